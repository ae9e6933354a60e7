# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""German names of instruments and ensembles; ``~`` stands for the endings of adjectives."""

from __future__ import annotations

from planner.lexicon.endings import spread, spread_all

ENDINGS = ("", "e", "en", "er", "es", "em")

_TAILS = (
    "musik", "stück*", "melodie*", "begleit*", "klang*", "kläng*", "spiel*", "linie*", "akkord*", "thema", "stimme*", "part*",
    "solo*", "ton", "tön*", "motiv*", "riff*", "sound*", "arpeggi*", "figur*", "fläche*", "teppich*", "improvis*", "einlage*",
    "ballade*", "spur*", "gruppe*",
)
"""What a musician puts together with the name of an instrument."""
_TAKEN = frozenset(
    ("geigenteppich*", "chorfläche*", "synthesizerfläche*", "synthfläche*", "synthstimme*", "synthteppich*")
)
"""Compounds that name another instrument than their first noun."""
_STEMS: dict[int, str] = {
    0: "klavier|piano|flügel", 4: "rhodes", 6: "cembalo", 8: "celesta", 9: "glockenspiel", 10: "spieluhr|spieluhren", 11: "vibraphon|vibraphonen|vibrafon",
    12: "marimba", 13: "xylophon|xylophonen|xylofon", 15: "hackbrett", 16: "orgel|hammondorgel", 19: "kirchenorgel", 20: "harmonium",
    21: "akkordeon|ziehharmonika", 22: "mundharmonika", 23: "bandoneon", 24: "konzertgitarren|ukulelen|ukulele",
    25: "gitarren|akustikgitarren|westerngitarren|mandolinen", 27: "e gitarren|elektrogitarren", 33: "bass|e bass",
    38: "synthbass|synth bass|synthesizerbass", 40: "geigen|violin|violinen|solovioline", 41: "bratschen|viola", 42: "cello|celli",
    43: "kontrabass", 46: "harfen", 47: "pauken", 48: "streicher", 50: "synthstreicher", 52: "chor", 53: "gesangs|vokal",
    56: "trompeten", 57: "posaunen", 58: "tuba", 60: "horn|waldhorn", 61: "blechbläser|bläser", 65: "saxophon|saxofon|sax",
    68: "oboen", 70: "fagott", 71: "klarinetten", 72: "piccolo", 73: "flöten|querflöten", 74: "blockflöten", 75: "panflöten",
    81: "synthesizer|synth|synthi", 89: "pad", 104: "sitar", 105: "banjo", 109: "dudelsack", 110: "fiedel",
}


def _with_compounds(programs: dict[int, str]) -> dict[int, str]:
    """Every instrument with the nouns that are put together with it: ``klaviermusik``, ``geigensolo``."""
    put_together = {
        program: [word for stem in stems.split("|") for tail in _TAILS if (word := f"{stem}{tail}") not in _TAKEN]
        for program, stems in _STEMS.items()
    }
    return {
        program: "|".join((spread(words, ENDINGS), *put_together.get(program, ()))) for program, words in programs.items()
    }


PROGRAMS = _with_compounds({
    0: "klavier|klaviere|klaviersolo|klavieretüde|klavieretüden|klavierübung|klavierübungen|klaviersonate|klaviersonaten|klaviersonatine|klavierkonzert|klavierwalzer|klavierfuge|klaviernocturne|klavierprelude|klavierballade|klavierballaden|klaviers|klavieren|flügel|konzertflügel|piano|pianos|pianino|pianistin|pianist|tasteninstrument|solopiano|soloklavier|hammerklavier|akustisch~ klavier|akustisch~ piano|grand piano",
    1: "hell~ klavier|hell~ piano|brillant~ klavier|klar~ klavier",
    2: "elektroflügel|elektrisch~ flügel|e flügel|elektrisch~ konzertflügel",
    3: "honky tonk|honky tonk klavier|honky tonk piano|saloonklavier|saloon klavier|saloon piano|kneipenklavier|verstimmt~ klavier|barklavier verstimmt|wirtshausklavier",
    4: "e piano|epiano|e pianos|elektrisch~ klavier|elektrisch~ piano|elektropiano|elektroklavier|rhodes|rhodes piano|wurlitzer|fender rhodes|stagepiano|stage piano",
    5: "fm piano|fm e piano|dx7|digitalpiano|digital piano|digitales e piano|fm klavier",
    6: "cembalo|cembali|cembalos|clavicembalo|spinett|kielflügel|virginal",
    7: "clavinet|clavichord|klavichord",
    8: "celesta|celeste|celestas",
    9: "glockenspiel|glockenspiele|glockenspiels|metallophon|metallofon",
    10: "spieluhr|spieluhren|spieldose|spieldosen|musikdose",
    11: "vibraphon|vibrafon|vibraphone|vibraphons|vibes",
    12: "marimba|marimbas|marimbaphon|marimbafon",
    13: "xylophon|xylofon|xylophone|xylophons|holzstabspiel",
    14: "röhrenglocken|röhrenglocke|kirchenglocken|kirchenglocke|glockengeläut|glockenläuten",
    15: "hackbrett|hackbretter|zimbal|cymbalom|zymbal|santur|yangqin",
    16: "orgel|orgeln|orgelfuge|orgelpräludium|orgelkonzert|orgelchoral|hammondorgel|hammond orgel|hammond|elektronisch~ orgel|e orgel|elektroorgel|heimorgel",
    17: "jazzorgel|jazz orgel|perkussiv~ orgel|percussion orgel",
    18: "rockorgel|rock orgel|verzerrt~ orgel",
    19: "kirchenorgel|kirchenorgeln|pfeifenorgel|pfeifen orgel|domorgel|große orgel",
    20: "harmonium|harmoniums|zungenorgel|tretorgel|pumporgel",
    21: "akkordeon|akkordeons|ziehharmonika|schifferklavier|quetschkommode|knopfakkordeon|harmonika|steirische harmonika",
    22: "mundharmonika|mundharmonikas|bluesharp|blues harp|bluesharfe",
    23: "bandoneon|bandoneons|bandonion|tangoakkordeon|tango akkordeon",
    24: "konzertgitarre|konzertgitarren|nylongitarre|nylonsaitengitarre|nylonsaiten gitarre|klassisch~ gitarre|klassisch~ gitarren|spanisch~ gitarre|spanisch~ gitarren|flamencogitarre|flamenco gitarre|ukulele|ukulelen|nylon gitarre",
    25: "gitarre|gitarren|gitarrensolo|gitarrenetüde|akustikgitarre|akustikgitarren|akustisch~ gitarre|akustisch~ gitarren|westerngitarre|westerngitarren|stahlsaitengitarre|stahlsaiten gitarre|folkgitarre|folk gitarre|lagerfeuergitarre|wandergitarre|klampfe|zupfgitarre|mandoline|mandolinen|gezupft~ gitarre|gitarrist|gitarristin",
    26: "jazzgitarre|jazzgitarren|jazz gitarre|halbakustisch~ gitarre|halbresonanzgitarre|archtop gitarre",
    27: "e gitarre|e gitarren|egitarre|elektrogitarre|elektrogitarren|elektrisch~ gitarre|elektrisch~ gitarren|clean~ gitarre|clean~ gitarren|clean~ e gitarre|unverzerrt~ gitarre|stromgitarre|stromgitarren",
    28: "gedämpft~ gitarre|gedämpft~ gitarren|abgedämpft~ gitarre|abgedämpft~ gitarren|palm mute gitarre|palm muting",
    29: "übersteuert~ gitarre|übersteuert~ gitarren|overdrive gitarre|overdrive gitarren|angezerrt~ gitarre|angezerrt~ gitarren|crunch gitarre|übersteuert~ e gitarre|übersteuert~ e gitarren|angezerrt~ e gitarre",
    30: "verzerrt~ gitarre|verzerrt~ gitarren|verzerrt~ e gitarre|verzerrt~ e gitarren|distortion gitarre|metalgitarre|metal gitarre|metalgitarren|metal gitarren|hart~ gitarre|hart~ gitarren|schwer~ gitarre|schwer~ gitarren|brettharte gitarren|gitarrenwand|powerchords|heavy gitarre",
    31: "gitarrenflageolett|gitarrenflageoletts|flageolett gitarre|gitarrenobertöne|flageoletttöne",
    32: "akustikbass|akustisch~ bass|walking bass|walkingbass|jazzbass|jazz bass|gezupft~ kontrabass|kontrabass pizzicato|schlagbass|standbass",
    33: "bass|bässe|basssolo|bässen|e bass|ebass|e bässe|bassgitarre|bassgitarren|elektrobass|elektrisch~ bass|fingerbass|basslauf|bassläufe|bassist|bassistin|groovebass",
    34: "plektrumbass|plektrum bass|bass mit plektrum|mit plektrum gespielt~ bass|gepickt~ bass|pick bass",
    35: "fretless|fretlessbass|fretless bass|bundlos~ bass|bundlos~ e bass",
    36: "slapbass|slap bass|geslappt~ bass|slapping bass|daumenbass",
    38: "synthbass|synth bass|synthesizerbass|synthesizer bass|synthi bass|elektronisch~ bass|subbass|sub bass|808 bass|acid bass|acidbass|wobblebass|wobble bass|reese bass|tief~ synthbass",
    40: "geige|geigen|geigensolo|geigenetüde|violinsonate|violinsonaten|violinkonzert|violine|violinen|sologeige|solovioline|geiger|geigerin|violinist|violinistin|violon",
    41: "bratsche|bratschen|viola|violen|bratschist",
    42: "cello|celli|cellosonate|cellosuite|cellokonzert|cellos|violoncello|violoncelli|solocello|cellist|cellistin",
    43: "kontrabass|kontrabässe|kontrabasses|gestrichen~ bass|bassgeige|streichbass|orchesterbass",
    44: "tremolostreicher|tremolo streicher|streichertremolo|streicher tremolo|tremolierend~ streicher",
    45: "pizzicato|pizzikato|gezupft~ streicher|streicherpizzicato|streicher pizzicato|pizzicato streicher|zupfstreicher",
    46: "harfe|harfen|konzertharfe|keltisch~ harfe|hakenharfe|harfenist|harfenistin|soloharfe",
    47: "pauke|pauken|kesselpauke|kesselpauken|paukenwirbel|timpani|paukenschlag|paukenschläge",
    48: "streicher|streichern|streichersatz|streicherensemble|streichensemble|streichinstrumente|streichinstrumenten|geigenteppich|orchesterstreicher|streicherchor",
    49: "langsam~ streicher|langsam~ streichern|getragen~ streicher|lang gehalten~ streicher",
    50: "synthstreicher|synth streicher|synthesizer streicher|synthesizerstreicher|synthetisch~ streicher|elektronisch~ streicher|string machine",
    52: "chor|chöre|chören|chors|chores|chorgesang|gemischt~ chor|männerchor|frauenchor|knabenchor|kinderchor|gospelchor|vokalchor|chor aahs",
    53: "gesang|gesänge|stimme|stimmen|singstimme|singstimmen|frauenstimme|frauenstimmen|männerstimme|männerstimmen|gesungen~|summen|summend~|vocals|vokal|sänger|sängerin|sängern|summstimme",
    54: "synthstimme|synthstimmen|synth stimme|synthetisch~ stimme|synthetisch~ stimmen|synthchor|synth chor|vocoder|elektronisch~ stimme|elektronisch~ stimmen|roboterstimme",
    55: "orchestra hit|orchesterschlag|orchesterschläge|orchesterhit|orchester hit|orchestertutti schlag",
    56: "trompete|trompeten|trompetensolo|trompetenkonzert|trompeter|trompeterin|flügelhorn|solotrompete",
    57: "posaune|posaunen|zugposaune|posaunist",
    58: "tuba|tuben|tubas|basstuba",
    59: "gedämpft~ trompete|gedämpft~ trompeten|gestopft~ trompete|gestopft~ trompeten|trompete mit dämpfer|trompeten mit dämpfer",
    60: "horn|hörner|hörnern|waldhorn|waldhörner|waldhörnern|hornist|jagdhorn|jagdhörner|französisch~ horn",
    61: "blechbläser|blechbläsern|blechbläsersatz|bläsersatz|bläser|bläsern|blech|blechblasinstrumente|blechblasinstrumenten|bläsersection|brass section|hornsection",
    62: "synthbrass|synth brass|synth bläser|synthbläser|synthesizer bläser|synthesizerbläser|synthetisch~ bläser|elektronisch~ bläser",
    64: "sopransaxophon|sopransaxofon|sopransax|sopran saxophon|sopran saxofon|sopran sax",
    65: "saxophon|saxofon|saxophonen|saxofonen|saxophonsolo|saxofonsolo|saxsolo|saxophone|saxofone|saxophons|saxofons|sax|altsaxophon|altsaxofon|altsax|alt saxophon|alt saxofon|alt sax|saxophonist|saxofonist|saxophonistin",
    66: "tenorsaxophon|tenorsaxofon|tenorsax|tenor saxophon|tenor saxofon|tenor sax",
    67: "baritonsaxophon|baritonsaxofon|baritonsax|bariton saxophon|bariton saxofon|bariton sax|basssaxophon",
    68: "oboe|oboen|oboist|oboistin",
    69: "englischhorn|englischhörner|englisch horn|englisches horn",
    70: "fagott|fagotten|fagotte|fagotts|fagottist",
    71: "klarinette|klarinetten|klarinettist|bassklarinette",
    72: "piccolo|piccoloflöte|piccoloflöten|pikkolo|pikkoloflöte|pikkoloflöten|kleine flöte|kleinen flöte",
    73: "flöte|flöten|flötensonate|flötenkonzert|querflöte|querflöten|flötist|flötistin|soloflöte|konzertflöte",
    74: "blockflöte|blockflöten|altblockflöte|sopranblockflöte|schnabelflöte",
    75: "panflöte|panflöten|hirtenflöte|syrinx",
    76: "flaschenblasen|angeblasen~ flasche|angeblasen~ flaschen|blasflasche|flaschenklang",
    77: "shakuhachi|shakuhachi flöte|japanisch~ flöte|japanisch~ bambusflöte",
    78: "pfeifen|gepfiffen~|pfeife|pfeifend~|tin whistle|blechflöte|irisch~ flöte|pfeifmelodie|gepfiff",
    79: "okarina|okarinas|ocarina|gefäßflöte",
    80: "rechteckwelle|rechteck welle|rechteckwellen|rechteck lead|pulswelle|chiptune lead|rechteck synth|square lead|rechtecksynth",
    81: "synthesizer|synthesizern|synthesizers|synth|synths|synthi|synthis|lead synth|synth lead|leadsynth|synthlead|sägezahn|sägezahnwelle|sägezahn lead|supersaw|analogsynth|analogsynthesizer|analog~ synthesizer|synthie|synthies",
    82: "calliope|dampforgel|dampf orgel|dampfpfeifenorgel",
    85: "voice lead|stimmen lead|stimmlead|vocal lead",
    87: "bass lead|basslead",
    88: "new age pad|fantasia|new age fläche|new age teppich",
    89: "pad|pads|synthpad|synthpads|synth pad|synth pads|klangfläche|klangflächen|synthfläche|synthflächen|klangteppich|klangteppiche|warm~ pad|warm~ pads|warm~ fläche|warm~ flächen|flächensound|flächensounds|flächenklang|flächenklänge|synth fläche|synth flächen|synthesizerflächen|synthesizerfläche|synthteppich",
    90: "polysynth|poly synth|polyphon~ synthesizer|polysynthesizer",
    91: "chorpad|chor pad|chorfläche|chorflächen|chor fläche|stimmenpad|weltraumchor",
    92: "glaspad|glas pad|gläsern~ pad|gläsern~ fläche|gläsern~ flächen|gestrichen~ pad|glasharfe|glasfläche|glasflächen",
    93: "metallpad|metallisch~ pad|metallisch~ fläche|metallisch~ flächen|metall pad",
    94: "halo pad|halo fläche|heiligenschein pad",
    95: "sweep pad|sweeppad|sweep fläche|filterfahrt pad|sweep flächen",
    97: "soundtrack pad|soundtrack fläche|filmmusik pad",
    98: "kristallsynth|kristall synth|kristallklang|kristallklänge|kristallen~ synth|kristallin~ klänge",
    99: "atmosphären pad|atmosphärenpad|atmosphere pad|atmosphärisch~ pad|atmosphärisch~ fläche|atmosphärisch~ flächen",
    104: "sitar|sitars",
    105: "banjo|banjos|fünfsaitiges banjo",
    106: "shamisen|schamisen",
    107: "koto|kotos|japanisch~ zither|wölbbrettzither",
    108: "kalimba|kalimbas|daumenklavier|mbira|sansula",
    109: "dudelsack|dudelsäcke|sackpfeife|sackpfeifen|schottisch~ dudelsack",
    110: "fiedel|fiedeln|fiddle|fiddles|volksgeige|bluegrass geige|country geige|countrygeige|irish fiddle|irisch~ geige|irisch~ fiedel",
    111: "shehnai|shanai|schalmei|schalmeien",
    112: "klingelglöckchen|glöckchen|schellenglocke|silberglöckchen|tinkle bell",
    37: "slap bass 2|slapbass 2|zweiter slapbass|geploppter bass|slap and pop bass",
    39: "synthbass 2|synth bass 2|fm bass|gummibass|growl bass|growlbass|fm synthbass|knurrender synthbass",
    51: "synthstreicher 2|synth streicher 2|synth strings 2|weiche synthstreicher|weichen synthstreichern",
    63: "synthbrass 2|synth brass 2|synthbläser 2|synth bläser 2|weiche synthbläser|weichen synthbläsern",
    83: "chiff lead|chifflead|hauchiges lead|angeblasener synthesizer|chiff",
    84: "charang|charang lead|charanglead|verzerrter lead synth|verzerrtes lead",
    86: "quinten lead|quintenlead|lead in quinten|quintsynth|quinten synth|fifths lead",
    96: "regen fx|regenpad|regen pad|regensynth|regen synth|eisregen|synthetischer regen|ice rain",
    100: "brightness|helles pad|helle fläche|hellen flächen|strahlendes pad|strahlende fläche|glanzpad|helligkeitspad",
    101: "goblin pad|goblins|goblinpad|kobold pad|koboldpad|kobold synth|goblin",
    102: "echo pad|echopad|echotropfen|echo synth|echosynth|echo glöckchen|echoklänge",
    103: "sci fi pad|sci fi synth|science fiction pad|weltraum synth|weltraumsynth|weltraumpad|weltraumfläche|science fiction synth",
    113: "agogo|agogos|agogô|kuhglocke|kuhglocken|cowbell|cowbells|agogo glocke|agogoglocken",
    115: "woodblock|woodblocks|holzblock|holzblöcke|tempelblock|tempelblöcke|klanghölzer|klangholz|claves|röhrenholztrommel|holzblocktrommel",
    116: "taiko schlag|taikoschlag|taiko schläge|taikoschläge|einzelne taiko",
    117: "tomtom|tom tom|tomtoms|tom toms|toms|standtom|melodische toms|rototoms|roto toms|hängetom",
    118: "synthtrommel|synth trommel|simmons drums|elektronische tom|elektronische toms|synthtoms|synth toms|syndrum",
    119: "rückwärtsbecken|umgekehrtes becken|rückwärts becken|reverse cymbal|rückwärts abgespieltes becken|rückwärtsbeckens",
    120: "bundgeräusch|bundgeräusche|saitenquietschen|gitarrenbundgeräusch|saitengeräusch|saitengeräusche|griffgeräusche|griffgeräusch",
    121: "atemgeräusch|atemgeräusche|atemklang|atemrauschen",
    122: "meeresrauschen|wellenrauschen|brandungsgeräusch|brandungsgeräusche|wellengeräusch|wellengeräusche|meeresgeräusch|meeresgeräusche|meeresgeräuschen|brandungsrauschen",
    123: "vogelgezwitscher|vogelgesang|vogelstimmen|zwitschern|vogelzwitschern|zwitschernde vögel|vogelrufe|singende vögel",
    124: "telefonklingeln|klingelndes telefon|telefonglocke|klingeln eines telefons|telefongeklingel|telefonläuten",
    125: "hubschrauber|helikopter|hubschraubergeräusch|hubschraubergeräusche|rotorgeräusch|rotorblätter|hubschrauberlärm",
    126: "applaus|beifall|klatschendes publikum|publikumsjubel|jubelnde menge|applaudierendes publikum|beifallklatschen",
    127: "gewehrschuss|gewehrschüsse|pistolenschuss|schussgeräusch|pistolenschüsse|schussgeräusche",
    114: "steeldrum|steeldrums|steel drum|steel drums|steelpan|steelpans|stahltrommel|stahltrommeln|steel pan",
})

STAND_INS = spread_all({
    110: "erhu|erhus|chinesisch~ geige|chinesisch~ geigen|chinesisch~ violine|chinesisch~ fiedel|gaohu|banhu|jinghu|zhonghu|huqin|pferdekopfgeige|pferdekopfgeigen|morin khuur|nyckelharpa|drehleier|drehleiern|gusle",
    107: "guzheng|gu zheng|guqin|zheng|chinesisch~ zither|konghou|zither|zithern|kantele",
    106: "pipa|chinesisch~ laute|liuqin|sanxian|yueqin|balalaika|balalaikas",
    105: "ruan|zhongruan|daruan|mondgitarre|dombra|bouzouki|busuki",
    73: "dizi|bambusflöte|bambusflöten|chinesisch~ flöte|chinesisch~ querflöte|traversflöte",
    77: "xiao|xiao flöte|dongxiao|ney|ney flöte|kaval",
    111: "suona|chinesisch~ oboe|zurna|duduk|krummhorn|krummhörner",
    71: "hulusi|bawu|guanzi|kürbisflöte|chalumeau|bassetthorn",
    20: "sheng|mundorgel|chinesisch~ mundorgel|melodica|melodika",
    14: "bianzhong|glocken|glocke|glockenklang|glockenklänge|glockenschlag|glockenschläge|chinesisch~ glockenspiel",
    81: "theremin|thereminvox|ondes martenot|trautonium",
    24: "barocklaute|renaissancelaute|sololaute|mit laute|für laute|lautenspiel|lautenmusik|lautenklänge|lautenist|lyra|leier|oud|knickhalslaute",
}, ENDINGS)

KITS = spread_all({
    0: "schlagzeug|schlagzeuge|schlagzeugs|schlagzeuger|schlagzeugerin|drums|drum|drumset|drum set|drumkit|drum kit|trommel|trommeln|schlagwerk|perkussion|percussion|schlaginstrument|schlaginstrumente|schlaginstrumenten|beat|beats|drumbeat|akustisch~ schlagzeug|schlagzeugbeat|schlagzeugspur|schlagzeugrhythmus|trommelrhythmus|trommelschläge|schlagzeugsolo|drumgroove",
    8: "room kit|room drums|raumschlagzeug|schlagzeug mit raumklang|drums mit raumklang|schlagzeug im raum|raumdrums",
    16: "hart~ schlagzeug|schwer~ schlagzeug|wuchtig~ schlagzeug|wuchtig~ drums|schwer~ drums|hart~ drums|rockschlagzeug|rock schlagzeug|rockdrums|rock drums|doublebass drums|double bass drums|doublebass schlagzeug|doppelfußmaschine|doublebass|blastbeat|blastbeats|blast beats|power drums|metal drums",
    24: "elektronisch~ schlagzeug|elektronisch~ drums|e drums|e drum|edrums|elektronisch~ beats|elektronisch~ beat|elektronisch~ percussion|elektro drums|digital~ drums|synthdrums|synth drums",
    25: "drumcomputer|drum computer|drummachine|drum machine|rhythmusmaschine|trommelcomputer|808|tr 808|808 drums|808 beats|909|tr 909|trap drums|tr 808 drums",
    32: "jazzschlagzeug|jazz schlagzeug|jazzdrums|jazz drums|swing schlagzeug|swingschlagzeug",
    40: "besen|jazzbesen|schlagzeugbesen|schlagzeug mit besen|drums mit besen|mit besen gespielt~ schlagzeug|besenschlagzeug|brushes|brush|gebürstet~ schlagzeug|besen drums|besendrums|mit besen",
    48: "orchesterschlagwerk|orchesterschlagzeug|orchesterpercussion|orchesterperkussion|orchestrales schlagwerk|orchestrale percussion|orchestrale perkussion|klein~ trommel|klein~ trommeln|marschtrommel|marschtrommeln|wirbeltrommel|rührtrommel|snare|snare drum|snaredrum|trommelwirbel|militärtrommel|militärtrommeln",
}, ENDINGS)

KIT_STAND_INS = spread_all({
    0: "handtrommel|handtrommeln|conga|congas|bongo|bongos|cajon|cajón|djembe|djemben|djembes|shaker|shakern|tamburin|tamburine|tambourin|schellenkranz|schellen|schellentrommel|tabla|tablas|kastagnetten|kastagnette|becken|rahmentrommel|rahmentrommeln|maracas|rasseln|rassel|afrikanisch~ trommel|afrikanisch~ trommeln|klatschen|handclaps|triangel|cymbals|darbuka",
    48: "taiko|taikos|taiko trommel|taiko trommeln|taikotrommel|taikotrommeln|kriegstrommel|kriegstrommeln|groß~ trommel|groß~ trommeln|gong|gongs|tamtam|tam tam|episch~ trommeln|episch~ drums|filmtrommeln|kinotrommeln|bassdrum|donnertrommeln|riesentrommeln",
}, ENDINGS)

ENSEMBLES = spread_all({
    "string quartet": "streichquartett|streichquartette|streichquartetts|streicherquartett",
    "string trio": "streichtrio|streichtrios|streichertrio",
    "piano trio": "klaviertrio|klaviertrios",
    "jazz trio": "jazztrio|jazz trio|jazz klaviertrio|jazzklaviertrio|jazz piano trio|klaviertrio im jazz",
    "jazz quartet": "jazzquartett|jazz quartett|jazzcombo|jazz combo|jazzband|jazz band|jazzkapelle|klein~ jazzband",
    "big band": "bigband|big band|bigbands|swingband|swing band|swingorchester|jazzorchester|jazz orchester|tanzorchester",
    "rock band": "rockband|rock band|rockgruppe|metalband|metal band|punkband|punk band",
    "orchestra": "orchester|orchesters|orchestern|sinfonieorchester|symphonieorchester|orchestral~|sinfonisch~|symphonisch~|sinfonie|symphonie|sinfonien|volles orchester|vollem orchester|groß~ orchester|philharmoniker|philharmonisch~|philharmonie|orchestermusik|orchesterstück|orchesterklang|orchesterklänge",
    "string orchestra": "streichorchester|streicherorchester|streichorchesters|kammerorchester",
    "brass band": "blaskapelle|blasmusik|blasorchester|blechblaskapelle|marschkapelle|militärkapelle|musikkapelle|brassband|brass band|marching band|spielmannszug|musikverein|bläserorchester",
    "brass quintet": "blechbläserquintett|blechquintett|blechbläserensemble|blechbläser quintett|brass quintett",
    "wind quintet": "bläserquintett|holzbläserquintett|holzbläser|holzbläsern|holzbläserensemble|holzbläsersatz|holzblasinstrumente|holzblasinstrumenten",
    "choir": "a cappella|a capella|acappella|acapella|a cappella chor|unbegleitet~ chor|chor ohne begleitung|chorsatz",
    "silk and bamboo": "chinesisches orchester|chinesischen orchester|chinesisch~ ensemble|chinesisch~ instrumente|chinesisch~ instrumenten|traditionell~ chinesisch~ instrumente|traditionell~ chinesisch~ instrumenten|traditionell~ chinesisch~ ensemble|seide und bambus|seide-und-bambus-ensemble|sizhu|chinesisches volksorchester|chinesischen volksinstrumenten",
    "guitar duo": "gitarrenduo|gitarrenduett|zwei gitarren|zwei akustikgitarren|gitarren duo|duo für zwei gitarren|für zwei gitarren",
    "piano four hands": "klavier zu vier händen|klavier vierhändig|vierhändiges klavier|vierhändig~|klavierduett|zu vier händen|klavier zu 4 händen|klavierduo",
}, ENDINGS)
