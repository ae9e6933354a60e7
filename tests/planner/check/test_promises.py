from __future__ import annotations

import json
from dataclasses import replace

import pytest

from planner.check import CHECKS, Report, check, report_dict
from planner.plan import Plan, PlannedChord, PlannedRole, PlannedSection
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.theory import CHORD_QUALITIES, parse_chord

BAR = 1920
PROGRESSION = ("C", "F", "Dm7", "G7", "C/E", "F", "G", "C")
ROLES = (Role.MELODY, Role.CHORDS, Role.BASS, Role.DRUMS)
PROGRAMS = {Role.MELODY: 73, Role.CHORDS: 0, Role.BASS: 33, Role.DRUMS: 0}


def section(name: str, energy: float, roles: tuple[Role, ...]) -> PlannedSection:
    chords = tuple((PlannedChord(parse_chord(symbol), 4),) for symbol in PROGRESSION)
    material = "state" if Role.MELODY in roles else "none"
    return PlannedSection(name, "verse", "A", energy, roles, chords, material=material)


def plan() -> Plan:
    return Plan(
        title="t", prompt="p", language="en", use="song", style="pop", mood="calm", valence=0.0, arousal=0.0,
        tempo_bpm=100.0, meter=Meter(0, 4, 4), tonic=0, mode="major",
        roles=tuple(PlannedRole(role, role.value, PROGRAMS[role]) for role in ROLES),
        sections=(
            section("Intro", 0.2, (Role.CHORDS, Role.BASS)),
            section("Verse", 0.5, (Role.MELODY, Role.CHORDS, Role.BASS)),
            section("Chorus", 0.9, ROLES),
        ),
    )  # fmt: skip


def score() -> Score:
    """What the plan asks for: block chords, roots in the bass, a melody of chord tones with rests, a backbeat."""
    rows: dict[Role, list[Note]] = {role: [] for role in ROLES}
    spans = []
    for bar in range(24):
        chord = parse_chord(PROGRESSION[bar % 8])
        spans.append(ChordSpan(bar * BAR, BAR, chord))
        tones = [60 + (chord.root + interval) % 12 for interval in CHORD_QUALITIES[chord.quality]]
        rows[Role.CHORDS] += [Note(bar * BAR, pitch, BAR) for pitch in tones]
        low = chord.root if chord.bass is None else chord.bass
        rows[Role.BASS] += [Note(bar * BAR, 36 + low, BAR)]
        if bar >= 8:
            rows[Role.MELODY] += [Note(bar * BAR + beat * 480, 12 + tones[beat], 480) for beat in range(3)]
        if bar >= 16:
            rows[Role.DRUMS] += [Note(bar * BAR + beat * 480, (36, 38)[beat % 2], 40, 100) for beat in range(4)]
    return Score(
        title="t", end_tick=24 * BAR, tempos=(Tempo(0, 100.0),), meters=(Meter(0, 4, 4),), keys=(Key(0, 0, "major"),),
        chords=tuple(spans),
        sections=tuple(
            Section(s.name, s.kind, s.letter, 8 * i, 8, s.energy) for i, s in enumerate(plan().sections)
        ),
        tracks=tuple(Track(role, role.value, PROGRAMS[role], tuple(sorted(rows[role]))) for role in ROLES),
    )  # fmt: skip


def with_notes(role: Role, notes: tuple[Note, ...]) -> Score:
    good = score()
    tracks = tuple(replace(t, notes=tuple(sorted(notes))) if t.role is role else t for t in good.tracks)
    return replace(good, tracks=tracks)


def notes_of(role: Role) -> tuple[Note, ...]:
    track = score().track(role)
    assert track is not None
    return track.notes


def broken(report: Report) -> set[str]:
    return {promise.name for promise in report.promises if not promise.kept}


def test_a_score_that_does_what_the_plan_says_keeps_every_promise():
    report = check(score(), plan())
    assert broken(report) == set()
    assert report.kept
    assert report.broken_cells == set()
    assert len(report.promises) == len(CHECKS)


def moved(role: Role, semitones: int) -> Score:
    return with_notes(role, tuple(replace(n, pitch=n.pitch + semitones) for n in notes_of(role)))


def legato(note: Note) -> Note:
    return replace(note, duration_tick=960) if note.onset_tick % BAR == 960 else note


def fading() -> Score:
    """The same notes, loud in the intro and faint after it."""
    tracks = tuple(
        replace(t, notes=tuple(replace(n, velocity=120 if n.onset_tick < 8 * BAR else 20) for n in t.notes))
        for t in score().tracks
    )
    return replace(score(), tracks=tracks)


FAULTS = {
    "tempo": lambda: replace(score(), tempos=(Tempo(0, 104.0),)),
    "meter": lambda: replace(score(), meters=(Meter(0, 2, 4),)),
    "key": lambda: replace(score(), keys=(Key(0, 9, "minor"),)),
    "duration": lambda: replace(score(), end_tick=26 * BAR),
    "bars": lambda: replace(score(), end_tick=25 * BAR),
    "sections": lambda: replace(score(), sections=score().sections[:2]),
    "instruments": lambda: replace(
        score(), tracks=(replace(score().tracks[0], program=40), *score().tracks[1:])
    ),
    "chord symbols": lambda: replace(
        score(), chords=(*score().chords[:5], replace(score().chords[5], chord=parse_chord("Fm")), *score().chords[6:])
    ),
    "roles play": lambda: with_notes(Role.BASS, tuple(n for n in notes_of(Role.BASS) if n.onset_tick != 3 * BAR)),
    "roles rest": lambda: with_notes(Role.DRUMS, (Note(0, 36, 40), *notes_of(Role.DRUMS))),
    "chord tones": lambda: moved(Role.CHORDS, 1),
    "bass roots": lambda: moved(Role.BASS, 7),
    "ranges": lambda: moved(Role.BASS, -12),
    "breath": lambda: with_notes(Role.MELODY, tuple(map(legato, notes_of(Role.MELODY)))),
    "ending": lambda: with_notes(Role.MELODY, (*notes_of(Role.MELODY)[:-1], Note(23 * BAR + 960, 74, 480))),
    "energy": fading,
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_broken_promise_is_found(name: str):
    assert name in broken(check(FAULTS[name](), plan()))


def test_the_key_is_heard_in_the_notes_not_read_from_the_file():
    up = replace(
        score(),
        tracks=tuple(
            t if t.role is Role.DRUMS else replace(t, notes=tuple(replace(n, pitch=n.pitch + 6) for n in t.notes))
            for t in score().tracks
        ),
    )
    found = next(p for p in check(up, plan()).promises if p.name == "heard key")
    assert not found.kept
    assert found.found in ("F# major", "Gb major")


def test_the_cells_to_write_again_are_where_the_fault_is():
    silent = check(FAULTS["roles play"](), plan())
    assert silent.broken_cells == {(Role.BASS, 3)}
    off = tuple(replace(n, pitch=n.pitch + 1) if n.onset_tick == 5 * BAR else n for n in notes_of(Role.CHORDS))
    assert check(with_notes(Role.CHORDS, off), plan()).broken_cells == {(Role.CHORDS, 5)}


def test_a_melody_may_rest_for_a_bar_or_two():
    rested = tuple(n for n in notes_of(Role.MELODY) if not 9 * BAR <= n.onset_tick < 11 * BAR)
    assert "roles play" not in broken(check(with_notes(Role.MELODY, rested), plan()))


def test_a_note_held_over_the_bar_line_sounds_in_the_next_bar():
    held = tuple(
        replace(n, duration_tick=2 * BAR) if n.onset_tick == 2 * BAR else n
        for n in notes_of(Role.BASS)
        if n.onset_tick != 3 * BAR
    )
    assert "roles play" not in broken(check(with_notes(Role.BASS, held), plan()))


def test_the_report_can_be_written_as_json_with_bars_from_one():
    written = json.loads(json.dumps(report_dict(check(FAULTS["roles play"](), plan()))))
    assert written["kept"] is False
    assert written["broken_cells"] == [["bass", 4]]
    play = next(p for p in written["promises"] if p["name"] == "roles play")
    assert play["bars"] == [4]
    assert set(play) == {
        "name", "kept", "told", "asked", "found", "bars", "value", "threshold", "bound", "unit", "method",
    }  # fmt: skip


def test_a_plan_in_a_chinese_mode_is_heard_by_its_signature():
    gong = replace(plan(), mode="gong")
    named = replace(score(), keys=(Key(0, 0, "gong"),))
    assert broken(check(named, gong)) == set()


@pytest.mark.parametrize("mode", ["major", "minor", "harmonic minor", "dorian", "gong", "yu"])
def test_an_empty_score_breaks_only_what_it_does_not_play(mode: str):
    empty = replace(score(), keys=(Key(0, 0, mode),), tracks=tuple(replace(t, notes=()) for t in score().tracks))
    assert broken(check(empty, replace(plan(), mode=mode))) == {"roles play"}


@pytest.mark.parametrize(
    ("mode", "kept"), [("major", True), ("gong", True), ("minor", False), ("lydian", False), ("mixolydian", False)]
)
def test_music_in_c_major_is_heard_as_such(mode: str, kept: bool):
    promises = check(score(), replace(plan(), mode=mode)).promises
    assert next(p.kept for p in promises if p.name == "heard key") is kept
