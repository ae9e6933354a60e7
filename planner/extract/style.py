"""Which style a score is nearest to: by its instruments, tempo, swing, meter and the colour of its chords."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.lexicon.mood import MOODS
from planner.styles import STYLES, Style
from planner.think import STYLE_MOODS
from symbolic.recognition.live import is_swung
from symbolic.score import Meter, Role, Score
from symbolic.theory import CHORD_QUALITIES, MINOR_MODES
from symbolic.timing import key_at

SAME_PLAYER, SAME_FAMILY, KIT = 2.0, 0.6, 2.0
ABSENT_DRUMS, TEMPO_OUTSIDE, SWING, WALTZ, COLOUR = 1.5, 4.0, 3.0, 2.5, 1.0
CLEAR = 2.5
"""A style has to fit by so much to be taken."""
SWUNG_STYLES = frozenset({"swing", "blues"})
NO_DRUMS = frozenset({"classical", "ambient", "waltz", "guofeng"})
SEVENTHS = frozenset({"seventh", "ninth", "dominant"})


@dataclass(frozen=True, slots=True)
class StyleGuess:
    """A style, how sure it is (0 to 1), and whether it fits at all or stands for want of a better one."""

    style: str
    confidence: float
    clear: bool


def style_of(score: Score, meter: Meter, tempo_bpm: float) -> StyleGuess:
    """The style that fits best; "pop" where none fits clearly."""
    fits = style_fits(score, meter, tempo_bpm)
    ranked = sorted(fits, key=lambda name: -fits[name])
    best, second = fits[ranked[0]], fits[ranked[1]]
    if best < CLEAR:
        return StyleGuess("pop", 0.2, clear=False)
    return StyleGuess(ranked[0], round(min(0.95, 0.4 + (best - second) / 4), 2), clear=True)


def style_fits(score: Score, meter: Meter, tempo_bpm: float) -> dict[str, float]:
    """How well each style fits; from ``CLEAR`` on it fits at all."""
    playing = [t for t in score.tracks if t.notes]
    total = max(1, sum(len(t.notes) for t in playing if t.role is not Role.DRUMS))
    players = {(t.role, t.program): 1.0 if t.role is Role.DRUMS else max(0.4, len(t.notes) / total) for t in playing}
    sevenths, swung = sevenths_of(score), is_swung(score)
    return {
        name: _players_fit(style, players)
        + tempo_fit(style, tempo_bpm)
        + _manner_fit(name, style, score, meter, swung, sevenths)
        for name, style in STYLES.items()
    }


def _players_fit(style: Style, players: dict[tuple[Role, int], float]) -> float:
    fit = 0.0
    for (role, program), weight in players.items():
        usual = style.players.get(role, ())
        if role is Role.DRUMS:
            fit += KIT if program in usual else 0.3 if usual else -1.0
        elif program in usual:
            fit += SAME_PLAYER * weight * (1.0 if program == usual[0] else 0.8)
        elif any(program // 8 == each // 8 for each in usual):
            fit += SAME_FAMILY * weight
        else:
            fit -= 0.4 * weight
    return fit


def tempo_fit(style: Style, bpm: float) -> float:
    """How well a tempo suits a style: up to 0.6 inside its range, below 0 outside."""
    low, usual, high = style.tempo_bpm
    if low <= bpm <= high:
        return 0.6 - 0.6 * abs(bpm - usual) / (high - low)
    outside = low / bpm if bpm < low else bpm / high
    return -TEMPO_OUTSIDE * (outside - 1)


def _manner_fit(name: str, style: Style, score: Score, meter: Meter, swung: bool, sevenths: float) -> float:
    drums = any(t.notes for t in score.tracks if t.role is Role.DRUMS)
    fit = 0.0
    if not drums:
        fit += ABSENT_DRUMS / 2 if name in NO_DRUMS or Role.DRUMS not in style.players else -ABSENT_DRUMS / 2
    if swung or (name in SWUNG_STYLES and meter.denominator == 4):
        fit += SWING if swung and name in SWUNG_STYLES else -SWING / 2
    if str(meter) == "3/4" or name == "waltz":
        fit += WALTZ * ((str(meter) == "3/4") and name == "waltz") - WALTZ * (str(meter) != "3/4")
    fit += COLOUR * (sevenths if style.colour in SEVENTHS else -sevenths if style.colour in ("triad", "power") else 0.0)
    pentatonic = any(key.mode in ("gong", "shang", "jue", "zhi", "yu") for key in score.keys)
    return fit + 2 * COLOUR * (pentatonic and style.colour == "pentatonic")


def sevenths_of(score: Score) -> float:
    """The share of time with a seventh in the chord."""
    time: Counter[bool] = Counter()
    for span in score.chords:
        time[bool({10, 11} & set(CHORD_QUALITIES[span.chord.quality]))] += span.duration_tick
    return time[True] / max(1, time.total())


def mood_of(score: Score, style: str, tempo_bpm: float) -> tuple[str, float, float]:
    """A mood with its valence and arousal: the style's, darker or brighter by the mode, calmer or not by the tempo."""
    valence, arousal = MOODS[STYLE_MOODS[style]]
    dark = key_at(score.keys, 0).mode in MINOR_MODES
    valence = (valence + (-0.4 if dark else 0.5)) / 2
    low, usual, high = STYLES[style].tempo_bpm
    lift = (tempo_bpm - usual) / max(1.0, (high - usual) if tempo_bpm > usual else (usual - low))
    arousal = min(1.0, max(-1.0, arousal + 0.3 * max(-1.0, min(1.0, lift))))
    mood = min(MOODS, key=lambda m: (MOODS[m][0] - valence) ** 2 + (MOODS[m][1] - arousal) ** 2)
    return mood, *MOODS[mood]
