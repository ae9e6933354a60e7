# ruff: noqa: E501
# fmt: off
"""The words of the report's page in eleven forms of ten languages, one row a word, one column a language."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES: tuple[str, ...] = ("en", "zh", "zh-Hant", "ja", "ko", "es", "pt", "fr", "de", "it", "ru")
"""The columns, by BCP 47 code."""
COMMA_LANGUAGES: frozenset[str] = frozenset({"es", "pt", "fr", "de", "it", "ru"})
"""Languages that write 0,5."""
SPACED_PERCENT: frozenset[str] = frozenset({"es", "fr", "de", "ru"})
"""Languages that write 50 %."""

Row = tuple[str, str, str, str, str, str, str, str, str, str, str]

WORDS: Mapping[str, Row] = {
    "report": ("Report", "报告", "報告", "レポート", "보고서", "Informe", "Relatório", "Rapport", "Bericht", "Rapporto", "Отчёт"),
    "all kept": ("All {count} promises of the plan are kept", "计划的 {count} 项承诺全部兑现", "計畫的 {count} 項承諾全部兌現", "計画の約束 {count} 件をすべて守っています", "계획의 약속 {count}개를 모두 지켰습니다", "Se cumplen las {count} promesas del plan", "As {count} promessas do plano foram cumpridas", "Les {count} promesses du plan sont tenues", "Alle {count} Zusagen des Plans sind eingehalten", "Tutte le {count} promesse del piano sono mantenute", "Выполнены все обещания плана: {count}"),
    "some broken": ("{broken} of {count} promises of the plan are not kept", "计划的 {count} 项承诺中有 {broken} 项未兑现", "計畫的 {count} 項承諾中有 {broken} 項未兌現", "計画の約束 {count} 件のうち {broken} 件が守られていません", "계획의 약속 {count}개 중 {broken}개를 지키지 못했습니다", "No se cumplen {broken} de las {count} promesas del plan", "{broken} das {count} promessas do plano não foram cumpridas", "{broken} des {count} promesses du plan ne sont pas tenues", "{broken} von {count} Zusagen des Plans sind nicht eingehalten", "{broken} delle {count} promesse del piano non sono mantenute", "Не выполнено обещаний плана: {broken} из {count}"),
    "prompt": ("What was asked", "所要的是", "所要的是", "依頼", "요청", "Lo que se pidió", "O que foi pedido", "Ce qui a été demandé", "Der Wunsch", "La richiesta", "Запрос"),
    "plan": ("The plan", "计划", "計畫", "計画", "계획", "El plan", "O plano", "Le plan", "Der Plan", "Il piano", "План"),
    "key": ("Key", "调", "調", "調", "조", "Tonalidad", "Tonalidade", "Tonalité", "Tonart", "Tonalità", "Тональность"),
    "tempo": ("Tempo", "速度", "速度", "テンポ", "빠르기", "Tempo", "Andamento", "Tempo", "Tempo", "Tempo", "Темп"),
    "meter": ("Meter", "拍号", "拍號", "拍子", "박자", "Compás", "Compasso", "Mesure", "Taktart", "Metro", "Размер"),
    "length": ("Length", "长度", "長度", "長さ", "길이", "Duración", "Duração", "Durée", "Länge", "Durata", "Длительность"),
    "length of": ("{bars} bars, {seconds} s", "{bars} 小节，{seconds} 秒", "{bars} 小節，{seconds} 秒", "{bars} 小節、{seconds} 秒", "{bars}마디, {seconds}초", "{bars} compases, {seconds} s", "{bars} compassos, {seconds} s", "{bars} mesures, {seconds} s", "{bars} Takte, {seconds} s", "{bars} battute, {seconds} s", "тактов: {bars}, {seconds} с"),
    "bpm": ("{value} bpm", "每分钟 {value} 拍", "每分鐘 {value} 拍", "{value} BPM", "{value} BPM", "{value} ppm", "{value} bpm", "{value} à la noire", "{value} bpm", "{value} bpm", "{value} уд./мин"),
    "seconds": ("{value} s", "{value} 秒", "{value} 秒", "{value} 秒", "{value}초", "{value} s", "{value} s", "{value} s", "{value} s", "{value} s", "{value} с"),
    "use": ("Use", "用途", "用途", "用途", "용도", "Uso", "Uso", "Usage", "Zweck", "Uso", "Назначение"),
    "style": ("Style", "风格", "風格", "スタイル", "스타일", "Estilo", "Estilo", "Style", "Stil", "Stile", "Стиль"),
    "blend": ("Blend of styles", "风格混合", "風格混合", "スタイルの混合", "스타일 혼합", "Mezcla de estilos", "Mistura de estilos", "Mélange de styles", "Stilmischung", "Miscela di stili", "Смесь стилей"),
    "reference": ("Reference", "参考", "參考", "参照", "참고", "Referencia", "Referência", "Référence", "Vorbild", "Riferimento", "Образец"),
    "mood": ("Mood", "情绪", "情緒", "気分", "분위기", "Carácter", "Clima", "Humeur", "Stimmung", "Atmosfera", "Настроение"),
    "instruments": ("Instruments", "乐器", "樂器", "楽器", "악기", "Instrumentos", "Instrumentos", "Instruments", "Instrumente", "Strumenti", "Инструменты"),
    "instrument": ("Instrument", "乐器", "樂器", "楽器", "악기", "Instrumento", "Instrumento", "Instrument", "Instrument", "Strumento", "Инструмент"),
    "form": ("Form", "曲式", "曲式", "形式", "형식", "Forma", "Forma", "Forme", "Form", "Forma", "Форма"),
    "section": ("Section", "段落", "段落", "セクション", "부분", "Sección", "Seção", "Section", "Abschnitt", "Sezione", "Раздел"),
    "letter": ("Letter", "字母", "字母", "記号", "기호", "Letra", "Letra", "Lettre", "Buchstabe", "Lettera", "Буква"),
    "bars": ("Bars", "小节", "小節", "小節", "마디", "Compases", "Compassos", "Mesures", "Takte", "Battute", "Такты"),
    "bar": ("Bar", "小节", "小節", "小節", "마디", "Compás", "Compasso", "Mesure", "Takt", "Battuta", "Такт"),
    "energy": ("Energy", "能量", "能量", "エネルギー", "에너지", "Energía", "Energia", "Énergie", "Energie", "Energia", "Энергия"),
    "roles": ("Parts", "声部", "聲部", "パート", "성부", "Partes", "Partes", "Parties", "Stimmen", "Parti", "Партии"),
    "cadence": ("Cadence", "终止", "終止", "終止", "종지", "Cadencia", "Cadência", "Cadence", "Schluss", "Cadenza", "Каданс"),
    "cadences": ("Cadences", "终止", "終止", "終止", "종지", "Cadencias", "Cadências", "Cadences", "Schlüsse", "Cadenze", "Кадансы"),
    "material": ("Melody", "旋律", "旋律", "旋律", "선율", "Melodía", "Melodia", "Mélodie", "Melodie", "Melodia", "Мелодия"),
    "harmony": ("Harmony", "和声", "和聲", "和声", "화성", "Armonía", "Harmonia", "Harmonie", "Harmonie", "Armonia", "Гармония"),
    "reason": ("Reason", "理由", "理由", "理由", "이유", "Motivo", "Motivo", "Raison", "Grund", "Motivo", "Причина"),
    "promises": ("Promises", "承诺", "承諾", "約束", "약속", "Promesas", "Promessas", "Promesses", "Zusagen", "Promesse", "Обещания"),
    "promise": ("Promise", "承诺", "承諾", "約束", "약속", "Promesa", "Promessa", "Promesse", "Zusage", "Promessa", "Обещание"),
    "result": ("Result", "结果", "結果", "結果", "결과", "Resultado", "Resultado", "Résultat", "Ergebnis", "Esito", "Итог"),
    "kept": ("kept", "兑现", "兌現", "達成", "지킴", "cumplida", "cumprida", "tenue", "gehalten", "mantenuta", "выполнено"),
    "broken": ("broken", "未兑现", "未兌現", "未達成", "어김", "incumplida", "quebrada", "non tenue", "gebrochen", "non mantenuta", "нарушено"),
    "untold": ("nothing to judge", "无从判断", "無從判斷", "判定対象なし", "판단할 것 없음", "nada que juzgar", "nada a julgar", "rien à juger", "nichts zu beurteilen", "nulla da giudicare", "нечего оценивать"),
    "found": ("Found", "实际", "實際", "実際", "실제", "Hallado", "Encontrado", "Trouvé", "Gefunden", "Trovato", "Найдено"),
    "asked": ("Asked", "要求", "要求", "要求", "요청", "Pedido", "Pedido", "Demandé", "Verlangt", "Richiesto", "Требуется"),
    "chain": ("How it was decided", "思路", "思路", "考え方", "결정 과정", "Cómo se decidió", "Como foi decidido", "Comment cela fut décidé", "Wie entschieden wurde", "Come è stato deciso", "Ход решений"),
    "decision": ("Decision", "决定", "決定", "決定", "결정", "Decisión", "Decisão", "Décision", "Entscheidung", "Decisione", "Решение"),
    "value": ("Value", "取值", "取值", "値", "값", "Valor", "Valor", "Valeur", "Wert", "Valore", "Значение"),
    "conflicts": ("Contradictions", "矛盾", "矛盾", "矛盾", "모순", "Contradicciones", "Contradições", "Contradictions", "Widersprüche", "Contraddizioni", "Противоречия"),
    "words": ("Words", "原话", "原話", "元の言葉", "원래 말", "Palabras", "Palavras", "Mots", "Worte", "Parole", "Слова"),
    "none": ("None", "没有", "沒有", "なし", "없음", "Ninguna", "Nenhuma", "Aucune", "Keine", "Nessuna", "Нет"),
    "repairs": ("Written again", "重写", "重寫", "書き直し", "다시 쓴 곳", "Reescrito", "Reescrito", "Réécrit", "Neu geschrieben", "Riscritto", "Переписано"),
    "try": ("Try", "次数", "次數", "回", "횟수", "Intento", "Tentativa", "Essai", "Versuch", "Tentativo", "Попытка"),
    "cells": ("Cells", "格子", "格子", "セル", "칸", "Celdas", "Células", "Cases", "Felder", "Celle", "Клетки"),
    "mended": ("Mended", "修好", "修好", "直った", "고침", "Corregido", "Corrigido", "Réparé", "Behoben", "Corretto", "Исправлено"),
    "nothing again": ("Nothing had to be written again.", "没有需要重写的地方。", "沒有需要重寫的地方。", "書き直した箇所はありません。", "다시 쓴 곳이 없습니다.", "No hubo que reescribir nada.", "Nada precisou ser reescrito.", "Rien n’a dû être réécrit.", "Nichts musste neu geschrieben werden.", "Nulla è stato riscritto.", "Переписывать ничего не пришлось."),
    "originality": ("Originality", "原创性", "原創性", "独自性", "독창성", "Originalidad", "Originalidade", "Originalité", "Eigenständigkeit", "Originalità", "Оригинальность"),
    "not searched": ("The training melodies were not searched.", "没有与训练旋律比对。", "沒有與訓練旋律比對。", "学習用の旋律との照合は行っていません。", "학습 선율과 대조하지 않았습니다.", "No se buscó en las melodías de entrenamiento.", "As melodias de treino não foram consultadas.", "Les mélodies d’entraînement n’ont pas été consultées.", "Die Trainingsmelodien wurden nicht durchsucht.", "Le melodie di addestramento non sono state consultate.", "Поиск по обучающим мелодиям не проводился."),
    "no match": ("No melodic figure in common with the training melodies.", "与训练旋律没有相同的音型。", "與訓練旋律沒有相同的音型。", "学習用の旋律と共通する音型はありません。", "학습 선율과 공통된 음형이 없습니다.", "Ninguna figura en común con las melodías de entrenamiento.", "Nenhuma figura em comum com as melodias de treino.", "Aucune figure commune avec les mélodies d’entraînement.", "Keine Figur mit den Trainingsmelodien gemeinsam.", "Nessuna figura in comune con le melodie di addestramento.", "Общих фигур с обучающими мелодиями нет."),
    "match": ("Longest match with a training melody: {notes} notes ({work}); people’s own melodies share up to {human}.", "与训练旋律的最长相同处：{notes} 个音（{work}）；人写的旋律之间最多相同 {human} 个音。", "與訓練旋律的最長相同處：{notes} 個音（{work}）；人寫的旋律之間最多相同 {human} 個音。", "学習用の旋律との最長の一致：{notes} 音（{work}）。人の旋律どうしでも {human} 音までは一致します。", "학습 선율과 가장 길게 일치한 곳: {notes}음({work}). 사람의 선율끼리도 {human}음까지 일치합니다.", "Coincidencia más larga con una melodía de entrenamiento: {notes} notas ({work}); las melodías humanas comparten hasta {human}.", "Maior coincidência com uma melodia de treino: {notes} notas ({work}); melodias humanas partilham até {human}.", "Plus longue coïncidence avec une mélodie d’entraînement : {notes} notes ({work}) ; les mélodies humaines en partagent jusqu’à {human}.", "Längste Übereinstimmung mit einer Trainingsmelodie: {notes} Noten ({work}); menschliche Melodien teilen bis zu {human}.", "Coincidenza più lunga con una melodia di addestramento: {notes} note ({work}); le melodie umane ne condividono fino a {human}.", "Самое длинное совпадение с обучающей мелодией: нот {notes} ({work}); у мелодий людей совпадает до {human}."),
    "roll": ("Piano roll", "钢琴卷帘", "鋼琴捲簾", "ピアノロール", "피아노 롤", "Rollo de piano", "Piano roll", "Rouleau de piano", "Klavierrolle", "Piano roll", "Нотная лента"),
    "roll alt": ("Piano roll of all parts by bar; framed cells break a promise.", "各声部按小节的钢琴卷帘；加框的格子未兑现承诺。", "各聲部按小節的鋼琴捲簾；加框的格子未兌現承諾。", "全パートの小節ごとのピアノロール。枠付きのセルは約束を破っています。", "모든 성부의 마디별 피아노 롤. 테두리가 있는 칸은 약속을 어깁니다.", "Rollo de piano de todas las partes por compás; las celdas enmarcadas incumplen una promesa.", "Piano roll de todas as partes por compasso; células emolduradas quebram uma promessa.", "Rouleau de piano de toutes les parties par mesure ; les cases encadrées rompent une promesse.", "Klavierrolle aller Stimmen nach Takten; umrahmte Felder brechen eine Zusage.", "Piano roll di tutte le parti per battuta; le celle incorniciate rompono una promessa.", "Нотная лента всех партий по тактам; клетки в рамке нарушают обещание."),
    "planned": ("planned", "计划", "計畫", "計画", "계획", "plan", "plano", "prévu", "geplant", "piano", "план"),
    "measured": ("measured", "实测", "實測", "実測", "측정", "medido", "medido", "mesuré", "gemessen", "misurato", "измерено"),
    "energy alt": ("The line is the planned energy; the columns are density times velocity of each bar, as shares of the fullest bar.", "线是计划的能量；柱是每小节的密度乘力度，以最满的小节为一。", "線是計畫的能量；柱是每小節的密度乘力度，以最滿的小節為一。", "線は計画したエネルギー、棒は各小節の密度×ベロシティ（最大の小節を 1 とする）。", "선은 계획한 에너지, 막대는 마디마다 밀도×세기(가장 찬 마디가 1)입니다.", "La línea es la energía planeada; las columnas, densidad por velocidad de cada compás respecto al más lleno.", "A linha é a energia planejada; as colunas, densidade vezes velocidade de cada compasso em relação ao mais cheio.", "La ligne est l’énergie prévue ; les colonnes, densité fois vélocité de chaque mesure, rapportées à la plus pleine.", "Die Linie ist die geplante Energie; die Säulen sind Dichte mal Anschlagstärke jedes Takts, bezogen auf den vollsten.", "La linea è l’energia prevista; le colonne, densità per velocity di ogni battuta rispetto alla più piena.", "Линия — план энергии; столбцы — плотность на силу звука в каждом такте, в долях самого полного."),
    "chords": ("Chords", "和弦", "和弦", "コード", "화음", "Acordes", "Acordes", "Accords", "Akkorde", "Accordi", "Аккорды"),
    "chords alt": ("Above the chord asked for, below the chord heard from the notes alone; ≠ marks bars with a bass that are heard with another root.", "上面是要求的和弦，下面是只凭音符听出的和弦；≠ 表示有低音的小节听出了别的根音。", "上面是要求的和弦，下面是只憑音符聽出的和弦；≠ 表示有低音的小節聽出了別的根音。", "上が求めたコード、下が音だけから聞き取ったコード。≠ はベースがあって別の根音に聞こえる小節です。", "위는 요청한 화음, 아래는 음만으로 들은 화음. ≠는 베이스가 있는데 다른 근음으로 들린 마디입니다.", "Arriba, el acorde pedido; abajo, el que se oye solo por las notas; ≠ marca compases con bajo que suenan con otra fundamental.", "Em cima, o acorde pedido; embaixo, o ouvido só pelas notas; ≠ marca compassos com baixo ouvidos com outra fundamental.", "En haut l’accord demandé, en bas celui qu’on entend d’après les notes seules ; ≠ signale les mesures avec basse où l’on entend une autre fondamentale.", "Oben der verlangte Akkord, unten der allein aus den Noten gehörte; ≠ steht bei Takten mit Bass, in denen ein anderer Grundton zu hören ist.", "Sopra l’accordo richiesto, sotto quello udito dalle sole note; ≠ indica battute con basso in cui si ode un’altra fondamentale.", "Вверху заданный аккорд, внизу услышанный только по нотам; ≠ — такты с басом, где слышен другой основной тон."),
    "heard": ("heard", "听到", "聽到", "聞こえ", "들림", "oído", "ouvido", "entendu", "gehört", "udito", "слышно"),
}
"""What the page says, English first."""


def column(language: str) -> int:
    """The column of a language; English for one that is not there."""
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def word(name: str, language: str, **values: object) -> str:
    """A word of the page in a language, with its values put in."""
    return WORDS[name][column(language)].format(**values)


def number(value: float, language: str, digits: int = 2) -> str:
    """A number as the language writes it, without needless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    text = "0" if text in ("-0", "") else text
    return text.replace(".", ",") if language in COMMA_LANGUAGES else text


def percent(share: float, language: str) -> str:
    """A share from 0 to 1 as a percentage."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%" if language in SPACED_PERCENT else "%")
