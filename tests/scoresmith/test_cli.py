"""The command line: what it prints where, its exit codes, and one line for everything that cannot be used."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from commands import Done, assert_refused, scoresmith

SHORT = "a calm piano piece, 4 bars, C major, 100 bpm"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every command runs in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def good_plan() -> str:
    return scoresmith("plan", SHORT).stdout


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("composed") / "song"
    done = scoresmith("compose", SHORT, "--no-audio", "--out", str(folder))
    assert done.exit_code == 0, done.stderr
    return folder


SCORE_FILES = ["history.json", "plan.yaml", "report.html", "report.json", "run.json", "score.mid", "score.svg"]


def left_over(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# prompt -> words that the message must name
BAD_PROMPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "empty": ("", ("prompt",)),
    "blank": (" \n\t ", ("prompt",)),
    "20,000 characters": ("a calm song " * 1667, ("20",)),
    "unsupported script": ("أغنية هادئة للبيانو", ("script",)),
    "only emoji": ("🎹🎻🥁", ("🎹", "words")),
    "0 s": ("a calm song of 0 seconds", ("0",)),
    "0 s, Chinese": ("一首0秒的钢琴曲", ("0",)),
    "1 s": ("a calm song of 1 second", ("1",)),
    "3,600 s": ("a calm song of 3600 seconds", ("3600",)),
    "unknown instrument": ("a song played on the zorblophone", ("zorblophone",)),
    "unknown instrument, Chinese": ("用水晶琴演奏的一首曲子", ("水晶琴",)),
    "tempo out of range": ("a song at 900 bpm", ("900",)),
    "meter that does not exist": ("a song in 7/9 time", ("7/9",)),
}


@pytest.mark.parametrize("name", BAD_PROMPTS)
@pytest.mark.parametrize("command", ["plan", "compose"])
def test_bad_prompts_are_refused(name: str, command: str, empty_folder: Path):
    prompt, told = BAD_PROMPTS[name]
    assert_refused(scoresmith(command, prompt), 3, *told)
    assert left_over(empty_folder) == []


def test_a_bad_prompt_from_stdin_is_refused():
    assert_refused(scoresmith("plan", "-", stdin="  \n"), 3, "prompt")


CONTRADICTIONS: dict[str, tuple[str, str]] = {
    "two tempi": ("a pop song at 80 bpm, 140 bpm, 8 bars", "tempo"),
    "two moods": ("一首轻快的悲伤的钢琴曲，8小节", "mood"),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictions_are_told_and_kept_out_by_strict(name: str):
    prompt, attribute = CONTRADICTIONS[name]
    done = scoresmith("plan", prompt)
    assert done.exit_code == 0
    assert attribute in done.stderr
    assert [conflict["attribute"] for conflict in yaml.safe_load(done.stdout)["conflicts"]] == [attribute]
    assert_refused(scoresmith("plan", prompt, "--strict"), 3)
    assert_refused(scoresmith("compose", prompt, "--strict", "--no-audio"), 3)


def test_the_core_emotion_wins_over_its_modifier():
    plan = yaml.safe_load(scoresmith("plan", "轻快的悲伤").stdout)
    assert plan["valence"] < 0


def test_seven_eight_works():
    done = scoresmith("compose", "a folk dance in 7/8, 8 bars", "--no-audio", "--json")
    assert done.exit_code == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["bars"] == 8
    assert yaml.safe_load((Path(summary["folder"]) / "plan.yaml").read_text(encoding="utf-8"))["meter"] == "7/8"


def with_line(text: str, start: str, line: str) -> str:
    """The plan with the first line that starts so replaced."""
    lines = text.splitlines()
    index = next(i for i, old in enumerate(lines) if old.lstrip(" -").startswith(start))
    indent = lines[index][: len(lines[index]) - len(lines[index].lstrip(" -"))]
    lines[index] = indent + line
    return "\n".join(lines) + "\n"


def without_section_chords(text: str) -> str:
    values = yaml.safe_load(text)
    values["sections"][0]["chords"] = ""
    return yaml.safe_dump(values, allow_unicode=True)


BAD_PLANS: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "broken YAML": (lambda text: text + "\n  - [unclosed", ("song.yaml", "line")),
    "not a mapping": (lambda _: "- a\n- b\n", ("song.yaml",)),
    "empty file": (lambda _: "", ("song.yaml",)),
    "unknown key": (lambda text: with_line(text, "meter:", "metre: 4/4"), ("metre", "meter")),
    "unknown mode": (lambda text: with_line(text, "key:", "key: C mejor"), ("mejor",)),
    "chord that does not exist": (lambda text: with_line(text, "chords:", 'chords: "C | Hq7 | F | C"'), ("Hq7",)),
    "section without bars": (without_section_chords, ("sections[0]",)),
    "tempo of words": (lambda text: with_line(text, "tempo", "tempo_bpm: fast"), ("fast",)),
    "later version": (lambda text: with_line(text, "schema_version:", "schema_version: 99"), ("99",)),
}


@pytest.mark.parametrize("name", BAD_PLANS)
def test_bad_plans_are_refused(name: str, empty_folder: Path, good_plan: str):
    spoil, told = BAD_PLANS[name]
    (empty_folder / "song.yaml").write_text(spoil(good_plan), encoding="utf-8")
    assert_refused(scoresmith("compose", "song.yaml", "--out", "song"), 3, *told)
    assert left_over(empty_folder) == ["song.yaml"]


def test_a_plan_that_is_not_there_or_not_text_is_refused(empty_folder: Path):
    assert_refused(scoresmith("compose", "none.yaml"), 3, "none.yaml")
    (empty_folder / "binary.yaml").write_bytes(b"\xff\xfe\x00\x80")
    assert_refused(scoresmith("compose", "binary.yaml"), 3, "binary.yaml")


BAD_MIDI: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: b"this is no MIDI file at all",
    "head only": lambda data: data[:14],
    "truncated": lambda data: data[: len(data) // 2],
    "noise after the head": lambda data: data[:22] + bytes(range(128, 256)) * 20,
}


@pytest.mark.parametrize("name", BAD_MIDI)
@pytest.mark.parametrize("command", ["check", "render"])
def test_corrupt_midi_is_refused(name: str, command: str, empty_folder: Path, composed: Path):
    (empty_folder / "bad.mid").write_bytes(BAD_MIDI[name]((composed / "score.mid").read_bytes()))
    assert_refused(scoresmith(command, "bad.mid"), 3, "bad.mid")
    assert left_over(empty_folder) == ["bad.mid"]


def test_a_midi_file_that_is_not_there_is_refused():
    assert_refused(scoresmith("check", "none.mid"), 3, "none.mid")
    assert_refused(scoresmith("render", "none.mid"), 3, "none.mid")


def test_a_missing_sound_font_is_refused_before_composing(empty_folder: Path):
    assert_refused(scoresmith("compose", SHORT, "--soundfont", "none.sf2"), 3, "none.sf2")
    assert left_over(empty_folder) == []


def test_a_sound_font_that_is_none_is_refused(empty_folder: Path, composed: Path):
    (empty_folder / "fake.sf2").write_bytes(b"not a sound font")
    done = scoresmith("render", str(composed / "score.mid"), "--soundfont", "fake.sf2")
    assert_refused(done, 3, "fake.sf2")
    assert left_over(empty_folder) == ["fake.sf2"]


def test_composing_prints_the_folder_and_writes_the_score(empty_folder: Path):
    done = scoresmith("compose", SHORT, "--no-audio", "--seed", "3")
    assert done.exit_code == 0
    folder = Path(done.stdout.strip())
    assert left_over(folder) == SCORE_FILES
    assert folder.name.endswith("-3")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["seed"] == 3
    assert run["prompt"] == SHORT
    assert all(len(digest) == 64 for digest in run["model"].values())
    assert {"python", "scoresmith", "numpy"} <= set(run["versions"])
    assert run["training_data"]


@pytest.mark.slow
@pytest.mark.engine
def test_composing_with_sound_writes_stems_and_mixes(empty_folder: Path):
    import soundfile

    done = scoresmith("compose", SHORT, "--out", "song", "--json")
    assert done.exit_code == 0, done.stderr
    stems = sorted((empty_folder / "song" / "stems").iterdir())
    assert stems
    lengths = {soundfile.info(path).frames for path in [*stems, *(empty_folder / "song").glob("*.wav")]}
    assert len(lengths) == 1
    assert {path.name for path in (empty_folder / "song").iterdir()} == {
        "history.json", "plan.yaml", "score.mid", "score.svg", "report.json", "report.html", "run.json", "stems",
        "dry_mix.wav", "mix.wav", "mix.ogg", "sound", "sound.json",
    }  # fmt: skip
    run = json.loads((empty_folder / "song" / "run.json").read_text(encoding="utf-8"))
    assert len(run["sound"]["soundfont_sha256"]) == 64
    assert {"fill", "render"} <= set(run["timings_s"])


def test_the_plan_can_be_edited_and_composed(empty_folder: Path):
    assert scoresmith("plan", SHORT, "--out", "song.yaml", "--quiet").exit_code == 0
    plan = (empty_folder / "song.yaml").read_text(encoding="utf-8")
    (empty_folder / "song.yaml").write_text(with_line(plan, "tempo_bpm:", "tempo_bpm: 72"), encoding="utf-8")
    done = scoresmith("compose", "song.yaml", "--no-audio", "--json", "--out", "song")
    assert done.exit_code == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["duration_s"] == pytest.approx(summary["bars"] * 4 * 60 / 72, abs=0.01)
    assert_refused(scoresmith("plan", SHORT, "--out", "song.yaml"), 3, "song.yaml", "--force")
    assert scoresmith("plan", SHORT, "--out", "song.yaml", "--force").exit_code == 0


def test_plan_prints_json_that_holds_what_the_yaml_holds(good_plan: str):
    assert json.loads(scoresmith("plan", SHORT, "--json").stdout) == yaml.safe_load(good_plan)


def test_a_composed_score_passes_the_check(composed: Path):
    done = scoresmith("check", str(composed / "score.mid"), "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["lint"] == []


def test_a_score_that_breaks_its_plan_fails_the_check(composed: Path, empty_folder: Path):
    other = scoresmith("plan", "a loud rock song, 8 bars, E minor, 140 bpm", "--quiet").stdout
    (empty_folder / "other.yaml").write_text(other, encoding="utf-8")
    done = scoresmith("check", str(composed / "score.mid"), "--plan", "other.yaml", "--json")
    assert done.exit_code == 5
    broken = {promise["name"] for promise in json.loads(done.stdout)["report"]["promises"] if not promise["kept"]}
    assert any("tempo" in name for name in broken)


def test_a_file_that_breaks_the_rules_fails_the_check(composed: Path, empty_folder: Path):
    import mido

    midi = mido.MidiFile(composed / "score.mid")
    midi.tracks[-1][:] = [message for message in midi.tracks[-1] if message.type != "note_off"]
    midi.save(empty_folder / "spoiled.mid")
    done = scoresmith("check", "spoiled.mid")
    assert done.exit_code == 5
    assert "MID-" in done.stdout


def test_an_existing_folder_is_replaced_only_by_force(composed: Path, empty_folder: Path):
    (empty_folder / "song").mkdir()
    (empty_folder / "song" / "plan.yaml").write_text("old")
    assert_refused(scoresmith("compose", SHORT, "--no-audio", "--out", "song"), 3, "song", "--force")
    assert (empty_folder / "song" / "plan.yaml").read_text() == "old"
    assert scoresmith("compose", SHORT, "--no-audio", "--out", "song", "--force").exit_code == 0
    assert (empty_folder / "song" / "score.mid").read_bytes() == (composed / "score.mid").read_bytes()


def test_a_folder_that_cannot_be_written_is_told(empty_folder: Path):
    (empty_folder / "file").write_text("")
    assert_refused(scoresmith("compose", SHORT, "--no-audio", "--out", "file/song", "--quiet"), 1, "file")
    assert left_over(empty_folder) == ["file"]


def test_a_full_disk_is_told_and_nothing_is_left(empty_folder: Path, monkeypatch: pytest.MonkeyPatch):
    def write_to_full_disk(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_bytes", write_to_full_disk)
    done = scoresmith("compose", SHORT, "--no-audio", "--out", "song", "--quiet")
    assert_refused(done, 1, "No space left on device")
    assert left_over(empty_folder) == []


def run_in_process(*arguments: str, prelude: str = "") -> subprocess.CompletedProcess[str]:
    code = f"{prelude}\nimport sys\nfrom scoresmith.cli import main\nsys.argv[0] = 'scoresmith'\nmain()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


WITHOUT_FLUIDSYNTH = (
    "import ctypes.util, os\n"
    "os.environ.pop('HOMEBREW_PREFIX', None)\n"
    "found = ctypes.util.find_library\n"
    "ctypes.util.find_library = lambda name: None if 'fluidsynth' in name else found(name)"
)


def test_without_libfluidsynth_the_score_is_saved_and_the_mend_is_told(empty_folder: Path):
    done = run_in_process("compose", SHORT, "--out", "song", "--quiet", prelude=WITHOUT_FLUIDSYNTH)
    assert_refused(Done(done.returncode, done.stdout, done.stderr), 4, "libfluidsynth", "apt-get install", "song")
    assert left_over(empty_folder / "song") == SCORE_FILES
    assert left_over(empty_folder) == ["song", *(f"song/{name}" for name in left_over(empty_folder / "song"))]


def test_the_doctor_tells_the_mend(empty_folder: Path):
    done = run_in_process("doctor", prelude=WITHOUT_FLUIDSYNTH)
    assert done.returncode == 4
    assert "apt-get install libfluidsynth3" in done.stdout
    assert done.stderr.splitlines() == ["error: missing: libfluidsynth"]


def test_the_doctor_knows_the_model_and_the_versions():
    done = scoresmith("doctor", "--json")
    values = json.loads(done.stdout)
    found = {finding["name"]: finding["ok"] for finding in values["findings"]}
    assert found["model"]
    assert found["vocabulary"]
    assert found["folders"]
    assert set(values["model"]) == {"config.json", "model.safetensors", "trunk.int8.onnx"}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT is sent differently there")
def test_interrupting_leaves_nothing(empty_folder: Path):
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a background shell ignores it
    code = f"{heard}; from scoresmith.cli import main; print('ready', flush=True); main()"
    arguments = ["compose", "a rock song of 1800 seconds", "--no-audio", "--out", "song"]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(1.5)
    assert process.poll() is None, "the piece was finished before it could be interrupted"
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert_refused(Done(process.returncode, stdout, stderr), 130, "interrupted")
    assert left_over(empty_folder) == []


def test_usage_errors_end_with_two():
    assert scoresmith("compose").exit_code == 2
    assert scoresmith("compose", SHORT, "--seed", "many").exit_code == 2
    assert scoresmith("conduct").exit_code == 2


def children_cpu_s() -> float:
    """Processor time of finished child processes, which a busy machine does not stretch."""
    times = os.times()
    return times.children_user + times.children_system


def test_help_is_fast():
    before_s = children_cpu_s()
    done = run_in_process("--help")
    assert done.returncode == 0
    assert all(
        command in done.stdout for command in ("plan", "compose", "render", "show", "check", "doctor", "version")
    )
    assert children_cpu_s() - before_s < 1.0


def test_version_is_that_of_the_package():
    from importlib.metadata import version

    assert scoresmith("version").stdout == version("scoresmith") + "\n"
