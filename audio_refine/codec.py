"""The codec: a convolutional autoencoder of stereo sound with 43 latent frames a second of 64 channels.

It works on short-time spectra (2048 frames, every 512), so that all convolutions run at 86 frames a second or less. The
encoder sees the level of 128 bands on both sides and gives a latent frame for every 1024 frames of sound. The decoder
turns latents into levels again and shapes *excitations* to them: the plain render of the same notes, the room's answer
to it, and noise, so phases come from a real sound and not from the latents. A latent carries what the sound should
be like, the excitations where its waves lie. Without excitations only noise is left to shape, so what the codec
gives is measured with those of the plain render.

Snake activations: Ziyin, Hartwig and Ueda, "Neural networks fail to learn periodic functions and how to fix it", 2020.
Filtered excitations: Engel et al., "DDSP: differentiable digital signal processing", 2020.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from audio_refine.bands import BANDS, BINS, FFT_FRAMES, FLOOR, HOP_FRAMES, bands
from symbolic.errors import BadInput

SIDES, EXCITATIONS = 2, 3
DRY, WET, NOISE = 0, 1, 2
STRIDE = 2
LATENT_FRAMES = HOP_FRAMES * STRIDE
"""Frames of sound to a latent frame."""
LEAST_GAIN, MAX_GAIN = -12.0, 3.5
"""The least and the most that an excitation is raised in a band, in nepers of amplitude: -104 and 30 dB."""
LEAST_NOISE = 1e-6
LEVEL_MIDDLE, LEVEL_SCALE = -13.0, 4.0
"""Brings the logarithm of a band's power near to mean 0 and deviation 1."""


@dataclass(frozen=True, slots=True)
class CodecConfig:
    """The shape of a codec."""

    latent: int = 64
    """Channels of a latent frame."""
    width: int = 256
    """Channels inside."""
    encoder_units: int = 3
    """Residual units before the stride."""
    decoder_units: int = 4
    """Residual units after it."""
    middle_units: int = 2
    """Residual units at the latent rate, on either side."""

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if value < 1:
                raise BadInput(f"codec: {name} is {value}: at least 1 is needed")

    def to_dict(self) -> dict[str, Any]:
        """The fields."""
        return asdict(self)


class Snake(nn.Module):
    """x + sin²(a x) / a, with a learned for each channel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.log_a = nn.Parameter(torch.zeros(1, channels, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, frames) to the same."""
        a = self.log_a.exp()
        return x + torch.sin(a * x).square() / a


class ResidualUnit(nn.Module):
    """A dilated convolution of 3 frames and one of 1, added to what came in."""

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            Snake(channels),
            nn.Conv1d(channels, channels, 3, padding=dilation, dilation=dilation),
            Snake(channels),
            nn.Conv1d(channels, channels, 1),
        )
        last: Any = self.layers[3]
        nn.init.normal_(last.weight, std=0.3 * channels**-0.5)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, frames) to the same."""
        out: Tensor = x + self.layers(x)
        return out


def _units(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualUnit(channels, 3 ** (i % 3)) for i in range(count)))


def spectrum(audio: Tensor) -> Tensor:
    """Short-time spectra, complex (batch, sides, BINS, frames), of sound (batch, sides, samples)."""
    window = torch.hann_window(FFT_FRAMES, device=audio.device)
    flat = audio.reshape(-1, audio.shape[-1])
    out = torch.stft(flat, FFT_FRAMES, HOP_FRAMES, window=window, pad_mode="constant", return_complex=True)
    return out.reshape(*audio.shape[:-1], BINS, -1)


def waveform(spectra: Tensor, samples: int) -> Tensor:
    """The sound of short-time spectra."""
    window = torch.hann_window(FFT_FRAMES, device=spectra.device)
    flat = spectra.reshape(-1, *spectra.shape[-2:])
    out = torch.istft(flat, FFT_FRAMES, HOP_FRAMES, window=window, length=samples)
    return out.reshape(*spectra.shape[:-2], samples)


class Codec(nn.Module):
    """From the levels of sound to latents, and from latents and excitations to spectra."""

    average: Tensor
    below: Tensor
    share: Tensor

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.config = config
        width, levels = config.width, SIDES * BANDS
        self.register_buffer("average", torch.from_numpy(bands().average), persistent=False)
        self.register_buffer("below", torch.from_numpy(bands().below), persistent=False)
        self.register_buffer("share", torch.from_numpy(bands().share), persistent=False)
        self.encoder = nn.Sequential(
            nn.Conv1d(levels, width, 3, padding=1),
            _units(width, config.encoder_units),
            Snake(width),
            nn.Conv1d(width, width, 2 * STRIDE, stride=STRIDE, padding=STRIDE // 2),
            _units(width, config.middle_units),
            Snake(width),
            nn.Conv1d(width, 2 * config.latent, 1),
        )
        self.rise = nn.Sequential(
            nn.Conv1d(config.latent, width, 3, padding=1),
            _units(width, config.middle_units),
            Snake(width),
            nn.ConvTranspose1d(width, width, 2 * STRIDE, stride=STRIDE, padding=STRIDE // 2),
        )
        self.guide = nn.Conv1d(2 * levels, width, 3, padding=1)
        self.decoder = nn.Sequential(
            _units(width, config.decoder_units),
            Snake(width),
            nn.Conv1d(width, (1 + EXCITATIONS) * levels, 1),
        )
        last: Any = self.decoder[2]
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        with torch.no_grad():
            last.bias.view(1 + EXCITATIONS, levels)[1:] = torch.tensor([3.0, 0.0, -2.0])[:, None]

    def levels(self, spectra: Tensor) -> Tensor:
        """The logarithm of the power in each band, (batch, sides, BANDS, frames)."""
        power = spectra.real.square() + spectra.imag.square()
        scale = (FFT_FRAMES / 4) ** 2  # of a sine wave of full scale
        mean = torch.einsum("...nt,nb->...bt", power / scale, self.average)
        return torch.log(mean + FLOOR)

    def encode(self, levels: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and logarithm of the variance of the latents, (batch, latent, frames // STRIDE), of levels."""
        x = (levels.flatten(1, 2) - LEVEL_MIDDLE) / LEVEL_SCALE
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        return mean, log_variance.clamp(-12.0, 4.0)

    def gains(self, latents: Tensor, dry: Tensor, wet: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """What each excitation is multiplied with, in nepers by band, and the levels aimed at.

        ``dry``, ``wet`` and ``noise`` are levels, (batch, sides, BANDS, frames); the gains are (batch, EXCITATIONS,
        sides, BANDS, frames).
        """
        frames = dry.shape[-1]
        x = torch.cat([dry.flatten(1, 2), wet.flatten(1, 2)], dim=1)
        hidden = self.rise(latents)[..., :frames] + self.guide((x - LEVEL_MIDDLE) / LEVEL_SCALE)
        out = self.decoder(hidden).unflatten(1, (1 + EXCITATIONS, SIDES, BANDS))
        base = torch.maximum(dry, wet - 3.0) + nn.functional.softplus(-(dry - wet + 3.0).abs())  # of both together
        aimed = base + LEVEL_SCALE * out[:, 0]
        shares = torch.log_softmax(out[:, 1:], dim=1)
        gains = 0.5 * (aimed[:, None] + shares - torch.stack([dry, wet, noise], dim=1))
        gains = gains.clamp(LEAST_GAIN, MAX_GAIN)
        loud = torch.maximum(dry, wet).amax(dim=2, keepdim=True) - math.log(FLOOR)
        gate = torch.log(1 - torch.exp(-loud) + LEAST_NOISE)  # where nothing sounds there is no noise either
        return torch.cat([gains[:, :NOISE], (gains[:, NOISE] + gate)[:, None]], dim=1), aimed

    def shape(self, gains: Tensor, excitations: Tensor) -> Tensor:
        """The sum of the excitations' spectra, (batch, EXCITATIONS, sides, BINS, frames), each with its gains."""
        below = gains.index_select(3, self.below)
        above = gains.index_select(3, self.below + 1)
        gain = torch.exp(below + (above - below) * self.share[:, None])
        return (excitations * gain).sum(dim=1)

    def decode(self, latents: Tensor, excitations: Tensor, side: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Spectra, complex (batch, sides, BINS, frames), and the levels aimed at.

        With ``side`` (batch,), a number for each row, only that side's spectra are made: a training step is quicker.
        """
        dry, wet, noise = (self.levels(excitations[:, i]) for i in range(EXCITATIONS))
        gains, aimed = self.gains(latents, dry, wet, noise)
        if side is not None:
            rows = torch.arange(len(side), device=side.device)
            gains, excitations = gains[rows, :, side][:, :, None], excitations[rows, :, side][:, :, None]
        return self.shape(gains, excitations), aimed


def excitation_spectra(dry: Tensor, wet: Tensor, noise: Tensor) -> Tensor:
    """The spectra of the three excitations, (batch, EXCITATIONS, sides, BINS, frames), whole latent frames of them."""
    spectra = torch.stack([spectrum(dry), spectrum(wet), spectrum(noise)], dim=1)
    return spectra[..., : spectra.shape[-1] // STRIDE * STRIDE]
