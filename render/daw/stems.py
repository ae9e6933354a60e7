"""The WAV files that go into a project: looked at, never loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from symbolic.errors import BadInput


@dataclass(frozen=True, slots=True)
class Stem:
    """A sound file that starts at sample 0 of the project."""

    path: Path
    sample_rate_hz: int
    channels: int
    frames: int

    @property
    def duration_s(self) -> float:
        """The length in seconds."""
        return self.frames / self.sample_rate_hz


def read_stems(stems: Mapping[int, Path] | None, mix: Path | None, tracks: int) -> tuple[dict[int, Stem], Stem | None]:
    """What the files are, by the index of their track, and the mix.

    Raises BadInput, naming the file, for one that is missing, is no WAV file or is not as long as the others, and for
    an index that is no track.
    """
    given = dict(sorted((stems or {}).items()))
    for index, path in given.items():
        if not 0 <= index < tracks:
            raise BadInput(f"{path}: a stem of track {index}, but the tracks are 0 to {tracks - 1}")
    found = {index: _read(path) for index, path in given.items()}
    whole = None if mix is None else _read(mix)
    _check_equal([*found.values(), *([] if whole is None else [whole])])
    return found, whole


def _read(path: Path) -> Stem:
    import soundfile

    if not path.is_file():
        raise BadInput(f"{path}: there is no such file")
    try:
        info = soundfile.info(str(path))
    except (OSError, soundfile.LibsndfileError) as error:
        raise BadInput(f"{path}: not a sound file that can be read: {' '.join(str(error).split())}") from error
    if info.format not in ("WAV", "WAVEX", "RF64"):
        raise BadInput(f"{path}: a stem is a WAV file, this is {info.format}")
    if info.frames < 1:
        raise BadInput(f"{path}: the file holds no sound")
    return Stem(path, info.samplerate, info.channels, info.frames)


def _check_equal(stems: Sequence[Stem]) -> None:
    for stem in stems[1:]:
        if (stem.frames, stem.sample_rate_hz) != (stems[0].frames, stems[0].sample_rate_hz):
            raise BadInput(
                f"{stem.path}: {stem.frames} frames at {stem.sample_rate_hz} Hz, but {stems[0].path.name} has "
                f"{stems[0].frames} at {stems[0].sample_rate_hz} Hz; stems are equally long"
            )
