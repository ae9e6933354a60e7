"""Orchestration: a song for other players. Its notes are handed over, moved by octaves, and never made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planner.decisions import retold
from planner.plan import Plan, PlannedRole
from planner.section_changes import with_materials
from scoresmith.editing.ensembles import Players, players_of
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.parts import Ensemble, arranged_bar, lead_of
from scoresmith.editing.ranges import fitted, without_doubles
from scoresmith.editing.song import Song
from symbolic.errors import BadInput
from symbolic.grid import Cells, cells_of
from symbolic.instruments import drum_kit, instrument
from symbolic.recognise import recognise_chords
from symbolic.score import ROLES, Note, Role, Track


def orchestrate(song: Song, ensemble: str | Mapping[Role, int]) -> Edit:
    """The song for a named group or for the players given (role -> program); fewer players reduce, more expand it.

    Melody and bass keep their lines; inner rows go to their own players, then to those who have nothing else, and whom
    that leaves idle doubles others or holds the chords. Drums are played only where the song has them. A role with
    locked cells keeps those and its instrument. Raises BadInput for an unknown group and where nobody has any notes.
    """
    players = players_of(ensemble)
    kept = {cell: notes for cell, notes in song.cells.items() if song.is_locked(cell)}
    held = {role for role, _ in kept}
    now = {role: song.score.tracks[index].program for role, index in song.rows.items()}
    players = {role: now[role] if role in held else players[role] for role in ROLES if role in players or role in held}
    cells = _arranged(song, players) | kept
    cells = {cell: notes for cell, notes in cells.items() if notes and (cell in kept or not song.is_locked(cell))}
    sounding = {role for role, _ in cells}
    if not sounding:
        raise BadInput("the song has no notes for these players")
    players = {role: program for role, program in players.items() if role in sounding}
    tracks = tuple(_track(song, role, program) for role, program in players.items())
    new = replace(song, score=replace(song.score, tracks=tracks)).with_written(cells)
    if song.plan is not None:
        said = ensemble if isinstance(ensemble, str) else ", ".join(track.name for track in tracks)
        new = replace(new, plan=_planned(song.plan, new, said))
    return edit_of("orchestrate", song, new)


def _track(song: Song, role: Role, program: int) -> Track:
    """The empty track of a part; a player who stays keeps the track's name."""
    index = song.rows.get(role)
    if index is not None and song.score.tracks[index].program == program:
        return replace(song.score.tracks[index], notes=())
    return Track(role, drum_kit(program) if role is Role.DRUMS else instrument(program).name, program)


def _arranged(song: Song, players: Players) -> Cells:
    """The cells of all parts."""
    chords = song.score.chords or recognise_chords(song.score)
    bars, sources = replace(song, score=replace(song.score, chords=chords)).controls.bars, _sources(song)
    if Role.MELODY in players and not any(Role.MELODY in bar for bar in sources):
        sources = [_led(source) for source in sources]
    newcomers = frozenset(role for role in players if not any(role in bar for bar in sources))
    group = Ensemble(players, newcomers, max(bar.energy for bar in bars))
    rows: dict[Role, dict[int, tuple[Note, ...]]] = {role: {} for role in players}
    last: dict[Role, int] = {}
    for number, (source, place) in enumerate(zip(sources, bars, strict=True)):
        for role, notes in arranged_bar(source, group, place, last).items():
            rows[role][number] = notes
            last[role] = notes[-1].pitch
    for role, program in players.items():
        if role is not Role.DRUMS:
            rows[role] = fitted(rows[role], program, role, bars)
    return {(role, bar): notes for role, row in without_doubles(rows, players).items() for bar, notes in row.items()}


def _led(source: Mapping[Role, tuple[Note, ...]]) -> dict[Role, tuple[Note, ...]]:
    """A bar of a song without a melody, whose highest line is one."""
    lead = lead_of(source)
    rest = {role: tuple(note for note in notes if note not in lead) for role, notes in source.items()}
    return {**{role: notes for role, notes in rest.items() if notes}, **({Role.MELODY: lead} if lead else {})}


def _sources(song: Song) -> list[dict[Role, tuple[Note, ...]]]:
    """The song's notes by bar and role. A second melody counts as counter-melody where there is none."""
    own = song.cells
    rows = set(song.rows.values())
    more = tuple(track for index, track in enumerate(song.score.tracks) if index not in rows)
    others = cells_of(replace(song.score, tracks=more))
    out: list[dict[Role, tuple[Note, ...]]] = []
    for bar in range(song.bars):
        here = {role: own[role, bar] for role in ROLES if own.get((role, bar))}
        for role in (Role.CHORDS, Role.ARP, Role.PAD, Role.DRUMS):
            if extra := others.get((role, bar)):
                here[role] = tuple(sorted({*here.get(role, ()), *extra}))
        for role in (Role.MELODY, Role.COUNTER, Role.BASS):
            if (extra := others.get((role, bar))) and role is not Role.BASS:
                here.setdefault(Role.COUNTER, extra)
        out.append(here)
    return out


def _planned(plan: Plan, new: Song, said: str) -> Plan:
    """The plan with the new players, and for each section those who play in it."""
    roles = tuple(PlannedRole(track.role, track.name, track.program) for track in new.score.tracks)
    sections, first = [], 0
    for section in plan.sections:
        bars = range(first, first + section.bars)
        heard = tuple(r.role for r in roles if any(new.cells.get((r.role, bar)) for bar in bars))
        sections.append(replace(section, roles=heard or tuple(r.role for r in roles)))
        first += section.bars
    fixed = tuple(dict.fromkeys((*plan.fixed, *(f"roles.{player.role}" for player in roles))))
    changed = with_materials(replace(plan, roles=roles, sections=tuple(sections), fixed=fixed))
    return retold(plan, changed, said)
