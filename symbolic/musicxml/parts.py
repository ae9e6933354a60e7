"""From tracks to parts: staves, voices, clefs, transposition, MIDI places and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symbolic.instruments import DRUM_KITS, instrument
from symbolic.midi_roles import mixer_rank
from symbolic.musicxml import sounds
from symbolic.musicxml.clefs import ledger_cost, staff_clefs
from symbolic.musicxml.drums import drum_sign
from symbolic.musicxml.heads import BarSpan, Head
from symbolic.musicxml.metre import Bar
from symbolic.musicxml.pitch import octave_of, signature, transposed, written_signature
from symbolic.musicxml.rhythm import first_symbol_end
from symbolic.musicxml.sounds import BASS, TREBLE, Clef
from symbolic.musicxml.voices import two_staves, two_voices
from symbolic.score import Key, Role, Score, Track

DRUM_CHANNEL = 10
PITCHED_CHANNELS: tuple[int, ...] = tuple(channel for channel in range(1, 17) if channel != DRUM_CHANNEL)
_FAR_APART, _TREBLE_BONUS = 3.0, 1.0
"""In mean squared ledger lines: where a chordal part takes two staves, and how much a bass clef must save."""


@dataclass(frozen=True, slots=True)
class Staff:
    """A staff: ``voices`` are one or two lists of heads as they are read, ``clefs`` one a bar."""

    voices: tuple[list[Head], ...]
    clefs: list[Clef]
    octaves: int
    """Octaves from the written to the sounding note that the clef's 8 or 15 tells."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``port`` and ``channel`` from 1, as MIDI programs show them; ``program`` from 0.

    ``semitones`` lie between the written and the sounding note, and the written key has ``more_sharps``.
    """

    name: str
    abbreviation: str
    sound: str
    program: int
    port: int
    channel: int
    role: Role
    staves: tuple[Staff, ...]
    drum_keys: tuple[int, ...] = ()
    semitones: int = 0
    more_sharps: int = 0

    @property
    def is_drums(self) -> bool:
        """Whether the part has a percussion staff."""
        return self.role is Role.DRUMS


def midi_places(tracks: Sequence[Track]) -> list[tuple[int, int]]:
    """The port and channel, from 1, that the MIDI file gives to each track: in mixer order, drums on channel 10."""
    order = sorted(range(len(tracks)), key=lambda i: mixer_rank(tracks[i].role, tracks[i].program))
    places = [(1, DRUM_CHANNEL)] * len(tracks)
    pitched, drums = 0, 0
    for index in order:
        if tracks[index].role is Role.DRUMS:
            places[index] = (drums + 1, DRUM_CHANNEL)
            drums += 1
        else:
            port, number = divmod(pitched, len(PITCHED_CHANNELS))
            places[index] = (port + 1, PITCHED_CHANNELS[number])
            pitched += 1
    return places


def abbreviations(tracks: Sequence[Track]) -> list[str]:
    """The short names, numbered where several parts would share one."""
    short = []
    for track in tracks:
        full = DRUM_KITS.get(track.program, "") if track.role is Role.DRUMS else instrument(track.program).name
        is_kit = track.role is Role.DRUMS and track.name == full
        short.append("Dr." if is_kit else sounds.abbreviation(track.program, track.name, full))
    many = Counter(short)
    seen: Counter[str] = Counter()
    for i, name in enumerate(short):
        if many[name] > 1:
            seen[name] += 1
            short[i] = f"{name} {seen[name]}"
    return short


def drum_part(
    track: Track, heads: Sequence[Head], bars: Sequence[BarSpan], counts: Sequence[Bar], names: tuple[str, str]
) -> Part:
    """A drum part: hands in the first voice, feet in the second; ``names`` are the full and the short name."""
    signed = [_on_line(head) for head in heads]
    voices = tuple(_struck([h for h in signed if drum_sign(h.pitch).voice == voice], bars, counts) for voice in (1, 2))
    staff = Staff(voices, [("percussion", 0)] * len(bars), 0)
    keys = tuple(sorted({head.pitch for head in heads}))
    return Part(*names, sounds.DRUM_SOUND, track.program, 1, DRUM_CHANNEL, track.role, (staff,), keys)


def _on_line(head: Head) -> Head:
    sign = drum_sign(head.pitch)
    return replace(head, step=sign.step, alter=0, octave=sign.octave)


def _struck(heads: Sequence[Head], bars: Sequence[BarSpan], counts: Sequence[Bar]) -> list[Head]:
    """A drum's length is written, not sounded: to the next stroke or the end of the beat, as one symbol."""
    onsets = sorted({head.start for head in heads})
    ends: dict[int, int] = {}
    done = 0
    for bar, counted in zip(bars, counts, strict=True):
        shift = bar.end - counted.root.end  # a pickup is counted as the end of its bar
        first = done
        while done < len(onsets) and onsets[done] < bar.end:
            done += 1
        here = tuple(onset - shift for onset in onsets[first:done])
        for start, following in zip(here, (*here[1:], counted.root.end), strict=False):
            beat = next(end for low, end in counted.groups if low <= start < end)
            ends[start + shift] = shift + first_symbol_end(counted, start, min(following, beat), here)
    return [replace(head, end=ends[head.start], release=head.end - ends[head.start]) for head in heads]


def pitched_part(
    track: Track,
    heads: Sequence[Head],
    bars: Sequence[BarSpan],
    keys: Sequence[Key],
    names: tuple[str, str],
    concert_pitch: bool,
) -> Part:
    """A part of a pitched instrument; ``keys`` is the key of each bar."""
    program = track.program
    semitones, more_sharps = (0, 0) if concert_pitch else sounds.TRANSPOSITIONS.get(program, (0, 0))
    written = _written(heads, bars, keys, semitones, more_sharps) if semitones else list(heads)
    octaves = sounds.OCTAVES.get(program, 0)
    choices = sounds.CLEFS.get(program, (TREBLE,))
    if concert_pitch and program in sounds.TRANSPOSITIONS:
        choices = (TREBLE, BASS)
    if _needs_two_staves(program, written):
        pair = two_staves(written)
        sides = ((TREBLE, BASS), (BASS, TREBLE))
        staves = tuple(grand_staff(side, bars, choice) for side, choice in zip(pair, sides, strict=True))
        octaves = 0
    else:
        treble, bass = (ledger_cost(written, clef, octaves) for clef in (TREBLE, BASS))
        if program in sounds.READ_BASS and bass + _TREBLE_BONUS < treble:
            choices = (BASS, TREBLE)
        staves = (Staff(two_voices(written), staff_clefs(written, bars, choices, octaves), octaves),)
    return Part(
        *names, sounds.sound(program, track.name), program, 1, 1, track.role, staves, (), semitones, more_sharps
    )


def grand_staff(heads: list[Head], bars: Sequence[BarSpan], choices: tuple[Clef, Clef]) -> Staff:
    """One staff of a keyboard."""
    return Staff(two_voices(heads), staff_clefs(heads, bars, choices, 0), 0)


def _needs_two_staves(program: int, heads: Sequence[Head]) -> bool:
    if program in sounds.TWO_STAVES:
        return True
    if program not in sounds.MAY_HAVE_TWO_STAVES or not heads:
        return False
    return min(ledger_cost(heads, clef, 0) for clef in (TREBLE, BASS)) > _FAR_APART


def _written(
    heads: Sequence[Head], bars: Sequence[BarSpan], keys: Sequence[Key], semitones: int, more_sharps: int
) -> list[Head]:
    """The heads as a transposing instrument's player reads them."""
    result = []
    index = 0
    for head in heads:
        while head.start >= bars[index].end:
            index += 1
        key = keys[index]
        respelled = written_signature(key, more_sharps) != signature(key) + more_sharps
        step, alter = transposed(head.step, head.alter, more_sharps, respelled)
        octave = octave_of(step, alter, head.pitch - semitones)
        result.append(replace(head, step=step, alter=alter, octave=octave))
    return result


def score_parts(
    score: Score,
    heads: Sequence[Sequence[Head]],
    bars: Sequence[BarSpan],
    counts: Sequence[Bar],
    keys: Sequence[Key],
    concert_pitch: bool,
) -> Iterator[Part]:
    """The parts of a full score, one a track, in the score's order."""
    rows = zip(score.tracks, heads, abbreviations(score.tracks), midi_places(score.tracks), strict=True)
    for track, own, short, (port, channel) in rows:
        names = (track.name, short)
        if track.role is Role.DRUMS:
            part = drum_part(track, own, bars, counts, names)
        else:
            part = pitched_part(track, own, bars, keys, names, concert_pitch)
        yield replace(part, port=port, channel=channel)
