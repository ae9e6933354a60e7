"""Held-out songs as anyone's files, and a blind reader: what somebody hears who is only given the notes.

The reader gets the MIDI without names, markers, key signatures and chords, in one tempo for all it knows, and finds
roles, key and chords from the notes; the beat it finds from the onsets in seconds. It knows meter and instruments.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import mido
import numpy as np
from numpy.typing import NDArray

from scoresmith.editing import import_song
from scoresmith.editing.accompany import accompany
from scoresmith.editing.arrange import arranged
from scoresmith.editing.song import Song
from symbolic.data.corpus import READERS
from symbolic.data.source import UNREADABLE, Item, Reader
from symbolic.midi import midi_bytes
from symbolic.reader import read_score
from symbolic.recognition.live import track_beats
from symbolic.recognition.reading import understood
from symbolic.score import MAX_BAR_TICKS, Role, Score
from symbolic.timing import bar_starts

BARS = 16
"""So many bars of a song are edited."""
SUNG = 12
"""In so many of them there is a melody."""
KEPT_METAS = frozenset({"time_signature", "set_tempo", "end_of_track"})
TEXTS = frozenset({"marker", "text", "lyrics", "cue_marker", "sequencer_specific"})
"""Names of chords, and the note of this program in its files, which counts them: they are no events that sound."""
BLIND: frozenset[str] = frozenset({"grid", "tempo", "meter", "pickup", "sections", "swing"})
"""What the blind reader does not look for."""
ACCOMPANIED_WITH = (Role.CHORDS, Role.BASS)
"""What a lead sheet is accompanied with before it is edited."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a held-out song."""

    name: str
    source: str
    song: Song


def imported(reader: Reader, item: Item, seed: int) -> Song:
    """The song in the file of an item; POP909, whose files have no bar lines, is written as a file of bars first."""
    if item.path.is_file():
        return import_song(item.path, style="pop", seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "song.mid"
        path.write_bytes(midi_bytes(reader.read_item(item)[0].score))
        return import_song(path, style="pop", seed=seed)


def held_out(data: Path, source: str, count: int) -> list[Piece]:
    """Parts of held-out songs, read by import: the same ones each time, spread over the dev split."""
    reader = READERS[source]
    assert isinstance(reader, Reader)
    items = [item for item in reader.list_items(data) if item.split == "dev"]
    found: list[Piece] = []
    for number in np.random.default_rng(0).permutation(len(items)).tolist():
        if len(found) == count:
            break
        item = items[number]
        try:
            found += [Piece(item.name, source, part) for part in _parts(imported(reader, item, number))]
        except UNREADABLE:
            continue
    return found


def _parts(song: Song) -> Iterator[Song]:
    """The first ``BARS`` bars of a song that are sung, in one meter, with an accompaniment."""
    meters = {(meter.numerator, meter.denominator) for meter in song.score.meters}
    if len(meters) != 1 or song.score.meters[0].bar_ticks > MAX_BAR_TICKS or Role.MELODY not in song.rows:
        return
    for first in range(0, song.bars - BARS + 1, BARS // 2):
        inside = range(first, first + BARS)
        if sum((Role.MELODY, bar) in song.cells for bar in inside) >= SUNG:
            score = arranged(song.score, list(inside), ())
            part = replace(song, score=replace(score, pickup_ticks=0))
            alone = not any(role in part.rows for role in (Role.CHORDS, Role.ARP, Role.BASS))
            yield accompany(part, roles=ACCOMPANIED_WITH).song if alone else part
            return


def stripped(data: bytes) -> mido.MidiFile:
    """A MIDI file without names, markers and key signatures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "score.mid"
        path.write_bytes(data)
        file = mido.MidiFile(path)
    for track in file.tracks:
        kept, waited = [], 0
        for message in track:
            waited += message.time
            if not message.is_meta or message.type in KEPT_METAS:
                kept.append(message.copy(time=waited))
                waited = 0
        track[:] = kept
    return file


def blind(song: Song) -> Score:
    """The score of a song as the blind reader has it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blind.mid"
        stripped(midi_bytes(song.score)).save(path)
        score = read_score(path)
    return understood(replace(score, chords=(), keys=()), known=BLIND)


def heard_bpm(song: Song) -> float:
    """The tempo that is heard in the onsets of the MIDI file, in beats a minute."""
    beats = track_beats(onsets_s(midi_bytes(song.score)))
    return 60.0 / float(np.median(np.diff(beats)))


def onsets_s(data: bytes) -> NDArray[np.float64]:
    """The onsets of all notes of a MIDI file in seconds, as mido plays it."""
    now, found = 0.0, []
    for message in stripped(data):
        now += message.time
        if message.type == "note_on" and message.velocity:
            found.append(now)
    return np.array(found)


Events = list[tuple[object, ...]]


def events_outside(data: bytes, span_ticks: Sequence[tuple[int, int]], channels: frozenset[int]) -> Events:
    """The events of a MIDI file but for some channels' notes that begin within spans of ticks, and texts.

    The end of a note goes with its beginning.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "score.mid"
        path.write_bytes(data)
        file = mido.MidiFile(path)
    out: Events = []
    for number, track in enumerate(file.tracks):
        tick, inside = 0, set[tuple[int, int]]()
        for message in track:
            tick += message.time
            if message.type in ("note_on", "note_off"):
                key = message.channel, message.note
                begins = message.type == "note_on" and message.velocity > 0
                if begins and message.channel in channels and any(a <= tick < b for a, b in span_ticks):
                    inside.add(key)
                    continue
                if not begins and key in inside:
                    inside.discard(key)
                    continue
            elif message.type in TEXTS:
                continue
            out.append((number, tick, *message.copy(time=0).bytes()))
    return out


def bar_ticks(score: Score, bars: Sequence[int]) -> tuple[int, int]:
    """The ticks from the first to the end of the last of neighbouring bars."""
    starts = bar_starts(score.meters, score.end_tick)
    return starts[bars[0]], starts[bars[-1] + 1]
