"""Accompany: the other roles of a melody, of chords, or of both, in a style with asked or usual instruments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from planner.controls import to_controls, to_score
from planner.decisions import retold
from planner.form import Part
from planner.orchestrate import section_roles
from planner.plan import Plan, PlannedRole, PlannedSection
from planner.styles import STYLES
from scoresmith.editing.chord_change import with_chords
from scoresmith.editing.chord_choice import DEFAULT_STYLE, Wish, choose_chords, style_of
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from scoresmith.editing.wanted import SECTION_BARS, wanted_controls
from symbolic.controls import Controls
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.feel import EIGHTH, LATE_EIGHTH, SWUNG_STYLES
from symbolic.grid import Cell
from symbolic.instruments import drum_kit, instrument
from symbolic.recognise import recognise_chords
from symbolic.score import ROLES, TICKS_PER_QUARTER, ChordSpan, Role, Track
from symbolic.stylebook import STYLE_BOOK
from symbolic.timing import bar_starts, span_at

LEAST_ENERGY, MOST_ENERGY = 0.35, 0.8
"""The energies that the quietest and the fullest bar of a song without a plan are accompanied with."""
USUAL_ENERGY = 0.55
VOICES: tuple[Role, ...] = (Role.MELODY, Role.COUNTER)


def accompany(
    song: Song,
    bars: Collection[int] | None = None,
    *,
    roles: Collection[Role] | None = None,
    style: str = "",
    programs: Mapping[Role, int] | None = None,
    rhythm: str = "auto",
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Write the roles that are not there yet beneath a melody, or to chords; what is there stays as it is.

    ``roles`` None means those of the style's band that do not play yet in ``bars`` (None: all bars). ``programs`` are
    the instruments of new roles, where they shall not be the style's usual ones. Bars under a melody without chords
    are harmonised first. A pickup stays the melody's own: what is written begins with the first whole bar. Raises
    BadInput where there is neither melody nor chord, and where no role is left to write.
    """
    asked = asked_bars(song, bars, style)
    name, _ = style_of(song, style)
    base = told_chords(song, asked, Wish(style, rhythm))
    chosen = _chosen(base, asked, name, roles, dict(programs or {}))
    request = _request(base, _whole_bars(song, asked), chosen, explicit=roles is not None)
    if not request and not _whole_bars(song, asked):
        raise BadInput("bar 1 is a pickup, in which nothing accompanies; ask for bar 2 and later ones")
    if not request:
        wanted = ", ".join(sorted(role.value for role in chosen))
        raise BadInput(f"nothing is left to write: {wanted or 'every role of the style'} plays there already")
    chosen = {role: program for role, program in chosen.items() if any(role is cell[0] for cell in request)}
    new, controls = _prepared(base, name, chosen, request)
    return edit_of("accompany", song, written(new, controls, request, decoder=decoder, progress=progress))


def asked_bars(song: Song, bars: Collection[int] | None, style: str) -> list[int]:
    """The bars in order, all for None. Raises BadInput for one that is not there, and for an unknown style."""
    if style and style not in STYLES:
        raise BadInput(f"there is no style '{style}'; the styles are {', '.join(STYLES)}")
    wanted = range(song.bars) if bars is None else sorted(set(bars))
    if outside := [bar + 1 for bar in wanted if not 0 <= bar < song.bars]:
        raise BadInput(f"bar {outside[0]} is outside the piece, which has {song.bars} bars")
    return list(wanted)


def told_chords(song: Song, bars: Sequence[int], wish: Wish) -> Song:
    """The song with chords in all of these bars: heard where harmony sounds, else found for the melody."""
    starts = bar_starts(song.score.meters, song.score.end_tick)
    missing = [bar for bar in bars if _untold(song, starts, bar)]
    if not missing:
        return song
    playing = {bar for role, bar in song.cells if role not in (*VOICES, Role.DRUMS)}
    heard = [bar for bar in missing if bar in playing]
    if heard:
        chords = recognise_chords(song.score)
        inside = [(span, starts[bar], starts[bar + 1]) for bar in heard for span in chords]
        song = with_chords(song, [part for each in inside if (part := _clipped(*each)) is not None])
    left = [bar for bar in missing if bar not in playing]
    if left and not any((Role.MELODY, bar) in song.cells for bar in bars) and len(left) == len(bars):
        raise BadInput("there is neither a melody nor a chord in these bars to go by")
    return with_chords(song, choose_chords(song, left, wish)) if left else song


def _whole_bars(song: Song, bars: Sequence[int]) -> list[int]:
    """The bars without that of the pickup, whose beginning has to stay silent."""
    return [bar for bar in bars if bar or not song.score.pickup_ticks]


def _clipped(span: ChordSpan, start_tick: int, end_tick: int) -> ChordSpan | None:
    """The part of a span between two ticks, None where there is none."""
    begin, end = max(span.onset_tick, start_tick), min(span.onset_tick + span.duration_tick, end_tick)
    return ChordSpan(begin, end - begin, span.chord) if begin < end else None


def _untold(song: Song, starts: Sequence[int], bar: int) -> bool:
    """Whether a bar has no chord in its first or second half."""
    middle = (starts[bar] + starts[bar + 1]) // 2
    spans = [span_at(song.score.chords, tick) for tick in (starts[bar], middle)]
    return all(span is None or span.chord.quality == "N" for span in spans)


def _chosen(
    song: Song, bars: Sequence[int], style: str, roles: Collection[Role] | None, programs: dict[Role, int]
) -> dict[Role, int]:
    """The roles to write and who plays them: those asked for, or the style's band without those that play."""
    usual = {role: players[0] for role, players in STYLES.get(style, STYLES[DEFAULT_STYLE]).players.items()}
    book = STYLE_BOOK.get(style, STYLE_BOOK[DEFAULT_STYLE]).programs
    there = {role: song.score.tracks[index].program for role, index in song.rows.items()}
    playing = {role for role, bar in song.cells if bar in set(bars)}
    if roles is None:
        band = programs or usual
        wanted = [r for r in ROLES if r in band and r not in playing and (r is not Role.COUNTER or r in programs)]
    else:
        wanted = [role for role in ROLES if role in roles]
    return {role: programs.get(role, there.get(role, usual.get(role, book.get(role, 0)))) for role in wanted}


def _request(song: Song, bars: Sequence[int], chosen: Mapping[Role, int], explicit: bool) -> frozenset[Cell]:
    """The empty, unlocked cells to write: all of roles that were asked for, else as quiet and full bars have them."""
    empty = {(role, bar) for role in chosen for bar in bars} - set(song.cells)
    free = frozenset(cell for cell in empty if not song.is_locked(cell))
    if explicit or not chosen:
        return free
    energy = energies(song)
    parts = _parts(song)
    levels = [sum(energy[bar] for bar in range(first, end)) / (end - first) for first, end, _ in parts]
    players = {**{role: song.score.tracks[i].program for role, i in song.rows.items()}, **chosen}
    playing = section_roles([part for _, _, part in parts], levels, players, "song")
    spans = [(range(first, end), here) for (first, end, _), here in zip(parts, playing, strict=True)]
    return free & {(role, bar) for inside, here in spans for bar in inside for role in here} or free


def _parts(song: Song) -> list[tuple[int, int, Part]]:
    """The sections with their first bar and the bar after the last; bars outside sections are taken eight at a time."""
    parts: list[tuple[int, int, Part]] = []
    bar = 0
    for section in sorted(song.score.sections, key=lambda section: section.start_bar):
        parts += _plain(bar, section.start_bar)
        if section.start_bar >= bar:
            parts.append((section.start_bar, section.end_bar, Part(section.kind, section.letter, section.bars)))
            bar = section.end_bar
    return parts + _plain(bar, song.bars)


def _plain(first: int, end: int) -> list[tuple[int, int, Part]]:
    """Eight bars at a time, a rest joining the last eight."""
    cuts = [*range(first, max(end - SECTION_BARS, first) + 1, SECTION_BARS), end] if end > first else []
    return [(a, b, Part("verse", "A", b - a)) for a, b in pairwise(cuts)]


def energies(song: Song) -> dict[int, float]:
    """The energy of each bar: as planned, or between quiet and full as the bars of the score are busy."""
    if song.plan is not None:
        return {bar: s.energy for s in song.score.sections for bar in range(s.start_bar, s.end_bar)}
    own = [bar.energy for bar in song.controls.bars]
    told = {bar: s.energy for s in song.score.sections if s.energy != 0.5 for bar in range(s.start_bar, s.end_bar)}
    parts = _parts(song)
    found: dict[int, float] = {}
    for first, end, _ in parts:
        mean = sum(own[first:end]) / (end - first)
        level = USUAL_ENERGY if len(parts) == 1 else LEAST_ENERGY + (MOST_ENERGY - LEAST_ENERGY) * mean
        found |= dict.fromkeys(range(first, end), level)
    return found | told


def _prepared(song: Song, style: str, chosen: Mapping[Role, int], request: frozenset[Cell]) -> tuple[Song, Controls]:
    """The song with empty tracks for new roles and its Controls with the new cells."""
    if song.plan is not None:
        plan = _with_roles(song.plan, chosen, request)
        frame = replace(to_score(plan), tracks=_tracks(song, plan))
        controls = to_controls(replace(plan, style=style))
        return replace(song, plan=plan).with_frame(frame), controls
    present = set(song.rows)
    tracks = tuple(
        Track(role, _player(role, program), program) for role, program in chosen.items() if role not in present
    )
    frame = replace(song.frame, tracks=(*song.frame.tracks, *tracks))
    new = replace(song, style=song.style or _told_style(song, style)).with_frame(frame)
    return new, wanted_controls(new, style, request, dict(chosen), energies(song))


def _told_style(song: Song, style: str) -> str:
    """The style that a song without one is told to be in: not a swung one where its own eighths are even."""
    melody = song.score.tracks[song.rows[Role.MELODY]].notes if Role.MELODY in song.rows else ()
    places = [note.onset_tick % TICKS_PER_QUARTER for note in melody]
    even, late = places.count(EIGHTH), places.count(LATE_EIGHTH)
    return "" if style in SWUNG_STYLES and even > late else style


def _player(role: Role, program: int) -> str:
    return drum_kit(program) if role is Role.DRUMS else instrument(program).name


def _with_roles(plan: Plan, chosen: Mapping[Role, int], request: frozenset[Cell]) -> Plan:
    """The plan with the roles of the request among its players and in the sections where they play."""
    known = {planned.role: planned for planned in plan.roles}
    new = {role: PlannedRole(role, _player(role, program), program) for role, program in chosen.items()}
    players = {**new, **known}
    sections: list[PlannedSection] = []
    bar = 0
    for section in plan.sections:
        inside = {role for role, place in request if bar <= place < bar + section.bars}
        both = inside | set(section.roles)
        material = "state" if Role.MELODY in inside and section.material == "none" else section.material
        roles = tuple(role for role in ROLES if role in both)
        sections.append(replace(section, roles=roles, material=material))
        bar += section.bars
    ordered = tuple(players[role] for role in ROLES if role in players)
    return retold(plan, replace(plan, roles=ordered, sections=tuple(sections)), "accompany")


def _tracks(song: Song, plan: Plan) -> tuple[Track, ...]:
    """The tracks of the plan, and those of the song that are no rows after them."""
    rows = set(song.rows.values())
    return (*to_score(plan).tracks, *(track for i, track in enumerate(song.score.tracks) if i not in rows))
