"""The places of a song where a chord may begin: bars, halves or pairs of bars, with all that is known of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.chord_model import KINDS, edge_of
from planner.controls import PHRASE_BARS, phrase_ends
from planner.knowledge import RHYTHM, facts
from planner.phrases import FASTEST_BAR_S, SLOWEST_BAR_S, Taste
from scoresmith.editing.song import Song
from symbolic.errors import BadInput
from symbolic.score import ChordSpan, Key, Note, Role
from symbolic.timing import bar_of, bar_starts, beats_per_bar, key_at, meter_at, seconds_per_tick, span_at

RHYTHMS: tuple[str, ...] = ("auto", "bar", "half", "two bars", "as it is")
"""How often chords may change; ``auto`` is as people do, ``as it is`` keeps the present places."""
ASKED_RATE = 0.9
"""How often the chord changes at a place of a rhythm that was asked for."""
HELD_RATE = 0.3
"""How often it does where the present chords do not change, if their places are kept."""
LONG_END = 0.4
"""A melody whose last note or rest fills so much of a bar ends a phrase there."""
UNKNOWN_RATE = 0.5
LEAST_SLOTS = 20


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a chord may begin. ``spot`` is kind, bar of the phrase, half and edge as ``chord_model.CONTEXT`` has them.

    ``rates`` is how often people change a chord there that was held for one, two, three and four slots or more. ``end``
    is "" or how a phrase ends here: ``phrase`` or one of ``plan.CADENCES``; ``letter`` and ``place`` are the same where
    a section comes again.
    """

    start_tick: int
    end_tick: int
    bar: int
    key: Key
    spot: tuple[int, int, int, int]
    rates: tuple[float, ...]
    end: str = ""
    letter: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Form:
    """For each bar: kind of section, place in it, bars left, letter, and how a phrase ends with it."""

    kind: list[int]
    place: list[int]
    left: list[int]
    letter: list[str]
    end: list[str]


def slots_of(song: Song, bars: Collection[int], rhythm: str, taste: Taste) -> tuple[Slot, ...]:
    """The slots of some bars of a song. Raises BadInput for a rhythm that is not in ``RHYTHMS``."""
    if rhythm not in RHYTHMS:
        raise BadInput(f"there is no harmonic rhythm '{rhythm}'; they are {', '.join(RHYTHMS)}")
    score = song.score
    starts = bar_starts(score.meters, score.end_tick)
    form = _form(song, starts)
    present = sorted(score.chords, key=lambda span: span.onset_tick) if rhythm == "as it is" else []
    slots: list[Slot] = []
    for bar in sorted(bars):
        if rhythm == "two bars" and slots and slots[-1].bar == bar - 1 and form.place[bar] % 2:
            continue
        begins, usual = _begins(song, starts, bar, rhythm, present)
        for number, tick in enumerate(begins):
            half = int(tick > starts[bar])
            edge = edge_of(form.place[bar], form.left[bar])
            spot = (form.kind[bar], form.place[bar] % PHRASE_BARS, half, edge)
            rates: tuple[float, ...] = (_asked_rate(present, tick),) * 4
            if rhythm == "auto":
                rates = _rates(song, starts, bar, spot, usual, taste)
            place = form.place[bar] * 8 + number
            slots.append(Slot(tick, 0, bar, key_at(score.keys, tick), spot, rates, "", form.letter[bar], place))
    return _closed(slots, starts, set(bars), form)


def _asked_rate(present: Sequence[ChordSpan], tick: int) -> float:
    """How often a chord changes at a tick of an asked rhythm: seldom where one of ``present`` goes on over the bar."""
    before, here = span_at(present, tick - 1), span_at(present, tick)
    goes_on = before is not None and here is not None and before.chord == here.chord
    return HELD_RATE if goes_on else ASKED_RATE


def _closed(slots: Sequence[Slot], starts: Sequence[int], bars: set[int], form: _Form) -> tuple[Slot, ...]:
    """The slots with their ends: the next slot, or the last bar in the request before it; and the ends of phrases."""
    found = []
    for number, slot in enumerate(slots):
        last = slot.bar
        after = slots[number + 1].bar if number + 1 < len(slots) else len(starts)
        while last + 1 in bars and last + 1 < after:
            last += 1
        own = number + 1 < len(slots) and slots[number + 1].bar == slot.bar
        end_tick = slots[number + 1].start_tick if own else starts[last + 1]
        end = "" if own else next((form.end[bar] for bar in range(slot.bar, last + 1) if form.end[bar]), "")
        found.append(Slot(slot.start_tick, end_tick, slot.bar, slot.key, slot.spot, slot.rates, end, slot.letter,
                          slot.place))  # fmt: skip
    return tuple(found)


def _begins(
    song: Song, starts: Sequence[int], bar: int, rhythm: str, present: Sequence[ChordSpan]
) -> tuple[list[int], int]:
    """The ticks of a bar where a chord may begin, and how many there are in such bars."""
    meter = meter_at(song.score.meters, starts[bar])
    if rhythm == "as it is":
        inside = [span.onset_tick for span in present if starts[bar] <= span.onset_tick < starts[bar + 1]]
        return sorted({starts[bar], *inside}), 1
    halves = rhythm in ("auto", "half") and beats_per_bar(meter) % 2 == 0
    ticks = [starts[bar], starts[bar] + meter.bar_ticks // 2] if halves else [starts[bar]]
    return ticks, len(ticks)


def _rates(
    song: Song, starts: Sequence[int], bar: int, spot: tuple[int, int, int, int], slots: int, taste: Taste
) -> tuple[float, ...]:
    """How often people change the chord at a spot, in music of this taste and at this tempo."""
    _, phrase_bar, half, edge = spot
    bpm = next((t.bpm for t in reversed(song.score.tempos) if t.tick <= starts[bar]), song.score.tempos[0].bpm)
    bar_s = (starts[bar + 1] - starts[bar]) * seconds_per_tick(bpm)
    slow = 0.5 if bar_s < FASTEST_BAR_S else 1.5 if bar_s > SLOWEST_BAR_S else 1.0
    rates = []
    for held in range(1, 5):
        rate = _people(taste, f"{slots} {phrase_bar} {half} {edge} {held}")
        if half:
            rate *= slow * taste.pace
        rates.append(min(max(rate, 0.02), 0.97))
    return tuple(rates)


def _people(taste: Taste, where: str) -> float:
    total = weights = 0.0
    for group, weight in taste.groups.items():
        changed, slots = facts(RHYTHM)["groups"].get(group, {}).get("changes", {}).get(where, (0, 0))
        if slots >= LEAST_SLOTS:
            total, weights = total + weight * changed / slots, weights + weight
    return total / weights if weights else UNKNOWN_RATE


def _form(song: Song, starts: Sequence[int]) -> _Form:
    """The form that the sections tell, else four-bar phrases as the melody's long notes and rests end them."""
    count = len(starts) - 1
    form = _Form([0] * count, list(range(count)), [count - 1 - b for b in range(count)], [""] * count, [""] * count)
    cadences: Mapping[int, str] = {}
    if song.plan is not None:
        cadences = {n: section.cadence for n, section in enumerate(song.plan.sections)}
    covered = set()
    for number, section in enumerate(song.score.sections):
        ends = phrase_ends(section.bars)
        for bar in range(section.start_bar, section.end_bar):
            covered.add(bar)
            place = bar - section.start_bar
            form.kind[bar] = KINDS.index(section.kind) if section.kind in KINDS else 0
            form.place[bar], form.left[bar], form.letter[bar] = place, section.end_bar - 1 - bar, section.letter
            if place in ends:
                form.end[bar] = "phrase" if place < section.bars - 1 else cadences.get(number, "phrase")
    heard = {bar for bar in _heard_ends(song, starts) if bar not in covered}
    for bar in heard:
        form.end[bar] = "phrase"
    if count and song.plan is None:
        form.end[count - 1] = "authentic"
    if not song.score.sections:
        _count_from_ends(form, heard)
    return form


def _count_from_ends(form: _Form, ends: Collection[int]) -> None:
    """Let the bars of each heard phrase be counted from its beginning."""
    place = 0
    for bar in range(len(form.place)):
        form.place[bar] = place
        place = 0 if bar in ends and place % PHRASE_BARS == PHRASE_BARS - 1 else place + 1


def _heard_ends(song: Song, starts: Sequence[int]) -> list[int]:
    """Bars whose last note is long, or that end in a rest, at least two bars apart."""
    melody = song.score.tracks[song.rows[Role.MELODY]].notes if Role.MELODY in song.rows else ()
    by_bar: dict[int, list[Note]] = {
        bar: list(notes) for bar, notes in groupby(melody, key=lambda note: bar_of(note.onset_tick, starts))
    }
    ends: list[int] = []
    for bar, notes in sorted(by_bar.items()):
        following = min((n.onset_tick for n in by_bar.get(bar + 1, ())), default=starts[bar + 1])
        still = max(following, starts[bar + 1]) - notes[-1].onset_tick
        if still >= LONG_END * (starts[bar + 1] - starts[bar]) and (not ends or bar - ends[-1] >= 2):
            ends.append(bar)
    return ends
