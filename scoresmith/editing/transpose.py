"""Transposing a song: every pitched note, chord and key; phrases that would leave their instrument move by octaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.decisions import key_name, retold
from planner.plan import Plan, PlannedSection
from planner.plan_file import read_key_words
from scoresmith.editing.arrange import form_of
from scoresmith.editing.operations import Edit, edit_of
from scoresmith.editing.song import Song
from symbolic.errors import BadInput
from symbolic.instruments import instrument
from symbolic.score import Key, Note, Role, Track
from symbolic.theory import note_name, pitch_class, prefers_flats, transpose_chord
from symbolic.timing import bar_of, bar_starts

MOST_SEMITONES = 24
OCTAVES: tuple[int, ...] = (0, -1, 1, -2, 2, -3, 3)
"""Moves of a phrase to try, the smallest first."""
MOST_PITCH = 127


@dataclass(frozen=True, slots=True)
class OctaveMove:
    """Neighbouring phrases of a part that moved by octaves beside the transposition. Bars count from 0."""

    role: Role
    track: str
    first: int
    last: int
    octaves: int


def semitones_to(song: Song, key: str) -> int:
    """The semitones, -5 to 6, from the song's first key to another one of the same mode.

    A tonic alone ("Eb") takes the song's mode. Raises BadInput for another mode, which is no transposition, and for
    words that are no key.
    """
    tonic, mode = home_key(song)
    try:
        wanted, wanted_mode = pitch_class(key.strip()), mode
    except BadInput:
        wanted, wanted_mode = read_key_words(key)
    if wanted_mode != mode:
        raise BadInput(
            f"'{key}': the piece is in {key_name(tonic, mode)}; transposing keeps the mode, so the key must be "
            f"{note_name(wanted, prefers_flats(wanted, mode))} {mode}"
        )
    return (wanted - tonic + 5) % 12 - 5


def home_key(song: Song) -> tuple[int, str]:
    """Tonic and mode of the song: as planned, or the first key of its score."""
    if song.plan is not None:
        return song.plan.tonic, song.plan.mode
    first = song.score.keys[0] if song.score.keys else Key(0, 0, "major")
    return first.tonic, first.mode


def transpose(song: Song, *, semitones: int | None = None, key: str | None = None) -> Edit:
    """Move every pitched note, chord and key by semitones or to a key (see ``semitones_to``); drums stay.

    A part that would leave the range of its instrument moves by whole phrases to the octave that holds it
    (``octave_moves`` tells which). Raises BadInput where both or neither are given, where nothing would move, for more
    than 24 semitones, and where a locked cell would change.
    """
    by = _wanted(song, semitones, key)
    _refuse_locked(song)
    phrases = _phrase_starts(song)
    tracks = tuple(_moved(track, by, _octaves(track, by, phrases), phrases) for track in song.score.tracks)
    score = replace(
        song.score,
        keys=tuple(replace(k, tonic=(k.tonic + by) % 12) for k in song.score.keys),
        chords=tuple(replace(span, chord=transpose_chord(span.chord, by)) for span in song.score.chords),
        tracks=tracks,
    )
    plan = None if song.plan is None else _moved_plan(song.plan, by)
    return edit_of("transpose", song, replace(song, score=score, plan=plan))


def octave_moves(song: Song, *, semitones: int | None = None, key: str | None = None) -> tuple[OctaveMove, ...]:
    """The phrases that ``transpose`` moves by octaves, part by part. Raises BadInput as it does."""
    by = _wanted(song, semitones, key)
    phrases = _phrase_starts(song)
    starts = bar_starts(song.score.meters, song.score.end_tick)
    lasts = [*(bar_of(tick, starts) - 1 for tick in phrases[1:]), song.bars - 1]
    moves: list[OctaveMove] = []
    for track in song.score.tracks:
        previous = -2
        for phrase, octaves in sorted(_octaves(track, by, phrases).items()):
            if octaves == 0:
                continue
            if previous == phrase - 1 and moves[-1].octaves == octaves:
                moves[-1] = replace(moves[-1], last=lasts[phrase])
            else:
                first = bar_of(phrases[phrase], starts)
                moves.append(OctaveMove(track.role, track.name, first, lasts[phrase], octaves))
            previous = phrase
    return tuple(moves)


def _wanted(song: Song, semitones: int | None, key: str | None) -> int:
    if (semitones is None) == (key is None):
        raise BadInput("say how far to transpose: a number of semitones or a key, one of them")
    by = semitones if semitones is not None else semitones_to(song, key or "")
    if by == 0:
        raise BadInput(f"the piece is in {key_name(*home_key(song))} already: nothing would move")
    if abs(by) > MOST_SEMITONES:
        raise BadInput(f"{by} semitones are too many; at most {MOST_SEMITONES} up or down")
    return by


def _refuse_locked(song: Song) -> None:
    starts = bar_starts(song.score.meters, song.score.end_tick)
    for track in song.score.tracks:
        for note in track.notes if track.role is not Role.DRUMS else ():
            bar = bar_of(note.onset_tick, starts)
            if song.is_locked((track.role, bar)):
                raise BadInput(
                    f"{track.role} in bar {bar + 1} is locked and would change; take the lock away to transpose"
                )


def _phrase_starts(song: Song) -> list[int]:
    """The tick at which each phrase of the song begins."""
    starts = bar_starts(song.score.meters, song.score.end_tick)
    return [starts[first] for stretch in form_of(song) for first, _ in stretch.phrases]


def _octaves(track: Track, by: int, phrases: Sequence[int]) -> dict[int, int]:
    """By how many octaves each phrase of a part moves beside the transposition: none, where it stays in range.

    What lay outside the range before may stay so. Where more than half of the phrases need the same move and it suits
    them all, the whole part moves, so that its line is not broken.
    """
    if track.role is Role.DRUMS or not track.notes:
        return {}
    player = instrument(track.program)
    low = min(player.low, *(n.pitch for n in track.notes)) if track.notes else player.low
    high = max(player.high, *(n.pitch for n in track.notes))
    spans = {phrase: (min(pitches), max(pitches)) for phrase, pitches in _pitches(track, phrases).items()}

    def outside(phrase: int, octaves: int) -> int:
        lowest, highest = (pitch + by + 12 * octaves for pitch in spans[phrase])
        return max(0, low - lowest) + max(0, highest - high)

    chosen = {phrase: min(OCTAVES, key=lambda o: (outside(phrase, o), abs(o))) for phrase in spans}
    for octaves in {o for o in chosen.values() if o}:
        same = sum(each == octaves for each in chosen.values())
        if 2 * same > len(chosen) and not any(outside(phrase, octaves) for phrase in spans):
            return dict.fromkeys(chosen, octaves)
    return chosen


def _pitches(track: Track, phrases: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for note in track.notes:
        found.setdefault(bar_of(note.onset_tick, phrases), []).append(note.pitch)
    return found


def _moved(track: Track, by: int, octaves: dict[int, int], phrases: Sequence[int]) -> Track:
    if track.role is Role.DRUMS:
        return track
    notes = []
    for note in track.notes:
        pitch = note.pitch + by + 12 * octaves[bar_of(note.onset_tick, phrases)]
        if not 0 <= pitch <= MOST_PITCH:
            raise BadInput(f"'{track.name}' cannot move by {by} semitones: the note {note.pitch} would leave MIDI")
        notes.append(Note(note.onset_tick, pitch, note.duration_tick, note.velocity))
    return replace(track, notes=_without_overlaps(notes))


def _without_overlaps(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes, each cut where the next of its pitch begins, as happens where phrases move by different octaves."""
    kept: list[Note] = []
    limit: dict[int, int] = {}
    for note in sorted(notes, reverse=True):
        last = limit.get(note.pitch, note.end_tick)
        if last > note.onset_tick:
            kept.append(replace(note, duration_tick=min(note.duration_tick, last - note.onset_tick)))
            limit[note.pitch] = note.onset_tick
    return tuple(sorted(kept))


def _moved_plan(plan: Plan, by: int) -> Plan:
    sections = tuple(_moved_section(section, by) for section in plan.sections)
    tonic = (plan.tonic + by) % 12
    fixed = tuple(dict.fromkeys((*plan.fixed, "key")))
    new = replace(plan, tonic=tonic, sections=sections, fixed=fixed)
    return retold(plan, new, f"key={key_name(tonic, plan.mode)}")


def _moved_section(section: PlannedSection, by: int) -> PlannedSection:
    chords = tuple(
        tuple(replace(planned, chord=transpose_chord(planned.chord, by)) for planned in bar) for bar in section.chords
    )
    tonic = None if section.tonic is None else (section.tonic + by) % 12
    return replace(section, chords=chords, tonic=tonic)
