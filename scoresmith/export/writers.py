"""The writers of the forms of delivery: each puts its files into the folder of a job and gives their paths."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from scoresmith.export.job import Job
from symbolic.errors import CheckFailed
from symbolic.files import write_bytes
from symbolic.lint import ERROR, Finding, lint_midi, lint_performance
from symbolic.midi import midi_bytes, midi_stems_zip, performance_bytes
from symbolic.musicxml.write import compressed

MIX_FORMATS: tuple[str, ...] = ("wav", "flac", "ogg", "mp3")


def write_sound(job: Job, wanted: Collection[str]) -> dict[str, tuple[Path, ...]]:
    """Render once and write stems and mixes, as far as they are wanted, by the name of the form."""
    from render import render_files
    from symbolic.file_names import track_file_names

    options = job.options
    formats = [name for name in MIX_FORMATS if name in wanted]
    made = render_files(
        job.performance,
        job.folder,
        formats=formats,
        stems="stems" in wanted,
        soundfont=options.soundfont,
        style=job.style,
        seed=job.seed,
        sample_rate_hz=options.sample_rate_hz,
        lufs=options.lufs,
    )
    by_stem = {path.stem: path for path in made.stems}
    names = enumerate(track_file_names(job.source.score))
    job.stems = {index: by_stem[name] for index, name in names if name in by_stem}
    mixes = {path.suffix[1:]: path for path in made.paths if path.stem == "mix"}
    job.mix = mixes.get("wav")
    files: dict[str, tuple[Path, ...]] = {name: (mixes[name],) for name in formats}
    if "stems" in wanted:
        files["stems"] = tuple(path for path in made.paths if path not in mixes.values())
    return files


def _midi(job: Job) -> Sequence[Path]:
    data = midi_bytes(job.source.score, job.options.midi)
    _report(job, "the MIDI file", lint_midi(data))
    return [_written(job.path(".mid"), data)]


def _performance(job: Job) -> Sequence[Path]:
    data = performance_bytes(job.performance, job.options.midi)
    _report(job, "the performance", lint_midi(data))
    if _on_grid(job):
        _report(job, "the performance", lint_performance(midi_bytes(job.source.score, job.options.midi), data))
    return [_written(job.path("_perf.mid"), data)]


def _on_grid(job: Job) -> bool:
    from symbolic.score import TICKS_PER_STEP

    notes = (note for track in job.source.score.tracks for note in track.notes)
    return all(note.onset_tick % TICKS_PER_STEP == 0 and note.duration_tick % TICKS_PER_STEP == 0 for note in notes)


def _report(job: Job, what: str, findings: Sequence[Finding]) -> None:
    """Refuse a file that breaks a rule; what is only unusual becomes a warning."""
    if errors := [finding for finding in findings if finding.severity == ERROR]:
        raise CheckFailed(f"{what} of '{job.source.score.title}' breaks {errors[0]}")
    job.warnings += [f"{what}: {finding}" for finding in findings]


def _written(path: Path, data: bytes) -> Path:
    write_bytes(path, data)
    return path


def _midi_stems(job: Job) -> Sequence[Path]:
    return [_written(job.path("_midi.zip"), midi_stems_zip(job.source.score, job.options.midi))]


def _musicxml(job: Job) -> Sequence[Path]:
    return [_written(job.in_layout(name, ".musicxml"), job.notation(name)) for name in job.options.layouts]


def _mxl(job: Job) -> Sequence[Path]:
    return [_written(job.in_layout(name, ".mxl"), compressed(job.notation(name))) for name in job.options.layouts]


def _pages(suffix: str) -> Callable[[Job], Sequence[Path]]:
    def write(job: Job) -> Sequence[Path]:
        from render.engraving import save_pages

        paths: list[Path] = []
        for layout in job.options.layouts:
            saved = save_pages(job.pages(layout), job.in_layout(layout, suffix), dpi=job.options.dpi)
            job.warnings += saved.warnings
            paths += saved.paths
        return paths

    return write


def _dawproject(job: Job) -> Sequence[Path]:
    from render.daw import write_dawproject

    path = job.path(".dawproject")
    write_dawproject(job.performance, path, score=job.source.score, stems=job.stems or None, mix=job.mix)
    return [path]


def _reaper(job: Job) -> Sequence[Path]:
    from render.daw import write_reaper

    path = job.path(".rpp")
    write_reaper(job.performance, path, score=job.source.score, stems=job.stems or None, mix=job.mix)
    return [path]


WRITERS: dict[str, Callable[[Job], Sequence[Path]]] = {
    "midi": _midi,
    "performance": _performance,
    "midi-stems": _midi_stems,
    "musicxml": _musicxml,
    "mxl": _mxl,
    "pdf": _pages(".pdf"),
    "svg": _pages(".svg"),
    "png": _pages(".png"),
    "dawproject": _dawproject,
    "reaper": _reaper,
}
"""All forms but sound; the projects come after it, because they hold the stems."""
