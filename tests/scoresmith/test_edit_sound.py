"""After an edit the sound keeps up: outside the touched notes and their tails every sample stays."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from commands import scoresmith
from small_song import small_piece

from scoresmith import editing
from scoresmith.editing import derived
from scoresmith.project import write_sound
from symbolic.file_names import track_file_names
from symbolic.score import Role
from symbolic.timing import bar_starts, tick_to_seconds

RATE_HZ = 48_000
EARLY_S = 0.05
"""A player may be this much before the beat."""
TAIL_S = 4.0
"""A released note has died away after so long."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from render import find_soundfonts

    if not find_soundfonts():
        pytest.skip("no sound font")
    folder = tmp_path_factory.mktemp("made") / "song"
    small_piece().save(folder, picture=False)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "song"))


def stems(folder: Path) -> dict[str, np.ndarray]:
    import soundfile

    paths = [*sorted((folder / "stems").glob("*.wav")), folder / "dry_mix.wav"]
    return {path.name: soundfile.read(path, dtype="int32")[0] for path in paths}


def spans_of(before: editing.Song, after: editing.Song) -> dict[Role, tuple[int, int]]:
    """For each role the frames from the first changed bar to the tail of the last changed note."""
    score = after.score
    starts = bar_starts(score.meters, score.end_tick)
    spans: dict[Role, tuple[int, int]] = {}
    for role, bar in sorted({*before.cells, *after.cells}):
        old, new = before.cells.get((role, bar), ()), after.cells.get((role, bar), ())
        if old == new:
            continue
        first = max(bar - 1, 0)  # a note before is let go where the next begins
        start_s = tick_to_seconds(starts[first], score.tempos) - EARLY_S
        end_tick = max([starts[bar + 1], *(n.end_tick for n in (*old, *new))])
        end_s = tick_to_seconds(end_tick, score.tempos) + TAIL_S
        here = int(start_s * RATE_HZ), int(end_s * RATE_HZ)
        known = spans.get(role, here)
        spans[role] = min(known[0], here[0]), max(known[1], here[1])
    return spans


OPERATIONS = (
    ("regenerate", "--bars", "5-6", "--roles", "bass"),
    ("regenerate", "--bars", "9-10", "--roles", "melody,drums"),
    ("update", "--set", "sections.1.chords=F | G | Em | Am"),
    ("choose", "2", "--bars", "5-6", "--roles", "bass"),
    ("undo",),
)


def test_only_touched_stems_and_spans_are_rendered_and_all_other_samples_stay(folder: Path):
    score = editing.open_workspace(folder).song.score
    names = {t.role: f"{name}.wav" for t, name in zip(score.tracks, track_file_names(score), strict=True)}
    assert scoresmith("regenerate", str(folder), "--bars", "5-6", "--roles", "bass", "--quiet").exit_code == 0
    assert scoresmith("undo", str(folder), "--quiet").exit_code == 0
    for command, *options in OPERATIONS:
        before, old = editing.open_workspace(folder).song, stems(folder)
        done = scoresmith(command, str(folder), *options, "--audio", "--json")
        assert done.exit_code == 0, done.stderr
        told = json.loads(done.stdout)
        assert told["stale"] == []
        assert "everything" not in done.stderr
        after, new = editing.open_workspace(folder).song, stems(folder)
        assert old.keys() == new.keys()
        spans = spans_of(before, after)
        assert spans
        for role, file in names.items():
            here = np.flatnonzero((old[file] != new[file]).any(axis=1))
            if role not in spans:
                assert not len(here), (command, role)
                continue
            assert len(here), (command, role)
            assert spans[role][0] <= here[0], (command, role)
            assert here[-1] < spans[role][1], (command, role)
        total = sum(audio.astype(np.int64) for file, audio in new.items() if file != "dry_mix.wav")
        assert np.array_equal(total, new["dry_mix.wav"])


def test_spans_sound_as_if_everything_had_been_rendered(folder: Path, tmp_path: Path):
    assert scoresmith("regenerate", str(folder), "--bars", "5-6", "--audio", "--quiet").exit_code == 0
    song = editing.open_workspace(folder).song
    write_sound(song.score, tmp_path / "whole", None, song.seed, ("wav", "ogg"), style=song.style)
    ours, whole = stems(folder), stems(tmp_path / "whole")
    assert ours.keys() == whole.keys()
    assert all(np.array_equal(ours[name], whole[name]) for name in ours)


def test_sound_is_called_stale_and_refreshed_in_every_format_that_is_there(folder: Path):
    assert scoresmith("regenerate", str(folder), "--bars", "5-6", "--roles", "bass").exit_code == 0
    assert set(derived.stale_files(folder)) == {"mix.wav", "mix.ogg", "dry_mix.wav", "stems"}
    done = scoresmith("refresh", str(folder), "--json")
    told = json.loads(done.stdout)
    assert (told["stale"], len(told["rendered"])) == ([], 1)
    assert set(told["refreshed"]) == {"mix.wav", "mix.ogg", "dry_mix.wav", "stems"}
    assert (folder / "mix.ogg").is_file()
    assert not (folder / "stale.json").exists()
    assert json.loads(scoresmith("refresh", str(folder), "--json").stdout)["rendered"] == {}


def test_a_part_that_goes_takes_its_stem_along(folder: Path):
    assert scoresmith("update", str(folder), "--set", "roles.chords=none", "--audio", "--quiet").exit_code == 0
    assert len([*(folder / "stems").glob("*.wav")]) == len(editing.open_workspace(folder).song.score.tracks)
    assert derived.stale_files(folder) == ()
