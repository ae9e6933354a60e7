"""Damaged and hostile MusicXML: seeded mutants of a file, and absurd files by name."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise

CONTAINER = "META-INF/container.xml"
ABSURD_NUMBERS = (
    "0", "-1", "-999999999", "999999999", "1e308", "NaN", "inf", "", " ", "4.5", "9" * 400, "0x10", "½", "٣", "1/0",
)  # fmt: skip
NUMBERED = re.compile(rb">(-?\d+(?:\.\d+)?)<")
LEAF = re.compile(rb"<([a-z-]+)(?: [^<>]*)?>[^<>]*</\1>|<[a-z-]+(?: [^<>]*)?/>")
BLOCK = re.compile(rb"<(note|measure|attributes|part|direction|harmony|backup|barline)\b.*?</\1>", re.DOTALL)
TAG = re.compile(rb"</?([a-z-]+)")
ATTRIBUTE = re.compile(rb'([a-z-]+)="([^"]*)"')

Mutation = Callable[[bytes, random.Random], bytes]


def flip_bits(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def drop_bytes(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randint(1, 200) :]


def double_bytes(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    end = start + rng.randint(1, 400)
    return data[:end] + data[start:end] + data[end:]


def _spans(pattern: re.Pattern[bytes], data: bytes) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(data)]


def drop_elements(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 6)):
        spans = _spans(rng.choice((LEAF, BLOCK)), data)
        if spans:
            start, end = rng.choice(spans)
            data = data[:start] + data[end:]
    return data


def double_elements(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 6)):
        spans = _spans(rng.choice((LEAF, BLOCK)), data)
        if spans:
            start, end = rng.choice(spans)
            data = data[:end] + data[start:end] * rng.randint(1, 4) + data[end:]
    return data


def swap_elements(data: bytes, rng: random.Random) -> bytes:
    spans = _spans(rng.choice((LEAF, BLOCK)), data)
    if len(spans) < 2:
        return data
    (a, b), (c, d) = sorted(rng.sample(spans, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:] if b <= c else data


def nest_elements(data: bytes, rng: random.Random) -> bytes:
    """An element moved into another one."""
    spans = _spans(BLOCK, data)
    if len(spans) < 2:
        return data
    (a, b), (c, _) = sorted(rng.sample(spans, 2))
    inside = data.find(b">", c) + 1
    return data[:inside] + data[a:b] + data[inside:]


def absurd_numbers(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 5)):
        spans = [match.span(1) for match in NUMBERED.finditer(data)]
        if spans:
            start, end = rng.choice(spans)
            data = data[:start] + rng.choice(ABSURD_NUMBERS).encode() + data[end:]
    return data


def absurd_everywhere(data: bytes, rng: random.Random) -> bytes:
    """Every number of one element replaced."""
    names = sorted(set(re.findall(rb"<([a-z-]+)>-?\d+<", data)))
    if not names:
        return data
    name, value = rng.choice(names), rng.choice(ABSURD_NUMBERS).encode()
    return re.sub(rb"(<" + name + rb">)-?\d+(<)", lambda m: m[1] + value + m[2], data)


def rename_tags(data: bytes, rng: random.Random) -> bytes:
    names = sorted({match[1] for match in TAG.finditer(data)})
    if len(names) < 2:
        return data
    old, new = rng.sample(names, 2)
    return re.sub(rb"(</?)" + old + rb"(?=[ />])", rb"\1" + new, data)


def absurd_attributes(data: bytes, rng: random.Random) -> bytes:
    spans = [match.span(2) for match in ATTRIBUTE.finditer(data)]
    if not spans:
        return data
    start, end = rng.choice(spans)
    values = (*ABSURD_NUMBERS, "P1", "yes", "start", "stop", "backward", "&amp;", "x" * 5000)
    return data[:start] + rng.choice(values).encode() + data[end:]


def blank_texts(data: bytes, rng: random.Random) -> bytes:
    names = sorted(set(re.findall(rb"<([a-z-]+)>[^<>]+</", data)))
    if not names:
        return data
    name = rng.choice(names)
    return re.sub(rb"(<" + name + rb">)[^<>]+(</)", rb"\1\2", data)


def strange_characters(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    strange = (b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"&#0;", b"&#xFFFFFFFF;", b"&unknown;", b"]]>", b"<!--", b"<?x")
    return data[:start] + rng.choice(strange) + data[start:]


def entity(data: bytes, rng: random.Random) -> bytes:
    """An entity, used once in a text."""
    body = rng.choice((b'"x"', b'SYSTEM "file:///etc/passwd"', b'SYSTEM "http://localhost:9/x"'))
    text = data.replace(b"<work-title>", b"<work-title>&e;", 1).replace(b"<part-name>", b"<part-name>&e;", 1)
    return with_doctype(text, b"<!ENTITY e " + body + b">")


def repeats(data: bytes, rng: random.Random) -> bytes:
    """Repeat signs, endings and jumps at random places."""
    signs = (
        b'<barline><repeat direction="forward"/></barline>',
        b'<barline location="right"><repeat direction="backward"/></barline>',
        b'<barline location="right"><repeat direction="backward" times="1000"/></barline>',
        b'<barline location="left"><ending number="1" type="start"/></barline>',
        b'<barline location="left"><ending number="1,2,3" type="start"/></barline>',
        b'<barline location="right"><ending number="2" type="stop"/><repeat direction="backward"/></barline>',
        b'<sound dacapo="yes"/>', b'<sound dalsegno="x"/>', b'<sound segno="x"/>', b'<sound tocoda="x"/>',
        b'<sound coda="x"/>', b'<sound fine="yes"/>',
    )  # fmt: skip
    for _ in range(rng.randint(1, 12)):
        ends = [match.start() for match in re.finditer(rb"</measure>", data)]
        if ends:
            at = rng.choice(ends)
            data = data[:at] + rng.choice(signs) + data[at:]
    return data


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits, truncate, drop_bytes, double_bytes, drop_elements, double_elements, swap_elements, nest_elements,
    absurd_numbers, absurd_numbers, absurd_everywhere, rename_tags, absurd_attributes, blank_texts, strange_characters,
    entity, repeats,
)  # fmt: skip


def mutants(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` mutants of a MusicXML document (``.musicxml`` or ``.mxl``) with their names, the same for a seed.

    Of an archive the document inside is mutated and packed again, and now and then the archive itself.
    """
    rng = random.Random(seed)
    inner = document_of(data)
    for number in range(count):
        mutation = rng.choice(MUTATIONS)
        if inner is None:
            yield f"{number} {mutation.__name__}", mutation(data, rng)
        elif rng.random() < 0.4:
            mutation = rng.choice((flip_bits, truncate, drop_bytes, double_bytes))
            yield f"{number} archive {mutation.__name__}", mutation(data, rng)
        else:
            yield f"{number} packed {mutation.__name__}", packed(mutation(inner, rng))


def document_of(data: bytes) -> bytes | None:
    """The MusicXML document in an archive; None for what is no archive."""
    if data[:2] != b"PK":
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(next(n for n in archive.namelist() if not n.startswith("META-INF") and n.endswith("xml")))


def packed(document: bytes, name: str = "score.xml", listed: str | None = None, **more: bytes) -> bytes:
    """A compressed file; ``listed`` is the path that its container names, ``more`` are further members."""
    out = io.BytesIO()
    path = name if listed is None else listed
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTAINER, f'<container><rootfiles><rootfile full-path="{path}"/></rootfiles></container>')
        archive.writestr(name, document)
        for other, content in more.items():
            archive.writestr(other, content)
    return out.getvalue()


def with_doctype(document: bytes, declarations: bytes) -> bytes:
    """The document with an internal DTD."""
    root = document.find(b"<score-")
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + b"<!DOCTYPE score-partwise [" + declarations + b"]>\n" + document[max(root, 0) :]


def one_note(**elements: str) -> bytes:
    """A score of one measure with one note; elements by name replace what it holds (``note``, ``divisions``, ...)."""
    parts = {
        "divisions": "<divisions>1</divisions>",
        "time": "<time><beats>4</beats><beat-type>4</beat-type></time>",
        "pitch": "<pitch><step>C</step><octave>4</octave></pitch>",
        "duration": "<duration>4</duration>",
        "before": "",
        "after": "",
        "name": "Piano",
    } | elements
    text = (
        '<score-partwise version="4.0"><part-list><score-part id="P1"><part-name>{name}</part-name></score-part>'
        '</part-list><part id="P1"><measure number="1"><attributes>{divisions}{time}</attributes>{before}'
        "<note>{pitch}{duration}</note>{after}</measure></part></score-partwise>"
    )
    return text.format(**parts).encode()


def many_notes(count: int) -> bytes:
    """One measure of very many notes."""
    note = "<note><pitch><step>C</step><octave>4</octave></pitch><duration>1</duration></note>"
    return one_note(after=note * count)


def laughs() -> bytes:
    """Nested entities that would be ten to the tenth characters."""
    names = "abcdefghij"
    declared = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    return with_doctype(one_note(name="&j;"), declared.encode())


def quadratic() -> bytes:
    """One long entity used very often."""
    return with_doctype(one_note(name="&a;" * 30_000), b'<!ENTITY a "' + b"x" * 30_000 + b'">')


def bomb() -> bytes:
    """An archive of 200 kB whose document unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTAINER, '<container><rootfiles><rootfile full-path="score.xml"/></rootfiles></container>')
        with archive.open("score.xml", "w", force_zip64=True) as member:
            member.write(b"<score-partwise>")
            for _ in range(200):
                member.write(b" " * 1_000_000)
    return out.getvalue()


def lying_archive() -> bytes:
    """An archive that says its document is small."""
    data = bytearray(packed(b"<score-partwise>" + b" " * 3_000_000))
    at = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1)
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def many_members(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(CONTAINER, '<container><rootfiles><rootfile full-path="score.xml"/></rootfiles></container>')
        archive.writestr("score.xml", one_note())
        for number in range(count):
            archive.writestr(f"{number}", b"")
    return out.getvalue()


def timewise(document: bytes) -> bytes:
    """The root renamed, so that parts stand where measures should."""
    return document.replace(b"score-partwise", b"score-timewise")


def absurd_files() -> Iterator[tuple[str, bytes]]:
    """Every absurd file by name."""
    wide = " ".join(f'a{i}="1"' for i in range(300_000))
    yield "empty", b""
    yield "not xml", b"MThd\x00\x00\x00\x06\x00\x01\x00\x01\x01\xe0"
    yield "another root", b"<html><body/></html>"
    yield "no part", b"<score-partwise><part-list/></score-partwise>"
    yield "no measure", b'<score-partwise><part id="P1"/></score-partwise>'
    yield "empty measure", b'<score-partwise><part id="P1"><measure/></part></score-partwise>'
    yield "part not listed", one_note().replace(b'<part id="P1">', b'<part id="P9">')
    yield "a million notes", many_notes(1_000_000)
    yield "a million empty notes", one_note(after="<note/>" * 1_000_000)
    yield (
        "a million measures",
        b'<score-partwise><part id="P1">' + b"<measure/>" * 1_000_000 + b"</part></score-partwise>",
    )
    yield "a million elements", one_note(after="<x/>" * 1_000_000)
    yield "four million elements", one_note(after="<x/>" * 4_000_000)
    yield "wide element", one_note(after=f"<x {wide}/>")
    yield "deep nesting", one_note(after="<x>" * 100_000 + "</x>" * 100_000)
    yield "nesting of two hundred", one_note(after="<x>" * 200 + "</x>" * 200)
    yield "nested entities", laughs()
    yield "quadratic entities", quadratic()
    yield "local file entity", with_doctype(one_note(name="&e;"), b'<!ENTITY e SYSTEM "file:///etc/passwd">')
    yield "network entity", with_doctype(one_note(name="&e;"), b'<!ENTITY e SYSTEM "http://127.0.0.1:9/">')
    yield "parameter entity", with_doctype(one_note(), b'<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;')
    yield "external dtd", b'<!DOCTYPE score-partwise SYSTEM "file:///etc/passwd">' + one_note()
    yield (
        "xinclude",
        one_note(
            after='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
        ),
    )
    for value in ("0", "-4", "1.5", "", "x", "999999999999", "1e9", "NaN"):
        yield f"divisions {value!r}", one_note(divisions=f"<divisions>{value}</divisions>")
    for value in ("0", "-4", "99999999", "9" * 300, "", "x", "0.001", "1e300", "inf"):
        yield f"duration {value!r}", one_note(duration=f"<duration>{value}</duration>")
    for value in ("-5", "11", "99", "x", "", "4.4"):
        yield f"octave {value!r}", one_note(pitch=f"<pitch><step>C</step><octave>{value}</octave></pitch>")
    for value in ("H", "", "CC", "c", "\u266f"):
        yield f"step {value!r}", one_note(pitch=f"<pitch><step>{value}</step><octave>4</octave></pitch>")
    for value in ("99", "0.5", "-0.5", "x", "-9"):
        yield (
            f"alter {value!r}",
            one_note(pitch=f"<pitch><step>C</step><alter>{value}</alter><octave>4</octave></pitch>"),
        )
    for beats, beat_type in (
        ("0", "4"),
        ("4", "0"),
        ("4", "3"),
        ("1000000", "4"),
        ("-3", "8"),
        ("3+2", "8"),
        ("x", "y"),
    ):
        yield (
            f"time {beats}/{beat_type}",
            one_note(time=f"<time><beats>{beats}</beats><beat-type>{beat_type}</beat-type></time>"),
        )
    yield "no pitch", one_note(pitch="")
    yield "no duration", one_note(duration="")
    yield "no divisions", one_note(divisions="")
    yield "no time", one_note(time="")
    yield (
        "many divisions",
        one_note(after="".join(f"<attributes><divisions>{n}</divisions></attributes>" for n in range(1, 4000))),
    )
    yield "backup beyond the start", one_note(before="<backup><duration>4000</duration></backup>")
    yield "forward far beyond the end", one_note(after="<forward><duration>900</duration></forward>" * 1000)
    yield (
        "tie without end",
        one_note(pitch="<pitch><step>C</step><octave>4</octave></pitch>").replace(
            b"</duration></note>", b'</duration><tie type="start"/></note>'
        ),
    )
    yield "endless repeats", one_note(after='<barline><repeat direction="backward" times="999999999"/></barline>')
    yield (
        "repeats in repeats",
        one_note().replace(
            b"</measure>",
            b'<barline><repeat direction="backward" times="16"/></barline></measure>'
            + b"".join(
                b'<measure number="%d"><barline><repeat direction="backward" times="16"/></barline></measure>' % n
                for n in range(2, 400)
            ),
        ),
    )
    yield (
        "da capo in every measure",
        one_note().replace(
            b"</measure>",
            b'<sound dacapo="yes" dalsegno="x" segno="x" coda="x" tocoda="x"/></measure>'
            + b"".join(
                b'<measure number="%d"><sound dacapo="yes" dalsegno="x" tocoda="x" coda="x"/></measure>' % n
                for n in range(2, 200)
            ),
        ),
    )
    yield "tempo of zero", one_note(before='<sound tempo="0"/>')
    yield "tempo without end", one_note(before='<sound tempo="1e999"/>')
    yield "a long title", one_note(name="x" * 5_000_000)
    yield "a harmony of nothing", one_note(before="<harmony><root/><kind/></harmony><harmony/>")
    yield (
        "a harmony of nonsense",
        one_note(
            before="<harmony><root><root-step>C</root-step></root><kind>none of these</kind>"
            "<degree><degree-value>99</degree-value></degree></harmony>"
        ),
    )
    yield (
        "transposed out of range",
        one_note(before="<attributes><transpose><chromatic>9999</chromatic></transpose></attributes>"),
    )
    yield "utf-16", '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + one_note().decode().encode("utf-16-le")
    yield "utf-7", b'<?xml version="1.0" encoding="UTF-7"?>' + one_note()
    yield "wrong encoding", b'<?xml version="1.0" encoding="UTF-8"?>' + one_note(name="\xff").decode().encode("latin-1")
    yield "timewise of parts", timewise(one_note())
    yield (
        "hostile extras",
        one_note().replace(
            b"<part-list>",
            b'<identification><miscellaneous><miscellaneous-field name="scoresmith">'
            + b"[" * 100_000
            + b"</miscellaneous-field></miscellaneous></identification><part-list>",
        ),
    )
    yield "archive", packed(one_note())
    yield "archive bomb", bomb()
    yield "archive that lies", lying_archive()
    yield "archive of many members", many_members(5_000)
    yield "archive without container", packed(one_note()).replace(b"container.xml", b"kontainer.xml")
    yield "archive with a path up", packed(one_note(), listed="../../etc/passwd")
    yield "archive with an absolute path", packed(one_note(), listed="/etc/passwd")
    yield "archive with a path to nothing", packed(one_note(), listed="other.xml")
    yield "archive in an archive", packed(packed(one_note()))
    yield "archive of nothing", b"PK\x05\x06" + b"\x00" * 18
