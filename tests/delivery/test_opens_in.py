"""Our files open without a warning in other programs, and what they find in them is what we wrote.

A complaint that is not explained here fails a test; each explanation says why the file is right all the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import opened
import pytest
from lxml import etree
from opened import Notes
from pieces import NAMES, piece

from symbolic.midi import write_midi
from symbolic.score import TICKS_PER_QUARTER, Role, Score
from symbolic.timing import meter_at, tick_to_seconds

LAYOUTS = ("score", "lead_sheet", "piano")
MUSESCORE_SECONDS = 300
SILENT_AMPLITUDE = 0.001

PARTITURA_STEPS: dict[str, str] = {
    "^(pitch spelling|create_part|done create_part|add notes|add time sigs|tie notes|find tuplets)": (
        "partitura tells by a warning what it is doing"
    ),
    "^Quarter duration .* is (not )?a": "a played length that partitura finds no single note value for",
}
PARTITURA_PASSES_OVER: dict[str, str] = {
    "^ignoring direction type: (metronome|rehearsal)": "partitura reads no tempo marks as notes and no section names",
    "^ignoring empty <harmony> tag": "it reads Roman numerals, and calls a chord symbol with a root empty",
    "^ignoring direction type: .*(wedge|pedal|words|dynamics|octave-shift)": "it knows some directions only",
}
MUSESCORE_MIDI: dict[str, str] = {
    r"^no chord/rest for lyrics<": "it takes FF01 texts, our chord symbols, for the words of the first staff",
}
MUSESCORE_DEBUGGING: dict[str, str] = {
    r"^(convert <|\tto <|\.\.\. success!)": "what it is doing",
    r"^chord 0x\w+ note 0x\w+ pitch \d+": "printed for each drum note that it writes",
    r"^restHeight < 0\.0": "printed while it places whole-bar rests of a second voice",
    r"^instr '\w*', tick .* element already exists": "two drums at once: the first names the instrument of the moment",
}


def missing(found: Notes, expected: Notes) -> str:
    """How two sets of notes differ, for the message of an assertion."""
    lost, new = expected - found, found - expected
    return f"{lost.total()} notes lost, {new.total()} new: lost {sorted(lost)[:3]}, new {sorted(new)[:3]}"


def pitched(notes: Notes, drums: Notes) -> Notes:
    """The notes as a reader finds them that gives no key to drums: these stand under -1."""
    return (notes - drums) + Counter((onset, -1) for onset, _ in drums.elements())


def drum_notes(score: Score) -> Notes:
    return Counter(
        (Fraction(n.onset_tick, TICKS_PER_QUARTER), n.pitch)
        for t in score.tracks
        if t.role is Role.DRUMS
        for n in t.notes
    )


# MIDI in libraries


@pytest.fixture(scope="module")
def midi_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("midi")
    for name in NAMES:
        write_midi(piece(name), folder / f"{name}.mid")
    return {name: folder / f"{name}.mid" for name in NAMES}


@dataclass(frozen=True)
class Reader:
    """A library that reads MIDI, what it complains of for good reason, and how it hears."""

    notes: Callable[[Path], Notes]
    explained: dict[str, str]
    hears_drums: bool = True
    """Whether it tells which drum a note is."""
    grid: Fraction = Fraction(0)
    """It moves onsets to a grid of its own by less than this, in quarter notes."""


MIDI_READERS: dict[str, Reader] = {
    "mido": Reader(opened.by_mido, {}),
    "symusic": Reader(opened.by_symusic, {}),
    "pretty_midi": Reader(opened.by_pretty_midi, {}),
    "music21": Reader(opened.by_music21, {}, hears_drums=False, grid=Fraction(1, 8)),
    "partitura, as a performance": Reader(opened.by_partitura_as_performance, {}),
    "partitura, as a score": Reader(opened.by_partitura_as_score, PARTITURA_STEPS),
}


@pytest.fixture(scope="module")
def libraries() -> None:
    """All libraries imported: what they warn of while they are is not about our files."""
    import music21  # noqa: F401
    import pretty_midi  # noqa: F401

    opened.partitura()


@pytest.mark.slow
@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reader", MIDI_READERS)
def test_midi_opens_in(reader: str, name: str, midi_files: dict[str, Path], capfd: pytest.CaptureFixture[str]):
    known = MIDI_READERS[reader]
    with opened.complaints() as heard:
        found = known.notes(midi_files[name])
    assert opened.unexplained(heard + capfd.readouterr().err.splitlines(), known.explained) == []
    score = piece(name)
    expected = opened.notes_of(score)
    if not known.hears_drums:
        expected = pitched(expected, drum_notes(score))
    assert opened.alike(found, expected, known.grid), missing(found, expected)


# MIDI in FluidSynth


@pytest.mark.slow
@pytest.mark.engine
@pytest.mark.parametrize("name", NAMES)
def test_midi_sounds_in_fluidsynth(name: str, midi_files: dict[str, Path], capfd: pytest.CaptureFixture[str]):
    from render.soundfont import find_soundfonts

    fonts = sorted(find_soundfonts(), key=lambda font: font.path.stat().st_size)
    if not fonts:
        pytest.skip("no sound font")
    rate_hz = 8000
    sound = opened.by_fluidsynth(midi_files[name], fonts[0].path, rate_hz)
    assert opened.unexplained(capfd.readouterr().err.splitlines(), {}) == []
    score = piece(name)
    last_bar = meter_at(score.meters, score.end_tick).bar_ticks
    end_s = tick_to_seconds(score.end_tick, score.tempos)
    bar_s = end_s - tick_to_seconds(score.end_tick - last_bar, score.tempos)
    assert len(sound) / rate_hz == pytest.approx(end_s, abs=bar_s)
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > SILENT_AMPLITUDE) / rate_hz
    onsets_s = [tick_to_seconds(n.onset_tick, score.tempos) for t in score.tracks for n in t.notes]
    assert loud[0] == pytest.approx(min(onsets_s), abs=0.25)
    assert loud[-1] > max(onsets_s)


# MuseScore 3


@dataclass(frozen=True)
class Converted:
    """A file that MuseScore opened and wrote again as MusicXML (and as PDF if asked), and what it printed."""

    code: int
    back: Path
    printed: tuple[str, ...]

    def root(self) -> etree._Element:
        return etree.parse(self.back).getroot()


def in_musescore(folder: Path, files: list[Path], more: dict[Path, str] | None = None) -> dict[Path, Converted]:
    """Open all these files in one run of MuseScore; ``more`` names a further suffix to write for some."""
    backs = {file: folder / f"{file.name}.back.musicxml" for file in files}
    jobs = [
        {"in": str(file), "out": [str(back), *([str(back.with_suffix(more[file]))] if more and file in more else [])]}
        for file, back in backs.items()
    ]
    (folder / "jobs.json").write_text(json.dumps(jobs), "utf-8")
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    folder.chmod(0o700)
    done = subprocess.run(
        [opened.musescore(), "-j", str(folder / "jobs.json")],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=MUSESCORE_SECONDS,
        check=False,
    )
    printed: dict[Path, list[str]] = {file: [] for file in files}
    current: list[str] = []
    for line in done.stderr.splitlines():
        if line.startswith("convert <"):
            current = printed[Path(line.removeprefix("convert <").rpartition(">")[0])]
        current.append(line)
    return {file: Converted(done.returncode, back, tuple(printed[file])) for file, back in backs.items()}


@pytest.fixture(scope="module")
def midi_in_musescore(midi_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Converted]:
    return in_musescore(tmp_path_factory.mktemp("musescore-midi"), list(midi_files.values()))


@pytest.mark.slow
@pytest.mark.musescore
@pytest.mark.parametrize("name", NAMES)
def test_midi_opens_in_musescore(name: str, midi_files: dict[str, Path], midi_in_musescore: dict[Path, Converted]):
    converted = midi_in_musescore[midi_files[name]]
    assert converted.code == 0
    assert opened.unexplained(list(converted.printed), MUSESCORE_DEBUGGING | MUSESCORE_MIDI) == []
    assert any("success" in line for line in converted.printed)
    root = converted.root()
    found, expected = opened.notes_of_musicxml(root), opened.notes_of(piece(name))
    assert opened.alike(found, expected, Fraction(1, 8)), missing(found, expected)
    assert {e.text for e in root.iter("work-title")} <= {piece(name).title}


def test_the_comparison_of_notes_can_fail():
    ours = opened.notes_of(piece("waltz"))
    (onset, pitch), *_ = ours
    without = ours - Counter({(onset, pitch): 1})
    assert not opened.alike(without, ours, Fraction(1, 8))
    assert not opened.alike(without + Counter({(onset, pitch + 1): 1}), ours, Fraction(1, 8))
    assert not opened.alike(without + Counter({(onset + Fraction(1, 4), pitch): 1}), ours, Fraction(1, 8))
    assert opened.alike(without + Counter({(onset + Fraction(1, 12), pitch): 1}), ours, Fraction(1, 8))


# MusicXML


@pytest.fixture(scope="module")
def musicxml_files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """Every piece in every layout, as it is and compressed."""
    musicxml = pytest.importorskip("symbolic.musicxml")
    folder = tmp_path_factory.mktemp("musicxml")
    files = {
        (name, layout, suffix): folder / f"{name}.{layout}{suffix}"
        for name in NAMES
        for layout in LAYOUTS
        for suffix in (".musicxml", ".mxl")
    }
    for (name, layout, _), path in files.items():
        musicxml.write_musicxml(piece(name), path, musicxml.NotationOptions(layout=layout))
    return files


def written(path: Path) -> Notes:
    """The notes that a file of ours holds."""
    return opened.notes_of_musicxml(opened.root_of(path.read_bytes()))


@pytest.mark.parametrize("name", NAMES)
def test_the_compressed_file_holds_the_same(name: str, musicxml_files: dict[tuple[str, str, str], Path]):
    for layout in LAYOUTS:
        with zipfile.ZipFile(musicxml_files[name, layout, ".mxl"]) as packed:
            container = etree.fromstring(packed.read("META-INF/container.xml"))
            (inner,) = (e.get("full-path") for e in container.iter("rootfile"))
            assert packed.read(inner) == musicxml_files[name, layout, ".musicxml"].read_bytes()
            assert packed.testzip() is None


@pytest.mark.parametrize("name", NAMES)
def test_the_full_score_holds_the_notes_of_the_piece(name: str, musicxml_files: dict[tuple[str, str, str], Path]):
    score = piece(name)
    silent = Fraction(score.meters[0].bar_ticks - score.pickup_ticks if score.pickup_ticks else 0, TICKS_PER_QUARTER)
    expected = Counter({(onset - silent, pitch): n for (onset, pitch), n in opened.notes_of(score).items()})
    found = written(musicxml_files[name, "score", ".musicxml"])
    assert found == expected, missing(found, expected)


@pytest.fixture(scope="module")
def musicxml_in_musescore(
    musicxml_files: dict[tuple[str, str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Converted]:
    files = [path for (_, layout, suffix), path in musicxml_files.items() if suffix == ".musicxml" or layout == "score"]
    pdfs = {musicxml_files["waltz", layout, ".musicxml"]: ".pdf" for layout in LAYOUTS}
    return in_musescore(tmp_path_factory.mktemp("musescore-musicxml"), files, pdfs)


@pytest.mark.slow
@pytest.mark.musescore
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("layout", "suffix"), [*((layout, ".musicxml") for layout in LAYOUTS), ("score", ".mxl")])
def test_musicxml_opens_in_musescore(
    layout: str,
    suffix: str,
    name: str,
    musicxml_files: dict[tuple[str, str, str], Path],
    musicxml_in_musescore: dict[Path, Converted],
):
    path = musicxml_files[name, layout, suffix]
    converted = musicxml_in_musescore[path]
    assert converted.code == 0
    assert opened.unexplained(list(converted.printed), MUSESCORE_DEBUGGING) == []
    root = converted.root()
    found, expected = opened.notes_of_musicxml(root), written(musicxml_files[name, layout, ".musicxml"])
    assert found == expected, missing(found, expected)
    assert {e.text for e in root.iter("work-title")} == {piece(name).title}
    assert symbols(root) == symbols(opened.root_of(musicxml_files[name, layout, ".musicxml"].read_bytes()))


def symbols(root: etree._Element) -> list[tuple[str, str]]:
    """The roots and basses of all chord symbols."""
    return [(h.findtext("root/root-step", ""), h.findtext("bass/bass-step", "")) for h in root.iter("harmony")]


@pytest.mark.slow
@pytest.mark.musescore
@pytest.mark.parametrize("layout", LAYOUTS)
def test_musescore_engraves_our_musicxml(
    layout: str,
    musicxml_files: dict[tuple[str, str, str], Path],
    musicxml_in_musescore: dict[Path, Converted],
):
    back = musicxml_in_musescore[musicxml_files["waltz", layout, ".musicxml"]].back
    assert back.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_musicxml_is_engraved_without_a_word(layout: str, name: str, musicxml_files: dict[tuple[str, str, str], Path]):
    pytest.importorskip("verovio")
    from render.engraving import engrave

    data = musicxml_files[name, layout, ".musicxml"].read_bytes()
    engraved = engrave(data)
    assert engraved.warnings == ()
    assert engraved.pages
    heads = [e for page in engraved.pages for e in etree.fromstring(page.encode()).iter("{*}g") if _is_note(e)]
    notes = [n for n in opened.root_of(data).iter("note") if n.find("rest") is None]
    assert [e.get("id") for e in heads if not e.get("id", "").startswith("P")] == []
    assert sorted(e.get("id", "") for e in heads) == sorted(n.get("id", "") for n in notes)
    if written(musicxml_files[name, layout, ".musicxml"]):
        sounding = {name for moment in engraved.moments for name in moment.on}
        assert sounding <= {n.get("id") for n in notes}
        assert sounding


def _is_note(element: etree._Element) -> bool:
    return element.get("class", "").split()[:1] == ["note"]


@pytest.mark.slow
@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_musicxml_opens_in_music21(
    layout: str, name: str, musicxml_files: dict[tuple[str, str, str], Path], capfd: pytest.CaptureFixture[str]
):
    from music21 import converter

    path = musicxml_files[name, layout, ".musicxml"]
    with opened.complaints() as heard:
        found = opened.notes_of_music21(converter.parse(path, forceSource=True))
    assert opened.unexplained(heard + capfd.readouterr().err.splitlines(), {}) == []
    root = opened.root_of(path.read_bytes())
    expected = pitched(opened.notes_of_musicxml(root), opened.notes_of_musicxml(root, only_unpitched=True))
    assert found == expected, missing(found, expected)


@pytest.mark.slow
@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_musicxml_opens_in_partitura(
    layout: str, name: str, musicxml_files: dict[tuple[str, str, str], Path], monkeypatch: pytest.MonkeyPatch
):
    library = opened.partitura()
    # partitura 1.9 asks every note of a chord for this, and forgot it in notes without a pitch
    monkeypatch.setattr(library.score.UnpitchedNote, "is_grace_chord", False, raising=False)
    path = musicxml_files[name, layout, ".musicxml"]
    with opened.complaints() as heard:
        found = opened.notes_of_partitura(library.load_musicxml(str(path)))
    assert opened.unexplained(heard, PARTITURA_PASSES_OVER) == []
    root = opened.root_of(path.read_bytes())
    as_written = opened.notes_of_musicxml(root, sounding=False)
    expected = pitched(as_written, opened.notes_of_musicxml(root, only_unpitched=True))
    assert found == expected, missing(found, expected)
