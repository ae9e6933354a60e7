"""How well the match between a text and a score tells which belong together, on scores and artists held out.

Descriptions are made of measured facts of each score in ten languages; the number must find the score by its
description among all others, and the description by its score, and prefer a true description to one with a fact made
false. Then best-of-4: how much the chosen candidate's match is above the mean of the four.

``python benchmarks/match.py --data DIR [--cache DIR] [--json FILE] [--quick] [--judge FILE]``
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from machine import machine
from match_pieces import described, prompt_of
from numpy.typing import NDArray

from planner import parse, think
from planner.match import match
from planner.match.collect import Excerpt, collect
from planner.match.dataset import read_excerpts
from planner.match.describe import Wording, choose, describe, kind_of
from planner.match.facts import FACTS, Truth, truths
from planner.match.features import measure, vector
from planner.match.model import WEIGHTS, Encoders, crowding, embed_text, embed_vector, fit, load
from planner.match.templates import fill_in, read_templates
from planner.match.words_instruments import LANGUAGES
from scoresmith import compose
from scoresmith.candidates import figures_of

logger = logging.getLogger(__name__)
Floats = NDArray[np.float64]
SPLIT = ("test",)
SCORES, QUICK_SCORES, QUICK_WORKS = 900, 320, 9
OWN, QUICK_OWN = 80, 12
OWN_FIRST = 10_000
"""Numbers of pieces from here on were never learned from."""
LEAST_FACTS = 4
"""A full description tells four to seven facts, a short one one to three."""
ATTRIBUTES: Mapping[str, str] = {
    "tempo": "tempo", "bpm": "bpm", "meter": "meter", "mode": "mode", "key": "key", "lead": "lead instrument",
    "has": "has",
    "genre": "genre", "mood": "mood", "density": "density", "register": "register", "arc": "arc", "harmony": "harmony",
    "texture": "texture", "syncopation": "sync",
}  # fmt: skip  # name in the report -> kind of fact
FLIPPED_BESIDE = 3
"""Facts beside the one that is made false."""
BEST_OF, BEST_PROMPTS_QUICK = 4, 3
PROMPTS: tuple[str, ...] = (
    "八小节的悲伤钢琴独奏，慢板", "8 bars of energetic funk with slap bass", "雨夜的低保真，8小节",
    "a calm harp piece, 8 bars, no drums",
    "8小节史诗战斗音乐，越来越激烈", "8 bars of bright chiptune for a puzzle game", "古筝和笛子的国风，8小节，五声",
    "a lonely cello in D minor, 8 bars",
    "欢快的波萨诺瓦，8小节", "8 bars of aggressive metal, very fast", "8小节浪漫的圆舞曲，弦乐",
    "dreamy ambient pads, 8 bars, sparse",
    "8小节温暖的木吉他民谣", "8 bars of cool jazz with a saxophone lead", "紧张的追逐音乐，8小节，快板",
    "majestic brass fanfare feeling, 8 bars",
    "8小节小调探戈，手风琴主奏", "8 bars of playful pizzicato strings", "咖啡馆里的爵士钢琴，8小节",
    "a nostalgic music box, 8 bars, high register",
)  # fmt: skip


def held_out(data: Path, cache: Path, quick: bool) -> list[Excerpt]:
    """Excerpts of held-out artists and own pieces from held-out sentence patterns."""
    if not list(cache.glob("*.pkl")):
        logging.getLogger("symbolic.data").setLevel(logging.ERROR)
        collect(data, cache, SPLIT, QUICK_WORKS if quick else None)
    found = [e for e in read_excerpts(cache, SPLIT, capped=False) if e.source != "own"]
    limit = QUICK_SCORES if quick else SCORES
    drawn = Random(0).sample(found, min(limit, len(found)))
    return drawn + own_pieces(QUICK_OWN if quick else OWN)


def own_pieces(count: int) -> list[Excerpt]:
    """Pieces composed now from prompts of patterns that were kept for testing."""
    made: list[Excerpt] = []
    number = OWN_FIRST
    while len(made) < count:
        if prompt_of(number)[3] and (piece := described(number)) is not None:
            made.append(piece)
        number += 1
    return made


class Held:
    """The held-out scores with their facts and points."""

    def __init__(self, excerpts: Sequence[Excerpt], encoders: Encoders) -> None:
        self.encoders = encoders
        self.excerpts = excerpts
        self.truth = [truths(e) for e in excerpts]
        self.points = np.stack([embed_vector(vector(e.notes), encoders) for e in excerpts])
        self.source = np.array([e.source for e in excerpts])

    def told(
        self, seed: int, language: str | None = None, wording: Wording | None = None, short: bool = False
    ) -> Floats:
        """The points of one description of each score, by turns in all languages or in one."""
        texts = []
        for number, truth in enumerate(self.truth):
            rng = Random(f"{seed} {number}")
            spoken = language or LANGUAGES[number % len(LANGUAGES)]
            texts.append(describe(enough(truth, rng, short), spoken, rng, wording).text)
        return np.stack([embed_text(text, self.encoders) for text in texts]).astype(np.float64)


def enough(truth: Truth, rng: Random, short: bool) -> list[int]:
    """The facts of a full or of a short description."""
    if short:
        return choose(truth, rng, most=LEAST_FACTS - 1)
    tries = [choose(truth, rng) for _ in range(12)]
    return next((facts for facts in tries if len(facts) >= LEAST_FACTS), max(tries, key=len))


def fits_of(told: Floats, scores: Floats, encoders: Encoders) -> Floats:
    """The fit of each text and each score, as ``planner.match.model.fit`` tells it."""
    return np.asarray(2 * told @ scores.T - crowding(told.astype(np.float32), encoders)[:, None])


def ranks(cosines: Floats) -> Floats:
    """The rank of the right one for each row, from 1; ties share their mean."""
    right = np.diag(cosines)[:, None]
    return np.asarray((cosines > right).sum(axis=1) + ((cosines == right).sum(axis=1) - 1) / 2 + 1)


def recall(found: Floats, prefix: str) -> dict[str, float]:
    """Recall at 1, 5 and 10 in per cent and the median rank."""
    shares = {f"{prefix}_r{k}": round(100 * float((found <= k).mean()), 1) for k in (1, 5, 10)}
    return shares | {f"{prefix}_median_rank": round(float(np.median(found)), 1)}


def retrieval(held: Held) -> dict[str, float]:
    """Both directions, against chance, and with short descriptions and wordings never met in training."""
    count = len(held.points)
    full = fits_of(held.told(0), held.points, held.encoders)
    figures: dict[str, float] = {
        "scores": count,
        **recall(ranks(full), "text_to_score"),
        **recall(ranks(full.T), "score_to_text"),
    }
    figures |= {f"chance_r{k}": round(100 * k / count, 2) for k in (1, 5, 10)}
    figures["chance_median_rank"] = (count + 1) / 2
    figures |= recall(ranks(held.told(1, short=True) @ held.points.T), "short_text_to_score")
    for language in ("zh", "en"):
        unseen = held.told(0, language, Wording(held=True)) @ held.points.T
        figures |= recall(ranks(unseen), f"unseen_words_{language}")
    return figures


def by_language(held: Held) -> dict[str, float]:
    """Recall at 10 of the same facts told in each language, and how near a description is to itself in Chinese."""
    chinese = held.told(0, "zh")
    figures: dict[str, float] = {}
    for language in LANGUAGES:
        told = held.told(0, language)
        found = ranks(told @ held.points.T)
        figures[f"r10_{language}"] = round(100 * float((found <= 10).mean()), 1)
        if language != "zh":
            figures[f"cosine_to_zh_{language}"] = round(float((told * chinese).sum(axis=1).mean()), 3)
    figures["cosine_to_zh_of_others"] = round(float((chinese @ chinese.T)[~np.eye(len(chinese), dtype=bool)].mean()), 3)
    return figures


def by_source(held: Held) -> dict[str, float]:
    """Recall among all scores, and the hard kind: among the scores of the same source alone."""
    told = held.told(0)
    found = ranks(told @ held.points.T)
    figures: dict[str, float] = {}
    for source in sorted(set(held.source.tolist())):
        own = np.nonzero(held.source == source)[0]
        inside = ranks(told[own] @ held.points[own].T)
        figures[f"{source}_scores"] = len(own)
        figures[f"{source}_r10"] = round(100 * float((found[own] <= 10).mean()), 1)
        figures |= recall(inside, f"{source}_within")
        figures[f"{source}_within_chance_r1"] = round(100 / len(own), 1)
    return figures


def words_of_others(held: Held, data: Path) -> dict[str, float]:
    """Recall with the sentences of MuseCoco, and with the same facts in our own words, where a template is true."""
    templates = read_templates(data, test=True)
    rows, theirs, ours = [], [], []
    for number, excerpt in enumerate(held.excerpts):
        rng = Random(number)
        filled = fill_in(templates, held.truth[number], measure(excerpt.notes)["seconds"], rng)
        if filled is not None and filled[1]:
            rows.append(number)
            theirs.append(filled[0])
            ours.append(describe(filled[1], "en", rng).text)
    figures: dict[str, float] = {"musecoco_texts": len(rows)}
    for name, texts in (("musecoco", theirs), ("same_facts_own_words", ours)):
        told = np.stack([embed_text(text, held.encoders) for text in texts]).astype(np.float64)
        every = told @ held.points.T
        right = every[np.arange(len(rows)), rows][:, None]
        figures |= recall((every > right).sum(axis=1) + 1.0, name)
    return figures


def own_prompts(held: Held) -> dict[str, float]:
    """Whether a prompt finds the piece that was composed for it, among all scores and among our own."""
    own = [i for i, e in enumerate(held.excerpts) if e.prompt]
    told = np.stack([embed_text(held.excerpts[i].prompt, held.encoders) for i in own]).astype(np.float64)
    every = told @ held.points.T
    right = every[np.arange(len(own)), own][:, None]
    among_all = (every > right).sum(axis=1) + 1.0
    among_own = ranks(every[:, own])
    return {"prompts": len(own), **recall(among_all, "prompt_among_all"), **recall(among_own, "prompt_among_own"),
            "prompt_among_own_chance_r1": round(100 / len(own), 1)}  # fmt: skip


def told_apart(held: Held) -> dict[str, float]:
    """How often a true description fits better than the same one with one fact made false; chance is 50."""
    figures: dict[str, float] = {}
    every = count = 0
    for name, kind in ATTRIBUTES.items():
        hits = [hit for i in range(len(held.truth)) if (hit := _prefers_truth(held, i, kind)) is not None]
        figures[f"pair_{name}"] = round(100 * float(np.mean(hits)), 1)
        figures[f"pair_{name}_n"] = len(hits)
        every, count = every + sum(hits), count + len(hits)
    return {"pair_accuracy": round(100 * every / count, 1), **figures}


def _prefers_truth(held: Held, number: int, kind: str) -> bool | None:
    truth, rng = held.truth[number], Random(f"{kind} {number}")
    places = [i for i, fact in enumerate(FACTS) if kind_of(fact) == kind]
    true, false = [i for i in places if truth[i] >= 1], [i for i in places if truth[i] <= 0.1]
    if not true or not false:
        return None
    told, flipped = rng.choice(true), rng.choice(false)
    beside = [i for i in choose(truth, rng) if kind_of(FACTS[i]) not in (kind, "only")][:FLIPPED_BESIDE]
    language = LANGUAGES[number % len(LANGUAGES)]
    texts = [describe([*beside, fact], language, Random(number)).text for fact in (told, flipped)]
    right, wrong = (fit(embed_text(text, held.encoders), held.points[number], held.encoders) for text in texts)
    return right > wrong


def best_of(prompts: Sequence[str], judge: Encoders | None) -> dict[str, Any]:
    """How far the chosen of four is above their mean, paired by prompt, with the 95 % interval of the mean.

    It is chosen by the same number, so this only tells how much candidates of one plan differ. A judge trained with
    another seed tells how much of the gain is more than the number's own noise.
    """
    gains, judged, rows = [], [], []
    for prompt in prompts:
        plan = think(parse(prompt))
        pieces = [compose(plan, seed=seed) for seed in range(BEST_OF)]
        figures = [figures_of(piece) for piece in pieces]
        chosen = min(range(BEST_OF), key=lambda i: figures[i].rank)
        found = [figure.match or 0.0 for figure in figures]
        gains.append(found[chosen] - float(np.mean(found)))
        rows.append({"prompt": prompt, "matches": [round(m, 1) for m in found], "chosen": round(found[chosen], 1),
                     "broken_promises": [figure.broken_promises for figure in figures]})  # fmt: skip
        if judge is not None:
            other = [match(prompt, piece.score, judge) for piece in pieces]
            judged.append(other[chosen] - float(np.mean(other)))
            rows[-1]["judge"] = [round(m, 1) for m in other]
        logger.info("%s", rows[-1])
    told: dict[str, Any] = {"best_of_prompts": len(prompts), "best_of": rows}
    told |= _mean_with_interval(gains, "best_of_4_gain")
    return told | (_mean_with_interval(judged, "best_of_4_gain_judge") if judged else {})


def _mean_with_interval(values: Sequence[float], name: str) -> dict[str, Any]:
    """The mean and its 95 % interval by 2,000 resamplings."""
    given = np.array(values)
    drawn = np.random.default_rng(0).choice(given, (2000, len(given))).mean(axis=1)
    return {
        name: round(float(given.mean()), 2),
        f"{name}_ci95": [round(float(np.percentile(drawn, q)), 2) for q in (2.5, 97.5)],
    }


def speed(held: Held) -> dict[str, float]:
    """Milliseconds to match one pair, warm, and the size of the weights."""
    score = compose(PROMPTS[0]).score
    long = max(held.excerpts, key=lambda e: len(e.notes.table))
    match("warm", score)
    times_s = []
    for number in range(20):
        started_s = time.perf_counter()
        match(PROMPTS[number % len(PROMPTS)], score)
        times_s.append(time.perf_counter() - started_s)
    started_s = time.perf_counter()
    vector(long.notes)
    return {"match_ms": round(1000 * float(np.median(times_s)), 1), "notes": sum(len(t.notes) for t in score.tracks),
            "longest_excerpt_ms": round(1000 * (time.perf_counter() - started_s), 1),
            "longest_excerpt_notes": len(long.notes.table),
            "weights_bytes": WEIGHTS.stat().st_size}  # fmt: skip


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument(
        "--cache", type=Path, help="folder of collected excerpts; made if empty, a temporary one by default"
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--judge", type=Path, help="weights trained with another seed, to judge the choice of best-of")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="fewer scores, pieces and prompts")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as temporary:
        excerpts = held_out(options.data, options.cache or Path(temporary), options.quick)
    held = Held(excerpts, load(options.weights))
    judge = None if options.judge is None else load(options.judge)
    figures: dict[str, Any] = {
        **retrieval(held),
        **by_language(held),
        **by_source(held),
        **own_prompts(held),
        **words_of_others(held, options.data),
        **told_apart(held),
    }
    figures |= speed(held)
    figures |= best_of(PROMPTS[:BEST_PROMPTS_QUICK] if options.quick else PROMPTS, judge)
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    for name, value in figures.items():
        if name != "best_of":
            print(f"{name:36s} {value}")
    if options.json is not None:
        options.json.write_text(json.dumps({**figures, **where}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
