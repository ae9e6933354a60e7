"""MID-01 to MID-07: header, conductor track, heads of tracks, channels, order, markers and chord symbols."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from symbolic.errors import BadInput
from symbolic.lint.summary import ERROR, WARNING, FileSummary, Found, TrackSummary
from symbolic.midi_events import CHORDS_TRACK_NAME, MAX_ASCII_NAME, MIDI_DRUM_CHANNEL, extras_rows, from_wire
from symbolic.midi_forms import placed_sections, split_markers
from symbolic.midi_roles import mixer_rank
from symbolic.score import Role
from symbolic.theory import parse_chord

MAX_TICKS_PER_QUARTER = 960
HEAD_CONTROLS: tuple[tuple[int, str], ...] = ((7, "volume (CC7)"), (10, "pan (CC10)"))
CONDUCTOR_ONLY: tuple[tuple[str, str, str], ...] = (
    ("set_tempo", "tempo", ERROR),
    ("time_signature", "meter", ERROR),
    ("key_signature", "key", WARNING),
    ("marker", "marker", WARNING),
)  # what stands in the first track alone: many programs read tempo and meter nowhere else


def header(file: FileSummary) -> Found:
    """MID-01: type 1, at most 960 ticks to the quarter."""
    if file.raw.kind == 0:
        yield WARNING, 0, 0, "the file has type 0, not 1: all parts share one track"
    elif file.raw.kind != 1:
        yield ERROR, 0, 0, f"the file has type {file.raw.kind}, not 1: most programs do not open it"
    if file.raw.ticks_per_quarter > MAX_TICKS_PER_QUARTER:
        yield ERROR, 0, 0, f"{file.raw.ticks_per_quarter} ticks to the quarter are more than {MAX_TICKS_PER_QUARTER}"
    if not file.tracks:
        yield ERROR, 0, 0, "the file has no track"


def conductor_track(file: FileSummary) -> Found:
    """MID-02: the first track has the title and all tempos, meters, keys and markers, and no notes."""
    if not file.tracks:
        return
    conductor = file.tracks[0]
    if conductor.notes and file.raw.kind != 0:
        yield WARNING, 0, conductor.notes[0].onset_tick, "the conductor track has notes"
    if not conductor.starts_with_name:
        yield WARNING, 0, 0, "the conductor track does not start with the title"
    for kind, word, _ in CONDUCTOR_ONLY[:3]:
        if not any(e.message.type == kind and e.tick == 0 for e in conductor.events):
            yield WARNING, 0, 0, f"there is no {word} at tick 0"
    kinds = {kind: (word, severity) for kind, word, severity in CONDUCTOR_ONLY}
    said = {(e.tick, _values(e.message)) for e in conductor.events if e.message.type in kinds}
    for track in file.later if file.raw.kind != 0 else ():
        for event in track.events:
            if event.message.type in kinds:
                word, severity = kinds[event.message.type]
                is_repeated = (event.tick, _values(event.message)) in said
                too = ", which says the same" if is_repeated else ""
                words = f"a {word} stands outside the conductor track{too}"
                yield WARNING if is_repeated else severity, track.index, event.tick, words


def _values(message: Any) -> bytes:
    return bytes(message.bytes())


def track_heads(file: FileSummary) -> Found:
    """MID-03: name first, then program, volume and pan at tick 0 before the notes."""
    for track in file.later:
        if not track.starts_with_name or not track.name:
            yield WARNING, track.index, 0, "the track does not start with its name"
        elif track.name.isascii() and len(track.name) > MAX_ASCII_NAME:
            yield WARNING, track.index, 0, f"the name is longer than {MAX_ASCII_NAME} characters"
        elif not _is_utf8(track.wire_name):
            yield WARNING, track.index, 0, "the name is not UTF-8"
        if not track.notes:
            continue
        if not track.has_head_program:
            yield WARNING, track.index, 0, "there is no program at tick 0 before the notes"
        for control, label in HEAD_CONTROLS:
            if control not in track.head_controls:
                yield WARNING, track.index, 0, f"there is no {label} at tick 0 before the notes"


def _is_utf8(wire: str) -> bool:
    try:
        wire.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def channels(file: FileSummary) -> Found:
    """MID-04: one channel and one program a track; drums, and only drums, on channel 10."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for track in file.later:
        if len(track.channels) > 1 and file.raw.kind != 0:
            yield WARNING, track.index, 0, f"the track uses channels {sorted(c + 1 for c in track.channels)}, not one"
        role = file.roles.get(track.index)
        if role is not None and (role is Role.DRUMS) != track.is_drums:
            place = min(track.channels) + 1
            yield ERROR, track.index, 0, f"{role} on channel {place}; drums, and only drums, are on channel 10"
        for tick, channel, program in track.programs:
            owner, known = first.setdefault((track.port, channel), (track.index, program))
            if known == program:
                continue
            if owner == track.index:
                yield WARNING, track.index, tick, f"a second program on channel {channel + 1}: {program} after {known}"
            else:
                yield ERROR, track.index, tick, f"a second program on channel {channel + 1}, which track {owner} uses"


def mixer_order(file: FileSummary) -> Found:
    """MID-05: the order of a mixer, or of the score where the file says so.

    With known roles the order is exact; without them the first part may be a lead of any family.
    """
    if file.extras.get("track_order") == "score":
        ordered = [(i, row["order"]) for i, row in sorted(file.rows.items()) if isinstance(row.get("order"), int)]
        for (_, before), (index, order) in pairwise(ordered):
            if order < before:
                yield WARNING, index, 0, "the track stands after one that follows it in the score"
        return
    ranks = [(track.index, _rank(file, track)) for track in file.later if track.name not in file.helpers]
    known = [(index, rank) for index, rank in ranks if rank is not None]
    for (_, before), (index, rank) in pairwise(known if file.roles else known[1:]):
        if rank < before:
            words = "the track stands after one that follows it in a mixer (lead, keys, ... bass, drums)"
            yield WARNING, index, 0, words


def _rank(file: FileSummary, track: TrackSummary) -> int | None:
    if not track.channels:
        return None
    role = file.roles.get(track.index, Role.DRUMS if MIDI_DRUM_CHANNEL in track.channels else None)
    return mixer_rank(role, track.program_at(0) or 0)


def markers(file: FileSummary) -> Found:
    """MID-06: one named marker a section, on a bar line, in the order of the plan."""
    marks = section_markers(file)
    for (before, _), (tick, name) in pairwise([(-1, ""), *marks]):
        if not name.strip():
            yield WARNING, 0, tick, "a section marker has no name"
        if not file.is_bar_line(tick):
            yield WARNING, 0, tick, f"the section marker '{name}' is not on a bar line"
        if tick == before:
            yield WARNING, 0, tick, f"a second section marker, '{name}', stands on the same bar line"
    planned = [str(row.get("name", "")) for row in extras_rows(file.extras, "sections")]
    if planned and planned != [name for _, name in marks]:
        yield ERROR, 0, 0, f"the markers are {[name for _, name in marks]}, the sections {planned}"


def section_markers(file: FileSummary) -> list[tuple[int, str]]:
    """The markers that are no chord symbols, at their ticks in the file."""
    if file.extras.get("chord_form") != "marker":
        return list(file.markers)
    planned = [(file.in_file(tick), name) for tick, name in placed_sections(file.extras)]
    kept, _ = split_markers(file.tracks[0].events, planned)
    return [(e.tick, from_wire(e.message.text)) for e in kept if e.message.type == "marker"]


def chord_symbols(file: FileSummary) -> Found:
    """MID-07: as many chord symbols as planned chords, all of them readable."""
    planned = file.extras.get("chords", 0)
    symbols = 0
    for track in file.tracks:
        if track.name != CHORDS_TRACK_NAME or track.channels:
            continue
        for event in track.events:
            if event.message.type != "text":
                continue
            symbols += 1
            try:
                parse_chord(from_wire(event.message.text))
            except BadInput as error:
                yield WARNING, track.index, event.tick, str(error)
    if file.extras.get("chord_form") == "marker":
        symbols += len(file.markers) - len(section_markers(file))
    if file.is_own and isinstance(planned, int) and symbols != planned:
        yield ERROR, 0, 0, f"{symbols} chord symbols for {planned} chords"
