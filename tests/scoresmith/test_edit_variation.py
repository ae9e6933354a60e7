"""Variations, easier versions, arrangements, other styles: what is kept is kept, and everything can be taken back."""

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from small_song import small_folder, small_piece

from planner.check import check
from planner.controls import to_score
from scoresmith import editing
from scoresmith.editing.ensembles import ENSEMBLES, players_of
from scoresmith.editing.lines import groups_of, is_strong, largest_leap, outer, tones_at
from scoresmith.editing.restyle import usual_tempo
from scoresmith.editing.simplify import BASS_LEAP, LEVELS, LINES
from scoresmith.editing.song import Lock, Song
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.instruments import instrument
from symbolic.midi import midi_bytes
from symbolic.score import Note, Role, Score, Track
from symbolic.score_values import score_from_values
from symbolic.theory import chord_pitch_classes

PIECES = Path(__file__).parents[1] / "delivery" / "pieces"
PITCHED = tuple(role for role in Role if role is not Role.DRUMS)
FOREIGN = ("waltz", "pickup", "meter_change", "key_change", "seven_eight", "twenty_tracks")
AMOUNTS = (0.0, 0.15, 0.3, 0.5, 0.75, 1.0)


def piece(name: str) -> Score:
    """One of the pieces that deliveries are tested with."""
    return score_from_values(json.loads((PIECES / f"{name}.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def song() -> Song:
    return editing.song_of(small_piece())


@pytest.fixture(scope="module")
def foreign() -> Song:
    return Song(piece("waltz"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("made") / "song")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def request_of(song: Song, bars: int = 8) -> frozenset[Cell]:
    return frozenset(cell for cell in song.cells if cell[1] < bars)


def share_changed(old: Song, new: Song) -> float:
    before, after = (Counter((n.onset_tick, n.pitch) for t in s.score.tracks for n in t.notes) for s in (old, new))
    return 1 - (before & after).total() / before.total()


OPERATIONS: dict[str, Callable[[Song], editing.Edit]] = {
    "vary": lambda song: editing.vary(song, request_of(song), 0.8),
    "simplify": lambda song: editing.simplify(song, request_of(song), 1),
    "orchestrate": lambda song: editing.orchestrate(song, "string quartet"),
    "restyle": lambda song: editing.restyle(song, "bossa"),
}


@pytest.mark.parametrize("which", ["song", "foreign"])
@pytest.mark.parametrize("operation", list(OPERATIONS))
def test_what_is_locked_or_was_not_asked_for_stays_and_everything_comes_back(
    request: pytest.FixtureRequest, operation: str, which: str
):
    free: Song = request.getfixturevalue(which)
    song = replace(free, locks=(Lock(Role.CHORDS, 0, 3), Lock(None, 6, 6)))
    edit = OPERATIONS[operation](song)
    assert edit.changes
    assert not [cell for cell in edit.before if song.is_locked(cell)]
    if operation in ("vary", "simplify"):
        assert set(edit.before) <= request_of(song)
        assert edit.frame is None
    assert edit.song.score == OPERATIONS[operation](song).song.score
    history = editing.History(song.cells).with_edit(edit, {})
    back, _ = editing.undo(edit.song, history)
    assert midi_bytes(back.song.score) == midi_bytes(song.score)
    assert back.song.plan == song.plan


@pytest.mark.parametrize("keep", ["", "contour", "rhythm", "harmony"])
def test_a_variation_grows_with_its_amount_and_nothing_is_no_variation(song: Song, keep: str):
    request = editing.cells_asked(song, bars="1-8", roles="melody,bass,drums")
    edits = [editing.vary(song, request, amount, keep) for amount in AMOUNTS]
    shares = [share_changed(song, edit.song) for edit in edits]
    assert not edits[0].changes
    assert shares == sorted(shares)
    assert len(set(shares)) >= len(AMOUNTS) - 1
    assert shares[-1] > 0.08


def test_a_variation_of_everything_changes_most_of_it(song: Song):
    melody = editing.cells_asked(song, roles="melody")
    new = editing.vary(song, melody, 1.0).song
    tunes = [Counter((n.onset_tick, n.pitch) for n in s.score.tracks[s.rows[Role.MELODY]].notes) for s in (song, new)]
    assert (tunes[0] & tunes[1]).total() < 0.5 * tunes[0].total()
    assert editing.vary(new, melody, 1.0).song.score != new.score


def test_a_kept_rhythm_is_kept(song: Song, foreign: Song):
    for each in (song, foreign):
        new = editing.vary(each, request_of(each), 1.0, "rhythm").song
        assert new.score != each.score
        for cell, notes in each.cells.items():
            told = [[(n.onset_tick, n.duration_tick) for n in sorted(ns)] for ns in (notes, new.cells[cell])]
            assert sorted(told[0]) == sorted(told[1]), cell


def test_a_kept_contour_is_kept(song: Song, foreign: Song):
    for each in (song, foreign):
        melody = editing.cells_asked(each, roles="melody")
        new = editing.vary(each, melody, 1.0, "contour").song
        assert new.score != each.score
        lines = [[outer(g, Role.MELODY).pitch for g in groups_of(_row(s, Role.MELODY))] for s in (each, new)]
        signs = [[(b > a) - (b < a) for a, b in pairwise(line)] for line in lines]
        assert signs[0] == signs[1]


def test_a_kept_harmony_is_kept(song: Song):
    melody = editing.cells_asked(song, roles="melody")
    new = editing.vary(song, melody, 1.0, "harmony").song
    assert new.score != song.score
    for cell in melody & set(song.cells):
        bar = song.controls.bars[cell[1]]
        for note in song.cells[cell]:
            tones = tones_at(song.score.chords, note.onset_tick)
            if is_strong(note.onset_tick, bar.start_tick, bar.meter) and note.pitch % 12 in tones:
                assert (note.onset_tick, note.pitch) in {(n.onset_tick, n.pitch) for n in new.cells[cell]}


@pytest.mark.parametrize("name", ["waltz", "common_time", "seven_eight", ""])
def test_an_easier_level_has_fewer_notes_and_smaller_leaps(song: Song, name: str):
    each = Song(piece(name)) if name else song
    levels = [editing.simplify(each, set(each.cells), level).song for level in sorted(LEVELS, reverse=True)]
    counts = [sum(map(len, level.cells.values())) for level in (each, *levels)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]
    for role in LINES & set(each.rows):
        leaps = [largest_leap(groups_of(_row(level, role)), role) for level in (each, *levels)]
        assert leaps == sorted(leaps, reverse=True)
        if role is Role.MELODY:
            assert leaps[-1] <= max(LEVELS[1].leap, BASS_LEAP if role is Role.BASS else 0)


def _row(song: Song, role: Role) -> tuple[Note, ...]:
    return song.score.tracks[song.rows[role]].notes


def test_every_group_plays_every_piece_within_its_means(song: Song):
    for name, each in {"": song, **{name: Song(piece(name)) for name in FOREIGN}}.items():
        heard = defaultdict(set)
        for track in each.score.tracks:
            for note in track.notes:
                heard[note.onset_tick].add(note.pitch % 12)
        for ensemble in ENSEMBLES:
            new = editing.orchestrate(each, ensemble).song
            _assert_melody_kept(each, new)
            for track in (t for t in new.score.tracks if t.role is not Role.DRUMS):
                _assert_playable(track)
                strange = [n for n in track.notes if n.pitch % 12 not in heard[n.onset_tick] | _tones(each, n)]
                assert not strange, (name, ensemble, track.role)
            if new.plan is not None:
                assert to_score(new.plan) == replace(new.frame, copyright="", pickup_ticks=0)


def _tones(song: Song, note: Note) -> set[int]:
    return {
        tone for span in song.score.chords for tone in chord_pitch_classes(span.chord)
        if span.onset_tick < note.end_tick and note.onset_tick < span.onset_tick + span.duration_tick
    }  # fmt: skip


def _assert_melody_kept(old: Song, new: Song) -> None:
    tops = [(g[0].onset_tick, outer(g, Role.MELODY).pitch % 12) for g in groups_of(_row(old, Role.MELODY))]
    assert set(tops) <= {(n.onset_tick, n.pitch % 12) for n in _row(new, Role.MELODY)}


def _assert_playable(track: Track) -> None:
    player = instrument(track.program)
    ends: dict[int, int] = {}
    for note in track.notes:
        assert player.low <= note.pitch <= player.high
        assert ends.get(note.pitch, 0) <= note.onset_tick
        assert note.duration_tick > 0
        ends[note.pitch] = note.end_tick
        assert sum(end > note.onset_tick for end in ends.values()) <= player.polyphony


def test_a_piano_piece_becomes_an_orchestra_and_a_trio_has_a_bass(foreign: Song):
    piano = Song(piece("seven_sharps"))
    assert {t.program for t in piano.score.tracks} == {0}
    new = editing.orchestrate(piano, "orchestra").song
    assert {t.role for t in new.score.tracks} == set(PITCHED)
    assert {t.program for t in new.score.tracks} == {40, 60, 48, 46, 43, 49}
    bare = replace(foreign, score=replace(foreign.score, tracks=foreign.score.tracks[:1]))
    trio = editing.orchestrate(bare, "string trio").song
    assert _row(trio, Role.BASS)
    assert all(n.pitch % 12 == _root(trio, n.onset_tick) for n in _row(trio, Role.BASS))


def _root(song: Song, tick: int) -> int:
    span = next(s for s in song.score.chords if s.onset_tick <= tick < s.onset_tick + s.duration_tick)
    return span.chord.root if span.chord.bass is None else span.chord.bass


@pytest.mark.parametrize(
    "word",
    ["弦乐四重奏", "string quartet", "弦楽四重奏", "현악 사중주", "Streichquartett", "quatuor à cordes",
     "cuarteto de cuerda", "quarteto de cordas", "струнный квартет", "quartetto d'archi"],
)  # fmt: skip
def test_a_group_is_known_by_its_name_in_ten_languages(word: str):
    assert players_of(word) == ENSEMBLES["string quartet"]


def test_instruments_are_named_as_in_a_prompt():
    assert players_of("flute, cello and piano") == {
        Role.MELODY: 73, Role.CHORDS: 0, Role.BASS: 42,
    }  # fmt: skip
    assert players_of("吉他和长笛")[Role.MELODY] == 73
    assert players_of("ピアノソロ") == ENSEMBLES["piano solo"]
    assert players_of("lead sheet+bass") == ENSEMBLES["lead sheet and bass"]


@pytest.mark.parametrize(
    ("word", "told"),
    [("strnig quartet", "string quartet"), ("xyzzy", "xyzzy"), (" ", "no ensemble"), ("drums", "kit")],
)
def test_a_group_that_is_not_known_is_refused(song: Song, word: str, told: str):
    with pytest.raises(BadInput, match=told):
        editing.orchestrate(song, word)


@pytest.fixture(scope="module")
def swung(song: Song) -> Song:
    return editing.restyle(song, "swing").song


def test_another_style_keeps_melody_form_chords_and_tempo(song: Song, swung: Song):
    old, new = _row(song, Role.MELODY), _row(swung, Role.MELODY)
    assert [n.pitch for n in new] == [n.pitch for n in old]
    assert {n.onset_tick - o.onset_tick for n, o in zip(new, old, strict=True)} <= {0, 80}
    assert 240 not in {n.onset_tick % 480 for n in new}
    assert (swung.score.sections, swung.score.chords) == (song.score.sections, song.score.chords)
    assert (swung.score.keys, swung.score.tempos) == (song.score.keys, song.score.tempos)
    assert swung.plan is not None
    assert swung.plan.style == swung.style == "swing"
    assert to_score(swung.plan) == replace(swung.frame, copyright="", pickup_ticks=0)


def test_another_style_brings_its_players_and_its_own_accompaniment(song: Song, swung: Song):
    programs = {role: swung.score.tracks[index].program for role, index in swung.rows.items()}
    assert (programs[Role.BASS], programs[Role.DRUMS]) == (32, 32)
    assert Role.PAD not in programs
    for role in (Role.BASS, Role.DRUMS):
        rhythms = [[n.onset_tick for n in _row(each, role)] for each in (song, swung)]
        assert rhythms[0] != rhythms[1]
    broken = {promise.name for promise in check(song.score, song.plan).broken}
    assert {promise.name for promise in check(swung.score, swung.plan).broken} <= broken


def test_players_may_stay_and_a_tempo_may_be_asked_for(song: Song):
    new = editing.restyle(song, "rock", tempo_bpm=usual_tempo(song, "rock"), keep_players=True).song
    assert [(t.role, t.program) for t in new.score.tracks] == [(t.role, t.program) for t in song.score.tracks]
    assert song.score.tempos[0].bpm < 100
    assert new.score.tempos[0].bpm == new.plan.tempo_bpm == 100


def test_anyones_song_gets_the_players_of_a_style_where_it_was_accompanied(foreign: Song):
    score = foreign.score
    quiet = foreign.with_written({cell: () for cell in foreign.cells if cell[1] == 3 and cell[0] is not Role.MELODY})
    new = editing.restyle(quiet, "swing").song
    assert [n.pitch for n in _row(new, Role.MELODY)] == [n.pitch for n in score.tracks[0].notes]
    assert {cell[1] for cell in new.cells if cell[0] is Role.DRUMS} == set(range(16)) - {3}
    assert Role.PAD not in new.rows
    assert all(instrument(t.program).low <= n.pitch <= instrument(t.program).high
               for t in new.score.tracks if t.role is not Role.DRUMS for n in t.notes)  # fmt: skip


def test_further_tracks_of_a_role_stay_as_they_are():
    many = Song(piece("twenty_tracks"))
    rows = set(many.rows.values())
    held = replace(many, locks=(Lock(Role.CHORDS, 0, many.bars), Lock(Role.DRUMS, 0, many.bars)))
    new = editing.restyle(held, "bossa").song
    others = [track for index, track in enumerate(many.score.tracks) if index not in rows]
    assert [t for i, t in enumerate(new.score.tracks) if i not in new.rows.values()] == others
    assert not any(role is Role.ARP for role, _ in new.cells)


@pytest.mark.parametrize(
    ("job", "told"),
    [
        (lambda song: editing.vary(song, request_of(song), 1.5), "1.5"),
        (lambda song: editing.vary(song, request_of(song), 0.5, "mood"), "mood"),
        (lambda song: editing.vary(song, {(Role.PAD, 0)}, 0.5), "no notes"),
        (lambda song: editing.simplify(song, request_of(song), 9), "level 9"),
        (lambda song: editing.simplify(song, set(), 1), "no notes"),
        (lambda song: editing.orchestrate(Song(piece("drums_only")), "choir"), "no notes"),
        (lambda song: editing.orchestrate(song, {Role.MELODY: 200}), "200"),
        (lambda song: editing.restyle(song, "swimg"), "swing"),
        (lambda song: editing.restyle(song, "pop"), "already"),
        (lambda song: editing.restyle(song, "rock", tempo_bpm=5), "tempo 5"),
        (lambda song: editing.restyle(Song(piece("drums_only")), "rock"), "neither a melody nor a chord"),
    ],
)
def test_what_cannot_be_done_is_told(song: Song, job: Callable[[Song], editing.Edit], told: str):
    with pytest.raises(BadInput, match=told):
        job(song)


def test_the_commands_change_a_folder_and_undo_gives_its_bytes_back(folder: Path):
    first = (folder / "score.mid").read_bytes()
    plan = (folder / "plan.yaml").read_bytes()
    for command in (
        ("vary", "--amount", "0.6", "--keep", "rhythm", "--roles", "melody", "--bars", "1-4"),
        ("simplify", "2", "--section", "verse"),
        ("orchestrate", "弦乐四重奏"),
    ):
        before = (folder / "score.mid").read_bytes()
        done = scoresmith(command[0], str(folder), *command[1:], "--json", "--quiet")
        assert done.exit_code == 0, done
        values = json.loads(done.stdout)
        assert values["operation"] == command[0]
        assert values["changed"]
        assert (folder / "score.mid").read_bytes() != before
    assert values["players"] == {"melody": "Violin", "counter": "Violin", "arp": "Viola", "bass": "Cello"}
    for _ in range(3):
        assert scoresmith("undo", str(folder)).exit_code == 0
    assert (folder / "score.mid").read_bytes() == first
    assert (folder / "plan.yaml").read_bytes() == plan
    nothing = json.loads(scoresmith("vary", str(folder), "--amount", "0", "--json", "--quiet").stdout)
    assert nothing["changed"] == []
    assert (folder / "score.mid").read_bytes() == first
    styled = json.loads(scoresmith("restyle", str(folder), "folk", "--tempo", "style", "--json", "--quiet").stdout)
    assert styled["tempo_bpm"] == 90
    assert styled["players"]["bass"] == "Acoustic Bass"
    assert editing.open_workspace(folder).song.style == "folk"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("vary", "--bars", "90"), "16 bars"),
        (("vary", "--roles", "tuba"), "tuba"),
        (("vary", "--keep", "time"), "time"),
        (("simplify", "0"), "level 0"),
        (("simplify", "3", "--roles", "pad"), "no pad"),
        (("orchestrate", "jazz tiro"), "jazz trio"),
        (("restyle", "rok"), "rock"),
        (("restyle", "rock", "--tempo", "fast"), "'fast'"),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(made: Path, command: tuple[str, ...], told: str):
    before = {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()}
    assert_refused(scoresmith(command[0], str(made), *command[1:]), 3, told)
    assert {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()} == before
