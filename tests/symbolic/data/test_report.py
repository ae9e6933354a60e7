from __future__ import annotations

from symbolic.data.report import table, tally
from symbolic.data.work import Work
from symbolic.score import Role
from tests.symbolic.grids import song


def test_the_table_counts_works_notes_cells_and_styles():
    works = [Work(f"a/{i}", "a", ("Groove drummer1",), "pop", "CC0", song(bars=4)) for i in range(3)]
    works.append(Work("b/1", "b", ("Groove drummer9",), "folk", "MIT", song(bars=2)))
    tallies = tally(works)
    assert tallies["a"].works == {"train": 3}
    assert tallies["a"].notes == 3 * 4 * (4 + 3 + 4)
    assert tallies["a"].cells == {Role.MELODY: 12, Role.CHORDS: 12, Role.DRUMS: 12}
    printed = table(tallies).splitlines()
    assert printed[2].startswith("| a | 3 | 0 | 0 | 132 | 12 |")
    assert printed[3].startswith("| b | 0 | 1 | 0 | 22 | 2 |")
    assert printed[-1] == "works by style: pop 3, folk 1"
