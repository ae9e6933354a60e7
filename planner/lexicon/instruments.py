# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Names of instruments and ensembles, and what General MIDI plays them with."""

from __future__ import annotations

from symbolic.score import Role

PROGRAM_WORDS: dict[int, str] = {
    0: "钢琴|大钢琴|三角钢琴|piano|grand piano|acoustic piano|upright piano|立式钢琴|keys|pianist",
    1: "明亮钢琴|bright piano|bright acoustic piano",
    2: "电声大钢琴|electric grand|electric grand piano",
    3: "酒吧钢琴|honky-tonk|honky tonk|honky-tonk piano|honky tonk piano|saloon piano",
    4: "电钢琴|电钢|罗兹|electric piano|e-piano|rhodes|wurlitzer|epiano",
    5: "fm电钢|fm piano|dx7|fm electric piano|数字电钢",
    6: "羽管键琴|大键琴|拨弦古钢琴|古钢琴|harpsichord|cembalo",
    7: "击弦古钢琴|克拉维|clavinet|clavi|clavichord",
    8: "钢片琴|celesta|celeste",
    9: "钟琴|glockenspiel|铝板琴|glock",
    10: "八音盒|音乐盒|music box|musical box",
    11: "颤音琴|电颤琴|vibraphone|vibes",
    12: "马林巴|马林巴琴|marimba",
    13: "木琴|xylophone",
    14: "管钟|tubular bell|chime|church bell|教堂钟",
    15: "扬琴|洋琴|dulcimer|hammered dulcimer|yangqin|桑图尔|santur",
    16: "风琴|电风琴|organ|hammond|hammond organ|drawbar organ|哈蒙德风琴",
    17: "打击风琴|percussive organ|jazz organ",
    18: "摇滚风琴|rock organ",
    19: "管风琴|教堂风琴|church organ|pipe organ|cathedral organ",
    20: "簧风琴|脚踏风琴|reed organ|harmonium|pump organ",
    21: "手风琴|accordion",
    22: "口琴|harmonica|mouth organ|blues harp",
    23: "班多钮|班多尼翁|探戈手风琴|bandoneon|tango accordion",
    24: "尼龙吉他|尼龙弦吉他|古典吉他|nylon guitar|nylon string guitar|nylon-string guitar|classical guitar"
    "|spanish guitar|西班牙吉他|弗拉门戈吉他|flamenco guitar|尤克里里|ukulele|uke|acoustic nylon guitar",
    25: "吉他|木吉他|民谣吉他|原声吉他|钢弦吉他|guitar|acoustic guitar|steel guitar|folk guitar|steel-string guitar"
    "|steel string guitar|曼陀林|mandolin",
    26: "爵士吉他|jazz guitar|hollow body guitar",
    27: "电吉他|清音电吉他|清音吉他|electric guitar|clean guitar|clean electric guitar",
    28: "闷音吉他|muted guitar|palm-muted guitar|palm muted guitar",
    29: "过载吉他|过载电吉他|overdriven guitar|overdrive guitar|crunch guitar",
    30: "失真吉他|失真电吉他|distortion guitar|distorted guitar|heavy guitar|metal guitar|重型吉他|distorted electric guitar",
    31: "吉他泛音|guitar harmonic",
    32: "原声贝斯|低音贝斯|倍大提琴贝斯|acoustic bass|upright bass|double bass pizzicato|walking bass|stand-up bass|爵士贝斯",
    33: "贝斯|电贝斯|低音吉他|bass|bass guitar|electric bass|贝司|电贝司|fingered bass",
    34: "拨片贝斯|pick bass|picked bass",
    35: "无品贝斯|fretless bass|fretless",
    36: "击弦贝斯|slap贝斯|slap bass",
    38: "合成贝斯|合成器贝斯|synth bass|bass synth|电子贝斯|sub bass|808 bass|acid bass|低频贝斯",
    40: "小提琴|violin|violinist",
    41: "中提琴|viola",
    42: "大提琴|cello|violoncello|cellist",
    43: "低音提琴|倍大提琴|低音大提琴|contrabass|double bass|string bass",
    44: "颤音弦乐|震音弦乐|tremolo string",
    45: "拨弦|弦乐拨奏|拨奏弦乐|pizzicato string|pizzicato|plucked string",
    46: "竖琴|harp|orchestral harp|celtic harp|凯尔特竖琴",
    47: "定音鼓|timpani|kettledrum",
    48: "弦乐|弦乐组|弦乐合奏|弦乐群|string ensemble|string section|string|弦乐铺底|orchestral string|lush string",
    49: "慢速弦乐|slow string",
    50: "合成弦乐|synth string|电子弦乐",
    52: "合唱|合唱团|唱诗班|人声合唱|choir|chorus of voices|choral voice|vocal choir|choir aah",
    53: "人声|哼唱|吟唱|人声吟唱|vocal|voice|humming|voice ooh|female vocal|male vocal|女声|男声",
    54: "合成人声|synth voice|synth choir|vocoder",
    55: "管弦乐重音|orchestra hit|orchestral hit",
    56: "小号|trumpet",
    57: "长号|trombone",
    58: "大号|tuba",
    59: "弱音小号|加弱音器的小号|muted trumpet|harmon mute trumpet",
    60: "圆号|法国号|french horn|horn",
    61: "铜管|铜管组|铜管乐|brass|brass section|horn section",
    62: "合成铜管|synth brass",
    64: "高音萨克斯|soprano sax|soprano saxophone",
    65: "萨克斯|萨克斯风|中音萨克斯|sax|saxophone|alto sax|alto saxophone",
    66: "次中音萨克斯|tenor sax|tenor saxophone",
    67: "上低音萨克斯|低音萨克斯|baritone sax|baritone saxophone|bari sax",
    68: "双簧管|oboe",
    69: "英国管|english horn|cor anglais",
    70: "巴松|巴松管|大管|低音管|bassoon",
    71: "单簧管|黑管|竖笛单簧管|clarinet",
    72: "短笛|piccolo",
    73: "长笛|flute|concert flute|flautist",
    74: "竖笛|直笛|recorder",
    75: "排箫|panpipe|pan flute|pan pipe|panflute",
    76: "吹瓶|blown bottle",
    77: "尺八|shakuhachi",
    78: "口哨|哨笛|whistle|whistling|tin whistle|爱尔兰哨笛|irish whistle",
    79: "陶笛|奥卡利那笛|ocarina|埙",
    80: "方波|方波合成器|square lead|square wave|square-wave lead|pulse wave|pulse lead|square synth|chip lead|方波主音",
    81: "合成器|锯齿波|synth|synthesizer|synthesiser|saw lead|sawtooth lead|lead synth|synth lead|supersaw|sawtooth|合成主音",
    82: "calliope|汽笛风琴",
    85: "人声合成主音|voice lead",
    87: "bass lead",
    88: "新世纪铺底|new age pad|fantasia",
    89: "铺底|暖垫|暖色铺底|合成铺底|合成器铺底|pad|warm pad|synth pad|pads",
    90: "polysynth|polysynth pad|复音合成器",
    91: "人声铺底|choir pad|space choir",
    92: "玻璃铺底|bowed pad|glass pad",
    93: "金属铺底|metallic pad",
    94: "halo pad|光晕铺底",
    95: "sweep pad|扫频铺底",
    97: "soundtrack pad",
    98: "水晶音色|crystal synth",
    99: "atmosphere pad",
    104: "西塔琴|西塔尔|sitar",
    105: "班卓琴|班卓|banjo",
    106: "三味线|shamisen",
    107: "koto|日本筝",
    108: "卡林巴|拇指琴|kalimba|thumb piano|mbira",
    109: "风笛|苏格兰风笛|bagpipe",
    110: "民间小提琴|fiddle",
    111: "shanai|shehnai",
    112: "叮当铃|tinkle bell",
    114: "钢鼓|steel drum|steel pan|steelpan",
}  # General MIDI program -> words

STAND_IN_WORDS: dict[int, str] = {
    110: "二胡|板胡|高胡|京胡|中胡|马头琴|胡琴|erhu|morin khuur|huqin",
    107: "古筝|古琴|箜篌|guzheng|guqin|zheng|七弦琴",
    106: "琵琶|三弦|柳琴|月琴|pipa|liuqin|sanxian",
    105: "中阮|大阮|阮|ruan|冬不拉|zhongruan",
    73: "笛子|竹笛|曲笛|梆笛|横笛|dizi|bamboo flute",
    77: "箫|洞箫|xiao flute",
    111: "唢呐|suona",
    71: "葫芦丝|巴乌|管子|hulusi",
    20: "笙|sheng",
    14: "编钟|bianzhong|钟声|bell",
    81: "特雷门|theremin",
    24: "鲁特琴|lute|里拉琴|lyre|乌德琴|oud",
}  # instruments that General MIDI lacks -> the program that stands in

KIT_WORDS: dict[int, str] = {
    0: "鼓|鼓组|架子鼓|爵士鼓组|套鼓|鼓点|打击乐|打击乐器|drum|drum kit|drumset|drum set|percussion|drummer|beat|drumbeat|acoustic drum",
    16: "重鼓|power kit|heavy drum|rock drum|双踩|double kick|blast beat",
    24: "电子鼓|electronic drum|electronic kit|electro drum",
    25: "鼓机|808|tr-808|808 drum|drum machine|trap drum|909|tr-909",
    32: "爵士鼓|jazz drum|jazz kit",
    40: "鼓刷|刷子鼓|brush|brushed drum|brush kit|brushes|brush drum",
    48: "大鼓|军鼓|管弦打击乐|orchestral percussion|orchestral drum|snare drum|marching drum|小军鼓",
}  # drum kit -> words

KIT_STAND_IN_WORDS: dict[int, str] = {
    0: "手鼓|康加鼓|邦戈鼓|箱鼓|卡洪|沙锤|铃鼓|非洲鼓|conga|bongo|cajon|djembe|shaker|tambourine|tabla|castanet|响板|cymbal|hand drum|maraca",
    48: "太鼓|战鼓|堂鼓|锣鼓|锣|钹|taiko|taiko drum|war drum|gong drum|bass drum|cinematic drum|epic drum",
}  # percussion without a kit of its own -> the kit that stands in

R = Role
ENSEMBLES: dict[str, tuple[tuple[Role, int], ...]] = {
    "string quartet": ((R.MELODY, 40), (R.COUNTER, 41), (R.ARP, 40), (R.BASS, 42)),
    "string trio": ((R.MELODY, 40), (R.COUNTER, 41), (R.BASS, 42)),
    "piano trio": ((R.MELODY, 40), (R.CHORDS, 0), (R.ARP, 0), (R.BASS, 42)),
    "jazz trio": ((R.MELODY, 0), (R.CHORDS, 0), (R.BASS, 32), (R.DRUMS, 32)),
    "jazz quartet": ((R.MELODY, 66), (R.CHORDS, 0), (R.BASS, 32), (R.DRUMS, 32)),
    "big band": ((R.MELODY, 65), (R.COUNTER, 57), (R.CHORDS, 61), (R.BASS, 32), (R.DRUMS, 32)),
    "rock band": ((R.MELODY, 29), (R.CHORDS, 30), (R.ARP, 27), (R.BASS, 34), (R.DRUMS, 16)),
    "orchestra": (
        (R.MELODY, 40), (R.COUNTER, 60), (R.CHORDS, 48), (R.ARP, 46), (R.BASS, 43), (R.PAD, 49), (R.DRUMS, 48),
    ),
    "string orchestra": ((R.MELODY, 40), (R.COUNTER, 42), (R.CHORDS, 48), (R.ARP, 45), (R.BASS, 43)),
    "brass band": ((R.MELODY, 56), (R.COUNTER, 60), (R.CHORDS, 61), (R.BASS, 58), (R.DRUMS, 48)),
    "brass quintet": ((R.MELODY, 56), (R.COUNTER, 60), (R.ARP, 57), (R.BASS, 58)),
    "wind quintet": ((R.MELODY, 73), (R.COUNTER, 68), (R.ARP, 71), (R.BASS, 70)),
    "choir": ((R.MELODY, 52), (R.CHORDS, 52), (R.BASS, 53)),
    "silk and bamboo": ((R.MELODY, 73), (R.COUNTER, 110), (R.ARP, 107), (R.CHORDS, 15), (R.BASS, 42)),
    "guitar duo": ((R.MELODY, 24), (R.ARP, 24), (R.BASS, 24)),
    "piano four hands": ((R.MELODY, 0), (R.COUNTER, 0), (R.CHORDS, 0), (R.BASS, 0)),
}  # who plays what; a group is complete, nobody is added

ENSEMBLE_WORDS: dict[str, str] = {
    "string quartet": "弦乐四重奏|string quartet",
    "string trio": "弦乐三重奏|string trio",
    "piano trio": "钢琴三重奏|piano trio",
    "jazz trio": "爵士三重奏|爵士钢琴三重奏|jazz trio|jazz piano trio",
    "jazz quartet": "爵士四重奏|jazz quartet|jazz combo|爵士小乐队|爵士乐队",
    "big band": "大乐队|big band|爵士大乐队|swing band",
    "rock band": "摇滚乐队|rock band|metal band|金属乐队",
    "orchestra": "管弦乐|管弦乐团|管弦乐队|交响乐团|交响乐|交响|orchestra|orchestral|symphony orchestra|symphonic|full orchestra"
    "|symphony|philharmonic",
    "string orchestra": "弦乐团|弦乐队|string orchestra",
    "brass band": "铜管乐队|军乐队|管乐团|brass band|marching band|wind band|military band",
    "brass quintet": "铜管五重奏|brass quintet|brass ensemble|铜管重奏",
    "wind quintet": "木管五重奏|木管|wind quintet|woodwind quintet|woodwind|木管重奏",
    "choir": "无伴奏合唱|a cappella|acapella|a capella|阿卡贝拉",
    "silk and bamboo": "民乐|民乐团|民族乐团|民乐合奏|江南丝竹|丝竹|chinese orchestra|traditional chinese ensemble"
    "|traditional chinese instrument|民族乐器|中国乐器|国乐",
    "guitar duo": "吉他二重奏|双吉他|guitar duo|two guitar|guitar duet",
    "piano four hands": "四手联弹|钢琴四手联弹|piano four hands|piano duet|four-hand piano",
}
BAND_WORDS = "乐队|乐团|band|full band|ensemble|伴奏乐队|with a band"
EXCLUSIVE_WORDS = "只用|只有|仅用|仅有|仅仅|只要|纯|单独|独奏|独奏曲|only|just|solo|alone|unaccompanied|nothing but|by itself|独自|一个人弹"
NEGATION_WORDS = (
    "不要|没有|不用|不带|别用|别加|不加|不需要|不含|不包含|不包括|除了|去掉|无|不使用|拒绝|不想要|不想听|不是|不太|非"
    "|no|without|without any|except|minus|excluding|don't use|do not use|don't want|do not want|dont use|not|omit|drop the"
    "|leave out|free of|zero|never|no more|lacking|skip the|doesn't have|does not have|not too|avoid"
)
FILLER_WORDS = "|any|the|a|an|use|using|have|more|used|playing|with|be|sound|too|用|使用|任何|加|有|加入|带|放|那么|出现|其他|再|是|要"
"""What may stand between a negation and the word it takes away."""
LINK_WORDS = "and|or|nor|&|/|和|或|或者|与|及|以及|、|跟|也不要|and no|or any|and the|or the"
"""What joins the words of a list."""
