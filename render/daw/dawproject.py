"""DAWproject 1.0, the open exchange format: a ZIP of ``project.xml``, ``metadata.xml`` and sound files.

The format is described by its schemas, https://github.com/bitwig/dawproject. Time is in beats, which are quarter notes
whatever the meter; sound is in seconds, so that a change of tempo never stretches it.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree

from render.daw.arrangement import MAX_VALUE, STEM_COLOUR, Arrangement, Clip, Part, arrange
from render.daw.clock import Clock
from render.daw.stems import Stem, read_stems
from render.daw.text import number, plain
from symbolic.files import whole_file
from symbolic.performance import Control, Performance
from symbolic.score import TICKS_PER_QUARTER, Meter, Score, Tempo

APPLICATION = "scoresmith"
FORMAT_VERSION = "1.0"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Every entry has the earliest date that ZIP knows, so that the same music gives the same bytes."""
LOWEST_BPM, HIGHEST_BPM, LOUDEST = 20.0, 666.0, 2.0  # the ranges of the tempo and volume parameters
MIX_NAME = "Mix"
COPY_BYTES = 1 << 20

_Sound = tuple[str, str, str, Stem]  # id, name, path in the archive, file


def write_dawproject(
    performance: Performance,
    path: Path,
    *,
    score: Score | None = None,
    stems: Mapping[int, Path] | None = None,
    mix: Path | None = None,
) -> None:
    """Write a DAWproject, whole or not at all; the same arguments give the same bytes.

    Each track of the performance becomes a notes track with one clip a section and its controllers. Give the written
    ``score`` of a performance for its names and sections. ``stems`` are WAV files from sample 0, equally long, by the
    index of their track; with the ``mix`` they become muted audio tracks, streamed into the archive. Raises BadInput,
    naming it, for a score, controller or file that cannot be used, and OSError.
    """
    arrangement = arrange(performance, score)
    sounds = _sounds(arrangement, *read_stems(stems, mix, len(arrangement.score.tracks)))
    with whole_file(path) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        _add_xml(archive, "project.xml", project_xml(arrangement, sounds))
        _add_xml(archive, "metadata.xml", metadata_xml(arrangement.score))
        for _, _, place, stem in sounds:
            _add_sound(archive, place, stem.path)


def _sounds(arrangement: Arrangement, stems: Mapping[int, Stem], mix: Stem | None) -> tuple[_Sound, ...]:
    sounds = [
        (f"stem-{part.index}", f"{part.name} (audio)", f"audio/{part.file_name}.wav", stems[part.index])
        for part in arrangement.parts
        if part.index in stems
    ]
    if mix is not None:
        sounds.append(("mix", MIX_NAME, f"audio/{MIX_NAME}.wav", mix))
    return tuple(sounds)


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _add_xml(archive: zipfile.ZipFile, name: str, root: Any) -> None:
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), data)


def _add_sound(archive: zipfile.ZipFile, name: str, source: Path) -> None:
    entry = _entry(name, zipfile.ZIP_STORED)
    entry.file_size = source.stat().st_size
    with source.open("rb") as sound, archive.open(entry, "w") as target:
        shutil.copyfileobj(sound, target, COPY_BYTES)


def metadata_xml(score: Score) -> Any:
    """The root of ``metadata.xml``: what the piece is called and whose it is."""
    root = etree.Element("MetaData")
    for name, text in (("Title", score.title), ("Copyright", score.copyright)):
        if plain(text):
            etree.SubElement(root, name).text = plain(text)
    return root


def project_xml(arrangement: Arrangement, sounds: Sequence[_Sound]) -> Any:
    """The root of ``project.xml``."""
    root = etree.Element("Project", version=FORMAT_VERSION)
    _add(root, "Application", name=APPLICATION, version=_application_version())
    _add_transport(root, arrangement.score)
    structure = _add(root, "Structure")
    for part in arrangement.parts:
        comment = f"{part.role}; General MIDI {part.program + 1}: {part.instrument}"
        track = _add_track(structure, _part_id(part), part.name, "notes", part.colour, comment)
        _add_channel(track, _part_id(part), gain=part.gain, pan=part.pan)
    for identity, name, _, _ in sounds:
        _add_channel(_add_track(structure, identity, name, "audio", STEM_COLOUR), identity, is_muted=True)
    _add_channel(_add_track(structure, "master", "Master", "audio", STEM_COLOUR), "master", role="master")
    _add_arrangement(root, arrangement, sounds)
    _add(root, "Scenes")
    return root


def _application_version() -> str:
    try:
        return version(APPLICATION)
    except PackageNotFoundError:
        return "0"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, tag, attributes)


def _part_id(part: Part) -> str:
    return f"track-{part.index}"


def beats(tick: float) -> str:
    """Ticks as quarter notes, near enough to find the tick again."""
    return number(tick / TICKS_PER_QUARTER)


def _add_transport(root: Any, score: Score) -> None:
    transport = _add(root, "Transport")
    bpms = [tempo.bpm for tempo in score.tempos]
    _add_real(transport, "Tempo", "tempo", bpms[0], "bpm", min(LOWEST_BPM, *bpms), max(HIGHEST_BPM, *bpms))
    _add(transport, "TimeSignature", id="meter", **_meter(score.meters[0]))


def _meter(meter: Meter) -> dict[str, str]:
    return {"numerator": str(meter.numerator), "denominator": str(meter.denominator)}


def _add_real(parent: Any, name: str, identity: str, value: float, unit: str, lowest: float, highest: float) -> None:
    limits = {"min": number(lowest), "max": number(highest), "unit": unit, "value": number(value)}
    _add(parent, name, id=identity, name=name, **limits)


def _add_track(parent: Any, identity: str, name: str, content: str, colour: str, comment: str = "") -> Any:
    note = {"comment": comment} if comment else {}
    return _add(
        parent, "Track", id=identity, name=plain(name), contentType=content, loaded="true", color=colour, **note
    )


def _add_channel(
    track: Any, identity: str, *, role: str = "regular", gain: float = 1.0, pan: float = 0.0, is_muted: bool = False
) -> None:
    to = {} if role == "master" else {"destination": "master-channel"}
    channel = _add(track, "Channel", id=f"{identity}-channel", role=role, audioChannels="2", solo="false", **to)
    _add(channel, "Mute", id=f"{identity}-mute", name="Mute", value="true" if is_muted else "false")
    _add_real(channel, "Pan", f"{identity}-pan", (pan + 1) / 2, "normalized", 0.0, 1.0)
    _add_real(channel, "Volume", f"{identity}-volume", gain, "linear", 0.0, LOUDEST)


def _add_arrangement(root: Any, arrangement: Arrangement, sounds: Sequence[_Sound]) -> None:
    top = _add(root, "Arrangement", id="arrangement")
    lanes = _add(top, "Lanes", id="lanes", timeUnit="beats")
    for part in arrangement.parts:
        clips = _add_clips(lanes, _part_id(part))
        for clip in part.clips:
            _add_clip(clips, clip, part)
    for sound in sounds:
        _add_sound_clip(_add_clips(lanes, sound[0]), sound, arrangement.clock)
    if arrangement.markers:
        markers = _add(top, "Markers", id="markers", timeUnit="beats")
        for tick, name in arrangement.markers:
            _add(markers, "Marker", time=beats(tick), name=plain(name))
    _add_tempos(top, arrangement.score.tempos)
    _add_meters(top, arrangement.score.meters)


def _add_clips(lanes: Any, identity: str) -> Any:
    return _add(_add(lanes, "Lanes", id=f"{identity}-lanes", track=identity), "Clips", id=f"{identity}-clips")


def _add_clip(clips: Any, clip: Clip, part: Part) -> None:
    place = {"time": beats(clip.start_tick), "duration": beats(clip.end_tick - clip.start_tick), "playStart": "0"}
    content = _add(clips, "Clip", name=plain(clip.name), color=part.colour, **place)
    controls = (*clip.held, *clip.controls)
    if controls:
        content = _add(content, "Lanes")
    notes = _add(content, "Notes")
    for note in clip.notes:
        _add(
            notes,
            "Note",
            time=beats(note.onset_tick - clip.start_tick),
            duration=beats(note.duration_tick),
            channel=str(part.channel),
            key=str(note.pitch),
            vel=number(note.velocity / MAX_VALUE, 6),
        )
    _add_controls(content, controls, clip.start_tick, part.channel)


def _add_controls(content: Any, controls: Iterable[Control], start_tick: int, channel: int) -> None:
    """One lane of points for each controller; a value holds until the next, as in MIDI."""
    by_number = sorted(controls, key=lambda control: (control.number, control.tick))
    for controller, row in groupby(by_number, key=lambda control: control.number):
        points = _add(content, "Points", unit="normalized")
        target = {"channel": str(channel), "controller": str(controller)}
        _add(points, "Target", expression="channelController", **target)
        for control in row:
            _add_point(points, control.tick - start_tick, control.value / MAX_VALUE)


def _add_point(points: Any, tick: int, value: float) -> None:
    _add(points, "RealPoint", time=beats(tick), value=number(value), interpolation="hold")


def _add_sound_clip(clips: Any, sound: _Sound, clock: Clock) -> None:
    identity, name, place, stem = sound
    length = {"time": "0", "duration": beats(clock.tick(stem.duration_s))}
    clip = _add(clips, "Clip", name=plain(name), contentTimeUnit="seconds", playStart="0", **length)
    facts = {"channels": str(stem.channels), "sampleRate": str(stem.sample_rate_hz)}
    seconds = number(stem.duration_s, 12)
    audio = _add(clip, "Audio", id=f"{identity}-audio", timeUnit="seconds", duration=seconds, algorithm="raw", **facts)
    _add(audio, "File", path=place)


def _add_tempos(top: Any, tempos: Sequence[Tempo]) -> None:
    if len(tempos) == 1:
        return
    points = _add(top, "TempoAutomation", id="tempo-points", timeUnit="beats", unit="bpm")
    _add(points, "Target", parameter="tempo")
    for tempo in tempos:
        _add_point(points, tempo.tick, tempo.bpm)


def _add_meters(top: Any, meters: Sequence[Meter]) -> None:
    changes = [next(run) for _, run in groupby(meters, key=lambda meter: (meter.numerator, meter.denominator))]
    if len(changes) == 1:
        return
    points = _add(top, "TimeSignatureAutomation", id="meter-points", timeUnit="beats")
    _add(points, "Target", parameter="meter")
    for meter in changes:
        _add(points, "TimeSignaturePoint", time=beats(meter.tick), **_meter(meter))
