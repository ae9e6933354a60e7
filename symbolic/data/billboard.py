"""The McGill Billboard annotations: sections and chords bar by bar, without notes (Burgoyne, Wild, Fujinaga 2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from symbolic.data.build import works_of
from symbolic.data.work import ChartSection, ChordChart
from symbolic.errors import BadInput
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan
from symbolic.theory import CHORD_QUALITIES, pitch_class

LICENCE = "CC0-1.0"

QUALITY_OF_SHORTHAND: dict[str, str] = {
    "maj": "", "min": "m", "7": "7", "min7": "m7", "maj7": "maj7", "1": "5", "5": "5", "sus4": "sus4", "sus2": "sus2",
    "maj(9)": "add9", "min(9)": "madd9", "sus4(b7)": "7sus4", "sus4(b7,9)": "9sus4", "7(#9)": "7#9", "7(b9)": "7b9",
    "7(#11)": "7#11", "maj6": "6", "min6": "m6", "maj6(9)": "69", "9": "9", "maj9": "maj9", "min9": "m9", "11": "11",
    "min11": "m11", "13": "13", "maj13": "maj13", "min13": "m13", "dim": "dim", "dim7": "dim7", "hdim7": "m7b5",
    "aug": "aug", "aug(b7)": "7#5", "min7(11)": "m11", "minmaj7": "mMaj7",
}  # fmt: skip  # the annotations' shorthands; an unlisted one is read as its part before the bracket

_DEGREE_SEMITONES = {"1": 0, "2": 2, "3": 4, "4": 5, "5": 7, "6": 9, "7": 11, "9": 2, "11": 5, "13": 9}
_BEATS: dict[str, tuple[int, int]] = {
    "4/4": (4, TICKS_PER_QUARTER), "3/4": (3, TICKS_PER_QUARTER), "2/4": (2, TICKS_PER_QUARTER),
    "5/4": (5, TICKS_PER_QUARTER), "7/4": (7, TICKS_PER_QUARTER), "6/8": (2, TICKS_PER_QUARTER * 3 // 2),
    "12/8": (4, TICKS_PER_QUARTER * 3 // 2), "9/8": (3, TICKS_PER_QUARTER * 3 // 2),
}  # fmt: skip  # meter -> beats in a bar, ticks in a beat
_CHORD = re.compile(r"^([A-G][#b]*):([^/]+)(?:/([#b]*)(\d+))?$")
_LABEL = re.compile(r"^([A-Z]'*)(?:,\s*([a-z][a-z -]*))?|^([a-z][a-z -]*)")
_REPEAT = re.compile(r"\bx(\d+)\b")


def read_billboard(root: Path) -> Iterator[ChordChart]:
    """Read the charts of ``root/billboard`` that keep one meter throughout."""
    yield from works_of(sorted((root / "billboard" / "salami_chords").glob("*.txt")), _read_chart)


def _read_chart(path: Path) -> ChordChart:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    if heads["metre"] not in _BEATS or sum(line.startswith("# metre") for line in lines) != 1:
        raise BadInput(f"the meter {heads['metre']} is not read, or it changes")
    beats, beat_tick = _BEATS[heads["metre"]]
    bars: list[list[Chord]] = []
    sections: list[ChartSection] = []
    for line in lines:
        _, _, content = line.partition("\t")
        head, bar_line, rest = content.partition("|")
        if not bar_line:
            continue
        if (label := _LABEL.match(head.strip())) is not None:
            letter, name, bare = label.groups()
            sections.append(ChartSection(letter or "", (name or bare or "").strip(), len(bars)))
        inside, _, after = rest.rpartition("|")
        read = [_bar(text.split(), bars[-1:], beats) for text in inside.split("|")]
        repeat = _REPEAT.search(after)
        bars += read * (int(repeat.group(1)) if repeat else 1)
    if not bars:
        raise BadInput("there are no bars")
    return ChordChart(
        f"billboard/{path.stem}",
        "billboard",
        (heads["artist"],),
        LICENCE,
        heads["title"],
        pitch_class(heads["tonic"]),
        beats,
        len(bars),
        _spans(bars, beats * beat_tick),
        tuple(sections),
    )


def _bar(tokens: list[str], before: list[list[Chord]], beats: int) -> list[Chord]:
    """The chords of a bar, one each equal part; a dot repeats the chord before it."""
    if any(token.startswith("(") for token in tokens):
        raise BadInput(f"the meter changes in the bar '{' '.join(tokens)}'")
    chords: list[Chord] = []
    for token in tokens:
        if token == ".":
            last = chords or (before[0] if before else [])
            chords.append(last[-1] if last else Chord(0, "N"))
        else:
            chords.append(read_chord(token))
    if not chords or len(chords) > beats:
        raise BadInput(f"the bar '{' '.join(tokens)}' has {len(chords)} chords for {beats} beats")
    return chords


def read_chord(token: str) -> Chord:
    """Read a chord such as ``A:min7/b3``; ``N``, ``*`` and ``&pause`` are no chord. Raises BadInput for another."""
    if token in ("N", "*", "&pause", "X"):
        return Chord(0, "N")
    found = _CHORD.match(token)
    if found is None:
        raise BadInput(f"'{token}' is not a chord")
    name, shorthand, accidentals, degree = found.groups()
    root = pitch_class(name)
    quality = QUALITY_OF_SHORTHAND.get(shorthand, QUALITY_OF_SHORTHAND.get(shorthand.partition("(")[0]))
    if quality is None or quality not in CHORD_QUALITIES:
        raise BadInput(f"'{token}' has the unknown quality '{shorthand}'")
    if degree is None or degree not in _DEGREE_SEMITONES:
        return Chord(root, quality)
    bass = (root + _DEGREE_SEMITONES[degree] + accidentals.count("#") - accidentals.count("b")) % 12
    return Chord(root, quality, None if bass == root else bass)


def _spans(bars: list[list[Chord]], bar_tick: int) -> tuple[ChordSpan, ...]:
    spans: list[ChordSpan] = []
    for index, chords in enumerate(bars):
        length_tick = bar_tick // len(chords)
        for place, chord in enumerate(chords):
            if spans and spans[-1].chord == chord:
                last = spans.pop()
                spans.append(ChordSpan(last.onset_tick, last.duration_tick + length_tick, chord))
            else:
                spans.append(ChordSpan(index * bar_tick + place * length_tick, length_tick, chord))
    return tuple(spans)
