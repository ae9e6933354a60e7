"""MID-08 to MID-10: note lengths, pairs of note-on and note-off, and the end of the file."""

from __future__ import annotations

from symbolic.lint.summary import ERROR, WARNING, FileSummary, Found

SHORTEST_OF_QUARTER = 16
"""A sixteenth part of a quarter, a sixty-fourth note."""


def note_lengths(file: FileSummary) -> Found:
    """MID-08: no note shorter than a sixty-fourth note."""
    shortest = max(file.raw.ticks_per_quarter // SHORTEST_OF_QUARTER, 1)
    for track in file.tracks:
        for note in track.notes:
            if note.end_tick is None or (ticks := note.end_tick - note.onset_tick) >= shortest:
                continue
            severity = ERROR if ticks == 0 else WARNING
            yield severity, track.index, note.onset_tick, f"a note of {ticks} ticks is shorter than {shortest}"


def note_pairs(file: FileSummary) -> Found:
    """MID-09: every note-on has one note-off; no pitch starts while it sounds; note-offs come before note-ons."""
    for (_, channel), events in _by_channel(file).items():
        sounding: dict[int, int] = {}
        last_on_tick = -1
        for index, tick, is_on, pitch in events:
            name = f"note {pitch} on channel {channel + 1}"
            if is_on:
                if pitch in sounding:
                    yield ERROR, index, tick, f"{name} starts while it sounds"
                sounding[pitch] = index
                last_on_tick = tick
            elif pitch not in sounding:
                yield WARNING, index, tick, f"{name} ends but does not sound"
            else:
                del sounding[pitch]
                if tick == last_on_tick:
                    yield WARNING, index, tick, f"{name} ends after a note-on of the same tick"
        for pitch, index in sounding.items():
            yield ERROR, index, events[-1][1], f"note {pitch} on channel {channel + 1} never ends"


def _by_channel(file: FileSummary) -> dict[tuple[int, int], list[tuple[int, int, bool, int]]]:
    """The note events of each port and channel: track, tick, whether it is a note-on, pitch.

    Where tracks share a channel they are merged by tick, note-offs before note-ons.
    """
    found: dict[tuple[int, int], list[tuple[int, int, bool, int]]] = {}
    owners: dict[tuple[int, int], set[int]] = {}
    for track in file.tracks:
        for tick, is_on, channel, pitch in track.note_events:
            place = (track.port, channel)
            found.setdefault(place, []).append((track.index, tick, is_on, pitch))
            owners.setdefault(place, set()).add(track.index)
    for place, listed in found.items():
        if len(owners[place]) > 1:
            listed.sort(key=lambda row: (row[1], row[2]))
    return found


def ends(file: FileSummary) -> Found:
    """MID-10: all tracks end on the same tick, a bar line."""
    last_tick = max((track.end_tick for track in file.tracks), default=0)
    for track in file.tracks:
        if not track.events or track.events[-1].message.type != "end_of_track":
            yield ERROR, track.index, track.end_tick, "the track has no end_of_track"
        if track.end_tick != last_tick:
            yield (
                WARNING,
                track.index,
                track.end_tick,
                f"the track ends here, others at tick {last_tick}",
            )
    if file.tracks and not file.is_bar_line(last_tick):
        yield WARNING, 0, last_tick, "the end is not on a bar line"
