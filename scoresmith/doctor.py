"""What is installed, which sound font and model are used, what is missing and the command that mends it."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any

OWN_FOLDERS: tuple[str, ...] = ("audio_refine", "planner", "render", "scoresmith", "symbolic")
NEEDED: tuple[str, ...] = (
    "jsonschema", "lxml", "mido", "numpy", "onnxruntime", "pretty_midi", "pyfluidsynth", "pyloudnorm", "pyyaml", "rich",
    "safetensors", "scipy", "soundfile", "soxr", "typer",
)  # fmt: skip
OPTIONAL: dict[str, str] = {
    "matplotlib": "pictures as PNG or PDF",
    "verovio": "engraved pages",
    "fonttools": "engraved pages",
    "cairocffi": "engraved pages as PDF or PNG",
    "torch": "training",
    "music21": "tests",
    "symusic": "training",
}
MODEL_FILES: tuple[str, ...] = ("config.json", "model.safetensors", "trunk.int8.onnx")
TRAINING_DATA: dict[str, str] = {
    "POP909 (with the corrected chords of POP909-CL)": "MIT",
    "OpenEWLD": "public-domain scores, MIT",
    "OpenScore Lieder": "CC0",
    "OpenScore String Quartets": "CC0",
    "Hauptstimme": "CC0",
    "Freedoom": "BSD-3-Clause",
    "Groove MIDI Dataset": "CC BY 4.0",
    "Ceol Rince na hEireann": "Unlicense",
    "McGill Billboard (chords and sections)": "CC0",
}
"""The sets that the shipped weights learned from, with their licences."""

MEND_WEIGHTS = "git checkout -- symbolic/weights (in a clone), or install scoresmith again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, what was found, whether it is well, and the command that mends it if not."""

    name: str
    found: str
    ok: bool
    mend: str = ""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of the model's weights with its checksum."""

    name: str
    size_bytes: int
    sha256: str


def weights_folder() -> Path:
    """The folder of the shipped weights, found without importing the model."""
    spec = util.find_spec("symbolic")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "weights"


def model_files() -> tuple[ModelFile, ...]:
    """The model's files that are there, by name."""
    paths = [weights_folder() / name for name in MODEL_FILES]
    return tuple(ModelFile(p.name, p.stat().st_size, _sha256(p)) for p in paths if p.is_file())


def training_data() -> dict[str, str]:
    """The sets that the shipped weights learned from, with their licences."""
    return dict(TRAINING_DATA)


def versions() -> dict[str, str]:
    """The versions of Python, of scoresmith and of every library that a result depends on."""
    found = {"python": platform.python_version(), "scoresmith": version()}
    return {**found, **{name: _version(name) for name in NEEDED if _version(name)}}


def version() -> str:
    """The version of scoresmith that is installed, or "unknown" when it runs uninstalled."""
    return _version("scoresmith") or "unknown"


def examine(soundfont: Path | None = None) -> tuple[Finding, ...]:
    """Look at everything that composing and rendering need, in the order of the printed table."""
    return (
        _python(),
        Finding("scoresmith", version(), version() != "unknown", "pip install . (in the folder of the project)"),
        *_libraries(),
        *_import_names(),
        _model(),
        _vocabulary(),
        _melodies(),
        _fluidsynth(),
        _soundfont(soundfont),
        *_optional(),
        Finding("ffmpeg", shutil.which("ffmpeg") or "not needed", True),
    )


def _python() -> Finding:
    ok = (3, 11) <= sys.version_info < (3, 14)
    return Finding("python", f"{platform.python_version()} ({sys.executable})", ok, "install Python 3.11, 3.12 or 3.13")


def _libraries() -> list[Finding]:
    return [Finding(n, _version(n) or "missing", bool(_version(n)), f"pip install {n}") for n in NEEDED]


def _optional() -> list[Finding]:
    return [Finding(n, _version(n) or f"not installed (only for {use})", True) for n, use in OPTIONAL.items()]


def _import_names() -> list[Finding]:
    """Our folders must be our own: ``symbolic`` is also the import name of an unrelated distribution."""
    here = Path(__file__).resolve().parent.parent
    strangers = []
    for name in OWN_FOLDERS:
        spec = util.find_spec(name)
        place = spec.origin if spec is not None else None
        if place is None or Path(place).resolve().parent.parent != here:
            mend = f"python -m pip uninstall {name}, then install scoresmith again"
            strangers.append(Finding(f"folder {name}", str(place), False, mend))
    return strangers or [Finding("folders", str(here), True)]


def _model() -> Finding:
    files = model_files()
    missing = sorted(set(MODEL_FILES) - {file.name for file in files})
    mend = MEND_WEIGHTS
    if missing:
        return Finding("model", f"missing {', '.join(missing)} in {weights_folder()}", False, mend)
    hashes = ", ".join(f"{f.name} {f.size_bytes / 1e6:.1f} MB sha256 {f.sha256[:12]}" for f in files)
    return Finding("model", hashes, True)


def _vocabulary() -> Finding:
    from symbolic.vocab import vocabulary_id

    mend = MEND_WEIGHTS
    try:
        config = json.loads((weights_folder() / "config.json").read_text(encoding="utf-8"))
        told = str(config["vocabulary"])
    except (OSError, ValueError, KeyError) as error:
        return Finding("vocabulary", f"cannot be read: {error}", False, mend)
    if told != vocabulary_id():
        return Finding("vocabulary", f"the weights have {told}, the program {vocabulary_id()}", False, mend)
    return Finding("vocabulary", told, True)


def _melodies() -> Finding:
    from symbolic.errors import ScoresmithError
    from symbolic.originality import load_index

    try:
        index = load_index()
    except ScoresmithError as error:
        return Finding("melodies", str(error), False, MEND_WEIGHTS)
    return Finding("melodies", f"index of {len(index.work_ids):,} training works", True)


def _fluidsynth() -> Finding:
    mend = "sudo apt-get install libfluidsynth3 (Debian, Ubuntu) or brew install fluid-synth (macOS)"
    try:
        import fluidsynth
    except (ImportError, OSError) as error:
        return Finding("libfluidsynth", f"not found: {error}", False, mend)
    return Finding("libfluidsynth", str(fluidsynth.lib), True)


def _soundfont(explicit: Path | None) -> Finding:
    from render import choose_soundfont
    from symbolic.errors import ScoresmithError

    mend = "sudo apt-get install musescore-general-soundfont, or give one with --soundfont FILE"
    try:
        font = choose_soundfont(explicit)
    except ScoresmithError as error:
        return Finding("sound font", str(error), False, mend)
    return Finding("sound font", f"{font.name} ({font.path}), licence {font.licence or 'not known'}", True)


def as_values(findings: tuple[Finding, ...]) -> dict[str, Any]:
    """The findings, the model's files and the versions as plain values."""
    return {
        "ok": all(f.ok for f in findings),
        "findings": [{"name": f.name, "found": f.found, "ok": f.ok, "mend": f.mend} for f in findings],
        "model": {f.name: {"size_bytes": f.size_bytes, "sha256": f.sha256} for f in model_files()},
        "training_data": training_data(),
        "versions": versions(),
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
