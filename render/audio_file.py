"""Sound files: WAV, FLAC, Ogg Vorbis, Ogg Opus and MP3, written piece by piece, whole or not at all.

The same sound and tags give the same bytes: what libsndfile draws or reads from the clock (the serial number of an Ogg
stream, the time in the PEAK chunk of a float WAV) is replaced afterwards.
"""

from __future__ import annotations

import contextlib
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.tags import STRING_NAMES, Tags, id3_tag
from render.units import Audio
from symbolic.errors import BadInput
from symbolic.files import whole_file

BLOCK_FRAMES = 1 << 16  # one very long block makes some versions of libsndfile crash in Vorbis
FULL_SCALE = 1 << 23
OGG_SERIAL = 1
DITHER_SEED = 16
OGG_PAGE_HEADER = 27
LOSSY_OVERSHOOT_DB = 0.6


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of sound file: its suffix and libsndfile's names.

    ``rates_hz`` are the sample rates where not every one is possible. ``overshoot_db`` is how far the peaks may rise
    when a lossy file is decoded.
    """

    suffix: str
    container: str
    subtype: str
    rates_hz: tuple[int, ...] = ()
    overshoot_db: float = 0.0


FORMATS: dict[str, Format] = {
    "wav": Format(".wav", "WAVEX", "PCM_24"),
    "wav16": Format(".wav", "WAVEX", "PCM_16"),
    "wav32f": Format(".wav", "WAVEX", "FLOAT"),
    "flac": Format(".flac", "FLAC", "PCM_24"),
    "ogg": Format(".ogg", "OGG", "VORBIS", (), LOSSY_OVERSHOOT_DB),
    "opus": Format(".opus", "OGG", "OPUS", (8_000, 12_000, 16_000, 24_000, 48_000), LOSSY_OVERSHOOT_DB),
    "mp3": Format(".mp3", "MP3", "MPEG_LAYER_III", (32_000, 44_100, 48_000), LOSSY_OVERSHOOT_DB),
}


def format_named(name: str, sample_rate_hz: int) -> Format:
    """The format of that name. Raises BadInput for an unknown one and for a sample rate that it does not have."""
    if name not in FORMATS:
        raise BadInput(f"'{name}' is not a sound format here; there are {', '.join(FORMATS)}")
    found = FORMATS[name]
    if found.rates_hz and sample_rate_hz not in found.rates_hz:
        raise BadInput(f"{name} cannot have {sample_rate_hz} Hz, only {', '.join(map(str, found.rates_hz))}")
    return found


class Writer:
    """An open sound file. ``write`` takes float32 of full scale 1, or int32 of full scale 2 ** 31, (frames, 2)."""

    def __init__(self, file: Any, subtype: str) -> None:
        self._file = file
        self._dither = np.random.default_rng(DITHER_SEED) if subtype == "PCM_16" else None
        self._whole = subtype == "PCM_24"

    def write(self, audio: Audio | NDArray[np.int32]) -> None:
        """Write the next frames; for 16 bits with triangular dither, always the same."""
        for start in range(0, len(audio), BLOCK_FRAMES):
            self._file.write(self._as_written(audio[start : start + BLOCK_FRAMES]))

    def _as_written(self, piece: NDArray[Any]) -> NDArray[Any]:
        if self._dither is not None:
            return self._dithered(piece)
        return quantised(piece) << 8 if self._whole and piece.dtype != np.int32 else piece

    def _dithered(self, piece: Any) -> NDArray[np.int16]:
        assert self._dither is not None
        scaled = piece / 65_536.0 if piece.dtype == np.int32 else piece * 32_768.0
        noise = self._dither.random(piece.shape, np.float32) - self._dither.random(piece.shape, np.float32)
        return np.asarray(np.clip(np.rint(scaled + noise), -32_768, 32_767), np.int16)


def quantised(audio: Audio) -> NDArray[np.int32]:
    """The sound as whole numbers of 24 bits; what is beyond full scale is cut."""
    scaled = audio * np.float32(FULL_SCALE)
    np.rint(scaled, out=scaled)
    return np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled).astype(np.int32)


@contextlib.contextmanager
def open_writer(
    path: Path, sample_rate_hz: int, sound_format: Format, tags: Tags | None = None, channels: int = 2
) -> Iterator[Writer]:
    """Give a writer; at the end the file is at ``path``, on any error there is nothing. Raises OSError."""
    import soundfile

    with whole_file(path) as temporary:
        place = temporary.with_name(temporary.name + ".part") if sound_format.container == "MP3" else temporary
        try:
            with soundfile.SoundFile(
                place, "w", sample_rate_hz, channels, sound_format.subtype, format=sound_format.container
            ) as file:
                if tags is not None and sound_format.container != "MP3":
                    _set_strings(file, tags)
                yield Writer(file, sound_format.subtype)
            _finish(place, temporary, sound_format, tags)
        except soundfile.LibsndfileError as error:
            raise OSError(f"{path}: {error}") from error
        finally:
            if place != temporary:
                place.unlink(missing_ok=True)


def _set_strings(file: Any, tags: Tags) -> None:
    for name in STRING_NAMES:
        if text := getattr(tags, name).replace("\0", ""):
            setattr(file, name, text)


def _finish(place: Path, target: Path, sound_format: Format, tags: Tags | None) -> None:
    """Make the bytes of a written file depend on its sound and tags alone; put the tag before an MP3."""
    if sound_format.container == "OGG":
        _set_ogg_serial(place)
    elif sound_format.subtype == "FLOAT":
        _clear_peak_time(place)
    elif sound_format.container == "MP3":
        with target.open("wb") as whole, place.open("rb") as sound:
            whole.write(id3_tag(tags or Tags()))
            shutil.copyfileobj(sound, whole)


_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def _ogg_crc(page: bytes) -> int:
    """The checksum of an Ogg page: zlib's polynomial with the bits the other way round and nothing inverted."""
    plain = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{plain:032b}"[::-1], 2)


def _set_ogg_serial(path: Path) -> None:
    """Replace the serial number of a file of one Ogg stream (RFC 3533), page by page."""
    with path.open("r+b") as file:
        while len(head := file.read(OGG_PAGE_HEADER)) == OGG_PAGE_HEADER and head[:4] == b"OggS":
            start = file.tell() - OGG_PAGE_HEADER
            lengths = file.read(head[26])
            body = file.read(sum(lengths))
            head = head[:14] + OGG_SERIAL.to_bytes(4, "little") + head[18:22] + bytes(4) + head[26:]
            checksum = _ogg_crc(head + lengths + body)
            file.seek(start)
            file.write(head[:22] + checksum.to_bytes(4, "little"))
            file.seek(start + OGG_PAGE_HEADER + len(lengths) + len(body))


def _clear_peak_time(path: Path) -> None:
    """Set the time in the PEAK chunk of a WAV file to 0; it lies among the first chunks."""
    with path.open("r+b") as file:
        file.seek(12)
        while len(head := file.read(8)) == 8 and head[:4] != b"data":
            start, size = file.tell(), int.from_bytes(head[4:], "little")
            if head[:4] == b"PEAK":
                file.seek(start + 4)
                file.write(bytes(4))
            file.seek(start + size + size % 2)


def write_audio(path: Path, audio: Audio, sample_rate_hz: int, tags: Tags | None = None) -> None:
    """Write a whole sound in the format of the suffix. Raises BadInput for another suffix, and OSError."""
    name = path.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        raise BadInput(f"{path}: sound is written as {', '.join(dict.fromkeys(f.suffix for f in FORMATS.values()))}")
    with open_writer(path, sample_rate_hz, format_named(name, sample_rate_hz), tags, audio.shape[1]) as writer:
        writer.write(audio)


def read_audio(path: Path) -> tuple[Audio, int]:
    """Read a sound file: float32 (frames, channels) and the sample rate. Raises BadInput naming the file."""
    import soundfile

    try:
        audio, sample_rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise BadInput(f"{path}: not a sound file that can be read: {' '.join(str(error).split())}") from error
    return audio, int(sample_rate_hz)
