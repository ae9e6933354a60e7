# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""English: words for scenes, uses and the course of energy."""

from __future__ import annotations

SCENES: dict[str, str] = {
    "rainy night": (
        "rainy night|rainy day|rain|rainy|rainy evening|rainy afternoon|raining|rainfall|rainstorm|rain outside|raindrops"
        "|rain on the window|drizzle|drizzling|drizzly|thunderstorm at night|wet streets|rainy window|in the rain|rainy mood|rainy city"
        "|monsoon|umbrella|pouring rain|rainy weather|downpour"
    ),
    "café": (
        "cafe|café|coffee shop|coffeehouse|coffee|tea time|restaurant|coffee house|coffee time|coffee break|coffeeshop|espresso|latte|tea room"
        "|brunch|bistro|dinner|dinner party|dining|bakery|bookshop|bookstore|hotel lobby|elevator|elevator music|waiting room|wine bar|tapas"
        "|sunday brunch|breakfast|restaurant music|hold music"
    ),
    "sunset": (
        "sunset|dusk|twilight|golden hour|sundown|setting sun|evening light|evening walk|at dusk|gloaming|afterglow|nightfall|end of the day"
        "|summer evening|golden light|driving into the sunset"
    ),
    "sunrise": (
        "sunrise|morning|dawn|early morning|waking up|wake up|daybreak|first light|morning light|good morning|rise and shine|dawn chorus"
        "|dawning|crack of dawn|breaking dawn|early hours|new day|morning walk|alarm clock morning|morning coffee"
    ),
    "night": (
        "starry night|moonlight|night sky|midnight|late night|starry sky|stars|moonlit|night|nighttime|night-time|nocturnal|under the stars"
        "|stargazing|moon|moonrise|full moon|crescent moon|shooting star|starlight|starlit|fireflies|late at night|after midnight|night drive"
        "|night walk|deep night|aurora|northern lights|evening sky|insomniac night|nightscape|constellation"
    ),
    "battle": (
        "battle|fight|war|combat|action scene|fighting|battlefield|showdown|battling|fight scene|fighting game|warfare|warrior|soldier|army"
        "|armies|war scene|war movie|war zone|siege|duel|dueling|arena fight|clash|clashing|invasion|attack|ambush|skirmish|charge into battle"
        "|sword fight|swordfight|gunfight|shootout|action movie|action sequence|action-packed|epic battle|epic fight|combat music"
        "|random encounter|encounter|battle music|battle theme|battle scene|gladiator|fps|shooter|esports|street fighter|showdown at noon"
        "|tournament|moba|war game|rpg battle|turn-based battle|vikings battle"
    ),
    "boss": (
        "boss|boss battle|boss fight|final boss|boss theme|boss music|bossfight|final battle|last boss|end boss|mini boss|miniboss|raid boss"
        "|boss level|boss arena|final showdown|villain theme|villain entrance|dragon fight|ultimate battle|secret boss|boss rush|overlord"
        "|archenemy|dark lord"
    ),
    "chase": (
        "chase|car chase|racing|race|running from|pursuit|escape|chase scene|chasing|being chased|pursued|escaping|getaway|on the run|fleeing"
        "|flee|hunted|race car|racing game|race track|street racing|formula 1|motorcycle chase|high-speed|speeding|rush hour|escape scene"
        "|bike chase|parkour|sprint|escape sequence|drift racing|kart|kart racing|go-kart|escape room countdown|horse race|spaceship chase"
    ),
    "forest": (
        "forest|woods|nature|garden|meadow|river|valley|lake|mountain|woodland|enchanted forest|magic forest|deep woods|rainforest"
        "|nature documentary|wildlife|outdoor|hiking|hike|camping|botanical garden|prairie|waterfall|brook|riverside|lakeside|mountain top"
        "|mountain view|hillside|highlands|wilderness|countryside walk|walk in the park|flowers blooming|butterflies|grove|glade|canyon|savanna"
        "|safari|mossy|bamboo forest|landscape|fairy forest|elven forest"
    ),
    "ocean": (
        "ocean|sea|beach|waves|seaside|underwater|seashore|at sea|deep sea|deep ocean|oceanic|coastal|coastline|shore|shoreline|harbor|harbour"
        "|sailing|sailboat|boat trip|lighthouse|tide|tidal|surfing|diving|scuba|snorkeling|coral reef|reef|aquarium|whales|dolphin|mermaid"
        "|sandy beach|seagulls|lagoon|cruise|fishing|water level|underwater level|beneath the waves|marine|ocean breeze|sea breeze|atlantis"
        "|seabed|ocean waves"
    ),
    "summer": (
        "summer|holiday|vacation|road trip|travel|tropical|island|driving song|summertime|summer day|summer night|hot summer|beach party"
        "|beach day|pool party|poolside|traveling|travelling|travel vlog|roadtrip|on the road|open road|cruising|car ride|convertible"
        "|summer break|sunbathing|palm trees|tropical island|resort|picnic|barbecue|bbq|ice cream|backpacking|summer camp|bike ride|train ride"
        "|hawaii|ibiza|flying home|wanderlust"
    ),
    "spring": (
        "spring|blossom|cherry blossom|flowers|springtime|spring day|spring morning|early spring|blooming|bloom|budding|sakura|spring breeze"
        "|spring awakening|tulips|first flowers|hanami|easter|spring garden"
    ),
    "autumn": (
        "autumn|fall leaves|falling leaves|autumnal|fall season|fall colors|fall colours|autumn leaves|autumn wind|harvest|harvest festival"
        "|thanksgiving|golden autumn|late autumn|crisp autumn|pumpkin|fallen leaves|autumn rain|autumn walk"
    ),
    "winter": (
        "winter|snow|snowy|snowfall|wintertime|winter night|winter wonderland|wintry|snowing|snowflake|snow falling|falling snow|blizzard|icy"
        "|frozen|frost|frosty|cold winter|arctic|polar|ski|skiing|ice skating|igloo|fireplace|snow-covered|snowy mountain|snowman|tundra"
        "|glacier|ice cave|ice level"
    ),
    "spring festival": (
        "chinese new year|spring festival|lunar new year|cny|chinese spring festival|lunar festival|lantern festival"
        "|mid-autumn festival|mid autumn|moon festival|dragon boat festival|lion dance|dragon dance|year of the dragon|seollal|tet"
        "|chinese wedding|temple fair|firecrackers"
    ),
    "christmas": (
        "christmas|xmas|new year|festive|jingle bells|carol|christmas eve|christmas song|christmas music|christmas carol|christmassy|santa"
        "|santa claus|sleigh ride|sleigh|mistletoe|yuletide|yule|holiday season|nativity|advent|reindeer|xmas song|winter holiday|hanukkah"
        "|caroling|holiday jingle|noel"
    ),
    "wedding": (
        "wedding|bridal|proposal|wedding ceremony|wedding dance|wedding day|wedding reception|bride|groom|bridesmaid|marriage|engagement|vows"
        "|walking down the aisle|first dance|married|getting married|proposal scene|wedding video|anniversary"
    ),
    "birthday": (
        "birthday|celebration|carnival|festival|birthday party|happy birthday|celebrate|celebrating birthday|festival day|parade|fiesta|feast"
        "|banquet|opening ceremony|grand opening|gala|ceremony opening|prom|mardi gras|funfair|fairground|county fair|fireworks"
        "|new year's eve|independence day|jubilee|street party|house party|block party|office party|hooray|congratulations|award show|awards"
    ),
    "farewell": (
        "farewell|goodbye|graduation|break up|breakup|funeral|parting|saying goodbye|bye|leaving|leaving home|departure|departing"
        "|parting ways|graduates|graduating|graduation ceremony|last day of school|breaking up|broke up|divorce|end credits farewell"
        "|separation|letting go|moving away|train station goodbye|airport goodbye|closing time|last goodbye|retirement|moving on|end credits"
        "|credits roll|ending credits"
    ),
    "study": (
        "study|studying|focus|reading|homework|concentrate|concentration|work music|coding|studies|study session|study music|study time"
        "|for studying|exam|homework time|focused|focusing|deep focus|focus music|office work|work from home|productivity|productive|journaling"
        "|concentrating|pomodoro|reading a book|reading time|bookish|coding session|hacking session"
    ),
    "space": (
        "space|cosmic|galaxy|outer space|universe|interstellar|sci-fi|science fiction|spaceship|spacecraft|starship|rocket|astronaut|cosmos"
        "|cosmonaut|galaxies|galactic|planet|planetary|mars|orbit|orbiting|nebula|interplanetary|zero gravity|black hole|wormhole|time travel"
        "|ufo|alien planet|space exploration|space travel|space station|space opera|scifi|future city|android|artificial intelligence|cyberspace"
        "|supernova|comet|meteor|lunar landing|moon landing|satellite|laser|hologram|star map|milky way|solar system|star voyage"
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
        "|country lane|windmill|shepherd|vineyard|pasture|bucolic|idyllic|peasant|blacksmith|cozy village|neighborhood|neighbourhood|suburb"
    ),
    "castle": (
        "castle|kingdom|palace|knight|royal|coronation|royalty|queens|princess|throne|throne room|medieval castle|medieval court|fortress"
        "|citadel|empire|round table|camelot|king arthur|royal court|royal palace|tournament of knights|ballroom dance|masquerade"
        "|masquerade ball|versailles|chateau"
    ),
    "adventure": (
        "adventure|quest|journey|expedition|pirate|exploration|voyage|adventurous|adventurer|questing|treasure|treasure hunt|treasure island"
        "|explore|exploring|explorer|discover|discovery|hero's journey|epic journey|odyssey|rpg|jrpg|role-playing game|open world|overworld"
        "|world map|zelda|skyrim|final fantasy|dungeons and dragons|d&d campaign|pathfinder|swashbuckling|high seas|pirate ship"
        "|indiana jones|jungle adventure|jungle exploration|flight scene|soaring flight|setting out|setting sail|wander|wanderer|roaming"
        "|trek|trekking|nomad|pilgrimage|frontier|airship|travel across the land"
    ),
    "gym": (
        "gym|workout|running|fitness|exercise music|working out|exercise|exercising|training montage|montage|weightlifting|lifting weights|runner"
        "|jogging|jog|marathon|cardio|aerobics|zumba|spinning class|hiit|crossfit|sport|sporting|sports game|football|soccer|basketball|baseball"
        "|hockey|boxing|boxer|wrestling|olympic|stadium|world cup|super bowl|game day|athletic|athlete|skateboarding|snowboarding|extreme sports"
        "|skate park|bmx|cheerleading|cheerleader|push it to the limit|fitness class|pump up"
    ),
    "club": (
        "club|nightclub|dance floor|rave|clubbing|club night|night club|dancefloor|dance club|disco club|cocktail bar|dj|dj set|warehouse party"
        "|raving|festival stage|main stage|party night|after party|afterparty|night out|strobe lights|boiler room|mosh pit|karaoke|lounge bar"
        "|ibiza club|late night party|peak time|ravers|party music|dance party"
    ),
    "street": (
        "street|urban|city|neon|downtown|city lights|street corner|cities|city at night|city night|city life|cityscape|skyline|metropolis"
        "|metropolitan|downtown night|alley|back alley|subway|taxi|night city|neon lights|neon city|neon-lit|tokyo|shibuya|new york|nyc"
        "|manhattan|brooklyn|london|paris|berlin|hong kong|shanghai|los angeles|hollywood boulevard|sidewalk|skyscraper|rooftop|urban jungle"
        "|graffiti|street life|crosswalk|commute|commuting|late-night city|urban night|night market|penthouse|city rooftop"
    ),
    "game": (
        "platformer|video game|game music|game|mobile game|level music|gaming|gamer|videogame|video game music|game soundtrack|game level|level 1"
        "|platform game|side-scroller|sidescroller|endless runner|runner game|indie game|pc game|console game|casual game|idle game|visual novel"
        "|tower defense|strategy game|simulation game|world 1|bonus stage|bonus level|minecraft|roblox|fortnite|pokemon|hyrule|sonic|undertale"
        "|card game|gacha|game background"
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
        "|when i was a kid|back home|school days|schooldays|grandmother|grandma|grandfather|grandpa|my mother|family memories|high school"
        "|college days|playground memories|summer of youth|coming of age|old house|coming home|home sweet home|fatherland|motherland"
    ),
    "children": (
        "children|nursery|baby|cartoon|nursery rhyme|toy|toddler|child|kid|babies|infant|preschool|kindergarten|daycare|kids song|kids' song"
        "|children's song|childrens song|children's music|kids music|toy shop|toy store|toybox|playground|cartoon music|animation|puppet"
        "|puppet show|clown|circus|carousel|merry-go-round|teddy bear|puppy|puppies|kitten|cats|dogs|bunny|bunnies|duck|penguin|animals|zoo"
        "|farm animals|candy|lollipop|balloons|story time|bedtime story|picture book|amusement park|theme park|school bus|abc song"
        "|gummy bears|pets|unicorn|sing-along|singalong|peekaboo"
    ),
    "desert": (
        "desert|silk road|sahara|arabian|egyptian|dune|oasis|camel|caravan|arabia|arabian nights|egypt|pharaoh|pyramid|cleopatra|mesopotamia"
        "|babylon|bedouin|nile|persia|aladdin|genie|sultan|marrakesh|morocco|mirage|sandstorm|souk|canyon desert|death valley|wasteland"
        "|post-apocalyptic wasteland|mad max|fallout|sphinx|istanbul|bazaar of baghdad|sands of time"
    ),
    "jianghu": (
        "swordsman|martial arts|kung fu|samurai|swordsmen|swordswoman|wuxia hero|kungfu|shaolin|wudang|crouching tiger|ronin|ninja|katana"
        "|shogun|feudal japan|swordplay|martial artist|karate|wandering swordsman|assassin|great wall|frontier fortress|jianghu|dojo|bushido"
        "|bamboo duel|blademaster|monk warrior"
    ),
    "temple": (
        "temple|monastery|tea house|teahouse|pagoda|monasteries|monk|shrine|shinto|kyoto|tea ceremony|tea|green tea|japanese garden|zen temple"
        "|buddhist temple|buddha|incense|tibet|himalaya|ashram|ryokan|bonsai|koi pond|rock garden|calligraphy|mountain temple|torii|lotus pond"
        "|lotus|hermit|taoist|daoist"
    ),
    "church": (
        "cathedral|church|churches|chapel|abbey|sanctuary|vatican|stained glass|convent|nun|pilgrim chapel|basilica|sunday service|notre-dame"
        "|baptism|communion|congregation"
    ),
    "detective": (
        "detective|noir|spy|heist|film noir|secret agent|sleuth|private eye|private investigator|investigation|investigating|investigator"
        "|crime scene|crime drama|criminal|murder|murder mystery|whodunit|sherlock|sherlock holmes|spies|spy movie|spy film|espionage"
        "|undercover|james bond|007|mission impossible|bank heist|burglar|thief|thieves|mafia|mobster|gangster|godfather|interrogation"
        "|mystery novel|neo-noir|noir film|pink panther|true crime|cold case|clue|agatha christie|ocean's eleven|con artist|hacker"
        "|jewel thief|crime"
    ),
    "advert": (
        "vlog|advert|advertisement|commercial|corporate|product video|promo|presentation|startup|advertising|ads|tv ad|tv commercial"
        "|corporation|corporate video|company|company video|enterprise|branding|brand film|marketing|promotional|promo video|product launch"
        "|product demo|launch event|keynote|slideshow|powerpoint|pitch deck|explainer|explainer video|tutorial|how-to video|youtube video"
        "|youtube intro|youtuber|podcast|podcast intro|vlogging|vlogger|unboxing|review video|social media|content creation|stock music"
        "|news intro|broadcast|breaking news|weather forecast|training video|e-learning|real estate|drone footage|timelapse|time-lapse"
        "|fashion show|runway|catwalk|cooking show|cooking|recipe video|makeup tutorial|technology video|tech startup|innovation|fundraising"
        "|nonprofit|infomercial|recruitment video|talk show|livestream|twitch|background for video|background video"
    ),
}

USES: dict[str, str] = {
    "loop": (
        "loop|looping|loopable|seamless loop|endless loop|looped|looping track|loopable track|looping background|background loop"
        "|seamlessly looping|seamlessly|seamless|gapless|gapless loop|repeatable|repeats forever|infinite loop|loops seamlessly|loops perfectly"
        "|perfect loop|can be looped|loop point|game loop|music loop|ambient loop|on repeat forever|continuous loop|loop-able"
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
        "|for practising|practice tool|practice song|backing track|play-along|playalong|finger exercise|technical exercise|technical study"
        "|scale practice|scale exercise|arpeggio exercise|sight-reading|beginner piece|beginner exercise|for beginners"
        "|easy piece for students|for learners|teaching piece|pedagogical|method book|hanon|czerny study|studio exercise|drill exercise"
        "|ear training|rhythm exercise|graded piece|grade 1|recital study"
    ),
    "song": (
        "song|ballad song|full song|whole song|complete song|entire song|full-length|full track|full piece|demo song|title track|full composition"
        "|complete piece|whole piece|complete track|singalong song|verse song|a full song"
    ),
}

ENERGIES: dict[str, str] = {  # curve of energy -> words
    "rise": (
        "builds up|build up|builds|build to|crescendo|gradually build|grows|intensify|intensifies|starts quiet and ends big"
        "|starts soft and ends loud|starts small and ends big|slow build|slow burn|gets louder|rising energy|gets more intense|building"
        "|building up|builds slowly|building slowly|slowly builds|slowly building|gradually building|gradual build|buildup|builds in intensity"
        "|growing intensity|rising intensity|increases|increasing|increasing energy|escalating|escalate|ramps up|ramp up|ramping up|picks up"
        "|picking up|gathers momentum|gathering momentum|swells|swelling|intensifying|getting louder|gets bigger|getting bigger"
        "|grows in intensity|grows louder|gets more and more intense|more and more intense|crescendoing|layer by layer|layers build|layers added"
        "|instruments join one by one|adding layers|starts calm and ends big|starts calm and grows|starts slow and builds|from soft to loud"
        "|from quiet to loud|soft to loud|from calm to intense|from small to big|quiet to loud|gets stronger|heating up|builds to a climax"
        "|building to a climax|build to a climax|builds towards a climax|works up to|gaining energy|gains energy|progressively louder"
        "|progressively intense|upward arc|rising action|ever louder|ever growing"
    ),
    "late": (
        "big finish|big ending|explodes at the end|climax at the end|quiet then loud|calm then explosive|grand finale|ends big|explosive ending"
        "|explosive finale|explodes|explosion at the end|dramatic finish|epic finale|epic ending|big finale|climactic ending|climactic finale"
        "|climax near the end|climaxes at the end|late climax|peaks at the end|peak at the end|ends with a bang|end with a bang|bang at the end"
        "|ends in a climax|huge ending|huge finale|massive ending|massive finale|powerful ending|powerful finale|triumphant ending"
        "|triumphant finale|saves the best for last|drops at the end|drop at the end|soft then explosive|quiet until the end"
        "|restrained until the end|bursts at the end|goes all out at the end|held back then released|bottled up then explodes|finale explodes"
        "|final explosion|loud ending|ends loud|ends loudly"
    ),
    "fall": (
        "winds down|wind down|fades away|fade away|decrescendo|diminuendo|calms down|gets quieter|fading|ends quietly|quiet ending|soft ending"
        "|gentle ending|ends softly|dies away|fades out|fade out|fading out|fade to silence|fades to silence|dies down|dying away|dwindles"
        "|dwindling|diminishes|diminishing|decreasing energy|decreases|decreasing|getting quieter|gets softer|getting softer|softens|softening"
        "|slowly fades|gradually fades|gradually quieter|gradually calms|calming down|settles down|settling down|winding down|descending energy"
        "|from loud to soft|from loud to quiet|loud to quiet|loud to soft|ends calmly|ends peacefully|calm ending|peaceful ending|tender ending"
        "|slow ending|drifts off|drifts away|drifting away|trails off|trailing off|tapers off|tapering off|ebbs|ebbing|thins out|cools down"
        "|comedown|come down|quiet close|ends gently|ends in silence|starts big and ends quiet|starts loud and ends soft|vanishes|evaporates"
        "|recedes|receding|sinks into silence|fizzles out"
    ),
    "arch": (
        "peak in the middle|peaks in the middle|arc|climax in the middle|rises and falls|swells and fades|arched|arch-shaped|arch shape"
        "|bell curve|rise and fall|rising and falling|rises then falls|rises and then falls|builds and then fades|builds then fades"
        "|builds and releases|build and release|builds up and calms down|grows and fades|swell and fade|in waves|ebb and flow|ebbs and flows"
        "|highs and lows|ups and downs|peaks and valleys|climaxes in the middle|climax halfway|peak halfway|peaks halfway|peaks midway|big middle"
        "|loudest in the middle|intense middle|crescendo then decrescendo|soft loud soft|quiet loud quiet|mountain-shaped|dramatic arc"
        "|emotional arc|swells and recedes|tension and release"
    ),
    "flat": (
        "steady|constant energy|steady energy|even energy|no build|static|unchanging|constantly the same|consistent energy|level energy"
        "|same energy throughout|same intensity throughout|steady intensity|unvarying|monotone|monotonous|no climax|no dynamics|no crescendo"
        "|no buildup|no build-up|without a build|without climax|no peaks|no ups and downs|no drama|plateau|stays calm|stays quiet|remains calm"
        "|calm throughout|quiet throughout|intense throughout|unchanged|constant intensity|sustained energy|never builds|doesn't build"
        "|never changes|does not build|keeps the same energy"
    ),
}
