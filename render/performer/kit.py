"""The voices of a drum kit, and what surrounds a stroke: the features that its loudness and time are learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.performer.noise import Integers, Numbers

VOICES: tuple[str, ...] = (
    "kick", "snare", "stick", "hat", "pedal", "open", "ride", "bell", "crash", "high", "mid", "low",
)  # fmt: skip
VOICE_OF_KEY: Mapping[int, str] = {
    35: "kick", 36: "kick", 38: "snare", 40: "snare", 37: "stick", 39: "stick", 42: "hat", 44: "pedal", 46: "open",
    51: "ride", 59: "ride", 53: "bell", 49: "crash", 52: "crash", 55: "crash", 57: "crash",
    48: "high", 50: "high", 45: "mid", 47: "mid", 41: "low", 43: "low",
    54: "hat", 69: "hat", 70: "hat", 82: "hat", 80: "hat", 81: "open", 56: "bell",
    60: "high", 61: "mid", 62: "high", 63: "high", 64: "low", 65: "high", 66: "low", 67: "bell", 68: "bell",
}  # fmt: skip  # what is shaken is played like a hi-hat, what is struck by hand like the toms
OTHER_VOICE = "stick"
STYLES: tuple[str, ...] = ("blues", "disco", "folk", "funk", "hiphop", "latin", "pop", "rock", "swing")
"""The styles that several drummers of the Groove set play."""

STYLE_OF: Mapping[str, str] = {"bossa": "latin", "edm": "funk"}
"""Styles that one of its drummers plays alone -> those that they count as; its edm is breakbeats."""

PHASES: tuple[float, ...] = (0.0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4)
"""The places in a beat that are told apart."""

SIXTEENTH, EIGHTH = 120, 240
FASTEST_OCTAVE = 1.0  # tempos beyond an octave from 120 are played like those an octave from it

_VOICE_INDEX = {voice: index for index, voice in enumerate(VOICES)}
_KEY_TO_VOICE = np.array([_VOICE_INDEX[VOICE_OF_KEY.get(pitch, OTHER_VOICE)] for pitch in range(128)])
_KICK, _SNARE, _OPEN = _VOICE_INDEX["kick"], _VOICE_INDEX["snare"], _VOICE_INDEX["open"]
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("kick",), ("snare", "stick"), ("hat", "open", "ride", "bell"), ("crash",), ("high", "mid", "low"),
)  # fmt: skip
_IN_GROUP = np.array([[voice in group for group in _GROUPS] for voice in VOICES], np.float64)
_BY_HAND = np.array([voice not in ("kick", "pedal") for voice in VOICES])


@dataclass(frozen=True, slots=True)
class Strokes:
    """Drum strokes in the order of their onsets, one array element each.

    ``pitch`` is the General MIDI key, ``place_tick`` counts from the bar line; ``bar_ticks`` and ``beat_ticks`` are the
    lengths of its bar and beat; ``energy`` is 0 to 1; ``bpm`` counts quarters.
    """

    pitch: Integers
    onset_tick: Integers
    bar: Integers
    place_tick: Integers
    bar_ticks: Integers
    beat_ticks: Integers
    bpm: Numbers
    energy: Numbers

    def __len__(self) -> int:
        return len(self.pitch)


def voices_of(pitches: Integers) -> Integers:
    """The index in ``VOICES`` of each drum key."""
    return _KEY_TO_VOICE[pitches]


def features(strokes: Strokes, style: str | None) -> Numbers:
    """What surrounds each stroke, shape (strokes, features); a stroke sees only its own bar.

    ``style`` is in ``STYLES`` or ``STYLE_OF``, or None where it is not known.
    """
    voice = voices_of(strokes.pitch)
    one_style = np.zeros(len(STYLES))
    if style is not None:
        one_style[STYLES.index(STYLE_OF.get(style, style))] = 1.0
    tempo = np.clip(np.log2(np.maximum(strokes.bpm, 1.0) / 120.0), -FASTEST_OCTAVE, FASTEST_OCTAVE)
    columns = [
        np.eye(len(VOICES))[voice],
        np.broadcast_to(one_style, (len(strokes), len(STYLES))),
        _metre(strokes),
        tempo[:, None],
        (tempo**2)[:, None],
        (2.0 * strokes.energy - 1.0)[:, None],
        _together(strokes, voice),
        _near(strokes, voice),
        _fullness(strokes, voice),
    ]
    return np.concatenate(columns, axis=1)


def _metre(strokes: Strokes) -> Numbers:
    """Which part of the beat, and which beat: first, half of the bar, back-beat, last; and how far in the bar."""
    beat, inside = np.divmod(strokes.place_tick, strokes.beat_ticks)
    phase = np.abs(inside[:, None] / strokes.beat_ticks[:, None] - np.array(PHASES)).argmin(axis=1)
    beats = np.maximum(strokes.bar_ticks // strokes.beat_ticks, 1)
    back = (beat % 2 == 1) | ((beats == 3) & (beat > 0))
    rows = (beat == 0, 2 * beat == beats, back, (beat == beats - 1) & (beats > 1))
    flags = np.stack([*rows, strokes.place_tick / strokes.bar_ticks], axis=1).astype(np.float64)
    return np.concatenate([np.eye(len(PHASES))[phase], flags], axis=1)


def _together(strokes: Strokes, voice: Integers) -> Numbers:
    """Which groups of the kit sound at the same onset, but for the stroke's own group."""
    _, onset = np.unique(strokes.onset_tick, return_inverse=True)
    counts = np.zeros((int(onset.max(initial=-1)) + 1, len(_GROUPS)))
    np.add.at(counts, onset, _IN_GROUP[voice])
    return (counts[onset] - _IN_GROUP[voice] > 0).astype(np.float64)


def _near(strokes: Strokes, voice: Integers) -> Numbers:
    """Whether the same voice, and whether any hand, strikes a sixteenth or an eighth before and after in the bar."""
    columns: list[Numbers] = []
    for group in (voice, np.where(_BY_HAND[voice], -1, -2)):
        before, after = _gaps(strokes, group)
        for gap in (before, after):
            columns += [(gap <= SIXTEENTH).astype(np.float64), ((gap > SIXTEENTH) & (gap <= EIGHTH)).astype(np.float64)]
    return np.stack(columns, axis=1)


def _gaps(strokes: Strokes, group: Integers) -> tuple[Numbers, Numbers]:
    """The ticks from the last and to the next onset of the same group in the bar; infinite where there is none."""
    before, after = np.full(len(strokes), np.inf), np.full(len(strokes), np.inf)
    for each in np.unique(group):
        mine = np.nonzero(group == each)[0]
        onsets, place = np.unique(strokes.onset_tick[mine], return_inverse=True)
        bars = np.zeros(len(onsets), np.int64)
        bars[place] = strokes.bar[mine]
        gap = np.where(np.diff(bars) == 0, np.diff(onsets).astype(np.float64), np.inf)
        before[mine] = np.concatenate([[np.inf], gap])[place]
        after[mine] = np.concatenate([gap, [np.inf]])[place]
    return before, after


def _fullness(strokes: Strokes, voice: Integers) -> Numbers:
    """How much is played in the bar, by groups of the kit and in all, to the quarter note; and sixteenths of hats."""
    _, bar = np.unique(strokes.bar, return_inverse=True)
    off = (strokes.place_tick % EIGHTH > 0).astype(np.float64)
    rows = np.concatenate(
        [_IN_GROUP[voice], np.ones((len(voice), 1)), (_IN_GROUP[voice, 2] * off)[:, None],
         (_IN_GROUP[voice, 1] * off)[:, None], (voice == _OPEN).astype(np.float64)[:, None]], axis=1,
    )  # fmt: skip
    counts = np.zeros((int(bar.max(initial=-1)) + 1, rows.shape[1]))
    np.add.at(counts, bar, rows)
    quarters = strokes.bar_ticks[:, None] / 480.0
    return np.minimum(counts[bar] / quarters, 6.0) / 2.0


def strokes_of(
    rows: Sequence[tuple[int, int, int, int]], bar_ticks: int, beat_ticks: int, bpm: float, energy: float
) -> Strokes:
    """Strokes of (pitch, onset, bar, place) in one meter, tempo and energy."""
    table = np.array(rows, np.int64).reshape(-1, 4)
    many = len(table)
    return Strokes(
        table[:, 0], table[:, 1], table[:, 2], table[:, 3], np.full(many, bar_ticks), np.full(many, beat_ticks),
        np.full(many, bpm), np.full(many, energy),
    )  # fmt: skip
