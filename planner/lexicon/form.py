# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Words for the parts of a form, whole forms, modes of a key, and named chord progressions."""

from __future__ import annotations

PART_WORDS: dict[str, str] = {
    "intro": "前奏|引子|开头|引子部分|intro|introduction|opening section|序奏",
    "verse": "主歌|verse|a段主歌",
    "prechorus": "预副歌|导歌|副歌前|pre-chorus|prechorus|pre chorus",
    "chorus": "副歌|chorus|refrain|hook",
    "bridge": "桥段|过渡段|bridge|middle eight|middle 8|c段|桥",
    "interlude": "间奏|interlude|instrumental break|breakdown|break section",
    "solo": "独奏段|独奏段落|solo段|solo section|solo break|guitar solo section",
    "outro": "尾奏|结尾|尾声|outro|coda|ending|结尾段|ending section",
}  # section kind -> words

FORM_WORDS: dict[str, str] = {
    "AABA": "aaba form|三十二小节曲式|32-bar form|32 bar form|起承转合|起承转合式",
    "ABA": "三段式|三段体|三部曲式|单三部曲式|单三部|复三部|ternary|ternary form|da capo form|三部式",
    "AB": "二段式|二段体|两段式|两段体|二部曲式|单二部|单二部曲式|binary|binary form",
    "ABACA": "回旋曲|回旋曲式|rondo|rondo form",
    "AAAA": "变奏曲|主题与变奏|主题和变奏|theme and variation|variations form|variation form",
    "AAA": "分节歌|分节歌形式|strophic|strophic form",
    "ABCAB": "奏鸣曲式|奏鸣曲|sonata form|sonata|sonatina|小奏鸣曲",
    "A": "一段体|一段式|单乐段|one-part form|one part form|single section",
}  # letters of the sections -> words

VERSE_CHORUS_WORDS = "主歌副歌|主歌-副歌|主副歌|主歌加副歌|主歌和副歌|主歌、副歌|verse-chorus|verse chorus|verse and chorus|verse/chorus|流行曲式|verse-chorus form"

MODE_WORDS: dict[str, str] = {
    "major": "大调|大调式|major|major key|ionian|伊奥尼亚|major mode|major scale|大调音阶",
    "minor": "小调|小调式|minor|minor key|aeolian|爱奥尼亚小调|自然小调|natural minor|minor mode|minor scale|melodic minor|旋律小调",
    "harmonic minor": "和声小调|harmonic minor",
    "dorian": "多利亚|多利安|多利亚调式|多利安调式|dorian|dorian mode",
    "phrygian": "弗里几亚|弗里吉亚|弗里几亚调式|弗里吉亚调式|phrygian|phrygian mode",
    "lydian": "利底亚|利底亚调式|吕底亚|吕底亚调式|lydian|lydian mode",
    "mixolydian": "混合利底亚|混合利底亚调式|混合吕底亚|mixolydian|mixolydian mode",
    "locrian": "洛克里亚|洛克里亚调式|locrian|locrian mode",
    "gong": "宫调式|宫调|五声音阶|五声调式|五声|gong mode|pentatonic|major pentatonic|pentatonic scale|chinese pentatonic|大调五声",
    "shang": "商调式|商调|shang mode",
    "jue": "角调式|角调|jue mode",
    "zhi": "徵调式|徵调|zhi mode",
    "yu": "羽调式|羽调|yu mode|minor pentatonic|小调五声|小调五声音阶",
}  # mode -> words, for a mode named without its tonic

PROGRESSION_WORDS: dict[str, str] = {
    "I V vi iii IV I IV V": "卡农|卡农进行|卡农和弦|卡农走向|pachelbel|pachelbel's canon|canon progression|canon chord|pachelbel progression",
    "I I I I IV IV I I V IV I V": "十二小节布鲁斯|12小节布鲁斯|12小节蓝调|十二小节蓝调|12-bar blue|12 bar blue|twelve-bar blue|twelve bar blue",
    "i VII VI V": "安达卢西亚|安达卢西亚终止|andalusian cadence|andalusian",
    "I vi IV V": "doo-wop|doo wop|50s progression|doo-wop progression|五十年代进行",
    "I V vi IV": "万能和弦|万能四和弦|axis progression|four chord song|four-chord|pop-punk progression",
    "I IV vii° iii vi ii V I": "五度圈|五度圈进行|circle of fifths|circle of fifth",
    "i VI III VII": "小调万能和弦",
}  # Roman numerals -> words

KNOWN_DIGITS: frozenset[str] = frozenset(
    {
        "4536",
        "6415",
        "1645",
        "1564",
        "4536251",
        "15634145",
        "6451",
        "1451",
        "4156",
        "2516",
        "6543",
        "1625",
        "251",
        "6415345",
        "1465",
        "6345",
        "4561",
    }
)  # degree numbers that musicians say as one word
