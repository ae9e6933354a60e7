# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""English words for music."""

from __future__ import annotations

from planner.lexicon.language import Language
from planner.lexicon.numbers import ENGLISH_NUMBERS

LANGUAGE = Language(
    code="en",
    name="English",
    common=(
        "the|of|and|with|for|that|this|is|are|music|song|piece|track|make|write|please|some|like|to|from|it|my|you|we|i|your|something|about|not"
        "|without|very|around|which|into|be|have|has|than|then|should|would|want|need|but|only|just|give|create|compose|feel|sound|sounds|bars|minutes"
        "|seconds|key|these|those|there|she|they|them|his|her|their|our|who|what|where|when|how|why|if|because|while|during|under|through|between"
        "|before|after|again|too|more|most|less|much|many|other|another|such|up|out|off|can|could|may|might|must|shall|were|been|being|does|did|had"
        "|having|let's|get|take|keep|play|played|starts|start|ends|time|way|song's|background|scene|game|movie|feels|minor|major|sounding|big|great"
        "|good|new|nice|really|quite|four|five|instrument|instruments|chords|walking|running|woman|deep"
    ),
    numbers=ENGLISH_NUMBERS,
    notes={},
    key_modes={},
    key_of="key of|key|in|tonic",
    tempo_before="tempo|bpm|metronome|quarter note|quarter|every minute|each minute|per minute",
    tempo_after="bpm|beats per minute|beat per minute|beats a minute|beats each minute|beats/min|b.p.m.",
    bars="bar|bars|measure|measures",
    seconds="second|seconds|sec|secs",
    minutes="minute|minutes|min|mins",
    hours="hour|hours",
    half_minute="half a minute|half minute|a half minute",
    and_a_half="and a half minute|and a half minutes|minute and a half|minutes and a half",
    negations=(
        "no|without|without any|except|minus|excluding|don't use|do not use|don't want|do not want|dont use|not|omit|drop the|leave out|free of|zero"
        "|never|no more|lacking|skip the|doesn't have|does not have|not too|avoid|without the|none of|nothing of|leave off|without using|not using"
        "|not use|not using any|don't add|do not add|don't include|do not include|don't have|do not have|don't play|do not play|don't put|don't need"
        "|no need for|not including|excludes|exclude|omitting|omits|cut the|remove|removing|ditch|minus the|skip|not any|wasn't|ain't no|refrain from"
        "|stay away from|steer clear of|avoid using|devoid of|lacks|free from|not so|not very|not overly|not really|never use|without a|w/o|sans|but no"
        "|please no|absolutely no|no added|can't stand|don't like|not into|cannot have|must not have|should not have|shouldn't have|can't have"
        "|won't have|anything but|everything but|all but"
    ),
    negations_after=(
        "free|not wanted|is not wanted|are not wanted|not needed|are not needed|is not needed|not allowed|are not allowed|is not allowed|unwanted"
        "|forbidden|are forbidden|please don't|excluded|are excluded"
    ),
    assents="not without|never without|don't leave out|do not leave out|don't forget|do not forget|can't do without|don't omit|do not omit|don't skip",
    fillers=(
        "any|the|a|an|use|using|have|more|used|playing|with|be|sound|too|all|much|many|single|some|other|kind of|sort of|kinds of|type of|form of"
        "|types of|sound of|sounds of|sounds|play|playing the|include|including|add|adding|at all|feature|featuring|real|live|are|in it|want|hear"
        "|please|me|us|your|my|that|those|these|this|its|overly|so|very|really|such|loud|heavy|harsh|instance of|trace of|hint of|bit of|been|being"
        "|whatsoever|to use|to have|to be|too much|too many"
    ),
    links="and|or|nor|&|/|and no|or any|and the|or the|and any|or even|nor any|nor the|neither|and no other|or no|and without|or without|and not|, no",
    or_links="or|nor|or any|or the|nor any|nor the|or even",
    exclusive=(
        "only|just|solo|alone|unaccompanied|nothing but|by itself|solely|purely|exclusively|nothing except|nothing other than|and nothing else"
        "|nothing else|no other instruments than|all by itself|on its own|by himself|by herself|simply just|nobody else|without accompaniment"
        "|no accompaniment|no other instruments|no other instrument|no one else|unaccompanied solo|a single instrument|stripped down to|stripped to"
        "|solo version|no other parts|no others|no backing|without other instruments|without any other instruments"
    ),
    then="to|then|into|and then|later|before|turning|becoming|followed by|ending",
    foreign=(
        "brass monkey|light years|keynote|key to|keys to the|piece of mind|play it cool|kind of blue|kind of|kinds of|what kind|pop up|bass player's"
        "|bar of chocolate|level of|stage of|drive me|note that|high notes|a few notes|light switch|head over heels|of course|in general|even though"
        "|even if|even when|even more|even better|still want|still be|but still|and still|is still|still have|fine with|fine by me|that's fine|is fine"
        "|how about|what about|as well|so that|such that|sort of|in order to|court case|mad about|right now|fun fact|means|i mean|in case|work well"
        "|works well|should work|to work|would work|working title|will work|up and down|calm down|slow down|slows down|slowing down|down the road"
        "|empty words|go to|come to|listen to|similar to|close to|thank you|nice to|fire up|light up|the level|the stage|on stage|should match|run time"
        "|in the long run|long run|in a row|plays in|a bit|a bit of|love it|i love|i'd love|would love|love to|we love|like an|action figure|title of"
        "|work of|king-size|drop me|block of|bridge between|solo artist|lead to|leads to|leading to|in the lead|feel free|for free|be free"
        "|fade to black|bars and|bar none|second half|half of|the end|in the end|end of|the ending|at the end|happy ending|at the beginning"
        "|from the beginning|start with|ends with|opening with|opening credits|tag along|break up|break of|rest of|the rest|cut the|cut off"
        "|but not limited|if not|not only|not just|not only that|why not|whether or not|or not|not sure|not necessarily|no matter|no problem|no worries"
        "|no doubt|no idea|no longer than|no more than|no less than|no longer|no one|no wonder|not least|not to mention|never mind|can't wait"
        "|don't worry|don't know|don't mind|don't care|don't forget|do not forget|a while|for a while|i like|would like|i'd like|like to|cat's|dogs'"
        "|see the sea|major label|major key to|minor detail|minor details|minor changes|minor issue|major role|major part|scale down|in scale"
        "|full scale|large scale|large-scale|small-scale|small scale|on a scale|scale of|story of|state of|power of|force of|touch of|hint of|taste of"
        "|still|hell|strand|orient|sees|lieder|regen|in no time"
    ),
    chords="chord|chords|progression|harmony|changes|chord progression",
    band="band|full band|ensemble|with a band",
    verse_chorus="verse-chorus|verse chorus|verse and chorus|verse/chorus|verse-chorus form",
    programs={  # General MIDI program -> words
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
            "electric guitar|clean guitar|clean electric guitar|electric guitar clean|clean electric|stratocaster|telecaster|twangy guitar"
            "|twang guitar|chorus guitar|funk guitar|clean strat|surf guitar|tremolo guitar|electric guitarist"
        ),
        28: "muted guitar|palm-muted guitar|electric guitar muted|muted electric guitar|chugging guitar|palm mute|chicken scratch guitar",
        29: (
            "overdriven guitar|overdrive guitar|crunch guitar|overdriven electric guitar|overdrive|crunchy guitar|driven guitar|blues rock guitar"
            "|gritty guitar|lead electric guitar"
        ),
        30: (
            "distortion guitar|distorted guitar|heavy guitar|metal guitar|distorted electric guitar|distortion|distorted electric|fuzz guitar"
            "|fuzzy guitar|shredding guitar|power chords|high-gain guitar|metal riff|chugging metal guitar|screaming guitar|wall of guitars"
            "|rock guitar"
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
            "|orchestral string section|ensemble strings|legato strings|bowed strings|symphonic strings|swelling strings|film strings"
            "|cinematic strings"
        ),
        49: "slow string|string ensemble 2|slow attack strings|slow string ensemble|adagio strings",
        50: "synth string|synth strings 1|synthetic strings|synthesizer strings|string machine|solina|electronic strings|analog strings|80s strings",
        52: (
            "choir|chorus of voices|choral voice|vocal choir|choir aah|aah choir|chorale voices|mixed choir|church choir|gospel choir"
            "|children's choir|boys choir|male choir|female choir|voices choir|backing choir|gregorian choir|epic choir"
        ),
        53: (
            "vocal|voice|humming|voice ooh|female vocal|male vocal|oohs|lead vocal|backing vocals|vocal harmonies|hummed voice|vocalise"
            "|wordless vocals|crooning|soprano voice|vocal line|vocalist|scat singing|scat|beatbox vocals|rapping vocals"
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
    },
    stand_ins={  # instruments that General MIDI lacks -> the program that stands in
        110: (
            "erhu|morin khuur|huqin|gaohu|banhu|jinghu|zhonghu|matouqin|horsehead fiddle|haegeum|kamancheh|rebab|sarangi|chinese fiddle"
            "|chinese violin|gadulka|morinhuur|two-string fiddle|igil"
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
    },
    kits={  # drum kit -> words
        0: (
            "drum|drum kit|drumset|drum set|percussion|drummer|beat|drumbeat|acoustic drum|standard kit|standard drum kit|acoustic drum kit|drum loop"
            "|live drums|real drums|drums kit|trap kit acoustic|kick drum|kick|kick and snare|snare and kick|hi-hat|hihat|rhythm kit|drum track"
            "|drum part|drum pattern|drum groove|drum fill|percussion section|percussion kit|percussive|light percussion|drumming|backbeat|rimshot"
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
            "808|tr-808|808 drum|drum machine|trap drum|909|tr-909|tr-808 kit|808 kit|808 beat|909 kit|linn drum|linndrum|programmed drum"
            "|hip-hop drum|trap hi-hats|trap kit|drum computer|lofi drum|lo-fi drum|beat machine|boom bap drum|rhythm machine|tr808|tr909"
            "|808 and hi-hats"
        ),
        32: "jazz drum|jazz kit|jazz drum kit|swing drum|ride cymbal|bebop drum|jazz drummer|swinging drum",
        40: (
            "brush|brushed drum|brush kit|brushes|brush drum|brushes on snare|brushed snare|brushed drum kit|soft brushes|jazz brushes"
            "|brush kit drums|brushed kit"
        ),
        48: (
            "orchestral percussion|orchestral drum|snare drum|marching drum|orchestra kit|orchestral percussion section|orchestral kit|marching snare"
            "|snare|snare roll|concert bass drum|drumline|military drum|military snare|symphonic percussion|tam-tam|cinematic percussion"
            "|epic percussion|marching percussion|orchestra drum|field drum|side drum"
        ),
        8: "room kit|room drum|room drum kit|live room drum|ambient drum kit",
    },
    kit_stand_ins={  # percussion without a kit of its own -> the kit that stands in
        0: (
            "conga|bongo|cajon|djembe|shaker|tambourine|tabla|castanet|cymbal|hand drum|maraca|handclap|hand clap|claps|clapping|finger snap|snaps"
            "|timbales|guiro|udu|cabasa|triangle|frame drum|bodhran|doumbek|darbuka|riq|riqq|cajón|surdo|pandeiro|crash cymbal|stomp|foot stomp"
            "|stomp and clap|talking drum|african drum|tribal drum|tribal percussion|latin percussion|samba percussion|dhol|mridangam|bombo|davul|bata"
            "|batá|beatbox|beatboxing|world percussion|ethnic percussion|found percussion|egg shaker|rainstick|vibraslap|washboard|dholak|janggu"
            "|ghatam"
        ),
        48: (
            "taiko|taiko drum|war drum|gong drum|bass drum|cinematic drum|epic drum|gong|battle drum|japanese drum|chinese drum|lion dance drum"
            "|cinematic toms|big drum|huge drum|chinese percussion|chinese gong|tam tam gong|odaiko|buk|samulnori|thunder drum|ritual drum"
            "|viking drum|giant drum|booming drum|epic taiko"
        ),
    },
    ensembles={
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
            "rock band|metal band|punk band|indie band|garage band|rock group|alternative band|heavy metal band|rock trio|power trio"
            "|grunge band|hard rock band"
        ),
        "orchestra": (
            "orchestra|orchestral|symphony orchestra|symphonic|full orchestra|symphony|philharmonic|orchestrated|orchestration|orchestrally"
            "|full symphony|chamber orchestra|film orchestra|hollywood orchestra|large orchestra|studio orchestra|orchestral ensemble"
            "|symphonies|romantic orchestra|grand orchestra|philharmonia"
        ),
        "string orchestra": "string orchestra|string chamber orchestra|strings orchestra|orchestra of strings|chamber strings|string choir",
        "brass band": (
            "brass band|marching band|wind band|military band|concert band|wind orchestra|military wind band|wind ensemble|symphonic band"
            "|pep band|drum corps|second line band|new orleans brass band"
        ),
        "brass quintet": "brass quintet|brass ensemble|brass quartet|brass trio|brass chamber ensemble|brass choir",
        "wind quintet": "wind quintet|woodwind quintet|woodwind|wind trio|wind quartet|woodwind ensemble|woodwind section|wind section|woodwind choir",
        "choir": (
            "a cappella|acapella|a capella|a cappella choir|unaccompanied voices|unaccompanied choir|barbershop|barbershop quartet"
            "|vocal ensemble|vocal group|voices only|madrigal"
        ),
        "silk and bamboo": (
            "chinese orchestra|traditional chinese ensemble|traditional chinese instrument|chinese ensemble|chinese folk ensemble"
            "|chinese folk orchestra|jiangnan sizhu|sizhu|silk and bamboo|chinese instrument|chinese traditional instruments"
            "|guoyue ensemble"
        ),
        "guitar duo": "guitar duo|two guitar|guitar duet|pair of guitars|duo of guitars|twin guitars",
        "piano four hands": "piano four hands|piano duet|four-hand piano|four hands piano|four-hand piano duet|four hands|piano duo",
    },
    moods={
        "happy": (
            "happy|joyful|cheerful|joy|merry|glad|happiness|cheery|jolly|delighted|cheerfully|happily|happily ever after|joyous|jovial|gleeful"
            "|elated|ecstatic|blissful|bliss|jubilant|exuberant|euphoric|euphoria|rejoicing|good mood|smiling|feel-good|carefree|delightful"
            "|mirthful|cheer|rapturous|overjoyed|high spirits|exultant|beaming|sunny and happy|happy-go-lucky|enjoyable|pleasant|festively"
        ),
        "bright": (
            "bright|sunny|lighthearted|light-hearted|fresh|breezy|lively|bouncy|upbeat|brightness|perky|brighter|lightly|airy and bright"
            "|sparkling|sparkly|shiny|glittering|gleaming|vivid|vibrant|peppy|perky and bright|zesty|lilting|crystal clear|sprightly|colourful"
            "|radiant|luminous|effervescent|bubbly|buoyant|youthful|summery|cheery and bright|sunshine|sunlit|lightness|invigorating|refreshing"
        ),
        "playful": (
            "playful|cute|quirky|funny|whimsical|mischievous|humorous|silly|comic|kawaii|playfully|goofy|zany|cartoonish|childlike|cheeky"
            "|naughty|impish|jaunty|comedic|comical|amusing|witty|tongue-in-cheek|wacky|adorable|quirkily|whimsy|frolicking|bumbling|clumsy"
            "|sneaky|prankish|teasing|jocular|lighthearted and silly|toy-like|hilarious|mischief|skipping along|bouncy and cute|circus-like"
        ),
        "hopeful": (
            "hopeful|hope|uplifting|inspiring|inspirational|optimistic|motivational|positive|encouraging|hopefully|reassuring|heartening"
            "|stirring|aspirational|aspiring|inspired|motivating|empowering|empowered|confident|resolute|courageous|looking forward"
            "|bright future|new beginning|dawn of hope|rising|soaring|uplift|upward|redemptive|redemption|resilient|promising|optimism"
            "|life-affirming|touching and hopeful|moving forward|overcoming|perseverance|dreams come true|encouragement"
        ),
        "triumphant": (
            "triumphant|victorious|victory|glorious|proud|heroic|triumph|celebratory|triumphal|triumphantly|conquering|victoriously|we won"
            "|gloriously|proudly|heroes|heroism|valiant|valour|valor|gallant|celebrating|jubilation|crowning|medal ceremony|award ceremony"
            "|exalted|exultation|anthemic|stadium anthem|legendary victory|heroically|undefeated"
        ),
        "excited": (
            "excited|exciting|energetic|energy|passionate|driving|powerful|thrilling|hype|dynamic|fiery|exhilarating|high-energy|wild|party"
            "|excitement|energetically|high-octane|adrenaline|pumped|pumping|pumped up|hyped|hyper|frenetic|frantic energy|fervent|ardent"
            "|burning|blazing|electrifying|explosive|rousing|vigorous|forceful|full of energy|full throttle|unstoppable|hard-hitting|banging"
            "|banger|hectic|fast and furious|ecstatic rush|turbo|wildly|on fire|supercharged|dynamically|thrill|roaring|rowdy|rave-like|stormy"
            "|hot-blooded|banging beat|powerful and driving|kinetic|raucous"
        ),
        "warm": (
            "warm|tender|gentle|sweet|soft|heartwarming|cozy|cosy|comforting|healing|loving|affectionate|warmth|tenderness|gently|warmly|softly"
            "|tenderly|sweetly|sweet and gentle|kindness|fond|cuddly|heartfelt|soothing and warm|comfort|intimacy|homely|homey|compassionate"
            "|caring|motherly|wholesome|mellow and warm|sentimental warmth|gentle and soft|velvety|loving-kindness|heal|nurturing|fireside"
            "|cosiness|coziness|tender-hearted|like a hug|softness"
        ),
        "romantic": (
            "romantic|love|romance|in love|sensual|love song|romantically|lovely|lover|loved|valentine|valentine's day|kissing|candlelight"
            "|candlelit|candle-lit dinner|date night|first date|first love|affair|seductive|serenading|amorous|passion and love|infatuated"
            "|courtship|swooning|honeymoon|falling in love|sweetheart|love story|love theme|enamored|lovestruck|sultry|longing love"
            "|intimate love"
        ),
        "calm": (
            "calm|peaceful|relaxing|relaxed|quiet|tranquil|serene|soothing|chill|mellow|laid-back|restful|calmness|peace|tranquility|relax"
            "|serenity|gentle and calm|calming|calmly|peacefully|quietly|tranquilly|placid|stillness|settled|at ease|easygoing|easy-going|unwind"
            "|unwinding|relaxation|chilled|chilling|chilled-out|chill out|low-key|subdued|hushed|gentle breeze|sedate|undisturbed|slow and calm"
            "|soothe|restfully|leisure|lazy sunday|composed|pacific|balmy|understated|non-intrusive|unobtrusive|quietude|quietness"
            "|stress relieving|smooth and calm|unhurried calm|pastoral calm|serenely|zen-like calm|contented"
        ),
        "dreamy": (
            "dreamy|dream|ethereal|hazy|floating|dreamlike|airy|celestial|psychedelic|dreamily|daydream|daydreaming|dreamscape|otherworldly"
            "|surreal|trippy|hallucinatory|shimmering|shimmery|misty|foggy|cloudy|weightless|floaty|drifting|heavenly|angelic|fairy-tale|gauzy"
            "|lush and dreamy|hypnagogic|blurry|reverie|trancelike|trance-like|shoegazey|ethereally|mesmerizing|mesmerising|enchanting"
            "|wonderland|wondrous|in the clouds|dream world|liminal|vaporous|gossamer|spacey"
        ),
        "nostalgic": (
            "nostalgic|nostalgia|wistful|bittersweet|memories|reminiscent|longing|yearning|retrospective|nostalgically|wistfully|sentimental"
            "|bittersweetly|remembering|reminiscence|reminiscing|good old days|good old times|olden days|retro feeling|yesteryear|the past"
            "|longing for home|homesick|homesickness|old-time|old-timey|throwback|looking back|lost youth|old memories|days gone by|pining"
            "|yearn|sepia|missing you|sweet sorrow|poignant"
        ),
        "sad": (
            "sad|sorrowful|sorrow|mournful|heartbroken|heartbreaking|heartbreak|grief|tearful|sadness|sadly|mourning|tragic|saddest|sadder|tears"
            "|crying|cry|weeping|weep|sob|sobbing|grieving|grief-stricken|heartache|heart-breaking|heart-wrenching|heartrending|broken heart"
            "|broken-hearted|lament|lamenting|lamentation|mourn|doleful|despair|despairing|despondent|hopeless|hopelessness|painful|pain|aching"
            "|ache|suffering|misery|miserable|woeful|wretched|anguish|anguished|tragedy|tragically|unhappy|downcast|bereaved|lost love|regret"
            "|regretful|sorrowfully|hurt|hurting|elegiac|elegy|dirge|plaintive|forlorn sadness|dying|tear-jerking|tearjerker|devastated"
            "|devastating|crestfallen"
        ),
        "melancholy": (
            "melancholy|melancholic|blue|gloomy|moody|pensive|brooding|depressing|depressed|somber|sombre|melancholia|melancholically|gloom"
            "|glum|morose|downbeat|low spirits|depression|bleak|dreary|overcast|sullen|dejected|dispirited|bluesy mood|blue mood|angst"
            "|angsty|emo|weary|world-weary|resigned|troubled|wintry mood|plaintively|sombrely|somberly|dour|dismal|disheartened|wallowing"
            "|weltschmerz|saudade|brood|subdued sadness|ennui|drab|disillusioned|pensively|introspective"
        ),
        "lonely": (
            "lonely|loneliness|solitary|isolated|desolate|solitude|lonesome|alone in the dark|lonelier|isolation|deserted|abandoned|emptiness"
            "|forsaken|forlorn|hollow|barren|wandering alone|all alone|nobody around|solitarily|secluded|left behind|friendless|lonely road"
            "|alienated|alienation|stranded|outcast|estranged|reclusive|vast emptiness|one man alone|homeless|adrift|desolation|lone"
        ),
        "tense": (
            "tense|tension|suspense|suspenseful|urgent|anxious|nervous|thriller|dramatic|risky|tensely|nerve-racking|nerve-wracking|edgy|on edge"
            "|uneasy|unease|unsettling|anxiety|anxiously|panicked|frantic|worry|worried|dangerous|peril|perilous|threatening|urgency|urgently"
            "|suspenseful build|cliffhanger|countdown|ticking clock|high stakes|stressful|jittery|restless|agitated|agitation|dramatically"
            "|melodramatic|foreboding tension|breathless|desperate|stealth|stealthy|sneaking|paranoid|paranoia|impending|crisis|emergency"
            "|apprehensive|gripping"
        ),
        "dark": (
            "dark|scary|horror|creepy|sinister|ominous|spooky|evil|eerie|menacing|haunting|haunted|darkness|darkly|darker|gothic|goth|macabre"
            "|ghostly|demonic|devilish|satanic|hellish|nightmare|nightmarish|terror|terrifying|terrified|frightening|fear|fearful|fright|dread"
            "|dreadful|doomed|grim|grisly|morbid|deadly|cursed|curse|shadowy|shadows|sinisterly|villain|villainous|malevolent|wicked|foreboding"
            "|disturbing|disturbed|unnerving|creeping|witchcraft|occult|lovecraftian|apocalyptic|apocalypse|dystopian|dystopia|spine-chilling"
            "|abyss|infernal|horrifying|horrific|unholy"
        ),
        "angry": (
            "aggressive|angry|furious|rage|fierce|violent|brutal|anger|hostile|angrily|enraged|raging|wrath|wrathful|fury|furiously|hateful"
            "|hatred|violently|savage|savagely|ferocious|ferocity|ruthless|vicious|merciless|destructive|destruction|rebellious|rebellion"
            "|hostility|hardcore|snarling|screaming|berserk|vengeful|vengeance|revenge|bitter rage|outrage|outraged|brutality|crushing"
            "|menacing rage|aggression|aggressively|aggro|pissed off|heated|venomous|feral|explosive anger|rabid|bellicose|seething|tempestuous"
        ),
        "mysterious": (
            "mysterious|mystery|magical|mystical|enigmatic|strange|magic|fantasy|enchanted|mysteriously|mysteries|enigma|puzzling|secretive"
            "|secrets|arcane|esoteric|mystic|mysticism|mystique|magically|wizards|wizardry|witches|sorcery|sorcerer|elven|unexplained"
            "|strangely|weird|uncanny|cryptic|cloaked|veiled|ancient mystery|otherworld|bewitching|shrouded|intriguing|intrigue"
            "|occult mystery|ritualistic|mythical|mythic|mythology|fantastical|fantastic|oracle|rune|ambiguous|spellbinding"
        ),
        "majestic": (
            "majestic|grand|grandiose|noble|stately|monumental|magnificent|awe-inspiring|majestically|majesty|grandeur|imperial|regal|kingly"
            "|lordly|towering|colossal|enormous|gigantic|expansive|larger than life|sublime|splendid|splendour|splendor|imposing|impressive"
            "|breathtaking|awe|awesome|mighty|monument|pompous|pomp|opulent|dignified grandeur|spectacular|big and bold|panoramic|titanic"
            "|emperor|glorious and grand|stateliness|nobility|nobly|soaring grandeur"
        ),
        "solemn": (
            "solemn|serious|sacred|holy|reverent|ceremonial|spiritual|heavy-hearted|solemnly|solemnity|seriously|dignified|reverence|reverently"
            "|prayerful|praying|worshipful|hallowed|consecrated|liturgical|devout|devotional|funereal|requiem|memorial|remembrance|sober"
            "|sombre and serious|austere|gravely|weighty|ritual solemnity|in memoriam|pious|monastic|processional|sanctity|somber ceremony"
            "|sacredness|commemorative|buddhist"
        ),
        "heroic-tragic": (
            "heroic and tragic|epic sadness|tragic hero|tragic heroism|fallen hero|fallen heroes|last stand|heroic sacrifice|doomed hero"
            "|bittersweet victory|tragic and heroic|noble tragedy|epic and sad|epic sad|heroic but sad|martyr|against all odds|fateful"
            "|stoic|world on fire|war-torn|ruined kingdom|epic tragedy|tragic battle|heroic lament"
        ),
        "elegant": (
            "elegant|graceful|sophisticated|refined|classy|gracefully|elegance|elegantly|gracefulness|poised|polished|tasteful|tastefully"
            "|exquisite|finesse|fancy|posh|aristocratic|luxurious|luxe|cultured|chic|genteel|courtly|debonair|dainty|delicately|ladylike"
            "|gentlemanly|ballroom|high-class|upscale|stylishly refined|salon|ornate|cantabile|refinement|urbane|poise"
        ),
        "meditative": (
            "meditative|meditation|zen|contemplative|sleep|sleepy|hypnotic|sleeping|spa|yoga|lullaby|meditatively|meditate|meditating"
            "|mindful|mindfulness|contemplation|contemplating|reflection|introspection|trance state|breathing exercise|deep breathing"
            "|breathwork|yogic|chakra|spiritual healing|asleep|fall asleep|falling asleep|go to sleep|bedtime|lullabies|slumber|napping"
            "|drowsy|sleepily|insomnia|deep sleep|sleep aid|tai chi|qigong|om|sound bath|spa music|inner peace|zen garden|cradle song"
            "|berceuse|good night|goodnight|hypnosis|hypnotically|trance meditation|savasana|nidra"
        ),
        "groovy": (
            "groovy|groove|funky feel|danceable|grooving|dancing|in the pocket|toe-tapping|foot-tapping|head-nodding|head-bobbing|hip-shaking"
            "|funky groove|strutting|strut|get down|get up and dance|bumping|bouncing groove|infectious groove|catchy rhythm|swagger"
            "|pocket groove|move your body|bop|boppy"
        ),
        "cool": (
            "cool|smooth|sexy|lazy|suave|slick|stylish|coolly|suavely|trendy|fashionable|classy cool|swanky|badass|bad-ass|swaggering"
            "|confident swagger|nonchalant|effortless|smoky|smokey|sassy|slinky|sultry cool|noirish|chic and cool|edgy cool|sleek|smoothly|velvet"
            "|laid back cool|lazily|lazing|languid|sensuous|street-smart|retro cool|mischievously cool|boss swagger"
        ),
    },
    styles={
        "pop": (
            "k-pop|kpop|j-pop|jpop|pop|pop song|pop music|mandopop|cantopop|indie pop|city pop|c-pop|pop tune|pop track|pop hit|chart pop|top 40"
            "|radio hit|dance pop|bubblegum|bubblegum pop|teen pop|dream pop|art pop|power pop|bedroom pop|britpop|europop|euro pop|schlager|anime"
            "|anime opening|anime song|vocaloid|idol|idol song|anison|hyper pop|hyperpop|chamber pop|baroque pop|folk pop|citypop|new wave"
            "|pop-folk|tiktok|tik tok|viral hit|boy band|girl group|adult contemporary|easy listening|jingle pop|christian pop"
        ),
        "ballad": (
            "ballad|power ballad|pop ballad|slow song|piano ballad|love ballad|torch song|slow ballad|sentimental ballad|slow jam|slow dance"
            "|love songs|tender ballad|weepy ballad|emotional ballad|acoustic ballad|80s ballad|slow love song"
        ),
        "rock": (
            "rock|rock music|hard rock|punk|punk rock|indie rock|alt rock|alternative rock|grunge|post-rock|rock and roll|rock'n'roll|rock n roll"
            "|soft rock|pop rock|folk rock|classic rock|surf rock|rocking|rock song|rock anthem|arena rock|stadium rock|garage rock|glam rock"
            "|glam|psychedelic rock|prog rock|progressive rock|prog|math rock|post-punk|pop punk|skate punk|emo rock|shoegaze|southern rock"
            "|roots rock|heartland rock|krautrock|stoner rock|rockabilly|jangle pop|punky|rock 'n' roll|rock'n roll|j-rock|jrock|k-rock|britrock"
            "|hardcore punk|garage punk|noise rock|desert rock|space rock|kraut|riot grrrl|new wave rock|driving rock|indie"
        ),
        "metal": (
            "metal|heavy metal|death metal|thrash metal|power metal|metalcore|thrash|djent|black metal|metallic hardcore|symphonic metal"
            "|progressive metal|prog metal|doom metal|nu metal|speed metal|groove metal|folk metal|viking metal|industrial metal"
            "|melodic death metal|glam metal|hair metal|deathcore|sludge|sludge metal|gothic metal|grindcore|heavy riffs|extreme metal"
            "|neoclassical metal|alternative metal|post-metal|pirate metal"
        ),
        "funk": (
            "funk|funky|soul funk|soul|neo-soul|r&b|rnb|rhythm and blues|motown|funk music|p-funk|funk rock|jazz funk|boogie funk|electro funk"
            "|disco funk|northern soul|philly soul|southern soul|soul music|soulful|contemporary r&b|alternative r&b|r and b|r'n'b|rhythm'n'blues"
            "|new jack swing|quiet storm|go-go|afrofunk|trap soul|blue-eyed soul|neosoul|80s funk|70s funk|70s soul|future funk|motown soul"
            "|doo-wop soul"
        ),
        "disco": (
            "disco|nu-disco|disco house|italo disco|euro disco|eurodisco|70s disco|80s disco|space disco|disco pop|studio 54|disco beat|hi-nrg"
            "|disco funk groove|roller disco"
        ),
        "bossa": "bossa nova|bossa|bossanova|bossa nova jazz|brazilian jazz|samba jazz|bossa nova style|bossa groove|ipanema|jobim|mpb|bossa-jazz",
        "swing": (
            "bebop|swing|jazz|jazzy|swing jazz|cool jazz|smooth jazz|gypsy jazz|ragtime|dixieland|jazz standard|lounge|big band swing"
            "|electro swing|electroswing|hot jazz|trad jazz|traditional jazz|new orleans jazz|jazz swing|hard bop|modal jazz|free jazz|acid jazz"
            "|jazz fusion|modern jazz|cocktail jazz|lounge jazz|lounge music|jazz club|jazz music|boogie-woogie|stride|latin jazz|nu jazz"
            "|noir jazz|dark jazz|jazz noir|west coast jazz|post-bop|manouche|django|broadway|musical theatre|musical theater|show tune|showtune"
            "|cabaret|vaudeville|speakeasy|1920s|roaring twenties|duke ellington|crooner|swing era"
        ),
        "lofi": (
            "lofi|lo-fi|chillhop|lofi hip hop|lo-fi hip hop|chill beat|lo-fi beat|lofi beat|study beat|lo-fi music|lofi music|lofi chill"
            "|lo-fi chill|chill hop|chill hip hop|jazzhop|jazz hop|lofi study|lofi house|sleepy beats|vinyl crackle|lofi jazz|lo-fi jazz"
            "|chilled beats|lofi girl|dusty beats|beat tape|tape hiss|mellow beats|low-fi|lowfi"
        ),
        "ambient": (
            "ambient|new age|drone|soundscape|atmospheric|atmosphere|downtempo|chillout|ambiental|dark ambient|space ambient|space music"
            "|drone music|meditation music|sleep music|healing music|relaxation music|spa ambient|minimalist ambient|ambient electronic"
            "|psybient|chill-out|lounge ambient|trip hop|triphop|minimalism|generative|eno|brian eno|textural|field recordings|white noise"
            "|nature sounds|floating ambient|calm ambient|neo-ambient"
        ),
        "edm": (
            "edm|electronic|electronic dance|house|techno|trance|dubstep|dance music|electro|synthwave|future bass|drum and bass|dnb|drum'n'bass"
            "|synthpop|synth-pop|electropop|vaporwave|deep house|progressive house|electronica|cyberpunk|retrowave|eurobeat|electro house"
            "|tech house|acid house|tropical house|future house|future garage|uk garage|ukg|2-step|two-step garage|garage house|garage"
            "|speed garage|big room|big room house|chicago house|detroit techno|minimal techno|hard techno|acid techno|psytrance|psy trance"
            "|goa trance|uplifting trance|hardstyle|hard dance|happy hardcore|gabber|jungle music|liquid dnb|liquid drum and bass|d&b|drum & bass"
            "|breakbeat|big beat|glitch|glitch hop|idm|intelligent dance music|idm beats|brostep|bass music|moombahton|jersey club|footwork|juke"
            "|phonk|drift phonk|outrun|darksynth|vapor wave|future funk house|chillwave|dance track|dance tune|dance floor filler|club music"
            "|club track|rave music|eurodance|euro dance|italo dance|complextro|electronic body music|ebm|industrial techno|electro-pop|synth wave"
            "|synthpunk|electroclash|nightcore|slap house|bass house|melodic techno|melodic house|organic house|afro house|amapiano"
            "|progressive trance|downtempo electronic|cyber punk|electronic music|electronic pop|festival edm|edm drop|dubstep drop|hard trance"
            "|techno-pop|synth-driven|electronic rock|witch house|house music|trancey|stutter house|dance-punk|ncs|hi-tech"
        ),
        "epic": (
            "epic|cinematic|film score|movie score|trailer|trailer music|soundtrack|orchestral epic|film music|movie soundtrack|hollywood"
            "|epically|epicness|epic music|epic orchestra|film scoring|movie trailer|movie theme|film theme|film soundtrack|original soundtrack"
            "|ost|hans zimmer|zimmer|john williams|two steps from hell|trailer score|hybrid orchestral|orchestral trailer|orchestral hybrid"
            "|documentary score|underscore|epic trailer|epic fantasy|game of thrones|lord of the rings|star wars|western film|spaghetti western"
            "|ennio morricone|morricone|marvel|avengers|pixar|epic war music|epic score|tv theme|adventure film|big screen|motion picture"
            "|hollywood score|cinematic score|cinematic music|cinematic orchestral"
        ),
        "waltz": "waltz|viennese waltz|waltzes|waltzing|vienna waltz|slow waltz|jazz waltz|valse|musette waltz|waltz-like|ländler|landler",
        "folk": (
            "folk|country|country music|bluegrass|celtic|irish|acoustic folk|indie folk|singer-songwriter|americana|folk song|sea shanty|shanty"
            "|jig|reel|medieval|tavern song|folksy|polka|folk music|folk tune|traditional folk|anti-folk|freak folk|folk ballad|alt-country"
            "|country song|country pop|country folk|nashville sound|outlaw country|honky-tonk country|western swing|bluegrassy|appalachian"
            "|old-time music|hillbilly|cajun|zydeco|irish folk|irish music|irish trad|celtic music|scottish folk|breton|nordic folk"
            "|scandinavian folk|scandinavian|viking folk|balkan|gypsy|romani|klezmer|hornpipe|strathspey|mazurka folk|world music|african"
            "|african music|highlife|indian|indian classical|bollywood|raga|middle eastern|arabic|persian|rebetiko|hawaiian|polynesian"
            "|russian folk|slavic|slavic folk|ukrainian folk|mongolian|tibetan|tuvan|andean|native american|acoustic song|unplugged|campfire song"
            "|campfire|bard|bardic|bard song|minstrel|troubadour|renaissance faire|renaissance fair|tavern|tavern music|pub song|drinking song"
            "|work song|sailor song|sea shanties|nursery folk|country-western|yodel|yodeling|hoedown|barn dance|farmhouse folk|ceilidh"
            "|chamber folk"
        ),
        "guofeng": (
            "chinese style|chinese traditional|traditional chinese|chinese|guofeng|gufeng|wuxia|xianxia|oriental|asian|east asian"
            "|chinese traditional music|chinese classical|chinese folk|chinese folk music|chinese opera|peking opera|beijing opera|kunqu"
            "|cantonese opera|ancient chinese|ancient china|chinese fantasy|chinoiserie|chinese new age|tang dynasty|song dynasty|han dynasty"
            "|ming dynasty|imperial china|jiangnan|japanese traditional|traditional japanese|japanese style|wafuu|enka|gagaku"
            "|korean traditional|traditional korean|gugak|pansori|samurai style|geisha|far east|far eastern|chinese music|china style"
            "|vietnamese|chinese pop fusion|xianxia style|cultivation novel|chinese rock fusion|china chic|ink wash|three kingdoms"
            "|traditional asian|pentatonic chinese"
        ),
        "chiptune": (
            "8-bit|8bit|chiptune|chip tune|retro game|nes|pixel|chip music|16-bit|gameboy|game boy|arcade|chip music style|8-bit music"
            "|8bit music|16bit|32-bit|nes music|snes|snes music|nintendo|super mario|megaman|mega man|sega|sega genesis|genesis sound"
            "|commodore 64|c64|amiga|tracker music|gameboy music|atari|pixel art|pixel game|pixelated|retro arcade|retro video game"
            "|retro videogame|old-school video game|old school game|arcade game|bit pop|bitpop|bleep|bleepy|famicom|pico-8|retro gaming"
            "|chip breakcore|eight-bit|8-bit style"
        ),
        "classical": (
            "classical|baroque|chamber music|sonata|nocturne|minuet|serenade|concerto|classical music|prelude|fugue|neoclassical"
            "|neo-classical|mozart|bach|chopin|beethoven|impressionist|romantic era|chorale|hymn|gymnopedie|romantic period|march"
            "|classic music|classical style|classical period|classical era|viennese classical|romantic classical|romanticism|romantic music"
            "|late romantic|impressionism|impressionistic|debussy|ravel|satie|schubert|schumann|liszt|brahms|tchaikovsky|rachmaninoff"
            "|rachmaninov|vivaldi|handel|haydn|mendelssohn|grieg|dvorak|scarlatti|telemann|pachelbel|clementi|czerny|philip glass|einaudi"
            "|yiruma|joe hisaishi|hisaishi|ghibli|studio ghibli|arvo pärt|stravinsky|bartok|bach-like|baroque music|baroque suite"
            "|baroque style|renaissance|renaissance music|early music|gregorian chant|plainchant|motet|madrigals|cantata|oratorio"
            "|requiem mass|opera|operatic|overture|ballet|symphonic poem|tone poem|string serenade|two-part invention|partita|toccata"
            "|passacaglia|chaconne|canon in d|counterpoint|polyphony|bagatelle|barcarole|berceuse piece|capriccio|caprice|divertimento"
            "|impromptu|intermezzo|mazurka|rhapsody|romance without words|song without words|rondo style|scherzo|sonatine|variation set"
            "|gavotte|sarabande|allemande|courante|gigue|bourree|polonaise|pavane|gymnopédie|hymnal|anthem hymn|marches|military march"
            "|wedding march|funeral march|art song|modern classical|contemporary classical|post-minimalist|20th century classical|art music"
            "|chamber piece|church music|sacred music|twelve-tone|atonal|serialism"
        ),
        "latin": (
            "latin|tango|salsa|samba|reggae|flamenco|rumba|cha-cha|reggaeton|mambo|cuban|mariachi|ska|bolero|calypso|afrobeat|latin music"
            "|latin pop|latin rock|latino|latina|latin dance|salsa music|timba|son cubano|guaracha|guajira|danzon|bachata|merengue|cumbia"
            "|vallenato|ranchera|norteño|norteno|banda music|corrido|reggaetón|dembow|latin trap|tango nuevo|nuevo tango|argentine tango|milonga"
            "|habanera|rumba flamenca|bulerias|bulería|sevillanas|paso doble|pasodoble|bullfight|spanish style|baile funk|forro|forró|baião|axé"
            "|choro|fado|samba music|samba batucada|batucada|bolero music|chacha|cha cha cha|caribbean|jamaican|dancehall|dub reggae"
            "|roots reggae|rocksteady|lovers rock|ska punk|soca|zouk|kompa|kizomba|afro-cuban|afro-latin|afropop|tropicalia|mento|mambo music"
            "|calypso music|tejano|island music|reggae music|reggae groove|steel drum music|perreo|fandango|boogaloo"
        ),
        "hiphop": (
            "hip hop|hiphop|trap|rap|boom bap|drill|trap beat|hip hop beat|hiphop beat|rap beat|rapper|rap song|rap music|trap music|boombap"
            "|boom bap beat|old school hip hop|old school rap|90s hip hop|golden age hip hop|west coast|west coast hip hop|east coast hip hop"
            "|east coast|g-funk|gangsta rap|gangsta|cloud rap|emo rap|mumble rap|uk drill|chicago drill|ny drill|drill beat|crunk|memphis rap"
            "|phonk rap|jazz rap|conscious rap|horrorcore|freestyle beat|cypher|instrumental hip hop|abstract hip hop|alternative hip hop"
            "|hip-hop music|dirty south|snap music|hyphy|rage beat|jerk|breakdance|b-boy|street rap|lyrical rap|turntablism|scratching"
        ),
        "blues": (
            "12-bar blue|twelve-bar blue|blues|delta blues|blues rock|chicago blues|bluesy|blues music|slow blues|minor blues|electric blues"
            "|country blues|acoustic blues|texas blues|memphis blues|swamp blues|jump blues|blues shuffle|blues song|piedmont blues"
            "|british blues|st. louis blues|soul blues|blues jam|boogie blues|jazz blues|blues ballad|bb king|b.b. king|muddy waters"
            "|robert johnson"
        ),
    },
    scenes={
        "rainy night": (
            "rainy night|rainy day|rain|rainy|rainy evening|rainy afternoon|raining|rainfall|rainstorm|rain outside|raindrops"
            "|rain on the window|drizzle|drizzling|drizzly|thunderstorm at night|wet streets|rainy window|in the rain|rainy mood"
            "|rainy city|monsoon|umbrella|pouring rain|rainy weather|downpour"
        ),
        "café": (
            "cafe|café|coffee shop|coffeehouse|coffee|tea time|restaurant|coffee house|coffee time|coffee break|coffeeshop|espresso|latte"
            "|tea room|brunch|bistro|dinner|dinner party|dining|bakery|bookshop|bookstore|hotel lobby|elevator|elevator music|waiting room"
            "|wine bar|tapas|sunday brunch|breakfast|restaurant music|hold music"
        ),
        "sunset": (
            "sunset|dusk|twilight|golden hour|sundown|setting sun|evening light|evening walk|at dusk|gloaming|afterglow|nightfall"
            "|end of the day|summer evening|golden light|driving into the sunset"
        ),
        "sunrise": (
            "sunrise|morning|dawn|early morning|waking up|wake up|daybreak|first light|morning light|good morning|rise and shine|dawn chorus"
            "|dawning|crack of dawn|breaking dawn|early hours|new day|morning walk|alarm clock morning|morning coffee"
        ),
        "night": (
            "starry night|moonlight|night sky|midnight|late night|starry sky|stars|moonlit|night|nighttime|night-time|nocturnal|under the stars"
            "|stargazing|moon|moonrise|full moon|crescent moon|shooting star|starlight|starlit|fireflies|late at night|after midnight"
            "|night drive|night walk|deep night|aurora|northern lights|evening sky|insomniac night|nightscape|constellation"
        ),
        "battle": (
            "battle|fight|war|combat|action scene|fighting|battlefield|showdown|battling|fight scene|fighting game|warfare|warrior|soldier|army"
            "|armies|war scene|war movie|war zone|siege|duel|dueling|arena fight|clash|clashing|invasion|attack|ambush|skirmish"
            "|charge into battle|sword fight|swordfight|gunfight|shootout|action movie|action sequence|action-packed|epic battle|epic fight"
            "|combat music|random encounter|encounter|battle music|battle theme|battle scene|gladiator|fps|shooter|esports|street fighter"
            "|showdown at noon|tournament|moba|war game|rpg battle|turn-based battle|vikings battle"
        ),
        "boss": (
            "boss|boss battle|boss fight|final boss|boss theme|boss music|bossfight|final battle|last boss|end boss|mini boss|miniboss|raid boss"
            "|boss level|boss arena|final showdown|villain theme|villain entrance|dragon fight|ultimate battle|secret boss|boss rush|overlord"
            "|archenemy|dark lord"
        ),
        "chase": (
            "chase|car chase|racing|race|running from|pursuit|escape|chase scene|chasing|being chased|pursued|escaping|getaway|on the run"
            "|fleeing|flee|hunted|race car|racing game|race track|street racing|formula 1|motorcycle chase|high-speed|speeding|rush hour"
            "|escape scene|bike chase|parkour|sprint|escape sequence|drift racing|kart|kart racing|go-kart|escape room countdown|horse race"
            "|spaceship chase"
        ),
        "forest": (
            "forest|woods|nature|garden|meadow|river|valley|lake|mountain|woodland|enchanted forest|magic forest|deep woods|rainforest"
            "|nature documentary|wildlife|outdoor|hiking|hike|camping|botanical garden|prairie|waterfall|brook|riverside|lakeside|mountain top"
            "|mountain view|hillside|highlands|wilderness|countryside walk|walk in the park|flowers blooming|butterflies|grove|glade|canyon"
            "|savanna|safari|mossy|bamboo forest|landscape|fairy forest|elven forest"
        ),
        "ocean": (
            "ocean|sea|beach|waves|seaside|underwater|seashore|at sea|deep sea|deep ocean|oceanic|coastal|coastline|shore|shoreline|harbor"
            "|harbour|sailing|sailboat|boat trip|lighthouse|tide|tidal|surfing|diving|scuba|snorkeling|coral reef|reef|aquarium|whales|dolphin"
            "|mermaid|sandy beach|seagulls|lagoon|cruise|fishing|water level|underwater level|beneath the waves|marine|ocean breeze|sea breeze"
            "|atlantis|seabed|ocean waves"
        ),
        "summer": (
            "summer|holiday|vacation|road trip|travel|tropical|island|driving song|summertime|summer day|summer night|hot summer|beach party"
            "|beach day|pool party|poolside|traveling|travelling|travel vlog|roadtrip|on the road|open road|cruising|car ride|convertible"
            "|summer break|sunbathing|palm trees|tropical island|resort|picnic|barbecue|bbq|ice cream|backpacking|summer camp|bike ride"
            "|train ride|hawaii|ibiza|flying home|wanderlust"
        ),
        "spring": (
            "spring|blossom|cherry blossom|flowers|springtime|spring day|spring morning|early spring|blooming|bloom|budding|sakura"
            "|spring breeze|spring awakening|tulips|first flowers|hanami|easter|spring garden"
        ),
        "autumn": (
            "autumn|fall leaves|falling leaves|autumnal|fall season|fall colors|fall colours|autumn leaves|autumn wind|harvest|harvest festival"
            "|thanksgiving|golden autumn|late autumn|crisp autumn|pumpkin|fallen leaves|autumn rain|autumn walk"
        ),
        "winter": (
            "winter|snow|snowy|snowfall|wintertime|winter night|winter wonderland|wintry|snowing|snowflake|snow falling|falling snow|blizzard"
            "|icy|frozen|frost|frosty|cold winter|arctic|polar|ski|skiing|ice skating|igloo|fireplace|snow-covered|snowy mountain|snowman"
            "|tundra|glacier|ice cave|ice level"
        ),
        "spring festival": (
            "chinese new year|spring festival|lunar new year|cny|chinese spring festival|lunar festival|lantern festival"
            "|mid-autumn festival|mid autumn|moon festival|dragon boat festival|lion dance|dragon dance|year of the dragon|seollal|tet"
            "|chinese wedding|temple fair|firecrackers"
        ),
        "christmas": (
            "christmas|xmas|new year|festive|jingle bells|carol|christmas eve|christmas song|christmas music|christmas carol|christmassy"
            "|santa|santa claus|sleigh ride|sleigh|mistletoe|yuletide|yule|holiday season|nativity|advent|reindeer|xmas song|winter holiday"
            "|hanukkah|caroling|holiday jingle|noel"
        ),
        "wedding": (
            "wedding|bridal|proposal|wedding ceremony|wedding dance|wedding day|wedding reception|bride|groom|bridesmaid|marriage|engagement"
            "|vows|walking down the aisle|first dance|married|getting married|proposal scene|wedding video|anniversary"
        ),
        "birthday": (
            "birthday|celebration|carnival|festival|birthday party|happy birthday|celebrate|celebrating birthday|festival day|parade|fiesta"
            "|feast|banquet|opening ceremony|grand opening|gala|ceremony opening|prom|mardi gras|funfair|fairground|county fair|fireworks"
            "|new year's eve|independence day|jubilee|street party|house party|block party|office party|hooray|congratulations|award show"
            "|awards"
        ),
        "farewell": (
            "farewell|goodbye|graduation|break up|breakup|funeral|parting|saying goodbye|bye|leaving|leaving home|departure|departing"
            "|parting ways|graduates|graduating|graduation ceremony|last day of school|breaking up|broke up|divorce|end credits farewell"
            "|separation|letting go|moving away|train station goodbye|airport goodbye|closing time|last goodbye|retirement|moving on"
            "|end credits|credits roll|ending credits"
        ),
        "study": (
            "study|studying|focus|reading|homework|concentrate|concentration|work music|coding|studies|study session|study music|study time"
            "|for studying|exam|homework time|focused|focusing|deep focus|focus music|office work|work from home|productivity|productive"
            "|journaling|concentrating|pomodoro|reading a book|reading time|bookish|coding session|hacking session"
        ),
        "space": (
            "space|cosmic|galaxy|outer space|universe|interstellar|sci-fi|science fiction|spaceship|spacecraft|starship|rocket|astronaut|cosmos"
            "|cosmonaut|galaxies|galactic|planet|planetary|mars|orbit|orbiting|nebula|interplanetary|zero gravity|black hole|wormhole"
            "|time travel|ufo|alien planet|space exploration|space travel|space station|space opera|scifi|future city|android"
            "|artificial intelligence|cyberspace|supernova|comet|meteor|lunar landing|moon landing|satellite|laser|hologram|star map|milky way"
            "|solar system|star voyage"
        ),
        "dungeon": (
            "dungeon|cave|haunted house|ruins|graveyard|crypt|castle at night|cavern|catacomb|tomb|mausoleum|cemetery|haunted castle"
            "|haunted mansion|haunted|abandoned hospital|abandoned house|cellar|labyrinth|sewer|bog|marsh|temple ruins|ancient ruins|dark cave"
            "|dark dungeon|underworld|necropolis|pyramid interior|abandoned factory|survival horror|resident evil|silent hill|morgue"
            "|torture chamber"
        ),
        "village": (
            "village|town|farm|marketplace|countryside|tavern|pastoral|hometown|villager|small town|town theme|hometown theme|hamlet|farmer"
            "|farming|farm life|farmyard|farming sim|ranch|rural|cottage|cottagecore|market square|bazaar|shop theme|shopkeeper|town square"
            "|starting town|starter village|medieval village|medieval town|fishing village|hobbit|stardew valley|animal crossing|country life"
            "|country lane|windmill|shepherd|vineyard|pasture|bucolic|idyllic|peasant|blacksmith|cozy village|neighborhood|neighbourhood"
            "|suburb"
        ),
        "castle": (
            "castle|kingdom|palace|knight|royal|coronation|royalty|queens|princess|throne|throne room|medieval castle|medieval court|fortress"
            "|citadel|empire|round table|camelot|king arthur|royal court|royal palace|tournament of knights|ballroom dance|masquerade"
            "|masquerade ball|versailles|chateau"
        ),
        "adventure": (
            "adventure|quest|journey|expedition|pirate|exploration|voyage|adventurous|adventurer|questing|treasure|treasure hunt"
            "|treasure island|explore|exploring|explorer|discover|discovery|hero's journey|epic journey|odyssey|rpg|jrpg|role-playing game"
            "|open world|overworld|world map|zelda|skyrim|final fantasy|dungeons and dragons|d&d campaign|pathfinder|swashbuckling|high seas"
            "|pirate ship|indiana jones|jungle adventure|jungle exploration|flight scene|soaring flight|setting out|setting sail|wander"
            "|wanderer|roaming|trek|trekking|nomad|pilgrimage|frontier|airship|travel across the land"
        ),
        "gym": (
            "gym|workout|running|fitness|exercise music|working out|exercise|exercising|training montage|montage|weightlifting|lifting weights"
            "|runner|jogging|jog|marathon|cardio|aerobics|zumba|spinning class|hiit|crossfit|sport|sporting|sports game|football|soccer|basketball"
            "|baseball|hockey|boxing|boxer|wrestling|olympic|stadium|world cup|super bowl|game day|athletic|athlete|skateboarding|snowboarding"
            "|extreme sports|skate park|bmx|cheerleading|cheerleader|push it to the limit|fitness class|pump up"
        ),
        "club": (
            "club|nightclub|dance floor|rave|clubbing|club night|night club|dancefloor|dance club|disco club|cocktail bar|dj|dj set"
            "|warehouse party|raving|festival stage|main stage|party night|after party|afterparty|night out|strobe lights|boiler room|mosh pit"
            "|karaoke|lounge bar|ibiza club|late night party|peak time|ravers|party music|dance party"
        ),
        "street": (
            "street|urban|city|neon|downtown|city lights|street corner|cities|city at night|city night|city life|cityscape|skyline|metropolis"
            "|metropolitan|downtown night|alley|back alley|subway|taxi|night city|neon lights|neon city|neon-lit|tokyo|shibuya|new york|nyc"
            "|manhattan|brooklyn|london|paris|berlin|hong kong|shanghai|los angeles|hollywood boulevard|sidewalk|skyscraper|rooftop"
            "|urban jungle|graffiti|street life|crosswalk|commute|commuting|late-night city|urban night|night market|penthouse|city rooftop"
        ),
        "game": (
            "platformer|video game|game music|game|mobile game|level music|gaming|gamer|videogame|video game music|game soundtrack|game level"
            "|level 1|platform game|side-scroller|sidescroller|endless runner|runner game|indie game|pc game|console game|casual game|idle game"
            "|visual novel|tower defense|strategy game|simulation game|world 1|bonus stage|bonus level|minecraft|roblox|fortnite|pokemon|hyrule"
            "|sonic|undertale|card game|gacha|game background"
        ),
        "puzzle": (
            "puzzle|puzzle game|mini game|minigame|puzzler|puzzle solving|brain teaser|quiz|quiz show|trivia|riddle|match 3|tetris|sudoku"
            "|escape room|thinking music|thinking time|board game|chess|crossword|game show|logic game|memory game"
        ),
        "menu": (
            "menu|main menu|title screen|menu music|menu theme|start screen|home screen|loading screen|character select|character selection"
            "|select screen|settings screen|pause menu|pause screen|game lobby|intro screen|shop menu|options screen|save screen|dashboard"
            "|main theme menu|game menu|splash screen"
        ),
        "childhood": (
            "childhood|homeland|childhood memories|old photo|old photographs|photo album|family album|growing up|when i was young"
            "|when i was a kid|back home|school days|schooldays|grandmother|grandma|grandfather|grandpa|my mother|family memories"
            "|high school|college days|playground memories|summer of youth|coming of age|old house|coming home|home sweet home|fatherland"
            "|motherland"
        ),
        "children": (
            "children|nursery|baby|cartoon|nursery rhyme|toy|toddler|child|kid|babies|infant|preschool|kindergarten|daycare|kids song"
            "|kids' song|children's song|childrens song|children's music|kids music|toy shop|toy store|toybox|playground|cartoon music"
            "|animation|puppet|puppet show|clown|circus|carousel|merry-go-round|teddy bear|puppy|puppies|kitten|cats|dogs|bunny|bunnies|duck"
            "|penguin|animals|zoo|farm animals|candy|lollipop|balloons|story time|bedtime story|picture book|amusement park|theme park"
            "|school bus|abc song|gummy bears|pets|unicorn|sing-along|singalong|peekaboo"
        ),
        "desert": (
            "desert|silk road|sahara|arabian|egyptian|dune|oasis|camel|caravan|arabia|arabian nights|egypt|pharaoh|pyramid|cleopatra"
            "|mesopotamia|babylon|bedouin|nile|persia|aladdin|genie|sultan|marrakesh|morocco|mirage|sandstorm|souk|canyon desert|death valley"
            "|wasteland|post-apocalyptic wasteland|mad max|fallout|sphinx|istanbul|bazaar of baghdad|sands of time"
        ),
        "jianghu": (
            "swordsman|martial arts|kung fu|samurai|swordsmen|swordswoman|wuxia hero|kungfu|shaolin|wudang|crouching tiger|ronin|ninja|katana"
            "|shogun|feudal japan|swordplay|martial artist|karate|wandering swordsman|assassin|great wall|frontier fortress|jianghu|dojo"
            "|bushido|bamboo duel|blademaster|monk warrior"
        ),
        "temple": (
            "temple|monastery|tea house|teahouse|pagoda|monasteries|monk|shrine|shinto|kyoto|tea ceremony|tea|green tea|japanese garden"
            "|zen temple|buddhist temple|buddha|incense|tibet|himalaya|ashram|ryokan|bonsai|koi pond|rock garden|calligraphy|mountain temple"
            "|torii|lotus pond|lotus|hermit|taoist|daoist"
        ),
        "church": (
            "cathedral|church|churches|chapel|abbey|sanctuary|vatican|stained glass|convent|nun|pilgrim chapel|basilica|sunday service"
            "|notre-dame|baptism|communion|congregation"
        ),
        "detective": (
            "detective|noir|spy|heist|film noir|secret agent|sleuth|private eye|private investigator|investigation|investigating"
            "|investigator|crime scene|crime drama|criminal|murder|murder mystery|whodunit|sherlock|sherlock holmes|spies|spy movie|spy film"
            "|espionage|undercover|james bond|007|mission impossible|bank heist|burglar|thief|thieves|mafia|mobster|gangster|godfather"
            "|interrogation|mystery novel|neo-noir|noir film|pink panther|true crime|cold case|clue|agatha christie|ocean's eleven"
            "|con artist|hacker|jewel thief|crime"
        ),
        "advert": (
            "vlog|advert|advertisement|commercial|corporate|product video|promo|presentation|startup|advertising|ads|tv ad|tv commercial"
            "|corporation|corporate video|company|company video|enterprise|branding|brand film|marketing|promotional|promo video|product launch"
            "|product demo|launch event|keynote|slideshow|powerpoint|pitch deck|explainer|explainer video|tutorial|how-to video|youtube video"
            "|youtube intro|youtuber|podcast|podcast intro|vlogging|vlogger|unboxing|review video|social media|content creation|stock music"
            "|news intro|broadcast|breaking news|weather forecast|training video|e-learning|real estate|drone footage|timelapse|time-lapse"
            "|fashion show|runway|catwalk|cooking show|cooking|recipe video|makeup tutorial|technology video|tech startup|innovation"
            "|fundraising|nonprofit|infomercial|recruitment video|talk show|livestream|twitch|background for video|background video"
        ),
    },
    dances={  # dances and their meter, which yields to a meter that is named
        (3, 4): (
            "waltz|viennese waltz|minuet|mazurka|waltzes|waltzing|ländler|landler|valse|sarabande|polonaise|musette waltz|jazz waltz|boston waltz"
            "|redowa"
        ),
        (6, 8): "jig|barcarolle|siciliana|tarantella|barcarole|siciliano|gigue|irish jig|forlana",
        (2, 4): "polka|galop|can-can|cancan|two-step|schottische|hoedown|quickstep march",
    },
    tempos={  # quarter notes a minute, from and to
        (30, 44): "grave|extremely slow|crawling|glacial|glacially slow|painfully slow|super slow|ultra slow|snail's pace|slowest",
        (42, 58): "largo|very slow|very slowly|very slow tempo|largamente|deathly slow|dead slow",
        (50, 64): "lento|larghissimo|really slow|pretty slow|quite slow|rather slow|so slow|lento assai|plodding",
        (58, 74): (
            "adagio|slow|slowly|slow tempo|slow-paced|slower|slow pace|slowed|slowed down|slow-moving|slow motion|slow and steady|low tempo"
            "|downtempo pace|slow speed|sluggish|slow-burning pace|at a slow pace|slow piece|slow song tempo"
        ),
        (60, 80): (
            "larghetto|unhurried|leisurely|slow-ish|somewhat slow|a bit slow|a little slow|slightly slow|on the slow side|fairly slow"
            "|gentle pace|gentle tempo|slowish|relaxed pace|easy tempo|moderately slow"
        ),
        (74, 92): (
            "andante|walking pace|medium slow|walking tempo|strolling|strolling pace|at a walk|at a walking pace|stroll|medium-slow tempo"
            "|walking speed"
        ),
        (84, 104): "andantino|relaxed tempo|relaxed groove tempo|easy walking pace|medium relaxed",
        (92, 112): (
            "moderato|mid-tempo|midtempo|medium tempo|moderate|moderate tempo|medium|medium pace|mid-paced|middle tempo|average tempo"
            "|moderately|normal tempo|normal speed|neither fast nor slow|neither slow nor fast|not too fast|not too slow|not so fast"
            "|not very fast|not fast|not slow|medium speed|steady tempo|moderate pace|medium groove|comfortable tempo|moderate speed"
            "|not very slow|not overly fast|mid tempo groove|medium beat"
        ),
        (104, 122): (
            "allegretto|medium fast|medium up|brisk|somewhat fast|a bit fast|slightly fast|fairly fast|moderately fast|quickish|a little fast"
            "|upbeat tempo|brisk pace|brisk tempo|on the fast side"
        ),
        (120, 152): (
            "allegro|fast|quick|quickly|up-tempo|uptempo|fast-paced|rapid|high tempo|faster|fast tempo|quick tempo|quick pace|fast pace"
            "|rapidly|speedy|swift|swiftly|hurried|snappy tempo|fast and|at a fast pace|fast beat|racing tempo|high speed tempo|quick-paced"
            "|galloping|gallop|up-beat tempo|double quick|fast song"
        ),
        (140, 168): (
            "vivace|very fast|really fast|lively fast|very quick|very quickly|quite fast|pretty fast|so fast|very fast tempo|super quick"
            "|really quick|rather fast|vivacissimo|allegro vivace|allegro molto"
        ),
        (164, 192): (
            "presto|extremely fast|super fast|blazing fast|blazingly fast|lightning fast|breakneck|breakneck speed|at full speed|top speed"
            "|hyper fast|furiously fast|rushing|supersonic|turbo fast|blistering|ultra fast|extremely quick"
        ),
        (190, 220): (
            "prestissimo|insanely fast|as fast as possible|insane speed|ludicrous speed|impossibly fast|fastest|incredibly fast"
            "|ridiculously fast|maximum speed"
        ),
    },
    meters={
        (3, 4): (
            "waltz time|waltz meter|triple meter|triple time|three-four|three four time|three-quarter time|in three|3-4 time|three beats per bar"
            "|three beats to the bar|triple metre|waltz feel|in 3|oom-pah-pah|three-beat"
        ),
        (4, 4): (
            "common time|four-four|four four time|four on the floor|4-4 time|four beats per bar|four beats to the bar|quadruple meter"
            "|quadruple time|four to the floor|straight four|in four|common meter|in 4|four beat"
        ),
        (2, 4): "two-four|march time|two four time|2-4 time|two beats per bar|duple meter|duple time|in two|polka time|two-beat",
        (6, 8): "six-eight|six eight time|jig time|6-8 time|in six|compound duple|six-eight feel|in 6",
        (9, 8): "nine-eight|slip jig|nine-eight time|in nine|compound triple|9-8 time",
        (12, 8): "twelve-eight|twelve-eight time|in twelve|12-8 time|twelve-eight feel|slow blues meter",
        (5, 4): "five-four|five four time|in five|5-4 time|five beats per bar|quintuple meter|quintuple time|take five time|in 5",
        (7, 8): "seven-eight|seven eight time|in seven|7-8 time|septuple meter|seven beats|in 7",
        (5, 8): "five-eight|five-eight time|5-8 time",
        (3, 8): "three-eight|three-eight time|3-8 time",
        (7, 4): "seven-four|seven-four time|7-4 time",
        (6, 4): "six-four|six-four time|6-4 time",
        (3, 2): "three-two|three-two time|3-2 time",
        (2, 2): "cut time|alla breve|two-two|two-two time|half-note beat|2-2 time|alla breve time",
    },
    energies={  # curve of energy -> words
        "rise": (
            "builds up|build up|builds|build to|crescendo|gradually build|grows|intensify|intensifies|starts quiet and ends big"
            "|starts soft and ends loud|starts small and ends big|slow build|slow burn|gets louder|rising energy|gets more intense|building"
            "|building up|builds slowly|building slowly|slowly builds|slowly building|gradually building|gradual build|buildup"
            "|builds in intensity|growing intensity|rising intensity|increases|increasing|increasing energy|escalating|escalate|ramps up|ramp up"
            "|ramping up|picks up|picking up|gathers momentum|gathering momentum|swells|swelling|intensifying|getting louder|gets bigger"
            "|getting bigger|grows in intensity|grows louder|gets more and more intense|more and more intense|crescendoing|layer by layer"
            "|layers build|layers added|instruments join one by one|adding layers|starts calm and ends big|starts calm and grows"
            "|starts slow and builds|from soft to loud|from quiet to loud|soft to loud|from calm to intense|from small to big|quiet to loud"
            "|gets stronger|heating up|builds to a climax|building to a climax|build to a climax|builds towards a climax|works up to"
            "|gaining energy|gains energy|progressively louder|progressively intense|upward arc|rising action|ever louder|ever growing"
        ),
        "late": (
            "big finish|big ending|explodes at the end|climax at the end|quiet then loud|calm then explosive|grand finale|ends big"
            "|explosive ending|explosive finale|explodes|explosion at the end|dramatic finish|epic finale|epic ending|big finale|climactic ending"
            "|climactic finale|climax near the end|climaxes at the end|late climax|peaks at the end|peak at the end|ends with a bang"
            "|end with a bang|bang at the end|ends in a climax|huge ending|huge finale|massive ending|massive finale|powerful ending"
            "|powerful finale|triumphant ending|triumphant finale|saves the best for last|drops at the end|drop at the end|soft then explosive"
            "|quiet until the end|restrained until the end|bursts at the end|goes all out at the end|held back then released"
            "|bottled up then explodes|finale explodes|final explosion|loud ending|ends loud|ends loudly"
        ),
        "fall": (
            "winds down|wind down|fades away|fade away|decrescendo|diminuendo|calms down|gets quieter|fading|ends quietly|quiet ending"
            "|soft ending|gentle ending|ends softly|dies away|fades out|fade out|fading out|fade to silence|fades to silence|dies down|dying away"
            "|dwindles|dwindling|diminishes|diminishing|decreasing energy|decreases|decreasing|getting quieter|gets softer|getting softer|softens"
            "|softening|slowly fades|gradually fades|gradually quieter|gradually calms|calming down|settles down|settling down|winding down"
            "|descending energy|from loud to soft|from loud to quiet|loud to quiet|loud to soft|ends calmly|ends peacefully|calm ending"
            "|peaceful ending|tender ending|slow ending|drifts off|drifts away|drifting away|trails off|trailing off|tapers off|tapering off|ebbs"
            "|ebbing|thins out|cools down|comedown|come down|quiet close|ends gently|ends in silence|starts big and ends quiet"
            "|starts loud and ends soft|vanishes|evaporates|recedes|receding|sinks into silence|fizzles out"
        ),
        "arch": (
            "peak in the middle|peaks in the middle|arc|climax in the middle|rises and falls|swells and fades|arched|arch-shaped|arch shape"
            "|bell curve|rise and fall|rising and falling|rises then falls|rises and then falls|builds and then fades|builds then fades"
            "|builds and releases|build and release|builds up and calms down|grows and fades|swell and fade|in waves|ebb and flow|ebbs and flows"
            "|highs and lows|ups and downs|peaks and valleys|climaxes in the middle|climax halfway|peak halfway|peaks halfway|peaks midway"
            "|big middle|loudest in the middle|intense middle|crescendo then decrescendo|soft loud soft|quiet loud quiet|mountain-shaped"
            "|dramatic arc|emotional arc|swells and recedes|tension and release"
        ),
        "flat": (
            "steady|constant energy|steady energy|even energy|no build|static|unchanging|constantly the same|consistent energy|level energy"
            "|same energy throughout|same intensity throughout|steady intensity|unvarying|monotone|monotonous|no climax|no dynamics|no crescendo"
            "|no buildup|no build-up|without a build|without climax|no peaks|no ups and downs|no drama|plateau|stays calm|stays quiet"
            "|remains calm|calm throughout|quiet throughout|intense throughout|unchanged|constant intensity|sustained energy|never builds"
            "|doesn't build|never changes|does not build|keeps the same energy"
        ),
    },
    uses={
        "loop": (
            "loop|looping|loopable|seamless loop|endless loop|looped|looping track|loopable track|looping background|background loop"
            "|seamlessly looping|seamlessly|seamless|gapless|gapless loop|repeatable|repeats forever|infinite loop|loops seamlessly"
            "|loops perfectly|perfect loop|can be looped|loop point|game loop|music loop|ambient loop|on repeat forever|continuous loop|loop-able"
        ),
        "stinger": (
            "stinger|jingle|sting|logo sound|sonic logo|fanfare sting|victory jingle|game over sound|notification sound|ident|short cue"
            "|sting sound|logo sting|logo jingle|logo music|audio logo|sound logo|brand sound|bumpers|transition sound|transition music"
            "|transitional cue|scene transition|ringtone|ring tone|alert sound|alarm sound|notifications|notification tone|sound effect|sfx"
            "|game over|game over jingle|level up|level up sound|level complete|level completed|level clear|win sound|victory fanfare"
            "|victory sting|success sound|failure sound|lose jingle|item get|short fanfare|intro sting|intro jingle|outro jingle|station ident"
            "|channel ident|radio jingle|radio ident|tv ident|news sting|startup sound|boot sound|opening sting|achievement unlocked"
            "|power-up sound|punchline sting|button ending|musical logo|sonic branding|signature sound|fanfare"
        ),
        "practice": (
            "etude|étude|exercise|practice piece|study piece|practice track|practise piece|for practice|practicing|practising|to practice"
            "|for practising|practice tool|practice song|backing track|play-along|playalong|finger exercise|technical exercise"
            "|technical study|scale practice|scale exercise|arpeggio exercise|sight-reading|beginner piece|beginner exercise|for beginners"
            "|easy piece for students|for learners|teaching piece|pedagogical|method book|hanon|czerny study|studio exercise|drill exercise"
            "|ear training|rhythm exercise|graded piece|grade 1|recital study"
        ),
        "song": (
            "song|ballad song|full song|whole song|complete song|entire song|full-length|full track|full piece|demo song|title track"
            "|full composition|complete piece|whole piece|complete track|singalong song|verse song|a full song"
        ),
    },
    parts={
        "intro": (
            "intro|introduction|opening section|introductory section|introductory part|lead-in|prelude section|vamp intro|intro part"
            "|intro section"
        ),
        "verse": "verse|verse section|verse part|first verse|second verse|strophe",
        "prechorus": (
            "pre-chorus|prechorus|pre-choruses|prechoruses|pre chorus section|build before the chorus|ramp section|rise section|pre-hook"
            "|pre-drop"
        ),
        "chorus": (
            "chorus|refrain|hook|choruses|chorus section|final chorus|last chorus|the drop|drop section|chorus part|post-chorus|big chorus"
            "|main hook|double chorus"
        ),
        "bridge": "bridge|middle eight|middle 8|bridge section|middle section|middle part|contrasting section|bridge part",
        "interlude": (
            "interlude|instrumental break|breakdown|break section|instrumental interlude|instrumental section|instrumental part"
            "|breakdown section|turnaround section|link section|musical break"
        ),
        "solo": (
            "solo section|solo break|guitar solo section|instrumental solo|soloing|improvised solo|solo part|cadenza|solo spot"
            "|improvisation section"
        ),
        "outro": (
            "outro|coda|ending|ending section|outro section|closing section|end section|final section|postlude|fade ending|coda section"
            "|finale section|outro part|concluding section|ending part|end part"
        ),
    },
    forms={  # letters of the sections -> words
        "AABA": (
            "aaba form|32-bar form|american popular song form|32-bar song form|thirty-two-bar form|aaba song form|tin pan alley form"
            "|standard song form|aaba structure"
        ),
        "ABA": (
            "ternary|ternary form|da capo form|three-part form|aba form|ternary structure|song form aba|da capo|da capo aria|da capo aria form"
            "|statement-contrast-return|minuet and trio|simple ternary|rounded form|aba structure|compound ternary|three-part"
        ),
        "AB": "binary|binary form|two-part form|ab form|binary structure|simple binary|ab structure|two-part structure|two sections",
        "ABACA": "rondo|rondo form|rondeau|abaca form|rondo structure|five-part rondo",
        "AAAA": (
            "theme and variation|variations form|variation form|variation|theme with variations|set of variations|chaconne form|passacaglia form"
            "|ground bass|variations on a theme|theme & variations"
        ),
        "AAA": "strophic|strophic form|verse form|aaa form|strophic song|hymn form|repeated verses|one-verse form|strophic structure",
        "ABCAB": (
            "sonata form|sonata|sonatina|sonata allegro|sonata allegro form|exposition development recapitulation|sonata movement"
            "|first-movement form|sonata structure"
        ),
        "A": "one-part form|single section|one section|through-composed single section|one part|single part|one section only|unary form",
    },
    modes={
        "major": (
            "major|major key|ionian|major mode|major scale|major mode scale|major tonality|in major|major scale mode|bright major|happy major"
            "|major sounding|ionian mode|a major key"
        ),
        "minor": (
            "minor|minor key|aeolian|natural minor|minor mode|minor scale|melodic minor|minor tonality|in minor|aeolian mode|dark minor"
            "|sad minor|melodic minor scale|natural minor scale|minor sounding|a minor key"
        ),
        "harmonic minor": "harmonic minor|harmonic minor scale|harmonic minor mode",
        "dorian": "dorian|dorian mode|dorian scale|dorian feel|in dorian|dorian modal|dorian minor",
        "phrygian": "phrygian|phrygian mode|phrygian scale|in phrygian|phrygian feel|phrygian minor",
        "lydian": "lydian|lydian mode|lydian scale|in lydian|lydian feel|lydian sound|lydian major",
        "mixolydian": "mixolydian|mixolydian mode|mixolydian scale|in mixolydian|mixolydian feel|mixolydian sound|mixo|dominant mode",
        "locrian": "locrian|locrian mode|locrian scale|in locrian|locrian feel",
        "gong": (
            "gong mode|pentatonic|major pentatonic|pentatonic scale|chinese pentatonic|gong scale|chinese scale|five-note scale"
            "|major pentatonic scale|chinese pentatonic scale|pentatonic mode|pentatonic melody|yo scale|asian scale|gong diao"
        ),
        "shang": "shang mode|shang scale|shang diao|suspended pentatonic|egyptian pentatonic",
        "jue": "jue mode|jue scale|jue diao",
        "zhi": "zhi mode|zhi scale|zhi diao",
        "yu": "yu mode|minor pentatonic|yu scale|yu diao|minor pentatonic scale|blues pentatonic",
    },
    progressions={  # Roman numerals -> words
        "I V vi iii IV I IV V": (
            "pachelbel|pachelbel's canon|canon progression|canon chord|pachelbel progression|pachelbel canon"
            "|canon in d progression|pachelbel's progression|pachelbel sequence|canon chord progression|pachelbel chords"
            "|johann pachelbel"
        ),
        "I I I I IV IV I I V IV I V": (
            "12-bar blue|twelve-bar blue|12-bar|12 bar form|blues form|blues progression|standard blues progression"
            "|blues changes|twelve-bar|12-bar structure"
        ),
        "i VII VI V": (
            "andalusian cadence|andalusian|andalusian progression|flamenco cadence|spanish cadence|andalusian chords"
            "|andalusian cadence progression|hit the road jack progression|sultans progression"
        ),
        "I vi IV V": (
            "doo-wop|50s progression|doo-wop progression|50s chord progression|fifties progression|heart and soul progression"
            "|ice cream changes|stand by me progression|stand by me changes|doo-wop changes|doo-wop chords|1-6-4-5 progression"
        ),
        "I V vi IV": (
            "axis progression|four chord song|four-chord|pop-punk progression|four-chord progression|4-chord|four magic chords"
            "|pop progression|axis of awesome|1-5-6-4|let it be progression|common pop progression|the four chords"
        ),
        "I IV vii° iii vi ii V I": (
            "circle of fifth|circle of fifths progression|circle progression|cycle of fifths|fifths cycle"
            "|autumn leaves progression|cycle of fourths|circle of 5ths|falling fifths|descending fifths sequence"
            "|fly me to the moon progression"
        ),
        "i VI III VII": (
            "minor four chords|epic progression|minor axis progression|epic chord progression|minor pop progression"
            "|epic minor progression"
        ),
        "IV V iii vi": "royal road|royal road progression|oudou progression|royal road chords|4-5-3-6|j-pop progression|anime progression",
        "vi IV I V": "sensitive female chord progression|emotional pop progression|6-4-1-5|sensitive progression|despacito progression",
        "vi IV V I": "komuro progression|6-4-5-1",
        "ii V I": "two five one|2-5-1|ii v i progression|251 progression|jazz turnaround|two five one progression",
        "IV III7 vi I": "just the two of us progression|just the two of us|marunouchi progression",
        "I VI7 II7 V7": "ragtime progression|ragtime changes|rag progression",
        "I vi ii V": "rhythm changes|turnaround progression|i got rhythm changes|1-6-2-5",
    },
    modulations={  # where the last chorus or the piece goes
        "up": (
            "key change up|modulate up|modulates up|modulation up|modulate upwards|goes up a key|go up a key|up a semitone|up a half step"
            "|up a whole step|up a tone|raise the key|raises the key|key lift|truck driver|truck driver's gear change|truck driver modulation"
            "|gear change|gear-change modulation|last chorus key change|key change in the last chorus|key change for the last chorus"
            "|key change at the end|key change in the final chorus|final chorus key change|final key change|step-up modulation|half-step modulation"
            "|semitone modulation|last chorus up a key|last chorus a half step higher|last chorus a step up|transpose up|transposes up"
            "|higher key for the last chorus|one key up|shift up a key|half step up"
        ),
        "relative": (
            "modulate to the relative minor|modulates to the relative minor|modulate to the relative major|modulates to the relative major"
            "|relative minor|relative major|relative key|modulate to relative minor|modulation to the relative|moves to the relative minor"
            "|moves to the relative major"
        ),
        "dominant": (
            "modulate to the dominant|modulates to the dominant|dominant key|modulation to the dominant|moves to the dominant"
            "|modulate up a fifth|key of the dominant|to the dominant"
        ),
        "any": (
            "key change|change key|changes key|changing key|modulation|modulate|modulating|change of key|switch keys|switches keys|key shift"
            "|shift key|shifts key|change the key|with a key change|tonal shift"
        ),
    },
    feels={
        "half": "half-time|half time|halftime|half-time feel|half time feel|half-time groove|half-tempo|half tempo",
        "double": "double-time|double time|doubletime|double-time feel|double time feel|double-time groove|double tempo",
    },
)
