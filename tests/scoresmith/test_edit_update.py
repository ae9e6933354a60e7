"""A plan is changed: what is told something else is written again or carried by rule, all else stays to the byte."""

import contextlib
import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from commands import assert_refused, scoresmith
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_song import small_folder, small_piece

from planner.controls import to_controls, to_score
from planner.plan import Plan
from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.revise import revise
from scoresmith import editing
from scoresmith.editing.bar_map import bar_map
from scoresmith.editing.carry import in_range, rekeyed, shift_of
from scoresmith.editing.clashes import Ground, mended
from scoresmith.editing.song import Lock, Song, song_of
from scoresmith.editing.update import Update, update
from symbolic.controls import BarControls
from symbolic.errors import BadInput
from symbolic.grid import Cell
from symbolic.instruments import instrument
from symbolic.midi import midi_bytes
from symbolic.score import ChordSpan, Key, Meter, Note, Role
from symbolic.theory import chord_pitch_classes, parse_chord

BAR = 1920


@pytest.fixture(scope="module")
def song() -> Song:
    return song_of(small_piece())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("made") / "song")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def plan_of(song: Song) -> Plan:
    assert song.plan is not None
    return song.plan


def updated(song: Song, **changes: str) -> Update:
    return update(song, revise(plan_of(song), {path.replace("__", "."): value for path, value in changes.items()}))


def pitches(song: Song, cell: Cell) -> list[int]:
    return [note.pitch for note in song.cells.get(cell, ())]


def timing(song: Song, cell: Cell) -> list[tuple[int, int]]:
    return [(note.onset_tick, note.duration_tick) for note in song.cells.get(cell, ())]


def assert_only_told_cells_changed(old: Song, edit: Update) -> None:
    told = {*edit.refilled, *edit.mended, *edit.transposed, *edit.refitted}
    bars = bar_map(plan_of(old), plan_of(edit.song)).old_bars
    starts, ends = (to_controls(plan_of(each)).bars for each in (old, edit.song))
    for role, bar in edit.song.cells:
        was = bars[bar]
        if (role, bar) in told or was is None:
            continue
        ticks = ends[bar].start_tick - starts[was].start_tick
        there = tuple(replace(n, onset_tick=n.onset_tick + ticks) for n in old.cells.get((role, was), ()))
        plain = [replace(n, velocity=1) for n in edit.song.cells[role, bar]]
        if role is Role.MELODY and starts[was].energy != ends[bar].energy:
            assert plain == [replace(n, velocity=1) for n in there], (role, bar)
        else:
            assert edit.song.cells[role, bar] == there, (role, bar)


def assert_undone(old: Song, edit: Update) -> None:
    history = editing.History(old.cells).with_edit(edit, {})
    back, _ = editing.undo(edit.song, history)
    assert midi_bytes(back.song.score) == midi_bytes(old.score)
    assert back.song.plan == old.plan
    assert back.song.locks == old.locks


def test_another_tempo_moves_no_note(song: Song):
    edit = updated(song, tempo_bpm="150")
    assert not edit.before
    assert not edit.refilled
    assert edit.song.score.tempos[0].bpm == 150
    assert edit.song.cells == song.cells
    assert_undone(song, edit)


def test_another_key_transposes_every_pitched_note_and_no_drum(song: Song):
    edit = updated(song, key="D")
    assert not edit.refilled
    for cell, notes in song.cells.items():
        moved = edit.song.cells[cell]
        if cell[0] is Role.DRUMS:
            assert moved == notes
        else:
            assert {(b.pitch - a.pitch) % 12 for a, b in zip(notes, moved, strict=True)} == {2}
            assert timing(edit.song, cell) == timing(song, cell)
    assert edit.song.frame == to_score(plan_of(edit.song))
    assert_undone(song, edit)


def test_another_key_of_a_section_transposes_that_section(song: Song):
    edit = updated(song, sections__3__key="D")
    assert {bar for _, bar in edit.transposed} == {12, 13, 14, 15}
    assert not any(bar < 11 for _, bar in edit.before)
    assert_only_told_cells_changed(song, edit)


def test_a_minor_key_keeps_the_rhythm_of_the_tune_and_brings_its_notes_into_the_scale(song: Song):
    edit = updated(song, key="C minor")
    melody = [cell for cell in song.cells if cell[0] is Role.MELODY]
    assert all(timing(edit.song, cell) == timing(song, cell) for cell in melody)
    bars = edit.song.controls.bars
    for cell in melody:
        for note in edit.song.cells[cell]:
            allowed = {0, 2, 3, 5, 7, 8, 10}.union(*(chord_pitch_classes(s.chord) for s in bars[cell[1]].chords))
            assert note.pitch % 12 in allowed


def test_another_instrument_keeps_the_notes_that_it_has(song: Song):
    edit = updated(song, roles__melody="Flute")
    assert not edit.refilled
    assert {cell[0] for cell in edit.before} <= {Role.MELODY}
    low, high = instrument(73).low, instrument(73).high
    for cell, notes in song.cells.items():
        if cell[0] is Role.MELODY:
            assert all(low <= pitch <= high for pitch in pitches(edit.song, cell))
            assert [p % 12 for p in pitches(edit.song, cell)] == [n.pitch % 12 for n in notes]
    assert edit.song.score.tracks[edit.song.rows[Role.MELODY]].program == 73
    assert_only_told_cells_changed(song, edit)


def test_an_instrument_of_one_voice_writes_chords_again(song: Song):
    edit = updated(song, roles__chords="Flute")
    stacked = {
        c for c, notes in song.cells.items() if c[0] is Role.CHORDS and len({n.onset_tick for n in notes}) < len(notes)
    }
    assert stacked
    assert stacked <= set(edit.refilled)
    assert {cell[0] for cell in edit.before} == {Role.CHORDS}


def test_other_chords_change_their_bars_and_mend_the_tune(song: Song):
    edit = updated(song, sections__1__chords="F | G | Em | Am")
    assert {bar for _, bar in edit.before} <= {3, 4, 5, 6, 7}
    assert all(cell[0] is Role.BASS for cell in edit.before if cell[1] == 3)
    assert not any(cell[0] is Role.DRUMS for cell in edit.before)
    assert {cell[0] for cell in edit.refilled} == {Role.CHORDS, Role.BASS}
    assert edit.mended
    assert all(timing(edit.song, cell) == timing(song, cell) for cell in edit.mended)
    assert_only_told_cells_changed(song, edit)
    assert_undone(song, edit)


def test_a_new_melody_may_be_asked_for(song: Song):
    new = revise(plan_of(song), {"sections.1.chords": "F | G | Em | Am"})
    edit = update(song, new, keep_melody=False)
    assert {(Role.MELODY, bar) for bar in range(4, 8)} <= set(edit.refilled)
    assert not edit.mended


def test_energy_writes_the_band_again_and_plays_the_tune_louder(song: Song):
    edit = updated(song, sections__2__energy="1.0")
    melody = [cell for cell in edit.before if cell[0] is Role.MELODY]
    assert melody
    for cell in melody:
        assert [replace(n, velocity=1) for n in song.cells[cell]] == [
            replace(n, velocity=1) for n in edit.song.cells[cell]
        ]
        assert sum(n.velocity for n in edit.song.cells[cell]) > sum(n.velocity for n in song.cells[cell])
    assert {8, 9, 10, 11} >= {bar for role, bar in edit.before if role is Role.MELODY}
    assert_only_told_cells_changed(song, edit)


def test_a_section_that_goes_takes_only_its_own_bars(song: Song):
    edit = updated(song, sections__2="none")
    assert edit.song.bars == 12
    assert edit.song.cells.keys() <= {(role, bar) for role in Role for bar in range(12)}
    for role in edit.song.rows:
        for bar in range(8, 12):
            assert pitches(edit.song, (role, bar)) == pitches(song, (role, bar + 4))
    assert all(edit.song.cells[c] == notes for c, notes in song.cells.items() if c[1] < 7)
    assert_undone(song, edit)


def test_a_longer_section_keeps_its_bars_and_fills_the_new_ones(song: Song):
    edit = updated(song, sections__0__bars="8")
    old_bars = bar_map(plan_of(song), plan_of(edit.song)).old_bars
    fresh = {bar for bar, old in enumerate(old_bars) if old is None}
    assert len(fresh) == 4
    for bar in fresh:
        assert (Role.MELODY, bar) in edit.refilled
        assert edit.song.cells[Role.BASS, bar]
    assert_only_told_cells_changed(song, edit)
    assert_undone(song, edit)


def test_another_meter_writes_everything_in_it(song: Song):
    edit = updated(song, meter="3/4", roles__chords="none")
    assert edit.song.score.meters[0].bar_ticks == 1440
    assert set(edit.refilled) == set(edit.song.controls.cells)
    history = editing.History(song.cells).with_edit(edit, {})
    for cell in edit.refilled:
        first_tick = cell[1] * 1440
        assert edit.song.cells.get(cell, ()) in history.takes(edit.song, cell)
        for take in history.takes(edit.song, cell):
            assert all(first_tick <= note.onset_tick < first_tick + 1440 for note in take)
    assert edit.song.score.end_tick == 16 * 1440
    assert_undone(song, edit)


def test_roles_come_and_go(song: Song):
    gone = updated(song, roles__chords="none")
    assert Role.CHORDS not in gone.song.rows
    assert not gone.refilled
    come = updated(song, roles__pad="String Ensemble 1")
    assert {role for role, _ in come.refilled} == {Role.PAD}
    assert {role for role, _ in come.before} == {Role.PAD}
    for edit in (gone, come):
        assert edit.song.frame == to_score(plan_of(edit.song))
        assert_undone(song, edit)


def test_locked_cells_never_change_and_are_told(song: Song):
    locked = replace(song, locks=(Lock(Role.MELODY, 4, 7), Lock(None, 5, 5)))
    edit = updated(locked, sections__1__chords="F | G | Em | Am", key="D")
    assert edit.before
    assert not any(locked.is_locked(cell) for cell in edit.before)
    assert {(Role.MELODY, bar) for bar in range(4, 8)} <= set(edit.kept)


def test_locks_go_with_their_bars_and_a_locked_bar_may_not_go(song: Song):
    locked = replace(song, locks=(Lock(None, 9, 10),))
    edit = updated(locked, sections__1="none")
    assert edit.song.locks == (Lock(None, 5, 6),)
    assert pitches(edit.song, (Role.MELODY, 5)) == pitches(song, (Role.MELODY, 9))
    assert_undone(locked, edit)
    with pytest.raises(BadInput, match="bar 10 is locked"):
        updated(locked, sections__2="none")
    with pytest.raises(BadInput, match="bass away in bar 10"):
        updated(locked, roles__bass="none")


def test_a_score_without_a_plan_is_refused(song: Song):
    with pytest.raises(BadInput, match="not composed from a plan"):
        update(replace(song, plan=None), plan_of(song))


CHANGES = (
    ("tempo_bpm", ("60", "140")), ("key", ("Eb", "A", "F minor")), ("title", ("Another",)), ("mood", ("sad",)),
    ("roles.melody", ("Cello", "Flute")), ("roles.bass", ("Tuba", "none")), ("roles.drums", ("none",)),
    ("sections.0.chords", ("F | Dm | Bb | C7", "Am | Am | Dm | E7")), ("sections.3.chords", ("Am | F | C | G",)),
    ("sections.1.key", ("D", "G minor")), ("sections.1.energy", ("0.2", "0.95")), ("sections.2", ("none",)),
    ("sections.1.bars", ("2", "6")), ("sections.2.roles", ("melody, bass", "chords, bass, drums")),
    ("sections.2.material", ("contrast",)), ("sections.0.kind", ("intro",)), ("style", ("rock",)),
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> dict[str, str]:
    paths = draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3, unique_by=lambda each: each[0]))
    return {path: draw(st.sampled_from(values)) for path, values in paths}


def update_unless_locked(held: Song, new: Plan) -> Update | None:
    """The update; None where it is refused for what is locked."""
    if held.locks:
        with contextlib.suppress(BadInput):
            return update(held, new)
        with pytest.raises(BadInput, match="locked"):
            update(held, new)
        return None
    return update(held, new)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(changes=changed(), locks=st.lists(st.tuples(st.sampled_from(list(Role)), st.integers(0, 15)), max_size=4))
def test_any_change_touches_only_what_it_tells_and_is_undone(song: Song, changes: dict[str, str], locks):
    held = replace(song, locks=tuple(Lock(role, bar, bar) for role, bar in locks))
    new = revise(plan_of(song), changes)
    edit = update_unless_locked(held, new)
    if edit is None:
        return
    assert_only_told_cells_changed(held, edit)
    assert_undone(held, edit)
    assert edit.song.frame == to_score(new)
    assert all(Role(role) in edit.song.rows for role, _ in edit.song.cells)
    if bar_map(plan_of(song), new).old_bars == tuple(range(16)):
        assert not any(held.is_locked(cell) for cell in edit.before)


def test_the_same_change_gives_the_same_notes(song: Song):
    one, other = (updated(song, sections__1__chords="F | G | Em | Am") for _ in range(2))
    assert one.song.score == other.song.score


def ground(old: str, new: str) -> dict[int, Ground]:
    spans = [(ChordSpan(0, BAR, parse_chord(symbol)),) for symbol in (old, new)]
    bar = BarControls(0, Meter(0, 4, 4), Key(0, 0, "major"), "verse", 0, 1, spans[1], 0.5)
    return {0: Ground(bar, spans[0])}


def line(*notes: tuple[float, int, float]) -> list[Note]:
    return [Note(round(beat * 480), pitch, round(beats * 480)) for beat, pitch, beats in notes]


@pytest.mark.parametrize(
    ("old", "new", "notes", "expected"),
    [
        ("C", "C", [(0, 64, 2), (2, 66, 2)], [64, 66]),  # the same chord: nothing is touched
        ("C", "Am", [(0, 64, 2), (2, 60, 2)], [64, 60]),  # common tones stay
        ("C", "Fm", [(0, 64, 4)], [65]),  # a long third that rubs against the fourth
        ("C", "F", [(0, 65, 1), (1, 67, 0.5), (1.5, 69, 2.5)], [65, 67, 69]),  # a passing note stays
        ("C", "G", [(0, 60, 1), (1, 60, 1), (2, 59, 2)], [59, 59, 59]),  # a strong note that nothing prepared
        ("C", "Dm", [(0, 69, 1), (1, 67, 0.5), (1.5, 65, 2.5)], [69, 67, 65]),
    ],
)
def test_notes_that_clash_are_moved_and_others_are_not(old: str, new: str, notes, expected: list[int]):
    tune = line(*notes)
    found = mended(tune, ground(old, new), [0] * len(tune))
    assert [found.get(place, note).pitch for place, note in enumerate(tune)] == expected


def test_a_suspension_stays():
    tune = line((-1, 60, 1), (0, 60, 1), (1, 59, 3))
    assert mended(tune, ground("C", "G"), [-1, 0, 0]) == {}


def test_the_ups_and_downs_of_a_tune_are_kept():
    tune = line((0, 64, 1), (1, 67, 1), (2, 72, 1), (3, 67, 1))
    found = mended(tune, ground("C", "Bb"), [0] * 4)
    new = [found.get(place, note).pitch for place, note in enumerate(tune)]
    assert {pitch % 12 for pitch in new} <= {10, 2, 5}
    assert new[0] < new[1] < new[2] > new[3]


def test_a_part_goes_the_way_that_its_instrument_can():
    tuba = 58
    low = instrument(tuba).low
    assert shift_of([Note(0, low + 2, 480)], 10, tuba) in (-2, 10)
    assert shift_of([Note(0, low, 480)], 10, tuba) == 10
    assert shift_of([Note(0, 60, 480)], 2, 0) == 2
    assert shift_of([Note(0, 60, 480)], 11, 0) == -1
    assert shift_of([Note(0, 60, 480)], 0, 0) == 0


def test_notes_outside_a_range_go_by_octaves_together_where_they_can():
    flute = 73
    low = instrument(flute).low
    notes = (Note(0, low - 3, 480), Note(480, low + 2, 480))
    assert [n.pitch for n in in_range(notes, Role.MELODY, flute)] == [low + 9, low + 14]
    assert in_range(notes[1:], Role.MELODY, flute) == notes[1:]


def test_a_scale_degree_becomes_that_of_the_other_mode():
    notes = [Note(0, 64, 480), Note(480, 71, 480)]
    found = rekeyed(notes, 0, (0, "major"), (0, "minor"), [ChordSpan(0, BAR, parse_chord("G7"))])
    assert [n.pitch for n in found] == [63, 71]  # the leading tone belongs to the dominant


# the command


def with_plan(folder: Path, old: str, new: str) -> None:
    path = folder / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_plan_changed_by_hand_is_applied_keeps_its_words_and_is_taken_back(folder: Path):
    before = contents(folder)
    with_plan(folder, "tempo_bpm: 90.0", "tempo_bpm: 120  # faster")
    mine = (folder / "plan.yaml").read_bytes()
    done = scoresmith("update", str(folder), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["changed"] == []
    assert (folder / "plan.yaml").read_bytes() == mine
    assert editing.open_workspace(folder).song.score.tempos[0].bpm == 120
    assert "nothing to update" in scoresmith("update", str(folder)).stderr
    assert scoresmith("undo", str(folder)).exit_code == 0
    after = contents(folder)
    assert all(after[name] == before[name] for name in ("score.mid", "plan.yaml"))


def test_a_key_changed_by_hand_takes_its_chords_along(folder: Path):
    with_plan(folder, "key: C major", "key: E major")
    assert scoresmith("update", str(folder)).exit_code == 0
    plan = plan_from_yaml((folder / "plan.yaml").read_text(encoding="utf-8"))
    assert plan.sections[0].chords[0][0].chord == parse_chord("E")
    assert editing.open_workspace(folder).song.plan == plan


def test_wishes_are_applied_and_the_broken_promises_told(folder: Path):
    done = scoresmith("update", str(folder), "--set", "sections.1.chords=F | G | Em | Am", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert {"role": "bass", "bar": 5} in told["refilled"]
    assert set(told) >= {"promises_broken_before", "promises_broken", "mended", "stale"}
    assert "promises broken" in done.stderr
    saved = editing.open_workspace(folder)
    assert plan_to_yaml(plan_of(saved.song)) == (folder / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title:", "title: [", ("plan.yaml", "line")),
        ("tempo_bpm: 90.0", "tempo_bpm: fast", ("plan.yaml", "fast")),
        ("tempo_bpm: 90.0", "tempoo: 90.0", ("plan.yaml", "tempo_bpm")),
    ],
)
def test_a_broken_plan_is_refused_and_nothing_is_written(folder: Path, old: str, new: str, told: tuple[str, ...]):
    with_plan(folder, old, new)
    before = contents(folder)
    assert_refused(scoresmith("update", str(folder)), 3, *told)
    assert contents(folder) == before


def test_a_dry_run_writes_nothing(folder: Path):
    before = contents(folder)
    done = scoresmith("update", str(folder), "--set", "sections.1.energy=1", "--dry-run", "--json")
    assert json.loads(done.stdout)["refilled"]
    assert contents(folder) == before


def test_a_step_back_does_not_write_over_a_plan_changed_by_hand(folder: Path):
    assert scoresmith("update", str(folder), "--set", "tempo_bpm=70").exit_code == 0
    with_plan(folder, "tempo_bpm: 70.0", "tempo_bpm: 75")
    before = contents(folder)
    assert_refused(scoresmith("undo", str(folder)), 3, "plan.yaml was changed by hand")
    assert contents(folder) == before
    (folder / "plan.yaml").unlink()
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert "tempo_bpm: 90" in (folder / "plan.yaml").read_text(encoding="utf-8")


# the process dies


def killed_at(write: int, folder: Path, workspace: editing.Workspace, edit: Update, history: editing.History) -> bool:
    """Save an edit in a child process that is killed before its n-th rename; whether it got so far."""
    child = os.fork()
    if child == 0:
        renames = iter(range(write))
        real = Path.replace

        def dying(self: Path, target: Path) -> Path:
            if next(renames, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(self, target)

        Path.replace = dying  # type: ignore[method-assign,assignment]
        workspace.saved(edit, history)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def states(folder: Path, tmp_path: Path) -> Iterator[editing.Workspace]:
    """What is found in the folder after a kill before each of the writes."""
    workspace = editing.open_workspace(folder)
    edit = updated(workspace.song, tempo_bpm="100", sections__1__chords="F | G | Em | Am")
    history = workspace.history.with_edit(edit, {})
    for write in range(50):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy{write}"))
        if not killed_at(write, copy, replace(workspace, folder=copy), edit, history):
            assert write > 4
            return
        yield editing.open_workspace(copy)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_folder_is_in_a_good_state_wherever_the_process_is_killed(folder: Path, tmp_path: Path):
    before = editing.open_workspace(folder)
    seen = set()
    for found in states(folder, tmp_path):
        steps = len(found.history.steps)
        plan = plan_from_yaml((found.folder / "plan.yaml").read_text(encoding="utf-8"))
        assert found.song.plan == plan
        assert midi_bytes(found.song.score) == (found.folder / "score.mid").read_bytes()
        assert steps in (0, 1)
        assert (steps == 0) == (found.song.score == before.song.score)
        assert not list(found.folder.glob("report.json")) or report_is_of_the_score(found)
        if steps not in seen:
            assert scoresmith("update", str(found.folder), "--set", "tempo_bpm=77", "--quiet").exit_code == 0
        seen.add(steps)
    assert seen == {0, 1}


def report_is_of_the_score(found: editing.Workspace) -> bool:
    """Whether the report tells of the present score, or is known not to."""
    from scoresmith.editing.derived import stale_files

    asked = {p["name"]: p["asked"] for p in json.loads((found.folder / "report.json").read_text())["promises"]}
    return f"{plan_of(found.song).tempo_bpm:g}" in asked["tempo"] or "report.json" in stale_files(found.folder)


def test_locks_that_moved_are_in_the_file_and_taken_back(folder: Path):
    assert scoresmith("lock", str(folder), "--bars", "9-10").exit_code == 0
    assert scoresmith("update", str(folder), "--set", "sections.1=none").exit_code == 0
    assert editing.open_workspace(folder).song.locks == (Lock(None, 4, 5),)
    assert scoresmith("undo", str(folder)).exit_code == 0
    assert editing.open_workspace(folder).song.locks == (Lock(None, 8, 9),)
