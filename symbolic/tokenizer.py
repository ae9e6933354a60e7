"""The score as tokens of the ``miditok`` ecosystem: one compound token a note, on the same grid as the model.

``GridTokenizer`` is a ``miditok.MusicTokenizer``, so the ecosystem's data sets, data loaders, ``save_pretrained`` and
hub tools take it. Its step is the model's step (one note with bar, position, pitch and duration); the model itself is
told cells and Controls besides, which no flat token stream holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import symusic
from miditok import Octuple, TokenizerConfig

from symbolic.score import GRID_PER_QUARTER, TICKS_PER_QUARTER, Score
from symbolic.vocab import METERS

MAX_BARS = 512
BEATS_HELD = 8


def grid_config(
    *, velocities: bool = False, tempos: bool = True, time_signatures: bool = True, programs: bool = True
) -> TokenizerConfig:
    """A ``miditok`` config on the model's grid: 12 positions a beat, pitches 0 to 126, notes of up to eight beats."""
    denominators = sorted({d for _, d in METERS if d >= 4})  # over halves, 12 positions a beat are too coarse
    return TokenizerConfig(
        pitch_range=(0, 127),
        beat_res={(0, BEATS_HELD): GRID_PER_QUARTER},
        num_velocities=32,
        use_velocities=velocities,
        use_programs=programs,
        use_tempos=tempos,
        use_time_signatures=time_signatures,
        use_note_duration_programs=list(range(-1, 128)),
        num_tempos=64,
        tempo_range=(40, 240),
        time_signature_range={d: sorted({n for n, other in METERS if other == d}) for d in denominators},
        delete_equal_successive_tempo_changes=True,
        max_bar_embedding=MAX_BARS,
    )


class GridTokenizer(Octuple):  # type: ignore[misc]
    """``miditok``'s one-token-a-note tokenizer with the grid of ``grid_config`` unless another config is given."""

    def __init__(self, tokenizer_config: TokenizerConfig | None = None, params: str | Path | None = None) -> None:
        super().__init__(tokenizer_config or (None if params else grid_config()), params)

    def encode_score(self, score: Score) -> Any:
        """The tokens of a score (a ``miditok.TokSequence``, or one a track without programs)."""
        return self.encode(to_symusic(score))


def to_symusic(score: Score) -> Any:
    """The score as a ``symusic.Score`` in ticks, 480 to the quarter."""
    out: Any = symusic.Score(TICKS_PER_QUARTER)
    out.tempos.extend([symusic.Tempo(t.tick, t.bpm) for t in score.tempos])
    out.time_signatures.extend([symusic.TimeSignature(m.tick, m.numerator, m.denominator) for m in score.meters])
    for track in score.tracks:
        part: Any = symusic.Track(track.name, track.program, track.role.value == "drums")
        part.notes.extend([symusic.Note(n.onset_tick, n.duration_tick, n.pitch, n.velocity) for n in track.notes])
        out.tracks.append(part)
    return out
