# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Words for moods, genres and scenes."""

from __future__ import annotations

MOODS: dict[str, tuple[float, float, str]] = {
    "happy": (0.8, 0.5, "快乐|开心|欢快|欢乐|愉快|喜悦|高兴|幸福|快活|欢喜|喜庆|热闹|红火|喜气洋洋|喜气|欢腾|happy|joyful|cheerful|joy|merry|glad|happiness|cheery|jolly|delighted"
              "|cheerfully|happily"),
    "bright": (0.6, 0.3, "轻快|明快|明亮|阳光|轻盈|清新|活泼|朝气|bright|sunny|lighthearted|light-hearted|fresh|breezy|lively|bouncy|轻松愉快"
               "|upbeat|brightness|灿烂|perky"),
    "playful": (0.6, 0.45, "俏皮|调皮|可爱|顽皮|诙谐|幽默|童趣|滑稽|playful|cute|quirky|funny|whimsical|mischievous|humorous|silly|comic|搞笑|kawaii"),
    "hopeful": (0.6, 0.2, "希望|充满希望|励志|向上|积极|奋进|振奋|鼓舞|乐观|hopeful|hope|uplifting|inspiring|inspirational|optimistic|motivational"
                "|positive|encouraging|升华"),
    "triumphant": (0.7, 0.7, "胜利|凯旋|辉煌|自豪|荣耀|triumphant|victorious|victory|glorious|proud|heroic|英雄|英勇|triumph|celebratory|豪迈"),
    "excited": (0.6, 0.8, "激动|兴奋|激情|热情|动感|澎湃|燃|热血|活力|劲爆|狂欢|热烈|激昂|慷慨激昂|excited|exciting|energetic|energy|passionate|driving"
                "|powerful|thrilling|hype|dynamic|fiery|exhilarating|high-energy|high energy|wild|欢腾|party"),
    "warm": (0.5, -0.3, "温暖|温馨|温情|甜蜜|甜美|暖心|治愈|温柔|柔和|柔美|深情|warm|tender|gentle|sweet|soft|heartwarming|cozy|cosy|comforting|healing"
             "|loving|affectionate|warmth|tenderness|gently|亲切"),
    "romantic": (0.5, -0.1, "浪漫|爱情|恋爱|情歌|爱|甜蜜爱情|romantic|love|romance|in love|sensual|浪漫主义|心动|love song"),
    "calm": (0.3, -0.6, "平静|宁静|安静|恬静|安宁|静谧|放松|轻松|舒服|悠闲|惬意|安详|柔静|淡雅|悠扬|calm|peaceful|relaxing|relaxed|quiet|tranquil|serene"
             "|soothing|chill|mellow|laid-back|laid back|restful|calmness|peace|tranquility|relax|serenity|安心|gentle and calm|恬淡|淡然|悠然"),
    "dreamy": (0.3, -0.4, "梦幻|如梦|梦境|梦|空灵|飘渺|缥缈|朦胧|迷幻|dreamy|dream|ethereal|hazy|floating|dreamlike|airy|celestial|psychedelic|幻想"),
    "nostalgic": (0.0, -0.3, "怀旧|怀念|回忆|思念|乡愁|思乡|追忆|往事|怅然|nostalgic|nostalgia|wistful|bittersweet|memories|reminiscent|longing"
                  "|yearning|retrospective|思绪|惆怅"),
    "sad": (-0.7, -0.4, "悲伤|伤感|忧伤|难过|悲哀|哀伤|悲凉|凄凉|哀愁|悲痛|伤心|凄美|悲|哭泣|眼泪|心碎|失恋|离别|悲情|sad|sorrowful|sorrow|mournful"
            "|heartbroken|heartbreaking|heartbreak|grief|tearful|sadness|sadly|mourning|tragic|苦涩|悲壮凄凉|哀"),
    "melancholy": (-0.5, -0.4, "忧郁|忧愁|阴郁|郁闷|惆怅忧郁|愁绪|melancholy|melancholic|blue|gloomy|moody|pensive|brooding|depressing|depressed|低落|沉郁|somber|sombre"),
    "lonely": (-0.5, -0.5, "孤独|寂寞|孤单|孤寂|冷清|lonely|loneliness|solitary|isolated|desolate|荒凉|落寞|solitude"),
    "tense": (-0.5, 0.6, "紧张|紧迫|悬疑|急迫|焦虑|惊险|压迫|紧急|tense|tension|suspense|suspenseful|urgent|anxious|nervous|thriller|dramatic|戏剧性|risky"),
    "dark": (-0.6, 0.2, "黑暗|阴暗|恐怖|诡异|阴森|惊悚|邪恶|恐惧|暗黑|不祥|dark|scary|horror|creepy|sinister|ominous|spooky|evil|eerie|menacing|haunting|haunted|darkness"),
    "angry": (-0.6, 0.9, "愤怒|狂暴|暴躁|怒|暴力|凶猛|aggressive|angry|furious|rage|fierce|violent|brutal|anger|hostile|狂野"),
    "mysterious": (-0.2, 0.0, "神秘|谜|奇幻|魔法|未知|奇异|mysterious|mystery|magical|mystical|enigmatic|strange|magic|fantasy|enchanted|秘境"),
    "majestic": (0.4, 0.5, "庄严|雄伟|宏伟|壮丽|磅礴|恢弘|大气|气势磅礴|壮阔|雄壮|恢宏|壮观|majestic|grand|grandiose|noble|stately|monumental|magnificent|awe-inspiring"),
    "solemn": (-0.2, -0.2, "庄重|肃穆|严肃|沉重|神圣|虔诚|solemn|serious|sacred|holy|reverent|ceremonial|spiritual|heavy-hearted|肃静"),
    "heroic-tragic": (-0.3, 0.5, "悲壮|苍凉|壮烈|沧桑|heroic and tragic|epic sadness|豪迈悲凉"),
    "elegant": (0.4, -0.1, "优雅|典雅|高贵|雅致|精致|古雅|elegant|graceful|sophisticated|refined|classy|gracefully|elegance"),
    "meditative": (0.1, -0.7, "冥想|禅意|空寂|沉思|静心|助眠|睡眠|催眠|meditative|meditation|zen|contemplative|sleep|sleepy|hypnotic|sleeping|spa|瑜伽|yoga|lullaby|摇篮曲|安眠"),
    "groovy": (0.5, 0.5, "律动|摇摆律动|有节奏感|节奏感|groovy|groove|funky feel|danceable|grooving|跳舞|dancing"),
    "cool": (0.2, 0.1, "酷|慵懒|性感|时髦|cool|smooth|sexy|lazy|suave|slick|stylish|懒散|微醺"),
}  # mood -> valence, arousal, words

STYLE_WORDS: dict[str, str] = {
    "pop": "流行|流行音乐|流行歌|流行歌曲|华语流行|k-pop|kpop|j-pop|jpop|日系流行|pop|pop song|pop music|mandopop|cantopop|流行乐|indie pop|city pop|独立流行|粤语流行|c-pop",
    "ballad": "抒情|抒情歌|抒情歌曲|抒情慢歌|情歌慢板|芭乐|ballad|power ballad|pop ballad|slow song|piano ballad|抒情曲|抒情流行|love ballad|torch song",
    "rock": "摇滚|摇滚乐|硬摇滚|朋克|后摇|英伦摇滚|流行摇滚|rock|rock music|hard rock|punk|punk rock|indie rock|alt rock|alternative rock|grunge|post-rock|rock and roll"
    "|rock'n'roll|rock n roll|摇滚歌曲|soft rock|pop rock|folk rock|classic rock|surf rock",
    "metal": "金属|重金属|死亡金属|金属乐|前卫金属|metal|heavy metal|death metal|thrash metal|power metal|metalcore|thrash|djent|black metal",
    "funk": "放克|疯克|funk|funky|soul funk|灵魂乐|soul|neo-soul|neo soul|r&b|rnb|rhythm and blues|节奏布鲁斯|motown",
    "disco": "迪斯科|disco|nu-disco|迪斯可",
    "bossa": "波萨诺瓦|巴萨诺瓦|bossa nova|bossa|波萨|bossanova|桑巴爵士|bossa-nova",
    "swing": "爵士|爵士乐|摇摆乐|摇摆|摇摆爵士|bebop|swing|jazz|jazzy|swing jazz|cool jazz|smooth jazz|gypsy jazz|爵士风|ragtime|拉格泰姆|dixieland|jazz standard|lounge",
    "lofi": "低保真|lofi|lo-fi|lo fi|chillhop|lofi hip hop|lo-fi hip hop|lofi hip-hop|chill beat|lo-fi beat|lofi beat|低保真嘻哈|study beat|lo-fi hip-hop|洛菲",
    "ambient": "氛围|氛围音乐|环境音乐|新世纪|ambient|new age|drone|soundscape|atmospheric|氛围乐|atmosphere|空间感|环境乐|downtempo|chillout",
    "edm": "电子|电子乐|电子音乐|电音|舞曲|浩室|电子舞曲|铁克诺|出神|未来贝斯|edm|electronic|electronic dance|house|techno|trance|dubstep|dance music|electro|synthwave"
    "|future bass|drum and bass|dnb|drum'n'bass|synthpop|synth-pop|synth pop|electropop|合成器流行|蒸汽波|vaporwave|deep house|progressive house|electronica|赛博朋克|cyberpunk|retrowave|eurobeat",
    "epic": "史诗|史诗感|史诗级|电影感|电影配乐|影视配乐|预告片|配乐|epic|cinematic|film score|movie score|trailer|trailer music|soundtrack|orchestral epic|film music|宏大史诗|movie soundtrack"
    "|hollywood",
    "waltz": "圆舞曲|华尔兹|慢三|快三|waltz|viennese waltz|维也纳圆舞曲|华尔滋",
    "folk": "民谣|民歌|乡村|乡村音乐|蓝草|凯尔特|爱尔兰|校园民谣|folk|country|country music|bluegrass|celtic|irish|acoustic folk|indie folk|singer-songwriter|singer songwriter|americana|folk song"
    "|sea shanty|shanty|jig|reel|民间|云南民谣|吟游诗人|medieval|中世纪|tavern song|folksy|polka|波尔卡",
    "guofeng": "国风|古风|中国风|中式|戏曲|京剧|仙侠|武侠|江湖|江南|国潮|chinese style|chinese traditional|traditional chinese|chinese|guofeng|gufeng|wuxia|xianxia|oriental"
    "|中国传统|古典国风|汉风|唐风|新国风|中国民乐|asian|east asian|东方|传统中国",
    "chiptune": "8-bit|8bit|8位|芯片音乐|像素|像素风|像素游戏|红白机|chiptune|chip tune|8 bit|retro game|nes|pixel|chip music|16-bit|复古游戏|gameboy|game boy|arcade|街机",
    "classical": "古典|古典音乐|古典乐|巴洛克|浪漫派|小夜曲|奏鸣曲|夜曲|室内乐|协奏曲|小步舞曲|赋格|前奏曲|classical|baroque|chamber music|sonata|nocturne|minuet|serenade|concerto|classical music"
    "|prelude|fugue|neoclassical|neo-classical|mozart|bach|chopin|beethoven|莫扎特|巴赫|肖邦|贝多芬|impressionist|印象派|romantic era|chorale|圣咏|维也纳古典|赞美诗|hymn|gymnopedie|romantic period|进行曲|march",
    "latin": "拉丁|探戈|萨尔萨|桑巴|雷鬼|弗拉门戈|恰恰|雷鬼顿|latin|tango|salsa|samba|reggae|flamenco|rumba|伦巴|cha-cha|cha cha|reggaeton|mambo|cuban|古巴|mariachi|拉丁风|ska|bolero|calypso|afrobeat",
    "hiphop": "嘻哈|说唱|陷阱|hip hop|hip-hop|hiphop|trap|rap|boom bap|boom-bap|drill|说唱伴奏|trap beat",
    "blues": "布鲁斯|十二小节布鲁斯|12小节布鲁斯|12小节蓝调|十二小节蓝调|12-bar blue|12 bar blue|twelve-bar blue|twelve bar blue|蓝调|blues|delta blues|布鲁斯摇滚|blues rock|chicago blues|bluesy|蓝调音乐",
}  # style -> words

DANCE_METERS: dict[tuple[int, int], str] = {
    (3, 4): "圆舞曲|华尔兹|华尔滋|慢三|快三|维也纳圆舞曲|waltz|viennese waltz|小步舞曲|minuet|mazurka|玛祖卡",
    (6, 8): "jig|吉格舞曲|barcarolle|船歌|siciliana|西西里舞曲|tarantella|塔兰泰拉",
    (2, 4): "polka|波尔卡",
}  # dances and their meter, which yields to a meter that is named

SCENES: dict[str, tuple[str, str | None, str]] = {
    "rainy night": ("melancholy", "lofi", "雨夜|下雨|雨天|雨中|细雨|听雨|夜雨|小雨|雨声|雨后|雨|rainy night|rainy day|rain|rainy|rainy evening|rainy afternoon"),
    "café": ("warm", "bossa", "咖啡馆|咖啡厅|咖啡店|下午茶|cafe|café|coffee shop|coffeehouse|coffee|tea time|餐厅|restaurant"),
    "sunset": ("nostalgic", "ballad", "夕阳|日落|黄昏|晚霞|傍晚|落日|sunset|dusk|twilight|golden hour"),
    "sunrise": ("hopeful", "pop", "日出|清晨|早晨|晨光|黎明|朝阳|早上|sunrise|morning|dawn|early morning"),
    "night": ("calm", "ambient", "夜晚|深夜|星空|月光|月夜|月亮|夜空|星星|夜色|午夜|starry night|moonlight|night sky|midnight|late night|starry sky|stars|moonlit|night"),
    "battle": ("tense", "epic", "战斗|打斗|战争|战场|冲锋|厮杀|决战|battle|fight|war|combat|action scene|fighting|battlefield|showdown"),
    "boss": ("tense", "epic", "boss战|boss|boss battle|boss fight|final boss|魔王|最终boss|关底"),
    "chase": ("tense", "edm", "追逐|追击|逃跑|赛车|飙车|chase|car chase|racing|race|running from|pursuit|escape|跑酷"),
    "forest": ("calm", "ambient", "森林|树林|林间|大自然|自然|山谷|山水|溪流|草原|田野|花园|forest|woods|nature|garden|meadow|river|valley|lake|mountain|湖|山间|小溪|竹林"),
    "ocean": ("calm", "ambient", "大海|海边|海洋|海浪|沙滩|海岸|ocean|sea|beach|waves|seaside|underwater|海底|水下|seashore"),
    "summer": ("happy", "pop", "夏天|夏日|海岛|度假|假期|旅行|公路|自驾|summer|holiday|vacation|road trip|travel|tropical|island|driving song|旅途"),
    "spring": ("bright", "folk", "春天|春日|春风|花开|樱花|桃花|spring|blossom|cherry blossom|flowers"),
    "autumn": ("nostalgic", "folk", "秋天|秋日|落叶|秋风|秋夜|autumn|fall leaves|falling leaves|autumnal"),
    "winter": ("calm", "classical", "冬天|冬日|雪|雪夜|下雪|雪景|雪花|winter|snow|snowy|snowfall"),
    "spring festival": ("happy", "guofeng", "春节|新年|过年|元宵|元宵节|中秋|中秋节|端午|端午节|庙会|灯会|迎亲|舞龙|舞狮|chinese new year|spring festival|lunar new year"),
    "christmas": ("happy", "pop", "圣诞|圣诞节|christmas|xmas|new year|festive|jingle bells|carol"),
    "wedding": ("romantic", "classical", "婚礼|求婚|wedding|bridal|proposal"),
    "birthday": ("happy", "pop", "生日|庆祝|庆典|派对|聚会|birthday|celebration|carnival|嘉年华|festival"),
    "farewell": ("sad", "ballad", "告别|毕业|分手|葬礼|送别|farewell|goodbye|graduation|break up|breakup|funeral|parting"),
    "study": ("calm", "lofi", "学习|读书|看书|自习|写作业|专注|工作时|阅读|study|studying|focus|reading|homework|concentrate|concentration|work music|coding"),
    "space": ("dreamy", "ambient", "太空|宇宙|星际|外太空|银河|space|cosmic|galaxy|outer space|universe|interstellar|sci-fi|science fiction|科幻"),
    "dungeon": ("dark", "ambient", "地牢|洞穴|鬼屋|废墟|墓地|古墓|dungeon|cave|haunted house|ruins|graveyard|crypt|castle at night"),
    "village": ("bright", "folk", "村庄|小镇|新手村|集市|田园|农场|乡间|village|town|farm|marketplace|countryside|tavern|pastoral|酒馆|hometown"),
    "castle": ("majestic", "epic", "城堡|王国|宫殿|皇宫|骑士|castle|kingdom|palace|knight|royal|coronation|加冕"),
    "adventure": ("excited", "epic", "冒险|探险|征途|远征|航海|海盗|adventure|quest|journey|expedition|pirate|exploration|voyage|探索"),
    "gym": ("excited", "edm", "健身|跑步|运动|锻炼|gym|workout|running|sports|fitness|exercise music|比赛|球赛"),
    "club": ("excited", "edm", "夜店|酒吧|舞厅|舞池|俱乐部|club|nightclub|dance floor|rave"),
    "street": ("cool", "hiphop", "街头|都市|城市|霓虹|street|urban|city|neon|downtown|city lights|地铁"),
    "game": ("bright", "chiptune", "游戏|小游戏|手游|游戏音乐|游戏配乐|platformer|video game|game music|game|mobile game|level music|关卡"),
    "puzzle": ("playful", "chiptune", "解谜|益智|puzzle|puzzle game|mini game|minigame"),
    "menu": ("calm", "ambient", "菜单|主菜单|标题画面|menu|main menu|title screen"),
    "childhood": ("nostalgic", "ballad", "童年|儿时|小时候|老照片|故乡|家乡|childhood|old photos|homeland|故里"),
    "children": ("playful", "pop", "儿歌|儿童|孩子|宝宝|动画片|卡通|玩具|children|kids|nursery|baby|cartoon|nursery rhyme|toy|toddler"),
    "desert": ("mysterious", "latin", "沙漠|丝绸之路|敦煌|西域|desert|silk road|sahara|arabian|egyptian"),
    "jianghu": ("heroic-tragic", "guofeng", "大漠|边塞|剑客|刀客|侠客|长安|swordsman|martial arts|kung fu|samurai"),
    "temple": ("meditative", "guofeng", "寺庙|古寺|禅院|道观|茶馆|品茶|茶|temple|monastery|tea house|teahouse|pagoda"),
    "church": ("solemn", "classical", "教堂|圣殿|cathedral|church"),
    "detective": ("mysterious", "swing", "侦探|黑色电影|推理|谍战|特工|detective|noir|spy|heist|film noir|secret agent"),
    "advert": ("hopeful", "pop", "广告|宣传片|企业|产品|vlog|短视频|advert|advertisement|commercial|corporate|product video|promo|presentation|startup"),
}  # scene -> mood, style (None where it says nothing), words
