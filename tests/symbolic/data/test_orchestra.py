from __future__ import annotations

from pathlib import Path

import pytest

from symbolic.data.hauptstimme import aligned, read_hauptstimme, tempo_breaks
from symbolic.data.midi import RawTrack
from symbolic.data.orchestra import STACK, Figure, Part, bar_roles, doubles, figure_of, hold_tremolo, orchestral_parts
from symbolic.grammar import RULES
from symbolic.grid import cells_of
from symbolic.score import Note, Role, Tempo
from symbolic.theory import chord_symbol, parse_chord
from tests.symbolic.data.test_readers import Row, write_midi

BAR = 1920
LEAD = tuple(Note(i * 480, p, 480) for i, p in enumerate((76, 77, 79, 77)))
OCTAVE_BELOW = tuple(Note(n.onset_tick, n.pitch - 12, n.duration_tick) for n in LEAD)
SECOND = tuple(Note(i * 240, p, 240) for i, p in enumerate((60, 62, 64, 65, 64, 62, 60, 59)))
HELD = (Note(0, 55, BAR),)
REPEATED = tuple(Note(i * 240, 64, 240) for i in range(8))
BROKEN = tuple(Note(i * 240, (48, 55, 64, 55)[i % 4], 240) for i in range(8))
LOW = (Note(0, 36, 960), Note(960, 43, 960))


def test_quick_strokes_on_one_pitch_are_one_held_note():
    strokes = [Note(i * 60, 62, 58) for i in range(16)]
    assert hold_tremolo(strokes) == [Note(0, 62, 15 * 60 + 58)]
    sixteenths = [Note(i * 120, 62, 118) for i in range(8)]
    assert hold_tremolo(sixteenths) == sixteenths
    assert hold_tremolo(strokes[:3]) == strokes[:3]


@pytest.mark.parametrize(
    ("notes", "figure"),
    [
        (HELD, Figure.HELD),
        (REPEATED, Figure.STRUCK),
        ((Note(0, 60, 120), Note(0, 64, 120), Note(960, 60, 120), Note(960, 65, 120)), Figure.STRUCK),
        (BROKEN, Figure.BROKEN),
        (SECOND, Figure.LINE),
    ],
)
def test_figures(notes: tuple[Note, ...], figure: Figure):
    assert figure_of(notes, BAR) is figure


def test_a_double_in_another_octave_is_a_double():
    assert doubles(OCTAVE_BELOW, LEAD)
    assert not doubles(SECOND, LEAD)


def test_the_roles_of_a_bar():
    parts = [Part(i, n) for i, n in enumerate((OCTAVE_BELOW, LEAD, SECOND, HELD, REPEATED, BROKEN, LOW))]
    roles = bar_roles(parts, LEAD, {6}, BAR)
    assert {role: indices for role, (indices, _) in roles.items()} == {
        Role.MELODY: [0, 1], Role.BASS: [6], Role.COUNTER: [2], Role.ARP: [5], Role.PAD: [3], Role.CHORDS: [4],
    }  # fmt: skip
    assert roles[Role.COUNTER][1] == list(SECOND)


def test_without_a_leading_line_the_most_melodic_part_leads():
    roles = bar_roles([Part(0, HELD), Part(1, SECOND)], (), set(), BAR)
    assert roles[Role.MELODY] == ([1], list(SECOND))
    assert Role.COUNTER not in roles


def test_no_role_has_more_notes_at_an_onset_than_the_grammar_allows():
    assert {role: RULES[role].stack for role in STACK} == dict(STACK)
    chord = tuple(Note(0, p, BAR) for p in (48, 52, 55, 60, 64, 67, 72))
    tracks = [RawTrack("Horn 1", 60, False, chord), RawTrack("Violin 1", 40, False, LEAD)]
    parts = orchestral_parts(tracks, LEAD, [0, BAR])
    assert [n.pitch for n in parts[Role.PAD][1]] == [60, 64, 67, 72]


def test_drums_of_an_orchestra_are_left_out():
    tracks = [RawTrack("Timpani", 47, False, LOW), RawTrack("Cymbals", 48, False, REPEATED)]
    assert orchestral_parts(tracks, (), [0, BAR]) == {}


def test_the_leading_line_is_found_through_a_written_out_repeat():
    line = [Note(i * 480, 60 + (i * 7) % 23, 480) for i in range(64)]
    first, rest = line[:32], line[32:]
    again = [Note(n.onset_tick + 8 * 960 * 2, n.pitch, 480) for n in first]
    later = [Note(n.onset_tick + 8 * 960 * 2, n.pitch, 480) for n in rest]
    played = [*first, *again, *later]
    starts = list(range(0, 49 * 960, 960))
    found = aligned(line, played, starts)
    assert found == played


def test_a_line_that_nobody_plays_is_not_taken():
    line = [Note(i * 480, 90 + i % 3, 480) for i in range(32)]
    played = [Note(i * 480, 40, 480) for i in range(32)]
    assert aligned(line, played, list(range(0, 9 * BAR, BAR))) == []


def test_a_lasting_change_of_tempo_is_a_break():
    tempos = [Tempo(0, 60), Tempo(BAR * 4, 50), Tempo(BAR * 10, 140), Tempo(BAR * 30, 40), Tempo(BAR * 31, 140)]
    assert tempo_breaks(tempos) == [BAR * 10]


def test_a_movement_gets_its_roles_chords_and_bars(tmp_path: Path):
    names = ["C", "F", "G", "C"] * 3
    bass, viola, second, violin = [], [], [], []
    for bar, name in enumerate(names):
        root, tick = parse_chord(name).root, bar * BAR
        bass.append(Note(tick, 36 + root, BAR))
        viola += [Note(tick, 48 + (root + 4) % 12, BAR)]
        second += [Note(tick + i * 240, 60 + (root + 7) % 12, 240) for i in range(8)]
        violin += [Note(tick + i * 480, 72 + (root + i * 2) % 12, 480) for i in range(4)]
    rows: list[Row] = [
        ("Violin 1", 0, 40, violin), ("Flute 1", 1, 73, [Note(n.onset_tick, n.pitch + 12, 480) for n in violin]),
        ("Violin 2", 2, 40, second), ("Viola", 3, 41, viola), ("Contrabass", 4, 43, bass), ("Timpani", 5, 47, bass),
    ]  # fmt: skip
    folder = tmp_path / "hauptstimme"
    write_midi(folder / "Beach,_Amy__Symphony__1.mid", rows)
    write_midi(folder / "Beach,_Amy__Symphony__1_melody.mid", [("Melody Score", 0, 48, violin)])
    (work,) = read_hauptstimme(tmp_path)
    assert (work.work_id, work.split) == ("hauptstimme/Beach,_Amy__Symphony__1", "dev")
    tracks = {t.role: list(t.notes) for t in work.score.tracks}
    assert tracks == {Role.MELODY: violin, Role.CHORDS: second, Role.PAD: viola, Role.BASS: bass}
    assert len(cells_of(work.score)) == 4 * len(names)
    assert [chord_symbol(c.chord) for c in work.score.chords] == ["C", "F", "G", "C", "F", "G", "C", "F", "G", "C"]
