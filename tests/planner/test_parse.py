# ruff: noqa: E501  (a prompt and what it says stay together)
"""What prompts mean: facts, words, negation, conflicts, and what is refused."""

import contextlib
import time
from dataclasses import replace

import pytest

from planner import parse
from planner.brief import Brief
from symbolic.errors import BadInput
from symbolic.theory import note_name

DRUMS = "drums"


def gold_of(brief: Brief) -> dict[str, object]:
    """What the brief says, in the short form of the gold table."""
    said: dict[str, object] = {}
    if brief.tempo_bpm is not None:
        said["bpm"] = brief.tempo_bpm.value
    if brief.meter is not None:
        said["meter"] = str(brief.meter.value)
    if brief.tonic is not None:
        said["tonic"] = note_name(brief.tonic.value)
    if brief.mode is not None:
        said["mode"] = brief.mode.value
    if brief.bars is not None:
        said["bars"] = brief.bars.value
    if brief.duration_s is not None:
        said["s"] = brief.duration_s.value
    if brief.instruments:
        said["plays"] = [DRUMS if r.value.drums else r.value.program for r in brief.instruments]
    if brief.excluded:
        said["not"] = [DRUMS if r.value.drums else r.value.program for r in brief.excluded]
    for name in ("style", "mood", "use", "scene", "energy", "ensemble"):
        attribute = getattr(brief, name)
        if attribute is not None:
            said[name] = attribute.value
    if brief.exclusive is not None:
        said["only"] = True
    if brief.form is not None:
        said["form"] = " ".join(brief.form.value)
    if brief.progression is not None:
        said["chords"] = " ".join(brief.progression.value.symbols)
    return said


GOLD: list[tuple[str, dict[str, object]]] = [
    ("一首悲伤的钢琴曲，a小调，每分钟72拍，60秒",
     {"mood": "sad", "plays": [0], "only": True, "tonic": "A", "mode": "minor", "bpm": 72, "s": 60}),
    ("欢快的古风，二胡和古筝，D宫调，不要鼓",
     {"mood": "happy", "style": "guofeng", "plays": [110, 107], "tonic": "D", "mode": "gong", "not": [DRUMS]}),
    ("升C小调的圆舞曲，十六小节", {"tonic": "C#", "mode": "minor", "style": "waltz", "meter": "3/4", "bars": 16}),
    ("降B大调爵士，速度120，四四拍", {"tonic": "A#", "mode": "major", "style": "swing", "bpm": 120, "meter": "4/4"}),
    ("八分之六拍的摇篮曲，一分半钟", {"meter": "6/8", "mood": "meditative", "s": 90}),
    ("雨夜咖啡馆，爵士三重奏，三十二小节", {"scene": "rainy night", "ensemble": "jazz trio", "bars": 32}),
    ("游戏战斗音乐循环，8-bit，150 BPM，8小节",
     {"scene": "battle", "use": "loop", "style": "chiptune", "bpm": 150, "bars": 8}),
    ("只用小提琴和大提琴，G徵调式，行板不行就算了，BPM=76",
     {"plays": [40, 42], "only": True, "tonic": "G", "mode": "zhi", "bpm": 76}),
    ("史诗感的管弦乐，先抑后扬，三分钟", {"style": "epic", "ensemble": "orchestra", "energy": "late", "s": 180}),
    ("民谣吉他弹唱风格的歌曲，C大调，6415和弦进行",
     {"plays": [25], "use": "song", "tonic": "C", "mode": "major", "chords": "6 4 1 5"}),
    ("十二小节布鲁斯，E调，电吉他、贝斯和鼓",
     {"style": "blues", "tonic": "E", "plays": [27, 33, DRUMS], "chords": "I I I I IV IV I I V IV I V"}),
    ("憂傷的鋼琴獨奏，慢板，無前奏", {"mood": "sad", "plays": [0], "only": True}),
    ("流行歌，主歌副歌结构，没有鼓和贝斯，84拍每分钟",
     {"style": "pop", "form": "verse-chorus", "not": [DRUMS, 33], "bpm": 84}),
    ("回旋曲式的古典音乐，弦乐四重奏，二十小节", {"form": "A B A C A", "style": "classical", "ensemble": "string quartet", "bars": 20}),
    ("激昂的摇滚，失真吉他，Em-C-G-D，半分钟",
     {"mood": "excited", "style": "rock", "plays": [30], "chords": "Em C G D", "s": 30}),
    ("7/8拍的前卫金属，二分钟", {"meter": "7/8", "style": "metal", "s": 120}),
    ("适合学习的低保真节拍，循环，75bpm", {"scene": "study", "style": "lofi", "use": "loop", "bpm": 75}),
    ("胜利短音效，铜管和定音鼓", {"mood": "triumphant", "use": "stinger", "plays": [61, 47]}),
    ("夕阳下的口琴，渐强，1分30秒", {"scene": "sunset", "plays": [22], "energy": "rise", "s": 90}),
    ("箫与古琴的禅意氛围音乐，羽调式", {"plays": [77, 107], "mood": "meditative", "style": "ambient", "mode": "yu"}),
    ("solo piano waltz in C sharp minor, 1:30",
     {"plays": [0], "only": True, "style": "waltz", "meter": "3/4", "tonic": "C#", "mode": "minor", "s": 90}),
    ("lofi loop of 16 bars, Am F C G, no drums",
     {"style": "lofi", "use": "loop", "bars": 16, "chords": "Am F C G", "not": [DRUMS]}),
    ("epic orchestral battle music that builds up, 7/8, 140 bpm",
     {"style": "epic", "ensemble": "orchestra", "scene": "battle", "energy": "rise", "meter": "7/8", "bpm": 140}),
    ("a cheerful folk song for fiddle and banjo in G major, 90 seconds",
     {"mood": "happy", "style": "folk", "plays": [110, 105], "tonic": "G", "mode": "major", "s": 90}),
    ("slow jazz ballad in B flat major with tenor sax, 4/4",
     {"style": "ballad", "tonic": "A#", "mode": "major", "plays": [66], "meter": "4/4"}),
    ("ii-V-I practice piece in F, piano, twenty-four bars",
     {"use": "practice", "tonic": "F", "plays": [0], "bars": 24, "chords": "ii V I"}),
    ("dorian funk groove, 104 bpm, slap bass, clavinet and drums",
     {"mode": "dorian", "style": "funk", "mood": "groovy", "bpm": 104, "plays": [36, 7, DRUMS]}),
    ("rainy night lofi without piano, 2 minutes", {"scene": "rainy night", "style": "lofi", "not": [0], "s": 120}),
    ("AABA swing tune, 32 bars, tempo 180", {"form": "A A B A", "style": "swing", "bars": 32, "bpm": 180}),
    ("string quartet in D minor, sonata form, 3 min",
     {"ensemble": "string quartet", "tonic": "D", "mode": "minor", "form": "A B C A B", "s": 180}),
    ("80s synthwave with drum machine, F# minor, 118 BPM, 45 s",
     {"style": "edm", "plays": [DRUMS], "tonic": "F#", "mode": "minor", "bpm": 118, "s": 45}),
    ("bossa nova in the key of F with flute, mid-tempo", {"style": "bossa", "tonic": "F", "plays": [73]}),
    ("8-bit boss battle loop, 150bpm", {"style": "chiptune", "scene": "boss", "use": "loop", "bpm": 150}),
    ("ambient soundscape, no drums or bass, one and a half minutes", {"style": "ambient", "not": [DRUMS, 33], "s": 90}),
    ("pop song in A major: I-V-vi-IV, acoustic guitar, 1 minute",
     {"style": "pop", "tonic": "A", "mode": "major", "chords": "I V vi IV", "plays": [25], "s": 60}),
    ("a march in 2/4 for brass band, sixteen bars", {"style": "classical", "meter": "2/4", "ensemble": "brass band", "bars": 16}),
    ("12-bar blues in E with harmonica", {"style": "blues", "tonic": "E", "plays": [22],
                                          "chords": "I I I I IV IV I I V IV I V"}),
    ("music box lullaby, 3/4, D major, 20 seconds",
     {"plays": [10], "mood": "meditative", "meter": "3/4", "tonic": "D", "mode": "major", "s": 20}),
    ("trap beat in C# minor, 808, sub bass, 70 bpm, 8 bars",
     {"style": "hiphop", "tonic": "C#", "mode": "minor", "plays": [DRUMS, 38], "bpm": 70, "bars": 8}),
    ("celtic jig for tin whistle and bagpipe in D mixolydian, 6/8, 48 bars",
     {"style": "folk", "plays": [78, 109], "tonic": "D", "mode": "mixolydian", "meter": "6/8", "bars": 48}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "gold"), GOLD, ids=[prompt[:24] for prompt, _ in GOLD])
def test_gold_prompts(prompt: str, gold: dict[str, object]):
    brief = parse(prompt)
    assert gold_of(replace(brief, **dict.fromkeys(brief.inferred))) == gold


def test_the_gold_is_half_chinese_half_english():
    assert [parse(prompt).language[:2] for prompt, _ in GOLD] == ["zh"] * 20 + ["en"] * 20


@pytest.mark.parametrize(
    ("prompt", "low", "high"),
    [
        ("慢板", 58, 74),
        ("中速的流行", 92, 112),
        ("presto", 164, 192),
        ("very slow piano", 42, 58),
        ("Allegretto", 104, 122),
    ],
)
def test_tempo_words_give_ranges(prompt: str, low: float, high: float):
    word = parse(prompt).tempo_word
    assert word is not None
    assert word.value == (low, high)


@pytest.mark.parametrize(
    ("prompt", "tonic", "mode"),
    [("bB大调", 10, "major"), ("b小调", 11, "minor"), ("bb小调", 10, "minor"), ("in F#m", 6, "minor"), ("♭E大调", 3, "major"),
     ("Ab major", 8, "major"), ("key of E flat", 3, None), ("a song in a minor key", None, "minor"), ("in A minor", 9, "minor"),
     ("Ｃ大調", 0, "major"), ("A小调五声音阶", 9, "yu"), ("E phrygian", 4, "phrygian"), ("a sad minor piece", None, "minor")],
)  # fmt: skip
def test_keys(prompt: str, tonic: int | None, mode: str | None):
    brief = parse(prompt)
    assert (brief.tonic and brief.tonic.value) == tonic
    assert (brief.mode and brief.mode.value) == mode


@pytest.mark.parametrize(
    ("prompt", "meter"),
    [("三拍子", "3/4"), ("四三拍", "3/4"), ("八六拍", "6/8"), ("in five-four", "5/4"), ("cut time", "2/2"), ("12/8", "12/8"),
     ("四分之五拍", "5/4"), ("a waltz", "3/4"), ("open 24/7", None), ("a jig", "6/8")],
)  # fmt: skip
def test_meters(prompt: str, meter: str | None):
    found = parse(prompt).meter
    assert (found and str(found.value)) == meter


@pytest.mark.parametrize(
    ("prompt", "seconds"),
    [("30秒", 30), ("两分钟", 120), ("一分半", 90), ("半分钟", 30), ("1:30", 90), ("90-second cue", 90), ("a minute and a half", 90),
     ("1m30s", 90), ("1,200 seconds", 1200), ("one hundred and twenty seconds", 120), ("早上8:30的街道", None), ("80s disco", None)],
)  # fmt: skip
def test_durations(prompt: str, seconds: float | None):
    found = parse(prompt).duration_s
    assert (found and found.value) == seconds


def test_lengths_of_sections_are_not_the_total():
    brief = parse("前奏4小节，主歌8小节，副歌8小节，尾奏4小节")
    assert [length.value for length in brief.section_bars] == [("intro", 4), ("verse", 8), ("chorus", 8), ("outro", 4)]
    assert brief.bars is None
    assert brief.form is not None
    assert brief.form.value == ("intro", "verse", "chorus", "outro")


@pytest.mark.parametrize(
    ("prompt", "away", "kept"),
    [("no drums, piano and strings", [DRUMS], [0, 48]), ("without drums, bass or guitar, solo piano", [DRUMS, 33, 25], [0]),
     ("不要鼓和贝斯，用钢琴", [DRUMS, 33], [0]), ("a drumless piano piece", [DRUMS], [0]), ("没有小提琴、长笛的弦乐", [40, 73], [48])],
)  # fmt: skip
def test_negation_reaches_the_list_and_no_further(prompt: str, away: list[object], kept: list[object]):
    said = gold_of(parse(prompt))
    assert said["not"] == away
    assert said["plays"] == kept


def test_parts_asked_for_and_away():
    brief = parse("a pop song with a bridge, no intro")
    assert [part.value for part in brief.parts] == ["bridge"]
    assert [part.value for part in brief.no_parts] == ["intro"]


@pytest.mark.parametrize("prompt", ["a pop song with a guitar solo, drums and piano", "钢琴、吉他独奏和鼓"])
def test_a_solo_among_others_is_not_alone(prompt: str):
    assert parse(prompt).exclusive is None


def test_evidence_is_where_it_was_said():
    brief = parse("一首Ｃ大调的鋼琴曲")
    assert brief.tonic is not None
    assert brief.tonic.words == "Ｃ大调"
    assert brief.prompt[slice(*brief.instruments[0].span)] == brief.instruments[0].words == "鋼琴"


@pytest.mark.parametrize(
    ("prompt", "attribute", "kept"),
    [("轻快的悲伤", "mood", "悲伤"), ("cheerful sadness", "mood", "sadness"), ("slow allegro", "tempo", "allegro"),
     ("80 bpm, then 120 bpm", "tempo", "120 bpm"), ("very slow, 180 bpm", "tempo", "180 bpm"),
     ("C minor and D major", "key", "D major"), ("鼓，不要鼓", "instruments", "不要鼓"), ("waltz in 4/4", "meter", "4/4"),
     ("16 bars at 120 bpm, 60 seconds", "length", "16 bars")],
)  # fmt: skip
def test_conflicts_are_settled_and_kept_on_record(prompt: str, attribute: str, kept: str):
    conflict = parse(prompt).conflicts[0]
    assert (conflict.attribute, conflict.kept) == (attribute, kept)
    assert all(words in prompt for words in conflict.words)
    with pytest.raises(BadInput, match=attribute):
        parse(prompt, strict=True)


@pytest.mark.parametrize(
    "prompt", ["calm and warm piano", "from sad to happy", "16 bars at 120 bpm, 32 seconds", "andante, 80 bpm"]
)
def test_no_conflict_where_there_is_none(prompt: str):
    assert parse(prompt, strict=True).conflicts == ()


@pytest.mark.parametrize(
    ("prompt", "words"),
    [("", "empty"), (" \n\t ", "empty"), ("\x00\x07", "empty"), ("a" * 2001, "2001 characters"), ("啊" * 20_000, "20000"),
     ("موسيقى حزينة للبيانو", "Arabic"), ("เพลงเศร้า", "Thai"), ("θλιμμένη μουσική", "Greek.*Russian"), ("😀🎵", "no words"),
     ("שיר עצוב לפסנתר", "Hebrew"), ("piano, 0 s", "0 s"), ("1 秒", "1 秒"), ("3,600 s", "3,600 s"), ("one hour of rain", "one hour"),
     ("19 bpm", "19 bpm"), ("301 BPM", "301 bpm"), ("0 bpm", "0 bpm"), ("4/5 time", "4/5"), ("17/8", "17/8"), ("0/4拍", "0/4"),
     ("1001 bars", "1001 bars"), ("0小节", "0小节"), ("用水琴演奏", "水琴.*did you mean"), ("played on a zorblophone", "zorblophone"),
     ("music for violn and piano", "violn.*'violin'"), ("chords: Am Hm", "Hm"), ("和弦：C Gm7x", "Gm7x")],
)  # fmt: skip
def test_what_cannot_be_used_is_named_in_one_line(prompt: str, words: str):
    with pytest.raises(BadInput, match=words) as caught:
        parse(prompt)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "prompt",
    ["played on repeat", "for my girlfriend and me", "用深情的方式演奏", "用爵士风格演奏", "piano for studying and relaxation",
     "played by a band", "with love and joy", "用一把木吉他弹奏", "用钢琴的音色来演奏", "played on the piano with feeling"],
)  # fmt: skip
def test_what_is_no_instrument_is_not_refused(prompt: str):
    parse(prompt)


@pytest.mark.parametrize(
    "unit", ["1", "一", "A B ", "不要", "no ", "I-V-", "Am-", "4/4 ", "用", "for a and ", "((", "🎵a", "1:3", "half "]
)
def test_no_prompt_takes_long_or_crashes(unit: str):
    prompt = (unit * 2000)[:2000]
    start = time.process_time()
    with contextlib.suppress(BadInput):
        parse(prompt)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("prompt", ["a piece that builds up, then a quiet ending", "渐强，最后安静收尾的钢琴曲"])
def test_a_rise_and_a_fall_are_an_arch(prompt: str) -> None:
    energy = parse(prompt).energy
    assert energy is not None
    assert energy.value == "arch"


@pytest.mark.parametrize(
    ("prompt", "bpm"), [("爵士，120拍", 120), ("每分钟80拍", 80), ("3/4拍的歌", None), ("16拍的循环", None)]
)
def test_a_large_number_of_beats_is_a_tempo(prompt: str, bpm: float | None) -> None:
    tempo = parse(prompt).tempo_bpm
    assert (None if tempo is None else tempo.value) == bpm


@pytest.mark.parametrize("meter", ["9/4", "11/2"])
def test_a_bar_of_more_than_eight_quarters_is_refused(meter: str) -> None:
    with pytest.raises(BadInput, match=f"meter '{meter}.*eight quarters at most"):
        parse(f"a hymn in {meter}, 4 bars")


@pytest.mark.parametrize(
    ("prompt", "tonic", "mode"),
    [
        ("ドリアンのDで怪しい雰囲気", 2, "dorian"),
        ("羽调式（E），古筝独奏", 4, "yu"),
        ("混合利底亚，G，摇滚风琴", 7, "mixolydian"),
    ],
)
def test_a_tonic_may_follow_its_mode(prompt: str, tonic: int, mode: str):
    brief = parse(prompt)
    assert brief.tonic is not None
    assert brief.mode is not None
    assert (brief.tonic.value, brief.mode.value) == (tonic, mode)
