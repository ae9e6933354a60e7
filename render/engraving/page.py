"""What is asked of an engraving and what it gives: paper, staff size, pages, and the times of the notes."""

from __future__ import annotations

from dataclasses import dataclass

from symbolic.errors import BadInput

PAPERS_MM: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height, upright."""
STAFF_MM: tuple[tuple[int, float], ...] = ((2, 7.0), (4, 6.4), (7, 5.6), (12, 4.8), (18, 4.2))
"""The height of a staff for a score of at most so many staves; more staves take ``SMALLEST_STAFF_MM``."""
SMALLEST_STAFF_MM, LARGEST_STAFF_MM = 3.6, 9.6
MIN_MARGIN_MM, MAX_MARGIN_MM = 8.0, 50.0


@dataclass(frozen=True, slots=True)
class PageOptions:
    """The paper and the size of the music on it; checked when made. Raises BadInput for what cannot be engraved."""

    paper: str = "a4"
    """A name in ``PAPERS_MM``."""
    landscape: bool = False
    """Whether the long side lies at the bottom."""
    staff_mm: float | None = None
    """The height of a five-line staff, 3.6 to 9.6; None chooses by the number of staves."""
    margin_mm: float = 15.0
    """The space around the music, 8 to 50."""

    def __post_init__(self) -> None:
        if self.paper not in PAPERS_MM:
            raise BadInput(f"paper '{self.paper}' is not known; there is {' and '.join(PAPERS_MM)}")
        if self.staff_mm is not None and not SMALLEST_STAFF_MM <= self.staff_mm <= LARGEST_STAFF_MM:
            raise BadInput(f"a staff of {self.staff_mm} mm; {SMALLEST_STAFF_MM} to {LARGEST_STAFF_MM} can be engraved")
        if not MIN_MARGIN_MM <= self.margin_mm <= MAX_MARGIN_MM:
            raise BadInput(f"a margin of {self.margin_mm} mm; {MIN_MARGIN_MM} to {MAX_MARGIN_MM} can be engraved")

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the page as it lies."""
        width_mm, height_mm = PAPERS_MM[self.paper]
        return (height_mm, width_mm) if self.landscape else (width_mm, height_mm)

    def staff_mm_for(self, staves: int) -> float:
        """The height of a staff in a score of that many staves."""
        if self.staff_mm is not None:
            return self.staff_mm
        return next((size_mm for most, size_mm in STAFF_MM if staves <= most), SMALLEST_STAFF_MM)


@dataclass(frozen=True, slots=True)
class Moment:
    """What begins and ends at one time, by the ids of notes in the SVG, which are those of the MusicXML."""

    time_s: float
    quarter: float
    """The same time in quarter notes from the beginning."""
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    measure: str | None = None
    """The measure that begins here."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The words over and under the music; empty where there are none."""

    title: str = ""
    subtitle: str = ""
    composer: str = ""
    lyricist: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Engraved:
    """An engraved score: one SVG document a page, all of one size."""

    pages: tuple[str, ...]
    width_mm: float
    height_mm: float
    titles: Titles = Titles()
    moments: tuple[Moment, ...] = ()
    """In order of time."""
    warnings: tuple[str, ...] = ()
    """What the engraver complained of; empty for a score that it understood wholly."""
