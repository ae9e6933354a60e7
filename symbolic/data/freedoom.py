"""Freedoom: game music for full bands, BSD-3-Clause; its tracks are given roles by instrument, register and texture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median

from symbolic.data.build import chords_or_arp, make_score, snap_written, stretches
from symbolic.data.midi import RawTrack, read_raw
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.midi_roles import BASS_PROGRAMS, PAD_PROGRAMS, UNPITCHED_PROGRAMS
from symbolic.recognise import recognise_chords, recognise_key
from symbolic.score import TICKS_PER_QUARTER, Key, Meter, Note, Role
from symbolic.timing import bar_of, bar_starts

LICENCE = "BSD-3-Clause"
_GUITARS = range(26, 32)
_SYNTH_LEADS = range(80, 88)
_DISTORTION = 30
_LOW_MEDIAN, _RIFF_MEDIAN = 43, 52
_CHORDAL_STACK, _ARP_INTERVAL, _ARP_PER_QUARTER = 1.5, 5.0, 1.5
_LONG_TICK = 480
_METAL_SHARE = 0.15
_CREDIT = re.compile(r'^\s*(\w+): (?:"[^"]*"|\S+) by (.+?)(?:, (?:remix|based|originally|modified).*)?$')
_AND = re.compile(r"\s*(?:&|,|\band\b)\s*")


def list_pieces(root: Path) -> list[Item]:
    """The pieces of ``root/freedoom``; the composers are those of its credits file."""
    folder = root / "freedoom"
    credits = read_credits((folder / "CREDITS-MUSIC.txt").read_text(encoding="utf-8"))
    names = {path.stem.removeprefix("d_"): path for path in sorted(folder.glob("d_*.mid"))}
    return [Item(name, path, credits.get(name, (f"Freedoom {name}",))) for name, path in names.items()]


def read_credits(text: str) -> dict[str, tuple[str, ...]]:
    """The composers of each map, by its name in small letters, such as ``e1m1``."""
    found = (_CREDIT.match(line) for line in text.splitlines())
    return {m.group(1).lower(): tuple(_AND.split(m.group(2).strip())) for m in found if m}


def read_piece(item: Item) -> list[Work]:
    """Read one piece for a band."""
    raw = read_raw(item.path)
    by_tick = {m.tick: m for m in raw.meters} or {0: Meter(0, 4, 4)}
    found = stretches([by_tick[tick] for tick in sorted(by_tick)], 0)
    if not found or found[0].start_tick:
        raise BadInput(f"the meter {by_tick[min(by_tick)]} is not read")
    meters = found[0].meters
    tracks = [replace(t, notes=tuple(snap_written(found[0].cut(t.notes)))) for t in raw.tracks]
    parts = band_parts(tracks, meters)
    score = make_score(item.path.stem, parts, meters, raw.tempos, (Key(0, 0, "major"),))
    score = replace(score, keys=(recognise_key(score),), chords=recognise_chords(score))
    return [Work(f"freedoom/{item.name}", "freedoom", item.creators, _style(raw.tracks), LICENCE, score)]


read_freedoom = Reader("freedoom", list_pieces, read_piece)


def band_parts(tracks: Sequence[RawTrack], meters: Sequence[Meter]) -> dict[Role, tuple[int, list[Note]]]:
    """Give the tracks roles; where several tracks of one role sound in a bar, the one with more notes has the bar.

    The busiest lead of a bar is the melody, the next one the counter-melody. A track that echoes another is left out.
    """
    end_tick = max((n.onset_tick for t in tracks for n in t.notes), default=0) + 1
    starts = bar_starts(meters, end_tick)
    by_role: dict[Role, list[RawTrack]] = defaultdict(list)
    heard: set[tuple[int, ...]] = set()
    for track in sorted(tracks, key=lambda t: -len(t.notes)):
        line = tuple(n.pitch for n in track.notes)
        role = role_of(track)
        if role is not None and (line not in heard or track.is_drum):
            heard.add(line)
            by_role[role].append(track)
    parts: dict[Role, tuple[int, list[Note]]] = {}
    for role, candidates in by_role.items():
        shared = _share_bars(candidates, starts, 2 if role is Role.MELODY else 1)
        for rank, notes in enumerate(shared):
            if notes:
                parts[Role.COUNTER if rank else role] = (candidates[0].program, notes)
    return parts


def _share_bars(tracks: Sequence[RawTrack], starts: Sequence[int], lines: int) -> list[list[Note]]:
    """For each bar the notes of the first tracks that sound in it, one line each."""
    bars: dict[int, dict[int, list[Note]]] = defaultdict(lambda: defaultdict(list))
    for index, track in enumerate(tracks):
        for note in track.notes:
            bars[bar_of(note.onset_tick, starts)][index].append(note)
    shared: list[list[Note]] = [[] for _ in range(lines)]
    for in_bar in bars.values():
        for line, index in zip(shared, sorted(in_bar), strict=False):
            line += in_bar[index]
    return shared


def role_of(track: RawTrack) -> Role | None:
    """The role of a track by its instrument, register and texture; leads are MELODY, sound effects None."""
    if not track.notes or (track.program in UNPITCHED_PROGRAMS and not track.is_drum):
        return None
    if track.is_drum:
        return Role.DRUMS
    onsets = sorted({n.onset_tick for n in track.notes})
    stack = len(track.notes) / len(onsets)
    middle = median(n.pitch for n in track.notes)
    if track.program in BASS_PROGRAMS or (middle < _LOW_MEDIAN and stack < _CHORDAL_STACK):
        return Role.BASS
    if track.program in PAD_PROGRAMS and fmean(n.duration_tick for n in track.notes) >= _LONG_TICK:
        return Role.PAD
    if stack >= _CHORDAL_STACK or middle < _RIFF_MEDIAN:
        return chords_or_arp(track.notes) if stack >= _CHORDAL_STACK else Role.CHORDS
    return Role.ARP if _is_arpeggio(track.notes) else Role.MELODY


def _is_arpeggio(notes: Sequence[Note]) -> bool:
    """Whether a line is dense, over the time it plays, and moves by wide leaps."""
    leaps = [abs(after.pitch - this.pitch) for this, after in pairwise(notes)]
    span_tick = notes[-1].onset_tick - notes[0].onset_tick + 1
    quarters = span_tick / TICKS_PER_QUARTER
    return bool(leaps) and fmean(leaps) >= _ARP_INTERVAL and len(notes) / quarters >= _ARP_PER_QUARTER


def _style(tracks: Sequence[RawTrack]) -> str:
    """Metal with much distorted guitar, rock with other electric guitars and drums, else by drums and synthesizers."""
    pitched = sum(len(t.notes) for t in tracks if not t.is_drum)
    share = dict.fromkeys(range(128), 0.0)
    for track in tracks:
        share[track.program] += 0.0 if track.is_drum else len(track.notes) / max(1, pitched)
    if not any(t.is_drum and t.notes for t in tracks):
        return "ambient"
    if share[_DISTORTION] > _METAL_SHARE:
        return "metal"
    guitars, synths = sum(share[p] for p in _GUITARS), sum(share[p] for p in _SYNTH_LEADS)
    return "rock" if guitars >= synths else "edm"
