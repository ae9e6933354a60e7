"""Several sound fonts at once: which one plays which instrument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from render.soundfont import SoundFont, choose_soundfont, find_soundfonts, open_soundfont
from render.soundfont_file import DRUM_BANK
from symbolic.errors import BadInput
from symbolic.instruments import FAMILIES, INSTRUMENTS, instrument_named
from symbolic.score import Role, Track

FAMILY_PROGRAMS = 8
DEFAULT_KEY = "default"


@dataclass(frozen=True, slots=True)
class Voice:
    """An instrument of a sound font: its bank (``DRUM_BANK`` for kits) and its program in that bank."""

    font: SoundFont
    bank: int
    program: int


@dataclass(frozen=True, slots=True)
class FontBook:
    """The sound fonts of a rendering.

    ``fonts`` are tried in their order; ``chosen`` has those asked for a program ("40"), a role or a family.
    """

    fonts: tuple[SoundFont, ...]
    chosen: Mapping[str, SoundFont]

    def voice(self, track: Track) -> Voice:
        """The instrument that plays a track: the program in the first font that has it, else its nearest relative.

        A kit that a font lacks gives the font's standard kit before another font is tried. Raises BadInput where no
        font has anything to play the track with.
        """
        for font, bank, program in self._candidates(track):
            if font.facts.has(bank, program):
                return Voice(font, bank, program)
        for font in self._order(track):
            for preset in font.facts.presets:
                if (preset.bank == DRUM_BANK) == (track.role is Role.DRUMS):
                    return Voice(font, preset.bank, preset.program)
        names = ", ".join(font.name for font in self.fonts)
        kind = "drum kit" if track.role is Role.DRUMS else "instrument"
        raise BadInput(f"the sound fonts ({names}) have no {kind} for '{track.name}'")

    def _order(self, track: Track) -> list[SoundFont]:
        asked = [self.chosen[key] for key in _keys(track) if key in self.chosen]
        return list(dict.fromkeys((*asked, *self.fonts)))

    def _candidates(self, track: Track) -> Iterator[tuple[SoundFont, int, int]]:
        fonts = self._order(track)
        first_of_family = track.program // FAMILY_PROGRAMS * FAMILY_PROGRAMS
        if track.role is Role.DRUMS:
            yield from ((f, DRUM_BANK, p) for f in fonts for p in (track.program, first_of_family, 0))
        else:
            yield from ((f, 0, p) for p in (track.program, first_of_family) for f in fonts)


def _keys(track: Track) -> tuple[str, ...]:
    """Under which keys a font for a track may stand, the most particular first."""
    if track.role is Role.DRUMS:
        return (str(Role.DRUMS),)
    return str(track.program), str(track.role), FAMILIES[track.program // FAMILY_PROGRAMS]


def font_book(
    soundfont: SoundFont | Path | Sequence[SoundFont | Path] | None = None,
    soundfonts: Mapping[str, SoundFont | Path] | None = None,
) -> FontBook:
    """The fonts to render with: those given, then those of this machine for the programs that they lack.

    ``soundfont`` is one or several; None is the machine's best. ``soundfonts`` maps a program (its number 0 to 127 or
    its General MIDI name), a role, a family of instruments or ``default`` to a font.

    Raises BadInput for a wrong key or file, MissingExtra where there is no font at all.
    """
    chosen = {_key(key): _opened(font) for key, font in (soundfonts or {}).items()}
    default = chosen.pop(DEFAULT_KEY, None)
    if isinstance(soundfont, SoundFont | Path):
        given = [_opened(soundfont)]
    else:
        given = [_opened(font) for font in soundfont or ()]
    first = [default] if default else given or [choose_soundfont()]
    return FontBook(tuple(dict.fromkeys((*first, *given, *find_soundfonts()))), chosen)


def _opened(font: SoundFont | Path) -> SoundFont:
    return font if isinstance(font, SoundFont) else open_soundfont(Path(font).expanduser())


def _key(key: str) -> str:
    word = str(key).strip().casefold()
    if word in (DEFAULT_KEY, *FAMILIES, *(str(role) for role in Role)):
        return word
    if word.isdecimal():
        if int(word) < len(INSTRUMENTS):
            return str(int(word))
        raise BadInput(f"soundfonts: program {word} is not a General MIDI program (0 to 127)")
    try:
        return str(instrument_named(word).program)
    except BadInput as error:
        raise BadInput(f"soundfonts: '{key}' is no role, family or program: {error}") from error
