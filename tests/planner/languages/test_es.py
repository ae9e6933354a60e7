# ruff: noqa: E501  (a prompt and what it says stay together)
"""Spanish: the tables of words are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, told

from planner.lexicon.es import LANGUAGE
from planner.lexicon.language import Language
from planner.parse import parse


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    assert check(LANGUAGE) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [("veintidós", 22), ("treinta y una", 31), ("cien", 100), ("ciento noventa y nueve", 199), ("quinientas", 500)],
)
def test_numbers(word: str, value: int) -> None:
    assert LANGUAGE.numbers[word] == value


@pytest.mark.parametrize(
    ("note", "pitch_class"), [("si bemol", 10), ("do sostenido", 1), ("re", 2), ("fa doble sostenido", 7), ("solb", 6)]
)
def test_notes(note: str, pitch_class: int) -> None:
    assert LANGUAGE.notes[note] == pitch_class


PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("una pieza triste para piano solo en la menor, 72 pulsaciones por minuto, 60 segundos",
     {"bpm": 72, "tonic": "A", "mode": "minor", "s": 60, "plays": [0], "mood": "sad", "only": True}),
    ("balada triste en si bemol mayor con saxo tenor y piano, tempo lento",
     {"tonic": "A#", "mode": "major", "plays": [66, 0], "style": "ballad", "mood": "sad", "word": (58, 74)}),
    ("canción pop alegre con guitarra acústica, bajo y batería, estribillo pegadizo, 120 ppm",
     {"bpm": 120, "plays": [25, 33, "drums"], "style": "pop", "mood": "happy", "parts": ["chorus"]}),
    ("un vals para cuerdas en re menor, 32 compases",
     {"meter": "3/4", "tonic": "D", "mode": "minor", "bars": 32, "plays": [48], "style": "waltz", "only": True}),
    ("tango con bandoneón, violín y contrabajo, sin batería",
     {"plays": [23, 40, 43], "not": ["drums"], "style": "latin"}),
    ("música de batalla épica para videojuego, en bucle, 150 bpm, 16 compases",
     {"bpm": 150, "bars": 16, "style": "epic", "use": "loop", "scene": "battle"}),
    ("nana para caja de música en tres por cuatro, fa mayor, treinta segundos",
     {"meter": "3/4", "tonic": "F", "mode": "major", "s": 30, "plays": [10], "mood": "meditative", "only": True}),
    ("flamenco con guitarra española y palmas, modo frigio, cadencia andaluza",
     {"mode": "phrygian", "plays": [24, "drums"], "style": "latin", "chords": "i VII VI V"}),
    ("lofi para estudiar en una noche lluviosa, sin piano, un minuto y medio",
     {"not": [0], "style": "lofi", "scene": "study", "s": 90}),
    ("solo violín y violonchelo, andante, en sol menor",
     {"tonic": "G", "mode": "minor", "plays": [40, 42], "only": True, "word": (74, 92)}),
    ("rock enérgico en mi menor, guitarras distorsionadas, Em C G D, dos minutos",
     {"tonic": "E", "mode": "minor", "s": 120, "plays": [30], "style": "rock", "mood": "excited", "chords": "Em C G D"}),
    ("bossa nova con flauta y guitarra clásica, tempo medio", {"plays": [73, 24], "style": "bossa", "word": (92, 112)}),
    ("jingle corto y triunfal con metales y timbales", {"plays": [61, 47], "mood": "triumphant", "use": "stinger"}),
    ("estudio para piano en do sostenido menor, 24 compases, muy rápido",
     {"tonic": "C#", "mode": "minor", "bars": 24, "plays": [0], "use": "practice", "only": True, "word": (140, 168)}),
    ("introducción de 4 compases, estrofa de 8 compases, estribillo de 8 compases y coda de 4 compases",
     {"form": "intro verse chorus outro", "parts": ["intro", "verse", "chorus", "outro"], "lengths": {"intro": 4, "verse": 8, "chorus": 8, "outro": 4}}),
    ("música ambiental tranquila que va creciendo poco a poco, sin percusión ni bajo",
     {"not": ["drums", 33], "style": "ambient", "mood": "calm", "energy": "rise"}),
    ("cumbia alegre a 95 ppm con acordeón", {"bpm": 95, "plays": [21], "style": "latin", "mood": "happy"}),
    ("un blues de doce compases en mi con armónica",
     {"tonic": "E", "plays": [22], "style": "blues", "chords": "I I I I IV IV I I V IV I V"}),
    ("erhu y guzheng, estilo chino, escala pentatónica, nostálgico",
     {"mode": "gong", "plays": [110, 107], "style": "guofeng", "mood": "nostalgic"}),
    ("canción con estrofa y estribillo, sube un tono al final",
     {"use": "song", "form": "verse-chorus", "modulation": "up"}),
    ("cuarteto de cuerda en re menor, forma sonata, 3 minutos",
     {"tonic": "D", "mode": "minor", "s": 180, "ensemble": "string quartet", "form": "A B C A B"}),
    ("no quiero ni batería ni guitarra eléctrica, piano y cuerdas", {"plays": [0, 48], "not": ["drums", 27]}),
    ("chacarera con guitarra y bombo legüero, seis por ocho, la mayor",
     {"meter": "6/8", "tonic": "A", "mode": "major", "plays": [25, "drums"], "style": "folk"}),
    ("bajo la lluvia, piano melancólico, ciento diez pulsaciones por minuto",
     {"bpm": 110, "plays": [0], "mood": "melancholy", "scene": "rainy night"}),
    ("pasodoble para banda de música, dos por cuatro, dieciséis compases, sin introducción",
     {"meter": "2/4", "bars": 16, "style": "latin", "ensemble": "brass band", "no parts": ["intro"]}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:32] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert told(brief) == expected
    assert brief.language == "es"


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("música bajo la luna con piano", "not"),
        ("la mayor parte con piano", "tonic"),
        ("piano en mi casa", "tonic"),
        ("piano para relajarse al final del día", "parts"),
        ("gracias, quiero algo bonito con piano", "mood"),
        ("una serie de acordes de piano", "mood"),
        ("piano a cuatro voces, sin prisa", "not"),
        ("quiero el piano de la versión final en vivo", "parts"),
        ("la noche en la que soñé con un piano", "tonic"),
    ],
)
def test_everyday_words_are_no_music(prompt: str, absent: str) -> None:
    assert absent not in told(parse(prompt))
