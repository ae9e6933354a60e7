"""The note detector finds the notes of a stem, and only those."""

import numpy as np
import pytest

from audio_refine.fidelity import note_recall
from render.soundfont import find_soundfonts
from render.synth import render_stem
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.timing import tick_to_seconds

RATE_HZ = 44_100
WRONG_STEPS = (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6)


def plucked(notes_s: list[tuple[float, int]], seconds: float) -> np.ndarray:
    """Decaying harmonic tones."""
    audio = np.zeros(round(seconds * RATE_HZ), np.float32)
    for onset_s, pitch in notes_s:
        start = round(onset_s * RATE_HZ)
        time_s = np.arange(len(audio) - start) / RATE_HZ
        for harmonic in range(1, 6):
            tone = np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * harmonic * time_s)
            audio[start:] += (0.2 / harmonic * np.exp(-time_s * 6) * tone).astype(np.float32)
    return audio


def test_notes_that_sound_are_found_and_others_are_not() -> None:
    notes = [(0.1, 60), (0.6, 64), (1.1, 43), (1.6, 79), (1.6, 72)]
    audio = plucked(notes, 2.5)
    assert note_recall(audio, RATE_HZ, notes) == 1.0
    assert note_recall(audio, RATE_HZ, [(onset, pitch + 1) for onset, pitch in notes]) == 0.0
    assert note_recall(audio, RATE_HZ, [(onset + 0.2, pitch) for onset, pitch in notes]) == 0.0
    assert note_recall(np.stack([audio, audio], axis=1), RATE_HZ, notes[:2]) == 1.0


def test_silence_holds_no_note() -> None:
    assert note_recall(np.zeros(RATE_HZ, np.float32), RATE_HZ, [(0.1, 60)]) == 0.0
    assert note_recall(np.zeros(RATE_HZ, np.float32), RATE_HZ, []) == 1.0


@pytest.mark.engine
@pytest.mark.parametrize(("role", "program", "low"), [(Role.CHORDS, 0, 52), (Role.MELODY, 24, 60), (Role.BASS, 33, 30)])
def test_a_stem_holds_its_notes(role: Role, program: int, low: int) -> None:
    fonts = find_soundfonts()
    if not fonts:
        pytest.skip("no sound font")
    draw = np.random.default_rng(5)
    notes = tuple(Note(i * 480, low + int(draw.integers(0, 18)), 400, 90) for i in range(32))
    track = Track(role, "Line", program, notes)
    score = Score("Line", 8 * 1920, (Tempo(0, 110.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), tracks=(track,))
    audio = render_stem(track, score, fonts[0], RATE_HZ)
    right = [(tick_to_seconds(n.onset_tick, score.tempos), n.pitch) for n in notes]
    wrong = [(onset_s, pitch + int(draw.choice(WRONG_STEPS))) for onset_s, pitch in right]
    assert note_recall(audio, RATE_HZ, right) >= 0.95
    assert note_recall(audio, RATE_HZ, wrong) <= 0.2
