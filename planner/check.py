"""Check a score against its plan: every promise of the plan is kept or broken, with what was found and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.plan import Plan, PlannedSection
from symbolic.grid import Cell
from symbolic.instruments import instrument
from symbolic.metrics import (
    chord_at,
    chord_tone_share,
    energy_correlation,
    longest_without_rest,
)
from symbolic.recognise import pitch_class_profile, pitched_notes, rank_keys
from symbolic.score import TICKS_PER_QUARTER, ChordSpan, Note, Role, Score
from symbolic.theory import MINOR_MODES, PARENT_MODE, chord_pitch_classes, chord_symbol, note_name, prefers_flats
from symbolic.timing import bar_of, bar_starts, tick_to_seconds

THRESHOLDS: Mapping[str, float] = {
    "tempo_share": 0.001,  # of the tempo asked for (a MIDI file rounds it to whole microseconds a quarter)
    "duration_bars": 0.5,
    "key_margin": 0.03,  # of correlation, by which another key may fit better
    "chord_tones": 0.8,  # share of the accompaniment's time
    "chord_tones_in_cell": 0.5,  # a cell below is worth writing again
    "bass_roots": 0.8,  # share of the chords that begin with a bass note which have their root there
    "melody_silent_bars": 0.34,  # share of a section's bars in which a melody or counter-melody may rest
    "rest_beats": 0.5,  # the shortest rest that is a breath, in quarters
    "bars_without_breath": 8.0,
    "energy": 0.5,  # Spearman's correlation, asked for from three sections of unlike energy on
}
"""Every bound of the check, in one place."""

ENERGY_SECTIONS_AT_LEAST = 3
ACCOMPANIMENT: tuple[Role, ...] = (Role.CHORDS, Role.PAD, Role.ARP, Role.BASS)
_SINGING: frozenset[Role] = frozenset({Role.MELODY, Role.COUNTER})


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that the plan says of the score.

    ``asked`` and ``found`` are for people. ``bars`` (counted from 0) and ``cells`` say where it is broken or weak;
    ``value`` is the figure that was compared with the threshold, None where there is none.
    """

    name: str
    kept: bool
    asked: str
    found: str
    bars: tuple[int, ...] = ()
    value: float | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All promises of a plan in the order of ``CHECKS``."""

    promises: tuple[Promise, ...]

    @property
    def kept(self) -> bool:
        """Whether every promise is kept."""
        return all(promise.kept for promise in self.promises)

    @property
    def broken_cells(self) -> set[Cell]:
        """The cells worth writing again."""
        return {cell for promise in self.promises for cell in promise.cells}


@dataclass(frozen=True, slots=True)
class _Case:
    """The score, the plan, and what most checks need of both."""

    score: Score
    plan: Plan
    starts: list[int]
    sections: list[tuple[PlannedSection, int]]  # each with its first bar

    def notes(self, role: Role) -> list[Note]:
        return [note for track in self.score.tracks if track.role is role for note in track.notes]

    def active_bars(self, role: Role) -> list[int]:
        """The bars in which the plan lets the role play."""
        return [
            bar
            for section, first in self.sections
            if role in section.roles and not (role is Role.MELODY and section.material == "none")
            for bar in range(first, first + section.bars)
        ]


def check(score: Score, plan: Plan) -> Report:
    """Compare a score with the plan it was written from."""
    sections, bar = [], 0
    for section in plan.sections:
        sections.append((section, bar))
        bar += section.bars
    case = _Case(score, plan, bar_starts(score.meters, score.end_tick), sections)
    return Report(tuple(promise(case) for promise in CHECKS))


def report_dict(report: Report) -> dict[str, Any]:
    """The report as plain values for JSON; bars are counted from 1."""
    return {
        "kept": report.kept,
        "promises": [
            {
                "name": p.name,
                "kept": p.kept,
                "asked": p.asked,
                "found": p.found,
                "bars": [bar + 1 for bar in p.bars],
                "value": None if p.value is None else round(p.value, 4),
            }
            for p in report.promises
        ],
        "broken_cells": [[role.value, bar + 1] for role, bar in sorted(report.broken_cells)],
    }


def _tempo(case: _Case) -> Promise:
    asked = case.plan.tempo_bpm
    found = [tempo.bpm for tempo in case.score.tempos]
    kept = all(abs(bpm - asked) <= THRESHOLDS["tempo_share"] * asked for bpm in found)
    return Promise("tempo", kept, f"{asked:g} bpm", f"{_listed(f'{bpm:g}' for bpm in found)} bpm", value=found[0])


def _meter(case: _Case) -> Promise:
    found = [str(meter) for meter in case.score.meters]
    return Promise("meter", set(found) == {str(case.plan.meter)}, str(case.plan.meter), _listed(found))


def _key(case: _Case) -> Promise:
    asked = (case.plan.tonic, case.plan.mode in MINOR_MODES)
    found = [(key.tonic, key.mode in MINOR_MODES) for key in case.score.keys]
    names = _listed(_key_name(key.tonic, key.mode) for key in case.score.keys)
    return Promise("key", all(key == asked for key in found), _key_name(case.plan.tonic, case.plan.mode), names)


def _heard_key(case: _Case) -> Promise:
    """The key that the notes themselves are in: the one asked for, or one of the same signature, must fit best."""
    ranked = rank_keys(pitch_class_profile(pitched_notes(case.score)))
    asked = (case.plan.tonic, "minor" if case.plan.mode in MINOR_MODES else "major")
    plain = PARENT_MODE.get(case.plan.mode, case.plan.mode) in ("major", "minor", "harmonic minor")
    signature = _relative_major(*asked) if plain else _relative_major(case.plan.tonic, case.plan.mode)
    fits = [c for c, tonic, mode in ranked if _fits((tonic, mode), asked, signature, plain)]
    best, tonic, mode = ranked[0]
    return Promise(
        "heard key",
        best - fits[0] <= THRESHOLDS["key_margin"],
        _key_name(case.plan.tonic, case.plan.mode),
        _key_name(tonic, mode),
        value=best - fits[0],
    )


def _fits(key: tuple[int, str], asked: tuple[int, str], signature: int, plain: bool) -> bool:
    return key == asked if plain else _relative_major(*key) == signature


_RELATIVE_MAJOR_ABOVE: Mapping[str, int] = {
    "major": 0, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5,
    "minor": 3, "harmonic minor": 3, "locrian": 1,
}  # fmt: skip  # semitones from the tonic up to the tonic of the major key with the same notes


def _relative_major(tonic: int, mode: str) -> int:
    return (tonic + _RELATIVE_MAJOR_ABOVE[PARENT_MODE.get(mode, mode)]) % 12


def _duration(case: _Case) -> Promise:
    found_s = tick_to_seconds(case.score.end_tick, case.score.tempos)
    bar_s = case.plan.duration_s / case.plan.bars
    kept = abs(found_s - case.plan.duration_s) <= THRESHOLDS["duration_bars"] * bar_s
    return Promise("duration", kept, f"{case.plan.duration_s:.2f} s", f"{found_s:.2f} s", value=found_s)


def _bars(case: _Case) -> Promise:
    found = len(case.starts) - 1
    return Promise("bars", found == case.plan.bars, str(case.plan.bars), str(found), value=found)


def _sections(case: _Case) -> Promise:
    asked = [(section.name, first + 1) for section, first in case.sections]
    found = [(section.name, section.start_bar + 1) for section in case.score.sections]
    unlike = [bar - 1 for name, bar in asked if (name, bar) not in found]
    shown = [_listed(f"{name} at {bar}" for name, bar in each) for each in (asked, found)]
    return Promise("sections", asked == found, shown[0], shown[1], bars=tuple(unlike))


def _instruments(case: _Case) -> Promise:
    asked = {planned.role: planned.program for planned in case.plan.roles}
    found = {track.role: track.program for track in case.score.tracks}
    shown = [_listed(f"{role} {program}" for role, program in sorted(each.items())) for each in (asked, found)]
    return Promise("instruments", asked == found, shown[0], shown[1])


def _chord_symbols(case: _Case) -> Promise:
    asked = [chord.chord for section in case.plan.sections for bar in section.chords for chord in bar]
    planned = [change for i, change in enumerate(asked) if i == 0 or change != asked[i - 1]]
    spans = case.score.chords
    written = [span.chord for i, span in enumerate(spans) if i == 0 or span.chord != spans[i - 1].chord]
    unlike = [i for i, (a, b) in enumerate(zip(planned, written, strict=False)) if a != b]
    found = f"{len(written)} chords" + (
        f", {chord_symbol(written[unlike[0]])} is the first unlike one" if unlike else ""
    )
    return Promise("chord symbols", planned == written, f"{len(planned)} chords", found)


def _roles_play(case: _Case) -> Promise:
    """Each role sounds in the bars planned for it; a melody may rest for a part of a section."""
    silent: list[Cell] = []
    for planned in case.plan.roles:
        sounding = _sounding_bars(case.notes(planned.role), case.starts)
        for section, first in case.sections:
            bars = [b for b in case.active_bars(planned.role) if first <= b < first + section.bars]
            empty = [b for b in bars if b not in sounding]
            allowed = THRESHOLDS["melody_silent_bars"] * len(bars) if planned.role in _SINGING else 0
            silent += [(planned.role, bar) for bar in empty] if len(empty) > allowed else []
    return _by_cells("roles play", "every role plays where the plan has it", silent, "silent")


def _roles_rest(case: _Case) -> Promise:
    stray: list[Cell] = []
    for track in case.score.tracks:
        active = set(case.active_bars(track.role))
        struck = {bar_of(note.onset_tick, case.starts) for note in track.notes}
        stray += [(track.role, bar) for bar in sorted(struck - active)]
    return _by_cells("roles rest", "no role plays where the plan has none", stray, "playing")


def _chord_tones(case: _Case) -> Promise:
    """The accompaniment sounds the tones of the planned chords."""
    chords = _planned_chords(case)
    notes = [note for role in ACCOMPANIMENT for note in case.notes(role)]
    share = chord_tone_share(notes, chords)
    weak = []
    for role in ACCOMPANIMENT:
        for bar, in_bar in _by_bar(case.notes(role), case.starts).items():
            in_cell = chord_tone_share(in_bar, chords)
            if in_cell is not None and in_cell < THRESHOLDS["chord_tones_in_cell"]:
                weak.append((role, bar))
    return _share("chord tones", share, THRESHOLDS["chord_tones"], "of the accompaniment's time on chord tones", weak)


def _bass_roots(case: _Case) -> Promise:
    """Where a chord begins together with a bass note, that note is the chord's bass."""
    by_onset = {note.onset_tick: note.pitch % 12 for note in sorted(case.notes(Role.BASS), reverse=True)}
    wrong, struck = [], 0
    for span in _planned_chords(case):
        pitch_class = by_onset.get(span.onset_tick)
        if pitch_class is None or span.chord.quality == "N":
            continue
        struck += 1
        if pitch_class != (span.chord.root if span.chord.bass is None else span.chord.bass):
            wrong.append((Role.BASS, bar_of(span.onset_tick, case.starts)))
    share = 1 - len(wrong) / struck if struck else None
    cells = wrong if share is not None and share < THRESHOLDS["bass_roots"] else []
    return _share(
        "bass roots", share, THRESHOLDS["bass_roots"], "of the chords with their bass note in the bass", cells
    )


def _ranges(case: _Case) -> Promise:
    outside = []
    for track in case.score.tracks:
        if track.role is not Role.DRUMS:
            player = instrument(track.program)
            beyond = [n for n in track.notes if not player.low <= n.pitch <= player.high]
            outside += [(track.role, bar_of(n.onset_tick, case.starts)) for n in beyond]
    return _by_cells("ranges", "every note lies in its instrument's range", sorted(set(outside)), "out of range")


def _breath(case: _Case) -> Promise:
    notes = case.notes(Role.MELODY)
    start_tick, end_tick = longest_without_rest(notes, round(THRESHOLDS["rest_beats"] * TICKS_PER_QUARTER))
    bars = (end_tick - start_tick) / case.plan.meter.bar_ticks
    most = THRESHOLDS["bars_without_breath"]
    first = bar_of(start_tick, case.starts)
    bar = min(first + int(most) - 1, len(case.starts) - 2)
    cells = ((Role.MELODY, bar),) if bars > most else ()
    return Promise(
        "breath",
        bars <= most,
        f"the melody rests at least once in {most:g} bars",
        f"at most {bars:.1f} bars without a rest",
        bars=tuple(bar for _, bar in cells),
        value=bars,
        cells=cells,
    )


def _ending(case: _Case) -> Promise:
    """The melody's last note is a tone of the chord under it."""
    asked = "the melody ends on a tone of its chord"
    notes = case.notes(Role.MELODY)
    if not notes:
        return Promise("ending", True, asked, "there is no melody")
    last = max(notes)
    span = chord_at(_planned_chords(case), last.onset_tick)
    if span is None:
        return Promise("ending", True, asked, "there is no chord under the last note")
    kept = last.pitch % 12 in chord_pitch_classes(span.chord)
    bar = bar_of(last.onset_tick, case.starts)
    cells = () if kept else ((Role.MELODY, bar),)
    found = f"{note_name(last.pitch)} on {chord_symbol(span.chord)}"
    return Promise("ending", kept, asked, found, bars=tuple(b for _, b in cells), cells=cells)


def _energy(case: _Case) -> Promise:
    """Louder and denser sections are those of more energy; told from three sections of unlike energy on."""
    asked = "louder and denser where the energy is higher"
    unlike = len({section.energy for section, _ in case.sections})
    value = energy_correlation(case.score)
    if unlike < ENERGY_SECTIONS_AT_LEAST or value is None:
        return Promise("energy", True, asked, "too few unlike sections to tell", value=value)
    return Promise("energy", value >= THRESHOLDS["energy"], asked, f"rank correlation {value:.2f}", value=value)


CHECKS: tuple[Callable[[_Case], Promise], ...] = (
    _tempo, _meter, _key, _heard_key, _duration, _bars, _sections, _instruments, _chord_symbols,
    _roles_play, _roles_rest, _chord_tones, _bass_roots, _ranges, _breath, _ending, _energy,
)  # fmt: skip


def _planned_chords(case: _Case) -> list[ChordSpan]:
    """The plan's chords with ticks; a planned beat is an equal part of its bar."""
    spans = []
    for section, first in case.sections:
        for offset, bar in enumerate(section.chords):
            tick = (first + offset) * case.plan.meter.bar_ticks
            beats = sum(chord.beats for chord in bar)
            for chord in bar:
                length_tick = case.plan.meter.bar_ticks * chord.beats // beats
                spans.append(ChordSpan(tick, length_tick, chord.chord))
                tick += length_tick
    return spans


def _by_bar(notes: Iterable[Note], starts: Sequence[int]) -> dict[int, list[Note]]:
    bars: dict[int, list[Note]] = {}
    for note in notes:
        bars.setdefault(bar_of(note.onset_tick, starts), []).append(note)
    return bars


def _sounding_bars(notes: Iterable[Note], starts: Sequence[int]) -> set[int]:
    bars: set[int] = set()
    for note in notes:
        bars.update(range(bar_of(note.onset_tick, starts), bar_of(note.end_tick - 1, starts) + 1))
    return bars


def _by_cells(name: str, asked: str, cells: Sequence[Cell], fault: str) -> Promise:
    bars = tuple(sorted({bar for _, bar in cells}))
    found = f"{len(cells)} cells {fault}" if cells else "so it is"
    return Promise(name, not cells, asked, found, bars, float(len(cells)), tuple(cells))


def _share(name: str, share: float | None, least: float, of_what: str, cells: Sequence[Cell]) -> Promise:
    bars = tuple(sorted({bar for _, bar in cells}))
    asked = f"at least {least:.0%} {of_what}"
    if share is None:
        return Promise(name, True, asked, "there is nothing to tell it from")
    return Promise(name, share >= least, asked, f"{share:.0%}", bars, share, tuple(cells))


def _key_name(tonic: int, mode: str) -> str:
    return f"{note_name(tonic, prefers_flats(tonic, mode))} {mode}"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or "none"
