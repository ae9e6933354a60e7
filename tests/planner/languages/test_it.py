# ruff: noqa: E501  (a prompt and what it says stay together)
"""Italian: the tables of words are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, told

from planner.lexicon.it import LANGUAGE
from planner.lexicon.language import Language
from planner.parse import parse


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    assert check(LANGUAGE) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("ventuno", 21),
        ("ventotto", 28),
        ("trentatré", 33),
        ("novantanove", 99),
        ("centotto", 108),
        ("centottantuno", 181),
        ("centonovantanove", 199),
        ("cinquecento", 500),
    ],
)
def test_numbers(word: str, value: int) -> None:
    assert LANGUAGE.numbers[word] == value


@pytest.mark.parametrize(
    ("note", "pitch_class"), [("si bemolle", 10), ("do diesis", 1), ("re", 2), ("solb", 6), ("fa doppio diesis", 7)]
)
def test_notes(note: str, pitch_class: int) -> None:
    assert LANGUAGE.notes[note] == pitch_class


PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("un brano triste per pianoforte solo in la minore, 72 battiti al minuto, 60 secondi",
     {"bpm": 72, "tonic": "A", "mode": "minor", "s": 60, "plays": [0], "mood": "sad", "only": True}),
    ("ballata romantica in si bemolle maggiore con sax tenore e pianoforte, tempo lento",
     {"tonic": "A#", "mode": "major", "plays": [66, 0], "style": "ballad", "word": (58, 74), "mood": "romantic"}),
    ("canzone pop allegra con chitarra acustica, basso e batteria, ritornello orecchiabile, 120 bpm",
     {"bpm": 120, "plays": [25, 33, "drums"], "style": "pop", "mood": "happy", "parts": ["chorus"]}),
    ("un valzer per archi in re minore, 32 battute",
     {"meter": "3/4", "tonic": "D", "mode": "minor", "bars": 32, "plays": [48], "style": "waltz", "only": True}),
    ("tarantella con mandolino e tamburello, sei ottavi, veloce",
     {"meter": "6/8", "plays": [25, "drums"], "style": "folk", "word": (120, 152)}),
    ("musica epica di battaglia per videogioco, in loop, 150 bpm, 16 battute",
     {"bpm": 150, "bars": 16, "style": "epic", "use": "loop", "scene": "battle"}),
    ("ninna nanna per carillon, in tre quarti, fa maggiore, mezzo minuto",
     {"meter": "3/4", "tonic": "F", "mode": "major", "s": 30, "plays": [10], "mood": "meditative", "only": True}),
    ("liscio romagnolo con fisarmonica, la semiminima a 180", {"bpm": 180, "plays": [21], "style": "folk"}),
    ("lofi per studiare, notte piovosa, senza pianoforte, un minuto e mezzo",
     {"not": [0], "style": "lofi", "scene": "study", "s": 90}),
    ("solo violino e violoncello, andante, in sol minore",
     {"tonic": "G", "mode": "minor", "plays": [40, 42], "only": True, "word": (74, 92)}),
    ("rock energico in mi minore, chitarre distorte, Em C G D, due minuti",
     {"tonic": "E", "mode": "minor", "s": 120, "plays": [30], "style": "rock", "mood": "excited", "chords": "Em C G D"}),
    ("bossa nova con flauto e chitarra classica, tempo medio",
     {"plays": [73, 24], "style": "bossa", "word": (92, 112)}),
    ("jingle breve e trionfale con ottoni e timpani", {"plays": [61, 47], "mood": "triumphant", "use": "stinger"}),
    ("studio per pianoforte in do diesis minore, 24 battute, molto veloce",
     {"tonic": "C#", "mode": "minor", "bars": 24, "plays": [0], "use": "practice", "only": True, "word": (140, 168)}),
    ("introduzione di 4 battute, strofa di 8 battute, ritornello di 8 battute, coda di 4 battute",
     {"form": "intro verse chorus outro", "parts": ["intro", "verse", "chorus", "outro"], "lengths": {"intro": 4, "verse": 8, "chorus": 8, "outro": 4}}),
    ("musica ambient tranquilla che cresce poco a poco, senza percussioni né basso",
     {"not": ["drums", 33], "style": "ambient", "mood": "calm", "energy": "rise"}),
    ("spaghetti western con fischio e chitarra elettrica, in mi minore",
     {"tonic": "E", "mode": "minor", "plays": [78, 27], "style": "epic"}),
    ("un blues in dodici battute in mi con armonica",
     {"tonic": "E", "plays": [22], "style": "blues", "chords": "I I I I IV IV I I V IV I V"}),
    ("erhu e guzheng, stile cinese, scala pentatonica, nostalgico",
     {"mode": "gong", "plays": [110, 107], "style": "guofeng", "mood": "nostalgic"}),
    ("canzone con strofa e ritornello, sale di un tono alla fine",
     {"use": "song", "form": "verse-chorus", "modulation": "up"}),
    ("quartetto d'archi in re minore, forma sonata, 3 minuti",
     {"tonic": "D", "mode": "minor", "s": 180, "ensemble": "string quartet", "form": "A B C A B"}),
    ("niente batteria né chitarra elettrica, pianoforte e archi", {"plays": [0, 48], "not": ["drums", 27]}),
    ("musica da film cupa, centodieci battiti al minuto, novanta secondi",
     {"bpm": 110, "s": 90, "style": "epic", "mood": "dark"}),
    ("una marcia in 2/4 per banda militare, sedici battute, senza introduzione",
     {"meter": "2/4", "bars": 16, "style": "classical", "ensemble": "brass band", "no parts": ["intro"]}),
    ("violino e piano, a passo d'uomo, tramonto sulla spiaggia",
     {"plays": [40, 0], "word": (74, 92), "scene": "sunset"}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:32] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert told(brief) == expected
    assert brief.language == "it"


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("la maggior parte con il pianoforte", "tonic"),
        ("pianoforte a bassa voce", "not"),
        ("il re e la sua corte, pianoforte", "tonic"),
        ("pianoforte, il più presto possibile", "word"),
        ("un pezzo complesso per pianoforte, grazie", "mood"),
        ("una serie di accordi di pianoforte", "mood"),
        ("pianoforte a quattro voci, senza fretta", "not"),
        ("la sera con il pianoforte", "tonic"),
    ],
)
def test_everyday_words_are_no_music(prompt: str, absent: str) -> None:
    assert absent not in told(parse(prompt))
