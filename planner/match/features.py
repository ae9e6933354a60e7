"""Numbers that describe a score for the match with a text: some 430, all from notes, tempo, meter and key.

Named measurements (``measure``) are what the words of a description are chosen by; the vector (``vector``) holds them
and the histograms beside them. Pitch classes are counted from the tonic, times in beats of the meter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planner.match.arrays import DURATION, ONSET, PITCH, PROGRAM, ROLE, VELOCITY, Ints, Notes
from symbolic.instruments import DRUM_KITS
from symbolic.recognise import KEY_PROFILES
from symbolic.score import ROLES, TICKS_PER_QUARTER, TICKS_PER_STEP, Role
from symbolic.theory import MINOR_MODES, MODES
from symbolic.timing import beat_ticks

Floats = NDArray[np.float64]
Vector = NDArray[np.float32]

METERS: tuple[str, ...] = ("2/4", "3/4", "4/4", "6/8", "9/8", "12/8", "5/4", "7/8")
TEMPO_CENTRES_BPM = np.array([50.0, 60, 72, 86, 103, 124, 149, 179, 215])
"""A tempo is shared between the two nearest of these."""
DRUMS, MELODY, BASS, ARP = (ROLES.index(role) for role in (Role.DRUMS, Role.MELODY, Role.BASS, Role.ARP))
KICK, SNARE, HAT, RIDE, CRASH, TOM, HAND = (
    (35, 36), (37, 38, 39, 40), (42, 44, 46), (51, 53, 59), (49, 52, 55, 57), (41, 43, 45, 47, 48, 50),
    (54, 56, 58, *range(60, 82)),
)  # fmt: skip  # General MIDI drum keys
GAP_EDGES_BEATS = (0.2, 0.3, 0.45, 0.6, 0.9, 1.2, 2.2)
QUALITIES: tuple[tuple[int, ...], ...] = (
    (0, 4, 7), (0, 3, 7), (0, 3, 6), (0, 4, 8), (0, 4, 7, 10), (0, 4, 7, 11), (0, 3, 7, 10), (0, 5, 7),
)  # fmt: skip
PENTATONIC = ((0, 2, 4, 7, 9), (0, 3, 5, 7, 10))
BAR_PLACES = 16
"""Places of a bar at which drum strokes are counted."""
LAGS = (1, 2, 4, 8)
KEY_SLACK = 0.12
"""A key that is written in the score holds unless another fits the notes better by this much of correlation."""


@cache
def _key_table() -> Floats:
    """The 24 key profiles, major then minor, each standardised, (24, 12)."""
    rows = np.array([np.roll(KEY_PROFILES[mode], tonic) for mode in ("major", "minor") for tonic in range(12)])
    rows = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@cache
def _chord_table() -> Floats:
    """Each chord's tones as a unit vector, (12 * qualities, 12), roots of one quality together."""
    rows = np.zeros((12 * len(QUALITIES), 12))
    for quality, tones in enumerate(QUALITIES):
        for root in range(12):
            rows[quality * 12 + root, [(root + tone) % 12 for tone in tones]] = 1.0
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _profile(table: Ints) -> Floats:
    """How long each pitch class sounds, as shares of 1."""
    total = np.bincount(table[:, PITCH] % 12, weights=table[:, DURATION], minlength=12)
    return np.asarray(total / max(1.0, float(total.sum())))


def heard_key(notes: Notes) -> tuple[int, bool]:
    """Tonic and whether the mode is a minor one: those of the score unless the notes clearly say otherwise."""
    profile = _profile(_pitched(notes.table))
    spread = profile - profile.mean()
    size = float(np.linalg.norm(spread))
    minor = notes.mode in MINOR_MODES
    if size == 0:
        return notes.tonic, minor
    fits = _key_table() @ (spread / size)
    best = int(fits.argmax())
    if fits[notes.tonic + 12 * minor] >= fits[best] - KEY_SLACK or notes.mode not in ("major", "minor"):
        return notes.tonic, minor
    return best % 12, best >= 12


def _pitched(table: Ints) -> Ints:
    return np.asarray(table[table[:, ROLE] != DRUMS])


def _share(found: NDArray[np.bool_]) -> float:
    return float(found.mean()) if found.size else 0.0


def _mean(values: NDArray[np.generic]) -> float:
    return float(values.mean()) if values.size else 0.0


def lead_role(notes: Notes) -> int:
    """The place in ``ROLES`` of what leads: the melody, else the pitched role with most notes, else the drums."""
    counts = np.bincount(notes.table[:, ROLE], minlength=len(ROLES))
    if counts[MELODY]:
        return MELODY
    counts[DRUMS] = 0
    return int(counts.argmax()) if counts.any() else DRUMS


def lead_program(notes: Notes) -> int | None:
    """The General MIDI program of what leads; None where only drums play."""
    role = lead_role(notes)
    own = notes.table[notes.table[:, ROLE] == role]
    return None if role == DRUMS or not len(own) else int(np.bincount(own[:, PROGRAM]).argmax())


def _top_line(table: Ints) -> Ints:
    """The highest note at each onset of notes sorted by onset and pitch."""
    last = np.append(np.diff(table[:, ONSET]) > 0, True) if len(table) else np.zeros(0, bool)
    return np.asarray(table[last])


def measure(notes: Notes) -> dict[str, float]:
    """The named measurements of a score."""
    table = notes.table
    pitched = _pitched(table)
    role = lead_role(notes)
    lead = _top_line(table[table[:, ROLE] == role])
    beat = beat_ticks(notes.meter)
    tonic, minor = heard_key(notes)
    seconds = notes.end_tick / TICKS_PER_QUARTER * 60 / notes.bpm
    return {
        "bpm": notes.bpm,
        "beat_bpm": notes.bpm * TICKS_PER_QUARTER / beat,
        "tonic": tonic,
        "minor": float(minor),
        "bars": notes.bars,
        "seconds": seconds,
        "notes_per_beat": len(np.unique(pitched[:, ONSET])) * beat / notes.end_tick,
        "notes_per_second": len(table) / seconds,
        **_loudness(notes),
        **_texture(notes, pitched),
        **_rhythm(notes, lead if role != DRUMS else table, beat),
        **_line(lead if role != DRUMS else lead[:0]),
        **_harmony(notes, pitched, tonic, minor),
        **_drum_beats(notes, beat),
        **_repetition(notes),
    }


def _loudness(notes: Notes) -> dict[str, float]:
    """How loud, how unlike, and how loudness goes over the four quarters of the piece."""
    velocity = notes.table[:, VELOCITY].astype(float)
    quarter = np.minimum(notes.table[:, ONSET] * 4 // max(1, notes.end_tick), 3)
    total = np.bincount(quarter, weights=velocity, minlength=4)
    level = total / max(1.0, float(total.mean()))
    first, last = float(level[:2].sum()), float(level[2:].sum())
    return {
        "velocity": _mean(velocity),
        "velocity_spread": float(velocity.std()) if velocity.size else 0.0,
        "arc_rise": (last - first) / max(1e-9, first + last),
        "arc_middle": float(level[1] + level[2] - level[0] - level[3]) / 4,
        **{f"arc_{i}": float(level[i]) for i in range(4)},
    }


def _texture(notes: Notes, pitched: Ints) -> dict[str, float]:
    """How many notes sound together, where they lie, which roles play."""
    held = pitched[:, DURATION].astype(float)
    steps = max(1, notes.end_tick // TICKS_PER_STEP)
    change = np.zeros(steps + 1)
    first = np.clip(pitched[:, ONSET] // TICKS_PER_STEP, 0, steps)
    last = np.clip((pitched[:, ONSET] + pitched[:, DURATION]) // TICKS_PER_STEP, 0, steps)
    np.add.at(change, first, 1)
    np.add.at(change, last, -1)
    sounding = np.cumsum(change)[:steps]
    onsets = np.unique(pitched[:, ONSET])
    return {
        "polyphony": float(held.sum()) / TICKS_PER_STEP / max(1.0, float((sounding > 0).sum())),
        "silence": _share(sounding <= 0),
        "stack": len(pitched) / max(1, len(onsets)),
        "pitch": float((pitched[:, PITCH] * held).sum() / max(1.0, float(held.sum()))),
        "pitch_spread": float(pitched[:, PITCH].std()) if len(pitched) else 0.0,
        "roles": float(len(np.unique(notes.table[:, ROLE]))),
        "programs": float(len(np.unique(pitched[:, PROGRAM]))),
        "arp_share": _share(pitched[:, ROLE] == ARP),
        "length_beats": _mean(held) / beat_ticks(notes.meter),
        "melody_share": _share(notes.table[:, ROLE] == MELODY),
        "drums_share": _share(notes.table[:, ROLE] == DRUMS),
    }


def _rhythm(notes: Notes, lead: Ints, beat: int) -> dict[str, float]:
    """When notes begin: ``lead`` is the leading line, or the drums where nothing else plays."""
    onset, end = lead[:, ONSET], lead[:, ONSET] + lead[:, DURATION]
    inside = onset % TICKS_PER_QUARTER // TICKS_PER_STEP
    every = notes.table[:, ONSET] % TICKS_PER_QUARTER // TICKS_PER_STEP
    over = (onset % beat != 0) & (end > (onset // beat + 1) * beat)
    late, even = _share(every == 8), _share(every == 6)
    gaps = np.diff(np.unique(onset))
    simple = beat == TICKS_PER_QUARTER
    return {
        "syncopation": _share(over),
        "swing": (late - _share(every == 4)) / max(0.02, late + even) if simple else 0.0,
        "triplets": _share((every == 4) | (every == 8)) if simple else 0.0,
        "sixteenths": _share((every == 3) | (every == 9)),
        "dotted": _share(np.isin(gaps, (TICKS_PER_QUARTER * 3 // 4, TICKS_PER_QUARTER * 3 // 2))),
        "on_beat": _share(inside == 0),
        "lead_per_beat": len(np.unique(onset)) * beat / max(1, notes.end_tick),
    }


def _line(lead: Ints) -> dict[str, float]:
    """How the leading line moves."""
    pitch = lead[:, PITCH].astype(float)
    move = np.abs(np.diff(pitch))
    return {
        "lead_pitch": _mean(pitch),
        "lead_range": float(np.ptp(pitch)) if pitch.size else 0.0,
        "lead_steps": _share((move > 0) & (move <= 2)),
        "lead_leaps": _share(move >= 5),
        "lead_repeats": _share(move == 0),
    }


def half_bars(notes: Notes, pitched: Ints) -> tuple[Floats, int]:
    """How long each pitch class sounds in each half of a bar (or whole bar of an odd meter), (halves, 12)."""
    halves = 2 if notes.meter.numerator % 2 == 0 else 1
    tick = notes.meter.bar_ticks // halves
    count = notes.bars * halves
    place = np.clip(pitched[:, ONSET] // tick, 0, count - 1)
    grid = np.bincount(place * 12 + pitched[:, PITCH] % 12, weights=pitched[:, DURATION], minlength=count * 12)
    return np.asarray(grid.reshape(count, 12), np.float64), halves


def _chords(notes: Notes, pitched: Ints) -> tuple[NDArray[np.int64], Floats, int]:
    """The best chord of each half bar that sounds (its row in the table), how well it fits, halves to the bar."""
    grid, halves = half_bars(notes, pitched)
    size = np.linalg.norm(grid, axis=1)
    heard = grid[size > 0] / size[size > 0, None]
    fits = heard @ _chord_table().T
    return fits.argmax(axis=1), fits.max(axis=1, initial=0.0), halves


def _harmony(notes: Notes, pitched: Ints, tonic: int, minor: bool) -> dict[str, float]:
    """Scale, modal colour and how often chords change."""
    profile = np.roll(_profile(pitched), -tonic)
    scale = list(MODES["minor" if minor else "major"])
    best, fit, halves = _chords(notes, pitched)
    spread = profile[profile > 0]
    return {
        "in_scale": float(profile[scale].sum()),
        "pentatonic": max(float(profile[list(tones)].sum()) for tones in PENTATONIC),
        "pc_entropy": float(-(spread * np.log2(spread)).sum()) if spread.size else 0.0,
        "chord_changes": float((np.diff(best) != 0).sum()) * halves / max(1, len(best) - 1) if len(best) > 1 else 0.0,
        "chord_fit": _mean(fit),
        "sevenths": _share((best // 12 >= 4) & (best // 12 <= 6)),
        "major_third": float(profile[4]),
        "minor_third": float(profile[3]),
    }


def _drum_beats(notes: Notes, beat: int) -> dict[str, float]:
    """Whether the snare plays two and four, the kick every beat, and how busy the kit is."""
    own = notes.table[notes.table[:, ROLE] == DRUMS]
    kick, snare = own[np.isin(own[:, PITCH], KICK)], own[np.isin(own[:, PITCH], SNARE)]
    beats = max(1, notes.end_tick // beat)
    on_beat = np.unique(kick[kick[:, ONSET] % beat == 0, ONSET])
    strong = snare[snare[:, ONSET] % beat == 0]
    return {
        "drums_per_beat": len(own) / beats,
        "four_on_floor": len(on_beat) / beats,
        "backbeat": _share(strong[:, ONSET] // beat % 2 == 1) if len(strong) * 6 >= beats else 0.0,
        "ride": _share(np.isin(own[:, PITCH], RIDE)),
    }


def _repetition(notes: Notes) -> dict[str, float]:
    """The share of equal notes (role, place, pitch) of each bar and a later one, by lag."""
    table, ticks = notes.table, notes.meter.bar_ticks
    bar = table[:, ONSET] // ticks
    key = (table[:, ROLE].astype(np.int64) * 128 + table[:, PITCH]) * 4096 + table[:, ONSET] % ticks // TICKS_PER_STEP
    order = np.argsort(bar, kind="stable")
    edges = np.searchsorted(bar[order], np.arange(notes.bars + 1))
    sets = [frozenset(key[order[a:b]].tolist()) for a, b in pairwise(edges)]
    found = {}
    for lag in LAGS:
        pairs = [(a, b) for a, b in zip(sets, sets[lag:], strict=False) if a or b]
        found[f"repeat_{lag}"] = float(np.mean([len(a & b) / len(a | b) for a, b in pairs])) if pairs else 0.0
    return found


_SCALES: Mapping[str, float] = {
    "velocity": 1 / 100, "velocity_spread": 1 / 20, "polyphony": 1 / 4, "stack": 1 / 3, "pitch": 1 / 60,
    "pitch_spread": 1 / 15, "roles": 1 / 4, "programs": 1 / 4, "notes_per_beat": 1 / 2, "drums_per_beat": 1 / 4,
    "lead_pitch": 1 / 60,
    "lead_range": 1 / 20, "lead_per_beat": 1 / 2, "pc_entropy": 1 / 3, "chord_changes": 1 / 2, "length_beats": 1.0,
}  # fmt: skip  # what brings a measurement to about 1; anything else stands as it is
_LOGGED = {"bpm": 100.0, "beat_bpm": 100.0, "bars": 16.0, "seconds": 30.0, "notes_per_second": 8.0}
_LEFT_OUT = frozenset({"tonic"})
SECONDS_PLACE = 4
"""The place in the vector of the logarithm of the length."""


def vector(notes: Notes, found: Mapping[str, float] | None = None) -> Vector:
    """The vector of a score, given what ``measure`` found in it. Every entry is finite and of size 4 at most."""
    found = measure(notes) if found is None else found
    plain = [
        np.log2(max(value, 1e-3) / _LOGGED[name]) if name in _LOGGED else value * _SCALES.get(name, 1.0)
        for name, value in found.items()
        if name not in _LEFT_OUT
    ]
    tonic = int(found["tonic"])
    pitched = _pitched(notes.table)
    blocks = [
        np.array(plain), _tempo_places(found["bpm"]), _tempo_places(found["beat_bpm"]),
        _one_hot(METERS, str(notes.meter)),
        np.eye(12)[tonic], np.eye(12)[tonic] * (2 * found["minor"] - 1), _mode_places(notes.mode),
        np.roll(_profile(pitched), -tonic) * 3, *_role_blocks(notes), *_instrument_blocks(notes),
        *_rhythm_blocks(notes, pitched), *_chord_blocks(notes, pitched, tonic),
    ]  # fmt: skip
    return np.asarray(np.clip(np.nan_to_num(np.concatenate(blocks)), -4, 4), np.float32)


def seconds_of(features: Vector) -> float:
    """The length in seconds that a vector tells."""
    return float(_LOGGED["seconds"] * 2 ** features[SECONDS_PLACE])


def _tempo_places(bpm: float) -> Floats:
    """A tempo shared between the two nearest centres."""
    centres = np.log2(TEMPO_CENTRES_BPM)
    at = float(np.clip(np.log2(max(bpm, 1.0)), centres[0], centres[-1]))
    return np.asarray(np.maximum(0.0, 1 - np.abs(centres - at) / float(centres[1] - centres[0])))


def _one_hot(names: tuple[str, ...], name: str) -> Floats:
    return np.array([float(each == name) for each in names])


def _mode_places(mode: str) -> Floats:
    return _one_hot(tuple(MODES), mode)


def _role_blocks(notes: Notes) -> list[Floats]:
    """For each role: whether it plays, its share of notes and of bars, height, spread, length, notes a bar."""
    table = notes.table
    rows = np.zeros((len(ROLES), 7))
    for index in range(len(ROLES)):
        own = table[table[:, ROLE] == index]
        if len(own):
            bars = len(np.unique(own[:, ONSET] // notes.meter.bar_ticks)) / notes.bars
            height = 0.0 if index == DRUMS else _mean(own[:, PITCH]) / 60
            spread = 0.0 if index == DRUMS else float(own[:, PITCH].std()) / 12
            length = 0.0 if index == DRUMS else _mean(own[:, DURATION]) / TICKS_PER_QUARTER
            rows[index] = (1, len(own) / len(table), bars, height, spread, length, len(own) / notes.bars / 16)
    return [rows.ravel()]


def _instrument_blocks(notes: Notes) -> list[Floats]:
    """Programs that play, families by sounding time, the family and the program that lead, the drum kit."""
    pitched = _pitched(notes.table)
    present = np.zeros(128)
    present[np.unique(pitched[:, PROGRAM]) % 128] = 1.0
    family = np.bincount(pitched[:, PROGRAM] % 128 // 8, weights=pitched[:, DURATION], minlength=16)
    leader, program = np.zeros(128), lead_program(notes)
    if program is not None:
        leader[program % 128] = 1.0
    drums = notes.table[notes.table[:, ROLE] == DRUMS, PROGRAM]
    kit = np.array([float(bool(len(drums)) and int(drums[0]) == each) for each in DRUM_KITS])
    return [present, family / max(1.0, float(family.sum())), leader, kit]


def _rhythm_blocks(notes: Notes, pitched: Ints) -> list[Floats]:
    """Onsets by place in the quarter, gaps of the lead, drum strokes by place in the bar."""
    blocks = []
    lead = notes.table[notes.table[:, ROLE] == lead_role(notes)]
    for table in (pitched, lead):
        places = np.bincount(table[:, ONSET] % TICKS_PER_QUARTER // TICKS_PER_STEP, minlength=12)
        blocks.append(places / max(1, len(table)))
    gaps = np.diff(np.unique(lead[:, ONSET])) / beat_ticks(notes.meter)
    counts = np.bincount(np.digitize(gaps, GAP_EDGES_BEATS), minlength=len(GAP_EDGES_BEATS) + 1)
    blocks.append(counts / max(1, len(gaps)))
    drums = notes.table[notes.table[:, ROLE] == DRUMS]
    place = drums[:, ONSET] % notes.meter.bar_ticks * BAR_PLACES // notes.meter.bar_ticks
    for keys in (KICK, SNARE, HAT):
        own = np.bincount(place[np.isin(drums[:, PITCH], keys)], minlength=BAR_PLACES)
        blocks.append(np.minimum(own / notes.bars, 2.0))
    kinds = (KICK, SNARE, HAT, RIDE, CRASH, TOM, HAND)
    blocks.append(np.array([_share(np.isin(drums[:, PITCH], keys)) for keys in kinds]))
    return blocks


def _chord_blocks(notes: Notes, pitched: Ints, tonic: int) -> list[Floats]:
    """Chord qualities, chord roots from the tonic, pitch classes of the bass from the tonic."""
    best, _, _ = _chords(notes, pitched)
    qualities = np.bincount(best // 12, minlength=len(QUALITIES)) / max(1, len(best))
    roots = np.bincount((best % 12 - tonic) % 12, minlength=12) / max(1, len(best))
    bass = np.roll(_profile(notes.table[notes.table[:, ROLE] == BASS]), -tonic)
    return [qualities, roots, bass * 2]
