"""What a person tells outright, of any score: the chords of some bars, and the tempo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from planner.plan_file import read_bars
from planner.revise import revise
from scoresmith.editing.accompany import asked_bars
from scoresmith.editing.chord_change import held_bars, with_chords
from scoresmith.editing.harmony import refilled
from scoresmith.editing.operations import Edit, Progress, edit_of
from scoresmith.editing.song import Song
from scoresmith.editing.update import update
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.score import ChordSpan
from symbolic.timing import bar_starts, beat_ticks, meter_at

LEAST_BPM, MOST_BPM = 20.0, 400.0


def set_chords(
    song: Song,
    bars: Collection[int] | None,
    chords: str | Sequence[ChordSpan],
    *,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Put the chords that are given under some bars (None: all), and write again what follows the chords there.

    ``chords`` are bars such as ``Am | F . G .``, going round where there are fewer than ``bars``, or spans that cover
    ``bars``. The melody stays. Raises BadInput for what is no chord, and for bars whose accompaniment is locked.
    """
    asked = asked_bars(song, bars, "")
    if held := sorted(held_bars(song, asked)):
        raise BadInput(f"the accompaniment of bar {held[0] + 1} is locked, so its chords have to stay")
    spans = _spans(song, asked, chords) if isinstance(chords, str) else chords
    new = with_chords(song, spans, "chords")
    return edit_of("chords", song, refilled(song, new, decoder, progress))


def _spans(song: Song, bars: Sequence[int], text: str) -> list[ChordSpan]:
    starts = bar_starts(song.score.meters, song.score.end_tick)
    spans: list[ChordSpan] = []
    for number, bar in enumerate(bars):
        meter, tick = meter_at(song.score.meters, starts[bar]), starts[bar]
        written = read_bars(text, meter, "chords")
        for planned in written[number % len(written)]:
            spans.append(ChordSpan(tick, planned.beats * beat_ticks(meter), planned.chord))
            tick += spans[-1].duration_tick
    return spans


def set_tempo(song: Song, bpm: float) -> Edit:
    """The song at another tempo, in quarters a minute; a tempo that changes on the way keeps its proportions.

    No note moves on the grid. Raises BadInput for a tempo outside 20 to 400.
    """
    if not LEAST_BPM <= bpm <= MOST_BPM:
        raise BadInput(f"tempo {bpm:g} is outside {LEAST_BPM:g} to {MOST_BPM:g}")
    if song.plan is not None:
        return edit_of("tempo", song, update(song, revise(song.plan, {"tempo_bpm": f"{bpm:g}"}, seed=song.seed)).song)
    factor = bpm / song.score.tempos[0].bpm
    tempos = tuple(replace(tempo, bpm=tempo.bpm * factor) for tempo in song.score.tempos)
    return edit_of("tempo", song, replace(song, score=replace(song.score, tempos=tempos)))
