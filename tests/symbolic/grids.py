"""Small Controls and works to test with."""

from __future__ import annotations

import numpy as np

from symbolic.controls import BarControls, CellControls, Controls
from symbolic.encode import EncodedWork, encode_score
from symbolic.grid import Cell
from symbolic.score import ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.theory import parse_chord


def controls(bars: int = 4, meter: tuple[int, int] = (4, 4), **cells: CellControls) -> Controls:
    """Controls of a piece in A minor with one chord a bar; ``cells`` gives each role's Controls for every bar."""
    signature = Meter(0, *meter)
    ticks = signature.bar_ticks
    names = ("Am", "F", "C", "E7")
    rows = tuple(
        BarControls(
            start_tick=bar * ticks,
            meter=signature,
            key=Key(0, 9, "minor"),
            section="verse",
            bar_in_section=bar,
            section_bars=bars,
            chords=(ChordSpan(bar * ticks, ticks, parse_chord(names[bar % 4])),),
            energy=0.5,
            phrase_end=bar % 4 == 3,
            section_end=bar == bars - 1,
            final=bar == bars - 1,
        )
        for bar in range(bars)
    )
    grid: dict[Cell, CellControls] = {(Role(name), bar): cell for name, cell in cells.items() for bar in range(bars)}
    programs = {Role(name): {"melody": 73, "bass": 33}.get(name, 0) for name in cells}
    return Controls("ballad", -0.3, 0.1, 84.0, rows, grid, programs)


def song(seed: int = 0, bars: int = 12) -> Score:
    """A made-up song with melody, chords and drums whose notes lie on the grid."""
    rng = np.random.default_rng(seed)
    melody = [Note(b * 1920 + s * 240, int(rng.integers(60, 79)), 240) for b in range(bars) for s in range(0, 8, 2)]
    chords = [Note(b * 1920, pitch, 1920) for b in range(bars) for pitch in (48, 52, 55)]
    drums = [Note(b * 1920 + s * 480, (36, 38)[s % 2], 120) for b in range(bars) for s in range(4)]
    return Score(
        title="song",
        end_tick=bars * 1920,
        tempos=(Tempo(0, 100.0),),
        meters=(Meter(0, 4, 4),),
        keys=(Key(0, 0, "major"),),
        chords=tuple(ChordSpan(b * 1920, 1920, parse_chord("C")) for b in range(bars)),
        sections=(Section("Verse", "verse", "A", 0, bars),),
        tracks=(
            Track(Role.MELODY, "Flute", 73, tuple(melody)),
            Track(Role.CHORDS, "Piano", 0, tuple(chords)),
            Track(Role.DRUMS, "Kit", 0, tuple(drums)),
        ),
    )


def works(count: int = 6) -> list[EncodedWork]:
    """Encoded songs; every third one is held out."""
    out = []
    for i in range(count):
        arrays = encode_score(song(i), "pop")
        assert arrays is not None
        out.append(EncodedWork(f"made/{i}", "pop909", f"artist {i}", "dev" if i % 3 == 2 else "train", *arrays))
    return out
