"""The LSTM trunk: examples apart, the state, and its ONNX form."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from symbolic.errors import BadInput
from tests.symbolic.grids import works

torch = pytest.importorskip("torch")
from symbolic.checkpoint import load_model, save_model  # noqa: E402
from symbolic.export import export  # noqa: E402
from symbolic.lstm import LSTMTrunk  # noqa: E402
from symbolic.model import Batch, ModelConfig, ScoreModel  # noqa: E402
from symbolic.sampler import Sampler, SamplerConfig  # noqa: E402

SMALL = ModelConfig(layers=2, width=32, kind="lstm", context=128)


@pytest.fixture
def model() -> ScoreModel:
    torch.manual_seed(3)
    return ScoreModel(SMALL)


@pytest.fixture
def batch() -> Batch:
    """Sequences of several short examples each."""
    config = SamplerConfig(context=128, window_bars=3)
    return Sampler(works(), {"pop909": 1.0}, config, np.random.default_rng(1)).batch(3)


def test_an_example_does_not_depend_on_what_was_packed_before_it(model: ScoreModel, batch: Batch) -> None:
    last = batch.example == batch.example.max(dim=1, keepdim=True).values
    assert int(batch.example.max()) > 1
    other = dataclasses.replace(batch, fields=torch.where(last[..., None], batch.fields, 0))
    with torch.no_grad():
        before, _ = model.trunk(model.embed(batch), example=batch.example)
        after, _ = model.trunk(model.embed(other), example=batch.example)
        mixed, _ = model.trunk(model.embed(batch))
        mixed_other, _ = model.trunk(model.embed(other))
    assert torch.equal(before[last], after[last])
    assert (mixed[last] - mixed_other[last]).abs().max() > 1e-3  # without resets it would


def test_an_example_packed_last_costs_what_it_costs_alone(model: ScoreModel, batch: Batch) -> None:
    row, number = 0, 2
    here = batch.example[row] == number
    alone = Batch(*(getattr(batch, name)[row : row + 1, here] for name in Batch.__slots__))
    only = torch.where(batch.example[row : row + 1] == number, 1, 0)[..., None]
    target = torch.where(only == 1, batch.target[row : row + 1], -1)
    packed = Batch(*(getattr(batch, name)[row : row + 1] for name in Batch.__slots__))
    with torch.no_grad():
        cost, count = model.losses(alone)
        same, same_count = model.losses(dataclasses.replace(packed, target=target))
    assert torch.equal(count, same_count)
    assert torch.allclose(cost, same, rtol=1e-5)


def test_no_gradient_crosses_a_reset(model: ScoreModel, batch: Batch) -> None:
    events = model.embed(batch).detach().requires_grad_()
    features, _ = model.trunk(events, example=batch.example)
    second = batch.example == 2
    torch.autograd.backward(features[second].sum())
    assert events.grad is not None
    assert events.grad[batch.example == 1].abs().max() == 0
    assert events.grad[second].abs().max() > 0


def test_writing_step_by_step_equals_reading_at_once(model: ScoreModel) -> None:
    x = torch.randn(2, 9, SMALL.width)
    past = torch.zeros(2 * SMALL.layers, 2, SMALL.width)
    with torch.no_grad():
        whole, end = model.trunk(x, past)
        steps = []
        for i in range(9):
            features, past = model.trunk(x[:, i : i + 1], past)
            steps.append(features)
    assert torch.allclose(whole, torch.cat(steps, dim=1), atol=1e-5)
    assert torch.allclose(end, past, atol=1e-5)


def test_onnx_gives_the_same_whatever_the_batch_and_the_cut(model: ScoreModel, tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    save_model(model, tmp_path / "run", {})
    export(tmp_path / "run", tmp_path)
    assert json.loads((tmp_path / "config.json").read_text())["kind"] == "lstm"
    session = onnxruntime.InferenceSession(str(tmp_path / "trunk.int8.onnx"), providers=["CPUExecutionProvider"])
    assert [i.name for i in session.get_inputs()] == ["x", "past"]
    assert [o.name for o in session.get_outputs()] == ["features", "state"]
    x = np.random.default_rng(0).standard_normal((3, 7, SMALL.width)).astype(np.float32)
    past = np.zeros((2 * SMALL.layers, 3, SMALL.width), np.float32)
    features, state = session.run(None, {"x": x, "past": past})
    with torch.no_grad():
        exact, end = model.trunk(torch.from_numpy(x), torch.from_numpy(past))
    assert np.abs(features - exact.numpy()).max() < 0.01  # weights are rounded to half precision
    assert np.abs(state - end.numpy()).max() < 0.01
    first, middle = session.run(None, {"x": x[:1, :4], "past": past[:, :1]})
    rest, last = session.run(None, {"x": x[:1, 4:], "past": middle})
    assert np.array_equal(np.concatenate((first, rest), axis=1), features[:1])
    assert np.array_equal(last, state[:, :1])


def test_the_kind_is_kept_in_the_config_and_a_config_without_one_is_a_transformer(
    model: ScoreModel, tmp_path: Path
) -> None:
    save_model(model, tmp_path, {})
    again, _ = load_model(tmp_path)
    assert again.config == SMALL
    assert again.config.hidden == SMALL.width
    assert isinstance(again.trunk, LSTMTrunk)
    values = ModelConfig(layers=1, width=32, heads=2, groups=1).to_dict()
    del values["kind"]
    (tmp_path / "config.json").write_text(json.dumps(values))
    from symbolic.checkpoint import load_config

    assert load_config(tmp_path)[0].kind == "transformer"
    with pytest.raises(BadInput, match="kind 'gru' is none of transformer, lstm"):
        ModelConfig(kind="gru")
