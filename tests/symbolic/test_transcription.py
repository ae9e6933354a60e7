"""Sung and played melodies become notes: what is one note and what is not, tuning, beats, bars, and what is refused."""

import numpy as np
import pytest

from symbolic.errors import BadInput
from symbolic.score import Key, Meter
from symbolic.transcription import Heard, HeardNote, hear_melody, on_grid
from symbolic.transcription.hearing import heard_in
from symbolic.transcription.pitch import HOP_S, PitchTrack
from symbolic.transcription.tuning import tuned

RATE_HZ = 16_000
TUNE = (60, 62, 64, 65, 67, 67, 69, 67)  # the repeated note has to be begun again


def tone(pitches, seconds=0.4, gap_s=0.06, rate_hz=RATE_HZ, cents=0.0, vibrato_cents=0.0):
    """Notes one after the other, each with four harmonics and a short silence after it."""
    parts = [np.zeros(int(0.2 * rate_hz))]
    for pitch in pitches:
        at = np.arange(int((seconds - gap_s) * rate_hz)) / rate_hz
        bent = pitch + cents / 100 + vibrato_cents / 100 * np.sin(2 * np.pi * 5.5 * at)
        turn = 2 * np.pi * np.cumsum(440 * 2 ** ((bent - 69) / 12)) / rate_hz
        wave = sum(np.sin(k * turn) / k**1.5 for k in range(1, 5))
        parts += [wave * np.minimum(1, np.minimum(at, at[::-1]) / 0.02), np.zeros(int(gap_s * rate_hz))]
    audio = np.concatenate([*parts, np.zeros(int(0.2 * rate_hz))])
    return (0.3 * audio / np.abs(audio).max()).astype(np.float32)


def track(*stretches):
    """A pitch track of (seconds, pitch or None, loudness in dB)."""
    rows = []
    for seconds, pitch, level in stretches:
        count = round(seconds / HOP_S)
        midi = np.full(count, np.nan) if pitch is None else np.broadcast_to(pitch, count)
        rows.append((midi, np.full(count, 0.0 if pitch is None else 0.9), np.full(count, level)))
    return PitchTrack(*(np.concatenate(parts).astype(float) for parts in zip(*rows, strict=True)))


def pitches_in(pitch_track):
    return [n.pitch for n in heard_in(pitch_track, 16_000).notes]


def played(onsets_s, pitches, end_s):
    ends = [*onsets_s[1:], end_s]
    notes = (HeardNote(a, b, p, 80, 1.0, p) for a, b, p in zip(onsets_s, ends, pitches, strict=True))
    return Heard(tuple(notes), end_s)


@pytest.mark.parametrize("rate_hz", [8_000, 44_100])
def test_a_tune_is_heard_at_any_rate(rate_hz):
    heard = hear_melody(tone(TUNE, rate_hz=rate_hz), rate_hz)
    assert [n.pitch for n in heard.notes] == list(TUNE)
    assert np.allclose([n.onset_s for n in heard.notes], 0.2 + 0.4 * np.arange(len(TUNE)), atol=0.05)
    assert all(n.confidence > 0.5 for n in heard.notes)


def test_tuning_is_taken_off_and_vibrato_is_no_note():
    heard = hear_melody(tone(TUNE, cents=35.0, vibrato_cents=60.0), RATE_HZ)
    assert [n.pitch for n in heard.notes] == list(TUNE)
    assert 20 < heard.tuning_cents[0] < 50


def test_a_glide_is_no_note():
    glide = np.linspace(60, 67, 10)
    assert pitches_in(track((0.4, 60.0, -20), (0.1, glide, -20), (0.4, 67.0, -20))) == [60, 67]


def test_vibrato_of_a_tone_and_a_half_is_one_note():
    wave = 60 + 0.8 * np.sin(2 * np.pi * 5.5 * np.arange(100) * HOP_S)
    assert pitches_in(track((1.0, wave, -20))) == [60]


def test_short_neighbours_are_notes():
    parts = [(0.12, float(p), -20) for p in (60, 62, 61, 63)]
    assert pitches_in(track(*parts)) == [60, 62, 61, 63]


def test_a_dip_of_loudness_begins_the_note_again_and_a_ripple_does_not():
    assert pitches_in(track((0.3, 60.0, -20), (0.04, 60.0, -32), (0.3, 60.0, -20))) == [60, 60]
    assert pitches_in(track((0.3, 60.0, -20), (0.04, 60.0, -22), (0.3, 60.0, -20))) == [60]


def test_a_note_begins_again_where_it_grows_loud_not_where_the_gap_begins():
    notes = heard_in(track((0.3, 60.0, -20), (0.15, None, -34), (0.3, 60.0, -20)), 16_000).notes
    assert [n.onset_s for n in notes] == pytest.approx([0.0, 0.45], abs=0.03)


def test_pitches_as_soft_as_the_room_are_silence():
    sung, room = (0.4, 60.0, -20), (0.3, None, -38)
    assert pitches_in(track(sung, room, sung, (0.3, 41.0, -36), room, sung)) == [60, 60, 60]


def test_a_short_failure_of_the_tracker_does_not_cut_a_note():
    assert pitches_in(track((0.3, 60.0, -20), (0.03, None, -20), (0.3, 60.0, -20))) == [60]


def test_what_is_much_softer_is_silence():
    assert pitches_in(track((0.3, 60.0, -20), (0.3, 47.0, -60))) == [60]


def test_doubtful_notes_are_marked():
    clear, between = (0.4, 60.0, -20), (0.4, 64.48, -20)
    notes = heard_in(track(*[clear, (0.1, None, -60)] * 5, between), 16_000).notes
    assert [n.is_unsure for n in notes] == [False] * 5 + [True]


def test_tuning_may_drift_past_half_a_semitone():
    onsets = np.arange(30) * 0.5
    drift = np.linspace(10, 70, 30)
    scale = np.array([60, 62, 64, 65, 67, 69] * 5)
    pitches, tuning = tuned(scale + drift / 100, onsets, np.ones(30))
    assert (pitches == scale).all()
    assert tuning[-1] - tuning[0] > 40


def test_free_time_becomes_the_written_rhythm():
    draw = np.random.default_rng(3)
    quarters = np.array([0, 1, 2, 3, 4, 4.5, 5, 6, 8, 9, 10, 11, 12, 12.5, 13, 13.5, 14, 16, 17, 18, 18.5, 19, 20])
    slowing = quarters * (60 / 96) * (1 + 0.002 * quarters)
    written = on_grid(
        played((slowing + draw.normal(0, 0.02, len(quarters))).tolist(), [60 + i % 5 for i in range(23)], 15.0)
    )
    onsets = np.array([n.onset_tick for n in written.score.tracks[0].notes])
    assert (onsets - onsets[0] == quarters * 480).all()
    assert 88 < written.tempo_bpm < 97


def test_what_is_given_is_kept():
    heard = played([0.0, 0.5, 1.0, 1.5, 2.0, 2.5], [60, 62, 64, 65, 67, 60], 3.0)
    score = on_grid(heard, tempo_bpm=120.0, meter=Meter(0, 3, 4), key=Key(0, 7, "mixolydian")).score
    assert (score.tempos[0].bpm, str(score.meters[0]), score.keys[0].mode) == (120.0, "3/4", "mixolydian")
    assert [n.duration_tick for n in score.tracks[0].notes] == [480] * 6
    assert on_grid(heard, tempo_bpm=60.0).score.tracks[0].notes[1].onset_tick % 480 == 240


@pytest.mark.parametrize(
    ("pitches", "key"),
    [
        ((67, 64, 65, 62, 60, 62, 64, 60), (0, "major")),
        ((67, 66, 67, 69, 71, 74, 72, 69, 67), (7, "major")),  # no step outside but the neighbour tone
        ((69, 71, 72, 74, 76, 72, 71, 69), (9, "minor")),
        ((69, 71, 72, 76, 74, 72, 71, 69, 68, 69), (9, "minor")),  # with the raised seventh
    ],
)
def test_the_key_of_a_tune(pitches, key):
    found = on_grid(played(np.arange(len(pitches)) * 0.5, pitches, len(pitches) * 0.5)).score.keys[0]
    assert (found.tonic, found.mode) == key


@pytest.mark.parametrize("meter", [Meter(0, 7, 8), Meter(0, 6, 8), Meter(0, 3, 8), Meter(0, 5, 4), Meter(0, 2, 2)])
def test_any_meter_may_be_given(meter):
    score = on_grid(played(np.arange(0, 12, 0.4).tolist(), [60, 64, 67] * 10, 12.0), meter=meter).score
    assert score.end_tick % meter.bar_ticks == 0
    assert score.meters == (meter,)


def test_a_rest_is_written_and_a_breath_is_not():
    def note(onset_s, end_s):
        return HeardNote(onset_s, end_s, 60, 80, 1.0, 60.0)

    heard = Heard((note(0, 0.45), note(0.5, 0.98), note(1.0, 1.5), note(2.5, 3.0), note(3.0, 3.5)), 3.5)
    notes = on_grid(heard, tempo_bpm=120.0, meter=Meter(0, 4, 4)).score.tracks[0].notes
    assert [n.duration_tick for n in notes[:4]] == [480, 480, 480, 480]
    assert notes[3].onset_tick - notes[2].onset_tick == 1440


def test_an_upbeat_becomes_a_pickup():
    quarters = np.array([3.0, *np.arange(4, 20, 4), *np.arange(20, 24)])
    heard = played((quarters * 0.6).tolist(), [67, 60, 64, 65, 67, 60, 62, 64, 60], 15.0)
    score = on_grid(heard, meter=Meter(0, 4, 4)).score
    assert score.pickup_ticks == 480
    assert score.tracks[0].notes[0].onset_tick == 1440


@pytest.mark.parametrize("size", [1, 2])
def test_one_note_or_two_are_a_melody(size):
    score = on_grid(played([0.3, 0.9][:size], [60, 64][:size], 1.5)).score
    assert len(score.tracks[0].notes) == size


@pytest.mark.parametrize(
    ("audio", "told"),
    [
        (np.zeros(16_000, np.float32), "silent"),
        (np.full(16_000, 0.5, np.float32), "silent"),
        (np.full(16_000, np.nan, np.float32), "no numbers"),
        (np.zeros(0, np.float32), "one channel"),
        (np.zeros((16_000, 2), np.float32), "one channel"),
        (np.random.default_rng(0).normal(0, 0.1, 32_000).astype(np.float32), "no melody"),
    ],
)
def test_what_is_no_melody_is_refused(audio, told):
    with pytest.raises(BadInput, match=told):
        hear_melody(audio, RATE_HZ)


def chords(*intervals):
    """A row of such chords, as loud as a tune, in a room that is not quite silent."""
    parts = [tone([p + interval for p in TUNE]) for interval in intervals]
    return (sum(parts) / len(parts) + np.random.default_rng(1).normal(0, 0.001, len(parts[0]))).astype(np.float32)


@pytest.mark.parametrize("intervals", [(0, 4, 7), (0, 3, 7), (0, 5, 9), (0, 4, 7, 10), (0, 4), (0, 9), (0, 7)])
def test_chords_are_refused(intervals):
    with pytest.raises(BadInput, match="several voices"):
        hear_melody(chords(*intervals), RATE_HZ)


def test_one_voice_in_the_same_room_is_not_taken_for_several():
    notes = hear_melody(chords(0), RATE_HZ).notes
    assert [n.pitch for n in notes] == list(TUNE)
    assert not any(n.is_unsure for n in notes)


def test_a_melody_without_notes_and_an_endless_bar_are_refused():
    with pytest.raises(BadInput, match="no notes"):
        on_grid(Heard((), 1.0))
    with pytest.raises(BadInput, match="99/4"):
        on_grid(played([0.0, 1.0], [60, 62], 2.0), meter=Meter(0, 99, 4))
