# ruff: noqa: E501  (a meaning and its words stay together)
# fmt: off
"""Portuguese: words for music as musicians of Brazil and Portugal write them."""

from __future__ import annotations

from planner.lexicon.counting import LETTERS, SIGNS, SOLFEGE, joined, pitch_classes
from planner.lexicon.language import Language
from planner.lexicon.pt_instruments import ENSEMBLES, KIT_STAND_INS, KITS, PROGRAMS, STAND_INS

_UNITS = {
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "meia": 6, "sete": 7, "oito": 8, "nove": 9,
}
_TEENS = {
    "dez": 10, "onze": 11, "doze": 12, "treze": 13, "quatorze": 14, "catorze": 14, "quinze": 15, "dezesseis": 16, "dezasseis": 16,
    "dezessete": 17, "dezassete": 17, "dezoito": 18, "dezenove": 19, "dezanove": 19,
}
_TENS = {"vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90}
_LINKED = {word: value for word, value in _UNITS.items() if word != "meia"}
_UNDER_HUNDRED = {**_LINKED, **_TEENS, **_TENS, **joined(_TENS, _LINKED, " e ")}
_HUNDREDS = {
    "duzentos": 200, "trezentos": 300, "quatrocentos": 400, "quinhentos": 500, "seiscentos": 600, "setecentos": 700,
    "oitocentos": 800, "novecentos": 900, "duzentas": 200, "trezentas": 300, "quatrocentas": 400, "quinhentas": 500,
    "seiscentas": 600, "setecentas": 700, "oitocentas": 800, "novecentas": 900,
}
_ACCIDENTALS = {
    "sustenido": 1, "bemol": -1, "natural": 0, "bequadro": 0, "dobrado sustenido": 2, "duplo sustenido": 2, "dobrado bemol": -2, "duplo bemol": -2,
}
_STEPS = {**SOLFEGE, "dó": 0, "ré": 2, "fá": 5, "lá": 9}

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    common="os|um|uma|uns|umas|de|da|das|na|nas|ao|com|para|muito|mais|mas|que|em|sem|quero|faça|faz|crie|cria|componha|compõe|escreva|escreve|música|canção|peça"
           "|não|e|é|pelo|pela|este|esta|também|onde|quando|sobre|até|desde|seja|soe|estilo|ritmo|compassos|algo|num|numa|você|isso|estão|são|por|se|sua|seu|nem"
           "|cada|entre|tudo|nada|ou|preciso|gostaria|tipo|o|dum|duma|estou|deve|outra|outro",
    numbers={
        "zero": 0, **_UNDER_HUNDRED, "cem": 100, "cento": 100, **joined({"cento": 100}, _UNDER_HUNDRED, " e "), **_HUNDREDS, "mil": 1000,
    },
    notes={
        **pitch_classes(_STEPS, _ACCIDENTALS, SIGNS), **{name: value % 12 for name, value in joined(LETTERS, _ACCIDENTALS, " ").items()},
    },
    key_modes={
        "maior": "major", "menor": "minor", "maior natural": "major", "menor natural": "minor", "menor melódico": "minor", "menor melódica": "minor",
        "menor harmônico": "harmonic minor", "menor harmônica": "harmonic minor", "menor harmónico": "harmonic minor", "menor harmónica": "harmonic minor",
        "em modo maior": "major", "em modo menor": "minor", "modo maior": "major", "modo menor": "minor", "jônio": "major", "jónio": "major",
        "eólio": "minor", "dórico": "dorian", "frígio": "phrygian", "lídio": "lydian", "mixolídio": "mixolydian", "lócrio": "locrian",
        "pentatônica": "gong", "pentatónica": "gong", "pentatônico": "gong", "pentatónico": "gong", "pentatônica maior": "gong", "pentatónica maior": "gong",
        "pentatônica menor": "yu", "pentatónica menor": "yu", "menor pentatônica": "yu", "menor pentatónica": "yu",
        "gong": "gong", "shang": "shang", "jue": "jue", "zhi": "zhi", "yu": "yu",
    },
    key_of="em|no tom de|na tonalidade de|tom de|tom|tonalidade de|tonalidade|tônica|tónica|em tom de|no tom|na tônica|clave de",
    bars="compasso|compassos",
    seconds="segundo|segundos|seg|s|segs",
    minutes="minuto|minutos|min|mins",
    hours="hora|horas|h",
    half_minute="meio minuto|metade de um minuto",
    and_a_half="minuto e meio|minutos e meio|min e meio|e meio minutos|e meia minutos",
    tempo_before="a|andamento|andamento de|andamento a|tempo|tempo de|velocidade|velocidade de|semínima|semínima igual a|semínima a|metrônomo|metrônomo a|metrónomo|bpm|ppm|pulso de|pulsação de|cerca de|por volta de"
                 "|em torno de|à volta de|uns|umas|a uns",
    tempo_after="bpm|ppm|batidas por minuto|batimentos por minuto|pulsações por minuto|pulsos por minuto|semínimas por minuto|tempos por minuto|toques por minuto|batidas|beats por minuto|pulsações|batidas ao minuto",
    negations="sem|sem nada de|sem nenhum|sem nenhuma|sem qualquer|nada de|não|não quero|não use|não usar|não uses|não utilize|não utilizar|não inclua|não incluir|não ponha|não coloque|não coloca|não bote|não adicione|não pode ter"
              "|não tenha|não tem|não deve ter|não há|não haja|que não tenha|evite|evitar|evitando|evita|exceto|excepto|menos a|menos o|salvo|nem|nenhum|nenhuma|tire|tira|tirar|remova|remove|remover|elimine|eliminar|dispense|dispensar|exclua"
              "|excluir|exclui|omita|omitir|omite|livre de|ausência de|jamais|nunca|não muito|não tão|não é|não seja|não demasiado|deixe de fora|tirando|retire|retirar",
    fillers="o|a|os|as|um|uma|uns|umas|de|do|da|dos|das|nada|nada de|nenhum|nenhuma|nenhum tipo de|qualquer|qualquer tipo de|usar|use|uses|utilizar|muito|demais|tão|seja|haja|ter|tenha|com|outro|outra|mais|som de|sons de|parte de|seção de"
            "|secção de|instrumentos de|que|por favor|demasiado",
    links="e|ou|nem|e nem|e sem|nem o|nem a|nem os|nem as|e o|e a|e os|e as|ou o|ou a|e também|nem de|nem com|e nem o|e nem a|e de|ou de|bem como|assim como|nem sequer|e um|e uma|nem um|nem uma",
    or_links="ou|nem|ou então",
    assents="não sem|nunca sem|não esqueça|que não falte|que não faltem|não pode faltar|não podem faltar|sem esquecer|não se esqueça de|não dispense|não deixe de fora|não tire|sem deixar de fora|não retire",
    then="a|até|depois|e depois|em seguida|para|mais tarde|antes de|passando a|torna-se|vira|se transforma em|transforma-se em|termina|acaba|no final|seguido de|e acaba|e termina|tornando-se|então|e então|dá lugar a",
    exclusive="só|somente|apenas|unicamente|exclusivamente|nada mais que|nada além de|a solo|solo|sozinho|sozinha|sem acompanhamento|sem mais instrumentos|sem outros instrumentos|e mais nada|só com|apenas com|somente com|solo de"
              "|desacompanhado|desacompanhada",
    band="banda|grupo|conjunto|banda completa|grupo completo|com banda|banda de apoio|banda de acompanhamento|formação completa|agrupamento",
    chords="acorde|acordes|progressão|progressão de acordes|sequência de acordes|cadência de acordes|harmonia|cifra|cifras|sequência harmônica|sequência harmónica|progressão harmônica|progressão harmónica|acordes de|campo harmônico",
    verse_chorus="verso-refrão|verso e refrão|estrofe-refrão|estrofe e refrão|estrofe/refrão|verso/refrão|versos e refrões|estrofes e refrões|estrofes e refrão|forma de canção|estrutura de canção|estrutura pop|versos e refrão",
    foreign="a duas vozes|a três vozes|a quatro vozes|a várias vozes|versão final|resultado final|cena final|passo a passo|vale a pena|obrigado|obrigada|ao vivo|a maior parte|a maioria|a menor|a menor ideia|sobretudo|com o tempo|ao mesmo tempo|tempo livre|todo o tempo|tempo inteiro|som|do|da|mas|tom grave|registro grave|registo grave|voz grave|sons graves|notas graves|graves"
            "|do sol|do lado|de lá|mi|si|em si|por si|até lá|lá fora|lá longe|no final|ao final|ao fim|até o final|até ao final|por fim|sem fim|sem parar|som de fundo|volume baixo|mais baixo|em baixo|baixo volume|muito baixo|tom baixo"
            "|por baixo|para baixo|de baixo|embaixo|não só|não apenas|era|come|due|pour|pub|fin|pan|dose|para|mesa|pé|sair|ala|largo caminho|muito largo|mais largo|de estúdio|no estúdio|estúdio de gravação|cordas vocais|dar corda|clave de sol"
            "|clave de fá|em compasso de|a sério|serão|sete e meia|meia hora|dó de|que dó|ton|fade|são|dos|as|estudo de caso|ritmo de trabalho",
    programs=PROGRAMS,
    stand_ins=STAND_INS,
    kits=KITS,
    kit_stand_ins=KIT_STAND_INS,
    ensembles=ENSEMBLES,
    moods={
        "happy": "animad*|feliz|felizes|alegr*|alegremente|felicidade|content*|jovial*|jubilos*|festiv*|risonh*|júbilo|felizmente|radiante de alegria|bem-humorad*|de bom humor|contentamento|gozo|rejubil*|jubilante*|prazeros*",
        "bright": "luminos*|brilhante*|ensolarad*|fresc*|leveza|despreocupad*|solar|solares|vivaz|vivazes|radiante*|soalheir*|saltitante*|arejad*|descontraíd*|alto astral|alto-astral|pra cima|para cima|refrescante*|leve e alegre|cintilante*",
        "playful": "brincalhão|brincalhona|brincalhões|travess*|divertid*|engraçad*|cômic*|cómic*|humorístic*|lúdic*|maroto|marota|fofo|fofa|fofinh*|gozado|gozada|bem-humorada brincadeira|irreverente*|caricat*|sapeca|moleque|zombeteir*|cute"
                   "|palhaç*|traquin*",
        "hopeful": "esperança|esperanços*|otimist*|optimist*|positiv*|inspirador*|motivador*|motivacional|motivacionais|encorajador*|edificante*|esperançad*|inspiração|otimismo|para inspirar|alentador*|de superação|incentivador*",
        "triumphant": "triunf*|triunfante*|vitorios*|glorios*|heroic*|heroico|heroica|heróic*|vitória|orgulhos*|glória|conquista|heroísmo|épico e triunfal|vitoriosamente|orgulho|conquistador*|apoteótic*",
        "excited": "emocionante*|enérgic*|energétic*|energia|apaixonad*|excitante*|eletrizante*|poderos*|potente*|dinâmic*|frenétic*|eufóric*|vibrante*|explosiv*|adrenalina|empolgante*|empolgad*|agitad*|paixão|arrebatador*|fogos*|euforia"
                   "|electrizante*|entusiasm*|ardente*|contagiante de energia|pulsante*|exaltad*",
        "warm": "quente e doce|calor humano|tern*|ternura|doce|doces|suave*|suavemente|aconchegante*|acolhedor*|carinhos*|afetuos*|afectuos*|reconfortante*|delicad*|doçura|docemente|caloros*|meig*|íntim*|amoros*|cálid*|terapêutic*|aconchego|caseir*"
                "|confortante*|amável|fraterno",
        "romantic": "romântic*|amor|apaixonante*|enamorad*|sensual*|romantismo|romance|canção de amor|de amor|música de amor|namoro|sedutor*|romanticamente|enamoramento|paixão de verão",
        "calm": "calm*|tranquil*|seren*|relaxante*|relaxad*|sossegad*|pacífic*|quiet*|plácid*|paz|repousante*|tranquilidade|serenidade|quietude|sossego|relaxamento|relaxar|chill|pacat*|silencios*|calmaria|calmante*|apaziguador*|descansad*",
        "dreamy": "celeste|sonhador*|etére*|etéreo|onírico|onírica|oníric*|de sonho|sonho|sonhos|nebulos*|flutuante*|vaporos*|celestial|celestiais|psicodélic*|psicadélic*|enevoad*|como num sonho|delírio|devaneio|devaneios|brumos*",
        "nostalgic": "nostalgia|nostálgic*|saudade|saudades|saudos*|lembrança|lembranças|recordaç*|recordações|memórias|agridoce*|anseio|saudosista|memória afetiva|de antigamente|evocativ*|nostalgicamente|recordação|retrospectiv*",
        "sad": "trist*|tristemente|dor|dolorid*|doloros*|choro|lágrima*|lágrimas|desolador de triste|sofrid*|sofrência|sofrimento|coração partido|desconsolad*|aflit*|luto|trágic*|lúgubre*|lament*|magoad*|mágoa|chorand*|chorar|pesaros*|desgosto|dor de cotovelo"
               "|choros*|enlutad*|desamor|plangente*",
        "melancholy": "melancol*|melancólic*|abatid*|depressiv*|deprimid*|deprimente*|pensativ*|cinzent*|taciturn*|desanimad*|introspectiv*|melancolicamente|macambúzi*|acabrunhad*|soturn*",
        "lonely": "solitári*|solidão|sozinho na|sozinha na|desolad*|desolador*|isolad*|abandonad*|abandono|desamparad*|isolamento|desolação|só e triste|vazio interior|ermo|solitariamente",
        "tense": "tens*|tensão|suspense|inquiet*|angustiad*|angustiante*|ansios*|urgente*|urgência|nervos*|dramátic*|ansiedade|apreensiv*|thriller|dramaticidade|agoniante*|sufocante*|pressão|intriga|premente*|inquietude",
        "dark": "escur*|sombri*|sombrio e assustador|sinistr*|tenebros*|terror|assustador*|medo|macabr*|arrepiante*|aterrorizante*|escuridão|malign*|maléfic*|diabólic*|ameaçador*|assombrad*|horror|perturbador*|fantasmagóric*|obscur*|tétric*|pavoros*"
                "|medonh*|aterrador*|fúnebre*|agourent*|trevas",
        "angry": "furios*|agressiv*|raivos*|raiva|irad*|irritad*|violent*|feroz|ferozes|brutal|brutais|selvagem|selvagens|zangad*|fúria|ira|cólera|agressividade|enfurecid*|bravo e agressivo|enraivecid*|ódio|hostil",
        "mysterious": "mistéri*|misterios*|enigmátic*|mágic*|magia|místic*|estranh*|fantástic*|encantad*|arcan*|esotéric*|fantasia|misteriosamente|enigma|feitiç*|hipnotizante e misterioso|sobrenatural|sobrenaturais|intrigante*|mistérico",
        "majestic": "majestos*|grandios*|imponente*|monumental|monumentais|magnífic*|nobre|nobres|majestade|grandeza|soberb*|colossal|colossais|sublime*|imperial|pompos*|solenemente grandioso|suntuos*|sumptuos*|espetacular*|altiv*",
        "solemn": "solen*|solenidade|sério|séria|sérios|sérias|seriedade|sagrad*|sacr*|reverente*|cerimonial|cerimonios*|espiritual|espirituais|devot*|litúrgic*|solenemente|piedos*|sóbri*|religios*|circunspect*|respeitos*",
        "heroic-tragic": "heroico e trágico|heroica e trágica|trágico e heroico|trágica e heroica|épico e triste|épica e triste|tristeza épica|heroísmo trágico|grandeza trágica|tragédia heroica|estoic*|sacrifício|epopeia trágica|dor heroica"
                         "|heróico e trágico",
        "elegant": "elegant*|elegância|refinad*|sofisticad*|distint*|graciosidade|requintad*|com classe|elegantemente|galante*|primoros*|finura|aristocrátic*|polid*|gracios*|requinte|charmos*|delicadamente elegante",
        "meditative": "meditativ*|meditação|zen|contemplativ*|meditar|hipnótic*|canção de ninar|canções de ninar|acalanto|cantiga de ninar|canção de embalar|dormir|para dormir|ioga|yoga|spa|mindfulness|sono profundo|sonolent*|ninar|cantigas de ninar|embalar"
                      "|pegar no sono|adormecer",
        "groovy": "groove|grooves|com groove|dançante*|rítmic*|ritmo contagiante|para dançar|dançar|balançad*|suingue|com suingue|balanço|suingad*|gingad*|ginga|com molejo|molejo|envolvente e dançante|swingad*|contagiante*|remelexo",
        "cool": "cool|sexy|descolad*|preguiços*|lânguid*|estilos*|com estilo|malandro|malandra|indolente*|bacana|com flow|maneir*|sensual e preguiçoso|marrento|fixe|sofisticado e relaxado",
    },
    styles={
        "pop": "pop|música pop|canção pop|pop brasileiro|mpb|indie pop|pop indie|k-pop|j-pop|música popular brasileira|pop coreano|pop japonês|pop português|música pop brasileira|pop nacional|city pop",
        "ballad": "balada|baladas|música lenta|balada pop|balada ao piano|power ballad|balada de piano|canção lenta|lentinha|seresta|modinha|modinhas",
        "rock": "rock|rock pesado|hard rock|punk|punk rock|rock alternativo|indie rock|rock indie|grunge|post-rock|rock and roll|rock clássico|roqueiro|roqueira|rock nacional|pop rock|rock progressivo|rock brasileiro|rock suave|jovem guarda|surf rock",
        "metal": "metal|heavy metal|heavy|metal pesado|death metal|thrash metal|thrash|power metal|black metal|metalcore|metaleiro|metal progressivo|metal sinfônico",
        "funk": "funk americano|soul|neo soul|neo-soul|r&b|rhythm and blues|motown|funky|samba-rock|samba rock|funk|música soul|funk setentista",
        "disco": "disco|discoteca dos anos 70|disco music|nu disco|música disco|som de discoteca",
        "bossa": "bossa nova|bossa|bossanova|samba-jazz|samba jazz",
        "swing": "jazz|swing|bebop|jazzístic*|smooth jazz|jazz suave|jazz manouche|jazz cigano|ragtime|dixieland|cool jazz|latin jazz|standard de jazz|lounge|jazzy|jazz latino|música lounge",
        "lofi": "lofi|lo-fi|lo fi|lofi hip hop|lo-fi hip hop|chillhop|beat lofi|beats lofi|batida lofi|beats para estudar|batidas para estudar|baixa fidelidade|batida lo-fi",
        "ambient": "ambient|ambiental|ambientais|música ambiente|música ambiental|new age|paisagem sonora|paisagens sonoras|drone|atmosféric*|chillout|downtempo|nova era|som ambiente|ambiente sonoro|chill out",
        "edm": "eletrônica|música eletrônica|electrónica|eletrónica|música eletrónica|música electrónica|eletrônico|eletrónico|electrónico|edm|house|techno|tecno|trance|dubstep|synthwave|drum and bass|synthpop|synth pop|tecnopop|future bass|vaporwave"
               "|electro|deep house|eurodance|retrowave|cyberpunk|música dance|tecnobrega|dance music|progressive house|brazilian bass|psytrance",
        "epic": "épic*|cinematográfic*|cinemátic*|trilha sonora|banda sonora|música de filme|música de cinema|trailer|música de trailer|trilha de cinema|epopeia|hollywood|hollywoodian*|de cinema|trilha de filme|trilha épica|de filme|cinemático",
        "waltz": "valsa|valsas|valsa vienense|valsa brasileira|valsinha|valsa lenta",
        "folk": "folk|folclore|folclóric*|música folclórica|música popular|música tradicional|country|bluegrass|celta|celtas|irlandês|irlandesa|sertanejo|sertaneja|sertanejo universitário|moda de viola|música caipira|caipira|cantautor|medieval|medievais|fado|fados"
                "|fadista|trovador|cancioneiro|malhão|corridinho|toada|vira do minho|música regional|toadas|cantiga|cantigas|polca|música de raiz|folk acústico|modão|americana|cante alentejano|rancho folclórico|música celta|milonga gaúcha|gauchesc*",
        "guofeng": "música chinesa|estilo chinês|chinês tradicional|chinesa tradicional|tradicional chinesa|tradicional chinês|oriental|orientais|guofeng|gufeng|asiátic*|wuxia|xianxia|ópera de pequim|china antiga|ópera chinesa|estilo oriental|chinês"
                   "|chinesa|china",
        "chiptune": "chiptune|8 bits|8-bit|8 bit|oito bits|16 bits|música de 8 bits|pixel|pixels|pixelad*|game retrô|jogo retrô|jogo retro|videogame retrô|game boy|gameboy|nes|arcade|fliperama|retrô de videogame|videogame antigo|consola antiga",
        "classical": "clássic*|música clássica|erudit*|música erudita|barroc*|música de câmara|sonata|noturno|nocturno|minueto|serenata|concerto para|prelúdio|fuga|neoclássic*|hino|marcha|marchas|mozart|bach|chopin|beethoven|impressionist*|villa-lobos"
                     "|classicismo|dobrado|vivaldi|debussy|oratório|réquiem|renascentista|rapsódia|coral de bach|música antiga",
        "latin": "latin|música latina|latino|latina|ritmos latinos|ritmo latino|salsa|tango|tangos|samba|sambas|sambinha|samba-enredo|samba-canção|pagode|choro brasileiro|chorinho|chorinhos|reggae|flamenco|rumba|reggaeton|mambo|cha-cha-chá|chá-chá-chá|cumbia|bachata"
                 "|merengue|bolero|boleros|mariachi|lambada|axé|forró|baião|xote|xaxado|frevo|maracatu|carimbó|partido alto|ijexá|cuban*|calipso|calypso|afrobeat|ska|kizomba|morna|coladeira|coladera|zouk|brega|maxixe|arrasta-pé|latino-american*|caribenh*"
                 "|roda de choro|samba de roda|semba|kuduro|funaná|choro tradicional|choro alegre|choro carioca|piseiro|arrocha|um choro|flamenc*|guarânia|capoeira",
        "hiphop": "hip hop|hip-hop|hiphop|rap|trap|boom bap|drill|beat de rap|base de rap|batida de rap|rapper|funk carioca|baile funk|funk de favela|funk proibidão|instrumental de rap|base de trap|funk brasileiro|batidão|batida de hip hop",
        "blues": "blues|bluesy|blues rock|blues de doze compassos|blues de 12 compassos|bluseir*|blues do delta|blues de chicago|blues elétrico|blues lento",
    },
    scenes={
        "rainy night": "noite chuvosa|noite de chuva|chuva|chuvos*|dia chuvoso|dia de chuva|tarde chuvosa|tarde de chuva|na chuva|sob a chuva|debaixo de chuva|chovendo|a chover|garoa|chuvisco|temporal|pingos de chuva|gotas de chuva",
        "café": "café|cafés|cafeteria|cafeterias|coffee shop|restaurante|restaurantes|chá da tarde|pastelaria|padaria|esplanada|hora do chá|confeitaria",
        "sunset": "pôr do sol|pôr-do-sol|por do sol|entardecer|crepúsculo|anoitecer|ocaso|fim de tarde|final de tarde|cair da tarde|sol poente|poente|hora dourada|crepuscular",
        "sunrise": "amanhecer|nascer do sol|alvorada|aurora|madrugada|manhã|de manhã|manhãs|despertar|alvorecer|matinal|raiar do dia|pela manhã|sol nascente",
        "night": "noite|noites|noturn*|nocturn*|noite estrelada|luar|luz da lua|céu noturno|meia-noite|estrelas|sob as estrelas|lua|céu estrelado|à noite|de noite|lua cheia|céu nocturno|sob o luar|noite de luar",
        "battle": "batalha|batalhas|combate|combates|guerra|luta|lutas|confronto|campo de batalha|cena de ação|batalha final|guerreir*|cena de acção|cerco|bélic*|duelo de espadas|embate",
        "boss": "chefe final|chefão|chefões|boss|batalha contra o chefe|luta contra o chefe|chefe de fase|inimigo final|batalha de chefe|luta de chefe|chefão final|chefe|batalha contra o chefão|luta contra o chefão",
        "chase": "perseguição|perseguições|corrida|corridas|corrida de carros|perseguição de carros|fuga de carro|escapada|fugindo|a fugir|em fuga|perseguid*|a toda a velocidade|racha",
        "forest": "mata atlântica|floresta|florestas|bosque|bosques|natureza|jardim|jardins|prado|rio|rios|lago|montanha|montanhas|selva|vale|riacho|bambuzal|cachoeira|clareira|campina|cascata|amazônia|amazónia|serra",
        "ocean": "mar|oceano|oceanos|praia|praias|ondas|ondas do mar|costa|litoral|debaixo d'água|submarino|fundo do mar|beira-mar|beira do mar|subaquátic*|maré|marinh*|à beira-mar|debaixo de água|orla",
        "summer": "verão|férias|viagem|viagens|estrada|viagem de carro|ilha|ilhas|tropical|tropicais|de verão|estival|veranei*|pé na estrada|viajar",
        "spring": "primavera|flores|cerejeiras|cerejeiras em flor|flor de cerejeira|primaveril|florescer|desabrochar|em flor|florad*",
        "autumn": "outono|outonal|outonais|folhas secas|folhas caindo|folhas caídas|folhas de outono|folhas mortas",
        "winter": "inverno|invernal|invernais|neve|nevasca|nevando|flocos de neve|nevad*|gelad*|gélid*|a nevar",
        "spring festival": "ano novo chinês|ano-novo chinês|ano novo lunar|festival da primavera|festival das lanternas|dança do leão|dança do dragão|festival de meio do outono",
        "christmas": "natal|natalin*|natalíci*|noite de natal|ano novo|ano-novo|réveillon|papai noel|pai natal|presépio|passagem de ano|cantiga de natal|véspera de natal",
        "wedding": "casamento|casamentos|nupcial|nupciais|noivos|noiva|pedido de casamento|matrimônio|matrimónio|marcha nupcial|bodas|boda",
        "birthday": "aniversário|aniversários|festa|festas|celebração|celebrações|carnaval|carnavalesc*|festival|comemoração|festa junina|arraial|arraiais|romaria|celebrar|parabéns|quermesse",
        "farewell": "despedida|despedidas|adeus|formatura|funeral|separação|enterro|funerais|término de namoro|partida|velório|rompimento",
        "study": "estudar|para estudar|concentração|concentrar|concentrar-se|ler|leitura|lendo|estudando|dever de casa|trabalhar|foco|programar|para trabalhar|para ler|estudos da faculdade|música de estudo|tarefas de casa|trabalhos de casa|para me concentrar",
        "space": "espaço|espacial|espaciais|espaço sideral|cósmic*|cosmos|galáxia|galáxias|universo|interestelar|ficção científica|nave espacial|planeta|planetas|via láctea|astronauta|galáctic*|espaço exterior|sideral",
        "dungeon": "masmorra|masmorras|caverna|cavernas|casa assombrada|casa mal-assombrada|ruínas|cemitério|cripta|calabouço|gruta|grutas|catacumbas|tumba|casa abandonada",
        "village": "cidade do interior|interior do brasil|aldeia|aldeias|vila|vilarejo|vilarejos|fazenda|mercado|taverna|tavernas|taberna|campo|rural|pastoral|bucólic*|roça|cidadezinha|cidade natal|feira|campestre|quinta portuguesa|sertão|povoado",
        "castle": "castelo|castelos|reino|palácio|cavaleiro|cavaleiros|rei|rainha|coroação|corte real|princesa|trono|reis|cavaleiresc*|palacian*",
        "adventure": "aventura|aventuras|aventur*|viagem épica|expedição|pirata|piratas|exploração|jornada|explorar|missão|odisseia|explorador*|navegador*|descobrimentos|travessia",
        "gym": "academia|ginásio|treino|treinos|treinar|correr|esporte|esportes|esportiv*|desporto|desportiv*|exercício físico|musculação|fitness|crossfit|malhar|malhação|futebol|partida de futebol|cardio",
        "club": "discoteca|discotecas|boate|boates|clube|clubes|pista de dança|rave|balada noturna|clube noturno|bar|bares|casa noturna",
        "street": "rua|ruas|urban*|cidade|cidades|neon|luzes da cidade|centro da cidade|periferia|metrô|favela|calçada|néon|metrópole|bairro|asfalto",
        "game": "videogame|videogames|jogo|jogos|game|games|música de jogo|música de videogame|jogo de plataforma|videojogo|videojogos|jogo de celular|rpg|trilha de jogo|jogo mobile|jogo de telemóvel",
        "puzzle": "quebra-cabeça|quebra-cabeças|puzzle|enigmas|charada|minijogo|minigame|jogo de lógica|puzzles|quebra cabeças",
        "menu": "menu|menu principal|tela de título|tela inicial|ecrã inicial|ecrã de título|menu do jogo|tela de início",
        "childhood": "infância|fotos antigas|fotos velhas|terra natal|lembranças de infância|memórias de infância|quando era criança|meninice|da infância|fotografias antigas|velhas fotos",
        "children": "criança|crianças|infantil|infantis|bebê|bebês|bebé|bebés|desenho animado|desenhos animados|música infantil|canção infantil|brinquedo|brinquedos|cantiga de roda|desenho infantil|jardim de infância|creche|cartoon|para crianças",
        "desert": "deserto|desertos|rota da seda|saara|árabe|árabes|egípcio|egípcia|dunas|desértic*|oásis|oriente médio|médio oriente|camelos",
        "jianghu": "espadachim|espadachins|artes marciais|kung fu|kung-fu|samurai|samurais|guerreiro errante|ninja|ninjas",
        "temple": "templo|templos|mosteiro|mosteiros|casa de chá|pagode chinês|templo budista|cerimônia do chá|cerimónia do chá|budista|monges",
        "church": "igreja|igrejas|catedral|catedrais|missa|gregorian*|capela|gótic*|claustro",
        "detective": "detetive|detetives|detective|filme noir|noir|espião|espiões|espionagem|agente secreto|policial|assalto|romance policial|cinema noir|investigação|film noir",
        "advert": "anúncio|anúncios|publicidade|publicitári*|comercial|comerciais|corporativ*|vídeo corporativo|vídeo institucional|apresentação|promoção|promocional|empresa|startup|vlog|podcast|propaganda|institucional|vídeo promocional|produto|spot",
    },
    dances={
        (3, 4): "valsa|valsas|valsinha|valsa vienense|valsa brasileira|minueto|mazurca|ländler|polonesa|polonaise|rancheira|valsa lenta|guarânia",
        (6, 8): "jiga|giga|barcarola|siciliana|tarantela|gigas",
        (2, 4): "polca|polcas|samba|choro brasileiro|chorinho|baião|frevo|maxixe|habanera|galope|pasodoble|xote|marchinha|marchinha de carnaval|forró|dobrado",
    },
    tempos={
        (30, 44): "grave|lentíssimo|lentíssima|extremamente lento|extremamente lenta|o mais lento possível|muito muito lento|super hiper lento",
        (42, 58): "largo|muito lento|muito lenta|muito lentos|muito lentas|muito devagar|bem devagar|super lento|superlento|muito lentamente|devagaríssimo",
        (50, 64): "bem lento|bem lenta|bastante lento|bastante lenta|realmente lento|larghissimo",
        (58, 74): "lento|lenta|lentos|lentas|adágio|adagio|devagar|lentamente|andamento lento|ritmo lento|tempo lento|devagarinho|devagarzinho|mais lento|mais lenta|mais devagar|velocidade lenta|vagaroso|vagarosa|vagarosamente",
        (60, 80): "sem pressa|larghetto|com calma|arrastado|arrastada|andamento tranquilo|um pouco lento|um pouco lenta|um pouco devagar|meio lento|meio lenta|ritmo tranquilo|pausadamente|a passo lento|ritmo sossegado",
        (74, 92): "andante|andamento de caminhada|passo de caminhada|ritmo de caminhada|moderadamente lento|moderadamente lenta|em ritmo de passeio|medianamente lento",
        (84, 104): "andantino|andamento relaxado|ritmo relaxado|tempo confortável|andamento cômodo",
        (92, 112): "moderado|moderada|moderato|andamento médio|tempo médio|velocidade média|andamento moderado|ritmo médio|moderadamente|nem rápido nem lento|nem lento nem rápido|ritmo moderado|velocidade moderada|tempo moderado|mid-tempo|médio tempo",
        (104, 122): "allegretto|alegreto|um pouco rápido|um pouco rápida|meio rápido|meio rápida|moderadamente rápido|moderadamente rápida|ligeiramente rápido|levemente rápido",
        (120, 152): "rápido|rápida|rápidos|rápidas|allegro|alegro|depressa|rapidamente|ligeiro|ligeira|andamento rápido|ritmo rápido|acelerado|acelerada|veloz|velozes|tempo rápido|ritmo acelerado|mais rápido|mais rápida|velocidade rápida|com brio|apressad*",
        (140, 168): "muito rápido|muito rápida|muito rápidos|muito rápidas|bem rápido|bem rápida|vivace|muito depressa|bastante rápido|bastante rápida|muito veloz|muito acelerado|realmente rápido",
        (164, 192): "presto|rapidíssimo|rapidíssima|extremamente rápido|extremamente rápida|super rápido|super rápida|velocíssimo|superrápido|a mil|a toda velocidade|vertiginos*|a toda brida",
        (190, 220): "prestissimo|prestíssimo|o mais rápido possível|ultrarrápido|ultra rápido|insanamente rápido|loucamente rápido|velocidade alucinante",
    },
    meters={
        (3, 4): "três por quatro|3 por 4|compasso três por quatro|compasso ternário|ritmo ternário|tempo de valsa|compasso de valsa|ritmo de valsa|três tempos|em três tempos|métrica ternária|de três tempos|compasso de três por quatro|compasso de três tempos",
        (4, 4): "quatro por quatro|4 por 4|compasso quatro por quatro|compasso quaternário|quatro tempos|em quatro tempos|compasso de quatro por quatro|four on the floor|ritmo quaternário|de quatro tempos|bumbo reto",
        (2, 4): "dois por quatro|2 por 4|compasso dois por quatro|compasso binário|ritmo binário|dois tempos|em dois tempos|compasso de dois por quatro|tempo de marcha|ritmo de marcha|compasso de marcha|de dois tempos",
        (6, 8): "seis por oito|6 por 8|compasso seis por oito|binário composto|compasso de seis por oito|compasso binário composto|seis oitavos",
        (9, 8): "nove por oito|9 por 8|compasso nove por oito|ternário composto|compasso de nove por oito|compasso ternário composto|nove oitavos",
        (12, 8): "doze por oito|12 por 8|compasso doze por oito|quaternário composto|compasso de doze por oito|compasso quaternário composto|doze oitavos",
        (5, 4): "cinco por quatro|5 por 4|compasso cinco por quatro|cinco tempos|em cinco tempos|compasso de cinco por quatro|de cinco tempos|compasso quinário",
        (7, 8): "sete por oito|7 por 8|compasso sete por oito|em sete tempos|compasso de sete por oito|compasso setenário|sete oitavos",
        (5, 8): "cinco por oito|5 por 8|compasso cinco por oito|compasso de cinco por oito|cinco oitavos",
        (3, 8): "três por oito|3 por 8|compasso três por oito|compasso de três por oito|três oitavos",
        (7, 4): "sete por quatro|7 por 4|compasso sete por quatro|compasso de sete por quatro",
        (6, 4): "seis por quatro|6 por 4|compasso seis por quatro|compasso de seis por quatro",
        (3, 2): "três por dois|3 por 2|compasso três por dois|compasso de três por dois",
        (2, 2): "dois por dois|2 por 2|compasso dois por dois|alla breve|compasso alla breve|compasso de dois por dois|à la breve",
    },
    energies={
        "rise": "crescendo|em crescendo|vai crescendo|comece suave e termine forte|comece calmo e termine forte|comece calma e termine forte|comece baixinho e termine forte|que cresce|cresce aos poucos|crescente|cada vez mais intens*|cada vez mais forte|aumenta de intensidade|aumenta aos poucos|aumentando|vai aumentando|que vá crescendo|sobe de intensidade|ganha intensidade|ganhando força"
                "|intensifica-se|se intensifica|começa calmo e termina forte|começa calma e termina forte|começa suave e termina forte|do calmo ao intenso|vai subindo|cresce até o fim|crescendo até o fim|começa baixinho e termina forte|vai ganhando força|cresce gradualmente|começa suave e acaba forte"
                "|cada vez mais épic*",
        "late": "termine em grande|acabe em grande|comece suave e termine em grande|comece calmo e termine em grande|comece calma e termine em grande|começa calmo e termina em grande|grande final|final explosivo|final apoteótico|clímax no final|explode no final|clímax no fim|final épico|explosão no final|calmo e depois explosivo|final grandioso|termina em grande|acaba em grande|final forte|explode no fim|final bombástico",
        "fall": "termine suave|termine calm*|termine suavemente|acabe suave|acabe calm*|diminuendo|decrescendo|vai sumindo|vai diminuindo|some aos poucos|desaparece aos poucos|vai se acalmando|acalma-se|se acalma|vai acalmando|final calmo|final tranquilo|final suave|cada vez mais suave|cada vez mais calm*|termina suave|termina calm*"
                "|termina suavemente|fade out|apagando-se|desvanece|desvanece-se|esmorece|decrescente|diminui aos poucos|vai baixando|acaba suave|termina em silêncio|vai morrendo aos poucos|se apaga aos poucos|acaba calm*|terminando suavemente|desvanecer",
        "arch": "clímax no meio|clímax central|sobe e desce|em forma de arco|em arco|cresce e depois acalma|cresce e decresce|auge no meio|ápice no meio|altos e baixos|clímax a meio|forma de arco|pico no meio|cresce e depois diminui",
        "flat": "constante|energia constante|estável|uniforme|sem mudanças|sem variações de intensidade|estátic*|mesma intensidade|intensidade constante|sempre igual|sem crescendo|energia estável|linear|monóton*|homogêne*|homogéne*|sem clímax",
    },
    uses={
        "loop": "loop|loops|em loop|loop infinito|laço|que se repita|repetição contínua|loop perfeito|loop contínuo|loopável|para repetir|música em loop|repetir em loop|ciclo contínuo",
        "stinger": "vinheta|vinhetas|efeito sonoro|efeitos sonoros|jingle|jingles|som de vitória|logotipo sonoro|logo sonoro|notificação|som de notificação|stinger|chamada curta|efeito curto|separador|genérico curto|fanfarra curta|toque de vitória|som de game over",
        "practice": "estudo|estudos|exercício|exercícios|prática|praticar|para praticar|peça de estudo|leitura à primeira vista|para iniciantes|para principiantes|exercício técnico|peça didática|peça para iniciantes|faixa de estudo|étude",
        "song": "canção|canções|música completa|cantar|canção completa|faixa completa|single",
    },
    parts={
        "intro": "intro|introdução|introduções|abertura|entrada instrumental|introdução instrumental",
        "verse": "estrofe|estrofes|verso|versos",
        "prechorus": "pré-refrão|pré refrão|pre-refrão|pré-refrões|ponte para o refrão|prérefrão",
        "chorus": "refrão|refrões|refrãos|estribilho|coro|refrão principal|gancho",
        "bridge": "ponte|pontes|bridge|parte c|parte da ponte|seção ponte",
        "interlude": "interlúdio|interlúdios|parte instrumental|intermezzo|pausa instrumental|ponte instrumental|break|entreato",
        "solo": "seção de solo|secção de solo|com um solo de|e um solo de|com solo de|inclui um solo de|parte de solo|solo improvisado|improviso|solos|improvisação",
        "outro": "outro|coda|final|encerramento|conclusão|finalização|desfecho|fecho|finalzinho|epílogo",
    },
    forms={
        "AABA": "forma aaba|forma de 32 compassos|forma de trinta e dois compassos|estrutura aaba|forma canção de 32 compassos",
        "ABA": "forma ternária|forma aba|aba|forma da capo|três partes|estrutura ternária|tripartida|ternária simples|em três partes|tripartite",
        "AB": "forma binária|estrutura binária|duas partes|forma ab|bipartida|binária simples|em duas partes",
        "ABACA": "rondó|rondo|forma rondó|forma de rondó",
        "AAAA": "tema e variações|tema com variações|variações|forma de variações|variações sobre um tema",
        "AAA": "estrófica|forma estrófica|estrófico|canção estrófica|estrutura estrófica",
        "ABCAB": "forma sonata|sonata|sonatina|forma de sonata|forma-sonata|allegro de sonata",
        "A": "uma única seção|uma só parte|seção única|secção única|uma só seção|uma única parte|um único tema|monotemátic*|uma só secção",
    },
    modes={
        "major": "modo maior|tom maior|tonalidade maior|escala maior|maior|modo jônio|jônio|jónio|em maior|modo jónio",
        "minor": "modo menor|tom menor|tonalidade menor|escala menor|menor|menor natural|modo eólio|eólio|em menor|menor melódica|escala menor natural|escala menor melódica",
        "harmonic minor": "menor harmônica|menor harmónica|menor harmônico|menor harmónico|escala menor harmônica|escala menor harmónica",
        "dorian": "dórico|modo dórico|escala dórica|dórica",
        "phrygian": "frígio|modo frígio|escala frígia|frígia",
        "lydian": "lídio|modo lídio|escala lídia|lídia",
        "mixolydian": "mixolídio|modo mixolídio|escala mixolídia|mixolídia|modo nordestino|escala nordestina",
        "locrian": "lócrio|modo lócrio|escala lócria|lócria",
        "gong": "modo gong|pentatônica|pentatónica|escala pentatônica|escala pentatónica|pentatônica maior|pentatónica maior|pentatônica chinesa|pentatônico|escala de cinco notas|escala chinesa",
        "shang": "modo shang",
        "jue": "modo jue",
        "zhi": "modo zhi",
        "yu": "modo yu|pentatônica menor|pentatónica menor|escala pentatônica menor|escala pentatónica menor",
    },
    progressions={
        "IV V iii vi": "royal road|progressão royal road|estrada real|progressão da estrada real|progressão de anime",
        "vi IV I V": "progressão emotiva de quatro acordes|progressão 6-4-1-5|progressão de despacito|progressão pop emotiva",
        "vi IV V I": "progressão komuro|progressão de komuro|progressão 6-4-5-1",
        "ii V I": "dois cinco um|progressão dois cinco um|progressão 2-5-1|2-5-1|segundo quinto primeiro|ii v i do jazz",
        "IV III7 vi I": "progressão just the two of us|just the two of us|progressão marunouchi",
        "I VI7 II7 V7": "progressão de ragtime",
        "I vi ii V": "rhythm changes|progressão i got rhythm|turnaround de jazz",
        "I V vi iii IV I IV V": "cânone de pachelbel|pachelbel|progressão do cânone|acordes do cânone|canon de pachelbel|progressão de pachelbel|cânone em ré|acordes de pachelbel",
        "I I I I IV IV I I V IV I V": "blues de doze compassos|blues de 12 compassos|doze compassos de blues|12 compassos de blues",
        "i VII VI V": "cadência andaluza|andaluza|progressão andaluza|cadência flamenca",
        "I vi IV V": "doo-wop|progressão dos anos 50|progressão doo-wop|progressão dos anos cinquenta|acordes dos anos 50|quadradinho de dó",
        "I V vi IV": "quatro acordes mágicos|os quatro acordes|progressão de quatro acordes|quatro acordes|os quatro acordes do pop|quatro acordes do pop|os quatro acordes mágicos",
        "I IV vii° iii vi ii V I": "círculo de quintas|ciclo de quintas|ciclo das quintas|progressão por quintas|círculo das quintas",
        "i VI III VII": "quatro acordes menores|quatro acordes em menor|os quatro acordes em menor|progressão épica menor|progressão de quatro acordes em menor",
    },
    modulations={
        "up": "subir de tom|sobe de tom|subida de tom|subir um tom|sobe um tom|sobe meio tom|subir meio tom|modulação ascendente|modular para cima|modula para cima|meio tom acima|um tom acima|modula um tom acima|modulação para cima|sobe o tom|subir o tom|mudança de tom para cima"
              "|modula meio tom|sobe um semitom|modulação no final",
        "relative": "modulação para a relativa|modular para a relativa|modula para a relativa|relativa maior|relativa menor|tom relativo|tonalidade relativa|para o tom relativo|vai para a relativa|para a relativa|relativo menor|relativo maior|para o relativo",
        "dominant": "modulação para a dominante|modular para a dominante|modula para a dominante|tom da dominante|tonalidade da dominante|para o tom da dominante|vai para a dominante|para a dominante|uma quinta acima|à dominante",
        "any": "modulação|modulações|modular|modula|mudança de tom|mudança de tonalidade|muda de tom|muda de tonalidade|troca de tom|mudar de tom|mudar de tonalidade|mudanças de tom|modulando|que module",
    },
    feels={
        "half": "meio tempo|half-time|half time|em meio tempo|metade do andamento|metade do tempo",
        "double": "tempo dobrado|double time|double-time|em tempo dobrado|dobro do andamento|dobro do tempo|ao dobro do andamento",
    },
)
