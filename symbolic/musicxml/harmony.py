"""Chord symbols as MusicXML ``<harmony>`` elements: a table of kinds and degrees."""

from __future__ import annotations

from functools import cache

from symbolic.musicxml.pitch import signature, transposed, written_signature
from symbolic.score import Chord, Key
from symbolic.spelling import Spelling, spell_chord

_Degree = tuple[int, int, str]
"""Value, alteration and "add" or "alter"; an added degree counts from a dominant chord."""

KINDS: dict[str, tuple[str, str, tuple[_Degree, ...], bool]] = {
    "": ("major", "", (), False),
    "m": ("minor", "m", (), False),
    "dim": ("diminished", "dim", (), False),
    "aug": ("augmented", "aug", (), False),
    "7": ("dominant", "7", (), False),
    "maj7": ("major-seventh", "maj7", (), False),
    "m7": ("minor-seventh", "m7", (), False),
    "m7b5": ("half-diminished", "m7b5", (), False),
    "dim7": ("diminished-seventh", "dim7", (), False),
    "mMaj7": ("major-minor", "mMaj7", (), False),
    "7#5": ("augmented-seventh", "7#5", (), False),
    "maj7#5": ("major-seventh", "maj7", ((5, 1, "alter"),), False),
    "6": ("major-sixth", "6", (), False),
    "m6": ("minor-sixth", "m6", (), False),
    "69": ("major-sixth", "6/9", ((9, 0, "add"),), True),
    "add9": ("major", "add9", ((9, 0, "add"),), True),
    "madd9": ("minor", "m(add9)", ((9, 0, "add"),), True),
    "9": ("dominant-ninth", "9", (), False),
    "maj9": ("major-ninth", "maj9", (), False),
    "m9": ("minor-ninth", "m9", (), False),
    "11": ("dominant-11th", "11", (), False),
    "m11": ("minor-11th", "m11", (), False),
    "13": ("dominant-13th", "13", (), False),
    "maj13": ("major-13th", "maj13", (), False),
    "m13": ("minor-13th", "m13", (), False),
    "sus2": ("suspended-second", "sus2", (), False),
    "sus4": ("suspended-fourth", "sus4", (), False),
    "5": ("power", "5", (), False),
    "7sus4": ("suspended-fourth", "7sus4", ((7, 0, "add"),), True),
    "9sus4": ("suspended-fourth", "9sus4", ((7, 0, "add"), (9, 0, "add")), True),
    "7b9": ("dominant", "7", ((9, -1, "add"),), False),
    "7#9": ("dominant", "7", ((9, 1, "add"),), False),
    "7#11": ("dominant", "7", ((11, 1, "add"),), False),
    "7b13": ("dominant", "7", ((13, -1, "add"),), False),
    "7b5": ("dominant", "7", ((5, -1, "alter"),), False),
    "maj7#11": ("major-seventh", "maj7", ((11, 1, "add"),), False),
    "N": ("none", "N.C.", (), False),
}  # quality -> kind, its text, degrees, and whether the text names the degrees already


@cache
def harmony(chord: Chord, root_of_none: int, key: Key, more_sharps: int) -> str:
    """The element of a chord symbol without its end tag (an offset may follow).

    "N" stands on ``root_of_none``, the root of the chord before it; ``more_sharps`` moves the letters for the player of
    a transposing instrument.
    """
    kind, text, degrees, is_hidden = KINDS[chord.quality]
    respelled = written_signature(key, more_sharps) != signature(key) + more_sharps

    def name(spelling: Spelling) -> tuple[str, int]:
        return transposed(spelling.step, spelling.alter, more_sharps, respelled)

    root, bass = spell_chord(Chord(root_of_none, "") if chord.quality == "N" else chord, key)
    parts = ["<harmony><root>", _note("root", name(root), chord.quality == "N")]
    parts.append(f'</root><kind text="{text}">{kind}</kind>' if text else f"</root><kind>{kind}</kind>")
    if bass is not None:
        parts.append(f"<bass>{_note('bass', name(bass), False)}</bass>")
    shown = ' print-object="no"' if is_hidden else ""
    for value, alter, how in degrees:
        parts.append(
            f"<degree{shown}><degree-value>{value}</degree-value><degree-alter>{alter}</degree-alter>"
            f"<degree-type>{how}</degree-type></degree>"
        )
    return "".join(parts)


def _note(name: str, spelling: tuple[str, int], is_silent: bool) -> str:
    step, alter = spelling
    hidden = ' text=""' if is_silent else ""
    raised = f"<{name}-alter>{alter}</{name}-alter>" if alter else ""
    return f"<{name}-step{hidden}>{step}</{name}-step>{raised}"
