"""The table of the control benchmark: our figures with their bounds, beside what others report of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BOUNDS: dict[str, float] = {
    "tb": 100, "tbt": 100, "ck": 95, "ckd": 95, "cts": 100, "ci": 98, "asa": 97, "bars": 100, "sections": 100,
    "chords": 100, "mood_top3": 85, "negation": 100,
}  # fmt: skip  # per cent, at least
EXTRAS: tuple[str, ...] = (
    "key_meta", "ck_modes", "tempo", "duration", "ci_share", "chord_symbols", "chord_root", "chord_triad", "energy",
    "style", "use",
)  # fmt: skip
PLAIN: tuple[str, ...] = (
    "arousal_in_notes_rho", "valence_in_notes_rho", "plan_warm_ms", "plan_warm_max_ms", "plan_warm_cpu_ms",
    "plan_cold_s", "plan_cold_cpu_s", "plan_cold_peak_mb", "peak_mb",
)  # fmt: skip  # figures without languages
PEERS: tuple[tuple[str, dict[str, float]], ...] = (
    ("Amadeus-M", {"tbt": 76.31, "ck": 43.07, "cts": 97.02, "ci": 27.11, "mood_top3": 66.39}),
    ("Amadeus", {"tbt": 73.93, "ck": 39.31}),
    ("InferAlign", {"tb": 35.41, "tbt": 39.32, "ck": 29.80}),
    ("Text2midi", {"tb": 39.70, "tbt": 65.80, "ck": 33.60, "ckd": 35.60}),
    ("MuseCoco", {"tb": 21.71, "tbt": 54.63, "ck": 13.70, "ckd": 14.59, "asa": 77.59}),
)
"""Per cent as reported by others on their own test sets (MidiCaps captions; MuseCoco's asa on its own 5,000 texts)."""


def show(figures: dict[str, Any]) -> None:
    """The table: ours with bounds, by language, beside what peers report of their own test sets."""
    groups = figures["languages"]
    print(f"{figures['prompts']} prompts, {figures['refused']} refused")
    print(f"{'':<14}{'ours':>7}{'n':>6}{'bound':>7}      " + "".join(f"{g:>7}" for g in groups))
    for name in (*BOUNDS, *EXTRAS):
        if figures[name] is None:
            continue
        bound = BOUNDS.get(name)
        verdict = "" if bound is None else "pass" if figures[name] >= bound else "MISS"
        line = (
            f"{name:<14}{figures[name]:>7.1f}{figures['n_' + name]:>6}{'' if bound is None else bound:>7} {verdict:<5}"
        )
        print(line + "".join(f"{'-' if (v := figures[f'{g}_{name}']) is None else f'{v:.1f}':>7}" for g in groups))
    for name in PLAIN:
        if name in figures:
            print(f"{name:<24}{figures[name]:>9}")
    names = ("tb", "tbt", "ck", "ckd", "cts", "ci", "mood_top3", "asa")
    print("\nAs reported by others, on their own test sets (not measured here):")
    print(f"{'':<14}" + "".join(f"{n:>10}" for n in names))
    print(f"{'ours':<14}" + "".join(f"{'-' if figures[n] is None else figures[n]:>10}" for n in names))
    for peer, reported in PEERS:
        print(f"{peer:<14}" + "".join(f"{reported.get(n, '-'):>10}" for n in names))


def show_failures(wrong: Sequence[dict[str, Any]], most: int) -> None:
    """The first failures, a line each."""
    for entry in wrong[:most]:
        print(f"{entry['name']} {entry['prompt']}")
        if entry["error"]:
            print(f"    {entry['error']}")
            continue
        for name, found in entry["wrong"].items():
            print(f"    {name}: {found}")
