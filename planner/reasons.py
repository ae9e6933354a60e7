"""Reasons in the user's language: short sentences with places for the values."""

from __future__ import annotations

CONFLICTS: dict[str, dict[str, str]] = {
    "later": {"zh": "前后说法不一，以后说的“{kept}”为准", "en": "two different wishes; the later one, '{kept}', holds"},
    "core": {"zh": "修饰语让位于核心情绪“{kept}”", "en": "the modifier yields to the core emotion, '{kept}'"},
    "number": {
        "zh": "明确的数值“{kept}”优先于形容词",
        "en": "the definite '{kept}' goes before the descriptive word",
    },
    "bars": {
        "zh": "小节数、速度与时长不能同时满足，保留“{kept}”",
        "en": "bars, tempo and duration cannot all hold; '{kept}' is kept",
    },
    "one bar": {
        "zh": "这个速度下连一小节都超出所要的时长，保留一小节",
        "en": "at this tempo even one bar is longer than the asked duration; one bar is kept",
    },
    "no role": {
        "zh": "声部已满，“{kept}”没有可担任的声部",
        "en": "every role that suits '{kept}' is taken, so it does not play",
    },
}  # rule -> language -> reason

REASONS: dict[str, dict[str, str]] = {
    "asked": {"zh": "你说了“{words}”", "en": "you asked for '{words}'"},
    "from scene": {"zh": "由场景“{words}”而来", "en": "it follows from the scene '{words}'"},
    "from ensemble": {"zh": "与编制“{words}”相称", "en": "it suits the group '{words}'"},
    "from instrument": {"zh": "与所要的乐器“{words}”相称", "en": "it suits the instrument '{words}'"},
    "from mood": {"zh": "与情绪“{words}”相称", "en": "it suits the mood '{words}'"},
    "from style": {"zh": "{style} 的惯例", "en": "it is the custom of {style}"},
    "use song": {"zh": "没有说明用途，按一首完整的曲子来写", "en": "no use was named, so it is a whole piece"},
    "style pop": {"zh": "没有说明风格，取最通用的一种", "en": "no style was named, so the most general one"},
    "length default": {
        "zh": "没有说明长度，取这种用途的常用长度",
        "en": "no length was given, so what this use usually takes",
    },
    "length form": {"zh": "由所要的曲式与各段长度得出", "en": "it follows from the asked form and its sections"},
    "length duration": {
        "zh": "“{words}”在 {bpm:g} 拍/分、{meter} 下合 {bars} 小节",
        "en": "'{words}' at {bpm:g} beats a minute in {meter} makes {bars} bars",
    },
    "form song": {
        "zh": "主歌陈述、副歌点题，长短以四小节乐句相配",
        "en": "verses tell and choruses sum up, in phrases of four bars",
    },
    "form letters": {
        "zh": "先陈述、再对比、后回归，乐句以四小节为单位",
        "en": "statement, contrast and return, in phrases of four bars",
    },
    "form loop": {
        "zh": "循环没有前奏和尾奏，结尾要能接回开头",
        "en": "a loop has no intro or outro, and its end leads back to its start",
    },
    "tempo duration": {
        "zh": "在 {style} 的速度里取正好合时长的一个",
        "en": "of the tempi of {style}, the one that meets the duration",
    },
    "tempo word": {"zh": "“{words}”的范围内", "en": "within the range of '{words}'"},
    "tempo mood": {
        "zh": "在 {style} 的速度里，随“{mood}”的激动程度而定",
        "en": "of the tempi of {style}, by how excited '{mood}' is",
    },
    "meter default": {"zh": "没有说明拍号，取最常用的", "en": "no meter was named, so the most common one"},
    "key mood": {"zh": "“{mood}”偏{brightness}，所以用{mode}", "en": "'{mood}' is rather {brightness}, hence {mode}"},
    "key chords": {"zh": "所给的和弦属于这个调", "en": "the asked chords belong to this key"},
    "energy asked": {"zh": "按“{words}”安排起伏", "en": "the curve follows '{words}'"},
    "energy default": {
        "zh": "安静地开始，在{peak}达到最高",
        "en": "it starts quietly and is fullest in {peak}",
    },
    "energy loop": {
        "zh": "循环的能量前后相近，接口才不突兀",
        "en": "a loop keeps its energy, so that the seam does not show",
    },
    "roles asked": {"zh": "只用你点名的乐器：{words}", "en": "only the instruments you named: {words}"},
    "roles band": {"zh": "{style} 的常用编制", "en": "the usual players of {style}"},
    "roles lead": {
        "zh": "{words} 领奏，其余是 {style} 的常用编制",
        "en": "{words} in front of the usual players of {style}",
    },
    "roles without": {"zh": "，不用{words}", "en": ", without {words}"},
    "stand-in": {
        "zh": "General MIDI 没有这件乐器，用相近的音色代替",
        "en": "General MIDI has no such instrument; a related one stands in",
    },
    "harmony asked": {"zh": "每段都用你给的和弦", "en": "every section uses the chords you gave"},
    "harmony": {
        "zh": "同一字母的段落和弦相同，乐句末尾用终止式",
        "en": "sections with one letter share their chords, and phrases end with cadences",
    },
    "material": {
        "zh": "先陈述动机，再现时重复或变奏，新的段落形成对比",
        "en": "a motif is stated, comes back repeated or varied, and new sections contrast with it",
    },
    "cadence end": {"zh": "中间半终止留有余地，最后回到主和弦", "en": "half cadences keep it open, the end comes home"},
    "cadence loop": {"zh": "最后一小节停在属功能上，接回开头", "en": "the last bar is a dominant that leads back"},
}  # rule -> language -> reason

SECTION_REASONS: dict[str, dict[str, str]] = {
    "intro": {"zh": "先铺开气氛，不急着进旋律", "en": "sets the scene before the melody"},
    "verse": {"zh": "叙述，织体留有余地", "en": "tells the story over a light texture"},
    "prechorus": {"zh": "为副歌蓄势", "en": "gathers for the chorus"},
    "chorus": {"zh": "点题，最饱满", "en": "the main idea, full"},
    "bridge": {"zh": "换一个角度，形成对比", "en": "another view, for contrast"},
    "interlude": {"zh": "喘口气，连接两段", "en": "a breath between two parts"},
    "solo": {"zh": "主奏乐器发挥", "en": "the leader plays freely"},
    "outro": {"zh": "收束", "en": "draws to a close"},
    "theme": {"zh": "陈述主题", "en": "states a theme"},
    "theme again": {"zh": "主题再现", "en": "the theme comes back"},
    "theme new": {"zh": "与前面的主题形成对比", "en": "contrasts with the theme before"},
}  # kind -> language -> reason

SECTION_NAMES: dict[str, dict[str, str]] = {
    "intro": {"zh": "前奏", "en": "Intro"},
    "verse": {"zh": "主歌", "en": "Verse"},
    "prechorus": {"zh": "预副歌", "en": "Pre-chorus"},
    "chorus": {"zh": "副歌", "en": "Chorus"},
    "bridge": {"zh": "桥段", "en": "Bridge"},
    "interlude": {"zh": "间奏", "en": "Interlude"},
    "solo": {"zh": "独奏", "en": "Solo"},
    "outro": {"zh": "尾奏", "en": "Outro"},
    "theme": {"zh": "主题", "en": "Theme"},
}  # kind -> language -> name

STYLE_NAMES_ZH: dict[str, str] = {
    "pop": "流行", "ballad": "抒情曲", "rock": "摇滚", "metal": "金属", "funk": "放克", "disco": "迪斯科",
    "bossa": "波萨诺瓦",
    "swing": "摇摆爵士", "lofi": "低保真", "ambient": "氛围", "edm": "电子舞曲", "epic": "史诗", "waltz": "圆舞曲",
    "folk": "民谣", "guofeng": "国风", "chiptune": "芯片音乐", "classical": "古典", "latin": "拉丁", "hiphop": "嘻哈",
    "blues": "布鲁斯",
}  # fmt: skip
MOOD_NAMES_ZH: dict[str, str] = {
    "happy": "欢快", "bright": "明快", "playful": "俏皮", "hopeful": "希望", "triumphant": "凯旋", "excited": "激动",
    "warm": "温暖", "romantic": "浪漫", "calm": "宁静", "dreamy": "梦幻", "nostalgic": "怀旧", "sad": "悲伤",
    "melancholy": "忧郁", "lonely": "孤独", "tense": "紧张", "dark": "黑暗", "angry": "愤怒", "mysterious": "神秘",
    "majestic": "雄伟", "solemn": "庄重", "heroic-tragic": "悲壮", "elegant": "优雅", "meditative": "冥想",
    "groovy": "律动",
    "cool": "慵懒",
}  # fmt: skip
MODE_NAMES_ZH: dict[str, str] = {
    "major": "大调", "minor": "小调", "harmonic minor": "和声小调", "dorian": "多利亚", "phrygian": "弗里几亚",
    "lydian": "利底亚", "mixolydian": "混合利底亚", "locrian": "洛克里亚", "gong": "宫调式", "shang": "商调式",
    "jue": "角调式", "zhi": "徵调式", "yu": "羽调式",
}  # fmt: skip
BRIGHTNESS: dict[bool, dict[str, str]] = {
    True: {"zh": "明亮", "en": "bright"},
    False: {"zh": "暗", "en": "dark"},
}


def conflict_reason(rule: str, language: str, kept: str) -> str:
    """Why one of two contradictory wishes was kept."""
    return CONFLICTS[rule][language].format(kept=kept.strip())


def reason(rule: str, language: str, **values: object) -> str:
    """The reason of a decision, with its values put in."""
    return REASONS[rule][language].format(**values)


def style_name(style: str, language: str) -> str:
    """The name of a style in the user's language."""
    return STYLE_NAMES_ZH[style] if language == "zh" else style


def mood_name(mood: str, language: str) -> str:
    """The name of a mood in the user's language."""
    return MOOD_NAMES_ZH[mood] if language == "zh" else mood
