"""The commands about plans: changing one, telling two apart."""

import json
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith

from planner import plan_from_yaml
from symbolic.score import Role


def test_a_plan_is_changed_and_the_change_is_told(tmp_path: Path):
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    assert scoresmith("plan", "a pop song in C major, 40 seconds", "-o", str(old)).exit_code == 0
    changed = scoresmith("plan", "--from", str(old), "--set", "sections.1.key=Em", "-o", str(new))
    assert changed.exit_code == 0
    assert "key: C major → E minor" in changed.stderr
    told = scoresmith("diff", str(old), str(new))
    assert told.stdout.splitlines()[0].endswith("key: C major → E minor")
    values = json.loads(scoresmith("diff", str(old), str(new), "--json").stdout)
    assert {each["path"] for each in values} == {"sections.1.key", "sections.1.chords"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give either a prompt or --from"),
        (("a song", "--from", "plan.yaml"), "give either a prompt or --from"),
        (("a song", "--set", "key"), "write it as PATH=VALUE"),
        (("a song", "--set", "kee=Em"), "did you mean 'key'"),
        (("--from", "nowhere.yaml"), "nowhere.yaml is not a file"),
    ],
)
def test_a_change_that_cannot_be_made_is_named(arguments: tuple[str, ...], message: str):
    assert_refused(scoresmith("plan", *arguments), 3, message)


def test_decisions_are_set_for_a_prompt():
    text = scoresmith("plan", "a pop song, 40 seconds", "--set", "key=Em", "--set", "roles.melody=Flute").stdout
    plan = plan_from_yaml(text)
    assert (plan.tonic, plan.mode) == (4, "minor")
    assert next(r.program for r in plan.roles if r.role is Role.MELODY) == 73
