"""``compose`` and ``plan`` with references and blends, and ``regenerate`` in another blend."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from small_song import small_folder, small_piece, small_plan

from planner import plan_from_yaml
from planner.differences import differences
from planner.revise import revise
from scoresmith import editing
from scoresmith.composer import compose
from scoresmith.editing.operations import blended_controls
from scoresmith.references import planned, wishes_of
from symbolic.controls import Blend
from symbolic.errors import BadInput, MissingExtra
from symbolic.midi import midi_bytes, read_midi, write_midi
from symbolic.score import Role

JAZZ: Blend = (("swing", 1.0),)
PROMPT = "a loop of 4 bars, 100 bpm, with piano, bass and drums"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("references") / "sketch.mid"
    write_midi(small_piece().score, path)
    return path


def test_compose_leans_towards_a_file_and_blends_styles(reference: Path, tmp_path: Path):
    out = tmp_path / "song"
    done = scoresmith("compose", PROMPT, "--blend", "funk:0.5,latin:0.5", "--reference", str(reference),
                      "--reference-weight", "0.4", "--no-audio", "--no-picture", "-o", str(out))  # fmt: skip
    assert done.exit_code == 0, done
    plan = plan_from_yaml((out / "plan.yaml").read_text(encoding="utf-8"))
    shares = dict(plan.blend)
    assert min(shares["funk"], shares["latin"]) >= 0.39  # the tempo of the text halved the weight
    assert sum(shares.values()) == pytest.approx(1)
    assert [d.what for d in plan.decisions[-2:]] == ["blend", "reference"]
    assert plan.decisions[-1].value.startswith("sketch.mid (score) 0.4")
    assert "note: tempo" in done.stderr
    assert "sketch.mid: 90 bpm" in done.stderr
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert "sketch.mid" in json.dumps(told)
    assert "sketch.mid" in (out / "report.html").read_text(encoding="utf-8")
    opened = editing.open_workspace(out)
    assert opened.song.plan == plan
    assert midi_bytes(opened.song.score) == (out / "score.mid").read_bytes()


def test_the_python_interface_gives_what_the_command_gives(reference: Path):
    wishes = wishes_of("funk,latin", [reference], 0.4)
    plan, _ = planned(PROMPT, wishes, seed=3)
    piece = compose(PROMPT, seed=3, blend="funk,latin", references=[reference], reference_weight=0.4)
    assert piece.plan == plan
    assert midi_bytes(piece.score) == midi_bytes(compose(plan, seed=3).score)


def test_plan_writes_a_moving_blend_that_can_be_edited(tmp_path: Path):
    path = tmp_path / "plan.yaml"
    done = scoresmith("plan", "a song of 32 bars", "--blend", "民谣>爵士", "-o", str(path))
    assert done.exit_code == 0, done
    plan = plan_from_yaml(path.read_text(encoding="utf-8"))
    blends = [plan.blend_of(section) for section in plan.sections]
    assert (blends[0], blends[-1]) == ((("folk", 1.0),), JAZZ)
    assert "blend:\n    swing: 1.0" in path.read_text(encoding="utf-8")


def test_a_file_in_a_blend_is_a_reference_with_its_share(reference: Path):
    wishes = wishes_of({"rock": 0.75, str(reference): 0.25})
    assert wishes.weights == (0.25,)
    assert wishes.stages == ((("rock", 1.0),),)
    plan, _ = planned("8 bars", wishes)
    assert dict(plan.blend)["rock"] == pytest.approx(0.75, abs=0.05)


def test_a_blend_beside_a_style_in_the_text_holds_and_says_so():
    plan, _ = planned("a metal song of 8 bars", wishes_of("folk,swing"))
    assert {style for style, _ in plan.blend} == {"folk", "swing"}
    assert plan.conflicts[-1].attribute == "style"
    assert plan.conflicts[-1].kept == "folk:0.5,swing:0.5"


def test_a_given_plan_takes_a_blend_but_no_reference(reference: Path):
    plan, _ = planned(small_plan(), wishes_of("folk:0.6,swing:0.4"))
    assert plan.blend == (("folk", 0.6), ("swing", 0.4))
    assert replace(plan, blend=(), style=small_plan().style, decisions=small_plan().decisions) == small_plan()
    with pytest.raises(BadInput, match="not a finished plan"):
        planned(small_plan(), wishes_of(None, [reference]))


def test_cells_regenerated_in_a_blend_leave_the_others_and_the_plan_alone():
    song = editing.song_of(small_piece())
    request = editing.cells_asked(song, bars="5-6", roles="bass,drums")
    blend: Blend = (("metal", 0.5), ("swing", 0.5))
    edit = editing.regenerate(song, request, blend=blend)
    assert edit.before
    assert set(edit.before) <= request
    assert all(edit.song.cells.get(cell) == notes for cell, notes in song.cells.items() if cell not in request)
    assert edit.song.plan == song.plan
    assert edit.song.score == editing.regenerate(song, request, blend=blend).song.score
    assert blended_controls(song, JAZZ).cells != song.controls.cells


def test_a_song_without_a_plan_is_regenerated_in_a_blend_too(reference: Path):
    song = editing.Song(read_midi(reference))
    told = blended_controls(song, (("metal", 0.5), ("swing", 0.5)))
    assert told.cells == song.controls.cells
    assert set(told.blends) == {(("metal", 0.5), ("swing", 0.5))}
    request = {(Role.BASS, 2)}
    edit = editing.regenerate(song, request, blend=JAZZ)
    assert set(edit.before) <= request


def test_a_changed_blend_in_the_plan_writes_only_the_roles_that_change_their_style_again():
    song = editing.song_of(small_piece())
    assert song.plan is not None
    sections = song.plan.sections
    other = replace(song.plan, sections=(*sections[:3], replace(sections[3], blend=(("pop", 0.5), ("funk", 0.5)))))
    update = editing_update(song, other)
    first = sum(section.bars for section in sections[:3])
    assert update.before
    assert all(bar >= first for _, bar in update.before)
    assert update.song.plan == other


def test_a_blend_can_be_set_and_a_style_takes_its_place():
    plan = revise(small_plan(), {"blend": "jazz:0.4,folk:0.6"})
    assert (plan.style, plan.blend) == ("folk", (("swing", 0.4), ("folk", 0.6)))
    assert [each.path for each in differences(small_plan(), plan)] == ["style", "blend"]
    assert "--" not in [decision.reason for decision in plan.decisions]
    back = revise(plan, {"style": "pop"})
    assert (back.style, back.is_blended) == ("pop", False)
    with pytest.raises(BadInput, match="blend: 'jaz'"):
        revise(plan, {"blend": "jaz"})


def test_the_reasons_of_a_blended_plan_name_no_empty_words():
    plan, _ = planned("8 bars", wishes_of("folk,swing"))
    assert not any("'--'" in decision.reason for decision in plan.decisions)


def editing_update(song, plan):
    from scoresmith.editing.update import update

    return update(song, plan)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--blend", "swimg:0.5,folk:0.5"), "did you mean 'swing'"), (("--blend", "folk:0.5,swing:0.2"), "sum to 0.7"),
        (("--blend", "folk:-1,swing:2"), "not between 0 and 1"),
        (("--reference", "gone.mid"), "gone.mid is not a file"),
        (("--reference-weight", "0.5"), "needs a reference"),
        (("--reference", "{ref}", "--reference-weight", "1.5"), "1.5"),
        (("--reference", "{ref}", "--reference-weight", "-0.5"), "-0.5"),
        (("--reference", "{text}"), "not a recording"),
        (("--reference", "{empty}"), "is empty"), (("--blend", "{text}:0.5,folk:0.5"), "not a recording"),
        (("--reference", "{ref}", "--reference-weight", "0.1", "--reference-weight", "0.1"),
         "2 reference weights for 1"),
    ],
)  # fmt: skip
def test_bad_wishes_are_refused_and_nothing_is_written(reference: Path, tmp_path: Path, options, told: str):
    text, empty = tmp_path / "text.wav", tmp_path / "empty.mid"
    text.write_text("this is no sound\n" * 50)
    empty.write_bytes(b"")
    given = [each.format(ref=reference, text=text, empty=empty) for each in options]
    out = tmp_path / "out"
    for command in (("compose", PROMPT, "--no-audio"), ("plan", PROMPT)):
        assert_refused(scoresmith(*command, *given, "-o", str(out)), 3, told)
        assert not out.exists()


def test_regenerate_refuses_a_blend_that_moves_and_leaves_the_folder(tmp_path: Path):
    folder = small_folder(tmp_path / "song")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert_refused(scoresmith("regenerate", str(folder), "--blend", "folk>swing"), 3, "one blend")
    assert_refused(scoresmith("regenerate", str(folder), "--blend", "fokl"), 3, "did you mean 'folk'")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    done = scoresmith("regenerate", str(folder), "--blend", "jazz:0.5,folk:0.5", "--bars", "5", "--roles", "bass")
    assert done.exit_code == 0, done
    assert editing.open_workspace(folder).history.steps[-1].asked["blend"] == "jazz:0.5,folk:0.5"


def test_without_librosa_a_recording_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    soundfile = pytest.importorskip("soundfile")
    soundfile.write(tmp_path / "sound.wav", [0.5, -0.5] * 50_000, 22_050)
    monkeypatch.setitem(__import__("sys").modules, "librosa", None)
    with pytest.raises(MissingExtra, match=r"scoresmith\[hum\]"):
        wishes_of(None, [tmp_path / "sound.wav"])
