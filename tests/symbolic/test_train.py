"""Training: the curve of one process, of two, of one that was killed, of one whose disk was full."""

from __future__ import annotations

import dataclasses
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from symbolic.errors import BadInput, ScoresmithError
from tests.symbolic.grids import works

torch = pytest.importorskip("torch")
from symbolic import checkpoint, precision, train  # noqa: E402
from symbolic.curves import CURVE, STEPS, read_rows  # noqa: E402
from symbolic.model import ModelConfig, ScoreModel  # noqa: E402
from symbolic.muon import Muon, orthogonal  # noqa: E402
from symbolic.ranks import Ranks  # noqa: E402
from symbolic.sampler import Sampler, SamplerConfig  # noqa: E402
from tests.symbolic.train_process import CONFIG, SHAPE  # noqa: E402

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that was never stopped."""
    out = tmp_path_factory.mktemp("straight")
    train.train(works(), out, SHAPE, CONFIG)
    return out


def losses(folder: Path) -> list[float]:
    return [row["train_bits"] for row in read_rows(folder / STEPS)]


def run_process(*arguments: str, launcher: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *launcher, "-m", "tests.symbolic.train_process", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500, check=False)


def test_training_learns_and_writes_its_curves(straight: Path) -> None:
    rows = read_rows(straight / CURVE)
    assert [row["step"] for row in rows] == [4, 8, 10]
    assert rows[-1]["bits_per_note"] < rows[0]["bits_per_note"]
    assert len(losses(straight)) == CONFIG.steps
    assert losses(straight)[-1] < losses(straight)[0] - 0.5
    pytest.importorskip("tensorboardX")
    (events,) = (straight / "events").iterdir()
    assert b"curve/bits_per_note" in events.read_bytes()
    assert b"steps/train_bits" in events.read_bytes()


@pytest.mark.slow
def test_a_killed_run_goes_on_to_the_same_curve_to_the_last_digit(straight: Path, tmp_path: Path) -> None:
    killed = run_process(str(tmp_path), "--kill-at", "6")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(losses(tmp_path)) == 6  # two of them after the last checkpoint
    train.train(works(), tmp_path, SHAPE, CONFIG)
    assert losses(tmp_path) == losses(straight)
    assert read_rows(tmp_path / CURVE) == read_rows(straight / CURVE)
    same, _ = checkpoint.load_model(tmp_path)
    model, _ = checkpoint.load_model(straight)
    assert all(torch.equal(a, b) for a, b in zip(same.parameters(), model.parameters(), strict=True))


@pytest.mark.slow
def test_two_processes_in_two_parts_each_give_the_curve_of_one(straight: Path, tmp_path: Path) -> None:
    two = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    done = run_process(str(tmp_path), launcher=two)
    assert done.returncode == 0, done.stderr
    assert len(losses(tmp_path)) == CONFIG.steps
    assert losses(tmp_path) == pytest.approx(losses(straight), rel=1e-5)
    held, same = (read_rows(folder / CURVE) for folder in (straight, tmp_path))
    assert [r["bits_per_note"] for r in same] == pytest.approx([r["bits_per_note"] for r in held], rel=1e-5)


def test_a_step_in_parts_is_the_step_at_once(straight: Path, tmp_path: Path) -> None:
    train.train(works(), tmp_path, SHAPE, dataclasses.replace(CONFIG, accumulate=4))
    assert losses(tmp_path) == pytest.approx(losses(straight), rel=1e-5)


def test_the_lstm_trains_too(tmp_path: Path) -> None:
    figures = train.train(works(), tmp_path, ModelConfig(layers=2, width=32, kind="lstm", context=128), CONFIG)
    assert losses(tmp_path)[-1] < losses(tmp_path)[0] - 0.5
    assert figures["bits_per_note"] < read_rows(tmp_path / CURVE)[0]["bits_per_note"]


def test_a_full_disk_is_told_in_one_line_and_the_last_checkpoint_is_whole(
    straight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = checkpoint.write_bytes

    def full(target: Path, data: bytes) -> None:
        if read_rows(tmp_path / STEPS)[-1]["step"] > 4:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        write(target, data)

    monkeypatch.setattr(checkpoint, "write_bytes", full)
    with pytest.raises(ScoresmithError, match=r"No space left on device.*the checkpoint of step 4 is whole") as caught:
        train.train(works(), tmp_path, SHAPE, CONFIG)
    assert "\n" not in str(caught.value)
    assert checkpoint.load_model(tmp_path)[1]["step"] == 4
    monkeypatch.undo()
    train.train(works(), tmp_path, SHAPE, CONFIG)
    assert losses(tmp_path) == losses(straight)


@pytest.mark.slow
def test_a_small_disk_that_fills_up(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        train.train(works(), disk / "run", SHAPE, dataclasses.replace(CONFIG, steps=4))
        before = {path.name: path.read_bytes() for path in (disk / "run").glob("*.safetensors")}
        subprocess.run(["dd", "if=/dev/zero", f"of={disk / 'filler'}", "bs=4k"], capture_output=True, check=False)
        with pytest.raises(ScoresmithError, match=r"No space left on device.*the checkpoint of step 4 is whole"):
            train.train(works(), disk / "run", SHAPE, CONFIG)
        assert {path.name: path.read_bytes() for path in (disk / "run").glob("*.safetensors")} == before
        assert checkpoint.load_model(disk / "run")[1]["step"] == 4
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_dropout_changes_training_alone_and_goes_on_exactly(straight: Path, tmp_path: Path) -> None:
    config = dataclasses.replace(CONFIG, dropout=0.3, decay=0.0)
    train.train(works(), tmp_path / "whole", SHAPE, config)
    assert losses(tmp_path / "whole") != losses(straight)
    train.train(works(), tmp_path / "parts", SHAPE, dataclasses.replace(config, steps=4))
    train.train(works(), tmp_path / "parts", SHAPE, config)
    assert losses(tmp_path / "parts") == losses(tmp_path / "whole")
    model, _ = checkpoint.load_model(tmp_path / "whole")
    held = [w for w in works() if w.split == "dev"]
    assert train.evaluate(model, held, 8) == train.evaluate(model, held, 8)
    with pytest.raises(BadInput, match=r"dropout is 1\.0"):
        dataclasses.replace(CONFIG, dropout=1.0)


def test_a_run_can_begin_with_other_weights(straight: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    train.train(works(), tmp_path / "same", SHAPE, dataclasses.replace(CONFIG, steps=1), start=straight)
    assert losses(tmp_path / "same")[0] < losses(straight)[0] - 0.5
    lstm = ModelConfig(layers=2, width=32, kind="lstm", context=128)
    train.train(works(), tmp_path / "other", lstm, dataclasses.replace(CONFIG, steps=1), start=straight)
    assert "weights are taken from" in caplog.text
    with pytest.raises(BadInput, match="is not a model config"):
        train.train(works(), tmp_path / "none", SHAPE, CONFIG, start=tmp_path)


def test_one_work_is_enough_and_none_is_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    one = [w for w in works() if w.split == "train"][:1]
    assert train.train(one, tmp_path / "one", SHAPE, dataclasses.replace(CONFIG, steps=2)) == {}
    assert "nothing is measured" in caplog.text
    assert len(losses(tmp_path / "one")) == 2
    held = [w for w in works() if w.split == "dev"]
    for given in ([], held):
        with pytest.raises(BadInput, match="there is nothing to learn from"):
            train.train(given, tmp_path / "none", SHAPE, CONFIG)
    assert not (tmp_path / "none").exists()


def test_a_run_of_another_shape_or_a_broken_one_is_refused(straight: Path, tmp_path: Path) -> None:
    data = (straight / checkpoint.STATE).read_bytes()
    (tmp_path / checkpoint.STATE).write_bytes(data)
    with pytest.raises(BadInput, match="another shape: layers 2, not 1"):
        train.train(works(), tmp_path, dataclasses.replace(SHAPE, layers=1), CONFIG)
    with pytest.raises(BadInput, match="vocabulary"):
        train.train(works(), tmp_path, dataclasses.replace(SHAPE, vocabulary="0123"), CONFIG)
    (tmp_path / checkpoint.STATE).write_bytes(data[: len(data) // 2])
    with pytest.raises(BadInput, match=r"training\.safetensors cannot be read"):
        train.train(works(), tmp_path, SHAPE, CONFIG)


def test_rates_that_are_far_too_high_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(ScoresmithError, match="lower the learning rates"):
        train.train(works(), tmp_path, SHAPE, dataclasses.replace(CONFIG, rate=1e30))


def test_learning_rates_rise_stay_and_fall() -> None:
    config = train.TrainConfig(steps=100, warmup=10, decay=0.5)
    rates = [train.rate_at(step, config) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert rates[10:50] == [1.0] * 40
    assert rates[50:] == sorted(rates[50:], reverse=True)
    assert rates[-1] == pytest.approx(0.02)


def test_processes_share_a_batch_without_gap_or_overlap() -> None:
    shares = [Ranks(rank, 3).share(12, 2) for rank in range(3)]
    assert [i for parts in shares for part in parts for i in part] == list(range(12))
    with pytest.raises(BadInput, match="a batch of 8 does not divide among 3 processes"):
        Ranks(0, 3).share(8, 1)
    sampler = Sampler(works(), {"pop909": 1.0}, SamplerConfig(context=128), np.random.default_rng(0))
    whole, half = (train.draw(sampler, 1, 5, numbers) for numbers in (range(4), range(2, 4)))
    assert torch.equal(whole.note[2:], half.note)


def test_muon_steps_as_the_one_of_torch_does_in_half_precision() -> None:
    if not hasattr(torch.optim, "Muon"):
        pytest.skip("this torch has no Muon")
    torch.manual_seed(0)
    begin, gradients = torch.randn(48, 16), [torch.randn(48, 16) for _ in range(4)]
    ends = []
    for kind in (Muon, torch.optim.Muon):
        weight = torch.nn.Parameter(begin.clone())
        optimizer = kind([weight], lr=0.02, momentum=0.95, weight_decay=0.01)
        for gradient in gradients:
            weight.grad = gradient.clone()
            optimizer.step()
        ends.append(weight.detach())
    moved = (ends[1] - begin).norm()
    assert (ends[0] - ends[1]).norm() < 0.02 * moved  # bf16 has eight bits
    values = torch.linalg.svdvals(orthogonal(gradients[0]))
    assert values.min() > 0.4
    assert values.max() < 1.3


def test_bf16_is_chosen_only_where_it_is_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    cpu = torch.device("cpu")
    for there, chosen in ((False, "fp32"), (True, "bf16")):
        monkeypatch.setattr(precision, "has_bf16", lambda _, there=there: there)
        assert precision.choose_precision("auto", cpu) == chosen
        assert precision.choose_precision("fp32", cpu) == "fp32"
    with pytest.raises(BadInput, match="precision 'int4' is none of"):
        precision.choose_precision("int4", cpu)


def test_the_command_tells_an_error_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for extra in (["--batch", "0"], ["--heads", "3"]):
        with pytest.raises(SystemExit) as left:
            train.main(["--data", str(tmp_path), "--cache", str(tmp_path), "--out", str(tmp_path / "run"), *extra])
        assert left.value.code == BadInput.exit_code
        said = capsys.readouterr().err
        assert said.startswith("error: ")
        assert said.count("\n") == 1


def test_weights_of_a_run_load_into_a_fresh_model(straight: Path) -> None:
    model, notes = checkpoint.load_model(straight)
    assert notes["step"] == CONFIG.steps
    assert isinstance(model, ScoreModel)
