"""Chord symbols: MusicXML's ``<harmony>`` with kind, degrees, bass and inversion to the nearest chord of ours."""

from __future__ import annotations

from functools import cache
from typing import Any

from symbolic.musicxml.read_facts import DEGREE_SEMITONES, KIND_TONES, QUALITY_OF_KIND
from symbolic.musicxml.read_values import note_name, whole, whole_in
from symbolic.score import Chord
from symbolic.theory import CHORD_QUALITIES, QUALITY_ALIASES

_TONE_WEIGHT: dict[int, float] = {0: 4.0, 1: 1.7, 3: 3.0, 4: 3.0, 6: 1.5, 8: 1.5, 10: 2.0, 11: 2.0, 7: 1.0}
_NEW_TONE = 1.5


def read_harmony(element: Any, transpose: int) -> Chord | None:
    """The chord of a ``<harmony>``, ``transpose`` semitones higher; None where no root is given (a Roman numeral).

    Of stacked chords the first is taken. The text that a kind is written with decides where it is a suffix of ours.
    """
    kind_element = element.find("kind")
    kind = (kind_element.text or "").strip() if kind_element is not None else "major"
    if kind == "none":
        return Chord(0, "N")
    root_element = element.find("root")
    root = None if root_element is None else note_name(root_element, "root")
    if root is None or not (root_element.findtext("root-step") or "").strip():
        return None
    text = "" if kind_element is None else kind_element.get("text", "").strip()
    degrees = tuple(_degree(degree) for degree in element.findall("degree"))
    quality = quality_of(kind, text, degrees)
    root_class = (root * 7 + transpose) % 12
    bass = _bass(element, root_class, quality, transpose)
    return Chord(root_class, quality, None if bass == root_class else bass)


def _degree(element: Any) -> tuple[int, int, str]:
    value = element.find("degree-value")
    how = (element.findtext("degree-type") or "add").strip()
    return (
        0 if value is None else whole(value, 1, 13),
        whole_in(element, "degree-alter", -3, 3, 0),
        how,
    )


def _bass(element: Any, root: int, quality: str, transpose: int) -> int | None:
    below = element.find("bass")
    if below is not None:
        place = note_name(below, "bass")
        return None if place is None else (place * 7 + transpose) % 12
    inversion = whole_in(element, "inversion", 0, 12, 0)
    stacked = _stacked(CHORD_QUALITIES[quality])
    return (root + stacked[inversion]) % 12 if 0 < inversion < len(stacked) else None


def _stacked(tones: tuple[int, ...]) -> list[int]:
    """The tones of a chord in thirds: root, third, fifth, seventh, then what lies above."""
    return sorted(tones, key=lambda tone: (tone in (1, 2, 5, 9) and len(tones) > 3, tone))


@cache
def quality_of(kind: str, text: str, degrees: tuple[tuple[int, int, str], ...]) -> str:
    """The quality in ``theory.CHORD_QUALITIES`` nearest to a kind with degrees.

    Without degrees it is the kind's own, or that of the text (``7sus4`` under suspended-fourth) where the kind is
    ``other`` or the text says more. With degrees it is the one whose tones differ least, where root, third and altered
    fifth count most.
    """
    plain = QUALITY_ALIASES.get(text, text)
    spoken = plain if text and plain in CHORD_QUALITIES and plain != "N" else None
    base = QUALITY_OF_KIND.get(kind)
    if base is None:
        return spoken if spoken is not None else _nearest(_changed((0, 4, 7), degrees))
    if not degrees:
        more = spoken is not None and set(CHORD_QUALITIES[spoken]) > set(CHORD_QUALITIES[base])
        return spoken if more and spoken is not None else base
    tones = _changed(KIND_TONES.get(kind, CHORD_QUALITIES[base]), degrees)
    if spoken is not None and frozenset(CHORD_QUALITIES[spoken]) == tones:
        return spoken
    return _nearest(tones)


def _changed(tones: tuple[int, ...], degrees: tuple[tuple[int, int, str], ...]) -> frozenset[int]:
    """The tones with degrees added (counted from a dominant chord), altered or taken away."""
    changed = set(tones)
    for value, alter, how in degrees:
        if value == 0:
            continue
        tone = (DEGREE_SEMITONES[value] + alter) % 12
        there = _there(changed, value)
        if how == "subtract":
            changed.discard(tone if tone in changed or there is None else there)
        elif how == "alter":
            changed.discard(DEGREE_SEMITONES[value] if there is None else there)
            changed.add(tone if there is None or value != 7 else (there + alter) % 12)
        elif value == 7 and alter == 0 and 11 in changed:
            continue
        else:
            changed.add(tone)
    return frozenset(changed) | {0}


def _there(tones: set[int], value: int) -> int | None:
    """The tone that a chord has on a degree already."""
    places = {3: (4, 3), 5: (7, 6, 8), 7: (10, 11, 9), 9: (2, 1, 3), 11: (5, 6), 13: (9, 8)}
    return next((tone for tone in places.get(value, ()) if tone in tones), None)


@cache
def _nearest(tones: frozenset[int]) -> str:
    def distance(quality: str) -> tuple[float, int]:
        own = frozenset(CHORD_QUALITIES[quality])
        missing = sum(_TONE_WEIGHT.get(tone, 1.2) for tone in tones - own)
        extra = sum(_NEW_TONE * _TONE_WEIGHT.get(tone, 1.2) for tone in own - tones)
        return missing + extra, len(own)

    return min((q for q in CHORD_QUALITIES if q != "N"), key=distance)
