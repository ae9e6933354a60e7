"""Standard MIDI files: ``write_midi``, ``midi_bytes``, ``write_performance`` and ``read_midi``.

A score becomes a type 1 file of 480 ticks to the quarter: a conductor track (title, tempo, meter, key, section
markers), a track of chord symbols, then one track a role in mixer order, one channel a track, drums on channel 10.
A key is written as the major or minor signature of the same tonic (``theory.MINOR_MODES`` says which), so that other
programs show the right tonic. What MIDI has no event for (roles, kinds and energies of sections, the exact mode) is one
sequencer-specific event in the conductor track, which other programs pass over; without it roles are guessed.

No broken file is written: ``symbolic.midi_check`` refuses every score that would make one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from symbolic import midi_encode as encode
from symbolic.errors import BadInput
from symbolic.files import write_bytes
from symbolic.midi_check import check_performance, check_score, microseconds
from symbolic.midi_chords import block_chord, chord_points, xf_chord
from symbolic.midi_encode import Channel, Integers
from symbolic.midi_events import CHORDS_TRACK_NAME, MIDI_DRUM_CHANNEL, extras_payload, short_name
from symbolic.midi_layout import CLICK_MIN_TICKS, Layout, MidiOptions, clicks, layout_of
from symbolic.midi_read import score_of
from symbolic.midi_roles import mixer_rank
from symbolic.performance import Performance
from symbolic.score import TICKS_PER_QUARTER, Chord, Key, Role, Score, Track
from symbolic.spelling import key_fifths
from symbolic.theory import MINOR_MODES, note_name, prefers_flats
from symbolic.timing import bar_starts, beat_ticks, key_at

__all__ = [
    "MidiOptions",
    "key_signature",
    "midi_bytes",
    "midi_stems_zip",
    "performance_bytes",
    "read_midi",
    "write_midi",
    "write_performance",
]

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
CLOCKS_PER_QUARTER = 24
BLOCK_TRACK_NAME, CLICK_TRACK_NAME = "Chords (muted)", "Click"
BLOCK_PROGRAM, BLOCK_VELOCITY = 0, 64
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_NOT_IN_FILE_NAMES = '/\\:*?"<>|'


def write_midi(score: Score, path: Path, options: MidiOptions | None = None) -> None:
    """Write a score as a Standard MIDI file, whole or not at all. Raises as ``midi_bytes`` does, and OSError."""
    write_bytes(path, midi_bytes(score, options))


def write_performance(performance: Performance, path: Path, options: MidiOptions | None = None) -> None:
    """Write a performance as a Standard MIDI file, whole or not at all. Raises as ``performance_bytes`` does."""
    write_bytes(path, performance_bytes(performance, options))


def read_midi(path: Path) -> Score:
    """Read a Standard MIDI file into a score; onsets keep their places, in 480 ticks to the quarter.

    A file that ``write_midi`` wrote, with any options, gives back the score. In other files overlapping, stuck and too
    short notes are mended and roles are guessed from channel, name, instrument and register. Raises BadInput, naming
    the file and the byte, when it is missing, empty, cut off, damaged, too large or not MIDI.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from error
    return score_of(data, str(path))


def midi_bytes(score: Score, options: MidiOptions | None = None) -> bytes:
    """The Standard MIDI file of a score.

    Chord spans are written as points: a gap between two of them becomes "N.C.". Raises BadInput for a score that cannot
    be written, naming the track and tick; every score that is written keeps the rules of ``symbolic.lint`` for files.
    """
    tables = check_score(score)
    no_controls = [np.zeros((0, 3), np.int64)] * len(tables)
    return _Writer(score, tables, no_controls, options or MidiOptions(), is_played=False).file()


def performance_bytes(performance: Performance, options: MidiOptions | None = None) -> bytes:
    """The Standard MIDI file of a performance: its notes as played, and the controllers of each track.

    Raises BadInput for one that cannot be written, naming the track and tick.
    """
    tables, controls = check_performance(performance)
    return _Writer(performance.score, tables, controls, options or MidiOptions(), is_played=True).file()


def midi_stems_zip(piece: Score | Performance, options: MidiOptions | None = None) -> bytes:
    """A ZIP of one MIDI file a track, ``NN_Name.mid`` in the order of the file: each has the conductor track.

    All files end on the same tick; a count-in adds the click as the last one. Raises as ``midi_bytes`` does.
    """
    performance = Performance.literal(piece) if isinstance(piece, Score) else piece
    is_played = isinstance(piece, Performance)
    tables, controls = check_performance(performance)
    if not is_played:
        check_score(performance.score)
    writer = _Writer(performance.score, tables, controls, options or MidiOptions(), is_played)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(writer.stems(), start=1):
            safe = "".join("_" if c in _NOT_IN_FILE_NAMES or c < " " else c for c in name).strip(". ")
            entry = zipfile.ZipInfo(f"{number:02}_{safe}.mid", _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Body:
    """A written track: its name and its bytes."""

    name: str
    data: bytes


class _Writer:
    """The tracks of one file, from a score whose notes and controllers have been checked."""

    def __init__(
        self, score: Score, notes: list[Integers], controls: list[Integers], options: MidiOptions, is_played: bool
    ) -> None:
        self.score, self.notes, self.controls = score, notes, controls
        self.options, self.is_played = options, is_played
        self.layout: Layout = layout_of(score, options)
        self.scale = options.ticks_per_quarter // TICKS_PER_QUARTER
        self.order = _file_order(score, options.track_order)
        self.channels = list(_channels([score.tracks[i] for i in self.order]))
        self.points = [] if options.chords == "none" else chord_points(score)
        self.block_name = self._free_name(BLOCK_TRACK_NAME)
        self.click_name = self._free_name(CLICK_TRACK_NAME)

    def file(self) -> bytes:
        """The whole file."""
        tracks = [self._conductor(self.order), *self._chord_tracks(), *self._role_tracks(), *self._click_track()]
        return encode.file_bytes(self.options.ticks_per_quarter, [body.data for body in tracks])

    def stems(self) -> Iterator[tuple[str, bytes]]:
        """The name and the file of each role track, and of the click."""
        for index, body in zip(self.order, self._role_tracks(), strict=True):
            tracks = (self._conductor([index], is_stem=True).data, body.data)
            yield self.score.tracks[index].name, encode.file_bytes(self.options.ticks_per_quarter, tracks)
        for body in self._click_track():
            tracks = (self._conductor([], is_stem=True).data, body.data)
            yield body.name, encode.file_bytes(self.options.ticks_per_quarter, tracks)

    def _free_name(self, wanted: str) -> str:
        """A name for a track of our own that no track of the score has."""
        taken = {short_name(track.name) for track in self.score.tracks}
        number = 1
        while (name := wanted if number == 1 else f"{wanted} {number}") in taken:
            number += 1
        return name

    def _timed(self, events: Sequence[tuple[int, bytes]]) -> bytes:
        """Events at ticks of the layout as a track's body."""
        ordered = sorted(events, key=lambda event: event[0])
        return encode.timed([(tick * self.scale, data) for tick, data in ordered], self.layout.end_tick * self.scale)

    def _conductor(self, order: Sequence[int], *, is_stem: bool = False) -> _Body:
        score, layout = self.score, self.layout
        texts = [encode.text_meta(encode.TRACK_NAME, score.title)]
        if score.copyright:
            texts.append(encode.text_meta(encode.COPYRIGHT, score.copyright))
        texts.append(encode.meta(encode.SEQUENCER_SPECIFIC, extras_payload(self._extras(order, is_stem))))
        events = [(0, text) for text in texts]
        for meter in layout.meters:
            clocks = CLOCKS_PER_QUARTER * beat_ticks(meter) // TICKS_PER_QUARTER
            data = bytes((meter.numerator, meter.denominator.bit_length() - 1, max(clocks, 1), 8))
            events.append((meter.tick, encode.meta(encode.METER, data)))
        for tick, key in layout.place_all(score.keys).items():
            events.append((tick, encode.meta(encode.KEY, _signature_data(key))))
        for tick, tempo in layout.place_all(score.tempos).items():
            events.append((tick, encode.meta(encode.TEMPO, microseconds(tempo.bpm).to_bytes(3, "big"))))
        starts = bar_starts(score.meters, score.end_tick)
        for section in score.sections:
            events.append((layout.place(starts[section.start_bar]), encode.text_meta(encode.MARKER, section.name)))
        if self.options.chords == "marker":
            for tick, (_, _, symbol) in self._placed_points().items():
                events.append((tick, encode.text_meta(encode.MARKER, symbol)))
        return _Body(score.title, self._timed(events))

    def _placed_points(self) -> dict[int, tuple[int, Chord, str]]:
        """The chord changes by their place in the file; of those that a short first bar throws together, the last."""
        return {self.layout.place(point[0]): point for point in self.points}

    def _extras(self, order: Sequence[int], is_stem: bool) -> dict[str, object]:
        score, layout = self.score, self.layout
        has_chords = not is_stem or self.options.chords == "marker"
        extras: dict[str, object] = {
            "tracks": [{"name": score.tracks[i].name, "role": str(score.tracks[i].role), "order": i} for i in order],
            "sections": self._section_rows(),
            "keys": [
                {"tick": key.tick if place else 0, "tonic": key.tonic, "mode": key.mode}
                for place, key in layout.place_all(score.keys).items()
            ],
            "chords": len(self._placed_points()) if has_chords else 0,
        }
        forms: dict[str, object] = {
            "played": int(self.is_played),
            "stem": int(is_stem),
            "pickup": score.pickup_ticks,
            "chord_form": "" if self.options.chords == "text" else self.options.chords,
            "track_order": "" if self.options.track_order == "mixer" else self.options.track_order,
            "count_in": self.options.count_in,
            "lead_in": layout.lead_in_ticks,
            "short_bar": self._short_bar(),
            "helpers": self._helper_names(order, is_stem),
        }
        return extras | {name: value for name, value in forms.items() if value}

    def _section_rows(self) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = [
            {"name": s.name, "kind": s.kind, "letter": s.letter, "bar": s.start_bar, "bars": s.bars, "energy": s.energy}
            for s in self.score.sections
        ]
        if self.options.chords == "marker":
            starts = bar_starts(self.score.meters, self.score.end_tick)
            for row, section in zip(rows, self.score.sections, strict=True):
                row["tick"] = starts[section.start_bar]
        return rows

    def _short_bar(self) -> dict[str, int]:
        """What the reader needs to make a full bar of the short one again."""
        layout, full = self.layout, self.score.meters[0]
        if not layout.cut_ticks:
            return {}
        first_chord = self._placed_points().get(0)
        return {
            "cut": layout.cut_ticks,
            "numerator": full.numerator,
            "denominator": full.denominator,
            "again": int(len(layout.meters) > len(self.score.meters)),
            "chord_tick": layout.cut_ticks if first_chord is None else first_chord[0],
        }

    def _helper_names(self, order: Sequence[int], is_stem: bool) -> list[str]:
        """The tracks of the file that are no part of the music; of stems only that of the click has any."""
        names = [self.block_name] if self.options.chords == "track" and self.points and not is_stem else []
        return [*names, self.click_name] if self.options.count_in and not (is_stem and order) else names

    def _chord_tracks(self) -> Iterator[_Body]:
        if not self.points or self.options.chords == "marker":
            return
        events = [(0, encode.text_meta(encode.TRACK_NAME, CHORDS_TRACK_NAME))]
        for place, (tick, chord, symbol) in self._placed_points().items():
            events.append((place, encode.text_meta(encode.TEXT, symbol)))
            if self.options.chords == "xf":
                key = key_at(self.score.keys, tick)
                data = xf_chord(chord, prefers_flats(key.tonic, key.mode))
                events.append((place, encode.meta(encode.SEQUENCER_SPECIFIC, data)))
        yield _Body(CHORDS_TRACK_NAME, self._timed(events))
        if self.options.chords == "track":
            yield self._block_track()

    def _block_track(self) -> _Body:
        places = list(self._placed_points().items())
        ends = [place for place, _ in places[1:]] + [self.layout.end_tick]
        rows = [
            (place, pitch, end - place, BLOCK_VELOCITY)
            for (place, (_, chord, _)), end in zip(places, ends, strict=True)
            if end - place >= CLICK_MIN_TICKS
            for pitch in block_chord(chord)
        ]
        pitched = sum(track.role is not Role.DRUMS for track in self.score.tracks)
        port, index = divmod(pitched, len(PITCHED_CHANNELS))
        mixer = (0, 64, 0)
        return self._body(self.block_name, Channel(port, PITCHED_CHANNELS[index]), BLOCK_PROGRAM, mixer, _rows(rows))

    def _role_tracks(self) -> Iterator[_Body]:
        for index, channel in zip(self.order, self.channels, strict=True):
            track, notes = self.score.tracks[index], self.notes[index].copy()
            shift = self.layout.lead_in_ticks - self.layout.cut_ticks
            notes[:, 0] = np.maximum(notes[:, 0] + shift, 0)
            controls = _moved_controls(self.controls[index], shift)
            name = short_name(track.name)
            yield self._body(name, channel, track.program, MIXER[track.role], notes, controls)

    def _click_track(self) -> Iterator[_Body]:
        if not self.options.count_in:
            return
        kit = next((self.score.tracks[i].program for i in self.order if self.score.tracks[i].role is Role.DRUMS), 0)
        rows = _rows(clicks(self.score, self.layout.lead_in_ticks))
        yield self._body(self.click_name, Channel(0, MIDI_DRUM_CHANNEL), kit, MIXER[Role.DRUMS], rows)

    def _body(
        self,
        name: str,
        channel: Channel,
        program: int,
        mixer: tuple[int, int, int],
        notes: Integers,
        controls: Integers | None = None,
    ) -> _Body:
        """A track of one channel: name, port, program, volume, pan and reverb, then the notes and controllers."""
        head = [encode.text_meta(encode.TRACK_NAME, name)]
        if channel.port:
            head.append(encode.meta(encode.PORT, bytes((channel.port,))))
        head.append(bytes((encode.PROGRAM_CHANGE | channel.number, program)))
        for number, value in zip((VOLUME_CC, PAN_CC, REVERB_CC), mixer, strict=True):
            head.append(bytes((encode.CONTROL_CHANGE | channel.number, number, value)))
        in_file = notes * (self.scale, 1, self.scale, 1)
        controls = np.zeros((0, 3), np.int64) if controls is None else controls * (self.scale, 1, 1)
        body = encode.played(in_file, controls, channel.number, self.layout.end_tick * self.scale)
        return _Body(name, b"".join(b"\0" + event for event in head) + body)


def _moved_controls(controls: Integers, shift: int) -> Integers:
    """Controllers moved in time; of those of one number that would come before tick 0 the last one stands at tick 0."""
    moved: Integers = controls + np.array((shift, 0, 0), np.int64)
    early = moved[moved[:, 0] <= 0]
    if not len(early) or shift >= 0:
        return moved
    last = {int(number): (0, int(number), int(value)) for _, number, value in early}
    return np.concatenate((np.array([*last.values()], np.int64), moved[moved[:, 0] > 0]))


def _rows(rows: list[tuple[int, int, int, int]]) -> Integers:
    return np.array(rows, np.int64).reshape(len(rows), 4)


def _file_order(score: Score, track_order: str) -> list[int]:
    """The tracks of the score in the order in which they stand in the file."""
    indices = list(range(len(score.tracks)))
    if track_order == "score":
        return indices
    return sorted(indices, key=lambda i: mixer_rank(score.tracks[i].role, score.tracks[i].program))


def _channels(tracks: Sequence[Track]) -> Iterator[Channel]:
    """The channel of each track: one of its own, on a further port when sixteen are not enough."""
    pitched, drums = 0, 0
    for track in tracks:
        if track.role is Role.DRUMS:
            yield Channel(drums, MIDI_DRUM_CHANNEL)
            drums += 1
        else:
            port, index = divmod(pitched, len(PITCHED_CHANNELS))
            yield Channel(port, PITCHED_CHANNELS[index])
            pitched += 1


def key_signature(key: Key) -> str:
    """The MIDI key signature: major or minor (``MINOR_MODES``) of the same tonic, such as ``Bb`` or ``F#m``."""
    mode = "minor" if key.mode in MINOR_MODES else "major"
    return note_name(key.tonic, prefers_flats(key.tonic, mode)) + ("m" if mode == "minor" else "")


def _signature_data(key: Key) -> bytes:
    """The key signature as MIDI has it: sharps (flats negative), then 0 for major and 1 for minor."""
    is_minor = key.mode in MINOR_MODES
    plain = replace(key, mode="minor" if is_minor else "major")
    sharps = key_fifths(plain if key.mode in ("major", "minor") else replace(plain, sharps=None))
    return bytes((sharps % 256, is_minor))
