"""POP909: Chinese pop as melody, counter-melody and piano, with corrected chords, keys, meters and phrases.

The files in ``midi`` have the roles, those in ``corrected_midi`` (POP909-CL) the same notes quantised, with chords,
key and meter. They differ by one constant offset, found here from notes of equal pitch and velocity.
Phrase labels are those of Dai, Zhang and Dannenberg (2020).
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median

from symbolic.data.build import make_score, shifted, snap_human, split_keyboard
from symbolic.data.guofeng import is_guofeng
from symbolic.data.midi import RawMidi, key_of_signature, read_raw
from symbolic.data.source import Item, Reader
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.recognise import recognise_key
from symbolic.score import TICKS_PER_QUARTER, Chord, ChordSpan, Key, Note, Role, Section, Tempo
from symbolic.theory import CHORD_QUALITIES
from symbolic.timing import quantise

LICENCE = "MIT"
PIANO = 0
_OFFSET_STEP = 20
_SAME_NOTES_AT_LEAST = 0.9
_PHRASES_WEIGH, _PHRASES_AGREE_AT_LEAST = 0.4, 0.5
_BALLAD_BELOW_BPM = 80.0
_KIND_OF_LETTER = {"i": "intro", "o": "outro", "X": "bridge", "x": "interlude"}
_PHRASE = re.compile(r"([A-Za-z])(\d+)")
_TICKS_PER_SIXTEENTH = TICKS_PER_QUARTER // 4
_QUALITY_OF_TONES: dict[tuple[int, ...], str] = {
    tones: quality for quality, tones in reversed(CHORD_QUALITIES.items()) if tones
}


def list_songs(root: Path) -> list[Item]:
    """The songs in the index of ``root/pop909``."""
    folder = root / "pop909"
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return [
            Item(row["song_id"], folder, artists_of(row["artist"]), {"title": row["name"]})
            for row in csv.DictReader(file)
        ]


def read_song(item: Item) -> list[Work]:
    """Read one song of POP909."""
    song, folder = item.name, item.path
    played = read_raw(folder / "midi" / f"{song}.mid")
    corrected = read_raw(folder / "corrected_midi" / f"{song}.mid")
    roles = {t.name: t.notes for t in played.tracks}
    meters = corrected.meters
    if len(meters) != 1 or len(corrected.tracks) < 2:
        raise BadInput(f"there are {len(meters)} meters and {len(corrected.tracks)} tracks")
    offset_tick = _offset(played, corrected)
    chords = _chords(corrected.tracks[1].notes)
    labelled = _labelled_melody(folder / "phrases" / "melody" / f"{song}.txt")
    phrases = _phrase_start(_moved(roles["MELODY"], offset_tick), labelled)
    to_bar_line_tick = -_downbeat(chords, phrases, meters[0].bar_ticks) % meters[0].bar_ticks
    lines = {name: snap_human(_moved(notes, offset_tick + to_bar_line_tick)) for name, notes in roles.items()}
    piano = split_keyboard(lines["PIANO"], meters)
    bpm = median(t.bpm for t in played.tempos)
    score = make_score(
        item.facts["title"],
        {Role.MELODY: (PIANO, lines["MELODY"]), Role.COUNTER: (PIANO, lines["BRIDGE"])}
        | {role: (PIANO, notes) for role, notes in piano.items()},
        meters,
        (Tempo(0, bpm),),
        tuple(Key(tick, *key_of_signature(sharps, minor)) for tick, sharps, minor in corrected.signatures),
        [replace(span, onset_tick=span.onset_tick + to_bar_line_tick) for span in chords],
        _sections(_phrases(folder, song), phrases, to_bar_line_tick, lines["MELODY"], meters[0].bar_ticks),
    )
    if not score.keys:
        score = replace(score, keys=(recognise_key(score),))
    melody = score.track(Role.MELODY)
    slow = "ballad" if bpm < _BALLAD_BELOW_BPM else "pop"
    style = "guofeng" if melody is not None and is_guofeng(melody.notes, score.keys[0]) else slow
    return [Work(f"pop909/{song}", "pop909", item.creators, style, LICENCE, score)]


read_pop909 = Reader("pop909", list_songs, read_song)


def artists_of(names: str) -> tuple[str, ...]:
    """The artists named together; spaces part Chinese names, not the words of a Latin one."""
    return (names,) if names.isascii() else tuple(names.split())


def _offset(played: RawMidi, corrected: RawMidi) -> int:
    """The ticks to add to a played onset to get the corrected one. Raises BadInput if the notes are not the same."""
    corrected_ticks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for note in corrected.tracks[0].notes:
        corrected_ticks[note.pitch, note.velocity].append(note.onset_tick)
    notes = [n for t in played.tracks for n in t.notes]
    votes = Counter(
        round((tick - n.onset_tick) / _OFFSET_STEP) for n in notes for tick in corrected_ticks[n.pitch, n.velocity]
    )
    best = max(votes, key=lambda v: votes[v - 1] + votes[v] + votes[v + 1], default=0)
    moves = []
    for note in notes:
        near = (tick - note.onset_tick for tick in corrected_ticks[note.pitch, note.velocity])
        moves += [move for move in near if abs(move - best * _OFFSET_STEP) < 3 * _OFFSET_STEP][:1]
    if len(moves) < _SAME_NOTES_AT_LEAST * len(notes):
        raise BadInput(f"only {len(moves)} of {len(notes)} notes are the same in both files")
    return round(median(moves))


def _moved(notes: Sequence[Note], offset_tick: int) -> list[Note]:
    return [
        shifted(n, max(offset_tick, -n.onset_tick)) for n in notes if n.onset_tick + offset_tick > -_TICKS_PER_SIXTEENTH
    ]


def _chords(sounding: Sequence[Note]) -> list[ChordSpan]:
    together: dict[int, list[Note]] = defaultdict(list)
    for note in sounding:
        together[quantise(note.onset_tick, _TICKS_PER_SIXTEENTH)].append(note)
    spans = []
    for onset_tick, notes in sorted(together.items()):
        length_tick = quantise(max(n.duration_tick for n in notes), _TICKS_PER_SIXTEENTH)
        if (chord := name_chord([n.pitch for n in notes])) is not None:
            spans.append(ChordSpan(onset_tick, length_tick, chord))
    return spans


def name_chord(pitches: Sequence[int]) -> Chord | None:
    """The chord of these pitches, rooted on the lowest one if that gives a known quality, else an inversion or None."""
    classes = {p % 12 for p in pitches}
    bass = min(pitches) % 12
    for root in (bass, *sorted(classes - {bass})):
        quality = _QUALITY_OF_TONES.get(tuple(sorted((c - root) % 12 for c in classes)))
        if quality is not None:
            return Chord(root, quality, None if root == bass else bass)
    return None


def _phrase_start(melody: Sequence[Note], labelled: dict[int, int]) -> tuple[int, float]:
    """The tick of the melody's notes where the labelled melody starts, and the share of its notes that agree."""
    votes = Counter(
        quantise(note.onset_tick, _TICKS_PER_SIXTEENTH) - tick
        for note in melody
        for tick, pitch in labelled.items()
        if pitch == note.pitch
    )
    tick, agree = votes.most_common(1)[0] if votes else (0, 0)
    return tick, agree / max(1, len(labelled))


def _downbeat(chords: Sequence[ChordSpan], phrases: tuple[int, float], bar_tick: int) -> int:
    """The tick within the file's bar where real bars start.

    A third of the corrected files start their bars one, two or three beats away from the chord changes. The downbeat
    is where chords start, weighted by their squared length, and where the labelled phrases start.
    """
    weight: dict[int, float] = defaultdict(float)
    for span in chords:
        weight[span.onset_tick % bar_tick] += min(span.duration_tick, bar_tick) ** 2
    total = sum(weight.values())
    start_tick, agree = phrases
    in_bar = {beat: weight[beat] / total for beat in range(0, bar_tick, TICKS_PER_QUARTER)}
    phrase_beat = quantise(start_tick, TICKS_PER_QUARTER) % bar_tick
    in_bar[phrase_beat] = in_bar.get(phrase_beat, 0.0) + _PHRASES_WEIGH * agree
    return max(in_bar, key=lambda beat: in_bar[beat])


def _phrases(folder: Path, song: str) -> list[tuple[str, int]]:
    text = (folder / "phrases" / "human_label1" / f"{song}.txt").read_text(encoding="utf-8")
    return [(letter, int(bars)) for letter, bars in _PHRASE.findall(text)]


def _sections(
    labels: Sequence[tuple[str, int]],
    phrases: tuple[int, float],
    to_bar_line_tick: int,
    melody: Sequence[Note],
    bar_tick: int,
) -> list[Section]:
    """The phrases as sections, if the labelled melody is that of the notes and its bars start where bars start."""
    start_tick, agree = phrases
    first_bar, apart_tick = divmod(start_tick + to_bar_line_tick + bar_tick // 4, bar_tick)
    if apart_tick > bar_tick // 2 or first_bar < 0 or agree < _PHRASES_AGREE_AT_LEAST:
        return []
    return name_sections(labels, melody, first_bar, bar_tick)


def _labelled_melody(path: Path) -> dict[int, int]:
    """The pitch at each onset tick; the file has a line per note: pitch (0 is a rest) and length in sixteenths."""
    pitch_at: dict[int, int] = {}
    tick = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            pitch, sixteenths = map(int, line.split())
            if pitch:
                pitch_at[tick] = pitch
            tick += sixteenths * _TICKS_PER_SIXTEENTH
    return pitch_at


def name_sections(
    labels: Sequence[tuple[str, int]], melody: Sequence[Note], first_bar: int, bar_tick: int
) -> list[Section]:
    """Sections from phrase labels (letter, bars); a phrase after the first of the same letter is another section.

    ``i`` is the intro, ``o`` the outro, another lower-case letter an interlude (no melody). The chorus is the letter,
    apart from the first one, that comes at least twice and has the highest melody on average; the first letter is the
    verse; a letter met only before the chorus is the prechorus, any other the bridge.
    """
    starts, bar = [], first_bar
    for _, bars in labels:
        starts.append(bar)
        bar += bars
    pitches: dict[str, list[int]] = defaultdict(list)
    for (letter, bars), start_bar in zip(labels, starts, strict=True):
        inside = range(start_bar * bar_tick, (start_bar + bars) * bar_tick)
        pitches[letter] += [n.pitch for n in melody if n.onset_tick in inside]
    sung = [letter for letter, _ in labels if letter.isupper() and letter != "X"]
    repeated = [x for x in dict.fromkeys(sung) if x != sung[0] and sung.count(x) >= 2 and pitches[x]]
    chorus = max(repeated, key=lambda x: fmean(pitches[x]), default="")
    kinds = {letter: _kind(letter, sung, chorus) for letter, _ in labels}
    return [
        Section(kinds[letter].capitalize(), kinds[letter], letter, start_bar, bars)
        for (letter, bars), start_bar in zip(labels, starts, strict=True)
    ]


def _kind(letter: str, sung: Sequence[str], chorus: str) -> str:
    if letter in _KIND_OF_LETTER:
        return _KIND_OF_LETTER[letter]
    if letter.islower():
        return "interlude"
    if letter == chorus:
        return "chorus"
    if letter == sung[0]:
        return "verse"
    followers = {after for this, after in pairwise(sung) if this == letter}
    return "prechorus" if followers == {chorus} else "bridge"
