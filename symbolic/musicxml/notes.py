"""Notes, chords and rests as MusicXML text."""

from __future__ import annotations

from symbolic.musicxml.drums import drum_sign
from symbolic.musicxml.heads import Head
from symbolic.musicxml.metre import UNITS_PER_QUARTER
from symbolic.musicxml.parts import Part
from symbolic.musicxml.rhythm import Symbol, Tuplet
from symbolic.musicxml.staves import VoiceBar, Written

NO_STEM = frozenset({"whole", "breve"})
FORTE_VELOCITY = 90
"""The velocity that MusicXML counts as 100 % in a note's ``dynamics``."""


def entry_xml(voice: VoiceBar, index: int, shift: int, part: Part, written: Written) -> str:
    """One rest, note or chord; ``shift`` is the place of the bar that symbols count from."""
    entry = voice.entries[index]
    symbol = entry.symbol
    modification, mark = _tuplet(symbol, symbol.tuplet) if symbol.tuplet is not None else ("", "")
    length = f"<duration>{symbol.end - symbol.start}</duration>"
    value = f"<voice>{voice.number}</voice><type>{symbol.type}</type>{'<dot/>' * symbol.dots}"
    staff = f"<staff>{voice.staff + 1}</staff>" if len(part.staves) > 1 else ""
    if not entry.heads:
        hidden = ' print-object="no"' if index in voice.hidden_rests else ""
        name = f"{written.prefix}r{next(written.rests)}"
        return (
            f'<note id="{name}"{hidden}><rest/>{length}{value}{modification}{staff}'
            f"{f'<notations>{mark}</notations>' if mark else ''}</note>\n"
        )
    stem = "" if symbol.type in NO_STEM else f"<stem>{voice.stems[index]}</stem>"
    beams = "".join([f'<beam number="{n}">{beam}</beam>' for n, beam in enumerate(symbol.beams, start=1)])
    onset, end = symbol.start + shift, symbol.end + shift
    what = _unpitched if part.is_drums else _pitched
    out, chord = "", ""
    for k, head in enumerate(entry.heads):
        name, attributes, tie, tied = _tied(head, onset, end, written)
        sounding, instrument, notehead, extra = what(head, written.prefix, onset, end, not chord)
        notations = f"{tied}{mark}{extra}"
        notations = f"<notations>{notations}</notations>" if notations else ""
        accidental = voice.accidentals.get((index, k), "")
        out += (
            f'<note id="{name}"{attributes}>{chord}{sounding}{length}{tie}{instrument}{value}{accidental}'
            f"{modification}{stem}{notehead}{staff}{beams}{notations}</note>\n"
        )
        chord, beams, mark = "<chord/>", "", ""
    return out


def _tuplet(symbol: Symbol, tuplet: Tuplet) -> tuple[str, str]:
    """The time modification and, at either end, the bracket."""
    of_type = "" if tuplet.normal_type == symbol.type else f"<normal-type>{tuplet.normal_type}</normal-type>"
    modification = (
        f"<time-modification><actual-notes>{tuplet.actual}</actual-notes>"
        f"<normal-notes>{tuplet.normal}</normal-notes>{of_type}</time-modification>"
    )
    mark = ""
    if tuplet.is_first:
        mark = f'<tuplet type="start" number="1" bracket="{"yes" if tuplet.bracket else "no"}"/>'
    if tuplet.is_last:
        mark += '<tuplet type="stop" number="1"/>'
    return modification, mark


def _tied(head: Head, onset: int, end: int, written: Written) -> tuple[str, str, str, str]:
    """The id of this piece of a note, its attributes, and its ties as sound and as signs."""
    name, tie, tied = head.name, "", ""
    attributes = f' dynamics="{head.velocity * 100 / FORTE_VELOCITY:.2f}"'
    if head.start < onset:
        tie, tied = '<tie type="stop"/>', '<tied type="stop"/>'
        number = written.pieces[name] = written.pieces.get(name, 1) + 1
        name = f"{name}.{number}"
    if head.end > end:
        tie += '<tie type="start"/>'
        tied += '<tied type="start"/>'
    elif head.release:
        attributes += f' release="{head.release}"'
    return name, attributes, tie, tied


def _pitched(head: Head, prefix: str, onset: int, end: int, is_first: bool) -> tuple[str, str, str, str]:
    """The pitch as it is written and, once a chord, a staccato dot."""
    alter = f"<alter>{head.alter}</alter>" if head.alter else ""
    dot = "<articulations><staccato/></articulations>" if is_first and _is_staccato(head, onset, end) else ""
    return f"<pitch><step>{head.step}</step>{alter}<octave>{head.octave}</octave></pitch>", "", "", dot


def _is_staccato(head: Head, onset: int, end: int) -> bool:
    """Whether a note of a quarter at most sounds half of its written length or less."""
    length = end - onset
    return head.release < 0 and length <= UNITS_PER_QUARTER and head.start == onset and 2 * head.release <= -length


def _unpitched(head: Head, prefix: str, onset: int, end: int, is_first: bool) -> tuple[str, str, str, str]:
    """The place on the staff, the instrument, the note head and the sign of an open hi-hat."""
    sign = drum_sign(head.pitch)
    place = (
        f"<unpitched><display-step>{head.step}</display-step><display-octave>{head.octave}</display-octave></unpitched>"
    )
    notehead = "" if sign.head == "normal" else f"<notehead>{sign.head}</notehead>"
    is_open = "<technical><open/></technical>" if sign.head == "circle-x" else ""
    return place, f'<instrument id="{prefix}I{head.pitch}"/>', notehead, is_open
