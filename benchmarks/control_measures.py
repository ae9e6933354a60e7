"""One function an attribute: what the prompt states against what was found in the file.

Each gives a score of 0 to 1 (1: right) and what was found, in words. The names are the field's where it has one.
"""
# ruff: noqa: E501  (the words for a section stay together)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from control_gold import DRUMS, key_of, plain_mode, players
from control_reader import Heard, Note, energies, hear_chord, signature_key, symbol_parts, triad_of

Score = tuple[float, str]
TEMPO_BINS: tuple[float, ...] = (40, 60, 70, 90, 110, 140, 160, 210)
"""Bounds of the tempo bins in beats a minute, as Mustango and after it Text2midi use them (Melechovsky et al. 2024)."""
HEARD_CHORDS = 0.7
"""The least share of the time in which the notes must carry the root of the asked chords."""
COVERED = 0.5
"""The least share of the piece that complete cycles of the asked progression must take up."""
SCALE = (0, 2, 4, 5, 7, 9, 11)
NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
MINOR_DEGREES = (0, 2, 3, 5, 7, 8, 10)

SECTION_WORDS: dict[str, str] = {
    "prechorus": "预副歌|導歌|导歌|副歌前|pre-chorus|prechorus|プレコーラス|bメロ|프리코러스|pre-coro|pré-refrão|pre-refrão|pré-refrain"
    "|pre-estribillo|preestribillo|pre-refrain|pre-ritornello|предприпев|пред-припев",
    "intro": "前奏|引子|序奏|intro|イントロ|인트로|전주|introducción|introdução|introduction|einleitung|introduzione|вступление|интро",
    "outro": "尾奏|尾声|尾聲|结尾|結尾|outro|coda|ending|アウトロ|後奏|아웃트로|후주|final|schluss|finale|кода|аутро|заключение|концовка",
    "interlude": "间奏|間奏|interlude|インターリュード|간주|interludio|interlúdio|zwischenspiel|intermezzo|interludium|проигрыш|интерлюдия",
    "bridge": "桥段|橋段|过渡|bridge|ブリッジ|大サビ|cメロ|브리지|브릿지|puente|ponte|pont|brücke|бридж|мост|переход",
    "solo": "独奏|獨奏|solo|ソロ|솔로|соло",
    "chorus": "副歌|chorus|refrain|サビ|コーラス|후렴|코러스|estribillo|coro|refrão|ritornello|припев",
    "verse": "主歌|verse|estrofe|ヴァース|バース|aメロ|절|벌스|estrofa|verso|couplet|strophe|strofa|куплет|запев",
    "theme": "主题|主題|theme|テーマ|테마|주제|tema|thème|thema|тема",
}  # section kind -> words of its marker, in the order in which they are tried


def in_bin(bpm: float, asked: float, tolerance: int) -> bool:
    """Whether two tempi fall into one bin, or into bins not further apart than ``tolerance``."""
    return abs(_bin(bpm) - _bin(asked)) <= tolerance


def _bin(bpm: float) -> int:
    return sum(bpm >= bound for bound in TEMPO_BINS)


def tempo_scores(gold: dict[str, Any], heard: Heard) -> dict[str, Score]:
    """``tb`` and ``tbt``; for a stated number also ``tempo``: within one per cent."""
    bpm, asked = heard.tempos[0][1], gold["tempo"]
    found = f"{bpm:.2f}"
    if isinstance(asked, list):
        low, high = asked
        inside = low - 0.5 <= bpm <= high + 0.5
        near = inside or in_bin(bpm, low, 1) or in_bin(bpm, high, 1)
        return {"tb": (float(inside), found), "tbt": (float(near), found)}
    right = abs(bpm - asked) <= 0.01 * asked and len(heard.tempos) == 1
    same = right or in_bin(bpm, asked, 0)  # a rounded 89.9999 is 90
    return {
        "tempo": (float(right), found),
        "tb": (float(same), found),
        "tbt": (float(same or in_bin(bpm, asked, 1)), found),
    }


def meter(gold: dict[str, Any], heard: Heard) -> Score:
    """``cts``: the time signature of the file."""
    found = [f"{a}/{b}" for _, (a, b) in heard.meters]
    return float(set(found) == {gold["meter"]}), " ".join(found)


def key_meta(gold: dict[str, Any], heard: Heard) -> Score:
    """The file's first key signature says the tonic and the mode, as far as they are stated."""
    tonic, mode = key_of(gold)
    if not heard.signatures:
        return 0.0, "no key signature"
    found = signature_key(heard.signatures[0][1])
    right = tonic in (None, found[0]) and (mode is None or plain_mode(mode) == found[1])
    return float(right), heard.signatures[0][1]


def same_or_relative(asked: tuple[int, str], found: tuple[int, str]) -> bool:
    """The same key or its relative, what the field counts as a duplicate (``ckd``); spelling plays no part."""
    return asked == found or _relative(asked) == found


def _relative(key: tuple[int, str]) -> tuple[int, str]:
    return ((key[0] + 9) % 12, "minor") if key[1] == "major" else ((key[0] + 3) % 12, "major")


def instruments(gold: dict[str, Any], heard: Heard) -> dict[str, Score]:
    """``ci``: every instrument named plays, and with *only* none beside; ``ci_share``: the share that plays."""
    playing = [part.program for part in heard.parts]
    asked = [players(name) for name in gold["inst"]]
    there = [any(program in wanted for program in playing) for wanted in asked]
    found = " ".join("drums" if p == DRUMS else str(p) for p in playing)
    beside = [p for p in playing if not any(p in wanted for wanted in asked)] if gold.get("only") else []
    return {
        "ci": (float(all(there) and not beside), found),
        "ci_share": (sum(there) / len(there), found),
    }


def negation(gold: dict[str, Any], heard: Heard) -> Score:
    """Nothing that was asked away plays."""
    away = frozenset().union(*(players(name) for name in gold["without"]))
    wanted = frozenset().union(*(players(name) for name in gold.get("inst", ()))) - away
    found = [p for part in heard.parts if (p := part.program) in away and p not in wanted]
    return float(not found), " ".join("drums" if p == DRUMS else str(p) for p in found) or "none of them"


def bars(gold: dict[str, Any], heard: Heard) -> Score:
    """The number of bars."""
    return float(heard.bars == gold["bars"]), f"{heard.bars:g}"


def duration(gold: dict[str, Any], heard: Heard) -> Score:
    """The length within half a bar."""
    bar_s = heard.seconds / heard.bars
    return float(abs(heard.seconds - gold["seconds"]) <= bar_s / 2 + 0.01), f"{heard.seconds:.2f} s"


def kind_of(marker: str) -> str:
    """The kind of section that a marker names, ``?`` if none."""
    lower = marker.lower()
    return next((kind for kind, words in SECTION_WORDS.items() if any(w in lower for w in words.split("|"))), "?")


def marked_sections(heard: Heard) -> list[tuple[str, str, float]]:
    """Kind, letter (or "") and bars of each section, from the markers."""
    ticks = [tick for tick, _ in heard.markers] + [heard.end]
    out = []
    for (tick, text), following in zip(heard.markers, ticks[1:], strict=True):
        letter = re.search(r"(?<![A-Za-z])([A-H])(?![A-Za-z])", text)
        out.append((kind_of(text), letter[1] if letter else "", (following - tick) / heard.bar_ticks))
    return out


def sections(gold: dict[str, Any], heard: Heard) -> Score:
    """The stated sections in order with their bars, letters, parts asked for and parts asked away."""
    found = marked_sections(heard)
    kinds = [kind for kind, _, _ in found]
    right = True
    if "sections" in gold:
        asked = [_named(word) for word in gold["sections"].split()]
        right &= kinds == [kind for kind, _ in asked]
        right &= all(n is None or n == bars_ for (_, n), (_, _, bars_) in zip(asked, found, strict=False))
    for kind, n in map(_named, gold.get("sectionbars", "").split()):
        right &= kind in kinds and all(bars_ == n for k, _, bars_ in found if k == kind)
    if "form" in gold:
        right &= "".join(letter for _, letter, _ in found) == gold["form"]
    if "count" in gold:
        right &= len(found) == gold["count"]
    right &= all(kind in kinds for kind in gold.get("has", ()))
    right &= not any(kind in kinds for kind in gold.get("hasnt", ()))
    return float(right), " ".join(f"{letter or kind}{bars_:g}" for kind, letter, bars_ in found)


def _named(word: str) -> tuple[str, int | None]:
    name = word.rstrip("0123456789")
    return name, int(word[len(name) :]) if len(name) < len(word) else None


def asked_chords(gold: dict[str, Any], signature: tuple[int, str]) -> list[tuple[int, str, str | None]]:
    """Root, triad and, for symbols, the exact quality of each chord asked for; degrees are of the file's key."""
    if "chords" in gold:
        parsed = [symbol_parts(symbol) for symbol in str(gold["chords"]).split()]
        return [(p[0], triad_of(p[1]), p[1]) for p in parsed if p is not None]
    tonic, mode = signature
    if "digits" in gold:
        do = tonic if mode == "major" else (tonic + 3) % 12
        return [((do + SCALE[int(d) - 1]) % 12, _diatonic(int(d)), None) for d in str(gold["digits"])]
    return [_numeral(word, tonic, mode) for word in gold["roman"].split()]


def _diatonic(degree: int) -> str:
    return ("maj", "min", "min", "maj", "maj", "min", "dim")[degree - 1]


def _numeral(word: str, tonic: int, mode: str) -> tuple[int, str, None]:
    plain = word.rstrip("°")
    degree = NUMERALS[plain.upper()]
    scale = MINOR_DEGREES if mode == "minor" else SCALE
    triad = "dim" if word.endswith("°") else "min" if plain.islower() else "maj"
    return (tonic + scale[degree - 1]) % 12, triad, None


def _merged(symbols: Sequence[tuple[int, str]], end: int) -> list[tuple[int, int, str]]:
    """Start, end and symbol of each chord, neighbours that are equal put together."""
    out: list[tuple[int, int, str]] = []
    for tick, text in symbols:
        if out and out[-1][2] == text:
            continue
        out.append((tick, end, text))
    starts = [start for start, _, _ in out] + [end]
    return [(start, starts[i + 1], text) for i, (start, _, text) in enumerate(out)]


def _is(asked: tuple[int, str, str | None], symbol: str, *, exact: bool) -> bool:
    parts = symbol_parts(symbol)
    if parts is None or parts[0] != asked[0] or triad_of(parts[1]) != asked[1]:
        return False
    return not exact or asked[2] is None or parts[1] == asked[2]


def chords(gold: dict[str, Any], heard: Heard, *, notes: bool = True) -> dict[str, Score]:
    """``chord_symbols``: complete cycles of the asked progression in the file's symbols over half the piece or more.

    ``chord_root`` and ``chord_triad``: share of those cycles' time in which a template reader, which knows only the
    notes, hears the asked root and triad. ``chords``: the symbols are right and the roots are heard for 70 % or more.
    """
    signature = signature_key(heard.signatures[0][1]) if heard.signatures else (0, "major")
    stated = asked_chords(gold, signature)
    asked = [c for i, c in enumerate(stated) if i == 0 or c != stated[i - 1]]
    spans = _merged(heard.symbols, heard.end)
    covered: dict[int, tuple[int, str, str | None]] = {}
    for i in range(len(spans) - len(asked) + 1):
        if all(_is(a, spans[i + k][2], exact=True) for k, a in enumerate(asked)):
            covered.update({i + k: a for k, a in enumerate(asked)})
    time = sum(spans[i][1] - spans[i][0] for i in covered)
    found = " ".join(text for _, _, text in spans[: max(8, 2 * len(asked))])
    symbols = bool(covered) and time >= COVERED * heard.end
    out: dict[str, Score] = {"chord_symbols": (float(symbols), found)}
    if notes:
        root, triad = _heard_share(covered, spans, heard.pitched)
        out["chord_root"], out["chord_triad"] = (root, f"{root:.2f}"), (triad, f"{triad:.2f}")
        out["chords"] = (float(symbols and root >= HEARD_CHORDS), f"{found}; roots heard {root:.2f}")
    else:
        out["chords"] = out["chord_symbols"]
    return out


def _heard_share(
    covered: dict[int, tuple[int, str, str | None]], spans: Sequence[tuple[int, int, str]], notes: list[Note]
) -> tuple[float, float]:
    total = roots = triads = 0
    for i, (root, triad, _) in covered.items():
        start, end, _ = spans[i]
        total += end - start
        found = hear_chord(notes, start, end)
        roots += (end - start) * (found is not None and found[0] == root)
        known = triad in ("maj", "min", "dim", "aug")
        triads += (end - start) * (found is not None and found[0] == root and (found[1] == triad or not known))
    return (roots / total, triads / total) if total else (0.0, 0.0)


def energy(gold: dict[str, Any], heard: Heard) -> Score:
    """The curve of onsets times velocity over twelve equal parts has the stated shape."""
    curve = energies(heard)
    thirds = [sum(curve[i : i + 4]) / 4 for i in (0, 4, 8)]
    first, middle, last = thirds
    late = sum(curve[8:11]) / 3  # the last twelfth may be a long final note
    shapes: dict[str, Callable[[], bool]] = {
        "rise": lambda: late > 1.1 * first,
        "late": lambda: late > 1.1 * first and max(curve) in curve[6:],
        "fall": lambda: last < 0.95 * max(first, middle),
        "arch": lambda: middle > first and middle > last,
        "flat": lambda: max(thirds[0], middle, late) < 2 * max(1.0, min(thirds[0], middle, late)),
    }
    return float(shapes[gold["energy"]]()), " ".join(f"{value:.0f}" for value in curve)


def mood_top3(gold: dict[str, Any], valence: float, arousal: float, labels: dict[str, tuple[float, float]]) -> Score:
    """One of the stated labels is among the three that lie nearest to the plan's valence and arousal."""
    nearest = sorted(labels, key=lambda m: (labels[m][0] - valence) ** 2 + (labels[m][1] - arousal) ** 2)[:3]
    return float(any(label in nearest for label in gold["mood"])), " ".join(nearest)


def out_of_key(notes: list[Note], tonic: int, mode: str) -> float:
    """Share of the sounding time outside the seven notes of the key (minor: with both sixths and sevenths)."""
    scale = {0, 2, 3, 5, 7, 8, 9, 10, 11} if mode == "minor" else set(SCALE)
    total = sum(n.end - n.start for n in notes)
    return sum(n.end - n.start for n in notes if (n.pitch - tonic) % 12 not in scale) / total if total else 0.0


def profile(notes: list[Note], tonic: int) -> list[float]:
    """Share of the sounding time of the twelve pitch classes, counted from the tonic."""
    weights = [0.0] * 12
    for n in notes:
        weights[(n.pitch - tonic) % 12] += n.end - n.start
    total = sum(weights) or 1.0
    return [round(weight / total, 3) for weight in weights]


def rank_correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Spearman's rank correlation; 0 where one side does not vary."""
    x, y = _ranks(a), _ranks(b)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    over = sum((p - mx) * (q - my) for p, q in zip(x, y, strict=True))
    under = (sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y)) ** 0.5
    return over / under if under else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0.0] * len(values)
    start = 0
    for stop in range(1, len(order) + 1):
        if stop == len(order) or values[order[stop]] != values[order[start]]:
            for i in order[start:stop]:
                ranks[i] = (start + stop - 1) / 2
            start = stop
    return ranks


def tonic_name(pitch: int) -> str:
    """A plain name of a pitch class."""
    return ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")[pitch % 12]
