"""What may follow inside a cell: biases added to the model's logits, minus infinity where something is impossible.

The hard rules make invalid output impossible (positions never go back, ranges, polyphony, no note outside its bar);
the soft ones lean towards the plan (chord tones on strong beats, the bass on the root, the asked-for density).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import BarControls, CellControls
from symbolic.encode import chord_at
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Chord, Role
from symbolic.texture import KICKS, SNARES, TOMS, Motion, Texture
from symbolic.theory import MINOR_MODES, chord_pitch_classes, scale_pitch_classes
from symbolic.vocab import DRUM_HIGH, DRUM_LOW, DRUM_OFFSET, DURATIONS, END, PITCHES, POSITIONS

Floats = NDArray[np.float32]
NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class RoleRules:
    """How a role behaves: how many notes at an onset, which tones, how far from the aimed-at register."""

    stack: int
    """The most notes at one onset."""
    passing: float | None
    """Bias of a scale tone outside the chord off the beat; None where only chord tones may sound."""
    passing_on_beat: float | None
    """The same on a beat."""
    reach: int
    """The furthest a note may lie from the cell's register, in semitones."""
    rings: bool
    """Whether notes may sound past the end of their chord."""
    leap: int
    """The widest melodic interval, in semitones."""
    follows: bool = False
    """Whether the role must strike wherever the chord changes."""
    holds: bool = False
    """Whether every note is held as long as it may be."""
    again: float = 0.0
    """Bias of the same pitch again; twice that for the third time."""


RULES: Mapping[Role, RoleRules] = {
    Role.MELODY: RoleRules(stack=1, passing=0.0, passing_on_beat=-1.6, reach=12, rings=True, leap=12, again=-0.5),
    Role.COUNTER: RoleRules(stack=1, passing=-0.5, passing_on_beat=-2.5, reach=11, rings=True, leap=12, again=-0.5),
    Role.CHORDS: RoleRules(stack=5, passing=None, passing_on_beat=None, reach=14, rings=False, leap=127, follows=True),
    Role.ARP: RoleRules(
        stack=2, passing=-3.0, passing_on_beat=None, reach=19, rings=False, leap=19, follows=True, again=-2.0
    ),
    Role.BASS: RoleRules(
        stack=1, passing=-1.5, passing_on_beat=None, reach=14, rings=False, leap=12, follows=True, again=-0.2
    ),
    Role.PAD: RoleRules(
        stack=4, passing=None, passing_on_beat=None, reach=14, rings=False, leap=127, follows=True, holds=True
    ),
    Role.DRUMS: RoleRules(stack=4, passing=0.0, passing_on_beat=0.0, reach=127, rings=False, leap=127),
}

TONIC_LEAN, FIFTH_LEAN = 0.7, 0.3
"""How much lines lean towards the first and fifth of the key, so that it is heard as the key."""
WEAK_LEAN: Mapping[Role, float] = {
    Role.PAD: -3.0, Role.CHORDS: -1.5, Role.ARP: -1.0, Role.MELODY: -0.5, Role.COUNTER: -0.5,
}  # fmt: skip
"""How much a role leans away from chord tones on the sixth and seventh of the key where the chord has two others.

Held long, these degrees make the relative key heard; the bass still plays them as roots.
"""
MISSED_CHANGE, FOREIGN_TONE, CLOSE_VOICES, WIDE_LEAP, RINGS_ON, TOO_SHORT = 6.0, 8.0, 6.0, 6.0, 6.0, 4.0
"""How unlikely the plan's leanings make what they rule out, in nats at full force (at full force it is impossible)."""
WIDEST_LEAP = 24
WRONG_WAY = 12.0
"""How unlikely a move against the asked-for motion is, in nats."""
FIGURE_GRIDS: Mapping[Texture, int] = {
    Texture.BEATS: 12, Texture.EIGHTHS: 6, Texture.SIXTEENTHS: 3, Texture.TRIPLETS: 2,
}  # fmt: skip  # the grid steps between the places where a figure may have onsets
_NO_BIAS: Floats = np.zeros(PITCHES, np.float32)
CRASHES: frozenset[int] = frozenset({49, 57})
CRASH_ENERGY = 0.45
"""Sections at least this energetic open with a crash cymbal."""
FILL_BIAS, KIT_BIAS = 3.0, 3.0
BACKBEAT_STYLES: frozenset[str] = frozenset(
    {"pop", "ballad", "rock", "metal", "funk", "disco", "lofi", "edm", "hiphop", "chiptune", "blues"}
)
"""Styles whose drums put the snare on the second and fourth of four beats."""
BACKBEAT_BIAS, DOWNBEAT_BIAS = 5.0, 2.5
TIMEKEEPERS: Mapping[str, int] = {"swing": 51, "bossa": 42, "latin": 42, "blues": 42}
"""The cymbal that keeps the time in styles whose drums are told apart by it: 51 the ride, 42 the closed hi-hat."""
TIMEKEEPER_BIAS, STRAY_CRASH = 1.2, -6.0
FEET: frozenset[int] = frozenset({35, 36, 44})
HI_HATS: frozenset[int] = frozenset({42, 44, 46})
DRUM_KEYS: frozenset[int] = frozenset(
    {35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 59}
)


@dataclass(slots=True)
class CellState:
    """What has been written in a cell so far, in the model's indices."""

    rows: list[tuple[int, int, int]] = field(default_factory=list)
    """Position, pitch index and duration index of each note."""
    previous_pitch: int | None = None
    """The last pitch index before this one, of an earlier cell if this one has none yet."""
    pitch_before: int | None = None
    """The pitch index before ``previous_pitch``."""
    blocked_steps: int = 0
    """Steps at the start of the bar in which a kept note of the same role still sounds (roles of one voice)."""

    @property
    def onsets(self) -> int:
        """How many different positions are taken."""
        return len({row[0] for row in self.rows})


class CellGrammar:
    """The rules of one cell."""

    def __init__(
        self,
        role: Role,
        bar: BarControls,
        cell: CellControls,
        pitch_range: tuple[int, int],
        style: str = "",
        leaning: float = 1.0,
    ) -> None:
        self.role, self.bar, self.cell, self.rules = role, bar, cell, RULES[role]
        self.leaning = leaning
        self.shift = vocab.tonic_shift(bar.key.tonic)
        self.steps = bar.meter.bar_ticks // TICKS_PER_STEP
        self.beat = GRID_PER_QUARTER * 4 // bar.meter.denominator
        if bar.meter.denominator >= 8 and bar.meter.numerator % 3 == 0:
            self.beat *= 3
        self.low, self.high = pitch_range
        self.register = min(max(cell.register, self.low), self.high)
        self._tonic, self._scale = bar.key.tonic, scale_pitch_classes(bar.key.tonic, bar.key.mode)
        self._pitch_bias: dict[tuple[Chord | None, bool, bool], Floats] = {}
        self._allowed_positions = self._positions()
        self._backbeats = self._snare_positions(style)
        self._timekeeper = TIMEKEEPERS.get(style)
        self._required = self._chord_changes() if self.rules.follows else self._backbeats

    def _positions(self) -> Floats:
        """Positions on the cell's pulse and inside the bar; the end is always possible."""
        out = np.full(POSITIONS, NEVER, np.float32)
        step = GRID_PER_QUARTER // self.cell.pulse
        out[: self.steps : step] = 0
        figure = np.full(POSITIONS, NEVER, np.float32)
        figure[self._figure_positions()] = 0
        if self.role is not Role.DRUMS and np.isfinite((out + figure)[: self.steps]).any():
            out += figure
        if self.bar.phrase_end and self.rules.rings:
            out[self.steps * 5 // 8 : self.steps] = NEVER
        if self.bar.final:
            out[1 : self.steps] = NEVER
        out[END] = 0
        return out

    def _figure_positions(self) -> list[int]:
        """The positions that the asked-for figure allows; all of them where it does not say."""
        texture = self.cell.texture
        grid = FIGURE_GRIDS.get(texture, 1) if texture is not None else 1
        if texture is Texture.HELD:
            return [0, self.steps // 2]
        return [p for p in range(0, self.steps, grid) if p or texture is not Texture.LATE]

    def _snare_positions(self, style: str) -> list[int]:
        """Where the snare is expected: beats two and four in the styles that have a backbeat."""
        four = self.steps == 4 * self.beat and not self.bar.final
        if self.role is not Role.DRUMS or not four:
            return []
        if self.cell.motion is Motion.HALF_TIME:
            return [2 * self.beat]
        told = self.cell.motion is Motion.BACKBEAT or (self.cell.motion is None and style in BACKBEAT_STYLES)
        return [self.beat, 3 * self.beat] if told else []

    def _chord_changes(self) -> list[int]:
        """The positions at which a chord begins (the bar line among them)."""
        begins = {
            (s.onset_tick - self.bar.start_tick) // TICKS_PER_STEP for s in self.bar.chords if s.chord.quality != "N"
        }
        return sorted({max(position, 0) for position in begins if position < self.steps})

    def position_bias(self, state: CellState) -> Floats:
        """Bias of the next note's position, shape (97,)."""
        out = self._allowed_positions.copy()
        last = state.rows[-1][0] if state.rows else -1
        due = next((p for p in self._required if p > last and p >= state.blocked_steps), None)
        if due is not None and not self.bar.final:
            out[due] = 0
            out[due + 1 :] += self._against(MISSED_CHANGE)
        out[: state.blocked_steps] = NEVER
        if not state.rows:
            if np.isfinite(out[:END]).any():
                out[END] = NEVER
            if self.role is Role.DRUMS:
                out[0] += 2.0 * self.leaning
            return out
        here = sum(1 for row in state.rows if row[0] == last)
        out[:last] = NEVER
        told = max(1, round(self.cell.stack + 0.35)) if self.leaning >= 1 else self.rules.stack
        full = here >= min(self.rules.stack, told)
        out[last] = NEVER if full or not self._can_stack(state) else out[last] + self._stack_lean(here)
        if self.cell.texture is Texture.HELD and self.role is not Role.DRUMS:
            out[last + 1 : END] = NEVER
        left = self.cell.density - state.onsets
        out[END] += np.float32(np.clip(-0.9 * left, -4, 4)) if abs(left) >= 1 else 0
        return out

    def _stack_lean(self, here: int) -> float:
        """How much another note at the same onset is wanted."""
        return (6.0 if self.rules.holds else 3.0) * self.leaning if here < self.cell.stack - 0.5 else 0.0

    def _against(self, weight: float) -> np.float32:
        """The bias of what the plan rules out: impossible where leanings are in full force, else unlikely."""
        return NEVER if self.leaning >= 1 else np.float32(-weight * self.leaning)

    def _can_stack(self, state: CellState) -> bool:
        return bool(np.isfinite(self.pitch_bias(state, state.rows[-1][0])).any())

    def pitch_bias(self, state: CellState, position: int) -> Floats:
        """Bias of the pitch at ``position``, shape (175,)."""
        if self.role is Role.DRUMS:
            return self._drum_bias(state, position)
        chord = self.chord(position)
        changes = position == 0 or chord != self.chord(position - 1)
        key = (chord, position % self.beat == 0, changes)
        if key not in self._pitch_bias:
            self._pitch_bias[key] = self._tones(chord, position % self.beat == 0, changes)
        out = self._pitch_bias[key].copy()
        above = max((row[1] for row in state.rows if row[0] == position), default=None)
        if above is not None:
            out[: above + 1] = NEVER
            if self.role in (Role.CHORDS, Role.PAD, Role.ARP):
                out[above + 1 : above + 3] += self._against(CLOSE_VOICES)
            out[above + 13 :] = NEVER
        elif state.previous_pitch is not None and self.rules.stack <= 2:
            out = out + self._leaps(state, state.previous_pitch)
            if not np.isfinite(out).any():
                return self._pitch_bias[key].copy()
        return out

    def _leaps(self, state: CellState, previous: int) -> Floats:
        """Bias by the interval from the note before: wide leaps never, middling ones and repetitions seldom."""
        distance = np.abs(np.arange(PITCHES) - previous)
        out = np.where(distance > self.rules.leap, self._against(WIDE_LEAP), np.float32(0)).astype(np.float32)
        out[distance > WIDEST_LEAP] = NEVER
        if self.role in (Role.MELODY, Role.COUNTER):
            out -= 0.25 * self.leaning * np.clip(distance - 7, 0, 5)
        if state.rows and self.rules.stack == 1:
            out += self._moves(previous)
        out[previous] += self.leaning * self.rules.again * (2 if state.previous_pitch == state.pitch_before else 1)
        return out

    def _moves(self, previous: int) -> Floats:
        """Bias towards the asked-for motion: never another pitch, or the other way, where one way is asked for."""
        steps = np.arange(PITCHES) - previous
        against = {Motion.SAME: steps != 0, Motion.UP: steps < 0, Motion.DOWN: steps > 0}.get(
            self.cell.motion or Motion.WANDERING
        )
        return np.where(against, np.float32(-WRONG_WAY), np.float32(0)) if against is not None else _NO_BIAS

    def _tones(self, chord: Chord | None, on_beat: bool, changes: bool) -> Floats:
        """Bias by what a pitch is in the chord and the key, and by range and register."""
        out = np.full(PITCHES, NEVER, np.float32)
        tones = chord_pitch_classes(chord) if chord is not None and chord.quality != "N" else frozenset[int]()
        scale = self._scale_under(tones)
        outside = self.rules.passing_on_beat if on_beat else self.rules.passing
        fifth = (self._tonic + 7) % 12
        weak = self._weak_tones(chord, tones)
        register = self.register
        for pitch in range(self.low, self.high + 1):
            index = pitch - self.shift
            if not 0 <= index < 128 or abs(pitch - register) > self.rules.reach:
                continue
            tone = pitch % 12
            if tone in tones or not tones:
                out[index] = 0
            elif tone in scale and outside is not None:
                out[index] = self.leaning * (outside - (2.0 if on_beat and (tone - 1) % 12 in tones else 0.0))
            else:
                out[index] = self._against(FOREIGN_TONE)
            if np.isfinite(out[index]):
                lean = -0.012 * (pitch - register) ** 2 * (0.35 if self.rules.stack > 2 else 0.5)
                if self.role is Role.BASS and changes and chord is not None and tones:
                    lean += 6.0 if tone == (chord.root if chord.bass is None else chord.bass) else 0.0
                if self.rules.stack <= 2:
                    lean += TONIC_LEAN if tone == self._tonic else FIFTH_LEAN if tone == fifth else 0.0
                if tone in weak:
                    lean += WEAK_LEAN[self.role]
                out[index] += self.leaning * lean
                if self.bar.final and self.role in (Role.MELODY, Role.COUNTER):
                    out[index] += 5.0 if tone == self._tonic else 0.0
        return out

    def _weak_tones(self, chord: Chord | None, tones: frozenset[int]) -> frozenset[int]:
        """Chord tones on the key's sixth and seventh that a held part may leave out; the dominant keeps its third."""
        if self.role not in WEAK_LEAN or chord is None:
            return frozenset()
        minor = self.bar.key.mode in MINOR_MODES
        weak = {(self._tonic + step) % 12 for step in ((8, 10) if minor else (9, 11))}
        if (chord.root - self._tonic) % 12 == 7:
            weak -= {(chord.root + 4) % 12}
        return tones & weak if len(tones - weak) >= 2 else frozenset()

    def _scale_under(self, tones: frozenset[int]) -> frozenset[int]:
        """The scale while a chord sounds: tones of the chord drive out their chromatic neighbours."""
        altered = tones - self._scale
        return frozenset(t for t in self._scale if not any((t - a) % 12 in (1, 11) for a in altered)) | tones

    def _drum_bias(self, state: CellState, position: int) -> Floats:
        out = np.full(PITCHES, NEVER, np.float32)
        here = [row[1] - DRUM_OFFSET + DRUM_LOW for row in state.rows if row[0] == position]
        hands = sum(1 for key in here if key not in FEET)
        for key in sorted(DRUM_KEYS):
            if DRUM_LOW <= key <= DRUM_HIGH and (not here or key > max(here)):
                clash = (key in HI_HATS and any(k in HI_HATS for k in here)) or (key not in FEET and hands >= 2)
                out[DRUM_OFFSET + key - DRUM_LOW] = NEVER if clash else self._kit_lean(key, position)
        return out

    def _kit_lean(self, key: int, position: int) -> float:
        """The asked-for use of the kit, and on top of it what the plan leans towards."""
        lean = self.leaning * self._drum_lean(key, position)
        motion, on_beat = self.cell.motion, position % GRID_PER_QUARTER == 0
        if motion is Motion.TOMS:
            return lean + (KIT_BIAS if key in TOMS else -KIT_BIAS if key in HI_HATS else 0.0)
        if motion is Motion.CYMBALS and key in SNARES:
            return lean - 2 * KIT_BIAS
        if motion is Motion.FOUR_FLOOR and key in KICKS and on_beat:
            return lean + 2 * KIT_BIAS
        return lean

    def _drum_lean(self, key: int, position: int) -> float:
        """Sections open with a crash and close with a fill on the toms; in between crashes are rare."""
        if key in CRASHES:
            opens = position == 0 and self.bar.bar_in_section == 0 and self.bar.energy >= CRASH_ENERGY
            return 5.0 if opens or self.bar.final else STRAY_CRASH
        if self.bar.section_end and not self.bar.final and position >= self.steps // 2:
            return FILL_BIAS if key in TOMS else -FILL_BIAS if key in HI_HATS else 0.0
        if position in self._backbeats:
            return BACKBEAT_BIAS if key in SNARES else 0.0
        if key == self._timekeeper:
            return TIMEKEEPER_BIAS
        return DOWNBEAT_BIAS if position == 0 and key in FEET and self._backbeats else 0.0

    def chord(self, position: int) -> Chord | None:
        """The chord that sounds at a position of the bar."""
        return chord_at(self.bar.chords, self.bar.start_tick + max(position, 0) * TICKS_PER_STEP)

    def duration_bias(self, position: int, last_step: int) -> Floats:
        """Bias of the duration at ``position``: not past ``last_step`` (from the bar line), nor past its chord."""
        limit = last_step - position
        out = np.array([0 if d <= limit else NEVER for d in DURATIONS], np.float32)
        if not self.rules.rings and self.role is not Role.DRUMS:
            chord = min(limit, self._chord_end(position) - position)
            out[np.array(DURATIONS) > max(chord, 1)] += self._against(RINGS_ON)
        if limit >= 2 and self.role is not Role.DRUMS:
            out[0] += self._against(TOO_SHORT)
        possible = np.nonzero(np.isfinite(out))[0]
        if len(possible) and (self.rules.holds or (self.bar.final and self.role is not Role.DRUMS)):
            out[: int(possible[-1])] = NEVER
        return out

    def _chord_end(self, position: int) -> int:
        tick = self.bar.start_tick + position * TICKS_PER_STEP
        for span in self.bar.chords:
            end = span.onset_tick + span.duration_tick
            if span.onset_tick <= tick < end:
                return min((end - self.bar.start_tick) // TICKS_PER_STEP, self.steps)
        return self.steps


def chord_vector(grammar: CellGrammar, position: int) -> Floats:
    """The chord at a position, as the pitch and duration heads are told it, shape (37,)."""
    slot = min(position * vocab.CHORD_SLOTS // grammar.steps, vocab.CHORD_SLOTS - 1)
    return vocab.chord_features(grammar.chord(slot * grammar.steps // vocab.CHORD_SLOTS), grammar.shift)


def chord_vectors(bars: Sequence[BarControls], bar: int) -> Floats:
    """The chords of a bar and the first of the next one, shape (slots + 1, 37)."""
    here = bars[bar]
    shift = vocab.tonic_shift(here.key.tonic)
    ticks = [here.start_tick + slot * here.meter.bar_ticks // vocab.CHORD_SLOTS for slot in range(vocab.CHORD_SLOTS)]
    out = [vocab.chord_features(chord_at(here.chords, tick), shift) for tick in ticks]
    following = bars[bar + 1] if bar + 1 < len(bars) else None
    out.append(vocab.chord_features(chord_at(following.chords, following.start_tick) if following else None, shift))
    return np.stack(out)
