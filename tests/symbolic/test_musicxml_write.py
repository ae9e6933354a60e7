"""How bars are counted, lengths spelled, voices divided, played files quantised, and what cannot be written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from symbolic.errors import BadInput
from symbolic.musicxml import NotationOptions, musicxml_bytes, write_musicxml
from symbolic.musicxml.heads import BarSpan, Head, quantised
from symbolic.musicxml.lengths import readable
from symbolic.musicxml.metre import bar, groupings, note_parts, rest_parts
from symbolic.musicxml.pitch import octave_of, root_name, transposed, written_signature
from symbolic.musicxml.rhythm import symbols
from symbolic.musicxml.voices import two_staves, two_voices
from symbolic.score import Key, Meter, Note, Role, Score, Tempo, Track

NOTE, REST = False, True


def counted(numerator: int, denominator: int):
    return bar(numerator, denominator, groupings(numerator, denominator)[0])


def written(meter: tuple[int, int], *spans: tuple[int, int, bool]) -> str:
    """Symbols as text: a letter a type (w h q e s t), dots, r for rests, 3 within a tuplet of three, ~ before a tie."""
    letters = {"whole": "w", "half": "h", "quarter": "q", "eighth": "e", "16th": "s", "32nd": "t", "64th": "x"}
    found, last = [], -1
    for symbol in symbols(counted(*meter), spans):
        tuplet = str(symbol.tuplet.actual) if symbol.tuplet else ""
        tie = "~" if symbol.span == last and not symbol.is_rest else ""
        found.append(tie + letters[symbol.type] + "." * symbol.dots + tuplet + ("r" if symbol.is_rest else ""))
        last = symbol.span
    return " ".join(found)


@pytest.mark.parametrize(
    ("meter", "start", "end", "parts"),
    [
        ((4, 4), 0, 96, [96]),
        ((4, 4), 0, 72, [72]),
        ((4, 4), 24, 72, [48, 72]),  # the middle of the bar is shown
        ((4, 4), 24, 96, [48, 96]),
        ((4, 4), 12, 36, [36]),  # a syncopation hides one beat
        ((4, 4), 12, 48, [48]),
        ((4, 4), 36, 60, [48, 60]),
        ((4, 4), 6, 30, [24, 30]),
        ((4, 4), 0, 60, [48, 60]),
        ((3, 4), 24, 72, [72]),
        ((3, 4), 12, 60, [24, 60]),
        ((2, 2), 24, 72, [72]),  # alla breve
        ((6, 8), 0, 72, [72]),
        ((6, 8), 24, 48, [36, 48]),
        ((6, 8), 12, 36, [36]),
        ((12, 8), 36, 108, [72, 108]),
        ((9, 8), 0, 108, [72, 108]),
        ((7, 8), 0, 84, [48, 84]),
        ((7, 8), 12, 36, [24, 36]),
        ((5, 4), 0, 120, [72, 120]),
        ((5, 4), 0, 96, [72, 96]),
    ],
)
def test_notes_show_the_count(meter, start, end, parts):
    assert [stop for _, stop in note_parts(counted(*meter), start, end)] == parts


@pytest.mark.parametrize(
    ("meter", "start", "end", "parts"),
    [
        ((4, 4), 24, 72, [48, 72]),
        ((4, 4), 0, 36, [24, 36]),
        ((4, 4), 6, 24, [12, 24]),
        ((3, 4), 24, 72, [48, 72]),
        ((6, 8), 0, 24, [24]),
        ((6, 8), 12, 36, [24, 36]),
        ((6, 8), 36, 72, [72]),
        ((7, 8), 0, 84, [24, 48, 84]),
    ],
)
def test_rests_fill_spans_of_the_count(meter, start, end, parts):
    assert [stop for _, stop in rest_parts(counted(*meter), start, end)] == parts


@pytest.mark.parametrize(
    ("meter", "spans", "expected"),
    [
        ((4, 4), [(0, 8, NOTE), (8, 16, NOTE), (16, 24, NOTE), (24, 96, REST)], "e3 e3 e3 qr hr"),
        ((4, 4), [(0, 16, NOTE), (16, 48, NOTE), (48, 96, REST)], "q3 e3 ~q hr"),
        ((4, 4), [(0, 16, NOTE), (16, 32, NOTE), (32, 48, NOTE), (48, 96, NOTE)], "q3 q3 q3 h"),
        ((4, 4), [(0, 32, NOTE), (32, 64, NOTE), (64, 96, NOTE)], "h3 h3 h3"),
        ((2, 4), [(i * 4, i * 4 + 4, NOTE) for i in range(6)] + [(24, 48, NOTE)], "s6 s6 s6 s6 s6 s6 q"),
        ((4, 4), [(0, 2, NOTE), (2, 12, NOTE), (12, 96, REST)], "t3 t3 ~e3 er qr hr"),
        ((4, 4), [(0, 6, NOTE), (6, 16, NOTE), (16, 96, REST)], "s s ~s3 s3r s3r qr hr"),
        ((6, 8), [(0, 4, NOTE), (4, 12, NOTE), (12, 72, NOTE)], "s3 e3 q ~q."),
        ((4, 4), [(0, 3, NOTE), (3, 12, NOTE), (12, 96, NOTE)], "t s. q. ~h"),
    ],
)
def test_values_and_tuplets(meter, spans, expected):
    assert written(meter, *spans) == expected


def test_beams_by_beats_and_plain_eighths_by_halves():
    def groups(meter, lengths):
        spans, now = [], 0
        for length in lengths:
            spans.append((now, now + length, NOTE))
            now += length
        found: dict[int, int] = {}
        for symbol in symbols(counted(*meter), tuple(spans)):
            found[symbol.beam_group] = found.get(symbol.beam_group, 0) + 1
        return [n for group, n in found.items() if group >= 0]

    assert groups((4, 4), [12] * 8) == [4, 4]
    assert groups((4, 4), [12, 12, 6, 6, 12, 12, 12, 12, 12]) == [2, 3, 4]
    assert groups((6, 8), [12] * 6) == [3, 3]
    assert groups((7, 8), [12] * 7) == [2, 2, 3]
    assert groups((3, 4), [12] * 6) == [2, 2, 2]
    beams = [s.beams for s in symbols(counted(4, 4), ((0, 18, NOTE), (18, 24, NOTE), (24, 96, REST)))]
    assert beams[:2] == [("begin",), ("end", "backward hook")]


def head(start: int, end: int, pitch: int, name: str = "n") -> Head:
    step, alter = {0: ("C", 0), 2: ("D", 0), 4: ("E", 0), 5: ("F", 0), 7: ("G", 0), 9: ("A", 0), 11: ("B", 0)}.get(
        pitch % 12, ("F", 1)
    )
    return Head(start, end, pitch, 80, step, alter, octave_of(step, alter, pitch), name)


BARS = [BarSpan(0, 96, 4), BarSpan(96, 192, 4)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(0, 8), (12, 24), (24, 48)], [12, 24, 48]),  # a short eighth among eighths
        ([(0, 16), (24, 48)], [24, 48]),
        ([(0, 16), (16, 24), (24, 48)], [16, 24, 48]),  # a triplet stays one
        ([(0, 20), (12, 24)], [12, 24]),  # legato
        ([(0, 48), (12, 24)], [48, 24]),  # a second voice
        ([(0, 24), (48, 60)], [24, 60]),  # a rest stays a rest
        ([(0, 6), (18, 24)], [18, 24]),
        ([(0, 13), (96, 120)], [12, 120]),
    ],
)
def test_lengths_are_written_to_natural_places(rows, expected):
    heads = [head(start, end, 60 + i) for i, (start, end) in enumerate(rows)]
    result = readable(heads, BARS)
    assert [h.end for h in result] == expected
    assert [h.end + h.release for h in result] == [end for _, end in rows]


def test_one_voice_where_notes_move_together_and_two_where_they_do_not():
    together = [head(0, 24, 64), head(0, 24, 60), head(24, 48, 65), head(24, 48, 62)]
    assert two_voices(together) == (together, [])
    upper = [head(0, 24, 72), head(24, 48, 74), head(48, 72, 76), head(72, 96, 77)]
    held = head(0, 96, 48)
    first, second = two_voices(sorted([*upper, held], key=lambda h: (h.start, -h.pitch)))
    assert (first, second) == (upper, [held])


def test_close_chords_stay_on_one_staff_and_wide_ones_are_divided():
    close = [head(0, 24, 65), head(0, 24, 62), head(0, 24, 57)]
    assert len({len(side) for side in two_staves(close)}) == 2
    assert 0 in {len(side) for side in two_staves(close)}
    wide = [head(0, 24, 76), head(0, 24, 72), head(0, 24, 48), head(0, 24, 36)]
    assert two_staves(wide) == (wide[:2], wide[2:])
    line = [head(24 * i, 24 * i + 24, pitch) for i, pitch in enumerate((64, 62, 60, 59, 57, 59, 60, 62))]
    assert two_staves(line) == (line, [])


def test_a_played_line_is_quantised_to_plain_subdivisions():
    off = (3, -4, 6, -2, 5, 1, -3, 2)
    eighths = [Note(480 + i * 240 + d, 60, 200) for i, d in enumerate(off)]
    assert [start for start, _ in quantised(eighths, BARS)] == [24 + 12 * i for i in range(8)]
    triplets = [Note(160 * i + d, 60, 150) for i, d in enumerate((0, 5, -6))]
    assert [start for start, _ in quantised(triplets, BARS)] == [0, 8, 16]
    fast = [Note(60 * i, 60, 60) for i in range(8)]
    assert quantised(fast, BARS) == [(3 * i, 3 * i + 3) for i in range(8)]


def test_chord_roots_are_spelled_from_the_key():
    assert root_name(1, 0, 0, False) == ("D", -1)
    assert root_name(1, 0, 0, True) == ("C", 1)
    assert root_name(11, -3, 3, False) == ("B", 0)
    assert root_name(8, -3, 3, False) == ("A", -1)
    assert root_name(8, 4, 0, False) == ("G", 1)
    assert root_name(10, 0, 0, False) == ("B", -1)
    assert root_name(6, 6, 0, False) == ("F", 1)


def test_transposing_players_read_the_simpler_key():
    assert written_signature(Key(0, 4, "major"), 3) == -5  # alto saxophone in E: D flat, not C sharp
    assert written_signature(Key(0, 0, "major"), 2) == 2
    assert transposed("E", 0, 3, True) == ("D", -1)
    assert transposed("C", 0, 2, False) == ("D", 0)


def score(**changes: object) -> Score:
    notes = (Note(0, 60, 480), Note(480, 62, 480))
    plain = Score(
        "x",
        1920,
        (Tempo(0, 100),),
        (Meter(0, 4, 4),),
        (Key(0, 0, "major"),),
        tracks=(Track(Role.MELODY, "x", 73, notes),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tracks": ()}, "no track"),
        ({"meters": (Meter(0, 4, 64),)}, "4/64"),
        ({"meters": (Meter(0, 0, 4),)}, "0/4"),
        ({"meters": (Meter(0, 4, 4), Meter(100, 3, 4))}, "not on a bar line"),
        ({"meters": ()}, "first meter"),
        ({"end_tick": 0}, "no bar"),
        ({"end_tick": 1920 * 100_000}, "bars"),
        ({"tracks": (Track(Role.MELODY, "x", 73, (Note(0, 200, 480),)),)}, "note 200"),
        ({"tracks": (Track(Role.MELODY, "x", 73, (Note(-480, 60, 480),)),)}, "tick -480"),
    ],
)
def test_what_cannot_be_written_is_named(changes, words):
    with pytest.raises(BadInput, match=words):
        musicxml_bytes(score(**changes))


def test_unknown_layouts_and_suffixes_are_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="brass_band"):
        NotationOptions(layout="brass_band")
    with pytest.raises(BadInput, match=r"\.mxl"):
        write_musicxml(score(), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path):
    with pytest.raises(BadInput):
        write_musicxml(score(tracks=()), tmp_path / "a.musicxml")
    assert list(tmp_path.iterdir()) == []


def test_any_text_can_stand_in_a_score():
    strange = "a <b> & \x00\x1f\ud800 “雨巷” \U0001f3b5"
    root = etree.fromstring(
        musicxml_bytes(score(title=strange, copyright=strange), NotationOptions(composer="谱匠 & 友"))
    )
    assert root.findtext("work/work-title") == "a <b> &  “雨巷” \U0001f3b5"
    assert root.findtext(".//creator") == "谱匠 & 友"


def test_a_bar_of_a_hundred_wholes_is_written_in_time():
    long = score(
        meters=(Meter(0, 99, 1),), end_tick=99 * 1920, tracks=(Track(Role.PAD, "x", 48, (Note(0, 60, 99 * 1920),)),)
    )
    root = etree.fromstring(musicxml_bytes(long))
    assert sum(int(d.text or 0) for d in root.iter("duration")) == 99 * 96


def test_velocities_are_kept():
    loud = score(tracks=(Track(Role.MELODY, "x", 73, tuple(Note(480 * i, 60, 480, 1 + 42 * i) for i in range(4))),))
    notes = [n for n in etree.fromstring(musicxml_bytes(loud)).iter("note") if n.find("pitch") is not None]
    assert [round(float(n.get("dynamics", "0")) * 0.9) for n in notes] == [1, 43, 85, 127]
