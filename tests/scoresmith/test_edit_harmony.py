"""Chords for a melody, other chords under a piece, and parts to either: what they must keep, and what they must do."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith

from planner.controls import to_score
from planner.phrases import TASTES
from planner.plan_file import plan_from_yaml, plan_to_yaml
from scoresmith import editing
from scoresmith.composer import compose
from scoresmith.editing.accompany import accompany
from scoresmith.editing.chord_change import HARMONY, changed_bars, clashes, held_bars, with_chords
from scoresmith.editing.chord_choice import Wish, choose_chords
from scoresmith.editing.chord_slots import slots_of
from scoresmith.editing.harmony import harmonise, reharmonise
from symbolic.errors import BadInput
from symbolic.metrics import chord_tone_share
from symbolic.midi import midi_bytes, read_midi, write_midi
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Tempo, Track
from symbolic.score_values import score_from_values
from symbolic.theory import chord_pitch_classes
from symbolic.timing import bar_starts

QUARTER = 480
TWINKLE = "C C G G A A G- F F E E D D C- G G F F E E D- G G F F E E D- C C G G A A G- F F E E D D C-"
PITCHES = {"C": 60, "D": 62, "E": 64, "F": 65, "G": 67, "A": 69}


def sung(text: str, shift: int = 0, meter: Meter = Meter(0, 4, 4)) -> editing.Song:  # noqa: B008 (a value)
    """A song of a melody alone: letters are quarters, a dash makes a half."""
    notes, tick = [], 0
    for word in text.split():
        length = QUARTER * len(word)
        notes.append(Note(tick, PITCHES[word[0]] + shift, length))
        tick += length
    end = -(-tick // meter.bar_ticks) * meter.bar_ticks
    track = Track(Role.MELODY, "Melody", 73, tuple(notes))
    score = Score("tune", end, (Tempo(0, 100.0),), (meter,), (Key(0, shift % 12, "major"),), tracks=(track,))
    return editing.Song(score)


def chords_of(song: editing.Song) -> list[Chord]:
    return [span.chord for span in song.score.chords]


def outside(old: editing.Song, new: editing.Song, roles: tuple[Role, ...], bars: set[int]) -> bool:
    """Whether a cell outside these roles and bars differs."""
    cells = {*old.cells, *new.cells}
    return any(old.cells.get(c) != new.cells.get(c) for c in cells if c[0] not in roles or c[1] not in bars)


@pytest.fixture(scope="module")
def made() -> editing.Song:
    return editing.song_of(compose("a pop song, G major, 12 bars, with flute, piano, bass and drums", seed=3))


@pytest.fixture(scope="module")
def folder(made: editing.Song, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harmony") / "song"
    path.mkdir()
    write_midi(sung(TWINKLE).score, path / "score.mid")
    return path


def test_a_childrens_song_gets_its_chords_in_every_key():
    for shift in (0, 1, 7):
        song = sung(TWINKLE, shift)
        spans = choose_chords(song, range(song.bars), Wish("folk"))
        roots = {(span.chord.root - shift) % 12 for span in spans}
        assert {0, 7} <= roots <= {0, 2, 5, 7, 9}
        assert spans[0].chord.root == spans[-1].chord.root == shift
        assert chord_tone_share(song.score.tracks[0].notes, spans) > 0.8
        ticks = [span.onset_tick for span in spans]
        assert ticks[0] == 0
        assert all(a.onset_tick + a.duration_tick == b for a, b in zip(spans, ticks[1:], strict=False))


@pytest.mark.parametrize(("rhythm", "least", "most"), [("bar", 1, 1), ("half", 1, 2), ("two bars", 1, 1)])
def test_chords_change_as_often_as_was_asked(rhythm: str, least: int, most: int):
    song = sung(TWINKLE)
    new = harmonise_chords(song, rhythm)
    for bar in new.controls.bars:
        assert least <= len(bar.chords) <= most
    if rhythm == "two bars":
        pairs = [(a.chords, b.chords) for a, b in zip(new.controls.bars[::2], new.controls.bars[1::2], strict=True)]
        assert all(a[0].chord == b[0].chord for a, b in pairs)
    if rhythm == "half":
        assert any(len(bar.chords) == 2 for bar in new.controls.bars)


def harmonise_chords(song: editing.Song, rhythm: str) -> editing.Song:
    return with_chords(song, choose_chords(song, range(song.bars), Wish(rhythm=rhythm)))


def test_a_melody_that_ends_on_another_tone_does_not_get_a_clash_at_its_end():
    song = sung("C E G E D F A F G- D-")
    chords = chords_of(harmonise_chords(song, "half"))
    assert 2 in chord_pitch_classes(chords[-1])


def test_the_same_take_gives_the_same_chords_and_others_differ():
    song = sung(TWINKLE)
    takes = [choose_chords(song, range(song.bars), Wish(take=take)) for take in (0, 1, 2, 1)]
    assert takes[1] == takes[3]
    assert len(set(takes)) == 3


def test_a_hundred_bars_are_harmonised_in_no_time():
    import time

    song = sung(" ".join([TWINKLE] * 9))
    choose_chords(sung(TWINKLE), range(4), Wish())
    started_s = time.process_time()
    spans = choose_chords(song, range(song.bars), Wish())
    assert song.bars >= 100
    assert time.process_time() - started_s < 0.5 * song.bars / 100 * 2  # twice the promise, for busy machines
    assert len(spans) >= song.bars


def test_slots_follow_meters_and_refuse_other_rhythms():
    score = sung(TWINKLE).score
    meters = (Meter(0, 4, 4), Meter(4 * 1920, 3, 4))
    song = editing.Song(
        replace(score, meters=meters, end_tick=4 * 1920 + 6 * 1440, tracks=(cut(score, 4 * 1920 + 6 * 1440),))
    )
    slots = slots_of(song, range(song.bars), "half", TASTES["pop"])
    assert [slot.bar for slot in slots] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9]
    assert slots[-1].end_tick == song.score.end_tick
    with pytest.raises(BadInput, match="two bars"):
        slots_of(song, range(song.bars), "three", TASTES["pop"])


def cut(score: Score, end_tick: int) -> Track:
    return replace(score.tracks[0], notes=tuple(n for n in score.tracks[0].notes if n.end_tick <= end_tick))


def test_harmonising_a_melody_alone_adds_a_row_of_chords_and_keeps_the_melody():
    song = sung("C E G E F A G- E D C D C--- ")
    edit = harmonise(song)
    assert edit.song.cells.keys() - song.cells.keys() == {(Role.CHORDS, bar) for bar in range(song.bars)}
    assert not outside(song, edit.song, (Role.CHORDS,), set(range(song.bars)))
    for (role, bar), notes in edit.song.cells.items():
        tones = set().union(*(chord_pitch_classes(span.chord) for span in edit.song.controls.bars[bar].chords))
        assert role is Role.MELODY or {note.pitch % 12 for note in notes} <= tones
    assert harmonise(song).song.score == edit.song.score
    history = editing.History(song.cells).with_edit(edit, {})
    back, _ = editing.undo(edit.song, history)
    assert midi_bytes(back.song.score) == midi_bytes(song.score)


def test_reharmonising_a_composed_piece_changes_plan_score_and_what_follows_the_chords(made: editing.Song):
    edit = reharmonise(made, strangeness=0.6)
    new = edit.song
    changed = changed_bars(made, new)
    assert len(changed) >= 4
    assert not outside(made, new, HARMONY, set(changed))
    assert {role for role, _ in edit.before} & set(HARMONY)
    assert new.plan is not None
    assert plan_from_yaml(plan_to_yaml(new.plan)) == new.plan
    assert new.score.chords == to_score(new.plan).chords
    assert to_score(new.plan) == replace(new.frame, tracks=to_score(new.plan).tracks)
    assert new.score.chords[-1].chord == made.score.chords[-1].chord
    assert reharmonise(made, strangeness=0.6).song.score == new.score
    history = editing.History(made.cells).with_edit(edit, {})
    back, _ = editing.undo(new, history)
    assert back.song.plan == made.plan
    assert midi_bytes(back.song.score) == midi_bytes(made.score)


def test_the_stranger_the_more_chords_change_and_the_melody_still_fits(made: editing.Song):
    shares, foreign, fits = [], [], []
    scale = {(7 + step) % 12 for step in (0, 2, 4, 5, 7, 9, 11)}
    for strangeness in (0.0, 0.5, 1.0):
        wishes = [Wish(rhythm="as it is", boldness=strangeness, take=take, other=True) for take in range(4)]
        new = [with_chords(made, choose_chords(made, range(12), wish)) for wish in wishes]
        shares.append(sum(len(changed_bars(made, n)) for n in new))
        foreign.append(sum(not chord_pitch_classes(c) <= scale for n in new for c in chords_of(n)))
        melody = [note for (role, _), notes in made.cells.items() if role is Role.MELODY for note in notes]
        fits.append(min(chord_tone_share(melody, n.score.chords) or 0 for n in new))
    assert shares[0] < shares[1] < shares[2]
    assert foreign[0] < foreign[2]
    assert fits[2] > 0.45


def test_bars_with_a_locked_accompaniment_keep_their_chords(made: editing.Song):
    role = next(role for role, _ in sorted(made.cells) if role in (Role.CHORDS, Role.ARP, Role.BASS))
    locked = replace(made, locks=(editing.Lock(role, 0, 7), editing.Lock(Role.MELODY, 8, 11)))
    held = held_bars(locked, range(12))
    assert held == {bar for bar in range(8) if (role, bar) in made.cells}
    edit = reharmonise(locked, strangeness=1.0)
    assert not held & changed_bars(locked, edit.song)
    assert not any(locked.is_locked(cell) for cell in edit.before)
    with pytest.raises(BadInput, match="locked"):
        reharmonise(locked, sorted(held), strangeness=1.0)


def test_a_composed_piece_is_accompanied_by_a_new_role_within_its_plan(made: editing.Song):
    edit = accompany(made, range(4, 8), roles={Role.PAD}, programs={Role.PAD: 48})
    assert {*edit.after} == {(Role.PAD, bar) for bar in range(4, 8)}
    assert edit.song.plan is not None
    assert to_score(edit.song.plan) == replace(edit.song.frame, tracks=to_score(edit.song.plan).tracks)
    assert plan_from_yaml(plan_to_yaml(edit.song.plan)) == edit.song.plan
    assert edit.song.score.track(Role.PAD).program == 48
    assert not outside(made, edit.song, (Role.PAD,), set(range(4, 8)))
    with pytest.raises(BadInput, match="nothing is left"):
        accompany(edit.song, range(4, 8), roles={Role.PAD})


def test_a_melody_alone_gets_a_band_and_chords():
    song = sung("C E G E F A G- E D C D C---")
    edit = accompany(song, style="bossa", programs={Role.BASS: 43, Role.CHORDS: 0})
    assert {role for role, _ in edit.after} == {Role.BASS, Role.CHORDS}
    assert edit.song.score.track(Role.BASS).program == 43
    assert edit.song.score.chords
    assert not outside(song, edit.song, (Role.BASS, Role.CHORDS), set(range(song.bars)))
    with pytest.raises(BadInput, match="bar 9"):
        accompany(song, [8])
    with pytest.raises(BadInput, match="polka"):
        accompany(song, style="polka")


def test_even_eighths_are_not_swung_against():
    song = sung("C E G E F A G- E D C D C---")
    eighths = tuple(Note(tick, 60 + tick // 240 % 5, 240) for tick in range(0, 7680, 240))
    track = replace(song.score.tracks[0], notes=eighths)
    even = replace(song, score=replace(song.score, tracks=(track,)))
    edit = accompany(even, roles={Role.BASS, Role.DRUMS}, style="swing")
    assert all(note.onset_tick % 480 != 320 for notes in edit.after.values() for note in notes)


def test_chords_alone_get_a_melody():
    bar = 1920
    spans = tuple(ChordSpan(n * bar, bar, Chord(root, quality)) for n, (root, quality) in
                  enumerate([(0, ""), (9, "m"), (5, ""), (7, ""), (0, "")]))  # fmt: skip
    score = Score("chords", 5 * bar, (Tempo(0, 90.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), spans)
    edit = accompany(editing.Song(score), style="ballad", roles={Role.MELODY, Role.BASS})
    assert {role for role, _ in edit.after} == {Role.MELODY, Role.BASS}
    assert edit.song.score.chords == spans
    with pytest.raises(BadInput, match="neither"):
        accompany(editing.Song(replace(score, chords=())))


@pytest.mark.parametrize("name", ["meter_change", "pickup", "seven_eight", "twenty_tracks", "key_change", "triplets"])
def test_anyones_score_is_reharmonised_and_only_what_follows_the_chords_changes(name: str):
    path = Path(__file__).parents[1] / "delivery" / "pieces" / f"{name}.json"
    whole = editing.Song(score_from_values(json.loads(path.read_text(encoding="utf-8"))))
    bars = list(range(min(4, whole.bars)))
    edit = reharmonise(whole, bars, strangeness=0.8)
    assert not outside(whole, edit.song, HARMONY, set(bars))
    rows = set(whole.rows.values())
    others = [t for i, t in enumerate(whole.score.tracks) if i not in rows]
    assert [t for i, t in enumerate(edit.song.score.tracks) if i not in rows] == others
    assert midi_bytes(edit.song.score)
    starts = bar_starts(whole.score.meters, whole.score.end_tick)
    after = [
        [span for span in song.score.chords if span.onset_tick >= starts[len(bars)]] for song in (whole, edit.song)
    ]
    assert after[0] == after[1]


def test_a_span_over_a_border_of_the_request_is_cut_there():
    song = sung(TWINKLE)
    long = replace(song, score=replace(song.score, chords=(ChordSpan(0, song.score.end_tick, Chord(0, "")),)))
    new = with_chords(long, [ChordSpan(1920, 1920, Chord(7, "7"))])
    assert [(s.onset_tick, s.duration_tick, s.chord.root) for s in new.score.chords[:3]] == [
        (0, 1920, 0), (1920, 1920, 7), (3840, 1920, 0),
    ]  # fmt: skip
    assert changed_bars(long, new) == {1}


def test_a_note_that_rubs_is_told_with_its_place():
    song = with_chords(sung(TWINKLE), [ChordSpan(0, 1920, Chord(9, "")), ChordSpan(1920, 1920, Chord(5, ""))])
    found = clashes(song, {0, 1})
    assert [str(clash) for clash in found] == ["bar 1, beat 1: C over A", "bar 1, beat 2: C over A"]


def test_random_requests_change_nothing_else(made: editing.Song):
    rng = random.Random(5)
    for _ in range(6):
        first = rng.randrange(12)
        bars = set(range(first, min(12, first + rng.randint(1, 3))))
        edit = reharmonise(made, bars, strangeness=rng.random(), take=rng.randrange(5))
        assert not outside(made, edit.song, HARMONY, bars)
        assert changed_bars(made, edit.song) <= bars


def test_the_commands_write_say_and_take_back(folder: Path):
    before = (folder / "score.mid").read_bytes()
    done = scoresmith("harmonise", str(folder), "--style", "folk", "--rhythm", "bar", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["operation"] == "harmonise"
    assert {row["role"] for row in told["changed"]} == {"chords"}
    assert told["chords"][0]["after"].startswith("C")
    assert scoresmith("accompany", str(folder), "--instruments", "bass=Acoustic Bass", "--bars", "1-4").exit_code == 0
    assert read_midi(folder / "score.mid").track(Role.BASS).name == "Acoustic Bass"
    assert scoresmith("reharmonise", str(folder), "--bars", "5-6", "--strangeness", "1", "--quiet").exit_code == 0
    for _ in range(3):
        assert scoresmith("undo", str(folder)).exit_code == 0
    assert (folder / "score.mid").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("harmonise", "--bars", "40"), ("40", "12 bars")),
        (("harmonise", "--rhythm", "often"), ("often", "two bars")),
        (("harmonise", "--boldness", "1.5"), ("1.5",)),
        (("harmonise", "--style", "polka"), ("polka",)),
        (("reharmonise", "--strangeness", "nan"), ("nan",)),
        (("accompany", "--roles", "bas"), ("bass",)),
        (("accompany", "--instruments", "bass"), ("role=instrument",)),
        (("accompany", "--instruments", "bass=Banjolele"), ("Banjolele",)),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert_refused(scoresmith(words[0], str(folder), *words[1:]), 3, *told)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_melody_is_needed_to_harmonise():
    song = sung(TWINKLE)
    silent = replace(song, score=replace(song.score, tracks=(replace(song.score.tracks[0], notes=()),)))
    with pytest.raises(BadInput, match="no melody"):
        harmonise(silent)
