"""The forms that a score can be delivered in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from symbolic.errors import BadInput


@dataclass(frozen=True, slots=True)
class Format:
    """A form of delivery: its name, what is written, and whether the score must be rendered or engraved for it."""

    name: str
    files: str
    use: str
    sound: bool = False
    engraved: bool = False


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("midi", "NAME.mid", "the score on its grid, for any sequencer or notation program"),
        Format("performance", "NAME_perf.mid", "the same notes as played: timing, dynamics, pedal, expression"),
        Format("midi-stems", "NAME_midi.zip", "one MIDI file a track, each with tempo, meter, key and markers"),
        Format("musicxml", "NAME.musicxml", "notation for MuseScore, Dorico, Sibelius, Finale and web viewers"),
        Format("mxl", "NAME.mxl", "the same, compressed"),
        Format("pdf", "NAME.pdf", "engraved pages to print", engraved=True),
        Format("svg", "NAME.svg or NAME_01.svg ...", "engraved pages for the web", engraved=True),
        Format("png", "NAME.png or NAME_01.png ...", "engraved pages as pictures", engraved=True),
        Format(
            "dawproject", "NAME.dawproject", "a project for Bitwig, Studio One and Cubase, with the stems if rendered"
        ),
        Format("reaper", "NAME.rpp", "a project for REAPER, with the stems if rendered"),
        Format("stems", "stems/NN_Track.wav, dry_mix.wav", "one dry WAV a track; they add up to the mix", sound=True),
        Format("wav", "mix.wav", "the finished mix, 24 bit", sound=True),
        Format("flac", "mix.flac", "the finished mix, lossless and smaller", sound=True),
        Format("ogg", "mix.ogg", "the finished mix, small (Vorbis)", sound=True),
        Format("mp3", "mix.mp3", "the finished mix, small", sound=True),
    )
}
GROUPS: dict[str, tuple[str, ...]] = {
    "notation": ("musicxml", "mxl", "pdf"),
    "daw": ("midi", "performance", "dawproject", "reaper", "stems"),
    "audio": ("wav", "flac", "ogg", "mp3"),
    "all": tuple(FORMATS),
}
"""Words that stand for several forms."""
DEFAULT_FORMATS: tuple[str, ...] = (
    "midi", "performance", "musicxml", "pdf", "dawproject", "reaper", "stems", "wav", "mp3",
)  # fmt: skip


def formats_of(names: Sequence[str]) -> tuple[str, ...]:
    """The forms of names and groups such as ``["midi,pdf", "audio"]``, in the table's order, each once.

    Raises BadInput for a name that is none, with the nearest one.
    """
    wanted: set[str] = set()
    for name in (part.strip().lower() for each in names for part in each.split(",")):
        if name in GROUPS:
            wanted.update(GROUPS[name])
        elif name in FORMATS:
            wanted.add(name)
        else:
            known = (*FORMATS, *GROUPS)
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known)}"
            raise BadInput(f"'{name}' is not a form of export; {hint}")
    if not wanted:
        raise BadInput("no form of export is named")
    return tuple(name for name in FORMATS if name in wanted)
