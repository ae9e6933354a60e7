"""The codec starts from the plain sound, learns, goes on after a stop, and hears what it should."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from audio_refine.bands import BANDS, BINS, bands
from symbolic.curves import CURVE, STEPS, read_rows
from symbolic.errors import BadInput
from tests.audio_refine.made_pairs import made_set

torch = pytest.importorskip("torch")
from audio_refine import train_codec  # noqa: E402
from audio_refine.clips import PLAIN, RICH, WET, clips_of  # noqa: E402
from audio_refine.codec import Codec, CodecConfig, excitation_spectra, spectrum, waveform  # noqa: E402
from audio_refine.discriminator import Discriminators, judge_loss, judged  # noqa: E402
from audio_refine.losses import log_mel, mel_distance, stft_distance  # noqa: E402
from audio_refine.state import STATE  # noqa: E402
from audio_refine.train import load_codec  # noqa: E402

TINY = CodecConfig(latent=8, width=16, encoder_units=1, decoder_units=1, middle_units=1)
SHORT = train_codec.TrainConfig(
    steps=12, batch=2, latent_frames=24, rate=3e-3, warmup=2, evaluate_every=6, examples=2, average=0.5
)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_set(tmp_path_factory.mktemp("pairs"))


def test_bands_cover_every_bin_once() -> None:
    table = bands()
    assert table.average.shape == (BINS, BANDS)
    assert np.allclose(table.average.sum(axis=0), 1, atol=1e-5)
    place = table.below + table.share
    assert np.all(np.diff(place) > 0)
    assert place[0] == 0
    assert place[-1] == pytest.approx(BANDS - 1)
    assert np.array_equal(place[:40], np.arange(40))


def test_levels_are_those_of_the_sound() -> None:
    codec = Codec(TINY)
    time_s = torch.arange(1 << 15) / 44_100
    sine = 0.5 * torch.sin(2 * np.pi * 1000 * time_s).expand(1, 2, -1)
    levels = codec.levels(spectrum(sine))[0, 0, :, 20]
    place = (bands().below + bands().share)[round(1000 * 2048 / 44_100)]
    assert abs(int(levels.argmax()) - place) <= 1
    assert codec.levels(spectrum(torch.zeros(1, 2, 8192))).max() < -16


def test_an_untaught_codec_gives_the_plain_sound(pairs: Path) -> None:
    codec = Codec(TINY)
    clip = clips_of([pairs], "train", 24 * 1024).batch(1, 0, range(1))
    excitations = excitation_spectra(clip[:, PLAIN], clip[:, WET], 0.1 * torch.randn_like(clip[:, PLAIN]))
    mean, log_variance = codec.encode(codec.levels(spectrum(clip[:, RICH])[..., : excitations.shape[-1]]))
    assert mean.shape == log_variance.shape == (1, 8, 24)
    spectra, _ = codec.decode(mean, excitations)
    sound = waveform(spectra, 24 * 1024)[0]
    plain = clip[0, PLAIN]
    assert mel_distance(sound, plain) < 0.5 * mel_distance(clip[0, RICH], plain)


def test_distances_are_nought_only_for_the_same_sound() -> None:
    random = torch.Generator().manual_seed(1)
    one, other = 0.1 * torch.randn(2, 2, 16_384, generator=random)
    assert stft_distance(one, one) == 0
    assert mel_distance(one, one) == 0
    assert stft_distance(one, other) > 0.1
    assert mel_distance(2 * one, one) == pytest.approx(np.log(2), abs=0.02)
    assert log_mel(one).shape[:2] == (2, 96)


def test_training_learns_and_writes_its_curves(pairs: Path, tmp_path: Path) -> None:
    figures = train_codec.train([pairs], tmp_path, TINY, SHORT)
    rows = read_rows(tmp_path / CURVE)
    assert [row["step"] for row in rows] == [6, 12]
    assert figures["codec_mel"] < figures["plain_mel"]
    losses = [row["loss"] for row in read_rows(tmp_path / STEPS)]
    assert np.mean(losses[-3:]) < np.mean(losses[:3])
    assert load_codec(tmp_path).config == TINY


def test_a_stopped_run_goes_on_as_if_it_never_was(pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = dataclasses.replace(SHORT, steps=4, evaluate_every=2, examples=1)
    train_codec.train([pairs], tmp_path / "straight", TINY, config)
    original = train_codec.one_step

    def stopping(
        run: train_codec.Run, model: object, clips: torch.Tensor, step: int, precision: str
    ) -> dict[str, float]:
        if step == 3:
            raise KeyboardInterrupt
        return original(run, model, clips, step, precision)

    with monkeypatch.context() as patch:
        patch.setattr(train_codec, "one_step", stopping)
        with pytest.raises(KeyboardInterrupt):
            train_codec.train([pairs], tmp_path / "stopped", TINY, config)
    train_codec.train([pairs], tmp_path / "stopped", TINY, config)
    straight, stopped = (
        [row["loss"] for row in read_rows(tmp_path / name / STEPS)] for name in ("straight", "stopped")
    )
    assert straight == pytest.approx(stopped)
    with pytest.raises(BadInput, match="another shape"):
        train_codec.train([pairs], tmp_path / "stopped", dataclasses.replace(TINY, width=24), config)
    (tmp_path / "stopped" / STATE).write_bytes(b"nothing")
    with pytest.raises(BadInput, match="cannot be read"):
        train_codec.train([pairs], tmp_path / "stopped", TINY, config)


def test_judges_can_be_switched_on(pairs: Path, tmp_path: Path) -> None:
    config = dataclasses.replace(SHORT, steps=1, evaluate_every=1, examples=1, adversarial_weight=0.1)
    train_codec.train([pairs], tmp_path, TINY, config)
    assert {"judge", "adversarial", "feature"} <= set(read_rows(tmp_path / STEPS)[0])
    torch.manual_seed(1)
    judges = Discriminators()
    true, made = 0.3 * torch.randn(1, 4096), 0.03 * torch.randn(1, 4096)
    optimizer = torch.optim.Adam(judges.parameters(), lr=2e-3)
    first = float(judge_loss(judges, made, true).detach())
    for _ in range(15):
        optimizer.zero_grad()
        loss = judge_loss(judges, made, true)
        loss.backward()
        optimizer.step()
    assert float(loss.detach()) < 0.7 * first
    assert judged(judges, true, true)[1] == 0
    assert judged(judges, made, true)[1] > 0


def test_wrong_settings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="width is 0"):
        CodecConfig(width=0)
    with pytest.raises(BadInput, match="steps is 0"):
        train_codec.TrainConfig(steps=0)
    with pytest.raises(BadInput, match="make_pairs"):
        train_codec.train([tmp_path], tmp_path / "out", TINY, SHORT)
