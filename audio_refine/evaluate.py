"""How near refined sound is to the rich: ``python -m audio_refine.evaluate --pairs DIR --codec DIR --network DIR``.

Four sounds are compared with the rich one on held-out pairs: the plain render, the plain render with the equaliser and
the reverb that fit the training pairs best, what the codec gives from the rich sound's own latents (as near as the
network could get), and the refined sound.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from audio_refine.bands import bands
from audio_refine.clips import PLAIN, RICH, WET, clip_of
from audio_refine.codec import STRIDE, Codec, excitation_spectra, spectrum, waveform
from audio_refine.conditions import rolls, setting_of
from audio_refine.diffusion import refined_latents
from audio_refine.losses import mel_distance, stft_distance
from audio_refine.network import Network, NetworkConfig
from audio_refine.pairs import Pair, read_pairs
from audio_refine.state import load_weights
from audio_refine.train import latents_of, load_codec
from audio_refine.train_codec import NOISE_LEVEL

logger = logging.getLogger(__name__)
WET_SHARES: tuple[float, ...] = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0)
"""How much of the room's answer is tried for the matched sound."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The equaliser (nepers by band) and the share of the room that bring plain sound nearest to rich."""

    gains: Tensor
    wet_share: float

    def applied(self, audio: Tensor) -> Tensor:
        """The matched sound (2, samples) of a clip (3, 2, samples)."""
        mixed = audio[PLAIN] + self.wet_share * audio[WET]
        table = bands()
        below = torch.from_numpy(table.below)
        share = torch.from_numpy(table.share)
        gain = self.gains[below] + (self.gains[below + 1] - self.gains[below]) * share
        return waveform(spectrum(mixed) * torch.exp(gain)[:, None], audio.shape[-1])


def match(codec: Codec, folders: Sequence[Path], limit: int = 60) -> Matched:
    """Fit both on training pairs: the mean difference of band levels, and the best of ``WET_SHARES``."""
    pairs = [(folder, pair) for folder in folders for pair in read_pairs(folder, "train")]
    pairs = pairs[:: max(len(pairs) // limit, 1)]
    sums = torch.zeros(len(WET_SHARES), codec.average.shape[1])
    best = torch.zeros(len(WET_SHARES))
    for folder, pair in pairs:
        audio = torch.from_numpy(clip_of(folder, pair, 0, pair.frames))
        rich = codec.levels(spectrum(audio[RICH]))
        for i, share in enumerate(WET_SHARES):
            plain = codec.levels(spectrum(audio[PLAIN] + share * audio[WET]))
            difference = (rich - plain).mean(dim=(0, 2))
            sums[i] += 0.5 * difference / len(pairs)
            best[i] += (rich - plain - difference[:, None]).abs().mean() / len(pairs)
    chosen = int(best.argmin())
    return Matched(sums[chosen], WET_SHARES[chosen])


def load_network(folder: Path) -> Network:
    """The network of a run. Raises BadInput where there is none."""
    tensors, values = load_weights(folder, "network")
    network = Network(NetworkConfig(**values["config"]))
    network.load_state_dict(tensors)
    return network.eval().requires_grad_(False)


def decoded(codec: Codec, latents: Tensor, audio: Tensor, seed: int = 0) -> Tensor:
    """The sound (2, samples) of latents (1, frames, latent) with the excitations of a clip (3, 2, samples)."""
    random = torch.Generator().manual_seed(seed)
    noise = NOISE_LEVEL * torch.randn(audio[PLAIN].shape, generator=random)
    excitations = excitation_spectra(audio[PLAIN][None], audio[WET][None], noise[None])
    spectra, _ = codec.decode(latents.transpose(1, 2), excitations)
    return waveform(spectra[0], audio.shape[-1])


@torch.no_grad()
def refine(
    codec: Codec, network: Network, pair: Pair, audio: Tensor, *, steps: int = 4, order: int = 1, strength: float = 1.0
) -> Tensor:
    """The refined sound (2, samples) of a whole pair."""
    plain = latents_of(codec, audio[PLAIN][None])
    told = torch.from_numpy(rolls(pair.notes, 0, plain.shape[1]))[None]
    setting = torch.from_numpy(setting_of(pair.style, pair.room, pair.parts))[None]
    normal = network.normalised(plain)
    noise = torch.randn(normal.shape, generator=torch.Generator().manual_seed(0))

    def velocity(x: Tensor, time: float) -> Tensor:
        out: Tensor = network(x, normal, told, setting, torch.full((1,), time))
        return out

    found = refined_latents(
        velocity, normal, noise, start=network.config.start, strength=strength, steps=steps, order=order
    )
    return decoded(codec, network.restored(found), audio)


@torch.no_grad()
def compare(
    codec: Codec, network: Network | None, folders: Sequence[Path], split: str, *, steps: int = 4, order: int = 1,
    limit: int = 200,
) -> dict[str, Any]:  # fmt: skip
    """The distances (STFT and mel) of the four sounds, in all and by group."""
    matched = match(codec, folders)
    pairs = [(folder, pair) for folder in folders for pair in read_pairs(folder, split)]
    rows: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for folder, pair in pairs[:: max(len(pairs) // limit, 1)]:
        samples = pair.frames // (512 * STRIDE) * 512 * STRIDE
        audio = torch.from_numpy(clip_of(folder, pair, 0, samples))
        sounds = {
            "plain": audio[PLAIN],
            "matched": matched.applied(audio),
            "codec": decoded(codec, latents_of(codec, audio[RICH][None]), audio),
        }
        if network is not None:
            sounds["refined"] = refine(codec, network, pair, audio, steps=steps, order=order)
        groups = ["all", pair.kind, "new instrument" if pair.new_instrument else "known instruments"]
        for name, sound in sounds.items():
            for group in groups:
                rows[group][f"{name}_stft"].append(float(stft_distance(sound, audio[RICH])))
                rows[group][f"{name}_mel"].append(float(mel_distance(sound, audio[RICH])))
    return {group: {name: float(np.mean(v)) for name, v in figures.items()} for group, figures in rows.items()}


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """The figures for reading."""
    lines = [f"{'':20s}{'plain':>9s}{'matched':>9s}{'codec':>9s}{'refined':>9s}"]
    for group, values in figures.items():
        for kind in ("stft", "mel"):
            cells = (values.get(f"{name}_{kind}") for name in ("plain", "matched", "codec", "refined"))
            shown = "".join(f"{'' if cell is None else format(cell, '.3f'):>9s}" for cell in cells)
            lines.append(f"{group + ' ' + kind:20s}{shown}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m audio_refine.evaluate", description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--codec", type=Path, required=True)
    parser.add_argument("--network", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--order", type=int, default=1)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO)
    torch.set_num_threads(1)
    network = None if given.network is None else load_network(given.network)
    figures = compare(
        load_codec(given.codec), network, given.pairs, given.split, steps=given.steps, order=given.order,
        limit=given.limit,
    )  # fmt: skip
    print(table(figures))
    if given.json is not None:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
