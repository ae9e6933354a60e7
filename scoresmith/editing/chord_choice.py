"""Chords for some bars of a song: what is sung, the key, the ends of phrases and people's progressions together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from planner.chord_tokens import CLASSES, NO_CHORD, START, chord_of, token_of, triad_token
from planner.phrases import TASTES, Taste
from planner.styles import STYLES, Style
from scoresmith.editing.chord_colours import Colours
from scoresmith.editing.chord_search import Music, Tokens, candidates, counts_as, search
from scoresmith.editing.chord_slots import Slot, slots_of
from scoresmith.editing.melody_fit import Sung, melody_fit, sung_between
from scoresmith.editing.song import Song
from symbolic.score import Chord, ChordSpan, Key, Note, Role
from symbolic.theory import MINOR_MODES, MODES, PARENT_MODE, chord_pitch_classes
from symbolic.timing import bar_starts, span_at

DEFAULT_STYLE = "pop"
SUNG_WEIGHT, OTHER_SUNG_WEIGHT = 0.8, 1.2
"""How much what is sung counts beside the progressions; the second where a finished piece gets other chords."""
OUTSIDE, OUTSIDE_MODAL = -1.0, -4.0
"""Log weight of a chord with tones outside the key at boldness 0; the second in modes other than major and minor."""
BOLD_OUTSIDE = 0.4
"""What boldness 1 adds to it."""
TRUST, BOLD_TRUST = 0.9, 0.4
"""How much people's progressions count, and how much of that boldness 1 takes away."""
BOLD_RICH = 0.5
"""From this boldness on chords have sevenths."""
PRESENT, BOLD_PRESENT = 2.0, -9.0
"""Log weight of the chord that is there already when other chords are asked for, at boldness 0 and what 1 adds."""
NOISE, OTHER_NOISE, BOLD_NOISE = 0.2, 0.4, 0.3
"""The scale of the Gumbel noise that keeps harmonies off the beaten track: for the first take, for later takes and
other chords, and what boldness 1 adds to it."""
TONIC, DOMINANT, FOURTH, SIXTH = 0, 7, 5, 9
ENDS: Mapping[str, Mapping[int, float]] = {
    "phrase": {TONIC: 0.7, DOMINANT: 0.7}, "authentic": {TONIC: 3.0}, "plagal": {TONIC: 3.0},
    "half": {DOMINANT: 3.0}, "loop": {DOMINANT: 3.0}, "deceptive": {SIXTH: 3.0}, "open": {TONIC: -2.0},
}  # fmt: skip  # how a phrase ends -> semitones above the tonic -> log weight (the sixth of minor is the lowered one)
APPROACHES: Mapping[str, Mapping[int, float]] = {"authentic": {DOMINANT: 1.0}, "plagal": {FOURTH: 1.0}}
"""The same for the chord before the last."""
CLOSING_ENDS = frozenset({"authentic", "plagal"})

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wish:
    """What chords are asked for: in which style, how often they change, how bold, and which take.

    ``other`` asks for chords unlike the present ones, which keep the ends of phrases.
    """

    style: str = ""
    rhythm: str = "auto"
    boldness: float = 0.0
    take: int = 0
    other: bool = False


def style_of(song: Song, asked: str) -> tuple[str, Style]:
    """The style that was asked for, else the song's, else pop."""
    name = asked or song.style or DEFAULT_STYLE
    return name, STYLES.get(name, STYLES[DEFAULT_STYLE])


def taste_of(style: Style) -> Taste:
    """Whose progressions a style follows."""
    return TASTES.get(style.family, TASTES["pop"])


def choose_chords(song: Song, bars: Collection[int], wish: Wish) -> tuple[ChordSpan, ...]:
    """The chords of all bars of ``bars``, one or more a bar, without gaps; the same wish gives the same chords."""
    _, style = style_of(song, wish.style)
    taste = taste_of(style)
    music = Music(taste.groups, taste.rich or wish.boldness >= BOLD_RICH, TRUST * (1 - BOLD_TRUST * wish.boldness))
    colours = Colours(style, np.random.default_rng([song.seed & (2**63 - 1), wish.take, 1]))
    listener = _Listener(song)
    found: list[ChordSpan] = []
    for run in _runs(slots_of(song, bars, wish.rhythm, taste)):
        heard = [listener.heard(slot) for slot in run]
        weights = _weights(song, run, heard, wish, music)
        around = [span for span in song.score.chords if span.onset_tick < run[0].start_tick] + found
        following = span_at(song.score.chords, run[-1].end_tick)
        tokens = search(run, weights, music, _before(around, run[0].key, music), _after(following, run, music))
        for slot, token, sung in zip(run, tokens, heard, strict=True):
            kept = _kept(song, slot, token) if wish.other else None
            found += _spans(slot, kept or colours.coloured(slot, token, sung), listener.starts)
    return tuple(found)


class _Listener:
    """What is sung in each slot of a song."""

    def __init__(self, song: Song) -> None:
        self.starts = bar_starts(song.score.meters, song.score.end_tick)
        self._meters = song.score.meters
        self._notes: Sequence[Note] = ()
        if Role.MELODY in song.rows:
            self._notes = song.score.tracks[song.rows[Role.MELODY]].notes

    def heard(self, slot: Slot) -> list[Sung]:
        """The parts of notes that sound in a slot."""
        return list(sung_between(self._notes, slot.start_tick, slot.end_tick, self.starts, self._meters))


def _runs(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Slots that follow each other in one key."""
    run: list[Slot] = []
    for slot in slots:
        if run and (slot.start_tick != run[-1].end_tick or slot.key != run[-1].key):
            yield run
            run = []
        run.append(slot)
    if run:
        yield run


def _before(spans: Sequence[ChordSpan], key: Key, music: Music) -> Tokens:
    """The last three unlike chords of the key so far, as candidates."""
    tokens: list[int] = []
    for span in sorted(spans, key=lambda span: span.onset_tick):
        token = token_of(span.chord, key.tonic)
        if span.onset_tick >= key.tick and token != NO_CHORD and (place := counts_as(token, music.rich)) >= 0:
            tokens += [place] if tokens[-1:] != [place] else []
    return tuple(tokens[-3:])


def _after(span: ChordSpan | None, run: Sequence[Slot], music: Music) -> int | None:
    if span is None or span.chord.quality == "N":
        return None
    place = counts_as(token_of(span.chord, run[-1].key.tonic), music.rich)
    return None if place < 0 else place


def _weights(song: Song, run: Sequence[Slot], heard: Sequence[Sequence[Sung]], wish: Wish, music: Music) -> Floats:
    """The log weight of each candidate at each slot: (slots, candidates)."""
    chosen = list(candidates(music.rich))
    key = run[0].key
    minor = key.mode in MINOR_MODES
    outside: Floats = _outside(key, wish.boldness, chosen)
    weight = OTHER_SUNG_WEIGHT if wish.other else SUNG_WEIGHT
    out: Floats = np.stack([weight * melody_fit(sung, key.tonic)[chosen] + outside for sung in heard])
    roots = np.array(chosen) // len(CLASSES)
    for number, slot in enumerate(run):
        for root, lean in ENDS.get(slot.end, {}).items():
            out[number] += lean * _function(root, roots, chosen, minor)
        for root, lean in APPROACHES.get(slot.end, {}).items():
            if number:
                out[number - 1] += lean * _function(root, roots, chosen, minor)
        if slot.end in CLOSING_ENDS and slot.end_tick == song.score.end_tick:
            _close(out[number], heard[number], slot, _function(TONIC, roots, chosen, minor) > 0)
    if wish.other:
        _avoid(out, song, run, wish.boldness, music)
    noisy: Floats = out + _noise(song, run, wish, len(chosen))
    return noisy


def _function(root: int, roots: NDArray[np.int64], chosen: Sequence[int], minor: bool) -> Floats:
    """1 for the candidates that have the function of a degree: the tonic and the sixth with their own third."""
    names = np.array([CLASSES[triad_token(token) % len(CLASSES)] for token in chosen])
    sevenths = np.array([CLASSES[token % len(CLASSES)] == "7" for token in chosen])
    if root == TONIC:
        found = (roots == TONIC) & (names == ("m" if minor else "")) & ~sevenths
    elif root == SIXTH:
        found = (roots == (8 if minor else 9)) & (names == ("" if minor else "m"))
    elif root == FOURTH:
        found = (roots == FOURTH) & (names != "dim")
    else:
        found = (roots == DOMINANT) & (names == "")
    shares: Floats = found.astype(np.float64)
    return shares


def _close(weights: Floats, sung: Sequence[Sung], slot: Slot, tonic: NDArray[np.bool_]) -> None:
    """The song ends on its tonic chord, unless its last note is foreign to that: then the tune alone decides."""
    key, end = slot.key, slot.end
    triad = chord_pitch_classes(Chord(key.tonic, "m" if key.mode in MINOR_MODES else ""))
    if not sung or sung[-1].pitch_class in triad:
        weights[~tonic] = -np.inf
    else:
        weights[tonic] -= ENDS[end][TONIC]


def _outside(key: Key, boldness: float, chosen: Sequence[int]) -> Floats:
    """The log weight of the tones outside the key of each candidate; the dominant of a minor key belongs to it."""
    parent = "minor" if key.mode == "harmonic minor" else PARENT_MODE.get(key.mode, key.mode)
    scale = set(MODES[parent])
    modal = parent not in ("major", "minor")
    raised = {11} if parent == "minor" else set()
    weight = (OUTSIDE_MODAL if modal else OUTSIDE) * (1 - boldness) + BOLD_OUTSIDE * boldness
    out = np.zeros(len(chosen))
    for place, token in enumerate(chosen):
        leading = raised if token // len(CLASSES) in (7, 11) else set()
        out[place] = 0.0 if chord_pitch_classes(chord_of(token, 0)) <= scale | leading else weight
    return out


def _avoid(out: Floats, song: Song, run: Sequence[Slot], boldness: float, music: Music) -> None:
    """Lean away from the present chords, but keep the chord that ends a phrase."""
    chosen = candidates(music.rich)
    triads = np.array([triad_token(token) for token in chosen])
    for number, slot in enumerate(run):
        span = span_at(song.score.chords, slot.start_tick)
        token = START if span is None else token_of(span.chord, slot.key.tonic)
        if token in (START, NO_CHORD):
            continue
        same = triads == triad_token(token)
        if slot.end and same.any():
            out[number, ~same] = -np.inf
        else:
            out[number] += (PRESENT + BOLD_PRESENT * boldness) * same


def _kept(song: Song, slot: Slot, token: int) -> Chord | None:
    """The present chord of a slot, colour and bass and all, where it has the triad that was found, or is none."""
    span = span_at(song.score.chords, slot.start_tick)
    if span is None:
        return None
    present = token_of(span.chord, slot.key.tonic)
    same = present == NO_CHORD or triad_token(present) == triad_token(token)
    return span.chord if same else None


def _noise(song: Song, run: Sequence[Slot], wish: Wish, count: int) -> Floats:
    """What makes takes differ, the same where a section comes again: (slots, candidates)."""
    scale = (OTHER_NOISE if wish.take or wish.other else NOISE) + BOLD_NOISE * wish.boldness
    out = np.zeros((len(run), count))
    for number, slot in enumerate(run):
        letter = sum(ord(sign) << 8 * place for place, sign in enumerate(slot.letter[:4]))
        place = slot.place if slot.letter else slot.start_tick
        stream = np.random.default_rng([song.seed & (2**63 - 1), wish.take, letter, place])
        out[number] = scale * stream.gumbel(size=count)
    return out


def _spans(slot: Slot, chord: Chord, starts: Sequence[int]) -> list[ChordSpan]:
    """The chord of a slot, bar by bar."""
    ends = [tick for tick in starts if slot.start_tick < tick < slot.end_tick]
    ticks = [slot.start_tick, *ends, slot.end_tick]
    return [ChordSpan(a, b - a, chord) for a, b in pairwise(ticks)]


def merged(spans: Sequence[ChordSpan], starts: Sequence[int]) -> tuple[ChordSpan, ...]:
    """The spans with equal neighbours within a bar made one."""
    lines = set(starts)
    out: list[ChordSpan] = []
    for span in sorted(spans, key=lambda span: span.onset_tick):
        last = out[-1] if out else None
        joins = last is not None and last.chord == span.chord and span.onset_tick not in lines
        if last is not None and joins and last.onset_tick + last.duration_tick == span.onset_tick:
            out[-1] = ChordSpan(last.onset_tick, last.duration_tick + span.duration_tick, last.chord)
        else:
            out.append(span)
    return tuple(out)


def by_bar(spans: Sequence[ChordSpan], starts: Sequence[int]) -> dict[int, tuple[ChordSpan, ...]]:
    """Spans by the bar that they begin in."""
    bars = np.searchsorted(starts, [span.onset_tick for span in spans], side="right") - 1
    pairs = zip(bars.tolist(), spans, strict=True)
    return {bar: tuple(span for _, span in group) for bar, group in groupby(pairs, key=lambda pair: pair[0])}
