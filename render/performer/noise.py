"""Random numbers by name: each is a hash of what it is for, so that no number depends on how many were drawn before.

The hash is splitmix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"), in integers, so
that every machine draws the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

_GOLDEN, _FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_MASK = (1 << 64) - 1
_SECOND_DRAW = np.uint64(0x5851F42D4C957F2D)


def key(*parts: int | Integers) -> Words:
    """The hash of some whole numbers; arrays are hashed element by element and broadcast."""
    with np.errstate(over="ignore"):
        hashed = np.zeros(1, np.uint64)
        for part in parts:
            word = np.uint64(part & _MASK) if isinstance(part, int) else part.astype(np.int64).view(np.uint64)
            hashed = _mixed(hashed ^ word)
    return hashed


def _mixed(words: Words) -> Words:
    mixed = words + _GOLDEN
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))


def uniform(hashed: Words) -> Numbers:
    """A number above 0 and below 1 for each hash."""
    return ((hashed >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def normal(hashed: Words) -> Numbers:
    """A number of mean 0 and standard deviation 1 for each hash (Box and Muller 1958)."""
    with np.errstate(over="ignore"):
        turn = uniform(_mixed(hashed ^ _SECOND_DRAW))
    return np.sqrt(-2.0 * np.log(uniform(hashed))) * np.cos(2.0 * np.pi * turn)


def drift(*name: int | Integers, at: Numbers) -> Numbers:
    """A number for each place that changes smoothly along ``at``: mean 0, deviation 1 everywhere.

    It has one free value at each whole number; places more than 2 apart are independent. ``name`` says what it is for.
    """
    below = np.floor(at).astype(np.int64)
    inside = at - below
    weight = inside * inside * (3.0 - 2.0 * inside)
    first, second = normal(key(*name, below)), normal(key(*name, below + 1))
    mixed: Numbers = ((1.0 - weight) * first + weight * second) / np.hypot(1.0 - weight, weight)
    return mixed
