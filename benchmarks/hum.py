"""How well sung melodies are heard: hums are made from melodies by a voice that knows nothing of the listener.

``hum_f1`` is mir_eval's F1 of notes (onset within 50 ms, pitch within 50 cents of the sung note after tuning was taken
off) over voices of men, women and children at 20 and 10 dB above the noise; ``hum_f1_whistle`` and ``hum_f1_plucked``
are the same for two other sounds. ``hum_grid_f1`` compares the written melody with the true score: onset and pitch
both exactly right, after one common shift; ``_octave`` also lets the tempo be twice or half the true one, ``_given``
tells the tempo. ``live_grid_f1`` is played on keys in free time, without sound. ``hum_speed_x`` is seconds of sound
heard in a second of processor time. Melodies are of the held-out split of OpenEWLD and POP909 with ``--data``, and
always the sopranos of Bach chorales, where music21's corpus is there, else those of the pieces delivery is tested with.
A second table shows F1 by condition (voice, noise, tempo, tonic, detuning, data set).

``python benchmarks/hum.py [--data DIR] [--quick] [--json FILE]``
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import itertools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from hum_voices import RATE_HZ, VOICES, Floats, Sung, performed, sing
from machine import machine

from symbolic.score import TICKS_PER_QUARTER, Note, Role, Score
from symbolic.transcription import Heard, HeardNote, OnGrid, hear_melody, on_grid

PIECES = Path(__file__).parents[1] / "tests" / "delivery"
SOUNDS: tuple[tuple[str, float], ...] = (
    ("female", 20.0), ("male", 10.0), ("child", 20.0), ("female", 10.0), ("male", 20.0), ("child", 10.0),
    ("whistle", 20.0), ("plucked", 20.0),
)  # fmt: skip  # each melody is sung by the next one
HELD_OUT, LEAST_NOTES, SUNG_S, QUICK_S = 40, 12, 15.0, 9.0
QUICK_HUMS = 16
TONICS = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
CHORALE_STEP = 9
"""Every so many-th chorale is sung."""
SAME_TEMPO = 0.04
USUAL_BPM = (60.0, 150.0)
"""A melody is sung at its tempo, but not slower or faster than people hum."""
SEED = 6


@dataclass(frozen=True, slots=True)
class Melody:
    """A melody from the data: ``beats`` (notes, 2) onsets and ends in quarters, and what is true of it."""

    name: str
    beats: Floats
    pitches: np.ndarray
    tempo_bpm: float
    meter: str
    key: tuple[int, str]


def melody_of(name: str, score: Score, most_s: float) -> Melody | None:
    """The beginning of a score's melody, as long as ``most_s`` at its tempo; None where there is too little."""
    track = score.track(Role.MELODY)
    if track is None or not track.notes or len(score.meters) > 1:
        return None
    bpm = float(np.clip(score.tempos[0].bpm, *USUAL_BPM))
    bar = score.meters[0].bar_ticks
    begin = track.notes[0].onset_tick // bar * bar
    top = {n.onset_tick: n for n in track.notes if n.onset_tick < begin + most_s * bpm / 60 * TICKS_PER_QUARTER}
    notes: list[Note] = [top[tick] for tick in sorted(top)]
    if len(notes) < LEAST_NOTES:
        return None
    beats = np.array([(n.onset_tick - begin, n.end_tick - begin) for n in notes]) / TICKS_PER_QUARTER
    beats[:-1, 1] = np.minimum(beats[:-1, 1], beats[1:, 0])
    key = score.keys[0]
    return Melody(name, beats, np.array([n.pitch for n in notes]), bpm, str(score.meters[0]), (key.tonic, key.mode))


def melodies(data: Path | None, most_s: float) -> Iterator[Melody]:
    """The melodies that are sung, of both data sets in turn."""
    for name, score in _scores(data):
        found = melody_of(name, score, most_s)
        if found is not None:
            yield found


def _scores(data: Path | None) -> Iterator[tuple[str, Score]]:
    """Named scores: of the data sets and the chorales in turn, without data of the chorales."""
    sources = [_chorales()] if data is None else [*_held_out(data), _chorales()]
    while sources:
        for source in tuple(sources):
            found = next(source, None)
            if found is None:
                sources.remove(source)
            else:
                yield found


def _held_out(data: Path) -> list[Iterator[tuple[str, Score]]]:
    from symbolic.data.openewld import list_sheets, read_sheet
    from symbolic.data.pop909 import list_songs, read_song
    from symbolic.errors import BadInput

    def scores(read: Any, items: Iterable[Any]) -> Iterator[tuple[str, Score]]:
        for item in items:
            try:
                works = read(item)
            except (BadInput, ValueError, KeyError, IndexError):
                continue
            yield from ((work.work_id, work.score) for work in works[:1])

    sheets = [item for item in list_sheets(data) if item.split == "dev"]
    songs = [item for item in list_songs(data) if item.split == "dev"]
    return [scores(read_sheet, sheets), scores(read_song, songs)]


def _chorales() -> Iterator[tuple[str, Score]]:
    """The sopranos of Bach chorales in music21's corpus; the pieces of the tests where it is not installed."""
    from symbolic.errors import BadInput
    from symbolic.musicxml import read_musicxml

    found = importlib.util.find_spec("music21")
    places = found.submodule_search_locations if found is not None else None
    files = sorted((Path(places[0]) / "corpus" / "bach").glob("bwv*.mxl")) if places else []
    if not files:
        sys.path.insert(0, str(PIECES))
        from pieces import NAMES, piece

        yield from ((f"pieces/{name}", piece(name)) for name in NAMES)
        return
    for file in files[::CHORALE_STEP]:
        with contextlib.suppress(BadInput):
            score = read_musicxml(file)
            yield f"chorales/{file.stem}", replace(score, tracks=(replace(score.tracks[0], role=Role.MELODY),))


def note_f1(sung: Sung, heard: Heard) -> tuple[float, float]:
    """F1 of notes (onset and pitch) and of onsets alone."""
    from mir_eval.transcription import onset_precision_recall_f1, precision_recall_f1_overlap

    true = np.stack([sung.onsets_s, np.maximum(sung.ends_s, sung.onsets_s + 0.01)], axis=1)
    found = np.array([(n.onset_s, max(n.end_s, n.onset_s + 0.01)) for n in heard.notes])
    pitches = np.array([n.pitch for n in heard.notes])
    both = precision_recall_f1_overlap(true, _hz(sung.pitches), found, _hz(pitches), offset_ratio=None)
    return float(both[2]), float(onset_precision_recall_f1(true, found)[2])


def _hz(pitches: np.ndarray) -> Floats:
    hz: Floats = 440.0 * 2.0 ** ((pitches - 69.0) / 12.0)
    return hz


def hits_of(sung: Sung, heard: Heard) -> list[bool]:
    """Whether each heard note has a sung one of its pitch within 50 ms."""
    return [bool(((np.abs(sung.onsets_s - n.onset_s) <= 0.05) & (sung.pitches == n.pitch)).any()) for n in heard.notes]


def grid_f1(
    true: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]], factors: Sequence[float] = (1.0,)
) -> float:
    """F1 of (tick, pitch), both exactly right after the common shift that suits best, at the best of the factors."""
    best = 0
    for factor in factors:
        scaled = [(round(tick * factor), pitch) for tick, pitch in found]
        shifts: dict[int, int] = defaultdict(int)
        for tick, pitch in true:
            for other, same in scaled:
                if pitch == same:
                    shifts[tick - other] += 1
        best = max([best, *shifts.values()])
    return 2 * best / (len(true) + len(found))


def ticks_of(written: OnGrid) -> list[tuple[int, int]]:
    """The written notes as (tick, pitch)."""
    return [(n.onset_tick, n.pitch) for n in written.score.tracks[0].notes]


def sung_facts(melody: Melody, sound: str, snr_db: float, seed: int) -> dict[str, float]:
    """Sing a melody, hear it, write it, and compare."""
    sung = sing(melody.beats, melody.pitches, melody.tempo_bpm, sound, snr_db, seed)
    start = time.process_time()
    heard = hear_melody(sung.audio.astype(np.float32), RATE_HZ)
    spent_s = time.process_time() - start
    written = on_grid(heard)
    moved = int(sung.pitches[0] - melody.pitches[0])
    facts = grid_facts(melody, sung.pitches, written, ((melody.key[0] + moved) % 12, melody.key[1]))
    told = on_grid(heard, tempo_bpm=melody.tempo_bpm)
    right, onset = note_f1(sung, heard)
    hits = hits_of(sung, heard)
    true = _true_ticks(melody, sung.pitches)
    return {
        "f1": right, "onset_f1": onset, "tempo_bpm": melody.tempo_bpm, "detuned": abs(sung.detuned_cents),
        "tonic": (melody.key[0] + moved) % 12, "grid_f1_given": grid_f1(true, ticks_of(told)), **facts,
        "sound_s": len(sung.audio) / RATE_HZ, "spent_s": spent_s,
        "sure": sum(not n.is_unsure for n in heard.notes), "notes": len(heard.notes), "right": sum(hits),
        "sure_right": sum(h for h, n in zip(hits, heard.notes, strict=True) if not n.is_unsure),
    }  # fmt: skip


def _true_ticks(melody: Melody, pitches: np.ndarray) -> list[tuple[int, int]]:
    return [(round(b * TICKS_PER_QUARTER), int(p)) for b, p in zip(melody.beats[:, 0], pitches, strict=True)]


def grid_facts(melody: Melody, pitches: np.ndarray, written: OnGrid, key: tuple[int, str]) -> dict[str, float]:
    """How right the written score is."""
    true, found = _true_ticks(melody, pitches), ticks_of(written)
    ratio = written.tempo_bpm / melody.tempo_bpm
    octaves = [abs(ratio * factor - 1) <= SAME_TEMPO for factor in (1.0, 2.0, 0.5)]
    heard_key = written.score.keys[0]
    return {
        "grid_f1": grid_f1(true, found),
        "grid_f1_octave": grid_f1(true, found, (1.0, 2.0, 0.5)),
        "tempo": octaves[0],
        "tempo_octave": any(octaves),
        "meter": str(written.score.meters[0]) == melody.meter,
        "key": (heard_key.tonic, _plain(heard_key.mode)) == (key[0], _plain(key[1])),
    }


def _plain(mode: str) -> str:
    """Major or minor, whichever a mode is nearer to."""
    from symbolic.theory import MINOR_MODES

    return "minor" if mode in MINOR_MODES else "major"


def live_facts(melody: Melody, seed: int) -> dict[str, float]:
    """Play a melody on keys in free time (no sound, nothing to mishear) and write it on the grid."""
    times = performed(melody.beats, melody.tempo_bpm, np.random.default_rng(seed))
    notes = tuple(
        HeardNote(float(a), float(b), int(p), 80, 1.0, float(p))
        for (a, b), p in zip(times, melody.pitches, strict=True)
    )
    return grid_facts(melody, melody.pitches, on_grid(Heard(notes, float(times.max()))), melody.key)


def measure(quick: bool = False, data: Path | None = None) -> dict[str, object]:
    """All figures by name."""
    count = QUICK_HUMS if quick else HELD_OUT * 2
    sung = list(itertools.islice(melodies(data, QUICK_S if quick else SUNG_S), count))
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    spent_s, sound_s = 0.0, 0.0
    for index in range(count):
        sound, snr_db = SOUNDS[(index + index // len(SOUNDS)) % len(SOUNDS)]
        melody = sung[index % len(sung)]
        facts = sung_facts(melody, sound, snr_db, SEED + index)
        for group in _conditions(melody, sound, snr_db, facts):
            rows[group].append(facts)
        spent_s, sound_s = spent_s + facts["spent_s"], sound_s + facts["sound_s"]
    rows["live"] = [live_facts(melody, SEED + index) for index, melody in enumerate(sung[:HELD_OUT])]
    speed = {"hum_speed_x": round(sound_s / spent_s, 1), "hum_s_per_minute": round(60 * spent_s / sound_s, 2)}
    table = {f"hum_f1_{name}": _mean(rows[name], "f1") for name in sorted(rows) if " " in name}
    return _figures(rows) | table | speed | {"hums": count, "melodies": len({m.name for m in sung[:count]})}


def hum_f1(quick: bool = False, data: Path | None = None) -> dict[str, float]:
    """The figures that are numbers, by name; ``hum_f1`` is the one with a bound (0.90)."""
    return {name: value for name, value in measure(quick, data).items() if isinstance(value, float | int)}


def _conditions(melody: Melody, sound: str, snr_db: float, facts: dict[str, float]) -> list[str]:
    """The groups that a hum belongs to; those with a space in their name make the table of conditions."""
    if sound not in VOICES:
        return [sound]
    bpm, detuned = facts["tempo_bpm"], facts["detuned"]
    tempo = "up to 80" if bpm <= 80 else "81 to 110" if bpm <= 110 else "over 110"
    off = "under 12" if detuned < 12 else "12 to 24" if detuned < 24 else "over 24"
    return [
        *("voices", sound, f"snr{snr_db:.0f}"),
        *(f"bpm {tempo}", f"cents {off}", f"tonic {TONICS[int(facts['tonic'])]}"),
        f"from {melody.name.partition('/')[0]}",
    ]


def _figures(rows: dict[str, list[dict[str, float]]]) -> dict[str, object]:
    """The means of the rows under the names of the figures."""
    voices = rows["voices"]
    figures: dict[str, object] = {"hum_f1": _mean(voices, "f1"), "hum_onset_f1": _mean(voices, "onset_f1")}
    for name in (*VOICES, "whistle", "plucked", "snr20", "snr10"):
        figures[f"hum_f1_{name}"] = _mean(rows[name], "f1")
    for name in ("grid_f1", "grid_f1_octave", "grid_f1_given", "tempo", "tempo_octave", "meter", "key"):
        figures[f"hum_{name}"] = _mean(voices, name)
    for name in ("grid_f1", "grid_f1_octave", "tempo", "tempo_octave", "meter", "key"):
        figures[f"live_{name}"] = _mean(rows["live"], name)
    notes, sure, right, good = (sum(r[k] for r in voices) for k in ("notes", "sure", "right", "sure_right"))
    figures["hum_unsure_share"] = round(1 - sure / notes, 3)
    figures["hum_sure_right"] = round(good / max(sure, 1), 3)
    figures["hum_unsure_right"] = round((right - good) / max(notes - sure, 1), 3)
    return figures


def _mean(rows: Sequence[dict[str, float]], name: str) -> float | None:
    return round(float(np.mean([row[name] for row in rows])), 3) if rows else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of the data sets")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = measure(arguments.quick, arguments.data)
    for name, value in figures.items():
        print(f"{name:<24} {value}")
    if arguments.json is not None:
        arguments.json.write_text(json.dumps({**figures, **machine()}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
