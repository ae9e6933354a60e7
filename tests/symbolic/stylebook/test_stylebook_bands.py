from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from symbolic.controls import STYLES
from symbolic.data.work import ChartSection, ChordChart, Work
from symbolic.encode import encode_score
from symbolic.score import Chord, ChordSpan, Key, Meter, Note, Role, Score, Section, Tempo, Track
from symbolic.stylebook import STYLE_BOOK
from symbolic.stylebook.bands import KEPT_PERCENT, MAX_BARS, WEIGHTS, band_of, meter_of, read_bands, song_of, style_for
from symbolic.stylebook.colour import coloured
from symbolic.theory import parse_chord
from symbolic.timing import bar_starts

BAR = 1920


def chart(bars: int = 40, sections: tuple[ChartSection, ...] = ()) -> ChordChart:
    names = ("C", "Am", "F", "G")
    chords = tuple(ChordSpan(bar * BAR, BAR, parse_chord(names[bar % 4])) for bar in range(bars))
    sections = sections or (
        ChartSection("A", "intro", 0), ChartSection("B", "verse", 4), ChartSection("C", "pre-chorus", 12),
        ChartSection("D", "chorus", 16), ChartSection("B", "verse", 24), ChartSection("D", "chorus", 32),
    )  # fmt: skip
    return ChordChart("billboard/0001", "billboard", ("Somebody",), "CC0-1.0", "Song", 0, 4, bars, chords, sections)


def sheet(style_bars: int = 16) -> Work:
    melody = tuple(Note(b * BAR + s * 480, 60 + (b + s) % 12, 480) for b in range(style_bars) for s in range(4))
    names = ("C", "Am7", "Dm7", "G7")
    chords = tuple(ChordSpan(b * BAR, BAR, parse_chord(names[b % 4])) for b in range(style_bars))
    score = Score(
        "Sheet", style_bars * BAR, (Tempo(0, 120.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),), chords,
        tracks=(Track(Role.MELODY, "Melody", 0, melody), Track(Role.BASS, "Bass", 0, (Note(0, 40, 480),))),
    )  # fmt: skip
    return Work("openewld/Sheet", "openewld", ("A Writer",), "swing", "MIT", score)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_band(style: str) -> None:
    work = band_of(song_of(chart()), style)
    assert (work.work_id, work.source, work.style) == (f"bands/billboard/0001-{style}", "bands", style)
    assert work.creators == ("Somebody",)
    low, high = STYLE_BOOK[style].tempo_bpm
    assert low <= work.score.tempos[0].bpm <= high
    roles = {track.role for track in work.score.tracks}
    assert Role.BASS in roles
    assert roles & {Role.CHORDS, Role.ARP, Role.PAD}
    assert Role.DRUMS in roles or style == "classical"
    assert encode_score(work.score, style) is not None


def test_the_band_grows_with_the_sections() -> None:
    score = band_of(song_of(chart()), "pop").score
    bars = [n.onset_tick // BAR for track in score.tracks for n in track.notes]
    count = {
        s.name + str(s.start_bar): sum(s.start_bar <= bar < s.end_bar for bar in bars) / s.bars for s in score.sections
    }
    assert count["Intro0"] < count["Verse4"] < count["Chorus32"]
    assert [s.kind for s in score.sections] == ["intro", "verse", "prechorus", "chorus", "verse", "chorus"]
    assert score.sections[-1].energy > score.sections[3].energy > score.sections[1].energy


def test_roles_enter_with_the_sections() -> None:
    score = band_of(song_of(chart()), "ballad").score
    bars = {track.role: {n.onset_tick // BAR for n in track.notes} for track in score.tracks}
    assert min(bars[Role.DRUMS]) >= 4
    assert max(bars[Role.DRUMS]) == 39


def test_the_melody_stays_and_the_accompaniment_is_new() -> None:
    work = sheet()
    band = band_of(work, "swing")
    assert band.score.track(Role.MELODY) == work.score.track(Role.MELODY)
    bass = band.score.track(Role.BASS)
    assert bass is not None
    assert len(bass.notes) > 20
    assert sum(s.bars for s in band.score.sections) == 16
    assert [s.letter for s in band.score.sections] == ["A", "A"]


def test_a_band_is_the_same_every_time_and_velocities_vary() -> None:
    first, second = (band_of(sheet(), "bossa") for _ in range(2))
    assert first == second
    drums = first.score.track(Role.DRUMS)
    assert drums is not None
    assert len({n.velocity for n in drums.notes}) > 8


def test_long_songs_end_with_a_section() -> None:
    sections = tuple(ChartSection("A", "verse", start) for start in range(0, 120, 10))
    score = band_of(song_of(chart(120, sections)), "rock").score
    bars = len(bar_starts(score.meters, score.end_tick)) - 1
    assert bars == sum(s.bars for s in score.sections) == MAX_BARS // 10 * 10
    assert max(n.onset_tick for t in score.tracks for n in t.notes) < score.end_tick
    assert score.chords[-1].onset_tick + score.chords[-1].duration_tick == score.end_tick


def test_compound_charts_have_compound_meters() -> None:
    bars = tuple(ChordSpan(bar * 2880, 2880, Chord(0, "")) for bar in range(8))
    slow = ChordChart("billboard/2", "billboard", ("X",), "CC0", "S", 0, 4, 8, bars, (ChartSection("A", "verse", 0),))
    assert str(meter_of(slow)) == "12/8"
    assert str(band_of(song_of(slow), "ballad").score.meters[0]) == "12/8"


def test_styles_are_drawn_evenly_and_waltzes_only_in_three() -> None:
    ids = [f"{source}/{i}" for source, n in (("pop909", 802), ("openewld", 343), ("billboard", 625)) for i in range(n)]
    drawn = Counter(style_for(name, "4/4") for name in ids)
    assert abs(1 - drawn.pop(None) / len(ids) - KEPT_PERCENT / 100) < 0.05
    assert set(drawn) == set(STYLES) - {"waltz"}
    assert min(drawn.values()) > 30
    assert max(drawn.values()) < 80
    three = Counter(style_for(f"openewld/{i}", "3/4") for i in range(74))
    assert three["waltz"] > 30
    assert three[None] == 0
    assert style_for("pop909/1", "5/4") is None
    assert set(WEIGHTS) == set(STYLES)


def test_triads_are_coloured_unless_the_melody_is_in_the_way() -> None:
    work = sheet()
    plain = [span.chord.quality for span in coloured(work.score, "triad")]
    assert plain == [span.chord.quality for span in work.score.chords]
    jazz = Score("x", BAR * 2, (Tempo(0, 100.0),), (Meter(0, 4, 4),), (Key(0, 0, "major"),),
                 (ChordSpan(0, BAR, Chord(0, "")), ChordSpan(BAR, BAR, Chord(7, ""))),
                 tracks=(Track(Role.MELODY, "m", 0, (Note(0, 64, 960),)),))  # fmt: skip
    assert [s.chord.quality for s in coloured(jazz, "seventh")] == ["maj7", "7"]
    on_root = Score(*[getattr(jazz, f) for f in ("title", "end_tick", "tempos", "meters", "keys", "chords")],
                    tracks=(Track(Role.MELODY, "m", 0, (Note(0, 72, 960),)),))  # fmt: skip
    assert [s.chord.quality for s in coloured(on_root, "seventh")] == ["", "7"]
    assert [s.chord.quality for s in coloured(jazz, "power")] == ["5", "5"]
    assert [s.chord.quality for s in coloured(jazz, "dominant")] == ["7", "7"]


def test_sections_that_are_missing_are_added() -> None:
    work = sheet()
    score = work.score
    with_gap = Work(work.work_id, work.source, work.creators, work.style, work.licence,
                    Score(score.title, score.end_tick, score.tempos, score.meters, score.keys, score.chords,
                          (Section("Verse", "verse", "A", 4, 8),), score.tracks))  # fmt: skip
    assert [(s.kind, s.start_bar, s.bars) for s in band_of(with_gap, "pop").score.sections] == [
        ("intro", 0, 4), ("verse", 4, 8), ("outro", 12, 4),
    ]  # fmt: skip


def test_a_folder_without_songs_has_no_bands(tmp_path: Path) -> None:
    assert list(read_bands(tmp_path)) == []


@pytest.mark.data
@pytest.mark.slow
def test_bands_over_the_data(data_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "billboard").symlink_to(data_folder / "billboard")
    bands = []
    for work in read_bands(tmp_path):
        bands.append(work)
        if len(bands) == 40:
            break
    assert len({work.style for work in bands}) >= 8
    assert all(encode_score(work.score, work.style) is not None for work in bands)
