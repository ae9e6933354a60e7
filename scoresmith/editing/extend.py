"""Going on: more bars, a further section or an ending after the last bar, which stays as it is."""

from __future__ import annotations

from dataclasses import replace

from planner.controls import to_controls, to_score
from planner.form import Part
from planner.longer import ending, going_on, longer, section_asked
from planner.plan import Plan
from scoresmith.editing.continuation import continued
from scoresmith.editing.operations import Edit, Progress, edit_of, written
from scoresmith.editing.song import Song
from symbolic.decoder import Decoder
from symbolic.errors import BadInput
from symbolic.score import MAX_BAR_TICKS, Score
from symbolic.timing import meter_at


def continue_(
    song: Song,
    *,
    bars: int | None = None,
    section: str | None = None,
    end: bool = False,
    decoder: Decoder | None = None,
    progress: Progress | None = None,
) -> Edit:
    """Write on after the last bar: so many ``bars``, one more ``section`` (kind, letter or name), or an ending.

    Every earlier note stays as it is; the new last bar ends the piece. A composed piece goes on by its plan, another
    score by its own sections, chords and textures. Raises BadInput unless exactly one of the three is asked for, and
    for what cannot be continued: bars too long for the model, a score without notes.
    """
    if (bars is not None) + (section is not None) + end != 1:
        raise BadInput("say how to go on: a number of bars, a section, or to the end, one of them")
    meter = meter_at(song.score.meters, max(song.score.end_tick - 1, 0))
    if meter.bar_ticks > MAX_BAR_TICKS:
        raise BadInput(f"bars of {meter} are too long to be composed (at most {MAX_BAR_TICKS // 480} quarters)")
    if song.plan is None:
        new, controls = continued(song, bars, section)
        request = [cell for cell in controls.cells if cell[1] >= song.bars]
        return edit_of("continue", song, written(new, controls, request, decoder=decoder, progress=progress))
    plan = longer(song.plan, _parts(song.plan, bars, section), ends=end, seed=song.seed)
    new = replace(song, score=_longer_score(song.score, to_score(plan)), plan=plan)
    controls = to_controls(plan)
    request = [cell for cell in controls.cells if cell[1] >= song.bars]
    return edit_of("continue", song, written(new, controls, request, decoder=decoder, progress=progress))


def _parts(plan: Plan, bars: int | None, section: str | None) -> list[Part]:
    if bars is not None:
        return going_on(plan, bars)
    return [ending(plan) if section is None else section_asked(plan, section)]


def _longer_score(old: Score, planned: Score) -> Score:
    """The score with what the longer plan adds after its end; all that was there before stays."""
    here = old.end_tick
    last = old.keys[-1] if old.keys else None
    keys = [key for key in planned.keys if key.tick >= here]
    if last is not None and not any(key.tick == here for key in keys):
        holding = [key for key in planned.keys if key.tick <= here][-1]
        if (holding.tonic, holding.mode) != (last.tonic, last.mode):
            keys = [replace(holding, tick=here), *keys]
    return replace(
        old,
        end_tick=planned.end_tick,
        keys=(*old.keys, *keys),
        chords=(*old.chords, *(span for span in planned.chords if span.onset_tick >= here)),
        sections=(*old.sections, *planned.sections[len(old.sections) :]),
    )
