"""Compose several times to one plan and keep the piece that keeps its word best and fits the prompt best.

All candidates share the plan, which the user has seen and may have edited: only the notes differ, by the seed of the
fill. So nothing that was decided, and no promise, changes with the number of candidates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner import parse, think
from planner.plan import Plan
from scoresmith.composer import Piece, Progress, compose
from symbolic.adapter import load_adapter
from symbolic.decoder import Decoder
from symbolic.errors import BadInput, MissingExtra
from symbolic.score import Score

MOST = 32
"""The most candidates that may be asked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The figures of one candidate: its seed, broken promises, match with the prompt, notes copied from training data.

    ``match`` is 0 to 100 (see ``planner.match.match``), None where there is no prompt or no weights to match with.
    """

    seed: int
    broken_promises: int
    match: float | None
    copied_notes: int
    chosen: bool = False

    @property
    def rank(self) -> tuple[float, ...]:
        """Smaller is better: promises first, then match to a whole point, then originality, then the earlier seed."""
        return (self.broken_promises, -round(self.match or 0.0), self.copied_notes, self.seed)


@dataclass(frozen=True, slots=True)
class Best:
    """The piece that was chosen, and the figures of all candidates in the order they were composed."""

    piece: Piece
    candidates: tuple[Candidate, ...]


def match_points(text: str, score: Score) -> float | None:
    """How well a score fits a text, 0 to 100; None for no text, no notes, or no weights to tell by."""
    from planner.match import match

    try:
        return match(text, score) if text.strip() else None
    except (MissingExtra, BadInput):
        return None


def match_dict(text: str, score: Score) -> dict[str, Any]:
    """The match for a report: its points, and how much of the text the model knew when it told them."""
    from planner.match import known_share

    found = match_points(text, score)
    if found is None:
        return {"points": None}
    return {"points": round(found, 1), "known_text": round(known_share(text), 3)}


def candidates_dict(candidates: tuple[Candidate, ...]) -> list[dict[str, Any]]:
    """The candidates as plain values for JSON."""
    return [
        {
            "seed": c.seed,
            "broken_promises": c.broken_promises,
            "match": None if c.match is None else round(c.match, 1),
            "copied_notes": c.copied_notes,
            "chosen": c.chosen,
        }
        for c in candidates
    ]


def compose_best(
    prompt_or_plan: str | Plan,
    count: int,
    *,
    seed: int = 0,
    strict: bool = False,
    progress: Progress | None = None,
    decoder: Decoder | None = None,
    adapter: str | Path | None = None,
) -> Best:
    """Compose ``count`` candidates with the seeds ``seed``, ``seed + 1``, ... and choose one.

    The plan is thought once, with ``seed``; one candidate is what ``compose`` gives. The other arguments are those of
    ``compose``. Raises BadInput for a count outside 1 to 32, and as ``compose`` does.
    """
    if not 1 <= count <= MOST:
        raise BadInput(f"{count} candidates cannot be composed; ask for 1 to {MOST}")
    plan = (
        prompt_or_plan if isinstance(prompt_or_plan, Plan) else think(parse(prompt_or_plan, strict=strict), seed=seed)
    )
    if decoder is None and adapter is not None:
        decoder = load_adapter(Path(adapter))
    best: Piece | None = None
    figures: list[Candidate] = []
    for number in range(count):
        piece = compose(plan, seed=seed + number, progress=_part(progress, number, count), decoder=decoder)
        figures.append(figures_of(piece))
        if figures[-1] == min(figures, key=lambda c: c.rank):
            best = piece
    assert best is not None
    return Best(best, tuple(_marked(c, best.seed) for c in figures))


def figures_of(piece: Piece) -> Candidate:
    """What a piece is ranked by."""
    broken = sum(not promise.kept for promise in piece.report.promises)
    fits = match_points(piece.plan.prompt, piece.score)
    return Candidate(piece.seed, broken, fits, piece.originality.copied_notes)


def _marked(candidate: Candidate, chosen_seed: int) -> Candidate:
    c = candidate
    return Candidate(c.seed, c.broken_promises, c.match, c.copied_notes, c.seed == chosen_seed)


def _part(progress: Progress | None, number: int, count: int) -> Callable[[str, float], None] | None:
    """The progress of one candidate as a part of the whole."""
    return None if progress is None else lambda name, done: progress(name, (number + done) / count)
