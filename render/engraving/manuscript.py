"""The MusicXML that is given to the engraver: checked, and changed where the engraver would print it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from render.engraving.page import Titles
from symbolic.errors import BadInput

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 64_000_000
MAX_NOTES = 50_000
"""The engraver takes 18 KB of memory a note, and is given 1 GB."""
MAX_TITLE_CHARACTERS = 300
HOLDER = "header"
"""The words in the engraver's own header; they only keep the place for ours."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What the engraver is given, and what is known of it."""

    root: _Element
    titles: Titles
    staves: int
    notes: int
    characters: frozenset[str]
    """All characters of its words beyond ASCII."""

    def musicxml(self, header_lines: int) -> str:
        """The MusicXML, with so many lines of words in the header of its first page."""
        from lxml import etree

        before = self.root.find("part-list")
        for _ in range(header_lines if before is not None else 0):
            credit = etree.Element("credit", page="1")
            etree.SubElement(credit, "credit-words", justify="center", valign="top").text = HOLDER
            before.addprevious(credit)
        return str(etree.tostring(self.root, encoding="unicode"))


def manuscript_of(musicxml: bytes) -> Manuscript:
    """Read MusicXML. Raises BadInput for what is not a score in partwise MusicXML, naming the place."""
    root = _root(musicxml)
    parts = root.findall("part")
    if not parts or any(part.find("measure") is None for part in parts):
        raise BadInput("the MusicXML has no part with a measure: there is nothing to engrave")
    notes = sum(1 for _ in root.iter("note"))
    if notes > MAX_NOTES:
        raise BadInput(f"the MusicXML has {notes} notes; {MAX_NOTES} can be engraved")
    titles = _titles(root)
    _hide_hidden_degrees(root)
    for credit in root.findall("credit"):
        root.remove(credit)
    words = "".join(text for element in root.iter() for text in (element.text, element.tail) if text)
    return Manuscript(
        root=root,
        titles=titles,
        staves=sum(max((_int(e.text) for e in part.iter("staves")), default=1) for part in parts),
        notes=notes,
        characters=frozenset(character for character in words if ord(character) > 126),
    )


def _root(musicxml: bytes) -> _Element:
    from lxml import etree

    if not musicxml.strip():
        raise BadInput("the MusicXML is empty")
    if len(musicxml) > MAX_BYTES:
        raise BadInput(f"the MusicXML has {len(musicxml)} bytes; {MAX_BYTES} can be read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(musicxml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"not MusicXML: {error}") from error
    if root.tag != "score-partwise":
        raise BadInput(f"not MusicXML that can be engraved: its root is <{root.tag}>, not <score-partwise>")
    return root


def _int(text: str | None) -> int:
    """The number of staves that an element tells; 1 where it tells none."""
    return int(text) if text and text.strip().isdecimal() and len(text) < 4 else 1


def _titles(root: _Element) -> Titles:
    """The titles from the work, the identification or, for want of these, the credits."""
    credits = {
        credit.findtext("credit-type", ""): " ".join("".join(words.itertext()) for words in credit.iter("credit-words"))
        for credit in reversed(root.findall("credit"))
    }
    creators = {
        creator.get("type", "composer"): "".join(creator.itertext()) for creator in root.findall(".//creator[@type]")
    }
    work, movement = root.findtext("work/work-title", ""), root.findtext("movement-title", "")
    title = work or movement or credits.get("title", "")
    return Titles(
        title=_line(title),
        subtitle=_line(movement if work and movement != work else credits.get("subtitle", "")),
        composer=_line(creators.get("composer", "") or credits.get("composer", "")),
        lyricist=_line(creators.get("lyricist", "") or credits.get("lyricist", "")),
        rights=_line(root.findtext("identification/rights", "") or credits.get("rights", "")),
    )


def _line(text: str) -> str:
    """The text in one line, cut where it is absurdly long."""
    return " ".join(text.split())[:MAX_TITLE_CHARACTERS]


def _hide_hidden_degrees(root: _Element) -> None:
    """Take out the chord degrees that are not to be printed: the engraver prints them all the same."""
    for degree in list(root.iter("degree")):
        harmony = degree.getparent()
        if degree.get("print-object") == "no" and harmony is not None:
            harmony.remove(degree)
