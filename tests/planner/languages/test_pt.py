# ruff: noqa: E501  (a prompt and what it says stay together)
"""Portuguese: the tables of words are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, told

from planner.lexicon.language import Language
from planner.lexicon.pt import LANGUAGE
from planner.parse import parse


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    assert check(LANGUAGE) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("vinte e duas", 22),
        ("trinta e um", 31),
        ("cem", 100),
        ("cento e noventa e nove", 199),
        ("dezesseis", 16),
        ("dezasseis", 16),
    ],
)
def test_numbers(word: str, value: int) -> None:
    assert LANGUAGE.numbers[word] == value


@pytest.mark.parametrize(("note", "pitch_class"), [("si bemol", 10), ("dó sustenido", 1), ("ré", 2), ("solb", 6)])
def test_notes(note: str, pitch_class: int) -> None:
    assert LANGUAGE.notes[note] == pitch_class


PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("uma peça triste para piano solo em lá menor, 72 batidas por minuto, 60 segundos",
     {"bpm": 72, "tonic": "A", "mode": "minor", "s": 60, "plays": [0], "mood": "sad", "only": True}),
    ("balada romântica em si bemol maior com sax tenor e violão, andamento lento",
     {"tonic": "A#", "mode": "major", "plays": [66, 24], "style": "ballad", "word": (58, 74), "mood": "romantic"}),
    ("música pop alegre com violão, baixo e bateria, refrão marcante, 120 bpm",
     {"bpm": 120, "plays": [24, 33, "drums"], "style": "pop", "mood": "happy", "parts": ["chorus"]}),
    ("uma valsa para cordas em ré menor, 32 compassos",
     {"meter": "3/4", "tonic": "D", "mode": "minor", "bars": 32, "plays": [48], "style": "waltz", "only": True}),
    ("chorinho alegre com cavaquinho, flauta e pandeiro, dó maior",
     {"meter": "2/4", "tonic": "C", "mode": "major", "plays": [25, 73, "drums"], "style": "latin", "mood": "happy"}),
    ("música épica de batalha para videogame, em loop, 150 bpm, 16 compassos",
     {"bpm": 150, "bars": 16, "style": "epic", "use": "loop", "scene": "battle"}),
    ("canção de ninar para caixinha de música, três por quatro, fá maior, meio minuto",
     {"meter": "3/4", "tonic": "F", "mode": "major", "s": 30, "plays": [10], "mood": "meditative", "only": True}),
    ("fado melancólico com guitarra portuguesa e violão, em mi menor, sem bateria",
     {"tonic": "E", "mode": "minor", "plays": [25, 24], "not": ["drums"], "style": "folk", "mood": "melancholy"}),
    ("lofi para estudar numa noite chuvosa, sem piano, um minuto e meio",
     {"not": [0], "style": "lofi", "scene": "study", "s": 90}),
    ("só violino e violoncelo, andante, em sol menor",
     {"tonic": "G", "mode": "minor", "plays": [40, 42], "only": True, "word": (74, 92)}),
    ("rock enérgico em mi menor, guitarras distorcidas, Em C G D, dois minutos",
     {"tonic": "E", "mode": "minor", "s": 120, "plays": [30], "style": "rock", "mood": "excited", "chords": "Em C G D"}),
    ("bossa nova com flauta e violão, andamento médio", {"plays": [73, 24], "style": "bossa", "word": (92, 112)}),
    ("vinheta curta e triunfal com metais e tímpanos", {"plays": [61, 47], "mood": "triumphant", "use": "stinger"}),
    ("estudo para piano em dó sustenido menor, 24 compassos, muito rápido",
     {"tonic": "C#", "mode": "minor", "bars": 24, "plays": [0], "use": "practice", "only": True, "word": (140, 168)}),
    ("introdução de 4 compassos, estrofe de 8 compassos, refrão de 8 compassos e final de 4 compassos",
     {"form": "intro verse chorus outro", "parts": ["intro", "verse", "chorus", "outro"], "lengths": {"intro": 4, "verse": 8, "chorus": 8, "outro": 4}}),
    ("música ambiente calma que cresce aos poucos, sem percussão nem baixo",
     {"not": ["drums", 33], "style": "ambient", "mood": "calm", "energy": "rise"}),
    ("forró alegre a 110 bpm com sanfona, zabumba e triângulo",
     {"bpm": 110, "meter": "2/4", "plays": [21, "drums"], "style": "latin", "mood": "happy"}),
    ("um blues de doze compassos em mi com gaita",
     {"tonic": "E", "plays": [22], "style": "blues", "chords": "I I I I IV IV I I V IV I V"}),
    ("erhu e guzheng, estilo chinês, escala pentatônica, nostálgico",
     {"mode": "gong", "plays": [110, 107], "style": "guofeng", "mood": "nostalgic"}),
    ("música com estrofe e refrão, sobe um tom no final", {"form": "verse-chorus", "modulation": "up"}),
    ("quarteto de cordas em ré menor, forma sonata, 3 minutos",
     {"tonic": "D", "mode": "minor", "s": 180, "ensemble": "string quartet", "form": "A B C A B"}),
    ("não quero nem bateria nem guitarra, piano e cordas", {"plays": [0, 48], "not": ["drums", 27]}),
    ("violino e piano, pôr do sol na praia, cento e dez batidas por minuto",
     {"bpm": 110, "plays": [40, 0], "scene": "sunset"}),
    ("uma marcha em 2/4 para banda militar, dezesseis compassos, sem introdução",
     {"meter": "2/4", "bars": 16, "style": "classical", "ensemble": "brass band", "no parts": ["intro"]}),
    ("sertanejo com sanfona e guitarra, sol maior, acordes G D Em C",
     {"tonic": "G", "mode": "major", "plays": [21, 27], "style": "folk", "chords": "G D Em C"}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:32] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert told(brief) == expected
    assert brief.language == "pt"


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("a maior parte com piano", "tonic"),
        ("piano ao vivo, versão final", "parts"),
        ("uma série de acordes de piano, passo a passo", "word"),
        ("um piano para o meu pai, obrigado", "mood"),
        ("é menor que um piano", "tonic"),
        ("piano a quatro vozes, sem pressa", "not"),
    ],
)
def test_everyday_words_are_no_music(prompt: str, absent: str) -> None:
    assert absent not in told(parse(prompt))
