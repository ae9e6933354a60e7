"""Harmonise a melody, and reharmonise what is there: the melody stays, and what follows the chords is written again."""

from __future__ import annotations

from collections.abc import Collection

from scoresmith.editing.accompany import accompany, asked_bars, told_chords
from scoresmith.editing.chord_change import HARMONY, changed_bars, held_bars, with_chords
from scoresmith.editing.chord_choice import Wish, choose_chords
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.score import ChordSpan, Role

DEFAULT_BOLDNESS = 0.15
DEFAULT_STRANGENESS = 0.4
ACCOMPANIED: frozenset[Role] = frozenset({Role.CHORDS, Role.ARP, Role.PAD, Role.BASS})
"""A song with one of these needs no new row to have its chords heard."""


def harmonise(
    song: Song,
    bars: Collection[int] | None = None,
    *,
    style: str = "",
    rhythm: str = "auto",
    boldness: float = DEFAULT_BOLDNESS,
    take: int = 0,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Find chords for the melody in some bars (None: all of them), and write again what follows the chords there.

    ``rhythm`` is one of ``chord_slots.RHYTHMS``; ``boldness`` 0 to 1 lets in chords from outside the key; another
    ``take`` is another harmony. A song of a melody alone gets a row of chords. The melody is never changed; bars whose
    accompaniment is locked keep their chords. Raises BadInput where there is no melody, and for values out of range.
    """
    asked = _asked(song, bars, style, boldness, "boldness")
    if not any((Role.MELODY, bar) in song.cells for bar in asked):
        raise BadInput("there is no melody in these bars to find chords for")
    wish = Wish(style, rhythm, boldness, take)
    new = with_chords(song, choose_chords(song, asked, wish), "harmonise")
    if not any(role in ACCOMPANIED for role, _ in song.cells):
        edit = accompany(new, asked, roles={Role.CHORDS}, style=style, decoder=decoder, progress=progress)
        return edit_of("harmonise", song, edit.song)
    return edit_of("harmonise", song, refilled(song, new, decoder, progress))


def reharmonise(
    song: Song,
    bars: Collection[int] | None = None,
    *,
    strangeness: float = DEFAULT_STRANGENESS,
    style: str = "",
    rhythm: str = "as it is",
    take: int = 0,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Put other chords under what is there: the ends of phrases and the melody stay, the accompaniment follows.

    ``strangeness`` 0 changes a few chords for near ones of the key, 1 nearly all, also for far ones. Chords that are
    not written are heard from the notes first. Raises BadInput as ``harmonise`` does.
    """
    asked = _asked(song, bars, style, strangeness, "strangeness")
    told = told_chords(song, asked, Wish(style))
    wish = Wish(style, rhythm, strangeness, take, other=True)
    new = with_chords(told, choose_chords(told, asked, wish), "reharmonise")
    return edit_of("reharmonise", song, refilled(told, new, decoder, progress))


def _asked(song: Song, bars: Collection[int] | None, style: str, share: float, name: str) -> list[int]:
    """The bars whose chords may change."""
    if not 0 <= share <= 1:
        raise BadInput(f"{name} {share:g}: it goes from 0 to 1")
    wanted = asked_bars(song, bars, style)
    held = held_bars(song, wanted)
    if not (free := [bar for bar in wanted if bar not in held]):
        raise BadInput("the accompaniment of all these bars is locked, so their chords have to stay")
    return free


def refilled(old: Song, new: Song, decoder: Decoder | None, progress: Progress | None) -> Song:
    """The song with the cells of changed chords written again under them."""
    changed = changed_bars(old, new)
    cells = (cell for cell in new.controls.cells if cell[0] in HARMONY and cell[1] in changed)
    request = frozenset(cell for cell in cells if not new.is_locked(cell))
    return written(new, new.controls, request, decoder=decoder, progress=progress) if request else new


def chord_changes(old: Song, new: Song) -> list[tuple[int, tuple[ChordSpan, ...], tuple[ChordSpan, ...]]]:
    """The bars with other chords, from 0, and their chords before and after."""
    return [
        (bar, old.controls.bars[bar].chords, new.controls.bars[bar].chords) for bar in sorted(changed_bars(old, new))
    ]
