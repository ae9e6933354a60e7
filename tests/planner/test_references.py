"""References and blends in the plan: what is read, what leans, what the text keeps, what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import parse, plan_from_yaml, plan_to_yaml, think
from planner.blend import SEATS, average, blended_habits, in_stages, stages_of, style_named, style_of_role
from planner.controls import to_controls
from planner.plan import Manner
from planner.reasons import LANGUAGES
from planner.references import Reference, RolePlaying, leaning_to, read_reference, reference_weights
from planner.references.chords import sevenths_in
from planner.references.conflicts import weighed
from planner.references.texts import TEXTS
from planner.styles import STYLES
from symbolic.blending import swing_at
from symbolic.errors import BadInput
from symbolic.midi import write_midi
from symbolic.score import Meter, Role
from symbolic.texture import Texture
from tests.symbolic.grids import song

PROMPT = "a piece of 16 bars"
SWUNG = Reference(
    "swung.mid", "score", 160.0, 2, "minor", 1.0, 1.0, 0.9, swing=1.0, meter=Meter(0, 4, 4), styles=(("swing", 1.0),),
    roles=(
        RolePlaying(Role.MELODY, 66, 9.0, 66.0, 1.0, 2, Texture.SYNCOPATED),
        RolePlaying(Role.BASS, 32, 4.0, 38.0, 1.0, 1, Texture.BEATS),
        RolePlaying(Role.DRUMS, 32, 6.0, 45.0, 1.5, 2, None),
    ),
)  # fmt: skip


def leaning(weight: float, prompt: str = PROMPT, reference: Reference = SWUNG):
    return leaning_to(parse(prompt), [reference], [weight], seed=4)


# Blends


def test_a_blend_is_written_in_shares_in_equal_parts_and_in_any_language():
    assert stages_of("swing:0.7,folk:0.3") == ((("swing", 0.7), ("folk", 0.3)),)
    assert stages_of("jazz, folk") == ((("swing", 0.5), ("folk", 0.5)),)
    assert stages_of("爵士：70%，民谣：30%") == stages_of({"swing": 0.7, "folk": 0.3})
    assert stages_of("swing>rock") == stages_of([{"swing": 1}, {"rock": 1}]) == ((("swing", 1.0),), (("rock", 1.0),))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("swimg:0.5,folk:0.5", "did you mean 'swing'"), ("folk:-0.1,swing:1.1", "not between 0 and 1"),
        ("folk:0.5,swing:0.4", "sum to 0.9, not to 1"), ("folk:2,swing:-1", "the share 2"),
        ("folk:,swing:1", "not a share"),
        ("folk:nan,swing:1", "not between"), ("folk,,swing", "write it as"), ("", "write it as"),
        (">rock", "write it as"),
        ("folk:0.5,swing", "has no share"), ("folk:x,swing:1", "'x' is not a share"), ("zzzzqq", "is no style"),
        ([{}], "1 to 8 styles"), ([], "1 to 16 stages"), ({"folk": float("inf")}, "not between"),
        (">".join(["folk"] * 17), "stages"), (",".join(["folk"] * 9), "1 to 8 styles"),
    ],
)  # fmt: skip
def test_blends_that_cannot_be_used_are_refused_with_the_reason(asked, told: str):
    with pytest.raises(BadInput, match=told):
        stages_of(asked)


@settings(deadline=None)
@given(st.sampled_from([*SEATS]), st.text(max_size=8), st.lists(st.integers(0, 100), min_size=2, max_size=6))
def test_no_role_goes_back_when_the_second_style_gains(role: Role, prompt: str, shares: list[int]):
    taken = [style_of_role(prompt, (("folk", 1 - s / 100), ("swing", s / 100)), role) for s in sorted(shares)]
    assert taken == sorted(taken)  # folk before swing


def test_a_quarter_of_the_roles_follows_a_quarter_of_the_blend():
    for number in range(20):
        blend = (("folk", 0.7), ("swing", 0.3))
        taken = [style_of_role(f"prompt {number}", blend, role) for role in SEATS]
        assert taken.count("swing") in (2, 3)


def test_tempi_of_a_blend_lie_between_and_grow_with_the_share():
    tempi = [blended_habits("p", (("ballad", 1 - s), ("metal", s))).tempo_bpm for s in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert tempi == sorted(tempi)
    assert tempi[0] == pytest.approx(STYLES["ballad"].tempo_bpm)
    assert tempi[-1] == pytest.approx(STYLES["metal"].tempo_bpm)


def test_a_moving_blend_begins_in_the_first_style_ends_in_the_last_and_comes_back_from_yaml():
    plan = in_stages(think(parse(PROMPT), seed=1), stages_of("folk>swing"))
    blends = [plan.blend_of(section) for section in plan.sections]
    assert blends[0] == (("folk", 1.0),)
    assert blends[-1] == (("swing", 1.0),)
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    told = to_controls(plan)
    assert told.swing[0] == 0.0
    assert told.swing[-1] == 1.0
    assert {told.cells[cell].style for cell in told.cells if cell[1] == len(told.bars) - 1} == {"swing"}


def test_a_moving_blend_needs_two_sections():
    plan = think(parse("a loop of 8 bars"), seed=1)
    with pytest.raises(BadInput, match="two sections"):
        in_stages(replace(plan, sections=plan.sections[:1]), stages_of("folk>swing"))


def test_a_plan_without_a_blend_says_nothing_of_it_in_its_file():
    text = plan_to_yaml(think(parse(PROMPT), seed=1))
    assert not any(f"\n{key}:" in text or f" {key}:" in text for key in ("blend", "swing", "manners"))
    assert to_controls(plan_from_yaml(text)).blends == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("blend: {swing: 0.7, folk: 0.2}", "sum to 0.9"), ("blend: {swimg: 1}", "did you mean 'swing'"),
        ("blend: {swing: 1.5}", "more than 1"), ("blend: {swing: -1}", "less than 0"), ("blend: {}", "is empty"),
        ("swing: 2", "more than 1"), ("manners: {melody: {density: 9}}", "more than 5"),
        ("manners: {melody: {pulse: 5}}", "not known"), ("manners: {flute: {}}", "unknown key 'flute'"),
    ],
)  # fmt: skip
def test_blends_and_manners_of_a_plan_file_are_checked(line: str, told: str):
    text = plan_to_yaml(think(parse(PROMPT), seed=1)) + line + "\n"
    with pytest.raises(BadInput, match=told):
        plan_from_yaml(text)


def test_manners_change_density_register_thickness_and_figure():
    plan = think(parse(PROMPT), seed=1)
    bar = min(bar for role, bar in to_controls(plan).cells if role is Role.MELODY)
    manner = Manner(Role.MELODY, density=0.5, register=-5.0, pulse=4, texture=Texture.BEATS)
    before, after = (to_controls(p).cells[Role.MELODY, bar] for p in (plan, replace(plan, manners=(manner,))))
    assert after.density == pytest.approx(before.density / 2, abs=0.02)
    assert after.register < before.register
    assert (after.pulse, after.texture) == (4, Texture.BEATS)


# Leaning


def test_what_a_reference_moves_grows_with_its_weight():
    plans = [leaning(weight) for weight in (0.0, 0.25, 0.5, 0.75, 1.0)]
    for measure in (
        lambda p: p.tempo_bpm, lambda p: swing_at(to_controls(p), 0),
        lambda p: dict(p.blend_of(p.sections[0])).get("swing", 0.0),
    ):  # fmt: skip
        values = [measure(plan) for plan in plans]
        assert values == sorted(values)
        assert values[0] < values[-1]
    assert plans[-1].tempo_bpm == 160.0
    assert (plans[-1].tonic, plans[-1].mode) == (2, "minor")
    assert sevenths_in(plans[-1]) > sevenths_in(plans[0])
    players = [{r.role: r.program for r in plan.roles} for plan in plans]
    assert players[-1][Role.MELODY] == 66
    assert {*players[-1]} <= {Role.MELODY, Role.BASS, Role.DRUMS}


def test_a_weight_of_nothing_is_the_plan_of_the_text_alone():
    without = think(parse(PROMPT), seed=4)
    with_it = leaning(0.0)
    assert to_controls(with_it) == to_controls(without)
    assert [d.value for d in with_it.decisions[:-1]] == [d.value for d in without.decisions]


def test_every_reference_is_told_with_its_file_and_what_was_taken():
    plan = leaning(0.5)
    decision = plan.decisions[-1]
    assert decision.what == "reference"
    assert decision.value.startswith("swung.mid (score) 0.5")
    assert "it has 160" in decision.reason
    assert "melody density" in decision.reason
    assert plan_from_yaml(plan_to_yaml(plan)) == plan


@pytest.mark.parametrize(
    ("prompt", "attribute"),
    [
        ("a piece at 80 bpm, 16 bars", "tempo"), ("一首慢速的曲子，16小节", "tempo"), ("a piece in D major", "key"),
        ("a piece in 3/4", "meter"), ("a metal song", "style"), ("a calm piece", "energy"),
    ],
)  # fmt: skip
def test_the_text_goes_before_the_reference_which_counts_for_half_as_much(prompt: str, attribute: str):
    found = weighed(SWUNG, 0.4, parse(prompt))
    assert attribute in [conflict.attribute for conflict in found.conflicts]
    assert found.weight == pytest.approx(0.4 * 0.5 ** len(found.conflicts))
    conflict = next(c for c in found.conflicts if c.attribute == attribute)
    assert conflict.kept == conflict.words[0]
    assert conflict.words[1].startswith("swung.mid: ")
    plan = leaning(0.4, prompt)
    assert conflict in plan.conflicts
    assert f"→ {found.weight:g}" in plan.decisions[-1].value


def test_what_the_text_says_stays_whatever_the_weight():
    plan = leaning(1.0, "80 bpm, C major, 3/4, with flute and piano, Am F C G")
    assert (plan.tempo_bpm, plan.tonic, plan.mode, str(plan.meter)) == (80.0, 0, "major", "3/4")
    assert {r.program for r in plan.roles} <= {73, 0}
    assert sevenths_in(plan) == 0.0


def test_two_references_share_the_plan_between_them():
    slow = replace(SWUNG, name="slow.mid", tempo_bpm=60.0, styles=(("ambient", 1.0),))
    plan = leaning_to(parse(PROMPT), [SWUNG, slow], [0.3, 0.3], seed=4)
    shares = dict(plan.blend)
    assert shares["swing"] == pytest.approx(0.3)
    assert shares["ambient"] == pytest.approx(0.3)
    assert [d.value.split()[0] for d in plan.decisions[-2:]] == ["swung.mid", "slow.mid"]


def test_every_language_of_the_planner_speaks_of_references():
    assert set(TEXTS) == set(LANGUAGES)
    assert len({tuple(sorted(texts)) for texts in TEXTS.values()}) == 1


# Weights


def test_one_weight_is_shared_and_several_stand_for_one_each():
    assert reference_weights(1) == (0.3,)
    assert reference_weights(3, 0.6) == pytest.approx((0.2, 0.2, 0.2))
    assert reference_weights(2, [0.5, 0.2]) == (0.5, 0.2)
    assert reference_weights(0) == ()


@pytest.mark.parametrize(
    ("count", "given", "told"),
    [
        (1, -0.1, "-0.1 is not between"), (1, 1.5, "1.5 is not between"), (1, float("nan"), "nan is not between"),
        (2, [0.7, 0.7], "sum to more than 1"), (3, [0.1, 0.1], "2 reference weights for 3"),
        (0, 0.5, "needs a reference"),
        (9, 0.5, "too many"),
    ],
)  # fmt: skip
def test_weights_that_cannot_be_used_are_refused(count: int, given, told: str):
    with pytest.raises(BadInput, match=told):
        reference_weights(count, given)


# Files


def test_the_facts_of_a_midi_file_are_those_of_its_notes(tmp_path: Path):
    score = song()
    write_midi(score, tmp_path / "one.mid")
    found = read_reference(tmp_path / "one.mid")
    roles: Mapping[Role, RolePlaying] = {each.role: each for each in found.roles}
    assert (found.name, found.kind, found.tempo_bpm, str(found.meter)) == ("one.mid", "score", 100.0, "4/4")
    assert {*roles} == {Role.MELODY, Role.CHORDS, Role.DRUMS}
    assert roles[Role.MELODY].density == 4.0
    assert roles[Role.MELODY].program == 73
    mean = np.mean([note.pitch for note in score.tracks[0].notes])
    assert roles[Role.MELODY].register == pytest.approx(mean, abs=0.6)
    assert (roles[Role.CHORDS].density, roles[Role.CHORDS].stack) == (1.0, 3.0)
    assert roles[Role.CHORDS].texture is Texture.HELD
    assert found.sevenths == 0.0


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gone.mid", None, "not a file"), ("empty.mid", b"", "is empty"), ("text.mid", b"no music here", "text.mid"),
        ("empty.wav", b"", "is empty"), ("text.wav", b"this is text, not sound\n" * 40, "not a recording"),
        ("page.pdf", b"%PDF", "is not a format"), ("none", b"x", "is not a format"),
        ("text.musicxml", b"<no", "text.musicxml"),
        ("notes.mid", b"MThd\0\0\0\6\0\0\0\1\1\xe0MTrk\0\0\0\4\0\xff\x2f\0", "no"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used_are_refused_by_name(tmp_path: Path, name: str, data: bytes | None, told: str):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadInput, match=told) as refused:
        read_reference(path)
    assert str(path) in str(refused.value)


RATE_HZ = 22_050


def beats(bpm: float, tones: tuple[float, ...], seconds: float = 12.0, bright: float = 1.0) -> np.ndarray:
    """A chord with a click on every beat; ``bright`` is the loudness of the clicks' noise."""
    rng = np.random.default_rng(0)
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    inside = t % (60 / bpm)
    chord = sum(np.sin(2 * np.pi * tone * t) for tone in tones) / len(tones) * np.exp(-3 * inside)
    clicks = rng.standard_normal(len(t)) * np.exp(-60 * inside) * bright
    return (0.2 * chord + 0.1 * clicks).astype(np.float32)


def midi_hz(*pitches: int) -> tuple[float, ...]:
    return tuple(440 * 2 ** ((pitch - 69) / 12) for pitch in pitches)


@pytest.fixture
def sound(tmp_path: Path):
    soundfile = pytest.importorskip("soundfile")
    pytest.importorskip("librosa")

    def write(samples: np.ndarray, name: str = "sound.wav") -> Path:
        soundfile.write(tmp_path / name, samples, RATE_HZ)
        return tmp_path / name

    return write


def test_a_recording_tells_tempo_key_brightness_and_energy(sound):
    soft = read_reference(sound(beats(90, midi_hz(57, 60, 64), bright=0.1) * 0.1))
    loud = read_reference(sound(beats(180, midi_hz(57, 60, 64), bright=2.0)))
    assert (soft.name, soft.kind) == ("sound.wav", "audio")
    octave = np.log2(soft.tempo_bpm / 90) - round(np.log2(soft.tempo_bpm / 90))
    assert abs(octave) < 0.07
    assert (soft.tonic, soft.mode) == (9, "minor")
    assert (soft.brightness or 0.0) < (loud.brightness or 0.0)
    assert soft.energy < loud.energy


def test_a_recording_with_sevenths_has_more_of_them_than_one_with_triads(sound):
    triads = read_reference(sound(beats(100, midi_hz(60, 64, 67), bright=0.05)))
    sevenths = read_reference(sound(beats(100, midi_hz(60, 64, 67, 70), bright=0.05)))
    assert triads.sevenths < 0.5 < sevenths.sevenths


@pytest.mark.parametrize("samples", [np.zeros(RATE_HZ * 5), np.full(RATE_HZ * 5, 1e-6)])
def test_silence_is_refused(sound, samples: np.ndarray):
    with pytest.raises(BadInput, match="is silent"):
        read_reference(sound(samples))


def test_a_recording_that_is_too_short_is_refused(sound):
    with pytest.raises(BadInput, match=r"0\.5 s long"):
        read_reference(sound(beats(100, midi_hz(60), seconds=0.5)))


def test_of_a_ten_minute_recording_only_the_middle_is_heard(sound):
    found = read_reference(sound(np.tile(beats(120, midi_hz(60, 64, 67)), 50)))
    assert found.remarks == ("only 90 s in the middle of 600 s are heard",)
    plan = leaning_to(parse(PROMPT), [found], [0.3])
    assert "only 90 s" in plan.decisions[-1].value


def test_an_audio_reference_moves_tempo_energy_and_register(sound):
    found = read_reference(sound(beats(120, midi_hz(60, 64, 67), bright=3.0)))
    before, after = think(parse(PROMPT), seed=4), leaning(0.5, reference=replace(found, brightness=1.0))
    assert after.tempo_bpm != before.tempo_bpm
    assert all(manner.register > 0 for manner in after.manners if manner.role is Role.MELODY)
    assert len({manner.role for manner in after.manners}) == len(after.manners)


def test_names_of_styles_in_ten_languages():
    for word in ("爵士", "爵士樂", "jazz", "ジャズ", "재즈", "джаз"):
        assert style_named(word) == "swing"
    assert average(stages_of("folk>swing")) == (("folk", 0.5), ("swing", 0.5))
