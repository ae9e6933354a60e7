"""Refining sound without torch: ONNX Runtime, a piece at a time, with a state that passes from piece to piece.

A piece of two seconds comes out for every piece that goes in, one second later. The network sees ten seconds around it.
What one piece foresaw of the next is cross-faded with what the next one finds, as latents, so pieces have no seams.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from audio_refine.bands import FFT_FRAMES, HOP_FRAMES, RATE_HZ
from audio_refine.conditions import NoteRow, rolls, setting_of
from audio_refine.diffusion import MOST_STEPS, ORDERS, guided, refined_latents
from audio_refine.spectra import WINDOW, bin_gains, levels, spectrum
from symbolic.errors import BadInput, MissingExtra

Floats = NDArray[np.float32]
STRIDE = 2
FRAME = STRIDE * HOP_FRAMES
"""Samples to a latent frame."""
HOP, AHEAD, PAST = 86, 43, 301
"""Latent frames of a piece (2.0 s), of what is seen of the future (1.0 s) and of the past (7.0 s)."""
MARGIN = 43
"""Latent frames on either side that the convolutions may look at."""
FADE = 21
NOISE_LEVEL = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """What the refiner is told beside the sound: notes (``NoteRow``), style or weights of styles, room, parts."""

    notes: Sequence[NoteRow] = ()
    style: str | Mapping[str, float] = ""
    room: str = ""
    parts: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """How to refine.

    ``strength`` 0 (the plain sound) to 1, ``steps`` of ``order`` 1 or 2, ``guidance`` 1 as learned, more for a stronger
    hold on the notes; it costs a second look a step.
    """

    strength: float = 1.0
    steps: int = 4
    order: int = 1
    guidance: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength <= 1.0:
            raise BadInput(f"a strength of {self.strength} is not between 0 and 1")
        if not 1 <= self.steps <= MOST_STEPS or self.order not in ORDERS:
            raise BadInput(f"{self.steps} steps of order {self.order}: 1 to {MOST_STEPS} steps of order 1 or 2")
        if not 0.0 <= self.guidance <= 10.0:
            raise BadInput(f"a guidance of {self.guidance} is not between 0 and 10")


class Refiner(Protocol):
    """What makes plain sound rich: (2, samples) at 44.1 kHz of the dry sound and of the room's answer to it."""

    def refine(self, dry: Floats, wet: Floats, told: Told, choices: Choices) -> Floats:
        """The refined sound, as long as ``dry``."""
        ...


def _nothing(*shape: int) -> Floats:
    return np.zeros(shape, np.float32)


@dataclass(frozen=True, slots=True)
class State:
    """What passes from piece to piece; ``pushed`` and ``given`` count latent frames."""

    told: Told
    choices: Choices
    pushed: int = 0
    given: int = 0
    dry: Floats = field(default_factory=lambda: _nothing(2, 0))
    wet: Floats = field(default_factory=lambda: _nothing(2, 0))
    plain: Floats = field(default_factory=lambda: _nothing(0, 0))
    past: Floats = field(default_factory=lambda: _nothing(0, 0))
    ahead: Floats = field(default_factory=lambda: _nothing(0, 0))
    overlap: Floats = field(default_factory=lambda: _nothing(2, FFT_FRAMES))
    weight: Floats = field(default_factory=lambda: _nothing(FFT_FRAMES))


class OnnxRefiner:
    """The weights of a folder, computed on the CPU."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        """Raises MissingExtra where the folder holds no weights."""
        if not (folder / "refiner.json").is_file():
            raise MissingExtra(f"{folder} holds no weights of a refiner; make them with python -m audio_refine.export")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._graphs: dict[str, Any] = {
            name: onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, ["CPUExecutionProvider"])
            for name in ("encoder", "decoder", "network")
        }
        self.facts: dict[str, Any] = json.loads((folder / "refiner.json").read_text(encoding="utf-8"))

    def refine(self, dry: Floats, wet: Floats, told: Told, choices: Choices) -> Floats:
        """The refined sound of (2, samples); the same arguments give the same samples. Raises BadInput."""
        check(dry, wet)
        if choices.strength == 0.0:
            return dry.copy()
        out = np.empty_like(dry)
        at = 0
        for piece in self.stream(dry, wet, told, choices):
            piece = piece[:, : dry.shape[1] - at]
            out[:, at : at + piece.shape[1]] = piece
            at += piece.shape[1]
        return out

    def stream(self, dry: Floats, wet: Floats, told: Told, choices: Choices) -> Iterator[Floats]:
        """The refined sound piece by piece; the last pieces go beyond the end of ``dry``."""
        state, size = self.start(told, choices), HOP * FRAME
        end = dry.shape[1] + (AHEAD + 1) * FRAME  # what comes out lies so far behind
        for start in range(0, end, size):
            new, answer = (_padded(sound[:, start : start + size], size) for sound in (dry, wet))
            state, piece = self.generate_chunk(state, new, answer)
            yield piece

    def start(self, told: Told, choices: Choices) -> State:
        """The state before the first piece."""
        return State(told, choices)

    def generate_chunk(
        self, state: State, dry: Floats, wet: Floats, style: str | Mapping[str, float] | None = None
    ) -> tuple[State, Floats]:
        """Push two seconds of sound, (2, HOP * FRAME) each, and take the refined sound of a second before.

        The first piece that is given is a second shorter. ``style`` changes the style from here on.
        """
        if style is not None:
            state = replace(state, told=replace(state.told, style=style))
        state = self._pushed(state, dry, wet)
        frames = state.pushed - AHEAD - state.given
        found = self._found(state)
        fade = min(FADE, len(state.ahead))
        if fade:
            share = ((np.arange(fade, dtype=np.float32) + 1) / (fade + 1))[:, None]
            found[:fade] = state.ahead[:fade] * (1 - share) + found[:fade] * share
        state, piece = self._decoded(state, found, frames)
        past = np.concatenate([state.past, found[:frames]])[-MARGIN:] if len(state.past) else found[:frames][-MARGIN:]
        return replace(state, given=state.given + frames, past=past, ahead=found[frames:]), piece

    def _pushed(self, state: State, dry: Floats, wet: Floats) -> State:
        """The state with new sound and its latents; the last of the old ones are made anew, as they lacked a future."""
        keep = (PAST + HOP + AHEAD) * FRAME
        dry, wet = (np.concatenate([old, new], axis=1)[:, -keep:] for old, new in ((state.dry, dry), (state.wet, wet)))
        span = min((HOP + AHEAD + MARGIN), dry.shape[1] // FRAME)
        new = self._run("encoder", levels=levels(spectrum(dry[:, -span * FRAME :]))[None])[0]
        fresh = min(HOP + AHEAD, span)
        kept = state.plain[: len(state.plain) - (fresh - HOP)] if fresh > HOP else state.plain
        plain = np.concatenate([kept, new[-fresh:]]) if len(kept) else new[-fresh:]
        return replace(state, pushed=state.pushed + HOP, dry=dry, wet=wet, plain=plain[-(PAST + HOP + AHEAD) :])

    def _found(self, state: State) -> Floats:
        """The refined latents from ``state.given`` to what was pushed, (frames, latent)."""
        plain, choices = state.plain, state.choices
        first = state.pushed - len(plain)
        notes = rolls(state.told.notes, first, len(plain))[None]
        setting = setting_of(state.told.style, state.told.room, state.told.parts)[None]
        noise = np.stack([_noise(choices.seed, first + i, plain.shape[1]) for i in range(len(plain))])[None]
        silent, unset = np.zeros_like(notes), np.zeros_like(setting)

        def velocity(x: Floats, time: float) -> Floats:
            times = np.array([time], np.float32)
            told = self._run("network", x=x, plain=plain[None], notes=notes, setting=setting, time=times)
            if choices.guidance == 1.0:
                return told
            untold = self._run("network", x=x, plain=plain[None], notes=silent, setting=unset, time=times)
            stronger: Floats = guided(told, untold, choices.guidance)
            return stronger

        found = refined_latents(
            velocity, plain[None], noise, start=str(self.facts["start"]), strength=choices.strength,
            steps=choices.steps, order=choices.order,
        )  # fmt: skip
        return np.array(found[0, state.given - first :], np.float32)

    def _decoded(self, state: State, found: Floats, frames: int) -> tuple[State, Floats]:
        """The state with the new overlap, and ``frames`` latent frames of sound from the latents after ``given``."""
        latents = np.concatenate([state.past, found]) if len(state.past) else found
        before = len(latents) - len(found)
        samples = len(latents) * FRAME
        dry, wet = state.dry[:, -samples:], state.wet[:, -samples:]
        first = state.pushed - len(latents)
        noise = NOISE_LEVEL * np.concatenate(
            [_noise(state.choices.seed + 1, first + i, 2 * FRAME).reshape(2, FRAME) for i in range(len(latents))],
            axis=1,
        )
        spectra = [spectrum(sound) for sound in (dry, wet, noise.astype(np.float32))]
        told = dict(zip(("dry", "wet", "noise"), (levels(each)[None] for each in spectra), strict=True))
        gains = self._run("decoder", latents=latents[None], **told)[0]
        inside = slice(before * STRIDE, (before + frames) * STRIDE)
        shaped = sum(
            bin_gains(gain[..., inside]) * each[..., inside] for gain, each in zip(gains, spectra, strict=True)
        )
        return _overlapped(state, np.asarray(shaped, np.complex64))

    def _run(self, graph: str, **inputs: Floats) -> Floats:
        out: Floats = self._graphs[graph].run(None, inputs)[0]
        return out


def _overlapped(state: State, spectra: NDArray[np.complex64]) -> tuple[State, Floats]:
    """Add the windows of new spectra (2, BINS, frames); gives the samples that are whole.

    Frames are centred half a window before their end, so the very first half window of the overlap lies before the
    sound begins.
    """
    from scipy import fft

    count = spectra.shape[2]
    pieces = fft.irfft(spectra.transpose(0, 2, 1), FFT_FRAMES, axis=2).astype(np.float32) * WINDOW
    sound = np.concatenate([state.overlap, _nothing(2, count * HOP_FRAMES)], axis=1)
    weight = np.concatenate([state.weight, _nothing(count * HOP_FRAMES)])
    for i in range(count):
        place = slice(i * HOP_FRAMES, i * HOP_FRAMES + FFT_FRAMES)
        sound[:, place] += pieces[:, i]
        weight[place] += WINDOW**2
    whole = count * HOP_FRAMES
    piece = sound[:, :whole] / np.maximum(weight[:whole], 1e-3)
    if state.given == 0:
        piece = piece[:, FFT_FRAMES // 2 :]
    return replace(state, overlap=sound[:, whole:], weight=weight[whole:]), piece


def _padded(sound: Floats, samples: int) -> Floats:
    return np.pad(sound, ((0, 0), (0, samples - sound.shape[1])))


def _noise(seed: int, frame: int, size: int) -> Floats:
    """The noise that belongs to a latent frame."""
    return np.random.default_rng([seed, frame]).standard_normal(size, np.float32)


def check(dry: Floats, wet: Floats) -> None:
    """Raise BadInput where sound is not (2, samples) of finite numbers."""
    for name, sound in (("dry", dry), ("wet", wet)):
        if sound.ndim != 2 or sound.shape[0] != 2 or sound.shape != dry.shape:
            raise BadInput(f"{name} sound of shape {sound.shape}: (2, samples) is needed, both of one length")
        if not np.isfinite(sound).all():
            raise BadInput(f"the {name} sound holds a number that is not finite (NaN or infinity)")


__all__ = ["RATE_HZ", "Choices", "OnnxRefiner", "Refiner", "State", "Told", "check"]
