"""Short ways to write MusicXML in tests; 12 divisions to the quarter."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from symbolic.midi import check_score
from symbolic.musicxml.read import musicxml_score
from symbolic.score import Score

ROOT = Path(__file__).resolve().parents[2]
Q = 480


def module_at(path: str) -> ModuleType:
    """A module of the repository that no package holds."""
    name = "at_" + path.replace("/", "_").removesuffix(".py")
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def note(pitch: str, duration: float | str = 12, inside: str = "", attributes: str = "") -> str:
    """A note such as ``C4``, ``F#5`` or ``Bb3``, or ``r`` for a rest; 12 divisions to the quarter."""
    if pitch == "r":
        what = "<rest/>"
    else:
        alter = pitch[1:-1].count("#") - pitch[1:-1].count("b")
        raised = f"<alter>{alter}</alter>" if alter else ""
        what = f"<pitch><step>{pitch[0]}</step>{raised}<octave>{pitch[-1]}</octave></pitch>"
    before, after = ("<chord/>", "") if inside == "chord" else ("", inside)
    return f"<note{attributes}>{before}{what}<duration>{duration}</duration>{after}</note>"


def notes(text: str, duration: float | str = 12) -> str:
    return "".join(note(pitch, duration) for pitch in text.split())


def part(*measures: str, time: str = "4/4", key: str = "<fifths>0</fifths>", first: str = "") -> str:
    """The measures of a part; the first has the attributes."""
    out = []
    for number, content in enumerate(measures, start=1):
        if number == 1:
            beats, beat_type = time.split("/")
            content = (
                f"<attributes><divisions>12</divisions><key>{key}</key><time><beats>{beats}</beats>"
                f"<beat-type>{beat_type}</beat-type></time>{first}</attributes>{content}"
            )
        out.append(f'<measure number="{number}">{content}</measure>')
    return "".join(out)


def document(
    *parts: str, listed: dict[int, str] | None = None, head: str = "", names: str = "Voice Piano Bass"
) -> bytes:
    named = names.split()
    score_parts = "".join(
        f'<score-part id="P{i}"><part-name>{named[i]}</part-name>{(listed or {}).get(i, "")}</score-part>'
        for i in range(len(parts))
    )
    written = "".join(f'<part id="P{i}">{content}</part>' for i, content in enumerate(parts))
    text = f"{head}<part-list>{score_parts}</part-list>{written}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<score-partwise version="3.1">{text}</score-partwise>'.encode()


def harmony(root: str, kind: str, inside: str = "", text: str = "") -> str:
    alter = root.count("#") - root.count("b")
    return (
        f"<harmony><root><root-step>{root[0]}</root-step><root-alter>{alter}</root-alter></root>"
        f'<kind text="{text}">{kind}</kind>{inside}</harmony>'
    )


def dynamics(mark: str, sound: str = "") -> str:
    return f"<direction><direction-type><dynamics><{mark}/></dynamics></direction-type>{sound}</direction>"


def wedge(kind: str) -> str:
    return f"<direction><direction-type><wedge type='{kind}'/></direction-type></direction>"


def read(*parts: str, unfold: bool = True, **options: object) -> Score:
    score = musicxml_score(document(*parts, **options), "test.musicxml", unfold=unfold)  # type: ignore[arg-type]
    check_score(score)
    return score


def heard(score: Score, track: int = 0) -> list[tuple[float, int, float]]:
    """Onset in quarters, pitch, length in quarters."""
    return [(n.onset_tick / Q, n.pitch, n.duration_tick / Q) for n in score.tracks[track].notes]


def onsets(score: Score, track: int = 0) -> list[float]:
    return [onset for onset, _, _ in heard(score, track)]


def pitches(score: Score, track: int = 0) -> list[int]:
    return [pitch for _, pitch, _ in heard(score, track)]
