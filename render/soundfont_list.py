"""What the command ``scoresmith soundfonts`` tells: the fonts that are here, and free ones that can be fetched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from render.soundfont import SoundFont, choose_soundfont, find_soundfonts, open_soundfont
from render.soundfont_file import DRUM_BANK
from symbolic.errors import MissingExtra
from symbolic.instruments import INSTRUMENTS


@dataclass(frozen=True, slots=True)
class FreeBank:
    """A free sound font: how large its file is (0 where that is not known), what it has, and how it is fetched.

    ``starts`` are the beginnings of its usual file names in lower case; ``debian`` and ``macos`` are commands, empty
    where the package managers do not have it.
    """

    name: str
    licence: str
    megabytes: int
    kind: str
    quality: str
    page: str
    starts: tuple[str, ...]
    debian: str = ""
    macos: str = ""


FREE_BANKS: tuple[FreeBank, ...] = (
    FreeBank(
        "MuseScore General", "MIT", 40, "SF3",
        "all of General MIDI, many instruments in several layers; a good first choice",
        "https://musescore.org/en/node/269869", ("musescore_general", "ms_general"),
        "sudo apt-get install musescore-general-soundfont-small",
    ),
    FreeBank(
        "MuseScore General HQ", "MIT", 84, "SF3", "the same with more layers",
        "https://musescore.org/en/node/269869", ("musescore_general_full", "musescore_general-hq"),
        "sudo apt-get install musescore-general-soundfont",
    ),
    FreeBank(
        "Fluid R3 GM", "MIT", 148, "SF2", "all of General MIDI; MuseScore General grew from it",
        "https://packages.debian.org/fluid-soundfont-gm", ("fluidr3_gm", "fluidr3"),
        "sudo apt-get install fluid-soundfont-gm",
    ),
    FreeBank(
        "Fluid R3 Mono GM", "MIT", 24, "SF3", "the same in mono, small",
        "https://musescore.org/en/node/41521", ("fluidr3mono",), "sudo apt-get install fluidr3mono-gm-soundfont",
    ),
    FreeBank(
        "GeneralUser GS", "GeneralUser GS licence 2.0", 30, "SF2",
        "all of General MIDI and GS; music made with it may be sold, the origin of some samples is not known",
        "https://schristiancollins.com/generaluser.php", ("generaluser",), "",
        "sudo port install generaluser-soundfont",
    ),
    FreeBank(
        "FreePats General MIDI", "GPL-3.0-or-later with an exception for music", 0, "SF2",
        "part of General MIDI, of samples whose origin is known",
        "https://freepats.zenvoid.org/SoundSets/general-midi.html", ("freepats",),
    ),
    FreeBank(
        "Salamander Grand Piano", "public domain (CC BY 3.0 before 2022)", 1_270, "SF2",
        "one grand piano in 16 layers; for the pianos, beside another font",
        "https://freepats.zenvoid.org/Piano/acoustic-grand-piano.html", ("salamander",),
    ),
    FreeBank(
        "TimGM6mb", "GPL-2.0-only", 6, "SF2", "all of General MIDI, very small and plain; comes with pretty_midi",
        "https://packages.debian.org/timgm6mb-soundfont", ("timgm6mb",), "sudo apt-get install timgm6mb-soundfont",
    ),
)  # fmt: skip


def sound_fonts(explicit: Path | None = None) -> dict[str, Any]:
    """The sound fonts of this machine and those that can be had, as plain values.

    ``used`` is the path of the one that is rendered with (None where there is none); ``fonts`` describes each that is
    found and, first, ``explicit``; ``banks`` are all ``FREE_BANKS`` with ``here`` true for those that are found. Raises
    BadInput when ``explicit`` or the environment's file is no sound font.
    """
    try:
        used: SoundFont | None = choose_soundfont(explicit)
    except MissingExtra:
        used = None
    first = [used] if used is not None else []
    fonts = list(dict.fromkeys((*first, *([open_soundfont(explicit)] if explicit else []), *find_soundfonts())))
    return {
        "used": None if used is None else str(used.path),
        "fonts": [font_values(font, used=font == used) for font in fonts],
        "banks": [asdict(bank) | {"here": any(_bank_of(font) is bank for font in fonts)} for bank in FREE_BANKS],
    }


def font_values(font: SoundFont, *, used: bool = False) -> dict[str, Any]:
    """One sound font as plain values: file, licence, and which programs and kits it has and lacks."""
    facts, bank = font.facts, _bank_of(font)
    programs = sorted({preset.program for preset in facts.presets if preset.bank == 0})
    kits = {preset.program: preset.name for preset in facts.presets if preset.bank == DRUM_BANK}
    missing = sorted(set(range(len(INSTRUMENTS))) - set(programs))
    return {
        "name": font.name,
        "path": str(font.path),
        "kind": facts.kind,
        "megabytes": round(font.size_bytes / 1e6, 1),
        "licence": font.licence or (bank.licence if bank else ""),
        "title": facts.texts.get("title", ""),
        "copyright": facts.texts.get("copyright", ""),
        "quality": bank.quality if bank else "",
        "presets": len(facts.presets),
        "samples": facts.samples,
        "programs": programs,
        "missing": [INSTRUMENTS[program].name for program in missing],
        "kits": kits,
        "used": used,
    }


def _bank_of(font: SoundFont) -> FreeBank | None:
    """The known bank that a file is, by the longest beginning of its name that fits."""
    name = font.path.name.lower()
    fitting = [(len(start), bank) for bank in FREE_BANKS for start in bank.starts if name.startswith(start)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def banks_table(banks: Iterable[FreeBank] = FREE_BANKS) -> str:
    """The free banks as a table in Markdown."""
    rows = ["| sound font | licence | size | what it is | how to get it |", "|---|---|---|---|---|"]
    for bank in banks:
        ways = [f"`{command}`" for command in (bank.debian, bank.macos) if command] or [f"<{bank.page}>"]
        name, size = f"[{bank.name}]({bank.page})", f"{bank.megabytes:,} MB " if bank.megabytes else ""
        rows.append(f"| {name} | {bank.licence} | {size}{bank.kind} | {bank.quality} | {', '.join(ways)} |")
    return "\n".join(rows) + "\n"
