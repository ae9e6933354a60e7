"""What a test needs and may not find: the sound engine, other programs, a GPU, the training data."""

import ctypes.util
import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--data", default=os.environ.get("SCORESMITH_DATA"), help="folder of the training data sets")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "musescore: needs MuseScore 3")
    config.addinivalue_line("markers", "ffmpeg: needs ffmpeg and ffprobe")


def has_gpu() -> bool:
    if importlib.util.find_spec("torch") is None:
        return False
    import torch

    return torch.cuda.is_available()


def has_musescore() -> bool:
    return any(map(shutil.which, ("mscore3", "musescore3")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs something that this machine does not have, and say what."""
    needs = {
        "engine": (lambda: ctypes.util.find_library("fluidsynth") is not None, "libfluidsynth is not installed"),
        "data": (
            lambda: config.getoption("--data") is not None,
            "no data sets: pass --data or set SCORESMITH_DATA",
        ),
        "gpu": (has_gpu, "no GPU"),
        "musescore": (has_musescore, "MuseScore 3 is not installed"),
        "ffmpeg": (lambda: all(map(shutil.which, ("ffmpeg", "ffprobe"))), "ffmpeg is not installed"),
    }
    for mark, (is_there, reason) in needs.items():
        marked = [item for item in items if item.get_closest_marker(mark)]
        if marked and not is_there():
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def data_folder(pytestconfig: pytest.Config) -> Path:
    """The folder of the training data sets; only for tests marked ``data``."""
    return Path(pytestconfig.getoption("--data"))
