from __future__ import annotations

from pathlib import Path

import pytest

from symbolic.data.corpus import LICENCES, READERS
from symbolic.data.duplicates import Repeat
from symbolic.data.report import (
    BEGIN,
    END,
    filter_table,
    licence_table,
    main,
    put_between_marks,
    report,
    source_table,
    style_table,
    tally,
)
from symbolic.encode import EncodedWork, encode_score
from tests.symbolic.data.test_readers import pop_song
from tests.symbolic.grids import song


def encoded(name: str, split: str, style: str, bars: int, seed: int) -> EncodedWork:
    arrays = encode_score(song(seed, bars), style)
    assert arrays is not None
    return EncodedWork(name, name.split("/")[0], "someone", split, *arrays)


WORKS = [encoded(f"a/{i}", "train", "pop", 4, i) for i in range(3)] + [encoded("b/1", "dev", "folk", 2, 9)]


def test_works_notes_and_cells_are_counted():
    tallies = tally(WORKS)
    assert tallies["a"].works == {"train": 3}
    assert tallies["a"].notes == 3 * 4 * (4 + 3 + 4)
    assert tallies["a"].cells == {"melody": 12, "chords": 12, "drums": 12}
    assert tallies["b"].styles == {("melody", "folk"): 2, ("chords", "folk"): 2, ("drums", "folk"): 2}
    rows = source_table(tallies).splitlines()
    assert rows[2].startswith("| a | 3 | 0 | 0 | 132 | 12 | 0 | 12 |")
    assert rows[3].startswith("| b | 0 | 1 | 0 | 22 | 2 |")
    assert rows[4].startswith("| all | 3 | 1 | 0 | 154 | 14 |")
    assert [row.split()[1] for row in style_table(tallies).splitlines()[2:]] == ["pop", "folk"]


def test_licences_are_weighed_by_notes():
    rows = licence_table(tally(WORKS), {"a": "CC0", "b": "MIT"}).splitlines()
    assert rows[2:] == ["| CC0 | 132 | 85.7% |", "| MIT | 22 | 14.3% |"]
    assert set(LICENCES) == set(READERS)


def test_what_was_left_out_is_counted_by_reason():
    left_out = {"a": {"one note": ["a/7"], "cells: dense": ["a/1", "a/1"]}, "b": {"one note": ["b/2"]}}
    repeats = [Repeat(WORKS[0], WORKS[3], 0.5), Repeat(WORKS[1], WORKS[2], 1.0)]
    rows = filter_table(left_out, tally(WORKS), repeats).splitlines()[2:]
    assert rows == [
        "| dense | cells | 2 | 4.55% | a 2 |",
        "| one note | works | 2 | 25.00% | a 1, b 1 |",
        "| repeats a work of a more held-out split | works | 1 | 12.50% | a 1 |",
        "| the same melody as another work of its set | works | 1 | 12.50% | a 1 |",
    ]


def test_only_what_stands_between_the_marks_is_written_anew():
    text = f"head\n\n{BEGIN}\nold\n{END}\n\ntail\n"
    assert put_between_marks(text, "new") == f"head\n\n{BEGIN}\n\nnew\n\n{END}\n\ntail\n"
    assert put_between_marks("head\n", "new") == f"head\n\n{BEGIN}\n\nnew\n\n{END}\n"
    once = put_between_marks("head\n", "new")
    assert put_between_marks(once, "new") == once


def test_the_report_is_written_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    pop_song(tmp_path, late_tick=0)
    out = tmp_path / "DATA.md"
    out.write_text("# Data\n")
    given = ["--data", str(tmp_path), "--cache", str(tmp_path / "cache"), "--source", "pop909"]
    assert main([*given, "--out", str(out)]) == 0
    written = out.read_text(encoding="utf-8")
    assert written.startswith("# Data\n")
    assert "| pop909 | 1 | 0 | 0 |" in written or "| pop909 | 0 | 1 | 0 |" in written or "| 0 | 0 | 1 |" in written
    assert "| cannot be read | works | 1 | 50.00% | pop909 1 |" in written
    assert main(given) == 0
    assert capsys.readouterr().out.strip() in written


def test_a_report_of_nothing_has_no_rows():
    assert report([], {}, {}).count("\n| all |") == 1
