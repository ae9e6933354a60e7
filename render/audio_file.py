"""Audio files: 24-bit WAV and OGG Vorbis, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from render.units import Audio
from symbolic.errors import BadInput
from symbolic.files import whole_file

FORMATS: dict[str, tuple[str, str]] = {".wav": ("WAV", "PCM_24"), ".ogg": ("OGG", "VORBIS")}
BLOCK_FRAMES = 1 << 16  # one very long block makes some versions of libsndfile crash in Vorbis


def write_audio(path: Path, audio: Audio, sample_rate_hz: int) -> None:
    """Write sound; the suffix of ``path`` chooses the format. Raises BadInput for another suffix, and OSError."""
    import soundfile

    if path.suffix.lower() not in FORMATS:
        raise BadInput(f"{path}: sound is written as {' or '.join(FORMATS)}")
    container, subtype = FORMATS[path.suffix.lower()]
    with whole_file(path) as temporary:
        try:
            with soundfile.SoundFile(temporary, "w", sample_rate_hz, audio.shape[1], subtype, format=container) as file:
                for start in range(0, len(audio), BLOCK_FRAMES):
                    file.write(audio[start : start + BLOCK_FRAMES])
        except soundfile.LibsndfileError as error:
            raise OSError(f"{path}: {error}") from error


def read_audio(path: Path) -> tuple[Audio, int]:
    """Read a sound file: float32 (frames, channels) and the sample rate. Raises BadInput naming the file."""
    import soundfile

    try:
        audio, sample_rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise BadInput(f"{path}: not a sound file that can be read: {' '.join(str(error).split())}") from error
    return audio, int(sample_rate_hz)
