"""Which works, or bars of them, are left out of the training data, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symbolic.data.work import Work
from symbolic.encode import EncodedWork


@dataclass(frozen=True, slots=True)
class Checked:
    """A work after the check: None where it is left out; ``reasons`` of what was left out of it."""

    work: Work | None
    reasons: tuple[str, ...]


def check_work(work: Work) -> Checked:
    """Check one work."""
    return Checked(work, ())


def drop_duplicates(works: Sequence[EncodedWork]) -> tuple[list[EncodedWork], list[EncodedWork]]:
    """The works that are kept, and those that repeat one."""
    return list(works), []
