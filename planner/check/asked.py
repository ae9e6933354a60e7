"""Promises of a plan to its brief: what was asked for is there, what was asked away is not.

Each gives None where nothing was asked. What the plan tells as a conflict is explained, and so not broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.brief import Brief
from planner.check.case import with_first_bars
from planner.check.promise import THRESHOLDS, Promise, key_name, listed, untold
from planner.check.wishes import away_words, drums_excluded, excluded_programs
from planner.colours import Tonality
from planner.harmony import asked_bars
from planner.plan import Plan, PlannedChord, PlannedSection
from symbolic.instruments import DRUM_KITS, INSTRUMENTS
from symbolic.score import Role
from symbolic.theory import chord_symbol

TOLD = "the plan tells why it cannot be met"


def duration(plan: Plan, brief: Brief) -> Promise | None:
    """The plan is as long as was asked, within half a bar."""
    if brief.duration_s is None:
        return None
    asked_s, found_s = brief.duration_s.value, plan.duration_s
    most_s = THRESHOLDS["duration_bars"] * found_s / plan.bars
    kept = abs(found_s - asked_s) <= most_s + 1e-6
    promise = Promise("asked duration", kept, f"{asked_s:g} s", f"{found_s:.2f} s", (), found_s, (), asked_s)
    return _or_told(promise, plan, ("duration", "length"))


def bars(plan: Plan, brief: Brief) -> Promise | None:
    """The plan has the asked number of bars."""
    if brief.bars is None:
        return None
    asked = brief.bars.value
    promise = Promise("asked bars", plan.bars == asked, str(asked), str(plan.bars), (), plan.bars, (), asked)
    return _or_told(promise, plan, ("duration", "length", "bars"))


def tempo(plan: Plan, brief: Brief) -> Promise | None:
    """The plan's tempo is the asked number, or lies within the asked word."""
    found = plan.tempo_bpm
    if brief.tempo_bpm is not None:
        asked = brief.tempo_bpm.value
        kept = abs(found - asked) <= THRESHOLDS["tempo_share"] * asked
        promise = Promise("asked tempo", kept, f"{asked:g} bpm", f"{found:g} bpm", (), found, (), asked)
    elif brief.tempo_word is not None:
        low, high = brief.tempo_word.value
        kept = low <= found <= high or (brief.bars is not None and brief.duration_s is not None)
        shown = f"{brief.tempo_word.words}: {low:g} to {high:g} bpm"
        promise = Promise("asked tempo", kept, shown, f"{found:g} bpm", (), found)
    else:
        return None
    return _or_told(promise, plan, ("tempo", "duration", "length"))


def meter(plan: Plan, brief: Brief) -> Promise | None:
    """The plan's meter is the asked one."""
    if brief.meter is None:
        return None
    asked, found = str(brief.meter.value), str(plan.meter)
    return _or_told(Promise("asked meter", asked == found, asked, found), plan, ("meter",))


def key(plan: Plan, brief: Brief) -> Promise | None:
    """The plan's tonic and mode are the asked ones."""
    if brief.tonic is None and brief.mode is None:
        return None
    tonic = plan.tonic if brief.tonic is None else brief.tonic.value
    mode = plan.mode if brief.mode is None else brief.mode.value
    kept = (tonic, mode) == (plan.tonic, plan.mode)
    promise = Promise("asked key", kept, key_name(tonic, mode), key_name(plan.tonic, plan.mode))
    return _or_told(promise, plan, ("key",))


def chords(plan: Plan, brief: Brief) -> Promise | None:
    """Every section has the asked chords, from the first on; of numerals the roots, and the piece may end at home."""
    if brief.progression is None:
        return None
    relative = brief.progression.value.relative
    wrong: list[int] = []
    for section, first in with_first_bars(plan):
        asked = asked_bars(brief.progression.value, Tonality(*plan.key_of(section), plan.meter))
        wrong += [
            first + place
            for place, bar in enumerate(section.chords)
            if not _same_bar(asked[place % len(asked)], bar, relative)
            and not (relative and _is_end(plan, first, place))
        ]
    kept = not wrong
    found = "so they are" if kept else f"{_first_unlike(plan, wrong[0])} in bar {wrong[0] + 1}"
    asked_text = " ".join(brief.progression.value.symbols)
    promise = Promise("asked chords", kept, asked_text, found, tuple(wrong), len(wrong), (), 0.0)
    return _or_told(promise, plan, ("chords", "harmony", "progression"))


def _same_bar(asked: tuple[PlannedChord, ...], found: tuple[PlannedChord, ...], relative: bool) -> bool:
    if [each.beats for each in asked] != [each.beats for each in found]:
        return False
    pairs = zip(asked, found, strict=True)
    return all(a.chord.root == b.chord.root if relative else a.chord == b.chord for a, b in pairs)


def _is_end(plan: Plan, first: int, place: int) -> bool:
    return first + place == plan.bars - 1


def _first_unlike(plan: Plan, bar: int) -> str:
    section, first = next(pair for pair in reversed(with_first_bars(plan)) if pair[1] <= bar)
    return " ".join(chord_symbol(each.chord) for each in section.chords[bar - first])


def parts(plan: Plan, brief: Brief) -> Promise | None:
    """The asked kinds of section are there."""
    wanted = dict.fromkeys(part.value for part in brief.parts)
    if not wanted:
        return None
    there = {section.kind for section in plan.sections}
    away = {part.value for part in brief.no_parts}
    missing = [kind for kind in wanted if kind not in there and kind not in away]
    found = f"without {listed(missing)}" if missing else "so it is"
    if missing and all(section.bars == 1 for section in plan.sections):
        return untold("asked parts", listed(wanted), "there are too few bars for them")
    promise = Promise("asked parts", not missing, listed(wanted), found)
    return _or_told(promise, plan, ("form", "parts", "bars", "duration", "length"))


def instruments(plan: Plan, brief: Brief) -> Promise | None:
    """Every asked instrument plays in some section, or the plan tells that it does not."""
    if not brief.instruments:
        return None
    heard = {role for section in plan.sections for role in section.roles}
    playing = {each.program for each in plan.roles if each.role in heard and each.role is not Role.DRUMS}
    drums = Role.DRUMS in heard
    told = {word for conflict in plan.conflicts if conflict.attribute == "instruments" for word in conflict.words}
    missing = [
        request.words
        for request in brief.instruments
        if not (drums if request.value.drums else request.value.program in playing) and request.words not in told
    ]
    asked = listed(dict.fromkeys(request.words for request in brief.instruments))
    found = f"{listed(missing)} does not play" if missing else "all of them play"
    return Promise("asked instruments", not missing, asked, found, (), len(missing), (), 0.0)


def exclusions(plan: Plan, brief: Brief) -> Promise | None:
    """Nothing plays that was asked away, no section is there that was, and nobody plays where only some may."""
    if not (brief.excluded or brief.no_parts or brief.exclusive is not None):
        return None
    away, no_parts = excluded_programs(brief), {part.value for part in brief.no_parts}
    wrong = [
        _player(each.role, each.program)
        for each in plan.roles
        if (each.role is Role.DRUMS and drums_excluded(brief)) or (each.role is not Role.DRUMS and each.program in away)
    ]
    wrong += _others(plan, brief)
    unwanted = [(section, first) for section, first in with_first_bars(plan) if section.kind in no_parts]
    bars_ = tuple(bar for section, first in unwanted for bar in range(first, first + section.bars))
    found = listed([*wrong, *_named(unwanted)]) if wrong or unwanted else "so it is"
    words = away_words(brief)
    words += [] if brief.exclusive is None else [brief.exclusive.words]
    return Promise("exclusions", not wrong and not unwanted, listed(dict.fromkeys(words)), found, bars_)


def _others(plan: Plan, brief: Brief) -> list[str]:
    """Who plays beside the asked instruments where only these may."""
    if brief.exclusive is None or brief.ensemble is not None or not brief.instruments:
        return []
    asked = {(request.value.drums, request.value.program) for request in brief.instruments}
    drums = any(request.value.drums for request in brief.instruments)
    return [
        _player(each.role, each.program)
        for each in plan.roles
        if not (drums if each.role is Role.DRUMS else (False, each.program) in asked)
    ]


def _named(sections: Iterable[tuple[PlannedSection, int]]) -> list[str]:
    return [section.name for section, _ in sections]


def _player(role: Role, program: int) -> str:
    return DRUM_KITS.get(program, DRUM_KITS[0]) if role is Role.DRUMS else INSTRUMENTS[program].name


def _or_told(promise: Promise, plan: Plan, attributes: tuple[str, ...]) -> Promise:
    """The promise, kept where the plan tells that it could not be."""
    if promise.kept or all(conflict.attribute not in attributes for conflict in plan.conflicts):
        return promise
    return Promise(promise.name, True, promise.asked, f"{promise.found}; {TOLD}", value=promise.value, told=False)


ASKED: tuple[Callable[[Plan, Brief], Promise | None], ...] = (
    duration, bars, tempo, meter, key, chords, parts, instruments, exclusions,
)  # fmt: skip
