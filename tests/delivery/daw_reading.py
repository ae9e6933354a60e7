"""DAW projects read again, by other means than they were written with, and performances to write."""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import rpp
import soundfile
from lxml import etree

from symbolic.midi import midi_bytes
from symbolic.midi_events import paired_notes, parse_midi
from symbolic.performance import Control, Performance
from symbolic.score import Note, Score, Track

TICKS = 480
DRUM_CHANNEL = 9
FoundNote = tuple[int, int, int, int, bool]  # onset, pitch, duration, velocity, on the drum channel


@dataclass(frozen=True, slots=True)
class FoundClip:
    """A clip of a project. Times are ticks from the start of the piece."""

    name: str
    start_tick: int
    end_tick: int
    notes: list[FoundNote]
    controls: list[Control]
    program: int | None = None


@dataclass(frozen=True, slots=True)
class FoundTrack:
    """A notes track of a project."""

    name: str
    clips: list[FoundClip]

    @property
    def notes(self) -> Counter[FoundNote]:
        return Counter(note for clip in self.clips for note in clip.notes)


def midi_notes(score: Score) -> Counter[FoundNote]:
    """Every note of the MIDI file of a score."""
    raw = parse_midi(midi_bytes(score), "score.mid")
    return Counter(
        (n.onset_tick, n.pitch, (n.end_tick or 0) - n.onset_tick, n.velocity, n.channel == DRUM_CHANNEL)
        for events in raw.tracks
        for n in paired_notes(events)
    )


def notes_of(tracks: Sequence[FoundTrack]) -> Counter[FoundNote]:
    return sum((track.notes for track in tracks), Counter())


def played(score: Score, seed: int = 7) -> Performance:
    """The score with onsets and ends up to 18 ticks off the grid, pedal and expression, as a player might."""
    rng = random.Random(seed)
    tracks = tuple(replace(t, notes=_played(t, score.end_tick, rng)) for t in score.tracks)
    beats = range(0, score.end_tick, 2 * TICKS)
    pedal = [Control(t + 30 + 300 * up, 64, 0 if up else 127) for t in beats for up in (0, 1)]
    swell = [Control(t, 11, rng.randint(40, 127)) for t in beats] + [Control(score.end_tick, 11, 127)]
    rows = tuple(tuple(sorted(pedal if i % 3 == 0 else swell)) if i % 3 < 2 else () for i in range(len(tracks)))
    return Performance(replace(score, tracks=tracks), rows)


def _played(track: Track, end_tick: int, rng: random.Random) -> tuple[Note, ...]:
    free: dict[int, int] = {}
    notes = []
    for note in track.notes:
        onset = max(free.get(note.pitch, 0), note.onset_tick + rng.randint(-18, 18))
        end = min(end_tick, max(onset + 30, note.end_tick + rng.randint(-18, 18)))
        free[note.pitch] = end
        notes.append(Note(onset, note.pitch, end - onset, note.velocity))
    return tuple(sorted(notes))


def write_stems(folder: Path, names: Sequence[str], frames: int = 4800, rate_hz: int = 48_000) -> dict[int, Path]:
    """One 24-bit stereo WAV a name, each with its own noise."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for i, name in enumerate(names):
        noise = np.random.default_rng(i).uniform(-0.5, 0.5, (frames, 2))
        paths[i] = folder / f"{name}.wav"
        soundfile.write(paths[i], noise, rate_hz, subtype="PCM_24")
    return paths


# DAWproject


def project_of(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read("project.xml"))


def lanes_of(project: Any) -> dict[str, Any]:
    """The lanes of each track by the track's id."""
    return {lanes.get("track"): lanes for lanes in project.findall("Arrangement/Lanes/Lanes")}


def dawproject_tracks(project: Any) -> list[FoundTrack]:
    lanes = lanes_of(project)
    tracks = [t for t in project.findall("Structure/Track") if t.get("contentType") == "notes"]
    return [
        FoundTrack(t.get("name"), [_dawproject_clip(c) for c in lanes[t.get("id")].findall("Clips/Clip")])
        for t in tracks
    ]


def ticks(beats: str) -> int:
    exact = float(beats) * TICKS
    assert abs(exact - round(exact)) < 1e-3
    return round(exact)


def _dawproject_clip(clip: Any) -> FoundClip:
    start = ticks(clip.get("time"))
    assert clip.get("playStart") == "0"
    notes = [
        (
            start + ticks(n.get("time")),
            int(n.get("key")),
            ticks(n.get("duration")),
            round(float(n.get("vel")) * 127),
            int(n.get("channel")) == DRUM_CHANNEL,
        )
        for n in clip.iter("Note")
    ]
    controls = [
        Control(
            start + ticks(p.get("time")),
            int(points.find("Target").get("controller")),
            round(float(p.get("value")) * 127),
        )
        for points in clip.iter("Points")
        for p in points.findall("RealPoint")
    ]
    return FoundClip(clip.get("name"), start, start + ticks(clip.get("duration")), notes, sorted(controls))


# REAPER


def reaper_of(path: Path) -> Any:
    return rpp.loads(path.read_text(encoding="utf-8"))


def field(element: Any, name: str) -> list[str]:
    """The fields of the one line of that name."""
    (row,) = [child for child in element if isinstance(child, list) and child[0] == name]
    return row[1:]


def tempo_map(project: Any) -> list[tuple[float, float]]:
    """(second, quarters a minute), from the header or the envelope."""
    points = [(float(row[1]), float(row[2])) for row in project.findall("TEMPOENVEX/PT")]
    return points or [(0.0, float(field(project, "TEMPO")[0]))]


def tick_at(second: float, tempos: Sequence[tuple[float, float]]) -> float:
    """Where REAPER's ruler stands at a second."""
    tick = 0.0
    for (start, bpm), end in zip(tempos, [*(t for t, _ in tempos[1:]), float("inf")], strict=True):
        tick += max(0.0, min(second, end) - start) * bpm * TICKS / 60
    return tick


def reaper_tracks(project: Any) -> list[FoundTrack]:
    """The tracks with MIDI items."""
    tempos = tempo_map(project)
    found = []
    for track in project.findall("TRACK"):
        items = track.findall("ITEM")
        if items and items[0].find("SOURCE").attrib[0] == "MIDI":
            found.append(FoundTrack(field(track, "NAME")[0], [_reaper_clip(item, tempos) for item in items]))
    return found


def _reaper_clip(item: Any, tempos: Sequence[tuple[float, float]]) -> FoundClip:
    position, length = float(field(item, "POSITION")[0]), float(field(item, "LENGTH")[0])
    start, end = tick_at(position, tempos), tick_at(position + length, tempos)
    assert max(abs(start - round(start)), abs(end - round(end))) < 1e-3
    source = item.find("SOURCE")
    assert field(source, "HASDATA") == ["1", "480", "QN"]
    notes, controls, program = _midi_lines([row for row in source if row[0] == "E"], round(start), round(end))
    return FoundClip(field(item, "NAME")[0], round(start), round(end), notes, controls, program)


def _midi_lines(rows: Sequence[list[str]], start: int, end: int) -> tuple[list[FoundNote], list[Control], int | None]:
    """What the event lines of an item hold; they end with "all notes off" at its end or after the last release."""
    assert all(re.fullmatch(r"E \d+( [0-9a-f]{2}){3}", " ".join(row)) for row in rows)
    sounding: dict[tuple[int, int], tuple[int, int]] = {}
    notes, controls, program, now = [], [], None, start
    for row in rows[:-1]:
        now += int(row[1])
        status, first, second = (int(x, 16) for x in row[2:])
        kind, channel = status & 0xF0, status & 0x0F
        if kind == 0x90:
            assert (channel, first) not in sounding
            sounding[channel, first] = now, second
        elif kind == 0x80:
            onset, velocity = sounding.pop((channel, first))
            notes.append((onset, first, now - onset, velocity, channel == DRUM_CHANNEL))
        elif kind == 0xB0:
            controls.append(Control(now, first, second))
        else:
            assert kind == 0xC0
            program = first
    assert not sounding
    assert rows[-1][2:] in (["b0", "7b", "00"], ["b9", "7b", "00"])
    assert now + int(rows[-1][1]) == max(now, end)
    return notes, sorted(controls), program


def all_ids(project: Any) -> Iterator[str]:
    return (element.get("id") for element in project.iter() if element.get("id") is not None)


REFERENCES: Mapping[str, tuple[str, ...]] = {
    "Channel": ("destination",),
    "Lanes": ("track",),
    "Clips": ("track",),
    "Points": ("track",),
    "Target": ("parameter",),
    "Clip": ("reference",),
    "Send": ("destination",),
}


def all_references(project: Any) -> Iterator[str]:
    for element in project.iter():
        for name in REFERENCES.get(str(element.tag), ()):
            if element.get(name) is not None:
                yield element.get(name)
