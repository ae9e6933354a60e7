"""What follows from changing one decision about the whole piece: each rule gives the plan back with just that in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from planner.blend import in_stages, stages_of
from planner.brief import Attribute, Brief
from planner.energy import AROUSAL_SHARE
from planner.facts import DURATION_S, MAX_BARS, checked_meter
from planner.form import Part, fit
from planner.length import bar_quarters
from planner.lexicon.mood import MOODS
from planner.orchestrate import choose_players, section_roles
from planner.plan import USES, Plan, PlannedRole, PlannedSection
from planner.plan_file import read_key_words
from planner.reading.chords import forms
from planner.reading.text import prompt_of
from planner.section_changes import SECTION_RULES, number, one_of, rekeyed, resized, spread, whole, with_materials
from planner.styles import STYLES
from planner.think import think
from symbolic.errors import BadInput
from symbolic.instruments import drum_kit, drum_kit_named, instrument, instrument_named
from symbolic.score import ROLES, Role
from symbolic.timing import beats_per_bar

NOBODY = ("none", "off", "-")


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan under revision: what its prompt asked for, the seed, and the decisions that people made."""

    plan: Plan
    brief: Brief
    seed: int
    fixed: frozenset[str]

    def kept(self, field: str, index: int) -> bool:
        """Whether a decision of a section was made by a person."""
        return f"sections.{index}.{field}" in self.fixed

    def stream(self, what: str) -> Random:
        """A random stream for one decision."""
        return Random(f"{self.seed}/{self.plan.prompt}/{what}")


def _title(job: Revision, text: str) -> Plan:
    return replace(job.plan, title=text)


def _tempo(job: Revision, text: str) -> Plan:
    return replace(job.plan, tempo_bpm=number(text))


def _meter(job: Revision, text: str) -> Plan:
    """Every bar keeps its chords, the last ones as many as it has beats for, and shares its new beats among them."""
    numerator, slash, denominator = text.partition("/")
    if not slash or not numerator.isdecimal() or not denominator.isdecimal():
        raise BadInput(f"'{text}' is not a meter such as 3/4")
    meter = checked_meter(int(numerator[:9]), int(denominator[:9]), text)
    sections = (
        replace(section, chords=tuple(spread([p.chord for p in bar], beats_per_bar(meter)) for bar in section.chords))
        for section in job.plan.sections
    )
    return replace(job.plan, meter=meter, sections=tuple(sections))


def _key(job: Revision, text: str) -> Plan:
    """All sections move with the key, except where a person chose a section's key or chords."""
    plan, new = job.plan, read_key_words(text)
    old = (plan.tonic, plan.mode)
    sections = []
    for index, section in enumerate(plan.sections):
        was = plan.key_of(section)
        if job.kept("key", index):
            own: tuple[int, str] = was
        else:
            own = ((was[0] + new[0] - old[0]) % 12, new[1] if was[1] == old[1] else was[1])
        chords = section.chords if job.kept("chords", index) else rekeyed(section.chords, was, own)
        apart = (None, None) if own == new else own
        sections.append(replace(section, chords=chords, tonic=apart[0], mode=apart[1]))
    return replace(plan, tonic=new[0], mode=new[1], sections=tuple(sections))


def _mood(job: Revision, text: str) -> Plan:
    """The mood with its valence and arousal; the curve of energy shifts with the arousal."""
    mood = one_of(text, tuple(MOODS))
    valence, arousal = MOODS[mood]
    shift = AROUSAL_SHARE * (arousal - job.plan.arousal)
    sections = (
        section
        if job.kept("energy", index)
        else replace(section, energy=round(min(max(section.energy + shift, 0.1), 1.0), 2))
        for index, section in enumerate(job.plan.sections)
    )
    return replace(job.plan, mood=mood, valence=valence, arousal=arousal, sections=tuple(sections))


def _use(job: Revision, text: str) -> Plan:
    """A loop's last bars lead back to its start; the last bars of anything else come home."""
    plan, use = job.plan, one_of(text, USES)
    last = len(plan.sections) - 1
    end = "loop" if use == "loop" else "authentic"
    if (use == "loop") != (plan.use == "loop") and not job.kept("chords", last) and not job.kept("cadence", last):
        plan = SECTION_RULES["cadence"](plan, last, end)
    return replace(plan, use=use)


def _style(job: Revision, text: str) -> Plan:
    """The players and, where it lies outside the style's habits, the tempo change; form, key and chords stay."""
    style = one_of(text, tuple(STYLES))
    habits = STYLES[style]
    players, _ = choose_players(job.brief, habits, job.stream("players"))
    kept = {planned.role: planned.program for planned in job.plan.roles if f"roles.{planned.role}" in job.fixed}
    plan = in_stages(job.plan, (((style, 1.0),),))
    if job.brief.tempo_bpm is None and job.brief.tempo_word is None and "tempo_bpm" not in job.fixed:
        low, _, high = habits.tempo_bpm
        plan = replace(plan, tempo_bpm=float(min(max(plan.tempo_bpm, low), high)))
    return with_players(plan, {**players, **kept})


def _blend(job: Revision, text: str) -> Plan:
    """The styles that are told, with their shares; players, tempo, form, key and chords stay."""
    return in_stages(job.plan, stages_of(text))


def with_players(plan: Plan, players: Mapping[Role, int]) -> Plan:
    """The plan with these players: roles that left fall silent, roles that came enter where the energy has them."""
    before = {planned.role for planned in plan.roles}
    parts = [Part(section.kind, section.letter, section.bars) for section in plan.sections]
    fresh = section_roles(parts, [section.energy for section in plan.sections], players, plan.use)
    sections = []
    for section, entering in zip(plan.sections, fresh, strict=True):
        wanted = ({*section.roles} & {*players}) | ({*entering} - before)
        roles = tuple(role for role in ROLES if role in (wanted or {*entering}))
        sections.append(replace(section, roles=roles))
    heard = {role for section in sections for role in section.roles}
    planned = tuple(_player(role, players[role]) for role in ROLES if role in players and role in heard)
    return with_materials(replace(plan, roles=planned, sections=tuple(sections)))


def _player(role: Role, program: int) -> PlannedRole:
    return PlannedRole(role, drum_kit(program) if role is Role.DRUMS else instrument(program).name, program)


def change_player(job: Revision, name: str, text: str) -> Plan:
    """One role's instrument; ``none`` takes the role away, an instrument for a role that nobody had lets it enter."""
    role = Role(one_of(name, tuple(role.value for role in ROLES)))
    players = {planned.role: planned.program for planned in job.plan.roles if planned.role is not role}
    if text.lower() not in NOBODY:
        players[role] = drum_kit_named(text) if role is Role.DRUMS else instrument_named(text).program
    if not players:
        raise BadInput(f"'{text}' leaves nobody to play")
    return with_players(job.plan, {role: players[role] for role in ROLES if role in players})


def _bars(job: Revision, text: str) -> Plan:
    """The sections grow or shrink by phrases until the piece has so many bars; each keeps its opening and cadence."""
    bars = whole(text, MAX_BARS, least=len(job.plan.sections))
    parts = [
        Part(section.kind, section.letter, section.bars, job.kept("bars", index) or job.kept("chords", index))
        for index, section in enumerate(job.plan.sections)
    ]
    sections = (
        section if part.bars == section.bars else replace(section, chords=resized(section.chords, part.bars))
        for section, part in zip(job.plan.sections, fit(parts, bars), strict=True)
    )
    return replace(job.plan, sections=tuple(sections))


def _duration(job: Revision, text: str) -> Plan:
    """The number of bars nearest to so many seconds at the tempo that the plan has."""
    seconds = number(text.removesuffix("s"))
    if not DURATION_S[0] <= seconds <= DURATION_S[1]:
        raise BadInput(f"'{text}' is outside {DURATION_S[0]} to {DURATION_S[1]:,} seconds")
    bar_s = bar_quarters(job.plan.meter) * 60 / job.plan.tempo_bpm
    return _bars(job, str(max(1, math.floor(seconds / bar_s + 0.5))))


def _form(job: Revision, text: str) -> Plan:
    """Another order of sections; each that was there before (same kind and letter) keeps what it had."""
    found = forms(prompt_of(text))
    kinds = tuple(text.replace("-", " ").replace(",", " ").lower().split())
    letters = found[0].value if found else tuple(text) if text.isalpha() and text.isupper() else None
    form = Attribute(letters or kinds, text, (0, 0))
    if letters is None:
        for kind in kinds:
            one_of(
                kind,
                tuple(k for k in ("intro", "verse", "prechorus", "chorus", "bridge", "interlude", "solo", "outro")),
            )
    plan = job.plan
    brief = replace(job.brief, form=form, bars=None, duration_s=None, section_bars=(), parts=(), no_parts=())
    fresh = think(brief, seed=job.seed, style=plan.style, tempo_bpm=plan.tempo_bpm, meter=plan.meter,
                  tonic=plan.tonic, mode=plan.mode)  # fmt: skip
    players = {planned.role: planned.program for planned in plan.roles}
    sections = _reordered(plan.sections, fresh.sections, set(players))
    return with_materials(replace(plan, sections=sections))


def _reordered(
    old: tuple[PlannedSection, ...], fresh: tuple[PlannedSection, ...], playing: set[Role]
) -> tuple[PlannedSection, ...]:
    sections = []
    for index, section in enumerate(fresh):
        again = sum(1 for other in fresh[:index] if (other.kind, other.letter) == (section.kind, section.letter))
        same = [other for other in old if (other.kind, other.letter) == (section.kind, section.letter)]
        if same := same or [other for other in old if other.letter == section.letter]:
            was = same[min(again, len(same) - 1)]
            section = replace(section, chords=was.chords, energy=was.energy, roles=was.roles, cadence=was.cadence,
                              tonic=was.tonic, mode=was.mode, reason=was.reason)  # fmt: skip
        roles = tuple(role for role in section.roles if role in playing) or tuple(r for r in ROLES if r in playing)
        sections.append(replace(section, roles=roles))
    return tuple(sections)


PIECE_RULES: Mapping[str, Callable[[Revision, str], Plan]] = {
    "title": _title, "use": _use, "style": _style, "mood": _mood, "form": _form, "bars": _bars, "tempo_bpm": _tempo,
    "meter": _meter, "duration_s": _duration, "key": _key, "blend": _blend,
}  # fmt: skip  # what can be changed for the whole piece, in the order in which changes are made
