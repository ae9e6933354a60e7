"""Changed copies of excerpts to learn from: other tempo, key, mode, instruments, roles, loudness.

Without them the model would know a string quartet by its tempo and a fiddle by its tune.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from planner.match.arrays import PITCH, PROGRAM, ROLE, VELOCITY, Notes
from planner.match.collect import Excerpt
from planner.match.features import BASS, DRUMS, MELODY, heard_key
from planner.match.words_instruments import PROGRAMS

CHANGED = "changed"
"""The source of a copy that is no longer what the data set or the plan says of it."""
BASSES = ("double bass", "bass guitar", "bass guitar", "synth bass", "cello", "piano", "tuba")
BACKING = (
    "piano", "electric piano", "acoustic guitar", "nylon guitar", "electric guitar", "distorted guitar", "organ",
    "strings", "strings", "synth pad", "choir", "harp", "brass", "harpsichord", "vibraphone", "guzheng",
    "pizzicato", "accordion",
)  # fmt: skip
NEVER_LEAD = frozenset({"bass guitar", "synth bass", "timpani", "tuba"})
LEADS = tuple(name for name in PROGRAMS if name not in NEVER_LEAD)
KITS = (0, 0, 0, 8, 16, 24, 25, 32, 40)
MOST_TRANSPOSED = 6
SLOWEST_BPM, FASTEST_BPM = 36.0, 230.0
SAME_TEMPO = 1.15
"""A tempo changed by less than this factor leaves the genre as it was."""


def changed(excerpt: Excerpt, rng: Random) -> Excerpt:
    """A copy with some things changed at random; it loses its genre, mood and scene where they may no longer hold."""
    notes, kept = excerpt.notes, True
    factor = 2 ** rng.uniform(-0.85, 0.85) if rng.random() < 0.7 else 2 ** rng.uniform(-0.1, 0.1)
    bpm = min(FASTEST_BPM, max(SLOWEST_BPM, notes.bpm * factor))
    kept &= 1 / SAME_TEMPO < bpm / notes.bpm < SAME_TEMPO
    notes = replace(notes, bpm=float(round(bpm)), table=notes.table.copy())
    notes = transposed(notes, rng.randint(-MOST_TRANSPOSED, MOST_TRANSPOSED - 1))
    if rng.random() < 0.3:
        notes, kept = other_mode(notes), False
    if rng.random() < 0.65:
        notes, kept = other_players(notes, rng), False
    if rng.random() < 0.25:
        fewer = without_roles(notes, rng)
        kept &= len(fewer.table) == len(notes.table)
        notes = fewer
    if rng.random() < 0.3:
        notes = louder(notes, rng.uniform(-30, 30))
    if kept:
        return replace(excerpt, notes=notes)
    return replace(excerpt, notes=notes, source=CHANGED, mood="", scene="", prompt="")


def transposed(notes: Notes, semitones: int) -> Notes:
    """The notes, but for the drums, moved with their tonic."""
    table = notes.table.copy()
    pitched = table[:, ROLE] != DRUMS
    table[pitched, PITCH] = np.clip(table[pitched, PITCH] + semitones, 0, 127)
    return replace(notes, table=table, tonic=(notes.tonic + semitones) % 12)


def other_mode(notes: Notes) -> Notes:
    """Major as minor of the same tonic (third, sixth and seventh lowered), and the reverse."""
    tonic, minor = heard_key(notes)
    table = notes.table.copy()
    degree = (table[:, PITCH] - tonic) % 12
    moved = np.isin(degree, (3, 8, 10) if minor else (4, 9, 11)) & (table[:, ROLE] != DRUMS)
    table[moved, PITCH] += 1 if minor else -1
    return replace(notes, table=table, tonic=tonic, mode="major" if minor else "minor")


def other_players(notes: Notes, rng: Random) -> Notes:
    """The same notes on other instruments: each role its own, or all on one."""
    table = notes.table.copy()
    alone = rng.random() < 0.25
    single = rng.choice(LEADS)
    backing = rng.choice(BACKING)
    for role in np.unique(table[:, ROLE]).tolist():
        own = table[:, ROLE] == role
        if role == DRUMS:
            table[own, PROGRAM] = rng.choice(KITS)
            continue
        if alone:
            name = single
        elif role == MELODY:
            name = rng.choice(LEADS)
        elif role == BASS:
            name = rng.choice(BASSES)
        else:
            name = backing if rng.random() < 0.4 else rng.choice(BACKING)
        table[own, PROGRAM] = rng.choice(PROGRAMS[name])
    if alone and (table[:, ROLE] != DRUMS).any():
        table = table[table[:, ROLE] != DRUMS]
    return replace(notes, table=table)


def without_roles(notes: Notes, rng: Random) -> Notes:
    """The notes without the drums, without another role, or the melody alone; never nothing."""
    roles = np.unique(notes.table[:, ROLE]).tolist()
    if len(roles) < 2:
        return notes
    if MELODY in roles and rng.random() < 0.2:
        kept = {MELODY}
    else:
        away = DRUMS if DRUMS in roles and rng.random() < 0.6 else rng.choice(roles)
        kept = set(roles) - {away}
    return replace(notes, table=notes.table[np.isin(notes.table[:, ROLE], list(kept))])


def louder(notes: Notes, change: float) -> Notes:
    """All velocities moved."""
    table = notes.table.copy()
    table[:, VELOCITY] = np.clip(table[:, VELOCITY] + change, 1, 127)
    return replace(notes, table=table)
