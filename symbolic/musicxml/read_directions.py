"""What is written above and below a staff: dynamics, wedges, tempos, rehearsal marks, words and signs of the order."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from symbolic.musicxml.read_facts import ACCENT_VELOCITY, AFTER_ACCENT, BEAT_UNIT_QUARTERS, VELOCITY_OF_MARK
from symbolic.musicxml.read_order import Signs
from symbolic.musicxml.read_values import attribute_number, plain_text

SLOWEST_BPM, FASTEST_BPM = 5.0, 1000.0
_DYNAMICS_PERCENT = 0.9
"""MusicXML's ``dynamics`` are percents of MIDI velocity 90."""
_WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\bd\. ?c\b|da capo"), ("da_capo",)),
    (re.compile(r"\bd\. ?s\b|dal segno"), ("dal_segno",)),
    (re.compile(r"^(to coda|al coda)\b"), ("to_coda",)),
    (re.compile(r"^fine\b"), ("fine",)),
)
_SOUND_SIGNS: dict[str, str] = {
    "dacapo": "da_capo", "dalsegno": "dal_segno", "tocoda": "to_coda", "coda": "coda", "segno": "segno", "fine": "fine",
    "forward-repeat": "opens",
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})?")


@dataclass(slots=True)
class Directions:
    """The directions of a measure, each with its place in units."""

    levels: list[tuple[int, int]] = field(default_factory=list)
    """(place, velocity) from there on."""
    accents: list[tuple[int, int]] = field(default_factory=list)
    """(place, velocity) of the notes there alone."""
    wedges: list[tuple[int, str]] = field(default_factory=list)
    """(place, ``crescendo``, ``diminuendo`` or ``stop``)."""
    tempos: list[tuple[int, float]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    """Rehearsal marks."""

    def read_direction(self, element: Any, start: int, signs: Signs) -> None:
        """Take over a ``<direction>`` that stands at ``start``."""
        sound = element.find("sound")
        tempo = None if sound is None else attribute_number(sound, "tempo", SLOWEST_BPM, FASTEST_BPM)
        loudness = None if sound is None else attribute_number(sound, "dynamics", 0, 1000)
        for kind in element.iterfind("direction-type/*"):
            if kind.tag == "dynamics":
                self._mark(kind, start, loudness)
            elif kind.tag == "wedge":
                self.wedges.append((start, kind.get("type", "stop")))
            elif kind.tag == "metronome" and tempo is None:
                tempo = _metronome(kind)
            elif kind.tag == "rehearsal" and (text := plain_text(kind)):
                self.marks.append((start, text[:80]))
            elif kind.tag in ("segno", "coda"):
                setattr(signs, kind.tag, True)
            elif kind.tag == "words" and sound is None:
                _read_words(plain_text(kind).lower(), signs)
        if tempo is not None:
            self.tempos.append((start, tempo))
        if sound is not None:
            _read_signs(sound, signs)

    def read_notations(self, element: Any, start: int) -> None:
        """Take over the dynamics that hang on a note."""
        for dynamics in element.iterfind("dynamics"):
            self._mark(dynamics, start, None)

    def _mark(self, dynamics: Any, start: int, loudness: float | None) -> None:
        for mark in dynamics:
            if mark.tag in ACCENT_VELOCITY:
                self.accents.append((start, ACCENT_VELOCITY[mark.tag]))
                if mark.tag in AFTER_ACCENT:
                    self.levels.append((start + 1, AFTER_ACCENT[mark.tag]))
            elif mark.tag in VELOCITY_OF_MARK:
                velocity = VELOCITY_OF_MARK[mark.tag] if loudness is None else round(loudness * _DYNAMICS_PERCENT)
                self.levels.append((start, max(1, min(127, velocity))))


def read_sound(element: Any, start: int, directions: Directions, signs: Signs) -> None:
    """Take over a ``<sound>`` that stands in the measure by itself."""
    tempo = attribute_number(element, "tempo", SLOWEST_BPM, FASTEST_BPM)
    if tempo is not None:
        directions.tempos.append((start, tempo))
    loudness = attribute_number(element, "dynamics", 0, 1000)
    if loudness is not None:
        directions.levels.append((start, max(1, min(127, round(loudness * _DYNAMICS_PERCENT)))))
    _read_signs(element, signs)


def _read_signs(sound: Any, signs: Signs) -> None:
    for name, sign in _SOUND_SIGNS.items():
        if sound.get(name, "no") not in ("no", ""):
            setattr(signs, sign, True)


def _read_words(text: str, signs: Signs) -> None:
    for pattern, names in _WORDS:
        if pattern.search(text):
            for name in names:
                setattr(signs, name, True)
            return


def _metronome(element: Any) -> float | None:
    """Quarters a minute of a metronome mark; of a range (120-126) the first number; None for a relation of notes."""
    per_minute = _NUMBER.search(plain_text(element.find("per-minute")))
    quarters = BEAT_UNIT_QUARTERS.get((element.findtext("beat-unit") or "").strip())
    if per_minute is None or quarters is None:
        return None
    dots = len(element.findall("beat-unit-dot"))
    bpm = float(per_minute[0]) * quarters * (2 - 0.5 ** min(dots, 3))
    return bpm if SLOWEST_BPM <= bpm <= FASTEST_BPM else None


def velocity_curve(
    levels: list[tuple[int, int]], wedges: list[tuple[int, str]], usual: int, band: int
) -> list[tuple[int, float]]:
    """The loudness of a part as points (place, velocity) with straight lines between them, sorted by place.

    A level holds until the next one. Under a wedge the velocity moves from the level before it to the level at or soon
    after its end, or by one ``band`` where none is written.
    """
    changes = sorted(dict(levels).items())
    places = [place for place, _ in changes]
    spans = _spans(sorted(wedges, key=lambda wedge: wedge[0]))
    points: list[tuple[int, float]] = []
    now = float(usual)
    events = sorted(
        [(at, 0, 0, "", float(level)) for at, level in changes] + [(a, 1, b, way, 0.0) for a, b, way in spans]
    )
    for at, is_wedge, end, way, level in events:
        if not is_wedge:
            points += [(at, now), (at, level)]
            now = level
            continue
        index = bisect_right(places, at)
        following = changes[index] if index < len(changes) else None
        reaches = following is not None and following[0] <= end + (end - at) // 2
        up = way == "crescendo"
        target = float(following[1]) if reaches and following is not None else now + (band if up else -band)
        target = max(target, now) if up else min(target, now)
        stop = min(end, following[0]) if following is not None else end
        points += [(at, now), (stop, max(1.0, min(127.0, target)))]
        now = points[-1][1]
    return points


def _spans(wedges: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    found, open_at, way = [], None, ""
    for at, kind in wedges:
        if open_at is not None and at > open_at:
            found.append((open_at, at, way))
        open_at, way = (at, kind) if kind in ("crescendo", "diminuendo") else (None, "")
    return found
