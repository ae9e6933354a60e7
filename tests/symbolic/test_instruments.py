"""The table of instruments: whole, in order, and found by program and by name."""

import pytest

from symbolic.errors import BadInput
from symbolic.instruments import DRUM_KITS, INSTRUMENTS, drum_kit, drum_kit_named, instrument, instrument_named


def test_there_are_128_with_sensible_ranges():
    assert [each.program for each in INSTRUMENTS] == list(range(128))
    assert len({each.name for each in INSTRUMENTS}) == 128
    for each in INSTRUMENTS:
        assert 0 <= each.low <= each.comfortable[0] < each.comfortable[1] <= each.high <= 127
        assert 1 <= each.polyphony <= 10


@pytest.mark.parametrize(
    ("program", "name", "family", "polyphony", "sustains"),
    [(0, "Acoustic Grand Piano", "piano", 10, False), (24, "Acoustic Guitar (nylon)", "guitar", 6, False),
     (40, "Violin", "strings", 2, True), (45, "Pizzicato Strings", "strings", 6, False),
     (52, "Choir Aahs", "ensemble", 4, True),
     (65, "Alto Sax", "reed", 1, True), (73, "Flute", "pipe", 1, True), (89, "Pad 2 (warm)", "synth pad", 8, True),
     (107, "Koto", "ethnic", 6, False), (127, "Gunshot", "sound effects", 1, False)],
)  # fmt: skip
def test_programs_of_general_midi(program: int, name: str, family: str, polyphony: int, sustains: bool):
    each = instrument(program)
    assert (each.name, each.family, each.polyphony, each.sustains) == (name, family, polyphony, sustains)
    assert instrument_named(name.upper()) is each


@pytest.mark.parametrize("program", [-1, 128])
def test_other_programs_are_refused(program: int):
    with pytest.raises(BadInput, match=str(program)):
        instrument(program)


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(BadInput, match="did you mean 'Violin'"):
        instrument_named("Violine")
    with pytest.raises(BadInput, match="did you mean 'Jazz Kit'"):
        drum_kit_named("Jaz Kit")
    with pytest.raises(BadInput, match="7"):
        drum_kit(7)


def test_kits_are_found_both_ways():
    assert all(drum_kit_named(drum_kit(program)) == program for program in DRUM_KITS)
