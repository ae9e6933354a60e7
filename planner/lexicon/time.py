# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Words for tempo, meter, length and energy over time."""

from __future__ import annotations

TEMPO_WORDS: dict[tuple[float, float], str] = {
    (30, 44): "grave|庄板|极慢|extremely slow|很慢很慢",
    (42, 58): "largo|广板|非常慢|very slow|超慢",
    (50, 64): "lento|larghissimo|很慢|特别慢|really slow",
    (58, 74): "adagio|柔板|慢板|慢速|缓慢|慢一点|slow|slowly|slow tempo|慢歌|slow-paced|慢节奏|慢悠悠",
    (60, 80): "舒缓|徐缓|larghetto|缓缓|unhurried|leisurely|slow-ish|偏慢|悠缓",
    (74, 92): "andante|行板|walking pace|medium slow|medium-slow|中慢速|中慢板",
    (84, 104): "andantino|小行板|relaxed tempo",
    (92, 112): "moderato|中板|中速|mid-tempo|mid tempo|midtempo|medium tempo|moderate|moderate tempo|medium|适中速度|速度适中|中等速度",
    (104, 122): "allegretto|小快板|中快板|稍快|medium fast|medium-fast|medium up|brisk|偏快|明快速度",
    (120, 152): "allegro|快板|快速|快歌|快节奏|fast|quick|quickly|up-tempo|uptempo|up tempo|fast-paced|快一点|rapid|high tempo|快速度",
    (140, 168): "vivace|活板|很快|very fast|really fast|lively fast",
    (164, 192): "presto|急板|极快|飞快|extremely fast|急速|疾速|超快|super fast",
    (190, 220): "prestissimo|最急板|insanely fast",
}  # quarter notes a minute, from and to

METER_WORDS: dict[tuple[int, int], str] = {
    (3, 4): "三拍子|3拍子|四三拍|四三拍子|四分之三拍|四分之三拍子|waltz time|waltz meter|triple meter|triple time|three-four"
    "|three four time|three-four time|three-quarter time|in three",
    (4, 4): "四拍子|4拍子|四四拍|四四拍子|四分之四拍|四分之四拍子|common time|four-four|four four time|four-four time|four on the floor",
    (2, 4): "二拍子|两拍子|2拍子|四二拍|四二拍子|四分之二拍|四分之二拍子|two-four|march time|two four time|two-four time",
    (6, 8): "六拍子|八六拍|八六拍子|八分之六拍|八分之六拍子|six-eight|six eight time|six-eight time|jig time|6拍子",
    (9, 8): "八九拍|八分之九拍|nine-eight|slip jig",
    (12, 8): "八十二拍|八分之十二拍|twelve-eight|twelve-eight time",
    (5, 4): "五拍子|5拍子|四五拍|四分之五拍|five-four|five four time|five-four time|in five",
    (7, 8): "七拍子|7拍子|八七拍|八分之七拍|seven-eight|seven eight time|seven-eight time|in seven",
    (5, 8): "八五拍|八分之五拍|five-eight",
    (3, 8): "八三拍|八分之三拍|three-eight",
    (7, 4): "四七拍|四分之七拍|seven-four",
    (6, 4): "四六拍|四分之六拍|six-four",
    (3, 2): "二三拍|二分之三拍|three-two",
    (2, 2): "二二拍|二分之二拍|cut time|alla breve|two-two",
}

ENERGY_WORDS: dict[str, str] = {
    "rise": "渐强|越来越强|越来越激烈|越来越热烈|逐渐高涨|逐渐增强|层层递进|由弱到强|由弱渐强|逐渐推进|慢慢推进|慢慢变强|逐步推向高潮|推向高潮|渐入高潮"
    "|从安静到热烈|builds up|build up|builds|build to|crescendo|gradually build|grows|intensify|intensifies"
    "|starts quiet and ends big|starts soft and ends loud|starts small and ends big|slow build|slow burn|gets louder|rising energy"
    "|gets more intense|逐渐热烈|逐渐激昂|逐渐加强",
    "late": "先抑后扬|先静后动|先慢热后爆发|最后爆发|最后高潮|结尾高潮|结尾爆发|big finish|big ending|explodes at the end"
    "|climax at the end|quiet then loud|calm then explosive|grand finale|ends big",
    "fall": "渐弱|越来越弱|逐渐平静|慢慢平静|由强到弱|由强渐弱|先扬后抑|慢慢消失|渐渐消失|渐渐安静|winds down|wind down|fades away|fade away"
    "|decrescendo|diminuendo|calms down|gets quieter|fading|ends quietly|quiet ending|soft ending|gentle ending|ends softly|安静地结束|安静收尾|轻轻结束|dies away|逐渐安静|fades out|fade out|淡出",
    "arch": "高潮在中间|中间高潮|中间热烈|起伏|起伏跌宕|跌宕起伏|peak in the middle|peaks in the middle|arc|climax in the middle"
    "|rises and falls|swells and fades",
    "flat": "平稳|始终平静|一直平静|平淡如水|能量平稳|steady|constant energy|steady energy|even energy|no build|static|没有起伏|unchanging|一成不变",
}  # curve of energy -> words

USE_WORDS: dict[str, str] = {
    "loop": "循环|循环播放|无缝循环|可循环|循环音乐|背景循环|循环曲|loop|looping|loopable|seamless loop|endless loop",
    "stinger": "短音效|音效|提示音|片头|片头曲短版|过场音|胜利音效|提示音乐|stinger|jingle|sting|logo sound|sonic logo|fanfare sting"
    "|victory jingle|game over sound|notification sound|ident|short cue|通关音效",
    "practice": "练习曲|练习|初学者练习|etude|étude|exercise|practice piece|study piece|practice track|practise piece|视奏练习|for practice",
    "song": "歌曲|一首歌|song|ballad song|full song|单曲",
}
