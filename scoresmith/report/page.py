"""The report as one HTML page without scripts or network: verdict, plan, pictures, promises, reasons, repairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.check import Promise, Report
from planner.check.case import Case, case_of, with_first_bars
from planner.plan import Decision, Plan, PlannedSection
from planner.reasons import mode_name, mood_name, style_name
from scoresmith.repairs import Repair
from scoresmith.report.charts import energy_svg, roll_svg
from scoresmith.report.figures import bars_text, bound_text, cells_text, value_text, with_modes
from scoresmith.report.markup import Markup, element, joined
from scoresmith.report.style import style_sheet
from scoresmith.report.terms import term
from scoresmith.report.words import LANGUAGES, number, word
from symbolic.adherence import chord_accuracy, overlaps, spans_between
from symbolic.originality import Originality
from symbolic.score import ChordSpan, Role, Score
from symbolic.theory import chord_symbol, note_name, prefers_flats
from symbolic.timing import bar_of

KEPT_SIGN, BROKEN_SIGN, UNTOLD_SIGN, OTHER_SIGN = "✓", "✗", "–", "≠"
LAST = "instruments"
"""The fact of the summary that takes a line of its own."""
HEARD_SHARE = 0.5
"""A bar with a bass in which less than this share of the asked roots is heard is marked."""
SHORTEST_HEARD = 0.125
"""Heard chords shorter than this share of a bar are not shown."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page tells of: a score with its plan and report, what was written again, and the search for copies."""

    plan: Plan
    score: Score
    report: Report
    repairs: tuple[Repair, ...] = ()
    originality: Originality | None = None


def report_page(subject: Subject, language: str | None = None) -> str:
    """The page as text, in a language of ``LANGUAGES`` (the plan's own if None, English if there is none)."""
    own = subject.plan.language if language is None else language
    speaks = own if own in LANGUAGES else LANGUAGES[0]
    title = f"{subject.plan.title or subject.score.title} · {word('report', speaks)}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        Markup(f"<style>\n{style_sheet()}\n</style>"),
    )
    parts = (_opening, _summary, _energy, _chords, _promises, _roll, _sections, _chain, _conflicts, _repairs, _original)
    body = element("body", element("main", [part(subject, speaks) for part in parts]))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=speaks)}\n"


def _said(subject: Subject, text: str, language: str) -> Markup:
    """A text of the plan, which speaks its own language."""
    own = subject.plan.language
    return element("bdi", text, lang=None if own == language else own)


def _opening(subject: Subject, language: str) -> Markup:
    """Title, what was asked, and the verdict."""
    count, broken = len(subject.report.promises), len(subject.report.broken)
    said = word("some broken" if broken else "all kept", language, count=count, broken=broken)
    sign, colour = (BROKEN_SIGN, "bad") if broken else (KEPT_SIGN, "good")
    prompt = subject.plan.prompt
    asked = (
        element("blockquote", _said(subject, prompt, language), aria_label=word("prompt", language)) if prompt else None
    )
    title = element("h1", _said(subject, subject.plan.title or subject.score.title, language))
    return element("header", title, asked, element("p", f"{sign} {said}", class_=f"verdict {colour}"))


def _summary(subject: Subject, language: str) -> Markup:
    """The plan in a few facts."""
    plan = subject.plan
    seconds = number(plan.duration_s, language, 1)
    facts = {
        "key": _key(plan.tonic, plan.mode, language),
        "tempo": word("bpm", language, value=number(plan.tempo_bpm, language)),
        "meter": str(plan.meter),
        "length": word("length of", language, bars=plan.bars, seconds=seconds),
        "style": _named(style_name, plan.style, language),
        "mood": _named(mood_name, plan.mood, language),
        "use": term("use", plan.use, language),
        "form": " ".join(section.letter for section in plan.sections),
        "instruments": ", ".join(f"{term('role', r.role, language)}: {r.instrument}" for r in plan.roles),
    }
    rows = [
        element("div", element("dt", word(name, language)), element("dd", value), class_=name if name == LAST else None)
        for name, value in facts.items()
    ]
    return _part("plan", element("dl", rows), language)


def _named(name_of: object, value: str, language: str) -> str:
    """The name of a style or a mood, or the value itself where it has none."""
    try:
        return str(name_of(value, language))  # type: ignore[operator]
    except KeyError:
        return value


def _key(tonic: int, mode: str, language: str) -> str:
    return f"{note_name(tonic, prefers_flats(tonic, mode))} {_named(mode_name, mode, language)}"


def _energy(subject: Subject, language: str) -> Markup:
    picture = element("div", energy_svg(subject.plan, subject.score, language), class_="scroll")
    figure = element("figure", picture, element("figcaption", word("energy alt", language)))
    return _part("energy", figure, language)


def _roll(subject: Subject, language: str) -> Markup:
    picture = element("div", roll_svg(subject.score, subject.report, language), class_="scroll")
    figure = element("figure", picture, element("figcaption", word("roll alt", language)))
    return _part("roll", figure, language)


def _chords(subject: Subject, language: str) -> Markup:
    """For each bar the asked and the heard chords."""
    case = case_of(subject.score, subject.plan)
    low = {bar_of(note.onset_tick, case.starts) for note in case.notes(Role.BASS)}
    parts = [element("p", word("chords alt", language), class_="soft")]
    for section, first in with_first_bars(subject.plan):
        flats = prefers_flats(*subject.plan.key_of(section))
        bars = range(first, min(first + section.bars, case.bars))
        items = [_bar_of_chords(_asked_in(case, bar), case.heard, bar, bar in low, flats, language) for bar in bars]
        parts += [element("h3", _said(subject, section.name, language)), element("ol", items, class_="chords")]
    return _part("chords", joined(parts), language)


def _asked_in(case: Case, bar: int) -> list[ChordSpan]:
    return spans_between(case.asked, case.tick(bar), case.tick(bar + 1))


def _bar_of_chords(
    asked: Sequence[ChordSpan], heard: Sequence[ChordSpan], bar: int, has_bass: bool, flats: bool, language: str
) -> Markup:
    shortest = SHORTEST_HEARD * sum(span.duration_tick for span in asked)
    found: list[str] = []
    for _, length_tick, _, chord in overlaps(asked, heard):
        symbol = chord_symbol(chord, flats)
        if length_tick > shortest and (not found or found[-1] != symbol):
            found.append(symbol)
    accuracy = chord_accuracy(asked, heard)
    other = has_bass and accuracy is not None and accuracy.root < HEARD_SHARE
    wanted = " ".join(dict.fromkeys(chord_symbol(span.chord, flats) for span in asked))
    sounds = f"{OTHER_SIGN} {' '.join(found)}" if other else " ".join(found)
    return element(
        "li",
        element("span", bar + 1, class_="bar", aria_label=f"{word('bar', language)} {bar + 1}"),
        element("b", wanted),
        element("span", sounds, class_="bad" if other else "soft"),
        class_="other" if other else None,
    )


def _promises(subject: Subject, language: str) -> Markup:
    """Every promise with its result, its value beside the threshold, and the bars where it is weak or broken."""
    rows = [_promise(promise, language) for promise in subject.report.promises]
    return _part("promises", _table(("result", "promise", "found", "asked", "bars"), rows, language), language)


def _promise(promise: Promise, language: str) -> Markup:
    sign, state, colour = _state(promise)
    said = None if promise.kept else element("div", f"{promise.asked} → {promise.found}", class_="soft", lang="en")
    return element(
        "tr",
        element("td", f"{sign} {word(state, language)}", class_=f"{colour} nowrap"),
        element("th", term("promise", promise.name, language), said, scope="row"),
        element("td", value_text(promise, language), class_="figure"),
        element("td", bound_text(promise, language), class_="figure"),
        element("td", bars_text(promise.bars)),
    )


def _state(promise: Promise) -> tuple[str, str, str]:
    """The sign, the word and the colour of a promise's result."""
    if not promise.kept:
        return BROKEN_SIGN, "broken", "bad"
    return (KEPT_SIGN, "kept", "good") if promise.told else (UNTOLD_SIGN, "untold", "soft")


def _sections(subject: Subject, language: str) -> Markup:
    """The sections of the plan with what each is for."""
    plan = subject.plan
    rows = [
        element(
            "tr",
            element("th", _said(subject, section.name, language), scope="row"),
            element("td", section.letter),
            element("td", f"{first + 1}–{first + section.bars}", class_="figure"),
            element("td", _key(*plan.key_of(section), language)),
            element("td", number(section.energy, language), class_="figure"),
            element("td", ", ".join(term("role", role, language) for role in section.roles)),
            element("td", _material(plan, section, language)),
            element("td", term("cadence", section.cadence, language)),
            element("td", _said(subject, section.reason, language)),
        )
        for section, first in with_first_bars(plan)
    ]
    heads = ("section", "letter", "bars", "key", "energy", "roles", "material", "cadence", "reason")
    return _part("form", _table(heads, rows, language), language)


def _material(plan: Plan, section: PlannedSection, language: str) -> str:
    source = "" if section.source is None else plan.sections[section.source].name
    return term("material", section.material, language, source=source)


def _chain(subject: Subject, language: str) -> Markup:
    """The decisions in their order, each with its reason."""
    rows = [
        element(
            "tr",
            element("th", term("decision", decision.what, language), scope="row"),
            element("td", element("bdi", _decided(decision, language))),
            element("td", _said(subject, decision.reason, language)),
        )
        for decision in subject.plan.decisions
    ]
    content = _table(("decision", "value", "reason"), rows, language) if rows else element("p", word("none", language))
    return _part("chain", content, language)


def _decided(decision: Decision, language: str) -> str:
    """The value of a decision, its terms in the language where they are known."""
    match decision.what:
        case "use":
            return term("use", decision.value, language)
        case "style":
            return _named(style_name, decision.value, language)
        case "mood":
            return _named(mood_name, decision.value, language)
        case "key":
            return with_modes(decision.value, language)
        case "cadences":
            return ", ".join(term("cadence", each, language) for each in decision.value.split())
        case "material":
            return ", ".join(term("material", each, language, source="").strip(" :") for each in decision.value.split())
        case "roles":
            pairs = (each.partition(" ") for each in decision.value.split(", "))
            return ", ".join(f"{term('role', role, language)}: {player}" for role, _, player in pairs)
    return decision.value


def _conflicts(subject: Subject, language: str) -> Markup:
    """What contradicted itself and how it was resolved."""
    rows = [
        element(
            "tr",
            element("th", term("decision", conflict.attribute, language), scope="row"),
            element("td", _said(subject, " / ".join(conflict.words), language)),
            element("td", _said(subject, conflict.kept, language)),
            element("td", _said(subject, conflict.reason, language)),
        )
        for conflict in subject.plan.conflicts
    ]
    heads = ("decision", "words", "value", "reason")
    return _part("conflicts", _table(heads, rows, language) if rows else element("p", word("none", language)), language)


def _repairs(subject: Subject, language: str) -> Markup:
    """Which cells were written again, at which try, for which promise, and which of them that mended."""
    rows = [
        element(
            "tr",
            element("td", repair.attempt, class_="figure"),
            element("th", term("promise", repair.promise, language), scope="row"),
            element("td", cells_text(repair.cells, language)),
            element("td", cells_text(repair.mended, language) or "–"),
        )
        for repair in subject.repairs
    ]
    heads = ("try", "promise", "cells", "mended")
    content = _table(heads, rows, language) if rows else element("p", word("nothing again", language))
    return _part("repairs", content, language)


def _original(subject: Subject, language: str) -> Markup:
    found = subject.originality
    if found is None or found.missing:
        said = word("not searched", language)
    elif found.longest is None:
        said = word("no match", language)
    else:
        match = found.longest
        said = word("match", language, notes=match.notes, work=match.work_id, human=found.human_notes)
    return _part("originality", element("p", said), language)


def _part(name: str, content: Markup, language: str) -> Markup:
    """A part of the page under its heading."""
    label = f"part-{name}"
    return element("section", element("h2", word(name, language), id=label), content, aria_labelledby=label)


def _table(heads: Sequence[str], rows: Sequence[Markup], language: str) -> Markup:
    head = element("thead", element("tr", [element("th", word(name, language), scope="col") for name in heads]))
    return element("div", element("table", head, element("tbody", rows)), class_="wide")
