"""Plans that were thought keep what they promise; plans broken by hand are found out, with the bars."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import parse, plan_from_yaml, think
from planner.brief import Attribute, Brief, Request
from planner.check import PLAN_METHODS, Promise, report_dict
from planner.plan import Conflict, Plan, PlannedChord, PlannedRole, PlannedSection
from planner.self_check import check_plan
from symbolic.score import Meter, Role
from symbolic.theory import parse_chord, transpose_chord
from tests.planner.briefs import BRIEFS

PROMPT = "a bright pop song in C major, 100 bpm, 4/4, verse-chorus, 40 bars, with piano, no flute, no bridge"
PROMPTS = (
    PROMPT,
    "一首悲伤的国风，二胡和古筝，A小调，72拍，一分半钟，不要鼓",
    "Am F C G ballad with cello, 70 bpm, 32 bars",
    "ii-V-I jazz swing in B flat, saxophone, 2 minutes",
    "12-bar blues in E, harmonica, fast",
    "8-bit game loop in G major, 140 bpm, 16 bars",
    "舒缓的氛围音乐，降E大调，先抑后扬，一分钟",
    "only solo piano, nocturne in C# minor, 60 bpm, 24 bars, ABA",
    "dorian folk tune in D, 6/8, flute and guitar, 48 bars, with an intro",
    "phrygian metal in E, 160 bpm, builds up, 45 seconds",
    "宫调式的圆舞曲，笛子和琵琶，4536进行，32小节",
    "欢快的悲伤的史诗，快板，C小调，小号，3分钟",
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return parse(PROMPT)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_from_yaml((Path(__file__).parent / "plans" / "without_flute.yaml").read_text(encoding="utf-8"))


def broken(plan: Plan, brief: Brief | None = None) -> dict[str, Promise]:
    return {promise.name: promise for promise in check_plan(plan, brief).broken}


@pytest.mark.parametrize("prompt", PROMPTS)
def test_thought_plans_keep_what_they_promise(prompt: str):
    asked = parse(prompt)
    for seed in range(3):
        thought = think(asked, seed=seed)
        found = check_plan(thought, asked)
        assert [(p.name, p.asked, p.found) for p in found.broken] == []


def with_section(plan: Plan, index: int, **changes: object) -> Plan:
    changed = replace(plan.sections[index], **changes)  # type: ignore[arg-type]
    return replace(plan, sections=(*plan.sections[:index], changed, *plan.sections[index + 1 :]))


def bars_of(plan: Plan, index: int) -> set[int]:
    first = sum(section.bars for section in plan.sections[:index])
    return set(range(first, first + plan.sections[index].bars))


def moved(section: PlannedSection, semitones: int) -> tuple[tuple[PlannedChord, ...], ...]:
    return tuple(
        tuple(replace(planned, chord=transpose_chord(planned.chord, semitones)) for planned in bar)
        for bar in section.chords
    )


def last_chords(section: PlannedSection, *symbols: str) -> tuple[tuple[PlannedChord, ...], ...]:
    new = [(PlannedChord(parse_chord(symbol), 4),) for symbol in symbols]
    return (*section.chords[: -len(new)], *new)


def test_the_plan_is_as_these_tests_need_it(plan: Plan):
    assert [s.kind for s in plan.sections] == ["intro", "verse", "chorus", "verse", "chorus", "outro"]
    assert [s.material for s in plan.sections][1:5] == ["state", "contrast", "vary", "repeat"]


@pytest.mark.parametrize(
    ("cadence", "symbols", "kept"),
    [
        ("authentic", ("G7", "C"), True),
        ("authentic", ("Bdim", "C"), True),
        ("authentic", ("F", "C"), False),
        ("authentic", ("C", "G"), False),
        ("authentic", ("G", "C", "C"), True),
        ("plagal", ("F", "C"), True),
        ("plagal", ("G", "C"), False),
        ("half", ("Dm", "G"), True),
        ("half", ("G", "C"), False),
        ("deceptive", ("G", "Am"), True),
        ("deceptive", ("G", "C"), False),
        ("open", ("F", "Dm"), True),
    ],
)
def test_a_cadence_stands_in_the_chords(plan: Plan, cadence: str, symbols: tuple[str, ...], kept: bool):
    chords = last_chords(plan.sections[1], *symbols)
    found = broken(with_section(plan, 1, chords=chords, cadence=cadence))
    assert ("cadences" not in found) is kept
    if not kept:
        assert found["cadences"].bars == (max(bars_of(plan, 1)),)


def test_a_cadence_counts_in_the_section_s_own_key(plan: Plan):
    chords = last_chords(plan.sections[1], "A7", "D")
    assert "cadences" in broken(with_section(plan, 1, chords=chords, cadence="authentic"))
    own = with_section(plan, 1, chords=chords, cadence="authentic", tonic=2, mode="major")
    assert "cadences" not in broken(own)


@pytest.mark.parametrize(("mode", "kept"), [("mixolydian", True), ("major", False)])
def test_a_mode_has_its_own_dominants(plan: Plan, mode: str, kept: bool):
    chords = last_chords(plan.sections[1], "F", "G")
    found = broken(with_section(plan, 1, chords=chords, cadence="authentic", tonic=7, mode=mode))
    assert ("cadences" not in found) is kept


def test_chords_of_another_key_are_found_unless_the_section_says_so(plan: Plan):
    chords = moved(plan.sections[2], 1)
    found = broken(with_section(plan, 2, chords=chords))
    assert set(found["chords in key"].bars) == bars_of(plan, 2)
    assert "chords in key" not in broken(with_section(plan, 2, chords=chords, tonic=1, mode="major"))


def test_a_plan_in_another_key_than_its_chords_is_found(plan: Plan):
    found = broken(replace(plan, tonic=6))
    assert found["key of chords"].value is not None
    assert found["key of chords"].found.endswith("major") or found["key of chords"].found.endswith("minor")


def test_a_short_bar_is_found(plan: Plan):
    first = plan.sections[1].chords[0][0]
    chords = ((replace(first, beats=3),), *plan.sections[1].chords[1:])
    assert broken(with_section(plan, 1, chords=chords))["full bars"].bars == (min(bars_of(plan, 1)),)


def test_material_comes_from_somewhere(plan: Plan):
    cases = (
        {"source": None},
        {"source": 4},
        {"source": 0},  # the intro has no melody
        {"source": 1},  # another letter
        {"material": "contrast"},  # and yet it has a source
    )
    for changes in cases:
        found = broken(with_section(plan, 4, **changes))
        assert set(found["material"].bars) == bars_of(plan, 4), changes
    assert "material" in broken(with_section(plan, 1, material="contrast"))  # nothing is there to contrast with


def test_somebody_beside_the_drums_plays_in_every_bar(plan: Plan):
    found = broken(with_section(plan, 3, roles=(Role.DRUMS,), material="none", source=None))
    assert set(found["balance"].bars) == bars_of(plan, 3)


def test_a_song_is_sung_for_most_of_its_time(plan: Plan):
    silent = plan
    for index in (1, 2, 3):
        roles = tuple(role for role in plan.sections[index].roles if role is not Role.MELODY)
        silent = with_section(silent, index, roles=roles, material="none", source=None)
    assert "melody share" in broken(silent)


def test_a_band_has_a_bass_unless_it_was_asked_away(plan: Plan):
    bare = plan
    for index, section in enumerate(plan.sections):
        bare = with_section(bare, index, roles=tuple(role for role in section.roles if role is not Role.BASS))
    assert "bass" in broken(bare)
    assert "players" in broken(bare)
    assert "bass" not in broken(bare, parse("a pop song without bass"))


def test_an_instrument_far_from_its_role_is_found(plan: Plan):
    glockenspiel = tuple(replace(r, program=9) if r.role is Role.BASS else r for r in plan.roles)
    found = broken(replace(plan, roles=glockenspiel))["registers"]
    assert found.value == 72 - 40


def test_a_role_that_nobody_plays_is_found(plan: Plan):
    roles = tuple(planned for planned in plan.roles if planned.role is not Role.BASS)
    assert "nobody plays bass" in broken(replace(plan, roles=roles))["players"].found


@pytest.mark.parametrize(
    ("wish", "curve", "kept"),
    [
        ("builds up", (0.2, 0.4, 0.5, 0.6, 0.7, 0.9), True),
        ("builds up", (0.9, 0.4, 0.5, 0.6, 0.7, 0.2), False),
        ("", (0.3, 0.5, 0.8, 0.5, 0.9, 0.4), True),
        ("", (0.95, 0.5, 0.8, 0.5, 0.9, 0.4), False),
        ("", (0.3, 0.7, 0.4, 0.7, 0.8, 0.4), False),
        ("", (0.3, 0.5, 1.2, 0.5, 0.9, 0.4), False),
    ],
)
def test_the_curve_of_energy_has_sense(plan: Plan, wish: str, curve: tuple[float, ...], kept: bool):
    shaped = plan
    for index, value in enumerate(curve):
        shaped = with_section(shaped, index, energy=value)
    assert ("energy curve" not in broken(shaped, parse(f"a pop song, {wish}"))) is kept


ASKED: dict[str, Callable[[Plan], Plan]] = {
    "asked tempo": lambda plan: replace(plan, tempo_bpm=104.0),
    "asked meter": lambda plan: replace(plan, meter=Meter(0, 3, 4)),
    "asked key": lambda plan: replace(plan, mode="minor"),
    "asked bars": lambda plan: replace(plan, sections=plan.sections[:-1]),
    "asked instruments": lambda plan: replace(
        plan, roles=tuple(replace(r, program=24) if r.program == 0 else r for r in plan.roles)
    ),
    "exclusions": lambda plan: replace(
        plan, roles=(PlannedRole(Role.COUNTER, "Flute", 73), *(r for r in plan.roles if r.role is not Role.COUNTER))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_was_asked_and_is_not_there_is_found(plan: Plan, brief: Brief, name: str):
    assert name in broken(ASKED[name](plan), brief)
    assert name not in broken(plan, brief)


def test_a_section_that_was_asked_away_is_found(plan: Plan, brief: Brief):
    found = broken(with_section(plan, 3, kind="bridge"), brief)
    assert set(found["exclusions"].bars) == bars_of(plan, 3)


def test_an_asked_duration_is_met_within_half_a_bar():
    asked = parse("a pop song in C major, 60 seconds, 120 bpm")
    thought = think(asked)
    assert "asked duration" not in broken(thought, asked)
    shorter = with_section(thought, 1, chords=thought.sections[1].chords[:-1])
    assert "asked duration" in broken(shorter, asked)


def test_what_the_plan_tells_as_a_conflict_is_explained():
    asked = parse("a pop song in C major, 60 seconds, 120 bpm")
    thought = think(asked)
    told = replace(thought, sections=thought.sections[:-1], conflicts=(Conflict("duration", ("60 seconds",), "", ""),))
    found = next(p for p in check_plan(told, asked).promises if p.name == "asked duration")
    assert found.kept
    assert not found.told


def test_asked_chords_are_kept_exactly():
    asked = parse("Am F C G, pop, 16 bars")
    thought = think(asked, seed=2)
    assert "asked chords" not in broken(thought, asked)
    coloured = with_section(thought, 0, chords=last_chords(thought.sections[0], "G7"))
    assert broken(coloured, asked)["asked chords"].bars == (thought.sections[0].bars - 1,)


def test_of_asked_numerals_the_roots_count():
    asked = parse("ii-V-I in C, jazz swing, 16 bars")
    thought = think(asked, seed=2)
    assert "asked chords" not in broken(thought, asked)
    chords = ((PlannedChord(parse_chord("E7"), 4),), *thought.sections[0].chords[1:])
    assert broken(with_section(thought, 0, chords=chords), asked)["asked chords"].bars[0] == 0


def test_only_asked_instruments_play_where_only_they_may():
    asked = parse("only piano, in C major, 16 bars")
    thought = think(asked)
    assert asked.exclusive is not None
    assert "exclusions" not in broken(thought, asked)
    joined = replace(thought, roles=(*thought.roles, PlannedRole(Role.DRUMS, "Standard Kit", 0)))
    assert "Standard Kit" in broken(joined, asked)["exclusions"].found


def test_an_instrument_that_the_plan_tells_it_has_no_place_for_is_explained(plan: Plan):
    wish = Attribute(Request(21), "accordion", (0, 9))
    asked = replace(parse("a pop song"), instruments=(wish,))
    assert "asked instruments" in broken(plan, asked)
    told = replace(plan, conflicts=(Conflict("instruments", ("accordion",), "", ""),))
    assert "asked instruments" not in broken(told, asked)


def test_every_promise_of_a_plan_says_how_it_is_measured(plan: Plan, brief: Brief):
    written = report_dict(check_plan(plan, brief))
    assert {promise["name"] for promise in written["promises"]} <= set(PLAN_METHODS)
    assert all(promise["method"] for promise in written["promises"])


def test_what_the_prompt_makes_impossible_is_told_and_so_not_broken():
    asked = parse("a pop song, 16 bars at 120 bpm, 60 seconds")
    found = {promise.name: promise for promise in check_plan(think(asked), asked).promises}
    assert found["asked duration"].kept
    assert not found["asked duration"].told
    assert found["asked bars"].told


def test_what_was_asked_to_play_is_not_blamed_for_its_register():
    asked = parse("only slap bass, 8 bars")
    thought = replace(think(asked), roles=(PlannedRole(Role.MELODY, "Slap Bass 1", 36),))
    assert "registers" in broken(thought)
    assert "registers" not in broken(thought, asked)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BRIEFS, st.integers(0, 9))
def test_every_plan_can_be_checked(any_brief: Brief, seed: int):
    thought = think(any_brief, seed=seed)
    for found in (check_plan(thought), check_plan(thought, any_brief)):
        names = [promise.name for promise in found.promises]
        assert len(set(names)) == len(names)
        json.dumps(report_dict(found))
    unasked = {promise.name for promise in check_plan(thought).broken}
    assert not unasked & {"full bars", "players", "balance", "material"}
