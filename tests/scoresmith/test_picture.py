"""Pictures: every note is drawn, in its place and colour; the same score gives the same bytes."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoresmith.picture import ROLE_COLOURS, Drawing, grid, piano_roll, plan_grid, raster, save
from scoresmith.picture.page import LEFT_PX, rows_of
from scoresmith.picture.roll import opacity_of
from scoresmith.picture.shapes import Rect, Text, fitted, text_width
from symbolic.controls import CellControls, Motif
from symbolic.errors import BadInput, MissingExtra
from symbolic.grid import Cells, cells_of
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.timing import bar_starts
from tests.scoresmith.pictures import CHORD_SYMBOLS, Box, a_score, boxes_of, words_of
from tests.symbolic.grids import controls

FIVE = (Role.MELODY, Role.CHORDS, Role.BASS, Role.PAD, Role.DRUMS)


def foreign_score() -> Score:
    """Three meters, a change of key, two tracks of one role, no sections, no chords, notes over bar lines."""
    notes = tuple(Note(480 * i, 60 + i % 5, 700, 64) for i in range(0, 60, 2))
    return Score(
        title="",
        end_tick=4 * 1920 + 4 * 1440 + 6 * 1680 + 4 * 1920,
        tempos=(Tempo(0, 90.0), Tempo(9600, 120.0)),
        meters=(Meter(0, 4, 4), Meter(4 * 1920, 3, 4), Meter(13440, 7, 8), Meter(23520, 4, 4)),
        keys=(Key(0, 0, "major"), Key(13440, 2, "major")),
        tracks=(Track(Role.CHORDS, "Piano", 0, notes), Track(Role.CHORDS, "Guitar", 24, notes[5:])),
    )


SCORES: dict[str, Score] = {
    "five roles": a_score(8, FIVE),
    "all roles": a_score(20),
    "drums only": a_score(8, (Role.DRUMS,)),
    "one role": a_score(4, (Role.BASS,)),
    "7/8": a_score(12, FIVE, (7, 8)),
    "6/8": a_score(12, FIVE, (6, 8)),
    "one bar": a_score(1, FIVE),
    "200 bars": a_score(200, FIVE),
    "from elsewhere": foreign_score(),
}


@pytest.mark.parametrize("name", SCORES)
def test_every_note_is_drawn_once(name: str):
    drawing = piano_roll(SCORES[name])
    for role in Role:
        notes = sum(len(track.notes) for track in SCORES[name].tracks if track.role is role)
        assert len(boxes_of(drawing, role.value)) == notes, role


def left_and_scale(drawing: Drawing, bars: int) -> tuple[float, float]:
    """Of a picture with one system: where it begins and how long a bar is."""
    (number_one, *_, last) = [s for s in drawing.shapes if isinstance(s, Text) and s.group == "number"]
    return number_one.x - 2, (last.x - number_one.x) / (bars - 1)


def test_a_note_stands_at_its_time_and_pitch():
    notes = (Note(0, 60, 480), Note(1920, 72, 960), Note(3 * 1920 + 960, 61, 240))
    score = replace(a_score(4, (Role.MELODY,)), tracks=(Track(Role.MELODY, "Flute", 73, notes),))
    drawing = piano_roll(score)
    left, bar_px = left_and_scale(drawing, 4)
    found = boxes_of(drawing, "melody")
    assert left == LEFT_PX
    assert [box.x - left for box in found] == pytest.approx([0, bar_px, 3.5 * bar_px], abs=0.5)
    assert [box.width for box in found] == pytest.approx([bar_px / 4, bar_px / 2, bar_px / 8], abs=1.0)
    semitone = (found[0].y - found[1].y) / 12
    assert semitone > 2
    assert found[0].y - found[2].y == pytest.approx(semitone, abs=0.05)


def test_a_note_over_the_end_of_a_system_goes_on_in_the_next():
    score = a_score(32, (Role.PAD,))
    notes = (Note(15 * 1920, 60, 4 * 1920),)
    drawing = piano_roll(replace(score, tracks=(Track(Role.PAD, "Strings", 48, notes),)))
    (first,), (second,) = boxes_of(drawing, "pad"), boxes_of(drawing, "pad", "continued")
    assert second.y > first.y
    assert second.x == pytest.approx(LEFT_PX, abs=1)
    assert second.width == pytest.approx(3 * first.width, rel=0.05)


def test_a_drum_hit_is_drawn_only_where_it_is_struck():
    hit = Note(16 * 1920 - 120, 38, 480)
    drawing = piano_roll(replace(a_score(32), tracks=(Track(Role.DRUMS, "Kit", 0, (hit,)),)))
    assert len(boxes_of(drawing, "drums")) == 1
    assert not boxes_of(drawing, "drums", "continued")


@pytest.mark.parametrize("name", ["five roles", "all roles", "7/8", "one bar"])
def test_sections_and_chords_are_named(name: str):
    score = SCORES[name]
    drawing = piano_roll(score)
    assert [word for word in words_of(drawing, "section") if not word.startswith("…")] == [
        section.name for section in score.sections
    ]
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    assert words_of(drawing, "chord") == [CHORD_SYMBOLS[bar % 4] for bar in range(bars)]


def test_a_section_that_goes_on_in_the_next_system_is_named_again():
    names = words_of(piano_roll(a_score(80)), "section")
    assert names.count("Verse") == names.count("Chorus") == 1
    assert set(names) == {"Verse", "… Verse", "Chorus", "… Chorus"}


def test_a_held_chord_is_named_once_and_again_where_a_section_or_system_begins():
    score = a_score(32)
    held = tuple(ChordSpan(bar * 1920, 1920, Chord(0, "")) for bar in range(32))
    assert words_of(piano_roll(replace(score, chords=held)), "chord") == ["C", "C"]
    assert words_of(piano_roll(replace(score, chords=held), bars=range(8)), "chord") == ["C"]


def test_what_a_score_does_not_have_takes_no_room():
    drawing = piano_roll(foreign_score())
    assert not {"section", "energy", "chord"} & {shape.group for shape in drawing.shapes}
    numbers = words_of(drawing, "number")
    assert numbers[4] == "5  3/4"
    assert numbers[8] == "9  7/8  D major"
    assert words_of(drawing, "legend") == ["chords · Acoustic Grand Piano, Acoustic Guitar (nylon)"]


def test_the_caption_tells_key_tempo_meter_length_and_time():
    (caption,) = words_of(piano_roll(a_score(10)), "caption")
    assert caption.split("  ·  ") == ["A minor", "100 bpm", "4/4", "10 bars", "0:24"]
    (caption,) = words_of(piano_roll(foreign_score()), "caption")
    assert caption.split("  ·  ")[:3] == ["C major, D major", "90, 120 bpm", "4/4, 3/4, 7/8"]


def test_drums_alone_have_their_rows_and_no_keys():
    hits = (Note(0, 36, 120), Note(480, 38, 120), Note(0, 49, 120), Note(240, 42, 120), Note(960, 35, 120))
    score = replace(a_score(2), tracks=(Track(Role.DRUMS, "Kit", 0, hits),))
    drawing = piano_roll(score)
    assert words_of(drawing, "kit") == ["crash", "hat", "snare", "kick"]
    assert not boxes_of(drawing, "octave")
    rows = {note.pitch: box.y for note, box in zip(sorted(hits), boxes_of(drawing, "drums"), strict=True)}
    assert rows[49] < rows[42] < rows[38] < rows[36] == rows[35]


def test_a_drum_that_is_in_no_table_has_a_row():
    score = replace(a_score(1), tracks=(Track(Role.DRUMS, "Kit", 0, (Note(0, 80, 120),)),))
    assert words_of(piano_roll(score), "kit") == ["other"]
    assert len(boxes_of(piano_roll(score), "drums")) == 1


def test_a_role_without_notes_is_in_the_legend():
    drawing = piano_roll(a_score(8, FIVE, silent=(Role.PAD,)))
    assert "pad · String Ensemble 1 (silent)" in words_of(drawing, "legend")
    assert "bass · Electric Bass (finger)" in words_of(drawing, "legend")
    assert not boxes_of(drawing, "pad")


def test_a_score_without_a_note_is_drawn():
    drawing = piano_roll(a_score(8, FIVE, silent=FIVE))
    assert len(words_of(drawing, "section")) == 2
    assert boxes_of(drawing, "octave")


def test_only_the_asked_roles_and_bars_are_drawn():
    score = a_score(8, FIVE)
    drawing = piano_roll(score, roles=[Role.MELODY, Role.DRUMS], bars=range(2, 4))
    assert [len(boxes_of(drawing, role.value)) for role in FIVE] == [8, 0, 0, 0, 8]
    assert words_of(drawing, "number") == ["3", "4"]
    assert words_of(drawing, "chord") == ["C/E", "G7"]
    assert words_of(drawing, "caption")[0].endswith("bars 3 to 4 are shown")


@pytest.mark.parametrize("bars", [range(0, 9), range(8, 9), range(3, 3), range(-1, 2)])
def test_bars_that_are_not_there_are_refused(bars: range):
    with pytest.raises(BadInput, match="8 bars"):
        piano_roll(a_score(8, FIVE), bars=bars)


def test_a_width_that_cannot_be_drawn_is_refused():
    with pytest.raises(BadInput, match="10 pixels"):
        piano_roll(a_score(8, FIVE), width_px=10)


@given(
    first=st.integers(0, 50),
    length=st.integers(1, 300),
    most=st.integers(1, 24),
    boundaries=st.sets(st.integers(0, 350), max_size=40),
)
def test_rows_hold_all_bars_in_order_and_are_not_too_long(first: int, length: int, most: int, boundaries: set[int]):
    bars = range(first, first + length)
    rows = rows_of(bars, boundaries, most)
    assert [bar for row in rows for bar in row] == list(bars)
    assert all(1 <= len(row) <= most for row in rows)


def test_rows_break_where_sections_begin():
    assert rows_of(range(21), {0, 4, 12, 20}, 16) == [range(12), range(12, 21)]
    assert rows_of(range(17), (), 16) == [range(12), range(12, 17)]
    assert rows_of(range(16), {0, 8}, 16) == [range(16)]


def test_energy_is_drawn_as_high_as_it_is():
    low, high = boxes_of(piano_roll(a_score(8)), "energy")
    assert high.height == pytest.approx(2 * low.height)
    assert high.y + high.height == pytest.approx(low.y + low.height)


def test_a_louder_note_is_stronger():
    strengths = [opacity_of(velocity, Role.MELODY) for velocity in range(1, 128)]
    assert strengths == sorted(strengths)
    assert strengths[0] >= 0.3
    assert strengths[-1] == 1
    drawn = boxes_of(piano_roll(a_score(8, (Role.MELODY,))), "melody")
    assert drawn[0].opacity < drawn[-1].opacity


def without(score: Score, role: Role, note: Note) -> Score:
    tracks = (replace(t, notes=tuple(n for n in t.notes if t.role is not role or n != note)) for t in score.tracks)
    return replace(score, tracks=tuple(tracks))


def test_a_comparison_shows_what_is_new_and_what_is_gone():
    before = a_score(8, FIVE)
    bass = before.track(Role.BASS)
    assert bass is not None
    old, new = bass.notes[5], replace(bass.notes[5], pitch=43)
    fewer = without(before, Role.BASS, old)
    after = replace(
        fewer,
        tracks=tuple(
            replace(t, notes=tuple(sorted((*t.notes, new)))) if t.role is Role.BASS else t for t in fewer.tracks
        ),
    )
    drawing = piano_roll(after, against=before, against_name="before.mid")
    assert len(boxes_of(drawing, "bass", "new")) == len(boxes_of(drawing, "bass", "gone")) == 1
    assert len(boxes_of(drawing, "bass", "same")) == len(bass.notes) - 1
    assert len(boxes_of(drawing, "melody", "same")) == 32
    assert len(boxes_of(drawing, "changed")) == 1
    assert words_of(drawing, "caption")[1] == "against before.mid: new notes 1, gone 1, the same 159"


def test_a_note_that_is_only_louder_is_neither_new_nor_gone():
    before = a_score(8, (Role.BASS,))
    first, *others = before.tracks[0].notes
    louder = replace(before.tracks[0], notes=(replace(first, velocity=127), *others))
    drawing = piano_roll(replace(before, tracks=(louder,)), against=before)
    assert len(boxes_of(drawing, "bass", "level")) == 1
    assert len(boxes_of(drawing, "bass", "same")) == len(others)
    assert not boxes_of(drawing, "changed")
    assert words_of(drawing, "caption")[1].endswith("new notes 0, gone 0, the same 31, louder or softer 1")


def test_a_score_compared_with_itself_shows_no_change():
    drawing = piano_roll(a_score(8), against=a_score(8))
    assert not [shape for shape in drawing.shapes if {"new", "gone"} & set(shape.group.split())]


def test_a_comparison_shows_a_role_and_bars_that_only_the_other_score_has():
    drawing = piano_roll(a_score(4, (Role.MELODY,)), against=a_score(8, (Role.MELODY, Role.BASS)))
    assert len(boxes_of(drawing, "bass", "gone")) == 32
    assert words_of(drawing, "number")[-1] == "8"


def test_broken_cells_are_framed():
    drawing = piano_roll(a_score(8), broken=[(Role.BASS, 3), (Role.DRUMS, 0), (Role.BASS, 3 + 100)])
    assert len(boxes_of(drawing, "broken")) == 2
    frame = next(box for box in boxes_of(drawing, "broken") if box.x > LEFT_PX + 100)
    right, bottom = frame.x + frame.width, frame.y + frame.height
    framed = [box for box in boxes_of(drawing, "bass") if frame.x - 1 <= box.x and box.x + box.width <= right]
    assert len(framed) == 4
    assert all(frame.y <= box.y and box.y + box.height <= bottom for box in framed)


# Colours


def linear(colour: str) -> NDArray[np.float64]:
    srgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    ratio = xyz / np.array([0.9505, 1.0, 1.089])
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


VISION: dict[str, list[list[float]]] = {
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
}  # linear RGB as it is seen: Machado, Oliveira and Fernandes 2009, severity 1


@pytest.mark.parametrize("vision", VISION)
def test_roles_are_told_apart_with_any_colour_vision(vision: str):
    seen = {role: lab(np.clip(np.array(VISION[vision]) @ linear(c), 0, 1)) for role, c in ROLE_COLOURS.items()}
    nearest = min((float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in itertools.combinations(seen, 2))
    assert nearest[0] > 14, nearest


# Files


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_another_process_draws_the_same_bytes(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from scoresmith.picture import piano_roll, save\n"
        "from tests.scoresmith.pictures import a_score\n"
        "save(piano_roll(a_score(12), against=a_score(11)), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(tmp_path / f"{seed}.svg")]
        subprocess.run(command, cwd=Path(__file__).parents[2], env=environment, check=True)
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()
    assert (tmp_path / "1.svg").read_text(encoding="utf-8") == piano_roll(a_score(12), against=a_score(11))._repr_svg_()


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_a_file_has_the_same_bytes_again(suffix: str, tmp_path: Path):
    drawing = piano_roll(a_score(8))
    digests = set()
    for name in ("one", "two"):
        assert save(drawing, tmp_path / f"{name}{suffix}") == ()
        digests.add(sha256((tmp_path / f"{name}{suffix}").read_bytes()))
    assert len(digests) == 1
    assert b"Matplotlib" not in (tmp_path / f"one{suffix}").read_bytes()


@pytest.mark.parametrize("dpi", [96, 144])
def test_a_png_has_the_size_and_the_notes_of_the_drawing(dpi: int, tmp_path: Path):
    from matplotlib.image import imread

    drawing = piano_roll(a_score(8, (Role.MELODY, Role.BASS, Role.DRUMS)))
    save(drawing, tmp_path / "score.png", dpi=dpi)
    pixels = imread(tmp_path / "score.png")[..., :3]
    assert pixels.shape[:2] == (round(drawing.height_px * dpi / 96), round(drawing.width_px * dpi / 96))
    for shape in (s for s in drawing.shapes if isinstance(s, Rect) and s.group in set(Role)):
        x, y = (shape.x + shape.width / 2) * dpi / 96, (shape.y + shape.height / 2) * dpi / 96
        assert shape.fill is not None
        colour = np.array([int(shape.fill[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        nearly = 1 - shape.opacity * (1 - colour)  # over white; the ground may be a little darker
        assert np.abs(pixels[int(y), int(x)] - nearly).max() < 0.06, shape


def test_text_of_any_kind_is_kept(tmp_path: Path):
    title = 'Tom & "Jerry" <b> $x_1$ $'
    drawing = piano_roll(a_score(4, title=title, names=("A < B", "C & D")))
    assert words_of(drawing, "title") == [title]
    assert words_of(drawing, "section") == ["A < B", "C & D"]
    assert save(drawing, tmp_path / "score.png") == ()


def test_control_characters_do_not_spoil_the_file():
    assert words_of(piano_roll(a_score(4, title="a\x00b\x1bc")), "title") == ["abc"]


def test_chinese_is_kept_in_svg_and_never_drawn_as_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    drawing = piano_roll(a_score(8, title="雨夜", names=("主歌 1", "副歌")))
    assert words_of(drawing, "title") == ["雨夜"]
    assert words_of(drawing, "section") == ["主歌 1", "副歌"]
    monkeypatch.setattr(raster, "_characters", lambda: frozenset({*range(32, 127), ord("·"), ord("…")}))
    assert save(drawing, tmp_path / "score.png") == ("雨夜", "主歌 1", "副歌")
    drawn = {s.text: raster.drawable(s.text, s.stand_in) for s in drawing.shapes if isinstance(s, Text)}
    assert (drawn["雨夜"], drawn["主歌 1"], drawn["副歌"]) == ("Piece in A minor", "verse 1", "chorus")


def test_a_text_without_a_stand_in_loses_what_no_font_has(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raster, "_characters", lambda: frozenset(range(32, 127)))
    assert raster.drawable("op. 3 雨夜 no. 2", "") == "op. 3 no. 2"
    assert raster.drawable("雨夜", "") == ""


def test_the_first_font_has_all_of_our_own_words():
    drawings = [piano_roll(a_score(80), against=a_score(8)), grid(controls(8, melody=CELL))]
    texts = [shape for drawing in drawings for shape in drawing.shapes if isinstance(shape, Text)]
    assert all(raster.drawable(text.text, "") == text.text for text in texts)


def test_a_font_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "fake.ttf").write_bytes(b"no font")
    monkeypatch.setenv("SCORESMITH_FONT", str(tmp_path / "fake.ttf"))
    raster._families.cache_clear()
    try:
        with pytest.raises(BadInput, match=r"SCORESMITH_FONT=.*fake\.ttf"):
            save(piano_roll(a_score(4)), tmp_path / "score.png")
    finally:
        raster._families.cache_clear()
    assert [path.name for path in tmp_path.iterdir()] == ["fake.ttf"]


def test_without_matplotlib_an_svg_is_written_and_a_png_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    drawing = piano_roll(a_score(4))
    save(drawing, tmp_path / "score.svg")
    with pytest.raises(MissingExtra, match=r"pip install 'scoresmith\[show\]'"):
        save(drawing, tmp_path / "score.png")
    assert [path.name for path in tmp_path.iterdir()] == ["score.svg"]


@pytest.mark.parametrize(
    ("dpi", "bars", "told"), [(3, 4, "3 dots"), (6000, 4, "6000 dots"), (600, 400, "choose fewer bars")]
)
def test_a_png_that_cannot_be_drawn_is_refused(dpi: int, bars: int, told: str, tmp_path: Path):
    with pytest.raises(BadInput, match=told):
        save(piano_roll(a_score(bars, (Role.BASS,))), tmp_path / "score.png", dpi=dpi)
    assert not list(tmp_path.iterdir())


def test_another_kind_of_file_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match=r"score\.gif"):
        save(piano_roll(a_score(4)), tmp_path / "score.gif")


def test_two_hundred_bars_are_drawn_quickly():
    score = a_score(200)
    before_s = time.process_time()
    svg = piano_roll(score)._repr_svg_()
    assert time.process_time() - before_s < 2.0
    assert svg.count("<rect") > 5600


def test_words_get_smaller_and_then_shorter_until_they_fit():
    assert fitted("Chorus", 200, 12, 7) == ("Chorus", 12)
    text, size = fitted("Chorus", 40, 12, 7)
    assert text == "Chorus"
    assert 7 <= size < 12
    text, size = fitted("A section with a very long name", 40, 12, 7)
    assert text.endswith("…")
    assert size == 7
    assert text_width(text, size) <= 40


# The grid

CELL = CellControls(density=4, register=72, stack=1, pulse=2)
BUSY = CellControls(density=8, register=72, stack=1, pulse=2, motif=Motif.VARY, source_bar=1)


def test_the_grid_shows_each_cell_once():
    told = controls(8, melody=CELL, bass=BUSY)
    told = replace(told, cells={cell: asked for cell, asked in told.cells.items() if cell != (Role.BASS, 3)})
    drawing = grid(told)
    assert len(boxes_of(drawing, "cell", "melody")) == 8
    assert len(boxes_of(drawing, "cell", "bass")) == 7
    assert len(boxes_of(drawing, "rest", "bass")) == 1
    assert words_of(drawing, "role") == ["melody", "bass"]
    assert words_of(drawing, "motif") == ["~2"] * 7
    assert words_of(drawing, "section") == ["Verse"]
    assert words_of(drawing, "chord") == ["Am", "F", "C", "E7"] * 2


def test_a_fuller_cell_is_stronger():
    told = controls(2, melody=CELL)
    told = replace(told, cells={(Role.MELODY, 0): CELL, (Role.MELODY, 1): BUSY})
    thin, full = boxes_of(grid(told), "cell", "melody")
    assert thin.opacity < full.opacity


def inside(small: Box, large: Box) -> bool:
    return (
        large.x <= small.x
        and small.x + small.width <= large.x + large.width + 0.01
        and large.y <= small.y
        and small.y + small.height <= large.y + large.height
    )


def test_the_notes_stand_in_their_cells():
    score = a_score(8, (Role.MELODY, Role.DRUMS))
    told = controls(8, melody=CELL, drums=CELL)
    drawing = grid(told, cells_of(score), frame=score, marked={(Role.MELODY, 2)})
    cells = [*boxes_of(drawing, "cell", "melody"), *boxes_of(drawing, "cell", "drums")]
    notes = [*boxes_of(drawing, "mini", "melody"), *boxes_of(drawing, "mini", "drums")]
    assert len(notes) == 64
    assert all(any(inside(note, cell) for cell in cells) for note in notes)
    (marked,) = boxes_of(drawing, "marked")
    assert (marked.x, marked.y) == (cells[2].x, cells[2].y)


def test_an_empty_grid_of_cells_is_that_of_the_controls():
    nothing: Cells = {}
    told = controls(4, melody=CELL)
    assert grid(told, nothing)._repr_svg_() == grid(told)._repr_svg_()


def test_a_plan_is_drawn_with_its_sections_and_active_roles():
    from planner import parse, think

    plan = think(parse("一首悲伤的二胡曲，D羽调式，16小节"), seed=2)
    drawing = plan_grid(plan)
    assert words_of(drawing, "title") == [plan.title]
    assert [word for word in words_of(drawing, "section") if not word.startswith("…")] == [
        s.name for s in plan.sections
    ]
    for planned in plan.roles:
        bars = sum(
            s.bars
            for s in plan.sections
            if planned.role in s.roles and (planned.role is not Role.MELODY or s.material != "none")
        )
        assert len(boxes_of(drawing, "cell", planned.role.value)) == bars
    assert len(boxes_of(drawing, "energy")) >= len(plan.sections)


def test_a_section_of_the_controls_that_is_cut_off_ends_with_them():
    told = controls(8, melody=CELL)
    drawing = grid(replace(told, bars=told.bars[:5], cells={c: k for c, k in told.cells.items() if c[1] < 5}))
    assert words_of(drawing, "number") == ["1", "2", "3", "4", "5"]
    assert len(words_of(drawing, "section")) == 1


def test_sections_of_one_letter_have_one_tint():
    score = a_score(12)
    sections = tuple(
        Section(n, "verse", letter, 4 * i, 4, 0.5) for i, (n, letter) in enumerate(zip("xyz", "ABA", strict=True))
    )
    tints = [
        s.fill
        for s in piano_roll(replace(score, sections=sections)).shapes
        if isinstance(s, Rect) and s.group == "section"
    ]
    assert tints[0] == tints[2] != tints[1]
