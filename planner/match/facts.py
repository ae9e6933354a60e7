"""What is true of a score, as facts that words can be found for: measured, or told by the data set or the plan.

A fact has a truth from 0 to 1 for each score. Moods of works from the data sets are guesses from mode, tempo and
density, stated so here and nowhere else; those of our own pieces are the moods that they were composed for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.lexicon.mood import MOODS as MOOD_PLACES
from planner.lexicon.mood import SCENES as SCENE_PLACES
from planner.match.arrays import PROGRAM, ROLE
from planner.match.collect import Excerpt
from planner.match.features import BASS, DRUMS, MELODY, METERS, lead_program, measure
from planner.match.words_instruments import PROGRAMS
from planner.match.words_kinds import GENRES, MOODS, SCENES
from planner.match.words_music import FACT_WORDS
from symbolic.score import TICKS_PER_QUARTER
from symbolic.timing import beat_ticks

Truth = NDArray[np.float32]

BPMS: tuple[int, ...] = tuple(range(40, 241, 4))
BAR_COUNTS: tuple[int, ...] = (4, 8, 12, 16, 20, 24, 32, 48, 64)
CONCEPT: dict[int, str] = {program: name for name, programs in PROGRAMS.items() for program in programs}
"""The concept of each General MIDI program that has one."""
FACTS: tuple[str, ...] = (
    *FACT_WORDS,
    *(f"bpm:{n}" for n in BPMS), *(f"bars:{n}" for n in BAR_COUNTS),
    *(f"key:{tonic} {mode}" for mode in ("major", "minor") for tonic in range(12)),
    *(f"{kind}:{name}" for kind in ("lead", "has", "only") for name in PROGRAMS),
    *(f"genre:{name}" for name in GENRES), *(f"mood:{name}" for name in MOODS), *(f"scene:{name}" for name in SCENES),
)  # fmt: skip
PLACE: dict[str, int] = {fact: place for place, fact in enumerate(FACTS)}
BPM_WIDTH_OCTAVES = 0.15
MOOD_WIDTH = 0.7
UNTOLD = 0.5
"""The truth of a genre, mood or scene of which nothing is known."""
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("piano", "electric piano", "harpsichord"), ("celesta", "glockenspiel", "music box", "vibraphone", "marimba",
    "kalimba"),
    ("organ", "church organ", "accordion", "harmonica"), ("nylon guitar", "acoustic guitar", "jazz guitar"),
    ("electric guitar", "distorted guitar"), ("double bass", "bass guitar", "synth bass"),
    ("violin", "viola", "cello", "strings", "fiddle"), ("trumpet", "trombone", "tuba", "horn", "brass"),
    ("oboe", "bassoon", "clarinet", "flute", "bamboo flute", "whistle"), ("pipa", "guzheng", "dulcimer", "sitar",
    "banjo"),
)  # fmt: skip
FAMILY_TRUTH = 0.4
OTHER_STYLE = 0.6
"""How far a piece in the mood of a scene suits it in another style."""
GENRES_OF_SOURCE: Mapping[str, tuple[str, ...]] = {
    "openscore_lieder": ("art song", "classical"), "openscore_quartets": ("string quartet", "classical"),
    "hauptstimme": ("orchestral", "classical"), "ceol_rince": ("irish", "folk"), "freedoom": ("game music",),
    "openewld": ("lead sheet",), "pop909": ("pop",),
}  # fmt: skip
IRISH_DANCES: Mapping[str, str] = {"6/8": "jig", "4/4": "reel"}
NO_VELOCITIES: frozenset[str] = frozenset({"openewld", "openscore_lieder", "openscore_quartets", "hauptstimme"})
"""Sources whose velocities say nothing of how loud the music is."""
NO_CONCEPTS = ("drums", "bass", "piano", "guitar", "strings")


def truths(excerpt: Excerpt, found: Mapping[str, float] | None = None) -> Truth:
    """The truth of every fact in ``FACTS`` for an excerpt, 0 to 1, given what ``measure`` found in it."""
    found = measure(excerpt.notes) if found is None else found
    truth = np.zeros(len(FACTS), np.float32)
    for fact in (*_tempo(excerpt, found), *_ensemble(excerpt, found), *_sound(excerpt, found), *_lines(found)):
        truth[PLACE[fact]] = 1.0
    for fact, value in (*_numbers(excerpt, found), *_instruments(excerpt), *_kinds(excerpt, found)):
        truth[PLACE[fact]] = max(truth[PLACE[fact]], value)
    return truth


def _where(tests: Mapping[str, bool]) -> list[str]:
    return [fact for fact, holds in tests.items() if holds]


def _only_drums(excerpt: Excerpt) -> bool:
    return bool((excerpt.notes.table[:, ROLE] == DRUMS).all())


def _tempo(excerpt: Excerpt, found: Mapping[str, float]) -> list[str]:
    bpm = found["beat_bpm"]
    pitched = not _only_drums(excerpt)
    meter = f"meter:{excerpt.notes.meter}"
    return _where({
        "tempo:very slow": bpm < 58, "tempo:slow": bpm < 80, "tempo:moderate": 80 <= bpm < 116,
        "tempo:fast": bpm >= 116,
        "tempo:very fast": bpm >= 150, "mode:major": pitched and not found["minor"],
        "mode:minor": pitched and bool(found["minor"]),
        "pentatonic": pitched and found["pentatonic"] > 0.95, "length:short": found["seconds"] < 14,
        "length:long": found["seconds"] > 50,
    }) + ([meter] if str(excerpt.notes.meter) in METERS else [])  # fmt: skip


def _ensemble(excerpt: Excerpt, found: Mapping[str, float]) -> list[str]:
    roles = set(excerpt.notes.table[:, ROLE].tolist())
    names = _concepts(excerpt)
    drums, alone = DRUMS in roles, _only_drums(excerpt)
    return _where({
        "has:drums": drums and not alone, "no:drums": not drums, "no:bass": BASS not in roles and not alone,
        "no:piano": not names & {"piano"}, "no:guitar": not any("guitar" in n and n != "bass guitar" for n in names),
        "no:strings": not names & {"strings", "violin", "viola", "cello", "pizzicato"}, "ens:drums only": alone,
        "ens:melody only": roles == {MELODY} and found["polyphony"] < 1.1,
        "ens:full band": drums and BASS in roles and len(roles) >= 4, "ens:duo": not drums and len(names) == 2,
        "ens:large": len(names) >= 5,
    })  # fmt: skip


def _sound(excerpt: Excerpt, found: Mapping[str, float]) -> list[str]:
    pitched = not _only_drums(excerpt)
    told = excerpt.source not in NO_VELOCITIES
    rate = found["notes_per_second"]
    rise, middle = found["arc_rise"], found["arc_middle"]
    return _where({
        "density:sparse": rate < 3.5, "density:busy": rate > 16, "loud": told and found["velocity"] > 94,
        "soft": told and found["velocity"] < 66, "arc:rise": rise > 0.14, "arc:fall": rise < -0.1,
        "arc:middle": middle > 0.13 and abs(rise) < 0.15, "arc:steady": abs(rise) < 0.03 and abs(middle) < 0.04,
        "texture:thin": pitched and 1.1 <= found["polyphony"] < 2.3, "texture:full": found["polyphony"] > 6.5,
        "texture:arp": found["arp_share"] > 0.25, "repeat:yes": found["repeat_1"] > 0.5 or found["repeat_2"] > 0.6,
        "repeat:no": max(found["repeat_1"], found["repeat_2"], found["repeat_4"]) < 0.08,
        "harmony:slow": pitched and found["chord_changes"] < 0.75,
        "harmony:fast": pitched and found["chord_changes"] > 1.85,
        "harmony:sevenths": pitched and found["sevenths"] > 0.5,
        "harmony:chromatic": pitched and found["in_scale"] < 0.86,
        "harmony:diatonic": pitched and found["in_scale"] > 0.995,
        "beat:four on the floor": found["four_on_floor"] > 0.85, "beat:backbeat": found["backbeat"] > 0.85,
        "beat:ride": found["ride"] > 0.25,
    })  # fmt: skip


def _lines(found: Mapping[str, float]) -> list[str]:
    lead = found["lead_pitch"]
    return _where({
        "register:high": lead > 75, "register:low": 0 < lead < 60, "sync:yes": found["syncopation"] > 0.15,
        "sync:no": found["syncopation"] < 0.01 and found["on_beat"] > 0.7, "swing": found["swing"] > 0.4,
        "triplets": found["triplets"] > 0.25, "sixteenths": found["sixteenths"] > 0.22, "dotted": found["dotted"] > 0.2,
        "lead:stepwise": found["lead_steps"] > 0.62, "lead:leaping": found["lead_leaps"] > 0.3,
        "lead:repeated": found["lead_repeats"] > 0.4, "lead:long": lead > 0 and found["lead_per_beat"] < 0.5,
        "lead:running": lead > 0 and found["lead_per_beat"] > 1.9,
    })  # fmt: skip


def _numbers(excerpt: Excerpt, found: Mapping[str, float]) -> list[tuple[str, float]]:
    """Tempo in figures (where the beat is the quarter), number of bars, key."""
    facts: list[tuple[str, float]] = []
    if beat_ticks(excerpt.notes.meter) == TICKS_PER_QUARTER:
        for n in BPMS:
            near = 1 - abs(float(np.log2(found["bpm"] / n))) / BPM_WIDTH_OCTAVES
            facts.append((f"bpm:{n}", min(1.0, max(0.0, near * 1.25))))
    bars = int(found["bars"])
    facts += [(f"bars:{n}", 1.0 if n == bars else UNTOLD) for n in BAR_COUNTS if abs(n - bars) <= 2]
    if not _only_drums(excerpt):
        facts.append((f"key:{int(found['tonic'])} {'minor' if found['minor'] else 'major'}", 1.0))
    return facts


def _concepts(excerpt: Excerpt) -> set[str]:
    table = excerpt.notes.table
    programs = np.unique(table[table[:, ROLE] != DRUMS, PROGRAM]).tolist()
    return {CONCEPT[p] for p in programs if p in CONCEPT}


def _family(name: str) -> tuple[str, ...]:
    return next((family for family in FAMILIES if name in family), (name,))


def _instruments(excerpt: Excerpt) -> list[tuple[str, float]]:
    """Who leads, who else plays, who plays alone; related instruments are half true."""
    names = _concepts(excerpt)
    program = lead_program(excerpt.notes)
    lead = CONCEPT.get(program) if program is not None else None
    facts = [(f"has:{other}", 1.0 if other == name else FAMILY_TRUTH) for name in names for other in _family(name)]
    if lead is not None:
        facts += [(f"lead:{other}", 1.0 if other == lead else FAMILY_TRUTH) for other in _family(lead)]
    drums = bool((excerpt.notes.table[:, ROLE] == DRUMS).any())
    return facts + [(f"only:{name}", 1.0) for name in names if len(names) == 1 and not drums]


@cache
def _near_moods(mood: str) -> dict[str, float]:
    """How true each mood is of music in this one: by their distance in valence and arousal."""
    here = np.array(MOOD_PLACES[mood][:2])
    away = {other: float(np.linalg.norm(here - np.array(MOOD_PLACES[other][:2]))) for other in MOODS}
    return {other: (1.0 if other == mood else max(0.0, 0.8 * (1 - far / MOOD_WIDTH))) for other, far in away.items()}


def _kinds(excerpt: Excerpt, found: Mapping[str, float]) -> list[tuple[str, float]]:
    """Genre, mood and scene; where nothing is known each of them may be."""
    genres = genres_of(excerpt)
    facts = [(f"genre:{name}", UNTOLD if not genres else float(name in genres)) for name in GENRES]
    moods = [excerpt.mood] if excerpt.mood else guessed_moods(excerpt, found)
    for mood in MOODS:
        near = max((_near_moods(m)[mood] for m in moods), default=UNTOLD)
        facts.append((f"mood:{mood}", near))
    return facts + [(f"scene:{scene}", _suits(excerpt, scene)) for scene in SCENES]


def _suits(excerpt: Excerpt, scene: str) -> float:
    """How true it is that an excerpt suits a scene: our own pieces by the mood and style of the planner's table."""
    if scene == excerpt.scene:
        return 1.0
    if not excerpt.mood:
        return UNTOLD
    mood, style = SCENE_PLACES[scene][:2]
    near = _near_moods(excerpt.mood)[mood]
    return near if style in (None, excerpt.style) else near * OTHER_STYLE


def genres_of(excerpt: Excerpt) -> frozenset[str]:
    """The genres that a data set, a band's style or a plan gives an excerpt; none for one that was changed."""
    if excerpt.source == "changed":
        return frozenset()
    genres = set(GENRES_OF_SOURCE.get(excerpt.source, ()))
    if excerpt.style in GENRES and excerpt.source != "openewld":
        genres.add(excerpt.style)
    if excerpt.source == "ceol_rince" and str(excerpt.notes.meter) in IRISH_DANCES:
        genres.add(IRISH_DANCES[str(excerpt.notes.meter)])
    return frozenset(genres)


def guessed_moods(excerpt: Excerpt, found: Mapping[str, float]) -> list[str]:
    """Moods guessed from mode, tempo and density; none where these say little."""
    if _only_drums(excerpt):
        return []
    bpm, rate, minor = found["beat_bpm"], found["notes_per_second"], bool(found["minor"])
    return _where({
        "happy": not minor and bpm > 118 and rate > 4, "bright": not minor and bpm > 108,
        "excited": bpm > 135 and rate > 12, "warm": not minor and bpm < 85, "calm": bpm < 80 and rate < 6,
        "sad": minor and bpm < 78, "melancholy": minor and bpm < 92, "tense": minor and bpm > 130 and rate > 9,
    })  # fmt: skip
