# ruff: noqa: E501  (a language and its sentences stay together)
"""What is said of blends and references, in every language of the planner."""

from __future__ import annotations

from collections.abc import Mapping

from planner.reasons import FALLBACK

TEXTS: Mapping[str, Mapping[str, str]] = {
    "zh": {"blend": "多种风格按比例混合", "moves": "风格随曲式移动", "blend asked": "文字说的是“{words}”，但另外指定了风格混合，以混合为准",
           "conflict": "文字优先于参考“{name}”；参考的权重由 {before:g} 降到 {after:g}", "from": "取自参考 {name}，权重 {weight:g}", "nothing": "没有采用"},
    "zh-Hant": {"blend": "多種風格按比例混合", "moves": "風格隨曲式移動", "blend asked": "文字說的是「{words}」，但另外指定了風格混合，以混合為準",
                "conflict": "文字優先於參考「{name}」；參考的權重由 {before:g} 降到 {after:g}", "from": "取自參考 {name}，權重 {weight:g}", "nothing": "沒有採用"},
    "en": {"blend": "several styles, mixed by their shares", "moves": "the style moves over the form", "blend asked": "the text says '{words}', but a blend of styles was asked for beside it and holds",
           "conflict": "the text goes before the reference '{name}', whose weight falls from {before:g} to {after:g}", "from": "taken from the reference {name} at weight {weight:g}", "nothing": "nothing was taken"},
    "ja": {"blend": "複数のスタイルを比率で混ぜる", "moves": "スタイルが形式に沿って移る", "blend asked": "文は「{words}」だが、別に指定されたスタイルの混合を優先する",
           "conflict": "文が参考「{name}」に優先し、その重みは {before:g} から {after:g} に下がる", "from": "参考 {name}（重み {weight:g}）から", "nothing": "何も採らなかった"},
    "ko": {"blend": "여러 스타일을 비율대로 섞음", "moves": "스타일이 형식을 따라 옮겨 감", "blend asked": "글은 '{words}'이지만 따로 요청한 스타일 혼합을 따름",
           "conflict": "글이 참고 '{name}'보다 우선하며 그 가중치는 {before:g}에서 {after:g}(으)로 낮아짐", "from": "참고 {name}(가중치 {weight:g})에서 가져옴", "nothing": "가져온 것 없음"},
    "es": {"blend": "varios estilos mezclados según su parte", "moves": "el estilo se mueve a lo largo de la forma", "blend asked": "el texto dice '{words}', pero se pidió aparte una mezcla de estilos, que vale",
           "conflict": "el texto va antes que la referencia '{name}', cuyo peso baja de {before:g} a {after:g}", "from": "tomado de la referencia {name} con peso {weight:g}", "nothing": "no se tomó nada"},
    "pt": {"blend": "vários estilos misturados conforme a sua parte", "moves": "o estilo se move ao longo da forma", "blend asked": "o texto diz '{words}', mas pediu-se à parte uma mistura de estilos, que vale",
           "conflict": "o texto vem antes da referência '{name}', cujo peso cai de {before:g} para {after:g}", "from": "tirado da referência {name} com peso {weight:g}", "nothing": "nada foi tirado"},
    "fr": {"blend": "plusieurs styles mêlés selon leur part", "moves": "le style évolue au fil de la forme", "blend asked": "le texte dit « {words} », mais un mélange de styles a été demandé à part et l'emporte",
           "conflict": "le texte passe avant la référence « {name} », dont le poids descend de {before:g} à {after:g}", "from": "pris de la référence {name} avec un poids de {weight:g}", "nothing": "rien n'a été pris"},
    "de": {"blend": "mehrere Stile, nach ihren Anteilen gemischt", "moves": "der Stil wandert über die Form", "blend asked": "der Text sagt „{words}“, doch daneben wurde eine Stilmischung verlangt, die gilt",
           "conflict": "der Text geht vor der Referenz „{name}“, deren Gewicht von {before:g} auf {after:g} sinkt", "from": "aus der Referenz {name} mit Gewicht {weight:g}", "nothing": "nichts wurde übernommen"},
    "it": {"blend": "più stili mescolati secondo la loro parte", "moves": "lo stile si muove lungo la forma", "blend asked": "il testo dice '{words}', ma a parte è stata chiesta una mescolanza di stili, che vale",
           "conflict": "il testo viene prima del riferimento '{name}', il cui peso scende da {before:g} a {after:g}", "from": "preso dal riferimento {name} con peso {weight:g}", "nothing": "non è stato preso nulla"},
    "ru": {"blend": "несколько стилей, смешанных по долям", "moves": "стиль меняется по ходу формы", "blend asked": "в тексте сказано «{words}», но отдельно задана смесь стилей; она и действует",
           "conflict": "текст важнее образца «{name}»: его вес снижен с {before:g} до {after:g}", "from": "взято из образца {name} с весом {weight:g}", "nothing": "ничего не взято"},
}  # fmt: skip


def told(rule: str, language: str, **values: object) -> str:
    """A sentence of the table with its values put in; English where the language is not spoken."""
    return TEXTS.get(language, TEXTS[FALLBACK])[rule].format(**values)
