"""From the bytes of a MusicXML file, plain or compressed, to its tree: bounded, without entities, DTD or network."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from typing import Any

from symbolic.errors import BadInput

MAX_XML_BYTES = 64_000_000
MAX_MARKUP = 3_500_000
"""Most ``<`` and ``=`` signs in a document: they bound its elements and attributes, and so the memory of its tree."""
MAX_WRITTEN_NOTES = 60_000
MAX_MEMBERS = 2_000
MAX_CONTAINER_BYTES = 100_000
CONTAINER = "META-INF/container.xml"
MUSICXML_TYPES = frozenset({"", "application/vnd.recordare.musicxml+xml", "application/vnd.recordare.musicxml"})
ENCODINGS = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-\d+|latin-?1|windows-125\d|macintosh"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr)",
    re.IGNORECASE,
)
_MUSIC_NAME = re.compile(r"(?!META-INF/)[^/]*\.(xml|musicxml)", re.IGNORECASE)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]{1,40})[\"'][^>]*\?>")
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def xml_root(data: bytes) -> Any:
    """The root element of a ``.musicxml``, ``.xml`` or ``.mxl`` file. Raises BadInput for what is not read."""
    if data[:4] == b"PK\x03\x04":
        data = _music_of_archive(data)
    return _parsed(_as_utf8(data))


def _music_of_archive(data: bytes) -> bytes:
    """The MusicXML document in a compressed file: what its container names, else its first XML file."""
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise BadInput(f"the archive has more than {MAX_MEMBERS} members")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            path = _named_root_file(archive) if CONTAINER in names else ""
            if path not in names:
                path = next((name for name in names if _MUSIC_NAME.fullmatch(name)), "")
            if not path:
                raise BadInput(
                    f"the archive has no {CONTAINER} that names a MusicXML file in it, and no other .xml file"
                )
            return _member(archive, path, MAX_XML_BYTES)
    except BadInput:
        raise
    except _ZIP_ERRORS as error:
        raise BadInput(f"the archive cannot be read: {error}") from error


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The bytes of a member, never more than ``most`` of them, whatever the archive says of its size."""
    with archive.open(name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise BadInput(f"the archive's member '{name[:80]}' is larger than {most} bytes")
    return content


def _named_root_file(archive: zipfile.ZipFile) -> str:
    """The path of the container's first root file of MusicXML's type; empty where the container is broken."""
    try:
        container = _parsed(_as_utf8(_member(archive, CONTAINER, MAX_CONTAINER_BYTES)))
    except BadInput:
        return ""
    found = [e for e in container.iter("{*}rootfile") if e.get("media-type", "") in MUSICXML_TYPES]
    path = str(found[0].get("full-path", "")) if found else ""
    if path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/") or ":" in path[:3]:
        raise BadInput(f"{CONTAINER} names a path outside the archive: '{path[:80]}'")
    return path


def _as_utf8(data: bytes) -> bytes:
    """The document with markup that can be counted byte by byte. Raises BadInput for other encodings."""
    for mark, encoding in _BOMS:
        if data.startswith(mark) and encoding != "utf-8":
            return _recoded(data[len(mark) :], encoding)
    if data[:2] in (b"<\x00", b"\x00<"):
        return _recoded(data, "utf-16-le" if data[0] else "utf-16-be")
    declared = _DECLARATION.match(data.removeprefix(codecs.BOM_UTF8))
    if declared is not None and not ENCODINGS.fullmatch(declared[1].decode("ascii", "replace")):
        raise BadInput(f"the encoding {declared[1].decode('ascii', 'replace')!r} is not read")
    return data


def _recoded(data: bytes, encoding: str) -> bytes:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(f"the file says that it is {encoding} and is not: {error}") from error
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")


def _parsed(data: bytes) -> Any:
    from lxml import etree

    _check_size(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"this is not well-formed XML: {str(error)[:200]}") from error
    _check_entities(root)
    return root


def _check_size(data: bytes) -> None:
    if (notes := data.count(b"<note>") + data.count(b"<note ") + data.count(b"<note/")) > MAX_WRITTEN_NOTES:
        raise BadInput(f"the document has {notes} notes; at most {MAX_WRITTEN_NOTES} are read")
    if len(data) > MAX_XML_BYTES:
        raise BadInput(f"the document has {len(data)} bytes; at most {MAX_XML_BYTES} are read")
    if (marks := data.count(b"<") + data.count(b"=")) > MAX_MARKUP:
        raise BadInput(f"the document has {marks} marks of elements and attributes; at most {MAX_MARKUP} are read")
    start = data.find(b"<!DOCTYPE")
    if start >= 0 and (found := data.find(b"<!ENTITY", start)) >= 0:
        line = data.count(b"\n", 0, found) + 1
        raise BadInput(f"line {line}: <!ENTITY> defines an entity; MusicXML needs none and none is read")


def _check_entities(root: Any) -> None:
    """Raises BadInput where the document defines entities, however it is encoded."""
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise BadInput("the document defines entities; MusicXML needs none and none is read")
