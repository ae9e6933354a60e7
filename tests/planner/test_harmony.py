"""Harmony: cadences are reached, rows go somewhere, the key is heard as asked, asked chords stay."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import Plan, parse, think
from planner.chord_tokens import chord_of, triad_token
from planner.colours import Painter, Tonality
from planner.harmony import from_people
from planner.heard import key_margin
from planner.phrases import PHRASE_BARS, TASTES, Drawer, phrase_lengths, symmetry
from planner.plan import PlannedChord
from planner.styles import STYLES
from symbolic.score import Chord, Meter
from symbolic.theory import chord_symbol, parse_chord

LEARNED = sorted(family for family, taste in TASTES.items() if taste.stock < 1)
MODES = st.sampled_from(["major", "minor", "harmonic minor"])


def roman(token: int) -> tuple[int, str]:
    """Semitones above the tonic and triad."""
    chord = chord_of(triad_token(token), 0)
    return chord.root, chord.quality


def drawer(family: str, mode: str, slots: int, seed: int) -> Drawer:
    return Drawer(family, mode, slots, 2.0, Random(seed))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(LEARNED), MODES, st.sampled_from([1, 2]), st.integers(1, 17), st.integers(0, 999),
    st.sampled_from(["authentic", "plagal", "half", "deceptive", "loop", "open"]),
    st.sampled_from(["intro", "verse", "chorus", "bridge", "outro", "theme"]),
)  # fmt: skip
def test_every_cadence_is_reached(family: str, mode: str, slots: int, bars: int, seed: int, cadence: str, kind: str):
    here = drawer(family, mode, slots, seed)
    row = here.closed(here.row(kind, bars), kind, cadence)
    assert len(row) == bars * slots
    tonic = (0, "") if mode == "major" else (0, "m")
    last, before = roman(row[-1]), roman(row[-slots - 1]) if bars > 1 else None
    if cadence == "authentic":
        assert last == tonic
        assert before in (None, (7, ""))
    elif cadence == "plagal":
        assert last == tonic
        assert before is None or before[0] == 5
    elif cadence == "deceptive":
        assert last == ((9, "m") if mode == "major" else (8, ""))
        assert before in (None, (7, ""))
    elif cadence in ("half", "loop"):
        assert last == (7, "")
        assert before != (7, "")
    else:
        assert last != tonic


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LEARNED), MODES, st.integers(3, 16), st.integers(0, 999))
def test_what_comes_before_the_cadence_is_the_letters_own(family: str, mode: str, bars: int, seed: int):
    here = drawer(family, mode, 2, seed)
    row = here.row("verse", bars)
    for cadence in ("half", "authentic"):
        assert here.closed(row, "verse", cadence)[: 2 * (bars - 2)] == row[: 2 * (bars - 2)]


@pytest.mark.parametrize("family", LEARNED)
@pytest.mark.parametrize("mode", ["major", "minor"])
def test_rows_go_somewhere(family: str, mode: str):
    rows = [drawer(family, mode, 2, seed).row("verse", 8) for seed in range(30)]
    assert sum(len(set(row)) >= 3 for row in rows) >= 28
    assert sum(max(row.count(token) for token in row) <= 10 for row in rows) >= 27
    assert len({tuple(row) for row in rows}) >= 27
    changes = [sum(a != b for a, b in pairwise(row)) for row in rows]
    assert 3 <= sum(changes) / len(changes) <= 12


def test_second_phrases_take_up_the_first():
    rows = [drawer("pop", "major", 2, seed).row("verse", 8) for seed in range(60)]
    opening = sum(row[:4] == row[8:12] for row in rows) / len(rows)
    same, half = symmetry((("pop", 0.6), ("rock", 0.4)))
    assert opening > same + half
    assert 0.05 < same < 0.5


@given(st.integers(1, 200))
def test_phrases_fill_a_section(bars: int):
    lengths = phrase_lengths(bars)
    assert sum(lengths) == bars
    assert all(length <= PHRASE_BARS + 1 for length in lengths)
    assert bars == 1 or min(lengths) >= 2


def test_the_same_stream_draws_the_same_row():
    rows = [drawer("pop", "minor", 2, seed).row("chorus", 8) for seed in (1, 1, 2)]
    assert rows[0] == rows[1] != rows[2]


def bars_of(symbols: str) -> list[tuple[PlannedChord, ...]]:
    return [(PlannedChord(parse_chord(symbol), 4),) for symbol in symbols.split()]


def test_the_heard_key_of_chords():
    assert key_margin(bars_of("C F G C"), 0, "major") > 0
    assert key_margin(bars_of("C F G C"), 9, "minor") < 0
    assert key_margin(bars_of("Am Dm E Am"), 9, "minor") > 0
    assert key_margin(bars_of("Am Dm E Am"), 0, "major") < 0
    assert key_margin(bars_of("N.C."), 0, "major") == 0


def clear(plan: Plan) -> bool:
    chords = (bar for section in plan.sections for bar in section.chords)
    return key_margin(chords, plan.tonic, plan.mode) > 0


@pytest.mark.parametrize("mode", ["major", "minor"])
def test_plans_establish_their_key(mode: str):
    styles = sorted(STYLES)
    plans = [
        think(parse(f"music, piece {n}"), seed=n, style=styles[n % len(styles)], tonic=n % 12, mode=mode)
        for n in range(80)
    ]
    assert sum(clear(plan) for plan in plans) >= 78


@pytest.mark.slow
def test_music21_hears_the_asked_key():
    from music21 import chord, stream

    from symbolic.theory import chord_pitch_classes

    right = 0
    for n in range(20):
        mode = ("major", "minor")[n % 2]
        plan = think(parse(f"music, piece {n}"), seed=n, style=sorted(STYLES)[n], tonic=n % 12, mode=mode, bars=16)
        part = stream.Stream()
        for planned in (planned for section in plan.sections for bar in section.chords for planned in bar):
            block = chord.Chord([36 + planned.chord.root, *(60 + p for p in chord_pitch_classes(planned.chord))])
            block.quarterLength = planned.beats
            part.append(block)
        key = part.analyze("key")
        right += (key.tonic.pitchClass, key.mode) == (plan.tonic, plan.mode)
    assert right >= 19


@pytest.mark.parametrize("style", sorted(STYLES))
def test_minor_pieces_end_with_the_leading_tone(style: str):
    for seed in range(3):
        plan = think(parse("music, 32 bars"), seed=seed, style=style, tonic=2, mode="minor")
        last = plan.sections[-1]
        chords = [c.chord for bar in last.chords for c in bar]
        home = plan.key_of(last)[0]
        assert chords[-1].root == home
        if last.cadence == "authentic" and style != "blues":
            before = next(c for c in reversed(chords) if c.root != home)
            assert (before.root - home) % 12 == 7
            assert not before.quality.startswith("m")


def test_passing_chords_join_the_basses():
    painter = Painter(STYLES["pop"], Random(0))
    key = Tonality(0, "major", Meter(0, 4, 4))
    row = [[Chord(0, "")], [Chord(7, ""), Chord(9, "m")], [Chord(5, "")], [Chord(0, ""), Chord(2, "m")],
           [Chord(7, "")], [Chord(0, "")]]  # fmt: skip
    found = {chord_symbol(c.chord) for n in range(20) for bar in painter.bars(str(n), row, key, False) for c in bar}
    assert any(symbol.startswith("G") and symbol.endswith("/B") for symbol in found)
    assert any(symbol.startswith("C") and symbol.endswith("/E") for symbol in found)
    for n in range(20):
        bars = painter.bars(str(n), row, key, False)
        assert all(c.chord.bass is None for bar in bars[-2:] for c in bar)
        assert bars == painter.bars(str(n), row, key, False)


def test_a_blues_keeps_its_twelve_bars():
    plan = think(parse("a blues in E, 24 bars"), seed=3)
    roots = [bar[0].chord.root for bar in plan.sections[0].chords]
    assert (roots[0], roots[4], roots[5], roots[8]) == (4, 9, 9, 11)
    assert not from_people(STYLES["blues"], "major")
    assert from_people(STYLES["pop"], "major")
    assert not from_people(STYLES["pop"], "dorian")


@pytest.mark.parametrize("seed", range(4))
def test_asked_chords_are_never_touched(seed: int):
    plan = think(parse("ballad, 32 bars, Am7 D7 Gmaj7 Cmaj7"), seed=seed)
    symbols = [chord_symbol(c.chord) for section in plan.sections for bar in section.chords for c in bar]
    first = [symbols[n] for n in range(4)]
    assert first == ["Am7", "D7", "Gmaj7", "Cmaj7"]
    assert set(symbols) == set(first)


def test_harmony_reasons_name_what_was_decided():
    plan = think(parse("a pop song in G major, 48 bars"), seed=2)
    reasons = {d.what: d.reason for d in plan.decisions}
    assert "%" in reasons["harmony"]
    assert "G" in reasons["cadences"]
    assert "bar" in reasons["climax"]
    assert "%" in reasons["form"]
    peak = max(plan.sections, key=lambda section: section.energy)
    assert peak.name in reasons["climax"]
    told = {d.what: d.reason for d in think(parse("blues"), seed=0).decisions}
    assert told["harmony"].startswith("the stock progressions")


def test_chords_of_a_section_are_its_own_and_tell_the_key():
    plan = think(parse("verse: Em C G D, chorus: G D Em C, pop, 60 seconds"), seed=1)
    told = {s.kind: [chord_symbol(bar[0].chord) for bar in s.chords] for s in plan.sections}
    assert told["verse"][:4] == ["Em", "C", "G", "D"]
    assert told["chorus"][:4] == ["G", "D", "Em", "C"]
    assert plan.tonic in (4, 7)


def test_asked_chords_go_on_through_sections_that_are_shorter():
    plan = think(parse("canon progression in D major, string quartet, AABA, sections of 4 bars, 16 bars"), seed=0)
    symbols = [chord_symbol(bar[0].chord) for section in plan.sections for bar in section.chords]
    assert symbols[:8] == ["D", "A", "Bm", "F#m", "G", "D", "G", "A"]


def test_sections_that_hold_all_asked_chords_start_with_the_first():
    plan = think(parse("pop, Am F C G, intro 2 bars, verse 8 bars, chorus 8 bars, outro 2 bars"), seed=0)
    for section in plan.sections:
        if section.bars >= 4:
            assert chord_symbol(section.chords[0][0].chord) == "Am"
