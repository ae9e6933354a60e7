# ruff: noqa: E501  (a prompt and its reading stay on one line)
# fmt: off
"""Russian: the tables are whole and right, and whole prompts are read as a musician means them."""

import pytest
import tables
from asked import asked

from planner.lexicon.ru import LANGUAGE

PROMPTS = {
    "Весёлый вальс в ре мажоре, темп 120, только фортепиано": {"style": "waltz", "mood": "happy", "tempo_bpm": 120, "meter": "3/4", "key": (2, "major"), "players": [0], "alone": True},
    "Грустная пьеса для фортепиано в ля миноре, медленно, 16 тактов": {"mood": "sad", "bars": 16, "tempo_word": (58, 74), "key": (9, "minor"), "players": [0], "alone": True},
    "Лоу-фай бит для дождливой ночи, 80 ударов в минуту, без барабанов": {"style": "lofi", "scene": "rainy night", "tempo_bpm": 80, "away": ["kit 0"]},
    "Быстрая рок-песня с перегруженной гитарой, басом и ударными, ми минор, 2,5 минуты": {"style": "rock", "duration_s": 150, "tempo_word": (120, 152), "key": (4, "minor"), "players": [29, 33, "kit 0"]},
    "Спокойная музыка для учёбы, полторы минуты, без фортепиано": {"mood": "calm", "scene": "study", "duration_s": 90, "away": [0]},
    "Эпическая оркестровая музыка в до-диез миноре с нарастанием и грандиозным финалом": {"style": "epic", "energy": "late", "ensemble": "orchestra", "key": (1, "minor")},
    "Шестнадцатитактовый луп для видеоигры, 8-бит, 150 bpm": {"style": "chiptune", "scene": "game", "use": "loop", "bars": 16, "tempo_bpm": 150},
    "Струнный квартет в си-бемоль мажоре, анданте, три четверти, тридцать два такта": {"ensemble": "string quartet", "bars": 32, "tempo_word": (74, 92), "meter": "3/4", "key": (10, "major")},
    "Поп-песня: куплет, припев, куплет, припев, бридж, припев, без вступления": {"style": "pop", "form": ("verse", "chorus", "verse", "chorus", "bridge", "chorus"), "parts": ["verse", "chorus", "verse", "chorus", "bridge", "chorus"], "no_parts": ["intro"]},
    "Джазовая баллада с тенор-саксофоном и щётками, ми-бемоль мажор, 70 уд/мин": {"style": "swing", "tempo_bpm": 70, "key": (3, "major"), "players": [66, "kit 40"]},
    "Китайская музыка с эрху, гучжэном и пипой, таинственная и спокойная": {"style": "guofeng", "mood": "mysterious", "players": [110, 107, 106]},
    "Джингл на восемь секунд для рекламы, позитивный": {"mood": "hopeful", "scene": "advert", "use": "stinger", "duration_s": 8},
    "Танго в соль миноре с бандонеоном и скрипкой, страстное": {"style": "latin", "mood": "excited", "key": (7, "minor"), "players": [23, 40]},
    "Блюз в тональности ми с губной гармошкой и гитарой, блюзовый квадрат, неторопливо": {"style": "blues", "tempo_word": (60, 80), "key": (4, None), "players": [22, 25], "chords": "I I I I IV IV I I V IV I V"},
    "Босса-нова в фа мажоре, темп около 130, классическая гитара и флейта": {"style": "bossa", "tempo_bpm": 130, "key": (5, "major"), "players": [24, 73]},
    "Марш для духового оркестра, B-dur, размер 4/4, 112 bpm": {"style": "classical", "ensemble": "brass band", "tempo_bpm": 112, "meter": "4/4", "key": (10, "major")},
    "Ни ударных, ни баса, только струнные и арфа, мечтательно": {"mood": "dreamy", "players": [48, 46], "away": ["kit 0", 33], "alone": True},
    "Am - F - C - G, поп-баллада с фортепиано и виолончелью, 75 bpm": {"style": "ballad", "tempo_bpm": 75, "players": [0, 42], "chords": "Am F C G"},
    "Этюд для фортепиано в си мажоре, быстро, на шесть восьмых": {"use": "practice", "tempo_word": (120, 152), "meter": "6/8", "key": (11, "major"), "players": [0], "alone": True},
    "Мрачный саундтрек для битвы с боссом в ре миноре, 160 bpm, хор и литавры": {"style": "epic", "mood": "dark", "scene": "boss", "tempo_bpm": 160, "key": (2, "minor"), "players": [52, 47]},
    "Колыбельная для музыкальной шкатулки, нежная, очень медленно, полминуты": {"mood": "meditative", "duration_s": 30, "tempo_word": (42, 58), "players": [10], "alone": True},
    "Детская песенка с ксилофоном и блокфлейтой, забавная, соль мажор, не слишком быстро": {"mood": "playful", "scene": "children", "use": "song", "tempo_word": (92, 112), "key": (7, "major"), "players": [13, 74]},
    "Рондо в стиле барокко для клавесина, умеренно быстро, ре минор": {"style": "classical", "form": ("A", "B", "A", "C", "A"), "tempo_word": (104, 122), "key": (2, "minor"), "players": [6], "alone": True},
    "Эмбиент с тёплыми пэдами, две минуты тридцать секунд, никаких ударных и гитары": {"style": "ambient", "duration_s": 150, "players": [89], "away": ["kit 0", 25]},
    "Фа-диез минор, трэп-бит с 808, 140 bpm": {"style": "hiphop", "tempo_bpm": 140, "key": (6, "minor"), "players": ["kit 25"]},
    "Народная песня в соль миксолидийском ладу со скрипкой, волынкой и барабаном, бодро": {"style": "folk", "mood": "bright", "key": (7, "mixolydian"), "players": [40, 109, "kit 0"]},
    "Соната ля-бемоль мажор для фортепиано в четыре руки, оживлённо": {"style": "classical", "mood": "bright", "ensemble": "piano four hands", "form": ("A", "B", "C", "A", "B"), "tempo_word": (120, 152), "key": (8, "major")},
    "Сначала грустная, потом весёлая музыка для фильма для оркестра, три минуты": {"style": "epic", "mood": "happy", "energy": "rise", "ensemble": "orchestra", "duration_s": 180},
    "Короткая пьеса на семь восьмых, дорийский лад, с маримбой и контрабасом": {"meter": "7/8", "key": (None, "dorian"), "players": [12, 43]},
    "Луп из 8 тактов, электронная музыка, синтезатор и драм-машина, ровная энергия": {"style": "edm", "use": "loop", "energy": "flat", "bars": 8, "players": [81, "kit 25"]},
    "Аккорды канона Пахельбеля, струнные, торжественно, свадьба": {"mood": "triumphant", "scene": "wedding", "players": [48], "chords": "I V vi iii IV I IV V"},
    "Русский рок с модуляцией вверх в последнем припеве, ля мажор, 4 минуты": {"style": "rock", "modulation": "up", "duration_s": 240, "parts": ["chorus"], "key": (9, "major")},
    "Рождественская песня с колокольчиками и хором, до мажор, вступление 4 такта, куплет 8 тактов": {"scene": "christmas", "use": "song", "parts": ["intro", "verse"], "section_bars": [("intro", 4), ("verse", 8)], "key": (0, "major"), "players": [9, 52]},
    "Музыка для погони, очень быстро, струнные, ударные не нужны": {"scene": "chase", "tempo_word": (140, 168), "players": [48], "away": ["kit 0"]},
    "Мелодию играет гобой, аккомпанирует фортепиано, фа минор": {"key": (5, "minor"), "players": [68, 0]},
    "Светлое тихое утро в лесу с флейтой и арфой": {"mood": "bright", "scene": "sunrise", "players": [73, 46]},
    "Соло на фортепиано, меланхолично, си-бемоль минор, адажио": {"mood": "melancholy", "tempo_word": (58, 74), "key": (10, "minor"), "players": [0], "alone": True},
    "Не только фортепиано, но и скрипка": {"players": [0, 40]},
    "Всё, кроме гитары, регги в ля миноре": {"style": "latin", "key": (9, "minor"), "away": [25]},
    "Пьеса сто двадцать ударов в минуту с трубой": {"tempo_bpm": 120, "players": [56]},
    "Цыганский джаз с гитарой, скрипкой и контрабасом, 220 bpm": {"style": "swing", "tempo_bpm": 220, "players": [25, 40, 43]},
    "Музыка для медитации, пять минут, с поющими чашами и пэдами": {"mood": "meditative", "duration_s": 300, "players": [89]},
    "Тридцатисекундная заставка для подкаста, бодрая, C-dur": {"mood": "bright", "use": "stinger", "duration_s": 30, "key": (0, "major")},
    "Две с половиной минуты, драм-н-бейс, тёмный, a-moll": {"style": "edm", "mood": "dark", "duration_s": 150, "key": (9, "minor")},
    "Тема с вариациями для струнного трио, ре-диез минор, сорок восемь тактов": {"ensemble": "string trio", "form": ("A", "A", "A", "A"), "bars": 48, "key": (3, "minor")},
}


@pytest.mark.parametrize(
    "faults",
    (
        tables.unknown_keys, tables.missing_keys, tables.malformed_words, tables.empty_fields, tables.repeated_words,
        tables.overlapping_stems, tables.poor_moods, tables.missing_numbers, tables.wrong_numbers, tables.missing_notes,
        tables.wrong_modes,
    ),
)
def test_the_tables_have_no_faults(faults):
    assert faults(LANGUAGE) == []


def test_numbers_in_their_cases():
    some = {
        "ноль": 0, "одну": 1, "две": 2, "шестнадцать": 16, "шестнадцати": 16, "тридцать два": 32, "тридцати двух": 32,
        "тридцатидвух": 32, "сто двадцать пять": 125, "ста двадцати пяти": 125, "полторы": 1.5, "девятьсот": 900, "тысяча": 1000,
    }
    assert {word: LANGUAGE.numbers[word] for word in some} == some


@pytest.mark.parametrize("mode", ("мажор", "минор"))
@pytest.mark.parametrize("accidental", ("", "-диез", "-бемоль", " диез", " бемоль"))
@pytest.mark.parametrize("step", ("до", "ре", "ми", "фа", "соль", "ля", "си"))
def test_every_key_is_read(step, accidental, mode):
    step_above_c = {"до": 0, "ре": 2, "ми": 4, "фа": 5, "соль": 7, "ля": 9, "си": 11}[step]
    shift = {"": 0, "диез": 1, "бемоль": -1}[accidental.strip("- ")]
    key = ((step_above_c + shift) % 12, {"мажор": "major", "минор": "minor"}[mode])
    assert asked(f"Спокойная пьеса, {step}{accidental} {mode}, скрипка")["key"] == key
    assert asked(f"Спокойная пьеса в {step}{accidental} {mode}е со скрипкой")["key"] == key


def test_german_letters_name_keys():
    keys = {"C-dur": (0, "major"), "cis-moll": (1, "minor"), "Es-dur": (3, "major"), "B-dur": (10, "major"), "h-moll": (11, "minor")}
    assert {key: asked(f"Пьеса для скрипки, {key}")["key"] for key in keys} == keys


def test_the_letter_e_may_stand_for_yo():
    assert asked("Веселая песня, теплые пэды, трехдольный размер, полет") == asked("Весёлая песня, тёплые пэды, трёхдольный размер, полёт")


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_prompt_is_read_as_it_is_meant(prompt):
    assert asked(prompt) == {"language": "ru", **PROMPTS[prompt]}
