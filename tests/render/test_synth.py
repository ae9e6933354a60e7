"""FluidSynth stems: dry, in time, reproducible."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from render import synth
from render.fonts import FontBook
from render.soundfont import SoundFont
from render.synth import (
    CONTROL,
    NOTE_OFF,
    NOTE_ON,
    SAMPLE_RATE_HZ,
    StemSynth,
    events_of,
    render_stem,
    score_frames,
    seconds_of,
)
from symbolic.errors import BadInput, MissingExtra
from symbolic.performance import Control
from symbolic.score import Note, Role, Score, Tempo, Track
from symbolic.timing import tick_to_seconds

pytestmark = pytest.mark.engine


def test_stems_are_of_score_length_and_do_not_depend_on_each_other(short_song: Score, soundfont: SoundFont) -> None:
    frames = score_frames(short_song)
    assert frames == round((4 * 4 * 60 / 96 + 2) * SAMPLE_RATE_HZ)
    forwards = [render_stem(track, short_song, soundfont) for track in short_song.tracks]
    backwards = [render_stem(track, short_song, soundfont) for track in reversed(short_song.tracks)][::-1]
    for stem, again in zip(forwards, backwards, strict=True):
        assert stem.shape == (frames, 2)
        assert stem.dtype == np.float32
        assert np.array_equal(stem, again)
        assert 0.01 < np.abs(stem).max() < 1.0
        assert np.abs(stem[-2205:]).max() < 1e-3


def test_notes_start_within_half_a_block_of_their_time(short_song: Score, soundfont: SoundFont) -> None:
    onsets_tick = (480, 1000, 1723, 3001, 4444)
    hits = tuple(Note(onset, 37, 120, 120) for onset in onsets_tick)
    stem = render_stem(Track(Role.DRUMS, "Side stick", 0, hits), short_song, soundfont)
    loud = np.abs(stem).max(axis=1) > 0.002
    delays = []
    for onset in onsets_tick:
        frame = onset * 60 / 96 / 480 * SAMPLE_RATE_HZ
        delays.append(int(np.argmax(loud[round(frame) - 100 :])) - 100 + round(frame) - frame)
    assert max(delays) - min(delays) <= 64
    assert 0 <= np.mean(delays) < 0.01 * SAMPLE_RATE_HZ


def test_a_kit_or_program_that_a_font_lacks_falls_back_to_its_family(short_song: Score, soundfont: SoundFont) -> None:
    drums = replace(short_song.tracks[-1], program=127)
    assert np.array_equal(
        render_stem(drums, short_song, soundfont),
        render_stem(replace(drums, program=120), short_song, soundfont),
    )


def test_a_file_that_is_no_font_is_named(short_song: Score, tmp_path) -> None:
    path = tmp_path / "broken.sf2"
    path.write_bytes(b"RIFF\x64\0\0\0sfbk")
    with pytest.raises(BadInput, match=r"broken\.sf2"):
        render_stem(short_song.tracks[0], short_song, SoundFont(path, 12, "", 5))


def test_a_stem_read_in_pieces_is_that_read_at_once(short_song: Score, soundfont: SoundFont) -> None:
    track = short_song.tracks[1]
    voice = FontBook((soundfont,), {}).voice(track)
    synth = StemSynth(voice, events_of(track.notes, (), short_song.tempos, SAMPLE_RATE_HZ), SAMPLE_RATE_HZ)
    pieces = [synth.read(6400) for _ in range(score_frames(short_song) // 6400)]
    synth.close()
    whole = render_stem(track, short_song, soundfont)
    assert np.array_equal(np.concatenate(pieces), whole[: 6400 * len(pieces)])


def test_events_of_one_block_come_in_order_and_times_follow_the_tempo_map() -> None:
    notes = (Note(0, 60, 480, 80), Note(480, 60, 480, 90))
    controls = (Control(480, 64, 0), Control(480, 64, 127))
    kinds = [event[1:] for event in events_of(notes, controls, (Tempo(0, 120.0),), 48_000)]
    assert kinds == [
        (NOTE_ON, 60, 80), (NOTE_OFF, 60, 0), (CONTROL, 64, 0), (CONTROL, 64, 127), (NOTE_ON, 60, 90),
        (NOTE_OFF, 60, 0),
    ]  # fmt: skip
    tempos = (Tempo(0, 120.0), Tempo(960, 60.0), Tempo(1440, 240.0))
    ticks = (0, 100, 960, 1200, 1440, 5000)
    assert list(seconds_of(ticks, tempos)) == pytest.approx([tick_to_seconds(tick, tempos) for tick in ticks])


def test_without_libfluidsynth_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fluidsynth", None)
    synth.engine.cache_clear()
    with pytest.raises(MissingExtra, match="apt-get install libfluidsynth3"):
        synth.engine()
    synth.engine.cache_clear()
