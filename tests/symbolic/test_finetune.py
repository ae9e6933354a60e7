"""Fine-tuning on a folder of MIDI files, from the files to a composed piece."""

from __future__ import annotations

import dataclasses
import json
import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from symbolic.adapter import ADAPTER_CONFIG, ADAPTER_WEIGHTS, load_adapter, read_adapter, weights_sha256
from symbolic.decoder import CONFIG_FILE, TRUNK_FILE, WEIGHTS_FILE, WEIGHTS_FOLDER
from symbolic.encode import FIELD_COLUMN
from symbolic.errors import BadInput
from symbolic.midi import write_midi
from symbolic.own_music import own_score, read_folder
from symbolic.score import Role, Score
from symbolic.theory import parse_chord
from tests.symbolic.grids import song, works

torch = pytest.importorskip("torch")
from symbolic.curves import CURVE, read_rows  # noqa: E402
from symbolic.finetune import FinetuneConfig, finetune, main  # noqa: E402
from symbolic.lora import add_lora, lora_tensors, merge_lora, set_lora  # noqa: E402
from symbolic.model import ModelConfig, ScoreModel  # noqa: E402
from symbolic.ranks import Ranks  # noqa: E402
from symbolic.sampler import Sampler, SamplerConfig  # noqa: E402
from symbolic.train import apply, draw, one_step  # noqa: E402

SMALL = ModelConfig(layers=2, width=32, heads=2, groups=1, hidden=64, context=128)
TINY = FinetuneConfig(
    steps=12, batch=1, rate=0.01, warmup=2, evaluate_every=6, examples=8, context=256, held_out=0.3, threads=1,
    precision="fp32",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four songs, in two folders, and three files that cannot be used."""
    made = tmp_path_factory.mktemp("music")
    for i in range(4):
        write_midi(song(i, bars=8), made / ("more" if i % 2 else "") / f"song {i}.{'MIDI' if i % 2 else 'mid'}")
    good = (made / "song 0.mid").read_bytes()
    (made / "broken.mid").write_bytes(good[:90])
    (made / "empty.mid").write_bytes(b"")
    (made / "noise.midi").write_bytes(bytes(range(256)))
    (made / "notes.txt").write_text("no music")
    return made


@pytest.fixture(scope="module")
def adapter(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter of the shipped weights."""
    out = tmp_path_factory.mktemp("made") / "adapter"
    finetune(folder, out, TINY, style="folk")
    return out


def test_every_usable_file_is_read_and_every_other_one_is_named(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    works = read_folder(folder, "folk", held_out=0.3)
    assert sorted(w.work_id for w in works) == [
        "own/more/song 1.MIDI", "own/more/song 3.MIDI", "own/song 0.mid", "own/song 2.mid",
    ]  # fmt: skip
    assert sorted(w.split for w in works) == ["dev", "train", "train", "train"]
    assert len({int(v) for w in works for v in w.fields[:, FIELD_COLUMN["style"]]}) == 1
    warned = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warned) == 3
    for name in ("broken.mid", "empty.mid", "noise.midi"):
        assert sum(name in line for line in warned) == 1


def test_a_folder_that_gives_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a folder"):
        read_folder(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="there is no MIDI file"):
        read_folder(tmp_path)
    (tmp_path / "broken.mid").write_bytes(b"MThd")
    with pytest.raises(BadInput, match="none of the 1 MIDI files"):
        read_folder(tmp_path)


def test_one_file_is_learned_from_and_nothing_is_held_out(tmp_path: Path) -> None:
    write_midi(song(), tmp_path / "song.mid")
    assert [w.split for w in read_folder(tmp_path)] == ["train"]


def test_key_and_chords_are_heard_where_a_file_has_none(tmp_path: Path) -> None:
    moved = [
        dataclasses.replace(t, notes=tuple(dataclasses.replace(n, pitch=n.pitch + 5) for n in t.notes))
        if t.role is Role.CHORDS
        else dataclasses.replace(t, notes=())
        if t.role is Role.MELODY
        else t
        for t in song().tracks
    ]
    bare = dataclasses.replace(song(), chords=(), sections=(), tracks=tuple(moved))
    write_midi(bare, tmp_path / "bare.mid")
    score: Score = own_score(tmp_path / "bare.mid")
    assert (score.keys[0].tonic, score.keys[0].mode) == (5, "major")
    assert [span.chord for span in score.chords] == [parse_chord("F")]


def test_lora_starts_at_the_model_trains_only_itself_and_merges() -> None:
    for shape in (SMALL, ModelConfig(layers=2, width=32, kind="lstm", context=128)):
        torch.manual_seed(0)
        model = ScoreModel(shape)
        sampler = Sampler(works(), {"pop909": 1.0}, SamplerConfig(context=128), np.random.default_rng(0))
        batch = draw(sampler, 1, 0, range(2))
        plain = {name: p.clone() for name, p in model.state_dict().items()}
        before = model.losses(batch)[0].sum()
        parameters = add_lora(model, 4, 8.0)
        assert torch.equal(model.losses(batch)[0].sum(), before)
        optimizer = torch.optim.AdamW(parameters, lr=0.01)
        first = lora_tensors(model)
        for _ in range(3):
            one_step(model, [batch], Ranks(), "fp32")
            apply(model, [optimizer], [0.01])
        learned = lora_tensors(model)
        adapted = model.losses(batch)[0].sum()
        assert adapted < before
        set_lora(model, first)
        assert torch.equal(model.losses(batch)[0].sum(), before)
        set_lora(model, learned)
        merge_lora(model)
        merged = model.state_dict()
        assert merged.keys() == plain.keys()
        assert torch.allclose(model.losses(batch)[0].sum(), adapted, rtol=1e-5)
        moved = {name for name in plain if not torch.equal(plain[name], merged[name])}
        assert moved == {name.removesuffix("/a") for name in learned if name.endswith("/a")}
    with pytest.raises(BadInput, match="rank 33 is not between 1 and 32"):
        add_lora(ScoreModel(SMALL), 33, 8.0)


@pytest.mark.slow
def test_the_held_out_music_costs_less_after_fine_tuning(adapter: Path) -> None:
    made = read_adapter(adapter)
    assert made.bits_before is not None
    assert made.bits_after is not None
    assert made.bits_after < made.bits_before - 0.1
    assert (made.works, made.held_out, made.rank, made.style) == (3, 1, TINY.rank, "folk")
    assert made.base_sha256 == weights_sha256(WEIGHTS_FOLDER)
    assert [row["step"] for row in read_rows(adapter / CURVE)] == [0, 6, 12]
    from safetensors.numpy import load_file

    tensors = load_file(str(adapter / ADAPTER_WEIGHTS))
    assert {t.shape[0] for name, t in tensors.items() if name.endswith("/a")} == {TINY.rank}
    assert {TRUNK_FILE, WEIGHTS_FILE, CONFIG_FILE} <= {path.name for path in adapter.iterdir()}


@pytest.mark.slow
def test_a_piece_composed_with_it_is_another_one_and_torch_stays_out(adapter: Path) -> None:
    code = (
        "import sys, scoresmith\n"
        "prompt = 'a calm folk song, 20 seconds, melody and piano'\n"
        "plain = scoresmith.compose(prompt, seed=3)\n"
        f"adapted = scoresmith.compose(prompt, seed=3, adapter={str(adapter)!r})\n"
        f"again = scoresmith.compose(prompt, seed=3, adapter={str(adapter)!r})\n"
        "assert 'torch' not in sys.modules\n"
        "notes = sum(len(t.notes) for t in adapted.score.tracks)\n"
        "print(plain.score == adapted.score, again.score == adapted.score, notes)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    same, repeated, notes = done.stdout.split()
    assert (same, repeated) == ("False", "True")
    assert int(notes) > 20


@pytest.mark.slow
def test_an_adapter_of_other_weights_or_a_broken_one_is_refused(adapter: Path, tmp_path: Path) -> None:
    other = tmp_path / "base"
    other.mkdir()
    (other / "model.safetensors").write_bytes(b"other")
    with pytest.raises(BadInput, match="was made for weights"):
        load_adapter(adapter, base=other)
    with pytest.raises(BadInput, match="is not an adapter"):
        load_adapter(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in adapter.iterdir():
        if path.is_file():
            (copy / path.name).write_bytes(path.read_bytes())
    (copy / "trunk.int8.onnx").write_bytes(b"\0" * 64)
    with pytest.raises(BadInput, match="cannot be loaded"):
        load_adapter(copy)
    (copy / ADAPTER_CONFIG).write_text(json.dumps({"rank": 8}))
    with pytest.raises(BadInput, match="is not an adapter"):
        load_adapter(copy)


def test_wrong_settings_are_refused_before_anything_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for extra, message in (
        (["--style", "polka"], "style 'polka' is none of"),
        (["--rank", "0"], "rank 0 is not between"),
        (["--steps", "0"], "steps is 0"),
        (["--held-out", "1"], "held_out is 1.0"),
    ):
        with pytest.raises(SystemExit) as left:
            main([str(folder), "--out", str(out), "--threads", "1", *extra])
        assert left.value.code == BadInput.exit_code
        assert message in capsys.readouterr().err
        assert not out.exists()
    out.mkdir()
    (out / "mine.txt").write_text("keep")
    with pytest.raises(BadInput, match="exists already"):
        finetune(folder, out, TINY)
