from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from symbolic.errors import BadInput
from symbolic.midi import midi_bytes, write_midi
from symbolic.recognition.chords import QUALITIES, hear_chords, likeliest, slash_facts
from symbolic.recognition.keys import hear_keys, rank_of_keys
from symbolic.recognition.live import coherence, is_swung, on_the_grid, onsets_of, track_beats
from symbolic.recognition.meters import hear_meter
from symbolic.recognition.reading import NAMES, gapless, read_report, reading_of, understood
from symbolic.recognition.sections import cut, hear_sections, letter_named
from symbolic.recognition.sounding import beats_of
from symbolic.recognition.tables import learned
from symbolic.score import ROLES, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import chord_symbol, parse_chord
from symbolic.timing import bar_starts
from tests.delivery.pieces import piece

C_MAJOR = Key(0, 0, "major")
FOUR_FOUR = Meter(0, 4, 4)


def score_of(tracks: list[Track], bars: int, meter: Meter = FOUR_FOUR, key: Key = C_MAJOR, bpm: float = 100) -> Score:
    return Score("", bars * meter.bar_ticks, (Tempo(0, bpm),), (meter,), (key,), tracks=tuple(tracks))


def song(symbols: str, meter: Meter = FOUR_FOUR, tune: bool = True) -> Score:
    """Chords struck on each beat over their root, a bar each, with a tune of chord tones."""
    chords, bass, melody = [], [], []
    bar, beats = meter.bar_ticks, meter.bar_ticks // 480
    for index, symbol in enumerate(symbols.split()):
        chord = parse_chord(symbol)
        tones = sorted((chord.root + step) % 12 for step in (0, 3 if "m" in chord.quality[:1] else 4, 7))
        if chord.quality in ("7", "m7"):
            tones.append((chord.root + 10) % 12)
        low = chord.root if chord.bass is None else chord.bass
        bass.append(Note(index * bar, 36 + low, bar))
        for beat in range(beats):
            at = index * bar + beat * 480
            chords += [Note(at, 60 + tone, 400) for tone in tones]
            melody.append(Note(at, 72 + tones[(beat + index) % 3], 480))
    tracks = [Track(Role.CHORDS, "c", 0, tuple(sorted(chords))), Track(Role.BASS, "b", 33, tuple(bass))]
    if tune:
        tracks.insert(0, Track(Role.MELODY, "m", 0, tuple(sorted(melody))))
    return score_of(tracks, len(symbols.split()), meter)


def symbols_of(score: Score) -> list[str]:
    return [chord_symbol(span.chord) for span in score.chords]


def test_plain_chords_are_heard_bar_by_bar():
    asked = "C Am F G C Am F G7"
    score = song(asked)
    heard = hear_chords(score)
    assert [chord_symbol(s.chord) for s in heard] == asked.split()
    assert [s.onset_tick for s in heard] == [1920 * i for i in range(8)]


def test_a_third_in_the_bass_is_written_as_a_slash():
    heard = hear_chords(song("C G/B Am Em/G F C/E G C"))
    assert "G/B" in [chord_symbol(s.chord) for s in heard]


def test_bars_of_drums_have_no_chord_and_chords_leave_no_gap():
    score = song("C F G C C F G C")
    drums = Track(Role.DRUMS, "d", 0, tuple(Note(480 * i, 36, 60) for i in range(48)))
    late = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick + 4 * 1920) for n in t.notes)) for t in score.tracks
    )
    heard = understood(replace(score, tracks=(*late, drums), end_tick=12 * 1920))
    assert heard.chords[0].chord.quality == "N"
    assert heard.chords[0].duration_tick == 4 * 1920
    assert gapless(heard)


def test_the_fastest_path_keeps_to_one_chord_when_nothing_speaks_for_a_change():
    model_fit = np.zeros((6, 12, len(QUALITIES)))
    model_fit[:, 5, 0] = 3.0
    from symbolic.recognition.chords import chord_model

    path = likeliest(chord_model(), model_fit, beats_of((Meter(0, 3, 4),), 2 * 1440).strength)
    assert set(path.tolist()) == {5 * len(QUALITIES)}


def test_slash_facts_name_the_lowest_tone():
    bass = np.zeros((4, 13))
    bass[:, 4] = 1.0
    lowest, facts = slash_facts(0, bass)
    assert lowest == 4
    assert facts[1] == 1.0


@pytest.mark.parametrize("shift", [0, 3, 6, 8])
def test_keys_are_heard_wherever_they_lie(shift: int):
    score = song("C Am F G C Am Dm G C F G C")
    moved = tuple(replace(t, notes=tuple(replace(n, pitch=n.pitch + shift) for n in t.notes)) for t in score.tracks)
    probability, tonic, mode = rank_of_keys(replace(score, tracks=moved))[0]
    assert (tonic, mode) == (shift, "major")
    assert probability > 0.5


def test_a_change_of_key_is_heard_within_two_bars():
    first, second = "C F G C Am Dm G C " * 2, "E A B E C#m F#m B E " * 2
    keys = hear_keys(song(first + second))
    assert [(k.tonic, k.mode) for k in keys] == [(0, "major"), (4, "major")]
    assert abs(keys[1].tick - 16 * 1920) <= 2 * 1920


@pytest.mark.parametrize("name", ["common_time", "waltz", "jig", "seven_eight"])
def test_meters_are_heard_without_a_time_signature(name: str):
    score = piece(name)
    heard = hear_meter(replace(score, meters=(Meter(0, 4, 4),)))
    assert f"{heard.numerator}/{heard.denominator}" == str(score.meters[0])
    assert heard.pickup_tick == 0


def test_sections_cover_every_bar_and_alike_ones_share_a_letter():
    score = piece("key_change")
    bare = replace(score, sections=())
    sections = hear_sections(bare)
    assert sections[0].start_bar == 0
    assert [s.end_bar for s in sections[:-1]] == [s.start_bar for s in sections[1:]]
    assert sections[-1].end_bar == len(bar_starts(score.meters, score.end_tick)) - 1
    assert all(0 < s.energy <= 1 for s in sections)
    shared = {s.start_bar for s in sections} & {s.start_bar for s in score.sections}
    assert len(shared) >= len(score.sections) - 1


def test_cutting_prefers_strong_edges_and_usual_lengths():
    edges = np.full(24, -4.0)
    edges[8] = 3.0
    lengths = np.log(np.where(np.arange(17) % 8 == 0, 0.4, 0.01))
    assert cut(edges, lengths) == [0, 8] or cut(edges, lengths) == [0, 8, 16]
    assert letter_named(0) == "A"
    assert letter_named(27) == "B1"


def played(score: Score, rng: np.random.Generator, spread_tick: float) -> Score:
    """The score as a person plays it: every onset off by a little."""
    tracks = tuple(
        replace(
            t,
            notes=tuple(
                sorted(replace(n, onset_tick=max(0, n.onset_tick + int(rng.normal(0, spread_tick)))) for n in t.notes)
            ),
        )
        for t in score.tracks
    )
    return replace(score, tracks=tracks)


def test_played_notes_go_back_to_the_grid():
    score = song("C Am F G C Am F G")
    loose = played(score, np.random.default_rng(0), 12)
    found, grid = on_the_grid(loose)
    assert grid.kind == "played"
    assert 3 < grid.mean_tick < 20
    assert sorted(onsets_of(found)) == sorted(onsets_of(score))
    assert symbols_of(understood(loose)) == ["C", "Am", "F", "G"] * 2


def test_a_constant_delay_is_taken_back():
    score = song("C Am F G C Am F G")
    tracks = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick + 45) for n in t.notes)) for t in score.tracks
    )
    found, grid = on_the_grid(replace(score, tracks=tracks))
    assert grid.offset_tick == 45
    assert sorted(onsets_of(found)) == sorted(onsets_of(score))


def test_a_file_without_a_grid_is_given_one_from_its_beats():
    score = song("C Am F G " * 4)
    rng = np.random.default_rng(1)
    stretch = 100 / 83.0  # recorded against a metronome at 100 that nobody heard
    tracks = tuple(
        replace(
            t,
            notes=tuple(
                sorted(
                    Note(int(n.onset_tick * stretch + 137 + rng.normal(0, 6)), n.pitch, n.duration_tick, n.velocity)
                    for n in t.notes
                )
            ),
        )
        for t in score.tracks
    )
    reading = reading_of(replace(score, tracks=tracks, end_tick=int(score.end_tick * 1.3) // 1920 * 1920), known=())
    assert reading.fact("grid").value == "free"
    assert abs(reading.score.tempos[0].bpm - 83.0) < 2
    assert coherence(onsets_of(reading.score)) > 0.95
    assert [chord_symbol(s.chord) for s in reading.score.chords][:4] == ["C", "Am", "F", "G"]


def test_beats_are_tracked_through_a_slowing_tempo():
    gaps = np.linspace(0.5, 0.6, 40)
    beats = np.concatenate([[0.3], 0.3 + gaps.cumsum()])
    times = np.sort(np.concatenate([beats, beats, beats[:-1] + gaps / 2]))
    found = track_beats(times)
    near = [float(np.abs(found - beat).min()) for beat in beats[2:-2]]
    assert max(near) < 0.06
    assert abs(len(found) - len(beats)) <= 2


def test_swing_is_told_from_even_eighths_and_from_triplets():
    def line(inside: tuple[int, ...]) -> Score:
        notes = tuple(Note(480 * beat + tick, 60, 100) for beat in range(16) for tick in inside)
        return score_of([Track(Role.MELODY, "m", 0, notes)], 4)

    assert is_swung(line((0, 320)))
    assert not is_swung(line((0, 240)))
    assert not is_swung(line((0, 160, 320)))


def test_a_late_beginning_is_a_pickup_and_a_short_first_bar_is_filled():
    score = song("C F G C")
    late = replace(
        score, tracks=tuple(replace(t, notes=tuple(n for n in t.notes if n.onset_tick >= 1440)) for t in score.tracks)
    )
    assert understood(late).pickup_ticks == 480
    meters = (Meter(0, 1, 4), Meter(480, 4, 4))
    moved = tuple(
        replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick - 1440) for n in t.notes)) for t in late.tracks
    )
    short = understood(replace(late, meters=meters, tracks=moved, end_tick=late.end_tick - 1440))
    assert short.pickup_ticks == 480
    assert [(m.tick, str(m)) for m in short.meters] == [(0, "4/4")]
    assert short.end_tick == late.end_tick


def test_what_a_score_tells_stands():
    score = piece("pickup")
    read = understood(score)
    assert (read.keys, read.meters, read.chords, read.pickup_ticks) == (
        score.keys, score.meters, score.chords, score.pickup_ticks,
    )  # fmt: skip
    assert [s.name for s in read.sections] == [s.name for s in score.sections]


def test_a_report_names_every_fact_and_its_source(tmp_path: Path):
    path = tmp_path / "song.mid"
    write_midi(piece("waltz"), path)
    reading = read_report(path)
    assert tuple(fact.name for fact in reading.facts) == NAMES
    assert reading.fact("chords").source == "file"
    assert all(0 <= fact.confidence <= 1 for fact in reading.facts)
    with pytest.raises(BadInput, match="'colour'"):
        reading.fact("colour")
    with pytest.raises(BadInput, match=r"missing\.mid"):
        read_report(tmp_path / "missing.mid")


def test_three_minutes_are_read_within_a_second(tmp_path: Path):
    score = piece("common_time")
    copies = 72 * 1920 // score.end_tick
    tracks = tuple(
        replace(
            t,
            notes=tuple(
                replace(n, onset_tick=n.onset_tick + c * score.end_tick) for c in range(copies) for n in t.notes
            ),
        )
        for t in score.tracks
    )
    path = tmp_path / "long.mid"
    path.write_bytes(
        midi_bytes(replace(score, tracks=tracks, end_tick=copies * score.end_tick, sections=(), chords=()))
    )
    read_report(path)
    began = time.process_time()
    reading = read_report(path)
    assert time.process_time() - began < 1.0
    assert len(reading.score.sections) > 4


def test_the_learned_tables_are_small_and_finite():
    assert all(np.isfinite(table).all() for table in learned().values())
    assert sum(table.size for table in learned().values()) < 20_000


notes = st.builds(
    Note, st.integers(0, 20_000), st.integers(0, 127), st.integers(1, 8_000), st.integers(1, 127)
)  # fmt: skip
tracks = st.builds(
    lambda role, program, played: Track(role, "", program, tuple(sorted(played))),
    st.sampled_from(ROLES), st.integers(0, 127), st.lists(notes, max_size=30),
)  # fmt: skip
meters = st.sampled_from([(4, 4), (3, 4), (6, 8), (7, 8), (15, 16), (1, 16), (2, 2), (1, 32), (13, 2)])


@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_are_read_or_refused(seed: int, tmp_path: Path):
    rng = np.random.default_rng(seed)
    data = bytearray(midi_bytes(piece(("waltz", "meter_change", "drums_only", "pickup")[seed % 4])))
    for place in rng.integers(14, len(data), size=1 + 3 * (seed % 5)):
        data[place] = int(rng.integers(256))
    path = tmp_path / "damaged.mid"
    path.write_bytes(bytes(data))
    try:
        reading = read_report(path)
    except BadInput:
        return
    assert reading.score.sections[0].start_bar == 0
    assert reading.score.chords


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tracks, max_size=4), meters, st.floats(5, 400))
def test_any_score_is_understood(parts: list[Track], meter: tuple[int, int], bpm: float):
    bar = Meter(0, *meter)
    last = max((n.end_tick for t in parts for n in t.notes), default=1)
    bars = -(-last // bar.bar_ticks)
    score = replace(score_of(parts, bars, bar), tempos=(Tempo(0, bpm),))
    for known in (None, ()):
        reading = reading_of(score, known=known)
        read = reading.score
        assert sum(len(t.notes) for t in read.tracks) <= sum(len(t.notes) for t in parts)
        assert read.end_tick == bar_starts(read.meters, read.end_tick)[-1]
        assert gapless(read)
        assert read.sections[0].start_bar == 0
        assert read.keys[0].tick == 0
