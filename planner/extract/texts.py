"""Reasons of a plan that was heard in a file, in the user's language."""
# ruff: noqa: E501  (a language's sentences stay on their lines)

from __future__ import annotations

from collections.abc import Mapping

RULES: tuple[str, ...] = (
    "given", "heard", "default", "tempi", "meters", "rebarred", "players", "silence", "style", "style pop", "pickup",
)  # fmt: skip
"""The rules; ``percent`` is how sure the ear is, ``kept`` what the plan has."""

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "given": "given in the file", "heard": "heard in the file, confidence {percent} %", "default": "the file does not tell; the usual was taken",
        "tempi": "a plan has one tempo: {kept} gives the same length", "meters": "a plan has one meter: most bars are in {kept}",
        "rebarred": "a plan cannot have this meter: the bars were cut anew in {kept}", "players": "a plan has one instrument a role: {kept} has the most notes",
        "silence": "no chord is heard in some bars: they take the one next to them", "style": "heard in instruments, tempo and rhythm, confidence {percent} %",
        "style pop": "no style fits clearly", "pickup": "the first bar is a pickup: its beginning is silent",
    },
    "zh": {
        "given": "文件里写明的", "heard": "从文件中听出，把握 {percent}%", "default": "文件没有说明，取常用值",
        "tempi": "一份方案只有一个速度：{kept} 的总时长相同", "meters": "一份方案只有一个拍号：多数小节是 {kept}",
        "rebarred": "方案不能用这个拍号：按 {kept} 重新划分小节", "players": "每个声部角色只有一件乐器：{kept} 的音符最多",
        "silence": "有些小节听不出和弦：沿用相邻小节的和弦", "style": "由乐器、速度和节奏听出，把握 {percent}%",
        "style pop": "没有明显相符的风格", "pickup": "第一小节是弱起：开头休止",
    },
    "zh-Hant": {
        "given": "檔案裡寫明的", "heard": "從檔案中聽出，把握 {percent}%", "default": "檔案沒有說明，取常用值",
        "tempi": "一份方案只有一個速度：{kept} 的總時長相同", "meters": "一份方案只有一個拍號：多數小節是 {kept}",
        "rebarred": "方案不能用這個拍號：按 {kept} 重新劃分小節", "players": "每個聲部角色只有一件樂器：{kept} 的音符最多",
        "silence": "有些小節聽不出和弦：沿用相鄰小節的和弦", "style": "由樂器、速度和節奏聽出，把握 {percent}%",
        "style pop": "沒有明顯相符的風格", "pickup": "第一小節是弱起：開頭休止",
    },
    "ja": {
        "given": "ファイルに書かれている", "heard": "ファイルから聞き取った（確信度 {percent} %）", "default": "ファイルに記載がないため標準の値",
        "tempi": "プランのテンポは一つ：{kept} なら全体の長さが同じ", "meters": "プランの拍子は一つ：大半の小節は {kept}",
        "rebarred": "この拍子はプランで使えない：{kept} で小節を切り直した", "players": "役割ごとに楽器は一つ：{kept} の音符が最も多い",
        "silence": "和音が聞こえない小節は隣の和音を使う", "style": "楽器・テンポ・リズムから聞き取った（確信度 {percent} %）",
        "style pop": "はっきり合うスタイルがない", "pickup": "最初の小節は弱起：冒頭は休み",
    },
    "ko": {
        "given": "파일에 적혀 있음", "heard": "파일에서 들음, 확신도 {percent}%", "default": "파일에 없어 일반적인 값을 씀",
        "tempi": "계획의 빠르기는 하나: {kept}이면 전체 길이가 같음", "meters": "계획의 박자는 하나: 대부분의 마디가 {kept}",
        "rebarred": "계획에 쓸 수 없는 박자: {kept}로 마디를 다시 나눔", "players": "역할마다 악기 하나: {kept}의 음이 가장 많음",
        "silence": "화음이 들리지 않는 마디는 옆 마디의 화음을 씀", "style": "악기, 빠르기, 리듬에서 들음, 확신도 {percent}%",
        "style pop": "뚜렷이 맞는 스타일이 없음", "pickup": "첫 마디는 여린내기: 앞부분은 쉼",
    },
    "es": {
        "given": "dado en el archivo", "heard": "oído en el archivo, confianza {percent} %", "default": "el archivo no lo dice; se tomó lo habitual",
        "tempi": "un plan tiene un solo tempo: {kept} da la misma duración", "meters": "un plan tiene un solo compás: la mayoría está en {kept}",
        "rebarred": "un plan no admite este compás: se dividió de nuevo en {kept}", "players": "un plan tiene un instrumento por papel: {kept} tiene más notas",
        "silence": "en algunos compases no se oye acorde: toman el vecino", "style": "oído en instrumentos, tempo y ritmo, confianza {percent} %",
        "style pop": "ningún estilo encaja con claridad", "pickup": "el primer compás es anacrusa: empieza en silencio",
    },
    "pt": {
        "given": "dado no arquivo", "heard": "ouvido no arquivo, confiança {percent} %", "default": "o arquivo não diz; tomou-se o habitual",
        "tempi": "um plano tem um só andamento: {kept} dá a mesma duração", "meters": "um plano tem um só compasso: a maioria está em {kept}",
        "rebarred": "um plano não admite este compasso: foi dividido de novo em {kept}", "players": "um plano tem um instrumento por papel: {kept} tem mais notas",
        "silence": "em alguns compassos não se ouve acorde: tomam o vizinho", "style": "ouvido em instrumentos, andamento e ritmo, confiança {percent} %",
        "style pop": "nenhum estilo encaixa claramente", "pickup": "o primeiro compasso é anacruse: começa em silêncio",
    },
    "fr": {
        "given": "donné dans le fichier", "heard": "entendu dans le fichier, confiance {percent} %", "default": "le fichier ne le dit pas ; valeur habituelle",
        "tempi": "un plan n'a qu'un tempo : {kept} donne la même durée", "meters": "un plan n'a qu'une mesure : la plupart sont à {kept}",
        "rebarred": "un plan n'admet pas cette mesure : redécoupé en {kept}", "players": "un plan a un instrument par rôle : {kept} a le plus de notes",
        "silence": "aucun accord entendu dans certaines mesures : elles prennent le voisin", "style": "entendu aux instruments, au tempo et au rythme, confiance {percent} %",
        "style pop": "aucun style ne convient nettement", "pickup": "la première mesure est une anacrouse : elle commence en silence",
    },
    "de": {
        "given": "in der Datei angegeben", "heard": "aus der Datei gehört, Sicherheit {percent} %", "default": "die Datei sagt es nicht; das Übliche",
        "tempi": "ein Plan hat ein Tempo: {kept} ergibt dieselbe Dauer", "meters": "ein Plan hat eine Taktart: die meisten Takte stehen im {kept}",
        "rebarred": "ein Plan kann diese Taktart nicht haben: neu in {kept} geteilt", "players": "ein Plan hat ein Instrument je Rolle: {kept} hat die meisten Noten",
        "silence": "in manchen Takten ist kein Akkord zu hören: sie nehmen den benachbarten", "style": "an Instrumenten, Tempo und Rhythmus gehört, Sicherheit {percent} %",
        "style pop": "kein Stil passt deutlich", "pickup": "der erste Takt ist ein Auftakt: sein Anfang schweigt",
    },
    "it": {
        "given": "dato nel file", "heard": "sentito nel file, certezza {percent} %", "default": "il file non lo dice; si è preso il consueto",
        "tempi": "un piano ha un solo tempo: {kept} dà la stessa durata", "meters": "un piano ha un solo metro: quasi tutte le battute sono in {kept}",
        "rebarred": "un piano non ammette questo metro: ridiviso in {kept}", "players": "un piano ha uno strumento per ruolo: {kept} ha più note",
        "silence": "in alcune battute non si sente accordo: prendono il vicino", "style": "sentito da strumenti, tempo e ritmo, certezza {percent} %",
        "style pop": "nessuno stile si adatta chiaramente", "pickup": "la prima battuta è un'anacrusi: comincia in silenzio",
    },
    "ru": {
        "given": "указано в файле", "heard": "услышано в файле, уверенность {percent} %", "default": "в файле не указано; взято обычное",
        "tempi": "в плане один темп: {kept} даёт ту же длительность", "meters": "в плане один размер: большинство тактов на {kept}",
        "rebarred": "такой размер в плане невозможен: такты разделены заново на {kept}", "players": "в плане один инструмент на роль: у {kept} больше всего нот",
        "silence": "в некоторых тактах аккорд не слышен: взят соседний", "style": "услышано по инструментам, темпу и ритму, уверенность {percent} %",
        "style pop": "ни один стиль не подходит явно", "pickup": "первый такт — затакт: его начало молчит",
    },
}  # fmt: skip


def because(rule: str, language: str, *, percent: int = 0, kept: str = "") -> str:
    """The reason by a rule; English where the language is not spoken."""
    return TEXTS.get(language, TEXTS["en"])[rule].format(percent=percent, kept=kept)
