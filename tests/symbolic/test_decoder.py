"""The exported model and what runs it: rows that do not depend on each other, on ONNX Runtime and on torch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from symbolic.decoder import CONFIG_FILE, TRUNK_FILE, WEIGHTS_FILE, WEIGHTS_FOLDER, Decoder
from symbolic.errors import BadInput, MissingExtra
from symbolic.heads import ExactLinear
from symbolic.runtime import CacheRuntime, Floats, Runtime, StateRuntime

torch = pytest.importorskip("torch")
from symbolic.checkpoint import load_model, save_model  # noqa: E402
from symbolic.export import export_trunk  # noqa: E402
from symbolic.model import ModelConfig, ScoreModel  # noqa: E402

LENGTHS = (40, 7, 25, 1, 33, 12, 60, 18)
WIDTH = 256
CAPACITY = 100


@pytest.fixture(scope="module")
def decoder(exported: Path) -> Decoder:
    return Decoder(exported)


@pytest.fixture(scope="module")
def events() -> Floats:
    """Made-up events as large as embedded ones, (8, 61, D)."""
    return np.random.default_rng(0).normal(0, 1.5, (len(LENGTHS), 61, WIDTH)).astype(np.float32)


def after(runtime: Runtime, events: Floats, rows: list[int]) -> Floats:
    """Features after reading LENGTHS events in each of ``rows``, then one more in all of them together."""
    slots = {row: runtime.open() for row in rows}
    for row in rows:
        runtime.prefill(slots[row], events[row, : LENGTHS[row]])
    return runtime.step([slots[row] for row in rows], np.stack([events[row, LENGTHS[row]] for row in rows]))


def test_a_row_has_the_same_bits_alone_and_in_any_batch(decoder: Decoder, events: Floats) -> None:
    alone = np.concatenate([after(decoder.runtime(1, CAPACITY), events, [row]) for row in range(8)])
    for rows in ([0, 1, 2], [7, 3, 5], list(range(8))):
        assert np.array_equal(after(decoder.runtime(8, CAPACITY), events, rows), alone[rows])
    for field in ("position", "pitch", "duration"):
        together = decoder.logits(field, alone)
        assert all(np.array_equal(decoder.logits(field, alone[i : i + 1])[0], together[i]) for i in range(8))


def test_reading_in_parts_equals_reading_at_once(decoder: Decoder, events: Floats) -> None:
    runtime = decoder.runtime(2, CAPACITY)
    assert isinstance(runtime, CacheRuntime)
    other, slot = runtime.open(), runtime.open()
    runtime.prefill(other, events[1, :5])
    parts = [runtime.prefill(slot, events[0, a:b]) for a, b in ((0, 9), (9, 10), (10, 40))]
    parts.append(runtime.step([slot], events[0, 40:41]))
    whole = decoder.features(events[0, :41])
    assert np.abs(np.concatenate(parts) - whole).max() < 1e-4


def test_a_closed_slot_leaves_the_others_as_they_were(decoder: Decoder, events: Floats) -> None:
    runtime = decoder.runtime(3, CAPACITY)
    first, second, third = (runtime.open() for _ in range(3))
    for slot, row in ((first, 0), (second, 1), (third, 2)):
        runtime.prefill(slot, events[row, :20])
    runtime.close(first)
    again = runtime.open()
    runtime.prefill(again, events[3, :4])
    mixed = runtime.step([again, third, second], events[[3, 2, 1], [4, 20, 20]])
    for row, slot_events in ((1, events[2, :21]), (2, events[1, :21])):
        assert np.abs(mixed[row] - decoder.features(slot_events)[-1]).max() < 1e-5


def test_whole_numbers_cost_little(exported: Path, decoder: Decoder, events: Floats) -> None:
    model, _ = load_model(exported)
    with torch.no_grad():
        exact = model.trunk(torch.from_numpy(events[:1]))[0][0].numpy()
        logits = model.pitch_head(torch.from_numpy(exact)).numpy()
    features = decoder.features(events[0])
    assert np.abs(features - exact).mean() / np.abs(exact).mean() < 0.08
    assert np.abs(decoder.logits("pitch", exact) - logits).mean() < 0.002 * np.abs(logits).mean()


def test_no_pair_of_products_leaves_sixteen_bits(exported: Path) -> None:
    onnx = pytest.importorskip("onnx")
    weights = [
        onnx.numpy_helper.to_array(value).astype(int)
        for value in onnx.load(str(exported / TRUNK_FILE)).graph.initializer
        if value.data_type == onnx.TensorProto.INT8
    ]
    assert len(weights) == 4 * 6
    for weight in weights:
        pairs = np.abs(weight[0::2]) + np.abs(weight[1::2])  # along the inner axis, as AVX2 adds them
        assert 255 * pairs.max() < 2**15


def test_sums_of_whole_numbers_are_exact() -> None:
    rng = np.random.default_rng(1)
    weight, bias, x = (rng.normal(0, 1, shape).astype(np.float32) for shape in ((60, 256), (60,), (5, 256)))
    linear = ExactLinear(weight, bias)
    assert np.abs(linear(x) - (x @ weight.T + bias)).mean() < 0.03  # of values of about 16
    order = rng.permutation(256)
    shuffled = ExactLinear(weight[:, order], bias)
    assert np.array_equal(shuffled(x[:, order]), linear(x))


def test_the_graph_shipped_before_can_still_be_run(events: Floats) -> None:
    old = Decoder(WEIGHTS_FOLDER)
    runtime = old.runtime(8, CAPACITY)
    alone = np.concatenate([after(old.runtime(1, CAPACITY), events, [row]) for row in (0, 2)])
    assert np.array_equal(after(runtime, events, [0, 1, 2])[[0, 2]], alone)


class Recurrent(torch.nn.Module):
    """An LSTM with the inputs and outputs that the runtime expects."""

    def __init__(self, width: int, layers: int) -> None:
        super().__init__()
        self.lstm = torch.nn.LSTM(width, width, layers, batch_first=True)

    def forward(self, x: torch.Tensor, past: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features, (hidden, cell) = self.lstm(x, tuple(past.chunk(2)))
        return features, torch.cat((hidden, cell))


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::torch.jit.TracerWarning")
def test_an_lstm_stands_behind_the_same_interface(tmp_path: Path) -> None:
    width, layers = 32, 2
    save_model(ScoreModel(ModelConfig(layers=1, width=width, heads=2, groups=1, hidden=8)), tmp_path, {})
    config = json.loads((tmp_path / CONFIG_FILE).read_text())
    (tmp_path / CONFIG_FILE).write_text(json.dumps({**config, "kind": "lstm", "layers": layers}))
    torch.manual_seed(0)
    lstm = Recurrent(width, layers).eval()
    torch.onnx.export(
        lstm,
        (torch.zeros(2, 3, width), torch.zeros(2 * layers, 2, width)),
        str(tmp_path / TRUNK_FILE),
        input_names=["x", "past"],
        output_names=["features", "state"],
        dynamic_axes={"x": {0: "batch", 1: "length"}, "past": {1: "batch"}},
        dynamo=False,  # the newer exporter takes minutes over an LSTM
    )
    decoder = Decoder(tmp_path)
    runtime = decoder.runtime(3, CAPACITY)
    assert isinstance(runtime, StateRuntime)
    x = np.random.default_rng(0).normal(size=(3, 61, width)).astype(np.float32)
    with torch.no_grad():
        exact = lstm(torch.from_numpy(x), torch.zeros(2 * layers, 3, width))[0].numpy()
    made = after(runtime, x, [0, 1, 2])
    assert all(np.allclose(made[i], exact[i, LENGTHS[i]], atol=1e-5) for i in range(3))
    assert np.array_equal(after(decoder.runtime(1, CAPACITY), x, [2])[0], made[2])


def torch_agrees(exported: Path, events: Floats, device: str) -> None:
    model, _ = load_model(exported)
    with torch.no_grad():
        exact = model.trunk(torch.from_numpy(events))[0].numpy()
    decoder = Decoder(exported, device=device)
    made = after(decoder.runtime(8, CAPACITY), events, list(range(8)))
    expected = np.stack([exact[row, LENGTHS[row]] for row in range(8)])
    assert np.abs(made - expected).max() < 1e-3
    onnx = after(Decoder(exported).runtime(8, CAPACITY), events, list(range(8)))
    assert np.abs(made - onnx).mean() / np.abs(made).mean() < 0.08


def test_torch_on_the_cpu_agrees(exported: Path, events: Floats) -> None:
    torch_agrees(exported, events, "cpu")


@pytest.mark.gpu
def test_torch_on_a_gpu_agrees(exported: Path, events: Floats) -> None:
    torch_agrees(exported, events, "cuda")


def test_a_fill_runs_on_torch(exported: Path) -> None:
    from symbolic.controls import CellControls
    from symbolic.fill import fill
    from tests.symbolic.grids import controls

    told = controls(4, melody=CellControls(density=4, register=72, stack=1, pulse=2))
    made = fill({}, told, set(told.cells), Decoder(exported, device="cpu"), seed=1)
    assert set(made) == set(told.cells)


def test_a_gpu_that_is_not_there_is_named(exported: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(MissingExtra, match="no GPU for device cuda"):
        Decoder(exported, device="cuda")


@pytest.mark.slow
def test_the_trunk_is_an_arcee_model(exported: Path, events: Floats) -> None:
    pytest.importorskip("transformers")
    from symbolic.hf import from_arcee, to_arcee

    model, _ = load_model(exported)
    arcee = to_arcee(model)
    x = torch.from_numpy(events[:2])
    with torch.no_grad():
        ours, theirs = model.trunk(x)[0], arcee(inputs_embeds=x).last_hidden_state
        assert (ours - theirs).abs().max() < 1e-4
        fresh = ScoreModel(model.config)
        from_arcee(arcee, fresh)
        assert torch.equal(fresh.trunk(x)[0], ours)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (TRUNK_FILE, b"not a model", r"trunk\.int8\.onnx cannot be loaded"),
        (TRUNK_FILE, b"", r"trunk\.int8\.onnx cannot be loaded"),
        (WEIGHTS_FILE, b"\0" * 64, r"model\.safetensors cannot be loaded"),
        (CONFIG_FILE, b"{", r"config\.json cannot be loaded"),
        (CONFIG_FILE, b"[]", r"config\.json cannot be loaded"),
        (CONFIG_FILE, b"{}", "no whole number for layers, width, context"),
    ],
)
def test_a_broken_file_is_named(exported: Path, tmp_path: Path, file: str, content: bytes, message: str) -> None:
    shutil.copytree(exported, tmp_path / "w")
    (tmp_path / "w" / file).write_bytes(content)
    with pytest.raises(BadInput, match=message):
        Decoder(tmp_path / "w")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vocabulary": "0123"}, "vocabulary 0123"),
        ({"kind": "mamba"}, "kind mamba"),
        ({"width": 128}, r"kind\.weight has shape \(2, 256\), expected \(2, 128\)"),
    ],
)
def test_a_config_that_does_not_fit_is_refused(
    exported: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    shutil.copytree(exported, tmp_path / "w")
    config = json.loads((tmp_path / "w" / CONFIG_FILE).read_text())
    (tmp_path / "w" / CONFIG_FILE).write_text(json.dumps({**config, **change}))
    with pytest.raises(BadInput, match=message):
        Decoder(tmp_path / "w")


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (ModelConfig(layers=6, width=32, heads=2, groups=2, hidden=8), r"input x is .*, expected 256 on axis -1"),
        (ModelConfig(layers=2, width=256, heads=4, groups=2, hidden=8), "input k5 is None, expected 2 on axis 1"),
        (ModelConfig(layers=6, width=256, heads=4, groups=4, hidden=8), r"input k5 is .*, expected 2 on axis 1"),
    ],
)
def test_a_trunk_of_another_shape_is_refused(exported: Path, tmp_path: Path, shape: ModelConfig, message: str) -> None:
    shutil.copytree(exported, tmp_path / "w")
    export_trunk(ScoreModel(shape), tmp_path / "w" / TRUNK_FILE)
    with pytest.raises(BadInput, match=message):
        Decoder(tmp_path / "w")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match=r"trunk\.int8\.onnx"):
        Decoder(tmp_path)
