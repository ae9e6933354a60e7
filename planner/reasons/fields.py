# ruff: noqa: E501  (the words of a language stay together)
# fmt: off
"""The names of a plan's decisions, and how a difference between two plans is told, by language."""

from __future__ import annotations

FIELDS: tuple[str, ...] = (
    "title", "use", "style", "mood", "valence", "arousal", "tempo_bpm", "meter", "key", "length", "roles", "section",
    "name", "kind", "letter", "energy", "chords", "cadence", "material", "source", "bar", "bars",
)
"""The decisions in the order of the words below; a bar is counted, as in *bars 3-4*."""
TELLING: tuple[str, ...] = ("changed", "added", "removed", "same")

_WORDS: dict[str, str] = {
    "zh": "标题|用途|风格|情绪|愉悦度|激动度|速度|拍号|调|长度|声部|段落|名称|类型|字母|能量|和弦|终止|素材|来源|小节|小节",
    "zh-Hant": "標題|用途|風格|情緒|愉悅度|激動度|速度|拍號|調|長度|聲部|段落|名稱|類型|字母|能量|和弦|終止|素材|來源|小節|小節",
    "en": "title|use|style|mood|valence|arousal|tempo|meter|key|length|role|section|name|kind|letter|energy|chords|cadence|material|source|bar|bars",
    "ja": "題名|用途|スタイル|雰囲気|快さ|高揚度|テンポ|拍子|調|長さ|パート|セクション|名前|種類|記号|エネルギー|コード|終止|素材|出典|小節|小節",
    "ko": "제목|용도|스타일|분위기|유쾌함|흥분도|템포|박자|조|길이|파트|구간|이름|종류|기호|에너지|코드|종지|소재|출처|마디|마디",
    "es": "título|uso|estilo|carácter|agrado|excitación|tempo|compás|tonalidad|duración|voz|sección|nombre|tipo|letra|energía|acordes|cadencia|material|origen|compás|compases",
    "pt": "título|uso|estilo|caráter|agrado|excitação|andamento|compasso|tonalidade|duração|voz|seção|nome|tipo|letra|energia|acordes|cadência|material|origem|compasso|compassos",
    "fr": "titre|usage|style|caractère|agrément|excitation|tempo|mesure|tonalité|durée|voix|section|nom|type|lettre|énergie|accords|cadence|matériau|source|mesure|mesures",
    "de": "Titel|Zweck|Stil|Stimmung|Valenz|Erregung|Tempo|Taktart|Tonart|Länge|Stimme|Abschnitt|Name|Art|Buchstabe|Energie|Akkorde|Kadenz|Material|Quelle|Takt|Takte",
    "it": "titolo|uso|stile|carattere|piacevolezza|eccitazione|tempo|metro|tonalità|durata|voce|sezione|nome|tipo|lettera|energia|accordi|cadenza|materiale|origine|battuta|battute",
    "ru": "название|назначение|стиль|настроение|приятность|возбуждение|темп|размер|тональность|длительность|голос|раздел|имя|вид|буква|энергия|аккорды|каденция|материал|источник|такт|такты",
}
_TELLING: dict[str, str] = {
    "zh": "{what}：{old} → {new}|新增{what}：{new}|去掉{what}：{old}|两份计划没有区别",
    "zh-Hant": "{what}：{old} → {new}|新增{what}：{new}|去掉{what}：{old}|兩份計畫沒有區別",
    "en": "{what}: {old} → {new}|{what} added: {new}|{what} removed: {old}|the two plans do not differ",
    "ja": "{what}：{old} → {new}|{what}を追加：{new}|{what}を削除：{old}|二つの計画に違いはありません",
    "ko": "{what}: {old} → {new}|{what} 추가: {new}|{what} 삭제: {old}|두 계획은 같습니다",
    "es": "{what}: {old} → {new}|{what}, añadido: {new}|{what}, quitado: {old}|los dos planes no se diferencian",
    "pt": "{what}: {old} → {new}|{what}, acrescentado: {new}|{what}, retirado: {old}|os dois planos não diferem",
    "fr": "{what} : {old} → {new}|{what}, ajout : {new}|{what}, retrait : {old}|les deux plans ne diffèrent pas",
    "de": "{what}: {old} → {new}|{what} neu: {new}|{what} entfällt: {old}|die beiden Pläne unterscheiden sich nicht",
    "it": "{what}: {old} → {new}|{what}, aggiunto: {new}|{what}, tolto: {old}|i due piani non differiscono",
    "ru": "{what}: {old} → {new}|{what}, добавлено: {new}|{what}, убрано: {old}|планы не различаются",
}


def field_words(language: str) -> dict[str, str]:
    """The word for each of ``FIELDS`` in a language; English where there is none."""
    return dict(zip(FIELDS, _WORDS.get(language, _WORDS["en"]).split("|"), strict=True))


def telling(language: str) -> dict[str, str]:
    """The sentences for each of ``TELLING``, with the places ``what``, ``old`` and ``new``."""
    return dict(zip(TELLING, _TELLING.get(language, _TELLING["en"]).split("|"), strict=True))
