"""From a score to stems, dry mix and mastered mix, and from these to files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from render.audio_file import FORMATS, write_audio
from render.loudness import mastered
from render.mix import STRIPS, headroom_gain, placed, sum_of
from render.performance import humanise
from render.reverb import reverberate
from render.soundfont import SoundFont, choose_soundfont
from render.synth import SAMPLE_RATE_HZ, render_stem
from render.units import Audio, amplitude
from symbolic.errors import BadInput
from symbolic.score import ROLES, Role, Score

Progress = Callable[[float, str], None]
"""Called with the share that is done, 0 to 1, and a word for what is done next."""

STEMS_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Rendered:
    """The sound of a score: all float32 (frames, 2), all of one length.

    ``stems`` are dry, at the level and place they have in the mix; ``dry_mix`` is their sum; ``mix`` has reverb and is
    mastered to ``loudness.TARGET_LUFS``.
    """

    stems: Mapping[Role, Audio]
    dry_mix: Audio
    mix: Audio
    sample_rate_hz: int
    soundfont: SoundFont

    @property
    def duration_s(self) -> float:
        """The length with the release tail."""
        return len(self.mix) / self.sample_rate_hz


def render_score(
    score: Score,
    *,
    soundfont: SoundFont | None = None,
    seed: int = 0,
    timing_amount: float = 1.0,
    progress: Progress | None = None,
) -> Rendered:
    """Render a score with a sound font (None: the best of this machine); the same arguments give the same samples.

    ``seed`` and ``timing_amount`` (0 to 1) govern the micro-timing. Raises MissingExtra without libfluidsynth or a
    sound font, BadInput for a score without notes.
    """
    report = progress or (lambda share, word: None)
    font = soundfont or choose_soundfont()
    tracks = [t for t in humanise(score, seed, timing_amount).tracks if t.notes]
    if not tracks:
        raise BadInput(f"'{score.title}' has no notes to render")
    stems: dict[Role, Audio] = {}
    for index, track in enumerate(sorted(tracks, key=lambda t: ROLES.index(t.role))):
        report(STEMS_SHARE * index / len(tracks), track.name)
        stem = placed(render_stem(track, score, font), STRIPS[track.role])
        stems[track.role] = stems[track.role] + stem if track.role in stems else stem
    report(STEMS_SHARE, "mix")
    gain = headroom_gain(stems, sum_of(stems, dict.fromkeys(stems, 1.0)))
    stems = {role: audio * np.float32(gain) for role, audio in stems.items()}
    dry_mix = sum_of(stems, dict.fromkeys(stems, 1.0))
    send = sum_of(stems, {role: amplitude(STRIPS[role].send_db) for role in stems})
    wet = reverberate(send, SAMPLE_RATE_HZ)
    report((1 + STEMS_SHARE) / 2, "master")
    mix = mastered(dry_mix + wet, SAMPLE_RATE_HZ)
    report(1.0, "done")
    return Rendered(stems, dry_mix, mix, SAMPLE_RATE_HZ, font)


def save_audio(rendered: Rendered, folder: Path, formats: Collection[str] = ("wav", "ogg")) -> tuple[Path, ...]:
    """Write the sound into ``folder`` and give the paths.

    ``mix.wav`` or ``mix.ogg`` is the mastered mix; with ``wav`` there are also ``dry_mix.wav`` and
    ``stems/NN_role.wav``, whose sum is the dry mix. Raises BadInput for a format other than ``wav`` and ``ogg``.
    """
    unknown = sorted(name for name in formats if f".{name}" not in FORMATS)
    if unknown:
        raise BadInput(f"'{unknown[0]}' is not a sound format here; there are wav and ogg")
    files = {folder / f"mix.{name}": rendered.mix for name in formats}
    if "wav" in formats:
        files[folder / "dry_mix.wav"] = rendered.dry_mix
        for number, (role, audio) in enumerate(rendered.stems.items(), 1):
            files[folder / "stems" / f"{number:02}_{role}.wav"] = audio
    for path, audio in files.items():
        write_audio(path, audio, rendered.sample_rate_hz)
    return tuple(files)
