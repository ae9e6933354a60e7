"""The plan as YAML: it comes back equal, people can edit it, and mistakes are named with their place."""

import json

import jsonschema
import pytest
import yaml
from briefs import BRIEFS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import parse, plan_from_yaml, plan_hash, plan_to_yaml, think
from planner.brief import Brief
from planner.controls import to_controls, to_score
from planner.plan import CADENCES, MATERIALS, USES
from planner.plan_file import schema
from symbolic.controls import STYLES
from symbolic.errors import BadInput
from symbolic.score import ROLES, SECTION_KINDS
from symbolic.theory import MODES

HAND_WRITTEN = """
title: By hand
style: pop
tempo_bpm: 96
meter: 4/4
key: Bb major
roles: {melody: flute, chords: Acoustic Grand Piano, drums: Standard Kit}
sections:
  - kind: verse
    letter: A
    roles: [chords, melody]
    chords: "| Bb | Gm F/A | Eb . F . | Bb . . F7 |"
  - {kind: chorus, letter: B, roles: [chords], chords: N.C., material: none}
"""


def edited(**changes: object) -> str:
    """The hand-written plan with some of its values changed; None takes a key away."""
    document = yaml.safe_load(HAND_WRITTEN)
    for place, value in changes.items():
        at = document
        *path, last = place.split("__")
        for step in path:
            at = at[int(step)] if step.isdigit() else at[step]
        if value is None:
            del at[last]
        else:
            at[last] = value
    return yaml.safe_dump(document, allow_unicode=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BRIEFS, st.integers(0, 99))
def test_every_plan_comes_back_equal_and_obeys_the_schema(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    text = plan_to_yaml(plan)
    assert plan_from_yaml(text) == plan
    jsonschema.Draft202012Validator(schema()).validate(yaml.safe_load(text))


def test_a_plan_written_by_hand():
    plan = plan_from_yaml(HAND_WRITTEN)
    verse, chorus = plan.sections
    assert [[(c.chord.root, c.chord.quality, c.beats) for c in bar] for bar in verse.chords] == [
        [(10, "", 4)],
        [(7, "m", 2), (5, "", 2)],
        [(3, "", 2), (5, "", 2)],
        [(10, "", 3), (5, "7", 1)],
    ]
    assert chorus.chords[0][0].chord.quality == "N"
    assert (plan.tonic, plan.mode, plan.bars) == (10, "major", 5)
    assert [role.program for role in plan.roles] == [73, 0, 0]


def test_chords_share_the_beats_of_any_meter():
    plan = plan_from_yaml(edited(meter="7/8", sections__0__chords="C G | C . . . G . ."))
    assert [[c.beats for c in bar] for bar in plan.sections[0].chords] == [[4, 3], [4, 3]]


def test_the_hash_changes_with_the_plan_only():
    one, other = think(parse("pop"), seed=1), think(parse("pop"), seed=2)
    assert plan_hash(one) == plan_hash(plan_from_yaml(plan_to_yaml(one))) != plan_hash(other)
    assert len(plan_hash(one)) == 64


def test_the_schema_is_one_and_lists_what_the_code_knows():
    jsonschema.Draft202012Validator.check_schema(schema())
    properties, section = schema()["properties"], schema()["$defs"]["section"]["properties"]
    assert properties["style"]["enum"] == list(STYLES)
    assert properties["use"]["enum"] == list(USES)
    assert list(properties["roles"]["properties"]) == [str(role) for role in ROLES]
    assert section["kind"]["enum"] == list(SECTION_KINDS)
    assert section["cadence"]["enum"] == list(CADENCES)
    assert section["material"]["enum"] == list(MATERIALS)
    assert all(f"{mode}" in properties["key"]["pattern"] for mode in MODES)
    json.dumps(schema())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tempo": 90}, "unknown key 'tempo'; did you mean 'tempo_bpm'"),
        ({"sections__0__chord": "C"}, r"sections\[0\]: unknown key 'chord'; did you mean 'chords'"),
        ({"tempo_bpm": None}, "the key 'tempo_bpm' is missing"),
        ({"tempo_bpm": 500}, "tempo_bpm: 500 is more than 300"),
        ({"tempo_bpm": "fast"}, "tempo_bpm: 'fast' is not of type number"),
        ({"tempo_bpm": float("nan")}, "tempo_bpm: nan"),
        ({"meter": "4/5"}, "meter: '4/5'"),
        ({"key": "H minor"}, "key: 'H minor' is not a key"),
        ({"key": "A sad"}, "key: 'A sad' is not a key"),
        ({"style": "popp"}, "style: 'popp'.*did you mean 'pop'"),
        ({"roles__melody": "x" * 5000}, "is longer than 60 characters"),
        ({"sections__0__chords": "C" + "x" * 5000}, "... is not a chord"),
        ({"roles__melodie": "Flute"}, "roles: unknown key 'melodie'; did you mean 'melody'"),
        ({"roles__melody": "Flut"}, "roles.melody: 'Flut'.*did you mean 'Flute'"),
        ({"roles__drums": "Flute"}, "roles.drums: 'Flute' is not a drum kit"),
        ({"roles": {}}, "roles: .* is empty"),
        ({"sections": []}, "sections: .* is empty"),
        ({"sections__0__chords": ""}, r"sections\[0\].chords: a section needs at least one bar"),
        ({"sections__0__chords": "C | | G"}, r"sections\[0\].chords, bar 2: a bar must begin with a chord"),
        ({"sections__0__chords": "C | Hm"}, r"sections\[0\].chords, bar 2: 'Hm' is not a chord"),
        ({"sections__0__chords": "C D E F G"}, r"sections\[0\].chords, bar 1: 5 symbols are more than the 4 beats"),
        ({"sections__0__roles": ["bass"]}, r"sections\[0\].roles: 'bass' has no instrument"),
        ({"sections__0__roles": ["basso"]}, r"sections\[0\].roles\[0\]: 'basso'.*did you mean 'bass'"),
        ({"sections__0__kind": "versse"}, r"sections\[0\].kind: 'versse'.*did you mean 'verse'"),
        ({"sections__0__energy": 2}, r"sections\[0\].energy: 2 is more than 1"),
        ({"sections__0__source": 0}, r"sections\[0\].source: 0 is not an earlier section"),
        ({"sections__1__material": "repeat"}, r"sections\[1\].material: 'repeat' needs a 'source'"),
        ({"schema_version": 2}, "schema_version: 2 is not 1"),
    ],
)
def test_mistakes_are_named_in_one_line_with_their_place(changes: dict[str, object], words: str):
    with pytest.raises(BadInput, match=words) as caught:
        plan_from_yaml(edited(**changes), source="my.yaml")
    assert str(caught.value).startswith("my.yaml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no plan"),
        ("- a\n- b", "holds no plan"),
        ("title: [1, 2\nstyle: pop", "line 2"),
        ("title: 'x\n", "line"),
        ("a: &x [1]\nb: *x", "line 2.*aliases"),
        ("title: a\ntitle: b", "line 2: the key 'title' is given twice"),
        ("? [a]\n: b", "line 1: a key must be a word"),
        ("1: b", "the key '1' is not a word"),
        ("title: !!python/object:os.system x", "line 1"),
        ("[" * 5000, "plan.yaml"),
        ("title: " + "x" * 120_001, "larger than 120,000 bytes"),
        ("title: " + "[" * 30_000, "does not nest deeper than 20 levels"),
        ("title: " + "[" * 21 + "]" * 21, "does not nest deeper than 20 levels"),
        ("title: \x00", "not YAML"),
        ("d: 2001-99-99", "plan.yaml"),
    ],
)
def test_broken_yaml_is_refused_with_its_line(text: str, words: str):
    with pytest.raises(BadInput, match=words) as caught:
        plan_from_yaml(text)
    assert "\n" not in str(caught.value)


def test_a_file_that_grows_from_aliases_is_refused_at_once():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(BadInput, match="aliases"):
        plan_from_yaml("\n".join(lines))


@pytest.mark.parametrize(("text", "tonic", "mode"), [("Am", 9, "minor"), ("F#", 6, "major"), ("D gong", 2, "gong")])
def test_a_key_may_be_written_short(text: str, tonic: int, mode: str):
    plan = plan_from_yaml(edited(key=text))
    assert (plan.tonic, plan.mode) == (tonic, mode)


def test_a_section_in_a_key_of_its_own_keeps_it_in_file_and_score():
    plan = plan_from_yaml(edited(sections__1__key="C minor"))
    assert [plan.key_of(section) for section in plan.sections] == [(10, "major"), (0, "minor")]
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    score = to_score(plan)
    assert [(key.tick, key.tonic, key.mode) for key in score.keys] == [(0, 10, "major"), (4 * 1920, 0, "minor")]
    assert [bar.key.tonic for bar in to_controls(plan).bars] == [10, 10, 10, 10, 0]


def test_a_first_section_in_another_key_is_the_first_key_of_the_score():
    score = to_score(plan_from_yaml(edited(sections__0__key="Gm")))
    assert [(key.tick, key.tonic, key.mode) for key in score.keys] == [(0, 7, "minor"), (4 * 1920, 10, "major")]
