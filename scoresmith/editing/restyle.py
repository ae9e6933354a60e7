"""Another style for a song: melody, form and chords stay, and the accompaniment is written anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from random import Random

from planner import parse
from planner.brief import Brief
from planner.controls import to_controls
from planner.decisions import retold
from planner.facts import TEMPO_BPM
from planner.orchestrate import choose_players
from planner.plan import Plan
from planner.revise import revise
from planner.styles import STYLES
from scoresmith.editing.accompany import energies, told_chords
from scoresmith.editing.bar_map import bar_map
from scoresmith.editing.chord_choice import Wish
from scoresmith.editing.frames import new_frame
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from scoresmith.editing.wanted import wanted_controls
from symbolic.controls import Controls
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.feel import EIGHTH, LATE_EIGHTH, is_swung, swung_notes
from symbolic.grid import Cell, Cells
from symbolic.instruments import drum_kit, instrument
from symbolic.score import ROLES, TICKS_PER_QUARTER, Note, Role, Track
from symbolic.timing import meter_at

Players = dict[Role, int]
"""The program of each role."""


def restyle(
    song: Song,
    style: str,
    *,
    tempo_bpm: float | None = None,
    keep_players: bool = False,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """The song in another style: all rows but the melody are written again, locked cells apart.

    The style brings its players, its drums and its feel; the tempo stays, unless one is asked for. What a person fixed
    in the plan, what is locked, and with ``keep_players`` everybody stays, and what the prompt wanted without stays
    away. The melody is the same but for its off-beat eighths where one style swings and the other does not, and keeps
    its instrument where the new one does not have all its notes. Raises BadInput for an unknown style, a tempo that no
    plan can have, and a song with neither melody nor chords.
    """
    _refuse(song, style, tempo_bpm)
    prepared = _replanned if song.plan is not None else _recast
    new, controls, request = prepared(song, style, tempo_bpm, keep_players)
    kept = {cell: notes for cell, notes in song.cells.items() if cell[0] is Role.MELODY or song.is_locked(cell)}
    new = new.with_written(dict.fromkeys(new.cells, ()) | _in_feel(song, new, kept))
    return edit_of("restyle", song, written(new, controls, request, decoder=decoder, progress=progress))


def usual_tempo(song: Song, style: str) -> float:
    """The tempo within the habits of a style that is nearest to the song's."""
    _refuse(song, style, None)
    low, _, high = STYLES[style].tempo_bpm
    return float(min(max(song.score.tempos[0].bpm, low), high))


def _refuse(song: Song, style: str, tempo_bpm: float | None) -> None:
    if style not in STYLES:
        near = get_close_matches(style, STYLES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(STYLES)}"
        raise BadInput(f"'{style}' is no style that is known; {hint}")
    if tempo_bpm is not None and not TEMPO_BPM[0] <= tempo_bpm <= TEMPO_BPM[1]:
        raise BadInput(f"tempo {tempo_bpm:g} is outside {TEMPO_BPM[0]} to {TEMPO_BPM[1]}")
    if style == song.style:
        raise BadInput(f"the piece is in the style '{style}' already; regenerate writes it again")


def _replanned(
    song: Song, style: str, tempo_bpm: float | None, keep_players: bool
) -> tuple[Song, Controls, frozenset[Cell]]:
    """A composed song under a plan of the style, its Controls, and the cells to write."""
    plan = song.plan
    assert plan is not None
    players = _cast(song, _planned_players(plan, style, song.seed), keep_players)
    names = {role: _name(role, program) for role, program in players.items()}
    changes = {f"roles.{role}": names.get(role, "none") for role in sorted(ROLES, key=lambda role: role not in names)}
    wanted = {"style": style, **({} if tempo_bpm is None else {"tempo_bpm": f"{tempo_bpm:g}"})}
    fixed = tuple(dict.fromkeys((*plan.fixed, *wanted)))
    new = revise(replace(plan, fixed=(*fixed, "tempo_bpm")), {**changes, **wanted}, seed=song.seed)
    said = ", ".join(f"{path}={value}" for path, value in wanted.items())
    new = retold(plan, replace(_heard_as_before(plan, new), fixed=fixed), said)
    frame = new_frame(song, plan, new, bar_map(plan, new))
    controls = to_controls(new)
    request = frozenset(cell for cell in controls.cells if cell[0] is not Role.MELODY and not song.is_locked(cell))
    return replace(song.with_frame(frame), plan=new, style=style), controls, request


def _planned_players(plan: Plan, style: str, seed: int) -> Players:
    """The style's players, without whom the prompt wanted away."""
    try:
        brief = parse(plan.prompt)
    except BadInput:
        brief = Brief(plan.prompt, plan.title, plan.language)
    free = replace(brief, instruments=(), ensemble=None, exclusive=None)
    players, _ = choose_players(free, STYLES[style], Random(f"{seed}/{plan.prompt}/players"))
    return players


def _cast(song: Song, players: Mapping[Role, int], keep_players: bool) -> Players:
    """Who plays: the style's players, but those who are to stay, and a melody's that has all its notes."""
    now = {role: song.score.tracks[index].program for role, index in song.rows.items()}
    if keep_players:
        return now
    fixed = {role for role in now if song.plan is not None and f"roles.{role}" in song.plan.fixed}
    stay = fixed | {role for role, bar in song.cells if song.is_locked((role, bar))}
    cast = {role: now[role] if role in stay else program for role, program in players.items()}
    cast |= {role: now[role] for role in stay}
    pitches = [note.pitch for (role, _), notes in song.cells.items() if role is Role.MELODY for note in notes]
    if Role.MELODY not in now:
        cast.pop(Role.MELODY, None)
    elif Role.MELODY not in cast or not _reaches(cast[Role.MELODY], pitches):
        cast[Role.MELODY] = now[Role.MELODY]
    return cast


def _reaches(program: int, pitches: list[int]) -> bool:
    player = instrument(program)
    return not pitches or (player.low <= min(pitches) and max(pitches) <= player.high)


def _name(role: Role, program: int) -> str:
    return drum_kit(program) if role is Role.DRUMS else instrument(program).name


def _heard_as_before(old: Plan, new: Plan) -> Plan:
    """The plan whose melody plays in the sections that it played in, with the same material."""
    sections = []
    for was, section in zip(old.sections, new.sections, strict=True):
        sung = Role.MELODY in was.roles
        roles = tuple(r for r in ROLES if (sung if r is Role.MELODY else r in section.roles))
        sections.append(replace(section, roles=roles or section.roles, material=was.material, source=was.source))
    return replace(new, sections=tuple(sections))


def _recast(
    song: Song, style: str, tempo_bpm: float | None, keep_players: bool
) -> tuple[Song, Controls, frozenset[Cell]]:
    """A song without a plan with the style's players, its Controls, and the cells to write: those that sounded.

    A player whom the song did not have plays where any accompaniment did, or where the melody does if none did.
    """
    told = told_chords(song, sorted({bar for _, bar in song.cells}), Wish(style))
    players = STYLES[style].players
    usual: dict[Role, int] = {role: programs[0] for role, programs in players.items() if role is not Role.COUNTER}
    now = set(song.rows)
    if Role.COUNTER in now and Role.COUNTER in players:
        usual[Role.COUNTER] = players[Role.COUNTER][0]
    cast = _cast(song, usual, keep_players)
    rows = {role: {bar for other, bar in song.cells if other is role} for role in now}
    beneath = {bar for role, bars in rows.items() if role is not Role.MELODY for bar in bars}
    beneath = beneath or rows.get(Role.MELODY, set())
    request = frozenset(
        (role, bar) for role in cast if role is not Role.MELODY
        for bar in (rows.get(role) or beneath) if not song.is_locked((role, bar))
    )  # fmt: skip
    tracks = _tracks(told, cast)
    new_tracks = tuple(Track(role, _name(role, cast[role]), cast[role]) for role in cast if role not in now)
    faster = 1.0 if tempo_bpm is None else tempo_bpm / song.score.tempos[0].bpm
    tempos = tuple(replace(tempo, bpm=tempo.bpm * faster) for tempo in song.score.tempos)
    new = replace(told, style=style).with_frame(replace(told.frame, tracks=(*tracks, *new_tracks), tempos=tempos))
    bare = new.with_written({cell: () for cell in new.cells if cell in request})
    return new, wanted_controls(bare, style, request, cast, energies(told)), request


def _tracks(song: Song, cast: Mapping[Role, int]) -> tuple[Track, ...]:
    """The empty rows with their new players, and the other tracks as they are.

    A row that nobody plays any more goes, unless another track of its role would take its place.
    """
    counts = Counter(track.role for track in song.score.tracks)
    out = []
    for index, track in enumerate(song.frame.tracks):
        program = cast.get(track.role, track.program)
        if song.rows[track.role] != index or (track.role not in cast and counts[track.role] > 1):
            out.append(track)
        elif track.role in cast:
            same = program == track.program
            out.append(track if same else replace(track, name=_name(track.role, program), program=program))
    return tuple(out)


def _in_feel(old: Song, new: Song, kept: Cells) -> Cells:
    """The kept cells with their off-beat eighths as the new style has them; locked ones as they are."""
    starts = [bar.start_tick for bar in old.controls.bars]
    out: Cells = {}
    for cell, notes in kept.items():
        meter = meter_at(old.score.meters, starts[cell[1]])
        swung = is_swung(old.style, meter), is_swung(new.style, meter)
        if old.is_locked(cell) or swung[0] == swung[1]:
            out[cell] = notes
        else:
            out[cell] = swung_notes(notes) if swung[1] else _straightened(notes)
    return out


def _straightened(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Swung eighths played even; beats with real triplets stay as they are."""
    third = TICKS_PER_QUARTER - LATE_EIGHTH
    triplets = {n.onset_tick // TICKS_PER_QUARTER for n in notes if n.onset_tick % TICKS_PER_QUARTER == third}

    def even(tick: int) -> int:
        beat, inside = divmod(tick, TICKS_PER_QUARTER)
        return tick - LATE_EIGHTH + EIGHTH if inside == LATE_EIGHTH and beat not in triplets else tick

    return tuple(sorted(
        Note(even(n.onset_tick), n.pitch, max(even(n.end_tick) - even(n.onset_tick), 1), n.velocity) for n in notes
    ))  # fmt: skip
