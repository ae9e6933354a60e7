"""Refining without torch: as the networks in torch, in pieces without seams, the same for the same seed."""

from pathlib import Path

import numpy as np
import pytest

from audio_refine.refiner import AHEAD, FRAME, HOP, RATE_HZ, Choices, OnnxRefiner, Told
from audio_refine.spectra import levels, spectrum, waveform
from symbolic.errors import BadInput, MissingExtra
from tests.audio_refine.made_pairs import NOTES, tones

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
from audio_refine import codec as codec_module  # noqa: E402
from audio_refine.codec import Codec, CodecConfig  # noqa: E402
from audio_refine.export import export  # noqa: E402
from audio_refine.network import Network, NetworkConfig  # noqa: E402

TOLD = Told(NOTES, "pop", "hall", (("melody", 0), ("bass", 33)))
QUICK = Choices(steps=1)


@pytest.fixture(scope="module")
def nets() -> tuple[Codec, Network]:
    """Small networks with weights drawn at random, so that they do something."""
    torch.manual_seed(3)
    codec = Codec(CodecConfig(latent=8, width=16, encoder_units=1, decoder_units=1, middle_units=1)).eval()
    network = Network(NetworkConfig(latent=8, width=16, layers=2, heads=2)).eval()
    with torch.no_grad():
        codec.decoder[2].weight.normal_(std=0.02)
        network.out.weight.normal_(std=0.1)
        network.told[1].weight.normal_(std=0.05)
    return codec.requires_grad_(False), network.requires_grad_(False)


@pytest.fixture(scope="module")
def refiner(nets: tuple[Codec, Network], tmp_path_factory: pytest.TempPathFactory) -> OnnxRefiner:
    folder = tmp_path_factory.mktemp("weights")
    export(*nets, folder, {"made": "for a test"})
    return OnnxRefiner(folder, threads=1)


def sound(seconds: float) -> tuple[np.ndarray, np.ndarray]:
    """The dry and the wet sound of the notes, again and again, (2, samples)."""
    frames = round(seconds * RATE_HZ)
    dry = np.ascontiguousarray(np.resize(tones(0.4, 4.0, RATE_HZ * 3 // 2), (frames, 2)).T)
    return dry, (0.3 * np.roll(dry, 1500, axis=1)).astype(np.float32)


def test_spectra_are_those_of_training() -> None:
    dry, _ = sound(1.0)
    dry = np.ascontiguousarray(dry[:, : 42 * 1024])
    theirs = codec_module.spectrum(torch.from_numpy(dry))[..., :84]
    mine = spectrum(dry)
    assert np.allclose(mine, theirs.numpy(), atol=2e-4)
    small = Codec(CodecConfig(latent=2, width=4, encoder_units=1, decoder_units=1, middle_units=1))
    assert np.allclose(levels(mine), small.levels(theirs[None])[0].numpy(), atol=2e-3)
    assert np.abs(waveform(mine) - dry)[:, :-2048].max() < 1e-5


def test_the_network_in_onnx_is_that_in_torch(nets: tuple[Codec, Network], refiner: OnnxRefiner) -> None:
    _, network = nets
    random = np.random.default_rng(1)
    x, plain = random.standard_normal((2, 1, 55, 8)).astype(np.float32)
    notes = random.random((1, 55, 7 * 256)).astype(np.float32)
    setting = random.random((1, network.setting.in_features)).astype(np.float32)
    time = np.array([0.3], np.float32)
    inputs = {"x": x, "plain": plain, "notes": notes, "setting": setting, "time": time}
    theirs = network(*(torch.from_numpy(each) for each in inputs.values())).numpy()
    assert np.abs(theirs).max() > 0.01
    assert np.allclose(refiner._run("network", **inputs), theirs, atol=1e-4)


def test_pieces_have_the_length_of_the_sound_and_no_seams(refiner: OnnxRefiner) -> None:
    dry, wet = sound(7.3)
    refined = refiner.refine(dry, wet, TOLD, QUICK)
    assert refined.shape == dry.shape
    assert np.isfinite(refined).all()
    assert np.abs(refined - dry).max() > 1e-3
    assert np.corrcoef(refined.ravel(), dry.ravel())[0, 1] > 0.8  # in time with the plain sound
    flux = np.abs(np.diff(np.log(np.abs(spectrum(refined[:, : 300 * 1024])) + 1e-3), axis=2)).mean(axis=(0, 1))
    plain = np.abs(np.diff(np.log(np.abs(spectrum(dry[:, : 300 * 1024])) + 1e-3), axis=2)).mean(axis=(0, 1))
    seams = [2 * (HOP * i - AHEAD) + j for i in (1, 2, 3) for j in range(-2, 3)]
    inside = np.delete(flux - plain, seams)
    assert np.max((flux - plain)[seams]) <= np.quantile(inside, 0.999)


def test_the_same_seed_gives_the_same_samples(refiner: OnnxRefiner) -> None:
    dry, wet = sound(2.5)
    first = refiner.refine(dry, wet, TOLD, QUICK)
    assert np.array_equal(first, refiner.refine(dry, wet, TOLD, QUICK))
    assert not np.array_equal(first, refiner.refine(dry, wet, TOLD, Choices(steps=1, seed=1)))
    assert np.array_equal(refiner.refine(dry, wet, TOLD, Choices(strength=0.0)), dry)
    assert np.abs(first - refiner.refine(dry, wet, Told(), QUICK)).max() > 1e-6
    louder = refiner.refine(dry, wet, TOLD, Choices(steps=1, guidance=3.0))
    assert np.abs(first - louder).max() > 1e-6


def test_what_comes_later_does_not_reach_back(refiner: OnnxRefiner) -> None:
    dry, wet = sound(7.0)
    changed = dry.copy()
    changed[:, 6 * RATE_HZ :] *= 0.2
    one, other = (refiner.refine(each, wet, TOLD, QUICK) for each in (dry, changed))
    assert np.array_equal(one[:, : 2 * RATE_HZ], other[:, : 2 * RATE_HZ])
    assert not np.allclose(one[:, 6 * RATE_HZ :], other[:, 6 * RATE_HZ :])


def test_a_style_may_change_between_pieces(refiner: OnnxRefiner) -> None:
    dry, wet = sound(6.0)
    size = HOP * FRAME

    def played(style: object) -> np.ndarray:
        state, out = refiner.start(TOLD, QUICK), []
        for i in range(3):
            cut = slice(i * size, (i + 1) * size)
            state, piece = refiner.generate_chunk(state, dry[:, cut], wet[:, cut], style if i == 2 else None)
            out.append(piece)
        return np.concatenate(out, axis=1)

    same, changed = played({"pop": 1.0}), played({"rock": 0.7, "ambient": 0.3})
    assert same.shape[1] == (3 * HOP - AHEAD) * FRAME - 1024
    early = (2 * HOP - AHEAD - 2) * FRAME
    assert np.array_equal(same[:, :early], changed[:, :early])
    assert np.abs(same - changed)[:, early + size // 2 :].max() > 1e-7


def test_silence_stays_silence(refiner: OnnxRefiner) -> None:
    silence = np.zeros((2, 3 * RATE_HZ), np.float32)
    assert np.abs(refiner.refine(silence, silence, Told(), QUICK)).max() < 10 ** (-90 / 20)


def test_what_cannot_be_refined_is_refused(refiner: OnnxRefiner, tmp_path: Path) -> None:
    dry, wet = sound(1.0)
    broken = dry.copy()
    broken[0, 5] = np.nan
    with pytest.raises(BadInput, match="not finite"):
        refiner.refine(broken, wet, TOLD, QUICK)
    with pytest.raises(BadInput, match="shape"):
        refiner.refine(dry[:1], wet, TOLD, QUICK)
    with pytest.raises(BadInput, match="strength"):
        Choices(strength=2.0)
    with pytest.raises(BadInput, match="steps"):
        Choices(steps=0)
    with pytest.raises(MissingExtra, match="holds no weights"):
        OnnxRefiner(tmp_path)
