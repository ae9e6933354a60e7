"""What a check says: promises kept or broken, the bounds they are held to, and how each is measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from symbolic.grid import Cell
from symbolic.theory import note_name, prefers_flats

THRESHOLDS: Mapping[str, float] = {
    "tempo_share": 0.001,  # of the tempo asked for (a MIDI file rounds it to whole microseconds a quarter)
    "duration_bars": 0.5,
    "key_margin": 0.03,  # of correlation, by which another key may fit better
    "section_key_margin": 0.4,  # the same for the signature of one section, whose few chords may lean elsewhere
    "notes_in_key": 0.95,  # share of a section's time on the scale of its key or on the chord's tones
    "heard_roots": 0.55,  # share of the time in which the asked root is heard
    "heard_triads": 0.5,
    "judged_bars": 0.25,  # share of the bars with a bass, from which on chords are told by ear
    "bar_roots": 0.5,  # a bar with less than this heard as asked ...
    "bar_chord_tones": 0.7,  # ... and less than this on its chord's tones sounds another chord
    "wrong_chord_bars": 0.0,
    "chord_tones": 0.8,  # share of the accompaniment's time
    "chord_tones_in_cell": 0.5,  # a cell below is worth writing again
    "bass_roots": 0.8,  # share of the chords that begin with a bass note which have their root there
    "melody_silent_bars": 0.34,  # share of a section's bars in which a melody or counter-melody may rest
    "rest_beats": 0.5,  # the shortest rest that is a breath, in quarters
    "bars_without_breath": 8.0,
    "form": 0.02,  # by which sections of one letter must be more alike than sections of two
    "repeats": 0.75,  # likeness of rhythm, intervals and pitches with the section that is repeated
    "repeated_bar": 0.5,  # a bar below is worth writing again
    "variations": 0.5,
    "variations_most": 0.97,  # beyond this a variation is a copy
    "contrasts": 0.85,
    "energy": 0.5,  # Spearman's correlation, asked for from three sections of unlike energy on
    "energy_by_bar": 0.3,
    "chords_in_key": 0.75,  # of a plan: share of a section's chord tones in its key
    "key_of_chords": 0.1,
    "registers": 12.0,  # semitones
    "melody_share": 0.5,
    "bass_share": 0.5,
    "energy_range": 0.15,  # the least difference of energy between sections that can be heard bar by bar
}
"""Every bound of the check, in one place. Those of likeness and of heard chords were set on 60 composed pieces, which
keep them, and on broken ones, which do not."""

Unit = Literal["", "share", "likeness", "difference", "correlation", "bars", "cells", "s", "bpm", "semitones"]
Bound = Literal["", "at least", "at most", "equal"]


@dataclass(frozen=True, slots=True)
class Method:
    """How a promise is measured, the unit of its value and the side of the threshold on which it is kept."""

    text: str
    unit: Unit = ""
    bound: Bound = "equal"


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that the plan says of the score, or a brief of the plan.

    ``asked`` and ``found`` are for people. ``bars`` (counted from 0) and ``cells`` say where it is broken or weak;
    ``value`` is the figure that was compared with ``threshold``, None where there is none. ``told`` is false where
    there was nothing to judge, and so nothing broken.
    """

    name: str
    kept: bool
    asked: str
    found: str
    bars: tuple[int, ...] = ()
    value: float | None = None
    cells: tuple[Cell, ...] = ()
    threshold: float | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """All promises in the order of the check that made them."""

    promises: tuple[Promise, ...]

    @property
    def kept(self) -> bool:
        """Whether every promise is kept."""
        return all(promise.kept for promise in self.promises)

    @property
    def broken(self) -> tuple[Promise, ...]:
        """The promises that are not kept."""
        return tuple(promise for promise in self.promises if not promise.kept)

    @property
    def broken_cells(self) -> set[Cell]:
        """The cells worth writing again."""
        return {cell for promise in self.promises for cell in promise.cells}


def by_cells(name: str, asked: str, cells: Sequence[Cell], fault: str) -> Promise:
    """A promise that no cell may break."""
    bars = tuple(sorted({bar for _, bar in cells}))
    found = f"{len(cells)} cells {fault}" if cells else "so it is"
    return Promise(name, not cells, asked, found, bars, float(len(cells)), tuple(cells), 0.0)


def by_share(name: str, share: float | None, least: float, of_what: str, cells: Sequence[Cell]) -> Promise:
    """A promise about a share from 0 to 1; None is nothing to tell it from."""
    bars = tuple(sorted({bar for _, bar in cells}))
    asked = f"at least {least:.0%} {of_what}"
    if share is None:
        return untold(name, asked)
    return Promise(name, share >= least, asked, f"{share:.0%}", bars, share, tuple(cells), least)


def untold(
    name: str, asked: str, found: str = "there is nothing to tell it from", value: float | None = None
) -> Promise:
    """A promise that cannot be judged here, and so is not broken."""
    return Promise(name, True, asked, found, value=value, told=False)


def key_name(tonic: int, mode: str) -> str:
    """The name of a key, such as ``A minor``."""
    return f"{note_name(tonic, prefers_flats(tonic, mode))} {mode}"


def listed(values: Iterable[str]) -> str:
    """Words as a list."""
    return ", ".join(values) or "none"
