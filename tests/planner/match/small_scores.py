"""Small scores to match with texts: a melody over chords, bass and drums, or some of these."""

from __future__ import annotations

from symbolic.score import TICKS_PER_QUARTER, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.theory import MODES

BEAT = TICKS_PER_QUARTER
TUNE = (0, 2, 4, 2, 5, 4, 2, 1)
DEGREES = (0, 3, 4, 0)


def band(
    *, bpm: float = 100, mode: str = "major", tonic: int = 0, meter: tuple[int, int] = (4, 4), bars: int = 8,
    lead: int = 0, chords: int | None = 0, bass: int | None = 33, drums: bool = True, busy: int = 1, velocity: int = 80,
) -> Score:  # fmt: skip
    """A piece of ``bars`` bars; the melody has ``busy`` notes a quarter, a program of None leaves a role out."""
    scale = MODES[mode]
    bar_ticks = Meter(0, *meter).bar_ticks
    step = BEAT // busy
    pitch = [60 + tonic + scale[d % 7] + 12 * (d // 7) for d in TUNE]
    end = bars * bar_ticks
    melody = [Note(t, pitch[i % len(pitch)] + 12, step, velocity) for i, t in enumerate(range(0, end, step))]
    harmony, low, beats = [], [], []
    for bar in range(bars):
        root = DEGREES[bar % 4]
        tones = [48 + tonic + scale[(root + d) % 7] + 12 * ((root + d) // 7) for d in (0, 2, 4)]
        harmony += [Note(bar * bar_ticks, p, bar_ticks, velocity) for p in tones]
        low += [Note(t, tones[0] - 12, BEAT, velocity) for t in range(bar * bar_ticks, (bar + 1) * bar_ticks, BEAT)]
        for number, t in enumerate(range(bar * bar_ticks, (bar + 1) * bar_ticks, BEAT)):
            beats += [Note(t, 42, 40, velocity), Note(t, 38 if number % 2 else 36, 40, velocity)]
    tracks = [Track(Role.MELODY, "lead", lead, tuple(melody))]
    tracks += [Track(Role.CHORDS, "chords", chords, tuple(sorted(harmony)))] if chords is not None else []
    tracks += [Track(Role.BASS, "bass", bass, tuple(low))] if bass is not None else []
    tracks += [Track(Role.DRUMS, "drums", 0, tuple(sorted(beats)))] if drums else []
    return Score("test", end, (Tempo(0, bpm),), (Meter(0, *meter),), (Key(0, tonic, mode),), tracks=tuple(tracks))


def solo(lead: int, **options: object) -> Score:
    """A melody alone."""
    return band(lead=lead, chords=None, bass=None, drums=False, **options)  # type: ignore[arg-type]
