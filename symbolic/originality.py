"""How much of a line stands note for note in a training melody: the longest transposition-invariant match.

A line is read as grams of ``GRAM_NOTES`` successive notes: the intervals between them in semitones and the ratios of
their successive inter-onset intervals in half octaves (so a copy in another key, at another tempo or in doubled note
values is found; one with another rhythm is not). Swung eighths are read as even ones. A match is a run of the same
grams in the line and in one training line; the figures that everybody uses (repeated notes, scales, and grams of many
works: ``MelodyIndex.stop``) neither begin nor end one. Its length is counted in notes and compared with what people's
own melodies, held out from training, share with the same index. The measure and the human baseline follow Yin et al.
(2022), doi 10.1007/s42979-022-01220-y.

The index holds no melody: each gram is a BLAKE2 hash cut to 16 bits.
"""

from __future__ import annotations

import hashlib
import math
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symbolic.errors import BadInput, MissingExtra
from symbolic.files import whole_file
from symbolic.grid import Cell
from symbolic.score import GRID_PER_QUARTER, TICKS_PER_STEP, Note, Role, Score
from symbolic.timing import bar_of, bar_starts

GRAM_NOTES = 6
LINE_ROLES: tuple[Role, ...] = (Role.MELODY, Role.COUNTER)
INDEX_FILE = Path(__file__).parent / "weights" / "melodies.npz"
INDEX_FORMAT = 1
GRAM_VALUES = 1 << 16
_LARGEST_INTERVAL, _LARGEST_RATIO = 24, 6
_LATE, _EIGHTH = GRID_PER_QUARTER * 2 // 3, GRID_PER_QUARTER // 2

Ints = NDArray[np.int64]
_PARTS: dict[str, str] = {
    "gram": "uint16", "line_grams": "uint32", "line_work": "uint16", "line_bars": "uint16", "bar_notes": "uint8",
    "stop": "uint32", "baseline_notes": "uint16", "baseline_match": "uint16", "work_ids": "uint8",
}  # fmt: skip  # the arrays of an index file and their types; work ids are UTF-8 text, one a line


@dataclass(frozen=True, slots=True)
class Line:
    """One role's line: its notes (of those struck together the highest counts) and the bar lines of its piece."""

    role: Role
    notes: tuple[Note, ...]
    bar_starts: Sequence[int]

    def steps_and_pitches(self) -> tuple[Ints, Ints]:
        """Onsets in grid steps, strictly rising and without swing, and the pitches, each of shape (notes,)."""
        highest = {round(n.onset_tick / TICKS_PER_STEP): n.pitch for n in sorted(self.notes)}
        steps = np.array(sorted(highest), np.int64)
        return _straightened(steps), np.array([highest[step] for step in steps.tolist()], np.int64)

    def onset_ticks(self) -> Ints:
        """The onsets of ``steps_and_pitches`` in ticks, on the grid."""
        return np.array(sorted({round(n.onset_tick / TICKS_PER_STEP) for n in self.notes}), np.int64) * TICKS_PER_STEP


@dataclass(frozen=True, slots=True)
class Match:
    """A run of notes that is also in a training work; bars are counted from 0, first and last.

    ``first_note`` counts the notes of the line, of which there are ``line_notes``, from 0.
    """

    notes: int
    first_note: int
    role: Role
    bars: tuple[int, int]
    work_id: str
    source_bars: tuple[int, int]
    line_notes: int

    @property
    def cells(self) -> set[Cell]:
        """The cells that the match lies in."""
        return {(self.role, bar) for bar in range(self.bars[0], self.bars[1] + 1)}


@dataclass(frozen=True, slots=True, eq=False)
class MelodyIndex:
    """The grams of all training lines in their order, G grams of L lines.

    ``gram`` (G,) uint16 hashes; ``line_grams``, ``line_work``, ``line_bars`` (L,) how many grams and bars each line has
    and which of ``work_ids`` it is from; ``bar_notes`` how many notes each bar of each line has; ``stop`` sorted uint32
    hashes of the grams that do not count; ``baseline_notes`` and ``baseline_match`` lengths of held-out human lines and
    the 99th percentile of their longest matches, both in notes.
    """

    gram: NDArray[np.uint16]
    line_grams: NDArray[np.uint32]
    line_work: NDArray[np.uint16]
    line_bars: NDArray[np.uint16]
    bar_notes: NDArray[np.uint8]
    stop: NDArray[np.uint32]
    baseline_notes: NDArray[np.uint16]
    baseline_match: NDArray[np.uint16]
    work_ids: tuple[str, ...]
    order: NDArray[np.int64] = field(init=False, repr=False)
    offsets: Ints = field(init=False, repr=False)
    line_start: Ints = field(init=False, repr=False)
    bar_start: Ints = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the places of each gram, so that they are found at once."""
        counts = np.bincount(self.gram, minlength=GRAM_VALUES)
        object.__setattr__(self, "order", np.argsort(self.gram, kind="stable"))
        object.__setattr__(self, "offsets", np.concatenate(([0], np.cumsum(counts))))
        object.__setattr__(self, "line_start", np.concatenate(([0], np.cumsum(self.line_grams, dtype=np.int64))))
        object.__setattr__(self, "bar_start", np.concatenate(([0], np.cumsum(self.line_bars, dtype=np.int64))))

    def human_match(self, line_notes: int) -> int:
        """The match in notes that 99 of 100 human lines of this length stay within; interpolated between lengths."""
        if not len(self.baseline_notes):
            raise BadInput("the index of melodies was made without held-out works, so it has no human baseline")
        lengths = np.log2(self.baseline_notes.astype(np.float64))
        return math.ceil(np.interp(math.log2(max(line_notes, 1)), lengths, self.baseline_match) - 1e-9)

    def source(self, place: int, notes: int) -> tuple[str, tuple[int, int]]:
        """The work and the bars (first and last, from 0) of ``notes`` notes from the gram at ``place`` on."""
        line = int(np.searchsorted(self.line_start, place, side="right")) - 1
        first = place - int(self.line_start[line])
        ends = np.cumsum(self.bar_notes[self.bar_start[line] : self.bar_start[line + 1]], dtype=np.int64)
        bars = np.searchsorted(ends, (first, first + notes - 1), side="right")
        return self.work_ids[self.line_work[line]], (int(bars[0]), int(bars[1]))


def lines_of(score: Score) -> list[Line]:
    """The melody and counter lines of a score, one a track."""
    starts = bar_starts(score.meters, score.end_tick)
    return [Line(t.role, t.notes, starts) for t in score.tracks if t.role in LINE_ROLES and t.notes]


def gram_features(line: Line) -> NDArray[np.int8]:
    """Each gram as numbers, shape (grams, 9): five intervals in semitones, four ratios of time in half octaves."""
    steps, pitches = line.steps_and_pitches()
    count = len(steps) - GRAM_NOTES + 1
    if count < 1:
        return np.zeros((0, 2 * GRAM_NOTES - 3), np.int8)
    intervals = np.clip(np.diff(pitches), -_LARGEST_INTERVAL, _LARGEST_INTERVAL)
    ratios = np.round(2 * np.diff(np.log2(np.diff(steps)))).clip(-_LARGEST_RATIO, _LARGEST_RATIO)
    columns = [intervals[i : i + count] for i in range(GRAM_NOTES - 1)]
    columns += [ratios[i : i + count] for i in range(GRAM_NOTES - 2)]
    return np.stack(columns, axis=1).astype(np.int8)


def hashed(features: NDArray[np.int8]) -> NDArray[np.uint64]:
    """A 64-bit hash of each gram, shape (grams,): the low 16 bits are the index's, the high 32 the stop list's."""
    digests = b"".join(hashlib.blake2b(row.tobytes(), digest_size=8).digest() for row in features)
    return np.frombuffer(digests, "<u8").astype(np.uint64)


def _straightened(steps: Ints) -> Ints:
    """Onsets with the late eighth of a swung beat put back on the half of it; real triplets stay."""
    beats, inside = np.divmod(steps, GRID_PER_QUARTER)
    others = beats[(inside != 0) & (inside != _LATE)]
    swung = (inside == _LATE) & ~np.isin(beats, others)
    out: Ints = np.where(swung, steps - _LATE + _EIGHTH, steps)
    return out


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of equal grams: where each begins in the line and in the index, and its length in notes."""

    begin: Ints
    place: Ints
    notes: Ints


def _runs(line: Line, index: MelodyIndex) -> _Runs:
    """All runs of equal grams between a line and the index that begin and end with a gram that counts."""
    hashes = hashed(gram_features(line))
    short = (hashes & np.uint64(GRAM_VALUES - 1)).astype(np.int64)
    stopped = np.isin((hashes >> np.uint64(32)).astype(np.uint32), index.stop)
    telling = np.flatnonzero(~stopped)
    first, counts = index.offsets[short[telling]], np.diff(index.offsets)[short[telling]]
    here = np.repeat(telling, counts)
    within = np.arange(len(here)) - np.repeat(np.cumsum(counts) - counts, counts)
    there = index.order[np.repeat(first, counts) + within]
    order = np.lexsort((here, there - here))
    here, there = here[order], there[order]
    breaks = np.flatnonzero(~_joined(here, there, short, stopped, index)) + 1
    begins = np.concatenate(([0], breaks)) if len(here) else np.zeros(0, np.int64)
    ends = np.concatenate((breaks, [len(here)])) - 1 if len(here) else begins
    return _Runs(here[begins], there[begins], here[ends] - here[begins] + GRAM_NOTES)


def _joined(here: Ints, there: Ints, short: Ints, stopped: NDArray[np.bool_], index: MelodyIndex) -> NDArray[np.bool_]:
    """Whether each place goes on in the next one, with nothing between them but equal grams of the stop list."""
    step = np.diff(here)
    line = np.searchsorted(index.line_start, there, side="right")
    same = (np.diff(there) == step) & (step > 0) & (np.diff(line) == 0)
    stops = np.concatenate(([0], np.cumsum(stopped)))
    same &= stops[here[1:]] - stops[here[:-1] + 1] == step - 1
    for i in np.flatnonzero(same & (step > 1)).tolist():
        between = index.gram[there[i] + 1 : there[i + 1]]
        same[i] = np.array_equal(between, short[here[i] + 1 : here[i + 1]])
    joined: NDArray[np.bool_] = same
    return joined


def matches(line: Line, index: MelodyIndex, least_notes: int) -> list[Match]:
    """All matches of at least ``least_notes`` notes, the longest first."""
    runs = _runs(line, index)
    chosen = np.flatnonzero(runs.notes >= least_notes)
    chosen = chosen[np.lexsort((runs.place[chosen], -runs.notes[chosen]))]
    onsets = line.onset_ticks()
    return [_match(line, onsets, index, runs, i) for i in chosen.tolist()]


def longest_match(music: Score | Line, index: MelodyIndex) -> Match | None:
    """The longest match of any melody or counter line, None where not even one gram is shared."""
    found = []
    for line in lines_of(music) if isinstance(music, Score) else [music]:
        runs = _runs(line, index)
        if len(runs.notes):
            longest = int(np.lexsort((runs.place, -runs.notes))[0])
            found.append(_match(line, line.onset_ticks(), index, runs, longest))
    return max(found, key=lambda match: match.notes, default=None)


def _match(line: Line, onsets: Ints, index: MelodyIndex, runs: _Runs, i: int) -> Match:
    begin, notes = int(runs.begin[i]), int(runs.notes[i])
    first, last = (bar_of(int(onsets[note]), line.bar_starts) for note in (begin, begin + notes - 1))
    work_id, source_bars = index.source(int(runs.place[i]), notes)
    return Match(notes, begin, line.role, (first, last), work_id, source_bars, len(onsets))


@dataclass(frozen=True, slots=True)
class Originality:
    """What the search found: the longest match, and all matches above what people's own melodies reach.

    ``human_notes`` is that bound for the line of the longest match, or for the longest line if nothing matches (None if
    there is no line); ``missing`` says why there was no search;
    ``refilled`` lists the cells that were written again, by attempt.
    """

    longest: Match | None = None
    human_notes: int | None = None
    copied: tuple[Match, ...] = ()
    missing: str = ""
    refilled: tuple[tuple[Cell, ...], ...] = ()

    @property
    def copied_notes(self) -> int:
        """How many notes are copied, one that is in several matches counted once."""
        spans = {(m.role, note) for m in self.copied for note in range(m.first_note, m.first_note + m.notes)}
        return len(spans)

    @property
    def cells(self) -> set[Cell]:
        """The cells that are copied."""
        return {cell for match in self.copied for cell in match.cells}


def search(music: Score, index: MelodyIndex) -> Originality:
    """Compare every melody and counter line of a score with the training melodies."""
    longest: Match | None = None
    copied: list[Match] = []
    lines = lines_of(music)
    for line in lines:
        found = longest_match(line, index)
        if found is None:
            continue
        longest = found if longest is None or found.notes > longest.notes else longest
        bound = index.human_match(found.line_notes)
        if found.notes > bound:
            copied += matches(line, index, bound + 1)
    length = longest.line_notes if longest is not None else max((len(line.notes) for line in lines), default=0)
    return Originality(longest, index.human_match(length) if length else None, tuple(copied))


def originality_dict(found: Originality) -> dict[str, Any]:
    """The result as plain values for JSON; bars are counted from 1."""
    if found.missing:
        return {"searched": False, "reason": found.missing}
    return {
        "searched": True,
        "longest_match": None if found.longest is None else _match_dict(found.longest),
        "human_p99_notes": found.human_notes,
        "above_human": [_match_dict(match) for match in found.copied],
        "refilled": [[{"role": role.value, "bar": bar + 1} for role, bar in cells] for cells in found.refilled],
    }


def _match_dict(match: Match) -> dict[str, Any]:
    return {
        "notes": match.notes,
        "role": match.role.value,
        "bars": [bar + 1 for bar in match.bars],
        "source": match.work_id,
        "source_bars": [bar + 1 for bar in match.source_bars],
    }


def originality_line(found: Originality) -> str:
    """The result in one line for people; bars are counted from 1."""
    if found.missing:
        return f"not searched: {found.missing}"
    if found.longest is None:
        return "no melodic figure in common with the training melodies"
    match = found.longest
    here, there = (f"{first + 1}-{last + 1}" for first, last in (match.bars, match.source_bars))
    verdict = "more than" if found.copied else "within"
    return (
        f"longest match {match.notes} notes ({match.role} bars {here}; {match.work_id} bars {there}), "
        f"{verdict} the {found.human_notes} that people's own lines share"
    )


def save_index(index: MelodyIndex, path: Path) -> None:
    """Write an index to one ``.npz`` file, whole or not at all."""
    arrays: dict[str, Any] = {name: getattr(index, name) for name in _PARTS if name != "work_ids"}
    arrays["work_ids"] = np.frombuffer("\n".join(index.work_ids).encode("utf-8"), np.uint8)
    with whole_file(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, format=np.array(INDEX_FORMAT), **arrays)


def load_index(path: Path = INDEX_FILE) -> MelodyIndex:
    """Read an index. Raises MissingExtra if there is none, BadInput if it is broken or of another format."""
    if not path.is_file():
        raise MissingExtra(f"the index of training melodies {path} is missing: install the package again")
    try:
        with np.load(path, allow_pickle=False) as file:
            made = int(file["format"])
            arrays = {name: file[name] for name in _PARTS}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise BadInput(f"the index of melodies {path} cannot be read: {error}") from error
    if made != INDEX_FORMAT:
        raise BadInput(f"the index of melodies {path} has format {made}, this version reads {INDEX_FORMAT}")
    text = arrays.pop("work_ids").tobytes().decode("utf-8", errors="replace")
    work_ids = tuple(text.split("\n")) if text else ()
    _must_fit(path, arrays, len(work_ids))
    return MelodyIndex(**arrays, work_ids=work_ids)


@lru_cache(maxsize=1)
def default_index() -> MelodyIndex:
    """The index that ships with the package, read once. Raises as ``load_index`` does."""
    return load_index()


def _must_fit(path: Path, arrays: dict[str, NDArray[Any]], works: int) -> None:
    """Refuse arrays of other types, or that do not belong together."""
    wrong = [name for name, array in arrays.items() if array.dtype != _PARTS[name] or array.ndim != 1]
    lines = len(arrays["line_grams"])
    counts = [
        (int(arrays["line_grams"].sum(dtype=np.int64)), len(arrays["gram"])),
        (int(arrays["line_bars"].sum(dtype=np.int64)), len(arrays["bar_notes"])),
        (len(arrays["line_work"]), lines),
        (len(arrays["line_bars"]), lines),
        (len(arrays["baseline_notes"]), len(arrays["baseline_match"])),
        (int(arrays["bar_notes"].sum(dtype=np.int64)), len(arrays["gram"]) + lines * (GRAM_NOTES - 1)),
    ]
    if wrong or any(a != b for a, b in counts) or (lines and int(arrays["line_work"].max()) >= works):
        raise BadInput(f"the index of melodies {path} is broken: its arrays do not belong together")
