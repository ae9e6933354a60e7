"""REAPER projects (``.rpp``): plain text, one field list a line, blocks between ``<`` and ``>``.

Positions are seconds, notes ticks of 480 to the quarter; a tempo is in quarter notes a minute whatever the meter.
Paths are relative to the project's folder, so that the folder can be moved. The meaning of the fields is described in
"State Chunk Definitions", https://github.com/ReaTeam/Doc.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from render.daw.arrangement import STEM_COLOUR, Arrangement, Clip, Part, arrange
from render.daw.clock import Clock
from render.daw.stems import Stem, read_stems
from render.daw.text import QUOTES, number, plain, quoted
from symbolic.errors import BadInput
from symbolic.files import write_text
from symbolic.performance import Performance
from symbolic.score import TICKS_PER_QUARTER, Meter, Score

REAPER_VERSION = "7.0"
STEMS_FOLDER, MIX_NAME = "Stems", "Mix"
SQUARE = 1  # the shape of an envelope point whose value holds until the next
HAS_COLOUR = 0x1000000
NOTE_OFF, NOTE_ON, CONTROL_CHANGE, PROGRAM_CHANGE = 0x80, 0x90, 0xB0, 0xC0
ALL_NOTES_OFF = 123

# Events of one tick: what a note is played with, the ends of notes, the beginnings.
_SET, _OFF, _ON = 0, 1, 2


def write_reaper(
    performance: Performance,
    path: Path,
    *,
    score: Score | None = None,
    stems: Mapping[int, Path] | None = None,
    mix: Path | None = None,
) -> None:
    """Write a REAPER project, whole or not at all; the same arguments give the same bytes.

    Each track of the performance becomes a track with one MIDI item a section. Give the written ``score`` of a
    performance for its names and sections. ``stems`` are WAV files from sample 0, equally long, in the project's folder
    or below it, by the index of their track; with the ``mix`` they become muted tracks in a folder track. Raises
    BadInput, naming it, for a score, controller or file that cannot be used, and OSError.
    """
    arrangement = arrange(performance, score)
    found, whole = read_stems(stems, mix, len(arrangement.score.tracks))
    sounds = [(f"{p.name} (audio)", found[p.index]) for p in arrangement.parts if p.index in found]
    sounds += [] if whole is None else [(MIX_NAME, whole)]
    placed = [(name, stem, relative_path(stem.path, path.parent)) for name, stem in sounds]
    lines = [*_head(arrangement), *_tracks(arrangement), *_stem_tracks(placed), ">"]
    write_text(path, "\n".join(lines) + "\n")


def relative_path(file: Path, folder: Path) -> str:
    """The file as seen from the folder, with slashes. Raises BadInput for one elsewhere or that cannot be written."""
    place = file.parent.resolve() / file.name
    try:
        relative = place.relative_to(folder.resolve()).as_posix()
    except ValueError as error:
        raise BadInput(f"{file}: a REAPER project holds files of its own folder, {folder}, or below it") from error
    if plain(relative) != relative or all(mark in relative for mark in QUOTES):
        raise BadInput(f"{file}: REAPER cannot hold this name ({relative!r})")
    return relative


def _head(arrangement: Arrangement) -> Iterator[str]:
    score = arrangement.score
    first = score.meters[0]
    yield f'<REAPER_PROJECT 0.1 "{REAPER_VERSION}" 0'
    yield "  <NOTES 0 2"
    for text in (score.title, score.copyright):
        if plain(text):
            yield f"    |{plain(text)}"
    yield "  >"
    yield "  TIMELOCKMODE 1"
    yield "  TEMPOENVLOCKMODE 1"
    yield f"  TEMPO {number(score.tempos[0].bpm)} {first.numerator} {first.denominator}"
    yield from _tempo_envelope(arrangement.clock, score.meters)
    for place, (tick, name) in enumerate(arrangement.markers, 1):
        yield f"  MARKER {place} {number(arrangement.clock.seconds(tick), 12)} {quoted(name)} 0"


def _tempo_envelope(clock: Clock, meters: Sequence[Meter]) -> Iterator[str]:
    """A point where tempo or meter change; a point that begins a meter carries it as 65536 denominator + numerator."""
    begun = {meter.tick: meter for i, meter in enumerate(meters) if i == 0 or str(meter) != str(meters[i - 1])}
    ticks = sorted({*begun, *clock.ticks})
    if len(ticks) == 1:
        return
    yield "  <TEMPOENVEX"
    yield "    ACT 1 -1"
    yield "    VIS 1 0 1"
    yield "    LANEHEIGHT 0 0"
    yield "    ARM 0"
    yield f"    DEFSHAPE {SQUARE} -1 -1"
    for tick in ticks:
        meter = begun.get(tick)
        code = "" if meter is None else f" {(meter.denominator << 16) + meter.numerator}"
        yield f"    PT {number(clock.seconds(tick), 12)} {number(clock.tempo(tick).bpm)} {SQUARE}{code}"
    yield "  >"


def _colour(hexadecimal: str) -> int:
    """REAPER's number of a colour such as #4477AA: blue, green, red from high to low, and a bit that says "set"."""
    red, green, blue = bytes.fromhex(hexadecimal[1:])
    return HAS_COLOUR | blue << 16 | green << 8 | red


def _tracks(arrangement: Arrangement) -> Iterator[str]:
    for part in arrangement.parts:
        yield from _track_head(part.name, part.colour, gain=part.gain, pan=part.pan)
        for place, clip in enumerate(part.clips):
            yield from _midi_item(clip, part, arrangement.clock, is_first=place == 0)
        yield "  >"


def _track_head(
    name: str, colour: str, *, gain: float = 1.0, pan: float = 0.0, is_muted: bool = False, folder: str = "0 0"
) -> Iterator[str]:
    yield "  <TRACK"
    yield f"    NAME {quoted(name)}"
    yield f"    PEAKCOL {_colour(colour)}"
    yield f"    VOLPAN {number(gain)} {number(pan)} -1 -1 1"
    yield f"    MUTESOLO {int(is_muted)} 0 0"
    yield f"    ISBUS {folder}"


def _item_head(name: str, start_s: str, length_s: str) -> Iterator[str]:
    yield "    <ITEM"
    yield f"      POSITION {start_s}"
    yield f"      LENGTH {length_s}"
    yield "      LOOP 0"
    yield f"      NAME {quoted(name)}"


def _midi_item(clip: Clip, part: Part, clock: Clock, *, is_first: bool) -> Iterator[str]:
    start_s = clock.seconds(clip.start_tick)
    length_s = clock.seconds(clip.end_tick) - start_s
    yield from _item_head(clip.name, number(start_s, 12), number(length_s, 12))
    yield "      <SOURCE MIDI"
    yield f"        HASDATA 1 {TICKS_PER_QUARTER} QN"
    now = clip.start_tick
    for tick, _, status, data in _events(clip, part, is_first=is_first):
        first, second = data
        yield f"        E {tick - now} {status | part.channel:02x} {first:02x} {second:02x}"
        now = tick
    end_tick = max(now, clip.end_tick)
    yield f"        E {end_tick - now} {CONTROL_CHANGE | part.channel:02x} {ALL_NOTES_OFF:02x} 00"
    yield "      >"
    yield "    >"


def _events(clip: Clip, part: Part, *, is_first: bool) -> list[tuple[int, int, int, tuple[int, int]]]:
    """(tick, order in the tick, status, the two data bytes) of a clip; the first of a track sets the program."""
    events = [(clip.start_tick, _SET, PROGRAM_CHANGE, (part.program, 0))] if is_first else []
    for control in (*clip.held, *clip.controls):
        events.append((control.tick, _SET, CONTROL_CHANGE, (control.number, control.value)))
    for note in clip.notes:
        events.append((note.onset_tick, _ON, NOTE_ON, (note.pitch, note.velocity)))
        events.append((note.end_tick, _OFF, NOTE_OFF, (note.pitch, 0)))
    return sorted(events, key=lambda event: event[:2])


def _stem_tracks(sounds: Sequence[tuple[str, Stem, str]]) -> Iterator[str]:
    """A folder track, and in it one muted track a file; the last one closes the folder."""
    if not sounds:
        return
    yield from _track_head(STEMS_FOLDER, STEM_COLOUR, folder="1 1")
    yield "  >"
    for place, (name, stem, relative) in enumerate(sounds, 1):
        folder = "2 -1" if place == len(sounds) else "0 0"
        yield from _track_head(name, STEM_COLOUR, is_muted=True, folder=folder)
        yield "    BEAT 0"  # the track keeps to time, so that another tempo does not stretch it
        yield from _item_head(name, "0", number(stem.duration_s, 12))
        yield "      <SOURCE WAVE"
        yield f"        FILE {quoted(relative)}"
        yield "      >"
        yield "    >"
        yield "  >"
