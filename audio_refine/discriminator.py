"""Judges of sound for adversarial training: small convolutional networks that look at short-time spectra.

Zeghidour et al., "SoundStream", 2021, and Defossez et al., "High fidelity neural audio compression", 2022, have this
kind of judge; the losses are those of least squares (Mao et al., 2017).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

WINDOWS: tuple[int, ...] = (512, 2048)
CHANNELS = 16


class SpectrumJudge(nn.Module):
    """Looks at the complex spectra of one resolution."""

    def __init__(self, fft_frames: int) -> None:
        super().__init__()
        self.fft_frames = fft_frames
        shapes = [
            (2, (3, 9), (1, 1)),
            (CHANNELS, (3, 9), (1, 2)),
            (CHANNELS, (3, 9), (1, 2)),
            (CHANNELS, (3, 9), (1, 2)),
        ]
        self.layers = nn.ModuleList(
            nn.Conv2d(channels, CHANNELS, kernel, stride, padding=(kernel[0] // 2, kernel[1] // 2))
            for channels, kernel, stride in shapes
        )
        self.out = nn.Conv2d(CHANNELS, 1, 3, padding=1)

    def forward(self, audio: Tensor) -> list[Tensor]:
        """The features of each layer, the last one the verdict, of sound (rows, samples)."""
        window = torch.hann_window(self.fft_frames, device=audio.device)
        spectra = torch.stft(audio, self.fft_frames, self.fft_frames // 4, window=window, return_complex=True)
        x = torch.view_as_real(spectra).permute(0, 3, 2, 1) * (4 / self.fft_frames)
        x = torch.sign(x) * torch.log1p(1e3 * x.abs()) / 3
        features = []
        for layer in self.layers:
            x = nn.functional.leaky_relu(layer(x), 0.2)
            features.append(x)
        return [*features, self.out(x)]


class Discriminators(nn.Module):
    """One judge for each of ``WINDOWS``."""

    def __init__(self) -> None:
        super().__init__()
        self.judges = nn.ModuleList(SpectrumJudge(window) for window in WINDOWS)

    def forward(self, audio: Tensor) -> list[list[Tensor]]:
        """The features of each judge."""
        return [judge(audio) for judge in self.judges]


def judge_loss(judges: nn.Module, given: Tensor, wanted: Tensor) -> Tensor:
    """What the judges get wrong: a true sound is 1, a made one 0."""
    total = given.new_zeros(())
    for made, true in zip(judges(given), judges(wanted), strict=True):
        total = total + (true[-1] - 1).square().mean() + made[-1].square().mean()
    return total


def judged(judges: nn.Module, given: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """How far the made sound is from being taken for true, and how far its features are from those of the true one."""
    adversarial, feature = given.new_zeros(()), given.new_zeros(())
    with torch.no_grad():
        truths = judges(wanted)
    for made, true in zip(judges(given), truths, strict=True):
        adversarial = adversarial + (made[-1] - 1).square().mean()
        pairs = list(zip(made[:-1], true[:-1], strict=True))
        feature = feature + sum((a - b).abs().mean() / (b.abs().mean() + 1e-3) for a, b in pairs) / len(pairs)
    return adversarial, feature
