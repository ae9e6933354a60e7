"""How near a score comes to what was asked of it: chords, keys, lines and loudness, one small function each.

Nothing here knows of a plan: what was asked comes as spans, keys and notes. None means that there is nothing to tell
it from. Chords are compared as in the chord estimation task of MIREX (Pauwels and Peeters 2013): weighted by time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from symbolic.recognise import Profile, rank_keys
from symbolic.score import Chord, ChordSpan, Note, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES, PARENT_MODE, chord_pitch_classes, scale_pitch_classes
from symbolic.timing import bar_of, bar_starts

PERFECT_FIFTH, ANY = 7, 0
LEADING_TONE = 11
RELATIVE_MAJOR: dict[str, int] = {
    "major": 0, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5,
    "minor": 3, "harmonic minor": 3, "locrian": 1,
}  # fmt: skip  # semitones from the tonic up to the tonic of the major key with the same notes
PLAIN_MODES: frozenset[str] = frozenset({"major", "minor", "harmonic minor"})


@dataclass(frozen=True, slots=True)
class ChordAccuracy:
    """The shares of the asked chords' time, 0 to 1, in which the right root, and the right root and triad, is heard."""

    root: float
    triad: float


@dataclass(frozen=True, slots=True)
class LineLikeness:
    """How alike two lines are, each 0 to 1.

    ``rhythm`` is the share of onsets in common (Jaccard), ``interval`` the share of the steps from one common onset to
    the next that are equal, ``pitch`` the share of common onsets with the same pitch class.
    """

    rhythm: float
    interval: float
    pitch: float

    @property
    def mean(self) -> float:
        """The three as one figure."""
        return (self.rhythm + self.interval + self.pitch) / 3


def triad_of(quality: str) -> tuple[int, int]:
    """The third and the fifth of a quality in semitones; a suspended chord has 5 as its third, a bare fifth ``ANY``."""
    tones = CHORD_QUALITIES[quality]
    third = next((tone for tone in (4, 3) if tone in tones), 5 if 5 in tones or 2 in tones else ANY)
    return third, next((tone for tone in (PERFECT_FIFTH, 6, 8) if tone in tones), PERFECT_FIFTH)


def same_root(asked: Chord, heard: Chord) -> bool:
    """Whether a heard chord has the asked root; chords of the very same tones (C6 and Am7) cannot be told apart."""
    return asked.root == heard.root or chord_pitch_classes(asked) == chord_pitch_classes(heard)


def same_triad(asked: Chord, heard: Chord) -> bool:
    """Whether a heard chord has the asked root, third and fifth; a bare fifth takes any third."""
    if chord_pitch_classes(asked) == chord_pitch_classes(heard):
        return True
    (third, fifth), (third_heard, fifth_heard) = triad_of(asked.quality), triad_of(heard.quality)
    return asked.root == heard.root and fifth == fifth_heard and third in (ANY, third_heard)


def overlaps(asked: Sequence[ChordSpan], heard: Sequence[ChordSpan]) -> Iterator[tuple[int, int, Chord, Chord]]:
    """Where asked and heard chords sound together: onset and length in ticks, both chords; both sorted by onset."""
    first = 0
    for span in asked:
        end_tick = span.onset_tick + span.duration_tick
        while first < len(heard) and heard[first].onset_tick + heard[first].duration_tick <= span.onset_tick:
            first += 1
        index = first
        while index < len(heard) and heard[index].onset_tick < end_tick:
            other = heard[index]
            from_tick = max(span.onset_tick, other.onset_tick)
            to_tick = min(end_tick, other.onset_tick + other.duration_tick)
            if from_tick < to_tick:
                yield from_tick, to_tick - from_tick, span.chord, other.chord
            index += 1


def chord_accuracy(asked: Sequence[ChordSpan], heard: Sequence[ChordSpan]) -> ChordAccuracy | None:
    """How much of the asked chords is heard; time without an asked chord does not count, silence counts as wrong."""
    total = sum(span.duration_tick for span in asked if span.chord.quality != "N")
    root = triad = 0
    for _, length_tick, wanted, found in overlaps(asked, heard):
        if wanted.quality != "N" and found.quality != "N":
            root += length_tick * same_root(wanted, found)
            triad += length_tick * same_triad(wanted, found)
    return ChordAccuracy(root / total, triad / total) if total else None


def spans_between(spans: Iterable[ChordSpan], start_tick: int, end_tick: int) -> list[ChordSpan]:
    """The parts of chord spans that lie in [start_tick, end_tick)."""
    found = []
    for span in spans:
        from_tick = max(span.onset_tick, start_tick)
        to_tick = min(span.onset_tick + span.duration_tick, end_tick)
        if from_tick < to_tick:
            found.append(ChordSpan(from_tick, to_tick - from_tick, span.chord))
    return found


def line_likeness(source: Sequence[Note], line: Sequence[Note], moved_tick: int, semitones: int) -> LineLikeness | None:
    """How alike a line is to a source, taken ``moved_tick`` later and ``semitones`` higher; None if both are silent."""
    theirs = {note.onset_tick + moved_tick: note.pitch + semitones for note in sorted(source)}
    ours = {note.onset_tick: note.pitch for note in sorted(line)}
    if not theirs and not ours:
        return None
    common = sorted(theirs.keys() & ours.keys())
    rhythm = len(common) / len(theirs.keys() | ours.keys())
    steps = [ours[b] - ours[a] == theirs[b] - theirs[a] for a, b in pairwise(common)]
    pitches = [(ours[tick] - theirs[tick]) % 12 == 0 for tick in common]
    return LineLikeness(rhythm, _share(steps, rhythm), _share(pitches, 0.0))


def _share(hits: Sequence[bool], otherwise: float) -> float:
    return sum(hits) / len(hits) if hits else otherwise


def loudness_by_bar(score: Score) -> list[float]:
    """Density times velocity: the velocities of all onsets of each bar summed over all tracks, drums included."""
    starts = bar_starts(score.meters, score.end_tick)
    sums = [0.0] * (len(starts) - 1)
    for track in score.tracks:
        for note in track.notes:
            if 0 <= (bar := bar_of(note.onset_tick, starts)) < len(sums):
                sums[bar] += note.velocity
    return sums


def relative_major(tonic: int, mode: str) -> int:
    """The tonic of the major key with the same notes."""
    return (tonic + RELATIVE_MAJOR[PARENT_MODE.get(mode, mode)]) % 12


def key_tones(tonic: int, mode: str) -> frozenset[int]:
    """The pitch classes that belong to a key: its seven notes, in minor with both sevenths."""
    scale = scale_pitch_classes(tonic, PARENT_MODE.get(mode, mode))
    both = {(tonic + 10) % 12, (tonic + LEADING_TONE) % 12}
    return scale | both if mode in ("minor", "harmonic minor", "yu") else scale


def key_fit(profile: Profile, tonic: int, mode: str) -> tuple[float, int, str]:
    """By how much the best major or minor key fits better than one asked for, and that best key (tonic, mode).

    A mode other than major and minor is heard by its signature: the better of the two keys that share its notes.
    """
    ranked = rank_keys(profile)
    asked = (tonic, "minor" if mode in MINOR_MODES else "major")
    plain = PARENT_MODE.get(mode, mode) in PLAIN_MODES
    signature = relative_major(*asked) if plain else relative_major(tonic, mode)
    fits = [c for c, own, its in ranked if ((own, its) == asked if plain else relative_major(own, its) == signature)]
    best, best_tonic, best_mode = ranked[0]
    return best - fits[0], best_tonic, best_mode


def signature_fit(profile: Profile, tonic: int, mode: str) -> float:
    """By how much the best key fits better than the major and the minor key that share the notes of one asked for.

    A mode other than major and minor may also be heard as the plain key on its tonic (D dorian as D minor).
    """
    ranked = rank_keys(profile)
    signature = relative_major(tonic, mode)
    plain = (tonic, "minor" if mode in MINOR_MODES else "major")
    fits = [c for c, own, its in ranked if (own, its) == plain or relative_major(own, its) == signature]
    return ranked[0][0] - fits[0]
