# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Italian: words for music as musicians of Italy write them."""

from __future__ import annotations

from planner.lexicon.counting import LETTERS, SIGNS, SOLFEGE, joined, pitch_classes
from planner.lexicon.it_instruments import ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS
from planner.lexicon.language import Language

_ONE = {"uno": 1, "un": 1, "una": 1, "un'": 1}
_UNITS = {"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "nove": 9}
_VOWELS = {"uno": 1, "un": 1, "otto": 8}
_TEENS = {
    "dieci": 10, "undici": 11, "dodici": 12, "tredici": 13, "quattordici": 14, "quindici": 15, "sedici": 16, "diciassette": 17,
    "diciotto": 18, "diciannove": 19,
}
_TENS = {"venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90}
_ELIDED = {word[:-1]: value for word, value in _TENS.items()}
_UNDER_HUNDRED = {
    **_ONE, **_UNITS, "otto": 8, **_TEENS, **_TENS, **joined(_TENS, _UNITS, "", " "), **joined(_TENS, {"tré": 3}, ""), **joined(_ELIDED, _VOWELS, ""),
}
_HUNDREDS = {f"{word}cento": 100 * value for word, value in (*_UNITS.items(), ("otto", 8))}
_ACCIDENTALS = {"diesis": 1, "bemolle": -1, "naturale": 0, "bequadro": 0, "doppio diesis": 2, "doppio bemolle": -2}

LANGUAGE = Language(
    code="it",
    name="Italian",
    common="il|lo|la|le|gli|un|una|uno|di|del|della|dello|dei|delle|degli|al|alla|allo|nel|nella|con|molto|più|ma|che|senza|voglio|fammi|crea|componi|scrivi|musica"
           "|canzone|brano|pezzo|questo|questa|è|e|anche|dove|quando|sopra|fino|da|sia|suoni|stile|ritmo|battute|qualcosa|dammi|sono|poi|vorrei|sul|sulla|dal|dalla"
           "|se|né|ogni|tra|fra|tutto|tutta|niente|serve|genere|tipo|dell|all|nell|dall|sull|ed|come|sto|altra|altro|non|alle|ai|agli|nei|nelle",
    numbers={
        "zero": 0, **_UNDER_HUNDRED, "cento": 100, **joined({"cento": 100}, _UNDER_HUNDRED, "", " "), **joined({"cent": 100}, {word: value for word, value in _UNDER_HUNDRED.items() if word[0] == "o"}, ""),
        **joined({"cento e ": 100}, _ONE, ""), **_HUNDREDS, "mille": 1000,
    },
    notes={
        **pitch_classes({**SOLFEGE, "ut": 0}, _ACCIDENTALS, SIGNS), **{name: value % 12 for name, value in joined(LETTERS, _ACCIDENTALS, " ").items()},
    },
    key_modes={
        "maggiore": "major", "minore": "minor", "magg": "major", "min": "minor", "minore naturale": "minor", "minore melodica": "minor", "minore melodico": "minor",
        "minore armonica": "harmonic minor", "minore armonico": "harmonic minor", "in modo maggiore": "major", "in modo minore": "minor", "modo maggiore": "major",
        "modo minore": "minor", "ionico": "major", "ionio": "major", "eolio": "minor", "dorico": "dorian", "frigio": "phrygian", "lidio": "lydian", "misolidio": "mixolydian",
        "locrio": "locrian", "eolico": "minor", "ipofrigio": "locrian",
        "pentatonica": "gong", "pentatonico": "gong", "pentatonica maggiore": "gong", "pentatonica minore": "yu", "maggiore pentatonica": "gong",
        "minore pentatonica": "yu", "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    },
    key_of="in|in tonalità di|nella tonalità di|tonalità di|tonalità|in tono di|nel tono di|tonica|tono di|chiave di",
    bars="battuta|battute|misura|misure|bt",
    seconds="secondo|secondi|sec|s",
    minutes="minuto|minuti|min",
    hours="ora|ore|h",
    half_minute="mezzo minuto|metà minuto|mezzo minutino|la metà di un minuto",
    and_a_half="minuto e mezzo|minuti e mezzo|e mezzo minuti|min e mezzo",
    tempo_before="a|tempo|tempo di|tempo a|velocità|velocità di|semiminima|la semiminima a|semiminima uguale a|semiminima a|semiminima =|metronomo|metronomo a|bpm|pulsazione di|pulsazione a|circa|intorno a|intorno ai|attorno a|sui|a circa|attorno ai"
                 "|al tempo di|un tempo di",
    tempo_after="bpm|battiti al minuto|battiti per minuto|pulsazioni al minuto|pulsazioni per minuto|battute al minuto|semiminime al minuto|ppm|colpi al minuto|battiti|pulsazioni|alla semiminima|semiminime per minuto|beat al minuto",
    negations="senza|senza alcun|senza alcuno|senza alcuna|senza nessun|senza nessuna|senza nessuno|niente|nessun|nessuna|nessuno|non|non voglio|non usare|non usate|non utilizzare|non mettere|non aggiungere|non includere|non inserire|non ci sia|non ci siano"
              "|non ci deve essere|non ci devono essere|che non abbia|che non ci sia|che non ci siano|evita|evitare|evitando|evitate|tranne|eccetto|salvo|a parte|né|escludi|escludere|escludendo|esclusi|esclusa|escluso|escluse|togli|togliere|togliendo"
              "|elimina|eliminare|rimuovi|rimuovere|privo di|priva di|privi di|prive di|assenza di|mai|non troppo|non molto|non è|non sia|non abbia|ometti|omettere|fai a meno di|fare a meno di|facendo a meno di|neanche|nemmeno|neppure|meno che",
    fillers="il|lo|la|i|gli|le|l'|l|un|uno|una|di|del|della|dello|dei|delle|degli|dell'|dell|alcun|alcuno|alcuna|nessun|nessuna|usare|troppo|troppa|troppi|molto|così|sia|suoni di|suono di|parte di|sezione di|strumenti a|strumenti|più|altro|altra|con|tipo di|che"
            "|per favore|nessun tipo di|alcun tipo di|della parte di|affatto",
    links="e|o|ed|od|né|oppure|e né|e senza|né il|né la|né i|né le|né gli|né lo|né l'|e il|e la|e i|e le|e gli|o il|o la|e nemmeno|e neanche|e niente|né con|e lo|e l'|o l'|e un|e una|né un|né una|né di|e di|nonché|niente|e neppure",
    or_links="o|né|oppure|od",
    assents="non senza|mai senza|non dimenticare|che non manchi|che non manchino|non può mancare|non possono mancare|senza dimenticare|non togliere|non eliminare|non rinunciare a|senza rinunciare a",
    then="a|fino a|poi|e poi|dopo|quindi|verso|più tardi|prima di|diventa|che diventa|si trasforma in|finisce|termina|alla fine|seguito da|in seguito|e finisce|per finire|diventando|allora|lascia spazio a",
    exclusive="solo|soltanto|solamente|unicamente|esclusivamente|nient'altro che|da solo|da sola|da soli|senza accompagnamento|non accompagnato|non accompagnata|a solo|e basta|senza altri strumenti|nient'altro|e nient'altro|soli|sola"
              "|solo con|solo di|in solitaria",
    band="band|gruppo|complesso musicale|gruppo completo|band completa|formazione completa|ensemble|con una band|gruppo di accompagnamento|organico completo",
    chords="accordo|accordi|progressione|progressione di accordi|giro di accordi|giro armonico|sequenza di accordi|armonia|griglia|progressione armonica|sequenza armonica|giro",
    verse_chorus="strofa-ritornello|strofa e ritornello|strofe e ritornelli|strofa/ritornello|forma canzone|struttura canzone|strofe e ritornello|struttura pop|strofa ritornello|strofe/ritornelli|struttura strofa-ritornello|forma strofa-ritornello",
    foreign="a due voci|a tre voci|a quattro voci|a più voci|versione finale|risultato finale|scena finale|vale la pena|mare mosso|al più presto|più presto|troppo presto|a presto|tempo reale|grazie|piano d'azione|in latino|sera|seta|come|sono|con|per|dal vivo|la maggior parte|la minore|in si|al sol|mi|si|in mi|sol leone|re|il re|la|per lo|pero|basso volume|a basso volume|in basso|più basso|verso il basso|dal basso|voce bassa|a bassa voce|ad alta voce"
            "|tono grave|nota grave|note gravi|suoni gravi|registro grave|voce grave|nel tempo|con il tempo|allo stesso tempo|un tempo|tempo libero|col tempo|nello stesso tempo|alla fine|fino alla fine|senza fine|senza sosta|senza dubbio"
            "|sin|fin|solo se|non solo|non solo che|misurato|in misura|su misura|a misura|in largo|al largo|più largo|largo raggio|in studio|studio di registrazione|pan|pub|pour|sale|dose|corde vocali|mille volte|mille|piano terra|primo piano"
            "|sul piano|chiave di violino|chiave di sol|chiave di basso|chiave di fa|sul serio|che sia|la la la|so|ho|ha|era|estate indiana|gatto|passo dopo passo|al primo ascolto|primo tempo|secondo me|secondo tempo|di secondo piano|seconda parte|a seconda"
            "|secondo|seconda|sola voce|da due soldi",
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods={
        "happy": "qualcosa di allegro|brano allegro|pezzo allegro|tema allegro|motivo allegro|più allegro|poi allegro|e allegro|diventa allegro|ad allegro|valzer allegro|felice|felici|allegr*|allegramente|gioia|gioios*|content*|felicità|giulivo|giuliva|festos*|lieto|lieta|lieti|gaio|gaia|gioviale|giubilo|raggiante di gioia|felicemente|allegria|giocond*|spensieratamente felice|esultante|di buon umore|letizia"
                 "|festiv*|buonumore",
        "bright": "luminos*|solare|solari|soleggiat*|fresco|fresca|freschi|fresche|vivac*|brios*|frizzant*|spensierat*|leggero e vivace|splendente|brillant*|effervescente|raggiante|luminosità|leggiadramente vivo|vispo|vispa|arios*|saltellante|scintillant*"
                  "|su di giri|frescura|freschezza",
        "playful": "giocos*|scherzos*|divertent*|buffo|buffa|buffi|buffe|comic*|spiritos*|birichin*|umoristic*|ludic*|carino|carina|tenero e buffo|monell*|spassos*|maliziosett*|scanzonat*|burlon*|furbett*|simpatic*|caricatural*|irriverente|dispettos*|pazzerell*|ironic*"
                   "|scherzo|cartoonesc*",
        "hopeful": "speranza|speranzos*|ottimist*|positiv*|ispirant*|motivant*|motivazional*|incoraggiant*|edificante|fiducios*|pieno di speranza|piena di speranza|ottimismo|ispirazione|stimolante|incoraggiamento|fiducia|che dà speranza|rincuorante",
        "triumphant": "trionf*|trionfal*|trionfante|vittorios*|glorios*|eroic*|eroico|eroica|vittoria|fiero|fiera|orgoglios*|gloria|trionfalmente|eroismo|orgoglio|fierezza|conquista|vincente|baldanzos*",
        "excited": "emozionant*|energic*|energetic*|energia|appassionat*|eccitant*|entusiasmant*|potent*|dinamic*|frenetic*|euforic*|vibrante|esplosiv*|adrenalin*|travolgent*|elettrizzant*|carica|grintos*|concitat*|focos*|passione|trascinant*|impetuos*"
                   "|infuocat*|ardent*|scatenat*|incalzante|entusiast*|esaltant*|forsennat*|euforia|grinta|gasat*",
        "warm": "caldo|calda|caldi|calde|caloros*|tener*|teneramente|dolce|dolci|dolcemente|dolcezza|tenerezza|soave|morbid*|accoglient*|affettuos*|confortant*|delicat*|avvolgent*|calore|intim*|rassicurant*|amorevol*|coccoloso|carezzevol*|premuros*|affabile"
                "|gentile|gentili|delicatezza|commovent*|toccant*",
        "romantic": "romantic*|amore|innamorat*|sensual*|romanticismo|canzone d'amore|d'amore|amoros*|struggente d'amore|passionale|corteggiamento|romanticamente|innamoramento|seducente|languidamente romantico|idilliac*",
        "calm": "calm*|tranquill*|seren*|rilassant*|rilassat*|pacific*|quiet*|placid*|pace|riposant*|serenità|tranquillità|distes*|silenzios*|pacat*|relax|chill|rilassamento|distensiv*|riposat*|calmante|pacatezza|acquietant*|mite|sereno",
        "dreamy": "celeste|sognant*|eteree|etereo|eterea|eterei|oniric*|sogno|sogni|vaporos*|fluttuant*|celestial*|psichedelic*|nebbios*|incantato e sospeso|trasognat*|rarefatt*|sospes*|sognator*|impalpabil*|evanescent*|soffus*|fiabesco e sospeso|galleggiante|in sogno"
                  "|da sogno",
        "nostalgic": "nostalgia|nostalgic*|ricordi|ricordo|malinconico ricordo|agrodolc*|rimpianto|memorie|rievocativ*|struggimento|anelito|di un tempo|rimembranz*|nostalgicamente|rievocazione|dei tempi andati|retrospettiv*|saudade|tempo perduto|evocativ*",
        "sad": "trist*|tristemente|dolore|doloros*|pianto|lacrim*|straziant*|affrant*|afflitt*|lutto|tragic*|lugubr*|disperat*|cuore spezzato|addolorat*|lament*|sofferente|sofferenza|piangere|disperazione|struggent*|dolente|pena|mesto|mesta|mesti|mestizia|accorat*|strappalacrime"
               "|sconsolat*|sofferto|sofferta|desolatamente triste",
        "melancholy": "malinconi*|melanconi*|malinconic*|melancolic*|cupo e triste|depress*|deprimente|pensieros*|grigio|grigia|uggios*|abbattut*|introspettiv*|pensos*|imbronciat*|malinconicamente|tetra malinconia|afflosciato|plumbe*|sconfortat*|ripiegato su di sé|avvilit*"
                      "|intimamente malinconico|mogio",
        "lonely": "solitari*|solitudine|desolat*|isolat*|abbandonat*|sperdut*|desolazione|abbandono|solingo|derelitt*|isolamento|vuoto interiore|solitariamente|reiett*|desolante|ramingo",
        "tense": "teso|tesa|tese|tensione|suspense|angosciant*|angoscios*|ansios*|urgente|urgenza|nervos*|drammatic*|inquieto|inquieta|inquieti|inquiete|inquietudine|opprimente|concitato e teso|ansia|angoscia|thriller|agitat*|drammaticità|incombente|febbrile|pressante|irrequiet*|asfissiante|affannos*|assillante"
                 "|mozzafiato",
        "dark": "oscur*|cupo|cupa|cupi|cupe|sinistr*|tenebros*|terrificant*|terrore|spaventos*|paura|macabr*|inquietant*|minaccios*|tenebre|orrore|orrorific*|spettral*|infestat*|malvagi*|diabolic*|demoniac*|raccapricciant*|tetr*|horror|funere*|paurosamente|agghiacciant*"
                "|da brivido|maligno|maligna|infernale|buio|spettrale|fosco|fosca",
        "angry": "furios*|aggressiv*|rabbios*|rabbia|arrabbiat*|violent*|feroc*|brutal*|selvagg*|ira|collera|furia|iracond*|furibond*|aggressività|incazzat*|furente|violenza|adirat*|rancoros*|furore|ostile|odio",
        "mysterious": "misterios*|mistero|enigmatic*|magic*|magia|mistic*|strano|strana|strani|strane|stranezza|fantastic*|incantat*|arcan*|esoteric*|fiabesc*|surreal*|soprannaturale|intrigante|enigma|incantesimo|fantasy|ammaliant*|misteriosamente|stregat*|ultraterren*|occulto",
        "majestic": "maestos*|grandios*|imponent*|monumental*|magnific*|nobil*|maestà|grandiosità|solenne e grandioso|pompos*|sontuos*|regale|regali|maestosità|colossal*|sublim*|superb*|imperioso|spettacolar*|fastos*|imperiale",
        "solemn": "solenn*|serio|seria|serietà|sacro|sacra|sacri|sacre|cerimonial*|spiritual*|devot*|liturgic*|solennità|raccolt*|reverente|austero|austera|religios*|solennemente|ieratic*|pio|compassat*|sacral*|severo|severa|raccoglimento|funzione religiosa",
        "heroic-tragic": "eroico e tragico|eroica e tragica|tragico ed eroico|tragica ed eroica|epico e triste|epica e triste|tristezza epica|eroismo tragico|grandezza tragica|stoic*|sacrificio|tragedia eroica|epopea tragica|dolore eroico|eroicità tragica|titanico e dolente",
        "elegant": "elegant*|eleganza|raffinat*|sofisticat*|distinto|distinta|aggraziat*|leggiadr*|di classe|galant*|ricercat*|con grazia|signoril*|finemente|con classe|aristocratic*|raffinatezza|garbat*|grazios*|elegantemente|grazia",
        "meditative": "meditativ*|meditazione|zen|contemplativ*|meditare|ipnotic*|ninna nanna|ninnananna|ninne nanne|dormire|per dormire|yoga|spa|sonno|sonnolent*|mindfulness|addormentarsi|cullare|addormentare|cullant*|contemplazione|ninna-nanna|assopirsi|per addormentarsi",
        "groovy": "groove|con groove|ballabil*|ritmat*|ritmic*|da ballare|ballare|coinvolgente e ritmato|molleggiat*|ritmo contagioso|con ritmo|groovoso|danzante|danzereccio|danzereccia|per ballare|contagios*|pieno di ritmo|piena di ritmo|coinvolgent*|movimentat*|che fa ballare",
        "cool": "cool|sexy|pigro|pigra|languid*|disinvolt*|alla moda|figo|fighissimo|sornion*|indolent*|con stile|sensuale e pigro|trendy|suadent*|felpat*|smooth|ganzo",
    },
    styles={
        "pop": "pop|musica pop|canzone pop|pop italiano|musica leggera|pop indie|indie pop|k-pop|j-pop|pop coreano|pop giapponese|itpop|pop commerciale|brano pop|sanremese|city pop|italo pop|musica leggera italiana",
        "ballad": "ballata|ballate|lento romantico|ballata pop|canzone lenta|power ballad|ballata al pianoforte|ballad|canzone melodica|ballata per pianoforte|ballata lenta",
        "rock": "rock|musica rock|hard rock|punk|punk rock|rock alternativo|indie rock|grunge|post-rock|rock and roll|rock classico|pop rock|rock progressivo|rock italiano|rockabilly|surf rock|rockettar*|garage rock|prog rock|prog",
        "metal": "metal|heavy metal|heavy|death metal|thrash metal|thrash|power metal|black metal|metalcore|metallaro|metal progressivo|metal sinfonico|symphonic metal",
        "funk": "funk|funky|soul|neo soul|neo-soul|r&b|rhythm and blues|motown|musica soul|funkettone|rnb",
        "disco": "disco|disco music|nu disco|discomusic|italo disco|nu-disco|musica disco|disco anni 70",
        "bossa": "bossa nova|bossa|bossanova|samba jazz",
        "swing": "jazz|swing|bebop|jazzistic*|smooth jazz|jazz manouche|ragtime|dixieland|cool jazz|standard jazz|lounge|jazzat*|musica jazz|latin jazz|piano bar|jazz tradizionale|swingante|jazzy|musica lounge",
        "lofi": "lofi|lo-fi|lo fi|lofi hip hop|lo-fi hip hop|chillhop|beat lofi|lofi hip-hop|beat lo-fi|bassa fedeltà|beat per studiare",
        "ambient": "ambient|ambientale|musica d'ambiente|musica ambient|new age|paesaggio sonoro|paesaggi sonori|drone|atmosferic*|chillout|downtempo|musica d'atmosfera|atmosfera sonora|chill out|ambientali|soundscape",
        "edm": "elettronica|musica elettronica|elettronico|elettronici|elettroniche|edm|house|techno|trance|dubstep|synthwave|drum and bass|synthpop|synth pop|future bass|vaporwave|dance|electro|deep house|eurodance|retrowave|cyberpunk|musica dance|italo dance|synth-pop"
               "|progressive house|musica da ballo elettronica|elettropop|electropop|hardstyle|tecno",
        "epic": "epic*|cinematografic*|cinematic*|colonna sonora|musica da film|colonne sonore|trailer|musica per trailer|epopea|hollywood|hollywoodian*|musica da cinema|da film|filmic*|morriconiano|alla morricone|musica cinematografica|spaghetti western|western all'italiana|da colossal",
        "waltz": "valzer|valzer viennese|valzerino|valzer lento|walzer",
        "folk": "aria popolare|danza popolare|stile popolare|folk|folclore|folklore|folcloristic*|musica popolare|musica tradizionale|musica folk|country|bluegrass|celtic*|irlandes*|cantautore|cantautoral*|medieval*|tarantella|pizzica|canzone napoletana|canzone popolare|liscio|tammurriata|stornello|saltarello|trovatore"
                "|menestrello|canto popolare|musica da osteria|folklorico|napoletana|taranta|cantautorato|canto degli alpini|canti alpini|balcanic*|polka|americana|musica celtica|salentin*|neomelodico|musica napoletana|folk acustico|ballata medievale|mazurka romagnola|romagnol*"
                "|giga irlandese|napoletano",
        "guofeng": "musica cinese|stile cinese|cinese tradizionale|tradizionale cinese|tradizionali cinesi|orientale|orientali|guofeng|gufeng|asiatic*|wuxia|xianxia|opera di pechino|antica cina|cina antica|estremo oriente|opera cinese|cinese|cinesi|cina",
        "chiptune": "chiptune|8 bit|8-bit|otto bit|16 bit|musica 8 bit|pixel|pixelat*|videogioco retrò|videogioco retro|gioco retrò|game boy|gameboy|nes|arcade|sala giochi|retrogaming|pixel art|retrogame|videogiochi retrò|vecchio videogioco|videogioco anni 80|16-bit",
        "classical": "classic*|musica classica|barocc*|musica da camera|sonata|notturno|minuetto|serenata|preludio|fuga|neoclassic*|inno|marcia|marce|mozart|bach|chopin|beethoven|impressionist*|opera lirica|vivaldi|debussy|aria d'opera|lirica|rinascimental*|concerto grosso|requiem"
                     "|oratorio|belcanto|madrigale|opera italiana|romanza|rossini|puccini|cantata|melodramma|rapsodia|musica colta|toccata|invenzione a due voci|concerto per|corale di bach|scarlatti|paganini|ciaccona|passacaglia|mottetto|musica antica|marcia nuziale",
        "latin": "latin|musica latina|latino|latina|latinoamerican*|ritmi latini|ritmo latino|salsa|tango|tanghi|samba|reggae|flamenco|rumba|reggaeton|mambo|cha cha cha|cha-cha-cha|cumbia|bachata|merengue|bolero|mariachi|cuban*|milonga|calypso|afrobeat|ska|beguine|paso doble"
                 "|caraibic*|latino americano|latino-americano|lambada|habanera|musica cubana|ritmi caraibici|flamenca",
        "hiphop": "hip hop|hip-hop|hiphop|rap|trap|boom bap|drill|base rap|beat rap|base hip hop|rapper|base trap|strumentale rap|trap italiana|rap italiano",
        "blues": "blues|bluesy|blues rock|blues in dodici battute|blues di dodici battute|blues di 12 battute|blues del delta|blues di chicago|bluesegg*|blues elettrico|blues lento|musica blues",
    },
    scenes={
        "rainy night": "notte piovosa|notte di pioggia|pioggia|piovos*|giorno di pioggia|sera piovosa|pomeriggio piovoso|giornata piovosa|sotto la pioggia|piove|acquazzone|pioggerella|gocce di pioggia|temporale estivo|giornata di pioggia|pioviggina",
        "café": "caffè|caffetteria|bar caffè|coffee shop|ristorante|ristoranti|ora del tè|pasticceria|bistrot|tavolini all'aperto|trattoria|caffetterie|sala da tè",
        "sunset": "tramonto|tramonti|crepuscolo|imbrunire|al calar del sole|calar della sera|sole al tramonto|crepuscolar*|ora dorata|calare del sole|calar del sole",
        "sunrise": "alba|albe|aurora|mattino|mattina|mattine|sorgere del sole|risveglio|primo mattino|mattutin*|di buon mattino|levar del sole|mattinata|all'alba|sole nascente",
        "night": "notte|notti|notturn*|notte stellata|chiaro di luna|cielo stellato|mezzanotte|stelle|sotto le stelle|luna|cielo notturno|luna piena|di notte|notti stellate|serata|sera tardi|stellat*|luce della luna|al chiaro di luna",
        "battle": "battaglia|battaglie|combattimento|combattimenti|guerra|lotta|scontro|campo di battaglia|scena d'azione|battaglia finale|guerrier*|duello|assedio|bellic*|scontri|assalto",
        "boss": "boss|boss finale|battaglia contro il boss|scontro col boss|combattimento contro il boss|boss di fine livello|scontro finale|nemico finale|battaglia con il boss|scontro con il boss|boss fight|mostro finale|boss di livello",
        "chase": "inseguimento|inseguimenti|corsa|corse|fuga in auto|gara automobilistica|corsa di macchine|gara di corsa|scappare|in fuga|evasione|scappando|inseguit*|gara di auto|fuga disperata|corsa contro il tempo",
        "forest": "foresta|foreste|bosco|boschi|natura|giardino|giardini|prato|prati|fiume|fiumi|lago|montagna|montagne|valle|ruscello|giungla|radura|boschetto|laghi|cascata|collina|colline|torrente|bambù",
        "ocean": "mare|mari|oceano|oceani|spiaggia|spiagge|onde|onde del mare|costa|sott'acqua|sottomarin*|fondale marino|riva del mare|marin*|acquatic*|marea|in riva al mare|fondo del mare|litorale|abissi",
        "summer": "estate|estati|estiv*|vacanza|vacanze|viaggio|viaggi|viaggio in macchina|isola|isole|tropical*|in viaggio|viaggio on the road|ferie|sotto il sole|viaggio in auto|viaggiare|ferragosto",
        "spring": "primavera|primaveril*|fiori|ciliegi|ciliegi in fiore|fiori di ciliegio|fioritura|in fiore|boccioli|sbocciare",
        "autumn": "autunno|autunnal*|foglie secche|foglie morte|foglie che cadono|foglie cadenti|foglie d'autunno|caduta delle foglie",
        "winter": "inverno|invernal*|neve|nevicata|innevat*|nevica|fiocchi di neve|gelo|nevosa|nevoso|gelid*|ghiaccio|sotto la neve",
        "spring festival": "capodanno cinese|festa di primavera|capodanno lunare|festa delle lanterne|danza del leone|danza del drago|festa di metà autunno",
        "christmas": "natale|natalizi*|canto di natale|canti di natale|capodanno|vigilia di natale|babbo natale|presepe|notte di natale|canzone di natale|feste natalizie|san silvestro|canzoni di natale|befana",
        "wedding": "matrimonio|matrimoni|nozze|nuzial*|sposi|sposa|proposta di matrimonio|sposalizio|cerimonia nuziale",
        "birthday": "compleanno|compleanni|festa|feste|celebrazione|carnevale|festival|sagra|luna park|carnevalesc*|festeggiamenti|festeggiare|celebrazioni|sagra di paese|celebrare|giostra|giostre|tanti auguri",
        "farewell": "addio|addii|commiato|laurea|funerale|funerali|rottura|separazione|congedo|partenza|arrivederci|saluto finale|addio al celibato",
        "study": "studiare|per studiare|concentrazione|concentrarsi|leggere|lettura|compiti|lavorare|programmare|per lavorare|per concentrarsi|sessione di studio|leggendo|studiando|fare i compiti|per leggere|concentrarmi|biblioteca",
        "space": "spazio|spazial*|cosmic*|cosmo|galassia|galassie|universo|interstellare|fantascienza|astronave|pianeta|pianeti|via lattea|astronauta|galattic*|fantascientific*|siderale|spazio profondo",
        "dungeon": "dungeon|segreta|segrete|caverna|caverne|grotta|grotte|casa infestata|rovine|cimitero|cripta|prigione sotterranea|catacombe|sotterraneo|sotterranei|tomba|casa abbandonata|maniero infestato",
        "village": "villaggio|villaggi|borgo|borghi|fattoria|mercato|taverna|taverne|campagna|rural*|pastoral*|bucolic*|osteria|locanda|paese natio|paesino|agreste|campestr*|paesello|contadin*|borgo antico|piazza del paese",
        "castle": "castello|castelli|regno|palazzo reale|cavaliere|cavalieri|regina|incoronazione|corte reale|cavalleresc*|principessa|trono|palazzo|regno incantato|reggia|reami|reame",
        "adventure": "avventura|avventure|avventuros*|ricerca epica|spedizione|pirata|pirati|esplorazione|viaggio epico|esplorare|odissea|missione|esplorator*|corsar*|navigator*|quest|traversata",
        "gym": "palestra|allenamento|allenarsi|correre|sport|sportiv*|esercizio fisico|fitness|crossfit|partita di calcio|jogging|allenamenti|corsa mattutina|allenarmi|cardio|stadio",
        "club": "discoteca|discoteche|club|night club|pista da ballo|rave|locale notturno|bar|night|locali notturni|dancefloor|bar notturno",
        "street": "strada|strade|urban*|città|neon|luci della città|centro città|metropolitana|periferia|vicoli|vicolo|metropoli|quartiere|asfalto|luci al neon|marciapiede",
        "game": "videogioco|videogiochi|gioco|giochi|musica per videogiochi|musica da videogioco|gioco di piattaforme|platform|gioco per cellulare|gaming|rpg|videoludic*|livello di un videogioco|gioco mobile",
        "puzzle": "puzzle|rompicapo|enigmi|minigioco|indovinello|rompicapi|gioco di logica|puzzle game|minigiochi",
        "menu": "menu|menù|menu principale|menù principale|schermata iniziale|schermata del titolo|schermata titolo|menu di gioco|menù di gioco",
        "childhood": "infanzia|vecchie foto|vecchie fotografie|ricordi d'infanzia|paese natale|fanciullezza|terra natia|terra natale|quando ero bambino|quando ero bambina|album di foto|ricordi di bambino",
        "children": "bambino|bambini|per bambini|infantil*|bebè|neonato|neonati|cartone animato|cartoni animati|filastrocca|filastrocche|giocattolo|giocattoli|canzone per bambini|asilo|bambina|bambine|girotondo|cartoni|bimbi|bimbo|scuola materna|cartoon|zecchino d'oro",
        "desert": "deserto|deserti|via della seta|sahara|arab*|egizi*|egiziano|egiziana|dune|oasi|desertic*|medio oriente|mediorientale|carovana|cammelli",
        "jianghu": "spadaccino|spadaccini|arti marziali|kung fu|kung-fu|samurai|guerriero errante|ninja",
        "temple": "tempio|templi|monastero|monasteri|casa da tè|pagoda|tempio buddista|cerimonia del tè|buddista|monaci",
        "church": "chiesa|chiese|cattedrale|cattedrali|messa|gregorian*|cappella sistina|gotic*|duomo|chiostro|abbazia|canto gregoriano",
        "detective": "film giallo|un giallo|detective|investigatore|film noir|spia|spie|spionaggio|agente segreto|giallo poliziesco|rapina|noir|poliziesc*|poliziottesc*|indagine|investigator*|agenti segreti|thriller poliziesco",
        "advert": "pubblicità|pubblicitari*|spot|spot pubblicitario|aziendal*|video aziendale|azienda|presentazione|promozional*|startup|vlog|podcast|réclame|promo|video promozionale|corporate|video istituzionale|istituzionale",
    },
    dances={
        (3, 4): "valzer|valzer viennese|valzer lento|valzerino|minuetto|mazurca|mazurka|ländler|polacca|walzer|sarabanda",
        (6, 8): "giga|gighe|barcarola|siciliana|tarantella|tarantelle|tammurriata|pizzica|forlana|saltarello|taranta",
        (2, 4): "polca|polche|polka|galop|habanera|contraddanza|quadriglia|paso doble|manfrina|beguine",
    },
    tempos={
        (30, 44): "grave|lentissimo|lentissima|estremamente lento|estremamente lenta|il più lento possibile|lentissimi|lentissimamente",
        (42, 58): "largo|molto lento|molto lenta|molto lenti|molto lente|molto lentamente|assai lento|largamente|super lento|largo assai",
        (50, 64): "larghissimo|davvero lento|davvero lenta|ben lento|lento assai",
        (58, 74): "lento|lenta|lenti|lente|adagio|lentamente|tempo lento|ritmo lento|piano piano|più lento|più lenta|adagino|a rilento|lentezza|lento moderato",
        (60, 80): "senza fretta|larghetto|piuttosto lento|piuttosto lenta|abbastanza lento|abbastanza lenta|con calma|tempo tranquillo|un po' lento|un po' lenta|un poco lento|posato|posata|con comodo|ritmo tranquillo|adagietto|a passo lento",
        (74, 92): "andante|andante con moto|a passo d'uomo|al passo|passo di passeggiata|moderatamente lento|moderatamente lenta|a passo di passeggiata|mediamente lento|tempo di passeggiata|a passo tranquillo",
        (84, 104): "andantino|tempo rilassato|comodo|tempo comodo|ritmo rilassato|tempo giusto",
        (92, 112): "moderato|moderata|tempo medio|tempo moderato|velocità media|velocità moderata|ritmo moderato|moderatamente|né lento né veloce|né veloce né lento|mid-tempo|ritmo medio|medio tempo|moderati|mid tempo",
        (104, 122): "allegretto|abbastanza veloce|piuttosto veloce|moderatamente veloce|un po' veloce|mosso|allegro moderato|mediamente veloce|un poco mosso|più mosso|poco mosso|abbastanza mosso|abbastanza rapido|piuttosto rapido",
        (120, 152): "veloce|veloci|rapido|rapida|rapidi|rapide|allegro|allegro con brio|velocemente|rapidamente|svelto|svelta|tempo veloce|ritmo veloce|ritmo serrato|a passo svelto|accelerato|accelerata|tempo rapido|più veloce|spedito|spedita|sveltamente|ritmo sostenuto|con brio"
                    "|tempo sostenuto|di corsa|a tempo sostenuto|celere",
        (140, 168): "vivo e veloce|molto veloce|molto veloci|vivace|molto rapido|molto rapida|allegro vivace|allegro molto|allegro assai|davvero veloce|assai veloce|molto svelto|velocissimamente moderato|allegro vivo|vivacissimo",
        (164, 192): "presto|velocissimo|velocissima|rapidissimo|rapidissima|estremamente veloce|super veloce|a tutta velocità|vertiginos*|fulmineo|a rotta di collo|velocissimi|a perdifiato|superveloce",
        (190, 220): "prestissimo|il più veloce possibile|follemente veloce|ultraveloce|ultra veloce|velocità folle|a velocità folle",
    },
    meters={
        (3, 4): "tre quarti|in tre quarti|tempo di valzer|tempo ternario|ritmo ternario|metro ternario|tempo di tre quarti|3 quarti|a tre tempi|in 3 quarti|ritmo di valzer|tempo in tre quarti|misura ternaria",
        (4, 4): "a quattro tempi|quattro quarti|in quattro quarti|tempo ordinario|tempo di quattro quarti|4 quarti|four on the floor|tempo quaternario|in 4 quarti|cassa dritta|cassa in quattro|cassa in quarti",
        (2, 4): "a due tempi|due quarti|in due quarti|tempo binario|ritmo binario|tempo di marcia|tempo di due quarti|2 quarti|ritmo di marcia|in 2 quarti|metro binario|misura binaria|passo di marcia",
        (6, 8): "sei ottavi|in sei ottavi|tempo di sei ottavi|6 ottavi|binario composto|tempo di tarantella|in 6 ottavi|tempo binario composto|ritmo di tarantella",
        (9, 8): "nove ottavi|in nove ottavi|tempo di nove ottavi|9 ottavi|ternario composto|in 9 ottavi|tempo ternario composto",
        (12, 8): "dodici ottavi|in dodici ottavi|tempo di dodici ottavi|12 ottavi|in 12 ottavi|quaternario composto",
        (5, 4): "cinque quarti|in cinque quarti|tempo di cinque quarti|5 quarti|in 5 quarti",
        (7, 8): "sette ottavi|in sette ottavi|tempo di sette ottavi|7 ottavi|in 7 ottavi",
        (5, 8): "cinque ottavi|in cinque ottavi|tempo di cinque ottavi|5 ottavi",
        (3, 8): "tre ottavi|in tre ottavi|tempo di tre ottavi|3 ottavi",
        (7, 4): "sette quarti|in sette quarti|tempo di sette quarti|7 quarti",
        (6, 4): "sei quarti|in sei quarti|tempo di sei quarti|6 quarti",
        (3, 2): "tre mezzi|in tre mezzi|tre metà|tempo di tre mezzi|3 mezzi",
        (2, 2): "due mezzi|in due mezzi|alla breve|tempo tagliato|tempo alla breve|a cappella tagliato|c tagliato|due metà",
    },
    energies={
        "rise": "crescendo|in crescendo|cresce|che cresce|inizi piano e finisca forte|cominci piano e finisca forte|parta piano e finisca forte|sempre più intens*|sempre più forte|aumenta gradualmente|aumenta d'intensità|che sale d'intensità|crescente|va in crescendo|cresce poco a poco|cresce piano piano|si intensifica|che si intensifica|intensità crescente"
                "|parte piano e finisce forte|comincia piano e finisce forte|inizia piano e finisce forte|che sale|in progressione|aumenta di intensità|parte tranquillo e finisce forte|cresce gradualmente|via via più intens*|prende forza|monta gradualmente|un crescendo|che monta"
                "|inizia dolce e finisce forte|sempre più epic*|cresca|che cresca",
        "late": "finisca in grande|termini in grande|finisca col botto|finisce in grande|termina in grande|parte piano e finisce col botto|inizi piano e finisca in grande|gran finale|finale esplosivo|climax alla fine|esplode alla fine|finale grandioso|finale epico|apoteosi|apoteosi finale|finale in grande|calmo e poi esplosivo|finale trionfale|calma e poi esplosiva|esplosione finale|finale col botto|finale potente",
        "fall": "finisca piano|finisca dolcemente|termini dolcemente|termini piano|diminuendo|decrescendo|sfuma|che sfuma|sfumando|si spegne|che si spegne|si affievolisce|si calma|finale tranquillo|finale calmo|finale dolce|sempre più calm*|sempre più piano|sempre più dolce|finisce dolcemente|termina dolcemente|finisce piano|morendo|fade out|in dissolvenza"
                "|svanisce|si placa|calando|cala gradualmente|dissolvenza finale|svanendo|smorzando|perdendosi|finisce in silenzio|va scemando|si dissolve|finale sommesso|sfumare|finisce tranquill*|termina in silenzio|decrescente|termina piano|svanire",
        "arch": "climax al centro|climax a metà|apice a metà|sale e scende|sale e poi scende|ad arco|forma ad arco|cresce e poi si calma|culmine al centro|picco a metà|cresce e decresce|apice al centro|alti e bassi|culmine a metà|a forma di arco|cresce e poi cala",
        "flat": "costante|energia costante|stabile|uniforme|senza variazioni d'intensità|static*|intensità costante|sempre uguale|senza crescendo|energia stabile|monoton*|lineare|omogene*|senza climax|intensità uniforme|energia uniforme",
    },
    uses={
        "loop": "loop|loops|in loop|ciclo continuo|ripetuto all'infinito|che si ripete|a ciclo continuo|anello|loop perfetto|loop infinito|loop continuo|loopabile|da ripetere in loop|musica in loop|ripetibile",
        "stinger": "jingle|jingles|effetto sonoro|stacchetto|stacchetti|sigla breve|logo sonoro|suono di vittoria|notifica|sigletta|stinger|stacco musicale|suono di notifica|effetto breve|effetti sonori|stacco|sigla|fanfara breve|motivetto di vittoria|bumper|suono di game over",
        "practice": "studio|studi|esercizio|esercizi|pratica|esercitarsi|per esercitarsi|lettura a prima vista|per principianti|pezzo di studio|esercitazione|per esercitarmi|esercizio tecnico|brano didattico|brano per principianti|pezzo per principianti|étude|brano di studio|solfeggio"
                    "|pezzo didattico|didattico",
        "song": "canzone|canzoni|brano completo|cantare|canzone completa|brano cantato",
    },
    parts={
        "intro": "intro|introduzione|introduzioni|apertura|introduzione strumentale|preambolo",
        "verse": "strofa|strofe",
        "prechorus": "pre-ritornello|preritornello|pre ritornello|pre-chorus|pre-ritornelli",
        "chorus": "ritornello|ritornelli|coro|inciso|ritornello principale|refrain",
        "bridge": "ponte|ponti|bridge|special|parte c|sezione ponte",
        "interlude": "interludio|interludi|intermezzo|intermezzi|parte strumentale|stacco strumentale|pausa strumentale|break|intermezzo strumentale",
        "solo": "sezione solista|con un assolo di|e un assolo di|assolo|assoli|con assolo di|parte solista|con un assolo|improvvisazione|con un solo di|assolo di",
        "outro": "outro|coda|finale|conclusione|chiusura|chiusa|epilogo|finali",
    },
    forms={
        "AABA": "forma aaba|forma di 32 battute|forma di trentadue battute|struttura aaba|forma song di 32 battute|forma a 32 battute",
        "ABA": "forma ternaria|forma aba|aba|forma col da capo|tripartito|tripartita|struttura ternaria|in tre parti|tre parti|forma tripartita|forma lied|forma con da capo",
        "AB": "forma binaria|struttura binaria|bipartito|bipartita|in due parti|due parti|forma ab|forma bipartita",
        "ABACA": "rondò|rondo|forma rondò|forma di rondò",
        "AAAA": "tema e variazioni|tema con variazioni|variazioni|forma di variazioni|variazioni su un tema",
        "AAA": "strofica|forma strofica|strofico|canzone strofica|struttura strofica",
        "ABCAB": "forma sonata|forma-sonata|sonata|sonatina|allegro di sonata",
        "A": "una sola sezione|una sola parte|sezione unica|un'unica sezione|monotematic*|un solo tema|un'unica parte|un unico tema",
    },
    modes={
        "major": "modo maggiore|tonalità maggiore|tono maggiore|scala maggiore|maggiore|in maggiore|modo ionico|ionico|modo ionio|ionio",
        "minor": "modo minore|tonalità minore|tono minore|scala minore|minore|in minore|minore naturale|modo eolio|eolio|minore melodica|eolico|scala minore naturale|scala minore melodica",
        "harmonic minor": "minore armonica|minore armonico|scala minore armonica",
        "dorian": "dorico|modo dorico|scala dorica|dorica",
        "phrygian": "frigio|modo frigio|scala frigia|frigia",
        "lydian": "lidio|modo lidio|scala lidia|lidia",
        "mixolydian": "misolidio|modo misolidio|scala misolidia|misolidia",
        "locrian": "locrio|modo locrio|scala locria|locria|locrese",
        "gong": "modo gong|pentatonica|pentatonico|scala pentatonica|pentatonica maggiore|scala pentatonica maggiore|pentatonica cinese|scala di cinque note|scala cinese",
        "shang": "modo shang",
        "jue": "modo jue",
        "zhi": "modo zhi",
        "yu": "modo yu|pentatonica minore|scala pentatonica minore",
    },
    progressions={
        "IV V iii vi": "royal road|progressione royal road|via reale|progressione della via reale|progressione da anime",
        "vi IV I V": "progressione emotiva di quattro accordi|progressione 6-4-1-5|progressione di despacito|progressione pop emotiva",
        "vi IV V I": "progressione komuro|progressione di komuro|progressione 6-4-5-1",
        "ii V I": "due cinque uno|progressione due cinque uno|progressione 2-5-1|2-5-1|giro due cinque uno|ii v i del jazz",
        "IV III7 vi I": "progressione just the two of us|just the two of us|progressione marunouchi",
        "I VI7 II7 V7": "progressione ragtime",
        "I vi ii V": "rhythm changes|giro anatole|turnaround jazz",
        "I V vi iii IV I IV V": "canone di pachelbel|pachelbel|progressione del canone|accordi del canone|giro di pachelbel|canone in re|accordi di pachelbel|progressione di pachelbel",
        "I I I I IV IV I I V IV I V": "blues in dodici battute|blues di dodici battute|blues di 12 battute|dodici battute di blues|giro di blues|giro blues|blues a dodici battute|12 battute di blues|blues in 12 battute",
        "i VII VI V": "cadenza andalusa|andalusa|progressione andalusa",
        "I vi IV V": "doo-wop|giro di do|progressione anni 50|progressione doo-wop|giro di sol|giro armonico di do|accordi anni cinquanta|progressione anni cinquanta|giro armonico anni 50",
        "I V vi IV": "i quattro accordi|quattro accordi magici|quattro accordi|i quattro accordi del pop|quattro accordi pop|progressione di quattro accordi|i quattro accordi magici",
        "I IV vii° iii vi ii V I": "circolo delle quinte|ciclo delle quinte|giro delle quinte|circolo di quinte|progressione per quinte",
        "i VI III VII": "quattro accordi minori|quattro accordi in minore|progressione epica minore|i quattro accordi in minore|progressione di quattro accordi in minore",
    },
    modulations={
        "up": "sale di tono|salire di tono|sale di un tono|salire di un tono|sale di un semitono|salire di un semitono|modulazione ascendente|modula verso l'alto|modulare verso l'alto|un tono sopra|un semitono sopra|modulazione verso l'alto|mezzo tono sopra|alza la tonalità|innalzamento di tono"
              "|modula un tono sopra|modulazione di un tono|sale di mezzo tono|salita di tono|alza di un tono|alzare di un tono|modula di un tono|modulazione finale",
        "relative": "modulazione alla relativa|modulare alla relativa|modula alla relativa|relativa maggiore|relativa minore|tonalità relativa|tono relativo|alla relativa|passa alla relativa|relativo minore|relativo maggiore|verso la relativa",
        "dominant": "modulazione alla dominante|modulare alla dominante|modula alla dominante|tono della dominante|tonalità della dominante|passa alla dominante|una quinta sopra|alla dominante|verso la dominante|al tono della dominante",
        "any": "modulazione|modulazioni|modulare|modula|cambio di tonalità|cambia tonalità|cambio di tono|cambiare tonalità|cambi di tonalità|cambia di tonalità|cambio tonalità|che moduli|cambio di chiave|modulante",
    },
    feels={
        "half": "half-time|half time|metà tempo|a metà tempo|mezzo tempo|tempo dimezzato",
        "double": "doppio tempo|double time|double-time|tempo raddoppiato|al doppio del tempo|a tempo doppio|raddoppio del tempo",
    },
)
