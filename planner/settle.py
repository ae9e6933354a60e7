"""Attributes that are settled from several words at once: key, form, instruments and whether they are alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.brief import Attribute, Request
from planner.reasons import without
from planner.scan import LINKS, Found
from symbolic.instruments import instrument

if TYPE_CHECKING:
    from planner.parse import Reader

_CHAIN = re.compile(r"^(?:[\s,，、\-–—→>+/|:：()（）]|and|then|和|与|再|到|接|for|of|的|一段|个|an?(?= ))*$")
_BESIDE = re.compile(r"^(?:[\s:：(（-]|of|is|的|为|有|共|长|for|an?)*$")
_BLANK = "\0"
_ALONE_GAP = 6
_LISTED = re.compile(r"[,，。;；.!！?？]")
_WITH_A_SOLO = re.compile(r"(?:with an?|and an?|加一段|有一段|带一段|一段|includes? an?|featuring an?)\s?$")
_PIECE_FOR = re.compile(
    r"曲(?!风|调|子里)|练习曲|奏鸣曲|夜曲| (?:piece|sonata|nocturne|etude|étude|prelude|study)(?![a-z])"
)
_MUSIC_FOR = re.compile(r"(?<![a-z])for (?:solo |the |a )?$")
SELF_SUFFICIENT = 6
"""An instrument of so many voices plays *a piece* by itself."""
_SOLO = ("solo", "独奏", "独奏曲")

FAMILY_OF: dict[int, tuple[int, ...]] = {
    0: (0, 1, 2, 3), 16: (16, 17, 18, 19, 20), 25: tuple(range(24, 32)), 27: tuple(range(26, 32)),
    33: tuple(range(32, 40)), 48: (44, 45, 48, 49, 50, 51), 52: (52, 53, 54), 53: (52, 53, 54),
    61: tuple(range(56, 64)), 65: (64, 65, 66, 67),
    81: tuple(range(80, 104)), 89: tuple(range(88, 96)),
}  # fmt: skip  # a general word asked away takes these programs with it


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
    if len(chain := _chain(reader, wanted)) >= 2:
        span = (chain[0].start, chain[-1].end)
        found = [Attribute(tuple(str(w.value) for w in chain), reader.text[slice(*span)], span)]
    form = reader.settle("form", found, lambda a, b: a == b)
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
        before = [p for p in parts if p.end <= bars.start and _BESIDE.match(reader.folded[p.end : bars.start])]
        after = [p for p in parts if p.start >= bars.end and _BESIDE.match(reader.folded[bars.end : p.start])]
        beside = (before[-1:] or after[:1]) if part_first else (after[:1] or before[-1:])
        if beside:
            lengths.append(Attribute((str(beside[0].value), int(bars.value)), attribute.words, attribute.span))
        else:
            totals.append(attribute)
    return tuple(lengths), totals


def _chain(reader: Reader, parts: list[Found]) -> list[Found]:
    """Parts named one after another, with lengths between them, are the form itself: three, or two with an arrow."""
    blanked = list(reader.folded)
    for bars in reader.bars:
        blanked[bars.start : bars.end] = " " * (bars.end - bars.start)
    best: list[Found] = []
    chain: list[Found] = []
    for part in parts:
        gap = "".join(blanked[chain[-1].end : part.start]) if chain else ""
        chain = [*chain, part] if not chain or _CHAIN.match(gap) else [part]
        best = chain if len(chain) > len(best) else best
    arrow = len(best) == 2 and re.search(r"-|→|>|—", "".join(blanked[best[0].end : best[1].start])) is not None
    return best if len(best) >= 3 or arrow else []


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
        before = [p for p in players if p.end <= word.start and _beside(reader.folded[p.end : word.start])]
        after = [p for p in players if p.start >= word.end and _beside(reader.folded[word.end : p.start])]
        if not before and not after:
            continue
        solo = word.words.rstrip("s") in _SOLO
        if solo and (len(instruments) > 1 or (before and _WITH_A_SOLO.search(reader.folded[: before[-1].start]))):
            continue
        if solo or after or word.words in ("only", "alone", "by itself", "unaccompanied"):
            return reader.attribute(word, True)
    return None


def _piece_for(reader: Reader, instruments: tuple[Attribute[Request], ...]) -> Attribute[bool] | None:
    """*A piano piece* and *music for piano* are for the piano alone, if no other is named and it has voices enough."""
    if len(instruments) != 1 or instruments[0].value.drums:
        return None
    if instrument(instruments[0].value.program).polyphony < SELF_SUFFICIENT:
        return None
    start, end = instruments[0].span
    after = _PIECE_FOR.match(reader.folded, end)
    before = _MUSIC_FOR.search(reader.folded[:start])
    if after is None and before is None:
        return None
    span = (start if before is None else before.start(), end if after is None else after.end())
    return Attribute(True, reader.text[slice(*span)], span)


def _beside(gap: str) -> bool:
    plain = gap.strip()
    return len(plain) <= _ALONE_GAP and _LISTED.search(plain) is None and plain not in LINKS
