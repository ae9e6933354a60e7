"""What other programs find in our files: the notes they hear, and what they complain of."""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symbolic.score import TICKS_PER_QUARTER, Score

Notes: TypeAlias = Counter[tuple[Fraction, int]]
"""How often each (onset in quarter notes from the beginning, MIDI pitch) is there; for drums the General MIDI key."""

MUSESCORE_COMMANDS: tuple[str, ...] = ("mscore3", "musescore3")
BLOCK_FRAMES, MOST_BLOCKS = 2048, 5000
STEP_PITCH: dict[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def notes_of(score: Score) -> Notes:
    """The notes of our score; with a pickup counted from the beginning of the full first bar."""
    return Counter((Fraction(n.onset_tick, TICKS_PER_QUARTER), n.pitch) for t in score.tracks for n in t.notes)


@contextlib.contextmanager
def complaints() -> Iterator[list[str]]:
    """What Python code warns of or logs while it runs."""
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield heard
        heard += [str(warning.message) for warning in caught]
    finally:
        logging.getLogger().removeHandler(handler)


def unexplained(lines: list[str], explained: dict[str, str]) -> list[str]:
    """The lines that no pattern explains."""
    return [line for line in lines if line.strip() and not any(re.search(pattern, line) for pattern in explained)]


def partitura() -> ModuleType:
    """The library, imported as if there were no sound engine: with one it downloads a sound font when imported."""
    if "partitura" not in sys.modules:
        engine = sys.modules.get("fluidsynth")
        sys.modules["fluidsynth"] = None  # type: ignore[assignment]
        try:
            import partitura
        finally:
            del sys.modules["fluidsynth"]
            if engine is not None:
                sys.modules["fluidsynth"] = engine
    import partitura

    return partitura


def by_mido(path: Path) -> Notes:
    import mido

    file = mido.MidiFile(path)
    found: Notes = Counter()
    for track in file.tracks:
        tick = 0
        for message in track:
            tick += message.time
            if message.type == "note_on" and message.velocity:
                found[Fraction(tick, file.ticks_per_beat), message.note] += 1
    return found


def by_symusic(path: Path) -> Notes:
    import symusic

    score = symusic.Score(path)
    return Counter((Fraction(n.time, score.ticks_per_quarter), n.pitch) for t in score.tracks for n in t.notes)


def by_pretty_midi(path: Path) -> Notes:
    import pretty_midi

    midi = pretty_midi.PrettyMIDI(str(path))
    return Counter(
        (Fraction(midi.time_to_tick(n.start), midi.resolution), n.pitch) for i in midi.instruments for n in i.notes
    )


def by_partitura_as_performance(path: Path) -> Notes:
    performance = partitura().load_performance_midi(path)
    return Counter(
        (Fraction(int(note["note_on_tick"]), part.ppq), int(note["midi_pitch"]))
        for part in performance.performedparts
        for note in part.notes
    )


def by_partitura_as_score(path: Path) -> Notes:
    return notes_of_partitura(partitura().load_score_midi(path))


def notes_of_partitura(score: Any) -> Notes:
    """The notes at written pitch; those without a pitch stand under -1."""
    found: Notes = Counter()
    for part in score.parts:
        begin = part.quarter_map(part.first_point.t)
        unpitched = [n for n in part.iter_all(partitura().score.UnpitchedNote) if n.tie_prev is None]
        pairs = [(note, note.midi_pitch) for note in part.notes_tied] + [(note, -1) for note in unpitched]
        for note, pitch in pairs:
            quarter = Fraction(float(part.quarter_map(note.start.t) - begin)).limit_denominator(192)
            found[quarter, pitch] += 1
    return found


def by_music21(path: Path) -> Notes:
    """The notes with a pitch; what music21 makes unpitched stands under -1."""
    from music21 import converter

    return notes_of_music21(converter.parse(path, forceSource=True))


def notes_of_music21(score: Any) -> Notes:
    from music21 import harmony

    found: Notes = Counter()
    for part in score.parts:
        for sound in part.toSoundingPitch().flatten().notes:
            if isinstance(sound, harmony.ChordSymbol):
                continue
            onset = Fraction(sound.offset).limit_denominator(192)
            for one in sound.notes if sound.isChord or hasattr(sound, "notes") else (sound,):
                if one.tie is None or one.tie.type == "start":
                    found[onset, one.pitch.midi if one.isNote else -1] += 1
    return found


def root_of(data: bytes) -> Any:
    """The root of a MusicXML document."""
    from lxml import etree

    return etree.fromstring(data)


def notes_of_musicxml(root: Any, *, sounding: bool = True, only_unpitched: bool = False) -> Notes:
    """The notes that partwise MusicXML holds, tied ones once, counted from the beginning of its first bar."""
    keys = {
        instrument.get("id"): int(instrument.findtext("midi-unpitched")) - 1
        for instrument in root.iter("midi-instrument")
        if instrument.find("midi-unpitched") is not None
    }
    found: Notes = Counter()
    for part in root.findall("part"):
        for onset, note, shift in _placed(part):
            is_new = note.find("rest") is None and not any(tie.get("type") == "stop" for tie in note.iter("tie"))
            if is_new and (note.find("pitch") is None or not only_unpitched):
                found[onset, _key(note, keys, shift if sounding else 0)] += 1
    return found


def _placed(part: Any) -> Iterator[tuple[Fraction, Any, int]]:
    """Every note element with its onset and the semitones from written to sounding pitch."""
    begin, divisions, shift = Fraction(0), 1, 0
    for measure in part.findall("measure"):
        at = latest = onset = Fraction(0)
        for element in measure:
            length = Fraction(element.findtext("duration") or "0") / divisions
            if element.tag == "attributes":
                divisions = int(element.findtext("divisions") or divisions)
                shift = _shift(element, shift)
            elif element.tag in ("backup", "forward"):
                at += length if element.tag == "forward" else -length
            elif element.tag == "note":
                if element.find("chord") is None:
                    onset, at = at, at + length
                yield begin + onset, element, shift
            latest = max(latest, at)
        begin += latest


def _shift(attributes: Any, before: int) -> int:
    transpose = attributes.find("transpose")
    if transpose is None:
        return before
    octaves = int(transpose.findtext("octave-change") or 0)
    return int(transpose.findtext("chromatic") or 0) + 12 * octaves


def _key(note: Any, keys: dict[str, int], shift: int) -> int:
    pitch = note.find("pitch")
    if pitch is None:
        return keys.get(note.find("instrument").get("id"), -1) if note.find("instrument") is not None else -1
    alter = int(float(pitch.findtext("alter") or 0))
    return 12 * (int(pitch.findtext("octave")) + 1) + STEP_PITCH[pitch.findtext("step")] + alter + shift


def alike(found: Notes, expected: Notes, most_quarters: Fraction) -> bool:
    """Whether the notes are the same but for onsets that a reader put on a grid of its own, at most so far away."""
    onsets: dict[int, tuple[list[Fraction], list[Fraction]]] = {}
    for index, notes in enumerate((found - expected, expected - found)):
        for (onset, pitch), count in notes.items():
            onsets.setdefault(pitch, ([], []))[index].extend([onset] * count)
    return all(
        len(theirs) == len(ours)
        and all(abs(a - b) < most_quarters for a, b in zip(sorted(theirs), sorted(ours), strict=True))
        for theirs, ours in onsets.values()
    )


def musescore() -> str | None:
    """The command of MuseScore 3 on this machine."""
    return next((found for name in MUSESCORE_COMMANDS if (found := shutil.which(name))), None)


def by_fluidsynth(path: Path, soundfont: Path, rate_hz: int) -> NDArray[np.float32]:
    """The sound of a MIDI file to its last tick, (frames, 2), as the engine's own player plays it, without reverb."""
    import fluidsynth

    synth = fluidsynth.Synth(
        gain=0.5, samplerate=float(rate_hz), **{"synth.reverb.active": 0, "synth.chorus.active": 0}
    )
    try:
        synth.sfload(str(soundfont))
        player = fluidsynth.new_fluid_player(synth.synth)
        fluidsynth.fluid_player_add(player, str(path).encode())
        fluidsynth.fluid_player_play(player)
        blocks = []
        total = read_tick(fluidsynth, "fluid_player_get_total_ticks")
        current = read_tick(fluidsynth, "fluid_player_get_current_tick")
        while current(player) < (total(player) or 1) and len(blocks) < MOST_BLOCKS:
            blocks.append(synth.get_samples(BLOCK_FRAMES))
        fluidsynth.delete_fluid_player(player)
    finally:
        synth.delete()
    return (np.concatenate(blocks).astype(np.float32) / 32768).reshape(-1, 2)


def read_tick(fluidsynth: Any, name: str) -> Callable[[Any], int]:
    """A function of the engine's player that pyfluidsynth does not name."""
    import ctypes

    function: Callable[[Any], int] = fluidsynth.cfunc(name, ctypes.c_int, ("player", ctypes.c_void_p, 1))
    return function
