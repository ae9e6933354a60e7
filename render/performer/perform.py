"""From a score to a performance: every part played in time, loudness, length and controllers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from render.performance import shape
from render.performer.articulation import lengths
from render.performer.controls import expression, pedal, vibrato
from render.performer.drum_model import drum_model
from render.performer.drums import FURTHEST_MS, Touch, on_general_midi, play_drums, strokes_at
from render.performer.feel import Feel, feel_of
from render.performer.frame import Frame, frame_of
from render.performer.limits import played_notes, played_onsets
from render.performer.noise import Integers, Numbers
from render.performer.pitched import pitched_offsets, pitched_velocities, usual_pitch, written_accents
from symbolic.errors import BadInput
from symbolic.instruments import INSTRUMENTS
from symbolic.performance import Control, Performance
from symbolic.score import ROLES, Note, Role, Score, Track


def perform(score: Score, *, seed: int, amount: float = 1.0, style: str | None = None) -> Performance:
    """Play a score: the same notes, with the times, loudness, lengths and controllers of players.

    ``amount`` from 0, the literal score, to 1 scales every change; ``style`` is a name of ``planner.styles`` (another
    name, or None, is played plainly). Every note stays within 45 ms of its written onset, inside the score, at least
    30 ticks long and clear of the next of its pitch; tempos stay. The same arguments give the same performance, and
    each number drawn is named by seed, role, bar and place: times and velocities of a bar depend on its own notes and
    section, and on no other track (a release also sees the next onset, and a pitch struck again just across a bar line
    keeps its distance). Raises BadInput for an amount outside 0 to 1.
    """
    if not 0.0 <= amount <= 1.0:
        raise BadInput(f"an amount of performance of {amount} is not between 0 and 1")
    if amount == 0.0 or score.end_tick <= 0:
        return Performance.literal(score)
    frame, feel = frame_of(score), feel_of(style)
    shaped = shape(score, seed=seed, middle=lambda track: usual_pitch(track.role, track.program))
    tracks: list[Track] = []
    controls: list[tuple[Control, ...]] = []
    players: dict[Role, int] = {}
    for track, rules in zip(score.tracks, shaped.tracks, strict=True):
        name = (ROLES.index(track.role), players.get(track.role, 0))
        players[track.role] = name[1] + 1
        notes, events = _played(track, rules.notes, score, frame, feel, name, seed, amount)
        tracks.append(replace(track, notes=tuple(sorted(notes))))
        controls.append(tuple(sorted(events)))
    return Performance(replace(score, tracks=tuple(tracks)), tuple(controls))


def _played(
    track: Track, rules: Sequence[Note], score: Score, frame: Frame, feel: Feel, name: tuple[int, int], seed: int,
    amount: float,
) -> tuple[tuple[Note, ...], list[Control]]:  # fmt: skip
    """The notes of a track as played, in the order of the score, and its controllers."""
    notes = track.notes
    if not notes:
        return (), []
    rows = np.array([(n.pitch, n.onset_tick, n.duration_tick, n.velocity) for n in notes], np.int64)
    pitch, onset, length, written = rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3].astype(np.float64)
    shaped = np.array([n.velocity for n in rules], np.float64)
    written, shaped = (
        np.array([n.velocity for n in notes], np.float64),
        np.array([n.velocity for n in rules], np.float64),
    )
    touch = _touch(track, pitch, onset, length, shaped, frame, feel, name, seed)
    started = played_onsets(onset, pitch, amount * feel.looseness * touch.offset_ms, frame)
    velocity = written + amount * (touch.velocity + written_accents(written, shaped) - written)
    held = lengths(track.role, track.program, pitch, onset, length, frame, feel, name, seed)
    single = track.role is not Role.DRUMS and INSTRUMENTS[track.program % 128].polyphony == 1
    played = played_notes(notes, started, length + amount * (held - length), velocity, frame, single)
    events = pedal(track, played, score, frame, feel, name, seed)
    events += expression(track, frame, amount) + vibrato(track, frame, amount)
    return played, events


def _touch(
    track: Track, pitch: Integers, onset: Integers, length: Integers, shaped: Numbers, frame: Frame, feel: Feel,
    name: tuple[int, int], seed: int,
) -> Touch:  # fmt: skip
    """When and how loudly each note would be struck at full amount."""
    model = drum_model()
    if track.role is not Role.DRUMS:
        return Touch(
            pitched_offsets(track.role, track.program, pitch, onset, frame, feel, model, name, seed),
            pitched_velocities(track.role, shaped, pitch, onset, length, frame, name, seed),
        )
    strokes = strokes_at(pitch, onset, frame)
    touch = play_drums(strokes, frame.letter[strokes.bar], model, feel.drummers, name, seed)
    velocity = on_general_midi(touch.velocity, strokes, model.usual)
    return Touch(np.clip(touch.offset_ms, -FURTHEST_MS, FURTHEST_MS), velocity)
