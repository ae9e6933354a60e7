# fmt: off
"""Words that tell an unknown instrument from other things that music is played with or on."""

from __future__ import annotations

NOT_PLAYED = "风格|方式|感情|情绪|心|速度|调|拍|节奏|手法|技巧|语言|形式|力度|感觉|旋律|乐器|左手|右手"
"""Parts of what may follow 用 before 演奏 without being an instrument."""
PLACES = (
    "repeat|loop|radio|stage|beach|street|tv|streets|vinyl|instruments|instrument|speakers|headphones|rooftop|band|stars|orchestra"
    "|ensemble|robots|friends|children|hand|hands|machine|computer|feeling|passion|emotion|love|joy|expression|energy|people|someone|me|you|style"
)
"""What music may be played on, by or with that is no instrument."""
ENDINGS = "phone|phones|horn|flute|harp|organ|drum|guitar|piano|violin|lute|chord|tuba"
"""How names of instruments end."""
