"""From the bytes of any MIDI file to a Score: maps, sections and chords from its metas, tracks from its notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from symbolic.errors import BadInput
from symbolic.midi_events import (
    CHORDS_TRACK_NAME,
    MIDI_DRUM_CHANNEL,
    Event,
    RawMidi,
    RawNote,
    extras_rows,
    extras_tick,
    from_wire,
    has_notes,
    match_rows,
    paired_notes,
    parse_midi,
    read_extras,
    track_channels,
    track_name,
    track_port,
)
from symbolic.midi_forms import in_default_form
from symbolic.midi_roles import TrackFacts, guess_roles, with_a_melody
from symbolic.score import (
    SECTION_KINDS,
    TICKS_PER_QUARTER,
    Chord,
    ChordSpan,
    Key,
    Meter,
    Note,
    Role,
    Score,
    Section,
    Tempo,
    Track,
)
from symbolic.spelling import key_signed
from symbolic.theory import MINOR_MODES, MODES, parse_chord, pitch_class
from symbolic.timing import bar_of, bar_starts

MIN_NOTE_TICKS = TICKS_PER_QUARTER // 16
MAX_BARS = 20_000
MAX_DENOMINATOR = 32
SHARPS_OF_NAME: dict[str, int] = {
    name: sharps
    for names in ("Cb Gb Db Ab Eb Bb F C G D A E B F# C#", "Abm Ebm Bbm Fm Cm Gm Dm Am Em Bm F#m C#m G#m D#m A#m")
    for sharps, name in enumerate(names.split(), -7)
}  # mido's names of key signatures
SECTION_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("intro", "opening", "前奏"), "intro"),
    (("outro", "ending", "coda", "尾"), "outro"),
    (("pre-chorus", "prechorus", "pre chorus", "导歌"), "prechorus"),
    (("chorus", "refrain", "hook", "副歌"), "chorus"),
    (("verse", "strophe", "主歌"), "verse"),
    (("bridge", "middle 8", "桥"), "bridge"),
    (("solo", "独奏"), "solo"),
    (("interlude", "break", "间奏"), "interlude"),
)  # words in a marker -> kind of section; the first row that matches wins, else "theme"


def score_of(data: bytes, place: str) -> Score:
    """The score in the bytes of a MIDI file; ``place`` names the file in messages. Raises BadInput as ``read_midi``."""
    return score_and_facts(data, place)[0]


def score_and_facts(data: bytes, place: str) -> tuple[Score, frozenset[str]]:
    """The score in the bytes of a MIDI file, and which facts of ``recognition.reading`` the file itself tells."""
    raw = parse_midi(data, place)
    if raw.kind == 2:
        raise BadInput(f"{place}: MIDI files of type 2 (independent patterns) are not supported")
    raw = in_default_form(rescaled(raw))
    extras = read_extras(raw)
    tracks = _tracks(raw, extras)
    meters = _meters(raw)
    end_tick = _end_tick(raw, tracks, meters, place)
    meters = tuple(m for m in meters if m.tick < end_tick)
    _check_bar_count(meters, end_tick, place)
    conductor = raw.tracks[0] if raw.tracks else ()
    score = Score(
        title="" if has_notes(conductor) and len(raw.tracks) > 1 else track_name(conductor),
        end_tick=end_tick,
        tempos=tuple(t for t in _tempos(raw) if t.tick < end_tick),
        meters=meters,
        keys=tuple(k for k in _keys(raw, extras) if k.tick < end_tick),
        chords=_chords(raw, end_tick),
        sections=_sections(raw, extras, bar_starts(meters, end_tick)),
        tracks=tracks,
        copyright=next((from_wire(e.message.text) for e in conductor if e.message.type == "copyright"), ""),
        pickup_ticks=_pickup_ticks(extras, meters[0].bar_ticks, tracks),
    )
    return score, _facts(raw, extras, score)


def _facts(raw: RawMidi, extras: Mapping[str, Any], score: Score) -> frozenset[str]:
    """What the file's own events tell; a lone C major is what programs write when nobody set a key."""
    told = {
        "tempo": bool(_metas(raw, "set_tempo")),
        "meter": bool(_metas(raw, "time_signature")),
        "key": any((k.tonic, k.mode) != (0, "major") for k in score.keys) or bool(extras_rows(extras, "keys")),
        "mode": bool(extras_rows(extras, "keys")),
        "roles": bool(extras_rows(extras, "tracks")),
        "chords": bool(score.chords),
        "sections": bool(score.sections),
    }
    return frozenset(name for name, there in told.items() if there)


def rescaled(raw: RawMidi) -> RawMidi:
    """The file in ticks of a score."""
    if raw.ticks_per_quarter == TICKS_PER_QUARTER:
        return raw
    scale = TICKS_PER_QUARTER / raw.ticks_per_quarter
    tracks = tuple(tuple(Event(round(e.tick * scale), e.message) for e in events) for events in raw.tracks)
    return RawMidi(raw.kind, TICKS_PER_QUARTER, tracks)


def _metas(raw: RawMidi, kind: str) -> list[tuple[int, Any]]:
    """The events of a kind in all tracks, by tick; of those at one tick the last in the file."""
    found = {e.tick: e.message for events in raw.tracks for e in events if e.message.type == kind}
    return sorted(found.items(), key=lambda pair: pair[0])


def _tempos(raw: RawMidi) -> tuple[Tempo, ...]:
    tempos = [Tempo(tick, _plain_bpm(m.tempo)) for tick, m in _metas(raw, "set_tempo") if m.tempo > 0]
    return tuple(tempos) if tempos and tempos[0].tick == 0 else (Tempo(0, 120.0), *tempos)


def _plain_bpm(microseconds: int) -> float:
    """The tempo with as few decimals as give these microseconds to the quarter again."""
    exact = 60_000_000 / microseconds
    plain = (round(exact, digits) for digits in range(7))
    return next((bpm for bpm in plain if bpm > 0 and round(60_000_000 / bpm) == microseconds), exact)


def _meters(raw: RawMidi) -> tuple[Meter, ...]:
    """The meters, each moved to the nearest bar line of the meter before it."""
    meters = [Meter(0, 4, 4)]
    for tick, message in _metas(raw, "time_signature"):
        if message.numerator == 0 or message.denominator > MAX_DENOMINATOR:
            continue
        last = meters[-1]
        bars = (tick - last.tick + last.bar_ticks // 2) // last.bar_ticks
        meter = Meter(last.tick + bars * last.bar_ticks, message.numerator, message.denominator)
        if meter.tick == last.tick:
            meters.pop()
        meters.append(meter)
    return tuple(meters)


def _end_tick(raw: RawMidi, tracks: Sequence[Track], meters: Sequence[Meter], place: str) -> int:
    """The bar line after the last note, or that nearest to the end of the tracks if it is later."""
    last_note = max((n.end_tick for t in tracks for n in t.notes), default=1)
    last_event = max((events[-1].tick for events in raw.tracks if events), default=0)
    meter = next(m for m in reversed(meters) if m.tick < max(last_note, last_event, 1))
    bars = max(-(-(last_note - meter.tick) // meter.bar_ticks), round((last_event - meter.tick) / meter.bar_ticks), 1)
    end_tick = meter.tick + bars * meter.bar_ticks
    if end_tick > MAX_BARS * 4 * TICKS_PER_QUARTER:
        quarters = end_tick // TICKS_PER_QUARTER
        raise BadInput(f"{place}: the piece lasts {quarters} quarters; at most {MAX_BARS * 4} are read")
    return end_tick


def _pickup_ticks(extras: Mapping[str, Any], bar_ticks: int, tracks: Sequence[Track]) -> int:
    """The pickup that our own file tells of, unless notes stand before it."""
    pickup_ticks = extras_tick(extras, "pickup")
    first_tick = min((t.notes[0].onset_tick for t in tracks if t.notes), default=bar_ticks)
    return pickup_ticks if pickup_ticks < bar_ticks and first_tick >= bar_ticks - pickup_ticks else 0


def _check_bar_count(meters: Sequence[Meter], end_tick: int, place: str) -> None:
    ends = (*(m.tick for m in meters[1:]), end_tick)
    bars = sum(-(-(end - m.tick) // m.bar_ticks) for m, end in zip(meters, ends, strict=True))
    if bars > MAX_BARS:
        raise BadInput(f"{place}: the piece has {bars} bars; at most {MAX_BARS} are read")


def _keys(raw: RawMidi, extras: Mapping[str, Any]) -> tuple[Key, ...]:
    modes = {(row.get("tick"), row.get("tonic")): row.get("mode") for row in extras_rows(extras, "keys")}
    keys = []
    for tick, message in _metas(raw, "key_signature"):
        minor = message.key.endswith("m")
        tonic = pitch_class(message.key.removesuffix("m"))
        mode = modes.get((tick, tonic))
        known = mode in MODES and (mode in MINOR_MODES) == minor
        key = Key(tick, tonic, str(mode) if known else ("minor" if minor else "major"))
        plain = key.mode in ("major", "minor")
        keys.append(key_signed(key, SHARPS_OF_NAME[message.key]) if plain else key)
    return tuple(keys) if keys and keys[0].tick == 0 else (Key(0, 0, "major"), *keys)


def _chords(raw: RawMidi, end_tick: int) -> tuple[ChordSpan, ...]:
    """The chord symbols of the track named "Chords"; each lasts until the next one."""
    points: dict[int, Chord] = {}
    for events in raw.tracks:
        if track_name(events).lower() != CHORDS_TRACK_NAME.lower() or has_notes(events):
            continue
        for event in events:
            if event.message.type == "text" and event.tick < end_tick:
                try:
                    points[event.tick] = parse_chord(from_wire(event.message.text))
                except BadInput:
                    continue
    ticks = [*sorted(points), end_tick]
    return tuple(ChordSpan(a, b - a, points[a]) for a, b in pairwise(ticks))


def _sections(raw: RawMidi, extras: Mapping[str, Any], starts: Sequence[int]) -> tuple[Section, ...]:
    """One section a marker, from the bar line nearest to it until the next one."""
    marks: dict[int, str] = {}
    for tick, message in _metas(raw, "marker"):
        bar = bar_of(tick, starts)
        if bar + 1 < len(starts) and tick - starts[bar] > starts[bar + 1] - tick:
            bar += 1
        if bar < len(starts) - 1 and (name := from_wire(message.text)).strip():
            marks[bar] = name
    known = {(row.get("bar"), row.get("name")): row for row in extras_rows(extras, "sections")}
    letters: dict[str, str] = {}
    bars = [*sorted(marks), len(starts) - 1]
    return tuple(
        _section(marks[bar], bar, following - bar, known.get((bar, marks[bar])), letters)
        for bar, following in pairwise(bars)
    )


def _section(name: str, bar: int, bars: int, row: Mapping[str, Any] | None, letters: dict[str, str]) -> Section:
    if row is not None and row.get("kind") in SECTION_KINDS:
        energy, written = row.get("energy"), row.get("bars")
        return Section(
            name,
            str(row["kind"]),
            str(row.get("letter", "A")),
            bar,
            written if isinstance(written, int) and 0 < written < bars else bars,
            energy if isinstance(energy, int | float) else 0.5,
        )
    lowered = name.lower()
    kind = next((kind for words, kind in SECTION_WORDS if any(word in lowered for word in words)), "theme")
    stem = lowered.rstrip(" 0123456789'.#")
    letter = letters.setdefault(stem, chr(ord("A") + len(letters) % 26))
    return Section(name, kind, letter, bar, bars)


_Part = tuple[int, int, int]  # track in the file, channel, program


def _tracks(raw: RawMidi, extras: Mapping[str, Any]) -> tuple[Track, ...]:
    """The parts: notes of one track, channel and program; of our own files also the parts without notes."""
    parts = _parts(raw)
    names = [track_name(raw.tracks[index]) for index, _, _ in parts]
    rows = match_rows(names, extras_rows(extras, "tracks"))
    mended = [_mended(raw_notes) for raw_notes in parts.values()]
    guesses = guess_roles(
        [
            TrackFacts(name, program, channel == MIDI_DRUM_CHANNEL, notes)
            for (_, channel, program), name, notes in zip(parts, names, mended, strict=True)
        ]
    )
    placed = []
    for order, ((_, _, program), name, row) in enumerate(zip(parts, names, rows, strict=True)):
        role, notes = guesses[order], mended[order]
        if not notes and row is None:
            continue
        place = (1, order)
        if row is not None and row.get("role") in tuple(Role):
            role, name = Role(row["role"]), str(row["name"])
            place = (0, row["order"] if isinstance(row.get("order"), int) else order)
        placed.append((place, Track(role, name or f"Track {order + 1}", program, notes)))
    tracks = [track for _, track in sorted(placed, key=lambda pair: pair[0])]
    return tuple(tracks) if any(place[0] == 0 for place, _ in placed) else with_a_melody(tracks)


def _parts(raw: RawMidi) -> dict[_Part, list[RawNote]]:
    everywhere: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for events in raw.tracks:
        port = track_port(events)
        for (channel, tick), program in _programs(events).items():
            everywhere.setdefault((port, channel), []).append((tick, program))
    shared = {place: sorted(changes) for place, changes in everywhere.items()}
    parts: dict[_Part, list[RawNote]] = {}
    for index, events in enumerate(raw.tracks):
        own = _programs(events)
        port = track_port(events)
        changes = {
            channel: sorted((t, p) for (c, t), p in own.items() if c == channel) or shared.get((port, channel), [])
            for channel in track_channels(events)
        }
        if not has_notes(events):
            for channel, programs in changes.items():
                parts[(index, channel, programs[0][1] if programs else 0)] = []
        for note in paired_notes(events):
            part = (index, note.channel, _program_at(changes[note.channel], note.onset_tick))
            parts.setdefault(part, []).append(note)
    return parts


def _programs(events: Sequence[Event]) -> dict[tuple[int, int], int]:
    return {(e.message.channel, e.tick): e.message.program for e in events if e.message.type == "program_change"}


def _program_at(changes: Sequence[tuple[int, int]], tick: int) -> int:
    """The program in force at a tick; before the first change already the first one."""
    if not changes:
        return 0
    return changes[max(bisect_right(changes, tick, key=lambda change: change[0]) - 1, 0)][1]


def _mended(raw_notes: Sequence[RawNote]) -> tuple[Note, ...]:
    """Notes without overlaps of one pitch and not too short; one without an end lasts until the next of its pitch.

    A note that leaves no room for the shortest note before the next of its pitch gives way to that one.
    """
    last_tick = max((max(n.onset_tick, n.end_tick or 0) for n in raw_notes), default=0)
    by_pitch: dict[int, list[RawNote]] = {}
    for raw_note in sorted(raw_notes, key=lambda n: (n.onset_tick, n.end_tick or last_tick, n.velocity)):
        by_pitch.setdefault(raw_note.pitch, []).append(raw_note)
    notes = []
    for same in by_pitch.values():
        for this, following in zip(same, (*same[1:], None), strict=True):
            wanted_end = max(last_tick if this.end_tick is None else this.end_tick, this.onset_tick + MIN_NOTE_TICKS)
            end_tick = wanted_end if following is None else min(wanted_end, following.onset_tick)
            if end_tick - this.onset_tick >= MIN_NOTE_TICKS:
                notes.append(Note(this.onset_tick, this.pitch, end_tick - this.onset_tick, this.velocity))
    return tuple(sorted(notes))
