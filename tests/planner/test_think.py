"""The chain of thought: what every plan keeps, and what single wishes lead to."""

import time

import pytest
from briefs import BRIEFS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import Plan, parse, plan_from_yaml, plan_to_yaml, think
from planner.brief import Brief
from planner.form import make_form
from planner.length import MOST_BARS
from planner.lexicon.mood import MOODS, SCENES
from planner.orchestrate import CHORD_POLYPHONY
from planner.plan import CADENCES, MATERIALS
from planner.styles import STYLES as HABITS
from symbolic.controls import STYLES
from symbolic.instruments import instrument
from symbolic.score import Meter, Role
from symbolic.theory import chord_pitch_classes, chord_symbol, scale_pitch_classes
from symbolic.timing import beats_per_bar

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plan_of(prompt: str, seed: int = 0) -> Plan:
    return think(parse(prompt), seed=seed)


def programs(plan: Plan) -> set[int]:
    return {role.program for role in plan.roles if role.role is not Role.DRUMS}


def symbols(plan: Plan) -> list[str]:
    return [chord_symbol(planned.chord) for section in plan.sections for bar in section.chords for planned in bar]


@MANY
@given(BRIEFS, st.integers(0, 1000))
def test_every_plan_hangs_together(brief: Brief, seed: int):
    plan = think(brief, seed=seed)
    playing = {role.role for role in plan.roles}
    beats = beats_per_bar(plan.meter)
    assert plan.roles
    assert len(playing) == len(plan.roles)
    assert {role for section in plan.sections for role in section.roles} == playing
    for index, section in enumerate(plan.sections):
        assert section.bars > 0
        assert section.roles
        assert 0 <= section.energy <= 1
        assert section.cadence in CADENCES
        assert section.material in MATERIALS
        assert (section.source is not None) == (section.material in ("repeat", "vary"))
        assert section.source is None or section.source < index
        assert (section.material == "none") == (Role.MELODY not in section.roles)
        assert all(sum(planned.beats for planned in bar) == beats for bar in section.chords)
    assert all(decision.reason and "{" not in decision.reason for decision in plan.decisions)


@MANY
@given(BRIEFS)
def test_asked_bars_are_exact(brief: Brief):
    if brief.bars is not None:
        assert think(brief).bars == brief.bars.value


@MANY
@given(st.integers(40, 18000), st.sampled_from(STYLES), st.none() | st.integers(30, 240))
def test_an_asked_duration_is_met_within_half_a_bar(tenths: int, style: str, bpm: int | None):
    plan = think(parse("music"), duration_s=tenths / 10, style=style, tempo_bpm=bpm)
    bar_s = plan.duration_s / plan.bars
    if plan.conflicts:
        assert plan.bars == 1
    else:
        assert abs(plan.duration_s - tenths / 10) <= bar_s / 2 + 0.01
    assert bpm is None or plan.tempo_bpm == bpm


@pytest.mark.parametrize("use", ["song", "loop", "practice", "stinger"])
@pytest.mark.parametrize("style_form", ["song", "letters"])
def test_forms_of_every_length_are_exact(use: str, style_form: str):
    brief = parse("music")
    for bars in (*range(1, 100), *range(100, 1001, 37), 1000):
        parts = make_form(brief, use, style_form, bars)
        assert sum(part.bars for part in parts) == bars
        assert min(part.bars for part in parts) > 0


def test_the_tables_know_every_style_and_scene():
    assert set(HABITS) == set(STYLES)
    assert all(low <= usual <= high for low, usual, high in (style.tempo_bpm for style in HABITS.values()))
    assert all(mood in MOODS and (style is None or style in HABITS) for mood, style in SCENES.values())


def test_the_same_seed_gives_the_same_plan_and_another_seed_another():
    plans = [plan_of("一首流行歌", seed) for seed in (1, 1, 2)]
    assert plans[0] == plans[1]
    assert len({tuple(symbols(plan_of("一首流行歌", seed))) for seed in range(8)}) >= 6
    assert plans[0] != plans[2]


def test_a_pop_song_of_a_minute():
    plan = plan_of("流行歌，84 bpm")
    assert plan.bars == 21
    kinds = [section.kind for section in plan.sections]
    assert kinds.index("verse") < kinds.index("chorus")
    assert len(kinds) in (3, 4)
    assert {Role.MELODY, Role.CHORDS, Role.BASS, Role.DRUMS, Role.PAD} <= {role.role for role in plan.roles}


@pytest.mark.parametrize(
    "prompt", ["a pop song", "一首三分钟的民谣", "rock, 40 bars", "lofi", "guofeng 国风", "epic, 90 s", "jazz"]
)
@pytest.mark.parametrize("seed", range(3))
def test_songs_sing_and_come_home(prompt: str, seed: int):
    plan = plan_of(prompt, seed)
    sung = sum(section.bars for section in plan.sections if section.material != "none")
    assert sung >= 0.7 * plan.bars
    assert plan.sections[-1].chords[-1][-1].chord.root == plan.tonic


@pytest.mark.parametrize(
    "prompt", ["loop in C major", "8-bar chiptune loop in A minor", "循环，D宫调", "dorian funk loop"]
)
def test_loops_lead_back_and_have_no_frame(prompt: str):
    plan = plan_of(prompt)
    assert plan.bars in (8, 16)
    assert {section.kind for section in plan.sections} == {"theme"}
    assert plan.sections[-1].cadence == "loop"
    assert plan.sections[-1].chords[-1][-1].chord.root != plan.tonic


@pytest.mark.parametrize("mode", ["major", "minor", "dorian", "mixolydian", "gong", "shang", "jue", "zhi", "yu"])
@pytest.mark.parametrize("style", ["pop", "classical", "folk", "guofeng"])
def test_the_chords_stay_in_the_key(mode: str, style: str):
    plan = think(parse("music"), style=style, mode=mode, tonic=2, duration_s=120)
    parent = {"gong": "major", "shang": "dorian", "jue": "phrygian", "zhi": "mixolydian", "yu": "minor"}.get(mode, mode)
    scale = scale_pitch_classes(2, parent) | ({1} if mode == "minor" else set())
    tones = [chord_pitch_classes(c.chord) for s in plan.sections for bar in s.chords for c in bar]
    assert sum(tone <= scale for tone in tones) >= 0.97 * len(tones)


def test_sections_with_one_letter_share_their_chords():
    plan = plan_of("a pop song, 64 bars")
    choruses = [section.chords for section in plan.sections if section.kind == "chorus"]
    assert len(choruses) >= 2
    assert all(chorus[:6] == choruses[0][:6] for chorus in choruses)


def test_asked_chords_are_kept_and_fix_the_key():
    plan = plan_of("lofi, 16 bars, Dm7 G7 Cmaj7 Am7")
    assert symbols(plan) == ["Dm7", "G7", "Cmaj7", "Am7"] * 4
    assert (plan.tonic, plan.mode) == (0, "major")


@pytest.mark.parametrize(
    ("prompt", "chords"),
    [("6415进行，a小调，四小节循环", ["Am", "F", "C", "G"]),
     ("I-V-vi-IV in D major, 4 bars loop", ["D", "A", "Bm", "G"]),
     ("canon progression in C minor, 8 bar loop", ["Cm", "G", "G#", "D#", "Fm", "Cm", "Fm", "G"]),
     ("ii-V-I jazz in Bb, 3 bar loop", ["Cm7", "F7", "A#maj7"])],
)  # fmt: skip
def test_degrees_become_chords_of_the_key(prompt: str, chords: list[str]):
    assert symbols(plan_of(prompt)) == chords


def test_only_the_named_instruments_play():
    assert programs(plan_of("只用小提琴和大提琴，流行")) == {40, 42}
    assert programs(plan_of("solo piano, pop")) == {0}
    assert programs(plan_of("一首钢琴曲")) == {0}
    assert programs(plan_of("a practice piece for piano")) == {0}
    assert programs(plan_of("music box lullaby")) == {10}
    assert programs(plan_of("a minuet for harpsichord")) == {6}
    assert programs(plan_of("music for flute, harp and cello")) == {73, 46, 42}
    assert Role.DRUMS not in {role.role for role in plan_of("a duet for violin and piano, rock").roles}


def test_one_instrument_leads_the_band():
    plan = plan_of("bossa nova with vibraphone")
    players = {role.role: role.program for role in plan.roles}
    assert players[Role.MELODY] == 11
    assert Role.DRUMS in players
    assert {role.role: role.program for role in plan_of("pop with slap bass").roles}[Role.BASS] == 36
    assert len(plan_of("jazz with sax and drums").roles) >= 4
    assert {role.role: role.program for role in plan_of("trap, 808 and sub bass").roles}[Role.MELODY] != 38


def test_what_is_asked_away_does_not_play():
    plan = plan_of("pop band, no drums, no guitar, no bass")
    assert Role.DRUMS not in {role.role for role in plan.roles}
    assert not programs(plan) & set(range(24, 40))


@MANY
@given(BRIEFS)
def test_asked_instruments_play_or_are_on_record(brief: Brief):
    plan = think(brief)
    away = {(r.value.program, r.value.drums) for r in brief.excluded}
    kits = {role.program for role in plan.roles if role.role is Role.DRUMS}
    unplaced = sum(1 for conflict in plan.conflicts if conflict.attribute == "instruments")
    missing = {
        (r.value.program, r.value.drums)
        for r in brief.instruments
        if (r.value.drums and not kits) or (not r.value.drums and r.value.program not in programs(plan))
    }
    if not away:
        assert len(missing) <= unplaced


@MANY
@given(BRIEFS)
def test_chords_and_pads_go_to_instruments_that_can_play_them(brief: Brief):
    for role in think(brief).roles:
        if role.role in (Role.CHORDS, Role.PAD):
            assert instrument(role.program).polyphony >= CHORD_POLYPHONY


def test_energy_follows_the_asked_shape():
    rising = [section.energy for section in plan_of("流行，渐强，48小节").sections]
    falling = [section.energy for section in plan_of("pop that fades away, 48 bars").sections]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert rising[-1] - rising[0] > 0.6


def test_the_mood_moves_tempo_and_energy():
    calm, excited = plan_of("calm pop song"), plan_of("excited pop song")
    assert calm.tempo_bpm < excited.tempo_bpm
    assert calm.sections[0].energy < excited.sections[0].energy
    assert plan_of("悲伤的流行歌").mode == "minor"
    assert plan_of("欢快的流行歌").mode == "major"


@pytest.mark.parametrize(
    "prompt", ["7/8拍的流行歌", "a folk song in 5/4", "6/8 ballad", "12/8 blues", "1/4 loop", "15/16 metal"]
)
def test_every_meter_can_be_planned(prompt: str):
    plan = plan_of(prompt)
    assert all(sum(c.beats for c in bar) == beats_per_bar(plan.meter) for s in plan.sections for bar in s.chords)


def test_fixed_decisions_hold_and_the_rest_is_thought_around_them():
    plan = think(parse("pop"), tempo_bpm=100, meter=Meter(0, 3, 4), tonic=5, mode="dorian", bars=20)
    assert (plan.tempo_bpm, str(plan.meter), plan.tonic, plan.mode, plan.bars) == (100, "3/4", 5, "dorian", 20)


def test_an_impossible_length_is_on_record():
    plan = plan_of("20 bpm, 4 s")
    assert plan.bars == 1
    assert plan.conflicts[0].attribute == "duration"


def test_reasons_speak_the_users_language():
    assert "没有说明" in " ".join(d.reason for d in plan_of("钢琴").decisions)
    assert "you asked for 'piano'" not in " ".join(d.reason for d in plan_of("钢琴").decisions)
    assert all(d.reason.isascii() for d in plan_of("sad piano in A minor, 60 s").decisions)


def test_thinking_is_fast():
    plan_of("warm up")
    start = time.process_time()
    for _ in range(5):
        plan_of("一首悲伤的国风流行歌，a小调，每分钟72拍，三分钟，二胡和古筝，渐强")
    assert (time.process_time() - start) / 5 < 0.15


@pytest.mark.parametrize("prompt", ["1/16拍，247 bpm，247秒", "pop, 300 bpm, 30 minutes", "古典，2/8拍，急板，30分钟"])
def test_the_longest_plans_can_be_read_back(prompt: str):
    plan = plan_of(prompt)
    assert plan.bars <= MOST_BARS
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    assert [conflict.attribute for conflict in plan.conflicts].count("duration") == 1
