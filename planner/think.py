"""The chain of thought: from the brief to the plan, one decision after another, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from planner.brief import Attribute, Brief, Progression, Request
from planner.colours import Tonality
from planner.energy import energies
from planner.explain import decisions
from planner.form import Part, make_form
from planner.harmony import harmonise, key_of_chords, with_asked_sections
from planner.length import Length, bar_quarters, choose_length
from planner.lexicon.mood import MOODS, SCENES
from planner.material import make_sections
from planner.modulation import Journey, choose_keys
from planner.orchestrate import choose_players, section_roles
from planner.plan import Conflict, Decision, Plan, PlannedRole
from planner.reasons import (
    brightness,
    conflict_reason,
    mode_name,
    mood_name,
    reason,
    style_name,
)
from planner.styles import ENSEMBLE_STYLES, MOOD_STYLES, SOLO_STYLES, STAND_IN_STYLE, STYLES, Style
from symbolic.instruments import drum_kit, instrument
from symbolic.score import Meter, Role
from symbolic.theory import MINOR_MODES, note_name, prefers_flats

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
CADENCE_CHOICES: dict[str, tuple[str, ...]] = {
    "intro": ("open",), "verse": ("half",) * 5 + ("authentic",), "prechorus": ("half",),
    "chorus": ("authentic",) * 7 + ("deceptive",), "bridge": ("half",), "interlude": ("open",), "solo": ("half",),
    "outro": ("authentic",), "theme": ("half", "half", "authentic"),
}  # fmt: skip  # kind of section -> how it may end, each as likely
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
    habits: Style | None = None,
) -> Plan:
    """Decide everything before the first note. The same brief and seed give the same plan.

    The keyword arguments fix a decision; the rest is thought around it. ``tempo_bpm`` is in quarter notes a minute,
    ``tonic`` a pitch class. ``habits`` stand for those of the style, where several are blended.
    """
    brief = _fixed(brief, style=style, tempo_bpm=tempo_bpm, meter=meter, tonic=tonic, mode=mode, bars=bars,
                   duration_s=duration_s)  # fmt: skip
    sense = _sense(brief)
    habits = habits or STYLES[sense.style]
    meter = brief.meter.value if brief.meter is not None else Meter(0, *((3, 4) if sense.style == "waltz" else (4, 4)))
    length = choose_length(brief, habits, sense.arousal, meter, sense.use, _stream(seed, brief, "length"))
    unit = BLUES_UNIT_BARS if sense.style == "blues" or _is_twelve_bars(brief) else 8
    parts = make_form(
        brief, sense.use, habits.form, length.bars, unit, family=habits.family, rng=_stream(seed, brief, "form")
    )
    key, key_reason = _key(brief, sense, meter, _stream(seed, brief, "key"))
    journey = choose_keys(brief, parts, sense.use, habits, key, _stream(seed, brief, "modulation"))
    curve = energies(parts, sense.use, sense.arousal, brief.energy.value if brief.energy is not None else None)
    players, left = choose_players(brief, habits, _stream(seed, brief, "players"))
    roles = section_roles(parts, curve, players, sense.use)
    cadences = _cadences(parts, sense.use, habits, brief.progression is not None, _stream(seed, brief, "cadences"))
    asked = brief.progression.value if brief.progression is not None else None
    asked_parts = dict(each.value for each in brief.section_progressions)
    cadences = ["open" if p.kind in asked_parts and c != "loop" else c for p, c in zip(parts, cadences, strict=True)]
    bar_s = bar_quarters(meter) * 60 / length.tempo_bpm
    harmony = harmonise(
        parts, cadences, key, habits, asked, _stream(seed, brief, "harmony"), keys=journey.keys, bar_s=bar_s
    )
    harmony = with_asked_sections(harmony, parts, journey.keys, asked_parts, habits, _stream(seed, brief, "asked"))
    sections = make_sections(
        brief.language, parts, curve, roles, harmony, cadences, journey, _stream(seed, brief, "material")
    )
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
        conflicts=brief.conflicts + _conflicts(brief, length, left, journey),
    )
    return replace(plan, decisions=(*sense.reasons, *decisions(brief, plan, length, key_reason, journey)))


def _fixed(brief: Brief, **values: object) -> Brief:
    """The brief with the caller's decisions in place of its own."""
    given = {name: Attribute(value, OVERRIDE, (0, 0)) for name, value in values.items() if value is not None}
    inferred = tuple(name for name in brief.inferred if name not in given)
    return replace(brief, inferred=inferred, **given) if given else brief  # type: ignore[arg-type]


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
        mood, mood_reason = brief.mood.value, _said(brief, "mood", brief.mood)
    elif brief.scene is not None:
        mood = SCENES[brief.scene.value][0]
        mood_reason = _said(brief, "scene", brief.scene)
    else:
        mood, mood_reason = STYLE_MOODS[style], reason("from style", language, style=style_name(style, language))
    use_reason = "use song" if brief.use is None else "asked"
    words = brief.use.words if brief.use is not None else ""
    return _Sense(use, style, mood, (
        Decision("use", use, reason(use_reason, language, words=words)),
        Decision("style", style, style_reason),
        Decision("mood", mood, mood_reason),
    ))  # fmt: skip


def _said(brief: Brief, name: str, wish: Attribute[str]) -> str:
    """Why a mood, style or scene was taken: a word of the tables said it, or a learned model heard it."""
    rule = "heard" if name in brief.inferred else "from scene" if name == "scene" else "asked"
    return reason(rule, brief.language, words=wish.words)


def _style(brief: Brief) -> tuple[str, str]:
    """The style and its reason: named, or suggested by the group, the instruments, the scene or the mood."""
    language = brief.language
    if brief.style is not None:
        return brief.style.value, _said(brief, "style", brief.style)
    if brief.ensemble is not None:
        return ENSEMBLE_STYLES[brief.ensemble.value], reason("from ensemble", language, words=brief.ensemble.words)
    local = next((r for r in brief.instruments if r.value.stand_in and not r.value.drums), None)
    if local is not None and local.value.program in CHINESE_STAND_INS:
        return STAND_IN_STYLE, reason("from instrument", language, words=local.words)
    solo = next((r for r in brief.instruments if not r.value.drums), None)
    scene_style = SCENES[brief.scene.value][1] if brief.scene is not None else None
    if scene_style is not None and brief.scene is not None and brief.exclusive is None:
        return scene_style, _said(brief, "scene", brief.scene)
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
    asked_chords = _asked_chords(brief)
    if asked_chords is not None and not asked_chords.relative and brief.tonic is None:
        tonic, mode = key_of_chords(asked_chords)
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


def _asked_chords(brief: Brief) -> Progression | None:
    """The chords that tell the key: those for the whole piece, or all that were asked for sections by symbol."""
    if brief.progression is not None:
        return brief.progression.value
    symbols = [s for each in brief.section_progressions if not each.value[1].relative for s in each.value[1].symbols]
    return Progression(tuple(symbols), relative=False) if symbols else None


def _cadences(parts: Sequence[Part], use: str, style: Style, asked_chords: bool, rng: Random) -> list[str]:
    """How each section ends: open in the middle, home at the end, and back to the start in a loop."""
    ends = [rng.choice(CADENCE_CHOICES[part.kind]) for part in parts]
    ends = [_before_return(parts, n, end) for n, end in enumerate(ends)]
    if asked_chords:
        ends = ["open"] * len(parts)
    plagal = style.family in PLAGAL_FAMILIES and rng.random() < 0.4
    ends[-1] = "loop" if use == "loop" else "open" if asked_chords else "plagal" if plagal else "authentic"
    return ends


def _before_return(parts: Sequence[Part], index: int, end: str) -> str:
    """A theme that comes again at once ends open, and closed the second time, as the halves of a period do."""
    if parts[index].kind != "theme" or len(parts) < 3:
        return end
    again = index + 1 < len(parts) and parts[index + 1].letter == parts[index].letter
    back = index > 0 and parts[index - 1].letter == parts[index].letter
    return "half" if again else "authentic" if back else end


def _player_name(role: Role, program: int) -> str:
    return drum_kit(program) if role is Role.DRUMS else instrument(program).name


def _conflicts(
    brief: Brief, length: Length, left: Sequence[Attribute[Request]], journey: Journey
) -> tuple[Conflict, ...]:
    """What could not be met while thinking."""
    found = []
    if not length.fits and brief.duration_s is not None:
        rule = "one bar" if brief.bars is None and length.bars == 1 else "bars"
        kept = brief.bars.words if brief.bars is not None else f"{length.bars}"
        words = (brief.duration_s.words,) if brief.bars is None else (brief.duration_s.words, brief.bars.words)
        found.append(Conflict("duration", words, kept, conflict_reason(rule, brief.language, kept)))
    for request in left:
        found.append(
            Conflict("instruments", (request.words,), "", conflict_reason("no role", brief.language, request.words))
        )
    if journey.refused and brief.modulation is not None:
        key = journey.keys[0]
        name = note_name(key.tonic, prefers_flats(key.tonic, key.mode))
        kept = f"{name} {mode_name(key.mode, brief.language)}"
        words = (brief.modulation.words,)
        found.append(Conflict("modulation", words, kept, conflict_reason("no modulation", brief.language, kept)))
    return tuple(found)
