"""Why each decision was taken: the list of decisions with their reasons, in the order a composer takes them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from planner.brief import Attribute, Brief
from planner.decisions import VALUES
from planner.form_model import KINDS, chance
from planner.harmony import from_people, usual_step
from planner.length import Length
from planner.material import climax, comes_unchanged
from planner.modulation import Journey
from planner.plan import Decision, Plan, PlannedSection
from planner.reasons import listed, mode_name, mood_name, reason, style_name
from planner.reasons import section_name as kind_name
from planner.styles import STYLES
from symbolic.instruments import drum_kit, instrument
from symbolic.score import Role
from symbolic.theory import chord_symbol, note_name, prefers_flats

SHORT_BARS = 12
"""Shorter pieces have the form that fits into them."""


def decisions(brief: Brief, plan: Plan, length: Length, key_reason: str, journey: Journey) -> tuple[Decision, ...]:
    """The decisions after use, style and mood."""
    told = _Telling(brief, plan)
    why = told.why
    meter_rule = "asked" if brief.meter is not None else "from style" if plan.style == "waltz" else "meter default"
    asked_length = _words(brief.bars, brief.duration_s)

    def decided(what: str, why: str) -> Decision:
        return Decision(what, VALUES[what](plan), why)

    return (
        decided("length", why(length.why_bars, asked_length)),
        decided("form", told.form()),
        decided("tempo", why(length.why_tempo, _words(brief.tempo_bpm, brief.tempo_word))),
        decided("meter", why(meter_rule, _words(brief.meter))),
        decided("key", key_reason),
        *told.modulation(journey),
        decided("energy", told.energy()),
        decided("roles", told.roles()),
        *(Decision("instrument", _player_name(r.value.drums, r.value.program), f"{r.words}: {why('stand-in')}")
          for r in brief.instruments if r.value.stand_in),
        decided("texture", told.texture()),
        decided("harmony", told.harmony()) if brief.progression is None
        else Decision("harmony", brief.progression.words, told.harmony()),
        decided("material", told.material()),
        *told.climax(),
        decided("cadences", told.cadences()),
    )  # fmt: skip


class _Telling:
    """Puts the values of one plan into the sentences of its language."""

    def __init__(self, brief: Brief, plan: Plan) -> None:
        self.brief, self.plan = brief, plan
        self.said: dict[str, object] = {
            "style": style_name(plan.style, plan.language), "mood": mood_name(plan.mood, plan.language),
            "bpm": plan.tempo_bpm, "meter": plan.meter, "bars": plan.bars,
        }  # fmt: skip

    def why(self, rule: str, words: str = "", **values: object) -> str:
        """The sentence of a rule."""
        return reason(rule, self.plan.language, words=words, **self.said, **values)

    def form(self) -> str:
        """Why this form: asked, a loop, short, or the step in it that people take most often."""
        plan, style = self.plan, STYLES[self.plan.style]
        if self.brief.form is not None:
            return self.why("asked", self.brief.form.words)
        if plan.use == "loop":
            return self.why("form loop")
        if plan.bars < SHORT_BARS:
            return self.why("form short")
        kinds = [s.kind for s in plan.sections]
        steps = [pair for pair in pairwise(kinds) if set(pair) <= set(KINDS) and pair[0] != "intro"]
        if style.form != "song" or plan.use != "song" or not steps:
            return self.why(f"form {style.form}")
        this, after = max(steps, key=lambda pair: chance(style.family, *pair))
        language = plan.language
        percent = round(100 * chance(style.family, this, after))
        return self.why("form people", first=_name(this, language), second=_name(after, language), percent=percent)

    def modulation(self, journey: Journey) -> tuple[Decision, ...]:
        """Which section is in another key, if one is."""
        if not journey.rule:
            return ()
        section = self.plan.sections[journey.first]
        key = journey.keys[journey.first]
        name = note_name(key.tonic, prefers_flats(key.tonic, key.mode))
        values = {"section": section.name, "key": f"{name} {mode_name(key.mode, self.plan.language)}"}
        rule = "modulation asked" if self.brief.modulation is not None else f"modulation {journey.rule}"
        return (Decision("modulation", f"{section.letter}: {name} {key.mode}",
                         self.why(rule, _words(self.brief.modulation), **values)),)  # fmt: skip

    def energy(self) -> str:
        """Why the curve is as it is."""
        if self.brief.energy is not None:
            return self.why("energy asked", self.brief.energy.words)
        return self.why("energy loop" if self.plan.use == "loop" else "energy default", peak=climax(self.plan)[0].name)

    def roles(self) -> str:
        """Why these instruments play."""
        brief, language = self.brief, self.plan.language
        words = listed([r.words for r in brief.instruments], language)
        if brief.ensemble is not None:
            text = self.why("asked", brief.ensemble.words)
        elif len(brief.instruments) > 1 or brief.exclusive is not None:
            text = self.why("roles asked", words)
        else:
            text = self.why("roles lead" if brief.instruments else "roles band", words)
        away = listed([r.words for r in brief.excluded], language)
        return text + (self.why("roles without", away) if away else "")

    def texture(self) -> str:
        """How many parts play in the thinnest and in the fullest section, and where drums come in."""
        sections = self.plan.sections
        thin = min(sections, key=lambda s: len(s.roles))
        full = max(sections, key=lambda s: len(s.roles))
        if len(thin.roles) == len(full.roles):
            return self.why("texture even", many=len(full.roles))
        text = self.why("texture", few=len(thin.roles), quiet=thin.name, many=len(full.roles), full=full.name)
        drums = next((n for n, s in enumerate(sections) if Role.DRUMS in s.roles), 0)
        return text + (self.why("drums", section=sections[drums].name) if drums else "")

    def harmony(self) -> str:
        """Why these chords: asked, from the tables, or the step in them that people take most often."""
        plan = self.plan
        if self.brief.progression is not None:
            return self.why("harmony asked")
        first = _first_section(plan)
        changes = Counter(pairwise(_unlike([p.chord for bar in first.chords for p in bar])))
        if not changes or not from_people(STYLES[plan.style], plan.mode):
            return self.why("harmony table")
        tonic, mode = plan.key_of(first)
        one, two, share = usual_step(STYLES[plan.style], tonic, mode, list(changes))
        if share < 0.01:
            return self.why("harmony")
        flats = prefers_flats(tonic, mode)
        return self.why("harmony people", first=chord_symbol(one, flats), second=chord_symbol(two, flats),
                        percent=round(100 * share))  # fmt: skip

    def material(self) -> str:
        """What comes back and how often people let it come back unchanged."""
        sections = self.plan.sections
        again = [s for s in sections if s.material in ("repeat", "vary")]
        stated = next((s for s in sections if s.material == "state"), None)
        if stated is None or not again:
            return self.why("material")
        same = sum(s.material == "repeat" for s in again)
        percent = round(100 * comes_unchanged(again[0].kind))
        return self.why("material people", first=stated.name, percent=percent, same=same, varied=len(again) - same)

    def climax(self) -> tuple[Decision, ...]:
        """Where the climax is; a loop and a piece of one section without melody have none."""
        section, bar = climax(self.plan)
        if self.plan.use == "loop" or section.material == "none":
            return ()
        text = self.why("climax", section=section.name, bar=bar + 1)
        return (Decision("climax", VALUES["climax"](self.plan), text),)

    def cadences(self) -> str:
        """How the piece ends, and which section turns aside."""
        plan = self.plan
        last = plan.sections[-1]
        if self.brief.progression is not None:
            return self.why("cadence given") if last.cadence != "loop" else self.why("cadence loop")
        flats = prefers_flats(*plan.key_of(last))
        symbols = [chord_symbol(c, flats) for c in _unlike([p.chord for bar in last.chords for p in bar])]
        rule = {"loop": "cadence back", "plagal": "cadence plagal"}.get(last.cadence, "cadence home")
        text = self.why(rule, chords=symbols[-1] if last.cadence == "loop" else " ".join(symbols[-3:]))
        aside = next((s for s in plan.sections if s.cadence == "deceptive"), None)
        return text + (self.why("cadence deceptive", section=aside.name) if aside is not None else "")


def _name(kind: str, language: str) -> str:
    """The name of a kind of section within a sentence."""
    name = kind_name(kind, language)
    return name if language == "de" else name.lower()


def _first_section(plan: Plan) -> PlannedSection:
    """The first section that has a melody, or the first one."""
    return next((s for s in plan.sections if s.material != "none"), plan.sections[0])


def _unlike(chords: list[Any]) -> list[Any]:
    return [chord for n, chord in enumerate(chords) if n == 0 or chord != chords[n - 1]]


def _words(*wishes: Attribute[Any] | None) -> str:
    """The words of the first wish that was made."""
    return next((wish.words for wish in wishes if wish is not None), "")


def _player_name(drums: bool, program: int) -> str:
    return drum_kit(program) if drums else instrument(program).name
