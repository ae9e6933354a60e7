"""What is installed: a wheel with everything that composing needs, and a base install without torch."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOLDERS = ("symbolic", "planner", "render", "audio_refine", "scoresmith")
MAX_WEIGHTS_BYTES = 32_000_000
MAX_PICTURES_BYTES = 150_000


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_holds_everything_that_composing_needs(wheel_names: set[str]):
    weights = {f"symbolic/weights/{name}" for name in ("config.json", "model.safetensors", "trunk.int8.onnx")}
    typed = {f"{folder}/py.typed" for folder in FOLDERS}
    learned = {"match/weights/match.npz", "senses/weights/senses.npz", "knowledge/chords.npz", "knowledge/forms.json"}
    assert weights | typed | {"planner/plan.schema.json", *(f"planner/{name}" for name in learned)} <= wheel_names


def test_the_wheel_holds_nothing_else(wheel_names: set[str]):
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(FOLDERS)


def test_the_base_install_is_without_torch():
    names = {requirement.split(">=")[0] for requirement in PROJECT["dependencies"]}
    assert not names & {"torch", "transformers", "miditok", "symusic", "music21", "onnx", "matplotlib"}
    assert any(requirement.startswith("torch") for requirement in PROJECT["optional-dependencies"]["train"])


def test_only_the_extra_for_pictures_brings_matplotlib():
    extras = {n: {r.split(">=")[0] for r in needed} for n, needed in PROJECT["optional-dependencies"].items()}
    assert [name for name, needed in extras.items() if "matplotlib" in needed] == ["show"]
    assert "scoresmith[show,hum,notation,train]" in extras["dev"]


def test_the_pictures_of_the_readme_are_small():
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert pictures
    assert sum(picture.stat().st_size for picture in pictures) <= MAX_PICTURES_BYTES


def test_the_weights_are_small_enough_for_the_repository():
    files = list((ROOT / "symbolic" / "weights").iterdir())
    assert sum(file.stat().st_size for file in files) <= MAX_WEIGHTS_BYTES


def test_what_the_doctor_looks_for_is_what_is_installed():
    from scoresmith.doctor import NEEDED

    declared = {requirement.split(">=")[0].lower() for requirement in PROJECT["dependencies"]}
    assert set(NEEDED) == declared
