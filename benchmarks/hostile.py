"""Hostile prompts by the hundred thousand: how many plans, refusals and crashes, and the worst times.

``python benchmarks/hostile.py [--count N] [--seed N] [--json FILE] [--quick]``

Random strings of Unicode (control characters, surrogates, any script), musical words with noise, floods, huge numbers,
sentences that give orders, and near matches of every pattern that the planner has. A crash is any error but
``BadInput``; the bound for a prompt is one second of processor time.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from machine import machine, maxrss_mb

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "planner"))

from hostile_prompts import LIMIT_S, bait, fixed_prompts, outcome, patterns, random_prompts

COUNT, QUICK_COUNT = 100_000, 5_000
WORST = 10


def prompts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Where each prompt comes from, and the prompt."""
    rng = Random(seed)
    yield from (("table", prompt) for prompt in fixed_prompts())
    for place, pattern in patterns():
        yield from ((place, text) for text in bait(pattern, rng))
    yield from (("random", prompt) for prompt in random_prompts(count, seed))


def measure(count: int, seed: int) -> dict[str, Any]:
    """Try them all."""
    kinds = {"plan": 0, "refused": 0, "crashed": 0}
    slow: list[tuple[float, str, str]] = []
    crashes: list[dict[str, str]] = []
    times: list[float] = []
    started_s = time.perf_counter()
    for number, (place, prompt) in enumerate(prompts(count, seed), 1):
        found = outcome(prompt, yaml=number % 100 == 0)
        kinds[found.kind] += 1
        times.append(found.cpu_s)
        if found.kind == "crashed":
            crashes.append({"from": place, "prompt": prompt[:200], "message": found.message[:300]})
        slow = sorted([*slow, (found.cpu_s, place, prompt[:60])], reverse=True)[:WORST]
        if number % 10_000 == 0:
            print(f"{number}: {kinds}, worst {slow[0][0]:.3f} s", file=sys.stderr, flush=True)
    return {
        "hostile_prompts": len(times),
        "hostile_random": count,
        **{f"hostile_{kind}": n for kind, n in kinds.items()},
        "hostile_over_limit": sum(t > LIMIT_S for t in times),
        "hostile_worst_s": round(max(times), 4),
        "hostile_median_ms": round(1000 * statistics.median(times), 3),
        "hostile_total_s": round(time.perf_counter() - started_s, 1),
        "hostile_peak_mb": round(maxrss_mb(resource.getrusage(resource.RUSAGE_SELF)), 1),
        "patterns": len(patterns()),
        "worst": [{"cpu_s": round(t, 4), "from": place, "prompt": prompt} for t, place, prompt in slow],
        "crashes": crashes[:100],
    }


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help="random strings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_COUNT} random strings")
    options = parser.parse_args()
    figures = measure(QUICK_COUNT if options.quick else options.count, options.seed)
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    for key, value in figures.items():
        if not isinstance(value, list):
            print(f"{key:<20} {value:>12}")
    for entry in figures["worst"]:
        print(f"{entry['cpu_s']:>8.3f} s  {entry['from']:<30} {entry['prompt']!r}")
    for crash in figures["crashes"][:20]:
        print(f"crash: {crash['from']}: {crash['message']}: {crash['prompt']!r}")
    if options.json is not None:
        text = json.dumps({**figures, **where}, indent=1, ensure_ascii=True)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0 if figures["hostile_crashed"] == 0 and figures["hostile_over_limit"] == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main())
