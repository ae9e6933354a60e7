"""Standard MIDI files: ``write_midi``, ``midi_bytes`` and ``read_midi``.

A score becomes a type 1 file of 480 ticks to the quarter: a conductor track (title, tempo, meter, key, section
markers), a track of chord symbols, then one track a role in mixer order, one channel a track, drums on channel 10.
A key is written as the major or minor signature of the same tonic (``theory.MINOR_MODES`` says which), so that other
programs show the right tonic. What MIDI has no event for (roles, kinds and energies of sections, the exact mode) is one
sequencer-specific event in the conductor track, which other programs pass over; without it roles are guessed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from symbolic.errors import BadInput, CheckFailed
from symbolic.files import write_bytes
from symbolic.lint import lint_midi
from symbolic.midi_events import CHORDS_TRACK_NAME, MIDI_DRUM_CHANNEL, extras_message, short_name, to_wire
from symbolic.midi_read import score_of
from symbolic.midi_roles import mixer_rank
from symbolic.score import TICKS_PER_QUARTER, Key, Note, Role, Score, Track
from symbolic.theory import MINOR_MODES, MODES, chord_symbol, note_name, parse_chord, prefers_flats
from symbolic.timing import bar_starts

MIN_NOTE_TICKS = TICKS_PER_QUARTER // 16
VOLUME_CC, PAN_CC, REVERB_CC = 7, 10, 91
MIXER: dict[Role, tuple[int, int, int]] = {
    Role.MELODY: (104, 64, 44),
    Role.COUNTER: (88, 84, 44),
    Role.CHORDS: (86, 50, 40),
    Role.ARP: (80, 78, 48),
    Role.BASS: (98, 64, 16),
    Role.PAD: (76, 56, 56),
    Role.DRUMS: (98, 64, 24),
}  # role -> volume, pan (64 is the middle), reverb send
PITCHED_CHANNELS: tuple[int, ...] = tuple(c for c in range(16) if c != MIDI_DRUM_CHANNEL)
DENOMINATORS: tuple[int, ...] = (1, 2, 4, 8, 16, 32)
MICROSECONDS_PER_MINUTE = 60_000_000
MAX_MICROSECONDS_PER_QUARTER = 2**24 - 1

# Events of one tick stand in this order, so that a program is set before its notes and a note ends before the next.
_FIRST, _NOTE_OFF, _NOTE_ON = 0, 1, 2
_Ordered = tuple[int, int, int, Any]  # tick, order in the tick, pitch or 0, message


def write_midi(score: Score, path: Path) -> None:
    """Write a score as a Standard MIDI file, whole or not at all. Raises as ``midi_bytes`` does, and OSError."""
    write_bytes(path, midi_bytes(score))


def read_midi(path: Path) -> Score:
    """Read a Standard MIDI file into a score; onsets keep their places, in 480 ticks to the quarter.

    A file that ``write_midi`` wrote gives back an equal score. In other files overlapping, stuck and too short notes
    are mended and roles are guessed from channel, name, instrument and register. Raises BadInput, naming the file, when
    it is missing, empty, cut off, damaged or not MIDI.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from error
    return score_of(data, str(path))


def midi_bytes(score: Score) -> bytes:
    """The Standard MIDI file of a score, checked against the rules of ``symbolic.lint`` before it is given.

    Chord spans are written as points: a gap between two of them becomes "N.C.". Raises BadInput for a score that cannot
    be written (naming the track and bar) and CheckFailed if the file breaks a rule all the same.
    """
    import mido

    check_score(score)
    ordered = sorted(enumerate(score.tracks), key=lambda pair: mixer_rank(pair[1].role, pair[1].program))
    file = mido.MidiFile(type=1, ticks_per_beat=TICKS_PER_QUARTER, charset="latin1")
    file.tracks.append(_to_track(_conductor(score, [index for index, _ in ordered]), score.end_tick))
    if score.chords:
        file.tracks.append(_to_track(_chord_track(score), score.end_tick))
    for (_, track), (port, channel) in zip(ordered, _places([t for _, t in ordered]), strict=True):
        file.tracks.append(_to_track(_role_track(track, port, channel), score.end_tick))
    buffer = io.BytesIO()
    file.save(file=buffer)
    data = buffer.getvalue()
    if findings := lint_midi(data):
        raise CheckFailed(f"the MIDI file of '{score.title}' breaks {findings[0]}")
    return data


def check_score(score: Score) -> None:
    """Raise BadInput for a score that MIDI cannot hold: maps not from tick 0, notes out of range or overlapping."""
    for name, changes in (("tempo", score.tempos), ("meter", score.meters), ("key", score.keys)):
        ticks = [change.tick for change in changes]
        if not ticks or ticks[0] != 0 or any(a >= b for a, b in pairwise(ticks)) or ticks[-1] >= max(score.end_tick, 1):
            raise BadInput(f"'{score.title}': every {name} must have its own tick, from 0 on, before the end: {ticks}")
    starts = bar_starts(score.meters, score.end_tick)
    if score.end_tick <= 0 or starts[-1] != score.end_tick:
        raise BadInput(f"'{score.title}': the end, tick {score.end_tick}, is not on a bar line")
    for meter in score.meters:
        if not 1 <= meter.numerator <= 255 or meter.denominator not in DENOMINATORS or meter.tick not in starts:
            raise BadInput(
                f"'{score.title}': the meter {meter} at tick {meter.tick} is not usable or not on a bar line"
            )
    for tempo in score.tempos:
        if not 1 <= _microseconds(tempo.bpm) <= MAX_MICROSECONDS_PER_QUARTER:
            raise BadInput(f"'{score.title}': MIDI cannot hold a tempo of {tempo.bpm} BPM (3.6 to 60,000,000)")
    for key in score.keys:
        if not 0 <= key.tonic <= 11 or key.mode not in MODES:
            raise BadInput(f"'{score.title}': there is no key with tonic {key.tonic} and mode '{key.mode}'")
    for span in score.chords:
        if not 0 <= span.onset_tick < span.onset_tick + span.duration_tick <= score.end_tick:
            raise BadInput(f"'{score.title}': the chord at tick {span.onset_tick} does not lie within the piece")
    for section in score.sections:
        if not 0 <= section.start_bar < section.end_bar <= len(starts) - 1:
            raise BadInput(f"'{score.title}': section '{section.name}' does not lie within the {len(starts) - 1} bars")
    for track in score.tracks:
        _check_notes(track, score.end_tick)


def _check_notes(track: Track, end_tick: int) -> None:
    if not 0 <= track.program <= 127:
        raise BadInput(f"track '{track.name}': program {track.program} is not one of 0 to 127")
    ends: dict[int, int] = {}
    for note in track.notes:
        place = f"track '{track.name}': note {note.pitch} at tick {note.onset_tick}"
        if not (0 <= note.pitch <= 127 and 1 <= note.velocity <= 127):
            raise BadInput(f"{place} has pitch or velocity ({note.velocity}) out of range")
        if note.onset_tick < 0 or note.end_tick > end_tick:
            raise BadInput(f"{place} does not lie within the piece, which ends at tick {end_tick}")
        if note.duration_tick < MIN_NOTE_TICKS:
            raise BadInput(f"{place} lasts {note.duration_tick} ticks; a note lasts {MIN_NOTE_TICKS} at least")
        if note.onset_tick < ends.get(note.pitch, 0):
            raise BadInput(f"{place} starts before the note of the same pitch ends")
        ends[note.pitch] = note.end_tick


def _microseconds(bpm: float) -> int:
    return round(MICROSECONDS_PER_MINUTE / bpm) if bpm > 0 else 0


def _places(tracks: Sequence[Track]) -> Iterator[tuple[int, int]]:
    """The port and channel of each track: a channel of its own, on a further port when sixteen are not enough."""
    pitched, drums = 0, 0
    for track in tracks:
        if track.role is Role.DRUMS:
            yield drums, MIDI_DRUM_CHANNEL
            drums += 1
        else:
            port, index = divmod(pitched, len(PITCHED_CHANNELS))
            yield port, PITCHED_CHANNELS[index]
            pitched += 1


def _to_track(events: Sequence[_Ordered], end_tick: int) -> Any:
    import mido

    track, now = mido.MidiTrack(), 0
    for tick, _, _, message in sorted(events, key=lambda event: event[:3]):
        message.time = tick - now
        track.append(message)
        now = tick
    track.append(mido.MetaMessage("end_of_track", time=end_tick - now))
    return track


def _conductor(score: Score, file_order: Sequence[int]) -> list[_Ordered]:
    from mido import MetaMessage

    texts = [MetaMessage("track_name", name=to_wire(score.title))]
    if score.copyright:
        texts.append(MetaMessage("copyright", text=to_wire(score.copyright)))
    events: list[_Ordered] = [(0, _FIRST, 0, message) for message in (*texts, _extras(score, file_order))]
    for meter in score.meters:
        message = MetaMessage("time_signature", numerator=meter.numerator, denominator=meter.denominator)
        events.append((meter.tick, _FIRST, 0, message))
    for key in score.keys:
        events.append((key.tick, _FIRST, 0, MetaMessage("key_signature", key=key_signature(key))))
    for tempo in score.tempos:
        events.append((tempo.tick, _FIRST, 0, MetaMessage("set_tempo", tempo=_microseconds(tempo.bpm))))
    starts = bar_starts(score.meters, score.end_tick)
    for section in score.sections:
        events.append((starts[section.start_bar], _FIRST, 0, MetaMessage("marker", text=to_wire(section.name))))
    return events


def _extras(score: Score, file_order: Sequence[int]) -> Any:
    tracks = [{"name": score.tracks[i].name, "role": str(score.tracks[i].role), "order": i} for i in file_order]
    sections = [
        {"name": s.name, "kind": s.kind, "letter": s.letter, "bar": s.start_bar, "bars": s.bars, "energy": s.energy}
        for s in score.sections
    ]
    keys = [{"tick": k.tick, "tonic": k.tonic, "mode": k.mode} for k in score.keys]
    return extras_message({"tracks": tracks, "sections": sections, "keys": keys, "chords": len(_chord_points(score))})


def key_signature(key: Key) -> str:
    """The MIDI key signature: major or minor (``MINOR_MODES``) of the same tonic, such as ``Bb`` or ``F#m``."""
    mode = "minor" if key.mode in MINOR_MODES else "major"
    return note_name(key.tonic, prefers_flats(key.tonic, mode)) + ("m" if mode == "minor" else "")


def _chord_points(score: Score) -> list[tuple[int, str]]:
    """The chord symbols with their ticks; where no chord follows another one, "N.C." ends it."""
    points = []
    following_ticks = [span.onset_tick for span in score.chords[1:]] + [score.end_tick]
    for span, following_tick in zip(score.chords, following_ticks[: len(score.chords)], strict=True):
        key = next(k for k in reversed(score.keys) if k.tick <= span.onset_tick)
        points.append((span.onset_tick, chord_symbol(span.chord, prefers_flats(key.tonic, key.mode))))
        if (end_tick := span.onset_tick + span.duration_tick) < following_tick:
            points.append((end_tick, "N.C."))
    return points


def _chord_track(score: Score) -> list[_Ordered]:
    from mido import MetaMessage

    events: list[_Ordered] = [(0, _FIRST, 0, MetaMessage("track_name", name=CHORDS_TRACK_NAME))]
    for tick, symbol in _chord_points(score):
        parse_chord(symbol)
        events.append((tick, _NOTE_ON, 0, MetaMessage("text", text=symbol)))
    return events


def _role_track(track: Track, port: int, channel: int) -> list[_Ordered]:
    from mido import Message, MetaMessage

    volume, pan, reverb = MIXER[track.role]
    head = [MetaMessage("track_name", name=to_wire(short_name(track.name)))]
    if port:
        head.append(MetaMessage("midi_port", port=port))
    head.append(Message("program_change", channel=channel, program=track.program))
    for control, value in ((VOLUME_CC, volume), (PAN_CC, pan), (REVERB_CC, reverb)):
        head.append(Message("control_change", channel=channel, control=control, value=value))
    events: list[_Ordered] = [(0, _FIRST, 0, message) for message in head]
    for note in track.notes:
        events.extend(_note_events(note, channel))
    return events


def _note_events(note: Note, channel: int) -> tuple[_Ordered, _Ordered]:
    from mido import Message

    on = Message("note_on", channel=channel, note=note.pitch, velocity=note.velocity)
    off = Message("note_off", channel=channel, note=note.pitch, velocity=0)
    return (note.onset_tick, _NOTE_ON, note.pitch, on), (note.end_tick, _NOTE_OFF, note.pitch, off)
