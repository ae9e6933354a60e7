"""Measures of what is recognised: chords, keys, boundaries, plans, and files stripped of what they tell.

Chords are compared as in MIREX (Pauwels and Peeters 2013): root, major or minor triad, and seventh chords, over time;
keys with the weights of MIREX (1 the same, 0.5 a fifth, 0.3 the relative, 0.2 the parallel key).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from planner.check.case import planned_chords
from planner.plan import Plan
from symbolic.score import Chord, ChordSpan, Key
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES
from symbolic.timing import span_at

STEP_TICKS = 120
LEVELS: tuple[str, ...] = ("root", "triad", "seventh", "exact")
SPOKEN = frozenset({"tempo", "meter", "key"})
"""What the events of a file tell when all else is stripped."""


def triad(quality: str) -> str | None:
    """``maj`` or ``min``, or None for what is neither."""
    tones = CHORD_QUALITIES[quality]
    return None if 7 not in tones else "maj" if 4 in tones else "min" if 3 in tones else None


def seventh(quality: str) -> str | None:
    """The triad with its seventh, ``maj7``, ``maj10`` and so on; None for what is neither major nor minor."""
    base = triad(quality)
    tones = CHORD_QUALITIES[quality]
    return None if base is None else base + next((str(t) for t in (10, 11) if t in tones), "")


@dataclass(slots=True)
class ChordHits:
    """Sixteenths compared and hit at each of ``LEVELS``."""

    total: list[int]
    hits: list[int]

    def share(self, level: str) -> float:
        """The share that is hit, in per cent."""
        at = LEVELS.index(level)
        return round(100 * self.hits[at] / max(1, self.total[at]), 1)


def no_hits() -> ChordHits:
    """Nothing compared yet."""
    return ChordHits([0] * len(LEVELS), [0] * len(LEVELS))


def compare_chords(hits: ChordHits, asked: Sequence[ChordSpan], heard: Sequence[ChordSpan], end_tick: int) -> None:
    """Add the sixteenths in which a chord is written; what a level cannot tell (sus4 as a triad) is left out there."""
    for tick in range(STEP_TICKS // 2, end_tick, STEP_TICKS):
        one, other = span_at(asked, tick), span_at(heard, tick)
        if one is not None and one.chord.quality != "N":
            _compare(hits, one.chord, None if other is None else other.chord)


def _compare(hits: ChordHits, asked: Chord, heard: Chord | None) -> None:
    root = heard is not None and heard.quality != "N" and heard.root == asked.root
    rows = (
        (True, root),
        (triad(asked.quality) is not None, root and heard is not None and triad(heard.quality) == triad(asked.quality)),
        (
            seventh(asked.quality) is not None,
            root and heard is not None and seventh(heard.quality) == seventh(asked.quality),
        ),
        (True, heard == asked),
    )
    for level, (counts, hit) in enumerate(rows):
        hits.total[level] += counts
        hits.hits[level] += counts and hit


def compare_plans(hits: ChordHits, asked: Plan, heard: Plan) -> None:
    """Compare the chords of two plans in the time of the first one's bars."""
    compare_chords(hits, planned_chords(asked), planned_chords(heard), asked.bars * asked.meter.bar_ticks)


def key_weight(asked: Key, heard: Key) -> float:
    """How near a key is to the written one, 0 to 1."""
    minor, other = asked.mode in MINOR_MODES, heard.mode in MINOR_MODES
    step = (heard.tonic - asked.tonic) % 12
    if step == 0:
        return 1.0 if minor == other else 0.2
    if minor == other:
        return 0.5 if step == 7 else 0.0
    return 0.3 if step == (3 if minor else 9) else 0.0


def boundary_f1(asked: Sequence[int], heard: Sequence[int], within: int) -> float:
    """The F1 of boundaries, each heard one matched to one asked at most ``within`` bars away, nearest first."""
    pairs = sorted((abs(a - h), i, j) for i, a in enumerate(asked) for j, h in enumerate(heard) if abs(a - h) <= within)
    left, right = set(range(len(asked))), set(range(len(heard)))
    for _, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
    hits = len(asked) - len(left)
    return 2 * hits / max(1, len(asked) + len(heard))


def notes_only(data: bytes, *, keep: frozenset[str] = SPOKEN) -> bytes:
    """A MIDI file without names, texts, markers, chord symbols and our own facts; ``keep`` of tempo, meter and key."""
    import mido

    kinds = {"tempo": "set_tempo", "meter": "time_signature", "key": "key_signature"}
    stay = {kind for name, kind in kinds.items() if name in keep} | {"end_of_track", "midi_port"}
    file = mido.MidiFile(file=io.BytesIO(data))
    for track in file.tracks:
        tick, events = 0, []
        for message in track:
            tick += message.time
            if not message.is_meta or message.type in stay:
                events.append((tick, message))
        track[:] = [m.copy(time=t - (events[i - 1][0] if i else 0)) for i, (t, m) in enumerate(events)]
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()
