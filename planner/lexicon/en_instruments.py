# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""English: names of instruments, kits and ensembles."""

from __future__ import annotations

PROGRAMS: dict[int, str] = {  # General MIDI program -> words
    0: (
        "piano|grand piano|acoustic piano|upright piano|keys|pianist|acoustic grand piano|acoustic grand|baby grand|concert grand|felt piano"
        "|pianoforte|piano sound|concert piano|ivories|parlor piano|intimate piano|player piano|steinway"
    ),
    1: "bright piano|bright acoustic piano|brite piano|rock piano|bright grand",
    2: "electric grand|electric grand piano|cp-80|cp80|electric grand sound|electro-acoustic piano",
    3: "honky-tonk|honky-tonk piano|saloon piano|barroom piano|out-of-tune piano|tack piano|detuned piano|pub piano|honkytonk|ragtime piano",
    4: (
        "electric piano|e-piano|rhodes|wurlitzer|epiano|electric piano 1|fender rhodes|wurly|wurli|wurlitzer piano|rhodes piano|suitcase piano"
        "|mellow electric piano|electric keys|ep sound"
    ),
    5: "fm piano|dx7|fm electric piano|electric piano 2|digital piano|dx piano|80s electric piano|chorused piano",
    6: "harpsichord|cembalo|harpsichord sound|clavecin|spinet|virginal",
    7: "clavinet|clavi|clavichord|clav|hohner clavinet",
    8: "celesta|celeste|celesta bell",
    9: "glockenspiel|glock|glockenspiel bell|orchestra bells",
    10: "music box|musical box|musicbox|wind-up music box",
    11: "vibraphone|vibraharp|jazz vibes|on vibes|vibes player|and vibes",
    12: "marimba|balafon",
    13: "xylophone|xylo",
    14: "tubular bell|chime|church bell|tubular chimes|chime bar|orchestral chime|wedding bell",
    15: "dulcimer|hammered dulcimer|yangqin|santur|cimbalom|hammer dulcimer|zither|appalachian dulcimer|hackbrett",
    16: "organ|hammond|hammond organ|drawbar organ|electric organ|b3|b-3|hammond b3|tonewheel organ|combo organ|gospel organ",
    17: "percussive organ|jazz organ|perc organ|percussive hammond",
    18: "rock organ|rotary organ|leslie organ|distorted organ",
    19: "church organ|pipe organ|cathedral organ|cathedral pipe organ|church pipe organ|baroque organ",
    20: "reed organ|harmonium|pump organ|parlor organ|melodeon|american organ|pump harmonium",
    21: "accordion|squeezebox|piano accordion|button accordion|musette",
    22: "harmonica|mouth organ|blues harp|mouth harp|diatonic harmonica|chromatic harmonica",
    23: "bandoneon|tango accordion|bandoneón|concertina",
    24: (
        "nylon guitar|nylon string guitar|classical guitar|spanish guitar|flamenco guitar|ukulele|uke|acoustic nylon guitar|nylon|nylon acoustic"
        "|acoustic guitar nylon|classical nylon guitar|gut-string guitar|latin guitar|bossa guitar|ukelele|requinto|cuatro|vihuela|cavaquinho"
        "|baritone ukulele"
    ),
    25: (
        "guitar|acoustic guitar|steel guitar|folk guitar|steel-string guitar|mandolin|acoustic steel guitar|acoustic guitar steel|strummed guitar"
        "|fingerpicked guitar|fingerstyle guitar|campfire guitar|twelve-string guitar|12-string guitar|dreadnought|acoustic strumming|bouzouki"
        "|unplugged guitar|picked guitar|flat-top guitar|guitarist|lap steel|slide guitar|dobro|resonator guitar|pedal steel|steel-strung guitar"
    ),
    26: (
        "jazz guitar|hollow body guitar|electric guitar jazz|jazz electric guitar|archtop|archtop guitar|hollowbody guitar|semi-hollow guitar"
        "|mellow jazz guitar"
    ),
    27: (
        "electric guitar|clean guitar|clean electric guitar|electric guitar clean|clean electric|stratocaster|telecaster|twangy guitar|twang guitar"
        "|chorus guitar|funk guitar|clean strat|surf guitar|tremolo guitar|electric guitarist"
    ),
    28: "muted guitar|palm-muted guitar|electric guitar muted|muted electric guitar|chugging guitar|palm mute|chicken scratch guitar",
    29: (
        "overdriven guitar|overdrive guitar|crunch guitar|overdriven electric guitar|overdrive|crunchy guitar|driven guitar|blues rock guitar"
        "|gritty guitar|lead electric guitar"
    ),
    30: (
        "distortion guitar|distorted guitar|heavy guitar|metal guitar|distorted electric guitar|distortion|distorted electric|fuzz guitar"
        "|fuzzy guitar|shredding guitar|power chords|high-gain guitar|metal riff|chugging metal guitar|screaming guitar|wall of guitars|rock guitar"
    ),
    31: "guitar harmonic|guitar flageolet|natural harmonics",
    32: (
        "acoustic bass|upright bass|double bass pizzicato|walking bass|stand-up bass|upright acoustic bass|upright double bass|jazz bass line"
        "|walking upright bass|standup bass|string bass pizzicato|plucked double bass|double bass plucked|acoustic upright bass"
    ),
    33: (
        "bass|bass guitar|electric bass|fingered bass|electric bass finger|fingerstyle bass|bassist|p-bass|precision bass|finger bass"
        "|electric bass guitar|groovy bass|funky bass|bass player"
    ),
    34: "pick bass|picked bass|electric bass pick|plectrum bass|pick electric bass",
    35: "fretless bass|fretless|fretless electric bass|jaco bass",
    36: "slap bass|slap bass 1|slapped bass|slapping bass|popped bass|funk slap bass",
    38: (
        "synth bass|bass synth|sub bass|808 bass|acid bass|synth bass 1|synthesizer bass|303|303 bass|reese bass|moog bass|wobble bass|deep sub"
        "|electronic bass|analog bass|analogue bass"
    ),
    40: "violin|violinist|first violin|fiddle-like violin|stradivarius",
    41: "viola|violist|alto violin",
    42: "cello|violoncello|cellist|violin cello",
    43: "contrabass|double bass|string bass|orchestral double bass|upright string bass|bass violin|bowed bass|contrabasses|double basses",
    44: "tremolo string|tremolo violins|tremolo string section|shivering strings",
    45: "pizzicato string|pizzicato|plucked string|pizz|pizz strings|plucked violins|pizzicato violins|pizzicati",
    46: "harp|orchestral harp|celtic harp|harpist|pedal harp|lyre harp|concert harp|harp glissando|lever harp",
    47: "timpani|kettledrum|timps|timpano|timpani roll|orchestral timpani|kettle drum",
    48: (
        "string ensemble|string section|string|orchestral string|lush string|string ensemble 1|strings section|violins|string pad"
        "|orchestral string section|ensemble strings|legato strings|bowed strings|symphonic strings|swelling strings|film strings|cinematic strings"
    ),
    49: "slow string|string ensemble 2|slow attack strings|slow string ensemble|adagio strings",
    50: "synth string|synth strings 1|synthetic strings|synthesizer strings|string machine|solina|electronic strings|analog strings|80s strings",
    52: (
        "choir|chorus of voices|choral voice|vocal choir|choir aah|aah choir|chorale voices|mixed choir|church choir|gospel choir|children's choir"
        "|boys choir|male choir|female choir|voices choir|backing choir|gregorian choir|epic choir"
    ),
    53: (
        "vocal|voice|humming|voice ooh|female vocal|male vocal|oohs|lead vocal|backing vocals|vocal harmonies|hummed voice|vocalise|wordless vocals"
        "|crooning|soprano voice|vocal line|vocalist|scat singing|scat|beatbox vocals|rapping vocals"
    ),
    54: "synth voice|synth choir|vocoder|synth vox|vox|robot voice|vocoder voice|synthetic voice|vocal synth|autotuned voice|synthesized voice",
    55: "orchestra hit|orchestral hit|orch hit|orchestral stab|orchestra stab",
    56: "trumpet|trumpeter|cornet|flugelhorn|bugle|piccolo trumpet|mariachi trumpet|natural trumpet",
    57: "trombone|trombonist|bass trombone|slide trombone|sackbut",
    58: "tuba|euphonium|sousaphone|bass tuba",
    59: (
        "muted trumpet|harmon mute trumpet|trumpet with mute|harmon-muted trumpet|cup mute trumpet|wah-wah trumpet|stopped trumpet"
        "|miles davis trumpet"
    ),
    60: "french horn|horn|horns in f|hunting horn|alphorn",
    61: (
        "brass|brass section|horn section|brass ensemble section|brass stabs|big brass|brass hits|horn stabs|brass chorale|brass fanfare"
        "|fanfare brass|heroic brass"
    ),
    62: "synth brass|synth brass 1|synthesizer brass|80s brass|brass synth|analog brass|oberheim brass",
    64: "soprano sax|soprano saxophone|straight sax",
    65: "sax|saxophone|alto sax|alto saxophone|saxophonist|saxes|sexy sax|saxaphone",
    66: "tenor sax|tenor saxophone|smoky tenor sax",
    67: "baritone sax|baritone saxophone|bari sax",
    68: "oboe|oboist|hautboy",
    69: "english horn|cor anglais|tenor oboe",
    70: "bassoon|bassoonist|contrabassoon|fagott|fagotto",
    71: "clarinet|clarinettist|bass clarinet|b-flat clarinet|klezmer clarinet|a clarinet",
    72: "piccolo|piccolo flute|fife|ottavino",
    73: "flute|concert flute|flautist|flutist|transverse flute|alto flute|western flute|silver flute",
    74: "recorder|blockflute|block flute|sopranino recorder|treble recorder",
    75: "panpipe|pan flute|pan pipe|panflute|syrinx|zampona|quena|andean flute|zampoña",
    76: "blown bottle|bottle blow|bottle flute|jug",
    77: "shakuhachi|japanese flute|shakuhachi flute",
    78: "whistle|whistling|tin whistle|irish whistle|penny whistle|pennywhistle|whistled tune|whistler|low whistle|human whistle",
    79: "ocarina|xun|sweet potato flute|ceramic flute|vessel flute",
    80: (
        "square lead|square wave|square-wave lead|pulse wave|pulse lead|square synth|chip lead|lead 1 square|chiptune lead|pwm lead|8-bit lead"
        "|hollow lead|chip synth|nes lead"
    ),
    81: (
        "synth|synthesizer|synthesiser|saw lead|sawtooth lead|lead synth|synth lead|supersaw|sawtooth|lead 2 sawtooth|saw wave|analog synth"
        "|analogue synth|modular synth|moog|moog lead|lead synthesizer|edm lead|trance lead|hoover|electronic lead|arpeggiated synth|synth arp"
        "|arp synth|arpeggiator|pluck synth|synth pluck|plucky synth|synth riff|keytar|prophet synth"
    ),
    82: "calliope|calliope lead|lead 3 calliope|steam organ|circus organ|steam calliope",
    85: "voice lead|voice synth lead|lead 6 voice|vox lead",
    87: "bass lead|bass and lead|bass + lead|lead 8 bass|bass & lead",
    88: "new age pad|fantasia|pad 1 new age|newage pad|fantasia pad",
    89: (
        "pad|warm pad|synth pad|pad 2 warm|analog pad|lush pad|soft pad|ambient pad|atmospheric pad|background pad|dreamy pad|evolving pad"
        "|string synth pad|warm synth pad"
    ),
    90: "polysynth|polysynth pad|pad 3 polysynth|poly synth",
    91: "choir pad|space choir|pad 4 choir|space voice|vocal pad|voice pad",
    92: "bowed pad|glass pad|pad 5 bowed|bowed glass|bowed glass pad",
    93: "metallic pad|pad 6 metallic|metal pad",
    94: "halo pad|pad 7 halo",
    95: "sweep pad|pad 8 sweep|sweeping pad|filter sweep pad",
    97: "soundtrack pad|fx 2 soundtrack|soundtrack synth",
    98: "crystal synth|fx 3 crystal|crystal pad|crystal bells|crystal fx|crystalline synth|glassy synth",
    99: "atmosphere pad|fx 4 atmosphere|atmosphere fx|atmosphere synth",
    104: "sitar|sitar drone|indian sitar|esraj|veena|sarod",
    105: "banjo|five-string banjo|bluegrass banjo|tenor banjo|clawhammer banjo",
    106: "shamisen|shamisen lute|samisen|sanshin|tsugaru shamisen",
    107: "koto|koto harp|japanese koto|japanese harp",
    108: "kalimba|thumb piano|mbira|mbira thumb piano|finger piano|likembe|lamellophone",
    109: "bagpipe|highland pipes|uilleann pipes|scottish bagpipe|bag pipe|gaita",
    110: "fiddle|country fiddle|irish fiddle|bluegrass fiddle|hardanger fiddle|nyckelharpa|hurdy-gurdy|fiddler|folk violin",
    111: "shanai|shehnai|shehnai oboe|shenai|zurna|mizmar|shawm",
    112: "tinkle bell|small bells|sleigh bell|jingle bell instrument|wind chime|finger bell",
    114: "steel drum|steel pan|steelpan|caribbean steel drum|trinidad steel pan|handpan|hang drum|steeldrum|tongue drum",
    37: "slap bass 2|slap bass two|slap and pop bass",
    39: "synth bass 2|synth bass two|rubber bass|fm bass|growl bass",
    51: "synth strings 2|synth strings two|jp strings",
    63: "synth brass 2|synth brass two",
    83: "chiff lead|lead 4 chiff|chiff|chiffer lead",
    84: "charang|charang lead|lead 5 charang",
    86: "fifths lead|lead 7 fifths|parallel fifths lead|saw fifths",
    96: "fx 1 rain|ice rain|rain fx|rain pad|raindrop synth|rain synth",
    100: "fx 5 brightness|brightness pad|brightness fx|bright synth pad",
    101: "fx 6 goblins|goblin|goblins pad|goblin synth|goblin fx",
    102: "fx 7 echoes|echoes fx|echo drops|echo pad|echo synth|echo bell",
    103: "fx 8 sci-fi|sci-fi pad|sci-fi synth|star theme|sci-fi fx|science-fiction pad",
    113: "agogo|agogo bell|cowbell|gankogui",
    115: "woodblock|wood block|temple block|clave|castanet wood|muyu",
    116: "taiko drum program|taiko hit|taiko patch",
    117: "melodic tom|tom-tom|roto tom|rototom|floor tom",
    118: "synth drum|simmons drum|syndrum|electronic tom",
    119: "reverse cymbal|reversed cymbal|backwards cymbal|cymbal swell reversed",
    120: "guitar fret noise|fret noise|fret squeak|string squeak",
    121: "breath noise|breathing sound|breath sound",
    122: "seashore|sea shore sound|sound of waves|wave sound|ocean sounds|surf sound|waves crashing|sound of the sea",
    123: "bird tweet|birdsong|bird song|chirping birds|bird sounds|birds chirping|singing birds",
    124: "telephone ring|phone ring|ringing phone|telephone bell",
    125: "helicopter|chopper sound|rotor blades",
    126: "applause|clapping audience|crowd cheer|cheering crowd|audience applause",
    127: "gunshot|gun shot|gunfire|rifle shot",
}

STAND_INS: dict[int, str] = {  # instruments that General MIDI lacks -> the program that stands in
    110: (
        "erhu|morin khuur|huqin|gaohu|banhu|jinghu|zhonghu|matouqin|horsehead fiddle|haegeum|kamancheh|rebab|sarangi|chinese fiddle|chinese violin"
        "|gadulka|morinhuur|two-string fiddle|igil"
    ),
    107: "guzheng|guqin|zheng|gayageum|geomungo|kayagum|chinese zither|qin|konghou|kantele|qanun|kanun|chinese harp|dan tranh|psaltery",
    106: "pipa|liuqin|sanxian|chinese lute|yueqin|moon lute|biwa",
    105: "ruan|zhongruan|daruan|dombra|balalaika|tar|setar|dutar|saz|baglama|shamisen-like banjo|charango|tambura|kora|ngoni",
    73: "dizi|bamboo flute|chinese flute|bansuri|qudi|bangdi|ney|nay|daegeum|fue|shinobue|native american flute|wooden flute|irish flute|kaval",
    77: "xiao flute|xiao|dongxiao|chinese vertical flute",
    111: "suona|chinese oboe|hojok|taepyeongso|sorna",
    71: "hulusi|bawu|guanzi|duduk|guan|chalumeau|gourd flute|chinese clarinet|balaban",
    20: "sheng|shō|sho mouth organ|chinese mouth organ|khene|lusheng",
    14: (
        "bianzhong|bell|chinese bell|handbell|carillon|gong bells|chime bells|bonang|gamelan|singing bowl|tibetan bowl|tibetan bell|bell tower"
        "|tolling bell|church bells"
    ),
    81: "theremin|ondes martenot|musical saw|stylophone|electronic wind instrument|ewi",
    24: "lute|lyre|oud|theorbo|baroque lute|mandola|renaissance lute|kithara|lap harp lyre|ud",
}

KITS: dict[int, str] = {  # drum kit -> words
    0: (
        "drum|drum kit|drumset|drum set|percussion|drummer|beat|drumbeat|acoustic drum|standard kit|standard drum kit|acoustic drum kit|drum loop"
        "|live drums|real drums|drums kit|trap kit acoustic|kick drum|kick|kick and snare|snare and kick|hi-hat|hihat|rhythm kit|drum track|drum part"
        "|drum pattern|drum groove|drum fill|percussion section|percussion kit|percussive|light percussion|drumming|backbeat|rimshot"
        "|tambourine and drums|percussionist|drum set beat|membranophone"
    ),
    16: (
        "power kit|heavy drum|rock drum|double kick|blast beat|power drum|rock drum kit|double bass drum|double kick drum|metal drum"
        "|hard-hitting drum|pounding drum|thunderous drum|big rock drum|punk drum|stadium drum"
    ),
    24: (
        "electronic drum|electronic kit|electro drum|electronic drum kit|edm drum|electronic beat|techno drum|house drum|digital drum"
        "|electronic percussion|e-drums|electronica drum|synthwave drum|gated drum|gated reverb drum"
    ),
    25: (
        "808|tr-808|808 drum|drum machine|trap drum|909|tr-909|tr-808 kit|808 kit|808 beat|909 kit|linn drum|linndrum|programmed drum|hip-hop drum"
        "|trap hi-hats|trap kit|drum computer|lofi drum|lo-fi drum|beat machine|boom bap drum|rhythm machine|tr808|tr909|808 and hi-hats"
    ),
    32: "jazz drum|jazz kit|jazz drum kit|swing drum|ride cymbal|bebop drum|jazz drummer|swinging drum",
    40: (
        "brush|brushed drum|brush kit|brushes|brush drum|brushes on snare|brushed snare|brushed drum kit|soft brushes|jazz brushes|brush kit drums"
        "|brushed kit"
    ),
    48: (
        "orchestral percussion|orchestral drum|snare drum|marching drum|orchestra kit|orchestral percussion section|orchestral kit|marching snare"
        "|snare|snare roll|concert bass drum|drumline|military drum|military snare|symphonic percussion|tam-tam|cinematic percussion|epic percussion"
        "|marching percussion|orchestra drum|field drum|side drum"
    ),
    8: "room kit|room drum|room drum kit|live room drum|ambient drum kit",
}

KIT_STAND_INS: dict[int, str] = {  # percussion without a kit of its own -> the kit that stands in
    0: (
        "conga|bongo|cajon|djembe|shaker|tambourine|tabla|castanet|cymbal|hand drum|maraca|handclap|hand clap|claps|clapping|finger snap|snaps"
        "|timbales|guiro|udu|cabasa|triangle|frame drum|bodhran|doumbek|darbuka|riq|riqq|cajón|surdo|pandeiro|crash cymbal|stomp|foot stomp"
        "|stomp and clap|talking drum|african drum|tribal drum|tribal percussion|latin percussion|samba percussion|dhol|mridangam|bombo|davul|bata"
        "|batá|beatbox|beatboxing|world percussion|ethnic percussion|found percussion|egg shaker|rainstick|vibraslap|washboard|dholak|janggu|ghatam"
    ),
    48: (
        "taiko|taiko drum|war drum|gong drum|bass drum|cinematic drum|epic drum|gong|battle drum|japanese drum|chinese drum|lion dance drum"
        "|cinematic toms|big drum|huge drum|chinese percussion|chinese gong|tam tam gong|odaiko|buk|samulnori|thunder drum|ritual drum|viking drum"
        "|giant drum|booming drum|epic taiko"
    ),
}

ENSEMBLES: dict[str, str] = {
    "string quartet": "string quartet|quartet of strings",
    "string trio": "string trio|trio of strings",
    "piano trio": "piano trio",
    "jazz trio": "jazz trio|jazz piano trio|piano jazz trio|jazz piano combo",
    "jazz quartet": (
        "jazz quartet|jazz combo|jazz band|jazz group|jazz ensemble|small jazz band|jazz quintet|bebop quartet|sax quartet jazz"
        "|jazz sextet|hard bop group"
    ),
    "big band": "big band|swing band|swing orchestra|jazz orchestra|jazz big band|dance orchestra",
    "rock band": (
        "rock band|metal band|punk band|indie band|garage band|rock group|alternative band|heavy metal band|rock trio|power trio|grunge band"
        "|hard rock band"
    ),
    "orchestra": (
        "orchestra|orchestral|symphony orchestra|symphonic|full orchestra|symphony|philharmonic|orchestrated|orchestration|orchestrally"
        "|full symphony|chamber orchestra|film orchestra|hollywood orchestra|large orchestra|studio orchestra|orchestral ensemble|symphonies"
        "|romantic orchestra|grand orchestra|philharmonia"
    ),
    "string orchestra": "string orchestra|string chamber orchestra|strings orchestra|orchestra of strings|chamber strings|string choir",
    "brass band": (
        "brass band|marching band|wind band|military band|concert band|wind orchestra|military wind band|wind ensemble|symphonic band"
        "|pep band|drum corps|second line band|new orleans brass band"
    ),
    "brass quintet": "brass quintet|brass ensemble|brass quartet|brass trio|brass chamber ensemble|brass choir",
    "wind quintet": "wind quintet|woodwind quintet|woodwind|wind trio|wind quartet|woodwind ensemble|woodwind section|wind section|woodwind choir",
    "choir": (
        "a cappella|acapella|a capella|a cappella choir|unaccompanied voices|unaccompanied choir|barbershop|barbershop quartet|vocal ensemble"
        "|vocal group|voices only|madrigal"
    ),
    "silk and bamboo": (
        "chinese orchestra|traditional chinese ensemble|traditional chinese instrument|chinese ensemble|chinese folk ensemble"
        "|chinese folk orchestra|jiangnan sizhu|sizhu|silk and bamboo|chinese instrument|chinese traditional instruments"
        "|guoyue ensemble"
    ),
    "guitar duo": "guitar duo|two guitar|guitar duet|pair of guitars|duo of guitars|twin guitars",
    "piano four hands": "piano four hands|piano duet|four-hand piano|four hands piano|four-hand piano duet|four hands|piano duo",
}
