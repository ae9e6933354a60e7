# ruff: noqa: E501  (a prompt and what it says stay together)
"""Facts in every language: tempo, meter, key, length, chords, negation, contradictions; every word of every table."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from planner.brief import Brief
from planner.parse import parse
from planner.reading.conflicts import RULES
from planner.reading.languages import tongues
from planner.reading.scan import scan
from planner.reading.tables import LANGUAGES, rows
from planner.reasons import texts
from planner.text import Canon, fold
from symbolic.errors import BadInput
from symbolic.theory import note_name

SENTENCES = {
    "zh": "乐曲，{}，谢谢", "en": "a piece with {} please", "ja": "{}、お願いします", "ko": "음악, {}, 만들어 줘",
    "es": "una canción, {}, por favor", "pt": "uma canção, {}, por favor", "fr": "une chanson, {}, s'il vous plaît",
    "de": "ein Stück, {}, bitte", "it": "una canzone, {}, per favore", "ru": "музыка, {}, пожалуйста",
}  # fmt: skip


def misread(code: str, every: int) -> list[tuple[str, object, str]]:
    """Words that are not read with their own kind and value, alone in a sentence; one of so many is tried."""
    before, after = SENTENCES[code].split("{}")
    faults = []
    for word, _, kind, value in rows(code)[::every]:
        if kind in ("foreign", "negation", "negation after", "assent"):
            continue
        text = before + word + after
        found = scan(Canon(fold(text)), (code,), (), text)
        if not any(f.kind == kind and f.value == value and f.start == len(before) for f in found):
            faults.append((kind, value, word))
    return faults


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_mean_what_their_tables_say(code: str) -> None:
    assert misread(code, every=7) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_means_what_its_table_says(code: str) -> None:
    assert misread(code, every=1) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_sentences_with_a_word_are_in_its_language(code: str) -> None:
    """One word in fifty of every table, in a sentence of its language."""
    words = [word for word, _, kind, _ in rows(code)[::50] if kind != "foreign"]
    heard = [word for word in words if tongues(SENTENCES[code].format(word)).codes[0] == code]
    assert len(heard) >= 0.98 * len(words)


@pytest.mark.parametrize(
    ("prompt", "bpm"),
    [
        ("速度90", 90), ("每分钟九十拍", 90), ("七十二拍", 72), ("大约90，钢琴", 90), ("90到100bpm", 95), ("around 90, piano", 90),
        ("between 90 and 100 bpm", 95), ("piano, 132", 132), ("♩=88", 88), ("テンポ120", 120), ("120拍のピアノ", 120), ("분당 90박", 90),
        ("템포 90, 피아노", 90), ("a 90 ppm, guitarra", 90), ("a 90,5 ppm, guitarra y voz", 90.5), ("piano a 90 bpm, andamento calmo, sem voz", 90),
        ("un tempo de 90, avec le piano", 90), ("etwa 90 Schläge pro Minute, das Klavier", 90), ("90 ударов в минуту", 90), ("темп около 90", 90),
        ("2/4，100拍/分", 100), ("1,200 小节之前", None), ("16小节，96", 96), ("3/4, 16 bars", None),
    ],
)  # fmt: skip
def test_tempi(prompt: str, bpm: float | None) -> None:
    if prompt.startswith("1,200"):
        with pytest.raises(BadInput, match="1,200"):
            parse(prompt)
        return
    tempo = parse(prompt).tempo_bpm
    assert (None if tempo is None else tempo.value) == bpm


@pytest.mark.parametrize(
    ("prompt", "tonic", "mode"),
    [
        ("升C小调", "C#", "minor"), ("降E大调", "D#", "major"), ("C♯小调", "C#", "minor"), ("D宫", "D", "gong"), ("以G为宫", "G", "gong"),
        ("A羽调式", "A", "yu"), ("宫调式，1=F", "F", "gong"), ("混合利底亚，G", "G", "mixolydian"), ("一首Cm的歌", "C", "minor"), ("G调", "G", None),
        ("C♯m, piano", "C#", "minor"), ("key=G", "G", None), ("ハ長調", "C", "major"), ("嬰ヘ短調", "F#", "minor"), ("変ホ長調", "D#", "major"),
        ("Cメジャー、ピアノ", "C", "major"), ("F#マイナーの曲", "F#", "minor"), ("다장조", "C", "major"), ("올림바단조", "F#", "minor"),
        ("내림나장조", "A#", "major"), ("C장조", "C", "major"), ("una pieza en do mayor", "C", "major"), ("en la menor, con piano", "A", "minor"),
        ("si bemol mayor, con guitarra", "A#", "major"), ("em dó sustenido menor, com violão", "C#", "minor"), ("en ré bémol majeur", "C#", "major"),
        ("si bemolle minore, con il piano", "A#", "minor"), ("a-Moll mit Klavier", "A", "minor"), ("Fis-Dur mit Klavier", "F#", "major"),
        ("H-Dur mit Klavier", "B", "major"), ("B-Dur mit Klavier", "A#", "major"), ("си-бемоль минор", "A#", "minor"), ("до-диез мажор", "C#", "major"),
        ("la mayor parte de la música", None, None), ("in B flat", "A#", None), ("E dorian", "E", "dorian"),
    ],
)  # fmt: skip
def test_keys(prompt: str, tonic: str | None, mode: str | None) -> None:
    brief = parse(prompt)
    assert (note_name(brief.tonic.value) if brief.tonic else None) == tonic
    assert (brief.mode.value if brief.mode else None) == mode


@pytest.mark.parametrize(
    ("prompt", "meter"),
    [
        ("八分之六拍", "6/8"), ("三拍，八音盒", "3/4"), ("8分の6拍子", "6/8"), ("三拍子のワルツ", "3/4"), ("8분의 6박자", "6/8"), ("3박자 음악", "3/4"),
        ("3/4-Takt, das Klavier", "3/4"), ("compás de 6/8, con guitarra", "6/8"), ("mesure à 6/8, avec le piano", "6/8"), ("размер 6/8", "6/8"),
    ],
)  # fmt: skip
def test_meters(prompt: str, meter: str) -> None:
    found = parse(prompt).meter
    assert (found and str(found.value)) == meter


@pytest.mark.parametrize(
    ("prompt", "seconds", "bars"),
    [
        ("一分半钟", 90, None), ("十六小节", None, 16), ("曲式ABAC，每段8小节", None, 32), ("小节=32", None, 32), ("loop of 16 bars", None, 16),
        ("one minute thirty", 90, None), ("1'30\"", 90, None), ("1分30秒のピアノ", 90, None), ("十六小節のループ、ピアノ", None, 16), ("1분 30초", 90, None),
        ("열여섯 마디", None, 16), ("un minuto y medio de guitarra", 90, None), ("dezesseis compassos, com violão", None, 16),
        ("deux minutes de piano", 120, None), ("zweieinhalb Minuten, das Klavier", 150, None), ("sechzehntaktige Schleife", None, 16),
        ("полторы минуты", 90, None), ("шестнадцать тактов", None, 16), ("due minuti di pianoforte", 120, None), ("2-3分钟", 150, None),
    ],
)  # fmt: skip
def test_lengths(prompt: str, seconds: float | None, bars: int | None) -> None:
    brief = parse(prompt)
    assert (brief.duration_s and brief.duration_s.value, brief.bars and brief.bars.value) == (seconds, bars)


@pytest.mark.parametrize(
    ("prompt", "symbols"),
    [
        ("Am F C G", "Am F C G"), ("| Dm7 | G7 | Cmaj7 |", "Dm7 G7 Cmaj7"), ("C/E F G Am", "C/E F G Am"), ("ii-V-I in B flat", "ii V I"),
        ("卡农进行", "I V vi iii IV I IV V"), ("4536251进行", "4 5 3 6 2 5 1"), ("1-6-4-5 流行", "1 6 4 5"), ("1645和弦", "1 6 4 5"),
        ("Nashville 1-5-6m-4 in G", "I V vi IV"), ("小室進行、ピアノ", "vi IV V I"), ("머니코드", "I V vi IV"), ("acordes: Lam Fa Do Sol, con guitarra", "Am F C G"),
        ("Akkorde: a-Moll, F-Dur, C-Dur, G-Dur", "Am F C G"), ("Akkorde: Hm G D A, mit Gitarre", "Bm G D A"),
    ],
)  # fmt: skip
def test_chords(prompt: str, symbols: str) -> None:
    found = parse(prompt).progression
    assert found is not None
    assert " ".join(found.value.symbols) == symbols


@pytest.mark.parametrize(
    ("prompt", "chords"),
    [
        ("副歌用 F G Em Am，主歌 Am F C G", {"chorus": "F G Em Am", "verse": "Am F C G"}), ("verse: Am F, chorus: C G", {"verse": "Am F", "chorus": "C G"}),
        ("Strophe: Am F C G, Refrain: F G Em Am", {"verse": "Am F C G", "chorus": "F G Em Am"}), ("サビはF G Em Am、ピアノ", {"chorus": "F G Em Am"}),
    ],
)  # fmt: skip
def test_chords_of_single_sections(prompt: str, chords: dict[str, str]) -> None:
    brief = parse(prompt)
    assert {each.value[0]: " ".join(each.value[1].symbols) for each in brief.section_progressions} == chords
    assert brief.progression is None


DRUMS = -1


@pytest.mark.parametrize(
    ("prompt", "away", "kept"),
    [
        ("鼓和贝斯都不要，钢琴", [DRUMS, 33], [0]), ("不要铜管也不要鼓，弦乐", [61, DRUMS], [48]), ("钢琴，别出现吉他", [25], [0]), ("不能没有鼓", [], [DRUMS]),
        ("drums and bass are not wanted, piano", [DRUMS, 33], [0]), ("piano, don't add any guitar", [25], [0]), ("not without drums", [], [DRUMS]),
        ("anything but drums, with piano", [DRUMS], [0]), ("guitarra sin batería ni bajo", [DRUMS, 33], [25]), ("violão sem bateria nem baixo", [DRUMS, 33], [24]),
        ("Klavier ohne Schlagzeug und Gitarre", [DRUMS, 25], [0]), ("фортепиано без барабанов и гитары", [DRUMS, 25], [0]),
        ("le piano sans batterie ni basse", [DRUMS, 33], [0]), ("pianoforte senza batteria né basso", [DRUMS, 33], [0]),
        ("ピアノ、ドラムなし", [DRUMS], [0]), ("드럼 없이 피아노만", [DRUMS], [0]), ("no drums, piano and strings", [DRUMS], [0, 48]),
    ],
)  # fmt: skip
def test_negations(prompt: str, away: list[int], kept: list[int]) -> None:
    brief = parse(prompt)
    assert [DRUMS if r.value.drums else r.value.program for r in brief.excluded] == away
    assert [DRUMS if r.value.drums else r.value.program for r in brief.instruments] == kept


@pytest.mark.parametrize(
    "prompt",
    [
        "除了钢琴什么都不要",
        "钢琴，不要其他乐器",
        "piano, no other instruments",
        "ピアノだけ",
        "피아노만",
        "nothing but piano",
    ],
)
def test_only_one(prompt: str) -> None:
    brief = parse(prompt)
    assert [r.value.program for r in brief.instruments] == [0]
    assert brief.excluded == ()
    assert brief.exclusive is not None


def tempo_word(brief: Brief) -> object:
    return brief.tempo_word and brief.tempo_word.value


@pytest.mark.parametrize(
    ("prompt", "read", "value"),
    [
        ("最后一遍副歌升key", lambda b: b.modulation.value, "up"), ("modulate to the relative minor", lambda b: b.modulation.value, "relative"),
        ("a truck driver's gear change", lambda b: b.modulation.value, "up"), ("中间转调", lambda b: b.modulation.value, "any"),
        ("half-time trap", tempo_word, (60, 84)), ("not too fast", tempo_word, (92, 112)), ("小号，慢", tempo_word, (58, 74)), ("快乐的歌", tempo_word, None),
        ("非常快乐的歌", tempo_word, None),
    ],
)  # fmt: skip
def test_other_facts(prompt: str, read: Callable[[Brief], object], value: object) -> None:
    assert read(parse(prompt)) == value


@pytest.mark.parametrize(
    ("prompt", "attribute", "kept"),
    [
        ("calm but 180 bpm", "tempo", "180 bpm"), ("快板，安静", "tempo", "快板"), ("快板, 舒缓安静", "tempo", "快板"), ("bright C minor", "key", "C minor"),
        ("waltz in 4/4", "meter", "4/4"), ("slow chase music", "tempo", "slow"), ("a loop with an outro", "form", "outro"),
        ("no drums, but a drum kit", "instruments", "drum kit"), ("alegre y triste, con guitarra", "mood", "triste"),
        ("16 bars, verse 8 bars, chorus 16 bars, verse 8 bars", "bars", "8 bars + 16 bars + 8 bars"), ("悲しい、楽しい曲、ピアノ", "mood", "楽し"),
    ],
)  # fmt: skip
def test_contradictions(prompt: str, attribute: str, kept: str) -> None:
    conflict = parse(prompt).conflicts[0]
    assert (conflict.attribute, conflict.kept) == (attribute, kept)
    with pytest.raises(BadInput) as caught:
        parse(prompt, strict=True)
    assert all(words in str(caught.value) for words in conflict.words)


def test_every_rule_has_a_sentence() -> None:
    for rule in RULES:
        for code in ("zh", "en"):
            assert "{kept}" in texts(code).conflicts[rule.name]


def test_reading_loads_no_language_that_is_not_needed() -> None:
    """A prompt in Chinese loads no table of a European language but the English and Italian words read everywhere."""
    code = (
        "import sys; from planner.parse import parse; parse('悲伤的钢琴曲');"
        "print([n for n in sys.modules if n.startswith('planner.lexicon.')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "planner.lexicon.zh" in loaded
    assert not any(f"planner.lexicon.{name}'" in loaded for name in ("de", "es", "fr", "ja", "ko", "pt", "ru"))
