"""Each lint rule sees the file that breaks it, and nothing else is reported."""

import io
from collections.abc import Callable

import mido
import pytest
from mido import Message, MetaMessage

from symbolic.lint import RULES, Finding, lint_midi
from symbolic.midi import midi_bytes
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track


def good_file() -> mido.MidiFile:
    score = Score(
        title="Rain",
        end_tick=3840,
        tempos=(Tempo(0, 96.0),),
        meters=(Meter(0, 4, 4),),
        keys=(Key(0, 9, "minor"),),
        chords=(ChordSpan(0, 1920, Chord(9, "m7")), ChordSpan(1920, 1920, Chord(5, "maj7"))),
        sections=(Section("Verse", "verse", "A", 0, 1), Section("Chorus", "chorus", "B", 1, 1)),
        tracks=(
            Track(Role.MELODY, "Flute", 73, (Note(0, 72, 480), Note(480, 72, 480))),
            Track(Role.BASS, "Bass", 33, (Note(0, 36, 960), Note(1920, 41, 960))),
            Track(Role.DRUMS, "Drums", 0, (Note(0, 36, 120), Note(960, 38, 120))),
        ),
    )
    return mido.MidiFile(file=io.BytesIO(midi_bytes(score)))


CONDUCTOR, CHORDS, LEAD, BASS, DRUMS = range(5)


def position(track: mido.MidiTrack, kind: str, occurrence: int = 0) -> int:
    return [i for i, m in enumerate(track) if m.type == kind][occurrence]


def replaced(track: int, kind: str, occurrence: int = 0, **changes: object) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        index = position(file.tracks[track], kind, occurrence)
        file.tracks[track][index] = file.tracks[track][index].copy(**changes)

    return mutate


def removed(track: int, kind: str) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        index = position(file.tracks[track], kind)
        gone = file.tracks[track].pop(index)
        file.tracks[track][index].time += gone.time

    return mutate


def inserted(track: int, index: int, *messages: mido.Message) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        file.tracks[track][index:index] = messages

    return mutate


def header(**values: int) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        for name, value in values.items():
            setattr(file, name, value)

    return mutate


def swapped(a: int, b: int) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        file.tracks[a], file.tracks[b] = file.tracks[b], file.tracks[a]

    return mutate


def on_channel(track: int, channel: int) -> Callable[[mido.MidiFile], None]:
    def mutate(file: mido.MidiFile) -> None:
        file.tracks[track][:] = [m if m.is_meta else m.copy(channel=channel) for m in file.tracks[track]]

    return mutate


def on_before_off(file: mido.MidiFile) -> None:
    track = file.tracks[LEAD]
    off = position(track, "note_off")
    track[off], track[off + 1] = track[off + 1].copy(time=480, note=74), track[off].copy(time=0)
    track[position(track, "note_off", 1)] = Message("note_off", note=74, time=480)


BROKEN: list[tuple[str, str, Callable[[mido.MidiFile], None]]] = [
    ("MID-01", "type", lambda f: (setattr(f, "type", 2))),
    ("MID-01", "resolution", header(ticks_per_beat=1920)),
    ("MID-02", "no title", removed(CONDUCTOR, "track_name")),
    ("MID-02", "no tempo", removed(CONDUCTOR, "set_tempo")),
    ("MID-02", "no key", removed(CONDUCTOR, "key_signature")),
    ("MID-02", "tempo elsewhere", inserted(BASS, 1, MetaMessage("set_tempo", tempo=500000))),
    ("MID-02", "marker elsewhere", inserted(BASS, 1, MetaMessage("marker", text="Verse"))),
    ("MID-02", "notes", inserted(CONDUCTOR, 1, Message("note_on", note=1), Message("note_off", note=1))),
    ("MID-03", "no name", replaced(LEAD, "track_name", name="")),
    ("MID-03", "name is late", inserted(LEAD, 0, Message("control_change", control=7, value=1))),
    ("MID-03", "long name", replaced(LEAD, "track_name", name="x" * 32)),
    ("MID-03", "name in Latin-1", replaced(LEAD, "track_name", name="Fl\xf6te")),
    ("MID-03", "no program", removed(DRUMS, "program_change")),
    ("MID-03", "no volume", replaced(LEAD, "control_change", 0, control=1)),
    ("MID-03", "no pan", replaced(LEAD, "control_change", 1, control=1)),
    ("MID-04", "two channels", inserted(LEAD, 3, Message("control_change", channel=5, control=7, value=9))),
    ("MID-04", "drums on channel 3", on_channel(DRUMS, 2)),
    ("MID-04", "bass on channel 10", on_channel(BASS, 9)),
    ("MID-04", "two programs", inserted(LEAD, 3, Message("program_change", program=1))),
    ("MID-05", "bass before lead", swapped(LEAD, BASS)),
    ("MID-06", "off a bar line", replaced(CONDUCTOR, "marker", 1, time=1900)),
    ("MID-06", "no name", replaced(CONDUCTOR, "marker", 0, text=" ")),
    ("MID-06", "another name", replaced(CONDUCTOR, "marker", 0, text="Vers")),
    ("MID-06", "twice", inserted(CONDUCTOR, 7, MetaMessage("marker", text="Verse"))),
    ("MID-06", "missing", removed(CONDUCTOR, "marker")),
    ("MID-07", "no chord", replaced(CHORDS, "text", 0, text="hello")),
    ("MID-07", "missing", removed(CHORDS, "text")),
    ("MID-08", "zero length", replaced(BASS, "note_off", 0, time=0)),
    ("MID-08", "29 ticks", replaced(BASS, "note_off", 0, time=29)),
    ("MID-09", "overlap", inserted(BASS, -3, *[Message("note_on", channel=1, note=36)] * 2)),
    ("MID-09", "never ends", removed(BASS, "note_off")),
    ("MID-09", "off without on", inserted(LEAD, -1, Message("note_off", note=50))),
    ("MID-09", "on before off", on_before_off),
    ("MID-10", "off a bar line", lambda f: [t.append(t.pop().copy(time=5000)) for t in f.tracks] and None),
    ("MID-10", "ends differ", lambda f: setattr(f.tracks[BASS][-1], "time", 9)),
]  # fmt: skip


def test_a_good_file_has_no_finding() -> None:
    assert lint_midi(to_bytes(good_file())) == ()


@pytest.mark.parametrize(("rule", "name", "mutate"), BROKEN, ids=[f"{rule} {name}" for rule, name, _ in BROKEN])
def test_a_broken_rule_is_found(rule: str, name: str, mutate: Callable[[mido.MidiFile], None]) -> None:
    file = good_file()
    mutate(file)
    findings = lint_midi(to_bytes(file))
    assert rule in {f.rule for f in findings}


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _ in RULES} == {rule for rule, _, _ in BROKEN}


@pytest.mark.parametrize("data", [b"", b"x", b"MThd", b"MThd\0\0\0\6\0\1\0\0\1\xe0"])
def test_what_is_not_midi_breaks_the_first_rule(data: bytes) -> None:
    assert {f.rule for f in lint_midi(data)} & {"MID-01"}


def test_a_finding_says_rule_track_and_tick() -> None:
    assert str(Finding("MID-08", 2, 480, "too short")) == "MID-08: track 2, tick 480: too short"


def test_a_strangers_lead_may_be_of_any_family() -> None:
    file = good_file()
    file.tracks[CONDUCTOR].pop(position(file.tracks[CONDUCTOR], "sequencer_specific"))
    assert lint_midi(to_bytes(file)) == ()
    file.tracks.append(file.tracks.pop(BASS))
    assert {f.rule for f in lint_midi(to_bytes(file))} == {"MID-05"}


def to_bytes(file: mido.MidiFile) -> bytes:
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()
