# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""French: words for music as musicians of France, Belgium, Switzerland and Canada write them."""

from __future__ import annotations

from planner.lexicon.counting import LETTERS, SIGNS, SOLFEGE, joined, pitch_classes
from planner.lexicon.fr_instruments import ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS
from planner.lexicon.language import Language

_UNITS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
_ONE = {"un": 1, "une": 1}
_TEENS = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix sept": 17, "dix huit": 18,
    "dix neuf": 19,
}
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}
_EIGHTY = {"quatre vingt": 80}
_WITH_TEENS = {"soixante": 60, "quatre vingt": 80}
_WITHOUT_ELEVEN = {word: value for word, value in _TEENS.items() if value != 11}
_UNDER_HUNDRED = {
    **_ONE, **_UNITS, **_TEENS, **_TENS, "quatre vingts": 80, **_EIGHTY,
    **joined(_TENS, _ONE, " et ", " "), **joined(_TENS, _UNITS, " "), **joined(_EIGHTY, {**_ONE, **_UNITS}, " "),
    **joined(_WITH_TEENS, _WITHOUT_ELEVEN, " "), "soixante et onze": 71, "soixante onze": 71, "quatre vingt onze": 91,
}
_HUNDREDS = {f"{word} cents": 100 * value for word, value in _UNITS.items()}
_ACCIDENTALS = {"dièse": 1, "bémol": -1, "bécarre": 0, "double dièse": 2, "double bémol": -2, "naturel": 0}

LANGUAGE = Language(
    code="fr",
    name="French",
    common="le|la|les|une|un|des|de|du|au|aux|et|avec|pour|très|mais|dans|sans|sur|je|veux|fais|faites|crée|compose|composez|écris|musique|chanson|morceau|ce|cette"
           "|est|pas|qui|que|ou|où|comme|quand|jusqu|rythme|mesures|quelque|chose|vers|moi|donne|il|elle|puis|voudrais|être|soit|en|par|se|ne|ni|chaque|entre|tout"
           "|toute|rien|si|j'aimerais|besoin|genre|façon|qu|aussi|plutôt|leur|ses|sa",
    numbers={
        "zéro": 0, **_UNDER_HUNDRED, "cent": 100, **joined({"cent": 100}, _UNDER_HUNDRED, " "), **_HUNDREDS, "mille": 1000,
    },
    notes={
        **pitch_classes({**SOLFEGE, "ré": 2, "ut": 0}, _ACCIDENTALS, SIGNS),
        **{name: value % 12 for name, value in joined(LETTERS, _ACCIDENTALS, " ").items()},
    },
    key_modes={
        "majeur": "major", "mineur": "minor", "majeure": "major", "mineure": "minor", "maj": "major", "min": "minor", "mineur naturel": "minor", "mineur mélodique": "minor",
        "mineur harmonique": "harmonic minor", "mode majeur": "major", "mode mineur": "minor", "en mode majeur": "major", "en mode mineur": "minor",
        "ionien": "major", "éolien": "minor", "dorien": "dorian", "phrygien": "phrygian", "lydien": "lydian", "mixolydien": "mixolydian", "locrien": "locrian",
        "mode de ré": "dorian", "mode de mi": "phrygian", "mode de fa": "lydian", "mode de sol": "mixolydian",
        "pentatonique": "gong", "pentatonique majeur": "gong", "pentatonique majeure": "gong", "pentatonique mineur": "yu", "pentatonique mineure": "yu",
        "majeur pentatonique": "gong", "mineur pentatonique": "yu", "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    },
    key_of="en|dans le ton de|ton de|tonalité de|tonalité|dans la tonalité de|en tonalité de|tonique|dans la tonalité|au ton de",
    bars="mesure|mesures",
    seconds="seconde|secondes|sec|s|secs",
    minutes="minute|minutes|min|mins|mn",
    hours="heure|heures|h",
    half_minute="une demi-minute|demi-minute|la moitié d'une minute|trente petites secondes",
    and_a_half="minute et demie|minutes et demie|minute et demi|minutes et demi|min et demie|et demie minutes",
    tempo_before="à|tempo|tempo de|tempo à|vitesse|vitesse de|la noire à|noire à|à la noire|noire|la noire|noire égale|la noire égale|métronome|métronome à|bpm|pulsation de|pulsation à|environ|autour de|aux alentours de|aux environs de|au tempo de"
                 "|tempo environ|un tempo de|noire pointée à",
    tempo_after="bpm|battements par minute|battements à la minute|pulsations par minute|à la noire|pulsations à la minute|temps par minute|noires par minute|ppm|noires à la minute|battements|pulsations|coups par minute|la noire",
    negations="sans|sans aucun|sans aucune|pas de|pas d'|pas|pas du tout de|pas trop|aucun|aucune|ni|ne pas|n'utilise pas|n'utilisez pas|ne mets pas|ne mettez pas|n'ajoute pas|n'ajoutez pas|je ne veux pas de|je ne veux pas|je ne veux pas d'"
              "|je ne veux ni|n'inclus pas|n'incluez pas|surtout pas de|surtout pas|surtout pas d'|évite|évitez|éviter|en évitant|sauf|excepté|hormis|à part|non|supprime|supprimez|enlève|enlevez|retire|retirez|exclure|excluant|exclus"
              "|excluez|jamais|jamais de|jamais d'|dépourvu de|dépourvue de|absence de|absence d'|sans le moindre|sans la moindre|ne contient pas de|il n'y a pas de|qu'il n'y ait pas de|dénué de|pas très|pas question de|je veux pas de|veux pas de"
              "|zéro",
    fillers="le|la|les|l'|l|un|une|des|de|du|d'|d|trop|très|aucun|aucune|utiliser|utilise|mettre|de la|de l'|son de|sons de|partie de|section de|instruments de|plus|autre|si|soit|avoir|avec|qui|jouer|en|y|s'il te plaît|pas|tellement|n'importe quel",
    links="et|ou|ni|et ni|ni de|ni d'|ni le|ni la|ni les|ni l'|ni du|ni des|et de|et d'|ou de|ou d'|et le|et la|et les|et l'|et sans|et pas de|et pas d'|ni même|et du|et des|ou le|ou la|ainsi que|ni aucun|ni aucune|ni un|ni une|et un|et une"
          "|ni non plus|ou bien",
    or_links="ou|ni|ou bien",
    assents="pas sans|jamais sans|n'oublie pas|n'oubliez pas|sans oublier|ne pas oublier|ne peut se passer de|indispensable|n'enlève pas|n'enlevez pas|ne retire pas",
    then="à|jusqu'à|puis|et puis|ensuite|et ensuite|vers|plus tard|avant de|devient|qui devient|se transforme en|finit|se termine|à la fin|suivi de|après|et finit|pour finir|devenant|alors|laisse place à|fait place à",
    exclusive="seulement|uniquement|seul|seule|seuls|seules|rien que|juste|exclusivement|en solo|solo|rien d'autre que|sans accompagnement|non accompagné|non accompagnée|sans autre instrument|sans autres instruments|et rien d'autre|tout seul|toute seule"
              "|solo de",
    band="groupe|groupe complet|un ensemble|petit ensemble|ensemble instrumental|ensemble complet|formation complète|orchestre d'accompagnement|avec un groupe|formation|groupe au complet",
    chords="accord|accords|progression|suite d'accords|progression d'accords|enchaînement d'accords|grille|grille d'accords|harmonie|cadence harmonique|les accords|progression harmonique|suite harmonique",
    verse_chorus="couplet-refrain|couplet et refrain|couplets et refrains|couplet/refrain|couplets/refrains|forme chanson|structure de chanson|couplets et refrain|structure pop|couplet refrain|alternance couplet refrain|forme couplet-refrain",
    foreign="à deux voix|à trois voix|à quatre voix|à plusieurs voix|grâce à|version finale|scène finale|résultat final|basse fréquence|basses fréquences|dans l'ensemble|jouer ensemble|a été|merci|en latin|du latin|pour|son|air|mode|main|point|pain|chat|dame|sale|tout le temps|par contre|en même temps|de temps en temps|le temps de|avec le temps|longtemps|basse température|à voix basse|voix basse|plus bas|note grave|notes graves|voix grave"
            "|ton grave|sons graves|registre grave|dans le grave|les graves|sol mouillé|au sol|du sol|le sol|mi-temps|à la fin|jusqu'à la fin|au début|sans fin|sans cesse|sans arrêt|sans fioritures|sans doute|la la la|en la matière|si possible"
            "|si|mi|si tu|si vous|s'il|comme si|de la|do|come|due|sera|dos|sin|once|sur mesure|au fur et à mesure|à mesure|dans une certaine mesure|mesuré|plage musicale|enregistré en studio|studio|largo sensu|sens large|au large|large"
            "|feuille|vent|au vent|plein vent|dans le vent|la majeure partie|en majeure partie|pas à pas|d'un pas|un pas|pas de danse|pas de deux|corde sensible|cordes vocales|moyen âge tardif|quelque part|pas seulement|non seulement|bon|ton|ton ami"
            "|en direct|en public|tiens|tambour battant|sans tambour ni trompette|champ|court|petit pan|pan|mes|des|des plus|me|en mi-teinte|clé de sol|clé de fa|clef de sol|clef de fa|sérieusement",
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods={
        "happy": "joyeux|joyeuse|joyeuses|heureux|heureuse|heureuses|gai|gaie|gais|gaies|content|contente|joie|bonheur|joyeusement|enjoué|enjouée|enjoués|enjouées|allègre|gaiement|gaîté|jovial*|festif|festive|festifs|festives|gaieté|réjoui|réjouie|jubilatoire*"
                 "|réjouissant*|allégresse|de bonne humeur|bonne humeur|liesse",
        "bright": "lumineux|lumineuse|lumineuses|ensoleillé*|frais|fraîche|fraîches|pétillant*|léger et vif|légère et vive|lumineusement|radieux|radieuse|printanier d'humeur|éclatant*|guilleret|guillerette|entraînant*|insouciant*|brillant*|sautillant*|aérien et gai"
                  "|lumière|vif et léger|primesautier|primesautière|animé|animée|dansant et léger|clair et joyeux|tonique|vivant|vivante",
        "playful": "espiègle*|ludique*|amusant*|drôle*|rigolo|rigolote|rigolotes|malicieux|malicieuse|malicieuses|facétieux|facétieuse|mignon|mignonne|mignonnes|comique*|humoristique*|taquin|taquine|burlesque*|enfantin|enfantine|mutin|mutine|coquin|coquine"
                   "|fantaisiste*|cartoonesque*|farceur|farceuse|badin|badine|loufoque*|facétieuses",
        "hopeful": "espoir|plein d'espoir|pleine d'espoir|optimiste*|positif|positive|positifs|positives|inspirant*|motivant*|encourageant*|édifiant*|porteur d'espoir|porteuse d'espoir|espérance|exaltant d'espoir|optimisme|réconfortant et optimiste|inspiré|inspirée"
                   "|confiant|confiante",
        "triumphant": "triomphal*|triomphant*|triomphaux|victorieux|victorieuse|victorieuses|glorieux|glorieuse|glorieuses|héroïque*|fier|fière|fiers|fières|victoire|triomphe|gloire|héroïsme|fierté|conquérant*|triomphalement|héroïquement",
        "excited": "énergique*|passionné*|excitant*|excité|excitée|exaltant*|puissant|puissante|puissants|puissantes|dynamique*|frénétique*|euphorique*|explosif|explosive|énergie|palpitant*|survolté*|fougueux|fougueuse|enflammé*|endiablé*|électrisant*|effréné*"
                   "|passion|adrénaline|trépidant*|ardent|ardente|bouillonnant*|punchy|péchu|péchue|haletant et puissant|enthousias*|déchaîné*|vibrant|vibrante|grisant*|galvanisant*",
        "warm": "chaleureux|chaleureuse|chaleureuses|tendre|tendres|tendrement|doux|douce|douces|doucement|tendresse|réconfortant*|apaisant et chaleureux|chaleur|affectueux|affectueuse|délicat|délicate|délicats|délicates|cosy|intime|intimes|intimiste*|moelleux"
                "|moelleuse|douceur|touchant*|bienveillant*|cocooning|feutré|feutrée|caressant*|câlin|câline|attendrissant*",
        "romantic": "romantique*|amour|amoureux|amoureuse|amoureuses|sensuel|sensuelle|sensuels|sensuelles|romantisme|romance|chanson d'amour|d'amour|langoureux|langoureuse|séducteur|séductrice|idylle|idyllique*|romantiquement",
        "calm": "calme|calmes|tranquille*|serein*|paisible*|relaxant*|reposant*|détendu*|apaisé*|apaisant|apaisante|apaisants|apaisantes|sérénité|tranquillité|paix|quiétude|posé|posée|zénitude|détente|chill|silencieux|silencieuse|relaxation|calmement|tranquillement"
                "|paisiblement|placide*|décontracté*|relax|apaisement",
        "dreamy": "céleste|célestes|rêveur|rêveuse|rêveurs|rêveuses|éthéré*|onirique*|rêve|rêves|vaporeux|vaporeuse|flottant*|planant*|psychédélique*|brumeux|brumeuse|nébuleux|nébuleuse|féérique et doux|songeur et flottant|rêverie|aérien|aérienne|aériennes|aériens|évanescent*"
                  "|songe|songes|cotonneux|cotonneuse|rêveries|hypnagogique",
        "nostalgic": "nostalgie|nostalgique*|souvenir|souvenirs|doux-amer|douce-amère|mal du pays|regret du passé|évocateur|évocatrice|aspiration nostalgique|passéiste|mélancolie du passé|d'antan|nostalgiquement|réminiscence*|temps passé|temps perdu|bon vieux temps",
        "sad": "triste|tristes|tristement|tristesse|douloureux|douloureuse|douloureuses|douleur|chagrin|chagriné*|larmes|larmoyant*|déchirant*|endeuillé*|deuil|peine|affligé*|désespéré*|éploré*|cœur brisé|coeur brisé|plaintif|plaintive|tragique*|désespoir|pleurer|pleurs"
               "|inconsolable*|attristé*|peiné|peinée|malheureux|malheureuse|plainte|poignant*|navré|lamentation*",
        "melancholy": "mélancolie|mélancolique*|mélancoliquement|morose*|maussade*|déprimé*|déprimant*|abattu*|pensif|pensive|pensifs|pensives|gris et triste|cafard|spleen|songeur|songeuse|taciturne*|introspectif|introspective|vague à l'âme|désabusé*|languissant*|morne|mornes"
                      "|dépressif|dépressive|grisaille",
        "lonely": "solitaire*|solitude|esseulé*|désolé|désolée|désolés|désolation|isolé*|abandonné*|délaissé*|abandon|isolement|déserté et seul|solitairement|seul au monde|seule au monde|vide intérieur",
        "tense": "tendu|tendue|tendus|tendues|tension|suspense|angoissant*|angoissé*|anxieux|anxieuse|anxieuses|urgent|urgente|urgence|nerveux|nerveuse|nerveuses|dramatique*|stressant*|oppressant*|haletant*|angoisse|inquiet|inquiète|thriller|inquiétude|pressant*|fébrile*"
                 "|sous tension|anxiété|dramatiquement|crispé|crispée",
        "dark": "sombre|sombres|sinistre*|ténébreux|ténébreuse|terrifiant*|terreur|effrayant*|peur|macabre*|lugubre*|inquiétant*|ténèbres|obscur*|maléfique*|diabolique*|menaçant*|horreur|glauque*|spectral*|hanté*|obscurité|glaçant*|épouvant*|horrifique*|démoniaque*"
                "|funèbre*|noirceur|cauchemar*|malsain*|fantomatique*|satanique*",
        "angry": "furieux|furieuse|furieuses|agressif|agressive|agressifs|agressives|enragé*|rageur|rageuse|rage|colère|coléreux|coléreuse|violent|violente|violents|violentes|féroce*|brutal|brutale|brutaux|brutales|sauvage*|fureur|hargneux|hargneuse|agressivité|énervé*|violence|haine"
                 "|vénère|hostile*|rageusement",
        "mysterious": "mystérieux|mystérieuse|mystérieuses|mystère|mystères|énigmatique*|magique*|magie|mystique*|étrange*|fantastique*|enchanté*|envoûtant*|ésotérique*|féerique*|féérique*|surnaturel|surnaturelle|ensorcelant*|intrigant|intrigante|énigme|sortilège*|fantasy|ensorcelé*"
                      "|mystérieusement|insolite*",
        "majestic": "majestueux|majestueuse|majestueuses|grandiose*|imposant*|monumental|monumentale|magnifique*|noble|nobles|majesté|grandeur|pompeux|pompeuse|royal et grandiose|somptueux|somptueuse|souverain|souveraine|colossal*|splendide*|sublime*|superbe*|majestueusement|spectaculaire*"
                    "|seigneurial*",
        "solemn": "solennel|solennelle|solennels|solennelles|sérieux|sérieuse|sacré|sacrée|sacrés|sacrées|recueilli*|cérémoniel|cérémonielle|spirituel|spirituelle|dévot*|liturgique*|solennité|recueillement|révérencieux|pieux|pieuse|austère*|religieux|religieuse|solennellement|empreint de gravité"
                  "|sobre et grave|gravité",
        "heroic-tragic": "héroïque et tragique|tragique et héroïque|épique et triste|tristesse épique|héroïsme tragique|grandeur tragique|épopée tragique|stoïque*|sacrifice|tragédie héroïque|douleur héroïque|triste et épique|fresque tragique|noblement tragique",
        "elegant": "élégant*|élégance|élégamment|raffiné*|sophistiqué*|distingué*|gracieux|gracieuse|gracieuses|chic|galant|galante|raffinement|précieux|précieuse|aristocratique*|avec classe|gracieusement|délicatement raffiné|courtois|courtoise",
        "meditative": "méditatif|méditative|méditatifs|méditatives|méditation|zen|contemplatif|contemplative|méditer|hypnotique*|berceuse|berceuses|dormir|pour dormir|endormissement|yoga|spa|sommeil|assoupi*|pleine conscience|somnolent*|bercer|s'endormir|contemplation|endormir|relaxation profonde"
                      "|sophrologie",
        "groovy": "groove|groovy|dansant|dansante|dansants|dansantes|rythmé|rythmée|rythmés|rythmées|chaloupé*|pour danser|danser|qui fait danser|avec du groove|swinguant*|entraînant et rythmé|déhanché*|qui groove|cadencé|cadencée|balancé|balancée",
        "cool": "cool|sexy|nonchalant*|décontracté et chic|langoureux et chic|stylé*|branché*|paresseux|paresseuse|flegmatique*|indolent*|smooth|suave|suaves|classieux|classieuse|désinvolte*|lascif|lascive",
    },
    styles={
        "pop": "pop|musique pop|chanson pop|variété|variété française|variétés|indie pop|pop indé|k-pop|j-pop|pop française|pop coréenne|pop japonaise|pop commerciale|pop anglaise|morceau pop|city pop|pop acoustique",
        "ballad": "ballade|ballades|slow|ballade pop|ballade au piano|chanson lente|power ballad|ballade piano|chanson française|chanson à texte|morceau lent",
        "rock": "rock|musique rock|hard rock|punk|punk rock|rock alternatif|indie rock|rock indé|grunge|post-rock|rock'n'roll|rock and roll|rock classique|pop rock|pop-rock|rock progressif|rock français|rockabilly|rock garage|rock psyché|yéyé|rock'n roll",
        "metal": "metal|heavy metal|métal|heavy|death metal|thrash metal|thrash|power metal|black metal|metalcore|métal lourd|metal progressif|metal symphonique|métal symphonique",
        "funk": "funk|funky|soul|neo soul|neo-soul|r&b|rhythm and blues|motown|rnb|musique soul|néo-soul",
        "disco": "disco|nu-disco|musique disco|disco funk|années disco|nu disco",
        "bossa": "bossa nova|bossa|bossa-nova|samba jazz",
        "swing": "jazz|swing|bebop|be-bop|jazzy|smooth jazz|jazz manouche|ragtime|dixieland|cool jazz|standard de jazz|lounge|jazz vocal|piano-bar|jazz-club|new orleans|jazzi|jazz nouvelle-orléans|jazz fusion",
        "lofi": "lofi|lo-fi|lo fi|lofi hip hop|lo-fi hip hop|chillhop|beat lofi|beats lofi|lofi hip-hop|lo-fi hip-hop|beats pour étudier|beat lo-fi",
        "ambient": "ambient|musique d'ambiance|musique ambiante|ambiante|new age|paysage sonore|paysages sonores|drone|atmosphérique*|chillout|downtempo|nappes ambiantes|ambiant|atmosphère sonore|musique d'atmosphère|chill-out|ambiance sonore",
        "edm": "électronique|musique électronique|électro|electro|edm|house|techno|trance|dubstep|synthwave|drum and bass|synthpop|synth-pop|future bass|vaporwave|dance|french touch|deep house|eurodance|retrowave|cyberpunk|électroniques|musique électro|electronica"
               "|electropop|électropop|french house|minimale",
        "epic": "épique*|cinématographique*|musique de film|bande originale|bande-annonce|bande son|cinématique*|trailer|musique de trailer|épopée|hollywood|hollywoodien|hollywoodienne|musique de cinéma|bande-son|bo de film|musique de bande-annonce|digne d'un film|de film",
        "waltz": "valse|valses|valse musette|valse viennoise|valse lente|petite valse",
        "folk": "air populaire|musique populaire|danse populaire|folk|folklore|folklorique*|musique traditionnelle|musique folklorique|country|bluegrass|celtique*|irlandais|irlandaise|breton|bretonne|bretons|médiéval|médiévale|médiévales|médiévaux|musette|bal musette|musique bretonne|chanson populaire|chant de marins"
                "|bourrée|gigue irlandaise|troubadour|ménestrel|cajun|trad|fest-noz|klezmer|québécois traditionnel|traditionnel québécois|auteur-compositeur|chanson de marin|folk acoustique|americana|an dro|gavotte bretonne|java|polka|musique des balkans"
                "|musique celtique|zydeco|chants de marins|reel|ronde|ballade médiévale|musique de taverne",
        "guofeng": "musique chinoise|style chinois|chinois traditionnel|traditionnel chinois|traditionnelle chinoise|chinoise traditionnelle|oriental|orientale|orientaux|orientales|asiatique*|guofeng|gufeng|wuxia|xianxia|opéra de pékin|chine ancienne|extrême-orient"
                   "|extrême-oriental|extrême-orientale|opéra chinois|chinois|chinoise|chine|chinoises|à la chinoise",
        "chiptune": "chiptune|8 bits|8-bit|8 bit|huit bits|16 bits|musique 8 bits|pixel|pixels|pixelisé*|jeu rétro|jeux rétro|rétrogaming|game boy|gameboy|nes|arcade|borne d'arcade|retrogaming|jeu vidéo rétro|vieux jeu vidéo|rétro gaming|jeu vidéo des années 80",
        "classical": "classique|classiques|musique classique|baroque*|musique de chambre|sonate|nocturne|menuet|sérénade|concerto|prélude|fugue|néoclassique*|hymne|marche militaire|marche|mozart|bach|chopin|beethoven|impressionniste*|debussy|satie|ravel|gymnopédie|vivaldi|classicisme"
                     "|renaissance|néo-classique|oratorio|requiem|musique savante|romantique du dix-neuvième|invention à deux voix|motet|cantate|divertimento|passacaille|chaconne|opéra|fauré|couperin|rameau|opérette|rhapsodie|choral de bach|lully|gavotte|musique ancienne|gymnopédies",
        "latin": "latin|latine|latino|musique latine|rythmes latins|rythme latin|salsa|tango|tangos|samba|reggae|flamenco|rumba|reggaeton|mambo|cha-cha-cha|cumbia|bachata|merengue|boléro|mariachi|cubain|cubaine|milonga|zouk|biguine|kompa|calypso|afrobeat|ska|maloya|séga|coupé-décalé"
                 "|afro-cubain|afro-cubaine|antillais|antillaise|musique cubaine|paso doble|rumba congolaise|soukous|caribéen|caribéenne|lambada|gwo ka|raï|cha cha cha|zouk love|créole",
        "hiphop": "hip hop|hip-hop|hiphop|rap|trap|boom bap|drill|instru rap|prod rap|beat rap|rap français|cloud rap|instrumentale rap|instru trap|prod trap|instru de rap|type beat",
        "blues": "blues|bluesy|blues rock|blues en douze mesures|blues de douze mesures|blues de 12 mesures|blues du delta|blues de chicago|blues à douze mesures|blues électrique|blues lent",
    },
    scenes={
        "rainy night": "nuit pluvieuse|nuit de pluie|pluie|pluvieux|pluvieuse|pluvieuses|jour de pluie|soirée pluvieuse|après-midi pluvieux|sous la pluie|il pleut|bruine|averse|gouttes de pluie|temps pluvieux|crachin|orage d'été|après-midi de pluie",
        "café": "café|cafés|coffee shop|salon de thé|restaurant|restaurants|terrasse|bistro|bistrot|brasserie|heure du thé|bistrots|terrasses",
        "sunset": "coucher de soleil|couchers de soleil|soleil couchant|crépuscule|tombée de la nuit|tombée du jour|fin de journée|crépusculaire|heure dorée|entre chien et loup|soleil qui se couche",
        "sunrise": "lever de soleil|lever du soleil|lever du jour|aube|aurore|matin|matinée|petit matin|matinal|matinale|réveil|soleil levant|au réveil|point du jour",
        "night": "nuit|nuits|nuit étoilée|clair de lune|ciel étoilé|minuit|étoiles|sous les étoiles|lune|ciel nocturne|pleine lune|la nuit|tard le soir|soir|soirée|nuit noire|voûte étoilée|étoilé|étoilée",
        "battle": "bataille|batailles|combat|combats|guerre|lutte|affrontement|champ de bataille|scène d'action|bataille finale|guerrier|guerrière|siège|duel|guerriers|assaut",
        "boss": "boss|boss final|combat de boss|combat contre le boss|boss de fin|combat de boss final|bataille de boss|ennemi final|affrontement final",
        "chase": "poursuite|poursuites|course-poursuite|course|courses|course de voitures|fuite|évasion|échapper|en fuite|course automobile|poursuivi|poursuivie|course contre la montre",
        "forest": "forêt|forêts|nature|jardin|jardins|prairie|rivière|rivières|lac|montagne|montagnes|vallée|ruisseau|bosquet|sous-bois|jungle|clairière|bambouseraie|cascade|lacs|dans les bois|promenons-nous dans les bois|alpage|sylvestre*",
        "ocean": "mer|mers|océan|océans|plage|plages|vagues|littoral|sous-marin|sous l'eau|fonds marins|bord de mer|rivage|aquatique*|marin|marine|au large des côtes|sous la mer|embruns|bord de l'eau|ressac|marée",
        "summer": "l'été|d'été|cet été|un été|été indien|soirée d'été|nuit d'été|en été|vacances|voyage|voyages|road trip|île|îles|tropical|tropicale|tropicaux|soleil|au soleil|estival|estivale|estivales|grandes vacances|sous le soleil|soleil d'été|voyager|vacances d'été",
        "spring": "printemps|printanier|printanière|fleurs|cerisiers|cerisiers en fleurs|fleurs de cerisier|floraison|en fleurs|printanières|bourgeons",
        "autumn": "automne|automnal|automnale|automnales|feuilles mortes|feuilles qui tombent|feuilles d'automne|chute des feuilles",
        "winter": "hiver|hivernal|hivernale|neige|enneigé*|flocons|flocons de neige|neigeux|neigeuse|chute de neige|givre|glacé|glacée|neiges|verglas",
        "spring festival": "nouvel an chinois|fête du printemps|nouvel an lunaire|fête des lanternes|danse du lion|danse du dragon|fête de la mi-automne",
        "christmas": "noël|chant de noël|chants de noël|réveillon|nouvel an|fêtes de fin d'année|père noël|réveillon de noël|veillée de noël|saint-sylvestre|marché de noël",
        "wedding": "mariage|mariages|noces|nuptial|nuptiale|mariés|demande en mariage|marche nuptiale|mariée|cérémonie de mariage",
        "birthday": "anniversaire|anniversaires|fête|fêtes|célébration|célébrations|carnaval|festival|kermesse|foire|fête foraine|carnavalesque|boum|célébrer|joyeux anniversaire|bal populaire|guinguette",
        "farewell": "adieu|adieux|au revoir|remise des diplômes|funérailles|enterrement|rupture|séparation|départ|obsèques|cérémonie d'adieu",
        "study": "étudier|pour étudier|concentration|concentrer|se concentrer|lecture|lire|réviser|révisions|devoirs|travailler|coder|pour travailler|pour se concentrer|pour lire|bosser|faire ses devoirs|me concentrer|bibliothèque",
        "space": "espace|spatial|spatiale|espace intersidéral|cosmique*|cosmos|galaxie|galaxies|univers|interstellaire|science-fiction|vaisseau spatial|planète|planètes|voie lactée|astronaute|galactique*|sidéral|intersidéral|spatiaux",
        "dungeon": "donjon|donjons|grotte|grottes|maison hantée|ruines|cimetière|crypte|cachot|caverne|catacombes|manoir hanté|tombeau|maison abandonnée|cavernes",
        "village": "village|villages|hameau|ferme|place du marché|jour de marché|marché de village|marché aux fleurs|taverne|tavernes|campagne|rural|rurale|pastoral|pastorale|bucolique*|auberge|champêtre*|bourgade|guinguettes|place du village|villageois|villageoise|petit village",
        "castle": "château|châteaux|château fort|royaume|palais|chevalier|chevaliers|roi|reine|couronnement|cour royale|chevaleresque|princesse|trône|royal|royale|rois|royaux|cour de versailles|princier",
        "adventure": "aventure|aventures|aventurier|aventurière|quête|quêtes|expédition|pirate|pirates|exploration|voyage épique|périple|explorer|odyssée|mission|épopée d'aventure|explorateur|corsaire*|aventureux|aventureuse",
        "gym": "salle de sport|gymnase|entraînement|s'entraîner|courir|sport|sportif|sportive|musculation|fitness|exercice physique|jogging|course à pied|muscu|match de foot|crossfit|match de football|cardio",
        "club": "boîte de nuit|boîtes de nuit|discothèque|discothèques|club|clubs|piste de danse|rave|dancefloor|bar|bars|dance floor|teuf|festival électro",
        "street": "rue|rues|urbain|urbaine|urbaines|urbains|ville|villes|néon|néons|lumières de la ville|centre-ville|métro|paris la nuit|banlieue|quartier|parisien|parisienne|paris|métropole|bitume|ruelle|ruelles",
        "game": "jeu vidéo|jeux vidéo|jeu|jeux|musique de jeu|musique de jeu vidéo|jeu de plateforme|jeu mobile|plateformes|gaming|rpg|jeu de plateformes|niveau de jeu",
        "puzzle": "puzzle|casse-tête|énigmes|réflexion|mini-jeu|jeu de réflexion|puzzles|jeu de puzzle|minijeu",
        "menu": "menu|menu principal|écran titre|écran d'accueil|écran-titre|menu du jeu|menu de jeu",
        "childhood": "enfance|vieilles photos|souvenirs d'enfance|pays natal|photos anciennes|quand j'étais petit|quand j'étais enfant|village natal|terre natale|photos de famille|album photo",
        "children": "enfant|enfants|pour enfants|bébé|bébés|dessin animé|dessins animés|comptine|comptines|jouet|jouets|chanson enfantine|maternelle|cartoon|tout-petits|pour les petits|crèche|chansons enfantines",
        "desert": "désert|déserts|route de la soie|sahara|arabe|arabes|égyptien|égyptienne|dunes|oasis|désertique*|moyen-orient|moyen-oriental|touareg|caravane|méharée|mille et une nuits",
        "jianghu": "épéiste|arts martiaux|kung-fu|kung fu|samouraï|samouraïs|guerrier errant|samurai|ninja|ninjas|sabreur",
        "temple": "temple|temples|monastère|monastères|maison de thé|pagode|pagodes|temple bouddhiste|cérémonie du thé|bouddhiste*|bouddhique|moines",
        "church": "église|églises|cathédrale|cathédrales|messe|grégorien|grégorienne|chapelle|gothique*|cloître|abbaye",
        "detective": "détective|détectives|film noir|espion|espions|espionnage|agent secret|polar|braquage|policier|enquête|noir et blanc années 40|roman noir|casse du siècle|intrigue policière",
        "advert": "présentation de produit|vidéo de produit|publicité|publicitaire*|pub|pubs|spot publicitaire|corporate|entreprise|vidéo d'entreprise|présentation|promotionnel|promotionnelle|promo|startup|start-up|vlog|podcast|réclame|annonce publicitaire|film d'entreprise|vidéo promotionnelle"
                  "|film institutionnel|institutionnel|vidéo de présentation",
    },
    dances={
        (3, 4): "valse|valses|valse musette|valse viennoise|menuet|mazurka|java|ländler|polonaise|petite valse|valse lente|sarabande",
        (6, 8): "gigue|gigues|barcarolle|sicilienne|tarentelle|gigue irlandaise|forlane",
        (2, 4): "polka|polkas|galop|paso doble|habanera|rigaudon|contredanse|bourrée|biguine|cancan|french cancan|an dro",
    },
    tempos={
        (30, 44): "grave|extrêmement lent|extrêmement lente|lentissime|le plus lent possible|d'une lenteur extrême",
        (42, 58): "largo|très lent|très lente|très lents|très lentes|très lentement|super lent|hyper lent|super lente",
        (50, 64): "vraiment lent|vraiment lente|bien lent|larghissimo|lento",
        (58, 74): "lent|lente|lents|lentes|lentement|adagio|tempo lent|rythme lent|à pas lents|au ralenti|plus lent|plus lente|ralenti|lenteur",
        (60, 80): "sans hâte|sans se presser|larghetto|assez lent|assez lente|plutôt lent|plutôt lente|tempo tranquille|un peu lent|un peu lente|à pas feutrés|modérément lent et calme|rythme tranquille|sans se hâter|plutôt lentement",
        (74, 92): "andante|allant|au pas|au pas de promenade|tempo de marche lente|moyennement lent|moyennement lente|modérément lent|modérément lente|d'un bon pas|tempo de promenade|rythme de promenade",
        (84, 104): "andantino|tempo détendu|tempo confortable|rythme détendu|tempo décontracté",
        (92, 112): "modéré|modérée|moderato|tempo moyen|tempo modéré|vitesse moyenne|mid-tempo|rythme modéré|modérément|ni lent ni rapide|ni rapide ni lent|vitesse modérée|medium|mid tempo|rythme moyen|médium|tempo médium",
        (104, 122): "allegretto|assez vif|assez rapide|modérément rapide|plutôt rapide|un peu rapide|moyennement rapide|assez vite|plutôt vif|un peu vite|plutôt vite",
        (120, 152): "rapide|rapides|vite|allegro|rapidement|tempo rapide|tempo vif|rythme rapide|vif|vive|vivement|à vive allure|accéléré|accélérée|cadence rapide|plus rapide|plus vite|rythme soutenu|tempo soutenu|tempo élevé|vifs|vives|animé et rapide|prestement",
        (140, 168): "très rapide|très rapides|très vite|très vif|très vive|vivace|vraiment rapide|à toute allure modérée|bien rapide|super rapide|vraiment vite",
        (164, 192): "presto|extrêmement rapide|extrêmement vite|à toute vitesse|ultra rapide|à toute allure|à fond la caisse|hyper rapide|vertigineux|vertigineuse|ultra-rapide|à cent à l'heure|au galop|à tombeau ouvert",
        (190, 220): "prestissimo|le plus vite possible|le plus rapide possible|follement rapide|vitesse folle|à une vitesse folle",
    },
    meters={
        (3, 4): "trois quatre|trois-quarts|à trois temps|trois temps|mesure à trois temps|rythme ternaire|temps de valse|3 temps|à 3 temps|mesure ternaire|mesure à trois-quatre|tempo de valse|en trois temps|en trois quatre|mesure de valse|ternaire simple",
        (4, 4): "quatre quatre|à quatre temps|quatre temps|mesure à quatre temps|4 temps|à 4 temps|four on the floor|en quatre temps|en quatre quatre|mesure à quatre-quatre",
        (2, 4): "deux quatre|à deux temps|deux temps|mesure à deux temps|2 temps|à 2 temps|rythme binaire|temps de marche|en deux temps|mesure binaire|rythme de marche|en deux quatre|mesure à deux-quatre|tempo de marche|cadence de marche",
        (6, 8): "six huit|mesure à six-huit|à six-huit|six croches|binaire composé|en six huit|mesure à six croches",
        (9, 8): "neuf huit|mesure à neuf-huit|à neuf-huit|en neuf huit|ternaire composé",
        (12, 8): "douze huit|mesure à douze-huit|à douze-huit|en douze huit",
        (5, 4): "cinq quatre|à cinq temps|cinq temps|mesure à cinq temps|5 temps|à 5 temps|en cinq temps|en cinq quatre|mesure à cinq-quatre",
        (7, 8): "sept huit|mesure à sept-huit|à sept temps|sept temps|mesure à sept temps|7 temps|à 7 temps|en sept temps|en sept huit",
        (5, 8): "cinq huit|mesure à cinq-huit|en cinq huit",
        (3, 8): "trois huit|mesure à trois-huit|en trois huit",
        (7, 4): "sept quatre|mesure à sept-quatre|en sept quatre",
        (6, 4): "six quatre|mesure à six-quatre|en six quatre",
        (3, 2): "trois deux|mesure à trois-deux|en trois deux",
        (2, 2): "deux deux|mesure à deux-deux|alla breve|c barré|à la brève|mesure c barré|en deux deux",
    },
    energies={
        "rise": "crescendo|en crescendo|qui monte|commence doucement et finisse fort|commence calmement et finisse fort|qui aille crescendo|monte en puissance|montée en puissance|de plus en plus intense*|de plus en plus fort|de plus en plus forte|qui grandit|s'intensifie|gagne en intensité|montée progressive|va crescendo|qui monte en puissance|croissant|croissante"
                "|intensité croissante|commence doucement et finit fort|commence calmement et finit fort|qui s'intensifie|monte progressivement|monte en intensité|montée en intensité|monter en puissance|qui gagne en intensité|prend de l'ampleur|s'amplifie|de plus en plus épique*"
                "|monter progressivement|commence doux et finit fort|montant en puissance|du calme à l'intense|allant crescendo|va en crescendo|progressivement plus intense",
        "late": "finisse en apothéose|se termine en beauté|finit en beauté|finisse en beauté|commence doucement et finit en apothéose|commence calmement et finisse en apothéose|grand final|final grandiose|finale grandiose|fin explosive|explose à la fin|apothéose|apothéose finale|climax à la fin|final explosif|finit en apothéose|calme puis explosif|calme puis explosive|bouquet final|final épique|finale épique|se termine en apothéose|explosion finale"
                "|fin grandiose",
        "fall": "decrescendo|diminuendo|qui s'éteint|s'éteint peu à peu|s'éteint doucement|s'apaise|qui s'apaise|se calme|fin calme|fin douce|de plus en plus doux|de plus en plus douce|de plus en plus calme|finit doucement|se termine doucement|s'estompe|en fondu|fondu final|fade out"
                "|va decrescendo|finit calmement|s'efface peu à peu|décroissant|décroissante|fondu de sortie|meurt doucement|fin en douceur|finit en douceur|se termine en douceur|redescend|termine calmement|terminer doucement|intensité décroissante|se termine calmement|fondu sortant"
                "|s'évanouit|qui s'efface|s'éteint",
        "arch": "apogée au milieu|climax au milieu|point culminant au milieu|monte puis redescend|en arche|forme d'arche|en forme d'arche|monte et redescend|s'élève puis retombe|sommet au milieu|pic au milieu|culmine au milieu|monte puis retombe|en arc|hauts et bas",
        "flat": "constant|constante|énergie constante|stable|régulier|régulière|uniforme|sans variation d'intensité|statique*|égal du début à la fin|intensité constante|toujours pareil|sans montée|sans crescendo|énergie stable|monotone*|linéaire|homogène*|sans climax|énergie égale"
                "|intensité égale",
    },
    uses={
        "loop": "boucle|boucles|en boucle|loop|loops|boucle parfaite|boucle sans fin|boucle infinie|qui boucle|à boucler|bouclable|sans couture|boucle continue|qui se répète en boucle|musique en boucle",
        "stinger": "jingle|jingles|virgule sonore|virgule musicale|effet sonore|bruitage|logo sonore|identité sonore|notification|son de victoire|générique court|stinger|court générique|son de notification|effet sonore court|virgules sonores|habillage sonore|petite fanfare de victoire"
                   "|jingle de victoire|indicatif|gimmick",
        "practice": "étude|études|exercice|exercices|pratique|s'exercer|pour s'exercer|pièce d'étude|déchiffrage|pour débutant|pour débutants|morceau d'étude|travailler l'instrument|exercice technique|pièce pédagogique|pédagogique|morceau pour débutant|lecture à vue|pièce facile",
        "song": "chanson|chansons|morceau complet|titre complet|chanter|chanson complète|morceau chanté|single",
    },
    parts={
        "intro": "intro|introduction|intros|ouverture|introductions|introduction instrumentale",
        "verse": "couplet|couplets|strophe|strophes",
        "prechorus": "pré-refrain|pré refrain|prérefrain|pre-refrain|pré-refrains|pont avant le refrain|pré-chorus",
        "chorus": "refrain|refrains",
        "bridge": "pont|ponts|bridge|middle eight|partie c|passage en pont",
        "interlude": "interlude|interludes|intermède|pont instrumental|pause instrumentale|partie instrumentale|break|breakdown|passage instrumental|break instrumental",
        "solo": "section solo|avec un solo de|et un solo de|avec solo de|passage soliste|solo improvisé|un passage solo|solos|partie solo|improvisation|chorus de jazz|un solo instrumental|avec un solo d'|et un solo d'",
        "outro": "outro|coda|fin|final|conclusion|finale|outros|épilogue|dénouement|terminaison",
    },
    forms={
        "AABA": "forme aaba|forme de 32 mesures|forme de trente-deux mesures|forme anatole aaba|structure aaba|forme song de 32 mesures",
        "ABA": "forme ternaire|forme aba|aba|forme lied|forme da capo|trois parties|forme en arche aba|structure ternaire|en trois parties|tripartite",
        "AB": "forme binaire|structure binaire|deux parties|forme ab|en deux parties|bipartite",
        "ABACA": "rondo|rondeau|forme rondo|forme rondeau",
        "AAAA": "thème et variations|thème avec variations|variations|forme variations|variations sur un thème",
        "AAA": "strophique|forme strophique|chanson strophique",
        "ABCAB": "forme sonate|forme-sonate|sonate|sonatine|allegro de sonate",
        "A": "une seule partie|une seule section|section unique|monothématique|un seul thème|d'un seul tenant|partie unique",
    },
    modes={
        "major": "mode majeur|tonalité majeure|ton majeur|gamme majeure|majeur|en majeur|ionien|mode ionien|majeure",
        "minor": "mode mineur|tonalité mineure|ton mineur|gamme mineure|mineur|en mineur|mineur naturel|éolien|mode éolien|mineur mélodique|mineure|gamme mineure naturelle|gamme mineure mélodique|mode de la",
        "harmonic minor": "mineur harmonique|gamme mineure harmonique|mineure harmonique",
        "dorian": "dorien|mode dorien|mode de ré|gamme dorienne|dorienne",
        "phrygian": "phrygien|mode phrygien|mode de mi|gamme phrygienne|phrygienne",
        "lydian": "lydien|mode lydien|mode de fa|gamme lydienne|lydienne",
        "mixolydian": "mixolydien|mode mixolydien|mode de sol|gamme mixolydienne|mixolydienne",
        "locrian": "locrien|mode locrien|mode de si|gamme locrienne|locrienne",
        "gong": "mode gong|pentatonique|gamme pentatonique|pentatonique majeure|gamme pentatonique majeure|pentatonique chinoise|gamme à cinq notes|gamme chinoise|pentatonique majeur",
        "shang": "mode shang",
        "jue": "mode jue",
        "zhi": "mode zhi",
        "yu": "mode yu|pentatonique mineure|gamme pentatonique mineure|pentatonique mineur",
    },
    progressions={
        "IV V iii vi": "royal road|progression royal road|voie royale|progression de la voie royale|progression d'anime",
        "vi IV I V": "progression émotive de quatre accords|progression 6-4-1-5|progression de despacito|progression pop émotive",
        "vi IV V I": "progression komuro|progression de komuro|progression 6-4-5-1",
        "ii V I": "deux cinq un|progression deux cinq un|progression 2-5-1|2-5-1|ii v i de jazz|enchaînement deux cinq un",
        "IV III7 vi I": "progression just the two of us|just the two of us|progression marunouchi",
        "I VI7 II7 V7": "progression de ragtime",
        "I vi ii V": "rhythm changes|anatole|turnaround de jazz",
        "I V vi iii IV I IV V": "canon de pachelbel|pachelbel|progression du canon|accords du canon|accords de pachelbel|canon en ré|grille du canon",
        "I I I I IV IV I I V IV I V": "blues en douze mesures|blues de douze mesures|blues de 12 mesures|blues à douze mesures|grille de blues|grille blues|douze mesures de blues|12 mesures de blues|blues en 12 mesures",
        "i VII VI V": "cadence andalouse|andalouse|progression andalouse",
        "I vi IV V": "doo-wop|anatole des années 50|progression doo-wop|progression des années 50|accords des années 50|progression des années cinquante",
        "I V vi IV": "les quatre accords|quatre accords magiques|quatre accords|les quatre accords de la pop|quatre accords de pop|les quatre accords magiques",
        "I IV vii° iii vi ii V I": "cycle des quintes|cercle des quintes|cycle de quintes|marche de quintes|marche harmonique de quintes",
        "i VI III VII": "quatre accords mineurs|les quatre accords en mineur|progression épique mineure|quatre accords en mineur",
    },
    modulations={
        "up": "monter d'un ton|monte d'un ton|montée d'un ton|monter d'un demi-ton|monte d'un demi-ton|modulation ascendante|modulation vers le haut|un ton plus haut|un demi-ton plus haut|modulation au ton supérieur|au ton supérieur|module d'un ton|module vers le haut|moduler vers le haut"
              "|modulation d'un ton|modulation d'un demi-ton|module d'un demi-ton|changement de ton vers le haut|hausse d'un ton|hausse d'un demi-ton",
        "relative": "modulation au relatif|moduler au relatif|module au relatif|relatif majeur|relatif mineur|ton relatif|tonalité relative|au relatif|passe au relatif|vers le relatif",
        "dominant": "modulation à la dominante|moduler à la dominante|module à la dominante|ton de la dominante|tonalité de la dominante|passe à la dominante|une quinte plus haut|à la dominante|vers la dominante|au ton de la dominante",
        "any": "modulation|modulations|moduler|changement de tonalité|changement de ton|change de tonalité|change de ton|changements de tonalité|changer de tonalité|changer de ton|qui module|modulant|modulante",
    },
    feels={
        "half": "half-time|half time|demi-tempo|à demi-tempo|moitié du tempo|à la moitié du tempo",
        "double": "double tempo|double time|double-time|tempo doublé|en double tempo|au double du tempo|deux fois plus vite",
    },
)
