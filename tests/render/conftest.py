"""Scores made by hand, and a small synthesizer font that is always there."""

from collections.abc import Iterator

import pytest

from render.soundfont import SoundFont, find_soundfonts
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track

BAR = 1920
SONG_CHORDS = ((9, "m", (57, 60, 64)), (5, "", (53, 57, 60)), (0, "", (55, 60, 64)), (7, "", (55, 59, 62)))
TUNE = (76, 74, 72, 74, 76, 79, 76, 72)


def song(bars: int) -> Score:
    """A song of four chords with five roles at 96 BPM: a quiet first half and a loud second half."""
    half = max(bars // 2, 1)
    spans, chords, pad, bass, melody, drums = [], [], [], [], [], []
    for bar in range(bars):
        start = bar * BAR
        root, quality, voicing = SONG_CHORDS[bar % 4]
        spans.append(ChordSpan(start, BAR, Chord(root, quality)))
        chords += [Note(start + beat * 480, pitch, 440) for beat in range(4) for pitch in voicing]
        pad += [Note(start, pitch, BAR) for pitch in voicing]
        bass += [Note(start + beat * 240, 33 + (root - 9) % 12, 200) for beat in range(8)]
        melody += [Note(start + i * 240, pitch, 200) for i, pitch in enumerate(TUNE[bar % 8 :] + TUNE[: bar % 8])]
        drums += [Note(start + i * 240, 42, 120) for i in range(8)]
        drums += [Note(start + i * 960, 36, 120) for i in range(2)] + [
            Note(start + 480 + i * 960, 38, 120) for i in range(2)
        ]
    sections = (Section("Verse", "verse", "A", 0, half, 0.2), Section("Chorus", "chorus", "B", half, bars - half, 0.9))
    parts = (
        (Role.MELODY, "Flute", 73, melody),
        (Role.CHORDS, "Piano", 0, chords),
        (Role.BASS, "Bass", 33, bass),
        (Role.PAD, "Pad", 89, pad),
        (Role.DRUMS, "Drums", 0, drums),
    )
    return Score(
        title="Song",
        end_tick=bars * BAR,
        tempos=(Tempo(0, 96.0),),
        meters=(Meter(0, 4, 4),),
        keys=(Key(0, 9, "minor"),),
        chords=tuple(spans),
        sections=sections if bars > 1 else (),
        tracks=tuple(Track(role, name, program, tuple(sorted(notes))) for role, name, program, notes in parts),
    )


@pytest.fixture(scope="session")
def short_song() -> Score:
    return song(4)


@pytest.fixture(scope="session")
def long_song() -> Score:
    return song(24)


@pytest.fixture(scope="session")
def soundfont() -> SoundFont:
    fonts = find_soundfonts()
    if not fonts:
        pytest.skip("no sound font")
    return fonts[0]


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Measured loudness is kept in a folder of the tests, not in that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
