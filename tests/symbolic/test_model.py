"""The network, its training and the decoder without torch."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from symbolic.decoder import WEIGHTS_FOLDER, default_decoder
from symbolic.errors import BadInput
from symbolic.vocab import CHORD_FEATURES, CHORD_SLOTS, END, FIELDS
from tests.symbolic.grids import works

torch = pytest.importorskip("torch")
from symbolic import baselines  # noqa: E402
from symbolic.checkpoint import load_model, save_model  # noqa: E402
from symbolic.model import ModelConfig, ScoreModel  # noqa: E402
from symbolic.sampler import Sampler, SamplerConfig, assemble, chord_table  # noqa: E402

SMALL = ModelConfig(layers=2, width=32, heads=2, groups=1, hidden=64, context=128)


def sampler(seed: int = 0) -> Sampler:
    return Sampler(works(), {"pop909": 1.0}, SamplerConfig(context=128), np.random.default_rng(seed))


def test_every_event_is_predicted_from_the_one_before() -> None:
    work = works(1)[0]
    order = np.arange(4)
    kind, note, fields, chords, target, _ = assemble(
        work, order, np.zeros(4, bool), 512, np.zeros(len(FIELDS) + 1, bool)
    )
    heads = np.nonzero(kind == 0)[0]
    assert len(heads) == 4
    assert fields.shape[1] == len(FIELDS)
    assert chords.shape[1:] == (CHORD_SLOTS + 1, CHORD_FEATURES)
    for i in range(len(kind) - 1):
        if kind[i + 1] == 1:
            assert target[i].tolist() == note[i + 1].tolist()
        else:
            assert target[i].tolist() == [END, -1, -1]


def test_chord_rows_become_the_features_that_the_decoder_tells() -> None:
    from symbolic.encode import QUALITY_NAMES
    from symbolic.score import Chord
    from symbolic.vocab import chord_features

    row = np.array([[4, QUALITY_NAMES.index("m7"), 7], [-1, -1, -1], [0, QUALITY_NAMES.index("N"), 0]], np.int8)
    told = chord_table(row)
    assert np.array_equal(told[0], chord_features(Chord(4, "m7", 7), 0))
    assert np.array_equal(told[1], chord_features(None, 0))
    assert np.array_equal(told[2], chord_features(Chord(0, "N"), 0))


def test_given_cells_come_first_and_are_marked() -> None:
    columns = sampler(3).example()
    given = columns[2][:, list(FIELDS).index("given")]
    assert sorted(given.tolist(), reverse=True) == given.tolist()


def test_examples_of_a_sequence_do_not_see_one_another() -> None:
    model = ScoreModel(SMALL).eval()
    batch = sampler(1).batch(2)
    with torch.no_grad():
        for block in model.trunk.blocks:
            torch.nn.init.normal_(block.out.weight, std=0.5)
        alone = batch.example == 1
        changed = dataclasses.replace(batch, fields=torch.where(alone[..., None], batch.fields, 0))
        before, _ = model.trunk(model.embed(batch), example=batch.example)
        after, _ = model.trunk(model.embed(changed), example=batch.example)
    assert torch.allclose(before[alone], after[alone], atol=1e-5)


def test_writing_step_by_step_equals_reading_at_once() -> None:
    torch.manual_seed(0)
    model = ScoreModel(SMALL).eval()
    for block in model.trunk.blocks:
        torch.nn.init.normal_(block.out.weight, std=0.3)
        torch.nn.init.normal_(block.down.weight, std=0.3)
    x = torch.randn(1, 12, SMALL.width)
    past = torch.zeros(2 * SMALL.layers, 1, SMALL.groups, 0, SMALL.width // SMALL.heads)
    with torch.no_grad():
        whole, _ = model.trunk(x)
        steps = []
        for i in range(12):
            features, past = model.trunk(x[:, i : i + 1], past)
            steps.append(features)
    assert torch.allclose(whole, torch.cat(steps, dim=1), atol=1e-4)


def test_the_decoder_agrees_with_the_network() -> None:
    model, _ = load_model(WEIGHTS_FOLDER)
    decoder = default_decoder()
    held = Sampler(works(), {"pop909": 1.0}, SamplerConfig(context=64), np.random.default_rng(0)).batch(1)
    with torch.no_grad():
        events = model.embed(held)
        exact = model.position_head(model.trunk(events)[0])[0].softmax(dim=-1).numpy()
    logits = decoder.logits("position", decoder.features(events[0].numpy()))
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    assert np.abs(shares - exact).sum(axis=1).mean() < 0.15  # int8 against float32: total variation under 0.075


def test_weights_are_refused_when_corrupt_or_of_another_vocabulary(tmp_path: Path) -> None:
    save_model(ScoreModel(SMALL), tmp_path, {})
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(BadInput, match=r"model\.safetensors cannot be loaded"):
        load_model(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "vocabulary": "0123"}))
    with pytest.raises(BadInput, match="vocabulary 0123"):
        load_model(tmp_path)


def test_a_bigram_costs_less_than_a_unigram_and_more_than_nothing() -> None:
    made = works(9)
    learn, held = [w for w in made if w.split == "train"], [w for w in made if w.split == "dev"]
    unigram, bigram = (baselines.bits_per_note(baselines.count(learn, order), held) for order in (0, 1))
    assert 0 < bigram < unigram
