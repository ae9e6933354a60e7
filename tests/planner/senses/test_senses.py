"""The text model reads ten languages, says when it does not know, and never overrules the tables."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import parse
from planner.lexicon.mood import MOODS, SCENES
from planner.senses import attend, read_sense
from planner.senses.features import pieces
from planner.senses.fill import with_sense
from planner.senses.handmade import held_out, other_held_out
from planner.senses.labels import LANGUAGES, MOOD_NAMES, MOOD_TENSION
from planner.senses.model import WEIGHTS, network, read_weights
from planner.styles import STYLES
from planner.text import MAX_CHARACTERS
from symbolic.errors import BadInput

SUGGESTS = [
    ("一个人走在空荡荡的街上，雨一直下", {"lonely", "melancholy", "sad"}),
    ("深海里的鲸鱼轻轻唱着", {"dreamy", "calm", "mysterious"}),
    ("泪流满面的她再也没有回来", {"sad", "nostalgic", "lonely"}),
    ("a widow weeping beside an empty cradle", {"sad", "lonely", "nostalgic"}),
    ("puppies chasing soap bubbles", {"playful", "happy", "bright"}),
    ("寂しい冬の海と灯台", {"lonely", "calm", "melancholy"}),
    ("비눗방울을 쫓는 강아지와 아이들", {"playful", "happy", "bright"}),
    ("lágrimas y un corazón roto", {"sad", "melancholy", "lonely"}),
    ("uma lareira, um cobertor e chocolate quente", {"warm", "calm", "romantic"}),
    ("des fantômes et des ombres dans les ténèbres", {"dark", "mysterious", "tense"}),
    ("ein Sieg, Ruhm und Jubel im Stadion", {"triumphant", "excited", "happy"}),
    ("i bambini ridono con un cagnolino", {"happy", "playful", "bright"}),
    ("месть, ненависть и ярость", {"angry", "tense", "dark"}),
]


@pytest.mark.parametrize(("text", "moods"), SUGGESTS)
def test_suggests_a_fitting_mood_in_ten_languages(text: str, moods: set[str]) -> None:
    sense = read_sense(text)
    assert sense is not None
    assert {name for name, _ in sense.moods[:3]} & moods


def test_a_sense_holds_what_its_fields_say() -> None:
    sense = read_sense("夕阳下的老街，想起远方的故人")
    assert sense is not None
    for axis in (sense.valence, sense.arousal, sense.tension):
        assert -1 <= axis <= 1
    for pairs, names in (
        (sense.moods, set(MOODS)),
        (sense.styles, {*STYLES, "none"}),
        (sense.scenes, {*SCENES, "none"}),
    ):
        shares = [share for _, share in pairs]
        assert shares == sorted(shares, reverse=True)
        assert {name for name, _ in pairs} <= names
        assert 0 < sum(shares) <= 1.001
    assert 0 <= sense.confidence <= 1


@pytest.mark.parametrize(
    "text",
    ["", " ", "!!!", "😀😀🎉", "12345", "xkcd jjzq wvvbn trrp", "ᚠᚢᚦᚨᚱᚲ", "SELECT id FROM users", "锟斤拷烫烫烫",
     "\u202e\u200f", "the tax rate of the contract", "发票和税率", "Rechnung und Steuersatz"],
)  # fmt: skip
def test_says_that_it_does_not_know(text: str) -> None:
    assert read_sense(text) is None


def test_long_and_odd_text_is_read() -> None:
    for text in (
        "雨" * 5000,
        "sad " * 2000,
        "a" * 5000,
        "😀" * 3000,
        "不" * 3000,
        "not " * 1500,
        "ない" * 2000,
        "\ud800x"[1:],
    ):
        read_sense(text)
        attend(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    sense = read_sense(text)
    assert sense is None or -1 <= sense.valence <= 1
    assert all(text[a.span[0] : a.span[1]] == a.words for a in attend(text))


def test_work_is_bounded_by_the_length_that_is_read() -> None:
    assert len(pieces("雨" * 10_000).hashes) <= 4 * MAX_CHARACTERS
    assert len(pieces("word " * 3_000).hashes) <= 6 * MAX_CHARACTERS


def test_the_same_text_gives_the_same_sense() -> None:
    code = "from planner.senses import read_sense; print(read_sense('a lighthouse in the fog'))"
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_reading_needs_no_torch() -> None:
    code = (
        "import sys;"
        "from planner.senses import read_sense; assert read_sense('tears and a broken heart');"
        "assert not {'torch', 'onnxruntime', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_weights_are_small_and_of_the_planners_names() -> None:
    assert WEIGHTS.stat().st_size < 10_000_000
    net = network()
    assert set(net.moods) <= set(MOODS)
    assert (np.diff(net.hashes.astype(np.int64)) > 0).all()
    assert set(MOOD_TENSION) == set(MOOD_NAMES) == set(MOODS)


def test_weights_of_another_format_are_refused(tmp_path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, config=np.frombuffer(b'{"format": 99}', dtype=np.uint8))
    with pytest.raises(BadInput, match="format 99"):
        read_weights(path)


@pytest.mark.parametrize(
    ("plain", "negated"),
    [
        ("sad", "not sad"),
        ("悲伤", "不悲伤"),
        ("traurig", "nicht traurig"),
        ("triste", "pas triste"),
        ("грустный", "не грустный"),
    ],
)
def test_negation_turns_the_valence(plain: str, negated: str) -> None:
    net = network()
    assert net.read(pieces(negated)).place[0, 0] > net.read(pieces(plain)).place[0, 0] + 0.3


def test_traditional_characters_read_like_simplified_ones() -> None:
    assert read_sense("淚流滿面，獨自離開") == read_sense("泪流满面，独自离开")


def test_attention_names_the_words_that_matter() -> None:
    told = attend("the table by the door and a broken heart")
    assert told
    assert told[0].words in {"broken", "heart"}
    assert attend("泪流满面的她再也没有回来")[0].words in {"泪流满面", "再也没有", "再也没有回来"}
    assert attend("!!! 123") == ()
    with pytest.raises(BadInput, match="'colour'"):
        attend("rain", "colour")


def test_spans_are_places_in_the_text_as_written() -> None:
    text = "Ａ  Broken HEART, écrit en larmes"
    for about in ("mood", "style", "scene"):
        for each in attend(text, about):
            assert text[each.span[0] : each.span[1]] == each.words


def test_the_tables_win() -> None:
    brief = parse("happy waltz in the rain")
    filled = with_sense(brief)
    assert filled.mood == brief.mood
    assert filled.style == brief.style
    assert filled.scene == brief.scene
    assert filled.inferred == brief.inferred


def test_what_the_tables_left_open_is_filled_with_evidence() -> None:
    brief = parse("a lighthouse keeper counting the ships that never came back")
    filled = with_sense(brief)
    assert filled.mood is not None
    assert "mood" in filled.inferred
    assert brief.prompt[filled.mood.span[0] : filled.mood.span[1]] == filled.mood.words
    assert filled.tension is not None


def test_a_mood_that_was_asked_away_does_not_come_back() -> None:
    filled = with_sense(parse("not lonely, an orphan and an empty cradle"))
    assert filled.mood is None or filled.mood.value not in {"sad", "melancholy", "lonely"}
    plain = with_sense(parse("an orphan and an empty cradle"))
    assert plain.mood is not None
    assert plain.mood.value in {"sad", "melancholy", "lonely"}


def test_a_prompt_that_says_nothing_stays_as_it_is() -> None:
    brief = parse("32 bars in C major")
    assert with_sense(brief) == brief


@pytest.mark.slow
def test_measured_promises_hold() -> None:
    net = network()

    def three(told: object) -> tuple[float, float]:
        said = right = count = 0
        for each in told:  # type: ignore[attr-defined]
            reading = net.read(pieces(each.text))
            count += 1
            if reading.confidence[0] >= net.calibration.least_confidence:
                said += 1
                best = [net.moods[i] for i in np.argsort(-reading.moods[0])[:3]]
                right += each.moods[0] in best
        return right / said, said / count

    accuracy, share = three(held_out())
    assert accuracy >= 0.85
    assert share >= 0.25
    assert net.calibration.least_confidence > 0.6
    noise = [net.read(pieces(text)).confidence[0] >= net.calibration.least_confidence for _, text in other_held_out()]
    assert np.mean(noise) <= 0.1


def test_every_language_has_words_of_its_own() -> None:
    from planner.senses.entries import read_tables

    tables = read_tables(None)
    for language in LANGUAGES:
        words = {w for entry in tables.entries for w in entry.words.get(language, ())}
        assert len(words) >= {"zh": 400, "en": 300}.get(language, 120)
        assert len(tables.patterns[language]) >= 15
