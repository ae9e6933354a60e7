"""Each lint rule sees the file that breaks it, and nothing else is reported."""

import io
from collections.abc import Callable
from dataclasses import replace

import mido
import pytest
from mido import Message, MetaMessage

from symbolic.lint import ERROR, RULES, WARNING, Finding, lint_midi, lint_performance
from symbolic.lint.music import spearman
from symbolic.midi import MidiOptions, midi_bytes, performance_bytes
from symbolic.performance import Control, Performance
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track


def good_score() -> Score:
    return Score(
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


def good_file() -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(midi_bytes(good_score())))


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


PEDAL = (Control(40, 64, 127), Control(1920, 64, 0), Control(1960, 64, 127), Control(3840, 64, 0))
SWELL = (Control(0, 11, 90), Control(60, 11, 95), Control(120, 11, 100), Control(3840, 11, 127))


def played_score() -> Score:
    """A piano with two chords and a line of strings; one tick lasts 1.3 ms."""
    stacks = tuple(Note(tick, pitch, 1880, v) for tick, v in ((0, 50), (1920, 90)) for pitch in (60, 64, 69))
    piano, strings = Track(Role.CHORDS, "Piano", 0, stacks), Track(Role.PAD, "Strings", 48, (Note(0, 57, 3840, 60),))
    sections = (Section("Verse", "verse", "A", 0, 1, 0.3), Section("Chorus", "chorus", "B", 1, 1, 0.8))
    return replace(good_score(), sections=sections, tracks=(piano, strings, *good_score().tracks[1:]))


def played_bytes(score: Score, *controls: tuple[Control, ...], options: MidiOptions | None = None) -> bytes:
    rows = (*controls, *((),) * (len(score.tracks) - len(controls)))
    return performance_bytes(Performance(score, rows), options)


def with_track(score: Score, index: int, **changes: object) -> Score:
    tracks = list(score.tracks)
    tracks[index] = replace(tracks[index], **changes)
    return replace(score, tracks=tuple(tracks))


def swapped_energies(score: Score) -> Score:
    return replace(score, sections=tuple(replace(s, energy=1 - s.energy) for s in score.sections))


def edited(data: bytes, mutate: Callable[[mido.MidiFile], None]) -> bytes:
    file = mido.MidiFile(file=io.BytesIO(data))
    mutate(file)
    return to_bytes(file)


def early_click(file: mido.MidiFile) -> None:
    lead = next(t for t in file.tracks if t.name == "Piano")
    lead[position(lead, "note_on")].time -= 100
    lead[position(lead, "note_on", 1)].time += 100


def swelling(second: Control) -> bytes:
    return played_bytes(played_score(), (), (SWELL[0], second, *SWELL[2:]))


BROKEN_MUSIC: list[tuple[str, str, Callable[[], bytes]]] = [
    ("MID-12", "half pedal", lambda: played_bytes(played_score(), (replace(PEDAL[0], value=90), *PEDAL[1:]))),
    ("MID-12", "too early", lambda: played_bytes(played_score(), (replace(PEDAL[0], tick=2), *PEDAL[1:]))),
    ("MID-12", "over the next chord", lambda: played_bytes(played_score(), (PEDAL[0], replace(PEDAL[1], tick=1930)))),
    ("MID-12", "stays down", lambda: played_bytes(played_score(), PEDAL[:3])),
    ("MID-12", "on the bass", lambda: played_bytes(played_score(), (), (), PEDAL)),
    ("MID-12", "on drums", lambda: played_bytes(played_score(), (), (), (), PEDAL)),
    ("MID-13", "too dense", lambda: swelling(replace(SWELL[1], tick=59))),
    ("MID-13", "no change", lambda: swelling(replace(SWELL[1], value=91))),
    ("MID-13", "not reset", lambda: played_bytes(played_score(), (), SWELL[:3])),
    ("MID-13", "velocity against energy", lambda: played_bytes(swapped_energies(played_score()))),
    ("MID-14", "no click", lambda: edited(
        midi_bytes(played_score(), MidiOptions(count_in=1)), lambda f: f.tracks.pop() and None)),
    ("MID-14", "a note in the count-in", lambda: edited(
        midi_bytes(played_score(), MidiOptions(count_in=1)), early_click)),
    ("MID-14", "short bar of another length", lambda: edited(
        midi_bytes(replace(good_score(), pickup_ticks=480, tracks=()), MidiOptions(pickup="meter")),
        replaced(CONDUCTOR, "time_signature", 0, numerator=3))),
    ("MID-14", "a note before the pickup", lambda: edited(
        midi_bytes(replace(with_track(good_score(), 0, notes=(Note(1440, 72, 480),)), pickup_ticks=480, tracks=(
            replace(good_score().tracks[0], notes=(Note(1440, 72, 480),)),))),
        lambda f: setattr(f.tracks[LEAD][position(f.tracks[LEAD], "note_on")], "time", 1400))),
    ("MID-15", "range", lambda: midi_bytes(with_track(good_score(), 0, notes=(Note(0, 40, 480),)))),
    ("MID-15", "two notes on a flute", lambda: midi_bytes(
        with_track(good_score(), 0, notes=(Note(0, 72, 480), Note(0, 76, 480))))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "name", "make"), BROKEN_MUSIC, ids=[f"{rule} {name}" for rule, name, _ in BROKEN_MUSIC]
)
def test_music_that_breaks_a_rule_is_found(rule: str, name: str, make: Callable[[], bytes]) -> None:
    assert {f.rule for f in lint_midi(make()) if f.rule != "MID-10"} == {rule}


def test_a_good_performance_has_no_finding() -> None:
    for options in (MidiOptions(), MidiOptions(count_in=2), MidiOptions(ticks_per_quarter=960)):
        assert lint_midi(played_bytes(played_score(), PEDAL, SWELL, options=options)) == ()


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _ in RULES} == {rule for rule, _, _ in (*BROKEN, *BROKEN_MUSIC)}


def moved_note(ticks: int, **changes: object) -> Score:
    score = played_score()
    first, *others = score.tracks[1].notes
    return with_track(score, 1, notes=(replace(first, onset_tick=first.onset_tick + ticks, **changes), *others))


@pytest.mark.parametrize(
    ("written", "played", "words"),
    [
        (played_score(), moved_note(40, duration_tick=3700), "off its place"),
        (moved_note(7, duration_tick=3833), played_score(), "off the grid"),
        (moved_note(0, duration_tick=3833), played_score(), "off the grid"),
        (played_score(), moved_note(0, pitch=58), "other ones"),
        (played_score(), with_track(played_score(), 1, notes=()), "other ones"),
        (played_score(), replace(played_score(), tracks=played_score().tracks[1:]), "tracks play"),
        (
            with_track(played_score(), 0, notes=tuple(Note(480 * i, 60, 480) for i in range(8))),
            with_track(played_score(), 0, notes=tuple(Note(480 * i + 30 * (i % 2), 60, 400) for i in range(8))),
            "standard deviation",
        ),
    ],
)
def test_a_performance_that_strays_is_found(written: Score, played: Score, words: str) -> None:
    found = lint_performance(midi_bytes(written), performance_bytes(Performance.literal(played)))
    assert [f.rule for f in found if words in f.message][:1] == ["MID-11"]
    assert all(f.severity == ERROR for f in found)
    assert lint_performance(midi_bytes(played_score()), midi_bytes(played_score())) == ()


def test_a_performance_that_cannot_be_read_is_a_finding() -> None:
    assert "the performance" in str(lint_performance(midi_bytes(good_score()), b"MThd")[0])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((1, 2, 3), (10, 20, 30), 1.0),
        ((1, 2, 3), (3, 2, 1), -1.0),
        ((1, 1, 2, 2), (1, 2, 3, 4), 0.894),
        ((1, 1), (1, 2), 0),
    ],
)
def test_spearman(a: tuple[float, ...], b: tuple[float, ...], expected: float) -> None:
    assert spearman(a, b) == pytest.approx(expected, abs=0.001)


def test_a_finding_has_severity_bar_and_track_name() -> None:
    file = good_file()
    file.tracks[LEAD][position(file.tracks[LEAD], "control_change")].control = 1
    finding = lint_midi(to_bytes(file))[0]
    assert (finding.severity, finding.bar, finding.name) == (WARNING, 1, "Flute")
    late = good_file()
    inserted(BASS, position(late.tracks[BASS], "note_on", 1) + 1, Message("note_on", channel=1, note=41))(late)
    found = [f for f in lint_midi(to_bytes(late)) if f.severity == ERROR]
    assert [(f.rule, f.bar, f.tick, f.name) for f in found] == [
        ("MID-08", 2, 1920, "Bass"),
        ("MID-09", 2, 1920, "Bass"),
    ]
    assert str(found[1]) == "MID-09: track 3 'Bass', bar 2, tick 1920: note 41 on channel 2 starts while it sounds"


def test_many_findings_of_a_rule_are_counted() -> None:
    file = good_file()
    inserted(LEAD, -1, *[Message("note_off", note=1)] * 100)(file)
    found = [f for f in lint_midi(to_bytes(file)) if f.rule == "MID-09"]
    assert len(found) == 21
    assert "80 more" in found[-1].message


def test_what_the_conductor_says_too_is_only_a_warning() -> None:
    for tempo, severity in ((625000, WARNING), (500000, ERROR)):
        file = good_file()
        inserted(BASS, 1, MetaMessage("set_tempo", tempo=tempo))(file)
        assert [(f.rule, f.severity) for f in lint_midi(to_bytes(file))] == [("MID-02", severity)]


def test_a_plain_strangers_file_has_warnings_but_no_error() -> None:
    track = mido.MidiTrack([MetaMessage("set_tempo", tempo=500000)])
    for pitch in (60, 62, 64):
        track += [Message("note_on", note=pitch, velocity=64), Message("note_on", note=pitch, velocity=0, time=240)]
    found = lint_midi(to_bytes(mido.MidiFile(type=0, tracks=[track])))
    assert {f.severity for f in found} == {WARNING}
    assert "MID-01" in {f.rule for f in found}


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
