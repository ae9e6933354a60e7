"""What our own writer writes is read back as it was: notes, chords, meters, keys, roles and sections."""

import importlib.util
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from symbolic.musicxml.read import musicxml_score, spelled_score
from symbolic.score import Meter, Score
from symbolic.spelling import spell

write = pytest.importorskip("symbolic.musicxml.write")
PIECES = Path(__file__).resolve().parents[1] / "delivery" / "pieces.py"
spec = importlib.util.spec_from_file_location("pieces_of_round_trip", PIECES)
assert spec is not None
assert spec.loader is not None
pieces = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = pieces
spec.loader.exec_module(pieces)


def plain_meters(score: Score) -> tuple[Meter, ...]:
    """The meters without those that say the same again."""
    kept = [score.meters[0]]
    for before, meter in pairwise(score.meters):
        if (meter.numerator, meter.denominator) != (before.numerator, before.denominator):
            kept.append(meter)
    return tuple(kept)


@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("name", pieces.NAMES)
def test_a_piece_is_read_back_as_it_was(name: str, fold: bool):
    score = pieces.piece(name)
    data = write.musicxml_bytes(score, write.NotationOptions(fold_repeats=fold))
    assert musicxml_score(data, name) == replace(score, meters=plain_meters(score))
    assert write.musicxml_bytes(musicxml_score(data, name), write.NotationOptions(fold_repeats=fold)) == data


@pytest.mark.parametrize("name", pieces.NAMES)
def test_notes_keep_the_names_that_they_were_given(name: str):
    score = pieces.piece(name)
    assert spelled_score(write.musicxml_bytes(score), name)[1] == spell(score)
