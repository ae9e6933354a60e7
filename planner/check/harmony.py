"""Promises about what is heard: the keys, the chords as the notes make them, the bass and the ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.check.case import ACCOMPANIMENT, Case, by_bar
from planner.check.promise import THRESHOLDS, Promise, by_share, key_name, listed, untold
from symbolic.adherence import (
    ChordAccuracy,
    chord_accuracy,
    key_fit,
    key_tones,
    relative_major,
    signature_fit,
    spans_between,
)
from symbolic.grid import Cell
from symbolic.metrics import chord_at, chord_tone_share
from symbolic.recognise import Profile, pitch_class_profile
from symbolic.score import ROLES, ChordSpan, Note, Role
from symbolic.theory import chord_pitch_classes, chord_symbol, note_name, prefers_flats
from symbolic.timing import bar_of

PITCHED: tuple[Role, ...] = tuple(role for role in ROLES if role is not Role.DRUMS)


def heard_key(case: Case) -> Promise:
    """The key that the notes are in: the one asked for, or one of the same signature, must fit best.

    Sections in a key of their own are left out, unless all are.
    """
    home = (case.plan.tonic, case.plan.mode)
    at_home = [pair for pair in case.sections if case.plan.key_of(pair[0]) == home]
    if len(at_home) == len(case.sections) or not at_home:
        notes = [note for role in PITCHED for note in case.notes(role)]
    else:
        notes = [note for section, first in at_home for note in case.notes_of(section, first, PITCHED)]
    margin, tonic, mode = key_fit(pitch_class_profile(notes), *home)
    most = THRESHOLDS["key_margin"]
    return Promise("heard key", margin <= most, key_name(*home), key_name(tonic, mode), value=margin, threshold=most)


def section_keys(case: Case) -> Promise:
    """Each section is heard in its own key's notes, and one in another key rather there than at home."""
    most = THRESHOLDS["section_key_margin"]
    margins: list[float] = []
    wrong: list[int] = []
    heard: list[str] = []
    for section, first in case.sections:
        profile = pitch_class_profile(case.notes_of(section, first, PITCHED))
        if not profile.any():
            continue
        own = case.plan.key_of(section)
        margins.append(signature_fit(profile, *own))
        if margins[-1] > most or not _nearer_than_home(case, profile, own):
            wrong += range(first, first + section.bars)
            heard.append(f"{section.name} in {key_name(*key_fit(profile, *own)[1:])}")
    asked = listed(dict.fromkeys(key_name(*case.plan.key_of(section)) for section, _ in case.sections))
    if not margins:
        return untold("section keys", asked)
    found = listed(heard) if wrong else "every section as asked"
    return Promise("section keys", not wrong, asked, found, tuple(wrong), max(margins), threshold=most)


def _nearer_than_home(case: Case, profile: Profile, own: tuple[int, str]) -> bool:
    """Whether a section's own key fits no worse than the plan's, where they have other notes."""
    home = (case.plan.tonic, case.plan.mode)
    if relative_major(*own) == relative_major(*home):
        return True
    return signature_fit(profile, *own) <= signature_fit(profile, *home)


def notes_in_key(case: Case) -> Promise:
    """The notes of each section lie in the scale of its key or are tones of the chord under them."""
    least = THRESHOLDS["notes_in_key"]
    shares: list[float] = []
    weak: list[int] = []
    for section, first in case.sections:
        scale = key_tones(*case.plan.key_of(section))
        notes = case.notes_of(section, first, PITCHED)
        share = _inside(notes, scale, case.asked)
        if share is None:
            continue
        shares.append(share)
        if share < least:
            in_bars = by_bar(notes, case.starts)
            weak += [bar for bar in sorted(in_bars) if (_inside(in_bars[bar], scale, case.asked) or 0.0) < least]
    asked = f"at least {least:.0%} of each section's notes in its key or chord"
    if not shares:
        return untold("notes in key", asked)
    worst = min(shares)
    found = f"{worst:.0%} in the section with the fewest"
    return Promise("notes in key", worst >= least, asked, found, tuple(weak), worst, threshold=least)


def _inside(notes: Iterable[Note], scale: frozenset[int], chords: list[ChordSpan]) -> float | None:
    """The share of the notes' time on the scale or on the chord at their onset."""
    inside = total = 0
    for note in notes:
        span = chord_at(chords, note.onset_tick)
        fits = note.pitch % 12 in scale or (span is not None and note.pitch % 12 in chord_pitch_classes(span.chord))
        total += note.duration_tick
        inside += note.duration_tick if fits else 0
    return inside / total if total else None


def heard_roots(case: Case) -> Promise:
    """The asked roots are those that are heard, where a bass tells them."""
    return _told_by_bass(case, "heard roots", "of the time on the asked root, by ear", lambda heard: heard.root)


def heard_triads(case: Case) -> Promise:
    """The asked roots and triads are those that are heard, where a bass tells them."""
    return _told_by_bass(case, "heard triads", "of the time on the asked triad, by ear", lambda heard: heard.triad)


def _told_by_bass(case: Case, name: str, of_what: str, share_of: Callable[[ChordAccuracy], float]) -> Promise:
    """How the heard chords meet the plan in the bars that have a bass, and the bars in which they do not."""
    least = THRESHOLDS[name.replace(" ", "_")]
    asked = f"at least {least:.0%} {of_what}"
    struck = {bar_of(note.onset_tick, case.starts) for note in case.notes(Role.BASS)}
    judged = {bar: _asked_in(case, bar) for bar in sorted(struck) if bar < case.bars}
    whole = chord_accuracy([span for spans in judged.values() for span in spans], case.heard)
    if whole is None or len(judged) < THRESHOLDS["judged_bars"] * case.plan.bars:
        return untold(name, asked, "no bass tells the roots")
    share = share_of(whole)
    heard = {bar: chord_accuracy(spans, case.heard) for bar, spans in judged.items()}
    weak = [bar for bar, each in heard.items() if each is not None and share_of(each) < THRESHOLDS["bar_roots"]]
    bars = tuple(weak) if share < least else ()
    return Promise(name, share >= least, asked, f"{share:.0%}", bars, share, threshold=least)


def _asked_in(case: Case, bar: int) -> list[ChordSpan]:
    """The planned chords of a bar."""
    return spans_between(case.asked, case.tick(bar), case.tick(bar + 1))


def _root_share(asked: list[ChordSpan], heard: list[ChordSpan]) -> float:
    accuracy = chord_accuracy(asked, heard)
    return 1.0 if accuracy is None else accuracy.root


def wrong_chords(case: Case) -> Promise:
    """No bar sounds another chord: one that is heard with another root and is mostly not made of the asked tones."""
    cells: list[Cell] = []
    wrong: list[int] = []
    notes = {role: by_bar(case.notes(role), case.starts) for role in ACCOMPANIMENT}
    for bar in range(case.bars):
        asked = _asked_in(case, bar)
        here = {role: notes[role][bar] for role in ACCOMPANIMENT if bar in notes[role]}
        share = chord_tone_share([note for each in here.values() for note in each], asked)
        if share is None or share >= THRESHOLDS["bar_chord_tones"]:
            continue
        if _root_share(asked, case.heard) < THRESHOLDS["bar_roots"]:
            wrong.append(bar)
            least = THRESHOLDS["bar_chord_tones"]
            cells += [(role, bar) for role in here if (chord_tone_share(here[role], asked) or 0.0) < least]
    most = THRESHOLDS["wrong_chord_bars"]
    found = f"{len(wrong)} bars with another chord" if wrong else "so it is"
    asked_text = "every bar sounds its chord"
    return Promise("wrong chords", len(wrong) <= most, asked_text, found, tuple(wrong), len(wrong), tuple(cells), most)


def chord_tones(case: Case) -> Promise:
    """The accompaniment sounds the tones of the planned chords."""
    chords = case.asked
    notes = [note for role in ACCOMPANIMENT for note in case.notes(role)]
    share = chord_tone_share(notes, chords)
    weak = []
    for role in ACCOMPANIMENT:
        for bar, in_bar in by_bar(case.notes(role), case.starts).items():
            in_cell = chord_tone_share(in_bar, chords)
            if in_cell is not None and in_cell < THRESHOLDS["chord_tones_in_cell"]:
                weak.append((role, bar))
    return by_share("chord tones", share, THRESHOLDS["chord_tones"], "of the accompaniment's time on chord tones", weak)


def bass_roots(case: Case) -> Promise:
    """Where a chord begins together with a bass note, that note is the chord's bass."""
    by_onset = {note.onset_tick: note.pitch % 12 for note in sorted(case.notes(Role.BASS), reverse=True)}
    wrong, struck = [], 0
    for span in case.asked:
        pitch_class = by_onset.get(span.onset_tick)
        if pitch_class is None or span.chord.quality == "N":
            continue
        struck += 1
        if pitch_class != (span.chord.root if span.chord.bass is None else span.chord.bass):
            wrong.append((Role.BASS, bar_of(span.onset_tick, case.starts)))
    share = 1 - len(wrong) / struck if struck else None
    cells = wrong if share is not None and share < THRESHOLDS["bass_roots"] else []
    return by_share(
        "bass roots", share, THRESHOLDS["bass_roots"], "of the chords with their bass note in the bass", cells
    )


def ending(case: Case) -> Promise:
    """The melody's last note is a tone of the chord under it."""
    asked = "the melody ends on a tone of its chord"
    notes = case.notes(Role.MELODY)
    if not notes:
        return untold("ending", asked, "there is no melody")
    last = max(notes)
    span = chord_at(case.asked, last.onset_tick)
    if span is None:
        return untold("ending", asked, "there is no chord under the last note")
    kept = last.pitch % 12 in chord_pitch_classes(span.chord)
    bar = bar_of(last.onset_tick, case.starts)
    cells = () if kept else ((Role.MELODY, bar),)
    flats = prefers_flats(case.plan.tonic, case.plan.mode)
    found = f"{note_name(last.pitch, flats)} on {chord_symbol(span.chord, flats)}"
    return Promise("ending", kept, asked, found, bars=tuple(b for _, b in cells), cells=cells)
