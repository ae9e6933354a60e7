"""Hear the chords of a score: a conditional random field over beats, learned from people's songs.

Each beat is described by the pitch classes that sound in it, before and after it; a chord is told by the same weights
on every root. Chords change by learned habits: when in the bar, by which step of the root, between which kinds.
The likeliest sequence is found with the Viterbi algorithm (Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from symbolic.recognition.sounding import (
    Beats,
    Floats,
    Ints,
    beats_of,
    by_class,
    lowest_class,
    mean_by,
    parts_of,
    sounding,
)
from symbolic.recognition.tables import learned
from symbolic.score import Chord, ChordSpan, Key, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES, chord_pitch_classes
from symbolic.timing import key_at

QUALITIES: tuple[str, ...] = tuple(quality for quality in CHORD_QUALITIES if quality != "N")
KINDS = 5
"""Major, dominant, minor, diminished, and what has no such third."""
VIEWS = 11
"""How many sets of twelve pitch classes describe a beat."""
BLOCK_BEATS = 2048
"""Longer scores are decoded in blocks of so many beats."""
SLASH_FACTS = 9
"""What tells whether another tone than the root is a chord's bass."""
DEEP_PITCH = 50
"""Below this a lowest note is a bass."""


def kind_of(quality: str) -> int:
    """The kind of a quality, 0 to 4, by its third, fifth and seventh."""
    tones = CHORD_QUALITIES[quality]
    if 4 in tones:
        return 1 if 10 in tones else 4 if 8 in tones and 7 not in tones else 0
    if 3 in tones:
        return 2 if 7 in tones else 3
    return 4


KIND_OF_QUALITY: Ints = np.array([kind_of(quality) for quality in QUALITIES])


@dataclass(frozen=True, slots=True)
class ChordModel:
    """The learned weights.

    ``tones`` (VIEWS * 12, qualities) on the pitch classes counted from the root; ``degrees`` (2, 12, qualities) for a
    root so far above the tonic of a major or minor key; ``stay`` and ``change`` (3,) for the strength of a beat;
    ``moves`` (12, KINDS, KINDS) for a step of the root between kinds; ``usual`` (qualities,) for a new chord;
    ``slash`` (SLASH_FACTS,) for another bass than the root.
    """

    tones: Floats
    degrees: Floats
    stay: Floats
    change: Floats
    moves: Floats
    usual: Floats
    slash: Floats


MODEL_FIELDS: tuple[str, ...] = ("tones", "degrees", "stay", "change", "moves", "usual", "slash")


@cache
def chord_model() -> ChordModel:
    """The model that is shipped."""
    tables = learned()
    return ChordModel(**{name: tables[f"chords.{name}"] for name in MODEL_FIELDS})


def views(score: Score, beats: Beats) -> tuple[Floats, Floats]:
    """What is heard in each beat, (beats, VIEWS, 12), and which pitch classes are lowest, (beats, 13), as shares.

    The last column of the second is the share of the beat in which a bass (below ``DEEP_PITCH``) sounds.
    """
    under_notes, over_notes = parts_of(score)
    under, over = sounding(under_notes, score.end_tick), sounding(over_notes, score.end_tick)
    acc, line, low = by_class(under), by_class(over), lowest_class(under | over)
    mean, bass = mean_by(acc, beats.ticks), mean_by(low, beats.ticks)
    melody = mean_by(line, beats.ticks)
    begin = np.stack([beats.ticks[:-1], np.minimum(beats.ticks[:-1] + 60, beats.ticks[1:])], axis=1)
    at = np.minimum(begin[:, 0] // 120, acc.shape[1] - 1)
    struck = acc[:, at].T
    bar_ticks = beats.ticks[np.concatenate([np.flatnonzero(beats.strength == 0), [len(beats)]])]
    bar_mean, bar_bass = (mean_by(rows, bar_ticks)[beats.bar] for rows in (acc, low))
    rows = [
        mean, np.ceil(mean), melody, bass, struck,
        _moved(mean, 1), _moved(bass, 1), _moved(mean, -1), _moved(bass, -1), bar_mean, bar_bass,
    ]  # fmt: skip
    below = np.asarray((under | over)[:DEEP_PITCH].any(axis=0, keepdims=True), np.float64)
    deep = mean_by(below, beats.ticks)
    return np.stack(rows, axis=1), np.concatenate([bass, deep], axis=1)


def _moved(rows: Floats, by: int) -> Floats:
    """The rows of the beat before (1) or after (-1); zeros where there is none."""
    out = np.zeros_like(rows)
    if by > 0:
        out[by:] = rows[:-by]
    else:
        out[:by] = rows[-by:]
    return out


def turned(heard: Floats) -> Floats:
    """The views counted from each root: (beats, VIEWS, 12) to (beats, 12 roots, VIEWS * 12)."""
    index = (np.arange(12)[:, None] + np.arange(12)[None, :]) % 12
    rows: Floats = heard[:, :, index].transpose(0, 2, 1, 3).reshape(len(heard), 12, -1)
    return rows


def degrees_of(keys: Sequence[Key], beats: Beats) -> tuple[Ints, Ints]:
    """For each beat the row of ``ChordModel.degrees`` (0 major, 1 minor) and the tonic."""
    at = [key_at(keys, int(tick)) for tick in beats.ticks[:-1]]
    return np.array([int(k.mode in MINOR_MODES) for k in at], np.int64), np.array([k.tonic for k in at], np.int64)


def fits(model: ChordModel, heard: Floats, keys: Sequence[Key], beats: Beats) -> Floats:
    """How well each chord fits each beat, (beats, 12 roots, qualities); without ``keys`` in no key."""
    fit: Floats = turned(heard) @ model.tones
    if not keys:
        fit += model.degrees.mean(axis=(0, 1))
        return fit
    row, tonic = degrees_of(keys, beats)
    fit += model.degrees[row[:, None], (np.arange(12)[None, :] - tonic[:, None]) % 12]
    return fit


def likeliest(model: ChordModel, fit: Floats, strength: Ints) -> Ints:
    """The best path, as the number ``root * qualities + quality`` of each beat's chord."""
    beats, roots, qualities = fit.shape
    order = np.argsort(KIND_OF_QUALITY, kind="stable")
    kinds = KIND_OF_QUALITY[order]
    firsts = np.searchsorted(kinds, np.arange(KINDS))
    group = (np.arange(roots)[:, None] * KINDS + kinds[None, :]).reshape(-1)
    moves, usual = _moves(model), np.tile(model.usual[order], roots)
    sorted_fit = fit[:, :, order].reshape(beats, -1)
    best = sorted_fit[0] + usual
    held = np.zeros((beats, roots * qualities), np.float32)
    came = np.zeros((beats, roots * KINDS), np.int16)
    changes = np.zeros((beats, roots * qualities), bool)
    columns = np.arange(roots * KINDS)
    for beat in range(1, beats):
        held[beat - 1] = best
        groups = np.maximum.reduceat(best.reshape(roots, qualities), firsts, axis=1).reshape(-1)
        ways = groups[:, None] + moves
        leader = ways.argmax(axis=0)
        arrive = ways[leader, columns][group] + usual + model.change[strength[beat]]
        keep = best + model.stay[strength[beat]]
        came[beat], changes[beat] = leader, arrive > keep
        best = np.maximum(arrive, keep) + sorted_fit[beat]
    path = np.zeros(beats, np.int64)
    path[-1] = int(best.argmax())
    for beat in range(beats - 1, 0, -1):
        state = int(path[beat])
        if changes[beat, state]:
            root, kind = divmod(int(came[beat, group[state]]), KINDS)
            members = np.flatnonzero(kinds == kind) + root * qualities
            state = int(members[held[beat - 1, members].argmax()])
        path[beat - 1] = state
    root_of, place = np.divmod(path, qualities)
    numbers: Ints = root_of * qualities + order[place]
    return numbers


def path_of(model: ChordModel, heard: Floats, keys: Sequence[Key], beats: Beats) -> Ints:
    """The best path through a whole score, block by block, so that memory does not grow with the square of anything."""
    blocks = []
    for first in range(0, len(beats), BLOCK_BEATS):
        part = slice(first, first + BLOCK_BEATS)
        ticks = beats.ticks[first : first + BLOCK_BEATS + 1]
        some = Beats(ticks, beats.strength[part], beats.bar[part])
        blocks.append(likeliest(model, fits(model, heard[part], keys, some), some.strength))
    return np.concatenate(blocks)


def _moves(model: ChordModel) -> Floats:
    """The habits of change as a table from (root, kind) to (root, kind), (60, 60)."""
    step = (np.arange(12)[None, :] - np.arange(12)[:, None]) % 12
    table: Floats = model.moves[step].transpose(0, 2, 1, 3).reshape(12 * KINDS, 12 * KINDS)
    return table


def roots_and_kinds(score: Score, beats: Beats, model: ChordModel | None = None) -> tuple[Ints, Ints]:
    """Root and kind of the chord at each beat, heard in no key, both (beats,); -1 where nothing sounds."""
    model = model or chord_model()
    heard, _ = views(score, beats)
    root, quality = np.divmod(path_of(model, heard, (), beats), len(QUALITIES))
    silent = _silence(heard, beats)
    return np.where(silent, -1, root), np.where(silent, -1, KIND_OF_QUALITY[quality])


def hear_chords(
    score: Score, keys: Sequence[Key] | None = None, model: ChordModel | None = None
) -> tuple[ChordSpan, ...]:
    """The chords of a score, without gaps from its start to its end; N where only drums sound for a bar or longer.

    ``keys`` are those of the score unless given. A chord begins on a beat of ``timing.beat_ticks``.
    """
    if score.end_tick <= 0:
        return ()
    model = model or chord_model()
    beats = beats_of(score.meters, score.end_tick)
    heard, bass = views(score, beats)
    path = path_of(model, heard, score.keys if keys is None else keys, beats)
    silent = _silence(heard, beats)
    state = np.where(silent, -1, path)
    firsts = np.flatnonzero(np.concatenate([[True], np.diff(state) != 0]))
    spans = []
    for first, end in zip(firsts, [*firsts[1:], len(beats)], strict=True):
        onset, until = int(beats.ticks[first]), int(beats.ticks[end])
        chord = _chord(int(state[first]), bass[first:end], model.slash)
        spans.append(ChordSpan(onset, until - onset, chord))
    return tuple(spans)


def _silence(heard: Floats, beats: Beats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The beats of bars in which nothing with a pitch sounds."""
    quiet = (heard[:, 0] + heard[:, 2]).sum(axis=1) == 0.0
    sounds = np.zeros(int(beats.bar[-1]) + 1, bool)
    sounds[beats.bar[~quiet]] = True
    silent: np.ndarray[tuple[int], np.dtype[np.bool_]] = ~sounds[beats.bar]
    return silent


def _chord(state: int, bass: Floats, slash: Floats) -> Chord:
    """The chord of a state, with another bass where another of its tones lies lowest and is likely meant."""
    if state < 0:
        return Chord(0, "N")
    root, quality = divmod(state, len(QUALITIES))
    plain = Chord(root, QUALITIES[quality])
    lowest, facts = slash_facts(root, bass)
    if lowest != root and lowest in chord_pitch_classes(plain) and float(facts @ slash) > 0:
        return Chord(root, plain.quality, lowest)
    return plain


def slash_facts(root: int, bass: Floats) -> tuple[int, Floats]:
    """The commonest lowest pitch class of a chord's beats, (beats, 13), and what tells whether it is the bass."""
    total = bass[:, :12].sum(axis=0)
    shares = total / max(float(total.sum()), 1e-9)
    lowest = int(shares.argmax())
    away, deep = (lowest - root) % 12, float(bass[:, 12].mean())
    first, own = float(bass[0, lowest]), float(bass[0, root])
    facts = [1.0, away in (3, 4), away == 7, shares[lowest], shares[root], first, own, np.log(len(bass)), deep]
    return lowest, np.array(facts, np.float64)
