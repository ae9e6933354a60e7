"""Descriptions of scores in ten languages, put together from facts, their words and sentence patterns.

The last of four or more ways to say a thing are held out: training never uses them, tests may ask for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from planner.match.facts import CONCEPT, FACTS, Truth
from planner.match.words_instruments import HAS_PATTERNS, LANGUAGES, LEAD_PATTERNS, NAMES, ONLY_PATTERNS, PROGRAMS
from planner.match.words_kinds import GENRES, MOODS, SCENES
from planner.match.words_more import MOOD_WORDS, PROGRAM_WORDS, SCENE_WORDS, STYLE_WORDS
from planner.match.words_music import FACT_WORDS, KEY_WORDS, MINOR_TONICS, TONICS
from symbolic.theory import SHARP_NAMES

KIND_WEIGHTS: dict[str, float] = {
    "genre": 4.0, "mood": 4.0, "scene": 3.0, "tempo": 3.0, "lead instrument": 3.0, "only": 3.0, "has": 1.6, "bpm": 1.4,
    "meter": 1.6, "mode": 1.6, "key": 1.0, "ens": 2.0, "density": 1.6, "bars": 0.8, "no": 0.5,
}  # fmt: skip  # how often a kind of fact is told; any other 1
MOST_FACTS, MOST_HAS, MOST_NO = 7, 3, 1
SENTENCES: dict[str, tuple[str, ...]] = {
    "zh": ("{x}", "一首{x}的曲子", "写一段音乐：{x}", "我想要{x}", "{x}的音乐", "请来一段{x}的音乐",
           "这段音乐{x}", "帮我做个{x}的配乐"),
    "en": ("{x}", "a piece: {x}", "music that is {x}", "I want {x}", "please write {x}", "this is {x}",
           "give me something {x}", "compose a track, {x}"),
    "ja": ("{x}", "{x}の曲", "{x}の音楽を作って", "{x}がほしい", "こんな曲：{x}"),
    "ko": ("{x}", "{x} 음악", "{x} 곡을 만들어 줘", "{x} 느낌의 곡", "이런 곡: {x}"),
    "es": ("{x}", "una pieza {x}", "quiero {x}", "música: {x}", "compón algo {x}"),
    "pt": ("{x}", "uma peça {x}", "quero {x}", "música: {x}", "componha algo {x}"),
    "fr": ("{x}", "un morceau {x}", "je voudrais {x}", "musique : {x}", "compose quelque chose de {x}"),
    "de": ("{x}", "ein Stück: {x}", "ich möchte {x}", "Musik, {x}", "schreib etwas: {x}"),
    "it": ("{x}", "un brano {x}", "vorrei {x}", "musica: {x}", "componi qualcosa di {x}"),
    "ru": ("{x}", "музыка: {x}", "хочу {x}", "пьеса, {x}", "напиши что-нибудь: {x}"),
}  # fmt: skip
COMMAS: dict[str, tuple[str, ...]] = {"zh": ("，", "、", " "), "ja": ("、", "、", " ")}
STOPS: dict[str, str] = {"zh": "。", "ja": "。"}
MOOD_BEFORE: dict[str, str] = {"zh": "{mood}的{genre}", "ja": "{mood}{genre}"}
"""How a mood and a genre are said together where not simply ``mood genre`` or, in Romance languages, the reverse."""
ROMANCE = frozenset({"es", "pt", "fr", "it"})
FILLERS: dict[str, tuple[str, ...]] = {
    "zh": ("谢谢", "尽量好听一点", "要有自己的特色", "整体听起来完整", "让人印象深刻", "结构清楚", "我正在做一个项目",
           "请注意细节",
           "这首歌", "这首曲子的编排", "听众会喜欢", "给人一种独特的感觉", "拜托了", "我想听", "能不能", "最好是",
           "关于", "一首歌"),
    "en": ("thanks", "for my project", "it should sound complete", "make it memorable",
           "the music creates a distinct atmosphere",
           "which adds to its unique character", "for a captivating listening experience", "throughout the song",
           "the overall structure and feel of the piece", "please pay attention to detail",
           "to bring out the desired sound",
           "something that people will like", "the arrangement gives this song a special quality", "if possible",
           "I need",
           "these elements work together", "the use of", "the song is about", "can you make", "this track is played"),
    "ja": ("お願いします", "この曲は", "印象に残る", "できれば", "作品のために", "独特の雰囲気で"),
    "ko": ("부탁해요", "이 곡은", "인상적인", "가능하면", "프로젝트용", "독특한 분위기로"),
    "es": ("gracias", "por favor", "para mi proyecto", "que sea memorable", "si es posible", "esta canción"),
    "pt": ("obrigado", "por favor", "para o meu projeto", "que seja memorável", "se possível", "esta música"),
    "fr": ("merci", "s'il te plaît", "pour mon projet", "que ce soit mémorable", "si possible", "cette chanson"),
    "de": ("danke", "bitte", "für mein Projekt", "es soll einprägsam sein", "wenn möglich", "dieses Lied"),
    "it": ("grazie", "per favore", "per il mio progetto", "che sia memorabile", "se possibile", "questa canzone"),
    "ru": ("спасибо", "пожалуйста", "для моего проекта", "чтобы запоминалось", "если можно", "эта песня"),
}  # fmt: skip  # what people say beside what they want
FILLER_SHARE, MOST_FILLERS = 0.4, 3
HELD_FROM = 4
"""Of so many ways to say a thing the last is held out."""


@dataclass(frozen=True, slots=True)
class Description:
    """A text, its language, and the places in ``FACTS`` of the facts that it tells."""

    text: str
    language: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Which words may be used: held-out ones, those of ``words_more`` too, idle ones."""

    held: bool = False
    more: bool = False
    fillers: bool = False


def kind_of(fact: str) -> str:
    """The kind that a fact competes in for being told."""
    kind, _, name = fact.partition(":")
    return "lead instrument" if kind == "lead" and name in PROGRAMS else kind


def choose(truth: Truth, rng: Random, most: int = MOST_FACTS) -> list[int]:
    """The places of the facts to tell: true ones, of different kinds, one to ``most``."""
    by_kind: dict[str, list[int]] = {}
    for place in np.nonzero(truth >= 1.0)[0].tolist():
        by_kind.setdefault(kind_of(FACTS[place]), []).append(place)
    count = min(rng.randint(1, most), len(by_kind))
    kinds = sorted(by_kind, key=lambda kind: rng.random() ** (1 / KIND_WEIGHTS.get(kind, 1.0)), reverse=True)[:count]
    if "only" in kinds:
        kinds = [kind for kind in kinds if kind not in ("has", "lead instrument", "no")]
    chosen: list[int] = []
    for kind in kinds:
        most_of_kind = {"has": MOST_HAS, "no": MOST_NO}.get(kind, 1)
        chosen += rng.sample(by_kind[kind], min(rng.randint(1, most_of_kind), len(by_kind[kind])))
    return chosen


def describe(places: Sequence[int], language: str, rng: Random, wording: Wording | None = None) -> Description:
    """A description that tells these facts, in one to four sentences or as a list of words."""
    wording = wording or Wording()
    facts = [FACTS[place] for place in places]
    phrases = _joined(facts, language, rng, wording)
    if wording.fillers and rng.random() < FILLER_SHARE:
        phrases += rng.sample(FILLERS[language], rng.randint(1, min(MOST_FILLERS, len(FILLERS[language]))))
    rng.shuffle(phrases)
    comma = rng.choice(COMMAS.get(language, (", ", ", ", "; ")))
    sentences = []
    while phrases:
        size = rng.randint(1, max(1, len(phrases)))
        told, phrases = phrases[:size], phrases[size:]
        pattern = _pick(SENTENCES[language], rng, wording) if rng.random() < 0.5 else "{x}"
        sentences.append(pattern.replace("{x}", comma.join(told)))
    stop = STOPS.get(language, ". ")
    text = stop.join(sentences) + (stop.strip() if rng.random() < 0.4 else "")
    return Description(text[:1].upper() + text[1:] if rng.random() < 0.4 else text, language, tuple(places))


def _joined(facts: Sequence[str], language: str, rng: Random, wording: Wording) -> list[str]:
    """The phrase of each fact; a mood and a genre are sometimes said in one."""
    phrases = {fact: phrase(fact, language, rng, wording) for fact in facts}
    mood = next((f for f in facts if f.startswith("mood:")), None)
    noun = next((f for f in facts if f.startswith(("genre:", "only:"))), None)
    if mood is not None and noun is not None and rng.random() < 0.5:
        plain = "{genre} {mood}" if language in ROMANCE else "{mood} {genre}"
        both = MOOD_BEFORE.get(language, plain).format(mood=phrases.pop(mood), genre=phrases.pop(noun))
        return [*phrases.values(), both]
    return list(phrases.values())


def phrase(fact: str, language: str, rng: Random, wording: Wording) -> str:
    """The words for one fact."""
    kind, _, value = fact.partition(":")
    column = LANGUAGES.index(language)
    if kind in ("bpm", "bars"):
        return _pick(FACT_WORDS[kind][column].split("|"), rng, wording).format(n=value)
    if kind == "key":
        return _key(value, language, rng)
    if fact in FACT_WORDS:
        return _pick(FACT_WORDS[fact][column].split("|"), rng, wording)
    if kind in ("lead", "has", "only"):
        patterns = {"lead": LEAD_PATTERNS, "has": HAS_PATTERNS, "only": ONLY_PATTERNS}[kind][language]
        return _pick(patterns, rng, wording).format(x=_name(value, language, rng, wording))
    table, others = {"genre": (GENRES, STYLE_WORDS), "mood": (MOODS, MOOD_WORDS), "scene": (SCENES, SCENE_WORDS)}[kind]
    return _word(table[value][column], others.get(value, ""), language, rng, wording)


_NAME_WORDS: dict[str, str] = {}
for _program, _words in PROGRAM_WORDS.items():
    if _program in CONCEPT:
        _NAME_WORDS[CONCEPT[_program]] = f"{_NAME_WORDS.get(CONCEPT[_program], '')}|{_words}".strip("|")


def _name(concept: str, language: str, rng: Random, wording: Wording) -> str:
    return _word(NAMES[concept][LANGUAGES.index(language)], _NAME_WORDS.get(concept, ""), language, rng, wording)


def _word(own: str, others: str, language: str, rng: Random, wording: Wording) -> str:
    """One of the own words or, where asked, of the others in the language's script."""
    if wording.more and others and language in ("zh", "en") and rng.random() < 0.4:
        held = _held(own.split("|"))
        known = [w for w in others.split("|") if w.isascii() == (language == "en") and w not in held]
        if known:
            return rng.choice(known)
    return _pick(own.split("|"), rng, wording)


def _held(ways: Sequence[str]) -> Sequence[str]:
    return ways[-1:] if len(ways) >= HELD_FROM else ()


def _pick(ways: Sequence[str], rng: Random, wording: Wording) -> str:
    held = _held(ways)
    if wording.held and held:
        return held[0]
    return rng.choice(ways[: len(ways) - len(held)])


def _key(value: str, language: str, rng: Random) -> str:
    """A key in words, or now and then as a symbol such as ``Am``."""
    tonic, mode = int(value.split()[0]), value.split()[1]
    if rng.random() < 0.2:
        return f"{SHARP_NAMES[tonic]}{'m' if mode == 'minor' else ' maj'}"
    minor = mode == "minor"
    name = MINOR_TONICS[language].get(tonic, TONICS[language][tonic]) if minor else TONICS[language][tonic]
    if language == "de" and minor:
        name = name.lower()
    return KEY_WORDS[language][minor].format(t=name)
