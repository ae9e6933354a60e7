"""What stands between two words of a prompt: nothing but small words and punctuation, or more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from planner.text import fold, is_letter

PUNCTUATION = " ,，、-–—→>+/|:：()（）"


@cache
def small_words(*tables: str) -> tuple[str, ...]:
    """The folded words of tables separated by ``|``, longest first."""
    return tuple(sorted({word for table in tables for word in fold(table).split("|") if word}, key=len, reverse=True))


def only_of(gap: str, words: Iterable[str], punctuation: str = PUNCTUATION) -> bool:
    """Whether a folded gap holds nothing but these words and punctuation; ``words`` come longest first."""
    ordered, at = tuple(words), 0
    while at < len(gap):
        if gap[at] in punctuation:
            at += 1
            continue
        word = next((w for w in ordered if gap.startswith(w, at) and _whole(gap, at, w)), None)
        if word is None:
            return False
        at += len(word)
    return True


def _whole(gap: str, at: int, word: str) -> bool:
    end = at + len(word)
    cut_before = at > 0 and is_letter(word[0]) and is_letter(gap[at - 1])
    cut_behind = end < len(gap) and is_letter(word[-1]) and is_letter(gap[end])
    return not cut_before and not cut_behind
