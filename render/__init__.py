"""From a score to sound: performance, synthesis, stems and their mix."""

from render.fonts import FontBook, font_book
from render.mastering import Target, target_of
from render.mixer import Mixer, make_mixer
from render.options import SoundOptions
from render.performance import humanise, shape
from render.score_audio import Rendered, SoundFiles, Stem, render_files, render_score, save_audio
from render.soundfont import SoundFont, choose_soundfont, find_soundfonts, open_soundfont
from render.soundfont_list import sound_fonts

__all__ = [
    "FontBook",
    "Mixer",
    "Rendered",
    "SoundFiles",
    "SoundFont",
    "SoundOptions",
    "Stem",
    "Target",
    "choose_soundfont",
    "find_soundfonts",
    "font_book",
    "humanise",
    "make_mixer",
    "open_soundfont",
    "render_files",
    "render_score",
    "save_audio",
    "shape",
    "sound_fonts",
    "target_of",
]
