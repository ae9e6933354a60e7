from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("miditok")
from symbolic.score import Meter, Role, Score
from symbolic.tokenizer import GridTokenizer, grid_config
from tests.symbolic.grids import song


def notes_of(decoded: Any, velocities: bool) -> list[tuple[int, ...]]:
    scale = 480 // decoded.ticks_per_quarter
    return sorted(
        (n.time * scale, n.pitch, n.duration * scale, *((n.velocity,) if velocities else ()))
        for track in decoded.tracks
        for n in track.notes
    )


def notes_of_score(score: Score) -> list[tuple[int, ...]]:
    return sorted((n.onset_tick, n.pitch, n.duration_tick) for t in score.tracks for n in t.notes)


@pytest.mark.parametrize("velocities", [False, True])
@pytest.mark.parametrize("tempos", [False, True])
@pytest.mark.parametrize("time_signatures", [False, True])
@pytest.mark.parametrize("programs", [False, True])
def test_every_option_gives_the_notes_back(
    velocities: bool, tempos: bool, time_signatures: bool, programs: bool
) -> None:
    tokenizer = GridTokenizer(
        grid_config(velocities=velocities, tempos=tempos, time_signatures=time_signatures, programs=programs)
    )
    score = song()
    decoded = tokenizer.decode(
        tokenizer.encode_score(score), None if programs else [(t.program, t.role is Role.DRUMS) for t in score.tracks]
    )
    found = notes_of(decoded, velocities)
    assert [note[:3] for note in found] == notes_of_score(score)
    if velocities:
        assert all(abs(note[3] - 80) <= 4 for note in found)


@pytest.mark.parametrize("meter", [(3, 4), (6, 8), (7, 8), (5, 4)])
def test_other_meters_keep_their_bars(meter: tuple[int, int]) -> None:
    from dataclasses import replace

    score = replace(song(), meters=(Meter(0, *meter),))
    tokenizer = GridTokenizer()
    decoded = tokenizer.decode(tokenizer.encode_score(score))
    assert notes_of(decoded, False) == notes_of_score(score)
    assert (decoded.time_signatures[0].numerator, decoded.time_signatures[0].denominator) == meter


def test_a_saved_tokenizer_is_loaded_back(tmp_path: Path) -> None:
    tokenizer = GridTokenizer()
    tokenizer.save(tmp_path / "tokenizer.json")
    loaded = GridTokenizer(params=tmp_path / "tokenizer.json")
    assert loaded.vocab == tokenizer.vocab
    assert loaded.encode_score(song()).ids == tokenizer.encode_score(song()).ids
