"""The colours of found chords: sevenths, ninths and suspensions of the style, where they do not rub with the tune."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.chord_tokens import CLASSES, chord_of
from planner.colours import COLOURS
from planner.styles import Style
from scoresmith.editing.chord_slots import Slot
from scoresmith.editing.melody_fit import Sung
from symbolic.score import Chord
from symbolic.theory import MINOR_MODES, PARENT_MODE, chord_pitch_classes, scale_pitch_classes


class Colours:
    """Gives the chords of a style their colours; a chord of the key keeps its colour within a letter."""

    def __init__(self, style: Style, rng: np.random.Generator) -> None:
        self._table, self._blues, self._rng = COLOURS[style.colour], style.colour == "dominant", rng
        self._chosen: dict[tuple[str, int], str] = {}
        self._last: tuple[int, Chord] | None = None

    def coloured(self, slot: Slot, token: int, sung: Sequence[Sung]) -> Chord:
        """The chord of a slot with its colour: that of the same chord before it, the letter's own, or what fits."""
        chord = chord_of(token, slot.key.tonic)
        if self._last is None or self._last[0] != token or not _goes(self._last[1], chord, sung):
            self._last = token, self._new(slot, token, chord, sung)
        return self._last[1]

    def _new(self, slot: Slot, token: int, chord: Chord, sung: Sequence[Sung]) -> Chord:
        """A chord with the letter's own colour, else the first that goes with what is sung."""
        choices = self._table.get(_function(token, slot.key.mode), ())
        if not self._blues:
            parent = "minor" if slot.key.mode == "harmonic minor" else PARENT_MODE.get(slot.key.mode, slot.key.mode)
            inside = scale_pitch_classes(slot.key.tonic, parent) | chord_pitch_classes(chord)
            choices = tuple(q for q in choices if chord_pitch_classes(Chord(chord.root, q)) <= inside)
        if not choices:
            return chord
        place = (slot.letter, token)
        if place not in self._chosen:
            self._chosen[place] = choices[int(self._rng.integers(len(choices)))]
        wanted = self._chosen[place]
        if slot.end and "sus" in wanted:
            wanted = choices[0]
        fitting = (q for q in (wanted, *choices) if _goes(Chord(chord.root, q), chord, sung))
        return Chord(chord.root, next(fitting, chord.quality))


def _goes(rich: Chord, plain: Chord, sung: Sequence[Sung]) -> bool:
    """Whether no tone that a colour adds lies a semitone beside one of the melody, and none that it takes is sung."""
    tones, own = chord_pitch_classes(rich), chord_pitch_classes(plain)
    melody = {each.pitch_class for each in sung}
    rubs = any((tone - pitch) % 12 in (1, 11) for tone in tones - own for pitch in melody)
    return not rubs and not (own - tones) & melody


def _function(token: int, mode: str) -> str:
    """The row of a colour table for a chord counted from the tonic."""
    root, quality = divmod(token, len(CLASSES))
    name = CLASSES[quality]
    if name == "dim":
        return "dim"
    if name == "m":
        return "tonic minor" if root == 0 else "minor"
    if name != "":
        return "other"
    dominant = root == 7 or (root == 10 and mode in MINOR_MODES and mode not in ("minor", "harmonic minor"))
    return "dominant" if dominant else "tonic" if root == 0 else "major"
