"""Damaged and absurd MIDI files: a result or a BadInput that names the place, never a crash."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from symbolic.errors import BadInput
from symbolic.lint import lint_midi
from symbolic.midi import MidiOptions, midi_bytes
from symbolic.midi_read import score_of
from symbolic.score import Score
from tests.delivery.midi_mutants import ABSURD, mutants
from tests.delivery.pieces import piece

LIMIT_S, LIMIT_KB = 5.0, 300_000
PLACE = re.compile(r"at byte [\d,]+|byte 1[02]\b|bytes; at most|is empty|MThd|type 2|quarters; at most|bars; at most")


def seeds() -> Iterator[bytes]:
    yield midi_bytes(piece("pickup"), MidiOptions(chords="track", count_in=1))
    yield midi_bytes(piece("pickup"), MidiOptions(chords="marker", track_order="score", pickup="meter"))
    yield midi_bytes(piece("guofeng"), MidiOptions(chords="xf", ticks_per_quarter=960))


def read(data: bytes) -> Score | str:
    """The score, or the words with which it is refused."""
    try:
        return score_of(data, "the file")
    except BadInput as error:
        return str(error)


def check(data: bytes) -> None:
    """Read, lint, and write again what was read."""
    score = read(data)
    if isinstance(score, str):
        assert score.startswith("the file: ")
        assert PLACE.search(score), score
        assert "\n" not in score
    else:
        try:
            again = midi_bytes(score)
        except BadInput:
            pass  # such as a track without a name
        else:
            assert score_of(again, "x").tracks == score.tracks
    assert all(str(finding) for finding in lint_midi(data))


LARGE = ("a million notes", "60000 notes at once", "20000 programs", "seven megabytes of text")


@pytest.mark.parametrize("name", [pytest.param(n, marks=[pytest.mark.slow] if n in LARGE else []) for n in ABSURD])
def test_an_absurd_file_is_read_or_refused(name: str) -> None:
    data = ABSURD[name]()
    started_s = time.process_time()
    score = read(data)
    assert time.process_time() - started_s < LIMIT_S
    assert not isinstance(score, str) or PLACE.search(score), score
    started_s = time.process_time()
    lint_midi(data)
    assert time.process_time() - started_s < LIMIT_S


READ_AND_MEASURE = """
from pathlib import Path
from symbolic.midi_read import score_of
from tests.delivery.midi_mutants import ABSURD
score_of(ABSURD["60000 notes at once"](), "x")
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the peak of a process")
def test_the_largest_file_that_is_read_takes_little_memory() -> None:
    done = subprocess.run([sys.executable, "-c", READ_AND_MEASURE], capture_output=True, text=True, check=True)
    assert int(done.stdout) < LIMIT_KB


@pytest.mark.parametrize("seed", range(3))
def test_mutants_are_read_or_refused(seed: int) -> None:
    data = list(seeds())[seed]
    names = []
    for name, mutant in mutants(data, 70, seed):
        names.append(name)
        try:
            check(mutant)
        except Exception as error:
            error.add_note(name)
            raise
    assert len(set(names)) == 70


def test_mutants_are_the_same_for_a_seed_and_differ_from_the_file() -> None:
    data = next(seeds())
    assert list(mutants(data, 20, 3)) == list(mutants(data, 20, 3)) != list(mutants(data, 20, 4))
    assert sum(mutant != data for _, mutant in mutants(data, 50, 0)) >= 45
