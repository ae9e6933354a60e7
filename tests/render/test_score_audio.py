"""A score becomes stems, a dry mix that is their sum, a mastered mix, and files."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from small_fonts import small_font

from render import Rendered, render_files, render_score, save_audio
from render.audio_file import read_audio
from render.loudness import loudness_lufs, true_peak_dbtp
from render.soundfont import SoundFont
from render.stems import plan_stems
from symbolic.errors import BadInput
from symbolic.file_names import track_file_names
from symbolic.performance import EXPRESSION_CC, PEDAL_CC, Control, Performance
from symbolic.score import Note, Role, Score, Tempo, Track

sys.path.append(str(Path(__file__).parent.parent / "delivery"))
from pieces import NAMES, piece

RATE_HZ = 48_000
EVERY = [(0, program, 0.0) for program in range(128)] + [(128, 0, 0.0)]


def null_db(stems: list[np.ndarray], dry_mix: np.ndarray) -> float:
    rest = sum(stem.astype(np.float64) for stem in stems) - dry_mix
    return float(20 * np.log10(np.abs(rest).max() + 1e-12))


def beginning(score: Score, bars: int) -> Score:
    """The first bars of a score."""
    end = bars * score.meters[0].bar_ticks
    tracks = tuple(replace(t, notes=tuple(n for n in t.notes if n.end_tick <= end)) for t in score.tracks)
    return replace(score, end_tick=end, tracks=tracks, chords=(), sections=())


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font with every program, so small that it is loaded in no time."""
    return small_font(tmp_path_factory.mktemp("font") / "tiny.sf2", EVERY)


@pytest.fixture(scope="module")
def rendered(short_song: Score, soundfont: SoundFont) -> Rendered:
    return render_score(short_song, soundfont=soundfont, seed=2)


@pytest.mark.engine
def test_stems_sum_to_the_dry_mix_and_the_mix_is_mastered(rendered: Rendered, short_song: Score) -> None:
    assert [stem.role for stem in rendered.stems] == [Role.MELODY, Role.CHORDS, Role.PAD, Role.BASS, Role.DRUMS]
    assert [stem.index for stem in rendered.stems] == [0, 1, 3, 2, 4]
    assert [stem.file_name for stem in rendered.stems] == ["01_Flute", "02_Piano", "03_Pad", "04_Bass", "05_Drums"]
    sounds = [stem.audio for stem in rendered.stems]
    assert len({audio.shape for audio in (*sounds, rendered.dry_mix, rendered.mix)}) == 1
    assert null_db(sounds, rendered.dry_mix) <= -200
    assert loudness_lufs(rendered.mix, RATE_HZ) == pytest.approx(-16.0, abs=0.1)
    assert true_peak_dbtp(rendered.mix, RATE_HZ) <= -1.0
    assert rendered.duration_s == pytest.approx(4 * 2.5 + 2, abs=0.001)
    assert rendered.lowered_db == 0.0
    assert all(np.abs(sound).max() > 0.005 for sound in sounds)


@pytest.mark.engine
def test_the_same_arguments_give_the_same_samples(tiny: Path, short_song: Score) -> None:
    steps: list[float] = []
    first = render_score(short_song, soundfont=tiny, seed=2, progress=lambda share, _: steps.append(share))
    again = render_score(short_song, soundfont=tiny, seed=2, threads=1)
    assert np.array_equal(again.mix, first.mix)
    assert all(np.array_equal(a.audio, b.audio) for a, b in zip(again.stems, first.stems, strict=True))
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0.0, 1.0)
    assert not np.array_equal(render_score(short_song, soundfont=tiny, seed=3).mix, first.mix)


@pytest.mark.engine
@pytest.mark.parametrize("threads", [1, 5])
def test_files_do_not_depend_on_the_number_of_threads(
    tiny: Path, short_song: Score, tmp_path: Path, threads: int
) -> None:
    folders = (tmp_path / "a", tmp_path / "b")
    for folder, count in zip(folders, (3, threads), strict=True):
        render_files(short_song, folder, soundfont=tiny, threads=count, formats=("wav", "flac"))
    for path in sorted(folders[0].rglob("*.*")):
        assert path.read_bytes() == (folders[1] / path.relative_to(folders[0])).read_bytes()


@pytest.mark.engine
def test_streamed_files_hold_what_is_rendered_in_memory(tiny: Path, short_song: Score, tmp_path: Path) -> None:
    files = render_files(short_song, tmp_path / "streamed", soundfont=tiny, formats=("wav", "flac"))
    rendered = render_score(short_song, soundfont=tiny)
    saved = save_audio(rendered, tmp_path / "saved", ("wav", "flac"))
    assert sorted(path.name for path in files.paths) == sorted(path.name for path in saved)
    for path in files.paths:
        assert path.read_bytes() == (tmp_path / "saved" / path.relative_to(tmp_path / "streamed")).read_bytes()
    assert (files.frames, files.sample_rate_hz) == (len(rendered.mix), RATE_HZ)
    assert {p.name for p in (tmp_path / "streamed").iterdir()} == {"stems", "dry_mix.wav", "mix.wav", "mix.flac"}


@pytest.mark.engine
def test_lossy_files_meet_loudness_and_true_peak_when_they_are_decoded(
    rendered: Rendered, tmp_path: Path, short_song: Score, soundfont: SoundFont
) -> None:
    lossy = ("ogg", "opus", "mp3")
    files = render_files(
        short_song, tmp_path / "streamed", stems=False, formats=lossy, soundfont=soundfont, seed=2, lufs="streaming"
    )
    saved = save_audio(rendered, tmp_path / "saved", lossy)
    for paths, lufs in ((files.paths, -14.0), (saved, -16.0)):
        for audio, _ in map(read_audio, paths):
            assert loudness_lufs(audio, RATE_HZ) == pytest.approx(lufs, abs=0.5)
            assert true_peak_dbtp(audio, RATE_HZ) <= -1.0


@pytest.mark.engine
@pytest.mark.parametrize("name", NAMES)
def test_stems_of_every_piece_null_against_the_dry_mix(tiny: Path, tmp_path: Path, name: str) -> None:
    whole = piece(name)
    first = min(n.onset_tick for t in whole.tracks for n in t.notes) // whole.meters[0].bar_ticks
    score = beginning(whole, first + 2)
    files = render_files(score, tmp_path, soundfont=tiny, formats=("wav",))
    expected = sorted(f"{n}.wav" for n, t in zip(track_file_names(score), score.tracks, strict=True) if t.notes)
    assert [path.name for path in files.stems] == expected == sorted(p.name for p in (tmp_path / "stems").iterdir())
    infos = [soundfile.info(path) for path in (*files.stems, tmp_path / "dry_mix.wav", tmp_path / "mix.wav")]
    assert {(i.frames, i.samplerate, i.channels, i.subtype) for i in infos} == {(files.frames, RATE_HZ, 2, "PCM_24")}
    stems = [read_audio(path)[0] for path in files.stems]
    assert null_db(stems, read_audio(tmp_path / "dry_mix.wav")[0]) <= -90
    assert all(np.abs(stem).max() > 0 for stem in stems)
    mix = read_audio(tmp_path / "mix.wav")[0]
    assert loudness_lufs(mix, RATE_HZ) == pytest.approx(-16.0, abs=0.5)
    assert true_peak_dbtp(mix, RATE_HZ) <= -1.0


@pytest.mark.engine
def test_the_notes_of_a_stem_change_no_other_sample(tiny: Path, long_song: Score) -> None:
    def changed(track: Track) -> Track:
        notes = (replace(n, pitch=n.pitch + 2) if 3840 <= n.onset_tick < 5760 else n for n in track.notes)
        return replace(track, notes=tuple(notes))

    score = beginning(long_song, 6)
    other = replace(score, tracks=tuple(changed(t) if t.role is Role.MELODY else t for t in score.tracks))
    before, after = (render_score(Performance.literal(each), soundfont=tiny) for each in (score, other))
    for one, two in zip(before.stems[1:], after.stems[1:], strict=True):
        assert np.array_equal(one.audio, two.audio)
    differs = np.flatnonzero(np.any(before.stems[0].audio != after.stems[0].audio, axis=1)) / RATE_HZ
    assert differs[0] >= 5.0 - 0.01  # two bars at 96 BPM
    assert differs[-1] < 7.5 + 2.0  # and the release of the last changed note


@pytest.mark.engine
def test_a_performance_is_played_with_its_controllers(tiny: Path, short_song: Score) -> None:
    melody = Track(Role.MELODY, "Organ", 16, (Note(0, 60, 480), Note(960, 60, 4800)))
    score = replace(short_song, tracks=(melody,))
    plain = render_score(Performance.literal(score), soundfont=tiny, seed=1)
    assert np.array_equal(plain.mix, render_score(Performance.literal(score), soundfont=tiny, seed=2).mix)
    controls = (Control(0, EXPRESSION_CC, 127), Control(1920, EXPRESSION_CC, 40), Control(4000, EXPRESSION_CC, 127))
    swelled = render_score(Performance(score, (controls,)), soundfont=tiny)
    soft = slice(3 * RATE_HZ, 4 * RATE_HZ)
    assert np.abs(swelled.stems[0].audio[soft]).max() < 0.3 * np.abs(plain.stems[0].audio[soft]).max()
    pedal = (Control(10, PEDAL_CC, 127), Control(900, PEDAL_CC, 0))
    held = render_score(Performance(score, (pedal,)), soundfont=tiny)
    after_note = slice(round(0.85 * RATE_HZ), round(1.1 * RATE_HZ))
    assert np.abs(held.stems[0].audio[after_note]).max() > 3 * np.abs(plain.stems[0].audio[after_note]).max()


@pytest.mark.engine
def test_what_is_too_loud_for_24_bits_is_lowered_as_a_whole(tiny: Path, short_song: Score, tmp_path: Path) -> None:
    tracks = tuple(Track(Role.MELODY, f"Lead {i}", 80, (Note(0, 69, 1920, 127),)) for i in range(12))
    score = replace(short_song, tracks=tracks)
    loud = {"tracks": {"melody": {"gain_db": 12.0}}}
    rendered = render_score(score, soundfont=tiny, mixer=loud)
    assert rendered.lowered_db in (6.0, 12.0, 18.0, 24.0)
    assert 0.3 < np.abs(rendered.dry_mix).max() <= 1.0
    assert null_db([stem.audio for stem in rendered.stems], rendered.dry_mix) <= -200
    files = render_files(score, tmp_path, soundfont=tiny, mixer=loud, formats=("wav",))
    assert files.lowered_db == rendered.lowered_db
    stems = [read_audio(path)[0] for path in files.stems]
    assert null_db(stems, read_audio(tmp_path / "dry_mix.wav")[0]) <= -90


@pytest.mark.engine
def test_choices_reach_the_sound(tiny: Path, short_song: Score, tmp_path: Path) -> None:
    other = small_font(tmp_path / "other.sf2", EVERY)
    choices = {"soundfont": tiny, "sample_rate_hz": 44_100, "lufs": "broadcast", "ceiling_dbtp": -6.0}
    rendered = render_score(short_song, soundfonts={"drums": other}, mixer={"room": "church"}, **choices)
    assert rendered.sample_rate_hz == 44_100
    assert [font.name for font in rendered.soundfonts] == ["tiny", "other"]
    assert loudness_lufs(rendered.mix, 44_100) == pytest.approx(-23.0, abs=0.1)
    assert true_peak_dbtp(rendered.mix, 44_100) <= -6.0
    assert rendered.duration_s == pytest.approx(10.0 + 4.0, abs=0.001)


@pytest.mark.engine
def test_only_the_mix_is_written_when_stems_are_not_wanted(tiny: Path, short_song: Score, tmp_path: Path) -> None:
    files = render_files(beginning(short_song, 1), tmp_path / "a", soundfont=tiny, stems=False, formats=("mp3", "opus"))
    assert [path.name for path in files.paths] == ["mix.mp3", "mix.opus"]
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["mix.mp3", "mix.opus"]
    assert files.stems == ()


@pytest.mark.parametrize(
    ("formats", "rate_hz", "told"),
    [(("aac",), 48_000, "'aac'"), (("wav", "wav16"), 48_000, r"mix\.wav"), (("opus",), 44_100, "opus")],
)
def test_formats_that_cannot_be_are_refused_before_rendering(
    short_song: Score, tmp_path: Path, formats: tuple[str, ...], rate_hz: int, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        render_files(short_song, tmp_path / "a", formats=formats, sample_rate_hz=rate_hz)
    assert not (tmp_path / "a").exists()


def test_music_that_cannot_be_rendered_is_refused(tiny: Path, short_song: Score) -> None:
    with pytest.raises(BadInput, match="has no notes"):
        render_score(replace(short_song, tracks=(Track(Role.BASS, "Bass", 33),)), soundfont=tiny)
    with pytest.raises(BadInput, match="sample_rate_hz 22050"):
        render_score(short_song, soundfont=tiny, sample_rate_hz=22_050)
    with pytest.raises(BadInput, match="hours"):
        render_score(replace(short_song, tempos=(Tempo(0, 0.01),)), soundfont=tiny)


@pytest.mark.engine
def test_a_broken_vorbis_sample_is_told_or_silent_but_no_crash(short_song: Score, tmp_path: Path) -> None:
    for number, broken in enumerate((b"OggS" + bytes(400), b"OggS", b"OggS" + b"\xff" * 3000)):
        path = small_font(tmp_path / f"{number}.sf3", EVERY, packed=True, broken=broken)
        try:
            rendered = render_score(beginning(short_song, 1), soundfont=path)
        except BadInput as error:
            told = str(error)
        else:
            told = "" if np.isfinite(rendered.mix).all() else "not finite\n"
        assert "\n" not in told


@pytest.mark.engine
def test_the_plan_of_the_stems_is_plain(tiny: Path, short_song: Score) -> None:
    from render import font_book, make_mixer

    music = Performance.literal(short_song)
    plans = plan_stems(music, font_book(tiny), make_mixer(short_song.tracks), RATE_HZ)
    again = plan_stems(
        Performance.literal(replace(short_song, end_tick=1920)), font_book(tiny), make_mixer(short_song.tracks), RATE_HZ
    )
    assert [plan.gain_db for plan in plans] == [plan.gain_db for plan in again]
    assert json.dumps([plan.file_name for plan in plans])
