"""Sound fonts: which are on this machine, and which one to use."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from render.soundfont_file import FontFacts, font_facts
from symbolic.errors import BadInput, MissingExtra

ENVIRONMENT_NAME = "SCORESMITH_SOUNDFONT"
SUFFIXES: tuple[str, ...] = (".sf2", ".sf3")

SYSTEM_FOLDERS: tuple[str, ...] = (
    "/usr/share/sounds/sf2",
    "/usr/share/sounds/sf3",
    "/usr/share/soundfonts",
    "/usr/local/share/sounds/sf2",
    "/usr/local/share/soundfonts",
    "~/.local/share/soundfonts",
    "~/.local/share/sounds/sf2",
    "/opt/homebrew/share/soundfonts",
    "/opt/homebrew/share/sounds/sf2",
    "/usr/local/opt/fluid-synth/share/fluid-synth/sf2",
    "/opt/homebrew/opt/fluid-synth/share/fluid-synth/sf2",
    "~/Library/Audio/Sounds/Banks",
    "/Library/Audio/Sounds/Banks",
    "C:/soundfonts",
    "C:/ProgramData/soundfonts",
)

KNOWN: tuple[tuple[str, int, str], ...] = (
    ("musescore_general", 0, "MIT"),
    ("fluidr3", 1, "MIT"),
    ("generaluser", 2, "GeneralUser GS licence 2.0"),
    ("ms_general", 3, "MIT"),
    ("salamander", 6, "public domain"),
    ("freepats", 7, "GPL-3.0-or-later with an exception for music"),
    ("timgm6mb", 9, "GPL-2.0-only"),
)  # start of the file name in lower case, preference (0 is best), licence
OTHER_PREFERENCE = 5

MISSING = (
    "no sound font found; install one (Debian: apt-get install fluid-soundfont-gm, elsewhere one of those that the "
    "command scoresmith soundfonts lists), "
    f"then pass --soundfont FILE or set {ENVIRONMENT_NAME}"
)


@dataclass(frozen=True, slots=True)
class SoundFont:
    """A sound font file. ``licence`` is an SPDX name or a title, empty when it is not known."""

    path: Path
    size_bytes: int
    licence: str
    preference: int

    @property
    def name(self) -> str:
        """The file name without its suffix."""
        return self.path.stem

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file in hexadecimal; reading a large file takes a moment, once."""
        return _sha256(self.path, self.size_bytes)

    @property
    def facts(self) -> FontFacts:
        """The kind, the presets and the texts inside the file. Raises BadInput where its structure is wrong."""
        return font_facts(self.path)


@functools.cache
def _sha256(path: Path, size_bytes: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_soundfont(path: Path) -> SoundFont:
    """The sound font at ``path``, its structure checked. Raises BadInput when there is none or it is broken."""
    if not path.is_file():
        raise BadInput(f"{path}: there is no such sound font")
    font_facts(path.resolve())
    name = path.resolve().name.lower()
    preference, licence = next(
        ((preference, licence) for start, preference, licence in KNOWN if name.startswith(start)),
        (OTHER_PREFERENCE, ""),
    )
    return SoundFont(path.resolve(), path.stat().st_size, licence, preference)


def find_soundfonts() -> tuple[SoundFont, ...]:
    """The sound fonts of this machine, the preferred one first; without that of the environment."""
    found: dict[Path, SoundFont] = {}
    for path in _candidates():
        try:
            font = open_soundfont(path)
        except (BadInput, OSError):
            continue
        found.setdefault(font.path, font)
    return tuple(sorted(found.values(), key=lambda font: font.preference))


def _candidates() -> Iterator[Path]:
    for name in SYSTEM_FOLDERS:
        folder = Path(name).expanduser()
        if folder.is_dir():
            yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    package = importlib.util.find_spec("pretty_midi")  # looked up, not imported: it carries TimGM6mb.sf2
    for place in (package.submodule_search_locations or ()) if package else ():
        yield Path(place) / "TimGM6mb.sf2"


def choose_soundfont(explicit: Path | None = None) -> SoundFont:
    """The sound font to use: the explicit one, else that of the environment, else the best that is found.

    Raises BadInput when the explicit or the environment's file is not a sound font, MissingExtra when there is none.
    """
    if explicit is not None:
        return open_soundfont(explicit)
    if named := os.environ.get(ENVIRONMENT_NAME):
        return open_soundfont(Path(named))
    fonts = find_soundfonts()
    if not fonts:
        raise MissingExtra(MISSING)
    return fonts[0]
