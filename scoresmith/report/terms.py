# ruff: noqa: E501
# fmt: off
"""The terms of plan and check in the report's languages: promises, parts, cadences, kinds of material, uses."""

from __future__ import annotations

from collections.abc import Mapping

from scoresmith.report.words import WORDS, Row, column

PROMISES: Mapping[str, Row] = {
    "tempo": ("The tempo is the asked one", "速度如计划", "速度如計畫", "テンポが計画どおり", "빠르기가 계획대로", "El tempo es el pedido", "O andamento é o pedido", "Le tempo est celui demandé", "Das Tempo ist das verlangte", "Il tempo è quello richiesto", "Темп соответствует плану"),
    "meter": ("The meter is the asked one", "拍号如计划", "拍號如計畫", "拍子が計画どおり", "박자가 계획대로", "El compás es el pedido", "O compasso é o pedido", "La mesure est celle demandée", "Die Taktart ist die verlangte", "Il metro è quello richiesto", "Размер соответствует плану"),
    "key": ("The written keys are the planned ones", "记写的调如计划", "記寫的調如計畫", "記された調が計画どおり", "적힌 조가 계획대로", "Las tonalidades escritas son las planeadas", "As tonalidades escritas são as planejadas", "Les tonalités écrites sont celles du plan", "Die notierten Tonarten sind die geplanten", "Le tonalità scritte sono quelle previste", "Записанные тональности соответствуют плану"),
    "heard key": ("The notes are heard in the key", "音符听起来在此调上", "音符聽起來在此調上", "音がその調に聞こえる", "음이 그 조로 들린다", "Las notas suenan en la tonalidad", "As notas soam na tonalidade", "Les notes s’entendent dans la tonalité", "Die Noten klingen in der Tonart", "Le note si odono nella tonalità", "Ноты слышатся в этой тональности"),
    "section keys": ("Each section is heard in its key", "各段听起来在自己的调上", "各段聽起來在自己的調上", "各セクションがその調に聞こえる", "각 부분이 제 조로 들린다", "Cada sección suena en su tonalidad", "Cada seção soa na sua tonalidade", "Chaque section s’entend dans sa tonalité", "Jeder Abschnitt klingt in seiner Tonart", "Ogni sezione si ode nella sua tonalità", "Каждый раздел слышится в своей тональности"),
    "notes in key": ("Notes lie in key or chord", "音符在调内或和弦内", "音符在調內或和弦內", "音が調か和音に含まれる", "음이 조나 화음 안에 있다", "Las notas están en la tonalidad o el acorde", "As notas estão na tonalidade ou no acorde", "Les notes sont dans la tonalité ou l’accord", "Noten liegen in Tonart oder Akkord", "Le note stanno nella tonalità o nell’accordo", "Ноты в тональности или аккорде"),
    "duration": ("The duration is the planned one", "时长如计划", "時長如計畫", "演奏時間が計画どおり", "길이가 계획대로", "La duración es la planeada", "A duração é a planejada", "La durée est celle du plan", "Die Dauer ist die geplante", "La durata è quella prevista", "Длительность соответствует плану"),
    "bars": ("The number of bars is the planned one", "小节数如计划", "小節數如計畫", "小節数が計画どおり", "마디 수가 계획대로", "El número de compases es el planeado", "O número de compassos é o planejado", "Le nombre de mesures est celui du plan", "Die Zahl der Takte ist die geplante", "Il numero di battute è quello previsto", "Число тактов соответствует плану"),
    "sections": ("Sections stand where planned", "段落如计划", "段落如計畫", "セクションの位置が計画どおり", "부분의 자리가 계획대로", "Las secciones están donde se planeó", "As seções estão onde planejado", "Les sections sont à leur place", "Abschnitte stehen, wo geplant", "Le sezioni stanno dove previsto", "Разделы на своих местах"),
    "instruments": ("The planned instruments play", "乐器如计划", "樂器如計畫", "計画した楽器が鳴る", "계획한 악기가 연주한다", "Tocan los instrumentos planeados", "Tocam os instrumentos planejados", "Les instruments prévus jouent", "Die geplanten Instrumente spielen", "Suonano gli strumenti previsti", "Играют запланированные инструменты"),
    "negations": ("Nothing plays that was not wanted", "不要的都没有出现", "不要的都沒有出現", "不要なものは鳴らない", "원치 않은 것은 없다", "No suena nada que no se quería", "Nada indesejado toca", "Rien d’exclu ne joue", "Nichts Unerwünschtes spielt", "Non suona nulla di escluso", "Ничего исключённого не звучит"),
    "chord symbols": ("The chord symbols are the planned ones", "和弦标记如计划", "和弦標記如計畫", "コード記号が計画どおり", "화음 기호가 계획대로", "Los cifrados son los planeados", "As cifras são as planejadas", "Les chiffrages sont ceux du plan", "Die Akkordsymbole sind die geplanten", "Le sigle sono quelle previste", "Обозначения аккордов соответствуют плану"),
    "heard roots": ("The asked roots are heard", "听得出所要的根音", "聽得出所要的根音", "求めた根音が聞こえる", "요청한 근음이 들린다", "Se oyen las fundamentales pedidas", "Ouvem-se as fundamentais pedidas", "On entend les fondamentales demandées", "Die verlangten Grundtöne sind zu hören", "Si odono le fondamentali richieste", "Слышны заданные основные тоны"),
    "heard triads": ("The asked triads are heard", "听得出所要的三和弦", "聽得出所要的三和弦", "求めた三和音が聞こえる", "요청한 3화음이 들린다", "Se oyen las tríadas pedidas", "Ouvem-se as tríades pedidas", "On entend les accords parfaits demandés", "Die verlangten Dreiklänge sind zu hören", "Si odono le triadi richieste", "Слышны заданные трезвучия"),
    "wrong chords": ("No bar sounds another chord", "没有小节奏成别的和弦", "沒有小節奏成別的和弦", "別のコードの小節がない", "다른 화음인 마디가 없다", "Ningún compás suena a otro acorde", "Nenhum compasso soa outro acorde", "Aucune mesure ne sonne un autre accord", "Kein Takt klingt nach anderem Akkord", "Nessuna battuta suona un altro accordo", "Нет тактов с чужим аккордом"),
    "chord tones": ("The accompaniment plays chord tones", "伴奏落在和弦音上", "伴奏落在和弦音上", "伴奏が和音の音を鳴らす", "반주가 화음의 음을 낸다", "El acompañamiento toca notas del acorde", "O acompanhamento toca notas do acorde", "L’accompagnement joue les notes de l’accord", "Die Begleitung spielt Akkordtöne", "L’accompagnamento suona note dell’accordo", "Сопровождение играет тоны аккорда"),
    "bass roots": ("The bass has the chord’s bass note", "低音是和弦的低音", "低音是和弦的低音", "ベースが和音の最低音を弾く", "베이스가 화음의 밑음을 낸다", "El bajo da la nota grave del acorde", "O baixo toca o baixo do acorde", "La basse donne la basse de l’accord", "Der Bass spielt den Basston", "Il basso ha la nota bassa dell’accordo", "Бас играет нижний тон аккорда"),
    "roles play": ("Every part plays where planned", "各声部在该处发声", "各聲部在該處發聲", "各パートが計画の場所で鳴る", "모든 성부가 제자리에서 연주한다", "Cada parte toca donde debe", "Cada parte toca onde deve", "Chaque partie joue où prévu", "Jede Stimme spielt, wo geplant", "Ogni parte suona dove previsto", "Каждая партия играет где надо"),
    "roles rest": ("No part plays where it should rest", "该休止处没有声音", "該休止處沒有聲音", "休む場所で鳴らない", "쉬어야 할 곳에서 쉰다", "Ninguna parte toca donde calla", "Nenhuma parte toca onde cala", "Aucune partie ne joue où elle se tait", "Keine Stimme spielt, wo sie schweigt", "Nessuna parte suona dove tace", "Никто не играет на паузах"),
    "ranges": ("Notes lie in the instruments’ ranges", "音在乐器音域内", "音在樂器音域內", "音が楽器の音域内", "음이 악기 음역 안에 있다", "Las notas caben en los registros", "As notas cabem nas extensões", "Les notes sont dans les tessitures", "Noten liegen im Tonumfang", "Le note stanno nelle estensioni", "Ноты в диапазоне инструментов"),
    "breath": ("The melody breathes (bars without a rest)", "旋律有换气（无休止的小节数）", "旋律有換氣（無休止的小節數）", "旋律に息継ぎがある（休みなしの小節数）", "선율에 숨이 있다(쉼 없는 마디)", "La melodía respira (compases sin pausa)", "A melodia respira (compassos sem pausa)", "La mélodie respire (mesures sans silence)", "Die Melodie atmet (Takte ohne Pause)", "La melodia respira (battute senza pausa)", "Мелодия дышит (тактов без паузы)"),
    "ending": ("The melody ends on a chord tone", "旋律结束在和弦音上", "旋律結束在和弦音上", "旋律が和音の音で終わる", "선율이 화음의 음으로 끝난다", "La melodía acaba en nota del acorde", "A melodia acaba numa nota do acorde", "La mélodie finit sur une note de l’accord", "Die Melodie endet auf einem Akkordton", "La melodia finisce su una nota dell’accordo", "Мелодия кончается тоном аккорда"),
    "form": ("Sections of one letter are more alike", "同字母的段落更相似", "同字母的段落更相似", "同じ記号のセクションほど似ている", "같은 기호의 부분이 더 닮았다", "Las secciones de igual letra se parecen más", "Seções da mesma letra são mais parecidas", "Les sections de même lettre se ressemblent plus", "Abschnitte eines Buchstabens ähneln sich mehr", "Le sezioni con la stessa lettera si somigliano di più", "Разделы с одной буквой похожи больше"),
    "repeats": ("Repeated melodies come back", "重复的旋律再现", "重複的旋律再現", "反復する旋律が戻る", "반복하는 선율이 돌아온다", "Las melodías repetidas vuelven", "As melodias repetidas voltam", "Les mélodies répétées reviennent", "Wiederholte Melodien kehren wieder", "Le melodie ripetute tornano", "Повторяемые мелодии возвращаются"),
    "variations": ("Varied melodies resemble their source", "变奏的旋律与来源相近", "變奏的旋律與來源相近", "変奏が元の旋律に似ている", "변주가 원래 선율과 닮았다", "Las variaciones recuerdan a su origen", "As variações lembram a origem", "Les variations rappellent leur source", "Variierte Melodien ähneln ihrer Quelle", "Le variazioni somigliano alla fonte", "Варьируемые мелодии похожи на исходные"),
    "contrasts": ("Contrasting melodies are new", "对比的旋律是新的", "對比的旋律是新的", "対照の旋律が新しい", "대조하는 선율이 새롭다", "Las melodías contrastantes son nuevas", "As melodias contrastantes são novas", "Les mélodies contrastantes sont nouvelles", "Kontrastierende Melodien sind neu", "Le melodie in contrasto sono nuove", "Контрастные мелодии новы"),
    "energy": ("Sections follow the energy", "段落随能量起伏", "段落隨能量起伏", "セクションがエネルギーに従う", "부분이 에너지를 따른다", "Las secciones siguen la energía", "As seções seguem a energia", "Les sections suivent l’énergie", "Abschnitte folgen der Energie", "Le sezioni seguono l’energia", "Разделы следуют энергии"),
    "energy by bar": ("Bars follow the energy", "小节随能量起伏", "小節隨能量起伏", "小節がエネルギーに従う", "마디가 에너지를 따른다", "Los compases siguen la energía", "Os compassos seguem a energia", "Les mesures suivent l’énergie", "Takte folgen der Energie", "Le battute seguono l’energia", "Такты следуют энергии"),
    "originality": ("The melody is not copied", "旋律没有照抄", "旋律沒有照抄", "旋律が写しでない", "선율이 베낀 것이 아니다", "La melodía no es copiada", "A melodia não é copiada", "La mélodie n’est pas copiée", "Die Melodie ist nicht kopiert", "La melodia non è copiata", "Мелодия не скопирована"),
}
"""What each promise says, by the name of the check."""

ROLES: Mapping[str, Row] = {
    "melody": ("melody", "旋律", "旋律", "メロディ", "선율", "melodía", "melodia", "mélodie", "Melodie", "melodia", "мелодия"),
    "counter": ("counter-melody", "副旋律", "副旋律", "対旋律", "대선율", "contramelodía", "contracanto", "contre-chant", "Gegenstimme", "controcanto", "подголосок"),
    "chords": ("chords", "和弦", "和弦", "コード", "화음", "acordes", "acordes", "accords", "Akkorde", "accordi", "аккорды"),
    "arp": ("arpeggio", "琶音", "琶音", "アルペジオ", "아르페지오", "arpegio", "arpejo", "arpège", "Arpeggio", "arpeggio", "арпеджио"),
    "bass": ("bass", "低音", "低音", "ベース", "베이스", "bajo", "baixo", "basse", "Bass", "basso", "бас"),
    "pad": ("pad", "铺底", "鋪底", "パッド", "패드", "colchón", "pad", "nappe", "Fläche", "tappeto", "подклад"),
    "drums": ("drums", "鼓", "鼓", "ドラム", "드럼", "batería", "bateria", "batterie", "Schlagzeug", "batteria", "ударные"),
}
CADENCES: Mapping[str, Row] = {
    "authentic": ("authentic", "正格终止", "正格終止", "全終止", "정격종지", "auténtica", "autêntica", "parfaite", "Ganzschluss", "autentica", "автентический"),
    "plagal": ("plagal", "变格终止", "變格終止", "変格終止", "변격종지", "plagal", "plagal", "plagale", "plagal", "plagale", "плагальный"),
    "half": ("half", "半终止", "半終止", "半終止", "반종지", "semicadencia", "semicadência", "demi-cadence", "Halbschluss", "sospesa", "половинный"),
    "deceptive": ("deceptive", "阻碍终止", "阻礙終止", "偽終止", "거짓종지", "rota", "de engano", "rompue", "Trugschluss", "d’inganno", "прерванный"),
    "open": ("open", "开放", "開放", "開いたまま", "열림", "abierta", "aberta", "ouverte", "offen", "aperta", "открытый"),
    "loop": ("loop", "接回开头", "接回開頭", "冒頭へ戻る", "처음으로", "vuelta al inicio", "volta ao início", "retour au début", "zum Anfang", "ritorno all’inizio", "к началу"),
}
MATERIALS: Mapping[str, Row] = {
    "state": ("new", "陈述", "陳述", "提示", "제시", "expone", "expõe", "expose", "neu", "espone", "изложение"),
    "repeat": ("repeats {source}", "重复{source}", "重複{source}", "{source}を反復", "{source} 반복", "repite {source}", "repete {source}", "répète {source}", "wiederholt {source}", "ripete {source}", "повторяет: {source}"),
    "vary": ("varies {source}", "变奏{source}", "變奏{source}", "{source}を変奏", "{source} 변주", "varía {source}", "varia {source}", "varie {source}", "variiert {source}", "varia {source}", "варьирует: {source}"),
    "contrast": ("contrasts", "对比", "對比", "対照", "대조", "contrasta", "contrasta", "contraste", "Kontrast", "contrasta", "контраст"),
    "none": ("no melody", "无旋律", "無旋律", "旋律なし", "선율 없음", "sin melodía", "sem melodia", "sans mélodie", "keine Melodie", "senza melodia", "без мелодии"),
}
USES: Mapping[str, Row] = {
    "song": ("whole piece", "完整的曲子", "完整的曲子", "一曲", "한 곡", "pieza completa", "peça completa", "pièce entière", "ganzes Stück", "brano intero", "цельная пьеса"),
    "loop": ("loop", "循环", "循環", "ループ", "반복", "bucle", "loop", "boucle", "Schleife", "loop", "петля"),
    "stinger": ("stinger", "短促音效曲", "短促音效曲", "ジングル", "짧은 신호", "cortinilla", "vinheta", "virgule sonore", "Kurzmotiv", "stacchetto", "короткая заставка"),
    "practice": ("practice piece", "练习曲", "練習曲", "練習曲", "연습곡", "estudio", "estudo", "étude", "Übungsstück", "studio", "этюд"),
}

_TABLES: Mapping[str, Mapping[str, Row]] = {
    "promise": PROMISES, "role": ROLES, "cadence": CADENCES, "material": MATERIALS, "use": USES, "decision": WORDS,
}


def term(kind: str, name: str, language: str, **values: object) -> str:
    """A term of one kind in a language; one that has no translation stands as it is."""
    row = _TABLES[kind].get(name)
    return name if row is None else row[column(language)].format(**values)
