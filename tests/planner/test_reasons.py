"""What the planner says: every language has every rule, with the same places for values."""

import string
from collections.abc import Mapping

import pytest

from planner.reasons import LANGUAGES, brightness, conflict_reason, listed, reason, texts, without
from planner.reasons.en import TEXTS as ENGLISH
from planner.reasons.texts import Texts

TABLES = ("conflicts", "reasons", "section_reasons", "sections", "styles", "moods", "modes")
NAMES = ("section_reasons", "sections", "styles", "moods", "modes")
OTHERS = tuple(language for language in LANGUAGES if language != "en")


def table(spoken: Texts, name: str) -> Mapping[str, str]:
    found: Mapping[str, str] = getattr(spoken, name)
    return found


def places(sentence: str) -> list[tuple[str, str]]:
    """The places for values in a sentence with their formats, in the order of their names."""
    return sorted((name, form or "") for _, name, form, _ in string.Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", TABLES)
def test_every_language_has_every_rule(language: str, name: str) -> None:
    assert set(table(texts(language), name)) == set(table(ENGLISH, name))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", TABLES)
def test_every_sentence_has_the_same_places(language: str, name: str) -> None:
    spoken = table(texts(language), name)
    assert {rule: places(s) for rule, s in spoken.items()} == {
        rule: places(s) for rule, s in table(ENGLISH, name).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole_and_plain(language: str) -> None:
    spoken = texts(language)
    sentences = [s for name in TABLES for s in table(spoken, name).values()]
    assert all(s.strip() and "\n" not in s and "  " not in s for s in sentences)
    assert spoken.comma.strip() or language == "ko"
    assert places(spoken.without) == [("words", "")]
    assert spoken.bright != spoken.dark


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sections", "styles", "moods", "modes"])
def test_names_tell_the_values_apart(language: str, name: str) -> None:
    names = list(table(texts(language), name).values())
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", [language for language in OTHERS if language not in ("zh", "zh-Hant")])
def test_sentences_are_translated(language: str) -> None:
    spoken = texts(language)
    for name in ("conflicts", "reasons", "section_reasons"):
        same = [rule for rule, sentence in table(spoken, name).items() if sentence == table(ENGLISH, name).get(rule)]
        assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_put_in(language: str) -> None:
    said = reason("length duration", language, words="1:30", bpm=92.5, meter="3/4", bars=46)
    assert all(value in said for value in ("1:30", "92.5", "3/4", "46"))
    assert "120 bpm" in conflict_reason("later", language, " 120 bpm ")
    assert "X" in without("X", language)
    assert brightness(True, language) != brightness(False, language)
    assert listed(["X", "Y"], language).startswith("X")


def test_an_unknown_language_is_answered_in_english() -> None:
    assert texts("tlh") is ENGLISH


def test_the_languages_are_those_of_the_prompts() -> None:
    assert len(set(LANGUAGES)) == len(LANGUAGES)
    assert {"zh", "en", "es", "pt", "fr", "it"} <= set(LANGUAGES)
