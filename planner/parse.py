"""From the prompt to the brief: facts and words are put together, and contradictions are settled and kept on record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from planner.brief import Attribute, Brief
from planner.lexicon import approximate
from planner.lexicon.mood import MOODS
from planner.plan import Conflict
from planner.reading.chords import forms, keys_as_chords, progressions
from planner.reading.conflicts import against_mood
from planner.reading.gaps import small_words
from planner.reading.keys import keys, symbol_keys
from planner.reading.lengths import Span, bar_counts, decades, durations
from planner.reading.negation import joints, negate, one_sense
from planner.reading.scan import Found, scan
from planner.reading.settle import (
    settle_exclusive,
    settle_form,
    settle_instruments,
    settle_key,
    settle_progressions,
)
from planner.reading.tables import pattern_of, rows, words_of
from planner.reading.tempo import bare_tempo, lone_speed, meters, tempos
from planner.reading.text import prompt_of
from planner.reading.unknown import check_instruments
from planner.reasons import conflict_reason
from planner.senses.fill import with_sense
from planner.text import clean, fold, title_of
from symbolic.errors import BadInput
from symbolic.score import Meter

T = TypeVar("T")
WORD_TOLERANCE = 0.15
"""How far, in parts of the whole, a tempo in numbers may lie outside the range of a tempo word beside it."""
GENERIC_SCENES = ("game", "night", "advert")
OPPOSED_VALENCE = 0.8
OPPOSED_AROUSAL = 0.9
HALF_BAR = 0.5
SHORT_GAP = 16


FEEL_BPM: dict[str, tuple[float, float]] = {"half": (60, 84), "double": (140, 176)}
"""The tempi that half-time and double-time mean where no tempo was named; beside one they change nothing."""
NOUN_FIRST = ("es", "pt", "fr", "it")
"""Languages whose modifiers follow the noun."""


def parse(prompt: str, *, strict: bool = False) -> Brief:
    """Read a prompt in any of the ten languages, or in several of them.

    Contradictions are settled by the rules of ``planner.reading.conflicts`` and listed in ``conflicts``; with
    ``strict`` they raise. Raises BadInput, naming the value, for a prompt that is empty, over 2,000 characters or in
    another script, for values out of range and for instruments that are not known. What no table says of mood, style
    and scene may be heard by a learned model; ``inferred`` names it.
    """
    brief = Reader(clean(prompt)).brief()
    if strict and brief.conflicts:
        first = brief.conflicts[0]
        raise BadInput(f"the prompt contradicts itself about {first.attribute}: {' / '.join(first.words)}")
    return with_sense(brief)


class Reader:
    """Reads one prompt; ``conflicts`` grows as attributes are settled."""

    def __init__(self, text: str) -> None:
        self.text, self.prompt = text, prompt_of(text)
        self.language, self.folded = self.prompt.language, self.prompt.folded
        self.conflicts: list[Conflict] = []
        prompt = self.prompt
        first = scan(prompt.canon, prompt.codes, (), text)
        named = [(f.start, f.end) for f in first if f.kind in ("progression", "form", "meter")]
        self.tempos, self.meters = tempos(prompt, named), meters(prompt)
        self.progressions, self.forms = progressions(prompt), forms(prompt)
        spelled = [each.span for group in (self.progressions, self.forms) for each in group]
        self.keys = [key for key in keys(prompt) if not _inside(key.span, [*spelled, *named])]
        if (chords := keys_as_chords(prompt, self.keys)) is not None:
            self.progressions, self.keys = [*self.progressions, chords], []
            spelled.append(chords.span)
        self.keys = self.keys or symbol_keys(prompt, spelled)
        self.bars = bar_counts(prompt, named)
        taken = [each.span for group in (self.tempos, self.meters) for each in group] + spelled
        taken += [key.span for key in self.keys] + [(b.start, b.end) for b in self.bars] + decades(prompt)
        self.durations = durations(prompt, taken)
        taken += [(d.start, d.end) for d in self.durations]
        self.words = one_sense(negate(self.folded, scan(prompt.canon, prompt.codes, taken, text), prompt.codes))
        if not self.tempos:
            self.tempos = bare_tempo(prompt, [*taken, *named])

    def brief(self) -> Brief:
        """Everything that was asked for."""
        check_instruments(self.prompt, self.words)
        tempo_bpm, tempo_word = self._tempo()
        meter = self._meter()
        tonic, mode = settle_key(self)
        form, parts, no_parts, section_bars, bars = settle_form(self)
        instruments, excluded = settle_instruments(self)
        mood, energy = self._mood()
        progression, section_progressions = settle_progressions(self)
        brief = Brief(
            prompt=self.text,
            title=title_of(self.text),
            language=self.language,
            tempo_bpm=tempo_bpm,
            tempo_word=tempo_word,
            tonic=tonic,
            mode=mode,
            meter=meter,
            duration_s=self._length("duration", self.durations),
            bars=None if bars is None else Attribute(int(bars.value), bars.words, bars.span),
            form=form,
            section_bars=section_bars,
            parts=parts,
            no_parts=no_parts,
            instruments=instruments,
            excluded=excluded,
            exclusive=settle_exclusive(self, instruments),
            ensemble=self.last("ensemble"),
            mood=mood,
            style=self._style(),
            scene=self._scene(),
            use=self.first("use"),
            progression=progression,
            section_progressions=section_progressions,
            energy=energy,
            modulation=self.last("modulation"),
        )
        self._check_length(brief)
        for attribute, words, kept, rule in against_mood(brief):
            if not any({*words} <= {*known.words} for known in self.conflicts):
                self.conflict(attribute, words, kept, rule)
        return replace(brief, conflicts=tuple(self.conflicts))

    def said(self, kind: str) -> list[Found]:
        """The words of one kind that are asked for."""
        return [word for word in self.words if word.kind == kind and not word.negated]

    def attribute(self, word: Found, value: T) -> Attribute[T]:
        """A found word as an attribute, in the prompt's own letters."""
        return Attribute(value, self.text[word.start : word.end], (word.start, word.end))

    def first(self, kind: str) -> Attribute[str] | None:
        """The first word of a kind."""
        return next((self.attribute(w, str(w.value)) for w in self.said(kind)), None)

    def last(self, kind: str) -> Attribute[str] | None:
        """The last word of a kind."""
        return next((self.attribute(w, str(w.value)) for w in reversed(self.said(kind))), None)

    def conflict(self, attribute: str, words: Sequence[str], kept: str, rule: str) -> None:
        """Put a contradiction on record."""
        reason = conflict_reason(rule, self.language, kept)
        self.conflicts.append(Conflict(attribute, tuple(w.strip() for w in words), kept.strip(), reason))

    def settle(self, name: str, found: Sequence[Attribute[T]], same: Callable[[T, T], bool]) -> Attribute[T] | None:
        """The last of several values; a conflict if they differ."""
        if not found:
            return None
        if any(not same(each.value, found[-1].value) for each in found):
            self.conflict(name, [each.words for each in found], found[-1].words, "later")
        return found[-1]

    def _tempo(self) -> tuple[Attribute[float] | None, Attribute[tuple[float, float]] | None]:
        number = self.settle("tempo", self.tempos, lambda a, b: a == b)
        ranges = [self.attribute(w, w.value) for w in self.said("tempo") if isinstance(w.value, tuple)]
        words = [Attribute((float(r.value[0]), float(r.value[1])), r.words, r.span) for r in ranges]
        if not words and number is None:
            words = lone_speed(self.prompt)
        terms = [each for each in words if _is_term(each)] if len(words) > 1 else []
        if terms and terms[-1] != words[-1] and _apart(terms[-1].value, words[-1].value):
            self.conflict("tempo", [each.words for each in words], terms[-1].words, "number")
            words = terms
        word = self.settle("tempo", words, lambda a, b: not _apart(a, b))
        if number is not None and word is not None:
            low, high = word.value[0] * (1 - WORD_TOLERANCE), word.value[1] * (1 + WORD_TOLERANCE)
            if not low <= number.value <= high:
                self.conflict("tempo", (word.words, number.words), number.words, "number")
        if number is None and word is None and (feels := self.said("feel")):
            word = self.attribute(feels[-1], FEEL_BPM[str(feels[-1].value)])
        return number, word

    def _meter(self) -> Attribute[Meter] | None:
        named = [
            self.attribute(w, Meter(0, int(w.value[0]), int(w.value[1])))
            for w in self.said("meter")
            if isinstance(w.value, tuple)
        ]
        meter = self.settle("meter", sorted([*self.meters, *named], key=lambda m: m.span), lambda a, b: a == b)
        dances = [w for w in self.said("dance") if isinstance(w.value, tuple)]
        if not dances:
            return meter
        dance = dances[-1]
        assert isinstance(dance.value, tuple)
        implied = self.attribute(dance, Meter(0, int(dance.value[0]), int(dance.value[1])))
        if meter is None:
            return implied
        if meter.value != implied.value:
            self.conflict("meter", (implied.words, meter.words), meter.words, "dance")
        return meter

    def _length(self, name: str, found: Sequence[Span]) -> Attribute[float] | None:
        lengths = [Attribute(f.value, self.text[f.start : f.end], (f.start, f.end)) for f in found]
        return self.settle(name, lengths, lambda a, b: a == b)

    def _style(self) -> Attribute[str] | None:
        """The last style named; one that only describes an instrument ("rock guitars") yields to any other."""
        styles = [w for w in self.said("style") if isinstance(w.value, str)]
        players = {w.start for w in self.said("instrument")}
        heads = [w for w in styles if not any(self._describes(w, start) for start in players)] or styles
        if not heads:
            return None
        kept = heads[-1]
        for earlier, later in pairwise(heads):
            gap = self.folded[earlier.end : later.start]
            if earlier.value != later.value and len(gap) > 3 and gap.strip() not in joints(self.prompt.codes).links:
                self.conflict("style", (self._word(earlier), self._word(later)), self._word(kept), "later")
        return self.attribute(kept, str(kept.value))

    def _describes(self, style: Found, player: int) -> bool:
        """Whether a style stands at once before an instrument."""
        return 0 <= player - style.end <= 1 and self.folded[style.end : player] in ("", " ", "-")

    def _scene(self) -> Attribute[str] | None:
        """The first scene named; one that says little ("game") yields to any other."""
        scenes = self.said("scene")
        telling = [word for word in scenes if word.value not in GENERIC_SCENES] or scenes
        return self.attribute(telling[0], str(telling[0].value)) if telling else None

    def _word(self, word: Found) -> str:
        return self.text[word.start : word.end]

    def _mood(self) -> tuple[Attribute[str] | None, Attribute[str] | None]:
        """The mood and the curve of energy; two moods in time order make a curve, two opposed ones a conflict."""
        moods = [w for w in self.said("mood") if isinstance(w.value, str)]
        energy = self._energy()
        if not moods:
            return None, energy
        kept = moods[0]
        for this in moods[1:]:
            if not _opposed(str(kept.value), str(this.value)):
                continue
            gap = self.folded[kept.end : this.start]
            if self._in_time(kept, gap):
                if energy is None:
                    rises = MOODS[str(this.value)][1] >= MOODS[str(kept.value)][1]
                    words = self.text[kept.start : this.end]
                    energy = Attribute("rise" if rises else "fall", words, (kept.start, this.end))
            else:
                rule = "core" if gap.strip() in ("的", "の", "") else "later"
                core = kept if rule == "core" and self.prompt.codes[0] in NOUN_FIRST else this
                self.conflict("mood", (self._word(kept), self._word(this)), self._word(core), rule)
                if core is kept:
                    continue
            kept = this
        return self.attribute(kept, str(kept.value)), energy

    def _energy(self) -> Attribute[str] | None:
        """The curve of energy; a rise and a fall together are an arch, otherwise the last word holds."""
        said = self.said("energy")
        if {"fall"} < {w.value for w in said} <= {"rise", "late", "fall"} and said[-1].value == "fall":
            start, end = said[0].start, said[-1].end
            return Attribute("arch", self.text[start:end], (start, end))
        return self.last("energy")

    def _in_time(self, earlier: Found, gap: str) -> bool:
        """Whether two moods follow each other in time: *from sad to happy*, *先抑后扬*."""
        then = re.compile(pattern_of(words_of(self.prompt.codes, "then")))
        if then.search(f" {gap} ") is None:
            return False
        before = self.folded[max(0, earlier.start - 10) : earlier.start]
        return len(gap) <= SHORT_GAP or re.search(pattern_of(small_words(approximate.FROM)), before) is not None

    def _check_length(self, brief: Brief) -> None:
        """Bars, tempo and duration that were all given must agree within half a bar."""
        if brief.bars is None or brief.duration_s is None or brief.tempo_bpm is None:
            return
        meter = Meter(0, 4, 4) if brief.meter is None else brief.meter.value
        bar_s = meter.numerator * 4 / meter.denominator * 60 / brief.tempo_bpm.value
        if abs(brief.bars.value * bar_s - brief.duration_s.value) > HALF_BAR * bar_s:
            words = (brief.duration_s.words, brief.bars.words, brief.tempo_bpm.words)
            self.conflict("length", words, brief.bars.words, "bars")


def _inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def _apart(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two ranges have nothing in common."""
    return a[1] < b[0] or b[1] < a[0]


def _is_term(tempo: Attribute[tuple[float, float]]) -> bool:
    """Whether the word is a musician's term (*allegro*, 快板), which is a fact beside a description."""
    terms = {word for word, _, _, _ in rows("it", ("tempo",))}
    return fold(tempo.words) in terms or tempo.words.endswith("板")


def _opposed(a: str, b: str) -> bool:
    """Whether two moods cannot be meant together: far apart in valence, or in arousal."""
    valence, arousal = MOODS[a][0] - MOODS[b][0], MOODS[a][1] - MOODS[b][1]
    return abs(valence) >= OPPOSED_VALENCE or abs(arousal) >= OPPOSED_AROUSAL
