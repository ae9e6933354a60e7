"""What two plans decide differently, as values and in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from planner.decisions import chord_line, key_name
from planner.plan import Plan, PlannedSection
from planner.reasons.fields import field_words, telling

Pair = tuple[int | None, int | None]
"""The index of a section in the old and in the new plan; None where it has none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One decision that differs: its path as ``revise`` takes it, both values as text, and what it is in words.

    ``field`` is one of ``reasons.fields.FIELDS``, ``place`` the name of the section or role, ``bars`` the first and
    last bar of the section where chords differ, counted from 1. What is new has no ``old``, what is gone no ``new``.
    """

    path: str
    field: str
    old: str | None
    new: str | None
    place: str = ""
    bars: tuple[int, int] | None = None


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Every decision that two plans take differently, reasons and wishes apart, in the order of the plan file."""
    found = [Difference(name, field, a, b) for name, field, a, b in _piece(old, new) if a != b]
    found += _roles(old, new)
    for pair in _pairs(old.sections, new.sections):
        found += _section(old, new, *pair)
    return tuple(found)


def in_words(found: Sequence[Difference], language: str) -> list[str]:
    """The differences as sentences in a language; one sentence if there are none."""
    words, sentences = field_words(language), telling(language)
    if not found:
        return [sentences["same"]]
    told = []
    for each in found:
        what = " ".join(filter(None, (each.place, words[each.field])))
        if each.bars is not None:
            first, last = each.bars
            span = f"{words['bar']} {first}" if first == last else f"{words['bars']} {first}-{last}"
            what = f"{what}, {span}"
        how = "added" if each.old is None else "removed" if each.new is None else "changed"
        told.append(sentences[how].format(what=what, old=each.old, new=each.new))
    return told


def _piece(old: Plan, new: Plan) -> Iterator[tuple[str, str, str, str]]:
    """Path, field and both values of what is decided once for the piece."""
    for name in ("title", "use", "style", "mood"):
        yield name, name, str(getattr(old, name)), str(getattr(new, name))
    if (old.blend, old.style) != (new.blend, new.style) and (old.blend or new.blend):
        yield "blend", "style", _styles(old), _styles(new)
    for name in ("valence", "arousal", "tempo_bpm"):
        yield name, name, f"{getattr(old, name):g}", f"{getattr(new, name):g}"
    yield "meter", "meter", str(old.meter), str(new.meter)
    yield "key", "key", key_name(old.tonic, old.mode), key_name(new.tonic, new.mode)
    yield "duration_s", "length", f"{old.duration_s:.1f} s", f"{new.duration_s:.1f} s"


def _styles(plan: Plan) -> str:
    """The styles of a plan with their shares."""
    return ",".join(f"{style}:{share:g}" for style, share in plan.blend or ((plan.style, 1.0),))


def _roles(old: Plan, new: Plan) -> list[Difference]:
    before = {planned.role: planned.instrument for planned in old.roles}
    after = {planned.role: planned.instrument for planned in new.roles}
    return [
        Difference(f"roles.{role}", "roles", before.get(role), after.get(role), place=role.value)
        for role in dict.fromkeys((*before, *after))
        if before.get(role) != after.get(role)
    ]


def _pairs(old: Sequence[PlannedSection], new: Sequence[PlannedSection]) -> Iterator[Pair]:
    """Sections that belong together: by place where there are as many, else by kind and letter."""
    if len(old) == len(new):
        yield from ((n, n) for n in range(len(old)))
        return
    a, b = ([(section.kind, section.letter) for section in sections] for sections in (old, new))
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        both = min(a2 - a1, b2 - b1) if kind in ("equal", "replace") else 0
        yield from ((a1 + n, b1 + n) for n in range(both))
        yield from ((n, None) for n in range(a1 + both, a2))
        yield from ((None, n) for n in range(b1 + both, b2))


def _section(old: Plan, new: Plan, before: int | None, after: int | None) -> list[Difference]:
    if before is None or after is None:
        plan, index = (new, after) if before is None else (old, before)
        assert index is not None
        section = plan.sections[index]
        text = f"{section.name} ({section.bars})"
        values = (None, text) if before is None else (text, None)
        return [Difference(f"sections.{index}", "section", *values)]
    here, there = old.sections[before], new.sections[after]
    path, name = f"sections.{after}", there.name
    found = [
        Difference(f"{path}.{field}", field, a, b, place=name)
        for field, a, b in _fields(old, new, here, there)
        if a != b
    ]
    return found + _chords(old, new, here, there, path)


def _fields(old: Plan, new: Plan, here: PlannedSection, there: PlannedSection) -> Iterator[tuple[str, str, str]]:
    """The decisions of a section that are one value each."""
    for field in ("name", "kind", "letter"):
        yield field, getattr(here, field), getattr(there, field)
    yield "key", key_name(*old.key_of(here)), key_name(*new.key_of(there))
    yield "energy", f"{here.energy:g}", f"{there.energy:g}"
    yield "roles", ", ".join(here.roles), ", ".join(there.roles)
    yield "bars", str(here.bars), str(there.bars)
    yield "cadence", here.cadence, there.cadence
    if (here.material, here.source) != (there.material, there.source):
        yield "material", _material(old, here), _material(new, there)


def _material(plan: Plan, section: PlannedSection) -> str:
    source = "" if section.source is None else f" ({plan.sections[section.source].name})"
    return section.material + source


def _chords(old: Plan, new: Plan, here: PlannedSection, there: PlannedSection, path: str) -> list[Difference]:
    """The runs of bars whose chords differ; all of them at once where the length differs too."""
    a, b = (_comparable(section, old.meter == new.meter) for section in (here, there))
    if a == b:
        return []
    if here.bars != there.bars:
        return [Difference(f"{path}.chords", "chords", chord_line(old, here), chord_line(new, there), there.name)]
    found = []
    unlike = [n for n in range(here.bars) if a[n] != b[n]]
    for _, run in groupby(enumerate(unlike), key=lambda pair: pair[1] - pair[0]):
        bars = [bar for _, bar in run]
        first, last = bars[0], bars[-1] + 1
        lines = chord_line(old, here, first, last), chord_line(new, there, first, last)
        found.append(Difference(f"{path}.chords", "chords", *lines, there.name, (first + 1, last)))
    return found


def _comparable(section: PlannedSection, with_beats: bool) -> list[object]:
    """The bars of a section, with the beats of their chords where the plans have one meter."""
    return [bar if with_beats else [planned.chord for planned in bar] for bar in section.chords]
