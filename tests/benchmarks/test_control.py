"""The control benchmark's own parts: its prompts hold what they should, its measures tell right from wrong."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import control_measures as measures
import mido
import pytest
from control_gold import DRUMS, LANGUAGES, Case, load, plain_mode, players, quick
from control_reader import Heard, hear_chord, hear_key, read

from planner.lexicon.mood import MOODS
from symbolic.controls import STYLES
from symbolic.score import SECTION_KINDS
from symbolic.theory import MODES

QUARTER = 480
BAR = 4 * QUARTER
C, AM, F, G = (48, 64, 67, 72), (45, 60, 64, 69), (41, 60, 65, 69), (43, 62, 67, 71)


def midi(
    bars: list[tuple[int, ...]], *, program: int = 0, drums: bool = False, bpm: float = 100, key: str = "C",
    markers: dict[int, str] | None = None, symbols: dict[int, str] | None = None, velocities: list[int] | None = None,
) -> bytes:  # fmt: skip
    """A file of one chord a bar in 4/4."""
    file = mido.MidiFile(ticks_per_beat=QUARTER)
    head = mido.MidiTrack()
    head.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(bpm)))
    head.append(mido.MetaMessage("time_signature", numerator=4, denominator=4))
    head.append(mido.MetaMessage("key_signature", key=key))
    texts = sorted(
        [(b, "marker", t) for b, t in (markers or {}).items()] + [(b, "text", t) for b, t in (symbols or {}).items()]
    )
    now = 0
    for bar, kind, text in texts:
        wire = text.encode("utf-8").decode("latin1")
        head.append(mido.MetaMessage(kind, text=wire, time=bar * BAR - now))
        now = bar * BAR
    file.tracks.append(head)
    track = mido.MidiTrack([mido.Message("program_change", program=program, channel=9 if drums else 0)])
    for n, chord in enumerate(bars):
        velocity = velocities[n] if velocities else 80
        track += [mido.Message("note_on", note=p, velocity=velocity, channel=9 if drums else 0) for p in chord]
        for i, p in enumerate(chord):
            track.append(mido.Message("note_off", note=p, channel=9 if drums else 0, time=0 if i else BAR))
    file.tracks.append(track)
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def heard(*arguments: Any, **values: Any) -> Heard:
    return read(midi(*arguments, **values))


def test_there_are_enough_prompts_half_of_them_chinese_and_no_two_are_the_same():
    cases = load()
    languages = Counter(case.language for case in cases)
    assert len(cases) >= 320
    assert languages["zh"] + languages["zh_hant"] >= len(cases) / 2
    assert languages["zh_hant"] >= 15
    assert languages["en"] >= 40
    assert all(languages[language] >= 14 for language in LANGUAGES if language not in ("zh_hant", "mixed"))
    assert len({case.prompt for case in cases}) == len(cases)


def test_the_prompts_ask_for_everything_that_is_measured():
    golds = [case.gold for case in load()]

    def told(*keys: str) -> int:
        return sum(any(key in gold for key in keys) for gold in golds)

    assert told("without", "only", "hasnt") >= 40
    assert told("chords", "roman", "digits") >= 50
    assert told("sections", "sectionbars", "form", "has", "hasnt", "count") >= 50
    assert told("bars") >= 60
    assert told("seconds") >= 60
    assert told("mood") >= 120
    assert {g["meter"] for g in golds if "meter" in g} == {"2/4", "3/4", "4/4", "6/8", "9/8", "12/8", "5/4", "7/8"}
    keys = {(measures.tonic_name(k[0]), plain_mode(k[1])) for g in golds if "key" in g and (k := key_of(g))}
    assert len(keys) == 24


def key_of(gold: dict[str, Any]) -> tuple[int, str]:
    from control_gold import key_of as asked

    tonic, mode = asked(gold)
    assert tonic is not None
    assert mode in MODES
    return tonic, mode


def test_the_gold_values_are_of_known_kinds():
    for case in load():
        gold = case.gold
        assert set(gold.get("mood", ())) <= set(MOODS), case.name
        assert set(gold.get("style", ())) <= set(STYLES), case.name
        parts = [w.rstrip("0123456789") for w in f"{gold.get('sections', '')} {gold.get('sectionbars', '')}".split()]
        assert {*parts, *gold.get("has", ()), *gold.get("hasnt", ())} <= set(SECTION_KINDS), case.name
        assert gold.get("energy", "rise") in ("rise", "late", "fall", "arch", "flat"), case.name


def test_the_quick_subset_has_every_language_and_is_always_the_same():
    chosen = quick(load(), 26)
    assert {case.language for case in chosen} == set(LANGUAGES)
    assert chosen == quick(load(), 26)
    assert 20 <= len(chosen) <= 32


def test_tempo_bins_and_their_neighbours():
    found = heard([C] * 4, bpm=95)
    assert {k: v for k, (v, _) in measures.tempo_scores({"tempo": 95}, found).items()} == {
        "tempo": 1,
        "tb": 1,
        "tbt": 1,
    }
    assert {k: v for k, (v, _) in measures.tempo_scores({"tempo": 105}, found).items()} == {
        "tempo": 0,
        "tb": 1,
        "tbt": 1,
    }
    assert {k: v for k, (v, _) in measures.tempo_scores({"tempo": 120}, found).items()} == {
        "tempo": 0,
        "tb": 0,
        "tbt": 1,
    }
    assert {k: v for k, (v, _) in measures.tempo_scores({"tempo": 150}, found).items()} == {
        "tempo": 0,
        "tb": 0,
        "tbt": 0,
    }
    assert measures.tempo_scores({"tempo": [90, 100]}, found)["tb"][0] == 1
    assert measures.tempo_scores({"tempo": [60, 68]}, found)["tb"][0] == 0


def test_music21_hears_the_key_and_relatives_are_duplicates():
    found = heard([C, F, G, C, C, F, G, C])
    assert hear_key(found.pitched, QUARTER)[:2] == (0, "major")
    assert measures.same_or_relative((9, "minor"), (0, "major"))
    assert not measures.same_or_relative((9, "minor"), (9, "major"))
    assert measures.key_meta({"key": "C gong"}, found)[0] == 1
    assert measures.key_meta({"key": "C yu"}, found)[0] == 0
    assert measures.key_meta({"mode": "major"}, found)[0] == 1


def test_instruments_negation_and_only():
    piano, kit = heard([C] * 2, program=0), heard([(36, 42)] * 2, drums=True)
    assert measures.instruments({"inst": ["piano"], "only": True}, piano)["ci"][0] == 1
    assert measures.instruments({"inst": ["piano", "violin"]}, piano)["ci"][0] == 0
    assert measures.instruments({"inst": ["piano", "violin"]}, piano)["ci_share"][0] == 0.5
    assert measures.instruments({"inst": ["violin"], "only": True}, piano)["ci"][0] == 0
    assert kit.parts[0].program == DRUMS
    assert measures.negation({"without": ["drums"]}, kit)[0] == 0
    assert measures.negation({"without": ["drums"]}, piano)[0] == 1
    assert measures.negation({"without": ["piano"]}, piano)[0] == 0
    assert players("erhu") == {110, 40}


def test_bars_duration_and_sections_by_their_markers():
    found = heard([C] * 8, bpm=120, markers={0: "前奏", 2: "主歌 1", 6: "预副歌"})
    assert measures.bars({"bars": 8}, found)[0] == 1
    assert measures.duration({"seconds": 16.9}, found)[0] == 1
    assert measures.duration({"seconds": 17.2}, found)[0] == 0
    assert measures.sections({"sections": "intro2 verse4 prechorus2"}, found)[0] == 1
    assert measures.sections({"sections": "intro verse prechorus"}, found)[0] == 1
    assert measures.sections({"sections": "intro2 verse5 prechorus2"}, found)[0] == 0
    assert measures.sections({"hasnt": ["intro"]}, found)[0] == 0
    letters = heard([C] * 8, markers={0: "Theme A", 2: "Theme A 2", 4: "Theme B", 6: "Theme A 3"})
    assert measures.sections({"form": "AABA"}, letters)[0] == 1
    assert measures.sections({"form": "ABAA"}, letters)[0] == 0


@pytest.mark.parametrize(
    ("marker", "kind"),
    [
        ("Pre-chorus", "prechorus"), ("サビ", "chorus"), ("후렴", "chorus"), ("Estribillo", "chorus"),
        ("Refrão", "chorus"), ("Couplet", "verse"), ("Strophe", "verse"), ("Ritornello", "chorus"),
        ("Припев", "chorus"), ("序奏", "intro"),
    ],
)  # fmt: skip
def test_markers_are_read_in_ten_languages(marker: str, kind: str):
    assert measures.kind_of(marker) == kind


def test_asked_chords_must_stand_in_the_symbols_and_sound_in_the_notes():
    symbols = {0: "C", 1: "Am", 2: "F", 3: "G"}
    right = heard([C, AM, F, G], symbols=symbols)
    wrong = heard([C, C, C, C], symbols=symbols)
    gold = {"chords": "C Am F G"}
    assert {k: v for k, (v, _) in measures.chords(gold, right).items()} == {
        "chord_symbols": 1, "chord_root": 1, "chord_triad": 1, "chords": 1,
    }  # fmt: skip
    assert measures.chords(gold, wrong)["chord_symbols"][0] == 1
    assert measures.chords(gold, wrong)["chords"][0] == 0
    assert measures.chords({"roman": "I vi IV V"}, right)["chords"][0] == 1
    assert measures.chords({"digits": "1645"}, right)["chords"][0] == 1
    assert measures.chords({"chords": "C Am7 F G"}, right)["chord_symbols"][0] == 0
    assert measures.chords({"chords": "C F G"}, right)["chord_symbols"][0] == 0


def test_the_chord_reader_hears_inversions_and_sevenths():
    notes = heard([(52, 60, 67, 72), (50, 60, 65, 69), (43, 59, 62, 65)]).pitched
    assert hear_chord(notes, 0, BAR) == (0, "maj")
    assert hear_chord(notes, BAR, 2 * BAR) == (2, "min")
    assert hear_chord(notes, 2 * BAR, 3 * BAR) == (7, "maj")
    assert hear_chord(notes, 9 * BAR, 10 * BAR) is None


def test_energy_curves_and_moods():
    rising = heard([C] * 12, velocities=list(range(40, 112, 6)))
    assert measures.energy({"energy": "rise"}, rising)[0] == 1
    assert measures.energy({"energy": "fall"}, rising)[0] == 0
    labels = {"happy": (0.8, 0.5), "bright": (0.6, 0.3), "hopeful": (0.6, 0.2), "sad": (-0.7, -0.4)}
    assert measures.mood_top3({"mood": ["happy"]}, 0.7, 0.4, labels)[0] == 1
    assert measures.mood_top3({"mood": ["sad"]}, 0.7, 0.4, labels)[0] == 0


def test_rank_correlation_with_ties():
    assert measures.rank_correlation([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1)
    assert measures.rank_correlation([1, 2, 2, 3], [3, 2, 2, 1]) == pytest.approx(-1)
    assert measures.rank_correlation([1, 1, 1], [1, 2, 3]) == 0


def test_a_prompt_that_is_refused_loses_everything_it_states():
    from control import run_case

    row = run_case(
        Case("x", "en", "nine hundred thousand bars of 9999999 bpm", {"bars": 8, "tempo": 90}), True, 0, None
    )
    assert row["error"] is not None
    assert all(value == 0 for value, _ in row["scores"].values())
    assert {"tb", "tbt", "tempo", "bars"} == set(row["scores"])


def test_a_prompt_is_measured_on_the_file_that_it_gives():
    from control import run_case

    gold = {"key": "A minor", "bars": 8, "tempo": 90, "inst": ["piano"], "meter": "3/4"}
    row = run_case(Case("x", "en", "piano piece in A minor, 3/4, 90 bpm, 8 bars", gold), True, 0, None)
    assert row["error"] is None
    assert all(row["scores"][name][0] == 1 for name in ("tb", "key_meta", "bars", "cts", "ci", "tempo"))
