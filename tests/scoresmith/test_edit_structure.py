"""Transposing, continuing and fitting a song, and songs from anywhere: what is kept is kept to the note."""

import json
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.controls import to_score
from planner.longer import going_on
from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith import editing
from scoresmith.composer import compose
from scoresmith.editing.arrange import arranged, form_of
from scoresmith.editing.fit import bar_lengths_s
from scoresmith.project import save_piece
from symbolic.errors import BadInput
from symbolic.instruments import instrument
from symbolic.midi import midi_bytes, read_midi, write_midi
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.timing import bar_starts, key_at, meter_at

PROMPT = "a pop song in G major, 16 bars, 100 bpm, verse and chorus, with flute, piano, bass and drums"
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "song"
    save_piece(compose(PROMPT), folder, audio=False, picture=False)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


@pytest.fixture(scope="module")
def song(made: Path) -> editing.Song:
    return editing.open_workspace(made).song


def foreign_score() -> Score:
    """Sixteen bars of 4/4 and eight of 3/4, two tracks of chords, a key change, tempi, notes off the grid and held."""
    bar, short = 1920, 1440
    starts = [*(n * bar for n in range(16)), *(16 * bar + n * short for n in range(8))]
    roots = [*[0, 9, 5, 7] * 5, 0, 9, 5, 0]
    first = [72 + (root + n) % 12 for n, root in enumerate(roots)]
    held = [74 + n % 5 for n in range(24)]
    held = [pitch + (pitch == after) for pitch, after in zip(held, [*first[1:], 0], strict=True)]  # not struck again
    lengths = [bar] * 16 + [short] * 8
    melody, chords, more, drums, spans = [], [], [], [], []
    for n, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        root = roots[n]
        lift = 2 if n >= 16 else 0
        melody += [Note(start + 7, first[n], 400, 90), Note(start + length - 480, held[n], 700, 81)]
        chords += [Note(start, 48 + (root + lift + i) % 12 + 12, length, 70) for i in (0, 4, 7)]
        more += [Note(start + 480, 60 + (root + lift) % 12, 240, 60)]
        drums += [Note(start, 36, 120, 100), Note(start + 480, 38, 120, 90)]
        spans.append(ChordSpan(start, length, Chord((root + lift) % 12, "")))
    end = starts[-1] + short
    melody[-1] = replace(melody[-1], duration_tick=480)
    return Score(
        title="from elsewhere",
        end_tick=end,
        tempos=(Tempo(0, 120.0), Tempo(8 * bar + 480, 90.0)),
        meters=(Meter(0, 4, 4), Meter(16 * bar, 3, 4)),
        keys=(Key(0, 0, "major"), Key(16 * bar, 2, "major")),
        chords=tuple(spans),
        sections=(
            Section("Verse 1", "verse", "A", 0, 8, 0.4), Section("Chorus 1", "chorus", "B", 8, 8, 0.8),
            Section("Verse 2", "verse", "A", 16, 4, 0.5), Section("Outro", "outro", "o", 20, 4, 0.3),
        ),
        tracks=(
            Track(Role.MELODY, "Flute", 73, tuple(sorted(melody))),
            Track(Role.CHORDS, "Piano", 0, tuple(sorted(chords))),
            Track(Role.CHORDS, "Guitar", 24, tuple(more)), Track(Role.DRUMS, "Drums", 0, tuple(sorted(drums))),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def foreign() -> editing.Song:
    return editing.Song(foreign_score(), style="folk")


def assert_undone(song: editing.Song, edit: editing.Edit) -> None:
    """Undo gives the same bytes and plan, redo the edit's."""
    history = editing.History(song.cells).with_edit(edit, {})
    back, later = editing.undo(edit.song, history)
    assert back.song.score == song.score
    assert back.song.plan == song.plan
    assert midi_bytes(back.song.score) == midi_bytes(song.score)
    again, _ = editing.redo(back.song, later)
    assert again.song.score == edit.song.score
    assert again.song.plan == edit.song.plan


def assert_planned(song: editing.Song) -> None:
    """The frame is the plan's, and the plan's file gives the plan back."""
    assert song.plan is not None
    assert song.frame == to_score(song.plan)
    assert plan_from_yaml(plan_to_yaml(song.plan), source="test") == song.plan


def bars_of(score: Score) -> list[list[tuple[Note, ...]]]:
    """The notes of each track in each bar, from the bar line."""
    starts = bar_starts(score.meters, score.end_tick)
    return [
        [tuple(replace(n, onset_tick=n.onset_tick - a) for n in t.notes if a <= n.onset_tick < b) for t in score.tracks]
        for a, b in pairwise(starts)
    ]


# ---- transpose


@QUICK
@given(by=st.integers(-24, 24).filter(bool), which=st.sampled_from(["song", "foreign"]))
def test_every_pitched_note_chord_and_key_moves_and_the_drums_stay(song, foreign, by: int, which: str):
    here = {"song": song, "foreign": foreign}[which]
    edit = editing.transpose(here, semitones=by)
    new = edit.song.score
    for old_track, track in zip(here.score.tracks, new.tracks, strict=True):
        if track.role is Role.DRUMS:
            assert track == old_track
            continue
        moved = sorted((n.onset_tick, (n.pitch + by) % 12) for n in old_track.notes)
        assert sorted((n.onset_tick, n.pitch % 12) for n in track.notes) == moved
        low = min(instrument(track.program).low, *(n.pitch for n in old_track.notes))
        high = max(instrument(track.program).high, *(n.pitch for n in old_track.notes))
        assert all(low <= n.pitch <= high for n in track.notes)
    assert [k.tonic for k in new.keys] == [(k.tonic + by) % 12 for k in here.score.keys]
    assert [s.chord.root for s in new.chords] == [(s.chord.root + by) % 12 for s in here.score.chords]
    assert (new.meters, new.tempos, new.sections) == (here.score.meters, here.score.tempos, here.score.sections)
    assert_undone(here, edit)
    if which == "song":
        assert_planned(edit.song)
        assert "key" in edit.song.plan.fixed


def test_octaves_move_by_whole_phrases_and_are_told(song: editing.Song):
    flute = next(t for t in song.score.tracks if t.role is Role.MELODY)
    by = instrument(flute.program).high - max(n.pitch for n in flute.notes) + 1
    moves = [m for m in editing.octave_moves(song, semitones=by) if m.role is Role.MELODY]
    assert moves
    new = editing.transpose(song, semitones=by).song
    edges = {bar for s in form_of(song) for phrase in s.phrases for bar in phrase}
    starts = bar_starts(song.score.meters, song.score.end_tick)
    told = {bar: m.octaves for m in moves for bar in range(m.first, m.last + 1)}
    for move in moves:
        assert {move.first, move.last + 1} <= edges
    for old, note in zip(flute.notes, new.score.tracks[new.rows[Role.MELODY]].notes, strict=True):
        bar = next(n for n, tick in enumerate(starts[1:]) if old.onset_tick < tick)
        assert note.pitch == old.pitch + by + 12 * told.get(bar, 0)


def test_a_key_is_reached_by_the_nearest_way_and_the_checks_still_pass(song: editing.Song):
    new = editing.transpose(song, key="E").song
    assert (new.plan.tonic, new.plan.mode) == (4, "major")
    assert [n.pitch for n in new.score.tracks[0].notes] == [n.pitch - 3 for n in song.score.tracks[0].notes]
    assert len(check(new.score, new.plan).broken_cells) == len(check(song.score, song.plan).broken_cells)
    assert editing.transpose(song, key="降E大调").song.plan.tonic == 3


def test_what_is_no_transposition_is_refused(song: editing.Song):
    for wrong, told in (({"key": "G"}, "already"), ({"key": "E minor"}, "mode"), ({"key": "H2"}, "H2"),
                        ({"semitones": 25}, "24"), ({"semitones": 0}, "already"), ({}, "one of them"),
                        ({"semitones": 1, "key": "A"}, "one of them")):  # fmt: skip
        with pytest.raises(BadInput, match=told):
            editing.transpose(song, **wrong)
    with pytest.raises(BadInput, match="locked"):
        editing.transpose(replace(song, locks=(editing.Lock(Role.MELODY, 4, 7),)), semitones=1)
    only_drums = replace(song, locks=(editing.Lock(Role.DRUMS, 0, song.bars - 1),))
    assert editing.transpose(only_drums, semitones=1).changes


# ---- fit


@QUICK
@given(bars=st.integers(1, 70), which=st.sampled_from(["song", "foreign"]), lock=st.integers(0, 12))
def test_the_bars_of_a_fitted_song_are_old_bars_to_the_note(song, foreign, bars: int, which: str, lock: int):
    here = {"song": song, "foreign": foreign}[which]
    here = replace(here, locks=(editing.Lock(None, 0, lock - 1),) if lock else ())
    try:
        found = editing.fit_of(here, bars=bars)
    except BadInput:
        return
    order = found.form.order
    final = here.bars - 1
    if which == "song" and final in order[:-1]:  # the model writes there: tested below
        return
    edit = editing.fit(here, bars=bars)
    new = edit.song
    assert new.bars == bars == len(order)
    assert order[-1] == final
    assert order[:lock] == tuple(range(lock))
    old_bars, new_bars = bars_of(here.score), bars_of(new.score)
    old_starts = bar_starts(here.score.meters, here.score.end_tick)
    starts = bar_starts(new.score.meters, new.score.end_tick)
    for place, bar in enumerate(order):
        stays = place + 1 < len(order) and order[place + 1] == bar + 1
        length = old_starts[bar + 1] - old_starts[bar]
        for old_track, track in zip(old_bars[bar], new_bars[place], strict=True):
            cut = old_track if stays or place == len(order) - 1 else [_within(n, length) for n in old_track]
            assert list(track) == list(cut)
        here_key, there_key = key_at(here.score.keys, old_starts[bar]), key_at(new.score.keys, starts[place])
        assert (here_key.tonic, here_key.mode) == (there_key.tonic, there_key.mode)
        assert str(meter_at(here.score.meters, old_starts[bar])) == str(meter_at(new.score.meters, starts[place]))
    assert sum(bar_lengths_s(new)) == pytest.approx(sum(bar_lengths_s(here)[bar] for bar in order), abs=0.5)
    midi_bytes(new.score)
    assert editing.fit(here, bars=bars).song == new
    assert_undone(here, edit)
    if which == "song":
        assert_planned(new)


def _within(note: Note, length: int) -> Note:
    return replace(note, duration_tick=min(note.duration_tick, length - note.onset_tick))


@given(order=st.lists(st.integers(0, 23), min_size=1, max_size=30))
def test_any_order_of_bars_makes_a_score_that_can_be_written(order: list[int]):
    new = arranged(foreign_score(), order, ())
    assert len(bar_starts(new.meters, new.end_tick)) == len(order) + 1
    midi_bytes(new)
    assert [a.chord.root for a in new.chords] == [foreign_score().chords[bar].chord.root for bar in order]


def test_bars_in_their_own_order_are_the_same_score():
    score = foreign_score()
    assert arranged(score, range(24), score.sections) == score


def test_repeats_go_first_and_beginning_climax_and_ending_stay(foreign: editing.Song):
    short = editing.fit(foreign, bars=20).song
    assert [s.name for s in short.score.sections] == ["Verse 1", "Chorus 1", "Outro"]
    longer = editing.fit(foreign, bars=40).song
    assert [s.kind for s in longer.score.sections] == ["verse", "chorus", "verse", "chorus", "verse", "outro"]


def test_a_duration_is_met_by_phrases_and_exactly_with_the_tempo(song: editing.Song):
    asked_s = song.plan.duration_s * 1.5 + 0.7
    near = editing.fit(song, duration_s=asked_s).song
    assert abs(near.plan.duration_s - asked_s) <= 2 * 4 * 60 / song.plan.tempo_bpm + 0.01
    assert near.plan.tempo_bpm == song.plan.tempo_bpm
    exact = editing.fit(song, duration_s=asked_s, tempo=True).song
    assert exact.plan.duration_s == pytest.approx(asked_s, abs=0.01)
    assert abs(exact.plan.tempo_bpm / song.plan.tempo_bpm - 1) <= 0.0501
    assert_planned(exact)
    only_tempo = editing.fit(song, duration_s=song.plan.duration_s * 1.02, tempo=True).song
    assert only_tempo.bars == song.bars
    assert bars_of(only_tempo.score) == bars_of(song.score)


def test_an_ending_that_comes_to_lie_in_the_middle_goes_on_there(song: editing.Song):
    plan = replace(song.plan, sections=song.plan.sections[:-1])  # without the outro, which would stay the last section
    song = editing.song_of(compose(plan_from_yaml(plan_to_yaml(plan), source="test"), seed=4))
    edit = editing.fit(song, bars=2 * song.bars)
    order = editing.fit_of(song, bars=2 * song.bars).form.order
    final = song.bars - 1
    inner = [place for place, bar in enumerate(order[:-1]) if bar == final]
    assert inner
    old, new = bars_of(song.score), bars_of(edit.song.score)
    assert new[-1] == old[-1]
    assert all(new[place] != old[final] for place in inner)
    for place, bar in enumerate(order):
        if bar != final and place + 1 < len(order) and order[place + 1] == bar + 1:
            assert new[place] == old[bar]
    assert editing.fit(song, bars=2 * song.bars).song == edit.song
    assert_planned(edit.song)
    assert_undone(song, edit)


def test_lengths_that_cannot_be_had_are_refused(song: editing.Song):
    for wrong, told in (({"bars": song.bars}, "already"), ({"bars": 0}, "outside"), ({"duration_s": 0.1}, "outside"),
                        ({}, "one of them"), ({"bars": song.bars + 1}, "nearest are 16 and 20")):  # fmt: skip
        with pytest.raises(BadInput, match=told):
            editing.fit(song, **wrong)
    locked = replace(song, locks=(editing.Lock(Role.BASS, 0, song.bars - 1),))
    with pytest.raises(BadInput, match="16"):
        editing.fit(locked, bars=8)


# ---- continue


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    asked=st.one_of(
        st.integers(1, 12).map(lambda n: {"bars": n}),
        st.sampled_from(["chorus", "verse", "bridge", "主歌"]).map(lambda kind: {"section": kind}),
        st.just({"end": True}),
    ),
    which=st.sampled_from(["song", "foreign"]),
)
def test_everything_before_stays_and_the_same_call_gives_the_same_notes(song, foreign, asked: dict, which: str):
    here = {"song": song, "foreign": foreign}[which]
    if asked.get("section") == "主歌":
        asked = {"section": "verse"}
    edit = editing.continue_(here, **asked)
    new = edit.song
    assert_continued(here, new)
    if "bars" in asked:
        assert new.bars == here.bars + asked["bars"]
    assert editing.continue_(here, **asked).song == new
    assert_undone(here, edit)
    if which == "song":
        assert_planned(new)


def assert_continued(old: editing.Song, new: editing.Song) -> None:
    """All old notes, chords, keys and sections are there, new notes are after them, and the end is the tonic's."""
    end = old.score.end_tick
    for before, after in zip(old.score.tracks, new.score.tracks, strict=True):
        assert after.notes[: len(before.notes)] == before.notes
        assert all(n.onset_tick >= end for n in after.notes[len(before.notes) :])
    assert new.score.chords[: len(old.score.chords)] == old.score.chords
    assert new.score.keys[: len(old.score.keys)] == old.score.keys
    assert new.score.sections[: len(old.score.sections)] == old.score.sections
    assert new.bars > old.bars
    last_line = bar_starts(new.score.meters, new.score.end_tick)[-2]
    assert any(n.onset_tick >= last_line for t in new.score.tracks for n in t.notes)
    key = key_at(new.score.keys, last_line)
    assert new.score.chords[-1].chord.root == key.tonic
    assert not new.controls.bars[old.bars - 1].final
    assert new.controls.bars[-1].final
    midi_bytes(new.score)


def test_a_composed_piece_goes_on_by_its_form_without_breaking_a_promise(song: editing.Song):
    new = editing.continue_(song, bars=8).song
    assert [p.kind for p in going_on(song.plan, 8)] == [s.kind for s in new.plan.sections[len(song.plan.sections) :]]
    assert not {cell for cell in check(new.score, new.plan).broken_cells if cell[1] >= song.bars}
    assert new.plan.sections[: len(song.plan.sections)] == song.plan.sections


def test_a_section_that_comes_again_has_its_chords_and_another_take_is_another_one(song: editing.Song):
    edit = editing.continue_(song, section="verse")
    verse = next(s for s in song.plan.sections if s.kind == "verse")
    again = edit.song.plan.sections[-1]
    assert again.letter == verse.letter
    assert again.chords[0] == verse.chords[0]
    later = replace(song, takes=edit.song.takes)
    assert editing.continue_(later, section="verse").song.score.tracks != edit.song.score.tracks


def test_a_foreign_score_goes_on_with_its_own_accompaniment_and_further_tracks(foreign: editing.Song):
    new = editing.continue_(foreign, section="chorus").song
    added = [s for s in new.score.sections if s.start_bar >= foreign.bars]
    assert [(s.kind, s.letter, s.bars, s.name) for s in added] == [("chorus", "B", 8, "Chorus 2")]
    old, later = bars_of(foreign.score), bars_of(new.score)
    for place in range(6):
        assert [n.pitch for n in later[24 + place][2]] == [n.pitch for n in old[8 + place][2]]
        assert {(n.onset_tick, n.pitch) for n in later[24 + place][3]} == {
            (n.onset_tick, n.pitch) for n in old[8 + place][3]
        }
    assert str(meter_at(new.score.meters, new.score.end_tick - 1)) == "4/4"


def test_a_loop_gets_an_ending():
    loop = editing.song_of(compose("a lo-fi loop, 4 bars, piano and bass"))
    assert loop.plan.use == "loop"
    new = editing.continue_(loop, end=True).song
    assert_continued(loop, new)
    assert new.plan.use == "song"
    assert editing.continue_(loop, bars=4).song.plan.use == "loop"


def test_what_cannot_be_continued_is_refused(song: editing.Song, foreign: editing.Song):
    empty = replace(
        foreign, score=replace(foreign.score, tracks=tuple(replace(t, notes=()) for t in foreign.score.tracks))
    )
    long_bars = replace(foreign, score=replace(foreign.score, meters=(Meter(0, 12, 4),), end_tick=12 * 480 * 8))
    for here, wrong, told in ((song, {}, "one of them"), (song, {"bars": 4, "end": True}, "one of them"),
                              (song, {"bars": 0}, "outside"), (foreign, {"bars": -1}, "outside"),
                              (song, {"section": "Brdge"}, "Brdge"), (foreign, {"section": "Brdge"}, "Brdge"),
                              (empty, {"bars": 4}, "no notes"), (long_bars, {"bars": 4}, "too long")):  # fmt: skip
        with pytest.raises(BadInput, match=told):
            editing.continue_(here, **wrong)


# ---- songs from anywhere, and the commands


def test_a_midi_file_becomes_a_folder_that_is_edited_and_taken_back(tmp_path: Path):
    file, out = tmp_path / "theirs.mid", tmp_path / "piece"
    score = replace(foreign_score(), chords=(), sections=())
    write_midi(score, file)
    before = file.read_bytes()
    told = json.loads(scoresmith("adopt", str(file), "--out", str(out), "--style", "folk", "--json").stdout)
    assert (told["bars"], told["plan"], told["tracks"]) == (24, False, 4)
    opened = editing.open_workspace(out)
    for theirs, read in zip(score.tracks, opened.song.score.tracks, strict=True):
        assert sorted(n.pitch for n in read.notes) == sorted(n.pitch for n in theirs.notes)
    assert opened.song.score.chords
    assert opened.song.score.sections
    assert opened.song.style == "folk"
    first = (out / "score.mid").read_bytes()
    commands = (("transpose", "--semitones", "3"), ("continue", "--bars", "4"), ("regenerate", "--bars", "2"))
    for command, *options in commands:
        done = scoresmith(command, str(out), *options, "--quiet")
        assert (done.exit_code, done.stderr) == (0, "")
    assert editing.open_workspace(out).song.bars == 28
    steps = len(editing.open_workspace(out).history.steps)
    for _ in range(steps):
        assert scoresmith("undo", str(out)).exit_code == 0
    assert (out / "score.mid").read_bytes() == first
    assert file.read_bytes() == before


def test_musicxml_becomes_a_song(tmp_path: Path, song: editing.Song):
    from symbolic.musicxml import write_musicxml

    file = tmp_path / "theirs.musicxml"
    write_musicxml(replace(song.score, sections=()), file)
    read = editing.import_song(file)
    assert read.plan is None
    assert read.bars == song.bars
    assert {t.role for t in read.score.tracks} == {t.role for t in song.score.tracks}


def test_a_score_beside_its_plan_brings_it(made: Path, song: editing.Song):
    assert editing.import_song(made / "score.mid").plan == song.plan


@pytest.mark.parametrize(
    ("name", "data", "told"), [("a.mid", b"", "empty"), ("b.mid", b"MThd", "b.mid"), ("c.mid", b"hello", "MThd")]
)
def test_a_file_that_is_no_score_is_refused_and_nothing_is_written(tmp_path: Path, name: str, data: bytes, told: str):
    (tmp_path / name).write_bytes(data)
    assert_refused(scoresmith("adopt", str(tmp_path / name), "--out", str(tmp_path / "out")), 3, told)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_missing_file_an_unknown_style_a_silent_score_and_a_taken_folder_are_refused(tmp_path: Path, made: Path):
    assert_refused(scoresmith("adopt", str(tmp_path / "no.mid"), "--out", str(tmp_path / "out")), 3, "no.mid")
    file = str(made / "score.mid")
    assert_refused(scoresmith("adopt", file, "--out", str(tmp_path / "out"), "--style", "fol"), 3, "folk")
    assert_refused(scoresmith("adopt", file, "--out", str(made)), 3, "exists already")
    silent = replace(foreign_score(), tracks=tuple(replace(t, notes=()) for t in foreign_score().tracks))
    write_midi(silent, tmp_path / "silent.mid")
    assert_refused(scoresmith("adopt", str(tmp_path / "silent.mid"), "--out", str(tmp_path / "out")), 3, "no notes")
    assert not (tmp_path / "out").exists()


def test_the_commands_change_a_composed_piece_and_undo_gives_its_bytes_back(folder: Path):
    files = [(folder / name).read_bytes() for name in ("score.mid", "plan.yaml")]
    told = json.loads(scoresmith("transpose", str(folder), "--key", "A", "--json", "--quiet").stdout)
    assert told["operation"] == "transpose"
    assert read_midi(folder / "score.mid").keys[0].tonic == 9
    told = json.loads(scoresmith("continue", str(folder), "--end", "--json", "--quiet").stdout)
    assert told["bars"] == 20
    assert all(row["bar"] > 16 for row in told["changed"])
    told = json.loads(scoresmith("fit", str(folder), "--bars", "24", "--json", "--quiet").stdout)
    assert (told["bars"], len(told["order"])) == (24, 24)
    assert plan_from_yaml((folder / "plan.yaml").read_text(), source="test").bars == 24
    for _ in range(3):
        assert scoresmith("undo", str(folder)).exit_code == 0
    assert [(folder / name).read_bytes() for name in ("score.mid", "plan.yaml")] == files


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("transpose", "--key", "X"), "'X'"),
        (("transpose",), "one of them"),
        (("continue", "--section", "tuba"), "tuba"),
        (("fit", "--bars", "17"), "20"),
        (("fit", "--duration", "nan"), "outside"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(made: Path, command: tuple[str, ...], told: str):
    before = {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()}
    assert_refused(scoresmith(command[0], str(made), *command[1:]), 3, told)
    assert {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()} == before


@pytest.mark.data
def test_a_published_song_is_adopted_and_goes_on(request: pytest.FixtureRequest):
    file = Path(request.config.getoption("--data")) / "pop909/midi/001.mid"
    read = editing.import_song(file)
    assert len(read.score.sections) > 4
    edit = editing.continue_(read, bars=4)
    assert_continued(read, edit.song)
    assert_undone(read, edit)
