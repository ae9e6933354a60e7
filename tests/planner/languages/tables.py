"""What must hold for the tables of every language, and what a prompt says, for the tests of each language.

The functions of a Language give the list of its faults; ``CHECKS`` holds them all.
"""

from collections.abc import Callable, Iterator, Mapping

from planner.brief import Brief
from planner.lexicon import en as english
from planner.lexicon import zh as chinese
from planner.lexicon.language import Language
from planner.text import fold
from symbolic.instruments import DRUM_KITS
from symbolic.theory import MODES, note_name

STEM_LETTERS = 5
"""How many letters a ``*`` stands for at most."""
FEWEST_MOOD_WORDS = 10
TABLES = (
    "programs", "stand_ins", "kits", "kit_stand_ins", "ensembles", "moods", "styles", "scenes", "dances", "tempos",
    "meters", "energies", "uses", "parts", "forms", "modes", "progressions", "modulations",
)  # fmt: skip
RARE: dict[str, set[object]] = {
    "programs": {37, 39, 51, 63, 83, 84, 86, 96, 100, 101, 102, 103, 113, *range(115, 128)},
    "kits": {8},
    "progressions": {"ii V I", "IV V iii vi", "vi IV V I", "IV III7 vi I", "vi IV I V"},
}  # meanings that have no usual name in some languages
KEYS: dict[str, set[object]] = {
    **{
        name: (set(getattr(chinese.LANGUAGE, name)) & set(getattr(english.LANGUAGE, name))) - RARE.get(name, set())
        for name in TABLES
    },
    "modulations": {"up", "relative", "dominant", "any"},
}  # the meanings that every language must have words for
MORE_KEYS: dict[str, set[object]] = {
    "programs": set(range(128)),
    "stand_ins": set(range(128)),
    "kits": set(DRUM_KITS),
    "kit_stand_ins": set(DRUM_KITS),
    "modes": set(MODES),
    "progressions": set(chinese.LANGUAGE.progressions) | set(english.LANGUAGE.progressions),
}  # the meanings that a language may have words for
KINDS: dict[str, tuple[str, ...]] = {
    "instrument": ("programs", "stand_ins", "kits", "kit_stand_ins"),
    **{table: (table,) for table in KEYS if table not in ("programs", "stand_ins", "kits", "kit_stand_ins")},
}  # a word has one meaning within a kind
SINGLE = (
    "common", "bars", "seconds", "minutes", "hours", "negations", "exclusive", "tempo_before", "tempo_after", "key_of",
    "half_minute", "and_a_half", "negations_after", "fillers", "links", "or_links", "assents", "then", "foreign",
    "chords", "band", "verse_chorus",
)  # fmt: skip  # fields that hold words without keys
NEEDED = (
    "common",
    "bars",
    "seconds",
    "minutes",
    "hours",
    "negations",
    "exclusive",
    "tempo_after",
    "half_minute",
    "links",
)


def plain(word: str) -> str:
    """The word as the reader compares it: without accents, hyphens as spaces."""
    return fold(word).replace("-", " ")


def table(language: Language, name: str) -> Mapping[object, str]:
    found: Mapping[object, str] = getattr(language, name)
    return found


def words(row: str) -> list[str]:
    return row.split("|") if row else []


def unknown_keys(language: Language) -> list[object]:
    """Meanings that the planner does not have."""
    return [
        f"{name}: {key!r}"
        for name, known in KEYS.items()
        for key in table(language, name)
        if key not in known | MORE_KEYS.get(name, set())
    ]


def missing_keys(language: Language) -> list[object]:
    """Meanings without a word."""
    return [f"{name}: {key!r}" for name, keys in KEYS.items() for key in keys if not table(language, name).get(key)]


def _rows(language: Language) -> Iterator[tuple[str, str]]:
    for name in KEYS:
        for key, row in table(language, name).items():
            yield f"{name} {key!r}", row
    for name in SINGLE:
        yield name, getattr(language, name)


def malformed_words(language: Language) -> list[object]:
    """Words that are empty, padded, in capitals, or with a star elsewhere than at the end."""
    return [
        f"{place}: {word!r}"
        for place, row in _rows(language)
        for word in words(row)
        if not (place == "fillers" and word == "")
        and (not word.strip("* ") or word != word.strip() or word != word.lower() or "*" in word[:-1] or "  " in word)
    ]


def empty_fields(language: Language) -> list[object]:
    return [name for name in NEEDED if not getattr(language, name)]


def repeated_words(language: Language) -> list[object]:
    """Words that stand twice within a kind, in one row or in two."""
    faults: list[object] = []
    for kind, names in KINDS.items():
        written: dict[str, str] = {}
        read: dict[str, str] = {}
        for name in names:
            for key, row in table(language, name).items():
                for word in words(row):
                    place = f"{name} {key!r}"
                    if word in written:
                        faults.append(f"{kind}: {word!r} in {written[word]} and {place}")
                    elif read.get(plain(word), place) != place:
                        faults.append(f"{kind}: {word!r}, read without accents, in {read[plain(word)]} and {place}")
                    written[word] = read[plain(word)] = place
    return faults


def overlapping_stems(language: Language) -> list[object]:
    """Stems that also match a word of another meaning of the same kind."""
    faults: list[object] = []
    for kind, names in KINDS.items():
        rows = [(f"{name} {key!r}", plain(w)) for name in names for key, row in table(language, name).items()
                for w in words(row)]  # fmt: skip
        stems: dict[str, set[str]] = {}
        for place, word in rows:
            if word.endswith("*"):
                stems.setdefault(word[:-1], set()).add(place)
        for other, word in rows:
            rest = word.rstrip("*")
            starts = [rest[:end] for end in range(max(1, len(rest) - STEM_LETTERS), len(rest) + 1)]
            faults += [
                f"{kind}: {stem}* of {place} takes {word!r} of {other}"
                for stem in starts
                for place in sorted(stems.get(stem, ()))
                if place != other and " " not in rest[len(stem) :]
            ]
    return faults


def poor_moods(language: Language) -> list[object]:
    """Moods with too few words."""
    return [f"{key}: {len(words(row))}" for key, row in language.moods.items() if len(words(row)) < FEWEST_MOOD_WORDS]


def missing_numbers(language: Language) -> list[object]:
    """Numbers from 0 to 199 and hundreds to 1,000 without a word."""
    known = set(language.numbers.values())
    return [n for n in (*range(200), *range(200, 1001, 100)) if n not in known]


def wrong_numbers(language: Language) -> list[object]:
    """Number words out of range, empty or in capitals."""
    return [
        f"{word!r} = {value}"
        for word, value in language.numbers.items()
        if not 0 <= value <= 1000 or not word.strip() or word != word.lower()
    ]


def missing_notes(language: Language) -> list[object]:
    """Pitch classes without a name."""
    return [*sorted(set(range(12)) - set(language.notes.values()))]


def wrong_modes(language: Language) -> list[object]:
    """Modes behind a note that the score does not know."""
    return [f"{word!r}: {mode}" for word, mode in language.key_modes.items() if mode not in MODES]


CHECKS: tuple[Callable[[Language], list[object]], ...] = (
    unknown_keys, missing_keys, malformed_words, empty_fields, repeated_words, overlapping_stems, poor_moods,
    missing_numbers, wrong_numbers, missing_notes, wrong_modes,
)  # fmt: skip


def told(brief: Brief) -> dict[str, object]:
    """What the tables read, in the short form of the tests: ``plays`` are programs, or ``drums``."""
    said: dict[str, object] = {}
    for name, attribute in (
        ("bpm", brief.tempo_bpm), ("word", brief.tempo_word), ("mode", brief.mode), ("bars", brief.bars),
        ("s", brief.duration_s), ("style", brief.style), ("mood", brief.mood), ("use", brief.use),
        ("scene", brief.scene), ("energy", brief.energy), ("ensemble", brief.ensemble),
        ("modulation", brief.modulation), ("only", brief.exclusive),
    ):  # fmt: skip
        if attribute is not None and name not in brief.inferred:
            said[name] = attribute.value
    if brief.meter is not None:
        said["meter"] = str(brief.meter.value)
    if brief.tonic is not None:
        said["tonic"] = note_name(brief.tonic.value)
    for name, requests in (("plays", brief.instruments), ("not", brief.excluded)):
        if requests:
            said[name] = ["drums" if r.value.drums else r.value.program for r in requests]
    for name, parts in (("parts", brief.parts), ("no parts", brief.no_parts)):
        if parts:
            said[name] = [part.value for part in parts]
    if brief.section_bars:
        said["lengths"] = dict(length.value for length in brief.section_bars)
    if brief.form is not None:
        said["form"] = " ".join(brief.form.value)
    if brief.progression is not None:
        said["chords"] = " ".join(brief.progression.value.symbols)
    return said
