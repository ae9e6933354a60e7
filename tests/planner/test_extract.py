from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import mido
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.check.case import planned_chords
from planner.controls import to_controls
from planner.extract import plan_of, plan_of_file
from planner.extract.extract import FACT_OF, cadence_of
from planner.extract.texts import RULES, TEXTS, because
from planner.plan import Plan, PlannedChord
from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.reasons import LANGUAGES
from symbolic.errors import BadInput
from symbolic.grid import cells_of
from symbolic.midi import midi_bytes, read_midi
from symbolic.recognition.reading import NAMES, read_report, reading_of
from symbolic.score import ROLES, ChordSpan, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import CHORD_QUALITIES, parse_chord
from symbolic.timing import bar_starts, span_at
from tests.delivery.pieces import NAMES as PIECES
from tests.delivery.pieces import piece

TOLD = {"set_tempo", "time_signature", "key_signature", "end_of_track"}


def notes_only(data: bytes) -> bytes:
    """A MIDI file of which only notes, programs, tempo, meter and key signature are left."""
    file = mido.MidiFile(file=io.BytesIO(data))
    for track in file.tracks:
        wait, kept = 0, []
        for message in track:
            wait += message.time
            if not message.is_meta or message.type in TOLD:
                kept.append(message.copy(time=wait))
                wait = 0
        track[:] = kept
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()


def stripped(score: Score, folder: Path) -> Path:
    path = folder / "notes.mid"
    path.write_bytes(notes_only(midi_bytes(score)))
    return path


def root_and_triad(quality: str) -> tuple[bool, bool, bool]:
    tones = CHORD_QUALITIES[quality]
    return 4 in tones, 3 in tones, 7 in tones


def agreement(asked: tuple[ChordSpan, ...], heard: list[ChordSpan], end_tick: int) -> tuple[float, float]:
    """The shares of beats with a written chord whose root, and root with its third and fifth, are heard."""
    beats = [(a.chord, span_at(heard, tick)) for tick in range(240, end_tick, 480) if (a := span_at(asked, tick))]
    beats = [(a, b) for a, b in beats if a.quality != "N"]
    roots = [b is not None and b.chord.root == a.root for a, b in beats]
    whole = [
        root and b is not None and root_and_triad(b.chord.quality) == root_and_triad(a.quality)
        for root, (a, b) in zip(roots, beats, strict=True)
    ]
    return (sum(roots) / len(beats), sum(whole) / len(beats)) if beats else (1.0, 1.0)


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_gives_a_plan_that_can_be_kept_and_composed_from(name: str, tmp_path: Path):
    path = tmp_path / "piece.mid"
    path.write_bytes(midi_bytes(piece(name)))
    reading = read_report(path)
    plan = plan_of(reading)
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    assert plan.bars == len(bar_starts(reading.score.meters, reading.score.end_tick)) - 1
    controls = to_controls(plan)
    assert len(controls.bars) == plan.bars
    assert set(cells_of(reading.score)) <= {(r, b) for r in (p.role for p in plan.roles) for b in range(plan.bars)}


@pytest.mark.parametrize("name", [n for n in PIECES if n not in ("meter_change", "tempo_change")])
def test_a_whole_file_gives_every_chord_meter_and_tempo_back(name: str, tmp_path: Path):
    score = piece(name)
    path = tmp_path / "piece.mid"
    path.write_bytes(midi_bytes(score))
    plan = plan_of_file(path)
    assert str(plan.meter) == str(score.meters[0])
    assert plan.tempo_bpm == score.tempos[0].bpm
    assert agreement(score.chords, planned_chords(plan), score.end_tick) == (1.0, 1.0)
    assert [s.letter for s in plan.sections] == [s.letter for s in score.sections]
    assert [s.kind for s in plan.sections] == [s.kind for s in score.sections]


def test_notes_alone_give_meters_tempi_and_most_chords_back(tmp_path: Path):
    roots, triads = [], []
    for name in PIECES:
        score = piece(name)
        if name in ("meter_change", "tempo_change", "drums_only"):
            continue
        plan = plan_of_file(stripped(score, tmp_path))
        assert str(plan.meter) == str(score.meters[0]), name
        assert plan.tempo_bpm == score.tempos[0].bpm, name
        root, triad = agreement(score.chords, planned_chords(plan), score.end_tick)
        roots.append(root)
        triads.append(triad)
    assert sum(roots) / len(roots) >= 0.9
    assert sum(triads) / len(triads) >= 0.9


def test_what_a_plan_cannot_hold_is_told_as_a_conflict():
    changing = plan_of(piece("meter_change"))
    told = {c.attribute: c for c in changing.conflicts}
    assert set(told) >= {"meter", "tempo"}
    assert told["meter"].kept == str(changing.meter)
    assert set(told["meter"].words) == {"4/4", "3/4", "5/4"}
    many = plan_of(piece("twenty_tracks"))
    assert "instruments" in {c.attribute for c in many.conflicts}
    assert len({p.role for p in many.roles}) == len(many.roles)


def test_tempo_changes_keep_the_length():
    score = piece("tempo_change")
    plan = plan_of(score)
    from symbolic.timing import tick_to_seconds

    assert plan.duration_s == pytest.approx(tick_to_seconds(score.end_tick, score.tempos), rel=1e-3)


def test_decisions_say_what_was_heard_and_how_surely(tmp_path: Path):
    plan = plan_of_file(stripped(piece("waltz"), tmp_path))
    reasons = {d.what: d.reason for d in plan.decisions}
    assert "confidence" in reasons["harmony"]
    assert reasons["meter"] == because("given", "en")
    assert {what for what, _ in FACT_OF} <= set(reasons)
    assert {fact for _, fact in FACT_OF} <= set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_told_in_every_language(language: str):
    assert set(TEXTS[language]) == set(RULES)
    plan = plan_of(piece("tempo_change"), language=language)
    assert plan.language == language
    assert plan.conflicts[0].reason == because("tempi", language, kept=f"{plan.tempo_bpm:g}")
    assert "{" not in "".join(d.reason for d in plan.decisions)


def test_the_language_is_that_of_the_prompt():
    assert plan_of(piece("waltz"), prompt="接着写一段副歌").language == "zh"
    assert plan_of(piece("waltz"), prompt="接着写一段副歌").prompt == "接着写一段副歌"


def test_a_sketch_lines_up_with_its_plan():
    """A melody alone, in bars of 3/4: what is composed from its plan can keep its cells."""
    melody = tuple(Note(480 * i, 60 + (0, 4, 7, 5, 2, 7)[i % 6], 480) for i in range(48))
    sketch = Score("", 48 * 480, (Tempo(0, 90.0),), (Meter(0, 3, 4),), (Key(0, 0, "major"),),
                   tracks=(Track(Role.MELODY, "Flute", 73, melody),))  # fmt: skip
    plan = plan_of(sketch)
    controls = to_controls(plan)
    cells = cells_of(sketch)
    assert set(cells) == set(controls.cells)
    assert controls.programs == {Role.MELODY: 73}
    assert [b.start_tick for b in controls.bars] == bar_starts(sketch.meters, sketch.end_tick)[:-1]


@pytest.mark.parametrize(
    ("symbols", "cadence"),
    [("C G C", "authentic"), ("C F C", "plagal"), ("C D G", "half"), ("F G Am", "deceptive"), ("C Dm F", "open")],
)
def test_cadences_are_told_from_the_last_chords(symbols: str, cadence: str):
    bars = tuple((PlannedChord(parse_chord(s), 4),) for s in symbols.split())
    assert cadence_of(bars, 0) == cadence


def test_bars_that_a_plan_cannot_have_are_cut_anew():
    notes = tuple(Note(240 * i, 60 + i % 12, 240) for i in range(100))
    odd = Score("", 80 * 300, (Tempo(0, 100.0),), (Meter(0, 5, 32),), (Key(0, 0, "major"),),
                tracks=(Track(Role.MELODY, "m", 0, notes),))  # fmt: skip
    plan = plan_of(odd)
    assert str(plan.meter) == "4/4"
    assert [c.attribute for c in plan.conflicts if c.words == ("5/32",)] == ["meter"]


@pytest.mark.parametrize("strange", ["no notes", "too many bars"])
def test_nothing_to_plan_is_said_plainly(strange: str):
    notes = () if strange == "no notes" else (Note(0, 60, 480), Note(1999 * 1920, 60, 480))
    score = Score("", 2000 * 1920, (Tempo(0, 100.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
                  tracks=(Track(Role.MELODY, "m", 0, notes),))  # fmt: skip
    with pytest.raises(BadInput, match="no notes" if strange == "no notes" else "2000 bars"):
        plan_of(score)


def test_two_hundred_bars_of_fifteen_sixteenths_and_ten_thousand_notes_at_once():
    bar = Meter(0, 15, 16)
    many = tuple(
        sorted({Note(bar.bar_ticks * b + 120 * s, 40 + (b + s) % 40, 120) for b in range(200) for s in range(15)})
    )
    chord = tuple(Note(0, p, 480) for p in range(128))
    for tracks in (
        (Track(Role.MELODY, "m", 0, many),),
        tuple(Track(r, "x", 0, chord) for r in ROLES for _ in range(12)),
    ):
        score = Score("", 200 * bar.bar_ticks, (Tempo(0, 100.0),), (bar,), (Key(0, 0, "major"),), tracks=tracks)
        plan = plan_of(score)
        assert plan.bars == 200
        assert plan_from_yaml(plan_to_yaml(plan)) == plan


notes = st.builds(Note, st.integers(0, 16_000), st.integers(0, 127), st.integers(1, 4_000), st.integers(1, 127))
parts = st.builds(
    lambda role, program, played: Track(role, "", program, tuple(sorted(played))),
    st.sampled_from(ROLES), st.integers(0, 127), st.lists(notes, max_size=20),
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(parts, max_size=3), st.sampled_from([(4, 4), (6, 8), (15, 16), (1, 32), (9, 2)]), st.floats(3, 500),
       st.text(max_size=30))  # fmt: skip
def test_any_score_gives_a_valid_plan_or_says_why_not(
    tracks: list[Track], meter: tuple[int, int], bpm: float, title: str
):
    bar = Meter(0, *meter)
    bars = -(-max((n.end_tick for t in tracks for n in t.notes), default=1) // bar.bar_ticks)
    score = Score(title, bars * bar.bar_ticks, (Tempo(0, bpm),), (bar,), (Key(0, 0, "major"),), tracks=tuple(tracks))
    try:
        plan = plan_of(reading_of(score, known=()))
    except BadInput:
        assert not any(t.notes for t in tracks)
        return
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    to_controls(plan)


@pytest.mark.slow
def test_a_piece_is_composed_from_the_plan_of_a_sketch(tmp_path: Path):
    from scoresmith import compose

    source = piece("jig")
    plan: Plan = plan_of_file(stripped(source, tmp_path))
    composed = compose(plan, seed=3)
    assert composed.score.end_tick == source.end_tick
    assert {t.role for t in composed.score.tracks} == {t.role for t in source.tracks if t.notes}
    path = tmp_path / "again.mid"
    path.write_bytes(midi_bytes(composed.score))
    again = plan_of(replace(read_midi(path), title=source.title))
    assert [s.chords for s in again.sections] == [s.chords for s in plan.sections]
