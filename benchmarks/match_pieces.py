"""Short pieces of our own to learn and to test the text-to-score match on, each with the prompt it was composed from.

Prompts come from sentence patterns and the words of ``words_more``, in Chinese and English. The last patterns of
each language are for testing only. Some pieces are filled by the model throughout; in the others the style book plays
the accompaniment, which is quicker.

``python benchmarks/match_pieces.py --out FOLDER [--count N] [--first N] [--seconds S]``
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from planner import parse, think
from planner.controls import to_controls, to_score
from planner.match.arrays import notes_of
from planner.match.collect import Excerpt
from planner.match.words_more import (
    METER_WORDS,
    MODE_WORDS,
    MOOD_WORDS,
    PROGRAM_WORDS,
    SCENE_WORDS,
    STYLE_WORDS,
    TEMPO_WORDS,
)
from planner.plan import Plan
from render.performance import shape
from symbolic.decoder import default_decoder
from symbolic.errors import ScoresmithError
from symbolic.feel import is_swung, swing
from symbolic.files import write_bytes
from symbolic.fill import fill
from symbolic.grid import with_cells
from symbolic.score import Role, Score
from symbolic.stylebook.play import play

PATTERNS: dict[str, tuple[str, ...]] = {
    "zh": (
        "一段{mood}的{style}", "{scene}，{mood}的音乐", "{mood}的{lead}曲", "写一首{tempo}的{style}，{lead}主奏",
        "{style}，{mood}，{tempo}", "{scene}的背景音乐，{style}风格", "来一段{mood}的音乐，{meter}，{mode}",
        "{lead}独奏，{mood}，{mode}", "给{scene}配乐", "{tempo}，{mood}，不要鼓", "{mode}的{style}，用{lead}",
        "我想要{mood}又带点{style}味道的曲子", "适合{scene}的{mood}{style}", "{lead}和弦乐，{mood}", "{style}",
        "帮我做一首{mood}的{style}，主角是{lead}", "关于{scene}的一首曲子，听起来{mood}",
        "{mood}，{lead}，{tempo}，{mode}",
    ),
    "en": (
        "{mood} {style}", "{scene}, {mood} music", "a {mood} piece for {lead}", "{tempo} {style} led by {lead}",
        "{style}, {mood}, {tempo}", "background music for {scene} in the style of {style}",
        "{mood} music, {meter}, {mode}",
        "solo {lead}, {mood}, {mode}", "music for {scene}", "{tempo}, {mood}, no drums",
        "{style} in {mode} with {lead}",
        "I want something {mood} with a touch of {style}", "{mood} {style} that suits {scene}",
        "{lead} and strings, {mood}",
        "{style}", "please make a {mood} {style} track with {lead} in front", "a tune about {scene} that feels {mood}",
        "{mood}, {lead}, {tempo}, {mode}",
    ),
}  # fmt: skip
TEST_PATTERNS = 3
"""The last patterns of each language are only tested on."""
LEADS: tuple[int, ...] = (
    0,
    4,
    6,
    10,
    11,
    12,
    15,
    21,
    22,
    24,
    25,
    27,
    30,
    40,
    42,
    46,
    48,
    52,
    56,
    57,
    60,
    65,
    68,
    71,
    73,
    74,
    80,
    107,
    110,
)
BARS = (8, 8, 8, 12, 16)
COMMON_METERS = ((3, 4), (4, 4), (6, 8))
FULL_EVERY = 3
ACCOMPANIMENT = (Role.CHORDS, Role.ARP, Role.BASS, Role.PAD, Role.DRUMS)


def words_of(table_words: str, language: str) -> str:
    """The words of a table entry in one language, by their script."""
    words = table_words.split("|")
    return "|".join(w for w in words if w.isascii() == (language == "en")) or table_words


def prompt_of(number: int) -> tuple[str, str, str, bool]:
    """Prompt, language, name of the scene in it, and whether its pattern is for testing only."""
    rng = Random(f"match prompt {number}")
    language = "zh" if number % 2 else "en"
    patterns = PATTERNS[language]
    place = rng.randrange(len(patterns))
    scene = rng.choice(sorted(SCENE_WORDS))

    def word(text: str) -> str:
        return rng.choice(words_of(text, language).split("|"))

    values = {
        "mood": word(MOOD_WORDS[rng.choice(sorted(MOOD_WORDS))]),
        "style": word(STYLE_WORDS[rng.choice(sorted(STYLE_WORDS))]),
        "scene": word(SCENE_WORDS[scene]),
        "lead": word(PROGRAM_WORDS[rng.choice(LEADS)]),
        "tempo": word(TEMPO_WORDS[rng.choice(sorted(TEMPO_WORDS))]),
        "meter": word(METER_WORDS[rng.choice(COMMON_METERS)]),
        "mode": word(MODE_WORDS[rng.choice(("major", "minor"))]),
    }
    pattern = patterns[place]
    return (
        pattern.format(**values),
        language,
        scene if "{scene}" in pattern else "",
        place >= len(patterns) - TEST_PATTERNS,
    )


def piece(plan: Plan, seed: int, full: bool) -> Score:
    """The score of a plan with velocities; not ``full``: melodies by the model, the rest by the style book."""
    controls, empty = to_controls(plan), to_score(plan)
    told = set(controls.cells)
    by_model = told if full else {cell for cell in told if cell[0] not in ACCOMPANIMENT}
    cells = fill({}, controls, by_model, default_decoder(), seed=seed) if by_model else {}
    rest = [cell for cell in told if cell not in by_model]
    cells = cells | play(controls, rest, seed=seed)
    score = with_cells(empty, cells)
    if is_swung(plan.style, plan.meter):
        score = swing(score)
    return shape(score, seed=seed)


def described(number: int) -> Excerpt | None:
    """One piece with its prompt; None where the prompt is refused."""
    prompt, language, scene, test = prompt_of(number)
    bars = Random(f"match bars {number}").choice(BARS)
    try:
        plan = think(parse(prompt), seed=number, bars=bars)
        score = piece(plan, number, number % FULL_EVERY == 0)
    except ScoresmithError:
        return None
    place = Random(f"match split {number}").randrange(100)
    split = "test" if test else "dev" if place < 5 else "train"
    return Excerpt(
        f"own/{number}", "own", split, f"own {number}", plan.style, notes_of(score), plan.mood, scene, prompt, language
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder that gets own_FIRST.pkl")
    parser.add_argument("--count", type=int, default=800)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1200.0, help="stop after so many seconds")
    options = parser.parse_args(arguments)
    started_s, made = time.monotonic(), []
    for number in range(options.first, options.first + options.count):
        if (found := described(number)) is not None:
            made.append(found)
        if len(made) % 25 == 0:
            write_bytes(options.out / f"own_{options.first}.pkl", pickle.dumps(made))
            print(f"{len(made)} pieces, {time.monotonic() - started_s:.0f} s", flush=True)
        if time.monotonic() - started_s > options.seconds:
            break
    write_bytes(options.out / f"own_{options.first}.pkl", pickle.dumps(made))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
