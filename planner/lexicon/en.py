# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""English words for music."""

from __future__ import annotations

from planner.lexicon.en_instruments import ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS
from planner.lexicon.en_moods import MOODS, STYLES
from planner.lexicon.en_scenes import ENERGIES, SCENES, USES
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
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods=MOODS,
    styles=STYLES,
    scenes=SCENES,
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
    energies=ENERGIES,
    uses=USES,
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
            "12-bar blue|twelve-bar blue|12 bar form|blues form|blues progression|standard blues progression"
            "|blues changes|12-bar structure"
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
