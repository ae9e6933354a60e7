"""Which cells an operation is asked to change: bars, sections and roles in a person's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.score import ROLES, Role, Section

_RANGE = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?")


def cells_asked(
    song: Song,
    *,
    bars: str | None = None,
    section: str | None = None,
    roles: str | Collection[Role] | None = None,
    locked: bool = False,
) -> frozenset[Cell]:
    """The cells of the asked bars (``5-8,12``), sections (name, kind or letter) and roles that have Controls.

    None means all. Locked cells are left out unless ``locked``. Raises BadInput for bars, sections or roles that are
    not there, and where nothing is left that may change.
    """
    wanted_bars = set(bars_asked(song, bars, section))
    wanted_roles = roles_asked(song, roles)
    asked = {cell for cell in song.controls.cells if cell[0] in wanted_roles and cell[1] in wanted_bars}
    if not asked:
        rests = ", ".join(sorted(wanted_roles))
        raise BadInput(f"{rests} rests in bars {_said(wanted_bars)} by the plan: there is nothing to write again")
    free = frozenset(cell for cell in asked if locked or not song.is_locked(cell))
    if not free:
        raise BadInput(f"all of bars {_said(wanted_bars)} that was asked for is locked")
    return free


def bars_asked(song: Song, bars: str | None, section: str | None) -> list[int]:
    """The bars, from 0, of ``5-8,12`` (counted from 1) and of a section; both together mean what they share."""
    wanted = set(range(song.bars))
    if bars is not None:
        wanted &= set(_bars_of(bars, song.bars))
    if section is not None:
        wanted &= set(_bars_of_section(song.score.sections, section))
    if not wanted:
        raise BadInput(f"bars {bars} and section '{section}' have no bar in common")
    return sorted(wanted)


def _bars_of(text: str, count: int) -> Iterable[int]:
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        first, last = (0, 0) if match is None else (int(match[1]), int(match[2] or match[1]))
        if not 1 <= first <= last:
            raise BadInput(f"bars {text!r}: bars are given like 5-8 or 5-8,12, counted from 1")
        if last > count:
            raise BadInput(f"bars {text!r}: the piece has {count} bars")
        yield from range(first - 1, last)


def _bars_of_section(sections: Sequence[Section], word: str) -> Iterable[int]:
    for same in (
        [section for section in sections if section.name == word],
        [section for section in sections if section.kind == word.lower()],
        [section for section in sections if section.letter == word],
    ):
        if same:
            return [bar for section in same for bar in range(section.start_bar, section.end_bar)]
    names = [section.name for section in sections]
    near = get_close_matches(word, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(dict.fromkeys(names)) or 'none'}"
    raise BadInput(f"no section is '{word}'; {hint}")


def roles_asked(song: Song, roles: str | Collection[Role] | None) -> frozenset[Role]:
    """The roles of ``melody,bass`` or of a collection, all of them for None."""
    there = list(song.rows)
    if roles is None:
        return frozenset(there)
    if not isinstance(roles, str):
        names = [role.value for role in roles]
    else:
        names = [part.strip().lower() for part in roles.split(",") if part.strip()]
    if not names:
        raise BadInput(f"roles {roles!r}: no role is named (there are {', '.join(there)})")
    for name in names:
        if name not in ROLES:
            near = get_close_matches(name, [role.value for role in ROLES], n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"the roles are {', '.join(ROLES)}"
            raise BadInput(f"there is no role '{name}'; {hint}")
        if name not in there:
            raise BadInput(f"the piece has no {name}; it has {', '.join(there)}")
    return frozenset(Role(name) for name in names)


def locks_asked(song: Song, *, bars: str | None, section: str | None, roles: str | None) -> tuple[Lock, ...]:
    """The locks on the asked bars, sections and roles: one for each role and each run of bars."""
    wanted = bars_asked(song, bars, section)
    runs: list[tuple[int, int]] = []
    for bar in wanted:
        if runs and bar == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], bar)
        else:
            runs.append((bar, bar))
    named = [None] if roles is None else sorted(roles_asked(song, roles))
    return tuple(Lock(role, first, last) for role in named for first, last in runs)


def _said(bars: Collection[int]) -> str:
    """Bars as people count them: ``5-8`` or ``5, 7``."""
    ordered = sorted(bars)
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0] + 1}-{ordered[-1] + 1}"
    return ", ".join(str(bar + 1) for bar in ordered[:12])
