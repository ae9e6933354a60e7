"""The mixer's table, its changes, the rooms, and how loud the instruments of a font are."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_fonts import small_font

from render import calibration
from render.calibration import cache_folder, reference_phrase, voice_loudness_lufs
from render.ensembles import ENSEMBLES, MAX_PAN, STYLE_ENSEMBLES, Strip, choose_ensemble, ensemble_named, strips_of
from render.fonts import Voice
from render.mixer import MAX_GAIN_DB, make_mixer, side_gains, stem_gain_db
from render.rooms import ROOMS, impulse, reverberate, room_named
from render.soundfont import open_soundfont
from render.units import Audio, decibels
from symbolic.errors import BadInput
from symbolic.score import Note, Role, Track

RATE_HZ = 44_100
NOTE = (Note(0, 60, 480),)


def tracks(*programs: int, drums: int | None = None) -> list[Track]:
    roles = (Role.MELODY, Role.CHORDS, Role.ARP, Role.PAD, Role.COUNTER, Role.BASS)
    found = [Track(roles[i % len(roles)], f"Part {i}", program, NOTE) for i, program in enumerate(programs)]
    return found + ([] if drums is None else [Track(Role.DRUMS, "Drums", drums, NOTE)])


def test_every_ensemble_has_a_room_and_a_strip_for_every_role() -> None:
    for ensemble in ENSEMBLES.values():
        assert ensemble.room in ROOMS
        assert set(ensemble.strips) == set(Role)
        levels = {role: strip.level_lufs for role, strip in ensemble.strips.items()}
        assert max(levels, key=lambda role: levels[role]) is Role.MELODY
        seated = [program for seat in ensemble.seats for program in seat.programs]
        assert len(seated) == len(set(seated))
    assert set(STYLE_ENSEMBLES.values()) <= set(ENSEMBLES)


@pytest.mark.parametrize(
    ("parts", "style", "expected"),
    [
        (tracks(0, 0, 0), None, "piano"),
        (tracks(0, 0), "guofeng", "piano"),
        (tracks(40, 40, 41, 42), None, "chamber"),
        (tracks(73, 40, 41, 42, 60, 43), None, "orchestra"),
        (tracks(40, 48, 56, drums=48), None, "orchestra"),
        (tracks(110, 107, 107), None, "chinese"),
        (tracks(73, 0, 48), "guofeng", "chinese"),
        (tracks(0, 27, 33, drums=0), None, "band"),
        (tracks(65, 0, 32, drums=32), None, "jazz"),
        (tracks(81, 90, 38, drums=25), None, "electronic"),
        (tracks(89, 94, 95), None, "ambient"),
        (tracks(73, 25, 25), None, "acoustic"),
        (tracks(52, 52, 52, 19), None, "choir"),
        (tracks(drums=0), None, "band"),
        (tracks(0, 27), "rock", "band"),
    ],
)
def test_the_ensemble_follows_the_instruments_and_the_style(
    parts: list[Track], style: str | None, expected: str
) -> None:
    assert choose_ensemble(parts, style).name == expected


def test_an_orchestra_sits_as_the_audience_sees_it() -> None:
    parts = [Track(Role.PAD, str(program), program, NOTE) for program in (40, 41, 42, 43, 73, 56, 60)]
    violin, viola, cello, bass, flute, trumpet, horn = strips_of(ENSEMBLES["orchestra"], parts)
    assert violin.pan < viola.pan < cello.pan < bass.pan
    assert horn.pan < 0 < trumpet.pan
    assert violin.send_db < flute.send_db < trumpet.send_db


def test_parts_of_one_place_are_spread_to_both_sides() -> None:
    parts = [Track(Role.ARP, f"Arp {i}", 24, NOTE) for i in range(5)]
    pans = [strip.pan for strip in strips_of(ENSEMBLES["band"], parts)]
    assert len(set(pans)) == 5
    assert min(pans) < pans[0] < max(pans)
    assert all(abs(pan) <= MAX_PAN for pan in pans)
    basses = [Track(Role.BASS, "Bass", 33, NOTE)] * 3
    assert {strip.pan for strip in strips_of(ENSEMBLES["band"], basses)} == {0.0}


def test_changes_of_the_mixer_add_up_by_role_name_and_number() -> None:
    parts = tracks(0, 27, drums=0)
    plain = make_mixer(parts).strips(parts)
    changed = make_mixer(
        parts,
        {
            "reverb_db": 2,
            "tracks": {"melody": {"gain_db": 3.0}, "Part 0": {"gain_db": -1, "pan": 0.5}, 2: {"send_db": -40}},
        },
    ).strips(parts)
    assert changed[0] == Strip(plain[0].level_lufs + 2, 0.5, plain[0].send_db + 2)
    assert changed[1] == replace(plain[1], send_db=-38)
    assert changed[2] == replace(plain[2], send_db=plain[2].send_db + 2)
    mixer = make_mixer(parts, {"ensemble": "orchestra", "room": "church"})
    assert (mixer.ensemble.name, mixer.room.name) == ("orchestra", "church")
    assert make_mixer(parts, mixer) is mixer
    assert make_mixer(parts, {"tracks": None}) == make_mixer(parts)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"ensemble": "circus"}, "'circus' is no ensemble"),
        ({"room": "cave"}, "'cave' is no room"),
        ({"echo": 1}, "'echo' is not known"),
        ({"reverb_db": "much"}, "reverb_db: 'much'"),
        ({"reverb_db": float("nan")}, "reverb_db: nan"),
        ({"tracks": {"melody": {"pan": 2}}}, "tracks: melody: pan: 2"),
        ({"tracks": {"melody": {"gain_db": True}}}, "gain_db: True"),
        ({"tracks": {"melody": 3}}, "tracks: melody: expected names"),
        ({"tracks": {"melody": {"width": 1}}}, "'width' is not known"),
        ({"tracks": {"tuba": {"pan": 0}}}, "'tuba' is no role"),
        ([], "mixer: expected names"),
        ("loud", "mixer: expected names"),
    ],
)
def test_a_wrong_mixer_is_told_by_its_place(values: object, told: str) -> None:
    if values == []:
        values = [1]
    parts = tracks(0, 27)
    with pytest.raises(BadInput, match=told) as caught:
        make_mixer(parts, values).strips(parts)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_gains_follow_from_level_and_voice_alone() -> None:
    strip = Strip(-26.0, 0.0, -12.0)
    assert stem_gain_db(strip, -20.0) == -6.0
    assert stem_gain_db(strip, -70.0) == MAX_GAIN_DB
    left, right = side_gains(-6.0, 0.0)
    assert decibels(left) == pytest.approx(-6.0)
    assert left == pytest.approx(right)
    assert side_gains(0.0, -1.0)[1] == pytest.approx(0.0, abs=1e-9)
    for pan in (-1.0, -0.3, 0.7):
        assert np.hypot(*side_gains(0.0, pan)) == pytest.approx(np.sqrt(2))


@pytest.mark.parametrize("name", list(ROOMS))
def test_a_room_is_linear_reproducible_and_dies_away(name: str) -> None:
    room = ROOMS[name]
    click = np.zeros((round((room.length_s + 0.5) * RATE_HZ), 2), np.float32)
    click[1000] = 1.0
    wet = reverberate(click, RATE_HZ, room)
    assert np.array_equal(wet, reverberate(click, RATE_HZ, room))
    assert np.abs(wet[: 1000 + round(room.pre_delay_s * RATE_HZ)]).max() < 1e-5
    answer = impulse(room, RATE_HZ)
    assert np.allclose(wet[1000 : 1000 + len(answer)], answer, atol=1e-6)
    assert np.sum(np.square(answer), axis=0) == pytest.approx(1.0, abs=1e-3)
    energy = [float(np.sum(np.square(part))) for part in np.array_split(answer, 8)[:4]]
    assert energy == sorted(energy, reverse=True)
    assert np.abs(np.corrcoef(answer[:, 0], answer[:, 1])[0, 1]) < 0.1


def decay_s(answer: Audio) -> float:
    """The time until the energy to come has fallen by 60 dB, from its fall between 5 and 25 dB (ISO 3382)."""
    left = 10 * np.log10(np.cumsum(np.square(answer).sum(axis=1)[::-1])[::-1] + 1e-12)
    left -= left[0]
    return float(3 * (np.argmax(left < -25) - np.argmax(left < -5)) / RATE_HZ)


def test_larger_rooms_ring_longer() -> None:
    times = [decay_s(impulse(ROOMS[name], RATE_HZ)) for name in ("studio", "club", "chamber", "hall", "church")]
    assert times == sorted(times)
    assert times[0] < 0.6
    assert times[-1] > 2.0
    with pytest.raises(BadInput, match="no room"):
        room_named("cave")
    with pytest.raises(BadInput, match="no ensemble"):
        ensemble_named("circus")


def test_reverb_by_pieces_equals_plain_convolution() -> None:
    room = ROOMS["stage"]
    send = np.random.default_rng(1).uniform(-0.3, 0.3, (500, 2)).astype(np.float32)
    long_send = np.concatenate([np.zeros((195_000, 2), np.float32), send, np.zeros((100_000, 2), np.float32)])
    plain = np.convolve(send[:, 0].astype(np.float64), impulse(room, RATE_HZ)[:, 0].astype(np.float64))
    assert np.allclose(reverberate(long_send, RATE_HZ, room)[195_000 : 195_000 + len(plain), 0], plain, atol=1e-4)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    calibration._measured.cache_clear()
    return tmp_path


@pytest.mark.engine
def test_a_louder_instrument_gets_less_gain_and_the_figure_is_kept(own_cache: Path) -> None:
    font = open_soundfont(small_font(own_cache / "two.sf2", [(0, 0, 0.0), (0, 40, 100.0)]))
    loud, soft = (voice_loudness_lufs(Voice(font, 0, program), Role.MELODY) for program in (0, 40))
    assert loud - soft == pytest.approx(4.0, abs=0.6)  # 100 centibels of attenuation are 4 dB in FluidSynth
    (kept,) = cache_folder().iterdir()
    values = json.loads(kept.read_text(encoding="utf-8"))
    assert values == {"0:0:melody": loud, "0:40:melody": soft}
    kept.write_text(json.dumps(values | {"0:0:melody": -12.5}), encoding="utf-8")
    assert voice_loudness_lufs(Voice(font, 0, 0), Role.MELODY) == -12.5
    for damaged in ("{", "[1]", '{"0:0:melody": "x"}'):
        kept.write_text(damaged, encoding="utf-8")
        assert voice_loudness_lufs(Voice(font, 0, 0), Role.MELODY) == loud


@pytest.mark.engine
def test_without_a_place_to_keep_it_the_figure_is_measured(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own_cache / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(own_cache / "file"))
    font = open_soundfont(small_font(own_cache / "one.sf2", [(0, 0, 0.0)]))
    assert -60 < voice_loudness_lufs(Voice(font, 0, 0), Role.PAD) < 0


def test_reference_phrases_lie_where_the_instrument_plays() -> None:
    from symbolic.instruments import INSTRUMENTS

    for role in Role:
        for program in range(0, 112):
            notes = reference_phrase(role, program)
            assert notes == tuple(sorted(notes)) or role in (Role.CHORDS, Role.PAD)
            assert max(n.end_tick for n in notes) <= 4400
            if role is not Role.DRUMS:
                inside = [INSTRUMENTS[program].low - 6 <= n.pitch <= INSTRUMENTS[program].high + 6 for n in notes]
                assert np.mean(inside) >= 0.75, (role, program)
