"""Spelling: keys of every kind, leading tones, chromatic lines, chords, and pieces without a key."""

import importlib.util
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.spelling import Spelling, key_fifths, spell, spell_chord, spell_key, spelling_at
from symbolic.theory import CHORD_QUALITIES, MODES, PARENT_MODE

ROOT = Path(__file__).resolve().parents[2]


def module_at(path: str) -> ModuleType:
    """A module of the repository that no package holds."""
    name = "at_" + path.replace("/", "_").removesuffix(".py")
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


pieces = module_at("tests/delivery/pieces.py")


def name(spelling: Spelling | None) -> str:
    assert spelling is not None
    return spelling.step + ("#" * spelling.alter if spelling.alter > 0 else "b" * -spelling.alter)


def score_of(pitches: list[int], key: Key, chords: list[Chord] | None = None, quarter: int = 480) -> Score:
    """Quarter notes, each with its chord."""
    end = -(-len(pitches) // 4) * 1920
    notes = tuple(Note(i * quarter, pitch, quarter) for i, pitch in enumerate(pitches))
    spans = tuple(ChordSpan(i * quarter, quarter, chord) for i, chord in enumerate(chords or []))
    track = Track(Role.MELODY, "Melody", 0, notes)
    return Score("", end, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (key,), spans, (), (track,))


def names(pitches: list[int], key: Key, chords: list[Chord] | None = None) -> list[str]:
    return [name(s) for s in spell(score_of(pitches, key, chords))[0]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("tonic", range(12))
def test_the_scale_of_every_key_has_one_name_a_step_and_fits_the_signature(tonic: int, mode: str):
    key = Key(0, tonic, mode)
    sharps = key_fifths(key)
    in_signature = {name(spelling_at(place)) for place in range(sharps - 1, sharps + 6)}
    scale = MODES[mode]
    up = [48 + tonic + step for step in scale] + [60 + tonic]
    found = names([*up, *reversed(up), *up], key)
    assert len({n[0] for n in found}) == len(scale)
    raised = {found[-2]} if mode == "harmonic minor" else set()
    assert set(found) - raised <= in_signature
    assert -6 <= sharps <= 6
    assert spell_key(key)[1] not in PARENT_MODE


@pytest.mark.parametrize(("tonic", "mode", "sharps", "expected"), [
    (1, "major", 7, "C# D# E# F# G# A# B# C#"),
    (1, "major", None, "Db Eb F Gb Ab Bb C Db"),
    (8, "minor", -7, "Ab Bb Cb Db Eb Fb Gb Ab"),
    (8, "minor", None, "G# A# B C# D# E F# G#"),
    (10, "minor", 7, "A# B# C# D# E# F# G# A#"),
    (11, "major", -7, "Cb Db Eb Fb Gb Ab Bb Cb"),
    (6, "major", -6, "Gb Ab Bb Cb Db Eb F Gb"),
    (1, "gong", 7, "C# D# E# G# A# C#"),
    (10, "yu", None, "Bb Db Eb F Ab Bb"),
    (6, "yu", None, "F# A B C# E F#"),
    (2, "shang", None, "D E G A C D"),
    (4, "phrygian", None, "E F G A B C D E"),
    (5, "lydian", None, "F G A B C D E F"),
])  # fmt: skip
def test_keys_by_name(tonic: int, mode: str, sharps: int | None, expected: str):
    pitches = [60 + tonic + step for step in (*MODES[mode], 12)]
    score = score_of([*pitches, *reversed(pitches)], Key(0, tonic, mode))
    found = [name(s) for s in spell(score, None if sharps is None else [sharps])[0]]
    assert " ".join(found[: len(pitches)]) == expected


def test_leading_tones_are_raised():
    assert names([69, 71, 72, 74, 76, 77, 80, 81, 80, 81, 76, 69], Key(0, 9, "minor"))[6:9] == ["G#", "A", "G#"]
    assert names([62, 64, 65, 67, 69, 70, 73, 74, 73, 74, 69, 62], Key(0, 2, "minor"))[6:9] == ["C#", "D", "C#"]
    c_minor = names([60, 62, 63, 65, 67, 68, 71, 72, 71, 72, 67, 66, 67, 60], Key(0, 0, "minor"))
    assert c_minor == ["C", "D", "Eb", "F", "G", "Ab", "B", "C", "B", "C", "G", "F#", "G", "C"]


def test_a_chromatic_line_is_sharp_upwards_and_flat_downwards():
    around = [60, 64, 67, 72, 67, 64]
    up = names([*around, 60, 61, 62, 63, 64, *around], Key(0, 0, "major"))[6:11]
    down = names([*around, 72, 71, 70, 69, 68, 67, *around], Key(0, 0, "major"))[6:12]
    assert up == ["C", "C#", "D", "D#", "E"]
    assert down == ["C", "B", "Bb", "A", "Ab", "G"]


def test_the_chord_decides():
    tonic = Chord(0, "")
    steps, before = [72, 71, 67, 68, 67, 64, 60, 60], [tonic] * 3
    lowered = names(steps, Key(0, 0, "major"), [*before, Chord(5, "m"), *[tonic] * 4])
    raised = names(steps, Key(0, 0, "major"), [*before, Chord(4, "7"), *[tonic] * 4])
    assert (lowered[3], raised[3]) == ("Ab", "G#")


@pytest.mark.parametrize(("root", "quality", "bass", "key", "expected"), [
    (0, "", None, Key(0, 0, "major"), ("C", None)),
    (10, "", None, Key(0, 0, "major"), ("Bb", None)),
    (6, "m7b5", None, Key(0, 0, "major"), ("F#", None)),
    (8, "dim7", None, Key(0, 0, "major"), ("G#", None)),
    (8, "", None, Key(0, 0, "major"), ("Ab", None)),
    (4, "", 8, Key(0, 9, "minor"), ("E", "G#")),
    (5, "m", 8, Key(0, 0, "major"), ("F", "Ab")),
    (8, "", 0, Key(0, 1, "major"), ("Ab", "C")),
    (0, "7", 10, Key(0, 5, "major"), ("C", "Bb")),
])  # fmt: skip
def test_chord_names(root: int, quality: str, bass: int | None, key: Key, expected: tuple[str, str | None]):
    found_root, found_bass = spell_chord(Chord(root, quality, bass), key)
    assert (name(found_root), None if found_bass is None else name(found_bass)) == expected


def test_chord_names_follow_a_given_signature():
    assert name(spell_chord(Chord(1, ""), Key(0, 1, "major"), 7)[0]) == "C#"
    assert name(spell_chord(Chord(8, "", 0), Key(0, 1, "major"), 7)[1]) == "B#"
    assert name(spell_chord(Chord(3, "m"), Key(0, 8, "minor"), -7)[0]) == "Eb"


@pytest.mark.parametrize("quality", [q for q in CHORD_QUALITIES if q != "N"])
def test_every_chord_has_a_name_of_its_pitch(quality: str):
    for root in range(12):
        for bass in range(12):
            chord = Chord(root, quality, bass)
            for tonic in range(12):
                for found, pitch in zip(spell_chord(chord, Key(0, tonic, "minor")), (root, bass), strict=True):
                    assert found is not None
                    assert found.fifths * 7 % 12 == pitch
                    assert abs(found.alter) <= 2


@pytest.mark.parametrize("title", pieces.NAMES)
def test_every_note_of_a_piece_has_a_name_of_its_pitch(title: str):
    score = pieces.piece(title)
    found = spell(score)
    for track, spellings in zip(score.tracks, found, strict=True):
        if track.role is Role.DRUMS:
            assert spellings == ()
            continue
        assert len(spellings) == len(track.notes)
        for note, spelling in zip(track.notes, spellings, strict=True):
            assert spelling.fifths * 7 % 12 == note.pitch % 12
            assert abs(spelling.alter) <= 2


def test_a_piece_in_seven_sharps():
    score = pieces.piece("seven_sharps")
    plain = {name(s) for names_ in spell(replace(score, keys=(Key(0, 1, "major"),))) for s in names_}
    seven = {name(s) for names_ in spell(score) for s in names_}
    assert spell(score) == spell(replace(score, keys=(Key(0, 1, "major"),)), [7])
    assert plain <= {"Db", "Eb", "F", "Gb", "Ab", "Bb", "C"}
    assert {"E#", "B#"} & seven
    assert seven <= {"C#", "D#", "E#", "F#", "G#", "A#", "B#"}


def test_a_piece_without_a_key_takes_the_signature_of_its_notes():
    flat = [63, 65, 67, 68, 70, 72, 74, 75, 74, 72, 70, 68, 67, 65, 63, 63]
    assert {name(s) for s in spell(score_of(flat, Key(0, 0, "major")))[0]} == {"Eb", "F", "G", "Ab", "Bb", "C", "D"}
    sharp = [pitch + 1 for pitch in flat]
    assert "G#" in {name(s) for s in spell(score_of(sharp, Key(0, 0, "major")))[0]}


def test_nothing_to_spell():
    empty = score_of([], Key(0, 0, "major"))
    assert spell(empty) == ((),)
    drums = Track(Role.DRUMS, "Drums", 0, (Note(0, 36, 120),))
    assert spell(Score("", 1920, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=(drums,))) == (
        (),
    )


def test_many_notes_are_spelled_in_little_time_and_memory():
    pitches = [60 + (7 * i) % 12 for i in range(45_000)]
    score = score_of(pitches, Key(0, 2, "major"))
    start_s = time.process_time()
    found = spell(score)[0]
    assert time.process_time() - start_s < 3.0
    assert all(s.fifths * 7 % 12 == p % 12 for s, p in zip(found, pitches, strict=True))


def bench() -> ModuleType:
    return module_at("benchmarks/spelling.py")


def hits_of(paths: list[Path]):
    module = bench()
    hits = module.Hits()
    for path in paths:
        module.measure(hits, path)
    return hits


def test_chorales_are_spelled_as_bach_did():
    pytest.importorskip("music21")
    paths = [path for path, is_first in bench().chorales(None) if not is_first][::24]
    hits = hits_of(paths)
    assert hits.notes > 1_500
    assert hits.right / hits.notes >= 0.995
    assert hits.right_without_key / hits.notes >= 0.99
    assert hits.by_key_alone < hits.right


@pytest.mark.data
def test_lead_sheets_are_spelled_as_in_their_source(data_folder: Path):
    paths = [path for path, is_first in bench().lead_sheets(data_folder) if not is_first][::12]
    hits = hits_of(paths)
    assert hits.notes > 1_500
    assert hits.right / hits.notes >= 0.98
    assert hits.right_without_chords / hits.notes >= 0.98
    assert hits.right_without_key / hits.notes >= 0.98
