"""The chain of thought: from the brief to the plan, one decision after another, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from planner.brief import Attribute, Brief, Request
from planner.energy import energies
from planner.form import Part, make_form
from planner.harmony import Bar, Tonality, harmonise, key_of_chords
from planner.length import Length, choose_length
from planner.lexicon.mood import MOODS, SCENES
from planner.orchestrate import choose_players, section_roles
from planner.plan import Conflict, Decision, Plan, PlannedRole, PlannedSection
from planner.reasons import (
    brightness,
    conflict_reason,
    listed,
    mode_name,
    mood_name,
    reason,
    section_name,
    section_reason,
    style_name,
)
from planner.styles import ENSEMBLE_STYLES, MOOD_STYLES, SOLO_STYLES, STAND_IN_STYLE, STYLES, Style
from symbolic.instruments import drum_kit, instrument
from symbolic.score import Meter, Role
from symbolic.theory import MINOR_MODES, chord_symbol, note_name, prefers_flats

STYLE_MOODS: dict[str, str] = {
    "pop": "bright", "ballad": "nostalgic", "rock": "excited", "metal": "angry", "funk": "groovy", "disco": "happy",
    "bossa": "warm", "swing": "cool", "lofi": "calm", "ambient": "dreamy", "edm": "excited", "epic": "majestic",
    "waltz": "elegant", "folk": "warm", "guofeng": "elegant", "chiptune": "bright", "classical": "elegant",
    "latin": "groovy", "hiphop": "cool", "blues": "cool",
}  # fmt: skip  # the mood of a style when none is named
TONICS: dict[bool, tuple[int, ...]] = {True: (0, 7, 2, 9, 5, 4, 10, 3), False: (9, 4, 2, 7, 0, 11, 5, 6)}
"""Tonics to choose from for bright and for dark modes, all easy to read and to play."""
PENTATONIC_MODES: dict[bool, tuple[str, ...]] = {True: ("gong", "gong", "zhi"), False: ("yu", "yu", "shang")}
CHINESE_STAND_INS = frozenset({20, 71, 73, 77, 105, 106, 107, 110, 111})
"""Programs that stand in for Chinese instruments."""
BRIGHT_VALENCE = 0.1
BLUES_UNIT_BARS = 12
CADENCE_KINDS: dict[str, str] = {
    "intro": "open", "verse": "half", "prechorus": "half", "chorus": "authentic", "bridge": "half", "interlude": "open",
    "solo": "half", "outro": "authentic", "theme": "half",
}  # fmt: skip
PLAGAL_FAMILIES = ("float", "folk")
OVERRIDE = "--"
"""What stands for the words of a decision that was fixed by the caller."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """What the piece is about: use, style and mood, each with the rule and words of its reason."""

    use: str
    style: str
    mood: str
    reasons: tuple[Decision, ...]

    @property
    def valence(self) -> float:
        return MOODS[self.mood][0]

    @property
    def arousal(self) -> float:
        return MOODS[self.mood][1]


def think(
    brief: Brief,
    *,
    seed: int = 0,
    style: str | None = None,
    tempo_bpm: float | None = None,
    meter: Meter | None = None,
    tonic: int | None = None,
    mode: str | None = None,
    bars: int | None = None,
    duration_s: float | None = None,
) -> Plan:
    """Decide everything before the first note. The same brief and seed give the same plan.

    The keyword arguments fix a decision; the rest is thought around it. ``tempo_bpm`` is in quarter notes a minute,
    ``tonic`` a pitch class.
    """
    brief = _fixed(brief, style=style, tempo_bpm=tempo_bpm, meter=meter, tonic=tonic, mode=mode, bars=bars,
                   duration_s=duration_s)  # fmt: skip
    sense = _sense(brief)
    habits = STYLES[sense.style]
    meter = brief.meter.value if brief.meter is not None else Meter(0, *((3, 4) if sense.style == "waltz" else (4, 4)))
    length = choose_length(brief, habits, sense.arousal, meter, sense.use, _stream(seed, brief, "length"))
    unit = BLUES_UNIT_BARS if sense.style == "blues" or _is_twelve_bars(brief) else 8
    parts = make_form(brief, sense.use, habits.form, length.bars, unit)
    key, key_reason = _key(brief, sense, meter, _stream(seed, brief, "key"))
    curve = energies(parts, sense.use, sense.arousal, brief.energy.value if brief.energy is not None else None)
    players, left = choose_players(brief, habits, _stream(seed, brief, "players"))
    roles = section_roles(parts, curve, players, sense.use)
    cadences = _cadences(parts, sense.use, habits, brief.progression is not None, _stream(seed, brief, "cadences"))
    asked = brief.progression.value if brief.progression is not None else None
    harmony = harmonise(parts, cadences, key, habits, asked, _stream(seed, brief, "harmony"))
    sections = _sections(brief.language, parts, curve, roles, harmony, cadences)
    playing = {role: program for role, program in players.items() if any(role in section for section in roles)}
    planned = tuple(PlannedRole(role, _player_name(role, program), program) for role, program in playing.items())
    plan = Plan(
        title=brief.title,
        prompt=brief.prompt,
        language=brief.language,
        use=sense.use,
        style=sense.style,
        mood=sense.mood,
        valence=sense.valence,
        arousal=sense.arousal,
        tempo_bpm=length.tempo_bpm,
        meter=meter,
        tonic=key.tonic,
        mode=key.mode,
        roles=planned,
        sections=sections,
        conflicts=brief.conflicts + _conflicts(brief, length, left),
    )
    return replace(plan, decisions=(*sense.reasons, *_decisions(brief, plan, length, key_reason, habits)))


def _fixed(brief: Brief, **values: object) -> Brief:
    """The brief with the caller's decisions in place of its own."""
    given = {name: Attribute(value, OVERRIDE, (0, 0)) for name, value in values.items() if value is not None}
    return replace(brief, **given) if given else brief  # type: ignore[arg-type]


def _stream(seed: int, brief: Brief, what: str) -> Random:
    """A random stream of its own for each decision, so that one does not move another."""
    return Random(f"{seed}/{brief.prompt}/{what}")


def _is_twelve_bars(brief: Brief) -> bool:
    return brief.progression is not None and len(brief.progression.value.symbols) == BLUES_UNIT_BARS


def _sense(brief: Brief) -> _Sense:
    """Use, style and mood."""
    language = brief.language
    use = brief.use.value if brief.use is not None else "song"
    style, style_reason = _style(brief)
    if brief.mood is not None:
        mood, mood_reason = brief.mood.value, reason("asked", language, words=brief.mood.words)
    elif brief.scene is not None:
        mood = SCENES[brief.scene.value][0]
        mood_reason = reason("from scene", language, words=brief.scene.words)
    else:
        mood, mood_reason = STYLE_MOODS[style], reason("from style", language, style=style_name(style, language))
    use_reason = "use song" if brief.use is None else "asked"
    words = brief.use.words if brief.use is not None else ""
    return _Sense(use, style, mood, (
        Decision("use", use, reason(use_reason, language, words=words)),
        Decision("style", style, style_reason),
        Decision("mood", mood, mood_reason),
    ))  # fmt: skip


def _style(brief: Brief) -> tuple[str, str]:
    """The style and its reason: named, or suggested by the group, the instruments, the scene or the mood."""
    language = brief.language
    if brief.style is not None:
        return brief.style.value, reason("asked", language, words=brief.style.words)
    if brief.ensemble is not None:
        return ENSEMBLE_STYLES[brief.ensemble.value], reason("from ensemble", language, words=brief.ensemble.words)
    local = next((r for r in brief.instruments if r.value.stand_in and not r.value.drums), None)
    if local is not None and local.value.program in CHINESE_STAND_INS:
        return STAND_IN_STYLE, reason("from instrument", language, words=local.words)
    solo = next((r for r in brief.instruments if not r.value.drums), None)
    scene_style = SCENES[brief.scene.value][1] if brief.scene is not None else None
    if scene_style is not None and brief.scene is not None and brief.exclusive is None:
        return scene_style, reason("from scene", language, words=brief.scene.words)
    suited = next((s for programs, s in SOLO_STYLES if solo is not None and solo.value.program in programs), None)
    if suited is not None and solo is not None:
        return suited, reason("from instrument", language, words=solo.words)
    if brief.mood is not None and brief.mood.value in MOOD_STYLES:
        return MOOD_STYLES[brief.mood.value], reason("from mood", language, words=brief.mood.words)
    return "pop", reason("style pop", language)


def _key(brief: Brief, sense: _Sense, meter: Meter, rng: Random) -> tuple[Tonality, str]:
    """Tonic and mode: asked, fixed by the asked chords, or by mood and chance."""
    language = brief.language
    bright = (
        sense.valence >= BRIGHT_VALENCE if brief.mood or brief.scene else STYLES[sense.style].valence >= BRIGHT_VALENCE
    )
    guess = rng.choice(TONICS[bright if brief.mode is None else brief.mode.value not in MINOR_MODES])
    usual = rng.choice(PENTATONIC_MODES[bright]) if sense.style == "guofeng" else "major" if bright else "minor"
    if brief.progression is not None and not brief.progression.value.relative and brief.tonic is None:
        tonic, mode = key_of_chords(brief.progression.value)
        return Tonality(tonic, brief.mode.value if brief.mode is not None else mode, meter), reason(
            "key chords", language
        )
    if brief.progression is not None and brief.progression.value.relative and brief.mode is None:
        numerals = " ".join(brief.progression.value.symbols).split()
        usual = "minor" if "i" in numerals else "major" if not all(n.isdigit() for n in numerals) else usual
        usual = {"gong": "major", "zhi": "major", "yu": "minor", "shang": "minor"}.get(usual, usual)
    tonic = brief.tonic.value if brief.tonic is not None else guess
    mode = brief.mode.value if brief.mode is not None else usual
    asked = brief.tonic if brief.tonic is not None else brief.mode
    if asked is not None:
        return Tonality(tonic, mode, meter), reason("asked", language, words=asked.words)
    said = {
        "mood": mood_name(sense.mood, language),
        "brightness": brightness(mode not in MINOR_MODES, language),
        "mode": mode_name(mode, language),
    }
    return Tonality(tonic, mode, meter), reason("key mood", language, **said)


def _cadences(parts: Sequence[Part], use: str, style: Style, asked_chords: bool, rng: Random) -> list[str]:
    """How each section ends: open in the middle, home at the end, and back to the start in a loop."""
    ends = [CADENCE_KINDS[part.kind] for part in parts]
    if asked_chords:
        ends = ["open"] * len(parts)
    plagal = style.family in PLAGAL_FAMILIES and rng.random() < 0.4
    ends[-1] = "loop" if use == "loop" else "open" if asked_chords else "plagal" if plagal else "authentic"
    return ends


def _sections(
    language: str, parts: Sequence[Part], curve: Sequence[float], roles: Sequence[tuple[Role, ...]],
    harmony: Sequence[tuple[Bar, ...]], cadences: Sequence[str],
) -> tuple[PlannedSection, ...]:  # fmt: skip
    """The planned sections, with names, material and reasons."""
    sections: list[PlannedSection] = []
    names = _names(parts, language)
    for index, part in enumerate(parts):
        material, source = _material(parts, index, roles)
        kind = part.kind
        if kind == "theme" and index > 0:
            kind = "theme again" if any(p.letter == part.letter for p in parts[:index]) else "theme new"
        sections.append(
            PlannedSection(
                name=names[index],
                kind=part.kind,
                letter=part.letter,
                energy=curve[index],
                roles=roles[index],
                chords=harmony[index],
                cadence=cadences[index],
                material=material,
                source=source,
                reason=section_reason(kind, language),
            )
        )
    return tuple(sections)


def _names(parts: Sequence[Part], language: str) -> list[str]:
    """A name for each section, with a number where the name comes twice."""
    plain = []
    for part in parts:
        name = section_name(part.kind, language)
        plain.append(f"{name} {part.letter}" if part.kind == "theme" else name)
    return [f"{n} {plain[: i + 1].count(n)}" if plain.count(n) > 1 else n for i, n in enumerate(plain)]


def _material(parts: Sequence[Part], index: int, roles: Sequence[tuple[Role, ...]]) -> tuple[str, int | None]:
    """What the melody of a section does, and the earlier section that it takes up."""
    if Role.MELODY not in roles[index]:
        return "none", None
    sung = [n for n in range(index) if Role.MELODY in roles[n]]
    same = [n for n in sung if parts[n].letter == parts[index].letter]
    if same:
        hook = parts[index].kind == "chorus" or (parts[index].kind == "theme" and len(same) == 1)
        return ("repeat" if hook else "vary"), same[0]
    if parts[index].kind == "outro" and sung:
        choruses = [n for n in sung if parts[n].kind == "chorus"] or sung
        return "vary", choruses[-1]
    return ("contrast" if sung else "state"), None


def _player_name(role: Role, program: int) -> str:
    return drum_kit(program) if role is Role.DRUMS else instrument(program).name


def _conflicts(brief: Brief, length: Length, left: Sequence[Attribute[Request]]) -> tuple[Conflict, ...]:
    """What could not be met while thinking."""
    found = []
    if not length.fits and brief.duration_s is not None:
        rule = "one bar" if brief.bars is None else "bars"
        kept = brief.bars.words if brief.bars is not None else f"{length.bars}"
        words = (brief.duration_s.words,) if brief.bars is None else (brief.duration_s.words, brief.bars.words)
        found.append(Conflict("duration", words, kept, conflict_reason(rule, brief.language, kept)))
    for request in left:
        found.append(
            Conflict("instruments", (request.words,), "", conflict_reason("no role", brief.language, request.words))
        )
    return tuple(found)


def _decisions(brief: Brief, plan: Plan, length: Length, key_reason: str, habits: Style) -> tuple[Decision, ...]:
    """The decisions after use, style and mood, in the order a composer takes them."""
    language = plan.language
    said = {"style": style_name(plan.style, language), "mood": mood_name(plan.mood, language), "bpm": plan.tempo_bpm,
            "meter": plan.meter, "bars": plan.bars}  # fmt: skip

    def why(rule: str, words: str = "") -> str:
        return reason(rule, language, words=words, **said)

    form_rule = "form loop" if plan.use == "loop" else f"form {habits.form}"
    key = f"{note_name(plan.tonic, prefers_flats(plan.tonic, plan.mode))} {plan.mode}"
    meter_rule = "asked" if brief.meter is not None else "from style" if plan.style == "waltz" else "meter default"
    peak = max(plan.sections, key=lambda section: section.energy).name
    energy_rule = "energy loop" if plan.use == "loop" else "energy default"
    if brief.energy is not None:
        energy = reason("energy asked", language, words=brief.energy.words)
    else:
        energy = reason(energy_rule, language, peak=peak)
    end = plan.sections[-1].cadence
    asked_length = _words(brief.bars, brief.duration_s)
    return (
        Decision("length", f"{plan.bars} bars, {plan.duration_s:.1f} s", why(length.why_bars, asked_length)),
        Decision("form", " ".join(s.letter for s in plan.sections),
                 why("asked", brief.form.words) if brief.form is not None else why(form_rule)),
        Decision("tempo", f"{plan.tempo_bpm:g}", why(length.why_tempo, _words(brief.tempo_bpm, brief.tempo_word))),
        Decision("meter", str(plan.meter), why(meter_rule, _words(brief.meter))),
        Decision("key", key, key_reason),
        Decision("energy", " ".join(f"{s.energy:g}" for s in plan.sections), energy),
        Decision("roles", ", ".join(f"{r.role} {r.instrument}" for r in plan.roles), _roles_reason(brief, said)),
        *(Decision("instrument", _player_name(Role.DRUMS if r.value.drums else Role.MELODY, r.value.program),
                   f"{r.words}: {why('stand-in')}") for r in brief.instruments if r.value.stand_in),
        Decision("harmony", _first_chords(plan) if brief.progression is None else brief.progression.words,
                 why("harmony" if brief.progression is None else "harmony asked")),
        Decision("material", " ".join(s.material for s in plan.sections), why("material")),
        Decision("cadences", " ".join(s.cadence for s in plan.sections),
                 why("cadence loop" if end == "loop" else "cadence end")),
    )  # fmt: skip


def _first_chords(plan: Plan) -> str:
    """The first phrase of the first section that has a melody, or of the first section."""
    section = next((s for s in plan.sections if s.material != "none"), plan.sections[0])
    flats = prefers_flats(plan.tonic, plan.mode)
    bars = (" ".join(chord_symbol(planned.chord, flats) for planned in bar) for bar in section.chords[:4])
    return f"{section.letter}: {' | '.join(bars)}"


def _words(*wishes: Attribute[Any] | None) -> str:
    """The words of the first wish that was made."""
    return next((wish.words for wish in wishes if wish is not None), "")


def _roles_reason(brief: Brief, said: dict[str, object]) -> str:
    """Why these instruments play."""
    language = brief.language
    words = listed([r.words for r in brief.instruments], language)
    if brief.ensemble is not None:
        text = reason("asked", language, words=brief.ensemble.words)
    elif len(brief.instruments) > 1 or brief.exclusive is not None:
        text = reason("roles asked", language, words=words)
    elif brief.instruments:
        text = reason("roles lead", language, words=words, **said)
    else:
        text = reason("roles band", language, **said)
    away = listed([r.words for r in brief.excluded], language)
    return text + (reason("roles without", language, words=away) if away else "")
