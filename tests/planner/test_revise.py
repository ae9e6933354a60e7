"""Changing a plan: what was changed holds, what must follow follows, nothing else moves."""

from dataclasses import replace

import pytest
from briefs import BRIEFS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import Plan, parse, plan_from_yaml, plan_to_yaml, think
from planner.brief import Brief
from planner.differences import differences, in_words
from planner.reasons.fields import FIELDS, TELLING, field_words, telling
from planner.rekey import rekey
from planner.revise import revise
from symbolic.errors import BadInput
from symbolic.score import Role
from symbolic.theory import chord_symbol, parse_chord, transpose_chord

PLAN = think(parse("一首流行歌，A小调，4/4拍，60秒，钢琴和弦乐"), seed=1)
LAST = len(PLAN.sections) - 1
SUNG = next(n for n, section in enumerate(PLAN.sections) if section.kind == "verse")


def paths(old: Plan, new: Plan) -> set[str]:
    """Where two plans differ."""
    return {each.path for each in differences(old, new)}


@pytest.mark.parametrize(
    ("path", "value", "moved"),
    [
        ("title", "Another", {"title"}),
        ("tempo_bpm", "90", {"tempo_bpm", "duration_s"}),
        ("sections.1.energy", "0.77", {"sections.1.energy"}),
        ("sections.1.name", "Opening", {"sections.1.name"}),
        ("sections.1.chords", "Dm | Am", {"sections.1.chords"}),
        ("sections.1.key", "Em", {"sections.1.key", "sections.1.chords"}),
        ("roles.melody", "Flute", {"roles.melody"}),
    ],
)
def test_a_change_moves_only_what_must_follow(path: str, value: str, moved: set[str]):
    new = revise(PLAN, {path: value})
    assert paths(PLAN, new) == moved
    assert new.fixed == (path,)


def test_no_change_gives_the_plan_itself():
    assert revise(PLAN, {}) is PLAN


def test_a_section_in_a_new_key_keeps_the_part_that_its_chords_play():
    new = revise(PLAN, {"sections.1.key": "Em"})
    was, now = PLAN.sections[1], new.sections[1]
    assert (now.tonic, now.mode) == (4, "minor")
    moved = [transpose_chord(planned.chord, 7) for bar in was.chords for planned in bar]
    assert [planned.chord for bar in now.chords for planned in bar] == moved
    assert new.sections[:1] + new.sections[2:] == PLAN.sections[:1] + PLAN.sections[2:]


def test_the_key_of_the_piece_moves_every_section_but_those_that_a_person_chose():
    chosen = revise(PLAN, {"sections.1.key": "Em"})
    new = revise(chosen, {"key": "D minor"})
    assert new.key_of(new.sections[1]) == (4, "minor")
    assert new.sections[1].chords == chosen.sections[1].chords
    assert all(new.key_of(s) == (2, "minor") for n, s in enumerate(new.sections) if n != 1)
    assert new.fixed == ("sections.1.key", "key")


def test_chords_that_a_person_chose_stay_when_the_key_moves():
    new = revise(PLAN, {"sections.0.chords": "Am | F | C | G", "key": "C major"})
    assert [bar[0].chord for bar in new.sections[0].chords[:4]] == [parse_chord(c) for c in ("Am", "F", "C", "G")]


def test_a_new_meter_keeps_bars_and_chords():
    new = revise(PLAN, {"meter": "3/4"})
    assert new.bars == PLAN.bars
    assert paths(PLAN, new) == {"meter", "duration_s"}
    assert all(sum(planned.beats for planned in bar) == 3 for s in new.sections for bar in s.chords)


@pytest.mark.parametrize("bars", [8, 16, PLAN.bars + 6, 64])
def test_a_new_length_keeps_openings_and_cadences(bars: int):
    new = revise(PLAN, {"bars": str(bars)})
    assert new.bars == bars
    for was, now in zip(PLAN.sections, new.sections, strict=True):
        assert now.chords[-1] == was.chords[-1]
        assert now.bars <= 2 or now.chords[0] == was.chords[0]


def test_a_duration_gives_the_nearest_number_of_bars():
    new = revise(PLAN, {"duration_s": "90"})
    assert abs(new.duration_s - 90) <= 2 * 60 / new.tempo_bpm
    assert new.tempo_bpm == PLAN.tempo_bpm


def test_a_style_brings_its_players_and_keeps_the_music():
    plan = think(parse("a pop song in C major, 40 seconds"), seed=2)
    new = revise(plan, {"style": "metal"})
    assert {r.role: r.program for r in new.roles}[Role.CHORDS] == 30
    assert [s.chords for s in new.sections] == [s.chords for s in plan.sections]
    assert 110 <= new.tempo_bpm <= 190


def test_players_that_were_asked_away_stay_away():
    plan = think(parse("a pop song without drums, 40 seconds"), seed=2)
    assert Role.DRUMS not in {r.role for r in revise(plan, {"style": "rock"}).roles}


def test_a_role_can_leave_and_another_enter():
    without = revise(PLAN, {"roles.melody": "none"})
    assert all(Role.MELODY not in s.roles and s.material == "none" for s in without.sections)
    drummed = revise(PLAN, {"roles.drums": "Jazz Kit"})
    assert [r.program for r in drummed.roles if r.role is Role.DRUMS] == [32]
    assert any(Role.DRUMS in s.roles for s in drummed.sections)
    assert [set(s.roles) - {Role.DRUMS} for s in drummed.sections] == [set(s.roles) for s in PLAN.sections]


def test_a_cadence_takes_its_chords():
    new = revise(PLAN, {f"sections.{LAST}.cadence": "deceptive"})
    chords = [bar[-1].chord for bar in new.sections[LAST].chords]
    assert [chord_symbol(chord) for chord in chords[-2:]] == ["E", "F"]


def test_sections_are_named_by_kind_letter_or_name():
    kinds = [n for n, section in enumerate(PLAN.sections) if section.kind == "chorus"]
    for which in ("chorus", PLAN.sections[kinds[0]].letter):
        new = revise(PLAN, {f"sections.{which}.energy": "0.99"})
        assert [n for n, section in enumerate(new.sections) if section.energy == 0.99] == kinds


def test_a_removed_section_is_no_source_any_more():
    plan = think(parse("a song, AABA form, 32 bars"), seed=0)
    new = revise(plan, {"sections.0": "none"})
    assert new.bars == plan.bars - plan.sections[0].bars
    assert [s.letter for s in new.sections] == list("ABA")
    assert new.sections[0].material == "state"
    assert new.sections[2].source == 0


def test_a_new_form_keeps_the_sections_that_it_shares():
    new = revise(PLAN, {"form": "AABA"})
    assert [s.letter for s in new.sections] == list("AABA")
    assert new.sections[0].chords == PLAN.sections[SUNG].chords


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("sections.1.keys", "Em", "did you mean 'key'"),
        ("tempo", "90", "did you mean 'tempo_bpm'"),
        ("sections.99.key", "Em", "there is no section 99"),
        ("sections.nowhere.key", "Em", "no section is 'nowhere'"),
        ("sections.1.key", "H sharp", "sections.1.key: 'H sharp' is not a key"),
        ("sections.1.chords", "Am | Xy", "sections.1.chords: chords, bar 2: 'Xy' is not a chord"),
        ("sections.1.energy", "2", "2.0 is more than 1"),
        ("tempo_bpm", "nan", "nan is not a number that can be used"),
        ("tempo_bpm", "1e308", "is more than 300"),
        ("bars", "10.5", "'10.5' is not a whole number"),
        ("bars", "1e999", "'1e999' is not a whole number"),
        ("sections.1.bars", "1000000", "'1000000' is not a whole number from 1 to 1000"),
        ("meter", "13/7", "meter '13/7' cannot be used"),
        ("style", "pup", "did you mean 'pop'"),
        ("roles.melody", "Flut", "Flut"),
        ("roles.tune", "Flute", "roles.tune: 'tune' is not one of"),
        ("sections.0", "all", "can be set to none"),
    ],
)
def test_what_cannot_be_done_is_named(path: str, value: str, message: str):
    with pytest.raises(BadInput) as caught:
        revise(PLAN, {path: value})
    assert message in str(caught.value)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BRIEFS, st.integers(0, 9), st.data())
def test_every_revision_is_a_plan_and_holds(brief: Brief, seed: int, data: st.DataObject):
    plan = think(replace(brief, prompt="a song"), seed=seed)
    index = data.draw(st.integers(0, len(plan.sections) - 1))
    change = data.draw(
        st.sampled_from(
            [("key", "F# minor"), ("tempo_bpm", "77"), (f"sections.{index}.key", "Eb"), (f"sections.{index}.bars", "5"),
             (f"sections.{index}.energy", "0.42"), ("mood", "tense"), ("use", "loop"), ("meter", "6/8"),
             (f"sections.{index}.kind", "bridge"), (f"sections.{index}.cadence", "half"), ("style", "swing")]
        )
    )  # fmt: skip
    new = revise(plan, dict([change]))
    assert plan_from_yaml(plan_to_yaml(new)) == new
    assert revise(new, dict([change])).sections == new.sections
    if change[0].startswith("sections."):
        assert {each.path.split(".")[1] for each in differences(plan, new) if each.path.startswith("sections")} <= {
            str(index)
        }


@pytest.mark.parametrize(
    ("chord", "old", "new", "expected"),
    [
        ("C", (0, "major"), (0, "minor"), "Cm"),
        ("Dm7", (0, "major"), (0, "minor"), "Dm7b5"),
        ("G7", (0, "major"), (0, "minor"), "G7"),
        ("E", (9, "minor"), (0, "major"), "G"),
        ("F#m7b5", (0, "major"), (2, "major"), "G#m7b5"),
        ("Csus4", (0, "major"), (9, "minor"), "Asus4"),
        ("C/E", (0, "major"), (9, "minor"), "Am/C"),
        ("N.C.", (0, "major"), (5, "minor"), "N.C."),
        ("Bb", (0, "major"), (0, "minor"), "A#"),
    ],
)
def test_a_chord_in_another_key(chord: str, old: tuple[int, str], new: tuple[int, str], expected: str):
    assert chord_symbol(rekey(parse_chord(chord), old, new)) == expected


def test_differences_in_plain_words():
    new = revise(PLAN, {"sections.1.key": "Em", "tempo_bpm": "90"})
    told = in_words(differences(PLAN, new), "en")
    assert f"tempo: {PLAN.tempo_bpm:g} → 90" in told
    assert f"{PLAN.sections[1].name} key: A minor → E minor" in told
    assert in_words(differences(PLAN, PLAN), "zh") == ["两份计划没有区别"]


def test_sections_that_came_and_went_are_told():
    shorter = revise(PLAN, {"sections.0": "none"})
    assert [(d.old is None, d.new is None) for d in differences(PLAN, shorter) if d.field == "section"] == [
        (False, True)
    ]
    assert [(d.old is None, d.new is None) for d in differences(shorter, PLAN) if d.field == "section"] == [
        (True, False)
    ]


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en", "ja", "ko", "es", "pt", "fr", "de", "it", "ru"])
def test_every_language_can_tell_a_difference(language: str):
    assert set(field_words(language)) == set(FIELDS)
    sentences = telling(language)
    assert set(sentences) == set(TELLING)
    assert "{old}" in sentences["changed"]
    assert "{new}" in sentences["changed"]
    assert language == "en" or sentences["same"] != telling("en")["same"]
