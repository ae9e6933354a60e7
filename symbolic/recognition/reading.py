"""From a score as a file tells it to one as a musician reads it, and a report of what was given and what was heard."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from symbolic.errors import BadInput
from symbolic.recognition.bars import describe
from symbolic.recognition.chords import hear_chords
from symbolic.recognition.keys import MODES_OF, bar_classes, keys_and_ranks, mode_heard
from symbolic.recognition.live import Grid, drums_only, is_swung, on_the_grid, swing_of
from symbolic.recognition.meters import HeardMeter, hear_meter
from symbolic.recognition.sections import energy_of, hear_sections, section_model
from symbolic.recognition.sounding import parts_of
from symbolic.score import Key, Meter, Note, Role, Score, Section, Tempo
from symbolic.theory import chord_pitch_classes, note_name, prefers_flats
from symbolic.timing import bar_of, bar_starts, beat_ticks, span_at

GIVEN, HEARD, DEFAULT = "file", "heard", "default"
NAMES: tuple[str, ...] = ("grid", "tempo", "meter", "pickup", "roles", "key", "chords", "sections", "swing")
"""The facts of a reading, in the order in which they are found."""
DEFAULT_KEY = (0, "major")
DEFAULT_ENERGY = 0.5
TUNE_ALONE = 0.3
"""How sure chords are that only a tune suggests; our own value."""
MOST_NOTES, MOST_BEATS = 100_000, 10_000
"""Larger scores are not heard."""
PICKUP_FROM = 0.5
"""Music that begins after this part of its first bar begins with a pickup."""
GUESSED_ROLE = 0.85
"""The share of roles that are right where names and instruments are hidden: 82 to 97 % by set, measured."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a reading. ``source`` is "file", "heard" (in the notes) or "default"; ``confidence`` is 0 to 1."""

    name: str
    value: str
    source: str
    confidence: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A score that tells all that is known of its piece, and where each fact comes from (``NAMES``, in that order)."""

    score: Score
    facts: tuple[Fact, ...]

    def fact(self, name: str) -> Fact:
        """The fact of that name. Raises BadInput for a name that is not in ``NAMES``."""
        for fact in self.facts:
            if fact.name == name:
                return fact
        raise BadInput(f"'{name}' is not a fact of a reading ({', '.join(NAMES)})")


def understood(score: Score, *, known: Collection[str] | None = None) -> Score:
    """The score with all that it does not say: meter, key and its changes, chords, sections with energies, pickup.

    ``known`` names the facts that stand (of ``NAMES``); None takes those that the score tells by itself: tempo, meter,
    roles, chords and sections where there are any, and a key other than the plain C major of files without one.
    """
    return reading_of(score, known=known).score


def read_report(path: str | Path) -> Reading:
    """Read a MIDI or MusicXML file and all that its notes tell. Raises BadInput for what cannot be read."""
    place = Path(path)
    if place.suffix.lower() in (".musicxml", ".mxl", ".xml"):
        from symbolic.musicxml import read_musicxml  # type: ignore[import-not-found, unused-ignore]

        score: Score = read_musicxml(place)
        return reading_of(score, known={"grid", "tempo", "meter", "key", *known_facts(score)})
    from symbolic.midi_read import score_and_facts

    try:
        data = place.read_bytes()
    except OSError as error:
        raise BadInput(f"{place}: {error.strerror or error}") from error
    score, told = score_and_facts(data, str(place))
    return reading_of(score, known=told | _told(score))


def known_facts(score: Score) -> frozenset[str]:
    """The facts that a score tells by itself."""
    found = set(_told(score)) | {"tempo", "meter", "roles", "mode"}
    if [(k.tonic, k.mode) for k in score.keys] not in ([], [DEFAULT_KEY]):
        found.add("key")
    return frozenset(found)


def _told(score: Score) -> frozenset[str]:
    told = {"chords": bool(score.chords), "sections": bool(score.sections), "pickup": bool(score.pickup_ticks)}
    return frozenset(name for name, there in told.items() if there)


def reading_of(score: Score, *, known: Collection[str] | None = None) -> Reading:
    """The reading of a score; ``known`` as in ``understood``."""
    _check_size(score)
    told = known_facts(score) if known is None else frozenset(known)
    facts: list[Fact] = []
    score, grid = _gridded(score, "grid" in told, facts)
    facts.append(_tempo_fact(score, grid, "tempo" in told))
    score = _metered(score, "meter" in told and grid.kind != "free", facts)
    score = _with_pickup(score, facts)
    facts.append(_roles_fact(score, "roles" in told))
    score = _keyed(score, "key" in told, "mode" in told, facts)
    score = _chorded(score, "chords" in told and bool(score.chords), facts)
    score = _sectioned(score, "sections" in told and bool(score.sections), facts)
    facts.append(_swing_fact(score))
    return Reading(score, tuple(facts))


def _check_size(score: Score) -> None:
    """Raise BadInput for a score that is too long to be heard in a few seconds."""
    count = sum(len(t.notes) for t in score.tracks)
    if count > MOST_NOTES:
        raise BadInput(f"the score has {count:,} notes; at most {MOST_NOTES:,} are heard")
    ends = [*[m.tick for m in score.meters[1:]], score.end_tick]
    beats = sum(max(0, end - m.tick) // max(1, beat_ticks(m)) for m, end in zip(score.meters, ends, strict=True))
    if beats > MOST_BEATS:
        raise BadInput(f"the score has {beats:,} beats; at most {MOST_BEATS:,} are heard")


def _gridded(score: Score, given: bool, facts: list[Fact]) -> tuple[Score, Grid]:
    found, grid = (score, Grid("written", 0.0, 1.0)) if given else on_the_grid(score)
    notes = {
        "written": "the notes lie on the grid",
        "played": f"played near the grid; notes were moved by {grid.mean_tick:.0f} ticks on average",
        "free": f"no relation to the file's beats; beats were tracked, notes moved by {grid.mean_tick:.0f} ticks",
    }
    if grid.offset_tick:
        notes["played"] = f"{notes['played']}, after all were moved by {-grid.offset_tick} ticks"
    source = GIVEN if grid.kind == "written" else HEARD
    facts.append(Fact("grid", grid.kind, source, round(grid.coherence, 2), notes[grid.kind]))
    return found, grid


def _tempo_fact(score: Score, grid: Grid, given: bool) -> Fact:
    source = HEARD if grid.kind == "free" else GIVEN if given else DEFAULT
    confidence = {HEARD: round(grid.coherence, 2), GIVEN: 1.0, DEFAULT: 0.3}[source]
    bpms = [t.bpm for t in score.tempos]
    value = f"{bpms[0]:g}" if len(bpms) == 1 else f"{min(bpms):g} to {max(bpms):g} ({len(bpms)} tempi)"
    return Fact("tempo", value, source, confidence)


def _metered(score: Score, given: bool, facts: list[Fact]) -> Score:
    """The score with its meter: the file's, or the one heard, with the first bar completed by silence."""
    heard = hear_meter(score) if any(t.notes for t in score.tracks) else HeardMeter(4, 4, 0, 0.0)
    if given:
        meters = ", ".join(str(m) for m in score.meters[:4])
        same = (score.meters[0].numerator, score.meters[0].denominator) == (heard.numerator, heard.denominator)
        doubt = not same and heard.probability > 0.95 and len(score.meters) == 1
        note = f"by ear {heard.numerator}/{heard.denominator}" if doubt else ""
        facts.append(Fact("meter", meters, GIVEN, 0.8 if doubt else 1.0, note))
        return score
    meter = Meter(0, heard.numerator, heard.denominator)
    facts.append(Fact("meter", str(meter), HEARD, round(heard.probability, 2)))
    shift = -heard.pickup_tick % meter.bar_ticks
    last = max((n.end_tick for t in score.tracks for n in t.notes), default=1) + shift
    end_tick = max(1, -(-last // meter.bar_ticks)) * meter.bar_ticks
    return replace(moved(score, shift), meters=(meter,), end_tick=end_tick, sections=(), pickup_ticks=0)


def moved(score: Score, by_tick: int) -> Score:
    """The score with everything but its meters and sections ``by_tick`` later; what stood at 0 still holds from 0."""
    if by_tick == 0:
        return score
    tracks = tuple(
        replace(t, notes=tuple(Note(n.onset_tick + by_tick, n.pitch, n.duration_tick, n.velocity) for n in t.notes))
        for t in score.tracks
    )
    return replace(
        score,
        tracks=tracks,
        tempos=tuple(Tempo(t.tick + by_tick if t.tick else 0, t.bpm) for t in score.tempos),
        keys=tuple(Key(k.tick + by_tick if k.tick else 0, k.tonic, k.mode) for k in score.keys),
        chords=tuple(replace(s, onset_tick=s.onset_tick + by_tick) for s in score.chords),
        end_tick=score.end_tick + by_tick,
    )


def _with_pickup(score: Score, facts: list[Fact]) -> Score:
    """The score with its pickup told: a short first bar is filled up with silence, a late beginning is one."""
    if score.pickup_ticks:
        facts.append(Fact("pickup", f"{score.pickup_ticks} ticks", GIVEN, 1.0))
        return score
    score = _filled_up(score)
    bar = score.meters[0].bar_ticks
    first = min((n.onset_tick for t in score.tracks for n in t.notes), default=0)
    if not PICKUP_FROM * bar <= first < bar or score.end_tick <= bar:
        facts.append(Fact("pickup", "none", HEARD, 0.9))
        return score
    facts.append(Fact("pickup", f"{bar - first} ticks", HEARD, 0.8))
    return replace(score, pickup_ticks=bar - first)


def _filled_up(score: Score) -> Score:
    """A first meter of one bar that is shorter than the next becomes a full bar whose beginning is silent."""
    if len(score.meters) < 2 or score.meters[1].tick != score.meters[0].bar_ticks:
        return score
    short, full = score.meters[0].bar_ticks, score.meters[1].bar_ticks
    if short >= full:
        return score
    meters = (replace(score.meters[1], tick=0), *[replace(m, tick=m.tick + full - short) for m in score.meters[2:]])
    return replace(moved(score, full - short), meters=meters)


def _roles_fact(score: Score, given: bool) -> Fact:
    value = ", ".join(dict.fromkeys(str(t.role) for t in score.tracks if t.notes)) or "none"
    return Fact("roles", value, GIVEN if given else HEARD, 1.0 if given else GUESSED_ROLE)


def _keyed(score: Score, given: bool, exact: bool, facts: list[Fact]) -> Score:
    """The score with its keys: the file's, with the exact mode heard where it does not tell it, or all heard."""
    if drums_only(score):
        facts.append(Fact("key", key_name(score.keys[0]) if score.keys else "none", DEFAULT, 0.0, "only drums sound"))
        return score if score.keys else replace(score, keys=(Key(0, *DEFAULT_KEY),))
    keys, ranked = keys_and_ranks(score)
    if given and score.keys:
        score = score if exact else with_exact_modes(score)
        first = score.keys[0]
        best = ranked[0]
        note = f"by ear {key_name(Key(0, best[1], best[2]))}" if best[0] > 0.9 and best[1] != first.tonic else ""
        facts.append(Fact("key", ", ".join(key_name(k) for k in score.keys[:4]), GIVEN, 0.8 if note else 1.0, note))
        return score
    facts.append(Fact("key", ", ".join(key_name(k) for k in keys[:4]), HEARD, round(ranked[0][0], 2)))
    return replace(score, keys=keys)


def with_exact_modes(score: Score) -> Score:
    """The score with the exact mode of each key whose signature tells but major or minor."""
    lines, classes = bar_starts(score.meters, score.end_tick), bar_classes(score)
    ends = [*[k.tick for k in score.keys[1:]], score.end_tick]
    keys = []
    for key, end_tick in zip(score.keys, ends, strict=True):
        first, end = bar_of(key.tick, lines), max(bar_of(key.tick, lines) + 1, bar_of(end_tick - 1, lines) + 1)
        plain = key.mode in MODES_OF
        mode = mode_heard(classes[first:end], key.tonic, key.mode) if plain else key.mode
        keys.append(replace(key, mode=mode))
    return replace(score, keys=tuple(keys))


def _chorded(score: Score, given: bool, facts: list[Fact]) -> Score:
    if given:
        facts.append(Fact("chords", f"{len(score.chords)} chords", GIVEN, 1.0))
        return score
    spans = hear_chords(score)
    heard = replace(score, chords=spans)
    under, _ = parts_of(score)
    share = chord_tone_share(heard) if under else TUNE_ALONE
    note = "confidence: the share of chord tones" if under else "a tune alone: its chords are a guess"
    facts.append(Fact("chords", f"{len(spans)} chords", HEARD, round(share, 2), note))
    return replace(score, chords=spans)


def chord_tone_share(score: Score) -> float:
    """The share of the accompaniment's notes that belong to the chord under which they begin; 0 without any."""
    hits = total = 0
    for track in score.tracks:
        if track.role in (Role.DRUMS, Role.MELODY, Role.COUNTER):
            continue
        for note in track.notes:
            span = span_at(score.chords, note.onset_tick)
            if span is not None and span.chord.quality != "N":
                total += 1
                hits += note.pitch % 12 in chord_pitch_classes(span.chord)
    return hits / total if total else 0.0


def _sectioned(score: Score, given: bool, facts: list[Fact]) -> Score:
    """The score with sections that cover every bar."""
    if given:
        facts.append(Fact("sections", f"{len(score.sections)} sections", GIVEN, 1.0))
        return replace(score, sections=_covering(score))
    sections = hear_sections(score)
    letters = len({s.letter for s in sections})
    confidence = 0.6 if letters < len(sections) else 0.4
    facts.append(Fact("sections", f"{len(sections)} sections", HEARD, confidence))
    return replace(score, sections=sections)


def _covering(score: Score) -> tuple[Section, ...]:
    """The file's sections without gaps, with energies where they have none."""
    count = len(bar_starts(score.meters, score.end_tick)) - 1
    firsts = [s.start_bar for s in score.sections]
    sections = list(score.sections)
    if firsts[0] > 0:
        sections.insert(0, Section("Intro", "intro", "I", 0, firsts[0]))
    ends = [*[s.start_bar for s in sections[1:]], count]
    whole = [replace(s, bars=end - s.start_bar) for s, end in zip(sections, ends, strict=True) if end > s.start_bar]
    if any(s.energy != DEFAULT_ENERGY for s in score.sections):
        return tuple(whole)
    bars, weights = describe(score), section_model().energy
    return tuple(replace(s, energy=energy_of(bars, (s.start_bar, s.end_bar), weights)) for s in whole)


def _swing_fact(score: Score) -> Fact:
    share = swing_of(score)
    if share is None:
        return Fact("swing", "none", DEFAULT, 0.5, "too few off-beat eighths")
    return Fact("swing", "swung" if is_swung(score) else "even", HEARD, round(max(share, 1 - share), 2))


def key_name(key: Key) -> str:
    """A key in words, such as "Eb major"."""
    return f"{note_name(key.tonic, prefers_flats(key.tonic, key.mode))} {key.mode}"


def gapless(score: Score) -> bool:
    """Whether the chords of a score cover it without a gap."""
    edges = [(s.onset_tick, s.onset_tick + s.duration_tick) for s in score.chords]
    return bool(edges) and edges[0][0] == 0 and edges[-1][1] >= score.end_tick and all(
        a[1] == b[0] for a, b in pairwise(edges)
    )  # fmt: skip
