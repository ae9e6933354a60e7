from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from small_scores import band, solo

from planner.match.arrays import MAX_NOTES, cut, notes_of
from planner.match.change import changed, other_mode, other_players, transposed, without_roles
from planner.match.collect import Excerpt
from planner.match.describe import HELD_FROM, SENTENCES, Wording, choose, describe, phrase
from planner.match.facts import CONCEPT, FACTS, PLACE, truths
from planner.match.features import METERS, heard_key, measure, vector
from planner.match.text import MAX_PIECES, pieces
from planner.match.words_instruments import HAS_PATTERNS, LANGUAGES, LEAD_PATTERNS, NAMES, ONLY_PATTERNS, PROGRAMS
from planner.match.words_kinds import GENRES, MOODS, SCENES
from planner.match.words_music import FACT_WORDS, KEY_WORDS, MINOR_TONICS, TONICS
from symbolic.instruments import INSTRUMENTS

TABLES = {"instruments": NAMES, "facts": FACT_WORDS, "genres": GENRES, "moods": MOODS, "scenes": SCENES}


def excerpt(score, **known):
    return Excerpt(
        "test", known.pop("source", "test"), "train", "nobody", known.pop("style", ""), notes_of(score), **known
    )


def facts_of(given):
    truth = truths(given)
    return {FACTS[i] for i in np.nonzero(truth >= 1)[0]}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_words_in_every_language(table):
    for name, row in TABLES[table].items():
        assert len(row) == len(LANGUAGES), name
        assert all(word.strip() for words in row for word in words.split("|")), name


def test_every_language_has_patterns_and_keys():
    for table in (LEAD_PATTERNS, HAS_PATTERNS, ONLY_PATTERNS, SENTENCES, KEY_WORDS, TONICS, MINOR_TONICS):
        assert set(table) == set(LANGUAGES)
    assert all(len(names) == 12 for names in TONICS.values())


def test_instruments_of_the_table_are_programs_of_general_midi_and_each_but_effects_has_one():
    assert set(PROGRAMS) == set(NAMES)
    without = {
        p.name for p in INSTRUMENTS if p.program not in CONCEPT and p.family not in ("sound effects", "synth effects")
    }
    assert without == {"Orchestra Hit", "Tinkle Bell", "Agogo", "Woodblock", "Taiko Drum", "Melodic Tom", "Synth Drum",
                       "Reverse Cymbal"}  # fmt: skip


def test_facts_say_what_the_score_is():
    found = facts_of(
        excerpt(band(bpm=60, mode="minor", tonic=9, meter=(3, 4), lead=40, chords=48, bass=None, drums=False))
    )
    assert {"tempo:slow", "bpm:60", "mode:minor", "key:9 minor", "meter:3/4", "lead:violin", "has:strings", "no:drums",
            "no:bass", "ens:duo", "bars:8"} <= found  # fmt: skip
    assert not found & {"tempo:fast", "mode:major", "meter:4/4", "has:drums", "lead:piano", "ens:full band"}


def test_facts_of_drums_alone_and_of_a_melody_alone():
    drums = band()
    drums = replace(drums, tracks=tuple(t for t in drums.tracks if t.role == "drums"))
    assert "ens:drums only" in facts_of(excerpt(drums))
    assert not any(fact.startswith(("key", "mode", "lead")) for fact in facts_of(excerpt(drums)))
    assert {"ens:melody only", "only:flute"} <= facts_of(excerpt(solo(73)))


def test_a_related_instrument_is_half_true_and_an_unrelated_one_false():
    truth = truths(excerpt(solo(40)))
    assert truth[PLACE["lead:violin"]] == 1
    assert 0 < truth[PLACE["lead:cello"]] < 1
    assert truth[PLACE["lead:trumpet"]] == 0


def test_moods_of_our_own_pieces_are_those_asked_for_and_others_are_guessed():
    told = truths(excerpt(solo(0, bpm=150), mood="sad", scene="rainy night", source="own", style="lofi"))
    assert (told[PLACE["mood:sad"]], told[PLACE["scene:rainy night"]], told[PLACE["genre:lofi"]]) == (1, 1, 1)
    assert told[PLACE["mood:happy"]] == 0
    guessed = truths(excerpt(solo(0, bpm=60, mode="minor")))
    assert guessed[PLACE["mood:sad"]] == 1
    assert guessed[PLACE["scene:battle"]] == 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_can_be_told_in_every_language(language):
    for fact in FACTS:
        if fact not in ("bpm", "bars"):
            assert phrase(fact, language, Random(0), Wording()).strip()


def test_a_description_tells_true_facts_and_is_the_same_for_the_same_seed():
    truth = truths(excerpt(band()))
    told = choose(truth, Random(3))
    assert 1 <= len(told) <= 9
    assert all(truth[place] >= 1 for place in told)
    assert describe(told, "zh", Random(3)) == describe(told, "zh", Random(3))


def test_held_out_words_are_kept_from_training():
    ways = GENRES["rock"][LANGUAGES.index("zh")].split("|")
    assert len(ways) >= HELD_FROM
    trained = {phrase("genre:rock", "zh", Random(i), Wording()) for i in range(200)}
    assert trained == set(ways[:-1])
    assert phrase("genre:rock", "zh", Random(0), Wording(held=True)) == ways[-1]


def test_the_vector_is_finite_whatever_the_score():
    for score in (band(), solo(0), band(bars=1), band(bpm=0.5), band(bpm=900), band(meter=(7, 8)), band(meter=(1, 32))):
        found = vector(notes_of(score))
        assert found.dtype == np.float32
        assert np.isfinite(found).all()
        assert found.shape == vector(notes_of(band())).shape


def test_meters_of_facts_and_features_agree():
    assert all(f"meter:{meter}" in FACT_WORDS for meter in METERS)


def test_a_wrong_key_signature_is_heard_through():
    right = solo(0, mode="minor", tonic=4)
    wrong = replace(notes_of(right), tonic=1, mode="major")
    assert heard_key(wrong) != (1, False)
    assert heard_key(notes_of(right)) == (4, True)


def test_changed_copies_are_what_they_say():
    notes = notes_of(band(mode="major", tonic=2))
    assert heard_key(transposed(notes, 3)) == (5, False)
    assert heard_key(other_mode(notes)) == (2, True)
    assert measure(without_roles(notes, Random(0)))["roles"] < measure(notes)["roles"]
    assert len(other_players(notes, Random(0)).table)
    assert (
        changed(excerpt(band()), Random(5)).notes.table.tolist()
        == changed(excerpt(band()), Random(5)).notes.table.tolist()
    )


def test_a_part_of_a_piece_is_a_piece():
    notes = notes_of(band(bars=8))
    part = cut(notes, 4, 2)
    assert part.bars == 2
    assert len(part.table) == len(notes.table) / 4
    assert vector(part).shape == vector(notes).shape


def test_a_very_long_score_is_heard_up_to_a_bound():
    assert len(notes_of(band(bars=2000, busy=4)).table) == MAX_NOTES


def test_pieces_of_a_text_are_bounded_and_do_not_depend_on_case_or_width():
    assert len(pieces("爵士乐 jazz 100 " * 500)) <= MAX_PIECES
    assert pieces("JAZZ １２０ BPM") == pieces("jazz 120 bpm")
    assert all(0 <= piece < 2**32 for piece in pieces("弦乐四重奏 string quartet"))
    assert set(pieces("没有鼓")) != set(pieces("有鼓"))
