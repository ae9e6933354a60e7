"""A composed piece keeps its promises; broken by hand, it breaks the right ones in the right bars."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner import parse, plan_from_yaml
from planner.check import METHODS, Promise, check, report_dict
from planner.plan import PlannedSection
from scoresmith.composer import Piece, compose
from symbolic.score import Key, Meter, Note, Role, Score, Tempo
from symbolic.theory import transpose_chord
from symbolic.timing import bar_of, bar_starts

PROMPT = "a bright pop song in C major, 100 bpm, verse-chorus, 40 bars"
PLAN = Path(__file__).parent / "plans" / "forty_bars.yaml"
BAR = 1920
VERSE, CHORUS, SECOND_VERSE, SECOND_CHORUS = range(4, 12), range(12, 20), range(20, 28), range(28, 36)
ACCOMPANIMENT = (Role.CHORDS, Role.ARP, Role.PAD, Role.BASS)
PITCHED = (Role.MELODY, Role.COUNTER, *ACCOMPANIMENT)


@pytest.fixture(scope="module")
def piece() -> Piece:
    return compose(plan_from_yaml(PLAN.read_text(encoding="utf-8")), seed=3)


def edited(score: Score, roles: tuple[Role, ...], bars: range, change: Callable[[Note], Note | None]) -> Score:
    """The score with the notes of some roles in some bars changed, or taken away where None is given."""
    starts = bar_starts(score.meters, score.end_tick)
    tracks = []
    for track in score.tracks:
        notes = [
            change(note) if track.role in roles and bar_of(note.onset_tick, starts) in bars else note
            for note in track.notes
        ]
        tracks.append(replace(track, notes=tuple(sorted(note for note in notes if note is not None))))
    return replace(score, tracks=tuple(tracks))


def up(semitones: int) -> Callable[[Note], Note]:
    return lambda note: replace(note, pitch=note.pitch + semitones)


def later(ticks: int) -> Callable[[Note], Note]:
    return lambda note: replace(note, onset_tick=note.onset_tick + ticks)


def broken(piece: Piece, score: Score) -> dict[str, Promise]:
    return {promise.name: promise for promise in check(score, piece.plan, parse(f"{PROMPT}, no flute")).broken}


def everywhere(piece: Piece) -> range:
    return range(piece.plan.bars)


def test_the_piece_itself_is_as_these_tests_need_it(piece: Piece):
    materials = [section.material for section in piece.plan.sections]
    assert materials == ["none", "state", "contrast", "vary", "repeat", "none"]
    assert broken(piece, piece.score) == {}


def test_another_tempo_is_found_in_its_bar(piece: Piece):
    found = broken(piece, replace(piece.score, tempos=(Tempo(0, 100.0), Tempo(16 * BAR, 110.0))))
    assert found["tempo"].bars == (16,)
    assert found["tempo"].value == 110.0
    assert set(found) == {"tempo", "duration"}


def test_moved_into_another_key_it_is_heard_there(piece: Piece):
    found = broken(piece, edited(piece.score, PITCHED, everywhere(piece), up(2)))
    assert found["heard key"].found == "D major"
    assert {"heard key", "notes in key", "heard roots", "heard triads", "wrong chords", "chord tones"} <= set(found)


def test_one_section_moved_by_a_semitone_is_found_in_its_bars(piece: Piece):
    found = broken(piece, edited(piece.score, PITCHED, CHORUS, up(1)))
    for name in ("section keys", "notes in key", "wrong chords", "chord tones"):
        assert found[name].bars == tuple(CHORUS), name
    assert "heard key" not in found


def test_one_section_moved_to_the_dominant_is_found_in_its_bars(piece: Piece):
    found = broken(piece, edited(piece.score, PITCHED, CHORUS, up(-5)))
    assert set(found["wrong chords"].bars) <= set(CHORUS)
    assert len(found["wrong chords"].bars) >= 6


@pytest.mark.parametrize("role", [Role.MELODY, Role.BASS, Role.CHORDS, Role.DRUMS])
def test_a_part_that_is_left_out_is_missed_where_it_should_play(piece: Piece, role: Role):
    found = broken(piece, edited(piece.score, (role,), everywhere(piece), lambda note: None))
    active = [bar for section, first in sections(piece) if role in section.roles for bar in range(first, first + 8)]
    assert set(found["roles play"].bars) <= set(active)
    assert len(found["roles play"].bars) >= 0.9 * len([bar for bar in active if bar < 36])


def sections(piece: Piece) -> list[tuple[PlannedSection, int]]:
    firsts = [0, 4, 12, 20, 28, 36]
    return list(zip(piece.plan.sections, firsts, strict=True))


def test_a_repeat_that_is_transposed_is_none(piece: Piece):
    found = broken(piece, edited(piece.score, (Role.MELODY,), SECOND_CHORUS, up(3)))
    assert found["repeats"].bars == tuple(SECOND_CHORUS)
    assert found["repeats"].value == pytest.approx(2 / 3)  # rhythm and intervals are there, the pitches are not
    assert {cell[0] for cell in found["repeats"].cells} <= {Role.MELODY}


def test_a_repeat_in_another_key_is_one_if_it_moves_with_the_key(piece: Piece):
    chords = tuple(
        tuple(replace(planned, chord=transpose_chord(planned.chord, 2)) for planned in bar)
        for bar in piece.plan.sections[4].chords
    )
    lifted = replace(piece.plan.sections[4], tonic=2, mode="major", chords=chords)
    plan = replace(piece.plan, sections=(*piece.plan.sections[:4], lifted, piece.plan.sections[5]))
    score = edited(piece.score, PITCHED, SECOND_CHORUS, up(2))
    keys = (Key(0, 0, "major"), Key(28 * BAR, 2, "major"), Key(36 * BAR, 0, "major"))
    spans = tuple(
        replace(span, chord=transpose_chord(span.chord, 2)) if 28 * BAR <= span.onset_tick < 36 * BAR else span
        for span in score.chords
    )
    assert {p.name for p in check(replace(score, keys=keys, chords=spans), plan).broken} <= {"ranges"}
    stayed = {p.name: p for p in check(replace(piece.score, keys=keys, chords=spans), plan).broken}
    for name in ("section keys", "notes in key", "repeats"):
        assert stayed[name].bars, name
        assert set(stayed[name].bars) <= set(SECOND_CHORUS), name
    one_key = {p.name: p for p in check(score, plan).broken}
    assert one_key["key"].bars == tuple(SECOND_CHORUS)


def test_a_variation_with_another_rhythm_is_none(piece: Piece):
    whole = 8 * BAR
    start = SECOND_VERSE.start * BAR

    def reversed_(note: Note) -> Note:
        return replace(note, onset_tick=max(start, start + whole - (note.end_tick - start)))

    found = broken(piece, edited(piece.score, (Role.MELODY,), SECOND_VERSE, reversed_))
    assert found["variations"].bars == tuple(SECOND_VERSE)


def with_line(piece: Piece, source: range, target: range) -> Score:
    """The score with the melody of the source bars in the target bars."""
    melody = piece.score.track(Role.MELODY)
    assert melody is not None
    moved = [
        replace(n, onset_tick=n.onset_tick + (target.start - source.start) * BAR)
        for n in melody.notes
        if source.start * BAR <= n.onset_tick < source.stop * BAR
    ]
    kept = [n for n in melody.notes if not target.start * BAR <= n.onset_tick < target.stop * BAR]
    line = replace(melody, notes=tuple(sorted(kept + moved)))
    return replace(piece.score, tracks=tuple(line if t.role is Role.MELODY else t for t in piece.score.tracks))


def test_a_variation_that_is_a_copy_is_none(piece: Piece):
    found = broken(piece, with_line(piece, VERSE, SECOND_VERSE))
    assert found["variations"].bars == tuple(SECOND_VERSE)
    assert found["variations"].value == 1.0


def test_a_contrast_that_was_there_before_is_none(piece: Piece):
    found = broken(piece, with_line(piece, VERSE, CHORUS))
    assert found["contrasts"].bars == tuple(CHORUS)


def test_a_form_without_returns_is_found(piece: Piece):
    mixed = with_line(piece, VERSE, SECOND_CHORUS)
    melody = with_line(piece, CHORUS, SECOND_VERSE).track(Role.MELODY)
    assert melody is not None
    second = tuple(n for n in melody.notes if n.onset_tick // BAR in SECOND_VERSE)
    track = mixed.track(Role.MELODY)
    assert track is not None
    rest = tuple(n for n in track.notes if n.onset_tick // BAR not in SECOND_VERSE)
    line = replace(track, notes=tuple(sorted(rest + second)))
    score = replace(mixed, tracks=tuple(line if t.role is Role.MELODY else t for t in mixed.tracks))
    found = broken(piece, score)
    assert set(found["form"].bars) == {*SECOND_VERSE, *SECOND_CHORUS}


def test_two_bars_that_change_places_sound_the_wrong_chords(piece: Piece):
    score = edited(piece.score, ACCOMPANIMENT, range(16, 17), later(BAR))
    swapped = edited(piece.score, ACCOMPANIMENT, range(17, 18), later(-BAR))
    tracks = []
    for here, there, original in zip(score.tracks, swapped.tracks, piece.score.tracks, strict=True):
        still = [n for n in original.notes if original.role not in ACCOMPANIMENT or n.onset_tick // BAR not in (16, 17)]
        moved = [n for n in here.notes if n not in original.notes] + [n for n in there.notes if n not in original.notes]
        tracks.append(replace(original, notes=tuple(sorted(still + moved))))
    found = broken(piece, replace(piece.score, tracks=tuple(tracks)))
    assert found["wrong chords"].bars == (16, 17)
    assert {bar for _, bar in found["wrong chords"].cells} == {16, 17}


def test_major_thirds_made_minor_are_heard_as_other_triads(piece: Piece):
    spans = piece.score.chords

    def flat(note: Note) -> Note:
        chord = next(s.chord for s in reversed(spans) if s.onset_tick <= note.onset_tick)
        return replace(note, pitch=note.pitch - 1) if (note.pitch - chord.root) % 12 == 4 else note

    found = broken(piece, edited(piece.score, (Role.CHORDS, Role.ARP, Role.PAD), everywhere(piece), flat))
    assert "heard triads" in found
    assert "heard roots" not in found


def test_loud_where_it_should_be_soft_breaks_the_energy(piece: Piece):
    def faint(note: Note) -> Note | None:
        return replace(note, velocity=1)

    found = broken(piece, edited(piece.score, tuple(Role), range(12, 40), faint))
    assert set(found) == {"energy", "energy by bar"}
    assert set(found["energy"].bars) >= set(range(4))  # the intro is now louder than almost all


def test_what_was_asked_away_must_not_play(piece: Piece):
    flute = tuple(replace(t, program=73) if t.role is Role.MELODY else t for t in piece.score.tracks)
    found = broken(piece, replace(piece.score, tracks=flute))
    assert found["negations"].found == "Flute"
    assert {"negations", "instruments"} <= set(found)
    planned = tuple(replace(r, program=73) if r.role is Role.MELODY else r for r in piece.plan.roles)
    plan = replace(piece.plan, roles=planned)
    told = {p.name for p in check(replace(piece.score, tracks=flute), plan, parse(f"{PROMPT}, no flute")).broken}
    assert "negations" in told  # although the plan has it: the brief has not


def test_without_a_bass_the_chords_are_not_told_by_ear(piece: Piece):
    score = edited(piece.score, (Role.BASS,), everywhere(piece), lambda note: None)
    heard = {p.name: p for p in check(score, piece.plan).promises}
    assert heard["heard roots"].kept
    assert not heard["heard roots"].told


def test_every_promise_says_how_it_is_measured(piece: Piece):
    names = [promise.name for promise in piece.report.promises]
    assert names == list(dict.fromkeys(names))
    assert set(names) == set(METHODS)
    for promise in piece.report.promises:
        assert METHODS[promise.name].text
        if promise.threshold is not None and promise.value is not None:
            bound = METHODS[promise.name].bound
            holds = {"at least": promise.value >= promise.threshold, "at most": promise.value <= promise.threshold}
            assert promise.kept is holds.get(bound, True), promise.name


@pytest.mark.parametrize("sections", [1, 3, 6])
@pytest.mark.parametrize("meter", [(3, 4), (7, 8)])
def test_a_score_can_be_checked_against_any_plan(piece: Piece, sections: int, meter: tuple[int, int]):
    plan = replace(piece.plan, sections=piece.plan.sections[:sections], meter=Meter(0, *meter), tonic=6, mode="locrian")
    start = edited(piece.score, tuple(Role), range(3, piece.plan.bars), lambda note: None)
    for score in (piece.score, replace(piece.score, tracks=()), replace(start, end_tick=3 * BAR)):
        found = check(score, plan, parse(PROMPT))
        assert not found.kept
        json.dumps(report_dict(found))
