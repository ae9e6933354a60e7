"""What a player of the style book knows of the cell that it fills."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symbolic.controls import BarControls, CellControls
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Meter, Role
from symbolic.theory import MODES, PARENT_MODE, scale_pitch_classes

SPARSE_END = 2.5
"""A last bar with at most this density is the ending: one long note."""
BASE_VELOCITY: dict[Role, float] = {
    Role.MELODY: 90, Role.COUNTER: 78, Role.CHORDS: 68, Role.ARP: 66, Role.BASS: 84, Role.PAD: 58, Role.DRUMS: 86,
}  # fmt: skip  # of a plain note at energy 0.5
ENERGY_SPAN, JITTER = 40.0, 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """A cell to fill: its bar, its Controls, the chords that it sees and its random stream.

    ``spans`` cover the bar in ticks from its start; ``following`` is the next bar's first chord; ``limits`` the
    instrument's lowest and highest key, ``voices`` how many notes it sounds at once;
    ``chance`` is drawn once for all bars of a kind of section.
    """

    role: Role
    number: int
    bar: BarControls
    cell: CellControls
    limits: tuple[int, int]
    voices: int
    spans: tuple[ChordSpan, ...]
    following: Chord | None
    with_bass: bool
    rng: np.random.Generator
    chance: float
    tolerance: float

    @property
    def meter(self) -> Meter:
        """The meter of the bar."""
        return self.bar.meter

    @property
    def triplets(self) -> bool:
        """Whether plain beats are swung."""
        return self.cell.pulse == 3

    @property
    def ends(self) -> bool:
        """Whether this is the piece's last bar and closes on one long note."""
        return self.bar.final and self.cell.density <= SPARSE_END

    @property
    def changes(self) -> list[int]:
        """The ticks from the bar line at which a chord (not "no chord") begins; the bar line counts as one."""
        return [span.onset_tick for span in self.spans if span.chord.quality != "N"]

    @property
    def span_ticks(self) -> list[int]:
        """The ticks from the bar line at which the chord changes, "no chord" included."""
        return [span.onset_tick for span in self.spans]

    def span_at(self, tick: int) -> ChordSpan:
        """The chord at a tick from the bar line."""
        return next(span for span in reversed(self.spans) if span.onset_tick <= max(tick, 0))

    def chord_after(self, span: ChordSpan) -> Chord | None:
        """The chord that follows a span of this bar; None where there is none or it is no chord."""
        place = self.spans.index(span)
        chord = self.spans[place + 1].chord if place + 1 < len(self.spans) else self.following
        return None if chord is None or chord.quality == "N" else chord

    def velocity(self, tick: int, loudness: float) -> int:
        """The velocity of a note: its role, the energy, how loud its letter is, its place in the bar, and chance."""
        metric = 5.0 if tick == 0 else 0.0 if tick % TICKS_PER_QUARTER == 0 else -5.0
        chance = JITTER * (2 * float(self.rng.random()) - 1)
        level = BASE_VELOCITY[self.role] + ENERGY_SPAN * (self.bar.energy - 0.5) + loudness + metric + chance
        return max(1, min(127, round(level)))


def spans_of(bar: BarControls) -> tuple[ChordSpan, ...]:
    """The chords of a bar in ticks from its start, without gaps; a bar that is told no chord has the key's own."""
    start, length = bar.start_tick, bar.meter.bar_ticks
    inside = [
        (max(s.onset_tick - start, 0), s.chord)
        for s in sorted(bar.chords, key=lambda s: s.onset_tick)
        if s.onset_tick < start + length and s.onset_tick + s.duration_tick > start
    ]
    if not inside:
        minor = 3 in MODES[PARENT_MODE.get(bar.key.mode, bar.key.mode)]
        inside = [(0, Chord(bar.key.tonic, "m" if minor else ""))]
    inside[0] = (0, inside[0][1])
    ends = [*(tick for tick, _ in inside[1:]), length]
    return tuple(
        ChordSpan(tick, end - tick, chord) for (tick, chord), end in zip(inside, ends, strict=True) if end > tick
    )


def scale_under(bar: BarControls, tones: frozenset[int]) -> frozenset[int]:
    """The scale of seven notes while a chord sounds: its tones drive out their chromatic neighbours."""
    scale = scale_pitch_classes(bar.key.tonic, PARENT_MODE.get(bar.key.mode, bar.key.mode))
    altered = tones - scale
    return frozenset(t for t in scale if not any((t - a) % 12 in (1, 11) for a in altered)) | tones


def pentatonic(bar: BarControls) -> frozenset[int]:
    """The five notes of the key: those of its Chinese mode, else gong or yu on its tonic."""
    mode = bar.key.mode
    five = mode if mode in PARENT_MODE else "yu" if 3 in MODES[mode] else "gong"
    return scale_pitch_classes(bar.key.tonic, five)
