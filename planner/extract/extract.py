"""The plan of a score: what was decided, as far as its notes and its file tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.decisions import VALUES
from planner.extract.bars import Frame, chords_of, frame_of, tempo_of
from planner.extract.style import StyleGuess, mood_of, style_of
from planner.extract.texts import because
from planner.plan import Conflict, Decision, Plan, PlannedChord, PlannedRole, PlannedSection
from planner.reading.languages import language_of
from planner.reasons import LANGUAGES
from symbolic.errors import BadInput
from symbolic.instruments import DRUM_KITS, drum_kit, instrument
from symbolic.recognition.bars import Bars, describe, pairwise_likeness
from symbolic.recognition.reading import GIVEN, HEARD, Reading, read_report, reading_of
from symbolic.score import ROLES, TICKS_PER_QUARTER, Role, Score, Section, Track
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import bar_of, key_at

MAX_TITLE, MAX_NAME, MAX_PROMPT = 200, 100, 2000
UNTITLED = "Sketch"
PLAYS_SHARE = 0.25
"""A role plays in a section if it sounds in this share of its bars."""
REPEATED = 0.95
"""From this likeness of the leading line on, material comes back as it was."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FACT_OF: tuple[tuple[str, str], ...] = (
    ("form", "sections"), ("tempo", "tempo"), ("meter", "meter"), ("key", "key"), ("energy", "sections"),
    ("roles", "roles"), ("harmony", "chords"), ("material", "sections"), ("cadences", "chords"),
)  # fmt: skip  # decision of a plan -> the fact of the reading that it rests on


def plan_of(score: Score | Reading, *, prompt: str = "", language: str | None = None) -> Plan:
    """The plan of a score, valid and ready to compose from; what the score does not tell is heard in its notes.

    Every decision says whether the file gave it or how sure the ear is; a plan has one meter, one tempo and one
    instrument a role, so ``conflicts`` tell what was simplified. ``language`` (of ``planner.reasons.LANGUAGES``) is
    that of the reasons; None takes that of the prompt or the title. Raises BadInput for a score without bars or
    notes, or with more bars than a plan can have.
    """
    told = score.score if isinstance(score, Reading) else score
    if not any(t.notes for t in told.tracks):
        raise BadInput("the score has no notes, so there is nothing to plan")
    frame_of(told)  # what cannot be planned is told before anything is heard
    reading = score if isinstance(score, Reading) else reading_of(score)
    frame = frame_of(reading.score)
    if frame.rebarred:
        reading = replace(
            reading_of(frame.score, known=("grid", "tempo", "meter", "key", "roles")), facts=reading.facts
        )
        frame = replace(frame, score=reading.score)
    return _Extraction(told, reading, frame, _plain(prompt, MAX_PROMPT), language).plan()


def plan_of_file(path: str | Path, *, prompt: str = "", language: str | None = None) -> Plan:
    """The plan of a MIDI or MusicXML file, as ``plan_of``. Raises BadInput for a file that cannot be read."""
    return plan_of(read_report(path), prompt=prompt, language=language)


def _plain(text: str, most: int) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:most].strip()


def _language(prompt: str, title: str) -> str:
    """The language of the prompt, else of the title."""
    try:
        return language_of(prompt or title) if (prompt or title).strip() else "en"
    except BadInput:
        return "en"


@dataclass(frozen=True, slots=True)
class _Extraction:
    """Puts a plan together from a score, its reading and its frame."""

    given: Score
    reading: Reading
    frame: Frame
    prompt: str
    language: str | None

    def plan(self) -> Plan:
        score, frame = self.frame.score, self.frame
        title = _plain(score.title, MAX_TITLE) or UNTITLED
        spoken = self.language if self.language in LANGUAGES else _language(self.prompt, _plain(score.title, MAX_TITLE))
        tempo = tempo_of(frame)
        guess = style_of(score, frame.meter, tempo)
        mood, valence, arousal = mood_of(score, guess.style, tempo)
        chords, silent = chords_of(frame)
        players = players_of(score)
        tonic, mode = _main_key(frame)
        plan = Plan(
            title=title, prompt=self.prompt, language=spoken, use="song", style=guess.style, mood=mood,
            valence=valence, arousal=arousal, tempo_bpm=tempo, meter=frame.meter, tonic=tonic, mode=mode,
            roles=tuple(players.values()), sections=_sections(frame, chords, tuple(players), (tonic, mode)),
        )  # fmt: skip
        return replace(plan, decisions=self._decisions(plan, guess), conflicts=self._conflicts(plan, silent))

    def _decisions(self, plan: Plan, guess: StyleGuess) -> tuple[Decision, ...]:
        rule = "style" if guess.clear else "style pop"
        why_style = because(rule, plan.language, percent=round(100 * guess.confidence))
        why_mood = because("heard", plan.language, percent=round(50 * guess.confidence))
        told = [Decision("style", plan.style, why_style), Decision("mood", plan.mood, why_mood)]
        told.append(Decision("length", VALUES["length"](plan), because("given", plan.language)))
        for what, name in FACT_OF:
            fact = self.reading.fact(name)
            rule = {GIVEN: "given", HEARD: "heard"}.get(fact.source, "default")
            why = because(rule, plan.language, percent=round(100 * fact.confidence))
            told.append(Decision(what, VALUES[what](plan), why + (f" ({fact.note})" if fact.note else "")))
        if self.frame.score.pickup_ticks:
            quarters = self.frame.score.pickup_ticks / TICKS_PER_QUARTER
            told.append(Decision("pickup", f"{quarters:g} quarters", because("pickup", plan.language)))
        return tuple(told)

    def _conflicts(self, plan: Plan, silent: bool) -> tuple[Conflict, ...]:
        """What a plan cannot hold, and what it holds instead."""
        score = self.given
        found: list[Conflict] = []
        bpms = list(dict.fromkeys(f"{t.bpm:g}" for t in score.tempos))
        meters = list(dict.fromkeys(str(m) for m in score.meters))
        if len(bpms) > 1:
            found.append(self._simplified("tempo", bpms, f"{plan.tempo_bpm:g}", "tempi", plan))
        if self.frame.rebarred:
            found.append(self._simplified("meter", meters, str(plan.meter), "rebarred", plan))
        elif self.frame.many:
            found.append(self._simplified("meter", meters, str(plan.meter), "meters", plan))
        for planned in plan.roles:
            tracks = [t for t in self.frame.score.tracks if t.role is planned.role and t.notes]
            names = list(dict.fromkeys(_player(t) for t in tracks))
            if len(names) > 1:
                found.append(self._simplified("instruments", names, planned.instrument, "players", plan))
        if silent:
            found.append(self._simplified("harmony", ["N.C."], "", "silence", plan))
        return tuple(found)

    def _simplified(self, what: str, words: Sequence[str], kept: str, rule: str, plan: Plan) -> Conflict:
        return Conflict(what, tuple(words[:8]), kept, because(rule, plan.language, kept=kept))


def players_of(score: Score) -> dict[Role, PlannedRole]:
    """The instrument of each role that plays: that of its track with the most notes."""
    players: dict[Role, PlannedRole] = {}
    for role in ROLES:
        tracks = [t for t in score.tracks if t.role is role and t.notes]
        if tracks:
            lead = max(tracks, key=lambda t: len(t.notes))
            players[role] = PlannedRole(role, _player(lead), _program(lead))
    return players


def _program(track: Track) -> int:
    if track.role is not Role.DRUMS:
        return track.program if 0 <= track.program < 128 else 0
    return (
        track.program
        if track.program in DRUM_KITS
        else max(k for k in DRUM_KITS if k <= max(track.program, 0) // 8 * 8)
    )


def _player(track: Track) -> str:
    program = _program(track)
    return drum_kit(program) if track.role is Role.DRUMS else instrument(program).name


def _main_key(frame: Frame) -> tuple[int, str]:
    """The key in which most bars begin."""
    keys = Counter((k.tonic, k.mode) for k in (key_at(frame.score.keys, tick) for tick in frame.starts[:-1]))
    return keys.most_common(1)[0][0]


Chords = tuple[tuple[PlannedChord, ...], ...]


def _sections(
    frame: Frame, chords: Chords, roles: tuple[Role, ...], main: tuple[int, str]
) -> tuple[PlannedSection, ...]:
    """The sections of the plan: those of the score, with what plays and what comes back in each."""
    bars = describe(frame.score)
    sounding = _sounding(frame)
    letters = _letters(frame.score.sections)
    planned: list[PlannedSection] = []
    for section in frame.score.sections:
        letter = letters[section.letter]
        inside = range(section.start_bar, section.end_bar)
        playing = tuple(r for r in roles if sum(b in sounding[r] for b in inside) >= PLAYS_SHARE * section.bars)
        if not playing:
            playing = (max(roles, key=lambda r: (sum(b in sounding[r] for b in inside), len(sounding[r]))),)
        tonic, mode = _key_within(frame, section)
        own = (tonic, mode) != main
        material, source = _material(frame, bars, section, letter, playing, planned)
        planned.append(
            PlannedSection(
                name=_plain(section.name, MAX_NAME) or section.kind,
                kind=section.kind,
                letter=letter,
                energy=round(min(max(section.energy, 0.0), 1.0), 2),
                roles=playing,
                chords=chords[section.start_bar : section.end_bar],
                cadence=cadence_of(chords[section.start_bar : section.end_bar], tonic),
                material=material,
                source=source,
                tonic=tonic if own else None,
                mode=mode if own else None,
            )
        )
    return tuple(planned)


def _letters(sections: Sequence[Section]) -> dict[str, str]:
    """A letter of the plan for each letter of the score: its own where that is one, else one that is free."""
    own = {s.letter: s.letter for s in sections if s.letter in set(LETTERS)}
    free = [letter for letter in LETTERS if letter not in own] or list(LETTERS)
    strange = [name for name in dict.fromkeys(s.letter for s in sections) if name not in own]
    return own | {name: free[index % len(free)] for index, name in enumerate(strange)}


def _sounding(frame: Frame) -> dict[Role, set[int]]:
    """The bars in which each role sounds."""
    found: dict[Role, set[int]] = {role: set() for role in ROLES}
    for track in frame.score.tracks:
        for note in track.notes:
            first, last = bar_of(note.onset_tick, frame.starts), bar_of(max(note.end_tick - 1, 0), frame.starts)
            found[track.role].update(
                (first,) if track.role is Role.DRUMS else range(first, min(last, frame.bars - 1) + 1)
            )
    return found


def _key_within(frame: Frame, section: Section) -> tuple[int, str]:
    """The key in which most of a section's bars begin."""
    ticks = frame.starts[section.start_bar : section.end_bar]
    keys = Counter((k.tonic, k.mode) for k in (key_at(frame.score.keys, tick) for tick in ticks))
    return keys.most_common(1)[0][0]


def _material(
    frame: Frame, bars: Bars, section: Section, letter: str, playing: Sequence[Role], planned: Sequence[PlannedSection]
) -> tuple[str, int | None]:
    """What the melody does in a section, and the index of the earlier section that it takes from."""
    if Role.MELODY not in playing:
        return "none", None
    source = next((i for i, each in enumerate(planned) if each.letter == letter and Role.MELODY in each.roles), None)
    if source is None:
        return "state", None
    first = frame.score.sections[source]
    size = min(first.bars, section.bars)
    here, there = (slice(s.start_bar, s.start_bar + size) for s in (section, first))
    tune, _ = pairwise_likeness(bars, here, there)
    same = float(tune.mean()) >= REPEATED and first.bars == section.bars
    return ("repeat" if same else "vary"), source


def cadence_of(chords: Chords, tonic: int) -> str:
    """How a section ends, by its last two different chords."""
    flat = [planned.chord for bar in chords for planned in bar]
    steps = [((c.root - tonic) % 12, c.quality) for c in flat]
    last = steps[-1]
    before = next((step for step in reversed(steps) if step[0] != last[0]), last)
    if last[0] == 0:
        return "authentic" if before[0] in (7, 11) else "plagal" if before[0] == 5 else "open"
    if last[0] == 7 and 3 not in CHORD_QUALITIES[last[1]]:
        return "half"
    return "deceptive" if before[0] == 7 and last[0] in (8, 9) else "open"
