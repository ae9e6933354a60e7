"""Which works, or bars of them, are left out of the training data, and why: a table of limits and its measures.

The shares that each limit removes are in ``docs/DATA.md``, written by ``python -m symbolic.data.report``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from symbolic.data.downbeat import harmony_changes
from symbolic.data.work import Work
from symbolic.grid import Cell, Cells, cells_of, with_cells
from symbolic.recognise import pitched_notes
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_QUARTER, TICKS_PER_STEP, Note, Role, Score
from symbolic.timing import bar_starts

_OFF_GRID = frozenset({1, 5, 7, 11})
"""Steps of a quarter that are neither sixteenths nor triplets."""
_LINES = (Role.MELODY, Role.COUNTER)
_EIGHTH = TICKS_PER_QUARTER // 2
_LOW_BELOW = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and the most that a measure of a work may be."""

    reason: str
    measure: Callable[[Score], float | None]
    least: float = -np.inf
    most: float = np.inf

    def is_kept(self, score: Score) -> bool:
        """Whether the score is within the limit; what cannot be measured is."""
        value = self.measure(score)
        return value is None or self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Checked:
    """A work after the check: None where it is left out; ``reasons`` for what was left out of it."""

    work: Work | None
    reasons: tuple[str, ...]


def pitched_note_count(score: Score) -> float | None:
    """How many notes there are apart from the drums; None for drums alone, where a fill may be short."""
    return len(pitched_notes(score)) or None


def filled_share(score: Score) -> float | None:
    """The share of the bars in which anything begins."""
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    return len({bar for _, bar in cells_of(score)}) / bars


def off_grid_share(score: Score) -> float | None:
    """The share of onsets that lie between sixteenths and triplets."""
    steps = [n.onset_tick // TICKS_PER_STEP % GRID_PER_QUARTER for t in score.tracks for n in t.notes]
    return sum(step in _OFF_GRID for step in steps) / len(steps) if steps else None


def notes_per_quarter(score: Score) -> float | None:
    """Notes a quarter over the piece."""
    return sum(len(t.notes) for t in score.tracks) / (score.end_tick / TICKS_PER_QUARTER)


def tempo_bpm(score: Score) -> float | None:
    """The first tempo, in quarters a minute."""
    return score.tempos[0].bpm


def commonest_pitch_share(score: Score) -> float | None:
    """The share of the pitched notes that are the commonest pitch."""
    pitches = Counter(n.pitch for n in pitched_notes(score))
    return max(pitches.values()) / pitches.total() if pitches else None


def accent_ratio(score: Score) -> float | None:
    """The accents on bar lines against those on the beat of the bar that has most; None where there is no harmony.

    Accents are changes of the sounding pitch classes, long notes and low onsets, at each beat of the bar.
    """
    meter = score.meters[0]
    notes = pitched_notes(score)
    if not notes or any(m.bar_ticks != meter.bar_ticks for m in score.meters):
        return None
    beat = TICKS_PER_QUARTER if meter.denominator < 8 else 3 * _EIGHTH if meter.numerator % 3 == 0 else _EIGHTH
    beats = meter.bar_ticks // beat
    if beats < 2:
        return None
    accents = np.sum([_shares(row, beats) for row in _accents(notes, beat, score.end_tick)], axis=0)
    return float(accents[0] / accents.max())


def _accents(notes: Sequence[Note], beat: int, end_tick: int) -> Iterable[NDArray[np.float64]]:
    """How strong each beat is by harmony, by length and by low onsets, each (beats,)."""
    count = end_tick // beat
    changes = harmony_changes(notes)[:: beat // _EIGHTH]
    long, low = np.zeros(count), np.zeros(count)
    lowest: dict[int, int] = {}
    for note in notes:
        at, off = divmod(note.onset_tick, beat)
        if off == 0 and at < count:
            long[at] += min(note.duration_tick, 4 * TICKS_PER_QUARTER)
            lowest[at] = min(lowest.get(at, 128), note.pitch)
    for at, pitch in lowest.items():
        low[at] = max(0, _LOW_BELOW - pitch)
    yield np.resize(np.append(changes, np.zeros(max(0, count - len(changes)))), count)
    yield long
    yield low


def _shares(row: NDArray[np.float64], beats: int) -> NDArray[np.float64]:
    bars = len(row) // beats
    summed = row[: bars * beats].reshape(bars, beats).sum(axis=0)
    shares: NDArray[np.float64] = summed / max(summed.sum(), 1e-9)
    return shares


LIMITS: tuple[Limit, ...] = (
    Limit("nearly empty: under 24 pitched notes", pitched_note_count, least=24),
    Limit("nearly empty: over half of the bars are silent", filled_share, least=0.5),
    Limit("absurd density: over 24 notes a quarter", notes_per_quarter, most=24.0),
    Limit("off the grid: over 15 % of the onsets", off_grid_share, most=0.15),
    Limit("unreasonable tempo: under 30 or over 420", tempo_bpm, least=30.0, most=420.0),
    Limit("one note: over 60 % of the notes are one pitch", commonest_pitch_share, most=0.6),
    Limit("wrong meter: another beat has twice the accents", accent_ratio, least=0.5),
)
"""What a work must keep; one that breaks a limit is left out whole."""

ONSETS_AT_MOST, STACK_AT_MOST, DRONE_BARS = 32, 6.0, 8
DENSE, THICK, DRONE = (
    f"cells: over {ONSETS_AT_MOST} onsets",
    f"cells: over {STACK_AT_MOST:.0f} notes an onset",
    f"cells: a line on one pitch for {DRONE_BARS} bars or more",
)


def check_work(work: Work) -> Checked:
    """Check one work: it is left out whole, or loses the cells that cannot be learned from."""
    broken = next((limit.reason for limit in LIMITS if not limit.is_kept(work.score)), None)
    if broken is not None:
        return Checked(None, (broken,))
    cells = cells_of(work.score)
    bad = bad_cells(cells)
    if not bad:
        return Checked(work, ())
    kept = {cell: notes for cell, notes in cells.items() if cell not in bad}
    if not kept:
        return Checked(None, tuple(bad.values()))
    score = with_cells(work.score, kept)
    score = replace(score, tracks=tuple(t for t in score.tracks if t.notes))
    return Checked(replace(work, score=score), tuple(bad.values()))


def bad_cells(cells: Cells) -> dict[Cell, str]:
    """The cells that are left out, and why."""
    bad: dict[Cell, str] = {}
    for cell, notes in cells.items():
        onsets = len({n.onset_tick for n in notes})
        if onsets > ONSETS_AT_MOST:
            bad[cell] = DENSE
        elif len(notes) > STACK_AT_MOST * onsets:
            bad[cell] = THICK
    for role in _LINES:
        for run in _drones(cells, role):
            bad |= dict.fromkeys(run, DRONE)
    return bad


def _drones(cells: Cells, role: Role) -> Iterable[list[Cell]]:
    """The runs of neighbouring bars in which a line keeps to one pitch, if they are long."""
    run: list[Cell] = []
    pitch = bar_before = -1
    for cell in sorted((c for c in cells if c[0] is role), key=lambda c: c[1]):
        pitches = {n.pitch for n in cells[cell]}
        if not (len(pitches) == 1 and pitches == {pitch} and cell[1] == bar_before + 1):
            if len(run) >= DRONE_BARS:
                yield run
            run = []
        pitch = pitches.pop() if len(pitches) == 1 else -1
        bar_before = cell[1]
        if pitch >= 0:
            run.append(cell)
    if len(run) >= DRONE_BARS:
        yield run
