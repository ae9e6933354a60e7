"""What a reader that knows nothing of plans finds in a MIDI file: metas, programs, notes, key, chords, energy.

``mido`` reads the bytes and ``music21`` hears the key; nothing of this project is imported.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import mido
from control_gold import DRUMS, pitch_class

DRUM_CHANNEL = 9
CHORDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("maj", (0, 4, 7)), ("min", (0, 3, 7)), ("dim", (0, 3, 6)), ("aug", (0, 4, 8)), ("maj", (0, 4, 7, 10)),
    ("maj", (0, 4, 7, 11)), ("min", (0, 3, 7, 10)), ("dim", (0, 3, 6, 10)), ("dim", (0, 3, 6, 9)),
)  # fmt: skip  # triad and the semitones above the root
LOW_NOTES = 5
"""Notes up to so many semitones above the lowest one count as the lowest part."""
BASS_WEIGHT, FIRST_BASS, MISSING_TONE, HEARD_SHARE, FOURTH_TONE = 0.35, 0.2, 0.4, 0.03, 0.06
_SYMBOL = re.compile(r"^([A-G][#b]*)([^/]*)(?:/([A-G][#b]*))?$")


@dataclass(frozen=True, slots=True)
class Note:
    """A sounding note; times in ticks."""

    start: int
    end: int
    pitch: int
    velocity: int


@dataclass(frozen=True, slots=True)
class Part:
    """The notes of one channel of one track. ``program`` is -1 for the percussion channel."""

    program: int
    name: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """The file as found: every meta with its tick, the parts, the end."""

    quarter: int
    end: int
    tempos: tuple[tuple[int, float], ...]
    meters: tuple[tuple[int, tuple[int, int]], ...]
    signatures: tuple[tuple[int, str], ...]
    markers: tuple[tuple[int, str], ...]
    symbols: tuple[tuple[int, str], ...]
    parts: tuple[Part, ...]

    @property
    def bar_ticks(self) -> int:
        """The ticks of a bar of the first meter."""
        numerator, denominator = self.meters[0][1]
        return numerator * 4 * self.quarter // denominator

    @property
    def bars(self) -> float:
        """The length in bars."""
        return self.end / self.bar_ticks

    @property
    def seconds(self) -> float:
        """The length in seconds by the tempo map."""
        total, changes = 0.0, [*self.tempos, (self.end, 0.0)]
        for (tick, bpm), (following, _) in pairwise(changes):
            total += (following - tick) / self.quarter * 60 / bpm
        return total

    @property
    def pitched(self) -> list[Note]:
        """The notes of all parts but the percussion."""
        return [note for part in self.parts if part.program != DRUMS for note in part.notes]


def read(data: bytes) -> Heard:
    """Read a Standard MIDI file."""
    file = mido.MidiFile(file=io.BytesIO(data))
    metas: dict[str, list[tuple[int, Any]]] = {}
    parts: list[Part] = []
    end = 0
    for track in file.tracks:
        now, program, name, channel = 0, None, "", None
        sounding: dict[int, tuple[int, int]] = {}
        notes: list[Note] = []
        for message in track:
            now += message.time
            if message.is_meta:
                metas.setdefault(message.type, []).append((now, message))
                name = message.name if message.type == "track_name" else name
            elif message.type == "program_change":
                program, channel = message.program, message.channel
            elif message.type == "note_on" and message.velocity:
                sounding[message.note] = (now, message.velocity)
                channel = message.channel
            elif message.type in ("note_off", "note_on") and message.note in sounding:
                start, velocity = sounding.pop(message.note)
                notes.append(Note(start, now, message.note, velocity))
        end = max(end, now)
        if channel is not None:
            parts.append(Part(DRUMS if channel == DRUM_CHANNEL else program or 0, name, tuple(notes)))
    return Heard(
        file.ticks_per_beat,
        end,
        tuple((tick, mido.tempo2bpm(m.tempo)) for tick, m in metas.get("set_tempo", [(0, _DEFAULT_TEMPO)])),
        tuple((tick, (m.numerator, m.denominator)) for tick, m in metas.get("time_signature", [(0, _DEFAULT_METER)])),
        tuple((tick, m.key) for tick, m in metas.get("key_signature", [])),
        tuple((tick, _text(m.text)) for tick, m in metas.get("marker", [])),
        tuple((tick, _text(m.text)) for tick, m in metas.get("text", [])),
        tuple(parts),
    )


_DEFAULT_TEMPO = mido.MetaMessage("set_tempo", tempo=500_000)
_DEFAULT_METER = mido.MetaMessage("time_signature", numerator=4, denominator=4)


def _text(text: str) -> str:
    """Meta text is bytes: UTF-8 where it is that, else Latin-1."""
    try:
        return text.encode("latin1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def hear_key(notes: list[Note], quarter: int) -> tuple[int, str, list[tuple[int, str, float]]]:
    """The tonic and mode that music21's ``analyze('key')`` hears, and all candidates with their correlations."""
    from music21 import note as m21note
    from music21 import stream

    sounding = stream.Stream()
    for each in notes:
        added = m21note.Note(each.pitch)
        added.quarterLength = (each.end - each.start) / quarter
        sounding.insert(each.start / quarter, added)
    key = sounding.analyze("key")
    candidates = [key, *key.alternateInterpretations]
    ranked = [(k.tonic.pitchClass, k.mode, round(float(k.correlationCoefficient), 3)) for k in candidates]
    return key.tonic.pitchClass, key.mode, ranked


def signature_key(text: str) -> tuple[int, str]:
    """The tonic and mode of a MIDI key signature such as ``F#m``."""
    return pitch_class(text.rstrip("m")), "minor" if text.endswith("m") else "major"


def symbol_parts(text: str) -> tuple[int, str] | None:
    """Root and quality of a chord symbol, None for no chord."""
    match = _SYMBOL.match(text)
    return None if match is None else (pitch_class(match[1]), match[2])


def triad_of(quality: str) -> str:
    """The triad of a quality suffix: ``maj min dim aug sus4 sus2 5``."""
    if quality.startswith(("dim", "o", "°", "m7b5", "ø")):
        return "dim"
    if quality.startswith("sus2"):
        return "sus2"
    if "sus" in quality:
        return "sus4"
    if quality.startswith(("aug", "+")) or "#5" in quality:
        return "aug"
    if quality == "5":
        return "5"
    return "min" if quality.startswith("m") and not quality.startswith("maj") else "maj"


def hear_chord(notes: list[Note], start: int, end: int) -> tuple[int, str] | None:
    """The root and triad that fit the notes of a span best: time on the chord's tones, its root in the lowest part.

    Sevenths are tried too and given by their triad. None where nothing sounds.
    """
    weights, lowest = [0.0] * 12, [0.0] * 12
    inside = [n for n in notes if n.start < end and n.end > start]
    if not inside:
        return None
    floor = min(n.pitch for n in inside)
    for n in inside:
        time = (min(n.end, end) - max(n.start, start)) / (end - start)
        weights[n.pitch % 12] += time
        if n.pitch <= floor + LOW_NOTES:
            lowest[n.pitch % 12] += time
    total, low = sum(weights), sum(lowest)
    if not total or not low:
        return None
    at_start = [n.pitch for n in inside if n.start <= start + (end - start) / 16]
    first = min(at_start) % 12 if at_start else None
    fits = (
        (
            _fit(weights, root, tones, total) + BASS_WEIGHT * lowest[root] / low + FIRST_BASS * (root == first),
            root,
            name,
        )
        for root in range(12)
        for name, tones in CHORDS
    )
    return max(fits)[1:]


def _fit(weights: list[float], root: int, tones: tuple[int, ...], total: float) -> float:
    shares = [weights[(root + tone) % 12] / total for tone in tones]
    return sum(shares) - MISSING_TONE * sum(share < HEARD_SHARE for share in shares) - FOURTH_TONE * (len(tones) - 3)


def energies(heard: Heard, windows: int = 12) -> list[float]:
    """Onsets times mean velocity in equal parts of the piece, all parts together."""
    onsets = [n for part in heard.parts for n in part.notes]
    out = []
    for i in range(windows):
        low, high = heard.end * i / windows, heard.end * (i + 1) / windows
        out.append(float(sum(n.velocity for n in onsets if low <= n.start < high)))
    return out
