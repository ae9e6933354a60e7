"""Engraved pages: every note on them under its own id, words in their places, and the same in SVG, PDF and PNG."""

from __future__ import annotations

import contextlib
import re
import struct
import time
import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from render.engraving import Engraved, PageOptions, engrave, save_pages
from render.engraving import typeface as letters_module
from render.engraving.lettering import Look, Run
from render.engraving.typeface import FONT_VARIABLE, width_em
from symbolic.errors import BadInput, MissingExtra

pytest.importorskip("verovio")

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<score-partwise version="4.0"><work><work-title>{title}</work-title></work>
<identification><creator type="composer">Li Na</creator><rights>© 2026 Li Na</rights></identification>
<credit page="1"><credit-words>SHOWN BY THE CREDIT</credit-words></credit>
<part-list><score-part id="P1"><part-name>{name}</part-name></score-part></part-list><part id="P1">"""
ATTRIBUTES = """<attributes><divisions>1</divisions><key><fifths>-2</fifths></key>
<time><beats>4</beats><beat-type>4</beat-type></time><clef><sign>G</sign><line>2</line></clef></attributes>
<direction placement="above"><direction-type><metronome><beat-unit>quarter</beat-unit><per-minute>90</per-minute>
</metronome></direction-type><sound tempo="90"/></direction>"""
CHORD = """<harmony><root><root-step>B</root-step><root-alter>-1</root-alter></root>
<kind text="7sus4">suspended-fourth</kind><degree print-object="no"><degree-value>7</degree-value>
<degree-alter>0</degree-alter><degree-type>add</degree-type></degree></harmony>"""
MUSIC_TEXT = re.compile(r'<(?:text|tspan)[^>]*font-family="(?:Leipzig|Bravura)')


def sample(bars: int = 4, title: str = "Rain", name: str = "Piano", chord: str = CHORD) -> bytes:
    """A tune of four quarters a bar, the notes named n0, n1 ... with a chord symbol over each bar."""
    measures = []
    for bar in range(bars):
        notes = "".join(
            f'<note id="n{4 * bar + i}"><pitch><step>{step}</step><octave>5</octave></pitch><duration>1</duration>'
            f"<voice>1</voice><type>quarter</type></note>"
            for i, step in enumerate("CDEF")
        )
        measures.append(f'<measure number="{bar + 1}">{"" if bar else ATTRIBUTES}{chord}{notes}</measure>')
    return (HEAD.format(title=title, name=name) + "".join(measures) + "</part></score-partwise>").encode()


def texts(page: str) -> list[str]:
    """What stands in each text element of a page, words only."""
    return ["".join(re.findall(r">([^<]+)<", f">{text}<")) for text in re.findall(r"<text[^>]*>(.*?)</text>", page)]


def png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.fixture(scope="module")
def engraved() -> Engraved:
    return engrave(sample())


@pytest.fixture(scope="module")
def long() -> Engraved:
    return engrave(sample(bars=160))


def test_every_note_stands_on_a_page_under_its_own_id(long: Engraved):
    found = [n for page in long.pages for n in re.findall(r'<g id="(n\d+)" class="note"', page)]
    assert sorted(found, key=lambda n: int(n[1:])) == [f"n{i}" for i in range(640)]
    assert len(long.pages) > 1
    assert long.warnings == ()


def test_the_moments_tell_when_each_note_sounds(engraved: Engraved):
    begin = {name: moment for moment in engraved.moments for name in moment.on}
    assert [begin[f"n{i}"].quarter for i in range(16)] == list(range(16))
    assert [begin[f"n{i}"].time_s for i in range(16)] == pytest.approx([i * 60 / 90 for i in range(16)], abs=0.001)
    assert sum(moment.measure is not None for moment in engraved.moments) == 4
    assert {name for moment in engraved.moments for name in moment.off} == set(begin)
    assert all(a.time_s < b.time_s for a, b in pairwise(engraved.moments))


def test_hidden_degrees_of_a_chord_are_not_printed(engraved: Engraved):
    assert texts(engraved.pages[0]).count("7sus4") == 4
    shown = engrave(sample(chord=CHORD.replace(' print-object="no"', "")))
    assert "7sus4(7)" in texts(shown.pages[0])


def test_music_symbols_among_words_are_outlines(engraved: Engraved):
    page = engraved.pages[0]
    assert not MUSIC_TEXT.search(page)
    assert not re.search("[\ue000-\uf8ff]", page)
    for symbol in ("Leipzig-EA64", "Leipzig-ECA5"):  # flat, quarter note
        name = re.search(rf'<path id="({symbol}-\w+)" d="M[^"]{{40,}}"', page)
        assert name
        assert f'href="#{name[1]}"' in page


def test_the_chord_symbol_stands_letter_by_sign_by_suffix(engraved: Engraved):
    page = engraved.pages[0]
    harmony = re.search(r'class="harm">.*?<text x="([\d.]+)"[^>]*>B</text><use [^>]*translate\(([\d.]+), [^>]*>'
                        r'<text x="([\d.]+)"[^>]*>7sus4</text>', page)  # fmt: skip
    assert harmony
    letter, sign, suffix = map(float, harmony.groups())
    size = 405 * 7 / 7.2
    assert sign - letter == pytest.approx(width_em("B") * size, rel=0.02)
    assert 0.1 * size < suffix - sign < 0.8 * size


def test_the_head_names_title_composer_and_rights_once(long: Engraved):
    first, second, third = (texts(page) for page in long.pages[:3])
    assert first.count("Rain") == first.count("Li Na") == first.count("© 2026 Li Na") == 1
    assert "SHOWN BY THE CREDIT" not in first
    assert "header" not in first
    assert {"Rain", "2"} <= set(second)
    assert {"Rain", "3"} <= set(third)
    assert "Li Na" not in second


@pytest.mark.parametrize("staff_mm", [3.6, 5.0, 7.0, 9.6])
def test_the_music_begins_below_the_head(staff_mm: float):
    page = engrave(sample(), PageOptions(staff_mm=staff_mm)).pages[0]
    composer_y = float(re.search(r'class="composer" x="[\d.]+" y="([\d.]+)"', page)[1])
    chord_y = 1500 + min(float(y) for y in re.findall(r'class="harm"><g><text x="[\d.]+" y="([\d.]+)"', page))
    assert 100 < chord_y - staff_mm * 60 - composer_y < 2000


def test_a_long_title_is_set_smaller_so_that_it_fits():
    page = engrave(sample(title="A very long title that goes on and on " * 4)).pages[0]
    size = float(re.search(r'class="title"[^>]*font-size="([\d.]+)px"', page)[1])
    title = re.search(r'class="title"[^>]*>([^<]+)<', page)[1]
    assert Run(title, Look(size=size)).width <= 18000 + 1


@pytest.mark.parametrize(
    ("options", "width_mm", "height_mm"),
    [
        (PageOptions(), 210.0, 297.0),
        (PageOptions(landscape=True), 297.0, 210.0),
        (PageOptions(paper="letter"), 215.9, 279.4),
        (PageOptions(paper="letter", landscape=True, margin_mm=20), 279.4, 215.9),
    ],
)
def test_paper_in_svg_pdf_and_png(options: PageOptions, width_mm: float, height_mm: float, tmp_path: Path):
    engraved = engrave(sample(), options)
    assert (engraved.width_mm, engraved.height_mm) == (width_mm, height_mm)
    head = engraved.pages[0][:600]
    assert f'width="{width_mm:g}mm" height="{height_mm:g}mm"' in head
    (pdf,) = save_pages(engraved, tmp_path / "a.pdf").paths
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)", pdf.read_bytes())
    assert [float(side) for side in box.groups()] == pytest.approx(
        [width_mm * 72 / 25.4, height_mm * 72 / 25.4], abs=0.01
    )
    (png,) = save_pages(engraved, tmp_path / "a.png", dpi=100).paths
    assert png_size(png.read_bytes()) == (round(width_mm / 0.254), round(height_mm / 0.254))
    assert struct.pack(">IIB", 3937, 3937, 1) in png.read_bytes()


def test_more_staves_are_set_smaller():
    sizes = [PageOptions().staff_mm_for(staves) for staves in (1, 3, 7, 12, 18, 30)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 7.0
    assert sizes[-1] == 3.6
    assert PageOptions(staff_mm=8).staff_mm_for(30) == 8


def test_several_pages_are_numbered_files_and_one_pdf(long: Engraved, tmp_path: Path):
    pages = len(long.pages)
    for suffix in (".svg", ".png"):
        saved = save_pages(long, tmp_path / f"song{suffix}", dpi=50)
        assert [p.name for p in saved.paths] == [f"song-{i:02d}{suffix}" for i in range(1, pages + 1)]
        assert all(p.stat().st_size > 1000 for p in saved.paths)
    (pdf,) = save_pages(long, tmp_path / "song.pdf").paths
    assert len(re.findall(rb"/Type /Page\b(?!s)", _inflated(pdf.read_bytes()))) == pages
    assert save_pages(engrave(sample()), tmp_path / "one.svg").paths == (tmp_path / "one.svg",)


def _inflated(pdf: bytes) -> bytes:
    """The PDF with its packed streams opened behind it."""
    opened = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(opened)


def ink(png: Path) -> list[list[bool]]:
    """Where a picture is dark, in cells of 10 by 10 dots."""
    import numpy as np
    from matplotlib.image import imread

    grey = imread(png)[..., :3].mean(axis=2)
    rows, columns = grey.shape[0] // 10, grey.shape[1] // 10
    cells = grey[: rows * 10, : columns * 10].reshape(rows, 10, columns, 10).min(axis=(1, 3))
    return (np.asarray(cells) < 0.5).tolist()


def test_the_picture_shows_head_music_and_margins(engraved: Engraved, tmp_path: Path):
    (png,) = save_pages(engraved, tmp_path / "a.png", dpi=100).paths
    dark = ink(png)
    rows = [index for index, row in enumerate(dark) if any(row)]
    assert 5 <= rows[0] <= 9  # the title, 15 mm from the edge
    assert not any(row[0] or row[1] or row[2] or row[-3] or row[-2] or row[-1] for row in dark)
    staff_rows = [row for row in dark if sum(row) > 0.6 * len(row)]
    assert 1 <= len(staff_rows) <= 8  # staff lines from margin to margin


def test_equal_scores_give_equal_bytes(tmp_path: Path):
    first, again = engrave(sample()), engrave(sample())
    assert first == again
    for suffix in (".pdf", ".png"):
        one, two = (save_pages(e, tmp_path / f"{i}{suffix}").paths[0] for i, e in enumerate((first, again)))
        assert one.read_bytes() == two.read_bytes()


def test_the_pdf_tells_its_title(engraved: Engraved, tmp_path: Path):
    (pdf,) = save_pages(engraved, tmp_path / "a.pdf").paths
    assert b"/Title (Rain)" in _inflated(pdf.read_bytes())


def test_chinese_names_have_their_room(engraved: Engraved):
    page = engrave(sample(name="古筝独奏", title="雨巷")).pages[0]
    label = re.search(r'class="label"><text x="(\d+)" y="\d+" text-anchor="end"', page)
    size = float(re.search(r'class="label">.*?<tspan font-size="(\d+)px">古筝独奏', page)[1])
    assert float(label[1]) >= 4 * size  # four full characters left of where the name ends, all right of the margin
    assert "雨巷" in texts(page)


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch):
    """A machine on which no more fonts are installed than those of the engraver."""
    monkeypatch.delenv(FONT_VARIABLE, raising=False)
    monkeypatch.setattr(letters_module, "_installed", lambda: ())


@pytest.mark.usefixtures("without_fonts")
def test_characters_without_a_font_are_named(tmp_path: Path):
    engraved = engrave(sample(title="雨巷 Rain"))
    assert save_pages(engraved, tmp_path / "a.svg").warnings == ()
    for suffix in (".pdf", ".png"):
        (warning,) = save_pages(engraved, tmp_path / f"a{suffix}").warnings
        assert "雨巷" in warning
        assert "fonts-noto-cjk" in warning
        assert FONT_VARIABLE in warning


@pytest.mark.usefixtures("without_fonts")
def test_accidentals_in_words_need_no_font(tmp_path: Path):
    engraved = engrave(sample(title="Étude in B♭ — Ночь"))
    assert save_pages(engraved, tmp_path / "a.pdf").warnings == ()


@pytest.mark.usefixtures("without_fonts")
def test_a_named_font_file_is_used_and_a_bad_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import matplotlib

    engraved = engrave(sample(title="ℵ"))  # not in the letters of the engraver
    assert save_pages(engraved, tmp_path / "a.png").warnings
    font = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    monkeypatch.setenv(FONT_VARIABLE, str(font))
    assert not save_pages(engraved, tmp_path / "a.png").warnings
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"no font")
    monkeypatch.setenv(FONT_VARIABLE, str(bad))
    with pytest.raises(BadInput, match=re.escape(str(bad))):
        save_pages(engraved, tmp_path / "a.png")


def _nested(depth: int) -> bytes:
    return b"<score-partwise>" + b"<part>" * depth + b"</part>" * depth + b"</score-partwise>"


def _entities() -> bytes:
    lines = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    return f'<!DOCTYPE score-partwise [<!ENTITY e0 "ha">{lines}]><score-partwise>&e11;</score-partwise>'.encode()


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n",
    "words": b"hello",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "cut off": sample()[:900],
    "another root": b"<html><body/></html>",
    "timewise": b"<score-timewise version='4.0'/>",
    "no parts": b"<score-partwise version='4.0'><part-list/></score-partwise>",
    "a part without measures": b"<score-partwise><part-list/><part id='P1'/></score-partwise>",
    "nested": _nested(100_000),
    "entities": _entities(),
    "an external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><score-partwise>&x;</score-partwise>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_musicxml_is_told(name: str):
    with pytest.raises(BadInput):
        engrave(BROKEN[name])


def test_more_notes_than_the_engraver_has_memory_for_are_refused():
    note = b"<note/>" * 50_001
    with pytest.raises(BadInput, match="50001 notes"):
        engrave(b"<score-partwise><part-list/><part id='P1'><measure>" + note + b"</measure></part></score-partwise>")


CRASHING: dict[str, tuple[str, str]] = {
    "no divisions": ("<divisions>1</divisions>", "<divisions>0</divisions>"),
    "an octave of words": ("<octave>5</octave>", "<octave>five</octave>"),
    "a huge duration": ("<duration>1</duration>", "<duration>99999999999</duration>"),
    "a beat of nothing": ("<beat-type>4</beat-type>", "<beat-type>0</beat-type>"),
    "no beats": ("<beats>4</beats>", "<beats>0</beats>"),
    "many beats": ("<beats>4</beats>", "<beats>999999999999</beats>"),
    "many fifths": ("<fifths>-2</fifths>", "<fifths>99999999999</fifths>"),
    "a staff line beyond": ("<line>2</line>", "<line>999999</line>"),
}


@pytest.mark.parametrize("name", CRASHING)
def test_a_score_that_ends_the_engraver_does_not_end_us(name: str):
    old, new = (text.encode() for text in CRASHING[name])
    assert old in sample()
    with contextlib.suppress(BadInput):
        assert engrave(sample().replace(old, new)).pages


def test_at_least_one_of_them_does_end_the_engraver():
    old, new = (text.encode() for text in CRASHING["a beat of nothing"])
    with pytest.raises(BadInput, match="ended"):
        engrave(sample().replace(old, new))


@pytest.mark.parametrize(
    "wrong", [{"paper": "a3"}, {"staff_mm": 2.0}, {"staff_mm": 20.0}, {"margin_mm": 0.0}, {"margin_mm": 99.0}]
)
def test_impossible_pages_are_refused(wrong: dict[str, object]):
    with pytest.raises(BadInput, match=str(next(iter(wrong.values())))):
        PageOptions(**wrong)  # type: ignore[arg-type]


def test_other_files_and_resolutions_are_refused(engraved: Engraved, tmp_path: Path):
    with pytest.raises(BadInput, match=r"a\.jpg"):
        save_pages(engraved, tmp_path / "a.jpg")
    with pytest.raises(BadInput, match="9999"):
        save_pages(engraved, tmp_path / "a.png", dpi=9999)
    assert not list(tmp_path.iterdir())


def test_without_verovio_the_command_is_told(monkeypatch: pytest.MonkeyPatch):
    import importlib.util

    letters_module.engraver_data.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'scoresmith\[notation\]'"):
        engrave(sample())
    letters_module.engraver_data.cache_clear()


@pytest.mark.parametrize(("error", "advice"), [(ImportError(), "pip install"), (OSError(), "libcairo2")])
def test_without_cairo_the_command_is_told(
    engraved: Engraved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, advice: str
):
    import builtins

    real = builtins.__import__

    def without_cairo(name: str, *args: object) -> object:
        if name == "cairocffi":
            raise error
        return real(name, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_cairo)
    with pytest.raises(MissingExtra, match=advice):
        save_pages(engraved, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())
    assert save_pages(engraved, tmp_path / "a.svg").paths


@pytest.mark.slow
def test_a_long_score_takes_the_same_time_a_page(tmp_path: Path):
    began_s = time.process_time()
    engraved = engrave(sample(bars=800), PageOptions(staff_mm=9.6, margin_mm=50, landscape=True))
    assert len(engraved.pages) > 40
    save_pages(engraved, tmp_path / "long.pdf")
    assert (time.process_time() - began_s) / len(engraved.pages) < 0.3
