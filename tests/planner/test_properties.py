"""What holds for every plan that the planner can make: its schema, file, length, Controls and MIDI file."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import accumulate

import jsonschema
import mido
import yaml
from briefs import BRIEFS
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner import parse, plan_from_yaml, plan_to_yaml, think
from planner.brief import Attribute, Brief
from planner.controls import to_controls, to_score
from planner.plan import Plan
from planner.plan_file import schema
from symbolic.midi import midi_bytes
from symbolic.score import Role
from symbolic.theory import chord_symbol, parse_chord, pitch_class
from symbolic.timing import beats_per_bar

MOST_BARS = 240
"""Longer plans are the same code at work for longer."""
SEEDS = st.integers(0, 999)
_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much)


def examples(count: int) -> settings:
    return settings(max_examples=count, deadline=None, suppress_health_check=_SLOW)


@examples(40)
@given(BRIEFS, SEEDS)
def test_every_plan_obeys_the_schema_and_comes_back_equal(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    assume(plan.bars <= MOST_BARS)
    text = plan_to_yaml(plan)
    jsonschema.Draft202012Validator(schema()).validate(yaml.safe_load(text))
    again = plan_from_yaml(text)
    assert again == plan
    assert plan_to_yaml(again) == text


@examples(80)
@given(BRIEFS, SEEDS)
def test_every_plan_has_the_asked_length_and_whole_bars(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    if brief.bars is not None:
        assert plan.bars == brief.bars.value
    elif brief.duration_s is not None and not any(c.attribute == "duration" for c in plan.conflicts):
        bar_s = plan.duration_s / plan.bars
        assert abs(plan.duration_s - brief.duration_s.value) <= bar_s / 2 + 0.01
    beats = beats_per_bar(plan.meter)
    for section in plan.sections:
        assert section.bars >= 1
        assert 0 <= section.energy <= 1
        assert all(sum(chord.beats for chord in bar) == beats for bar in section.chords)
        assert all(chord.beats >= 1 for bar in section.chords for chord in bar)


@examples(80)
@given(BRIEFS, SEEDS)
def test_every_plan_keeps_the_facts_that_it_was_given(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    if brief.meter is not None:
        assert plan.meter == brief.meter.value
    if brief.tonic is not None and brief.mode is not None:
        assert (plan.tonic, plan.mode) == (brief.tonic.value, brief.mode.value)
    free = brief.bars is None or brief.duration_s is None
    if brief.tempo_bpm is not None and free:
        assert plan.tempo_bpm == brief.tempo_bpm.value
    wanted = {(r.value.program, r.value.drums) for r in brief.instruments}
    for away in brief.excluded:
        if away.value.drums and not any(drums for _, drums in wanted):
            assert all(player.role is not Role.DRUMS for player in plan.roles)
        if not away.value.drums and (away.value.program, False) not in wanted:
            assert all(p.role is Role.DRUMS or p.program != away.value.program for p in plan.roles)


@examples(80)
@given(BRIEFS, SEEDS)
def test_every_plan_is_of_one_piece(brief: Brief, seed: int):
    """Roles that play are those that sections use; sources are earlier sections of at least as much melody."""
    plan = think(brief, seed=seed)
    playing = {role for section in plan.sections for role in section.roles}
    assert playing == {player.role for player in plan.roles}
    assert len(plan.roles) == len({player.role for player in plan.roles})
    for index, section in enumerate(plan.sections):
        if section.material in ("repeat", "vary"):
            assert section.source is not None
        if section.source is not None:
            assert 0 <= section.source < index
            assert plan.sections[section.source].material != "none"
        if section.material == "none":
            assert Role.MELODY not in section.roles or section.source is None


@examples(15)
@given(BRIEFS, SEEDS)
def test_every_plan_gives_controls_for_its_cells(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    assume(plan.bars <= 80)
    controls = to_controls(plan)
    assert len(controls.bars) == plan.bars
    starts = list(accumulate((section.bars for section in plan.sections), initial=0))
    for index, section in enumerate(plan.sections):
        for role in section.roles:
            if role is not Role.MELODY or section.material != "none":
                assert all((role, bar) in controls.cells for bar in range(starts[index], starts[index + 1]))
    assert all(cell.density >= 1 for cell in controls.cells.values())


@examples(25)
@given(BRIEFS, SEEDS)
def test_every_plan_gives_a_midi_file_that_says_the_same(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    assume(plan.bars <= MOST_BARS)
    file = mido.MidiFile(file=io.BytesIO(midi_bytes(to_score(plan))))
    metas = {message.type: message for message in reversed(file.tracks[0]) if message.is_meta}  # the first of each
    meter = metas["time_signature"]
    assert (meter.numerator, meter.denominator) == (plan.meter.numerator, plan.meter.denominator)
    assert abs(mido.tempo2bpm(metas["set_tempo"].tempo) - plan.tempo_bpm) < 0.01 * plan.tempo_bpm
    assert pitch_class(metas["key_signature"].key.rstrip("m")) == plan.tonic
    assert sum(message.time for message in file.tracks[0]) == plan.bars * plan.meter.bar_ticks
    assert sum(message.type == "marker" for message in file.tracks[0]) == len(plan.sections)


def with_chords(plan: Plan, index: int, semitones: int) -> Plan:
    """The plan read from its file, in which the text of one section's chords was changed by hand."""
    document = yaml.safe_load(plan_to_yaml(plan))
    bars = document["sections"][index]["chords"].split("|")
    edited = [" ".join(_moved(token, semitones) for token in bar.split()) for bar in bars]
    document["sections"][index]["chords"] = " | ".join(edited)
    return plan_from_yaml(yaml.safe_dump(document, allow_unicode=True, sort_keys=False))


def _moved(token: str, semitones: int) -> str:
    if token in (".", "N.C."):
        return token
    chord = parse_chord(token)
    bass = None if chord.bass is None else (chord.bass + semitones) % 12
    return chord_symbol(replace(chord, root=(chord.root + semitones) % 12, bass=bass))


@examples(30)
@given(BRIEFS, SEEDS, st.integers(0, 20), st.integers(1, 11))
def test_editing_the_chords_of_one_section_changes_no_other_decision(brief: Brief, seed: int, at: int, semitones: int):
    plan = think(brief, seed=seed)
    assume(plan.bars <= MOST_BARS)
    index = at % len(plan.sections)
    edited = with_chords(plan, index, semitones)
    assert replace(edited.sections[index], chords=plan.sections[index].chords) == plan.sections[index]
    assert replace(edited, sections=plan.sections) == plan
    assert [s for n, s in enumerate(edited.sections) if n != index] == [
        s for n, s in enumerate(plan.sections) if n != index
    ]


def test_editing_the_chords_of_one_section_leaves_the_cells_of_the_others_as_they_were():
    plan = think(
        parse("a pop song in C major, 100 bpm, intro 4 bars, verse 8 bars, chorus 8 bars, outro 4 bars"), seed=3
    )
    index = next(n for n, section in enumerate(plan.sections) if section.kind == "verse")
    edited = with_chords(plan, index, 2)
    first = sum(section.bars for section in plan.sections[:index])
    inside = range(first, first + plan.sections[index].bars)
    before, after = to_controls(plan), to_controls(edited)
    assert {bar for bar in range(plan.bars) if before.bars[bar] != after.bars[bar]} == {
        bar for bar in inside if plan.sections[index].chords[bar - first] != edited.sections[index].chords[bar - first]
    }
    changed = {cell for cell in before.cells if before.cells[cell] != after.cells[cell]}
    assert before.cells.keys() == after.cells.keys()
    assert {bar for _, bar in changed} <= set(inside)


def test_a_chord_progression_that_was_asked_for_is_kept_to_the_letter():
    brief = replace(parse("a song"), progression=parse("chords Am7 D9 Gmaj7 C#m7b5").progression)
    plan = think(replace(brief, bars=Attribute(16, "16 bars", (0, 7))))
    symbols = [chord_symbol(chord.chord) for section in plan.sections for bar in section.chords for chord in bar]
    assert symbols[:8] == ["Am7", "D9", "Gmaj7", "C#m7b5"] * 2
