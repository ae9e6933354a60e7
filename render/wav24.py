"""The samples of a 24-bit WAV file in place: read and replaced by spans, without the rest of the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

SAMPLE_BYTES = 3
RIFF_HEAD, CHUNK_HEAD, FORMAT_BYTES = 12, 8, 16
COPY_BYTES = 1 << 30


class Wav24:
    """A stereo WAV file of 24 bits, opened for reading, or for reading and writing.

    Raises OSError for a file of another kind, too. Samples are int32 (frames, 2), full scale 2 ** 23.
    """

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        self._file = path.open("r+b" if writing else "rb")
        try:
            self.sample_rate_hz, self._data, self.frames = _layout(self._file, path)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Wav24:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, start: int, end: int) -> NDArray[np.int32]:
        """The samples from one frame up to another."""
        self._file.seek(self._data + start * 2 * SAMPLE_BYTES)
        data = np.frombuffer(self._file.read((end - start) * 2 * SAMPLE_BYTES), np.uint8)
        wide = np.zeros((len(data) // SAMPLE_BYTES, 4), np.uint8)
        wide[:, 1:] = data.reshape(-1, SAMPLE_BYTES)
        samples: NDArray[np.int32] = (wide.view("<i4") >> 8).reshape(-1, 2)
        return samples

    def replace(self, start: int, samples: NDArray[np.int32]) -> None:
        """Write samples over those from a frame on."""
        self._file.seek(self._data + start * 2 * SAMPLE_BYTES)
        wide = np.ascontiguousarray(samples, "<i4").view(np.uint8).reshape(-1, 4)
        self._file.write(wide[:, :SAMPLE_BYTES].tobytes())


def _layout(file: IO[bytes], path: Path) -> tuple[int, int, int]:
    """The sample rate, where the samples begin, and how many frames there are."""
    head = file.read(RIFF_HEAD)
    rate_hz = 0
    while head[:4] == b"RIFF" and len(chunk := file.read(CHUNK_HEAD)) == CHUNK_HEAD:
        name, size, start = chunk[:4], int.from_bytes(chunk[4:], "little"), file.tell()
        if name == b"fmt ":
            values = file.read(FORMAT_BYTES)
            if values[2:4] != b"\2\0" or values[14:16] != b"\x18\0":
                break
            rate_hz = int.from_bytes(values[4:8], "little")
        elif name == b"data" and rate_hz:
            there = os.fstat(file.fileno()).st_size - start
            if there < size:
                break
            return rate_hz, start, size // (2 * SAMPLE_BYTES)
        file.seek(start + size + size % 2)
    raise OSError(f"{path}: not a whole stereo WAV file of 24 bits")


def copied(source: Path, target: Path) -> None:
    """Copy a file; where the file system can share blocks, nothing is copied. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as old, target.open("wb") as new:
        if hasattr(os, "copy_file_range"):
            try:
                while os.copy_file_range(old.fileno(), new.fileno(), COPY_BYTES):
                    pass
                return
            except OSError:
                old.seek(0)
                new.seek(0)
                new.truncate()
        while data := old.read(1 << 20):
            new.write(data)
