"""OpenScore songs and quartets, and the leading lines of Hauptstimme: notated music as MIDI, CC0."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from symbolic.data.build import make_score, regular_part, snap_written, split_keyboard, works_of
from symbolic.data.downbeat import pickup_ticks
from symbolic.data.midi import RawMidi, RawTrack, read_raw
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.recognise import mode_of_signature, pitch_class_profile, recognise_chords
from symbolic.score import Key, Meter, Note, Role

LICENCE = "CC0-1.0"
CHOIR, PIANO, VIOLIN, VIOLA, CELLO, STRINGS = 52, 0, 40, 41, 42, 48
_BARS_AT_LEAST = 8
_KEYBOARD = re.compile(r"piano|klavier|clavier|pianof|guitar|harp|cembalo|org[ua]", re.IGNORECASE)
_QUARTET: tuple[tuple[Role, int], ...] = (
    (Role.MELODY, VIOLIN), (Role.COUNTER, VIOLIN), (Role.PAD, VIOLA), (Role.BASS, CELLO),
)  # fmt: skip

Parts = Mapping[Role, tuple[int, Sequence[Note]]]


def read_openscore_lieder(root: Path) -> Iterator[Work]:
    """Read the songs of ``root/openscore_lieder``: the voice is the melody, the piano is split into roles."""
    yield from _read_folder(root / "openscore_lieder", "*.mid", song_parts)


def read_openscore_quartets(root: Path) -> Iterator[Work]:
    """Read ``root/openscore_quartets``: first violin melody, second counter, viola pad, cello bass."""
    yield from _read_folder(root / "openscore_quartets", "*.mid", quartet_parts)


def read_hauptstimme(root: Path) -> Iterator[Work]:
    """Read the leading lines of the orchestral movements in ``root/hauptstimme``: melody only."""
    yield from _read_folder(root / "hauptstimme", "*_melody.mid", melody_part)


def _read_folder(
    folder: Path, pattern: str, parts: Callable[[Sequence[RawTrack], Sequence[Meter]], Parts]
) -> Iterator[Work]:
    yield from works_of(sorted(folder.glob(pattern)), partial(_read_piece, parts))


def _read_piece(parts: Callable[[Sequence[RawTrack], Sequence[Meter]], Parts], path: Path) -> Work:
    raw = read_raw(path)
    composer, _, title = path.stem.partition("__")
    tracks, meters, moved = on_bar_lines(raw)
    score = make_score(
        title.replace("_", " ").strip(),
        parts(tracks, meters),
        meters,
        tuple(replace(t, tick=t.tick + moved if t.tick else 0) for t in raw.tempos),
        keys_of(raw, tracks, moved),
    )
    source = path.parent.name
    score = replace(score, chords=recognise_chords(score))
    return Work(f"{source}/{path.stem}", source, (composer.replace("_", " "),), "classical", LICENCE, score)


def on_bar_lines(raw: RawMidi) -> tuple[list[RawTrack], list[Meter], int]:
    """Quantised tracks and regular meters, moved so that tick 0 is a bar line, and the ticks they were moved by.

    What follows an irregular or unread meter is cut. Raises BadInput if less than eight bars are left.
    """
    by_tick = {m.tick: m for m in raw.meters}
    changes = [by_tick[tick] for tick in sorted(by_tick)]
    if not changes:
        raise BadInput("there is no time signature")
    pickup_tick = _pickup(raw, changes)
    meters, end_tick = regular_part(changes, pickup_tick)
    if not meters:
        raise BadInput(f"the meter {changes[0]} is not read")
    move_tick = -pickup_tick % changes[0].bar_ticks
    tracks = []
    for track in raw.tracks:
        notes = snap_written(replace(n, onset_tick=n.onset_tick + move_tick) for n in track.notes)
        kept = tuple(n for n in notes if end_tick is None or n.onset_tick < end_tick)
        tracks.append(replace(track, notes=kept))
    last_tick = max((n.onset_tick for t in tracks for n in t.notes), default=0)
    if last_tick < (_BARS_AT_LEAST - 1) * meters[0].bar_ticks:
        raise BadInput(f"less than {_BARS_AT_LEAST} bars are in a regular meter")
    return tracks, meters, move_tick


def _pickup(raw: RawMidi, changes: Sequence[Meter]) -> int:
    """The pickup's length: from the tick of the first change of meter if there is one, else from the notes."""
    eighth_tick = 240
    if len(changes) > 1 and changes[1].tick % changes[0].bar_ticks % eighth_tick == 0:
        return changes[1].tick % changes[0].bar_ticks
    return pickup_ticks([n for t in raw.tracks for n in t.notes], changes[0])


def keys_of(raw: RawMidi, tracks: Sequence[RawTrack], moved_tick: int) -> list[Key]:
    """A key for each key signature, major or relative minor as the notes under it say."""
    sharps_at = {tick + moved_tick if tick else 0: sharps for tick, sharps, _ in raw.signatures} or {0: 0}
    ticks = sorted(sharps_at)
    keys = []
    for tick, end_tick in zip(ticks, [*ticks[1:], None], strict=True):
        under = (
            n for t in tracks for n in t.notes if tick <= n.onset_tick and (end_tick is None or n.onset_tick < end_tick)
        )
        keys.append(Key(tick, *mode_of_signature(pitch_class_profile(under), sharps_at[tick])))
    return keys


def song_parts(tracks: Sequence[RawTrack], meters: Sequence[Meter]) -> Parts:
    """The roles of a song with piano. Raises BadInput if the voice or the piano is missing."""
    sounding = [t for t in tracks if t.notes]
    piano = [t for i, t in enumerate(sounding) if _KEYBOARD.search(t.name) or (i > 0 and not t.name)]
    voices = [t for t in sounding if t not in piano]
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


def melody_part(tracks: Sequence[RawTrack], meters: Sequence[Meter]) -> Parts:
    """The one line of a melody score."""
    return {Role.MELODY: (STRINGS, [n for t in tracks for n in t.notes])}
