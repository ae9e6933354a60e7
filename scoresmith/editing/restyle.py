"""Another style for a song: melody, form and chords stay, and the accompaniment is written anew."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from planner.controls import to_controls, to_score, with_figures
from planner.plan import Plan
from planner.revise import revise
from planner.textures import texture_of
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from symbolic.controls import STYLES, Controls, Motif
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.feel import EIGHTH, LATE_EIGHTH, is_swung, swung_notes
from symbolic.grid import Cells
from symbolic.instruments import instrument
from symbolic.recognise import recognise_chords
from symbolic.score import TICKS_PER_QUARTER, Note, Role
from symbolic.timing import meter_at


def restyle(song: Song, style: str, *, decoder: Decoder | None = None, progress: Progress | None = None) -> Edit:
    """The song in another style: all rows but the melody are written again, locked cells apart.

    A composed song gets the style's players (what its prompt asked for and what is locked stays) and a tempo within
    the style's habits; a song without a plan keeps its players, tempo and silences. The melody is the same but for its
    off-beat eighths where one style swings and the other does not, and keeps its instrument where it would not fit the
    new one. Raises BadInput for an unknown style.
    """
    if style not in STYLES:
        near = get_close_matches(style, STYLES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(STYLES)}"
        raise BadInput(f"'{style}' is no style that is known; {hint}")
    if style == song.style:
        return edit_of("restyle", song, song)
    new = _replanned(song, song.plan, style) if song.plan is not None else replace(song, style=style)
    controls = to_controls(new.plan) if new.plan is not None else _styled(song, style)
    kept = {cell: notes for cell, notes in song.cells.items() if cell[0] is Role.MELODY or song.is_locked(cell)}
    cells = dict.fromkeys(new.cells, ()) | _in_feel(song, new, kept)
    request = {cell for cell in controls.cells if cell[0] is not Role.MELODY and not song.is_locked(cell)}
    if new.plan is None:
        request &= {*song.cells}
    new = new.with_written(cells)
    return edit_of("restyle", song, written(new, controls, request, decoder=decoder, progress=progress))


def _replanned(song: Song, plan: Plan, style: str) -> Song:
    """The song's plan and frame in another style, with the melody's notes still there."""
    held = {role for role, bar in song.cells if song.is_locked((role, bar))}
    names = {planned.role: planned for planned in plan.roles}
    keep = {f"roles.{role}": names[role].instrument for role in held if role in names}
    new = revise(plan, {**keep, "style": style}, seed=song.seed)
    melody = next((planned for planned in new.roles if planned.role is Role.MELODY), None)
    pitches = [note.pitch for (role, _), notes in song.cells.items() if role is Role.MELODY for note in notes]
    if pitches and Role.MELODY in names and (melody is None or not _reaches(melody.program, pitches)):
        new = revise(new, {f"roles.{Role.MELODY}": names[Role.MELODY].instrument}, seed=song.seed)
    new = _heard_as_before(plan, new)
    frame = to_score(new)
    frame = replace(frame, copyright=song.score.copyright, pickup_ticks=song.score.pickup_ticks)
    return replace(song.with_frame(frame), plan=new, style=style)


def _reaches(program: int, pitches: list[int]) -> bool:
    player = instrument(program)
    return player.low <= min(pitches) and max(pitches) <= player.high


def _heard_as_before(old: Plan, new: Plan) -> Plan:
    """The plan whose melody plays in the sections that it played in, with the same material."""
    sections = []
    for was, section in zip(old.sections, new.sections, strict=True):
        sung = Role.MELODY in was.roles
        roles = tuple(r for r in Role if (sung if r is Role.MELODY else r in section.roles))
        sections.append(replace(section, roles=roles or section.roles, material=was.material, source=was.source))
    return replace(new, sections=tuple(sections))


def _styled(song: Song, style: str) -> Controls:
    """The measured Controls of a song, its accompaniment as the style has it."""
    chords = song.score.chords or recognise_chords(song.score)
    told = replace(song, score=replace(song.score, chords=chords))
    controls = replace(told.controls, style=style)
    cells = dict(controls.cells)
    for (role, bar), cell in controls.cells.items():
        if role is not Role.MELODY:
            place, texture = controls.bars[bar], texture_of(style, role)
            quarters = place.meter.bar_ticks / TICKS_PER_QUARTER
            density = (texture.low + (texture.high - texture.low) * place.energy) * quarters / 4
            pulse = texture.pulse_high if place.energy >= 0.6 else texture.pulse
            cells[role, bar] = replace(cell, density=max(1.0, round(density, 2)), pulse=pulse, stack=texture.stack,
                                       motif=Motif.STATE, source_bar=None, texture=None, motion=None)  # fmt: skip
    return with_figures(replace(controls, cells=cells))


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
