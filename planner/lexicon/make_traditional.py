"""Write ``traditional.py`` from the dictionaries of OpenCC (Apache License 2.0).

Run ``python planner/lexicon/make_traditional.py FOLDER`` where FOLDER holds OpenCC's ``TSCharacters.txt``,
``STCharacters.txt`` and ``JPVariants.txt`` (the package ``opencc-python-reimplemented`` has them in
``opencc/dictionary``).
"""

from __future__ import annotations

import sys
from pathlib import Path

KEPT = "徵"
"""徵 is the fourth tone of the Chinese scale, not the 征 of an expedition."""
ADDED = {"妳": "你", "祇": "只", "喺": "在", "嘅": "的", "徴": "徵", "裏": "里", "着": "着", "搥": "捶"}
"""Characters of Taiwan and Hong Kong that OpenCC leaves to its phrase tables."""
COLUMNS = 100

HEAD = '''# fmt: off
"""Traditional Chinese characters and their simplified forms; written by ``make_traditional``, not by hand.

From the character tables of OpenCC (Apache License 2.0).
"""

from __future__ import annotations
'''


def read(path: Path) -> dict[str, list[str]]:
    """One of OpenCC's tables: a character and what it may become."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {row[0]: row[1].split(" ") for row in rows}


def pairs(folder: Path) -> dict[str, str]:
    """Each traditional character of the basic plane with its most usual simplified form."""
    table = {old: new[0] for old, new in read(folder / "TSCharacters.txt").items()}
    table = {old: new for old, new in table.items() if old not in KEPT} | ADDED
    return {
        old: new for old, new in sorted(table.items()) if old != new and len(old + new) == 2
        and max(old, new) < "\U00010000"
    }  # fmt: skip


def simplified_only(folder: Path, table: dict[str, str]) -> str:
    """Characters that no text in traditional Chinese has."""
    back = read(folder / "STCharacters.txt")
    return "".join(sorted(c for c in set(table.values()) if c in back and c not in back[c] and c not in table))


def chinese_only(folder: Path, simplified: str) -> str:
    """Those simplified characters that Japanese lacks too."""
    japanese = {c for row in read(folder / "JPVariants.txt").values() for c in row}
    return "".join(c for c in simplified if c not in japanese)


def japanese_only(folder: Path, table: dict[str, str]) -> str:
    """Characters that only Japanese has."""
    known = set(table) | set(table.values())
    new = {c for row in read(folder / "JPVariants.txt").values() for c in row}
    return "".join(sorted(c for c in new if c not in known))


def block(name: str, characters: str, meaning: str) -> str:
    """A string constant over several lines."""
    rows = [characters[i : i + COLUMNS] for i in range(0, len(characters), COLUMNS)]
    return f"\n{name} = (\n" + "".join(f'    "{row}"\n' for row in rows) + f')\n"""{meaning}"""\n'


def main(folder: Path) -> None:
    """Write the module beside this one."""
    table = pairs(folder)
    text = HEAD
    text += block("TRADITIONAL", "".join(table), "Characters that only traditional Chinese has, or has in this sense.")
    text += block("SIMPLIFIED", "".join(table.values()), "Their simplified forms, in the same order.")
    simplified = simplified_only(folder, table)
    text += block("SIMPLIFIED_ONLY", simplified, "Characters that traditional Chinese lacks.")
    text += block("CHINESE_ONLY", chinese_only(folder, simplified), "Those among them that Japanese lacks too.")
    text += block("JAPANESE_ONLY", japanese_only(folder, table), "Characters that Chinese lacks.")
    Path(__file__).with_name("traditional.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
