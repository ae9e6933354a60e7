"""Scores to draw, and pictures read back from their SVG text."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from scoresmith.picture import Drawing
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track

SVG = "{http://www.w3.org/2000/svg}"
PROGRAMS: dict[Role, int] = {
    Role.MELODY: 73, Role.COUNTER: 40, Role.CHORDS: 0, Role.ARP: 25, Role.BASS: 33, Role.PAD: 48, Role.DRUMS: 0,
}  # fmt: skip
PITCHES: dict[Role, int] = {
    Role.MELODY: 76, Role.COUNTER: 69, Role.CHORDS: 60, Role.ARP: 64, Role.BASS: 36, Role.PAD: 55, Role.DRUMS: 38,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of an SVG: its classes and place."""

    classes: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    opacity: float


def boxes(svg: str) -> list[Box]:
    """All rectangles but the paper."""
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        classes = tuple(group.attrib["class"].split())
        for rect in group.iter(f"{SVG}rect"):
            values = rect.attrib
            place = (float(values[name]) for name in ("x", "y", "width", "height"))
            found.append(Box(classes, *place, float(values.get("fill-opacity", "1"))))
    return found


def boxes_of(drawing: Drawing, *classes: str) -> list[Box]:
    """The rectangles with exactly these classes."""
    return [box for box in boxes(drawing._repr_svg_()) if box.classes == classes]


def words_of(drawing: Drawing, group: str) -> list[str]:
    """The texts of a class, in the order in which they are drawn."""
    root = ElementTree.fromstring(drawing._repr_svg_())
    texts = [text for g in root.iter(f"{SVG}g") if g.attrib["class"] == group for text in g.iter(f"{SVG}text")]
    return [text.text or "" for text in texts]


def a_score(
    bars: int = 8,
    roles: tuple[Role, ...] = tuple(Role),
    meter: tuple[int, int] = (4, 4),
    *,
    silent: tuple[Role, ...] = (),
    title: str = "A piece",
    names: tuple[str, str] = ("Verse", "Chorus"),
) -> Score:
    """Two sections, a chord a bar, and in each bar of each role a note a quarter, louder from bar to bar."""
    signature = Meter(0, *meter)
    ticks = signature.bar_ticks
    half = bars // 2
    sections = (
        Section(names[0], "verse", "A", 0, half, 0.4),
        Section(names[1], "chorus", "B", half, bars - half, 0.8),
    )
    tracks = []
    for role in roles:
        notes = [
            Note(bar * ticks + tick, PITCHES[role] + bar % 3 * 2, 240, 30 + 90 * bar // bars)
            for bar in range(bars)
            for tick in range(0, ticks - 239, 480)
        ]
        tracks.append(Track(role, role.value, PROGRAMS[role], () if role in silent else tuple(notes)))
    return Score(
        title=title,
        end_tick=bars * ticks,
        tempos=(Tempo(0, 100.0),),
        meters=(signature,),
        keys=(Key(0, 9, "minor"),),
        chords=tuple(ChordSpan(bar * ticks, ticks, CHORDS[bar % 4]) for bar in range(bars)),
        sections=sections if half else sections[1:],
        tracks=tuple(tracks),
    )


CHORDS: tuple[Chord, ...] = (Chord(9, "m"), Chord(5, "maj7"), Chord(0, "", 4), Chord(7, "7"))
CHORD_SYMBOLS: tuple[str, ...] = ("Am", "Fmaj7", "C/E", "G7")
