"""From a pitch track to notes: the likeliest row of steady pitches and silences, split where a tone begins again.

The melody is taken for piecewise constant: a frame costs the square of its distance from the pitch of its note, up to a
semitone, so that vibrato is cheap and a glide cannot pay for notes of its own; a new note costs some such frames.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np

from symbolic.transcription.pitch import HOP_S, Floats, PitchTrack

STEP = 0.25
"""The pitches of notes that are tried, in semitones."""
FARTHEST = 1.0
"""A frame that is farther from its note than this (in semitones) costs no more."""
CHANGE, BEGIN, STOP = 4.0, 1.5, 1.5
"""What a change of pitch, a beginning and a stop cost, in frames that are a semitone off. A stop and a beginning with
the shortest silence between them must not be cheaper than a change."""
UNVOICED, MUTED = 0.25, 0.8
"""The cost of a frame without pitch inside a note, and of one with a pitch in silence."""
LEAST_VOICED = 0.45
"""pYIN's decoder says that a frame has a pitch although it is this unsure: it is taken for so sure."""
BELOW_LOUD_DB, NEAR_FLOOR_DB, SURELY_SOFT_DB = 30.0, 4.0, 15.0
"""What is so much softer than the loud parts is silence, and what is about as soft as the softest parts (the noise of
the room), unless these are not even so much softer than the loud ones."""
FLOOR_PERCENT = 3.0
SHORTEST_S, GLIDE_S = 0.06, 0.13
DIP_DB, DIP_REACH_S, DIP_EDGE_S = 4.5, 0.16, 0.05
RISE_DB, RISE_S = 4.0, 0.04
"""A tone begins anew after a dip of so many dB, or where it grows by so many within so short a time."""
SCOOP_S, SCOOP, SCOOP_MOVES = 0.1, 1.7, 0.35
"""A beginning shorter than this, nearer to the next pitch than this many semitones, and moving, is the way to it."""
SHORT_FRAMES = 20
"""The pitch of shorter notes is that of their steadier half."""
ONSET_BELOW_DB, ONSET_BEFORE_S, ONSET_AFTER_S = 8.0, 0.08, 0.16


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one pitch: frames from ``first`` to before ``end``, ``pitch`` in semitones with fractions.

    ``struck`` tells a note that begins after silence or a dip of loudness from one that follows without a break.
    """

    first: int
    end: int
    pitch: float
    struck: bool = False


def segments_of(track: PitchTrack) -> list[Segment]:
    """The notes of a pitch track, in frames."""
    voiced = voicing_of(track)
    if not (voiced > 0).any():
        return []
    found = _runs(_likeliest(track, voiced), track)
    found = _split_at_dips(found, track)
    found = _without_glides(found, track)
    found = _merged(found)
    found = [s for s in found if (s.end - s.first) * HOP_S >= SHORTEST_S]
    return [replace(s, first=_onset(s, track)) if s.struck else s for s in found]


def voicing_of(track: PitchTrack) -> Floats:
    """How much each frame's pitch counts, 0 to 1; soft frames count nothing."""
    pitched = ~np.isnan(track.midi)
    if not pitched.any():
        return np.zeros(len(track))
    loud = float(np.percentile(track.level_db[pitched], 90))
    floor = float(np.percentile(track.level_db, FLOOR_PERCENT))
    silent = max(loud - BELOW_LOUD_DB, min(floor + NEAR_FLOOR_DB, loud - SURELY_SOFT_DB))
    heard = pitched & (track.level_db > silent)
    voiced: Floats = np.where(heard, np.maximum(track.voiced, LEAST_VOICED), 0.0)
    return voiced


def _likeliest(track: PitchTrack, voiced: Floats) -> Floats:
    """The pitch of each frame's note, NaN in silence: the Viterbi path over pitches and silence (the last state)."""
    sung = np.where(voiced > 0, track.midi, np.nan)
    grid = np.arange(np.floor(np.nanmin(sung)) - 1, np.nanmax(sung) + 1, STEP)
    away = np.minimum(np.abs(np.nan_to_num(sung)[:, None] - grid), FARTHEST) ** 2
    cost = np.concatenate([np.where(voiced[:, None] > 0, voiced[:, None] * away, UNVOICED), MUTED * voiced[:, None]], 1)
    silence = len(grid)
    stay = np.arange(silence + 1)
    came = np.zeros(cost.shape, np.int32)
    best = cost[0].copy()
    for frame in range(1, len(cost)):
        leader = int(best[:silence].argmin())
        change, begin = best[leader] + CHANGE, best[silence] + BEGIN
        other, cheaper = (leader, change) if change < begin else (silence, begin)
        moves = cheaper < best
        moves[silence] = best[leader] + STOP < best[silence]
        came[frame] = np.where(moves, other, stay)
        following = np.minimum(best, cheaper)
        came[frame, silence] = leader if moves[silence] else silence
        following[silence] = min(best[silence], best[leader] + STOP)
        best = following + cost[frame]
    path = np.zeros(len(cost), np.int64)
    path[-1] = int(best.argmin())
    for frame in range(len(cost) - 1, 0, -1):
        path[frame - 1] = came[frame, path[frame]]
    pitches: Floats = np.append(grid, np.nan)[path]
    return pitches


def _runs(pitches: Floats, track: PitchTrack) -> list[Segment]:
    same = (pitches[1:] == pitches[:-1]) | (np.isnan(pitches[1:]) & np.isnan(pitches[:-1]))
    edges = [0, *(np.flatnonzero(~same) + 1).tolist(), len(pitches)]
    runs = []
    for first, end in itertools.pairwise(edges):
        if not np.isnan(pitches[first]):
            struck = first == 0 or bool(np.isnan(pitches[first - 1]))
            runs.append(Segment(first, end, centre_of(track, first, end), struck))
    return runs


def centre_of(track: PitchTrack, first: int, end: int) -> float:
    """The pitch of a note: the median of its inside, without the glide into it and the fall out of it."""
    size = end - first
    if size < SHORT_FRAMES:
        return _steady_centre(track.midi[first:end])
    inside = track.midi[first + min(12, round(size * 0.3)) : end - min(6, round(size * 0.15))]
    if np.isnan(inside).all():
        inside = track.midi[first:end]
    known = inside[~np.isnan(inside)]
    if not len(known):
        return float("nan")
    middle = float(np.median(known))
    near = known[np.abs(known - middle) < 1.5]
    return float(0.5 * middle + 0.5 * near.mean())


def _steady_centre(sung: Floats) -> float:
    """The median of the steadier half of a short note, NaN where there is no pitch."""
    known = sung[~np.isnan(sung)]
    if len(known) < 4:
        return float(np.median(known)) if len(known) else float("nan")
    slope = np.convolve(np.abs(np.gradient(known)), np.ones(3) / 3, mode="same")
    return float(np.median(known[np.argsort(slope, kind="stable")[: max(3, len(known) // 2)]]))


def _split_at_dips(segments: list[Segment], track: PitchTrack) -> list[Segment]:
    """Cut a segment where the loudness falls and rises again: the same pitch sung twice."""
    parts = []
    for segment in segments:
        cuts = _dips(track.level_db, segment)
        edges = [segment.first, *cuts, segment.end]
        for i, (first, end) in enumerate(itertools.pairwise(edges)):
            parts.append(Segment(first, end, centre_of(track, first, end), segment.struck if i == 0 else True))
    return [p for p in parts if not np.isnan(p.pitch)]


def _dips(level: Floats, segment: Segment) -> list[int]:
    reach, edge = round(DIP_REACH_S / HOP_S), round(DIP_EDGE_S / HOP_S)
    cuts: list[int] = []
    for at in range(segment.first + edge, segment.end - edge):
        if level[at] > level[max(at - 4, segment.first) : at + 5].min():
            continue
        before = level[max(segment.first, at - reach, cuts[-1] if cuts else 0) : at].max()
        after = level[at + 1 : min(segment.end, at + reach)].max()
        soon = level[at + 1 : min(segment.end, at + 1 + round(RISE_S / HOP_S))].max()
        begins = min(before, after) - level[at] >= DIP_DB or soon - level[at] >= RISE_DB
        if begins and (not cuts or at - cuts[-1] >= edge):
            cuts.append(at)
    return cuts


def _without_glides(segments: list[Segment], track: PitchTrack) -> list[Segment]:
    """Join what is only the way to the next note: short, on its way all the time, and joined to what follows."""
    out: list[Segment] = []
    waiting: Segment | None = None
    for i, segment in enumerate(segments):
        if waiting is not None:
            segment = replace(segment, first=waiting.first, struck=waiting.struck)
            waiting = None
        following = segments[i + 1] if i + 1 < len(segments) else None
        joined = following is not None and following.first == segment.end and not following.struck
        if following is not None and joined and _is_glide(segment, following, track):
            before = out[-1] if out and out[-1].end == segment.first and not segment.struck else None
            if before is None:
                waiting = segment
            else:
                middle = (segment.first + segment.end) // 2
                out[-1] = replace(before, end=middle)
                waiting = replace(segment, first=middle)
            continue
        out.append(segment)
    return out


def _is_glide(segment: Segment, following: Segment, track: PitchTrack) -> bool:
    if (segment.end - segment.first) * HOP_S > GLIDE_S:
        return False
    sung = track.midi[segment.first : segment.end]
    sung = sung[~np.isnan(sung)]
    if len(sung) < 3:
        return True
    size_s, near = (segment.end - segment.first) * HOP_S, abs(following.pitch - segment.pitch) < SCOOP
    longer = following.end - following.first >= 2 * (segment.end - segment.first)
    if segment.struck and size_s < SCOOP_S and near and longer and float(np.ptp(sung)) > SCOOP_MOVES:
        return True
    toward = np.sign(following.pitch - segment.pitch)
    moves = np.diff(sung) * toward
    return bool(moves.sum() > 0.6 and (moves > -0.05).mean() > 0.8 and np.ptp(sung) / len(sung) > 0.06)


def _merged(segments: list[Segment]) -> list[Segment]:
    """Join neighbours without a break whose pitches are less than about half a semitone apart."""
    out: list[Segment] = []
    for segment in segments:
        last = out[-1] if out else None
        if (
            last is not None
            and last.end == segment.first
            and not segment.struck
            and abs(last.pitch - segment.pitch) < 0.6
        ):
            sizes = np.array([last.end - last.first, segment.end - segment.first], float)
            pitch = float(np.average([last.pitch, segment.pitch], weights=sizes))
            out[-1] = replace(last, end=segment.end, pitch=pitch)
        else:
            out.append(segment)
    return out


def _onset(segment: Segment, track: PitchTrack) -> int:
    """Where the loudness of a note that begins anew rises, near its first frame."""
    before, after = round(ONSET_BEFORE_S / HOP_S), round(ONSET_AFTER_S / HOP_S)
    level = track.level_db
    peak = float(level[segment.first : min(segment.end, segment.first + after + before)].max())
    begin = max(0, segment.first - before)
    span = level[begin : min(segment.end, segment.first + after)]
    low = int(span[: max(1, len(span))].argmin())
    floor = max(float(span[low]), peak - 2 * ONSET_BELOW_DB)
    rising = np.flatnonzero(span[low:] >= (floor + peak) / 2)
    return begin + low + int(rising[0]) if len(rising) else segment.first
