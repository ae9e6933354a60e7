"""Fitting a song to another length by whole phrases: what stays keeps its notes, moved in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.decisions import retold
from planner.plan import Plan, PlannedSection
from planner.plan_file import plan_from_yaml, plan_to_yaml
from planner.section_changes import with_materials
from scoresmith.editing.arrange import Stretch, arranged, form_of, fresh_name, moved_fixed
from scoresmith.editing.form_choice import Form, NewSection, forms
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.score import Score, Section
from symbolic.timing import bar_starts, tick_to_seconds

TEMPO_SHARE = 0.05
"""The tempo may change by this part at most to meet a duration exactly."""
MOST_BARS = 2000
LEAST_S, MOST_S = 1.0, 7200.0
STRETCH_COST_S = 0.5
"""Where the tempo gives way: what a second of difference costs beside the changes of the form."""
EXACT_S = 0.0005


@dataclass(frozen=True, slots=True)
class Fit:
    """How a song is fitted: the form, the old bars in their new order and the factor on every tempo."""

    form: Form
    tempo_factor: float
    duration_s: float


def fit(
    song: Song,
    *,
    bars: int | None = None,
    duration_s: float | None = None,
    tempo: bool = False,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Make the song as long as asked by repeating and leaving out whole phrases; see ``fit_of`` for the rules.

    All bars keep their notes, but where a composed piece's last bar comes to lie in the middle as well: there it is
    written anew where it is not locked, so that the music does not stop, and only the last bar is the old one.
    """
    found = fit_of(song, bars=bars, duration_s=duration_s, tempo=tempo)
    stretches = form_of(song)
    sections = _sections(song, stretches, found.form.sections)
    score = arranged(song.score, found.form.order, sections)
    plan = None if song.plan is None else _plan(song.plan, found)
    if found.tempo_factor != 1.0:
        score = _with_tempo(score, found.tempo_factor, plan)
    new = replace(song, score=score, plan=plan)
    inner = {place for place, bar in enumerate(found.form.order[:-1]) if bar == song.bars - 1}
    if plan is not None and plan.use != "loop" and inner:
        request = [cell for cell in new.controls.cells if cell[1] in inner and not new.is_locked(cell)]
        new = written(new, new.controls, request, decoder=decoder, progress=progress)
    return edit_of("fit", song, new)


def fit_of(song: Song, *, bars: int | None = None, duration_s: float | None = None, tempo: bool = False) -> Fit:
    """The form that meets a length best.

    ``bars`` are met exactly; a duration is met as nearly as whole phrases allow, and exactly with ``tempo``, which then
    changes by 5 % at most. Repeats go first; beginning, ending and climax stay. Locked bars and all before them keep
    their places. Raises BadInput where the length cannot be had, naming those that can.
    """
    if (bars is None) == (duration_s is None):
        raise BadInput("say how long the piece should be: a number of bars or a duration in seconds, one of them")
    standing = min(1 + max((lock.last for lock in song.locks), default=-1), song.bars)
    lengths_s = bar_lengths_s(song)
    if bars is not None:
        return _of_bars(song, bars, standing, lengths_s)
    assert duration_s is not None
    if not LEAST_S <= duration_s <= MOST_S:
        raise BadInput(f"{duration_s:g} seconds is outside {LEAST_S:g} to {MOST_S:,g}")
    target = min(MOST_BARS, max(1, round(duration_s * song.bars / sum(lengths_s))))
    found = forms(form_of(song), target, standing=standing)
    seconds = {form: sum(lengths_s[bar] for bar in form.order) for form in found.values()}
    if not tempo:
        form = min(seconds, key=lambda f: (round(abs(seconds[f] - duration_s), 3), f.cost, len(f.order)))
        return _changed(song, Fit(form, 1.0, seconds[form]), f"{duration_s:g} seconds")
    near = [f for f in seconds if abs(seconds[f] / duration_s - 1) <= TEMPO_SHARE]
    if not near:
        around = " and ".join(f"{s:.1f} s" for s in _around(sorted(seconds.values()), duration_s))
        raise BadInput(f"no form of whole phrases comes within 5 % of {duration_s:g} s; the nearest last {around}")
    form = min(near, key=lambda f: (f.cost + STRETCH_COST_S * abs(seconds[f] - duration_s), len(f.order)))
    return _changed(song, _exact(song, form, seconds[form], duration_s), f"{duration_s:g} seconds")


def _of_bars(song: Song, bars: int, standing: int, lengths_s: Sequence[float]) -> Fit:
    if not 1 <= bars <= MOST_BARS:
        raise BadInput(f"{bars} bars is outside 1 to {MOST_BARS:,}")
    found = forms(form_of(song), bars, standing=standing)
    if bars not in found:
        around = " and ".join(map(str, _around(sorted(found), bars)))
        raise BadInput(f"whole phrases do not make {bars} bars of these; the nearest are {around}")
    form = found[bars]
    return _changed(song, Fit(form, 1.0, sum(lengths_s[bar] for bar in form.order)), f"{bars} bars")


def _around(values: Sequence[float], wanted: float) -> list[float]:
    below = [value for value in values if value < wanted][-1:]
    return [*below, *[value for value in values if value > wanted][:1]]


def _changed(song: Song, found: Fit, asked: str) -> Fit:
    """The fit, if it changes anything."""
    if found.form.order == tuple(range(song.bars)) and found.tempo_factor == 1.0:
        standing = ", and locked bars keep their places" if song.locks else ""
        raise BadInput(f"the piece has {asked} already, as nearly as whole phrases allow{standing}")
    return found


def _exact(song: Song, form: Form, lasts_s: float, wanted_s: float) -> Fit:
    """The form with the tempo that makes it last exactly as long; a planned tempo is kept in hundredths."""
    factor = lasts_s / wanted_s
    if song.plan is not None:
        factor = round(song.plan.tempo_bpm * factor, 2) / song.plan.tempo_bpm
    return Fit(form, 1.0 if abs(lasts_s - wanted_s) < EXACT_S else factor, lasts_s / factor)


def bar_lengths_s(song: Song) -> list[float]:
    """How long each bar lasts in seconds."""
    starts = bar_starts(song.score.meters, song.score.end_tick)
    times = [tick_to_seconds(tick, song.score.tempos) for tick in starts]
    return [end - start for start, end in pairwise(times)]


def _with_tempo(score: Score, factor: float, plan: Plan | None) -> Score:
    if plan is not None and len(score.tempos) == 1:
        return replace(score, tempos=(replace(score.tempos[0], bpm=plan.tempo_bpm),))
    return replace(score, tempos=tuple(replace(t, bpm=t.bpm * factor) for t in score.tempos))


def _sections(song: Song, stretches: Sequence[Stretch], new: Sequence[NewSection]) -> tuple[Section, ...]:
    """The sections of the new form; what lay between sections has none."""
    sections: list[Section] = []
    taken = {section.name for section in song.score.sections}
    bar = 0
    for section in new:
        here = stretches[section.stretch]
        if here.kind or here.letter:
            name = fresh_name(here.name, taken) if section.copied else here.name
            taken.add(name)
            sections.append(Section(name, here.kind, here.letter, bar, len(section.bars), here.energy))
        bar += len(section.bars)
    return tuple(sections)


def _plan(plan: Plan, found: Fit) -> Plan:
    """The plan of the new form: copies repeat their original, and nothing takes up what is gone."""
    new = found.form.sections
    places = {section.stretch: n for n, section in reversed(list(enumerate(new))) if not section.copied}
    starts = [sum(each.bars for each in plan.sections[:n]) for n in range(len(plan.sections))]
    taken = {section.name for section in plan.sections}
    sections: list[PlannedSection] = []
    for section in new:
        old = plan.sections[section.stretch]
        chords = tuple(old.chords[bar - starts[section.stretch]] for bar in section.bars)
        name = fresh_name(old.name, taken) if section.copied else old.name
        taken.add(name)
        source = places.get(old.source) if old.source is not None else None
        made = replace(old, name=name, chords=chords, source=source)
        if section.copied and old.material != "none":
            made = replace(made, material="repeat", source=places[section.stretch])
        sections.append(made)
    tempo_bpm = round(plan.tempo_bpm * found.tempo_factor, 2)
    fixed = moved_fixed(plan.fixed, places.get)
    longer = with_materials(replace(plan, sections=tuple(sections), tempo_bpm=tempo_bpm, fixed=fixed))
    told = retold(plan, longer, f"{found.duration_s:.1f} s")
    return plan_from_yaml(plan_to_yaml(told), source="the fitted plan")
