"""Played music on the grid: how far notes lie off it, a beat tracker for files without one, and swing.

The tempo is where the onsets' strength is most like itself (autocorrelation, with people's preference for moderate
tempi); the beats are found by dynamic programming (Ellis 2007, doi 10.1080/09298210701653344).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from symbolic.data.build import clean, snap_human
from symbolic.recognition.sounding import Floats, Ints
from symbolic.score import TICKS_PER_QUARTER, TICKS_PER_STEP, Meter, Note, Role, Score, Tempo, Track
from symbolic.timing import bar_starts, tick_to_seconds

WRITTEN_SHARE = 0.9
"""Where this share of the onsets lies on the grid, the notes were written, not played."""
ROUNDING_TICKS = 3
COHERENT = 0.3
"""From this on the onsets keep to the file's sixteenths or triplets, if loosely."""
FEWEST_ONSETS = 12
SIXTEENTH = TICKS_PER_QUARTER // 4
LEAST_OFFSET = 8
FRAME_HZ = 50
BPM_LOW, BPM_HIGH, BPM_USUAL, BPM_OCTAVES = 45.0, 200.0, 105.0, 0.9
TIGHTNESS = 100.0
STEADY = 0.04
"""Beats whose lengths vary by less than this part have one tempo."""
MAX_TRACKED_S = 3600.0
SWUNG_SHARE, SWUNG_LEAST, TRIPLET_MOST = 0.7, 8, 0.35


@dataclass(frozen=True, slots=True)
class Grid:
    """How the notes of a score lie to its grid.

    ``kind`` is "written" (on it), "played" (near it: notes are moved by ``mean_tick`` on average) or "free" (no
    relation: beats were tracked). ``coherence`` is 0 to 1: how well the onsets keep to the grid that was found;
    ``offset_tick`` how late all of them lay.
    """

    kind: str
    mean_tick: float
    coherence: float
    offset_tick: int = 0


def onsets_of(score: Score) -> Ints:
    """All onsets, sorted, one for each note."""
    return np.sort(np.array([n.onset_tick for t in score.tracks for n in t.notes], np.int64))


def coherence(onsets: Floats | Ints) -> float:
    """How well onsets in ticks keep to sixteenths or to triplets, 0 (not at all) to 1."""
    if not len(onsets):
        return 1.0
    steps = (SIXTEENTH, TICKS_PER_QUARTER // 3)
    return float(max(abs(np.exp(2j * np.pi * onsets / step).mean()) for step in steps))


def offset_of(onsets: Ints) -> int:
    """How many ticks the onsets lie behind the sixteenths of the file, all together; 0 where it is too little."""
    turn = complex(np.exp(2j * np.pi * onsets / SIXTEENTH).mean())
    late = round(float(np.angle(turn)) / (2 * np.pi) * SIXTEENTH)
    return late if abs(late) >= LEAST_OFFSET and abs(turn) >= COHERENT else 0


def _earlier(score: Score, by_tick: int) -> Score:
    """The score with all notes ``by_tick`` earlier (later, where it is negative); none begins before tick 0."""
    if by_tick == 0:
        return score
    tracks = tuple(
        replace(
            t,
            notes=tuple(Note(max(0, n.onset_tick - by_tick), n.pitch, n.duration_tick, n.velocity) for n in t.notes),
        )
        for t in score.tracks
    )
    return replace(score, tracks=tracks)


def written_share(onsets: Ints) -> float:
    """The share of onsets on the grid, but for rounding."""
    off = (onsets + ROUNDING_TICKS) % TICKS_PER_STEP
    return float((off <= 2 * ROUNDING_TICKS).mean()) if len(onsets) else 1.0


def on_the_grid(score: Score) -> tuple[Score, Grid]:
    """The score with its notes on the grid, and what was done to them."""
    onsets = onsets_of(score)
    if written_share(onsets) >= WRITTEN_SHARE:
        return score, Grid("written", 0.0, 1.0)
    near = coherence(onsets)
    if near >= COHERENT or len(onsets) < FEWEST_ONSETS:
        late = offset_of(onsets)
        there = _earlier(score, late)
        snapped = _snapped(there)
        return snapped, Grid("played", _mean_move(there, snapped), near, late)
    tracked = with_tracked_beats(score)
    if tracked is None:
        return _snapped(score), Grid("played", 0.0, near)
    snapped = _snapped(tracked)
    return snapped, Grid("free", _mean_move(tracked, snapped), coherence(onsets_of(tracked)))


def _snapped(score: Score) -> Score:
    latest = max((n.onset_tick for t in score.tracks for n in t.notes), default=0) + TICKS_PER_QUARTER
    lines = bar_starts(score.meters, max(score.end_tick, latest))
    tracks = tuple(replace(t, notes=clean(snap_human(t.notes), lines[-1])) for t in score.tracks)
    last = max((n.end_tick for t in tracks for n in t.notes), default=0)
    end_tick = next(line for line in lines if line >= max(min(score.end_tick, lines[-1]), min(last, score.end_tick), 1))
    return replace(score, tracks=tracks, end_tick=end_tick)


def _mean_move(before: Score, after: Score) -> float:
    first, second = onsets_of(before), onsets_of(after)
    size = min(len(first), len(second))
    return float(np.abs(first[:size] - second[:size]).mean()) if size else 0.0


def with_tracked_beats(score: Score) -> Score | None:
    """The score with a quarter note for each beat that is heard; None where it is too short or too long to hear any."""
    onsets = onsets_of(score)
    ticks = np.unique(onsets)
    seconds = {int(t): s for t, s in zip(ticks, _seconds(ticks, score.tempos), strict=True)}
    times = np.array([seconds[int(t)] for t in onsets])
    if times[-1] - times[0] > MAX_TRACKED_S or times[-1] - times[0] < 2.0:
        return None
    beats = track_beats(times)
    if len(beats) < 4:
        return None
    at = np.arange(len(beats)) * TICKS_PER_QUARTER
    lead = max(0, int(np.ceil((beats[0] - times[0] - 0.05) / (beats[1] - beats[0]))))
    at += lead * TICKS_PER_QUARTER
    tracks = tuple(replace(t, notes=_moved(t, score.tempos, beats, at)) for t in score.tracks)
    last = max(n.end_tick for t in tracks for n in t.notes)
    meter = Meter(0, 4, 4)
    end_tick = -(-last // meter.bar_ticks) * meter.bar_ticks
    return replace(
        score, tracks=tracks, tempos=_tempos(beats, at, end_tick), meters=(meter,), keys=score.keys[:1], chords=(),
        sections=(), end_tick=end_tick,
    )  # fmt: skip


def _seconds(ticks: Ints, tempos: Sequence[Tempo]) -> Floats:
    """The times of ticks in seconds, all at once."""
    marks = np.array([t.tick for t in tempos])
    begins = np.array([tick_to_seconds(t.tick, tempos) for t in tempos]) if len(tempos) < 2000 else _summed(tempos)
    at = np.searchsorted(marks, ticks, side="right") - 1
    rate = np.array([60.0 / (t.bpm * TICKS_PER_QUARTER) for t in tempos])
    seconds: Floats = begins[at] + (ticks - marks[at]) * rate[at]
    return seconds


def _summed(tempos: Sequence[Tempo]) -> Floats:
    marks = np.array([t.tick for t in tempos], np.float64)
    rate = np.array([60.0 / (t.bpm * TICKS_PER_QUARTER) for t in tempos])
    begins: Floats = np.concatenate([[0.0], (np.diff(marks) * rate[:-1]).cumsum()])
    return begins


def _moved(track: Track, tempos: Sequence[Tempo], beats: Floats, at: Ints) -> tuple[Note, ...]:
    """The notes of a track with onset and end where they lie between the beats."""
    if not track.notes:
        return ()
    edges = np.array([(n.onset_tick, n.end_tick) for n in track.notes])
    times = _seconds(edges.reshape(-1), tempos)
    ticks = np.interp(times, beats, at)
    rate = TICKS_PER_QUARTER / np.diff(beats)
    ticks = np.where(times < beats[0], at[0] + (times - beats[0]) * rate[0], ticks)
    ticks = np.where(times > beats[-1], at[-1] + (times - beats[-1]) * rate[-1], ticks)
    rows = np.maximum(np.round(ticks), 0).astype(int).reshape(-1, 2)
    return tuple(
        Note(int(a), n.pitch, max(1, int(b - a)), n.velocity) for n, (a, b) in zip(track.notes, rows, strict=True)
    )


def _tempos(beats: Floats, at: Ints, end_tick: int) -> tuple[Tempo, ...]:
    """One tempo where the beats are steady, else one for each beat that differs from the last."""
    gaps = np.diff(beats)
    if float(gaps.std() / gaps.mean()) < STEADY:
        return (Tempo(0, round(60.0 / float(gaps.mean()), 2)),)
    tempos: list[Tempo] = []
    for tick, gap in zip(at, gaps, strict=False):
        bpm = round(60.0 / float(gap), 2)
        if (not tempos or abs(bpm / tempos[-1].bpm - 1) > 0.01) and tick < end_tick:
            tempos.append(Tempo(int(tick) if tempos else 0, bpm))
    return tuple(tempos)


def track_beats(times: Floats) -> Floats:
    """The times of the beats in seconds, from onset times (one for each note) in seconds."""
    start = float(times[0])
    count = int((times[-1] - start) * FRAME_HZ) + 2
    strength = np.bincount(np.round((times - start) * FRAME_HZ).astype(int), minlength=count).astype(float)
    kernel = np.array([0.2, 0.6, 1.0, 0.6, 0.2])
    strength = np.convolve(np.sqrt(strength), kernel, mode="same")
    strength /= max(float(strength.std()), 1e-6)
    period = _period(strength)
    frames = _beat_frames(strength, period)
    return _near_onsets(frames / FRAME_HZ + start, times)


def _period(strength: Floats) -> float:
    """The frames from beat to beat."""
    size = 1 << int(np.ceil(np.log2(2 * len(strength))))
    spectrum = np.fft.rfft(strength - strength.mean(), size)
    auto = np.fft.irfft(np.abs(spectrum) ** 2)[: len(strength)]
    lags = np.arange(int(FRAME_HZ * 60 / BPM_HIGH), min(int(FRAME_HZ * 60 / BPM_LOW) + 1, len(auto) // 2))
    if not len(lags):
        return FRAME_HZ / 2
    double = auto[2 * lags] + 0.5 * (auto[2 * lags - 1] + auto[np.minimum(2 * lags + 1, len(auto) - 1)])
    octaves = np.log2(FRAME_HZ * 60 / lags / BPM_USUAL)
    score = (auto[lags] + 0.5 * double) * np.exp(-0.5 * (octaves / BPM_OCTAVES) ** 2)
    return float(lags[int(score.argmax())])


def _beat_frames(strength: Floats, period: float) -> Floats:
    """The best sequence of frames: strong ones, about a period apart."""
    low, high = round(period / 2), round(period * 2)
    back = np.arange(-high, -low + 1)
    cost = -TIGHTNESS * np.log(-back / period) ** 2
    total = strength.copy()
    came = np.full(len(strength), -1, np.int64)
    for frame in range(low, len(strength)):
        first = max(0, frame - high)
        scores = total[first : frame - low + 1] + cost[first - (frame - high) :]
        best = int(scores.argmax())
        if scores[best] > 0:
            total[frame] += scores[best]
            came[frame] = first + best
    tail = max(0, len(strength) - high)
    frame = tail + int(total[tail:].argmax())
    frames = [frame]
    while came[frame] >= 0:
        frame = int(came[frame])
        frames.append(frame)
    return np.array(frames[::-1], np.float64)


def _near_onsets(beats: Floats, times: Floats) -> Floats:
    """Each beat at the mean of the onsets within a frame or two of it."""
    reach = 1.5 / FRAME_HZ
    out = beats.copy()
    for index, beat in enumerate(beats):
        a, b = np.searchsorted(times, (beat - reach, beat + reach))
        if b > a:
            out[index] = times[a:b].mean()
    keep = np.concatenate([[True], np.diff(out) > 0.05])
    kept: Floats = out[keep]
    return kept


def swing_of(score: Score) -> float | None:
    """The share of off-beat eighths that are played as the last third of their beat; None where there are too few.

    Triplets (with a note on the second third) do not count as swing.
    """
    inside = np.array([n.onset_tick % TICKS_PER_QUARTER for t in score.tracks for n in t.notes], np.int64)
    second, even, late = (int((np.abs(inside - place) <= 20).sum()) for place in (160, 240, 320))
    if late + even < SWUNG_LEAST:
        return None
    return 0.0 if second > TRIPLET_MOST * late else late / (late + even)


def is_swung(score: Score) -> bool:
    """Whether the eighths of a score are swung."""
    share = swing_of(score)
    return share is not None and share >= SWUNG_SHARE


def drums_only(score: Score) -> bool:
    """Whether nothing with a pitch sounds."""
    return not any(t.notes for t in score.tracks if t.role is not Role.DRUMS)
