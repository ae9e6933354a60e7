from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbolic import timing
from symbolic.score import Meter, Tempo


def test_seconds_follow_the_tempo_map() -> None:
    tempos = (Tempo(0, 120.0), Tempo(960, 60.0))
    assert timing.tick_to_seconds(960, tempos) == pytest.approx(1.0)
    assert timing.tick_to_seconds(1440, tempos) == pytest.approx(2.0)


def test_bar_lines_follow_meter_changes() -> None:
    meters = (Meter(0, 4, 4), Meter(1920, 3, 4))
    starts = timing.bar_starts(meters, 1920 + 2 * 1440)
    assert starts == [0, 1920, 3360, 4800]
    assert [timing.bar_of(tick, starts) for tick in (0, 1919, 1920, 4799)] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("meter", "beats"), [((4, 4), 4), ((6, 8), 2), ((7, 8), 7), ((12, 8), 4), ((3, 4), 3), ((3, 8), 3)]
)
def test_beats_of_a_bar(meter: tuple[int, int], beats: int) -> None:
    assert timing.beats_per_bar(Meter(0, *meter)) == beats


@given(st.floats(0, 1e6))
def test_quantising_goes_to_the_nearest_step(tick: float) -> None:
    assert abs(timing.quantise(tick) - tick) <= 20
    assert timing.quantise(tick) % 40 == 0
