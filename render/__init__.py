"""From a score to sound: performance, synthesis, stems and their mix."""

from render.performance import humanise, shape
from render.score_audio import Rendered, render_score, save_audio
from render.soundfont import SoundFont, choose_soundfont, find_soundfonts, open_soundfont

__all__ = [
    "Rendered",
    "SoundFont",
    "choose_soundfont",
    "find_soundfonts",
    "humanise",
    "open_soundfont",
    "render_score",
    "save_audio",
    "shape",
]
