"""How the report's page looks, on light and on dark screens and on paper."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#FFFFFF", "card": "#F4F6F8", "ink": "#1F2933", "soft": "#52606D", "line": "#C5CCD3",
    "good": "#1B6E3C", "bad": "#B3261E", "planned": "#B3261E", "measured": "#4477AA",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "paper": "#14181D", "card": "#1E252C", "ink": "#E6EAEE", "soft": "#A9B4BF", "line": "#46515C",
    "good": "#7BD69A", "bad": "#FF9C94", "planned": "#FF9C94", "measured": "#77AADD",
}  # fmt: skip
"""Colours by what they are for; text in ink, soft, good and bad keeps a contrast of 4.5 on paper and on card."""

FONTS = (
    "system-ui, 'Helvetica Neue', Arial, 'PingFang SC', 'PingFang TC', 'Hiragino Sans', 'Apple SD Gothic Neo', "
    "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans CJK TC', 'Noto Sans CJK JP', 'Noto Sans CJK KR', sans-serif"
)

_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem clamp(1rem,3vw,2.5rem);max-width:80rem;background:var(--paper);color:var(--ink);
font:1rem/1.55 FONTS}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .4rem}
h2{font-size:1.2rem;margin:2.2rem 0 .7rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1rem 0 .3rem;font-weight:600}
p{margin:.4rem 0;max-width:60rem}
blockquote{margin:.6rem 0;padding:.5rem .9rem;border-left:4px solid var(--line);background:var(--card);
overflow-wrap:anywhere}
.verdict{display:inline-block;margin:.5rem 0;padding:.3rem .8rem;border-radius:.4rem;border:1.5px solid currentColor;
font-weight:600}
.good{color:var(--good)}.bad{color:var(--bad)}.soft{color:var(--soft)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem 1.5rem;margin:.5rem 0}
dl div{min-width:0}dl .instruments{grid-column:1/-1}
dt{color:var(--soft);font-size:.85rem}dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line);
overflow-wrap:break-word}
thead th{color:var(--soft);font-weight:600;font-size:.85rem;white-space:nowrap}
tbody th{font-weight:500}
.figure{white-space:nowrap;font-variant-numeric:tabular-nums}
figure{margin:.5rem 0}figcaption{color:var(--soft);font-size:.88rem;margin:.3rem 0}
svg{display:block;width:100%;height:auto}
.scroll{overflow-x:auto}.scroll svg{min-width:44rem}
ol.chords{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(6.4rem,1fr));
gap:.3rem}
ol.chords li{border:1px solid var(--line);border-radius:.3rem;padding:.15rem .4rem;background:var(--card);
font-size:.88rem;position:relative;min-width:0;overflow-wrap:anywhere}
ol.chords .bar{position:absolute;right:.35rem;top:.1rem;font-size:.7rem;color:var(--soft)}
ol.chords b{font-weight:600;padding-right:1.2rem;display:block}
ol.chords .other{border:1.5px solid var(--bad)}
.nowrap{white-space:nowrap}
.paper{fill:var(--paper)}
.measured{fill:var(--measured)}.planned{fill:var(--planned)}
.title,.number,.chord,.label,.caption,.time,.kit,.axis,g.legend text{fill:var(--ink)}
g.lane{fill:var(--paper);stroke:var(--line)}g.black,g.kit rect,g.energy.ground{fill:var(--card)}
g.caption,g.label,g.time,g.number,g.kit,g.axis{fill:var(--soft)}
g.bar,g.beat,g.octave,g.grid{fill:var(--line)}g.beat,g.octave{opacity:.5}
@media (prefers-color-scheme:dark){g.drums,g.legend[fill="#333333"]{fill:#C9D1D9}g.chords{fill:#77AADD}
g.bass{fill:#55BB66}g.counter{fill:#DD77BB}}
@media print{body{max-width:none;padding:0;font-size:10pt}h2{break-after:avoid}
figure,tr,ol.chords li{break-inside:avoid}
.wide,.scroll{overflow:visible}.scroll svg{min-width:0}}
"""


def style_sheet() -> str:
    """The style sheet of the page; on paper the colours are the light ones."""
    rules = _RULES.replace("FONTS", FONTS).strip()
    return (
        f":root{{color-scheme:light dark;{_variables(LIGHT)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}\n"
        + rules.replace("@media (prefers", "@media screen and (prefers")
    )


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
