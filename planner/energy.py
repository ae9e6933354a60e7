"""The curve of energy: how full each section is, 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

from planner.form import Part

KIND_ENERGY: dict[str, float] = {
    "intro": 0.3, "verse": 0.45, "prechorus": 0.6, "chorus": 0.8, "bridge": 0.55, "interlude": 0.4, "solo": 0.75,
    "outro": 0.35, "theme": 0.5,
}  # fmt: skip
LETTER_ENERGY: dict[str, float] = {"A": 0.5, "B": 0.65, "C": 0.6, "D": 0.7}
REPEAT_ENERGY = 0.05
"""How much a section gains when it comes back."""
FINAL_CHORUS = 0.9
BELOW_CLIMAX = 0.04
"""At least so much fuller is the last chorus than any other section, so that the piece has one climax."""
AROUSAL_SHARE = 0.12
"""How far the arousal of the mood, -1 to 1, moves the whole curve."""
SHAPES: dict[str, tuple[float, ...]] = {
    "rise": (0.2, 0.95), "fall": (0.9, 0.2), "late": (0.25, 0.35, 0.5, 0.95), "arch": (0.3, 0.95, 0.3),
    "flat": (0.5, 0.5),
}  # fmt: skip  # asked shape -> points of a line over the whole piece
LOOP_ENERGY = 0.6


def energies(parts: Sequence[Part], use: str, arousal: float, shape: str | None) -> list[float]:
    """The energy of each section, rounded to hundredths."""
    shift = AROUSAL_SHARE * arousal
    if shape is not None:
        shift = shift if shape == "flat" else 0.0
        return [_bounded(value + shift) for value in _line(SHAPES[shape], parts)]
    if use == "loop":
        base = [LOOP_ENERGY + 0.1 * (part.letter != parts[0].letter) for part in parts]
    else:
        base = [_kind_energy(parts, n) for n in range(len(parts))]
    return [_bounded(value + shift) for value in base]


def _bounded(value: float) -> float:
    return round(min(max(value, 0.1), 1.0), 2)


def _kind_energy(parts: Sequence[Part], index: int) -> float:
    part = parts[index]
    earlier = sum(1 for other in parts[:index] if other.letter == part.letter)
    if part.kind == "theme":
        return min(LETTER_ENERGY.get(part.letter, 0.6) + REPEAT_ENERGY * earlier, 0.85)
    last_chorus = part.kind == "chorus" and all(other.kind != "chorus" for other in parts[index + 1 :])
    if last_chorus and earlier:
        return FINAL_CHORUS
    return min(KIND_ENERGY[part.kind] + REPEAT_ENERGY * earlier, FINAL_CHORUS - BELOW_CLIMAX)


def _line(points: Sequence[float], parts: Sequence[Part]) -> list[float]:
    """The height of a line through evenly spaced points, for each section by its order in the piece."""
    if len(parts) < len(points) and points[0] == points[-1]:
        points = points[:2]  # too few sections for the way back
    values = []
    for index in range(len(parts)):
        place = index / max(1, len(parts) - 1) * (len(points) - 1)
        left = min(int(place), len(points) - 2)
        values.append(points[left] + (points[left + 1] - points[left]) * (place - left))
    return values
