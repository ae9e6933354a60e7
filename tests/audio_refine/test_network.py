"""The network and its flow: cost linear in length, exact walks, learning, and what it is told."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from audio_refine.conditions import (
    FAMILIES,
    FRAME_S,
    ROLL_CHANNELS,
    ROOM_NAMES,
    SETTING,
    STYLE_NAMES,
    rolls,
    setting_of,
)
from audio_refine.diffusion import START_NOISE, guided, on_the_way, refined_latents, start_of, walk
from symbolic.curves import CURVE, read_rows
from symbolic.errors import BadInput
from tests.audio_refine.made_pairs import NOTES, made_set

torch = pytest.importorskip("torch")
from audio_refine import evaluate, train, train_codec  # noqa: E402
from audio_refine.codec import CodecConfig  # noqa: E402
from audio_refine.network import LinearAttention, Network, NetworkConfig  # noqa: E402
from symbolic.ranks import Ranks  # noqa: E402

TINY_CODEC = CodecConfig(latent=8, width=16, encoder_units=1, decoder_units=1, middle_units=1)
TINY = NetworkConfig(latent=8, width=16, layers=2, heads=2)
SHORT = train.TrainConfig(steps=30, batch=4, latent_frames=32, rate=5e-3, warmup=2, evaluate_every=15, examples=6,
                          average=0.8)  # fmt: skip


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_set(tmp_path_factory.mktemp("pairs"))


@pytest.fixture(scope="module")
def codec(pairs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("codec")
    config = train_codec.TrainConfig(
        steps=30, batch=2, latent_frames=24, rate=3e-3, warmup=2, evaluate_every=30, examples=1, average=0.5
    )
    train_codec.train([pairs], out, TINY_CODEC, config)
    return out


def test_rolls_show_each_note_where_it_sounds() -> None:
    told = rolls(NOTES, 0, 100).reshape(100, 7, 2, 128)
    first = int(0.2 / FRAME_S)
    assert told.shape[1:] == (7, 2, 128)
    assert told[first, 0, 1, 60] == pytest.approx(90 / 127)
    assert told[first : int(0.8 / FRAME_S), 0, 0, 60].min() > 0
    assert told[int(0.8 / FRAME_S) + 1, 0, 0, 60] == 0
    assert told[:, 0, 1, 60].astype(bool).sum() == 1
    later = rolls(NOTES, 20, 50).reshape(50, 7, 2, 128)
    assert np.array_equal(later, told[20:70])


def test_a_setting_names_what_plays() -> None:
    setting = setting_of("pop", "hall", (("melody", 40), ("drums", 0)))
    assert setting.shape == (SETTING,)
    styles, rooms, families = np.split(setting, [len(STYLE_NAMES), len(STYLE_NAMES) + len(ROOM_NAMES)])
    assert STYLE_NAMES[int(styles.argmax())] == "pop"
    assert ROOM_NAMES[int(rooms.argmax())] == "hall"
    assert families.reshape(7, FAMILIES).argmax(axis=1).tolist() == [1 + 40 // 8, 0, 0, 0, 0, 0, FAMILIES - 1]
    blend = setting_of({"pop": 3.0, "rock": 1.0}, "no such room", ())
    assert blend[STYLE_NAMES.index("pop")] == 0.75
    assert blend[STYLE_NAMES.index("rock")] == 0.25
    assert blend[len(STYLE_NAMES)] == 1


def test_attention_is_that_of_the_formula() -> None:
    torch.manual_seed(1)
    layer = LinearAttention(8, 2)
    x = torch.randn(1, 5, 8)
    q, k, v = layer.into(x).view(1, 5, 3, 2, 4).unbind(2)
    phi_q, phi_k = torch.nn.functional.elu(q) + 1, torch.nn.functional.elu(k) + 1
    weights = torch.einsum("bqhc,bkhc->bhqk", phi_q, phi_k)
    weights = weights / weights.sum(dim=-1, keepdim=True)
    expected = layer.out(torch.einsum("bhqk,bkhc->bqhc", weights, v).reshape(1, 5, 8))
    assert torch.allclose(layer(x), expected, atol=1e-5)


def test_an_untaught_network_goes_nowhere_and_its_work_grows_with_the_length() -> None:
    network = Network(TINY).eval()
    setting = torch.zeros(1, SETTING)

    def operations(frames: int) -> int:
        from torch.utils.flop_counter import FlopCounterMode

        with FlopCounterMode(display=False) as counter, torch.no_grad():
            x = torch.randn(1, frames, 8)
            assert not network(x, x, torch.zeros(1, frames, ROLL_CHANNELS), setting, torch.zeros(1)).any()
        return counter.get_total_flops()

    short, long = operations(64), operations(640)
    assert long < 10.05 * short


def test_a_straight_way_is_walked_exactly() -> None:
    begin, end = np.zeros(3), np.array([1.0, -2.0, 3.0])
    for order in (1, 2):
        assert walk(lambda x, t: end - begin, begin, steps=1, order=order) == pytest.approx(end)
    exact = np.exp(1.0)
    errors = {
        (order, steps): abs(float(walk(lambda x, t: x, np.ones(1), steps=steps, order=order)[0]) - exact)
        for order in (1, 2)
        for steps in (4, 8)
    }
    assert errors[1, 8] < 0.6 * errors[1, 4]
    assert errors[2, 8] < 0.3 * errors[2, 4] < 0.3 * errors[1, 4]
    for steps, order in ((0, 1), (51, 1), (4, 3)):
        with pytest.raises(BadInput):
            walk(lambda x, t: x, begin, steps=steps, order=order)


def test_strength_says_how_far() -> None:
    plain, rich, noise = np.zeros(4), np.ones(4), np.full(4, 2.0)
    bridge = lambda strength: refined_latents(  # noqa: E731
        lambda x, t: rich - plain, plain, noise, start="plain", strength=strength
    )
    assert np.array_equal(bridge(0.0), plain)
    assert bridge(0.5) == pytest.approx(0.5 + 0.5 * START_NOISE * 2)
    assert bridge(1.0) == pytest.approx(1 + START_NOISE * 2)
    begun: list[float] = []

    def velocity(x: np.ndarray, time: float) -> np.ndarray:
        begun.append(time)
        return np.zeros(4)

    assert refined_latents(velocity, rich, noise, start="noise", strength=0.25) == pytest.approx(0.75 + 0.25 * 2)
    assert begun[0] == 0.75
    with pytest.raises(BadInput):
        bridge(1.5)


def test_a_way_begins_at_the_plain_sound_or_at_noise() -> None:
    plain, noise = np.ones(2), np.full(2, 3.0)
    assert start_of(plain, noise, "noise") == pytest.approx(noise)
    assert start_of(plain, noise, "plain") == pytest.approx(1 + 3 * START_NOISE)
    place, velocity = on_the_way(np.zeros(2), plain, np.full(2, 0.25))
    assert place == pytest.approx(0.25)
    assert velocity == pytest.approx(1.0)
    assert guided(plain, np.zeros(2), 1.5) == pytest.approx(1.5)


def test_training_learns_and_refined_sound_is_nearer(pairs: Path, codec: Path, tmp_path: Path) -> None:
    figures = train.train([pairs], codec, tmp_path, TINY, SHORT)
    rows = read_rows(tmp_path / CURVE)
    assert [row["step"] for row in rows] == [15, 30]
    assert figures["one_step_left"] < 0.8
    network = evaluate.load_network(tmp_path)
    found = evaluate.compare(train.load_codec(codec), network, [pairs], "test", steps=4)
    assert set(found) == {"all", "mix", "new instrument"}
    assert found["all"]["refined_mel"] < found["all"]["plain_mel"]
    assert "refined" in evaluate.table(found)


def test_a_stopped_run_goes_on(pairs: Path, codec: Path, tmp_path: Path) -> None:
    config = dataclasses.replace(SHORT, steps=4, evaluate_every=2)
    half = dataclasses.replace(config, steps=4)
    train.train([pairs], codec, tmp_path / "straight", TINY, config)
    run = train.prepare_run([pairs], train.load_codec(codec), tmp_path / "stopped", TINY, half, Ranks())
    for step in range(2):
        batch = train.draw_batch(run.learn, config, step, range(4), config.untold)
        train.one_step(run, run.flow, batch, step, "fp32")
        train.average(run.mean, run.flow.network, step, config.average)
    run.keep(2, {})
    train.train([pairs], codec, tmp_path / "stopped", TINY, config)
    straight, stopped = (evaluate.load_network(tmp_path / name).state_dict() for name in ("straight", "stopped"))
    for name, tensor in straight.items():
        assert torch.allclose(tensor, stopped[name], atol=1e-5), name


def test_wrong_shapes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="neither plain nor noise"):
        NetworkConfig(start="silence")
    with pytest.raises(BadInput, match="does not divide"):
        NetworkConfig(width=10, heads=3)
    with pytest.raises(BadInput, match="no weights"):
        evaluate.load_network(tmp_path)
