# ruff: noqa: E501  (a prompt and what it says stay together)
"""French: the tables of words are whole, and prompts mean what a musician means by them."""

from collections.abc import Callable

import pytest
from tables import CHECKS, told

from planner.lexicon.fr import LANGUAGE
from planner.lexicon.language import Language
from planner.parse import parse


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_tables_are_whole(check: Callable[[Language], list[object]]) -> None:
    assert check(LANGUAGE) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("soixante dix sept", 77),
        ("quatre vingts", 80),
        ("quatre vingt dix neuf", 99),
        ("septante deux", 72),
        ("cent quatre vingt dix neuf", 199),
        ("cinq cents", 500),
    ],
)
def test_numbers(word: str, value: int) -> None:
    assert LANGUAGE.numbers[word] == value


@pytest.mark.parametrize(
    ("note", "pitch_class"), [("si bémol", 10), ("do dièse", 1), ("ré", 2), ("solb", 6), ("ut", 0)]
)
def test_notes(note: str, pitch_class: int) -> None:
    assert LANGUAGE.notes[note] == pitch_class


PROMPTS: list[tuple[str, dict[str, object]]] = [
    ("un morceau triste pour piano seul en la mineur, 72 battements par minute, 60 secondes",
     {"bpm": 72, "tonic": "A", "mode": "minor", "s": 60, "plays": [0], "mood": "sad", "only": True}),
    ("ballade romantique en si bémol majeur avec saxophone ténor et piano, tempo lent",
     {"tonic": "A#", "mode": "major", "plays": [66, 0], "style": "ballad", "word": (58, 74), "mood": "romantic"}),
    ("chanson pop joyeuse avec guitare acoustique, basse et batterie, refrain accrocheur, 120 bpm",
     {"bpm": 120, "plays": [25, 33, "drums"], "style": "pop", "mood": "happy", "parts": ["chorus"]}),
    ("une valse pour cordes en ré mineur, 32 mesures",
     {"meter": "3/4", "tonic": "D", "mode": "minor", "bars": 32, "plays": [48], "style": "waltz", "only": True}),
    ("java à l'accordéon, sans batterie, en sol majeur",
     {"meter": "3/4", "tonic": "G", "mode": "major", "plays": [21], "not": ["drums"], "style": "folk"}),
    ("musique de combat épique pour jeu vidéo, en boucle, 150 bpm, 16 mesures",
     {"bpm": 150, "bars": 16, "style": "epic", "use": "loop", "scene": "battle"}),
    ("berceuse pour boîte à musique, à trois temps, fa majeur, une demi-minute",
     {"meter": "3/4", "tonic": "F", "mode": "major", "s": 30, "plays": [10], "mood": "meditative", "only": True}),
    ("jazz manouche avec violon et contrebasse, la noire à 180", {"bpm": 180, "plays": [40, 43], "style": "swing"}),
    ("lofi pour étudier, nuit pluvieuse, sans piano, une minute et demie",
     {"not": [0], "style": "lofi", "scene": "study", "s": 90}),
    ("uniquement violon et violoncelle, andante, en sol mineur",
     {"tonic": "G", "mode": "minor", "plays": [40, 42], "only": True, "word": (74, 92)}),
    ("rock énergique en mi mineur, guitares saturées, Em C G D, deux minutes",
     {"tonic": "E", "mode": "minor", "s": 120, "plays": [30], "style": "rock", "mood": "excited", "chords": "Em C G D"}),
    ("bossa nova avec flûte et guitare classique, tempo moyen",
     {"plays": [73, 24], "style": "bossa", "word": (92, 112)}),
    ("jingle court et triomphal avec cuivres et timbales", {"plays": [61, 47], "mood": "triumphant", "use": "stinger"}),
    ("étude pour piano en do dièse mineur, 24 mesures, très rapide",
     {"tonic": "C#", "mode": "minor", "bars": 24, "plays": [0], "use": "practice", "only": True, "word": (140, 168)}),
    ("introduction de 4 mesures, couplet de 8 mesures, refrain de 8 mesures, coda de 4 mesures",
     {"form": "intro verse chorus outro", "parts": ["intro", "verse", "chorus", "outro"], "lengths": {"intro": 4, "verse": 8, "chorus": 8, "outro": 4}}),
    ("musique d'ambiance calme qui monte en puissance, sans percussions ni basse",
     {"not": ["drums", 33], "style": "ambient", "mood": "calm", "energy": "rise"}),
    ("gigue bretonne à la cornemuse, six-huit, rapide",
     {"meter": "6/8", "plays": [109], "style": "folk", "word": (120, 152)}),
    ("un blues en douze mesures en mi avec harmonica",
     {"tonic": "E", "plays": [22], "style": "blues", "chords": "I I I I IV IV I I V IV I V"}),
    ("erhu et guzheng, style chinois, gamme pentatonique, nostalgique",
     {"mode": "gong", "plays": [110, 107], "style": "guofeng", "mood": "nostalgic"}),
    ("chanson avec couplets et refrains, monte d'un ton à la fin",
     {"use": "song", "form": "verse-chorus", "modulation": "up"}),
    ("quatuor à cordes en ré mineur, forme sonate, 3 minutes",
     {"tonic": "D", "mode": "minor", "s": 180, "ensemble": "string quartet", "form": "A B C A B"}),
    ("pas de batterie ni de guitare électrique, piano et cordes", {"plays": [0, 48], "not": ["drums", 27]}),
    ("orgue d'église solennel en ré mineur, quatre-vingt-douze à la noire",
     {"bpm": 92, "tonic": "D", "mode": "minor", "plays": [19], "mood": "solemn"}),
    ("je voudrais une musique de film sombre, soixante-quinze secondes, sans aucune percussion",
     {"s": 75, "not": ["drums"], "style": "epic", "mood": "dark"}),
    ("une marche à 2/4 pour fanfare, seize mesures, sans introduction",
     {"meter": "2/4", "bars": 16, "style": "classical", "ensemble": "brass band", "no parts": ["intro"]}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS, ids=[prompt[:32] for prompt, _ in PROMPTS])
def test_prompts(prompt: str, expected: dict[str, object]) -> None:
    brief = parse(prompt)
    assert told(brief) == expected
    assert brief.language == "fr"


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("du piano tout le temps", "meter"),
        ("un piano dans la majeure partie", "tonic"),
        ("le piano, par contre, à voix basse", "not"),
        ("un air de piano pour mon ami", "tonic"),
        ("du piano, il a été composé pour nous", "scene"),
        ("du piano, grâce à vous", "mood"),
        ("piano à quatre voix, sans hâte", "not"),
        ("un piano de niveau facile", "scene"),
    ],
)
def test_everyday_words_are_no_music(prompt: str, absent: str) -> None:
    assert absent not in told(parse(prompt))
