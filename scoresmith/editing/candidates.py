"""Several takes of one request, ranked as whole pieces are: promises, then the text, then originality.

All of them are kept: each take but the best becomes a step of the history that is taken back at once, the best is the
last step, so that ``takes`` lists them all and one undo leads back to before the request.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace

from planner.check import Report, check
from planner.plan import Plan
from scoresmith.candidates import MOST, match_points
from scoresmith.editing.history import History
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from scoresmith.editing.update import Carried, Update, carried, written_well
from scoresmith.originality import look_up
from symbolic.decoder import Decoder, default_decoder
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.originality import LINE_ROLES


@dataclass(frozen=True, slots=True)
class Figures:
    """What a take is ranked by; ``number`` counts from 1 in the order of writing, ``match`` is 0 to 100 or None."""

    number: int
    broken_promises: int
    broken_cells: int
    match: float | None
    copied_notes: int

    @property
    def rank(self) -> tuple[float, ...]:
        """Smaller is better."""
        match = -round(self.match or 0.0)
        return self.broken_promises, match, self.copied_notes, self.broken_cells, self.number


@dataclass(frozen=True, slots=True)
class Candidates:
    """The takes of one request with their figures, in the order of writing but for the best, which is the last."""

    edits: tuple[Edit, ...]
    figures: tuple[Figures, ...]

    @property
    def best(self) -> Edit:
        """The take that was chosen."""
        return self.edits[-1]

    def as_dicts(self) -> list[dict[str, float | bool | None]]:
        """The figures as plain values for JSON."""
        return [{**asdict(each), "chosen": each is self.figures[-1]} for each in self.figures]

    def kept_in(self, history: History, asked: Mapping[str, str]) -> History:
        """The history with all takes, of which only the best stands."""
        for edit in self.edits[:-1]:
            number = len(history.steps)
            history = history.with_edit(edit, asked).with_edit(edit.turned("undo"), {}, undoes=number)
        return history.with_edit(self.best, asked)


def regenerate_candidates(
    song: Song,
    request: Collection[Cell],
    count: int,
    *,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Candidates:
    """``count`` takes of cells, the best last. Raises BadInput for a count outside 1 to 32."""
    model = decoder or default_decoder()
    songs: list[Song] = []
    for number in range(_counted(count)):
        before = songs[-1].takes if songs else song.takes
        songs.append(
            written(
                replace(song, takes=before),
                song.controls,
                request,
                decoder=model,
                progress=_part(progress, number, count),
            )
        )
    return _ranked("regenerate", song, songs, frozenset(request))


def update_candidates(
    song: Song,
    new_plan: Plan,
    count: int,
    *,
    keep_melody: bool = True,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Candidates:
    """``count`` takes of what a changed plan asks to be written; one if there is nothing. Raises as ``update`` does."""
    _counted(count)
    start = carried(song, new_plan, keep_melody=keep_melody)
    model = decoder or default_decoder()
    songs = [] if start.request else [start.song]
    for number in range(count if start.request else 0):
        base = replace(start.song, takes=songs[-1].takes) if songs else start.song
        songs.append(written_well(replace(start, song=base), decoder=model, progress=_part(progress, number, count)))
    found = _ranked("update", song, songs, start.request)
    return replace(found, edits=tuple(_as_update(start, edit) for edit in found.edits))


def _as_update(start: Carried, edit: Edit) -> Update:
    return start.as_update(edit)


def _counted(count: int) -> int:
    if not 1 <= count <= MOST:
        raise BadInput(f"{count} candidates cannot be written; ask for 1 to {MOST}")
    return count


def _ranked(operation: str, old: Song, songs: list[Song], request: frozenset[Cell]) -> Candidates:
    """The takes in their order, the best last; each counts the takes of all, so that none is written twice."""
    figures = [_figures(number, song, request) for number, song in enumerate(songs, 1)]
    best = min(figures, key=lambda each: each.rank)
    order = sorted(figures, key=lambda each: (each is best, each.number))
    takes = songs[-1].takes
    edits = tuple(edit_of(operation, old, replace(songs[each.number - 1], takes=takes)) for each in order)
    return Candidates(edits, tuple(order))


def _figures(number: int, song: Song, request: frozenset[Cell]) -> Figures:
    report = Report(()) if song.plan is None else check(song.score, song.plan)
    copied = look_up(song.score).copied_notes if any(role in LINE_ROLES for role, _ in request) else 0
    match = match_points("" if song.plan is None else song.plan.prompt, song.score)
    return Figures(number, len(report.broken), len(report.broken_cells & request), match, copied)


def _part(progress: Progress | None, number: int, count: int) -> Progress | None:
    return None if progress is None else lambda done: progress((number + done) / count)
