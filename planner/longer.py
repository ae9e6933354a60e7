"""A plan that goes on: further sections in the manner of those before, and another ending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from planner.colours import Bar, Tonality
from planner.decisions import retold
from planner.energy import REPEAT_ENERGY, energies
from planner.form import KIND_BARS, KIND_LETTERS, Part
from planner.harmony import harmonise
from planner.length import bar_quarters
from planner.material import comes_unchanged
from planner.parse import parse
from planner.plan import Plan, PlannedSection
from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.reasons import section_name, section_reason
from planner.section_changes import CADENCE_BARS, SECTION_RULES, rekeyed, resized
from planner.styles import STYLES
from planner.think import CADENCE_CHOICES
from symbolic.errors import BadInput
from symbolic.score import SECTION_KINDS, Role

CLOSED = ("authentic", "plagal")
FRAME_KINDS = ("intro", "outro", "interlude")
VISITING_KINDS = ("bridge", "solo", "interlude")
"""After these the music comes back to the key of the piece; a lift to another key stays."""
SONG_KINDS = ("verse", "chorus", "prechorus")
SHORTEST = 4
"""A rest of fewer bars is no section of its own."""
MOST_MORE_BARS = 1000
OUTRO_BARS = 4
FULLEST = 0.95


def going_on(plan: Plan, bars: int) -> list[Part]:
    """The sections that follow in the form of a plan, of so many bars together.

    Sung sections take turns as they did: after verse and chorus the verse, after A A a B, with the bars they had. A
    phrase that is left over becomes the outro of a song; what is shorter makes the last section longer.
    """
    if not 1 <= bars <= MOST_MORE_BARS:
        raise BadInput(f"{bars} more bars is outside 1 to {MOST_MORE_BARS:,}")
    known = [Part(s.kind, s.letter, s.bars) for s in plan.sections]
    song = any(part.kind in SONG_KINDS for part in known)
    parts: list[Part] = []
    while (left := bars - sum(part.bars for part in parts)) > 0:
        part = _next(plan, [*known, *parts])
        if song and parts and left == OUTRO_BARS < part.bars:
            part = Part("outro", KIND_LETTERS["outro"], OUTRO_BARS)
        size = left if left - part.bars < SHORTEST else part.bars
        if parts and left < min(SHORTEST, part.bars):
            parts[-1] = replace(parts[-1], bars=parts[-1].bars + left)
        else:
            parts.append(replace(part, bars=size))
    return parts


def _next(plan: Plan, parts: Sequence[Part]) -> Part:
    """The section that comes next, as long as the latest of its letter."""
    body = [part for part in parts if part.kind not in (*FRAME_KINDS, *VISITING_KINDS)] or [parts[-1]]
    letters = list(dict.fromkeys(part.letter for part in body))
    if len(letters) > 1:
        letter = letters[(letters.index(body[-1].letter) + 1) % len(letters)]
        return next(part for part in reversed(body) if part.letter == letter)
    stays = body[-1].kind != "theme" or STYLES[plan.style].family == "blues" or _asked_chords(plan)
    if stays or len(body) < 2 or body[-1].letter == "B":
        return body[-1]
    return Part("theme", "B", body[-1].bars)


def section_asked(plan: Plan, word: str) -> Part:
    """The section that a word asks for: a kind, in English or the plan's language, or a letter or name of the plan.

    Raises BadInput for a word that is none of these.
    """
    text = word.strip()
    kinds = {section_name(kind, plan.language).casefold(): kind for kind in SECTION_KINDS}
    kind = kinds.get(text.casefold(), text.lower())
    for same in (
        [s for s in plan.sections if s.name == text],
        [s for s in plan.sections if s.letter == text],
        [s for s in plan.sections if s.kind == kind],
    ):
        if same:
            return Part(same[-1].kind, same[-1].letter, same[-1].bars)
    if kind not in SECTION_KINDS:
        raise BadInput(f"no section is '{word}'; the kinds are {', '.join(SECTION_KINDS)}")
    return Part(kind, KIND_LETTERS[kind], KIND_BARS[kind])


def ending(plan: Plan) -> Part:
    """The section that brings a piece to its end."""
    same = [s for s in plan.sections if s.kind == "outro"]
    return Part("outro", same[-1].letter if same else KIND_LETTERS["outro"], OUTRO_BARS)


def longer(plan: Plan, parts: Sequence[Part], *, ends: bool = False, seed: int = 0) -> Plan:
    """The plan with further sections; all earlier ones stay as they are, and the last of the new ones ends the piece.

    Sections of a known letter take up its chords, players and melody; others are thought anew. ``ends`` makes a loop a
    piece with an ending. Raises BadInput for a plan that grows too long.
    """
    new = replace(plan, use="song") if ends and plan.use == "loop" else plan
    for n, part in enumerate(parts):
        rng = Random(f"{seed}/{plan.prompt}/longer/{len(new.sections)}")
        job = _Job(plan, new, part, n == len(parts) - 1, rng)
        new = replace(new, sections=(*new.sections, _section(job)))
        if job.last and new.use != "loop":
            new = _ended(new, plan.sections[-1])
    said = " + ".join(f"{part.kind} {part.bars}" for part in parts)
    return plan_from_yaml(plan_to_yaml(retold(plan, new, said)), source="the longer plan")


@dataclass(frozen=True, slots=True)
class _Job:
    """A section to plan: the plan at first and by now, the part, whether it is the last, and its random stream."""

    first: Plan
    plan: Plan
    part: Part
    last: bool
    rng: Random

    @property
    def model(self) -> PlannedSection | None:
        """The latest section of the same letter."""
        same = [s for s in self.plan.sections if (s.kind, s.letter) == (self.part.kind, self.part.letter)]
        return same[-1] if same else None

    @property
    def parts(self) -> list[Part]:
        """All parts, the new one last."""
        return [*(Part(s.kind, s.letter, s.bars) for s in self.plan.sections), self.part]


def _section(job: _Job) -> PlannedSection:
    plan, part, model = job.plan, job.part, job.model
    key = _key(plan, part)
    energy = _energy(job)
    roles = _roles(job, energy)
    material, source = _material(job, roles)
    away = key != (plan.tonic, plan.mode)
    return PlannedSection(
        name=_name(plan, part),
        kind=part.kind,
        letter=part.letter,
        energy=energy,
        roles=roles,
        chords=_chords(job, key),
        cadence=model.cadence if model is not None else _cadence(job),
        material=material,
        source=source,
        reason=section_reason(_purpose(job), plan.language),
        tonic=key[0] if away else None,
        mode=key[1] if away else None,
    )


def _key(plan: Plan, part: Part) -> tuple[int, str]:
    """The key goes on; after a visit to another key, and from a middle section in one, it is the piece's again."""
    last = plan.sections[-1]
    same = [s for s in plan.sections if s.letter == part.letter]
    if same and part.kind in VISITING_KINDS:
        return plan.key_of(same[-1])
    lifted = plan.key_of(last)[1] == plan.mode and last.kind not in (*VISITING_KINDS, "theme")
    return plan.key_of(last) if lifted else (plan.tonic, plan.mode)


def _energy(job: _Job) -> float:
    """A little more than the section had before; that of its kind where it is new."""
    if job.model is None:
        return energies(job.parts, job.plan.use, job.plan.arousal, None)[-1]
    if job.part.kind in FRAME_KINDS:
        return job.model.energy
    return round(max(job.model.energy, min(job.model.energy + REPEAT_ENERGY, FULLEST)), 2)


def _roles(job: _Job, energy: float) -> tuple[Role, ...]:
    """Who played the section before; in a new one those of the section that is nearest in energy."""
    if job.model is not None:
        return job.model.roles
    body = [s for s in job.plan.sections if s.kind != "intro"] or list(job.plan.sections)
    return min(body, key=lambda s: (abs(s.energy - energy), Role.MELODY not in s.roles)).roles


def _cadence(job: _Job) -> str:
    if job.plan.use == "loop":
        return "loop"
    return "open" if _asked_chords(job.plan) else job.rng.choice(CADENCE_CHOICES[job.part.kind])


def _chords(job: _Job, key: tuple[int, str]) -> tuple[Bar, ...]:
    """The chords that the section had, in the key by now; new ones where it is new and none were asked for."""
    plan, part = job.plan, job.part
    model = job.model
    if model is None and _asked_chords(plan):
        model = next((s for s in reversed(plan.sections) if s.kind not in FRAME_KINDS), plan.sections[-1])
    if model is not None:
        chords = rekeyed(model.chords, plan.key_of(model), key)
        return (
            chords[: part.bars] if part.kind in FRAME_KINDS and len(chords) > part.bars else resized(chords, part.bars)
        )
    tonality = Tonality(*key, plan.meter)
    bar_s = bar_quarters(plan.meter) * 60 / plan.tempo_bpm
    return harmonise([part], [_cadence(job)], tonality, STYLES[plan.style], None, job.rng, bar_s=bar_s)[0]


def _asked_chords(plan: Plan) -> bool:
    """Whether the prompt asked for the chords of the piece."""
    try:
        return parse(plan.prompt).progression is not None
    except BadInput:
        return False


def _material(job: _Job, roles: Sequence[Role]) -> tuple[str, int | None]:
    """A letter that comes again is varied, a chorus often the same; an outro looks back at the chorus."""
    if Role.MELODY not in roles:
        return "none", None
    sections = job.plan.sections
    sung = [n for n, s in enumerate(sections) if Role.MELODY in s.roles]
    same = [n for n in sung if sections[n].letter == job.part.letter]
    if same:
        unchanged = job.part.kind == "chorus" and job.rng.random() < comes_unchanged("chorus")
        return ("repeat" if unchanged else "vary"), same[0]
    if job.part.kind == "outro" and sung:
        return "vary", ([n for n in sung if sections[n].kind == "chorus"] or sung)[-1]
    return ("contrast" if sung else "state"), None


def _name(plan: Plan, part: Part) -> str:
    """The name of the kind, with the next number that no section has."""
    name = section_name(part.kind, plan.language)
    name = f"{name} {part.letter}" if part.kind == "theme" else name
    taken = {section.name for section in plan.sections}
    count = sum(1 for taken_name in taken if taken_name == name or taken_name.startswith(f"{name} "))
    while f"{name} {count + 1}" in taken:
        count += 1
    return f"{name} {count + 1}" if count else name


def _purpose(job: _Job) -> str:
    """The rule of a section's reason."""
    kind = job.part.kind
    if kind == "theme":
        return "theme again" if job.model is not None else "theme new"
    if kind == "chorus" and job.model is not None:
        return "chorus last" if job.last else "chorus again"
    return "verse again" if kind == "verse" and job.model is not None else kind


def _ended(plan: Plan, old: PlannedSection) -> Plan:
    """The plan whose last section closes as the piece did before; where that was open, with an authentic cadence."""
    index = len(plan.sections) - 1
    section = plan.sections[index]
    key = plan.key_of(section)
    close = rekeyed(old.chords[-CADENCE_BARS:], plan.key_of(old), key)
    if old.cadence in CLOSED and close[-1][-1].chord.root == key[0]:
        kept = min(len(close), max(1, section.bars // 2))
        chords = (*section.chords[: section.bars - kept], *close[-kept:])
        closed = replace(section, chords=chords, cadence=old.cadence)
        return replace(plan, sections=(*plan.sections[:index], closed))
    return SECTION_RULES["cadence"](plan, index, "authentic")
