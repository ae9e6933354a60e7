"""Chord progressions that musicians say as degree numbers; all other words are in the tables of the languages."""

from __future__ import annotations

KNOWN_DIGITS: frozenset[str] = frozenset(
    {
        "4536", "6415", "1645", "1564", "4536251", "15634145", "6451", "1451", "4156", "2516",
        "6543", "1625", "251", "6415345", "1465", "6345", "4561", "1536", "6253", "6251",
        "3625", "36251", "4321", "1454", "6321", "1764", "4516", "1546", "156341", "4563",
        "2514", "251451", "6541", "4153",
    }
)  # fmt: skip
