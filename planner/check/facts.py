"""Promises that are read off the score: tempo, meter, key, length, sections, instruments, chord symbols."""

from __future__ import annotations

from planner.check.case import Case
from planner.check.promise import THRESHOLDS, Promise, key_name, listed
from planner.check.wishes import away_words, drums_excluded, excluded_programs
from symbolic.instruments import INSTRUMENTS
from symbolic.score import Key, Role, Track
from symbolic.theory import MINOR_MODES, chord_symbol
from symbolic.timing import bar_of, key_at, tick_to_seconds


def tempo(case: Case) -> Promise:
    """Every tempo of the score is the one asked for."""
    asked = case.plan.tempo_bpm
    found = [tempo.bpm for tempo in case.score.tempos]
    kept = all(abs(bpm - asked) <= THRESHOLDS["tempo_share"] * asked for bpm in found)
    worst = max(found, key=lambda bpm: abs(bpm - asked), default=None)
    shown = f"{listed(f'{bpm:g}' for bpm in found)} bpm"
    bars = tuple(
        bar_of(t.tick, case.starts) for t in case.score.tempos if abs(t.bpm - asked) > THRESHOLDS["tempo_share"] * asked
    )
    return Promise("tempo", kept, f"{asked:g} bpm", shown, bars, worst, threshold=asked)


def meter(case: Case) -> Promise:
    """Every meter of the score is the one asked for."""
    asked, found = str(case.plan.meter), [str(meter) for meter in case.score.meters]
    bars = tuple(bar_of(each.tick, case.starts) for each in case.score.meters if str(each) != asked)
    return Promise("meter", set(found) == {asked}, asked, listed(found), bars)


def key(case: Case) -> Promise:
    """The keys written in the score are those of the sections."""
    wrong: list[int] = []
    for section, first in case.sections:
        tonic, mode = case.plan.key_of(section)
        found = _keys_between(case, case.tick(first), case.tick(first + section.bars))
        if any(not _same_key(each, tonic, mode) for each in found):
            wrong += range(first, first + section.bars)
    asked = dict.fromkeys(key_name(*case.plan.key_of(section)) for section, _ in case.sections)
    names = dict.fromkeys(key_name(each.tonic, each.mode) for each in case.score.keys)
    return Promise("key", not wrong, listed(asked), listed(names), tuple(wrong))


def _keys_between(case: Case, start_tick: int, end_tick: int) -> list[Key]:
    """The keys in force anywhere between two ticks."""
    keys = case.score.keys
    if not keys or start_tick >= end_tick:
        return []
    return [key_at(keys, start_tick), *(each for each in keys if start_tick < each.tick < end_tick)]


def _same_key(found: Key, tonic: int, mode: str) -> bool:
    return found.tonic == tonic and (found.mode in MINOR_MODES) == (mode in MINOR_MODES)


def duration(case: Case) -> Promise:
    """The score lasts as long as the plan says."""
    found_s = tick_to_seconds(case.score.end_tick, case.score.tempos)
    bar_s = case.plan.duration_s / case.plan.bars
    kept = abs(found_s - case.plan.duration_s) <= THRESHOLDS["duration_bars"] * bar_s
    asked = f"{case.plan.duration_s:.2f} s"
    return Promise("duration", kept, asked, f"{found_s:.2f} s", value=found_s, threshold=case.plan.duration_s)


def bars(case: Case) -> Promise:
    """The score has as many bars as the plan."""
    found, asked = len(case.starts) - 1, case.plan.bars
    beyond = tuple(range(min(found, asked), max(found, asked)))
    return Promise("bars", found == asked, str(asked), str(found), beyond, found, threshold=asked)


def sections(case: Case) -> Promise:
    """The sections have the planned names and places."""
    asked = [(section.name, first + 1) for section, first in case.sections]
    found = [(section.name, section.start_bar + 1) for section in case.score.sections]
    unlike = [bar - 1 for name, bar in asked if (name, bar) not in found]
    shown = [listed(f"{name} at {bar}" for name, bar in each) for each in (asked, found)]
    return Promise("sections", asked == found, shown[0], shown[1], bars=tuple(unlike))


def instruments(case: Case) -> Promise:
    """Each role is played by the planned program."""
    asked = {planned.role: planned.program for planned in case.plan.roles}
    found = {track.role: track.program for track in case.score.tracks}
    shown = [listed(f"{role} {program}" for role, program in sorted(each.items())) for each in (asked, found)]
    return Promise("instruments", asked == found, shown[0], shown[1])


def negations(case: Case) -> Promise:
    """Nothing plays that was asked away, and nothing that the plan does not have."""
    planned = {(each.role is Role.DRUMS, each.program) for each in case.plan.roles}
    stray = [t for t in case.score.tracks if t.notes and (t.role is Role.DRUMS, t.program) not in planned]
    broken = {_name(track): track for track in [*stray, *_playing_excluded(case)]}
    unwanted = _unwanted_sections(case)
    bars = {bar_of(note.onset_tick, case.starts) for track in broken.values() for note in track.notes}
    bars |= {bar for inside in unwanted.values() for bar in inside}
    words = [] if case.brief is None else away_words(case.brief)
    asked = f"without {listed(words)}" if words else "nothing beyond the plan"
    found = listed([*broken, *unwanted]) if broken or unwanted else "so it is"
    return Promise("negations", not broken and not unwanted, asked, found, tuple(sorted(bars)))


def _playing_excluded(case: Case) -> list[Track]:
    if case.brief is None:
        return []
    away, no_drums = excluded_programs(case.brief), bool(drums_excluded(case.brief))
    return [t for t in case.score.tracks if t.notes and (no_drums if t.role is Role.DRUMS else t.program in away)]


def _unwanted_sections(case: Case) -> dict[str, range]:
    """The sections of a kind that was asked away, with their bars."""
    away = set() if case.brief is None else {part.value for part in case.brief.no_parts}
    return {s.name: range(s.start_bar, s.end_bar) for s in case.score.sections if s.kind in away}


def _name(track: Track) -> str:
    return "drums" if track.role is Role.DRUMS else INSTRUMENTS[track.program].name


def chord_symbols(case: Case) -> Promise:
    """The chord symbols in the score are those of the plan, in their order and from the same bars on."""
    asked = [chord.chord for section in case.plan.sections for bar in section.chords for chord in bar]
    planned = [change for i, change in enumerate(asked) if i == 0 or change != asked[i - 1]]
    spans = case.score.chords
    changes = [span for i, span in enumerate(spans) if i == 0 or span.chord != spans[i - 1].chord]
    written = [span.chord for span in changes]
    unlike = [i for i, (a, b) in enumerate(zip(planned, written, strict=False)) if a != b]
    shown = f", {chord_symbol(written[unlike[0]])} is the first unlike one" if unlike else ""
    bars = tuple(dict.fromkeys(bar_of(changes[i].onset_tick, case.starts) for i in unlike))
    asked_text, found_text = f"{len(planned)} chords", f"{len(written)} chords{shown}"
    return Promise("chord symbols", planned == written, asked_text, found_text, bars)
