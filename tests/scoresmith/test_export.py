"""Export: every form in one folder, from any source, whole or not at all."""

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from scoresmith.export import DEFAULT_FORMATS, FORMATS, ExportOptions, export, formats_of
from symbolic.errors import BadInput, CheckFailed, MissingExtra
from symbolic.midi import midi_bytes, read_midi, write_midi
from symbolic.musicxml import read_musicxml, write_musicxml
from symbolic.score import Role
from tests.delivery.pieces import piece
from tests.scoresmith.commands import assert_refused, scoresmith

SILENT = tuple(name for name, form in FORMATS.items() if not form.sound and not form.engraved)


def small():
    """The first four bars of a waltz."""
    score = piece("waltz")
    end_tick = 4 * score.meters[0].bar_ticks
    tracks = tuple(replace(t, notes=tuple(n for n in t.notes if n.end_tick <= end_tick)) for t in score.tracks)
    chords = tuple(c for c in score.chords if c.onset_tick + c.duration_tick <= end_tick)
    sections = (replace(score.sections[0], bars=4),)
    return replace(score, end_tick=end_tick, tracks=tracks, chords=chords, sections=sections)


@pytest.mark.engine
def test_everything_lands_in_one_folder_and_the_manifest_tells_it(tmp_path: Path):
    options = ExportOptions(layouts=("score", "lead_sheet", "piano"))
    done = export(small(), tmp_path / "out", formats=["all"], options=options)
    assert set(done.files) == set(FORMATS)
    assert done.left_out == {}
    manifest = json.loads((done.folder / "export.json").read_text(encoding="utf-8"))
    written = {p.relative_to(done.folder).as_posix() for p in done.folder.rglob("*") if p.is_file()}
    assert written == {"export.json", *manifest["files"]}
    for name, facts in manifest["files"].items():
        data = (done.folder / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (facts["bytes"], facts["sha256"])
    with zipfile.ZipFile(done.folder / "Waltz.dawproject") as project:
        stems = {name for name in project.namelist() if name.startswith("audio/")}
    assert len(stems) == len(list((done.folder / "stems").iterdir())) + 1
    assert "stems/" in (done.folder / "Waltz.rpp").read_text(encoding="utf-8")


def test_the_files_hold_the_score(tmp_path: Path):
    score = small()
    done = export(score, tmp_path / "out", formats=["midi,performance", "musicxml,mxl"])
    assert read_midi(done.folder / "Waltz.mid") == score
    played = read_midi(done.folder / "Waltz_perf.mid")
    assert [len(t.notes) for t in played.tracks] == [len(t.notes) for t in score.tracks]
    assert played.tracks != score.tracks
    for name in ("Waltz.musicxml", "Waltz.mxl"):
        found = read_musicxml(done.folder / name)
        assert [sorted((n.onset_tick, n.pitch) for n in t.notes) for t in found.tracks] == [
            sorted((n.onset_tick, n.pitch) for n in t.notes) for t in score.tracks
        ]


def test_the_same_export_gives_the_same_bytes_and_an_amount_of_zero_the_score(tmp_path: Path):
    first = export(small(), tmp_path / "a", formats=SILENT, options=ExportOptions(humanise=0))
    second = export(small(), tmp_path / "b", formats=SILENT, options=ExportOptions(humanise=0))
    names = sorted(name for each in first.files.values() for name in each)
    assert all((first.folder / name).read_bytes() == (second.folder / name).read_bytes() for name in names)
    assert read_midi(first.folder / "Waltz_perf.mid").tracks == small().tracks


@pytest.mark.parametrize("suffix", [".mid", ".musicxml", ".mxl"])
def test_any_file_is_a_source(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    source = tmp_path / f"我的歌{suffix}"
    (write_midi if suffix == ".mid" else write_musicxml)(small(), source)
    done = scoresmith("export", str(source), "--format", "midi,musicxml", "--quiet")
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "我的歌_export").iterdir()) == [
        "export.json", "我的歌.mid", "我的歌.musicxml",
    ]  # fmt: skip


def test_an_earlier_export_is_replaced_only_when_asked_and_only_if_nothing_else_lies_there(tmp_path: Path):
    export(small(), tmp_path / "out", formats=["midi", "performance"])
    with pytest.raises(BadInput, match="exists already"):
        export(small(), tmp_path / "out", formats=["midi"])
    export(small(), tmp_path / "out", formats=["midi"], force=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Waltz.mid", "export.json"]
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match=r"notes\.txt"):
        export(small(), tmp_path / "out", formats=["midi"], force=True)
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path):
    with pytest.raises(BadInput, match="not a sound font"):
        export(small(), tmp_path / "out", formats=["wav"], options=ExportOptions(soundfont=_text(tmp_path / "x.sf2")))
    assert [path.name for path in tmp_path.iterdir()] == ["x.sf2"]


def _text(path: Path) -> Path:
    path.write_text("not a sound font at all")
    return path


def test_of_the_usual_forms_those_that_need_what_is_not_there_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("render.engraving.engrave", _no_notation)
    monkeypatch.setattr("scoresmith.export.write.write_sound", _no_engine)
    done = export(small(), tmp_path / "out")
    assert set(done.left_out) == {name for name in DEFAULT_FORMATS if FORMATS[name].sound or FORMATS[name].engraved}
    assert "notation" in done.left_out["pdf"]
    with pytest.raises(MissingExtra, match="notation"):
        export(small(), tmp_path / "asked", formats=["pdf"])
    assert not (tmp_path / "asked").exists()


def _no_notation(*_: object) -> None:
    raise MissingExtra("verovio is not installed: pip install 'scoresmith[notation]'")


def _no_engine(*_: object) -> None:
    raise MissingExtra("libfluidsynth is not installed")


def test_a_file_that_breaks_a_rule_of_delivery_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = midi_bytes(small()).replace(b"\xff\x2f\x00", b"\xff\x2f\x00", 1)
    monkeypatch.setattr("scoresmith.export.writers.midi_bytes", lambda *_: broken[:-30])
    with pytest.raises(CheckFailed, match="MID-"):
        export(small(), tmp_path / "out", formats=["midi"])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["midi"], ("midi",)),
        (["notation", "midi,pdf"], ("midi", "musicxml", "mxl", "pdf")),
        (["all"], tuple(FORMATS)),
        (["MIDI , mp3"], ("midi", "mp3")),
    ],
)
def test_forms_and_groups_are_named_in_any_order(names: list[str], found: tuple[str, ...]):
    assert formats_of(names) == found


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "midii"), ("midii", "midi")),
        (("--format", ","), ("''",)),
        (("--layout", "tab"), ("tab", "lead_sheet")),
        (("--layout", ","), ("layout",)),
        (("--humanise", "1.5"), ("1.5",)),
        (("--ppq", "100"), ("100",)),
        (("--pickup", "no"), ("pickup", "no")),
        (("--paper", "a5", "--format", "pdf"), ("a5",)),
        (("--sample-rate", "8000", "--format", "wav"), ("8000",)),
    ],
)
def test_wrong_choices_are_named(tmp_path: Path, options: tuple[str, ...], told: tuple[str, ...]):
    write_midi(small(), tmp_path / "song.mid")
    assert_refused(scoresmith("export", str(tmp_path / "song.mid"), "--quiet", *options), 3, *told)
    assert [path.name for path in tmp_path.iterdir()] == ["song.mid"]


@pytest.mark.parametrize("content", [b"", b"hello", b"MThd", b"PK\x03\x04", b"<html/>"])
def test_a_source_that_is_no_score_is_named(tmp_path: Path, content: bytes):
    (tmp_path / "song.xyz").write_bytes(content)
    assert_refused(scoresmith("export", str(tmp_path / "song.xyz"), "--quiet"), 3, "song.xyz")
    assert_refused(scoresmith("export", "--quiet"), 3, "nothing to export")


def test_the_forms_are_listed():
    done = scoresmith("export", "--list")
    assert all(name in done.stdout for name in FORMATS)
    assert {row["name"] for row in json.loads(scoresmith("export", "--list", "--json").stdout)["forms"]} == set(FORMATS)


def test_lint_names_every_broken_rule_and_ends_with_5(tmp_path: Path):
    write_midi(small(), tmp_path / "good.mid")
    (tmp_path / "bad.mid").write_bytes((tmp_path / "good.mid").read_bytes()[:-4])
    assert scoresmith("lint", str(tmp_path / "good.mid")).exit_code == 0
    done = scoresmith("lint", str(tmp_path / "good.mid"), str(tmp_path / "bad.mid"))
    assert done.exit_code == 5
    assert "bad.mid: error: MID-" in done.stdout
    values = json.loads(scoresmith("lint", str(tmp_path / "bad.mid"), "--json").stdout)
    assert values[str(tmp_path / "bad.mid")][0]["severity"] == "error"
    assert_refused(scoresmith("lint", str(tmp_path / "none.mid")), 3, "none.mid")


def test_a_sketch_is_inspected_and_planned_on(tmp_path: Path):
    from planner import plan_from_yaml

    write_musicxml(piece("jig"), tmp_path / "sketch.musicxml")
    done = scoresmith("inspect", str(tmp_path / "sketch.musicxml"), "--plan", str(tmp_path / "plan.yaml"), "--json")
    assert done.exit_code == 0, done.stderr
    values = json.loads(done.stdout)
    facts = {fact["name"]: fact["value"] for fact in values["facts"]}
    assert (facts["meter"], facts["key"]) == ("6/8", "D major")
    assert [track["notes"] for track in values["tracks"]] == [len(t.notes) for t in piece("jig").tracks]
    plan = plan_from_yaml((tmp_path / "plan.yaml").read_text(encoding="utf-8"), source="plan.yaml")
    assert (plan.bars, str(plan.meter), {r.role for r in plan.roles}) == (
        16, "6/8", {Role.MELODY, Role.CHORDS, Role.ARP, Role.BASS},
    )  # fmt: skip


@pytest.mark.engine
def test_sound_fonts_are_listed_with_their_licences():
    done = scoresmith("soundfonts", "--json")
    values = json.loads(done.stdout)
    assert values["used"]
    assert all(font["licence"] or font["path"] for font in values["fonts"])
    assert any(not bank["here"] for bank in values["banks"])
    assert "free sound fonts" in scoresmith("soundfonts").stdout


def test_the_source_of_a_folder_is_its_score_style_and_seed(tmp_path: Path):
    from scoresmith.export.source import source_of

    folder = tmp_path / "song"
    done = scoresmith(
        "compose", "a swing tune, 4 bars", "--no-audio", "--no-picture", "--seed", "5", "--out", str(folder)
    )
    assert done.exit_code == 0, done.stderr
    found = source_of(folder)
    assert (found.style, found.seed) == ("swing", 5)
    assert etree.fromstring(_exported(folder)).tag == "score-partwise"


def _exported(folder: Path) -> bytes:
    done = scoresmith("export", str(folder), "--format", "musicxml", "--quiet")
    assert done.exit_code == 0, done.stderr
    return next((folder / "export").glob("*.musicxml")).read_bytes()
