"""What a reader that knows nothing of the plan finds in the files: tempo, meter, instruments, bars and key."""

from __future__ import annotations

from pathlib import Path

import mido
import pytest

from scoresmith import compose, write_midi
from tests.scoresmith.adherence import ASKED, Asked

KEY_BOUND = 0.85


def programs_of(file: mido.MidiFile) -> set[int]:
    """The programs of the parts that play, -1 for drums."""
    found = set()
    for track in file.tracks:
        program = next((m.program for m in track if m.type == "program_change"), None)
        channels = {m.channel for m in track if m.type == "note_on"}
        if channels:
            found.add(-1 if 9 in channels else program if program is not None else 0)
    return found


def heard_key(path: Path) -> tuple[str, str]:
    from music21 import converter

    key = converter.parse(path).analyze("key")
    return key.tonic.name, key.mode


@pytest.mark.slow
def test_forty_prompts_are_obeyed(tmp_path: Path) -> None:
    assert len(ASKED) == 40
    wrong: list[str] = []
    keys = 0
    for number, asked in enumerate(ASKED):
        path = tmp_path / f"{number}.mid"
        write_midi(compose(asked.prompt, seed=number).score, path)
        wrong += [f"{asked.prompt}: {complaint}" for complaint in complaints(asked, mido.MidiFile(path))]
        if heard_key(path) == (asked.tonic, asked.mode):
            keys += 1
        else:
            print(f"key: {asked.prompt}: heard {heard_key(path)}")
    print(f"keys heard as asked: {keys} of {len(ASKED)}")
    assert wrong == []
    assert keys >= KEY_BOUND * len(ASKED)


def complaints(asked: Asked, file: mido.MidiFile) -> list[str]:
    """What the metas and programs of the file say that was not asked for."""
    metas = {m.type: m for m in file.tracks[0] if m.is_meta}
    out = []
    if abs(mido.tempo2bpm(metas["set_tempo"].tempo) - asked.bpm) > 0.01:
        out.append(f"tempo {mido.tempo2bpm(metas['set_tempo'].tempo):.2f}")
    meter = (metas["time_signature"].numerator, metas["time_signature"].denominator)
    if meter != asked.meter:
        out.append(f"meter {meter}")
    if missing := set(asked.programs) - programs_of(file):
        out.append(f"instruments {sorted(missing)} do not play, only {sorted(programs_of(file))}")
    bar = asked.meter[0] * 4 * file.ticks_per_beat // asked.meter[1]
    length = max(sum(m.time for m in track) for track in file.tracks)
    if length != asked.bars * bar:
        out.append(f"{length / bar} bars")
    return out
