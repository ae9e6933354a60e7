"""The gate: refined sound that lost notes, changed its level or is broken gives way to plain sound, span by span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audio_refine.bands import RATE_HZ
from audio_refine.conditions import NoteRow
from audio_refine.fidelity import note_recall
from symbolic.errors import BadInput
from symbolic.score import ROLES, Role

Floats = NDArray[np.float32]
SPAN_S, FADE_S = 6.0, 0.05
MOST_LOST = 0.05
"""So large a share of a span's notes may be found in the plain sound and not in the refined one."""
LEVEL_DB = 9.0
"""So much louder or softer than the plain sound in its room a span may be."""
SILENT = 1e-4
FULL_SCALE = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A span of a stem, in seconds: the share of notes that was found before and after, and why it fell back if so."""

    start_s: float
    end_s: float
    recall_plain: float
    recall_refined: float
    reason: str = ""

    @property
    def kept(self) -> bool:
        """Whether the refined sound is kept."""
        return not self.reason


def gated(plain: Floats, refined: Floats, notes: Sequence[NoteRow]) -> tuple[Floats, tuple[Verdict, ...]]:
    """The refined sound (2, samples) with the plain one, faded in and out, where it must not be used, and the verdicts.

    ``plain`` is what to fall back to. Spans are cut between notes where that can be. Notes of drums are not looked for,
    as the detector hears pitches. Raises BadInput where the sounds differ in shape.
    """
    if plain.shape != refined.shape or plain.ndim != 2:
        raise BadInput(f"plain sound of shape {plain.shape} and refined of {refined.shape}: both must be (2, samples)")
    edges = span_edges(plain.shape[1] / RATE_HZ, notes)
    verdicts = tuple(_judged(plain, refined, notes, a, b) for a, b in pairwise(edges))
    share = np.ones(plain.shape[1], np.float32)
    for verdict in verdicts:
        if not verdict.kept:
            share[round(verdict.start_s * RATE_HZ) : round(verdict.end_s * RATE_HZ)] = 0.0
    if share.all():
        return refined.copy(), verdicts
    share = _smoothed(share)
    safe = np.nan_to_num(refined, nan=0.0, posinf=0.0, neginf=0.0)
    return (plain + share * (safe - plain)).astype(np.float32), verdicts


def span_edges(length_s: float, notes: Sequence[NoteRow]) -> list[float]:
    """Where spans of about ``SPAN_S`` begin and end: a little before an onset, so that no attack is cut."""
    onsets = sorted({row[3] for row in notes})
    edges = [0.0]
    while edges[-1] + 1.5 * SPAN_S < length_s:
        aim = edges[-1] + SPAN_S
        near = min(onsets, key=lambda onset: abs(onset - aim), default=aim)
        edge = near - 2 * FADE_S if abs(near - aim) < SPAN_S / 3 else aim
        edges.append(round(edge, 4))
    return [*edges, length_s]


def _judged(plain: Floats, refined: Floats, notes: Sequence[NoteRow], start_s: float, end_s: float) -> Verdict:
    cut = slice(round(start_s * RATE_HZ), round(end_s * RATE_HZ))
    if not np.isfinite(refined[:, cut]).all():
        return Verdict(start_s, end_s, 1.0, 0.0, "samples that are not finite")
    heard = [(row[3], row[1]) for row in notes if start_s <= row[3] < end_s and ROLES[row[0]] is not Role.DRUMS]
    before, after = (note_recall(sound.T, RATE_HZ, heard) for sound in (plain, refined))
    return Verdict(start_s, end_s, before, after, _reason(plain[:, cut], refined[:, cut], before, after))


def _reason(plain: Floats, refined: Floats, before: float, after: float) -> str:
    if before - after > MOST_LOST:
        return f"{100 * (before - after):.0f} % of the notes were lost"
    if np.abs(refined).max(initial=0.0) > FULL_SCALE:
        return "louder than full scale"
    levels = [float(np.sqrt(np.mean(sound**2))) + SILENT for sound in (plain, refined)]
    change_db = 20 * np.log10(levels[1] / levels[0])
    return f"the level changed by {change_db:+.0f} dB" if abs(change_db) > LEVEL_DB else ""


def _smoothed(share: Floats) -> Floats:
    """Steps from 0 to 1 as straight fades of ``FADE_S``."""
    width = round(FADE_S * RATE_HZ)
    padded = np.pad(share.astype(np.float64), (width // 2 + 1, width - width // 2), mode="edge")
    sums = np.cumsum(padded)
    return ((sums[width:] - sums[:-width]) / width)[: len(share)].astype(np.float32)
