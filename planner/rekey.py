"""Chords carried into another key: by transposition within a mode, degree by degree into another one."""

from __future__ import annotations

from symbolic.score import Chord
from symbolic.theory import (
    CHORD_QUALITIES,
    MINOR_MODES,
    MODES,
    PARENT_MODE,
    chord_pitch_classes,
    scale_pitch_classes,
    transpose_chord,
)

Key = tuple[int, str]
"""Tonic, a pitch class, and mode."""

_TRIADS: dict[tuple[int, ...], str] = {CHORD_QUALITIES[name]: name for name in ("", "m", "dim", "aug")}
_SEVENTHS: dict[tuple[int, ...], str] = {
    CHORD_QUALITIES[name]: name for name in ("7", "maj7", "m7", "m7b5", "dim7", "mMaj7", "maj7#5")
}
_DOMINANT = 4
"""The index of the fifth degree in a scale."""


def rekey(chord: Chord, old: Key, new: Key) -> Chord:
    """The chord of ``old`` that plays the same part in ``new``.

    Within one mode it is transposed. Into another mode, a chord of the scale becomes the one on the same degree (the
    dominant of a minor key stays major); a chord with other tones is transposed as it is.
    """
    if chord.quality == "N":
        return chord
    if old[1] == new[1]:
        return transpose_chord(chord, new[0] - old[0])
    scale, other = _scale(old[1]), _scale(new[1])
    interval = (chord.root - old[0]) % 12
    if interval not in scale or not _belongs(chord, old):
        return transpose_chord(chord, new[0] - old[0])
    root = (new[0] + other[scale.index(interval)]) % 12
    bass = None if chord.bass is None else _moved(chord.bass, old, new)
    same = Chord(root, chord.quality, bass)
    if _belongs(same, new):
        return same
    seventh = bool({9, 10, 11} & set(CHORD_QUALITIES[chord.quality][3:]) - ({9} if "6" in chord.quality else set()))
    return Chord(root, _quality(other, scale.index(interval), 4 if seventh else 3, new[1]), bass)


def _scale(mode: str) -> tuple[int, ...]:
    return MODES["minor" if mode == "harmonic minor" else PARENT_MODE.get(mode, mode)]


def _belongs(chord: Chord, key: Key) -> bool:
    """Whether the chord's tones lie in the key, the leading tone of a minor key included."""
    inside = scale_pitch_classes(key[0], PARENT_MODE.get(key[1], key[1]))
    if key[1] in MINOR_MODES:
        inside |= {(key[0] + 11) % 12} | {(key[0] + interval) % 12 for interval in _scale(key[1])}
    return chord_pitch_classes(chord) <= inside


def _quality(scale: tuple[int, ...], degree: int, size: int, mode: str) -> str:
    """The triad or seventh chord that a scale has on one of its degrees."""
    root = scale[degree]
    tones = tuple((scale[(degree + 2 * step) % 7] - root) % 12 for step in range(size))
    if degree == _DOMINANT and mode in MINOR_MODES:
        return "7" if size == 4 else ""
    return _SEVENTHS.get(tones, "") if size == 4 else _TRIADS.get(tones, "")


def _moved(pitch_class: int, old: Key, new: Key) -> int:
    """A tone on the same degree of the other key, or as far above its tonic."""
    interval = (pitch_class - old[0]) % 12
    scale = _scale(old[1])
    if interval in scale:
        interval = _scale(new[1])[scale.index(interval)]
    return (new[0] + interval) % 12
