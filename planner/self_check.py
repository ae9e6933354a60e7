"""Check a plan before any note: against itself, and against the brief that it was thought from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from planner.brief import Brief
from planner.check.asked import ASKED
from planner.check.case import with_first_bars
from planner.check.promise import THRESHOLDS, Promise, Report, key_name, listed, untold
from planner.check.wishes import asked_programs
from planner.plan import Plan, PlannedSection
from planner.textures import REGISTERS
from symbolic.adherence import key_fit, key_tones, signature_fit
from symbolic.instruments import instrument
from symbolic.recognise import Profile
from symbolic.score import Chord, Role
from symbolic.theory import chord_pitch_classes, chord_symbol, prefers_flats
from symbolic.timing import beats_per_bar

TONIC, SUPERTONIC, SUBDOMINANT, DOMINANT, SUBTONIC, LEADING_TONE, FLAT_SECOND = 0, 2, 5, 7, 10, 11, 1
DOMINANTS: Mapping[str, frozenset[int]] = {
    "minor": frozenset({DOMINANT, LEADING_TONE, FLAT_SECOND, SUBTONIC}),
    "harmonic minor": frozenset({DOMINANT, LEADING_TONE, FLAT_SECOND, SUBTONIC}),
    "dorian": frozenset({DOMINANT, SUBTONIC}),
    "mixolydian": frozenset({DOMINANT, SUBTONIC}),
    "lydian": frozenset({DOMINANT, LEADING_TONE, SUPERTONIC}),
    "phrygian": frozenset({FLAT_SECOND, SUBTONIC, DOMINANT}),
    "locrian": frozenset({FLAT_SECOND, SUBTONIC}),
    "shang": frozenset({DOMINANT, SUBTONIC}),
    "jue": frozenset({SUBTONIC, SUBDOMINANT}),
    "zhi": frozenset({DOMINANT, SUBDOMINANT, SUBTONIC}),
    "yu": frozenset({DOMINANT, SUBTONIC}),
}
"""The degrees, in semitones above the tonic, that lead home in a mode; in any other ``USUAL_DOMINANTS``."""
USUAL_DOMINANTS: frozenset[int] = frozenset({DOMINANT, LEADING_TONE, FLAT_SECOND})
SUBDOMINANTS: frozenset[int] = frozenset({SUBDOMINANT, SUPERTONIC})
CADENCE_BARS = 3
"""The chord before the last one is sought in so many bars."""
BAND_PARTS = 2
ASKED_CHORDS = "the chords were asked for"


def check_plan(plan: Plan, brief: Brief | None = None) -> Report:
    """Compare a plan with itself and, given a brief, with what was asked for; what was not asked is left out.

    Bars are counted from 0. Takes a few milliseconds.
    """
    asked = [] if brief is None else [promise for ask in ASKED if (promise := ask(plan, brief)) is not None]
    return Report((*asked, *(own(plan, brief) for own in OWN)))


def full_bars(plan: Plan, brief: Brief | None) -> Promise:
    """The chords of each bar fill its beats."""
    beats = beats_per_bar(plan.meter)
    wrong = [
        first + place
        for section, first in with_first_bars(plan)
        for place, bar in enumerate(section.chords)
        if sum(chord.beats for chord in bar) != beats or any(chord.beats < 1 for chord in bar)
    ]
    return _by_bars("full bars", f"chords of {beats} beats in every bar", wrong)


def cadences(plan: Plan, brief: Brief | None) -> Promise:
    """Each section ends as its cadence says, in its own key."""
    wrong: list[int] = []
    told: list[str] = []
    for section, first in with_first_bars(plan):
        if not _closes(plan, section, brief):
            wrong.append(first + section.bars - 1)
            flats = prefers_flats(*plan.key_of(section))
            ends = " ".join(chord_symbol(chord, flats) for chord in _last_chords(section)[-2:])
            told.append(f"{section.name} ends {ends}, which is not {section.cadence}")
    asked = listed(dict.fromkeys(section.cadence for section in plan.sections))
    found = listed(told) if told else "so they are"
    return Promise("cadences", not wrong, asked, found, tuple(wrong), len(wrong), threshold=0.0)


def _last_chords(section: PlannedSection) -> list[Chord]:
    """The chords of the last bars, without those that only go on and silences."""
    sounding = [c.chord for bar in section.chords[-CADENCE_BARS:] for c in bar if c.chord.quality != "N"]
    return [chord for i, chord in enumerate(sounding) if i == 0 or chord.root != sounding[i - 1].root]


def _closes(plan: Plan, section: PlannedSection, brief: Brief | None) -> bool:
    tonic, mode = plan.key_of(section)
    degrees = [(chord.root - tonic) % 12 for chord in _last_chords(section)]
    if not degrees:
        return True
    end, before = degrees[-1], degrees[-2] if len(degrees) > 1 else None
    dominants = DOMINANTS.get(mode, USUAL_DOMINANTS)
    if plan.style == "blues":
        dominants |= {SUBDOMINANT}
    match section.cadence:
        case "authentic":
            return end == TONIC and (before is None or before in dominants)
        case "plagal":
            return end == TONIC and (before is None or before in SUBDOMINANTS)
        case "half":
            return end in dominants
        case "deceptive":
            return end != TONIC and (before is None or before in dominants)
        case "loop":
            return end != TONIC or brief is None or brief.progression is not None
    return True


def chords_in_key(plan: Plan, brief: Brief | None) -> Promise:
    """The chords of each section are made of the notes of its key."""
    least, worst = THRESHOLDS["chords_in_key"], 1.0
    asked = f"at least {least:.0%} of the tones of each section's chords in its key"
    if brief is not None and brief.progression is not None:
        return untold("chords in key", asked, ASKED_CHORDS)
    wrong: list[int] = []
    for section, first in with_first_bars(plan):
        profile = _profile([section])
        tones = sorted(key_tones(*plan.key_of(section)))
        share = float(profile[tones].sum()) if profile.any() else 1.0
        worst = min(worst, share)
        wrong += range(first, first + section.bars) if share < least else []
    return Promise("chords in key", not wrong, asked, f"{worst:.0%}", tuple(wrong), worst, threshold=least)


def key_of_chords(plan: Plan, brief: Brief | None) -> Promise:
    """No key of other notes fits the chords much better than the plan's; sections in another key are left out."""
    home, most = (plan.tonic, plan.mode), THRESHOLDS["key_of_chords"]
    profile = _profile([section for section in plan.sections if plan.key_of(section) == home])
    asked = key_name(*home)
    if brief is not None and brief.progression is not None:
        return untold("key of chords", asked, ASKED_CHORDS)
    if plan.mode == "locrian":
        return untold("key of chords", asked, "no profile tells this mode")
    if not profile.any():
        return untold("key of chords", asked, "every section is in another key")
    margin = signature_fit(profile, *home)
    _, tonic, mode = key_fit(profile, *home)
    return Promise("key of chords", margin <= most, asked, key_name(tonic, mode), value=margin, threshold=most)


def _profile(sections: Iterable[PlannedSection]) -> Profile:
    """How long each pitch class sounds in the chords of some sections, (12,), as shares of 1."""
    profile = np.zeros(12)
    for section in sections:
        for bar in section.chords:
            beats = sum(planned.beats for planned in bar)
            for planned in bar:
                profile[list(chord_pitch_classes(planned.chord))] += planned.beats / max(beats, 1)
    total = profile.sum()
    return profile / total if total else profile


def registers(plan: Plan, brief: Brief | None) -> Promise:
    """Each instrument comes near the pitch that its role aims at; what was asked for plays as it can."""
    most, distances = THRESHOLDS["registers"], {}
    wanted = {} if brief is None else asked_programs(brief)
    for planned in plan.roles:
        if planned.role is not Role.DRUMS and planned.program not in wanted:
            low, high = instrument(planned.program).comfortable
            aim = REGISTERS[planned.role]
            distances[f"{planned.role} {planned.instrument}"] = max(low - aim, aim - high, 0.0)
    far = {name: distance for name, distance in distances.items() if distance > most}
    asked = f"every role within {most:g} semitones of its instrument's comfortable range"
    found = listed(f"{name} {distance:g} away" for name, distance in far.items()) if far else "so they are"
    return Promise("registers", not far, asked, found, value=max(distances.values(), default=0.0), threshold=most)


def players(plan: Plan, brief: Brief | None) -> Promise:
    """Every player has something to play, and no section asks for one that is not there."""
    heard = {role for section in plan.sections for role in section.roles}
    planned = {each.role for each in plan.roles}
    idle, strange = sorted(planned - heard), sorted(heard - planned)
    found = listed([*(f"{role} never plays" for role in idle), *(f"nobody plays {role}" for role in strange)])
    count = len(idle) + len(strange)
    kept = count == 0
    return Promise("players", kept, "every role plays somewhere", "so it is" if kept else found, (), count, (), 0.0)


def balance(plan: Plan, brief: Brief | None) -> Promise:
    """Something beside drums plays in every bar, unless drums are all that there is."""
    if {planned.role for planned in plan.roles} <= {Role.DRUMS}:
        return untold("balance", "more than drums in every bar", "there are only drums")
    wrong: list[int] = []
    for section, first in with_first_bars(plan):
        silent = {Role.DRUMS} | ({Role.MELODY} if section.material == "none" else set())
        if set(section.roles) <= silent:
            wrong += range(first, first + section.bars)
    return _by_bars("balance", "more than drums in every bar", wrong)


def melody_share(plan: Plan, brief: Brief | None) -> Promise:
    """A piece with a melody has it for most of the time."""
    least = THRESHOLDS["melody_share"]
    asked = f"a melody in at least {least:.0%} of the bars"
    if all(planned.role is not Role.MELODY for planned in plan.roles):
        return untold("melody share", asked, "no part has a melody")
    sung = sum(s.bars for s in plan.sections if Role.MELODY in s.roles and s.material != "none")
    share = sung / plan.bars
    return Promise("melody share", share >= least, asked, f"{share:.0%}", (), share, (), least)


def bass(plan: Plan, brief: Brief | None) -> Promise:
    """Where a band plays, a bass plays in it; unless one was asked away or only some may play."""
    least = THRESHOLDS["bass_share"]
    asked = f"a bass in at least {least:.0%} of the bars with a band"
    if brief is not None and (brief.exclusive or brief.ensemble or brief.excluded or len(asked_programs(brief)) > 1):
        return untold("bass", asked, "who plays was asked")
    band = [s for s in plan.sections if Role.DRUMS in s.roles and len(set(s.roles)) > BAND_PARTS]
    bars = sum(section.bars for section in band)
    if bars == 0:
        return untold("bass", asked, "no band plays")
    share = sum(section.bars for section in band if Role.BASS in section.roles) / bars
    wrong = [bar for s, first in with_first_bars(plan) if s in band and Role.BASS not in s.roles
             for bar in range(first, first + s.bars)]  # fmt: skip
    return Promise("bass", share >= least, asked, f"{share:.0%}", tuple(wrong), share, (), least)


def material(plan: Plan, brief: Brief | None) -> Promise:
    """What returns was there before: repeats keep their letter, and nothing else has a source."""
    wrong: list[int] = []
    sung = False
    for index, (section, first) in enumerate(with_first_bars(plan)):
        if not _comes_from_somewhere(plan, index, sung):
            wrong += range(first, first + section.bars)
        sung = sung or section.material != "none"
    return _by_bars("material", "what returns was there before", wrong)


def _comes_from_somewhere(plan: Plan, index: int, sung: bool) -> bool:
    section = plan.sections[index]
    if section.material in ("repeat", "vary"):
        if section.source is None or not 0 <= section.source < index:
            return False
        source = plan.sections[section.source]
        return source.material != "none" and (section.material == "vary" or source.letter == section.letter)
    melody = section.material == "none" or Role.MELODY in section.roles
    return section.source is None and melody and (sung or section.material in ("state", "none"))


def energy_curve(plan: Plan, brief: Brief | None) -> Promise:
    """The curve is a possible one, and the asked one where one was asked."""
    curve = [section.energy for section in plan.sections]
    shown = " ".join(f"{value:g}" for value in curve)
    if any(not 0 <= value <= 1 for value in curve):
        return Promise("energy curve", False, "0 to 1", shown)
    shape = None if brief is None or brief.energy is None else brief.energy.value
    if shape is not None and shape in SHAPES:
        return Promise("energy curve", len(curve) < 2 or SHAPES[shape](curve), shape, shown)
    kinds = {kind: [s.energy for s in plan.sections if s.kind == kind] for kind in ("intro", "verse", "chorus")}
    opening = kinds["intro"] and len(set(curve)) > 1 and max(kinds["intro"]) >= max(curve)
    verses, choruses = kinds["verse"], kinds["chorus"]
    flat = bool(verses and choruses) and sum(choruses) / len(choruses) < sum(verses) / len(verses)
    asked = "the intro is not the fullest, choruses are not less full than verses"
    return Promise("energy curve", not opening and not flat, asked, shown)


SHAPES: Mapping[str, Callable[[list[float]], bool]] = {
    "rise": lambda curve: curve[-1] > curve[0] and curve[-1] == max(curve),
    "fall": lambda curve: curve[-1] < curve[0] and curve[0] == max(curve),
    "late": lambda curve: curve[-1] > curve[0] and curve[-1] == max(curve),
    "arch": lambda curve: len(curve) < 3 or max(curve[1:-1]) == max(curve),
    "flat": lambda curve: max(curve) - min(curve) < THRESHOLDS["energy_range"],
}
"""What each asked shape of the curve must hold."""

OWN: tuple[Callable[[Plan, Brief | None], Promise], ...] = (
    full_bars, cadences, chords_in_key, key_of_chords, registers, players, balance, melody_share, bass, material,
    energy_curve,
)  # fmt: skip


def _by_bars(name: str, asked: str, wrong: list[int]) -> Promise:
    """A promise that no bar may break."""
    found = f"not in {len(wrong)} bars" if wrong else "so it is"
    return Promise(name, not wrong, asked, found, tuple(wrong), len(wrong), threshold=0.0)
