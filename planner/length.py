"""How long and how fast: bars and tempo that meet the asked length, within the habits of the style."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from planner.brief import Brief
from planner.facts import TEMPO_BPM
from planner.form import VERSE_CHORUS, natural_bars
from planner.styles import Style
from symbolic.score import Meter

SONG_S = 60.0
MOST_BARS = 1800
"""The most bars of a piece whose duration was asked for: half an hour in 4/4 at 240 beats a minute."""
USE_BARS: dict[str, int] = {"loop": 8, "stinger": 4, "practice": 16}
FAST_LOOP_BPM = 110.0
"""Above this tempo a loop has twice its bars."""
UNEVEN_COST = {0: 0.0, 2: 0.05, 1: 0.1, 3: 0.1}
"""What it costs, in parts of the tempo, that a number of bars is not a multiple of four."""
UNEVEN_FORM_COST = 0.3
"""What it costs that the sections of an asked form do not come out alike."""
NEAREST = 0.5


@dataclass(frozen=True, slots=True)
class Length:
    """Bars and tempo; ``why`` names the rules that gave each, ``fits`` is false where one bar is already too long."""

    bars: int
    tempo_bpm: float
    why_bars: str
    why_tempo: str
    fits: bool = True


def bar_quarters(meter: Meter) -> float:
    """The length of a bar in quarter notes."""
    return meter.numerator * 4 / meter.denominator


def choose_length(brief: Brief, style: Style, arousal: float, meter: Meter, use: str, rng: Random) -> Length:
    """Bars and tempo: asked bars are exact; a duration is met within half a bar, exactly if the tempo is free."""
    low, target, high = _tempo_range(brief, style, arousal)
    target = brief.tempo_bpm.value if brief.tempo_bpm is not None else _varied(low, target, high, rng)
    why = _why_tempo(brief)
    quarters = bar_quarters(meter)
    form_bars = natural_bars(brief)
    if brief.bars is not None:
        return _from_bars(brief, brief.bars.value, target, why, quarters, "asked")
    if brief.duration_s is not None:
        return _from_duration(brief, brief.duration_s.value, (low, target, high), why, quarters)
    if brief.section_bars and form_bars is not None:
        return Length(form_bars, target, "length form", why)
    if use != "song":
        bars = USE_BARS[use] * (2 if use == "loop" and target > FAST_LOOP_BPM else 1)
        return Length(bars if form_bars is None else form_bars, target, "length default", why)
    if brief.progression is not None and len(brief.progression.value.symbols) == 12 and brief.form is None:
        return Length(12 * max(1, round(SONG_S / (12 * quarters * 60 / target))), target, "length default", why)
    found = _from_duration(brief, SONG_S, (low, target, high), why, quarters)
    tempo = found.tempo_bpm if brief.tempo_bpm is not None else float(round(found.tempo_bpm))
    return Length(found.bars, tempo, "length default", why)


def _tempo_range(brief: Brief, style: Style, arousal: float) -> tuple[float, float, float]:
    """Lowest, aimed and highest tempo: the style's, moved by the mood, inside the range of the tempo word."""
    low, usual, high = style.tempo_bpm
    aim = usual + arousal * ((high - usual) if arousal > 0 else (usual - low))
    if brief.tempo_word is not None:
        word_low, word_high = brief.tempo_word.value
        low, high = max(low, word_low), min(high, word_high)
        if low > high:
            low, high = word_low, word_high
        aim = min(max(aim, low), high)
    return low, aim, high


def _varied(low: float, target: float, high: float, rng: Random) -> float:
    """The aimed tempo with a little chance, in whole beats."""
    spread = (high - low) * 0.08
    return float(round(min(max(target + rng.uniform(-spread, spread), low), high)))


def _why_tempo(brief: Brief) -> str:
    if brief.tempo_bpm is not None:
        return "asked"
    return "tempo word" if brief.tempo_word is not None else "tempo mood"


def _from_bars(brief: Brief, bars: int, target: float, why: str, quarters: float, why_bars: str) -> Length:
    """Asked bars; an asked duration beside them decides the tempo where it can."""
    if brief.duration_s is not None and brief.tempo_bpm is None:
        tempo = round(bars * quarters * 60 / brief.duration_s.value, 2)
        if TEMPO_BPM[0] <= tempo <= TEMPO_BPM[1]:
            return Length(bars, tempo, why_bars, "tempo duration")
        bounded = float(min(max(tempo, TEMPO_BPM[0]), TEMPO_BPM[1]))
        return Length(bars, bounded, why_bars, "tempo duration", fits=False)
    return Length(bars, target, why_bars, why)


def _from_duration(
    brief: Brief, seconds: float, tempo: tuple[float, float, float], why: str, quarters: float
) -> Length:
    """The number of bars nearest to a duration; a free tempo is moved, within its range, to meet it exactly."""
    low, target, high = tempo
    nearest = min(max(1, math.floor(seconds * target / 60 / quarters + NEAREST)), MOST_BARS)
    if brief.tempo_bpm is not None:
        bar_s = quarters * 60 / target
        return Length(nearest, target, "length duration", why, abs(nearest * bar_s - seconds) <= bar_s / 2 + 1e-9)
    fewest, most = math.ceil(seconds * low / 60 / quarters), math.floor(seconds * high / 60 / quarters)
    choices = list(range(max(1, fewest), min(most, MOST_BARS) + 1)) or [nearest]

    letters = len(brief.form.value) if brief.form is not None and brief.form.value != VERSE_CHORUS else 0

    def cost(bars: int) -> float:
        uneven = UNEVEN_COST[bars % 4] if letters == 0 else UNEVEN_FORM_COST * (bars % (4 * letters) != 0)
        return abs(math.log(bars * quarters * 60 / seconds / target)) + uneven

    bars = min(choices, key=lambda n: (cost(n), n))
    slowest = low if bars == MOST_BARS else TEMPO_BPM[0]
    exact = min(max(round(bars * quarters * 60 / seconds, 2), slowest), TEMPO_BPM[1])
    fits = abs(bars * quarters * 60 / exact - seconds) <= quarters * 30 / exact
    why = why if why == "tempo word" else "tempo duration"
    return Length(bars, float(exact), "length duration", why, fits)
