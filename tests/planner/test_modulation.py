"""Other keys within a piece: seldom, where the style has them, as asked, and never where they must not be."""

from collections import Counter
from dataclasses import replace

import pytest

from planner import Plan, parse, think
from planner.brief import Attribute
from planner.modulation import MOST_ELSEWHERE, rises
from symbolic.theory import chord_pitch_classes, scale_pitch_classes


def plan_of(prompt: str, seed: int = 0, modulation: str | None = None) -> Plan:
    brief = parse(prompt)
    asked = Attribute(modulation, "key change", (0, 10)) if modulation else None
    return think(replace(brief, modulation=asked), seed=seed)


def away(plan: Plan) -> list[int]:
    return [n for n, section in enumerate(plan.sections) if section.tonic is not None]


@pytest.mark.parametrize("seed", range(6))
def test_the_last_chorus_goes_up_where_it_was_asked_for(seed: int):
    plan = plan_of("a pop song, 64 bars", seed, "up")
    places = away(plan)
    lifted = plan.sections[places[0]]
    assert lifted.kind == "chorus"
    assert places == list(range(places[0], len(plan.sections)))
    assert not any(section.kind == "chorus" for section in plan.sections[places[0] + 1 :])
    assert (lifted.tonic - plan.tonic) % 12 in (1, 2)
    assert lifted.mode == plan.mode
    assert plan.sections[-1].chords[-1][-1].chord.root == plan.key_of(plan.sections[-1])[0]
    assert next(d for d in plan.decisions if d.what == "modulation").reason.startswith("you asked for 'key change'")


def test_a_lifted_chorus_has_the_chords_of_the_first_one_moved():
    plan = plan_of("a pop song, 64 bars", 1, "up")
    lifted = plan.sections[away(plan)[0]]
    first = next(section for section in plan.sections if section.kind == "chorus")
    shift = lifted.tonic - plan.tonic
    kept = min(lifted.bars, first.bars) - 2
    moved = [[(c.chord.root + shift) % 12 for c in bar] for bar in first.chords[:kept]]
    assert moved == [[c.chord.root for c in bar] for bar in lifted.chords[:kept]]


@pytest.mark.parametrize(("wish", "above", "mode"), [("dominant", 7, "major"), ("relative", 9, "minor")])
@pytest.mark.parametrize("seed", range(4))
def test_a_middle_section_goes_to_the_asked_key(wish: str, above: int, mode: str, seed: int):
    plan = plan_of("a waltz in D major, 48 bars", seed, wish)
    places = away(plan)
    assert places
    assert 0 not in places
    assert len(plan.sections) - 1 not in places
    for section in (plan.sections[n] for n in places):
        assert plan.key_of(section) == ((2 + above) % 12, mode)
        scale = scale_pitch_classes(*plan.key_of(section)) | ({(1 + above) % 12} if mode == "minor" else set())
        tones = [chord_pitch_classes(c.chord) for bar in section.chords for c in bar]
        assert all(tone <= scale for tone in tones)


@pytest.mark.parametrize(
    "prompt", ["an 8-bar loop in A minor", "lofi, 48 bars, Am F C G", "a pop song, 8 bars", "a stinger"]
)
def test_where_there_is_no_room_it_says_so(prompt: str):
    plan = plan_of(prompt, 0, "relative")
    assert not away(plan)
    assert "modulation" in {conflict.attribute for conflict in plan.conflicts}


@pytest.mark.parametrize(
    "prompt",
    ["a pop song in C major, 48 bars", "an 8-bar loop", "lofi, 64 bars, Dm7 G7 Cmaj7", "practice piece, 48 bars",
     "pop, one minute"],
)  # fmt: skip
def test_it_never_happens_by_itself_where_it_must_not(prompt: str):
    brief = parse(prompt)
    assert not any(away(think(brief, seed=seed)) for seed in range(60))


def test_songs_rise_about_as_often_as_peoples():
    brief = parse("a pop song, 72 bars")
    plans = [think(brief, seed=seed) for seed in range(150)]
    ways = Counter((plan.key_of(plan.sections[-1])[0] - plan.tonic) % 12 for plan in plans)
    assert set(ways) <= {0, 1, 2}
    assert 0.01 < (ways[1] + ways[2]) / len(plans) < 2 * rises("pop")
    for plan in plans:
        elsewhere = sum(plan.sections[n].bars for n in away(plan))
        assert elsewhere <= MOST_ELSEWHERE * plan.bars
        assert plan.sections[0].tonic is None
        assert all((section.tonic is None) == (section.mode is None) for section in plan.sections)


def test_classical_pieces_leave_home_and_come_back():
    brief = parse("a classical piece, 64 bars")
    plans = [think(brief, seed=seed) for seed in range(40)]
    travelled = [plan for plan in plans if away(plan)]
    assert 4 <= len(travelled) <= 30
    assert all(plan.sections[0].tonic is None and plan.sections[-1].tonic is None for plan in travelled)
    reasons = [d.reason for plan in travelled for d in plan.decisions if d.what == "modulation"]
    assert len(reasons) == len(travelled)
    assert all("comes home" in reason for reason in reasons)


def test_a_pentatonic_piece_goes_to_its_related_mode():
    plan = plan_of("国风，D宫调式，48小节", 3, "relative")
    assert {plan.key_of(plan.sections[n]) for n in away(plan)} <= {(11, "yu")}
