"""Number words: the numerals of Chinese, Japanese and Sino-Korean, and English numbers put together by rule."""

from __future__ import annotations

HAN_DIGITS: dict[str, int] = {
    "零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
}  # fmt: skip
HAN_UNITS: dict[str, int] = {"十": 10, "百": 100, "千": 1000}

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDREDS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _english() -> dict[str, float]:
    """Words for 0 to 999, with and without *and*; a space is also a hyphen."""
    small = dict(zip(_UNITS, range(20), strict=True))
    for place, ten in enumerate(_TENS, 2):
        small[ten] = 10 * place
        small |= {f"{ten} {_UNITS[unit]}": 10 * place + unit for unit in range(1, 10)}
    numbers: dict[str, float] = dict(small)
    for place, hundred in enumerate(_HUNDREDS):
        value = 100 * max(place, 1)
        numbers[f"{hundred} hundred"] = value
        for word, rest in small.items():
            if rest:
                numbers[f"{hundred} hundred {word}"] = numbers[f"{hundred} hundred and {word}"] = value + rest
    return numbers


ENGLISH_NUMBERS: dict[str, float] = _english()
