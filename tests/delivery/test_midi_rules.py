"""MID-01 to MID-18 on the exported bytes of every piece, read by mido and symusic and not by the writer's own code."""

import hashlib
import io
import random
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import mido
import pytest

from symbolic.instruments import instrument
from symbolic.lint import lint_midi, lint_performance
from symbolic.lint.music import energy_correlation
from symbolic.lint.summary import summary_of
from symbolic.midi import MidiOptions, midi_bytes, midi_stems_zip, performance_bytes, write_midi
from symbolic.midi_chords import block_chord, chord_of_xf
from symbolic.midi_events import parse_midi
from symbolic.midi_layout import CHORD_FORMS, PICKUP_FORMS
from symbolic.midi_read import score_of
from symbolic.performance import Control, Performance
from symbolic.score import Note, Role, Score
from symbolic.theory import parse_chord
from symbolic.timing import bar_starts, beat_ticks
from tests.delivery.pieces import NAMES, piece

VARIANTS: dict[str, MidiOptions] = {
    "default": MidiOptions(),
    "960": MidiOptions(ticks_per_quarter=960),
    "markers": MidiOptions(chords="marker", pickup="meter"),
    "xf": MidiOptions(chords="xf", track_order="score"),
    "block chords": MidiOptions(chords="track", count_in=1),
    "bare": MidiOptions(chords="none", count_in=2, ticks_per_quarter=960),
}
every_piece = pytest.mark.parametrize("name", NAMES)
every_variant = pytest.mark.parametrize("variant", VARIANTS)


@cache
def data_of(name: str, variant: str = "default") -> bytes:
    return midi_bytes(piece(name), VARIANTS[variant])


@cache
def read(name: str, variant: str = "default") -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(data_of(name, variant)), charset="utf-8")


def events(track: mido.MidiTrack) -> Iterator[tuple[int, mido.Message]]:
    return zip(accumulate(m.time for m in track), track, strict=True)


def metas(track: mido.MidiTrack, kind: str) -> list[tuple[int, mido.MetaMessage]]:
    return [(tick, m) for tick, m in events(track) if m.type == kind]


def playing(file: mido.MidiFile) -> list[mido.MidiTrack]:
    return [t for t in file.tracks if any(m.type == "program_change" for m in t)]


def notes_of(track: mido.MidiTrack) -> list[tuple[int, int, int, int]]:
    """Onset, pitch, duration, velocity."""
    sounding: dict[int, tuple[int, int]] = {}
    notes = []
    for tick, m in events(track):
        if m.type == "note_on":
            assert m.velocity > 0
            assert m.note not in sounding
            sounding[m.note] = (tick, m.velocity)
        elif m.type == "note_off":
            onset, velocity = sounding.pop(m.note)
            notes.append((onset, m.note, tick - onset, velocity))
    assert not sounding
    return sorted(notes)


def rows(notes: tuple[Note, ...], scale: int = 1, shift: int = 0) -> list[tuple[int, int, int, int]]:
    return [((n.onset_tick + shift) * scale, n.pitch, n.duration_tick * scale, n.velocity) for n in notes]


def bar_lines(file: mido.MidiFile) -> list[int]:
    meters = [
        (t, m.numerator * 4 * file.ticks_per_beat // m.denominator) for t, m in metas(file.tracks[0], "time_signature")
    ]
    end = max(sum(m.time for m in t) for t in file.tracks)
    lines = []
    for (tick, length), until in zip(meters, [t for t, _ in meters[1:]] + [end], strict=True):
        lines += range(tick, until, length)
    return [*lines, end]


@every_variant
@every_piece
def test_the_lint_finds_nothing_in_any_form(name: str, variant: str) -> None:
    assert lint_midi(data_of(name, variant)) == ()


@every_piece
def test_mid_01_type_one_and_resolution(name: str) -> None:
    for variant, options in VARIANTS.items():
        header = data_of(name, variant)[:14]
        assert header[:10] == b"MThd\0\0\0\6\0\1"
        assert int.from_bytes(header[12:], "big") == options.ticks_per_quarter <= 960
        assert int.from_bytes(header[10:12], "big") == len(read(name, variant).tracks)


@every_variant
@every_piece
def test_mid_02_the_conductor_track_alone_directs(name: str, variant: str) -> None:
    conductor, *others = read(name, variant).tracks
    assert conductor[0].type == "track_name"
    assert conductor[0].name == piece(name).title
    assert not [m for m in conductor if not m.is_meta]
    for kind in ("set_tempo", "time_signature", "key_signature"):
        assert metas(conductor, kind)[0][0] == 0
    directing = ("set_tempo", "time_signature", "key_signature", "marker", "copyright")
    assert not [m for track in others for m in track if m.type in directing]


@every_piece
def test_mid_02_tempos_meters_and_keys_are_those_of_the_score(name: str) -> None:
    score, conductor = piece(name), read(name).tracks[0]
    assert [(t, m.numerator, m.denominator) for t, m in metas(conductor, "time_signature")] == [
        (m.tick, m.numerator, m.denominator) for m in score.meters
    ]
    assert [(t, round(mido.tempo2bpm(m.tempo), 3)) for t, m in metas(conductor, "set_tempo")] == [
        (t.tick, t.bpm) for t in score.tempos
    ]
    assert [t for t, _ in metas(conductor, "key_signature")] == [k.tick for k in score.keys]
    names = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
    for (_, message), key in zip(metas(conductor, "key_signature"), score.keys, strict=True):
        sharp = {"C#": 1, "D#": 3, "G#": 8, "A#": 10}
        tonic = message.key.removesuffix("m")
        assert (sharp[tonic] if tonic in sharp else names.index(tonic)) == key.tonic
        assert message.key.endswith("m") == (key.mode in ("minor", "yu"))


@every_variant
@every_piece
def test_mid_03_a_track_begins_with_its_name_program_and_mixer(name: str, variant: str) -> None:
    for track in playing(read(name, variant)):
        head = [m for m in track if m.type != "midi_port"][:5]
        assert [m.type for m in head] == ["track_name", "program_change", *["control_change"] * 3]
        assert [m.control for m in head[2:]] == [7, 10, 91]
        assert all(m.time == 0 for m in track[: 6 if track[1].type == "midi_port" else 5])
        assert not head[0].name.isascii() or 0 < len(head[0].name) <= 31
    file = read(name, variant)
    assert all(track[0].type == "track_name" and track[0].time == 0 for track in file.tracks)


@every_variant
@every_piece
def test_mid_04_one_channel_and_one_program_a_track(name: str, variant: str) -> None:
    score, programs = piece(name), {}
    roles = {t.name[:31] if t.name.isascii() else t.name: t.role for t in score.tracks}
    for track in playing(read(name, variant)):
        port = next((m.port for m in track if m.type == "midi_port"), 0)
        used = {m.channel for m in track if not m.is_meta}
        assert len(used) == 1
        is_drums = track[0].name == "Click" or roles.get(track[0].name) is Role.DRUMS
        assert (used == {9}) == is_drums
        found = {m.program for m in track if m.type == "program_change"}
        assert len(found) == 1
        assert programs.setdefault((port, *used), found) == found
        if not is_drums:
            assert sum(place == (port, *used) for place in programs) == 1


MIXER_ORDER: dict[str, list[str]] = {
    "common_time": ["Acoustic Grand Piano", "Electric Guitar (clean)", "Electric Guitar (clean)",
                    "String Ensemble 1", "Electric Bass (finger)", "Standard Kit"],
    "tempo_change": ["French Horn", "String Ensemble 1", "Pizzicato Strings", "Brass Section", "Choir Aahs",
                     "Contrabass", "Orchestra Kit"],
    "guofeng": ["二胡", "古筝", "古筝"],
}  # fmt: skip


@pytest.mark.parametrize("name", MIXER_ORDER)
def test_mid_05_the_order_of_the_mixer(name: str) -> None:
    names = [track[0].name for track in playing(read(name))]
    assert sorted(names) == sorted(MIXER_ORDER[name])
    assert names == MIXER_ORDER[name]


@every_piece
def test_mid_05_drums_are_last_and_the_order_is_stable(name: str) -> None:
    assert midi_bytes(piece(name)) == data_of(name)
    channels = [next(m.channel for m in t if not m.is_meta) for t in playing(read(name))]
    assert channels == sorted(channels, key=lambda c: c == 9)
    in_score_order = playing(read(name, "xf"))
    assert [t[0].name for t in in_score_order] == [t.name[:31] for t in piece(name).tracks]


@every_piece
def test_mid_06_a_marker_a_section(name: str) -> None:
    score = piece(name)
    starts = bar_starts(score.meters, score.end_tick)
    sections = [(starts[s.start_bar], s.name) for s in score.sections]
    assert [(t, m.text) for t, m in metas(read(name).tracks[0], "marker")] == sections
    counted = metas(read(name, "bare").tracks[0], "marker")
    bars = 2 * score.meters[0].bar_ticks
    assert [(t, m.text) for t, m in counted] == [(2 * (tick + bars), section) for tick, section in sections]
    for variant in ("default", "bare"):
        assert {t for t, _ in metas(read(name, variant).tracks[0], "marker")} <= set(bar_lines(read(name, variant)))


@every_piece
def test_mid_07_chord_symbols_in_every_form(name: str) -> None:
    score = piece(name)
    chords = [(s.onset_tick, s.chord) for s in score.chords]
    text = metas(read(name).tracks[1], "text")
    assert [(t, parse_chord(m.text)) for t, m in text if m.text != "N.C."] == chords
    assert all(track[0].name != "Chords" for track in read(name, "bare").tracks)
    events_xf = metas(read(name, "xf").tracks[1], "sequencer_specific")
    assert len(events_xf) == len(metas(read(name, "xf").tracks[1], "text")) >= len(chords)
    roots = [(t, chord_of_xf(bytes(m.data)).root) for t, m in events_xf if m.data[4] != 34]
    assert roots == [(tick, chord.root) for tick, chord in chords]
    marks = [(t, m.text) for t, m in metas(read(name, "markers").tracks[0], "marker")]
    sections = Counter(s.name for s in score.sections)
    assert not sections - Counter(text for _, text in marks)
    assert len(marks) == len(score.sections) + len(text)


@every_piece
def test_mid_07_block_chords_are_muted_and_in_time(name: str) -> None:
    score = piece(name)
    muted = [t for t in read(name, "block chords").tracks if t[0].name == "Chords (muted)"]
    assert len(muted) == (1 if score.chords else 0)
    if not muted:
        return
    assert [m.value for m in muted[0] if m.type == "control_change" and m.control == 7] == [0]
    shift = score.meters[0].bar_ticks
    expected = {(s.onset_tick + shift, pitch) for s in score.chords for pitch in block_chord(s.chord)}
    assert {(onset, pitch) for onset, pitch, _, _ in notes_of(muted[0])} == expected


@every_variant
@every_piece
def test_mid_08_and_09_note_lengths_and_pairs(name: str, variant: str) -> None:
    file, score = read(name, variant), piece(name)
    shortest = 30 * file.ticks_per_beat // 480
    sounding: dict[tuple[int, int, int], int] = {}
    for track in playing(file):
        port = next((m.port for m in track if m.type == "midi_port"), 0)
        at_tick: dict[int, list[str]] = defaultdict(list)
        for tick, m in events(track):
            if m.type == "note_on":
                assert 1 <= m.velocity <= 127
                assert tick >= sounding.get((port, m.channel, m.note), 0)
            if m.type in ("note_on", "note_off"):
                at_tick[tick].append(m.type)
        assert all(kinds == sorted(kinds) for kinds in at_tick.values())  # "note_off" sorts before "note_on"
        for onset, pitch, duration, _ in notes_of(track):
            assert duration >= shortest
            place = (port, next(m.channel for m in track if not m.is_meta), pitch)
            sounding[place] = max(sounding.get(place, 0), onset + duration)
    helpers = ("Click", "Chords (muted)")
    found = [row for t in playing(file) if t[0].name not in helpers for row in notes_of(t)]
    assert len(found) == sum(len(t.notes) for t in score.tracks)


@every_variant
@every_piece
def test_mid_10_all_tracks_end_together_on_a_bar_line(name: str, variant: str) -> None:
    file = read(name, variant)
    ends = {sum(m.time for m in track) for track in file.tracks}
    assert len(ends) == 1
    assert all(
        [m.type for m in track].count("end_of_track") == 1 == (track[-1].type == "end_of_track")
        for track in file.tracks
    )
    starts, end = bar_lines(file), ends.pop()
    meter = metas(file.tracks[0], "time_signature")[-1]
    length = meter[1].numerator * 4 * file.ticks_per_beat // meter[1].denominator
    assert (end - meter[0]) % length == 0
    assert all(onset + duration <= starts[-1] for t in playing(file) for onset, _, duration, _ in notes_of(t))


def jittered(score: Score, seed: int, most: int = 8) -> Performance:
    """The score with every onset moved by at most ``most`` ticks."""
    rng = random.Random(seed)
    tracks = []
    for track in score.tracks:
        moved: list[Note] = []
        free_from: dict[int, int] = {}
        for note in track.notes:
            onset = max(note.onset_tick + rng.randint(-most, most), free_from.get(note.pitch, 0), 0)
            end = min(max(note.end_tick - most - 1, onset + 30), score.end_tick)
            moved.append(replace(note, onset_tick=onset, duration_tick=end - onset))
            free_from[note.pitch] = end
        tracks.append(replace(track, notes=tuple(sorted(moved))))
    return Performance(replace(score, tracks=tuple(tracks)), ((),) * len(tracks))


@every_piece
def test_mid_11_the_score_is_on_the_grid_and_a_performance_near_it(name: str) -> None:
    score = piece(name)
    for track in playing(read(name)):
        assert all(onset % 40 == 0 and duration % 40 == 0 for onset, _, duration, _ in notes_of(track))
    played = performance_bytes(jittered(score, 1))
    assert played == performance_bytes(jittered(score, 1)) != performance_bytes(jittered(score, 2))
    assert lint_performance(data_of(name), played) == ()
    assert lint_performance(data_of(name, "bare"), performance_bytes(jittered(score, 1), VARIANTS["xf"])) == ()
    assert {f.rule for f in lint_performance(data_of(name), performance_bytes(jittered(score, 1, most=60)))} == {
        "MID-11"
    }
    played_file = mido.MidiFile(file=io.BytesIO(played))
    for written, as_played in zip(playing(read(name)), playing(played_file), strict=True):
        assert sorted(n[1] for n in notes_of(written)) == sorted(n[1] for n in notes_of(as_played))


@every_piece
def test_mid_12_no_controls_in_a_score_and_those_of_a_performance_as_given(name: str) -> None:
    score = piece(name)
    assert {m.control for t in playing(read(name)) for m in t if m.type == "control_change"} == {7, 10, 91}
    bars = bar_starts(score.meters, score.end_tick)
    pedal = tuple(Control(t, 64, v) for a, b in pairwise(bars) for t, v in ((a + 30, 127), (b, 0)))
    index = next((i for i, t in enumerate(score.tracks) if t.role not in (Role.BASS, Role.DRUMS)), 0)
    controls = tuple(pedal if i == index else () for i in range(len(score.tracks)))
    file = mido.MidiFile(file=io.BytesIO(performance_bytes(Performance(score, controls))))
    found = [(t, m.value) for track in playing(file) for t, m in events(track) if m.is_cc(64)]
    assert found == [(c.tick, c.value) for c in pedal]
    for track in playing(file):
        order = [(t, 0 if m.type == "note_off" else 1 if m.is_cc(64) else 2) for t, m in events(track) if not m.is_meta]
        assert [row for row in order if row[0]] == sorted(row for row in order if row[0])


@every_piece
def test_mid_13_velocity_follows_energy(name: str) -> None:
    if len({section.energy for section in piece(name).sections}) > 1:
        assert energy_correlation(summary_of(parse_midi(data_of(name), name))) >= 0.6


@every_piece
def test_mid_14_the_count_in_clicks_every_beat_and_moves_everything(name: str) -> None:
    score, file = piece(name), read(name, "block chords")
    bar, beat = score.meters[0].bar_ticks, beat_ticks(score.meters[0])
    click = next(t for t in file.tracks if t[0].name == "Click")
    silent = bar - score.pickup_ticks if score.pickup_ticks else 0
    clicks = notes_of(click)
    assert [onset for onset, _, _, _ in clicks] == list(range(0, bar + silent, beat))
    assert [onset for onset, pitch, _, _ in clicks if pitch == 56] == list(range(0, bar + silent, bar))
    for track in playing(file):
        if track[0].name not in ("Click", "Chords (muted)"):
            assert all(onset >= bar + silent for onset, _, _, _ in notes_of(track))
    original = {t[0].name: t for t in playing(read(name))}
    for track in playing(file):
        same_named = [t for t in score.tracks if t.name[:31] == track[0].name]
        if len(same_named) == 1:
            assert notes_of(track) == [(o + bar, p, d, v) for o, p, d, v in notes_of(original[track[0].name])]


def test_mid_14_a_pickup_is_a_short_bar_or_a_leading_rest() -> None:
    score = piece("pickup")
    first_note = min(n.onset_tick for t in score.tracks for n in t.notes)
    assert first_note == 1920 - score.pickup_ticks
    rest, short = read("pickup"), read("pickup", "markers")
    assert [(t, m.numerator, m.denominator) for t, m in metas(rest.tracks[0], "time_signature")] == [(0, 4, 4)]
    assert [(t, m.numerator, m.denominator) for t, m in metas(short.tracks[0], "time_signature")] == [
        (0, 1, 4),
        (480, 4, 4),
    ]
    assert min(onset for t in playing(rest) for onset, *_ in notes_of(t)) == first_note
    assert min(onset for t in playing(short) for onset, *_ in notes_of(t)) == 0
    assert score_of(data_of("pickup", "markers"), "x") == score == score_of(data_of("pickup"), "x")


@every_piece
def test_mid_15_range_and_polyphony(name: str) -> None:
    for track in playing(read(name)):
        program = next(m.program for m in track if m.type == "program_change")
        if next(m.channel for m in track if not m.is_meta) == 9:
            continue
        player, notes = instrument(program), notes_of(track)
        assert all(player.low <= pitch <= player.high for _, pitch, _, _ in notes)
        for onset, _, _, _ in notes:
            assert sum(a <= onset < a + d for a, _, d, _ in notes) <= player.polyphony


@every_piece
def test_mid_16_symusic_sees_the_same_notes_and_maps(name: str) -> None:
    symusic = pytest.importorskip("symusic")
    for variant, scale in (("default", 1), ("960", 2)):
        seen = symusic.Score.from_midi(data_of(name, variant))
        assert seen.ticks_per_quarter == 480 * scale
        found = sorted((n.time, n.pitch, n.duration, n.velocity) for t in seen.tracks for n in t.notes)
        assert found == sorted(row for t in piece(name).tracks for row in rows(t.notes, scale))
        assert [t.time for t in seen.tempos] == [t.tick * scale for t in piece(name).tempos]
        assert [m.text for m in seen.markers] == [s.name for s in piece(name).sections]


@pytest.mark.parametrize("chords", CHORD_FORMS)
@every_piece
def test_mid_17_export_read_export_gives_equal_bytes(name: str, chords: str) -> None:
    score = piece(name)
    for options in (
        MidiOptions(chords=chords),
        MidiOptions(960, chords, "score", 0, "meter"),
        *(MidiOptions(480, chords, "mixer", 1, form) for form in PICKUP_FORMS),
    ):
        data = midi_bytes(score, options)
        again = score_of(data, name)
        assert midi_bytes(again, options) == data
        assert again == (score if chords != "none" else replace(score, chords=()))


@every_piece
def test_mid_18_stems_are_files_of_one_track_and_equal_length(name: str) -> None:
    score = piece(name)
    for options in (MidiOptions(), MidiOptions(count_in=1)):
        data = midi_stems_zip(score, options)
        assert data == midi_stems_zip(score, options)
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        assert len(names) == len(score.tracks) + (options.count_in > 0)
        assert [n[:3] for n in names] == [f"{i:02}_" for i in range(1, len(names) + 1)]
        files = [mido.MidiFile(file=io.BytesIO(archive.read(n)), charset="utf-8") for n in names]
        whole = mido.MidiFile(file=io.BytesIO(midi_bytes(score, options)), charset="utf-8")
        order = [t for t in whole.tracks if any(not m.is_meta for m in t)]
        assert [list(f.tracks[1]) for f in files] == [list(t) for t in order]
        for stem, file_name in zip(files, names, strict=True):
            directing = [m for m in stem.tracks[0] if m.type != "sequencer_specific"]
            assert directing == [m for m in whole.tracks[0] if m.type != "sequencer_specific"]
            assert {sum(m.time for m in t) for t in stem.tracks} == {sum(m.time for m in whole.tracks[0])}
            assert file_name.endswith(".mid")
            assert lint_midi(archive.read(file_name)) == ()


def repeated(score: Score, times: int) -> Score:
    """The score so many times over."""
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    shifts = [(i * score.end_tick, i * bars) for i in range(times)]
    return replace(
        score,
        end_tick=times * score.end_tick,
        chords=tuple(replace(c, onset_tick=c.onset_tick + tick) for tick, _ in shifts for c in score.chords),
        sections=tuple(replace(s, start_bar=s.start_bar + bar) for _, bar in shifts for s in score.sections),
        tracks=tuple(
            replace(t, notes=tuple(replace(n, onset_tick=n.onset_tick + tick) for tick, _ in shifts for n in t.notes))
            for t in score.tracks
        ),
    )


def best_s(action: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        started_s = time.process_time()
        action()
        spent.append(time.process_time() - started_s)
    return min(spent)


@pytest.mark.slow
def test_three_thousand_notes_are_written_and_judged_quickly(tmp_path: Path) -> None:
    pretty_midi = pytest.importorskip("pretty_midi")
    score = repeated(piece("common_time"), 6)
    assert sum(len(t.notes) for t in score.tracks) > 3000
    data = midi_bytes(score)
    theirs = pretty_midi.PrettyMIDI(io.BytesIO(data))
    theirs_s = best_s(lambda: theirs.write(str(tmp_path / "theirs.mid")), 3)
    assert theirs_s > 10 * best_s(lambda: write_midi(score, tmp_path / "ours.mid"), 9)
    assert best_s(lambda: lint_midi(data), 3) < 0.3


def test_a_chinese_piece_has_its_names_in_utf_8() -> None:
    assert b"\xff\x03\x06" + "雨巷".encode() in data_of("guofeng")
    assert zipfile.ZipFile(io.BytesIO(midi_stems_zip(piece("guofeng")))).namelist() == [
        "01_二胡.mid",
        "02_古筝.mid",
        "03_古筝.mid",
    ]


def test_all_pieces_and_forms_give_different_files() -> None:
    digests = {hashlib.sha256(data_of(n, v)).hexdigest() for n in NAMES for v in VARIANTS}
    assert len(digests) == len(NAMES) * len(VARIANTS)
