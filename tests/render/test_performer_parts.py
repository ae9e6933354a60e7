"""Pitched parts: who leads, how chords are spread, how long notes are, what pedals and curves do."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from render.performer import perform
from symbolic.performance import EXPRESSION_CC, MODULATION_CC, PEDAL_CC, Performance
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.timing import tick_to_seconds
from tests.delivery.pieces import NAMES, piece
from tests.render.performer_rules import paired

BAR = 1920
PIANO, GUITAR, FLUTE, STRINGS, VIOLIN, HARP, BASS = 0, 25, 73, 48, 40, 46, 33


def piece_of(*tracks: Track, bars: int = 16, bpm: float = 100.0) -> Score:
    spans = tuple(ChordSpan(i * BAR, BAR, Chord((0, 5, 7, 9)[i % 4], "")) for i in range(bars))
    sections = tuple(Section(f"S{i}", "verse", "A", i * 8, 8, 0.5) for i in range(bars // 8))
    return Score("p", bars * BAR, (Tempo(0, bpm),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), spans, sections, tracks)


def line(role: Role, program: int, ticks: int = 240, bars: int = 16, length: int | None = None) -> Track:
    notes = tuple(Note(t, 60 + t // ticks % 7, length or ticks, 80) for t in range(0, bars * BAR, ticks))
    return Track(role, role.value, program, notes)


def chords(role: Role, program: int, ticks: int = 480, bars: int = 16, size: int = 4) -> Track:
    notes = [Note(t, 48 + 4 * i, ticks, 70) for t in range(0, bars * BAR, ticks) for i in range(size)]
    return Track(role, role.value, program, tuple(notes))


def late_ms(score: Score, performance: Performance, track: int = 0) -> np.ndarray:
    pairs = sorted(paired(score, performance)[track])
    return np.array(
        [
            1000 * (tick_to_seconds(b.onset_tick, score.tempos) - tick_to_seconds(a.onset_tick, score.tempos))
            for a, b in pairs
        ]
    )


def test_the_melody_leads_and_lies_back_where_the_style_does() -> None:
    score = piece_of(line(Role.MELODY, FLUTE), chords(Role.CHORDS, PIANO, 240))

    def lead(style: str) -> float:
        played = perform(score, seed=1, style=style)
        return float(late_ms(score, played, 0)[8:].mean() - late_ms(score, played, 1)[8:].mean())

    assert lead("classical") < -5
    assert lead("swing") > 0


def test_guitars_strum_both_ways_and_harps_roll_upwards() -> None:
    for program, style in ((GUITAR, "pop"), (HARP, "classical")):
        score = piece_of(chords(Role.CHORDS, program, 240))
        late = late_ms(score, perform(score, seed=1, style=style)).reshape(-1, 4)
        down, up = (np.polyfit(range(4), late[start::2].mean(axis=0), 1)[0] for start in (2, 1))
        assert down > 2
        assert (up < -2) if program == GUITAR else (up > 2)
        assert late.max() - late.min() < 75


def test_short_notes_are_shorter_in_funk_and_pads_are_held() -> None:
    score = piece_of(chords(Role.CHORDS, PIANO, 240), chords(Role.PAD, STRINGS, BAR), line(Role.BASS, BASS))

    def held(style: str) -> list[float]:
        return [
            float(np.mean([b.duration_tick / a.duration_tick for a, b in track]))
            for track in paired(score, perform(score, seed=1, style=style))
        ]

    funk, ballad = held("funk"), held("ballad")
    assert funk[0] < 0.6 < 0.9 < ballad[0]
    assert funk[2] < 0.75 < ballad[2]
    assert min(funk[1], ballad[1]) > 0.97


def test_a_line_is_joined_on_strings_and_breathes_at_the_end_of_a_phrase() -> None:
    score = piece_of(line(Role.MELODY, VIOLIN))
    notes = perform(score, seed=1, style="classical").score.tracks[0].notes
    gaps = np.array([b.onset_tick - a.end_tick for a, b in pairwise(notes)])
    ends = [i for i, n in enumerate(score.tracks[0].notes[:-1]) if n.end_tick % (4 * BAR) == 0]
    assert np.median(gaps) < 0
    assert all(gaps[i] > 20 for i in ends)


def test_one_voice_instruments_never_sound_two_notes() -> None:
    score = piece_of(line(Role.MELODY, FLUTE, 120))
    for seed in range(4):
        notes = perform(score, seed=seed, style="pop").score.tracks[0].notes
        assert all(a.end_tick <= b.onset_tick for a, b in pairwise(notes))


def test_phrases_are_let_go_and_long_notes_weigh_more() -> None:
    flat = line(Role.MELODY, VIOLIN)
    rules = np.array([n.velocity for n in perform(piece_of(flat), seed=1).score.tracks[0].notes], float).reshape(4, 32)
    assert rules[:, -2:].mean() < rules[:, 12:16].mean() - 2


def test_pianos_pedal_each_chord_and_nothing_else_does() -> None:
    score = piece_of(
        chords(Role.CHORDS, PIANO), line(Role.BASS, BASS), line(Role.MELODY, PIANO), chords(Role.CHORDS, GUITAR)
    )
    for seed in range(3):
        performance = perform(score, seed=seed, style="pop")
        events = [e for e in performance.controls[0] if e.number == PEDAL_CC]
        assert len(events) == 2 * 16
        notes = sorted(performance.score.tracks[0].notes)
        for bar, (down, up) in enumerate(zip(events[::2], events[1::2], strict=True)):
            struck = [n.onset_tick for n in notes[bar * 16 : bar * 16 + 4]]
            wait_s = tick_to_seconds(down.tick, score.tempos) - tick_to_seconds(min(struck), score.tempos)
            assert 0.020 <= wait_s <= 0.060
            following = [n.onset_tick for n in notes[bar * 16 + 16 : bar * 16 + 20]]
            assert up.tick <= min([score.end_tick - 1, *following])
        assert all(e.number != PEDAL_CC for controls in performance.controls[1:] for e in controls)
    assert not any(e.number == PEDAL_CC for e in perform(score, seed=1, style="funk").controls[0])


@pytest.mark.parametrize("name", NAMES)
def test_pedals_of_the_pieces_wait_for_their_chord(name: str) -> None:
    score = piece(name)
    performance = perform(score, seed=5, style="ballad")
    for written, played, controls in zip(score.tracks, performance.score.tracks, performance.controls, strict=True):
        downs = [e.tick for e in controls if e.number == PEDAL_CC and e.value]
        onsets = sorted({n.onset_tick for n in played.notes})
        for down in downs:
            before = [o for o in onsets if o < down]
            assert before, written.name
            assert tick_to_seconds(down, score.tempos) - tick_to_seconds(before[-1], score.tempos) <= 0.060


def test_curves_rise_and_fall_over_phrases_and_scale_with_the_amount() -> None:
    score = piece_of(chords(Role.PAD, STRINGS, BAR), chords(Role.PAD, PIANO, BAR), line(Role.BASS, BASS))

    def values(amount: float) -> np.ndarray:
        events = [e for e in perform(score, seed=1, amount=amount).controls[0] if e.number == EXPRESSION_CC]
        steps = np.zeros(score.end_tick)
        for event in events:
            steps[event.tick :] = event.value
        return steps[: 8 * BAR]

    full, half = values(1.0), values(0.5)
    middle, end = full[BAR + 960 : 2 * BAR + 960].mean(), full[3 * BAR + 960 : 4 * BAR].mean()
    assert middle > end + 6
    assert abs((127 - full).mean() - 2 * (127 - half).mean()) < 2
    controls = perform(score, seed=1).controls
    assert not any(e.number == EXPRESSION_CC for part in controls[1:] for e in part)


def test_long_notes_of_a_violin_vibrate_late() -> None:
    score = piece_of(line(Role.MELODY, VIOLIN, BAR))
    events = [e for e in perform(score, seed=1).controls[0] if e.number == MODULATION_CC]
    assert events
    assert min(e.tick % BAR for e in events if e.value > 4) >= 0.3 * BAR
    assert events[-1].value == 0
    short = replace(score, tracks=(line(Role.MELODY, VIOLIN),))
    assert not any(e.number == MODULATION_CC for e in perform(short, seed=1).controls[0])
