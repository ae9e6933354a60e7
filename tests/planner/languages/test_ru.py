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
    "Рождественская песня с колокольчиками и хором, до мажор, вступление 4 такта, куплет 8 тактов, припев 8 тактов": {"scene": "christmas", "use": "song", "form": ("intro", "verse", "chorus"), "parts": ["intro", "verse", "chorus"], "section_bars": [("intro", 4), ("verse", 8), ("chorus", 8)], "key": (0, "major"), "players": [9, 52]},
    "Музыка для погони, очень быстро, струнные, ударные не нужны": {"scene": "chase", "tempo_word": (140, 168), "players": [48], "away": ["kit 0"]},
    "Мелодию играет гобой, аккомпанирует фортепиано, фа минор": {"key": (5, "minor"), "players": [68, 0]},
    "Светлое тихое утро в лесу с флейтой и арфой": {"mood": "bright", "scene": "sunrise", "players": [73, 46]},
    "Соло на фортепиано, меланхолично, си-бемоль минор, адажио": {"mood": "melancholy", "tempo_word": (58, 74), "key": (10, "minor"), "players": [0], "alone": True},
    "Не только фортепиано, но и скрипка": {"players": [0, 40]},
    "Всё, кроме гитары, регги в ля миноре": {"style": "latin", "key": (9, "minor"), "away": [25]},
    "Пьеса сто двадцать ударов в минуту с трубой": {"tempo_bpm": 120, "players": [56]},
    "Цыганский джаз с гитарой, скрипкой и контрабасом, 220 bpm": {"style": "swing", "tempo_bpm": 220, "players": [25, 40, 43]},
    "Музыка для медитации, пять минут, с поющими чашами и пэдами": {"mood": "meditative", "duration_s": 300, "players": [89]},
    "Тридцатисекундная заставка для подкаста, бодрая, C-dur": {"mood": "bright", "scene": "advert", "use": "stinger", "duration_s": 30, "key": (0, "major")},
    "Две с половиной минуты, драм-н-бейс, тёмный, a-moll": {"style": "edm", "mood": "dark", "duration_s": 150, "key": (9, "minor")},
    "Тема с вариациями для струнного трио, ре-диез минор, сорок восемь тактов": {"ensemble": "string trio", "form": ("A", "A", "A", "A"), "bars": 48, "key": (3, "minor")},
    "Хочу меланхоличную балладу для голоса и фортепиано, примерно три минуты, в ре миноре.": {"style": "ballad", "mood": "melancholy", "duration_s": 180, "key": (2, "minor"), "players": [53, 0]},
    "Напиши мне летний хит, попсовый и весёлый, 128 bpm": {"style": "pop", "mood": "happy", "scene": "summer", "tempo_bpm": 128},
    "Сочини менуэт в стиле Моцарта, соль мажор, размер 3/4": {"style": "classical", "meter": "3/4", "key": (7, "major")},
    "Напряжённая пьеса для триллера, тремоло струнных и литавры, в до миноре, постепенно нарастает": {"mood": "tense", "energy": "rise", "key": (0, "minor"), "players": [44, 47]},
    "Фоновая музыка для кафе, расслабленная босса, без вокала": {"style": "bossa", "mood": "calm", "scene": "café", "away": [53]},
    "Пьеса с последовательностью аккордов C G Am F, укулеле и колокольчики, радостно, 100 ударов в минуту": {"mood": "happy", "tempo_bpm": 100, "players": [24, 9], "chords": "C G Am F"},
    "Техно-трек, 132 BPM, четыре минуты, тёмный, синт-бас и 909": {"style": "edm", "mood": "dark", "use": "song", "duration_s": 240, "tempo_bpm": 132, "players": [38, "kit 25"]},
    "Фуга до минор для органа": {"style": "classical", "key": (0, "minor"), "players": [16], "alone": True},
    "Хэви-метал с двойной бочкой и тяжёлыми гитарами, 180 bpm, ми фригийский": {"style": "metal", "tempo_bpm": 180, "key": (4, "phrygian"), "players": ["kit 16", 30]},
    "Рождественская музыка, пожалуйста, без бубенчиков и без хора": {"scene": "christmas", "away": [112, 52]},
    "Короткая победная фанфара с трубами, 5 секунд": {"use": "stinger", "duration_s": 5, "players": [56]},
    "Медленный блюз в ля мажоре с гитарным соло, размер 12/8, 60 bpm": {"style": "blues", "tempo_bpm": 60, "tempo_word": (58, 74), "parts": ["solo"], "meter": "12/8", "key": (9, "major"), "players": [25]},
    "пьеса в размере три четверти, умеренно, для флейты и гитары, 24 такта, фа мажор": {"bars": 24, "tempo_word": (92, 112), "meter": "3/4", "key": (5, "major"), "players": [73, 25]},
    "Для ролевой игры: музыка в заброшенном подземелье, жуткая, только виолончель и хор": {"mood": "dark", "scene": "dungeon", "players": [42, 52], "alone": True},
    "Романтическая пьеса для скрипки и фортепиано, ля-бемоль мажор, анданте, модуляция в параллельную тональность": {"mood": "romantic", "modulation": "relative", "tempo_word": (74, 92), "key": (8, "major"), "players": [40, 0]},
    "Траурный марш, медные духовые, си-бемоль минор, очень медленно": {"style": "classical", "scene": "farewell", "tempo_word": (42, 58), "key": (10, "minor"), "players": [61]},
    "Регтайм на фортепиано, задорный, до мажор, 2/4": {"style": "swing", "mood": "happy", "meter": "2/4", "key": (0, "major"), "players": [0]},
    "Лоу-фай для сна, без бита, только пэды и электропиано, 65 bpm, две минуты": {"style": "lofi", "mood": "meditative", "duration_s": 120, "tempo_bpm": 65, "players": [89, 4], "away": ["kit 0"], "alone": True},
    "Средневековая музыка с лютней, блокфлейтой и барабаном, дорийский лад": {"style": "folk", "key": (None, "dorian"), "players": [24, 74, "kit 0"]},
    "Фанк со слэп-басом, духовой секцией и клавинетом, ми мажор, 108 bpm": {"style": "funk", "tempo_bpm": 108, "key": (4, "major"), "players": [36, 61, 7]},
    "Регги, 75 bpm, ля минор, орган и бас, никаких синтезаторов": {"style": "latin", "tempo_bpm": 75, "key": (9, "minor"), "players": [16, 33], "away": [81]},
    "Двухминутный этюд в фа-диез мажоре": {"use": "practice", "duration_s": 120, "key": (6, "major")},
    "Детская песня на день рождения с хлопками и гитарой": {"scene": "children", "use": "song", "players": ["kit 0", 25]},
    "Восточная мелодия с удом и барабанами, ночь в пустыне": {"scene": "desert", "players": [24, "kit 0"]},
    "Две гитары, испанский стиль, ля минор, огненно, андалузский каданс": {"style": "latin", "mood": "excited", "ensemble": "guitar duo", "key": (9, "minor"), "chords": "i VII VI V"},
    "Рок-н-ролл в стиле пятидесятых, саксофон и рояль, 170 bpm, ля мажор": {"style": "rock", "tempo_bpm": 170, "key": (9, "major"), "players": [65, 0]},
    "Оркестр, но струнные не нужны": {"ensemble": "orchestra", "away": [48]},
    "Ненавязчивая музыка для презентации, 90 секунд, ударных не надо": {"scene": "advert", "duration_s": 90, "away": ["kit 0"]},
    "Си минор, 4/4, 120, синтвейв": {"style": "edm", "tempo_bpm": 120, "meter": "4/4", "key": (11, "minor")},
    "Джазовый вальс в си-бемоль мажоре, вибрафон, контрабас и щётки, 160 bpm": {"style": "swing", "tempo_bpm": 160, "meter": "3/4", "key": (10, "major"), "players": [11, 43, "kit 40"]},
    "Музыка для фильма, сначала тихо, потом громко, с барабанами тайко и хором, полторы минуты": {"style": "epic", "energy": "late", "duration_s": 90, "players": ["kit 48", 52]},
    "Сыграй мне песню в ми мажоре на губной гармошке": {"use": "song", "key": (4, "major"), "players": [22]},
    "Драм-н-бейс, 174 bpm, мрачный, ля минор, 64 такта": {"style": "edm", "mood": "dark", "bars": 64, "tempo_bpm": 174, "key": (9, "minor")},
    "Куплет 8 тактов, припев 8 тактов, бридж 4 такта, припев 8 тактов, поп в ля мажоре, 110 bpm": {"style": "pop", "form": ("verse", "chorus", "bridge", "chorus"), "tempo_bpm": 110, "parts": ["verse", "chorus", "bridge", "chorus"], "section_bars": [("verse", 8), ("chorus", 8), ("bridge", 4), ("chorus", 8)], "key": (9, "major")},
    "Казачья песня, хор а капелла, ре минор, широко": {"style": "folk", "use": "song", "ensemble": "choir", "key": (2, "minor"), "players": [52]},
    "Балалайка и баян, русская плясовая, быстро, всё быстрее": {"style": "folk", "tempo_word": (120, 152), "players": [106, 21]},
    "Вальс-бостон в фа мажоре, струнный оркестр, нежно": {"style": "waltz", "mood": "warm", "ensemble": "string orchestra", "key": (5, "major")},
    "Пьеса для двух гитар, тоскливая, в ми миноре, сорок тактов": {"mood": "sad", "ensemble": "guitar duo", "bars": 40, "key": (4, "minor")},
    "До свидания, школа: выпускной вальс, светлая грусть": {"style": "waltz", "mood": "nostalgic", "scene": "farewell", "meter": "3/4"},
    "Не слишком громкая музыка для работы, без слов": {"scene": "study"},
    "Сонатина для кларнета и фортепиано, соль мажор, аллегро": {"form": ("A", "B", "C", "A", "B"), "tempo_word": (120, 152), "key": (7, "major"), "players": [71, 0]},
    "Бит 90 BPM, хип-хоп, с сэмплом рояля, F#m": {"style": "hiphop", "tempo_bpm": 90, "key": (6, "minor"), "players": ["kit 0", 0]},
    "Музыка на две с половиной минуты": {"duration_s": 150},
    "Музыка на полминуты": {"duration_s": 30},
    "Полутораминутная пьеса": {"duration_s": 90},
    "30-секундный джингл": {"use": "stinger", "duration_s": 30},
    "Двадцатичетырёхтактовая пьеса": {"bars": 24},
    "Пьеса из двадцати четырёх тактов": {"bars": 24},
    "Два такта вступления, затем восемь тактов куплета, потом восемь тактов припева": {"form": ("intro", "verse", "chorus"), "parts": ["intro", "verse", "chorus"], "section_bars": [("intro", 2), ("verse", 8), ("chorus", 8)]},
    "Музыка от 90 до 100 bpm": {"tempo_bpm": 95},
    "Музыка с темпом около ста двадцати": {"tempo_bpm": 120},
    "Музыка в трёхдольном размере": {"meter": "3/4"},
    "Тональность: фа-диез минор": {"key": (6, "minor")},
    "Пьеса в ля гармоническом миноре": {"key": (9, "harmonic minor")},
    "Аккорды: ля минор, фа мажор, до мажор, соль мажор": {"chords": "Am F C G"},
    "Аккорды Am F C G": {"chords": "Am F C G"},
    "Музыка без фортепиано, скрипки или флейты": {"away": [0, 40, 73]},
    "Музыка не без фортепиано": {"players": [0]},
    "Не надо барабанов": {"away": ["kit 0"]},
    "Барабаны здесь не нужны": {"away": ["kit 0"]},
    "Не грустная, а весёлая музыка": {"mood": "happy"},
    "Сольная флейта": {"players": [73], "alone": True},
    "Без вступления и коды": {"no_parts": ["intro", "outro"]},
    "Гитара, но не электрогитара": {"players": [25], "away": [27]},
    "В конце музыка должна постепенно затихнуть": {"energy": "fall"},
    "Пусть мелодию можно будет легко напевать": {},
    "До свидания, соль на рану, печальная песня": {"mood": "sad", "scene": "farewell", "use": "song"},
}


@pytest.mark.parametrize(
    "faults",
    [
        tables.unknown_keys, tables.missing_keys, tables.malformed_words, tables.empty_fields, tables.repeated_words,
        tables.overlapping_stems, tables.poor_moods, tables.missing_numbers, tables.wrong_numbers, tables.missing_notes,
        tables.wrong_modes,
    ],
)
def test_the_tables_have_no_faults(faults):
    assert faults(LANGUAGE) == []


def test_numbers_in_their_cases():
    some = {
        "ноль": 0, "одну": 1, "две": 2, "шестнадцать": 16, "шестнадцати": 16, "тридцать два": 32, "тридцати двух": 32,
        "тридцатидвух": 32, "сто двадцать пять": 125, "ста двадцати пяти": 125, "полторы": 1.5, "девятьсот": 900, "тысяча": 1000,
    }
    assert {word: LANGUAGE.numbers[word] for word in some} == some


@pytest.mark.parametrize("mode", ["мажор", "минор"])
@pytest.mark.parametrize("accidental", ["", "-диез", "-бемоль", " диез", " бемоль"])
@pytest.mark.parametrize("step", ["до", "ре", "ми", "фа", "соль", "ля", "си"])
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
