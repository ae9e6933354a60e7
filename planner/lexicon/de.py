# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""German: ``~`` stands for the endings of adjectives; compounds, number words and note names follow rules."""

from __future__ import annotations

from planner.lexicon.de_instruments import ENDINGS, ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS
from planner.lexicon.endings import spread_all
from planner.lexicon.language import Language

_UNITS = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}
_TENS = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}


def _numbers() -> dict[str, float]:
    """Number words from 0 to 199, one word each (``hundertfünfundzwanzig``), and the hundreds to 1,000."""
    joined = {f"{unit}und{ten}": value + large for ten, large in _TENS.items() for unit, value in _UNITS.items()}
    small = {**_UNITS, "eins": 1, "zwo": 2, **_TEENS, **_TENS, **joined}
    hundreds = {f"{one}hundert{link}{word}": 100 + value
                for one in ("", "ein") for link in ("", "und") for word, value in small.items()}
    whole = {f"{unit}hundert": 100 * value for unit, value in _UNITS.items()}
    halves = {f"{unit}einhalb": value + 0.5 for unit, value in _UNITS.items()} | {"anderthalb": 1.5}
    return {
        "null": 0, **halves, **small, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, **hundreds, **whole,
        "hundert": 100, "tausend": 1000, "eintausend": 1000,
    }


NUMBERS = _numbers()

_SHARPS = {"cis": 1, "dis": 3, "eis": 5, "fis": 6, "gis": 8, "ais": 10, "his": 0}
_FLATS = {"ces": 11, "des": 1, "es": 3, "fes": 4, "ges": 6, "as": 8, "b": 10, "heses": 9}
NOTES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "h": 11, **_SHARPS, **_FLATS}
"""B is a semitone below H; ``as`` and ``es`` are words of their own unless a key follows."""

_KEY_WORDS = {
    "dur": "major", "moll": "minor", "ionisch": "major", "äolisch": "minor", "dorisch": "dorian", "phrygisch": "phrygian",
    "lydisch": "lydian", "mixolydisch": "mixolydian", "lokrisch": "locrian", "harmonisch moll": "harmonic minor",
    "moll harmonisch": "harmonic minor", "dur pentatonik": "gong", "moll pentatonik": "yu", "pentatonisch": "gong",
    "dur pentatonisch": "gong", "moll pentatonisch": "yu",
}

MOODS = spread_all({
    "happy": "fröhlich*|froh|frohe|froher|frohes|frohen|glücklich*|vergnügt*|freudig*|freude|lebensfroh*|heiter*|gut gelaunt*|gutgelaunt*|gute laune|gute-laune*|munter*|beschwingt*|ausgelassen*|frohsinn|jubelnd*|fidel*|freudvoll*|glück",
    "bright": "hell|helle|heller|helles|hellen|helligkeit|strahlend*|sonnig*|lebhaft*|lebendig*|leichtfüßig*|leicht und luftig|leicht und fröhlich|unbeschwert*|frisch*|spritzig*|luftig*|federnd*|unbekümmert*|aufgeweckt*|schwungvoll*|leichtherzig*",
    "playful": "verspielt*|spielerisch*|lustig*|witzig*|drollig*|niedlich*|frech*|schelmisch*|neckisch*|humorvoll*|komisch*|kindlich*|albern*|ulkig*|schrullig*|spitzbübisch*|putzig*|keck*|skurril*|kauzig*|schalkhaft*|spaßig*",
    "hopeful": "hoffnungsvoll*|hoffnung|hoffnungsfroh*|zuversichtlich*|zuversicht|optimistisch*|ermutigend*|aufbauend|aufbauende|aufbauendes|inspirierend*|motivierend*|positiv*|erhebend*|aufmunternd*|mutmachend*|lebensbejahend*|verheißungsvoll*|aufbruchsstimmung",
    "triumphant": "triumphal*|triumphierend*|triumph|siegreich*|sieghaft*|glorreich*|heroisch*|heldenhaft*|heldisch*|ruhmreich*|stolz*|siegessicher*|sieg|jubilierend*|festlich*|heldenmutig*|glanzvoll*",
    "excited": "aufgeregt*|aufregend*|energisch*|energiegeladen*|energievoll*|mitreißend*|leidenschaftlich*|leidenschaft|begeistert*|euphorisch*|feurig*|temperamentvoll*|dynamisch*|kraftvoll*|treibend*|voller energie|viel energie|mit energie|hoher energie|punchy|ekstatisch*|spannungsgeladen*|stürmisch*|wild|wilde|wilder|wildes|wilden|schwungvoll und wild|partystimmung|furios*|überschwänglich*|powervoll*|energetisch*",
    "warm": "warm*|wärme|sanft*|zart*|zärtlich*|lieblich*|herzlich*|gefühlvoll*|innig*|liebevoll*|gemütlich*|behaglich*|weich*|süß|süße|süßer|süßes|süßen|wohlig*|heimelig*|geborgen*|geborgenheit|tröstlich*|tröstend*|milde|mild|mildes|kuschelig*|zartfühlend*|herzerwärmend*|wohltuend*",
    "romantic": "romantisch*|romanze|verliebt*|liebeslied|liebeslieder|liebesballade|sinnlich*|liebe|schwärmerisch*|liebesstimmung|liebesszene|verliebtheit|zum verlieben|liebesthema",
    "calm": "ruhig*|ruhe|friedlich*|friedvoll*|entspannt*|entspannend*|still|stille|stiller|stilles|stillen|gelassen*|beruhigend*|besinnlich*|idyllisch*|entspannung|sacht*|beschaulich*|relaxt*|relaxed|leise|leiser|leises|leisen|frieden|ausgeglichen*|gelassenheit|chillig*|gechillt*|locker*|unaufgeregt*|seelenruhig*|harmonisch ruhig*|erholsam*",
    "dreamy": "verträumt*|träumerisch*|traumhaft*|träumend*|schwebend*|ätherisch*|sphärisch*|traum|träume|traumartig*|entrückt*|psychedelisch*|surreal*|märchenhaft schwebend*|wolkig*|himmlisch*|traumverloren*|träumerei|träumereien|zauberhaft schwebend*|verklärt*|traumwelt",
    "nostalgic": "nostalgisch*|nostalgie|wehmütig*|wehmut|sehnsüchtig*|sehnsucht|sehnsuchtsvoll*|bittersüß*|erinnerung*|heimweh|sentimental*|rückblickend*|fernweh|verflossen*|vergangen*|erinnerungsselig*|gute alte zeit",
    "sad": "traurig*|trauer|trauernd*|traurigkeit|kummervoll*|klagend*|schmerzlich*|schmerzvoll*|schmerz|tieftraurig*|todtraurig*|betrübt*|leidvoll*|herzzerreißend*|herzschmerz|tragisch*|weinend*|tränenreich*|tränen|untröstlich*|bekümmert*|leid|liebeskummer|herzergreifend traurig*|tränenvoll*|gebrochenen herzens|gram",
    "melancholy": "melancholisch*|melancholie|schwermütig*|schwermut|trübsinnig*|trübe|trüber|trübes|trüben|deprimiert*|deprimierend*|bedrückt*|bedrückend*|niedergeschlagen*|grüblerisch*|trist|triste|trister|tristes|tristen|depressiv*|trostlos*|wolkenverhangen*|weltschmerz|elegisch*|schwermutsvoll*|blues stimmung",
    "lonely": "einsam*|einsamkeit|verlassen|verlassenheit|allein gelassen*|alleingelassen*|vereinsamt*|isoliert*|verloren*|mutterseelenallein|verlorenheit|vereinzelt*|weltverloren*|abgeschieden*",
    "tense": "angespannt*|spannungsvoll*|spannung|spannend*|nervös*|dramatisch*|dringlich*|hektisch*|bedrohlich gespannt*|gespannt*|beklemmend*|suspense|unruhig*|nervenaufreibend*|aufwühlend*|drängend*|ängstlich*|rastlos*|thrillerhaft*|panisch*|nervenkitzel|gehetzt*|dramatik",
    "dark": "dunkel|dunkle|dunkler|dunkles|dunklen|dunkelheit|düster*|finster*|unheimlich*|gruselig*|bedrohlich*|schaurig*|unheilvoll*|böse|böser|böses|bösen|gespenstisch*|horror|makaber|makabre|schauerlich*|geisterhaft*|grausig*|furchteinflößend*|angsteinflößend*|dämonisch*|furchterregend*|albtraumhaft*|unheilschwanger*|spukhaft*|spukig*|grauenhaft*|grauenvoll*",
    "angry": "wütend*|zornig*|aggressiv*|wut|zorn|brutal*|rasend vor wut|grimmig*|gewalttätig*|rabiat*|erbost*|tobend*|hasserfüllt*|wutentbrannt*|böse und laut|feindselig*|rachsüchtig*|erzürnt*|rebellisch*",
    "mysterious": "geheimnisvoll*|mysteriös*|rätselhaft*|mystisch*|magisch*|zauberhaft*|märchenhaft*|magie|verzaubert*|verwunschen*|fantastisch*|phantastisch*|okkult*|seltsam*|mysterium|geheimnis|fremdartig*|enigmatisch*|zauber|fantasy|undurchsichtig*|sagenhaft*",
    "majestic": "majestätisch*|erhaben*|prächtig*|prachtvoll*|großartig*|pompös*|würdevoll*|monumental*|gewaltig*|grandios*|imposant*|herrschaftlich*|bombastisch*|königlich erhaben*|stattlich*|mächtig*|pathetisch*|großspurig*|maestoso|hoheitsvoll*",
    "solemn": "feierlich*|ernst|ernste|ernster|ernstes|ernsten|andächtig*|sakral*|heilig*|weihevoll*|würdig*|gravitätisch*|besonnen*|ehrfürchtig*|fromm|fromme|frommer|frommes|frommen|andachtsvoll*|geistlich*|zeremoniell*|schwerfällig*|ehrwürdig*|sakrosankt*",
    "heroic-tragic": "tragisch heroisch*|tragisch heldenhaft*|heroisch tragisch*|heldenhaft tragisch*|schicksalhaft*|schicksalsschwer*|heldentragödie|tragödie|todesmutig*|aufopferungsvoll*|schicksalsschlag|opfermutig*|rau und heldenhaft|episch traurig*|verzweifelt heroisch*",
    "elegant": "elegant*|anmutig*|vornehm*|edel|edle|edler|edles|edlen|graziös*|stilvoll*|kultiviert*|raffiniert*|galant*|nobel|noble|nobles|eleganz|fein|feine|feiner|feines|grazil*|kunstvoll*|distinguiert*|mondän*",
    "meditative": "meditativ*|meditation|meditationsmusik|zen|kontemplativ*|wiegenlied|wiegenlieder|schlaflied|schlaflieder|zum einschlafen|einschlafmusik|einschlafen|schläfrig*|hypnotisch*|schlaf|yoga|in sich gekehrt*|einschläfernd*|spa|achtsamkeit|achtsam*|versunken*|tranceartig*|schlafmusik|wellness",
    "groovy": "groovig*|offbeat|off beat|groovy|groove|groovend*|tanzbar*|tanzend*|rhythmisch*|zum tanzen|tänzerisch*|zum mitwippen|mitwippen|wippend*|fetzig*|swingend*|grooviger beat|knackig*|tanzlaune|funkelnd groovig*",
    "cool": "cool*|lässig*|sexy|geschmeidig*|smooth|lasziv*|abgeklärt*|faul|faule|hip|stylish*|angesagt*|trendy|abgebrüht*|verrucht*|nonchalant*|souverän*",
}, ENDINGS)

STYLES = spread_all({
    "pop": "pop|popmusik|popsong|popsongs|poplied|popstück|popnummer|poppig*|deutschpop|deutsch pop|schlager|schlagermusik|k pop|kpop|j pop|jpop|indie pop|indiepop|city pop|citypop|mandopop|britpop|popschlager|popstil|pop stil",
    "ballad": "ballade|balladen|balladesk*|powerballade|power ballade|popballade|pop ballade|klavierballade|liebesballade|langsames lied|rockballade|balladenhaft*|langsamer song|schmachtfetzen|schnulze",
    "rock": "rock|rockmusik|rocksong|rockig*|rocknummer|hardrock|hard rock|punk|punkrock|punk rock|indierock|indie rock|alternative rock|grunge|postrock|post rock|rock n roll|rock'n'roll|rock and roll|deutschrock|softrock|soft rock|krautrock|poprock|pop rock|folkrock|folk rock|surfrock|rockstück|rockstil|classic rock",
    "metal": "metal|heavy metal|heavymetal|death metal|deathmetal|thrash metal|power metal|black metal|metalcore|djent|schwermetall|metalsong|metalstück|doom metal|nu metal",
    "funk": "funk|funkig*|funky|soul|soulig*|soulmusik|funkmusik|neo soul|neosoul|r&b|rnb|rhythm and blues|motown|funksong",
    "disco": "disco|diskomusik|discomusik|disko|nu disco|discofox|disco fox|discosound|discohit|diskosound|disco stil",
    "bossa": "bossa nova|bossa|bossanova|bossa-nova-stil|bossa stil",
    "swing": "jazz|jazzig*|jazzmusik|jazzstück|jazzstandard|jazz standard|swing|swingig*|swingmusik|bebop|ragtime|dixieland|dixie|cool jazz|smooth jazz|gypsy jazz|gypsyjazz|zigeunerjazz|lounge|loungemusik|jazzballade|jazzwalzer|jazz walzer|swingnummer|jazzstil|zwanzigerjahre jazz|lounge jazz|barjazz|jazznummer",
    "lofi": "lofi|lo fi|lofi hip hop|lo fi hip hop|lofi hiphop|lo fi hiphop|chillhop|lofi beat|lofi beats|lo fi beat|lo fi beats|chill beats|lernbeats|study beats|lofi musik|lo fi musik",
    "ambient": "ambient|ambientmusik|ambient musik|new age|new age musik|drone|klanglandschaft|klanglandschaften|soundscape|soundscapes|atmosphärisch*|atmosphäre|umgebungsmusik|chillout|chill out|downtempo|klangraum|klangwelten|ambientstück|sphärenklänge|sphärenmusik",
    "edm": "edm|elektronisch~ musik|elektronisch~|elektro|elektronisch~ tanzmusik|electro|techno|house|trance|dubstep|drum and bass|drum'n'bass|dnb|synthwave|synthpop|synth pop|elektropop|electropop|future bass|deep house|eurodance|tanzmusik|clubmusik|club musik|dancefloor musik|dance|dance musik|electronica|cyberpunk|vaporwave|retrowave|hardstyle|technobeat|housemusik|elektronika|minimal techno|jungle beat|dance pop",
    "epic": "episch*|epos|filmmusik|filmmusikartig*|filmisch*|cineastisch*|filmscore|kinomusik|soundtrack|soundtracks|trailermusik|trailer|trailer musik|hollywood|kinotrailer|cinematisch*|cinematic|filmtrailer|leinwandmusik|blockbuster musik",
    "waltz": "walzer|walzern|walzers|wiener walzer|konzertwalzer|klavierwalzer|walzermelodie|walzerartig*|im walzerstil|musette walzer|walzerstück|valse",
    "folk": "folk|volkslied|volkslieder|volksmusik|folklore|folkloristisch*|klezmer|chanson|chansons|fado|country|countrymusik|country musik|countrysong|bluegrass|keltisch*|irisch*|schottisch*|irish folk|liedermacher|singer songwriter|indie folk|americana|shanty|seemannslied|seemannslieder|shanties|mittelalterlich*|mittelalter|polka|volkstümlich*|heimatlied|lagerfeuerlied|wanderlied|ländler|jig|reel|folksong|folk song|mittelaltermusik|spielmannslied|trinklied|bayerisch*|tavernenlied",
    "guofeng": "guofeng|gufeng|chinesisch*|chinesischer stil|traditionell chinesisch*|im chinesischen stil|chinesisch~ musik|orientalisch*|asiatisch*|fernöstlich*|ostasiatisch*|wuxia|xianxia|china stil|pekingoper|peking oper|chinesische oper",
    "chiptune": "chiptune|chiptunes|8 bit|8bit|8 bit musik|chipmusik|chip musik|16 bit|retro spiel|retrospiel|retrogame|gameboy|game boy|nes sound|nes|pixelmusik|pixel|arcade|videospiel retro|c64|8 bit stil|spielhalle|spielautomat|retro videospiel",
    "classical": "klassisch*|klassik|klassische musik|klassischer musik|barock|barockmusik|barocken|barockes|barocker|kammermusik|sonate|sonaten|sonatine|sonatinen|klaviersonate|klaviersonaten|klaviersonatine|klavierkonzert|klavierfuge|klaviernocturne|klavierprelude|violinsonate|violinsonaten|violinkonzert|cellosonate|cellosuite|cellokonzert|flötensonate|flötenkonzert|orgelfuge|orgelpräludium|orgelkonzert|orgelchoral|trompetenkonzert|nocturne|notturno|menuett|serenade|konzert für|solokonzert|präludium|präludien|fuge|fugen|neoklassik|neoklassisch*|mozart|bach|chopin|beethoven|schubert|brahms|impressionistisch*|impressionismus|choral|choräle|marsch|märsche|kirchenlied|hymne|wiener klassik|spätromantik|romantik|kantate|kantaten|motette|toccata|scherzo|gavotte|requiem|oper|operette|oratorium|fantasie für|hochromantik|konzertstück|invention|impromptu|suite|kunstlied|streichersuite|divertimento|debussy|schumann|händel|vivaldi|trauermarsch|hochzeitsmarsch|militärmarsch",
    "latin": "latin|lateinamerikanisch*|latino|tango|tangos|salsa|samba|reggae|flamenco|rumba|cha cha|cha cha cha|chachacha|mambo|reggaeton|kubanisch*|mariachi|ska|bolero|calypso|afrobeat|latin pop|südamerikanisch*|merengue|bachata|karibisch*|spanisch*",
    "hiphop": "hip hop|hiphop|rap|rapmusik|rapbeat|rap beat|trap|trapbeat|trapbeats|trap beat|trap beats|boom bap|boombap|drill|sprechgesang|deutschrap|hip hop beat|hiphop beat|gangsterrap|trapmusik|raptrack",
    "blues": "blues|bluesig*|bluesrock|blues rock|delta blues|chicago blues|bluesmusik|zwölftaktig~ blues|zwölftakt blues|12 taktig~ blues|bluesstück|bluesstil|bluesnummer|blues schema|bluesschema",
}, ENDINGS)

SCENES = spread_all({
    "rainy night": "regennacht|regnerisch*|regen|regentag|regenabend|verregnet*|regentropfen|im regen|regennachmittag|bei regen|nieselregen|regenwetter|regengeräusch",
    "café": "café|cafe|cafés|kaffeehaus|kaffeehausmusik|caféhausmusik|coffeeshop|coffee shop|kaffee|kaffeepause|teestunde|nachmittagstee|restaurant|bistro|kaffeekränzchen|im café",
    "sunset": "sonnenuntergang|sonnenuntergänge|abenddämmerung|dämmerung|abendrot|abendstimmung|feierabend|goldene stunde|abendsonne|sonnenuntergangs",
    "sunrise": "sonnenaufgang|morgendämmerung|morgens|frühen morgen|sonntagmorgen|ein morgen|morgenstimmung|morgenröte|früher morgen|am morgen|frühmorgens|morgengrauen|morgensonne",
    "night": "nacht|nächte|nächtlich*|mondlicht|mondschein|mond|mondnacht|sternenhimmel|sternenklar*|sternennacht|mitternacht|mitternächtlich*|spätabends|sterne|nachts|nachthimmel|mondbeschienen*|sternenlicht",
    "battle": "kampf|kämpfe|kampfes|schlacht|schlachten|schlachtfeld|krieg|gefecht|kampfmusik|kampfszene|actionszene|duell|kriegsmusik|kampfthema|schwertkampf|showdown|kriegerisch*|feldschlacht|schlachtmusik",
    "boss": "bosskampf|boss kampf|endboss|endgegner|bossfight|boss fight|bossmusik|bossthema|endkampf|boss|bossgegner|finaler gegner|endgegnermusik",
    "chase": "verfolgungsjagd|verfolgung|verfolgungsszene|jagd|autorennen|rennen|wettrennen|flucht|auf der flucht|rennspiel|hetzjagd|fluchtszene|verfolgungsmusik|autoverfolgung",
    "forest": "wald|wälder|wäldern|waldes|natur|garten|wiese|wiesen|fluss|am bach|kleiner bach|kleinen bach|rauschender bach|plätschernder bach|bach im wald|bächlein|waldbach|bergbach|tal|see|bergsee|gebirge|berge|bergen|waldlichtung|landschaft|waldspaziergang|naturstimmung|lichtung|wasserfall|wildnis|waldwege",
    "ocean": "meer|meeres|ozean|strand|strände|wellen|meeresrauschen|küste|am meer|unterwasser|unter wasser|nordsee|ostsee|seefahrt|brandung|meeresgrund|tiefsee|meeresstrand|wellenrauschen|unterwasserwelt",
    "summer": "sommer|sommerlich*|urlaub|ferien|sommertag|sommerhit|sommerferien|sommerabend|sommernacht|roadtrip|road trip|reise|reisen|tropisch*|insel|autofahrt|sommerurlaub|sommergefühl|sommerstimmung|urlaubsstimmung|reisevideo|palmen|urlaubsvideo",
    "spring": "frühling|frühlings|frühlingshaft*|frühlingstag|frühjahr|blüten|kirschblüte|kirschblüten|blumen|blühend*|frühlingserwachen|blumenwiese|lenz|frühlingsmorgen|frühlingslied",
    "autumn": "herbst|herbstlich*|herbsttag|fallende blätter|herbstblätter|laub|herbstlaub|herbststimmung|herbstwald|herbstabend|fallendes laub|welke blätter|herbstlied",
    "winter": "winter|winterlich*|schnee|verschneit*|schneefall|winternacht|schneelandschaft|schneeflocken|wintertag|winterabend|eis und schnee|winterlandschaft|schneebedeckt*|wintermorgen|winterwald",
    "spring festival": "chinesisches neujahr|chinesischen neujahr|chinesisches neujahrsfest|chinesischen neujahrsfest|frühlingsfest|mondneujahr|laternenfest|drachentanz|löwentanz|mondfest|drachenbootfest|chinesischen neujahrsfestes",
    "christmas": "weihnachten|weihnachtlich*|weihnachtslied|weihnachtslieder|weihnachtsmusik|weihnacht|heiligabend|advent|adventszeit|silvester|neujahr|weihnachtsmarkt|weihnachtszeit|weihnachtsstimmung|weihnachtsmann|nikolaus|weihnachtsabend",
    "wedding": "hochzeit|hochzeiten|hochzeitsmusik|trauung|heiratsantrag|brautpaar|brautwalzer|hochzeitsfeier|hochzeitsfilm|verlobung|eheschließung|einzug der braut|hochzeitsvideo|hochzeitslied",
    "birthday": "geburtstag|geburtstags|geburtstagsfeier|geburtstagslied|geburtstagsparty|feier|party|karneval|fasching|jubiläum|volksfest|festival|geburtstagsständchen|feiern|partymusik|gartenparty",
    "farewell": "abschied|abschieds|abschiednehmen|lebewohl|trennung|abschiedslied|abschlussfeier|beerdigung|begräbnis|trauerfeier|abschlussball|auf wiedersehen|abiball|abschiedsschmerz|beerdigungsmusik|abschiedsstimmung",
    "study": "lernen|lernmusik|studieren|konzentration|konzentrieren|hausaufgaben|beim arbeiten|bei der arbeit|zum lesen|beim lesen|lesen|fokus|programmieren|büroarbeit|zum arbeiten|zum lernen|prüfungsvorbereitung|lernplaylist|zum konzentrieren|homeoffice",
    "space": "weltraum|weltall|weltalls|universum|kosmos|kosmisch*|galaxie|galaxien|raumschiff|science fiction|sci fi|scifi|raumfahrt|planeten|interstellar*|all und sterne|milchstraße|im all|raumstation|weltraumreise|galaktisch*",
    "dungeon": "verlies|dungeon|kerker|höhle|höhlen|spukhaus|geisterhaus|ruine|ruinen|friedhof|gruft|krypta|grabkammer|katakomben|geisterschloss|spukschloss|halloween|verliese|höhlensystem",
    "village": "dorf|dörfer|dorfes|kleinstadt|bauernhof|marktplatz|ländlich*|taverne|wirtshaus|dorfmusik|startdorf|pastoral*|landleben|dorffest|kneipe|dorfplatz|gasthaus|biergarten|schenke|auf dem land|tavernenmusik|dorfthema|almhütte",
    "castle": "schloss|schlosses|burg|burgen|königreich|palast|ritter|ritterlich*|königlich*|königsschloss|krönung|thronsaal|festung|ritterburg|hof des königs|königshof|könig|königin|königs|ritterturnier|burghof",
    "adventure": "abenteuer|abenteuerlich*|abenteuerlust|expedition|entdeckungsreise|pirat|piraten|piratenschiff|seereise|reise ins unbekannte|heldenreise|quest|erkundung|entdecker|abenteuerfilm|abenteuerspiel|schatzsuche|schatzsucher|weltreise|abenteuermusik",
    "gym": "fitness|fitnessstudio|workout|training|sport|joggen|beim laufen|beim sport|sportvideo|krafttraining|wettkampf|fußballspiel|aerobic|zum joggen|zum laufen|trainingsmusik|sportlich*|zum trainieren|zum sport|fitnessmusik|marathon",
    "club": "club|clubs|nachtclub|disko abend|tanzfläche|rave|diskothek|clubnacht|tanzclub|dancefloor|cocktailbar|im club|klub|technoclub",
    "street": "straße|straßen|großstadt|stadt|urban*|neonlicht|neonlichter|neon|stadtleben|innenstadt|u bahn|skyline|häuserschlucht|stadtlichter|großstadtleben|straßenmusik|asphalt|stadtverkehr|skateboard|großstädtisch*",
    "game": "für ein spiel|für mein spiel|für unser spiel|fürs spiel|für ein kleines spiel|im spiel|spieleentwickl*|gaming|videospiel|videospiele|computerspiel|computerspiele|spielmusik|handyspiel|plattformer|jump n run|jump'n'run|jump and run|level|levelmusik|videospielmusik|game|mobile game|rollenspiel|spielemusik|spielesoundtrack|indie game|indiespiel|handyspiele|browserspiel|spielfigur",
    "puzzle": "rätsel|rätselspiel|puzzle|puzzlespiel|knobelspiel|knobeln|minispiel|denkspiel|rätsellevel|geduldsspiel|knobelmusik|logikspiel",
    "menu": "menü|hauptmenü|menümusik|titelbildschirm|startbildschirm|menübildschirm|spielmenü|titelmenü|startmenü|ladebildschirm|auswahlmenü",
    "childhood": "kindheit|kindheits|kindheitserinnerung|kindheitserinnerungen|alte fotos|heimat|jugendzeit|kindertage|als ich klein war|alte fotografien|jugenderinnerungen|fotoalbum|heimatort|kindheitstage|elternhaus",
    "children": "kinder|kindern|kinderlied|kinderlieder|kinderfreundlich*|baby|babys|zeichentrick|zeichentrickfilm|kindergarten|kindersendung|kleinkinder|spielzeug|comicfilm|kindermusik|trickfilm|kinderfilm|kindergeburtstag|kinderserie|kinderreim|kleinkind|kinderhörspiel",
    "desert": "wüste|wüsten|wüstenhaft*|sahara|seidenstraße|arabisch*|ägyptisch*|karawane|oase|dünen|orient|karawanen|wüstensand|kamel|wüstenlandschaft|pyramiden|sanddünen",
    "jianghu": "schwertkämpfer|kampfkunst|kampfkünste|kung fu|kungfu|samurai|martial arts|ninja|schwertmeister|wandernder krieger|krieger|kampfkunstfilm|kung fu film|schwertkämpferin",
    "temple": "tempel|tempels|kloster|klöster|teehaus|teezeremonie|pagode|zen garten|grüner tee|grünem tee|mönche|mönch|tempelanlage|buddhistisch*|bergtempel",
    "church": "kirche|kirchen|kathedrale|dom|gottesdienst|kapelle|kirchenmusik|andacht|taufe|messe in der kirche|kirchlich*|sakralmusik",
    "detective": "detektiv|detektive|krimi|kriminalfilm|film noir|noir|spion|spione|agent|agenten|geheimagent|agentenfilm|spionage|bankraub|ermittler|agentenmusik|kommissar|krimiserie|detektivgeschichte|spionagefilm|coup",
    "advert": "podcast|podcasts|werbung|werbespot|werbefilm|imagefilm|unternehmen|unternehmensvideo|produktvideo|präsentation|vlog|reklame|startup|firmenvideo|werbevideo|erklärvideo|produktfilm|firmenpräsentation|werbeclip|werbemusik|produktpräsentation|firma|imagevideo|social media clip",
}, ENDINGS)

DANCES = {
    (3, 4): "walzer|klavierwalzer|jazzwalzer|jazz walzer|wiener walzer|ländler|menuett|mazurka|walzerartig*|walzermelodie|polonaise|valse",
    (6, 8): "jig|gigue|barkarole|gondellied|siciliano|tarantella|siziliano|tarantelle",
    (2, 4): "polka|galopp|schnellpolka",
}

TEMPOS: dict[tuple[float, float], str] = spread_all({
    (30, 44): "grave|äußerst langsam*|extrem langsam*|sehr sehr langsam*|unendlich langsam*|quälend langsam*|super langsam*",
    (42, 58): "largo|sehr langsam*|ganz langsam*|schleppend*|zäh langsam*|breit und langsam|sehr getragen*|im zeitlupentempo|sehr breit",
    (50, 64): "lento|recht langsam*|besonders langsam*|wirklich langsam*|richtig langsam*|ziemlich langsam*",
    (58, 74): "adagio|langsames lied|langsamer song|slow|langsam|langsame|langsamer|langsames|langsamen|langsamem|langsam~ tempo|getragen*|niedrig~ tempo|gemütlich langsam*|schleichend*|langsam~ geschwindigkeit",
    (60, 80): "larghetto|gemächlich*|geruhsam*|eher langsam*|etwas langsamer|ruhig~ tempo|gemessen~ tempo|gemessenen schrittes|behäbig*|bedächtig*|gemütlich~ tempo|ohne eile|ruhig fließend*|nicht schnell",
    (74, 92): "andante|gehend*|schreitend*|im schritttempo|schritttempo|im gehtempo|mäßig langsam*|mittellangsam*|mittel langsam*|ruhig gehend*|im spaziertempo|spaziergangstempo",
    (84, 104): "andantino|nicht zu langsam|nicht allzu langsam|nicht so langsam|locker~ tempo|entspannt~ tempo|leicht gehend*|in gelassenem tempo|gelassen~ tempo",
    (92, 112): "moderato|nicht zu schnell|nicht allzu schnell|nicht so schnell|nicht sehr schnell|mäßig|mäßige|mäßiger|mäßiges|mäßigen|mäßigem|mäßig~ tempo|mittler~ tempo|mittler~ geschwindigkeit|mittelschnell*|moderat*|moderat~ tempo|midtempo|mid tempo|mäßig bewegt*|im mittleren tempo|normal~ tempo|mittel schnell",
    (104, 122): "allegretto|mäßig schnell*|flott*|zügig*|ziemlich bewegt*|etwas schneller|eher schnell*|recht schnell|flott~ tempo|zügig~ tempo|halbschnell*|munter bewegt*|leicht bewegt*|recht flott",
    (120, 152): "allegro|schnell|schnelle|schneller|schnelles|schnellen|schnellem|schnell~ tempo|rasch*|geschwind*|hurtig*|hoh~ tempo|temporeich*|treibend~ tempo|eilig*|lebhaft~ tempo|uptempo|up tempo|flink*|fix",
    (140, 168): "vivace|sehr schnell*|sehr rasch*|sehr lebhaft|sehr flott|richtig schnell*|wirklich schnell*|sehr zügig|lebhaft und schnell|ganz schön schnell|besonders schnell*|sehr hoh~ tempo",
    (164, 192): "presto|äußerst schnell*|extrem schnell*|rasend|rasende|rasendes|rasender|rasend schnell*|rasend~ tempo|blitzschnell*|superschnell*|super schnell*|sehr sehr schnell*|halsbrecherisch*|wie der wind|pfeilschnell*|atemberaubend schnell*",
    (190, 220): "prestissimo|irrsinnig schnell*|wahnsinnig schnell*|aberwitzig schnell*|so schnell wie möglich|wahnwitzig schnell*|irre schnell*",
}, ENDINGS)

METERS = {
    (3, 4): "dreivierteltakt|dreiviertel takt|drei viertel takt|walzertakt|im walzertakt|dreiertakt|dreier takt|dreiertaktes|im dreiertakt|dreivierteltaktes|dreiviertel|walzerrhythmus",
    (4, 4): "viervierteltakt|vierviertel takt|vier viertel takt|vierertakt|vierer takt|vierviertel|viervierteltaktes|gerader takt|geraden takt|im geraden takt|four on the floor",
    (2, 4): "zweivierteltakt|zweiviertel takt|zwei viertel takt|zweiertakt|zweier takt|zweiviertel|marschtakt|polkatakt|im marschtakt",
    (6, 8): "sechsachteltakt|sechsachtel takt|sechs achtel takt|sechsachtel|sechsachteltaktes|wiegender sechsachtel|sechsertakt|sechser takt",
    (9, 8): "neunachteltakt|neunachtel takt|neun achtel takt|neunachtel",
    (12, 8): "zwölfachteltakt|zwölfachtel takt|zwölf achtel takt|zwölfachtel",
    (5, 4): "fünfvierteltakt|fünfviertel takt|fünf viertel takt|fünfertakt|fünfer takt|fünfviertel",
    (7, 8): "siebenachteltakt|siebenachtel takt|sieben achtel takt|siebenertakt|siebener takt|siebenachtel|siebenertakts",
    (5, 8): "fünfachteltakt|fünfachtel takt|fünf achtel takt|fünfachtel",
    (3, 8): "dreiachteltakt|dreiachtel takt|drei achtel takt|dreiachtel",
    (7, 4): "siebenvierteltakt|siebenviertel takt|sieben viertel takt|siebenviertel",
    (6, 4): "sechsvierteltakt|sechsviertel takt|sechs viertel takt|sechsviertel",
    (3, 2): "dreihalbetakt|dreihalbe takt|drei halbe takt|dreihalbe",
    (2, 2): "zweihalbetakt|zweihalbe takt|zwei halbe takt|zweihalbe|alla breve|alla-breve-takt",
}

ENERGIES = {
    "rise": "steigernd*|lauter werden|lauter wird|lauter werdend*|langsam lauter|langsam lauter werden|langsam lauter werdend*|sich steigernd*|langsam steigernd*|sich langsam steigernd*|steigert sich|sich steigert|steigert sich langsam|langsam steigert|steigerung|immer lauter|immer stärker|immer intensiver|immer mitreißender|immer dramatischer|wird lauter|anschwellend*|schwillt an|baut sich auf|baut sich langsam auf|sich aufbaut|sich aufbauend*|sich langsam aufbaut|sich langsam aufbauend*|crescendo|langsamer aufbau|langsam aufbauend*|allmählich lauter|allmählich stärker|nach und nach lauter|stetig wachsend*|wachsende intensität|zunehmende intensität|wächst an|von leise nach laut|von leise zu laut|vom leisen zum lauten|beginnt leise und endet laut|beginnt leise und wird laut|fängt leise an und endet laut|fängt leise an und wird laut|fängt ruhig an und wird lauter|beginnt ruhig und endet laut|beginnt ruhig und wird lauter|leise beginnen und laut enden|ruhig beginnen und laut enden|zunehmend*|sich hochschaukelnd*|auf einen höhepunkt zu",
    "late": "großes finale|großen finale|grandiosen finale|furiosen finale|bombastisches finale|bombastischem finale|großem finale|große finale|grandioses finale|grandiosem finale|furioses finale|furiosem finale|fulminantes finale|fulminantem finale|großer schluss|großem schluss|höhepunkt am ende|höhepunkt am schluss|höhepunkt zum schluss|höhepunkt kommt am ende|am ende explodier*|explodiert am ende|erst ruhig dann laut|erst ruhig, dann laut|erst leise dann laut|erst leise, dann laut|erst ruhig, dann explosiv|erst am ende laut|bricht am ende aus|ausbruch am ende|endet bombastisch|endet gewaltig|mit einem knall",
    "fall": "abklingend*|leiser werden|leiser wird|leiser werdend*|langsam leiser|langsam leiser werden|langsam leiser werdend*|ruhiger werden|ruhiger wird|langsam ausklingen*|langsam verklingen*|verklingen|ausklingend*|verklingend*|verklingt|klingt aus|klingt leise aus|klingt ruhig aus|leise ausklingen*|ruhig ausklingen*|ausklingen lassen|immer leiser|immer ruhiger|wird leiser|wird ruhiger|beruhigt sich|abschwellend*|decrescendo|diminuendo|leises ende|leisem ende|leiser schluss|leisem schluss|ruhiges ende|ruhigem ende|ruhiger ausklang|ruhigem ausklang|sanftes ende|sanftem ende|sanfter ausklang|sanftem ausklang|ausblenden|ausgeblendet|blendet aus|fade out|ausfaden|verebbend*|verebbt|endet leise|leise endet|endet ruhig|ruhig endet|leise enden|ruhig enden|allmählich leiser|nach und nach leiser|von laut nach leise|von laut zu leise|am ende leise|am ende ruhig|sanft endet|endet sanft|ebbt ab",
    "arch": "höhepunkt in der mitte|in der mitte lauter|in der mitte wird es lauter|in der mitte wird sie lauter|mitte am lautesten|höhepunkt zur mitte|höhepunkt liegt in der mitte|spannungsbogen|bogenförmig*|großer bogen|auf und ab|an und abschwellend*|anschwellend und abschwellend|steigt an und fällt ab|steigt und fällt|schwillt an und ab|in der mitte am lautesten|in der mitte am stärksten|mitte am intensivsten|klimax in der mitte|erst lauter und dann leiser|steigert sich und klingt wieder ab",
    "flat": "gleichbleibend*|gleichbleibende energie|gleichmäßige energie|gleichbleibender energie|gleich bleibend*|gleichmäßig*|gleichförmig*|konstant*|konstante energie|konstanter energie|energie bleibt gleich|unverändert*|statisch*|ohne steigerung|ohne höhepunkt|ohne höhepunkte|ohne aufbau|keine steigerung|ohne große schwankungen|immer gleich|immer gleich laut|durchgehend gleich|stets gleich|monoton*|stetig",
}

USES = {
    "loop": "schleife|schleifen|musikschleife|loop|loops|endlosschleife|endlos schleife|dauerschleife|in endlosschleife|als schleife|nahtlose schleife|nahtloser loop|nahtlosen loop|loopbar*|loopfähig*|geloopt*|loopen|nahtlos wiederholbar*|endlos wiederholbar*|hintergrundloop|hintergrundschleife|endlosloop|musikloop|nahtlos geloopt*",
    "stinger": "jingle|jingles|tusch|erkennungsmelodie|signet|soundlogo|sound logo|klanglogo|audiologo|benachrichtigungston|benachrichtigungssound|benachrichtigungstöne|hinweiston|signalton|siegesjingle|siegesfanfare|stinger|kurze fanfare|kurzer fanfare|werbejingle|radiojingle|game over sound|soundeffekt|klangsignal|erfolgssound|podcast jingle|sendersignet",
    "practice": "übungsstück*|übung|übungen|etüde|etüden|fingerübung*|lernstück*|anfängeretüde*|konzertetüde*|zum üben|für anfänger|anfängerstück*|übungsmusik|blattspielübung*|vom blatt spiel*|klavieretüde|klavieretüden|gitarrenetüde|geigenetüde|anfängerübung*|klavierübung|klavierübungen|spielübung*|zum vomblattspielen|übungsetüde",
    "song": "lied|lieder|song|songs|ganzes lied|ganzen song|ganzer song|einen song|ein lied|vollständiges lied|vollständiger song",
}

PARTS = {
    "intro": "vorspiel|vorspiele|intro|intros|einleitung|introduktion|eröffnungsteil|anfangsteil|eingangsteil|introteil|instrumentales vorspiel",
    "verse": "strophe|strophen|strophenteil|vers|verse|versen|a-teil strophe",
    "prechorus": "pre chorus|prechorus|vorrefrain|pre refrain|überleitung zum refrain|vor-refrain|aufbau zum refrain|pre-hook",
    "chorus": "refrain|refrains|refrainteil|chorus|kehrvers|kehrreim|hook|hookline|schlussrefrain",
    "bridge": "bridge|überleitung|überleitungen|mittelteil|c teil|brücke|überleitungsteil|kontrastteil|mittelteils|brückenteil",
    "interlude": "zwischenspiel|zwischenspiele|interludium|instrumentalteil|instrumentaler teil|breakdown|break|instrumentalbreak|zwischenteil|instrumentales zwischenspiel",
    "solo": "soloteil|solo teil|solopassage|soloabschnitt|gitarrensolo|gitarren solo|e gitarren solo|saxophonsolo|saxofonsolo|saxsolo|schlagzeugsolo|trompetensolo|geigensolo|solostelle|solistischer teil|drumsolo|basssolo",
    "outro": "nachspiel|schluss|nachspiele|outro|outros|coda|schlussteil|ausleitung|endteil|schlussabschnitt|ausklang|abgesang|finale|schlusspassage|outroteil|abspann",
}

FORMS = {
    "AABA": "aaba form|aaba liedform|32 taktige liedform|32 taktigen liedform|zweiunddreißigtaktige liedform|zweiunddreißigtaktige form|32 takt form|songform aaba|liedform",
    "ABA": "dreiteilig*|dreiteilige form|dreiteiliger form|dreiteilige liedform|dreiteiliger liedform|aba form|da capo form|da capo arie|bogenform|in drei teilen|ternäre form",
    "AB": "zweiteilig*|zweiteilige form|zweiteiliger form|zweiteilige liedform|zweiteiliger liedform|ab form|binäre form|in zwei teilen",
    "ABACA": "rondo|rondos|rondoform|rondo form|kettenrondo|in rondoform",
    "AAAA": "thema mit variationen|thema und variationen|variationen|variationsform|variationensatz|variationenwerk|variationen über ein thema",
    "AAA": "strophenlied|strophenlieder|strophenform|strophisch*|strophische form|einfaches strophenlied|reine strophenform",
    "ABCAB": "sonatenform|sonatenhauptsatzform|sonatensatzform|sonatensatz|klaviersonate|klaviersonaten|klaviersonatine|violinsonate|violinsonaten|cellosonate|flötensonate|sonate|sonaten|sonatine|sonatinen|sonatenhauptsatz",
    "A": "einteilig*|einteilige form|einteiliger form|ein einziger teil|ein einziger abschnitt|nur ein teil|aus einem einzigen teil",
}

VERSE_CHORUS = (
    "strophe und refrain|strophen und refrain|strophen und refrains|strophe refrain|strophe/refrain|strophe refrain form"
    "|strophen refrain form|vers und refrain|strophe und chorus|strophe refrain schema|strophe refrain struktur"
)

MODES = spread_all({
    "major": "dur|durtonart|dur tonart|durtonarten|durtonleiter|dur tonleiter|durskala|ionisch*|ionischer modus|durklang|durcharakter",
    "minor": "moll|molltonart|moll tonart|molltonarten|molltonleiter|moll tonleiter|mollskala|äolisch*|äolischer modus|natürlich~ moll|rein~ moll|melodisch~ moll|mollklang",
    "harmonic minor": "harmonisch~ moll|harmonisch~ molltonleiter|moll harmonisch",
    "dorian": "dorisch*|dorischer modus|dorischen modus|dorische tonart|dorische skala|dorische tonleiter|kirchentonart dorisch",
    "phrygian": "phrygisch*|phrygischer modus|phrygischen modus|phrygische tonart|phrygische skala|phrygische tonleiter",
    "lydian": "lydisch*|lydischer modus|lydischen modus|lydische tonart|lydische skala|lydische tonleiter",
    "mixolydian": "mixolydisch*|mixolydischer modus|mixolydischen modus|mixolydische tonart|mixolydische skala",
    "locrian": "lokrisch*|lokrischer modus|lokrischen modus|lokrische tonart|lokrische skala",
    "gong": "pentatonik|pentatonisch*|dur pentatonik|durpentatonik|dur pentatonisch|chinesisch~ pentatonik|fünftonleiter|pentatonisch~ tonleiter|pentatonisch~ skala|gong modus|fünftonmusik",
    "shang": "shang modus|shang tonart|shang-skala",
    "jue": "jue modus|jue tonart|jue-skala",
    "zhi": "zhi modus|zhi tonart|zhi-skala",
    "yu": "moll pentatonik|mollpentatonik|moll pentatonisch|yu modus|yu tonart|yu-skala|mollpentatonisch*",
}, ENDINGS)

PROGRESSIONS = spread_all({
    "I V vi iii IV I IV V": "pachelbel|pachelbels kanon|pachelbel kanon|kanon von pachelbel|pachelbel akkorde|kanon akkorde|kanonakkorde|kanonfolge|kanon progression|pachelbel progression|kanon-akkordfolge|pachelbel akkordfolge|akkorde des kanons|akkordfolge des kanons",
    "I I I I IV IV I I V IV I V": "zwölftaktig~ blues|12 taktig~ blues|zwölftakt blues|12 takt blues|bluesschema|blues schema|bluesform|blues form|blueskadenz|12 bar blues|zwölf takte blues|12 takte blues|bluesakkorde",
    "i VII VI V": "andalusisch~ kadenz|andalusisch*|phrygische kadenz|flamenco kadenz|flamencokadenz|lamentobass",
    "I vi IV V": "doo wop|doowop|doo wop akkorde|doo wop akkordfolge|50er jahre akkorde|50er jahre akkordfolge|akkordfolge der fünfziger|fünfziger jahre akkorde|doo wop progression",
    "I V vi IV": "popformel|pop formel|vier akkorde song|vier akkord song|vier akkorde schema|vier akkord schema|vier-akkorde-formel|axis progression|pop punk akkorde|pop akkordfolge|four chord song",
    "I IV vii° iii vi ii V I": "quintenzirkel|quintfall|quintfallsequenz|quintfallkette|quintfallfolge|quintfälle",
    "IV V iii vi": "royal road|royal road progression|königsweg progression|4 5 3 6|vier fünf drei sechs|anime akkorde|j pop akkordfolge|royal road akkorde",
    "vi IV I V": "6 4 1 5|sechs vier eins fünf|emotionale popformel|popformel ab der sechsten stufe|sensible popformel",
    "vi IV V I": "komuro progression|komuro akkorde|6 4 5 1|sechs vier fünf eins",
    "ii V I": "zwei fünf eins|2 5 1|zwei fünf eins verbindung|zwei fünf eins kadenz|ii v i verbindung|ii v i kadenz|jazzkadenz|jazz kadenz|ii v i",
    "IV III7 vi I": "just the two of us|just the two of us akkorde|just the two of us progression|marunouchi progression",
    "i VI III VII": "popformel in moll|moll popformel|pop formel in moll|vier akkorde in moll",
}, ENDINGS)

MODULATIONS = {
    "up": "rückung|rückungen|rückung nach oben|halbtonrückung|ganztonrückung|einen ganzton höher|einen halbton höher|ein ganzton höher|ein halbton höher|ganzton nach oben|halbton nach oben|tonartwechsel nach oben|moduliert nach oben|modulation nach oben|rückt nach oben|höhere tonart|höheren tonart|eine stufe höher|im letzten refrain höher|rückt am ende nach oben|hebt am ende die tonart|tonart steigt",
    "relative": "paralleltonart|in die paralleltonart|zur paralleltonart|mollparallele|durparallele|parallele molltonart|parallele durtonart|parallelen molltonart|parallelen durtonart|tonikaparallele|moduliert in die paralleltonart|modulation in die paralleltonart|wechselt in die paralleltonart|wechsel in die paralleltonart",
    "dominant": "dominanttonart|in die dominante|in die dominanttonart|zur dominante|zur dominanttonart|moduliert in die dominante|moduliert zur dominante|modulation in die dominante|modulation zur dominante|tonart der dominante|oberquinttonart|wechselt in die dominante|modulation in die dominanttonart",
    "any": "modulation|modulationen|moduliert|modulieren|modulierend*|tonartwechsel|tonartenwechsel|wechsel der tonart|wechselt die tonart|tonart wechselt|tonart wechseln|in eine andere tonart|andere tonart|neue tonart",
}

COMMON = (
    "und|der|das|ein|eine|einen|einem|einer|eines|mit|für|ohne|nicht|ist|sind|wird|auf|zum|zur|im|vom|dem|den|sehr|wie|bitte|aber|oder|etwas|soll|sollen|sollte"
    "|ich|mir|wir|uns|sich|aus|bei|nach|nur|noch|kein|keine|keinen|auch|als|dann|wenn|weil|über|unter|zwischen|möchte|brauche|hätte|gern|gerne|mach|mache|schreib|schreibe"
    "|komponiere|stück|musik|melodie|takte|takten|langsam|langsames|schnell|schnelles|ruhig|ruhiges|fröhlich|fröhliches|traurig|trauriges|klavier|gitarre|schlagzeug|geige|lied|dur|moll|sekunden|tonart|kurzes|kurze|kleines|ganz|eher|ins|durch|gegen|lang|klingt|klingen"
)

FOREIGN = "zweite stimme|zweiten stimme|erste stimme|zwei stimmen|drei stimmen|vier stimmen|zum schluss|am schluss|bis zum schluss|energie|niveau|module|special|final|balance|mission|content|java|war|hell|hat|die|not|fast|fall|mode|see|mai|rage|arm|bad|art|still|so|also|am|was|man|kind|tag|reine|reinen|organ|fest|mine|tube|fin|list|gift|rang"

LANGUAGE = Language(
    code="de",
    name="German",
    common=COMMON,
    numbers=NUMBERS,
    notes=NOTES,
    key_modes=_KEY_WORDS,
    key_of="in|tonart|in der tonart|die tonart|tonart ist|grundton|auf dem grundton",
    bars="takt*",
    seconds="sekunde|sekunden|sekündig*|sekundenlang*|sek|sek.|sec",
    minutes="minute|minuten|minütig*|minutenlang*|min|min.",
    hours="stunde|stunden|stündig*|std|std.",
    half_minute="halbe minute|halben minute|eine halbe minute|einer halben minute|halbminütig*",
    and_a_half="einhalb minuten|einhalb minute|und eine halbe minute|und einer halben minute",
    tempo_before="tempo|bpm|metronom|geschwindigkeit|viertel|viertelnote|grundtempo",
    tempo_after="bpm|schläge pro minute|schlägen pro minute|schläge die minute|schläge in der minute|schlägen in der minute|schläge/min|schläge/minute|beats pro minute|beats per minute|viertel pro minute|viertel in der minute",
    negations="ohne|ohne jede*|ohne jegliche*|ohne irgendwelche*|kein*|nicht|auf keinen fall|verzichte auf|verzicht auf|verzichtet auf|weder|nie|niemals|außer|vermeide|abgesehen von|nicht zu|lass weg|lass bitte weg|frei von",
    negations_after="weglassen|wegfallen|bitte weg|fehlt|fehlen|soll fehlen|nicht verwenden|nicht benutzen|nicht benützen|nicht einsetzen|nicht vorkommen|soll nicht vorkommen|vermeiden|ist nicht erwünscht|nicht erwünscht|unerwünscht|nicht dabei|ausgenommen|brauche ich nicht|will ich nicht|möchte ich nicht|verzichten|verzichtet|wird verzichtet|nicht nötig|nicht erforderlich",
    fillers="der|die|das|den|dem|ein|eine|einen|einem|einer|bitte|zu|so|mehr|viel|allzu|jeglich|jegliche|jegliches|jeglichen|jede|jedes|jeden|jeder|irgendein|irgendeine|irgendwelche|irgendwelchen|weitere|weiteren|andere|anderen|sonstige|zusätzliche|verwenden|benutzen|mit|von|im|auf|sein|klingen|werden|soll|sollen|dabei|darin|verwende|benutze|bitte keine|gar",
    links="und|oder|noch|sowie|und ohne|oder ohne|und kein|und keine|und keinen|oder ein|oder eine|und auch kein|und auch keine|und die|und das|und der|oder die|oder das|&|/|bzw.|beziehungsweise|und bitte keine|und bitte kein",
    or_links="oder|noch|oder ein|oder eine|noch ein|noch eine",
    assents="nicht ohne|nie ohne|nicht nur|nicht allein|nicht vergessen|vergiss nicht|vergesst nicht|auf keinen fall ohne|nicht weglassen|darf nicht fehlen|dürfen nicht fehlen|soll nicht fehlen",
    then="dann|und dann|danach|anschließend|später|zu|bis|gefolgt von|wird|werden|wechselt zu|in|endet|am ende|am schluss|zum schluss",
    exclusive="nur|nur mit|nur von|nur für|ausschließlich|ausschließlich mit|allein|alleine|ganz allein|solo|lediglich|bloß|unbegleitet|nichts außer|nichts als|einzig|einzig und allein|klaviersolo|solopiano|soloklavier|sologitarre|sologeige|solovioline|solocello|soloharfe|soloflöte|solostück|ohne begleitung|ohne weitere instrumente|ohne andere instrumente|sonst nichts|weiter nichts|sonst keine instrumente|sonst kein instrument",
    foreign=FOREIGN,
    chords="akkorde|akkorden|akkord|akkordfolge|akkordfolgen|akkordfortschreitung|akkordprogression|harmonien|harmonie|harmoniefolge|akkordschema|kadenz|progression|stufen|stufenfolge|harmonisierung",
    band="band|bands|combo|ensemble|gruppe|kapelle|begleitband|volle band|voller band|mit band|mit ganzer band|ganze band|besetzung mit band",
    verse_chorus=VERSE_CHORUS,
    feels={
        "half": "halftime|half time|halbes tempo|halbem tempo|im halftime|half time groove|halftime beat",
        "double": "doubletime|double time|doppeltes tempo|doppeltem tempo|im doubletime|double time groove|doubletime beat",
    },
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods=MOODS,
    styles=STYLES,
    scenes=SCENES,
    dances=DANCES,
    tempos=TEMPOS,
    meters=METERS,
    energies=ENERGIES,
    uses=USES,
    parts=PARTS,
    forms=FORMS,
    modes=MODES,
    progressions=PROGRESSIONS,
    modulations=MODULATIONS,
)
