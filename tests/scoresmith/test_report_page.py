"""The report as a page, a table and values: whole, escaped, readable, in every language, small and fast."""

from __future__ import annotations

import io
import json
import re
import time
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from planner.check import METHODS, Promise, Report, report_dict
from planner.plan import Conflict, Decision
from scoresmith.composer import Piece, compose
from scoresmith.repairs import Repair
from scoresmith.report import (
    LANGUAGES,
    Subject,
    print_promises,
    promise_table,
    report_page,
    report_values,
    write_report,
)
from scoresmith.report.figures import bars_text, bound_text, cells_text, value_text, with_modes
from scoresmith.report.markup import Markup, element, visible
from scoresmith.report.style import DARK, LIGHT
from scoresmith.report.terms import CADENCES, MATERIALS, PROMISES, ROLES, USES
from scoresmith.report.words import WORDS, number, percent, word
from symbolic.score import ROLES as ALL_ROLES
from symbolic.score import Role

NASTY = "<script>alert('x')</script> \"quotes\" & \u202e\x07 </style></svg>"
VOID = {"meta", "br", "rect"}


@pytest.fixture(scope="module")
def piece() -> Piece:
    return compose("国风，二胡和古筝，G大调，每分钟80拍，16小节", seed=5)


@pytest.fixture(scope="module")
def subject(piece: Piece) -> Subject:
    return Subject(piece.plan, piece.score, piece.report, piece.repairs, piece.originality)


class Outline(HTMLParser):
    """Reads a page: its elements with their attributes, the text of each, and whether all are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, tag: str) -> list[str]:
        return [text for name, text in self.words if name == tag]


def nasty(subject: Subject) -> Subject:
    """The same piece with markup in every text that a user or a plan file can write."""
    plan = subject.plan
    section = replace(plan.sections[0], name=NASTY, reason=NASTY, letter=NASTY)
    told = replace(
        plan,
        title=NASTY,
        prompt=NASTY,
        style=NASTY,
        mood=NASTY,
        use=NASTY,
        sections=(section, *plan.sections[1:]),
        roles=tuple(replace(role, instrument=NASTY) for role in plan.roles),
        decisions=(Decision(NASTY, NASTY, NASTY), *(replace(d, value=NASTY, reason=NASTY) for d in plan.decisions)),
        conflicts=(Conflict(NASTY, (NASTY, NASTY), NASTY, NASTY),),
    )
    score = replace(
        subject.score,
        title=NASTY,
        sections=tuple(replace(s, name=NASTY, letter=NASTY) for s in subject.score.sections),
        tracks=tuple(replace(track, name=NASTY) for track in subject.score.tracks),
    )
    report = Report((Promise(NASTY, False, NASTY, NASTY, (0,), 1.0), Promise("meter", False, NASTY, NASTY)))
    return Subject(told, score, report, (Repair(1, NASTY, ((Role.MELODY, 1),), (), False),), subject.originality)


def test_no_text_becomes_markup(subject: Subject):
    page = report_page(nasty(subject))
    outline = Outline(page)
    assert outline.open == []
    assert not outline.named("script")
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x07" not in page
    assert len(outline.named("svg")) == 2
    assert any("<script>alert('x')</script>" in text for text in outline.text_of("bdi"))


def test_an_attribute_cannot_be_left():
    assert element("p", class_='"><script>') == '<p class="&quot;&gt;&lt;script&gt;"></p>'
    assert element("p", "<b>", Markup("<i></i>"), None, [1, "&"]) == "<p>&lt;b&gt;<i></i>1&amp;</p>"
    assert visible("a\ud800b\nc\u200fd") == "ab cd"


def test_the_page_stands_alone(subject: Subject):
    page = report_page(subject)
    outline = Outline(page)
    assert outline.open == []
    for tag in ("script", "link", "img", "iframe", "object", "base", "form"):
        assert not outline.named(tag), tag
    addresses = re.findall(r"(?:https?:)?//[^\s\"'<)]+", page)
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_can_be_read_without_seeing(subject: Subject):
    outline = Outline(report_page(subject))
    assert outline.named("html") == [{"lang": "zh"}]
    assert len(outline.named("h1")) == 1
    assert len(outline.named("title")) == 3  # the page and both pictures
    assert all(svg["role"] == "img" for svg in outline.named("svg"))
    sections = [each["aria-labelledby"] for each in outline.named("section")]
    assert sections == [each["id"] for each in outline.named("h2")]
    assert len(set(sections)) == len(sections)
    assert all(head["scope"] in ("col", "row") for head in outline.named("th"))
    assert len(outline.named("figcaption")) == len(outline.named("figure")) == 2
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["ink", "soft", "good", "bad"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_text_stands_out_from_its_ground(colours: dict[str, str], text: str, ground: str):
    light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(subject: Subject, language: str):
    page = report_page(subject, language)
    outline = Outline(page)
    assert outline.named("html") == [{"lang": language}]
    for name in (
        "plan",
        "energy",
        "chords",
        "promises",
        "roll",
        "form",
        "chain",
        "conflicts",
        "repairs",
        "originality",
    ):
        assert word(name, language) in outline.text_of("h2")
    said = outline.text_of("th")
    for promise in subject.report.promises:
        assert PROMISES[promise.name][LANGUAGES.index(language)] in said


def test_every_word_is_there_in_every_language():
    for table in (WORDS, PROMISES, ROLES, CADENCES, MATERIALS, USES):
        for name, row in table.items():
            assert len(row) == len(LANGUAGES), name
            assert all(text.strip() == text and text for text in row), name
            places = [sorted(re.findall(r"{\w+}", text)) for text in row]
            assert all(each == places[0] for each in places), name
    assert set(PROMISES) == {*METHODS, "originality"}
    assert set(ROLES) == set(ALL_ROLES)


@pytest.mark.parametrize(("language", "scripts"), [
    ("zh", {"CJK"}), ("zh-Hant", {"CJK"}), ("ja", {"CJK", "HIRAGANA", "KATAKANA"}), ("ko", {"HANGUL"}),
    ("ru", {"CYRILLIC"}),
])  # fmt: skip
def test_a_word_is_written_in_the_script_of_its_language(language: str, scripts: set[str]):
    for table in (WORDS, PROMISES, ROLES, CADENCES, USES):
        for name, row in table.items():
            text = re.sub(r"{\w+}", "", row[LANGUAGES.index(language)])
            found = {unicodedata.name(c, "").split()[0] for c in text if c.isalpha()}
            assert found & scripts or name == "bpm", (name, text)
            strange = {"CJK", "HANGUL", "CYRILLIC", "HIRAGANA", "KATAKANA"} - scripts
            assert not found & strange, (name, text)


def test_an_unknown_language_is_english(subject: Subject):
    plan = replace(subject.plan, language="tlh")
    assert Outline(report_page(replace(subject, plan=plan))).named("html") == [{"lang": "en"}]


def test_the_page_shows_what_was_asked_and_what_is_heard(subject: Subject):
    page = report_page(subject, "en")
    outline = Outline(page)
    bars = [each for each in outline.named("span") if each.get("class") == "bar"]
    assert len(bars) == subject.plan.bars
    for promise in subject.report.promises:
        assert PROMISES[promise.name][0] in outline.text_of("th")
    for decision in subject.plan.decisions:
        assert decision.reason in " ".join(outline.text_of("bdi"))
    assert page.count('class="measured"') == 1  # one group of columns ...
    assert len(re.findall(r'class="measured".*?</g>', page, re.S)[0].split("<rect")) - 1 == subject.plan.bars


def test_a_broken_promise_stands_out_with_its_bars(subject: Subject):
    broken = Promise("ranges", False, "in range", "2 cells", (2, 3, 7), 2.0, ((Role.MELODY, 2),), 0.0)
    repairs = (Repair(1, "ranges", ((Role.MELODY, 2), (Role.BASS, 4)), ((Role.BASS, 4),), True),)
    page = report_page(replace(subject, report=Report((broken,)), repairs=repairs), "en")
    assert "✗ 1 of 1 promises of the plan are not kept" in page
    assert "3–4, 8" in page
    assert "in range → 2 cells" in page
    assert "melody 3; bass 5" in page
    assert 'class="broken"' in page  # the frame in the piano roll


def test_a_page_is_small_and_soon_made(piece: Piece):
    """Three minutes: the piece eleven times over, as the page sees it."""
    times = 11
    bar_ticks = piece.plan.meter.bar_ticks * piece.plan.bars
    tracks = tuple(
        replace(
            t, notes=tuple(replace(n, onset_tick=n.onset_tick + k * bar_ticks) for k in range(times) for n in t.notes)
        )
        for t in piece.score.tracks
    )
    sections = tuple(
        replace(s, start_bar=s.start_bar + k * piece.plan.bars) for k in range(times) for s in piece.score.sections
    )
    score = replace(piece.score, end_tick=times * bar_ticks, tracks=tracks, sections=sections)
    plan = replace(piece.plan, sections=piece.plan.sections * times)
    assert plan.duration_s > 180
    started_s = time.process_time()
    page = report_page(Subject(plan, score, piece.report))
    assert time.process_time() - started_s < 1.0
    assert len(page.encode()) < 1_000_000


def test_a_page_is_written_whole(subject: Subject, tmp_path: Path):
    path = write_report(subject, tmp_path / "report.html", "ja")
    assert path.read_text(encoding="utf-8") == report_page(subject, "ja")
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]


def test_a_folder_holds_the_report_as_page_and_as_values(piece: Piece, tmp_path: Path):
    folder = piece.save(tmp_path / "song", audio=False, picture=False)
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    values = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert values["promises_kept"] + values["promises_broken"] == len(values["promises"])
    assert set(values) == {
        "report_version", "kept", "promises_kept", "promises_broken", "promises", "broken_cells", "thresholds",
        "repairs", "energy_by_bar", "originality", "versions", "refilled",
        "match", "candidates",
    }  # fmt: skip
    for promise in values["promises"]:
        assert promise["method"]
        assert promise["bound"] in ("", "at least", "at most", "equal")


def test_the_values_tell_energy_by_bar(subject: Subject):
    energy = report_values(subject)["energy_by_bar"]
    assert len(energy["planned"]) == len(energy["measured"]) == subject.plan.bars
    assert max(energy["measured"]) == 1.0


PROMISES_SHOWN = [
    {"name": "tempo", "kept": True, "asked": "90 bpm", "found": "90 bpm", "bars": []},
    {"name": "sections", "kept": False, "asked": "前奏 at 1", "found": "none", "bars": [1, 2, 3, 9]},
]


def test_a_table_is_aligned_by_the_width_of_its_characters():
    lines = promise_table(PROMISES_SHOWN, width=80, colour=False, signs=True).splitlines()
    assert lines[1].startswith("✓")
    assert lines[2].startswith("✗")

    def width(text: str) -> int:
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

    place = width(lines[0][: lines[0].index("found")])
    assert width(lines[1][: lines[1].rindex("90 bpm")]) == place
    assert width(lines[2][: lines[2].index("none")]) == place
    assert "1–3, 9" in lines[2]


def test_a_narrow_terminal_folds_and_loses_nothing():
    text = promise_table(PROMISES_SHOWN, width=40, colour=False, signs=True)
    assert max(len(line) for line in text.splitlines()) <= 40
    for part in ("tempo", "sections", "none"):
        assert part in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "gbk"])
def test_a_terminal_of_any_encoding_gets_its_table(encoding: str):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    print_promises(PROMISES_SHOWN, stream)
    stream.flush()
    text = raw.getvalue().decode(encoding)
    if encoding == "utf-8":
        assert "✗" in text
    else:
        assert "BROKEN" in text
        assert "✗" not in text
    assert "\x1b" not in text


def test_colours_are_for_terminals():
    assert "\x1b[" in promise_table(PROMISES_SHOWN, width=80, colour=True, signs=True)


def test_figures_are_written_as_the_language_does():
    share = Promise("chord tones", True, "", "", value=0.985, threshold=0.8)
    assert (value_text(share, "en"), bound_text(share, "en")) == ("98%", "≥ 80%")
    assert bound_text(share, "fr") == "≥ 80\N{NO-BREAK SPACE}%"
    margin = Promise("heard key", True, "C harmonic minor", "C minor", value=0.02, threshold=0.03)
    assert value_text(margin, "zh") == "C 小调"
    assert with_modes("C harmonic minor", "zh") == "C 和声小调"
    assert (number(0.5, "de"), number(12.0, "de"), number(120.25, "en")) == ("0,5", "12", "120.25")
    assert percent(0.5, "zh") == "50%"


def test_bars_and_cells_are_joined():
    assert bars_text([7, 0, 1, 2]) == "1–3, 8"
    assert bars_text([]) == ""
    assert cells_text([(Role.BASS, 0), (Role.BASS, 1), (Role.DRUMS, 4)], "zh") == "低音 1–2; 鼓 5"


def test_the_report_of_a_check_can_be_shown_as_a_table(piece: Piece):
    text = promise_table(report_dict(piece.report)["promises"], width=160, colour=False, signs=True)
    assert len(text.splitlines()) >= len(piece.report.promises) + 1
