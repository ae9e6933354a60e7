"""Attributes that are settled from several words at once: key, form, instruments and whether they are alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.brief import Attribute, Progression, Request
from planner.lexicon import approximate
from planner.reading.gaps import PUNCTUATION, only_of, small_words
from planner.reading.lengths import Span
from planner.reading.negation import joints
from planner.reading.scan import Found
from planner.reading.tables import pattern_of, words_of
from planner.reasons import without
from symbolic.instruments import instrument

if TYPE_CHECKING:
    from planner.parse import Reader

_ALONE_GAP = 6
_LISTED = re.compile(r"[,，。;；.!！?？]")
_WITH_A_SOLO = re.compile(r"(?:with an?|and an?|加一段|有一段|带一段|一段|includes? an?|featuring an?)\s?$")
_PIECE_FOR = re.compile(
    r"曲(?!风|调|子里|風)|练习曲|奏鸣曲|夜曲|\s?(?:연주)?곡|[- ](?:piece|sonata|nocturne|etude|prelude|study)(?![a-z])"
)
_MUSIC_FOR = re.compile(pattern_of(small_words(approximate.MUSIC_FOR, approximate.PIECE_OF)) + r"\s$")
LONGEST_GAP = 40
SELF_SUFFICIENT = 6
"""An instrument of so many voices plays *a piece* by itself."""
_GERMAN_PIECE = re.compile(r"(?:stuck[es]{0,2}|sonaten?|solo|etuden?|fugen?|musik)$")
"""How German names of a piece for one instrument end: *Klavierstück*."""
_SOLO = frozenset(("solo", "独奏", "独奏曲", "ソロ", "독주", "솔로", "соло", "solos", "独奏で"))
_SOLO_IS_ONLY = ("es", "it")
"""Languages in which *solo* before an instrument also means *only*."""
_ONLY_BEFORE = frozenset(["只用", "只有", "仅用", "仅有", "仅仅", "只要", "纯", "单独", "just", "nothing but"])
"""Words that hold for what follows them only."""


def settle_key(reader: Reader) -> tuple[Attribute[int] | None, Attribute[str] | None]:
    """Tonic and mode; a second key is a conflict, a mode word completes a tonic."""
    tonics = [Attribute(k.tonic, k.words, k.span) for k in reader.keys if k.tonic is not None]
    full = [k for k in reader.keys if k.tonic is not None]
    modes = [Attribute(k.mode, k.words, k.span) for k in reader.keys if k.mode is not None]
    named = [reader.attribute(w, w.value) for w in reader.said("mode") if isinstance(w.value, str)]
    if len({(k.tonic, k.mode) for k in full if k.mode is not None}) > 1 or len({k.tonic for k in full}) > 1:
        reader.conflict("key", [k.words for k in full], full[-1].words, "later")
    tonic = tonics[-1] if tonics else None
    mode: Attribute[str] | None
    if modes and full and full[-1].mode is not None:
        mode = Attribute(full[-1].mode, full[-1].words, full[-1].span)
    else:
        mode = (named or modes)[-1] if named or modes else None
    if mode is not None and named and modes and _contradicts(named[-1].value, mode.value):
        reader.conflict("key", (named[-1].words, mode.words), mode.words, "number")
    return tonic, mode


def _contradicts(a: str, b: str) -> bool:
    return {a, b} == {"major", "minor"}


Form = Attribute[tuple[str, ...]]
SectionBars = tuple[Attribute[tuple[str, int]], ...]
Parts = tuple[Attribute[str], ...]


def settle_form(reader: Reader) -> tuple[Form | None, Parts, Parts, SectionBars, Attribute[float] | None]:
    """The form, the parts asked for and asked away, lengths of single sections, and the total of bars."""
    words = [w for w in reader.words if w.kind == "part" and isinstance(w.value, str)]
    wanted = [w for w in words if not w.negated]
    section_bars, totals = _section_bars(reader, wanted)
    found = sorted(reader.forms, key=lambda form: form.span)
    for word in reader.said("form"):
        value = ("verse-chorus",) if word.value == "verse-chorus" else tuple(str(word.value))
        found.append(reader.attribute(word, value))
    if len(chain := _chain(reader, _spelled_out(reader, wanted))) >= 2:
        span = (chain[0].start, chain[-1].end)
        found = [Attribute(tuple(str(w.value) for w in chain), reader.text[slice(*span)], span)]
    form = reader.settle("form", found, lambda a, b: a == b)
    totals = _all_sections(reader, form, section_bars, totals)
    total = reader.settle("bars", totals, lambda a, b: a == b)
    return form, _parts(reader, wanted), _parts(reader, [w for w in words if w.negated]), section_bars, total


def _parts(reader: Reader, words: list[Found]) -> Parts:
    return tuple(reader.attribute(word, str(word.value)) for word in words)


def _section_bars(reader: Reader, parts: list[Found]) -> tuple[SectionBars, list[Attribute[float]]]:
    """Bar counts beside a part are its length; the others are the total."""
    part_first = bool(parts) and bool(reader.bars) and parts[0].start < reader.bars[0].start
    lengths, totals = [], []
    for bars in reader.bars:
        attribute = Attribute(bars.value, reader.text[bars.start : bars.end].strip(), (bars.start, bars.end))
        before = [p for p in parts if p.end <= bars.start and _is_beside(reader.folded[p.end : bars.start])]
        after = [p for p in parts if p.start >= bars.end and _is_beside(reader.folded[bars.end : p.start])]
        beside = (before[-1:] or after[:1]) if part_first else (after[:1] or before[-1:])
        if beside and not _of_each(reader, attribute):
            lengths.append(Attribute((str(beside[0].value), int(bars.value)), attribute.words, attribute.span))
        else:
            totals.append(attribute)
    lengths += _bare_lengths(reader, parts) if lengths else []
    return tuple(sorted(lengths, key=lambda length: length.span)), totals


_BARE_LENGTH = re.compile(
    r"[\s:：]*(?:de |di |of |von |mit |с |по |の)?(\d{1,2})(?=\s*(?:$|[,;.，、。]| (?:y|e|and|et|und|и) ))"
)


def _bare_lengths(reader: Reader, parts: list[Found]) -> list[Attribute[tuple[str, int]]]:
    """Bare numbers behind parts, in bars where another part has bars: *intro of 4 bars, verse of 8*."""
    found = []
    for part in parts:
        match = _BARE_LENGTH.match(reader.folded, part.end)
        if match is not None and not any(b.start < match.end(1) and match.start(1) < b.end for b in reader.bars):
            found.append(Attribute((str(part.value), int(match[1])), match[1], match.span(1)))
    return [length for length in found if length.value[1] > 0]


_EACH = re.compile(
    r"(?:每段|每一段|每个段落|各段|每部分|各|それぞれ|각|各セクション|each(?: section| part)?(?: (?:is|of|has|with))?"
    r"|jeder? teil(?: mit)?|cada (?:seccion|parte|uma?|uno)(?: de)?|chaque (?:partie|section)(?: de)?"
    r"|ogni (?:sezione|parte)(?: di)?|по)\s?$"
)
_EACH_BEHIND = re.compile(
    r"^\s?(?:each|per section|per part|a section|je teil|ずつ|씩|cada una|cada uno|cada|chacune?|ciascuna|каждая)"
)


def _all_sections(
    reader: Reader, form: Form | None, section_bars: SectionBars, totals: list[Attribute[float]]
) -> list[Attribute[float]]:
    """The totals, where bars of each section or of lettered ones make one; sections with another sum are a conflict."""
    sections = () if form is None or form.value == ("verse-chorus",) else form.value
    each = [t for t in totals if _of_each(reader, t)]
    if each and sections:
        return [replace(each[-1], value=each[-1].value * len(sections))]
    if sections and all(len(section) == 1 for section in sections) and len(totals) == len(sections) > 1:
        return [replace(totals[-1], value=sum(total.value for total in totals))]
    known = dict(length.value for length in section_bars)
    whole = sum(known[section] for section in sections) if sections and set(sections) <= set(known) else None
    if whole is not None and totals and totals[-1].value != whole:
        words = [length.words for length in section_bars]
        reader.conflict("bars", [*words, totals[-1].words], " + ".join(words), "sections")
        return []
    return [total for total in totals if total not in each]


def _of_each(reader: Reader, bars: Attribute[float]) -> bool:
    """Whether the bars are those of each section."""
    start, end = bars.span
    behind = _EACH_BEHIND.match(reader.folded[end : end + 16])
    return _EACH.search(reader.folded[max(0, start - 24) : start]) is not None or behind is not None


def _spelled_out(reader: Reader, parts: list[Found]) -> list[Found]:
    """The parts with *verse-chorus* taken as a verse and a chorus, and *two verses* as two."""
    pairs = [
        Found("part", part, word.words, *((word.start, middle) if part == "verse" else (middle, word.end)))
        for word in reader.said("form")
        if word.value == "verse-chorus"
        for middle in [(word.start + word.end) // 2]
        for part in ("verse", "chorus")
    ]
    counts = {
        end: value for (_, end), value in zip(reader.prompt.marked.spans, reader.prompt.marked.values, strict=True)
    }
    times = [
        next((int(counts[end]) for end in range(p.start, p.start - 3, -1) if counts.get(end) in (2, 3, 4)), 1)
        for p in parts
    ]
    repeated = [part for part, count in zip(parts, times, strict=True) for _ in range(count)]
    return sorted([*repeated, *pairs], key=lambda part: part.start)


def _is_beside(gap: str) -> bool:
    """Whether a part and its length have only small words between them."""
    return len(gap) <= LONGEST_GAP and only_of(gap, small_words(approximate.BESIDE), " :：(（-")


def _chain(reader: Reader, parts: list[Found]) -> list[Found]:
    """Parts named one after another, with lengths between them, are the form itself: three, or two with an arrow."""
    blanked = list(reader.folded)
    spans = [(bars.start, bars.end) for bars in reader.bars] + list(reader.prompt.marked.spans)
    for start, end in spans:
        blanked[start:end] = " " * (end - start)
    best: list[Found] = []
    chain: list[Found] = []
    for part in parts:
        gap = "".join(blanked[chain[-1].end : part.start]) if chain else ""
        chain = [*chain, part] if not chain or only_of(gap, small_words(approximate.CHAIN)) else [part]
        best = chain if len(chain) > len(best) else best
    if len(best) != 2:
        return best if len(best) >= 3 else []
    gap = "".join(blanked[best[0].end : best[1].start])
    apart = best[0].end < best[1].start
    measured = all(any(_beside_bars(reader, part, bars) for bars in reader.bars) for part in best)
    return best if apart and (measured or re.search(r"-|→|>|—", gap) is not None) else []


def _beside_bars(reader: Reader, part: Found, bars: Span) -> bool:
    first, second = sorted(((part.start, part.end), (bars.start, bars.end)))
    return first[1] <= second[0] and _is_beside(reader.folded[first[1] : second[0]])


def settle_instruments(
    reader: Reader,
) -> tuple[tuple[Attribute[Request], ...], tuple[Attribute[Request], ...]]:
    """The instruments asked for and asked away, each once; one that is both is a conflict, and the later word holds."""
    words = [w for w in reader.words if w.kind == "instrument" and isinstance(w.value, Request)]
    asked: dict[tuple[int, bool], Found] = {}
    away: dict[tuple[int, bool], Found] = {}
    for word in words:
        assert isinstance(word.value, Request)
        key = (word.value.program, word.value.drums)
        here, there = (away, asked) if word.negated else (asked, away)
        same = next((k for k in there if _same(k, key)), None)
        if same is not None:
            earlier = there.pop(same)
            words_ = (reader.text[earlier.start : earlier.end], reader.text[word.start : word.end])
            kept = without(words_[1], reader.language) if word.negated else words_[1]
            reader.conflict("instruments", words_, kept, "later")
        here.setdefault(key, word)
    return tuple(_request(reader, w) for w in asked.values()), tuple(_request(reader, w) for w in away.values())


def _same(a: tuple[int, bool], b: tuple[int, bool]) -> bool:
    """Whether two requests speak of one instrument: the same program, or two kits."""
    return a == b or (a[1] and b[1])


def _request(reader: Reader, word: Found) -> Attribute[Request]:
    assert isinstance(word.value, Request)
    return reader.attribute(word, word.value)


def settle_exclusive(reader: Reader, instruments: tuple[Attribute[Request], ...]) -> Attribute[bool] | None:
    """Whether only the named instruments may play: *only* before them, or *solo* beside a single one."""
    players = [w for w in reader.words if w.kind in ("instrument", "ensemble") and not w.negated]
    if (piece := _piece_for(reader, instruments)) is not None:
        return piece
    for word in reader.said("exclusive"):
        if players and _nobody_else(word.words, reader.prompt.codes):
            return reader.attribute(word, True)
        before = [p for p in players if p.end <= word.start and _beside(reader, reader.folded[p.end : word.start])]
        after = [p for p in players if p.start >= word.end and _beside(reader, reader.folded[word.end : p.start])]
        if not before and not after:
            continue
        solo = word.words.rstrip("s") in _SOLO and not (after and reader.prompt.codes[0] in _SOLO_IS_ONLY)
        if solo and (len(instruments) > 1 or (before and _WITH_A_SOLO.search(reader.folded[: before[-1].start]))):
            continue
        if solo or after or word.words not in _ONLY_BEFORE:
            return reader.attribute(word, True)
    return None


def _nobody_else(words: str, codes: tuple[str, ...]) -> bool:
    """Whether the words ask all others away, wherever they stand: *no other instruments*, 不要别的乐器."""
    apart = ("nothing but", "nothing except", "nothing other")
    return not words.startswith(apart) and any(
        words.startswith(n.rstrip("*")) and len(words) > len(n) for n in words_of(codes, "negations") if len(n) > 1
    )


def _piece_for(reader: Reader, instruments: tuple[Attribute[Request], ...]) -> Attribute[bool] | None:
    """*A piano piece* and *music for piano* are for the piano alone, if no other is named and it has voices enough."""
    if len(instruments) != 1 or instruments[0].value.drums:
        return None
    alone = reader.prompt.codes[0] == "de" and reader.folded[slice(*instruments[0].span)].endswith("solo")
    if not alone and instrument(instruments[0].value.program).polyphony < SELF_SUFFICIENT:
        return None
    start, end = instruments[0].span
    section = any(part.span[0] == start for part in _parts(reader, [w for w in reader.words if w.kind == "part"]))
    if reader.prompt.codes[0] == "de" and not section and _GERMAN_PIECE.search(reader.folded[start:end]):
        return Attribute(True, instruments[0].words, (start, end))
    after = _PIECE_FOR.match(reader.folded, end)
    before = _MUSIC_FOR.search(reader.folded[:start])
    if after is None and before is None:
        return None
    span = (start if before is None else before.start(), end if after is None else after.end())
    return Attribute(True, reader.text[slice(*span)], span)


def _beside(reader: Reader, gap: str) -> bool:
    plain = gap.strip()
    return len(plain) <= _ALONE_GAP and _LISTED.search(plain) is None and plain not in joints(reader.prompt.codes).links


ALSO = ("也", "同样", "一样", "too", "as well", "also", "the same", "igual", "également", "ebenso", "anche")
"""What follows a part that has the chords of another."""


def settle_progressions(
    reader: Reader,
) -> tuple[Attribute[Progression] | None, tuple[Attribute[tuple[str, Progression]], ...]]:
    """The chords of the whole piece, and those of single sections; the last of several wins."""
    parts = [w for w in reader.words if w.kind == "part" and not w.negated]
    whole: list[Attribute[Progression]] = []
    sections: list[Attribute[tuple[str, Progression]]] = []
    for found in reader.progressions:
        before = [p for p in parts if p.end <= found.span[0] and _has_chords(reader.folded[p.end : found.span[0]])]
        after = [p for p in parts if p.start >= found.span[1] and _of_part(reader.folded[found.span[1] : p.start])]
        part = before[-1] if before else after[0] if after else None
        if part is None:
            whole.append(found)
        else:
            sections.append(Attribute((str(part.value), found.value), found.words, found.span))
            others = [p for p in parts if p.start >= found.span[1] and reader.folded[p.end :].lstrip().startswith(ALSO)]
            sections += [Attribute((str(p.value), found.value), found.words, found.span) for p in others]
    for word in reader.said("progression"):
        named = Progression(tuple(str(word.value).split()), relative=True)
        before = [p for p in parts if p.end <= word.start and _has_chords(reader.folded[p.end : word.start])]
        if before:
            sections.append(reader.attribute(word, (str(before[-1].value), named)))
        elif not reader.progressions:
            whole.insert(0, reader.attribute(word, named))
    return reader.settle("progression", whole, lambda a, b: a == b), tuple(sorted(sections, key=lambda s: s.span))


def _has_chords(gap: str) -> bool:
    """Whether what stands between a part and chords leaves the chords to the part."""
    return len(gap) <= LONGEST_GAP and only_of(
        gap, small_words(approximate.CHORDS_BESIDE), PUNCTUATION.replace(",", "")
    )


def _of_part(gap: str) -> bool:
    """Whether chords stand before their part: *Am F C G in the verse*."""
    words = small_words("in the|for the|in|im|en el|en la|dans le|nel|nella|no|na|в|作为|做|给")
    return 0 < len(gap) <= LONGEST_GAP and gap.strip() in words
