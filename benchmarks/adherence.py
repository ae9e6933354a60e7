"""How composed pieces keep the promises of their plans: each measure's range on twenty prompts, beside its threshold.

``python benchmarks/adherence.py [--json FILE] [--quick]``

The prompts are our own. Plans are checked before composing, scores after; the thresholds are those of the check.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from machine import machine

from planner import parse, think
from planner.check import METHODS, Promise
from planner.self_check import check_plan
from scoresmith import compose

PROMPTS: tuple[str, ...] = (
    "一首温暖的流行歌，C大调，90拍每分钟，钢琴和吉他，90秒",
    "悲伤的抒情曲，A小调，速度72，钢琴与大提琴，二十四小节",
    "a 5/4 piece in G minor for clarinet and piano, 100 bpm, 24 bars",
    "国风，二胡和古筝，G大调，每分钟80拍，一分钟",
    "edm drop in F# minor, 128 bpm, 48 bars, builds up",
    "欢快的圆舞曲，G大调，四三拍，手风琴，32小节",
    "战斗音乐，D小调，140BPM，弦乐和圆号，16小节循环",
    "摇滚，E小调，电吉他、贝斯和鼓，130 bpm，48小节",
    "爵士摇摆，F大调，萨克斯，120拍，32小节",
    "安静的氛围音乐，降E大调，60 BPM，16小节",
    "6/8拍摇篮曲，F大调，八音盒，70 BPM，16小节",
    "7/8拍的民族风，A小调，长笛，速度110，24小节",
    "史诗配乐，C小调，小号，90 BPM，先抑后扬，一分半钟",
    "a bright pop song in C major, 120 bpm, verse-chorus, 2 minutes, no drums",
    "Am F C G ballad with cello, 70 bpm, 32 bars",
    "8-bit game loop in G major, 140 bpm, 16 bars",
    "bossa nova in A minor, 130 bpm, nylon guitar, 24 bars",
    "funk groove in D minor, 100 bpm, slap bass, AABA",
    "solo piano nocturne in C# minor, 60 bpm, 24 bars",
    "blues in G major, 90 bpm, harmonica, 24 bars",
)
QUICK_PROMPTS = 5


def measure(prompts: Sequence[str]) -> tuple[dict[str, list[Promise]], int]:
    """The promises of all scores by name, and how many promises of the plans are broken."""
    found: dict[str, list[Promise]] = {name: [] for name in METHODS}
    plans_broken = 0
    for seed, prompt in enumerate(prompts, 1):
        brief = parse(prompt)
        plans_broken += len(check_plan(think(brief, seed=seed), brief).broken)
        for promise in compose(prompt, seed=seed).report.promises:
            found[promise.name].append(promise)
            if not promise.kept:
                print(f"broken: {promise.name}: asked {promise.asked}, found {promise.found} ({prompt})")
    return found, plans_broken


def figures(found: dict[str, list[Promise]]) -> dict[str, Any]:
    """For each promise how many were judged and kept, and where its values lie."""
    values: dict[str, Any] = {}
    for name, promises in found.items():
        told = [promise for promise in promises if promise.told]
        key = name.replace(" ", "_")
        values[f"{key}_judged"], values[f"{key}_kept"] = len(told), sum(promise.kept for promise in told)
        measured = [p.value for p in told if p.value is not None and METHODS[name].bound in ("at least", "at most")]
        if measured:
            values[f"{key}_min"], values[f"{key}_max"] = round(min(measured), 4), round(max(measured), 4)
            values[f"{key}_median"] = round(statistics.median(measured), 4)
            values[f"{key}_threshold"] = next(p.threshold for p in told if p.threshold is not None)
    return values


def print_table(values: dict[str, Any]) -> None:
    print(f"{'promise':16}{'judged':>8}{'kept':>6}{'min':>9}{'median':>9}{'max':>9}  threshold")
    for name, method in METHODS.items():
        key = name.replace(" ", "_")
        line = f"{name:16}{values[f'{key}_judged']:>8}{values[f'{key}_kept']:>6}"
        if f"{key}_min" in values:
            line += "".join(f"{values[f'{key}_{part}']:>9.3f}" for part in ("min", "median", "max"))
            line += f"  {method.bound} {values[f'{key}_threshold']:g}"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    prompts = PROMPTS[:QUICK_PROMPTS] if options.quick else PROMPTS
    found, plans_broken = measure(prompts)
    values = figures(found)
    told = [promise for promises in found.values() for promise in promises if promise.told]
    values["promises_kept_pct"] = round(100 * sum(promise.kept for promise in told) / len(told), 2)
    values["plan_promises_broken"] = plans_broken
    print_table(values)
    print(f"{values['promises_kept_pct']} % of {len(told)} promises of {len(prompts)} scores kept; "
          f"{plans_broken} promises of their plans broken")  # fmt: skip
    if options.json is not None:
        record = {**values, "pieces": len(prompts), "machine": machine()}
        options.json.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
