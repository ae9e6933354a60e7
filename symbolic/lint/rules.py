"""The table of rules, and the walk over a file that applies them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from symbolic.errors import BadInput
from symbolic.lint.music import dynamics, lead_in, pedal, playable
from symbolic.lint.notes import ends, note_lengths, note_pairs
from symbolic.lint.structure import (
    channels,
    chord_symbols,
    conductor_track,
    header,
    markers,
    mixer_order,
    track_heads,
)
from symbolic.lint.summary import ERROR, FileSummary, Finding, Found, summary_of
from symbolic.midi_events import parse_midi

MAX_FINDINGS_A_RULE = 20

RULES: tuple[tuple[str, Callable[[FileSummary], Found]], ...] = (
    ("MID-01", header),
    ("MID-02", conductor_track),
    ("MID-03", track_heads),
    ("MID-04", channels),
    ("MID-05", mixer_order),
    ("MID-06", markers),
    ("MID-07", chord_symbols),
    ("MID-08", note_lengths),
    ("MID-09", note_pairs),
    ("MID-10", ends),
    ("MID-12", pedal),
    ("MID-13", dynamics),
    ("MID-14", lead_in),
    ("MID-15", playable),
)


def lint_midi(data: bytes) -> tuple[Finding, ...]:
    """Check the bytes of a MIDI file against the rules; a file that cannot be read breaks MID-01.

    At most ``MAX_FINDINGS_A_RULE`` findings a rule are given, errors first; one more says how many there are besides.
    """
    try:
        raw = parse_midi(data, "the file")
    except BadInput as error:
        return (Finding("MID-01", 0, 0, str(error)),)
    file = summary_of(raw)
    return tuple(finding for rule, check in RULES for finding in findings_of(file, rule, check(file)))


def findings_of(file: FileSummary, rule: str, found: Found) -> Iterable[Finding]:
    """The findings of one rule with bar and track name, errors first, not too many."""
    rows = sorted(found, key=lambda row: row[0])
    shown = [
        Finding(rule, track, tick, message, severity, file.bar(tick), file.tracks[track].name if file.tracks else "")
        for severity, track, tick, message in rows[:MAX_FINDINGS_A_RULE]
    ]
    if left := rows[MAX_FINDINGS_A_RULE:]:
        errors = sum(severity == ERROR for severity, *_ in left)
        severity, track, tick, _ = left[0]
        message = f"and {len(left)} more findings of this rule, {errors} of them errors"
        shown.append(Finding(rule, track, tick, message, severity, file.bar(tick)))
    return shown
