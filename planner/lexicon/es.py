# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Spanish: words for music as musicians of Spain and Latin America write them."""

from __future__ import annotations

from planner.lexicon.counting import LETTERS, SIGNS, SOLFEGE, joined, pitch_classes
from planner.lexicon.es_instruments import ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS
from planner.lexicon.language import Language

_UNITS = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}
_TEENS = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiuno": 21, "veintiuna": 21, "veintidós": 22,
    "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29, "diez y seis": 16, "diez y siete": 17, "diez y ocho": 18, "diez y nueve": 19,
}
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_UNDER_HUNDRED = {**_UNITS, **_TEENS, **_TENS, **joined(_TENS, _UNITS, " y ")}
_HUNDREDS = {
    "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
    "ochocientos": 800, "novecientos": 900, "doscientas": 200, "trescientas": 300, "cuatrocientas": 400, "quinientas": 500,
    "seiscientas": 600, "setecientas": 700, "ochocientas": 800, "novecientas": 900,
}
_ACCIDENTALS = {"sostenido": 1, "bemol": -1, "natural": 0, "becuadro": 0, "doble sostenido": 2, "doble bemol": -2}

LANGUAGE = Language(
    code="es",
    name="Spanish",
    common="el|los|las|la|de|una|un|unos|unas|del|al|y|con|para|muy|más|pero|que|en|sin|como|quiero|hazme|haz|crea|compón|escribe|dame|música|canción|pieza|este"
           "|esta|también|donde|cuando|sobre|hasta|desde|sea|suene|estilo|ritmo|compases|algo|hacia|según|por|se|su|ni|cada|entre|todo|toda|nada|lo|mi|tan|necesito"
           "|quisiera|tipo|estoy|esté|haga|otra|otro",
    numbers={
        "cero": 0, **_UNDER_HUNDRED, "cien": 100, "ciento": 100, **joined({"ciento": 100}, _UNDER_HUNDRED, " "), **_HUNDREDS,
        "mil": 1000,
    },
    notes={
        **pitch_classes(SOLFEGE, _ACCIDENTALS, SIGNS), **pitch_classes({"ut": 0}, {}),
        **{name: value % 12 for name, value in joined(LETTERS, _ACCIDENTALS, " ").items()},
    },
    key_modes={
        "mayor": "major", "menor": "minor", "mayor natural": "major", "menor natural": "minor", "menor melódico": "minor",
        "menor melódica": "minor", "menor armónico": "harmonic minor", "menor armónica": "harmonic minor", "en modo mayor": "major",
        "en modo menor": "minor", "modo mayor": "major", "modo menor": "minor", "jónico": "major", "eólico": "minor",
        "dórico": "dorian", "frigio": "phrygian", "lidio": "lydian", "mixolidio": "mixolydian", "locrio": "locrian",
        "eolio": "minor", "jonio": "major", "dorio": "dorian", "frigia": "phrygian",
        "pentatónica": "gong", "pentatónico": "gong", "pentatónica mayor": "gong", "pentatónica menor": "yu", "mayor pentatónica": "gong",
        "menor pentatónica": "yu", "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    },
    key_of="en|en tono de|en el tono de|tono de|en tonalidad de|en la tonalidad de|tonalidad de|tonalidad|en clave de|tono|con tónica|tónica|desde|a",
    bars="compás|compases|barras",
    seconds="segundo|segundos|seg|s|segs",
    minutes="minuto|minutos|min|mins",
    hours="hora|horas|h",
    half_minute="medio minuto|mitad de un minuto|la mitad de un minuto",
    and_a_half="minuto y medio|minutos y medio|y medio minutos|min y medio",
    tempo_before="a|tempo|tempo de|tempo a|tiempo de|velocidad|velocidad de|negra|negra igual a|negra a|la negra a|metrónomo|metrónomo a|bpm|ppm|lpm|pulso de|pulso a|alrededor de"
                 "|en torno a|a unos|a unas|unos|tempo alrededor de|a razón de",
    tempo_after="ppm|lpm|bpm|pulsaciones por minuto|pulsaciones|pulsos por minuto|golpes por minuto|latidos por minuto|negras por minuto|tiempos por minuto|beats por minuto"
                "|pulsaciones al minuto|pulsos al minuto|negras al minuto",
    negations="sin|sin nada de|sin ningún|sin ninguna|nada de|no|no quiero|no uses|no usar|no use|no utilices|no utilizar|no incluyas|no incluir|no pongas|no poner|no metas|no añadas|no agregues"
              "|no hay|no haya|que no haya|que no tenga|que no lleve|que no suene|que no suenen|no tenga|no tiene|no lleve|no lleva|evita|evitar|evitando|evite|excepto|salvo|ni|ningún|ninguna|tampoco"
              "|quita|quitar|elimina|eliminar|prescinde de|prescindir de|prescindiendo de|excluye|excluir|excluyendo|omite|omitir|carente de|libre de|ausencia de|jamás|nunca|no demasiado|no muy|no tan|no es|no sea",
    fillers="el|la|los|las|un|una|unos|unas|de|del|nada|nada de|ningún|ninguna|ningún tipo de|ninguna clase de|usar|uses|utilizar|muy|demasiado|demasiada|tan|sea|haya|tener|tenga|con|otro|otra|más|sonido de"
            "|sonidos de|parte de|sección de|instrumentos de|ningún sonido de|que|suene|suenen|por favor",
    links="y|e|o|u|ni|y ni|ni el|ni la|ni los|ni las|y el|y la|y los|y las|o el|o la|ni tampoco|y tampoco|ni de|y sin|ni con|ni un|ni una|o un|o una|así como|ni siquiera",
    or_links="o|u|ni|o bien",
    assents="no sin|nunca sin|no olvides|que no falte|que no falten|no puede faltar|no pueden faltar|sin olvidar|no te olvides de|no prescindas de|no quites|no elimines|sin que falte|sin que falten",
    then="a|hasta|luego|después|y luego|y después|hacia|más tarde|antes de|pasando a|se convierte en|se vuelve|se transforma en|termina|acaba|al final|seguido de|y acaba|y termina|volviéndose|entonces|da paso a",
    exclusive="solo|sólo|solamente|únicamente|exclusivamente|nada más que|tan solo|tan sólo|en solitario|a solas|sin acompañamiento|sin acompañar|nada más|sin más instrumentos|sin otros instrumentos|sin nadie más"
              "|solo con|solo de",
    band="banda|grupo|conjunto|banda completa|grupo completo|con banda|banda de acompañamiento|agrupación|formación completa",
    chords="acorde|acordes|progresión|progresión de acordes|acordes de|secuencia de acordes|rueda de acordes|círculo de acordes|armonía|cifrado|secuencia armónica|progresión armónica",
    verse_chorus="estrofa-estribillo|estrofa y estribillo|estrofa/estribillo|estrofas y estribillos|verso-coro|verso y coro|verso/coro|versos y coros|estrofa y coro|estrofa-coro|forma de canción|estructura de canción"
                 "|estructura pop",
    foreign="a dos voces|a tres voces|a cuatro voces|en tres voces|a varias voces|palabra clave|palabras clave|momento clave|punto clave|ritmo de clave|clave de son|en clave|versión final|resultado final|escena final|la pena|gracias|mil gracias|latín|en latín|bajo la|bajo el|bajo los|bajo las|bajo un|bajo una|por lo bajo|más bajo|muy bajo|volumen bajo|tono bajo|en vivo|en directo|sobre todo|a lo largo|más largo|más larga|muy largo|largo viaje|largo camino|largo recorrido"
            "|la mayor parte|la mayoría|la mayor|la menor duda|será|once|son|por supuesto|sino|tono grave|registro grave|voz grave|notas graves|sonidos graves|mi|si|al final|al final del|al final de|hasta el final"
            "|por fin|sin embargo|sin parar|sin fin|sin cesar|no solo|no sólo|tempo|come|due|estudio de grabación|de estudio|en el estudio|hoja|pan|pub|pour|sale|dos|ese|ton|fin|nada más empezar|a mi"
            "|de mi|para mi|en mi|con mi|en la|en sol mayor parte|me|sera|do de pecho|primer tiempo|con el tiempo|al mismo tiempo|tiempo libre|todo el tiempo|cuerdas vocales|salsa de|en clave de humor|en clave de sol|en clave de fa"
            "|mantra|en compás de|al compás de|en serio",
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods={
        "happy": "feliz|felices|alegr*|felicidad|contento|contenta|gozos*|jubilos*|jovial*|alegremente|felizmente|dichos*|júbilo|festiv*|regocij*|buen rollo|de buen humor|gozo",
        "bright": "luminos*|radiante*|solead*|fresc*|animad*|vivaz|vivaces|ligereza|desenfadad*|chispeante*|despreocupad*|vivaracha|vivaracho|lleno de luz|llena de luz|primaveral de ánimo|animadamente|claro y brillante|brillante",
        "playful": "juguetón|juguetona|juguetones|juguetonas|travies*|divertid*|graciosa|gracioso|cómic*|humorístic*|pícar*|bromista|lúdic*|simpátic*|payas*|tierno y divertido|cute|adorable*|caricaturesc*|burlón|burlona",
        "hopeful": "esperanza|esperanzad*|esperanzador*|optimist*|positiv*|inspirador*|motivador*|motivacional*|alentador*|ilusión|ilusionad*|edificante*|ilusionante|inspiradoramente|optimismo|de superación|reconfortante y optimista",
        "triumphant": "triunfal|triunfales|triunfant*|victorios*|glorios*|heroic*|heroísmo|orgullos*|triunfo|victoria|épico y triunfal|gloria|conquist*|triunfalmente|heroicamente|orgullo",
        "excited": "emocionante*|enérgic*|energétic*|energía|apasionad*|excitante*|trepidante*|poderos*|potente*|dinámic*|frenétic*|eufóric*|vibrante*|explosiv*|adrenalina|exaltad*|pasión|con fuerza|desenfrenad*|ardiente*"
                   "|marchos*|cañer*|fogos*|euforia|arrollador*|enérgicamente",
        "warm": "cálid*|tiern*|dulc*|suave*|suavemente|ternura|acogedor*|calidez|afectuos*|cariños*|entrañable*|reconfortante*|delicad*|dulzura|dulcemente|amable*|amoros*|sanador*|hogareñ*|íntim*",
        "romantic": "romántic*|amor|enamorad*|enamoramiento|sensual*|romanticismo|canción de amor|de amor|apasionado romance|romance|románticamente|seductor*",
        "calm": "calm*|tranquil*|seren*|relajante*|relajad*|sosegad*|apacible*|pacífic*|quiet*|plácid*|paz|reposad*|tranquilidad|serenidad|quietud|sosiego|relax|relajación|chill|pausad*|silencios*|calmante*|apaciblemente"
                "|tranquilamente",
        "dreamy": "celeste|soñador*|etére*|onírico|onírica|onírico*|oníric*|ensueño|de ensueño|brumos*|flotante*|vaporos*|celestial*|soñado|soñada|sueño|sueños|psicodélic*|ensoñación|ensoñador*|ingrávid*|nebulos*|hipnagógic*",
        "nostalgic": "nostalgia|nostálgic*|añoranza|melancólico recuerdo|recuerdos|recuerdo|saudade|agridulce*|añorante*|morriña|evocador*|evocadora|anhelante*|anhelo|con añoranza|retrospectiv*|de antaño",
        "sad": "trist*|tristemente|pena|penas|apenad*|dolor|doloros*|llanto|lágrima*|desgarrador*|desconsolad*|afligid*|duelo|luto|desamor|corazón roto|lastimer*|trágic*|lúgubre*|lament*|desconsuelo|desgarrad*|dolid*|aflicción"
               "|despecho|quejumbros*",
        "melancholy": "melancol*|melancólic*|melancólicamente|taciturn*|abatid*|decaíd*|depresiv*|deprimid*|deprimente*|pensativ*|gris|grises|apagado y triste|desanimad*|introspectiv*|meditabund*",
        "lonely": "solitari*|soledad|desolad*|desolador*|desolación|aislad*|aislamiento|abandonad*|abandono|a solas con|desamparad*|vacío interior",
        "tense": "tens*|tensión|suspense|suspenso|inquieto|inquieta|inquietos|inquietas|inquietud|angusti*|angustios*|ansios*|urgente*|urgencia|nervios*|dramátic*|agobiante*|amenaza inminente|ansiedad|apremiante*|intriga|thriller|dramatismo|en vilo|agitad*",
        "dark": "oscur*|sombrí*|tenebros*|siniestr*|terrorífic*|terror|miedo|macabr*|escalofriante*|espeluznante*|inquietante*|oscuridad|malvad*|maléfic*|diabólic*|amenazador*|amenazante*|ominos*|perturbador*|fantasmal*|horror|tétric*|aterrador*"
                "|embrujad*|fúnebre*",
        "angry": "furios*|agresiv*|airad*|rabi*|rabios*|iracund*|violent*|feroz|feroces|brutal*|salvaj*|enfadad*|enojad*|furia|ira|cólera|agresividad|enfurecid*|fieramente|enojo",
        "mysterious": "misterio|misterios*|enigmátic*|mágic*|magia|místic*|extrañ*|fantástic*|encantad*|arcano|arcana|arcan*|esotéric*|hechizante*|fantasía|misteriosamente|enigma|hechizad*|sobrenatural*|intrigante*",
        "majestic": "majestuos*|grandios*|imponente*|señorial*|monumental*|magnífic*|solemne y grandios*|noble*|majestad|grandeza|regio|regia|soberbi*|colosal*|portentos*|grandilocuente*|majestuosidad|espectacular*",
        "solemn": "solemn*|serio|seria|serios|serias|seriedad|sagrad*|sacr*|reverente*|ceremonial*|ceremonios*|espiritual*|devot*|grave y serio|litúrgic*|solemnidad|solemnemente|piados*|sobri*|religios*",
        "heroic-tragic": "heroico y trágico|heroica y trágica|trágico y heroico|trágica y heroica|épica y triste|épico y triste|tristeza épica|heroísmo trágico|grandeza trágica|tragedia heroica|epopeya trágica|estoic*|sacrificio|dolor heroico",
        "elegant": "elegant*|refinad*|sofisticad*|distinguid*|elegantemente|elegancia|con clase|galante*|exquisit*|aristocrátic*|pulid*|grácil*|con gracia",
        "meditative": "meditativ*|meditación|zen|contemplativ*|meditar|hipnótic*|canción de cuna|nana|nanas|arrullo|dormir|para dormir|adormecedor*|yoga|spa|mindfulness|sueño profundo|conciliar el sueño|somnolient*|arrorró",
        "groovy": "groove|con groove|bailable*|rítmic*|ritmo contagioso|para bailar|bailar|con ritmo|movid*|sabroso|sabrosa|sabros*|con swing|contagios*|con mucho ritmo|grooveo|pegadizo y rítmico",
        "cool": "cool|sexy|molón|molona|perezos*|lánguid*|moderno y elegante|chulo|con estilo|sofisticado y relajado|elegante y relajado|sensual y perezoso|indolente*|desenvuelt*|con onda|con flow|canchero",
    },
    styles={
        "pop": "pop|música pop|canción pop|pop latino|pop español|indie pop|pop indie|k-pop|j-pop|pop comercial|pop coreano|pop japonés|popero|popera|balada pop rock|city pop",
        "ballad": "balada|baladas|canción lenta|balada pop|balada de piano|power ballad|canción melódica|balada al piano|tema lento",
        "rock": "rock|música rock|rock duro|hard rock|punk|punk rock|rock alternativo|rock indie|grunge|post-rock|rock and roll|rocanrol|rock clásico|rockero|rockera|rock en español|rock suave|pop rock|rock progresivo|garage rock"
                "|rockabilly",
        "metal": "metal|heavy metal|heavy|metal pesado|death metal|thrash metal|thrash|power metal|black metal|metalcore|metalero|metalera|metal progresivo|metal sinfónico",
        "funk": "funk|funky|soul|neo soul|neo-soul|r&b|rhythm and blues|motown|funkero|música soul|funk clásico",
        "disco": "disco|música disco|nu disco|disco music|disco de los 70|disco setentero",
        "bossa": "bossa nova|bossa|bossanova|bosanova|samba jazz",
        "swing": "jazz|swing|bebop|jazzero|jazzera|jazzístic*|jazz suave|smooth jazz|jazz manouche|jazz gitano|ragtime|dixieland|cool jazz|jazz latino|estándar de jazz|música lounge|lounge|música de salón|manouche",
        "lofi": "lofi|lo-fi|lo fi|lofi hip hop|lo-fi hip hop|chillhop|beats lofi|beat lofi|beats para estudiar|beats relajantes|baja fidelidad",
        "ambient": "ambient|ambiental|ambientales|música ambiental|música ambient|new age|nueva era|paisaje sonoro|drone|atmosféric*|chillout|chill out|downtempo|atmósfera sonora|paisajes sonoros|música de atmósfera|textura sonora",
        "edm": "electrónica|música electrónica|electrónico|electrónicos|electrónicas|edm|house|techno|tecno|trance|dubstep|synthwave|música dance|drum and bass|synthpop|synth pop|tecnopop|future bass|vaporwave|electro|deep house|eurodance|retrowave"
               "|ciberpunk|cyberpunk|progressive house|música de baile electrónica|makina|hardstyle",
        "epic": "épic*|épica|cinematográfic*|cinemátic*|banda sonora|música de película|música de cine|tráiler|trailer|música de tráiler|peliculer*|de película|epopeya|hollywood|hollywoodiense|música para tráiler|banda sonora épica"
                "|cinemático",
        "waltz": "vals|valses|vals vienés|vals lento|vals criollo|vals peruano|valsecito",
        "folk": "folk|folclore|folklore|folclórico|folclórica|folclóric*|folklóric*|música popular|música tradicional|country|bluegrass|celta|irlandés|irlandesa|celtas|cantautor|cantautora|trova|música celta|canción popular|medieval*"
                "|americana|música de raíz|nueva canción|andin*|música andina|huayno|zamba|chacarera|copla|jota|muiñeira|polca|juglar|trovador|campesin*|sardana|música campesina|country folk|folk acústico|habanera marinera|canción marinera",
        "guofeng": "música china|estilo chino|china tradicional|chino tradicional|tradicional chino|tradicional china|oriental|orientales|guofeng|gufeng|música tradicional china|asiátic*|wuxia|xianxia|chinesco|ópera de pekín|ópera china"
                   "|china antigua|estilo oriental|china|chino|chinos|chinas",
        "chiptune": "chiptune|8 bits|8-bit|8 bit|ocho bits|16 bits|música de 8 bits|píxel|pixel|pixelad*|retro de videojuego|videojuego retro|juego retro|game boy|gameboy|nes|arcade|recreativa|maquinitas|consola antigua|videojuego clásico",
        "classical": "clásic*|música clásica|barroc*|música de cámara|sonata|nocturno|minueto|minué|serenata|concierto para|preludio|fuga|neoclásic*|himno|marcha|marchas|mozart|bach|chopin|beethoven|impresionista|impresionismo|clasicismo"
                     "|coral barroco|vivaldi|debussy|música culta|romanticismo musical|oratorio|réquiem|requiem|zarzuela|renacentista|motete|pasacalle|albéniz|granados|rapsodia|barroco",
        "latin": "música latina|latino|latina|ritmo latino|ritmos latinos|salsa|tango|tangos|samba|reggae|flamenco|flamenca|rumba|reggaetón|reguetón|mambo|cha-cha-chá|chachachá|cha cha cha|cumbia|cumbias|bachata|merengue|bolero|boleros"
                 "|mariachi|ranchera|rancheras|son cubano|cubano|cubana|milonga|milongas|vallenato|calipso|calypso|afrobeat|ska|corrido|corridos|guaracha|guajira|son jarocho|huapango|joropo|pasodoble|bulería|bulerías|soleá|soleares|alegrías flamencas"
                 "|sevillanas|candombe|norteño|banda sinaloense|danzón|latinoamerican*|caribeñ*|aflamencad*|rumba flamenca|fandango|habanera|merengues|zambra|timba",
        "hiphop": "hip hop|hip-hop|hiphop|rap|trap|boom bap|drill|base de rap|beat de rap|base de hip hop|rapero|rapera|instrumental de rap|pista de rap|trap latino|base de trap",
        "blues": "blues|bluesy|blues rock|blues de doce compases|blues de 12 compases|blusero|blusera|blues del delta|blues de chicago|blues eléctrico|blues lento",
    },
    scenes={
        "rainy night": "noche lluviosa|noche de lluvia|lluvia|lluvios*|día lluvioso|día de lluvia|tarde lluviosa|tarde de lluvia|bajo la lluvia|lloviendo|llueve|llovizna|aguacero|gotas de lluvia",
        "café": "café|cafetería|cafeterías|cafés|en un café|coffee shop|restaurante|restaurantes|hora del té|merienda|terraza de café",
        "sunset": "atardecer|atardeceres|puesta de sol|ocaso|crepúsculo|anochecer|crepuscular|al caer la tarde|hora dorada|al ponerse el sol|caída del sol",
        "sunrise": "amanecer|amaneceres|alba|aurora|madrugada|mañana|por la mañana|salida del sol|al alba|despertar|matinal|mañanas|mañanita",
        "night": "noche|noches|nocturn*|noche estrellada|noches estrelladas|luz de luna|luz de la luna|claro de luna|cielo nocturno|medianoche|estrellas|bajo las estrellas|luna|cielo estrellado|bajo la luna|de noche|por la noche|en la noche|luna llena",
        "battle": "batalla|batallas|combate|combates|guerra|lucha|pelea|enfrentamiento|campo de batalla|escena de acción|duelo de espadas|batalla final|guerrer*|bélic*|en guerra|asedio",
        "boss": "jefe final|jefe|batalla contra el jefe|pelea contra el jefe|combate contra el jefe|boss|jefe de nivel|jefazo|pelea de jefe|batalla de jefe|enemigo final|combate de jefe",
        "chase": "persecución|persecuciones|carrera|carreras|carrera de coches|carrera de autos|huida|fuga en coche|escape|carrera de carros|escapar|huyendo|perseguid*|a toda velocidad",
        "forest": "bosque|bosques|naturaleza|jardín|jardines|prado|pradera|río|ríos|lago|montaña|montañas|selva|valle|arroyo|campo abierto|bambú|arboleda|cascada|claro del bosque|jungla",
        "ocean": "mar|océano|océanos|playa|playas|olas|costa|submarino|bajo el agua|bajo el mar|fondo del mar|mares|orilla del mar|marin*|acuátic*|marea",
        "summer": "verano|veranos|veranieg*|vacaciones|viaje|viajes|carretera|viaje por carretera|isla|islas|tropical|tropicales|estival|bajo el sol|viajar|viaje en coche",
        "spring": "primavera|primaveral|flores|cerezos en flor|flor de cerezo|cerezos|en flor|floración|florecer",
        "autumn": "otoño|otoñal|otoñales|hojas secas|hojas caídas|hojas que caen|hojas de otoño|caída de las hojas",
        "winter": "invierno|invernal|invernales|nieve|nevada|nevado|nevando|copos de nieve|nevad*|helad*",
        "spring festival": "año nuevo chino|festival de primavera|año nuevo lunar|fiesta de la primavera|festival de los faroles|festival de medio otoño|danza del dragón|danza del león",
        "christmas": "navidad|navidades|navideñ*|villancico|villancicos|nochebuena|año nuevo|nochevieja|fin de año|reyes magos|papá noel|santa claus",
        "wedding": "boda|bodas|casamiento|nupcial|nupciales|matrimonio|pedida de mano|marcha nupcial|novios|novia y novio",
        "birthday": "cumpleaños|fiesta|fiestas|celebración|celebraciones|carnaval|verbena|feria|festejo|festival|celebrar",
        "farewell": "despedida|despedidas|adiós|graduación|funeral|ruptura|separación|funerales|entierro|partida",
        "study": "estudiar|para estudiar|concentración|concentrarse|concentrarme|leer|lectura|leyendo|estudiando|hacer deberes|hacer la tarea|trabajar|programar|tareas|enfoque|para trabajar|para concentrarse|música de estudio|para leer",
        "space": "espacio|espacial|espaciales|espacio exterior|cósmic*|cosmos|galaxia|galaxias|universo|interestelar|ciencia ficción|nave espacial|planeta|planetas|vía láctea|astronauta|galáctic*|sideral",
        "dungeon": "mazmorra|mazmorras|cueva|cuevas|casa encantada|casa embrujada|ruinas|cementerio|cripta|calabozo|caverna|catacumbas|casa abandonada|tumba",
        "village": "pueblo|pueblos|aldea|aldeas|granja|mercado|taberna|tabernas|campo|rural|pastoral|bucólic*|posada|ciudad natal|mercadillo|campestre|pueblecito|plaza del pueblo|pueblito",
        "castle": "castillo|castillos|reino|palacio|caballero|caballeros|rey|reina|coronación|corte real|reyes|princesa|trono|caballeresc*|cortesan*|palacieg*",
        "adventure": "aventura|aventuras|aventurer*|viaje épico|expedición|pirata|piratas|búsqueda|exploración|travesía|explorar|misión|odisea|explorador*|navegante*",
        "gym": "gimnasio|entrenamiento|entrenar|correr|deporte|deportes|deportiv*|ejercicio físico|fitness|crossfit|hacer ejercicio|entreno|running|partido de fútbol|cardio",
        "club": "discoteca|discotecas|club|clubes|club nocturno|pista de baile|rave|bar|boliche|antro|festival electrónico",
        "street": "calle|calles|urban*|ciudad|ciudades|neón|neones|luces de la ciudad|centro de la ciudad|callejer*|barrio|asfalto|metrópolis",
        "game": "videojuego|videojuegos|juego|juegos|música de videojuego|juego de plataformas|plataformas|juego móvil|música para videojuego|gaming|rpg|nivel de videojuego",
        "puzzle": "puzle|puzzle|rompecabezas|acertijo|acertijos|minijuego|juego de puzles|juego de lógica|puzles",
        "menu": "menú|menú principal|pantalla de título|pantalla de inicio|menú del juego|pantalla de inicio del juego|pantalla principal",
        "childhood": "infancia|niñez|fotos antiguas|fotos viejas|tierra natal|recuerdos de infancia|de la infancia|cuando era niño|cuando era niña|fotografías antiguas|patria chica|viejas fotos|de niño",
        "children": "niños|niñas|infantil|infantiles|bebé|bebés|dibujos animados|canción infantil|caricatura|caricaturas|juguete|juguetes|guardería|ronda infantil|cartoon|peques|para niños|parvulario|jardín de infancia",
        "desert": "desierto|desiertos|ruta de la seda|sahara|árabe|árabes|egipcio|egipcia|dunas|desértic*|oasis|camellos|oriente medio|beduin*",
        "jianghu": "espadachín|espadachines|artes marciales|kung fu|kung-fu|samurái|samuráis|samurai|espada solitaria|guerrero errante|ninja|ninjas",
        "temple": "templo|templos|monasterio|monasterios|casa de té|pagoda|templo budista|ceremonia del té|budista|salón de té|casa del té",
        "church": "iglesia|iglesias|catedral|catedrales|misa|gregorian*|capilla|gótic*|claustro",
        "detective": "detective|detectives|cine negro|espía|espías|espionaje|agente secreto|atraco|noir|novela negra|policiac*|policíac*|investigación criminal|robo de guante blanco",
        "advert": "anuncio|anuncios|publicidad|publicitari*|comercial|corporativ*|vídeo corporativo|video corporativo|presentación|promoción|promocional|empresa|startup|vlog|podcast|spot|vídeo promocional|video promocional|producto",
    },
    dances={
        (3, 4): "vals|valses|vals vienés|vals criollo|vals peruano|vals lento|minueto|minué|mazurca|sevillanas|jota|ländler|polonesa|valsecito|ranchera mexicana en tres",
        (6, 8): "giga|gigas|barcarola|siciliana|tarantela|zamba|chacarera|cueca|muiñeira|marinera peruana|zapateado",
        (2, 4): "polca|polcas|pasodoble|pasodobles|milonga|habanera|galop|contradanza|huayno|corrido",
    },
    tempos={
        (30, 44): "grave|lentísimo|lentísima|extremadamente lento|extremadamente lenta|lento al máximo|lo más lento posible|muy muy lento|muy muy lenta",
        (42, 58): "largo|muy lento|muy lenta|muy lentos|muy lentas|muy despacio|muy lentamente|lento y pesado|super lento|súper lento",
        (50, 64): "bastante lento|bastante lenta|realmente lento|larghissimo|bien lento",
        (58, 74): "lento|lenta|lentos|lentas|adagio|despacio|lentamente|a tempo lento|tempo lento|ritmo lento|tiempo lento|lentito|despacito|velocidad lenta|ritmo pausado|más lento|más lenta|de ritmo lento",
        (60, 80): "sin prisa|sin prisas|con calma|larghetto|pausadamente|tempo tranquilo|algo lento|algo lenta|tempo pausado|a paso lento|ritmo tranquilo|tirando a lento|un poco lento|un poco lenta|un poco despacio",
        (74, 92): "andante|a paso de caminata|paso tranquilo|ritmo de caminata|medio lento|media lenta|moderadamente lento|moderadamente lenta|a paso de paseo",
        (84, 104): "andantino|tempo relajado|ritmo relajado|cómodo|tempo cómodo",
        (92, 112): "moderado|moderada|moderato|tempo medio|medio tiempo|a medio tiempo|velocidad media|tempo moderado|ritmo medio|velocidad moderada|moderadamente|ni rápido ni lento|ni lento ni rápido|ritmo moderado|tiempo medio|mid-tempo",
        (104, 122): "allegretto|algo rápido|algo rápida|medio rápido|moderadamente rápido|moderadamente rápida|un poco rápido|un poco rápida|bastante movido|tirando a rápido|ligero y rápido",
        (120, 152): "rápido|rápida|rápidos|rápidas|allegro|rápidamente|aprisa|deprisa|de prisa|veloz|veloces|tempo rápido|ritmo rápido|velocidad rápida|ritmo acelerado|acelerado|acelerada|tempo alto|más rápido|más rápida|a buen ritmo|ligero de tempo"
                    "|con brío",
        (140, 168): "muy rápido|muy rápida|muy rápidos|muy rápidas|muy veloz|vivace|muy deprisa|muy aprisa|bastante rápido|bastante rápida|súper animado|vivo y rápido|realmente rápido",
        (164, 192): "presto|rapidísimo|rapidísima|extremadamente rápido|extremadamente rápida|velocísimo|a toda prisa|súper rápido|super rápido|súper rápida|super rápida|a toda marcha|a toda pastilla|vertiginos*",
        (190, 220): "prestissimo|prestísimo|lo más rápido posible|ultrarrápido|ultra rápido|rapidísimo al máximo|demencialmente rápido|velocidad de vértigo|a velocidad de locura",
    },
    meters={
        (3, 4): "tres por cuatro|3 por 4|compás de tres por cuatro|compás ternario|ritmo ternario|tiempo de vals|compás de vals|ritmo de vals|tres tiempos|a tres tiempos|tres cuartos|compás de tres|métrica ternaria|de tres tiempos",
        (4, 4): "cuatro por cuatro|4 por 4|compás de cuatro por cuatro|compasillo|compás cuaternario|cuatro cuartos|cuatro tiempos|a cuatro tiempos|compás de compasillo|four on the floor|bombo a negras|de cuatro tiempos",
        (2, 4): "dos por cuatro|2 por 4|compás de dos por cuatro|compás binario|ritmo binario|dos cuartos|dos tiempos|a dos tiempos|tiempo de marcha|compás de marcha|ritmo de marcha|de dos tiempos",
        (6, 8): "seis por ocho|6 por 8|compás de seis por ocho|seis octavos|binario compuesto|compás binario compuesto|a seis por ocho",
        (9, 8): "nueve por ocho|9 por 8|compás de nueve por ocho|nueve octavos|ternario compuesto|compás ternario compuesto",
        (12, 8): "doce por ocho|12 por 8|compás de doce por ocho|doce octavos|cuaternario compuesto",
        (5, 4): "cinco por cuatro|5 por 4|compás de cinco por cuatro|cinco cuartos|cinco tiempos|a cinco tiempos|de cinco tiempos|compás de cinco",
        (7, 8): "siete por ocho|7 por 8|compás de siete por ocho|siete octavos|compás de siete",
        (5, 8): "cinco por ocho|5 por 8|compás de cinco por ocho|cinco octavos|zortziko",
        (3, 8): "tres por ocho|3 por 8|compás de tres por ocho|tres octavos",
        (7, 4): "siete por cuatro|7 por 4|compás de siete por cuatro|siete cuartos",
        (6, 4): "seis por cuatro|6 por 4|compás de seis por cuatro|seis cuartos",
        (3, 2): "tres por dos|3 por 2|compás de tres por dos|tres medios",
        (2, 2): "dos por dos|2 por 2|compás de dos por dos|compás partido|alla breve|compás alla breve|compás mayor partido|a la breve",
    },
    energies={
        "rise": "crescendo|in crescendo|en crescendo|va creciendo|empiece suave y termine fuerte|empiece tranquilo y termine fuerte|empiece tranquila y termine fuerte|suba de intensidad|que crece|crece poco a poco|creciendo|cada vez más intens*|cada vez más fuerte|de menos a más|va subiendo|sube de intensidad|aumenta la intensidad|aumenta poco a poco|aumentando"
                "|va en aumento|que vaya creciendo|que vaya subiendo|que suba|empieza suave y termina fuerte|empieza tranquilo y termina fuerte|cada vez más épic*|se va intensificando|se intensifica|creciente|crescendos|que va creciendo|in crescendo hasta el final"
                "|empieza tranquila y termina fuerte|empieza suave y acaba fuerte|creciendo poco a poco|subidón progresivo|de suave a fuerte",
        "late": "termine a lo grande|acabe a lo grande|empiece suave y termine a lo grande|empiece tranquilo y termine a lo grande|empieza suave y termina a lo grande|empieza tranquilo y termina a lo grande|acabe con un gran final|gran final|final explosivo|final apoteósico|clímax al final|explota al final|estalla al final|final épico|clímax final|termina a lo grande|acaba a lo grande|final grandioso|apoteosis final|tranquilo y luego explosivo|final potente"
                "|tranquila y luego explosiva|final por todo lo alto",
        "fall": "termine suave|termine en calma|termine tranquil*|acabe suave|acabe en calma|diminuendo|decrescendo|se va apagando|se apaga poco a poco|va bajando|se desvanece|desvaneciéndose|desvanecerse|de más a menos|final tranquilo|final suave|cada vez más suave|cada vez más tranquil*|se va calmando|se calma|termina suave"
                "|termina tranquil*|termina en calma|acaba suave|disminuye|va disminuyendo|fade out|fundido final|muere poco a poco|terminar suavemente|termina suavemente|acaba en silencio|de fuerte a suave|decreciente|va decreciendo|acaba tranquil*"
                "|apagándose",
        "arch": "clímax en el medio|clímax en medio|clímax central|sube y baja|en forma de arco|forma de arco|clímax a la mitad|crece y luego se calma|crece y decrece|punto álgido en el medio|altibajos|culmina en el medio|subidas y bajadas"
                "|clímax hacia la mitad|crece y después baja|en arco",
        "flat": "constante|energía constante|estable|uniforme|sin cambios|sin altibajos|estátic*|misma intensidad|intensidad constante|siempre igual|sin crescendo|energía estable|sin clímax|monóton*|homogéne*|intensidad uniforme",
    },
    uses={
        "loop": "bucle|bucles|loop|loops|en bucle|bucle perfecto|bucle sin costuras|que se repita|bucle infinito|música en bucle|para repetir en bucle|loopeable|repetirse en bucle|bucle continuo|que se pueda repetir",
        "stinger": "sintonía corta|efecto de sonido|jingle|jingles|cortinilla|cortinillas|ráfaga musical|sonido de victoria|logo sonoro|logotipo sonoro|notificación|sintonía|stinger|sonido de notificación|efecto corto|cuña|careta|fanfarria corta"
                   "|melodía de victoria|sonido de game over",
        "practice": "estudio|estudios|ejercicio|ejercicios|práctica|practicar|para practicar|pieza de estudio|ejercicio de lectura|pieza para principiantes|étude|para principiantes|ejercicio técnico|lectura a primera vista|pista de práctica|pieza didáctica",
        "song": "canción|canciones|tema completo|canción completa|cantar|tema musical completo",
    },
    parts={
        "intro": "intro|introducción|intros|preludio inicial|entrada instrumental|introducciones|introducción instrumental",
        "verse": "estrofa|estrofas|verso|versos",
        "prechorus": "pre-estribillo|preestribillo|pre estribillo|precoro|pre-coro|pre coro|puente previo|preestribillos",
        "chorus": "estribillo|estribillos|coro|coros|gancho|coro principal",
        "bridge": "puente|puentes|bridge|sección puente|parte c",
        "interlude": "interludio|interludios|intermedio|parte instrumental|pausa instrumental|puente instrumental|break|intermedio instrumental",
        "solo": "sección de solo|con un solo de|y un solo de|con solo de|parte de solo|sección solista|incluye un solo de|solo improvisado|improvisación|solos|solo instrumental",
        "outro": "outro|coda|final|cierre|conclusión|desenlace|epílogo|colofón",
    },
    forms={
        "AABA": "forma aaba|forma de 32 compases|forma de treinta y dos compases|estructura aaba|forma canción de 32 compases",
        "ABA": "forma ternaria|forma aba|aba|forma da capo|lied ternario|forma tripartita|estructura ternaria|tres partes|tripartita|ternaria simple|en tres partes",
        "AB": "forma binaria|estructura binaria|dos partes|forma ab|bipartita|en dos partes|lied binario|binaria simple",
        "ABACA": "rondó|rondo|forma rondó|forma de rondó|forma rondo",
        "AAAA": "tema y variaciones|tema con variaciones|variaciones|forma de variaciones|variaciones sobre un tema|diferencias sobre un tema",
        "AAA": "estrófica|forma estrófica|estrófico|canción estrófica|estructura estrófica",
        "ABCAB": "forma sonata|sonata|sonatina|forma de sonata|allegro de sonata",
        "A": "una sola sección|una sola parte|un solo tema|sección única|monotemátic*|de una sola sección|forma unitaria",
    },
    modes={
        "major": "modo mayor|tono mayor|tonalidad mayor|escala mayor|mayor|clave mayor|modo jónico|jónico|jonio|modo jonio",
        "minor": "modo menor|tonalidad menor|escala menor|menor|tono menor|menor natural|modo eólico|eólico|modo eolio|eolio|escala menor natural|menor melódica|clave menor|escala menor melódica",
        "harmonic minor": "menor armónica|menor armónico|escala menor armónica|modo menor armónico",
        "dorian": "dórico|modo dórico|escala dórica|dorio|modo dorio|dórica",
        "phrygian": "frigio|modo frigio|frigia|escala frigia|modo flamenco|modo frigio español",
        "lydian": "lidio|modo lidio|lidia|escala lidia",
        "mixolydian": "mixolidio|modo mixolidio|mixolidia|escala mixolidia",
        "locrian": "locrio|modo locrio|locria|escala locria",
        "gong": "modo gong|pentatónica|pentatónico|escala pentatónica|pentatónica mayor|escala pentatónica mayor|pentatónica china|escala china|modo pentatónico|escala de cinco notas",
        "shang": "modo shang",
        "jue": "modo jue",
        "zhi": "modo zhi",
        "yu": "modo yu|pentatónica menor|escala pentatónica menor",
    },
    progressions={
        "IV V iii vi": "royal road|progresión royal road|camino real|progresión del camino real|progresión de anime",
        "vi IV I V": "progresión emotiva de cuatro acordes|progresión 6-4-1-5|progresión de despacito|progresión pop emotiva",
        "vi IV V I": "progresión komuro|progresión de komuro|progresión 6-4-5-1",
        "ii V I": "dos cinco uno|progresión dos cinco uno|progresión 2-5-1|2-5-1|ii v i de jazz|segundo quinto primero",
        "IV III7 vi I": "progresión just the two of us|just the two of us|progresión marunouchi",
        "I VI7 II7 V7": "progresión de ragtime|cambios de ragtime",
        "I vi ii V": "rhythm changes|progresión i got rhythm|turnaround de jazz",
        "I V vi iii IV I IV V": "canon de pachelbel|pachelbel|progresión del canon|acordes del canon|acordes de pachelbel|progresión de pachelbel|canon en re|progresión de canon",
        "I I I I IV IV I I V IV I V": "blues de doce compases|blues de 12 compases|doce compases de blues|12 compases de blues|rueda de blues|estructura de blues de doce compases",
        "i VII VI V": "cadencia andaluza|andaluza|progresión andaluza|cadencia española|cadencia frigia andaluza",
        "I vi IV V": "doo-wop|progresión de los 50|progresión de los cincuenta|rueda de do|círculo de sol|círculo de do|progresión doo-wop|acordes de los 50|progresión años 50",
        "I V vi IV": "cuatro acordes mágicos|los cuatro acordes|progresión de cuatro acordes|los cuatro acordes del pop|cuatro acordes|progresión pop de cuatro acordes|los cuatro acordes mágicos",
        "I IV vii° iii vi ii V I": "círculo de quintas|ciclo de quintas|progresión por quintas|rueda de quintas|secuencia de quintas",
        "i VI III VII": "cuatro acordes menores|progresión épica menor|los cuatro acordes en menor|progresión de cuatro acordes en menor|cuatro acordes en menor",
    },
    modulations={
        "up": "subir de tono|sube de tono|subida de tono|subir un tono|sube un tono|subir medio tono|sube medio tono|modulación ascendente|modular hacia arriba|modula hacia arriba|cambio de tono hacia arriba|modulación hacia arriba|modula un tono arriba|medio tono arriba"
              "|un tono arriba|modula un semitono|sube un semitono|subir un semitono|un semitono arriba|subida de un tono|subida de medio tono|modulación al final|modula un tono hacia arriba",
        "relative": "modulación al relativo|modular al relativo|modula al relativo|al relativo mayor|al relativo menor|relativo mayor|relativo menor|tono relativo|tonalidad relativa|pasar al relativo|pasa al relativo|relativa menor|relativa mayor",
        "dominant": "modulación a la dominante|modular a la dominante|modula a la dominante|tono de la dominante|tonalidad de la dominante|pasar a la dominante|pasa a la dominante|hacia la dominante|va a la dominante|una quinta arriba|a la dominante",
        "any": "modulación|modulaciones|modular|modula|cambio de tono|cambio de tonalidad|cambia de tono|cambia de tonalidad|cambios de tonalidad|cambiar de tono|cambiar de tonalidad|que module|cambios de tono|modulando",
    },
    feels={
        "half": "medio tempo|a medio tempo|half-time|half time|a la mitad del tempo|mitad de tempo",
        "double": "doble tempo|a doble tempo|double time|double-time|tempo doble|al doble de tempo|al doble del tempo|doble de velocidad",
    },
)
