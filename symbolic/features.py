"""Numbers that describe an excerpt: what a two-sample classifier may tell people and model apart by.

Pitches are counted from the tonic, times in grid steps (12 to the quarter). A feature that has no answer is NaN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symbolic import vocab
from symbolic.controls import BarControls
from symbolic.grid import Cell
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role
from symbolic.theory import chord_pitch_classes, scale_pitch_classes
from symbolic.timing import span_at

Floats = NDArray[np.float64]
_NAN = float("nan")
_LAGS = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Line:
    """One role's notes in an excerpt, sorted by onset and pitch; all arrays are (N,) but ``bar_steps``, one number.

    ``onset`` in steps from the start, ``inside`` from the bar line; ``pitch`` from the tonic; ``duration`` in steps;
    ``bar`` the bar; ``in_chord`` and ``in_scale`` 1 or 0, NaN where no chord is told; ``bars`` how many bars there are.
    """

    onset: Floats
    inside: Floats
    pitch: Floats
    duration: Floats
    bar: NDArray[np.int64]
    in_chord: Floats
    in_scale: Floats
    bar_steps: int
    bars: int


def line_of(cells: Mapping[Cell, Sequence[Note]], bars: Sequence[BarControls], role: Role) -> Line:
    """The line of a role."""
    rows = []
    for bar, place in enumerate(bars):
        scale = scale_pitch_classes(place.key.tonic, place.key.mode)
        shift = vocab.tonic_shift(place.key.tonic)
        for note in cells.get((role, bar), ()):
            span = span_at(place.chords, note.onset_tick)
            tones = chord_pitch_classes(span.chord) if span is not None and span.chord.quality != "N" else None
            rows.append(
                (
                    note.onset_tick / TICKS_PER_STEP,
                    (note.onset_tick - place.start_tick) / TICKS_PER_STEP,
                    note.pitch - shift if role is not Role.DRUMS else note.pitch,
                    note.duration_tick / TICKS_PER_STEP,
                    bar,
                    _NAN if tones is None else float(note.pitch % 12 in tones),
                    float(note.pitch % 12 in scale),
                )
            )
    table = np.array(sorted(rows), np.float64).reshape(-1, 7)
    onset, inside, pitch, duration, bar_of, in_chord, in_scale = table.T
    steps = bars[0].meter.bar_ticks // TICKS_PER_STEP
    return Line(onset, inside, pitch, duration, bar_of.astype(np.int64), in_chord, in_scale, steps, len(bars))


def _mean(values: Floats) -> float:
    told = values[~np.isnan(values)]
    return float(told.mean()) if told.size else _NAN


def _share(found: NDArray[np.bool_]) -> float:
    return float(found.mean()) if found.size else _NAN


def _entropy(values: Floats) -> float:
    if not values.size:
        return _NAN
    share = np.unique(np.round(values), return_counts=True)[1] / values.size
    return float(-(share * np.log2(share)).sum())


def _top(line: Line) -> tuple[Floats, Floats, Floats]:
    """Onsets, pitches and durations of the highest note at each onset."""
    last = np.append(np.diff(line.onset) > 0, True) if line.onset.size else np.zeros(0, bool)
    return line.onset[last], line.pitch[last], line.duration[last]


def _same_bars(line: Line, lag: int, pitched: bool) -> float:
    """The share of bars with notes that have the same onsets (and pitches) as the bar ``lag`` before."""
    columns = (line.inside, line.pitch) if pitched else (line.inside,)
    keys = [tuple(tuple(column[line.bar == b].tolist()) for column in columns) for b in range(line.bars)]
    pairs = [(keys[b], keys[b - lag]) for b in range(lag, line.bars) if keys[b][0] or keys[b - lag][0]]
    return float(np.mean([a == b for a, b in pairs])) if pairs else _NAN


def _new_shapes(values: Floats, size: int = 3) -> float:
    """How many of the runs of ``size`` values are different, as a share."""
    runs = [tuple(values[i : i + size]) for i in range(len(values) - size + 1)]
    return len(set(runs)) / len(runs) if runs else _NAN


def rhythm_features(line: Line) -> dict[str, float]:
    """When the notes begin and how long they are: 30 numbers."""
    onset, _, duration = _top(line)
    inside = onset % line.bar_steps
    gap = np.diff(onset)
    per_bar = np.bincount((onset // line.bar_steps).astype(int), minlength=line.bars).astype(float)
    beat = inside % GRID_PER_QUARTER
    rest = gap - duration[:-1] if onset.size else gap
    return {
        "onsets_mean": float(per_bar.mean()),
        "onsets_std": float(per_bar.std()),
        "empty_bars": float((per_bar == 0).mean()),
        "gap_mean": _mean(gap),
        "gap_std": float(gap.std()) if gap.size else _NAN,
        "gap_entropy": _entropy(gap),
        "gap_3": _share(gap == 3),
        "gap_6": _share(gap == 6),
        "gap_12": _share(gap == 12),
        "gap_dotted": _share((gap == 9) | (gap == 18)),
        "gap_long": _share(gap >= 24),
        "gap_same": _share(np.diff(gap) == 0),
        "on_downbeat": _share(inside == 0),
        "on_beat": _share(beat == 0),
        "on_eighth": _share(beat == 6),
        "on_sixteenth": _share((beat == 3) | (beat == 9)),
        "on_triplet": _share((beat == 4) | (beat == 8)),
        "place_entropy": _entropy(inside),
        "bars_begun": _share(np.array([bool((onset == b * line.bar_steps).any()) for b in range(line.bars)])),
        "last_onset": _mean(np.array([inside[onset // line.bar_steps == b].max(initial=-1) for b in range(line.bars)])),
        "length_mean": _mean(duration),
        "length_std": float(duration.std()) if duration.size else _NAN,
        "length_entropy": _entropy(duration),
        "length_short": _share(duration <= 3),
        "length_long": _share(duration >= 24),
        "rest_mean": _mean(np.maximum(rest, 0)),
        "legato": _share(rest == 0),
        "overlap": _share(rest < 0),
        "rest_long": _share(rest >= 12),
        "rhythm_new": _new_shapes(gap),
    }


def pitch_features(line: Line) -> dict[str, float]:
    """Which tones and how they move: 30 numbers."""
    _, top, _ = _top(line)
    move = np.diff(top)
    size = np.abs(move)
    tone = top % 12
    turn = np.diff(np.sign(move[move != 0]))
    strong = line.inside % (line.bar_steps / 2 if line.bar_steps == 48 else line.bar_steps) == 0
    onsets = len(np.unique(line.onset))
    time = np.arange(top.size)
    varied = top.size > 2 and float(top.std()) > 0
    return {
        "pitch_mean": _mean(line.pitch),
        "pitch_std": float(line.pitch.std()) if line.pitch.size else _NAN,
        "pitch_low": float(line.pitch.min(initial=200)) if line.pitch.size else _NAN,
        "pitch_high": float(line.pitch.max(initial=0)) if line.pitch.size else _NAN,
        "pitches": float(len(np.unique(line.pitch))),
        "pitch_entropy": _entropy(line.pitch % 12),
        "move_mean": _mean(move),
        "move_size": _mean(size),
        "move_std": float(size.std()) if size.size else _NAN,
        "move_entropy": _entropy(move),
        "move_none": _share(size == 0),
        "move_half": _share(size == 1),
        "move_whole": _share(size == 2),
        "move_third": _share((size == 3) | (size == 4)),
        "move_fourth": _share((size >= 5) & (size <= 7)),
        "move_wide": _share(size > 7),
        "move_up": _share(move > 0),
        "move_largest": float(size.max(initial=0)),
        "turns": _share(turn != 0),
        "tonic": _share(tone == 0),
        "second": _share(tone == 2),
        "third": _share((tone == 3) | (tone == 4)),
        "fifth": _share(tone == 7),
        "sixth": _share((tone == 8) | (tone == 9)),
        "seventh": _share((tone == 10) | (tone == 11)),
        "in_scale": _mean(line.in_scale),
        "in_chord": _mean(line.in_chord),
        "in_chord_strong": _mean(line.in_chord[strong]),
        "stack": line.onset.size / onsets if onsets else _NAN,
        "pitch_new": _new_shapes(top),
        "slope": float(np.corrcoef(time, top)[0, 1]) if varied else 0.0,
    }


def repeat_features(line: Line) -> dict[str, float]:
    """How much of the bars comes again: 6 numbers."""
    rhythm = {f"same_rhythm_{lag}": _same_bars(line, lag, pitched=False) for lag in _LAGS}
    return rhythm | {f"same_notes_{lag}": _same_bars(line, lag, pitched=True) for lag in _LAGS}


def line_features(line: Line) -> dict[str, float]:
    """All features of one role's line."""
    return rhythm_features(line) | pitch_features(line) | repeat_features(line)


BAND_ROLES: tuple[Role, ...] = (Role.MELODY, Role.BASS, Role.CHORDS, Role.ARP)
PAIRS: tuple[tuple[Role, Role], ...] = (
    (Role.MELODY, Role.BASS), (Role.MELODY, Role.CHORDS), (Role.BASS, Role.CHORDS), (Role.BASS, Role.ARP),
)  # fmt: skip


def drum_features(line: Line) -> dict[str, float]:
    """Which pieces of the kit are struck where."""
    beat = line.inside % (2 * GRID_PER_QUARTER)
    out = {}
    for name, keys in (("kick", (35, 36)), ("snare", (37, 38, 39, 40)), ("hat", (42, 44, 46)), ("ride", (51, 53, 59))):
        own = np.isin(line.pitch, keys)
        out[f"{name}_share"] = _share(own)
        out[f"{name}_on_beat"] = _share(beat[own] % GRID_PER_QUARTER == 0)
        out[f"{name}_back"] = _share(beat[own] == GRID_PER_QUARTER)
    return out


def together_features(lines: Mapping[Role, Line]) -> dict[str, float]:
    """How the roles of a band fit together: onsets shared with the bass and the melody, clashes, spacing."""
    out: dict[str, float] = {}
    for first, second in PAIRS:
        a, b = lines[first], lines[second]
        both = bool(a.onset.size and b.onset.size)
        out[f"{first}_{second}_onsets"] = _share(np.isin(b.onset, a.onset)) if both else _NAN
        out[f"{first}_{second}_apart"] = _mean(a.pitch) - _mean(b.pitch) if both else _NAN
    melody = lines[Role.MELODY]
    if melody.onset.size:
        clashes = []
        for role in BAND_ROLES[1:]:
            other = lines[role]
            for onset, pitch in zip(melody.onset, melody.pitch, strict=True):
                sounding = (other.onset <= onset) & (other.onset + other.duration > onset)
                clashes += [float((pitch - p) % 12 in (1, 11)) for p in other.pitch[sounding]]
        out["clashes"] = float(np.mean(clashes)) if clashes else _NAN
    return out


def band_features(cells: Mapping[Cell, Sequence[Note]], bars: Sequence[BarControls]) -> dict[str, float]:
    """The features of every role of a band, named ``role.feature``, and of how they fit together."""
    lines = {role: line_of(cells, bars, role) for role in (*BAND_ROLES, Role.COUNTER, Role.PAD, Role.DRUMS)}
    out: dict[str, float] = {}
    for role in BAND_ROLES:
        out |= {f"{role}.{name}": value for name, value in line_features(lines[role]).items()}
    out |= {f"drums.{name}": value for name, value in drum_features(lines[Role.DRUMS]).items()}
    return out | together_features(lines)


def melody_features(cells: Mapping[Cell, Sequence[Note]], bars: Sequence[BarControls]) -> dict[str, float]:
    """The features of the melody alone: 66 numbers."""
    return line_features(line_of(cells, bars, Role.MELODY))
