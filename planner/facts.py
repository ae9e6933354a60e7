"""Facts in the prompt that have a form of their own: tempo, meter, key and length.

Each function takes the folded prompt and gives what it found, in order of place. All patterns run in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.brief import Attribute
from planner.text import NUMBER, number
from symbolic.errors import BadInput
from symbolic.score import MAX_BAR_TICKS, Meter
from symbolic.theory import STEP_PITCH_CLASS

TEMPO_BPM = (20, 300)
DENOMINATORS = (2, 4, 8, 16)
MAX_NUMERATOR = 15
MAX_BARS = 1000
DURATION_S = (4, 1800)

_SAID = r"[\s=:]*(?:of|is|at|about|around|to|approximately|大约|约|为|是|在|设为|定在)?[\s=:]*"
_TEMPO_RANGE = re.compile(rf"({NUMBER})\s?(?:bpm)?\s?(?:-|~|到|至|to)\s?({NUMBER})\s?bpm")
_TEMPO = (
    re.compile(rf"({NUMBER})\s?-?(?:bpm|beats? (?:per|a|each) minute|拍每分钟?|拍/分钟?|拍一分钟)"),
    re.compile(rf"(?:每分钟|每分|一分钟|every minute|each minute|per minute){_SAID}({NUMBER})\s?(?:拍|下|beats)"),
    re.compile(r"(?<![\d/.])([4-9]\d|[12]\d\d)\s?拍(?!子)"),  # "120拍" alone is a tempo, "3拍" is not
    re.compile(
        rf"(?:bpm|tempo|速度|节拍器|节奏|♩|♪|quarter note|quarter|metronome){_SAID}"
        r"(\d{1,9}(?:\.\d{1,4})?)(?![\d/:])"
    ),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A length found in the prompt: ``bars`` or seconds."""

    value: float
    start: int
    end: int


def tempos(folded: str) -> list[Attribute[float]]:
    """Tempi in beats a minute. Raises BadInput for one outside 20 to 300."""
    found = [Attribute((number(m[1]) + number(m[2])) / 2, m[0], m.span()) for m in _TEMPO_RANGE.finditer(folded)]
    for pattern in _TEMPO:
        for match in pattern.finditer(folded):
            if not any(_overlap(match.span(), other.span) for other in found):
                found.append(Attribute(number(match[1]), match[0], match.span()))
    for tempo in found:
        if not TEMPO_BPM[0] <= tempo.value <= TEMPO_BPM[1]:
            raise BadInput(f"tempo '{tempo.words}' is outside {TEMPO_BPM[0]} to {TEMPO_BPM[1]} beats a minute")
    return sorted(found, key=lambda tempo: tempo.span)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


_METER = re.compile(
    r"(?<![\d/.:])(\d{1,4})\s?/\s?(\d{1,4})(?![\d/.:])(\s?-?(?:拍子?|time signature|time|meter|metre|beat)(?![a-z])|)"
)
_METER_PREFIX = re.compile(r"(?:拍号|节拍|拍子|time signature|meter|metre)[\s:是为of]{0,6}$")
_HAN_METER = re.compile(r"([一二三四五六七八九十\d]{1,3})分之([一二两三四五六七八九十\d]{1,3})拍子?")
_DENOMINATORS_IN_PASSING = (1, 2, 4, 8, 16, 32, 64)


def meters(folded: str) -> list[Attribute[Meter]]:
    """Time signatures such as ``7/8`` and ``八分之六拍``. Raises BadInput for one that cannot be used."""
    found = []
    for match in _METER.finditer(folded):
        numerator, denominator = int(match[1]), int(match[2])
        meant = bool(match[3]) or _METER_PREFIX.search(folded[: match.start()]) is not None
        if meant or (denominator in _DENOMINATORS_IN_PASSING and 0 < numerator <= 32):
            found.append(Attribute(checked_meter(numerator, denominator, match[0]), match[0].strip(), match.span()))
    for match in _HAN_METER.finditer(folded):
        meter = checked_meter(int(number(match[2])), int(number(match[1])), match[0])
        found.append(Attribute(meter, match[0], match.span()))
    return sorted(found, key=lambda meter: meter.span)


def checked_meter(numerator: int, denominator: int, words: str) -> Meter:
    """The meter; BadInput unless it is 1 to 15 over 2, 4, 8 or 16 and its bar lasts eight quarters at most."""
    if denominator not in DENOMINATORS or not 1 <= numerator <= MAX_NUMERATOR:
        raise BadInput(f"meter '{words.strip()}' cannot be used: it takes 1 to {MAX_NUMERATOR} over 2, 4, 8 or 16")
    meter = Meter(0, numerator, denominator)
    if meter.bar_ticks > MAX_BAR_TICKS:
        raise BadInput(f"meter '{words.strip()}' cannot be used: a bar lasts eight quarters at most")
    return meter


@dataclass(frozen=True, slots=True)
class KeyFound:
    """A key in the prompt; ``mode`` is None where only the tonic was named."""

    tonic: int | None
    mode: str | None
    words: str
    span: tuple[int, int]


_MODE_NAMES: dict[str, str] = {
    "harmonic minor": "harmonic minor", "natural minor": "minor", "melodic minor": "minor", "major pentatonic": "gong",
    "minor pentatonic": "yu", "pentatonic": "gong", "major": "major", "minor": "minor", "maj": "major", "min": "minor",
    "dorian": "dorian", "phrygian": "phrygian", "lydian": "lydian", "mixolydian": "mixolydian", "locrian": "locrian",
    "aeolian": "minor", "ionian": "major", "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    "自然大调": "major", "自然小调": "minor", "和声小调": "harmonic minor", "旋律小调": "minor",
    "大调": "major", "小调": "minor",
    "宫": "gong", "商": "shang", "角": "jue", "徵": "zhi", "羽": "yu", "多利亚": "dorian", "多利安": "dorian",
    "弗里几亚": "phrygian", "弗里吉亚": "phrygian", "利底亚": "lydian", "吕底亚": "lydian", "混合利底亚": "mixolydian",
    "混合吕底亚": "mixolydian", "洛克里亚": "locrian",
}  # fmt: skip  # what may follow a tonic
_ENGLISH_MODES = "|".join(sorted((m for m in _MODE_NAMES if m.isascii()), key=len, reverse=True))
_HAN_MODES = "|".join(sorted((m for m in _MODE_NAMES if not m.isascii()), key=len, reverse=True))
_ACCIDENTAL = r"[\s-]?(?:sharp|flat)|[#♯♭]|b(?![a-z])"
_KEY = re.compile(rf"(?<![a-z#♯♭])([a-g])({_ACCIDENTAL}|)[\s-]?({_ENGLISH_MODES})(?![a-z])")
_HAN_KEY = re.compile(rf"(?<![a-z])([升降#♯♭b]?)\s?([a-g])([#♯♭b]?)\s?({_HAN_MODES}|调)(?:调式|调|五声音阶|五声)?")
_KEY_OF = re.compile(
    r"(?:(?<![a-z])(?:key of|key|in|tonic)|主音(?:是|为)?|调性(?:是|为)?)[\s:]{1,3}"
    rf"([a-g])({_ACCIDENTAL}|)(m?)(?![a-z0-9'#♯♭])"
)
_MODE_ONLY = re.compile(r"\s(?:key|mode|tonality|scale|chord|feel|mood|tune|melody|piece|song)")
_AFTER_TONIC = re.compile(r"\s*(?:$|[,.;:!?，。；、)]|with\b|at\b|and\b|for\b|about\b|using\b|\d)")


def keys(folded: str, text: str) -> list[KeyFound]:
    """Keys such as ``C sharp minor``, ``降B大调``, ``D宫调式`` and ``in F#``; ``text`` has the letters as written."""
    found = []
    for match in _KEY.finditer(folded):
        article = match[1] == "a" and not match[2] and text[match.start()] == "a"
        if article and _MODE_ONLY.match(folded, match.end()):
            found.append(KeyFound(None, _MODE_NAMES[match[3]], match[3], (match.start(3), match.end())))
        else:
            found.append(KeyFound(_tonic(match[1], match[2]), _MODE_NAMES[match[3]], match[0], match.span()))
    for match in _HAN_KEY.finditer(folded):
        tonic, mode = _tonic(match[2], match[1] or match[3]), _MODE_NAMES.get(match[4])
        if "五声" in match[0]:
            mode = "yu" if mode == "minor" else "gong"
        found.append(KeyFound(tonic, mode, match[0].strip(), match.span()))
    for match in _KEY_OF.finditer(folded):
        letter = text[match.start(1)]
        plain = not match[2] and not match[3]
        unsure = plain and (letter.islower() or (letter == "A" and not _AFTER_TONIC.match(folded, match.end())))
        if not unsure and not any(_overlap(match.span(1), other.span) for other in found):
            mode = "minor" if match[3] else None
            found.append(KeyFound(_tonic(match[1], match[2]), mode, match[0], match.span()))
    return sorted(found, key=lambda key: key.span)


def _tonic(letter: str, accidental: str) -> int:
    sign = accidental.strip(" -")
    shift = {"sharp": 1, "#": 1, "♯": 1, "升": 1, "flat": -1, "♭": -1, "b": -1, "降": -1}.get(sign, 0)
    return (STEP_PITCH_CLASS[letter.upper()] + shift) % 12


_BARS = re.compile(rf"({NUMBER})\s?-?(?:个)?\s?(?:bars?|measures?|小节)(?![a-z])")
_SECONDS = re.compile(rf"({NUMBER})\s?-?(?:个)?(?:seconds?|secs?|秒钟?|s(?![a-z]))")
_MINUTES = (
    re.compile(
        rf"({NUMBER})\s?(?:m|min|minutes?|分钟?)\s?(?:and |零)?({NUMBER})\s?(?:seconds?|secs?|秒钟?|s)(?![a-z])"
    ),
    re.compile(rf"({NUMBER})\s?(?:分半钟?|个半分钟|分钟半|and a half minutes?)"),
    re.compile(rf"(?<![a-z])({NUMBER}|a) minutes? and a half"),
    re.compile(rf"({NUMBER})\s?-?(?:minutes?|mins?|分钟)(?![a-z])"),
    re.compile(r"(\d{1,4})分(?!之)"),
)
_HALF_MINUTE = re.compile(r"半分钟?|(?<![a-z])half a minute|half-minute")
_ONE_MINUTE = re.compile(r"(?<![a-z])a minute(?! and a half)(?= long|[,.]|$)")
_CLOCK = re.compile(r"(?<![\d:/])(\d{1,2}):([0-5]\d)(?![\d:/])(?!\s?(?:am|pm|a\.m|p\.m|的))")
_TIME_OF_DAY = re.compile(r"(?:早上|凌晨|晚上|下午|中午|上午|深夜|at|clock)\s?$")
_HOURS = re.compile(rf"({NUMBER})\s?-?(?:个)?(?:hours?|小时)")
_DECADE = re.compile(
    r"(?:the |')?(?:19)?[5-9]0'?s(?=[\s-][a-z])"
    r"(?![\s-](?:loop|long|clip|piece|song|track|cue|of|and|in|at|for|with))"
)


def decades(folded: str) -> list[tuple[int, int]]:
    """Spans such as *80s* in *80s disco*, which are no lengths."""
    return [match.span() for match in _DECADE.finditer(folded)]


def bar_counts(folded: str) -> list[Span]:
    """Numbers of bars. Raises BadInput for one that is not in 1 to 1,000."""
    found = []
    for match in _BARS.finditer(folded):
        bars = number(match[1])
        if bars != int(bars) or not 1 <= bars <= MAX_BARS:
            raise BadInput(f"'{match[0].strip()}' is not a length that can be written: it takes 1 to {MAX_BARS} bars")
        found.append(Span(bars, *match.span()))
    return found


def durations(folded: str, taken: list[tuple[int, int]]) -> list[Span]:
    """Lengths in seconds. Raises BadInput for one that is not in 4 to 1,800 seconds."""
    found: list[Span] = []

    def add(seconds: float, span: tuple[int, int]) -> None:
        if not any(_overlap(span, other) for other in [*taken, *((f.start, f.end) for f in found)]):
            found.append(Span(seconds, *span))

    for match in _MINUTES[0].finditer(folded):
        add(60 * number(match[1]) + number(match[2]), match.span())
    for pattern in _MINUTES[1:3]:
        for match in pattern.finditer(folded):
            add(60 * (1 if match[1] == "a" else number(match[1])) + 30, match.span())
    for match in _HALF_MINUTE.finditer(folded):
        add(30, match.span())
    for match in _ONE_MINUTE.finditer(folded):
        add(60, match.span())
    for pattern, seconds in ((_MINUTES[3], 60), (_MINUTES[4], 60), (_HOURS, 3600), (_SECONDS, 1)):
        for match in pattern.finditer(folded):
            add(seconds * number(match[1]), match.span())
    for match in _CLOCK.finditer(folded):
        if not _TIME_OF_DAY.search(folded[: match.start()]):
            add(60 * int(match[1]) + int(match[2]), match.span())
    for length in found:
        if not DURATION_S[0] <= length.value <= DURATION_S[1]:
            words = folded[length.start : length.end].strip()
            raise BadInput(f"duration '{words}' is outside {DURATION_S[0]} to {DURATION_S[1]:,} seconds")
    return sorted(found, key=lambda length: length.start)
