"""Do pieces do what their prompts say? Measured on the MIDI files, by readers that know nothing of the plan.

``python benchmarks/control.py [--json FILE] [--quick] [--languages zh,en] [--workers N] [--plan-only] [--unseen]``

The prompts and their gold values are in ``control_prompts``, made and kept by hand. Each prompt goes the way of
``scoresmith compose``; the bytes of the MIDI file are read back with mido, and music21 hears the key in the notes.
Only ``mood_top3`` and ``style`` are read from the plan, since a MIDI file has no place for them. ``--plan-only`` writes
the files without notes, in seconds, and leaves out what only notes can tell.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import control_measures as measures
from control_gold import LANGUAGES, Case, key_of, load, load_unseen, plain_mode, quick
from control_reader import Heard, hear_key, read
from control_table import BOUNDS, EXTRAS, PEERS, show, show_failures
from machine import machine, maxrss_mb

QUICK_CASES = 26
COLD_RUNS = 5
COLD_PROMPT = "一首悲伤的二胡曲，d小调，慢板，十六小节"
COUNTED: tuple[str, ...] = (
    "tb", "cts", "key_meta", "ck", "ck_modes", "ci", "negation", "bars", "duration", "sections", "chords", "energy",
)  # fmt: skip
"""The attributes whose share of right ones is a sample's accuracy; ``asa`` is the mean over samples."""


def run_case(case: Case, plan_only: bool, seed: int, keep: Path | None) -> dict[str, Any]:
    """Make the piece of one prompt and measure it; a refusal or an error leaves every stated attribute wrong."""
    from planner import parse, think
    from planner.controls import to_score
    from symbolic.errors import ScoresmithError
    from symbolic.midi import midi_bytes

    row: dict[str, Any] = {"case": case, "scores": {}, "error": None}
    started_s = time.perf_counter()
    try:
        plan = think(parse(case.prompt), seed=seed)
        if plan_only:
            data = midi_bytes(to_score(plan))
        else:
            from scoresmith import compose

            piece = compose(case.prompt, seed=seed)
            plan, data = piece.plan, midi_bytes(piece.score)
    except Exception as error:
        row["error"] = f"{type(error).__name__}: {error}"
        if not isinstance(error, ScoresmithError):
            row["error"] += " | " + traceback.format_exc().splitlines()[-3].strip()
        row["scores"] = dict.fromkeys(stated(case, plan_only), (0.0, "refused"))
        return row
    if keep is not None:
        (keep / f"{case.name}.mid").write_bytes(data)
    heard = read(data)
    row["scores"] = score(case, heard, plan, plan_only)
    row["compose_s"] = time.perf_counter() - started_s
    row["features"] = None if plan_only else features(heard)
    if "ck" in row["scores"] or "ck_modes" in row["scores"]:
        name = "ck" if "ck" in row["scores"] else "ck_modes"
        if not row["scores"][name][0]:
            row["why_key"] = why_key(case, heard)
    return row


def stated(case: Case, plan_only: bool) -> list[str]:
    """The measures that a prompt's gold values call for."""
    gold, keys = case.gold, []
    if "tempo" in gold:
        keys += ["tb", "tbt", *([] if isinstance(gold["tempo"], list) else ["tempo"])]
    if "meter" in gold:
        keys.append("cts")
    tonic, mode = key_of(gold)
    if tonic is not None or mode is not None:
        keys.append("key_meta")
    if not plan_only and tonic is not None and mode is not None:
        keys += ["ck", "ckd"] if mode in ("major", "minor", "harmonic minor") else ["ck_modes"]
    if "inst" in gold:
        keys += ["ci", "ci_share"]
    for key, name in (("without", "negation"), ("bars", "bars"), ("seconds", "duration")):
        keys += [name] if key in gold else []
    if any(key in gold for key in ("sections", "sectionbars", "form", "has", "hasnt", "count")):
        keys.append("sections")
    if any(key in gold for key in ("chords", "roman", "digits")):
        keys += ["chords", "chord_symbols", *([] if plan_only else ["chord_root", "chord_triad"])]
    keys += ["energy"] if "energy" in gold and not plan_only else []
    return keys + [name for key, name in (("mood", "mood_top3"), ("style", "style"), ("use", "use")) if key in gold]


def score(case: Case, heard: Heard, plan: Any, plan_only: bool) -> dict[str, measures.Score]:
    """The score of every stated attribute."""
    from planner.lexicon.mood import MOODS

    gold, wanted = case.gold, stated(case, plan_only)
    out: dict[str, measures.Score] = {}
    if "tempo" in gold:
        out |= measures.tempo_scores(gold, heard)
    if "inst" in gold:
        out |= measures.instruments(gold, heard)
    if "chords" in wanted:
        out |= measures.chords(gold, heard, notes=not plan_only)
    simple = {
        "cts": measures.meter, "key_meta": measures.key_meta, "negation": measures.negation, "bars": measures.bars,
        "duration": measures.duration, "sections": measures.sections, "energy": measures.energy,
    }  # fmt: skip
    out |= {name: simple[name](gold, heard) for name in wanted if name in simple}
    if "ck" in wanted or "ck_modes" in wanted:
        out |= key_scores(gold, heard, "ck" if "ck" in wanted else "ck_modes")
    if "mood" in gold:
        labels = {mood: (float(values[0]), float(values[1])) for mood, values in MOODS.items()}
        out["mood_top3"] = measures.mood_top3(gold, plan.valence, plan.arousal, labels)
    if "style" in gold:
        out["style"] = (float(plan.style in gold["style"]), plan.style)
    if "use" in gold:
        out["use"] = (float(plan.use == gold["use"]), plan.use)
    return out


def key_scores(gold: dict[str, Any], heard: Heard, name: str) -> dict[str, measures.Score]:
    """``ck`` and ``ckd`` by music21; a mode that music21 does not know counts as the major or minor of its tonic."""
    tonic, mode = key_of(gold)
    assert tonic is not None
    assert mode is not None
    asked = (tonic, plain_mode(mode))
    found_tonic, found_mode, ranked = hear_key(heard.pitched, heard.quarter)
    place = next((i for i, (t, m, _) in enumerate(ranked) if (t, m) == asked), -1)
    found = (
        f"{measures.tonic_name(found_tonic)} {found_mode} ({ranked[0][2]}; asked {ranked[place][2]}, place {place + 1})"
    )
    out = {name: (float((found_tonic, found_mode) == asked), found)}
    if name == "ck":
        out["ckd"] = (float(measures.same_or_relative(asked, (found_tonic, found_mode))), found)
    return out


def why_key(case: Case, heard: Heard) -> dict[str, Any]:
    """Where a missed key comes from: the key of each part and third alone, the time on each degree, notes outside."""
    tonic, mode = key_of(case.gold)
    assert tonic is not None
    assert mode is not None
    out: dict[str, Any] = {"profile": measures.profile(heard.pitched, tonic)}
    out["outside"] = round(measures.out_of_key(heard.pitched, tonic, plain_mode(mode)), 3)
    groups: dict[str, list[Any]] = {}
    for part in heard.parts:
        if part.program >= 0 and part.notes:
            groups[f"{part.name} {part.program}"] = list(part.notes)
    for i in range(3):
        low, high = heard.end * i / 3, heard.end * (i + 1) / 3
        groups[f"third {i + 1}"] = [n for n in heard.pitched if low <= n.start < high]
    for name, notes in groups.items():
        if len(notes) > 3:
            found_tonic, found_mode, _ = hear_key(notes, heard.quarter)
            out[name] = (
                f"{measures.tonic_name(found_tonic)} {found_mode}, time {sum(n.end - n.start for n in notes)}, "
                f"outside {measures.out_of_key(notes, tonic, plain_mode(mode)):.3f}"
            )
    out["chords"] = " ".join(text for _, text in heard.symbols[:24])
    return out


def features(heard: Heard) -> dict[str, float]:
    """What in the notes goes with arousal and valence: onsets a second times loudness; a major key, the register."""
    onsets = [n for part in heard.parts for n in part.notes]
    if not onsets:
        return {"arousal": 0.0, "valence": 0.0}
    loud = statistics.fmean(n.velocity for n in onsets) / 127
    major = 0.0 if not heard.signatures or heard.signatures[0][1].endswith("m") else 1.0
    height = statistics.fmean(n.pitch for n in heard.pitched) / 127 if heard.pitched else 0.0
    return {"arousal": len(onsets) / heard.seconds * loud, "valence": major + height}


Job = tuple[Case, bool, int, Path | None]


def _work(job: Job) -> dict[str, Any]:
    return run_case(*job)


def run_all(jobs: Sequence[Job], workers: int) -> list[dict[str, Any]]:
    """Every case, in order, with a line of progress."""
    rows: list[dict[str, Any]] = []
    if workers <= 1:
        for job in jobs:
            rows.append(_work(job))
            _progress(len(rows), len(jobs))
        return rows
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for row in pool.imap(_work, jobs):
            rows.append(row)
            _progress(len(rows), len(jobs))
    return rows


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() or done % 20 == 0 or done == total:
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Means in per cent, each also by language, and how many samples each stands on."""
    values: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        group = row["case"].group
        scores = {name: value for name, (value, _) in row["scores"].items()}
        counted = [scores[name] for name in COUNTED if name in scores]
        if counted:
            scores["asa"] = sum(counted) / len(counted)
        for name, value in scores.items():
            values[name].append(value)
            values[f"{group}_{name}"].append(value)
    groups = [g for g in LANGUAGES if g != "zh_hant" and any(r["case"].group == g for r in rows)]
    out: dict[str, Any] = {}
    for prefix in ("", *(f"{group}_" for group in groups)):
        for name in (*BOUNDS, *EXTRAS):
            own = values.get(prefix + name, [])
            out[prefix + name] = round(100 * statistics.fmean(own), 2) if own else None
            out[f"n_{prefix}{name}"] = len(own)
    refused = [row for row in rows if row["error"]]
    out |= {"prompts": len(rows), "refused": len(refused), "languages": groups}
    return out | _mood_in_notes(rows)


def _mood_in_notes(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Rank correlation of the stated mood's arousal and valence with what the notes alone suggest."""
    from planner.lexicon.mood import MOODS

    told = [row for row in rows if "mood" in row["case"].gold and row.get("features")]
    if len(told) < 8:
        return {}
    out = {}
    for place, name in enumerate(("valence", "arousal")):
        gold = [statistics.fmean(float(MOODS[m][place]) for m in row["case"].gold["mood"]) for row in told]  # type: ignore[arg-type]
        found = [row["features"][name] for row in told]
        out[f"{name}_in_notes_rho"] = round(measures.rank_correlation(gold, found), 3)
    return out


def cold_plan() -> dict[str, float]:
    """Seconds from the start of a process to the YAML text of a plan, and that process's peak memory."""
    code = "import sys, planner as p; sys.stdout.write(p.plan_to_yaml(p.think(p.parse(sys.argv[1]))))"
    times, cpu, peaks = [], [], []
    for _ in range(COLD_RUNS):
        started_s = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", code, COLD_PROMPT], stdout=subprocess.PIPE)
        assert process.stdout is not None
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - started_s)
        cpu.append(usage.ru_utime + usage.ru_stime)
        peaks.append(maxrss_mb(usage))
        if status or b"tempo_bpm" not in text:
            raise SystemExit("planning in a process of its own failed")
    return {
        "plan_cold_s": round(statistics.median(times), 3),
        "plan_cold_cpu_s": round(statistics.median(cpu), 3),
        "plan_cold_peak_mb": round(max(peaks), 1),
    }


def warm_plans(cases: Sequence[Case]) -> dict[str, float]:
    """Milliseconds from prompt to plan when the tables of its languages were read before: median and worst."""
    from planner import parse, think
    from symbolic.errors import BadInput

    wall_ms, cpu_ms = [], []
    for timed in (False, True):
        for case in cases:
            prompt = case.prompt if timed else f"{case.prompt}."  # nothing that was kept of a prompt may help
            wall_s, cpu_s = time.perf_counter(), time.process_time()
            with contextlib.suppress(BadInput):
                think(parse(prompt))
            if timed:
                wall_ms.append((time.perf_counter() - wall_s) * 1000)
                cpu_ms.append((time.process_time() - cpu_s) * 1000)
    return {
        "plan_warm_ms": round(statistics.median(wall_ms), 2),
        "plan_warm_cpu_ms": round(statistics.median(cpu_ms), 2),
        "plan_warm_max_ms": round(max(wall_ms), 2),
    }


def failures(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every attribute that was missed: prompt, what was asked, what was found."""
    out = []
    for row in rows:
        case = row["case"]
        wrong = {n: found for n, (value, found) in row["scores"].items() if value < 1 and n not in _SHARES}
        if wrong or row["error"]:
            entry = {
                "name": case.name,
                "prompt": case.prompt,
                "asked": case.gold,
                "wrong": wrong,
                "error": row["error"],
            }
            out.append(entry | ({"why_key": row["why_key"]} if "why_key" in row else {}))
    return out


_SHARES = ("chord_root", "chord_triad", "ci_share")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures and the failures to this file")
    parser.add_argument("--quick", action="store_true", help=f"about {QUICK_CASES} short pieces instead of all")
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="prompt files, with commas between")
    parser.add_argument("--workers", type=int, default=2, help="processes that compose")
    parser.add_argument("--plan-only", action="store_true", help="files without notes, in seconds")
    parser.add_argument("--unseen", action="store_true", help="the prompts kept from those who wrote the parser")
    parser.add_argument("--names", help="only these prompts, such as zh007,en012")
    parser.add_argument("--keep", type=Path, help="keep the MIDI files in this folder")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=int, default=20, help="how many failures are printed")
    options = parser.parse_args()
    languages = tuple(options.languages.split(","))
    cases = load_unseen(languages) if options.unseen else load(languages)
    if options.names:
        cases = [case for case in cases if case.name in options.names.split(",")]
    if options.quick:
        cases = quick(cases, QUICK_CASES)
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    rows = run_all([(case, options.plan_only, options.seed, options.keep) for case in cases], options.workers)
    figures = summary(rows) | warm_plans(cases) | cold_plan()
    peak = maxrss_mb(resource.getrusage(resource.RUSAGE_CHILDREN if options.workers > 1 else resource.RUSAGE_SELF))
    figures["peak_mb"] = round(peak, 1)
    wrong = failures(rows)
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['date']}")
    show(figures)
    print(f"\n{len(wrong)} prompts with something missed; the first {min(len(wrong), options.failures)}:")
    show_failures(wrong, options.failures)
    if options.json is not None:
        document = {**figures, "failures": wrong, "peers_as_reported": dict(PEERS), **where}
        options.json.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
