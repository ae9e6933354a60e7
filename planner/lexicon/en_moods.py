# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""English: words for moods and styles."""

from __future__ import annotations

MOODS: dict[str, str] = {
    "happy": (
        "happy|joyful|cheerful|joy|merry|glad|happiness|cheery|jolly|delighted|cheerfully|happily|happily ever after|joyous|jovial|gleeful"
        "|elated|ecstatic|blissful|bliss|jubilant|exuberant|euphoric|euphoria|rejoicing|good mood|smiling|feel-good|carefree|delightful|mirthful"
        "|cheer|rapturous|overjoyed|high spirits|exultant|beaming|sunny and happy|happy-go-lucky|enjoyable|pleasant|festively"
    ),
    "bright": (
        "bright|sunny|lighthearted|light-hearted|fresh|breezy|lively|bouncy|upbeat|brightness|perky|brighter|lightly|airy and bright|sparkling"
        "|sparkly|shiny|glittering|gleaming|vivid|vibrant|peppy|perky and bright|zesty|lilting|crystal clear|sprightly|colourful|radiant"
        "|luminous|effervescent|bubbly|buoyant|youthful|summery|cheery and bright|sunshine|sunlit|lightness|invigorating|refreshing"
    ),
    "playful": (
        "playful|cute|quirky|funny|whimsical|mischievous|humorous|silly|comic|kawaii|playfully|goofy|zany|cartoonish|childlike|cheeky|naughty"
        "|impish|jaunty|comedic|comical|amusing|witty|tongue-in-cheek|wacky|adorable|quirkily|whimsy|frolicking|bumbling|clumsy|sneaky"
        "|prankish|teasing|jocular|lighthearted and silly|toy-like|hilarious|mischief|skipping along|bouncy and cute|circus-like"
    ),
    "hopeful": (
        "hopeful|hope|uplifting|inspiring|inspirational|optimistic|motivational|positive|encouraging|hopefully|reassuring|heartening|stirring"
        "|aspirational|aspiring|inspired|motivating|empowering|empowered|confident|resolute|courageous|looking forward|bright future"
        "|new beginning|dawn of hope|rising|soaring|uplift|upward|redemptive|redemption|resilient|promising|optimism|life-affirming"
        "|touching and hopeful|moving forward|overcoming|perseverance|dreams come true|encouragement"
    ),
    "triumphant": (
        "triumphant|victorious|victory|glorious|proud|heroic|triumph|celebratory|triumphal|triumphantly|conquering|victoriously|we won"
        "|gloriously|proudly|heroes|heroism|valiant|valour|valor|gallant|celebrating|jubilation|crowning|medal ceremony|award ceremony"
        "|exalted|exultation|anthemic|stadium anthem|legendary victory|heroically|undefeated"
    ),
    "excited": (
        "excited|exciting|energetic|energy|passionate|driving|powerful|thrilling|hype|dynamic|fiery|exhilarating|high-energy|wild|party"
        "|excitement|energetically|high-octane|adrenaline|pumped|pumping|pumped up|hyped|hyper|frenetic|frantic energy|fervent|ardent|burning"
        "|blazing|electrifying|explosive|rousing|vigorous|forceful|full of energy|full throttle|unstoppable|hard-hitting|banging|banger|hectic"
        "|fast and furious|ecstatic rush|turbo|wildly|on fire|supercharged|dynamically|thrill|roaring|rowdy|rave-like|stormy|hot-blooded"
        "|banging beat|powerful and driving|kinetic|raucous"
    ),
    "warm": (
        "warm|tender|gentle|sweet|soft|heartwarming|cozy|cosy|comforting|healing|loving|affectionate|warmth|tenderness|gently|warmly|softly"
        "|tenderly|sweetly|sweet and gentle|kindness|fond|cuddly|heartfelt|soothing and warm|comfort|intimacy|homely|homey|compassionate|caring"
        "|motherly|wholesome|mellow and warm|sentimental warmth|gentle and soft|velvety|loving-kindness|heal|nurturing|fireside|cosiness|coziness"
        "|tender-hearted|like a hug|softness"
    ),
    "romantic": (
        "romantic|love|romance|in love|sensual|love song|romantically|lovely|lover|loved|valentine|valentine's day|kissing|candlelight"
        "|candlelit|candle-lit dinner|date night|first date|first love|affair|seductive|serenading|amorous|passion and love|infatuated"
        "|courtship|swooning|honeymoon|falling in love|sweetheart|love story|love theme|enamored|lovestruck|sultry|longing love|intimate love"
    ),
    "calm": (
        "calm|peaceful|relaxing|relaxed|quiet|tranquil|serene|soothing|chill|mellow|laid-back|restful|calmness|peace|tranquility|relax|serenity"
        "|gentle and calm|calming|calmly|peacefully|quietly|tranquilly|placid|stillness|settled|at ease|easygoing|easy-going|unwind|unwinding"
        "|relaxation|chilled|chilling|chilled-out|chill out|low-key|subdued|hushed|gentle breeze|sedate|undisturbed|slow and calm|soothe"
        "|restfully|leisure|lazy sunday|composed|pacific|balmy|understated|non-intrusive|unobtrusive|quietude|quietness|stress relieving"
        "|smooth and calm|unhurried calm|pastoral calm|serenely|zen-like calm|contented"
    ),
    "dreamy": (
        "dreamy|dream|ethereal|hazy|floating|dreamlike|airy|celestial|psychedelic|dreamily|daydream|daydreaming|dreamscape|otherworldly|surreal"
        "|trippy|hallucinatory|shimmering|shimmery|misty|foggy|cloudy|weightless|floaty|drifting|heavenly|angelic|fairy-tale|gauzy"
        "|lush and dreamy|hypnagogic|blurry|reverie|trancelike|trance-like|shoegazey|ethereally|mesmerizing|mesmerising|enchanting|wonderland"
        "|wondrous|in the clouds|dream world|liminal|vaporous|gossamer|spacey"
    ),
    "nostalgic": (
        "nostalgic|nostalgia|wistful|bittersweet|memories|reminiscent|longing|yearning|retrospective|nostalgically|wistfully|sentimental"
        "|bittersweetly|remembering|reminiscence|reminiscing|good old days|good old times|olden days|retro feeling|yesteryear|the past"
        "|longing for home|homesick|homesickness|old-time|old-timey|throwback|looking back|lost youth|old memories|days gone by|pining|yearn"
        "|sepia|missing you|sweet sorrow|poignant"
    ),
    "sad": (
        "sad|sorrowful|sorrow|mournful|heartbroken|heartbreaking|heartbreak|grief|tearful|sadness|sadly|mourning|tragic|saddest|sadder|tears"
        "|crying|cry|weeping|weep|sob|sobbing|grieving|grief-stricken|heartache|heart-breaking|heart-wrenching|heartrending|broken heart"
        "|broken-hearted|lament|lamenting|lamentation|mourn|doleful|despair|despairing|despondent|hopeless|hopelessness|painful|pain|aching|ache"
        "|suffering|misery|miserable|woeful|wretched|anguish|anguished|tragedy|tragically|unhappy|downcast|bereaved|lost love|regret|regretful"
        "|sorrowfully|hurt|hurting|elegiac|elegy|dirge|plaintive|forlorn sadness|dying|tear-jerking|tearjerker|devastated|devastating|crestfallen"
    ),
    "melancholy": (
        "melancholy|melancholic|blue|gloomy|moody|pensive|brooding|depressing|depressed|somber|sombre|melancholia|melancholically|gloom"
        "|glum|morose|downbeat|low spirits|depression|bleak|dreary|overcast|sullen|dejected|dispirited|bluesy mood|blue mood|angst|angsty"
        "|emo|weary|world-weary|resigned|troubled|wintry mood|plaintively|sombrely|somberly|dour|dismal|disheartened|wallowing|weltschmerz"
        "|saudade|brood|subdued sadness|ennui|drab|disillusioned|pensively|introspective"
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
        "dark|scary|horror|creepy|sinister|ominous|spooky|evil|eerie|menacing|haunting|haunted|darkness|darkly|darker|gothic|goth|macabre|ghostly"
        "|demonic|devilish|satanic|hellish|nightmare|nightmarish|terror|terrifying|terrified|frightening|fear|fearful|fright|dread|dreadful"
        "|doomed|grim|grisly|morbid|deadly|cursed|curse|shadowy|shadows|sinisterly|villain|villainous|malevolent|wicked|foreboding|disturbing"
        "|disturbed|unnerving|creeping|witchcraft|occult|lovecraftian|apocalyptic|apocalypse|dystopian|dystopia|spine-chilling|abyss|infernal"
        "|horrifying|horrific|unholy"
    ),
    "angry": (
        "aggressive|angry|furious|rage|fierce|violent|brutal|anger|hostile|angrily|enraged|raging|wrath|wrathful|fury|furiously|hateful|hatred"
        "|violently|savage|savagely|ferocious|ferocity|ruthless|vicious|merciless|destructive|destruction|rebellious|rebellion|hostility"
        "|hardcore|snarling|screaming|berserk|vengeful|vengeance|revenge|bitter rage|outrage|outraged|brutality|crushing|menacing rage"
        "|aggression|aggressively|aggro|pissed off|heated|venomous|feral|explosive anger|rabid|bellicose|seething|tempestuous"
    ),
    "mysterious": (
        "mysterious|mystery|magical|mystical|enigmatic|strange|magic|fantasy|enchanted|mysteriously|mysteries|enigma|puzzling|secretive"
        "|secrets|arcane|esoteric|mystic|mysticism|mystique|magically|wizards|wizardry|witches|sorcery|sorcerer|elven|unexplained|strangely"
        "|weird|uncanny|cryptic|cloaked|veiled|ancient mystery|otherworld|bewitching|shrouded|intriguing|intrigue|occult mystery"
        "|ritualistic|mythical|mythic|mythology|fantastical|fantastic|oracle|rune|ambiguous|spellbinding"
    ),
    "majestic": (
        "majestic|grand|grandiose|noble|stately|monumental|magnificent|awe-inspiring|majestically|majesty|grandeur|imperial|regal|kingly"
        "|lordly|towering|colossal|enormous|gigantic|expansive|larger than life|sublime|splendid|splendour|splendor|imposing|impressive"
        "|breathtaking|awe|awesome|mighty|monument|pompous|pomp|opulent|dignified grandeur|spectacular|big and bold|panoramic|titanic|emperor"
        "|glorious and grand|stateliness|nobility|nobly|soaring grandeur"
    ),
    "solemn": (
        "solemn|serious|sacred|holy|reverent|ceremonial|spiritual|heavy-hearted|solemnly|solemnity|seriously|dignified|reverence|reverently"
        "|prayerful|praying|worshipful|hallowed|consecrated|liturgical|devout|devotional|funereal|requiem|memorial|remembrance|sober"
        "|sombre and serious|austere|gravely|weighty|ritual solemnity|in memoriam|pious|monastic|processional|sanctity|somber ceremony"
        "|sacredness|commemorative|buddhist"
    ),
    "heroic-tragic": (
        "heroic and tragic|epic sadness|tragic hero|tragic heroism|fallen hero|fallen heroes|last stand|heroic sacrifice|doomed hero"
        "|bittersweet victory|tragic and heroic|noble tragedy|epic and sad|epic sad|heroic but sad|martyr|against all odds|fateful|stoic"
        "|world on fire|war-torn|ruined kingdom|epic tragedy|tragic battle|heroic lament"
    ),
    "elegant": (
        "elegant|graceful|sophisticated|refined|classy|gracefully|elegance|elegantly|gracefulness|poised|polished|tasteful|tastefully"
        "|exquisite|finesse|fancy|posh|aristocratic|luxurious|luxe|cultured|chic|genteel|courtly|debonair|dainty|delicately|ladylike"
        "|gentlemanly|ballroom|high-class|upscale|stylishly refined|salon|ornate|cantabile|refinement|urbane|poise"
    ),
    "meditative": (
        "meditative|meditation|zen|contemplative|sleep|sleepy|hypnotic|sleeping|spa|yoga|lullaby|meditatively|meditate|meditating|mindful"
        "|mindfulness|contemplation|contemplating|reflection|introspection|trance state|breathing exercise|deep breathing|breathwork|yogic"
        "|chakra|spiritual healing|asleep|fall asleep|falling asleep|go to sleep|bedtime|lullabies|slumber|napping|drowsy|sleepily|insomnia"
        "|deep sleep|sleep aid|tai chi|qigong|om|sound bath|spa music|inner peace|zen garden|cradle song|berceuse|good night|goodnight"
        "|hypnosis|hypnotically|trance meditation|savasana|nidra"
    ),
    "groovy": (
        "groovy|groove|funky feel|danceable|grooving|dancing|in the pocket|toe-tapping|foot-tapping|head-nodding|head-bobbing|hip-shaking"
        "|funky groove|strutting|strut|get down|get up and dance|bumping|bouncing groove|infectious groove|catchy rhythm|swagger|pocket groove"
        "|move your body|bop|boppy"
    ),
    "cool": (
        "cool|smooth|sexy|lazy|suave|slick|stylish|coolly|suavely|trendy|fashionable|classy cool|swanky|badass|bad-ass|swaggering"
        "|confident swagger|nonchalant|effortless|smoky|smokey|sassy|slinky|sultry cool|noirish|chic and cool|edgy cool|sleek|smoothly|velvet"
        "|laid back cool|lazily|lazing|languid|sensuous|street-smart|retro cool|mischievously cool|boss swagger"
    ),
}

STYLES: dict[str, str] = {
    "pop": (
        "k-pop|kpop|j-pop|jpop|pop|pop song|pop music|mandopop|cantopop|indie pop|city pop|c-pop|pop tune|pop track|pop hit|chart pop|top 40"
        "|radio hit|dance pop|bubblegum|bubblegum pop|teen pop|dream pop|art pop|power pop|bedroom pop|britpop|europop|euro pop|schlager|anime"
        "|anime opening|anime song|vocaloid|idol|idol song|anison|hyper pop|hyperpop|chamber pop|baroque pop|folk pop|citypop|new wave|pop-folk"
        "|tiktok|tik tok|viral hit|boy band|girl group|adult contemporary|easy listening|jingle pop|christian pop"
    ),
    "ballad": (
        "ballad|power ballad|pop ballad|slow song|piano ballad|love ballad|torch song|slow ballad|sentimental ballad|slow jam|slow dance"
        "|love songs|tender ballad|weepy ballad|emotional ballad|acoustic ballad|80s ballad|slow love song"
    ),
    "rock": (
        "rock|rock music|hard rock|punk|punk rock|indie rock|alt rock|alternative rock|grunge|post-rock|rock and roll|rock'n'roll|rock n roll"
        "|soft rock|pop rock|folk rock|classic rock|surf rock|rocking|rock song|rock anthem|arena rock|stadium rock|garage rock|glam rock|glam"
        "|psychedelic rock|prog rock|progressive rock|prog|math rock|post-punk|pop punk|skate punk|emo rock|shoegaze|southern rock|roots rock"
        "|heartland rock|krautrock|stoner rock|rockabilly|jangle pop|punky|rock 'n' roll|rock'n roll|j-rock|jrock|k-rock|britrock|hardcore punk"
        "|garage punk|noise rock|desert rock|space rock|kraut|riot grrrl|new wave rock|driving rock|indie"
    ),
    "metal": (
        "metal|heavy metal|death metal|thrash metal|power metal|metalcore|thrash|djent|black metal|metallic hardcore|symphonic metal"
        "|progressive metal|prog metal|doom metal|nu metal|speed metal|groove metal|folk metal|viking metal|industrial metal|melodic death metal"
        "|glam metal|hair metal|deathcore|sludge|sludge metal|gothic metal|grindcore|heavy riffs|extreme metal|neoclassical metal"
        "|alternative metal|post-metal|pirate metal"
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
        "bebop|swing|jazz|jazzy|swing jazz|cool jazz|smooth jazz|gypsy jazz|ragtime|dixieland|jazz standard|lounge|big band swing|electro swing"
        "|electroswing|hot jazz|trad jazz|traditional jazz|new orleans jazz|jazz swing|hard bop|modal jazz|free jazz|acid jazz|jazz fusion"
        "|modern jazz|cocktail jazz|lounge jazz|lounge music|jazz club|jazz music|boogie-woogie|stride|latin jazz|nu jazz|noir jazz|dark jazz"
        "|jazz noir|west coast jazz|post-bop|manouche|django|broadway|musical theatre|musical theater|show tune|showtune|cabaret|vaudeville"
        "|speakeasy|1920s|roaring twenties|duke ellington|crooner|swing era"
    ),
    "lofi": (
        "lofi|lo-fi|chillhop|lofi hip hop|lo-fi hip hop|chill beat|lo-fi beat|lofi beat|study beat|lo-fi music|lofi music|lofi chill|lo-fi chill"
        "|chill hop|chill hip hop|jazzhop|jazz hop|lofi study|lofi house|sleepy beats|vinyl crackle|lofi jazz|lo-fi jazz|chilled beats|lofi girl"
        "|dusty beats|beat tape|tape hiss|mellow beats|low-fi|lowfi"
    ),
    "ambient": (
        "ambient|new age|drone|soundscape|atmospheric|atmosphere|downtempo|chillout|ambiental|dark ambient|space ambient|space music"
        "|drone music|meditation music|sleep music|healing music|relaxation music|spa ambient|minimalist ambient|ambient electronic|psybient"
        "|chill-out|lounge ambient|trip hop|triphop|minimalism|generative|eno|brian eno|textural|field recordings|white noise|nature sounds"
        "|floating ambient|calm ambient|neo-ambient"
    ),
    "edm": (
        "edm|electronic|electronic dance|house|techno|trance|dubstep|dance music|electro|synthwave|future bass|drum and bass|dnb|drum'n'bass"
        "|synthpop|synth-pop|electropop|vaporwave|deep house|progressive house|electronica|cyberpunk|retrowave|eurobeat|electro house|tech house"
        "|acid house|tropical house|future house|future garage|uk garage|ukg|2-step|two-step garage|garage house|garage|speed garage|big room"
        "|big room house|chicago house|detroit techno|minimal techno|hard techno|acid techno|psytrance|psy trance|goa trance|uplifting trance"
        "|hardstyle|hard dance|happy hardcore|gabber|jungle music|liquid dnb|liquid drum and bass|d&b|drum & bass|breakbeat|big beat|glitch"
        "|glitch hop|idm|intelligent dance music|idm beats|brostep|bass music|moombahton|jersey club|footwork|juke|phonk|drift phonk|outrun"
        "|darksynth|vapor wave|future funk house|chillwave|dance track|dance tune|dance floor filler|club music|club track|rave music|eurodance"
        "|euro dance|italo dance|complextro|electronic body music|ebm|industrial techno|electro-pop|synth wave|synthpunk|electroclash|nightcore"
        "|slap house|bass house|melodic techno|melodic house|organic house|afro house|amapiano|progressive trance|downtempo electronic|cyber punk"
        "|electronic music|electronic pop|festival edm|edm drop|dubstep drop|hard trance|techno-pop|synth-driven|electronic rock|witch house"
        "|house music|trancey|stutter house|dance-punk|ncs|hi-tech"
    ),
    "epic": (
        "epic|cinematic|film score|movie score|trailer|trailer music|soundtrack|orchestral epic|film music|movie soundtrack|hollywood|epically"
        "|epicness|epic music|epic orchestra|film scoring|movie trailer|movie theme|film theme|film soundtrack|original soundtrack|ost"
        "|hans zimmer|zimmer|john williams|two steps from hell|trailer score|hybrid orchestral|orchestral trailer|orchestral hybrid"
        "|documentary score|underscore|epic trailer|epic fantasy|game of thrones|lord of the rings|star wars|western film|spaghetti western"
        "|ennio morricone|morricone|marvel|avengers|pixar|epic war music|epic score|tv theme|adventure film|big screen|motion picture"
        "|hollywood score|cinematic score|cinematic music|cinematic orchestral"
    ),
    "waltz": "waltz|viennese waltz|waltzes|waltzing|vienna waltz|slow waltz|jazz waltz|valse|musette waltz|waltz-like|ländler|landler",
    "folk": (
        "folk|country|country music|bluegrass|celtic|irish|acoustic folk|indie folk|singer-songwriter|americana|folk song|sea shanty|shanty|jig"
        "|reel|medieval|tavern song|folksy|polka|folk music|folk tune|traditional folk|anti-folk|freak folk|folk ballad|alt-country|country song"
        "|country pop|country folk|nashville sound|outlaw country|honky-tonk country|western swing|bluegrassy|appalachian|old-time music"
        "|hillbilly|cajun|zydeco|irish folk|irish music|irish trad|celtic music|scottish folk|breton|nordic folk|scandinavian folk|scandinavian"
        "|viking folk|balkan|gypsy|romani|klezmer|hornpipe|strathspey|mazurka folk|world music|african|african music|highlife|indian"
        "|indian classical|bollywood|raga|middle eastern|arabic|persian|rebetiko|hawaiian|polynesian|russian folk|slavic|slavic folk"
        "|ukrainian folk|mongolian|tibetan|tuvan|andean|native american|acoustic song|unplugged|campfire song|campfire|bard|bardic|bard song"
        "|minstrel|troubadour|renaissance faire|renaissance fair|tavern|tavern music|pub song|drinking song|work song|sailor song|sea shanties"
        "|nursery folk|country-western|yodel|yodeling|hoedown|barn dance|farmhouse folk|ceilidh|chamber folk"
    ),
    "guofeng": (
        "chinese style|chinese traditional|traditional chinese|chinese|guofeng|gufeng|wuxia|xianxia|oriental|asian|east asian"
        "|chinese traditional music|chinese classical|chinese folk|chinese folk music|chinese opera|peking opera|beijing opera|kunqu"
        "|cantonese opera|ancient chinese|ancient china|chinese fantasy|chinoiserie|chinese new age|tang dynasty|song dynasty|han dynasty"
        "|ming dynasty|imperial china|jiangnan|japanese traditional|traditional japanese|japanese style|wafuu|enka|gagaku|korean traditional"
        "|traditional korean|gugak|pansori|samurai style|geisha|far east|far eastern|chinese music|china style|vietnamese|chinese pop fusion"
        "|xianxia style|cultivation novel|chinese rock fusion|china chic|ink wash|three kingdoms|traditional asian|pentatonic chinese"
    ),
    "chiptune": (
        "8-bit|8bit|chiptune|chip tune|retro game|nes|pixel|chip music|16-bit|gameboy|game boy|arcade|chip music style|8-bit music|8bit music"
        "|16bit|32-bit|nes music|snes|snes music|nintendo|super mario|megaman|mega man|sega|sega genesis|genesis sound|commodore 64|c64|amiga"
        "|tracker music|gameboy music|atari|pixel art|pixel game|pixelated|retro arcade|retro video game|retro videogame"
        "|old-school video game|old school game|arcade game|bit pop|bitpop|bleep|bleepy|famicom|pico-8|retro gaming|chip breakcore|eight-bit"
        "|8-bit style"
    ),
    "classical": (
        "classical|baroque|chamber music|sonata|nocturne|minuet|serenade|concerto|classical music|prelude|fugue|neoclassical|neo-classical"
        "|mozart|bach|chopin|beethoven|impressionist|romantic era|chorale|hymn|gymnopedie|romantic period|march|classic music"
        "|classical style|classical period|classical era|viennese classical|romantic classical|romanticism|romantic music|late romantic"
        "|impressionism|impressionistic|debussy|ravel|satie|schubert|schumann|liszt|brahms|tchaikovsky|rachmaninoff|rachmaninov|vivaldi"
        "|handel|haydn|mendelssohn|grieg|dvorak|scarlatti|telemann|pachelbel|clementi|czerny|philip glass|einaudi|yiruma|joe hisaishi"
        "|hisaishi|ghibli|studio ghibli|arvo pärt|stravinsky|bartok|bach-like|baroque music|baroque suite|baroque style|renaissance"
        "|renaissance music|early music|gregorian chant|plainchant|motet|madrigals|cantata|oratorio|requiem mass|opera|operatic|overture"
        "|ballet|symphonic poem|tone poem|string serenade|two-part invention|partita|toccata|passacaglia|chaconne|canon in d|counterpoint"
        "|polyphony|bagatelle|barcarole|berceuse piece|capriccio|caprice|divertimento|impromptu|intermezzo|mazurka|rhapsody"
        "|romance without words|song without words|rondo style|scherzo|sonatine|variation set|gavotte|sarabande|allemande|courante|gigue"
        "|bourree|polonaise|pavane|gymnopédie|hymnal|anthem hymn|marches|military march|wedding march|funeral march|art song"
        "|modern classical|contemporary classical|post-minimalist|20th century classical|art music|chamber piece|church music|sacred music"
        "|twelve-tone|atonal|serialism"
    ),
    "latin": (
        "latin|tango|salsa|samba|reggae|flamenco|rumba|cha-cha|reggaeton|mambo|cuban|mariachi|ska|bolero|calypso|afrobeat|latin music|latin pop"
        "|latin rock|latino|latina|latin dance|salsa music|timba|son cubano|guaracha|guajira|danzon|bachata|merengue|cumbia|vallenato|ranchera"
        "|norteño|norteno|banda music|corrido|reggaetón|dembow|latin trap|tango nuevo|nuevo tango|argentine tango|milonga|habanera"
        "|rumba flamenca|bulerias|bulería|sevillanas|paso doble|pasodoble|bullfight|spanish style|baile funk|forro|forró|baião|axé|choro|fado"
        "|samba music|samba batucada|batucada|bolero music|chacha|cha cha cha|caribbean|jamaican|dancehall|dub reggae|roots reggae|rocksteady"
        "|lovers rock|ska punk|soca|zouk|kompa|kizomba|afro-cuban|afro-latin|afropop|tropicalia|mento|mambo music|calypso music|tejano"
        "|island music|reggae music|reggae groove|steel drum music|perreo|fandango|boogaloo"
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
        "|country blues|acoustic blues|texas blues|memphis blues|swamp blues|jump blues|blues shuffle|blues song|piedmont blues|british blues"
        "|st. louis blues|soul blues|blues jam|boogie blues|jazz blues|blues ballad|bb king|b.b. king|muddy waters|robert johnson"
    ),
}
