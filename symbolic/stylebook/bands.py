"""Synthesised bands: songs with chords, played by a band of one style, as training data.

No free set of human pop bands exists, so drums, bass, chords, arpeggio and pad are played from the style book over the
chords of POP909 and OpenEWLD (with their melody) and of the Billboard charts (which have none).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from symbolic.controls import BarControls, CellControls, Controls
from symbolic.data.billboard import read_billboard
from symbolic.data.openewld import read_openewld
from symbolic.data.pop909 import read_pop909
from symbolic.data.work import ChordChart, Work
from symbolic.encode import describe_bars
from symbolic.grid import Cell
from symbolic.score import ROLES, TICKS_PER_QUARTER, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.stylebook.colour import coloured
from symbolic.stylebook.fit import density_of, pulse_in, suitable
from symbolic.stylebook.play import ACCOMPANIMENT, play
from symbolic.stylebook.styles import STYLE_BOOK, StyleEntry
from symbolic.stylebook.tables import patterns_of
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_starts, beat_ticks

SOURCE = "bands"
KEPT_PERCENT = 56
"""Of the songs in 4/4; of the rarer meters all are kept."""
MAX_BARS = 72
"""Longer songs end with the last section that fits."""
PHRASE_BARS, SECTION_BARS = 4, 8
AS_WRITTEN = 99.0

WEIGHTS: Mapping[str, tuple[int, int, int]] = {
    "ballad": (30, 8, 12), "pop": (35, 0, 16), "rock": (15, 0, 36), "metal": (10, 0, 41), "funk": (10, 0, 41),
    "disco": (25, 0, 26), "bossa": (16, 25, 10), "swing": (0, 40, 11), "lofi": (28, 12, 11), "ambient": (35, 4, 12),
    "edm": (35, 0, 16), "epic": (35, 6, 10), "waltz": (60, 100, 60), "folk": (15, 20, 16), "guofeng": (51, 0, 0),
    "chiptune": (35, 8, 8), "classical": (20, 25, 5), "latin": (12, 20, 19), "hiphop": (25, 0, 26),
    "blues": (0, 15, 36),
}  # fmt: skip  # how often the songs of POP909, OpenEWLD and Billboard are played in a style; sums are about even
SOURCES: tuple[str, ...] = ("pop909", "openewld", "billboard")

KIND_ENERGY: Mapping[str, float] = {
    "intro": 0.25, "verse": 0.45, "prechorus": 0.6, "chorus": 0.8, "bridge": 0.55, "interlude": 0.45, "solo": 0.75,
    "outro": 0.3, "theme": 0.45,
}  # fmt: skip
REPEAT_ENERGY, LAST_CHORUS = 0.06, 0.95
BOTH_FROM = 0.7
"""The energy from which chords and arpeggio always sound together."""
KIND_OF_NAME: Mapping[str, str] = {
    "pre-chorus": "prechorus", "pre-chorus two": "prechorus", "pre-verse": "interlude", "fadeout": "outro",
    "coda": "outro", "ending": "outro", "trans": "interlude", "transition": "interlude", "instrumental": "interlude",
    "instrumental break": "interlude", "refrain": "chorus", "chorus a": "chorus", "chorus b": "chorus",
    "main theme": "theme", "secondary theme": "theme", "pre-intro": "intro", "intro a": "intro", "intro b": "intro",
    "intro-a": "intro", "intro-b": "intro", "modulation": "bridge",
}  # fmt: skip  # names in the Billboard charts that are no kind of section of ours
REGISTERS: Mapping[Role, float] = {Role.CHORDS: 59, Role.ARP: 63, Role.BASS: 40, Role.PAD: 60, Role.DRUMS: 42}
REGISTER_SPREAD, ENERGY_LIFT = 3, 4.0
PAD_VOICES, COMPOUND_TEMPO = 3, 1.5


def read_bands(root: Path) -> Iterator[Work]:
    """Bands over the songs of ``root/pop909``, ``root/openewld`` and ``root/billboard``, one style a song."""
    for work in (*_works(root, "pop909"), *_works(root, "openewld")):
        if work.score.chords and (style := style_for(work.work_id, str(work.score.meters[0]))):
            yield band_of(work, style)
    for chart in read_billboard(root) if (root / "billboard").is_dir() else ():
        if style := style_for(chart.work_id, str(meter_of(chart))):
            yield band_of(song_of(chart), style)


def _works(root: Path, source: str) -> Iterator[Work]:
    reader = {"pop909": read_pop909, "openewld": read_openewld}[source]
    if (root / source).is_dir():
        yield from reader(root)


def number(text: str, limit: int) -> int:
    """A number from 0 to ``limit`` - 1 that depends on nothing but the text."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8], "big") % limit


def style_for(work_id: str, meter: str) -> str | None:
    """The style in which a song is played, by the hash of its id among those that play its meter; None for none."""
    place = SOURCES.index(work_id.split("/")[0])
    weights = {s: w[place] for s, w in WEIGHTS.items() if meter in STYLE_BOOK[s].meters and w[place]}
    if not weights or (meter == "4/4" and number(f"keep {work_id}", 100) >= KEPT_PERCENT):
        return None
    drawn = number(f"style {work_id}", sum(weights.values()))
    for style, weight in weights.items():
        drawn -= weight
        if drawn < 0:
            return style
    return None


def meter_of(chart: ChordChart) -> Meter:
    """The meter of a chart, from its beats and the length of its bars."""
    quarters = sum(span.duration_tick for span in chart.chords) / chart.bars / TICKS_PER_QUARTER
    if quarters > chart.beats_in_bar:
        return Meter(0, round(quarters * 2), 8)
    return Meter(0, chart.beats_in_bar, 4)


def song_of(chart: ChordChart) -> Work:
    """A chart as a work without notes; its tempo is given by the style."""
    meter = meter_of(chart)
    end_tick = chart.bars * meter.bar_ticks
    starts = [s.start_bar for s in chart.sections] + [chart.bars]
    sections = [
        Section(s.name.capitalize() or "Verse", kind_of(s.name), s.letter or "Z", s.start_bar, after - s.start_bar)
        for s, after in zip(chart.sections, starts[1:], strict=True)
        if after > s.start_bar
    ]
    score = Score(
        chart.title, end_tick, (Tempo(0, 0.0),), (meter,), (Key(0, chart.tonic, _mode(chart)),),
        chart.chords, tuple(sections),
    )  # fmt: skip
    return Work(chart.work_id, chart.source, chart.creators, "pop", chart.licence, score)


def kind_of(name: str) -> str:
    """The kind of section that a chart's name means; an unknown one is a verse."""
    return name if name in KIND_ENERGY else KIND_OF_NAME.get(name, "verse")


def _mode(chart: ChordChart) -> str:
    """Major or minor, as the chords on the tonic mostly are."""
    lean = 0
    for span in chart.chords:
        if span.chord.root == chart.tonic:
            tones = CHORD_QUALITIES[span.chord.quality]
            lean += span.duration_tick * ((4 in tones) - (3 in tones))
    return "minor" if lean < 0 else "major"


def band_of(work: Work, style: str) -> Work:
    """The work played by a band of the style: its melody stays, everything else is played from the style book."""
    entry = STYLE_BOOK[style]
    name = f"{work.work_id}-{style}"
    score = _with_energy(_shortened(_with_sections(work.score)))
    score = replace(score, chords=coloured(score, entry.colour), tempos=(Tempo(0, _tempo(score, entry, name)),))
    controls = _controls(score, style, entry, name)
    request = [cell for cell in controls.cells if cell[0] in ACCOMPANIMENT]
    cells = play(controls, request, seed=number(name, 2**31), tolerance=AS_WRITTEN)
    notes: dict[Role, list[Note]] = {}
    for (role, _), inside in sorted(cells.items(), key=lambda item: item[0][1]):
        notes.setdefault(role, []).extend(inside)
    played = {
        role: Track(role, role.value.capitalize(), controls.programs[role], tuple(sorted(found)))
        for role, found in notes.items()
    }
    kept = {t.role: t for t in score.tracks if t.role in (Role.MELODY, Role.COUNTER)}
    band = kept | played
    tracks = tuple(band[role] for role in ROLES if role in band)
    return Work(f"{SOURCE}/{name}", SOURCE, work.creators, style, work.licence, replace(score, tracks=tracks))


def _with_sections(score: Score) -> Score:
    """The score with sections over all bars; without any, eight bars each, alike in letter if alike in chords."""
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    if not score.sections:
        return replace(score, sections=tuple(_phrased(score, bars)))
    sections: list[Section] = []
    at = 0
    for section in sorted(score.sections, key=lambda s: s.start_bar):
        if section.start_bar > at:
            kind = "intro" if at == 0 else "interlude"
            sections.append(Section(kind.capitalize(), kind, kind[0], at, section.start_bar - at))
        sections.append(section)
        at = section.end_bar
    if at < bars:
        sections.append(Section("Outro", "outro", "o", at, bars - at))
    return replace(score, sections=tuple(sections))


def _phrased(score: Score, bars: int) -> Iterator[Section]:
    starts = bar_starts(score.meters, score.end_tick)
    letters: dict[tuple[object, ...], str] = {}
    at = 0
    while at < bars:
        length = SECTION_BARS if bars - at >= SECTION_BARS + PHRASE_BARS else bars - at
        inside = range(starts[at], starts[at + length])
        chords = tuple((s.onset_tick - starts[at], s.chord) for s in score.chords if s.onset_tick in inside)
        letter = letters.setdefault(chords[: SECTION_BARS // 2], "ABCDEFGHIJKLMNOPQRSTUVWXY"[min(len(letters), 24)])
        yield Section("Theme", "theme", letter, at, length)
        at += length


def _shortened(score: Score) -> Score:
    """The score up to the last section that ends within ``MAX_BARS``."""
    starts = bar_starts(score.meters, score.end_tick)
    if len(starts) - 1 <= MAX_BARS:
        return score
    kept = [s for s in score.sections if s.end_bar <= MAX_BARS] or [replace(score.sections[0], bars=MAX_BARS)]
    end_tick = starts[kept[-1].end_bar]
    tracks = (
        replace(t, notes=tuple(replace(n, duration_tick=min(n.duration_tick, end_tick - n.onset_tick))
                               for n in t.notes if n.onset_tick < end_tick)) for t in score.tracks
    )  # fmt: skip
    chords = tuple(
        replace(c, duration_tick=min(c.duration_tick, end_tick - c.onset_tick))
        for c in score.chords
        if c.onset_tick < end_tick
    )
    return replace(
        score,
        end_tick=end_tick,
        meters=tuple(m for m in score.meters if m.tick < end_tick),
        keys=tuple(k for k in score.keys if k.tick < end_tick),
        chords=chords,
        sections=tuple(kept),
        tracks=tuple(t for t in tracks if t.notes),
    )


def _with_energy(score: Score) -> Score:
    """The score whose sections have an energy by kind, growing when they come back and over the piece."""
    seen: dict[str, int] = {}
    last_chorus = max((i for i, s in enumerate(score.sections) if s.kind == "chorus"), default=-1)
    sections = []
    for index, section in enumerate(score.sections):
        before = seen.get(section.letter, 0)
        seen[section.letter] = before + 1
        energy = KIND_ENERGY[section.kind] + REPEAT_ENERGY * min(before, 4)
        if section.kind == "theme":
            energy += 0.4 * index / max(len(score.sections) - 1, 1)
        if index == last_chorus and before:
            energy = LAST_CHORUS
        sections.append(replace(section, energy=round(min(energy, LAST_CHORUS), 2)))
    return replace(score, sections=tuple(sections))


def _tempo(score: Score, entry: StyleEntry, name: str) -> float:
    """The song's tempo moved into the style's range: halved or doubled if that is enough, else to its nearer end."""
    factor = COMPOUND_TEMPO if beat_ticks(score.meters[0]) > TICKS_PER_QUARTER else 1.0
    low, high = (bpm * factor for bpm in entry.tempo_bpm)
    bpm = score.tempos[0].bpm
    if bpm <= 0:
        return round(low + (high - low) * number(f"tempo {name}", 1000) / 1000, 1)
    for candidate in (bpm, bpm * 2, bpm / 2):
        if low <= candidate <= high:
            return round(candidate, 2)
    return round(min(max(bpm, low), high), 2)


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a band of one song does in its own way, drawn from the song's name."""

    together: int
    """0: the arpeggio rests where the chords play; 1: the other way round; 2: both play."""
    late_drums: bool
    bare_bridge: bool
    shift: float
    register: int


def _habits(name: str) -> _Habits:
    return _Habits(
        number(f"together {name}", 3), number(f"late {name}", 3) > 0, number(f"bare {name}", 3) == 0,
        number(f"shift {name}", 100) / 500 - 0.1, number(f"register {name}", 2 * REGISTER_SPREAD + 1) - REGISTER_SPREAD,
    )  # fmt: skip


def _controls(score: Score, style: str, entry: StyleEntry, name: str) -> Controls:
    habits = _habits(name)
    bars = _bars(score)
    programs = {
        role: (usual, *entry.others.get(role, ()))[number(f"{role} {name}", 1 + len(entry.others.get(role, ())))]
        for role, usual in entry.programs.items()
    }
    cells: dict[Cell, CellControls] = {}
    for section in score.sections:
        roles = roles_of(section, entry, habits)
        for bar in range(section.start_bar, section.end_bar):
            for role in roles:
                cells[role, bar] = _cell(role, bars[bar], entry, habits)
    return Controls(style, 0.0, 0.0, score.tempos[0].bpm, bars, cells, programs)


def _bars(score: Score) -> tuple[BarControls, ...]:
    """The bars as described, with the energy of their sections and a phrase every four bars."""
    energy = [s.energy for s in score.sections for _ in range(s.bars)]
    described = describe_bars(replace(score, tracks=()))
    return tuple(
        replace(
            bar,
            energy=energy[i],
            phrase_end=bar.section_end or bar.bar_in_section % PHRASE_BARS == PHRASE_BARS - 1,
            final=i == len(described) - 1,
        )
        for i, bar in enumerate(described)
    )


def roles_of(section: Section, entry: StyleEntry, habits: _Habits) -> list[Role]:
    """Who plays in a section: each role from an energy on, chords and arpeggio by habit; never nobody."""
    energy = section.energy + habits.shift
    roles = [role for role in ACCOMPANIMENT if energy >= entry.enters.get(role, 2.0)]
    if (section.kind == "intro" and habits.late_drums) or (section.kind == "bridge" and habits.bare_bridge):
        roles = [role for role in roles if role is not Role.DRUMS]
    harmony = (Role.CHORDS, Role.ARP)
    if all(role in roles for role in harmony) and energy < BOTH_FROM and habits.together < 2:
        roles.remove(harmony[habits.together - 1])
    if not set(roles) - {Role.DRUMS}:
        roles.append(min(entry.enters, key=lambda role: (role is Role.DRUMS, entry.enters[role])))
    return roles


def _cell(role: Role, bar: BarControls, entry: StyleEntry, habits: _Habits) -> CellControls:
    """What the pattern is like that the style plays at the bar's energy."""
    found = sorted(suitable(patterns_of(entry, role), bar.meter), key=lambda p: density_of(p, bar.meter))
    pattern = found[round(bar.energy * (len(found) - 1))]
    density = 1.0 if bar.final else density_of(pattern, bar.meter)
    stack = {Role.CHORDS: entry.chord_voices, Role.PAD: PAD_VOICES}.get(role, 1)
    lift = 0.0 if role in (Role.BASS, Role.DRUMS) else ENERGY_LIFT * (bar.energy - 0.5) + habits.register
    return CellControls(density, REGISTERS[role] + lift, stack, pulse_in(pattern, bar.meter))
