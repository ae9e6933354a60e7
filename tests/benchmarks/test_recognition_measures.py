from __future__ import annotations

import pytest
from recognition_measures import (
    LEVELS,
    boundary_f1,
    compare_chords,
    key_weight,
    no_hits,
    notes_only,
    seventh,
    triad,
)

from symbolic.midi import midi_bytes
from symbolic.midi_read import score_and_facts
from symbolic.score import ChordSpan, Key
from symbolic.theory import parse_chord
from tests.delivery.pieces import piece


def spans(symbols: str) -> list[ChordSpan]:
    return [ChordSpan(1920 * i, 1920, parse_chord(s)) for i, s in enumerate(symbols.split())]


def test_triads_and_sevenths_of_qualities():
    assert [triad(q) for q in ("", "m7", "9", "sus4", "dim", "5")] == ["maj", "min", "maj", None, None, None]
    assert [seventh(q) for q in ("", "m9", "maj7", "add9", "mMaj7", "m7b5")] == [
        "maj", "min10", "maj11", "maj", "min11", None,
    ]  # fmt: skip


def test_each_level_counts_what_it_can_tell():
    hits = no_hits()
    compare_chords(hits, spans("C Am7 Gsus4 F N.C."), spans("C Am G Dm C"), 5 * 1920)
    assert [hits.share(level) for level in LEVELS] == [75.0, 66.7, 33.3, 25.0]


def test_levels_agree_with_mir_eval():
    mir_eval = pytest.importorskip("mir_eval")
    asked, heard = "C Am7 G7 F Dm E", "C Am G7 Fm D E7"
    names = {"": "maj", "m": "min", "m7": "min7", "7": "7"}

    def label(symbol: str) -> str:
        return f"{symbol[0]}:{names[symbol[1:]]}"

    one, other = [label(s) for s in asked.split()], [label(s) for s in heard.split()]
    hits = no_hits()
    compare_chords(hits, spans(asked), spans(heard), 6 * 1920)
    for level, measure in (("root", "root"), ("triad", "majmin"), ("seventh", "sevenths")):
        scores = getattr(mir_eval.chord, measure)(one, other)
        assert hits.share(level) == pytest.approx(100 * sum(scores) / len(scores), abs=0.1)


def test_keys_weigh_as_in_mirex():
    c, others = Key(0, 0, "major"), [(0, "major"), (7, "major"), (9, "minor"), (0, "minor"), (2, "major")]
    assert [key_weight(c, Key(0, *other)) for other in others] == [1.0, 0.5, 0.3, 0.2, 0.0]
    assert key_weight(Key(0, 9, "minor"), c) == 0.3


def test_boundaries_are_matched_once():
    assert boundary_f1([0, 8, 16], [0, 8, 16], 0) == 1.0
    assert boundary_f1([0, 8, 16], [0, 9, 16], 0) == pytest.approx(2 / 3)
    assert boundary_f1([0, 8, 16], [0, 9, 16], 1) == 1.0
    assert boundary_f1([8], [7, 9], 1) == pytest.approx(2 / 3)


def test_a_stripped_file_keeps_its_notes_and_loses_what_it_told():
    score = piece("waltz")
    read, told = score_and_facts(notes_only(midi_bytes(score)), "waltz.mid")
    assert sorted(n for t in read.tracks for n in t.notes) == sorted(n for t in score.tracks for n in t.notes)
    assert told == {"tempo", "meter", "key"}
    bare, nothing = score_and_facts(notes_only(midi_bytes(score), keep=frozenset()), "waltz.mid")
    assert nothing == frozenset()
    assert (bare.tempos[0].bpm, str(bare.meters[0])) == (120.0, "4/4")
