"""OpenScore songs and quartets: notated music as MIDI, CC0."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from symbolic.data.build import Stretch, make_score, snap_written, split_keyboard, stretches
from symbolic.data.downbeat import pickup_ticks
from symbolic.data.midi import RawMidi, RawTrack, read_raw
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.recognise import mode_of_signature, pitch_class_profile, recognise_chords
from symbolic.score import Key, Meter, Note, Role, Tempo

LICENCE = "CC0-1.0"
CHOIR, PIANO, VIOLIN, VIOLA, CELLO = 52, 0, 40, 41, 42
BARS_AT_LEAST = 8
_KEYBOARD = re.compile(r"piano|klavier|clavier|pianof|guitar|harp|cembalo|org[ua]", re.IGNORECASE)
_QUARTET: tuple[tuple[Role, int], ...] = (
    (Role.MELODY, VIOLIN), (Role.COUNTER, VIOLIN), (Role.PAD, VIOLA), (Role.BASS, CELLO),
)  # fmt: skip
_CHOIR_ROLES: dict[int, tuple[Role, ...]] = {
    1: (Role.MELODY,), 4: (Role.MELODY, Role.COUNTER, Role.PAD, Role.BASS),
}  # fmt: skip  # by the number of voices without a piano

Parts = Mapping[Role, tuple[int, Sequence[Note]]]
Parter = Callable[[Sequence[RawTrack], Sequence[Meter]], Parts]
Change = TypeVar("Change", Tempo, Meter)


def list_scores(source: str, pattern: str, root: Path) -> list[Item]:
    """The files of a set whose names begin with the composer."""
    paths = sorted((root / source).glob(pattern))
    return [Item(path.stem, path, (path.stem.partition("__")[0].replace("_", " "),)) for path in paths]


def read_score(source: str, parts: Parter, item: Item) -> list[Work]:
    """Read one file: a work for each stretch of at least eight bars in step. Raises BadInput if there is none."""
    raw = read_raw(item.path)
    works = []
    for number, stretch in enumerate(stretches_of(raw), start=1):
        tracks = cut_tracks(raw, stretch)
        if bars_of(tracks, stretch) < BARS_AT_LEAST:
            continue
        score = make_score(
            title_of(item),
            parts(tracks, stretch.meters),
            stretch.meters,
            moved(raw.tempos, stretch),
            keys_of(raw, tracks, stretch),
        )
        score = replace(score, chords=recognise_chords(score))
        works.append(Work(work_id(source, item, number), source, item.creators, "classical", LICENCE, score))
    if not works:
        raise BadInput(f"less than {BARS_AT_LEAST} bars are in a regular meter")
    return works


def work_id(source: str, item: Item, number: int) -> str:
    """The name of the stretch ``number`` (from 1) of an item."""
    return f"{source}/{item.name}" + (f"#{number}" if number > 1 else "")


def title_of(item: Item) -> str:
    """What a file's name says after the composer."""
    return item.name.partition("__")[2].replace("_", " ").strip()


def stretches_of(raw: RawMidi, breaks: Collection[int] = ()) -> list[Stretch]:
    """The stretches of a file of notated music whose bars are in step. Raises BadInput without a time signature."""
    by_tick = {m.tick: m for m in raw.meters}
    changes = [by_tick[tick] for tick in sorted(by_tick)]
    if not changes:
        raise BadInput("there is no time signature")
    return stretches(changes, _pickup(raw, changes), breaks)


def cut_tracks(raw: RawMidi, stretch: Stretch) -> list[RawTrack]:
    """The quantised tracks of a stretch, in the file's order."""
    return [replace(t, notes=tuple(snap_written(stretch.cut(t.notes)))) for t in raw.tracks]


def bars_of(tracks: Sequence[RawTrack], stretch: Stretch) -> int:
    """About how many bars the notes cover."""
    onsets = [n.onset_tick for t in tracks for n in t.notes]
    return (max(onsets) - min(onsets)) // stretch.meters[0].bar_ticks + 1 if onsets else 0


def moved(changes: Sequence[Change], stretch: Stretch) -> tuple[Change, ...]:
    """Changes of the file counted from a stretch's zero."""
    return tuple(replace(c, tick=c.tick - stretch.zero_tick) for c in changes if stretch.is_before_end(c.tick))


def on_bar_lines(raw: RawMidi) -> tuple[list[RawTrack], Stretch]:
    """The quantised tracks of the first stretch. Raises BadInput if it has less than eight bars."""
    found = stretches_of(raw)
    if not found:
        raise BadInput(f"the meter {raw.meters[0]} is not read")
    tracks = cut_tracks(raw, found[0])
    if bars_of(tracks, found[0]) < BARS_AT_LEAST:
        raise BadInput(f"less than {BARS_AT_LEAST} bars are in a regular meter")
    return tracks, found[0]


def _pickup(raw: RawMidi, changes: Sequence[Meter]) -> int:
    """The pickup's length: from the tick of the first change of meter if there is one, else from the notes."""
    eighth_tick = 240
    if len(changes) > 1 and changes[1].tick % changes[0].bar_ticks % eighth_tick == 0:
        return changes[1].tick % changes[0].bar_ticks
    return pickup_ticks([n for t in raw.tracks for n in t.notes], changes[0])


def keys_of(raw: RawMidi, tracks: Sequence[RawTrack], stretch: Stretch) -> list[Key]:
    """A key for each key signature, major or relative minor as the notes under it say."""
    sharps_at: dict[int, int] = {}
    for tick, sharps, _ in sorted(raw.signatures) or [(0, 0, False)]:
        if stretch.is_before_end(tick):
            sharps_at[max(0, tick - stretch.zero_tick) if tick else 0] = sharps
    ticks = sorted(sharps_at)
    keys = []
    for tick, end_tick in zip(ticks, [*ticks[1:], None], strict=True):
        under = (
            n for t in tracks for n in t.notes if tick <= n.onset_tick and (end_tick is None or n.onset_tick < end_tick)
        )
        keys.append(Key(tick, *mode_of_signature(pitch_class_profile(under), sharps_at[tick])))
    return keys


def song_parts(tracks: Sequence[RawTrack], meters: Sequence[Meter]) -> Parts:
    """The roles of a song with piano, of a choir of four, or of a voice alone. Raises BadInput for other parts."""
    sounding = [t for t in tracks if t.notes]
    piano = [t for i, t in enumerate(sounding) if _KEYBOARD.search(t.name) or (i > 0 and not t.name)]
    voices = [t for t in sounding if t not in piano]
    if not piano and len(voices) in _CHOIR_ROLES:
        return {role: (CHOIR, t.notes) for role, t in zip(_CHOIR_ROLES[len(voices)], voices, strict=True)}
    if not piano or not voices:
        raise BadInput(f"the parts are {', '.join(t.name or '?' for t in sounding)}, not a voice and a piano")
    split = split_keyboard([n for t in piano for n in t.notes], meters)
    sung = zip((Role.MELODY, Role.COUNTER), voices, strict=False)
    return {role: (PIANO, notes) for role, notes in split.items()} | {role: (CHOIR, t.notes) for role, t in sung}


def quartet_parts(tracks: Sequence[RawTrack], meters: Sequence[Meter]) -> Parts:
    """The roles of a string quartet. Raises BadInput if there are not four parts."""
    sounding = [t for t in tracks if t.notes]
    if len(sounding) != len(_QUARTET):
        raise BadInput(f"there are {len(sounding)} parts, not four")
    return {role: (program, t.notes) for (role, program), t in zip(_QUARTET, sounding, strict=True)}


read_openscore_lieder = Reader(
    "openscore_lieder",
    partial(list_scores, "openscore_lieder", "*.mid"),
    partial(read_score, "openscore_lieder", song_parts),
)
"""The songs of ``root/openscore_lieder``: the voice is the melody, the piano is split into roles."""

read_openscore_quartets = Reader(
    "openscore_quartets",
    partial(list_scores, "openscore_quartets", "*.mid"),
    partial(read_score, "openscore_quartets", quartet_parts),
)
"""The movements of ``root/openscore_quartets``: first violin melody, second counter, viola pad, cello bass."""
