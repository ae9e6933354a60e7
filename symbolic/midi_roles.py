"""Which role a stranger's MIDI track plays, and the order of tracks in a mixer: tables and two walkers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from symbolic.score import TICKS_PER_QUARTER, Note, Role, Track

MIXER_LEAD = 0
MIXER_KEYS, MIXER_GUITARS, MIXER_STRINGS, MIXER_BRASS = 1, 2, 3, 4
MIXER_WINDS, MIXER_PADS, MIXER_BASS, MIXER_PERCUSSION = 5, 6, 7, 8

FAMILY_RANK: tuple[tuple[range, int], ...] = (
    (range(0, 24), MIXER_KEYS),
    (range(24, 32), MIXER_GUITARS),
    (range(32, 40), MIXER_BASS),
    (range(40, 52), MIXER_STRINGS),
    (range(52, 55), MIXER_PADS),
    (range(55, 56), MIXER_STRINGS),
    (range(56, 64), MIXER_BRASS),
    (range(64, 80), MIXER_WINDS),
    (range(80, 88), MIXER_KEYS),
    (range(88, 104), MIXER_PADS),
    (range(104, 109), MIXER_GUITARS),
    (range(109, 110), MIXER_WINDS),
    (range(110, 111), MIXER_STRINGS),
    (range(111, 112), MIXER_WINDS),
    (range(112, 128), MIXER_PERCUSSION),
)  # General MIDI programs -> place in the mixer

ROLE_RANK: dict[Role, int] = {
    Role.MELODY: MIXER_LEAD,
    Role.PAD: MIXER_PADS,
    Role.BASS: MIXER_BASS,
    Role.DRUMS: MIXER_PERCUSSION,
}  # roles whose place does not depend on the instrument

NAME_ROLES: tuple[tuple[tuple[str, ...], Role], ...] = (
    (("drum", "perc", "kit", "鼓", "打击"), Role.DRUMS),
    (("bass", "贝斯", "低音"), Role.BASS),
    (("pad", "铺底"), Role.PAD),
    (("arp", "琶音"), Role.ARP),
    (("counter", "bridge", "harmony", "second voice", "对位", "副旋律"), Role.COUNTER),
    (("melody", "vocal", "voice", "lead", "sing", "solo", "旋律", "主唱", "人声"), Role.MELODY),
    (("chord", "comp", "rhythm", "piano", "guitar", "和弦", "伴奏", "钢琴", "吉他"), Role.CHORDS),
)  # words in a track name -> role; the first row that matches wins

ORCHESTRAL_NOT_BASS: tuple[str, ...] = ("bassoon", "bass drum", "bass clarinet")
PAD_PROGRAMS = frozenset((*range(88, 96), *range(48, 55)))
BASS_PROGRAMS = frozenset((*range(32, 40), 43, 58))


def mixer_rank(role: Role | None, program: int) -> int:
    """The place of a track in the mixer, 0 (lead) to 8 (drums); ``role`` None where it is not known."""
    if role in ROLE_RANK:
        return ROLE_RANK[role]
    return next(rank for programs, rank in FAMILY_RANK if program in programs)


def guess_role(name: str, program: int, is_drums: bool, notes: Sequence[Note]) -> Role:
    """The likely role of a track from its channel, its name, its instrument and its notes, in this order."""
    if is_drums:
        return Role.DRUMS
    lowered = name.lower()
    if not any(word in lowered for word in ORCHESTRAL_NOT_BASS):
        for words, role in NAME_ROLES:
            if role is not Role.DRUMS and any(word in lowered for word in words):
                return role
    return _role_of_notes(program, notes)


def _role_of_notes(program: int, notes: Sequence[Note]) -> Role:
    if program in BASS_PROGRAMS or not notes:
        return Role.BASS if program in BASS_PROGRAMS else Role.CHORDS
    onsets = len({n.onset_tick for n in notes})
    stack = len(notes) / onsets
    mean_pitch = sum(n.pitch for n in notes) / len(notes)
    mean_quarters = sum(n.duration_tick for n in notes) / len(notes) / TICKS_PER_QUARTER
    if stack < 1.3 and mean_pitch < 47:
        return Role.BASS
    if program in PAD_PROGRAMS and mean_quarters >= 1.5:
        return Role.PAD
    if stack >= 1.3:
        return Role.PAD if mean_quarters >= 3 else Role.CHORDS
    return Role.ARP if _is_arpeggio(notes) else Role.COUNTER


def _is_arpeggio(notes: Sequence[Note]) -> bool:
    """Whether most steps of a line are leaps and most onsets are evenly spaced by an eighth or less."""
    steps = [(b.onset_tick - a.onset_tick, abs(b.pitch - a.pitch)) for a, b in pairwise(notes)]
    quick = sum(gap <= TICKS_PER_QUARTER // 2 for gap, _ in steps)
    leaps = sum(leap > 2 for _, leap in steps)
    return len(steps) >= 8 and quick >= 0.8 * len(steps) and leaps >= 0.7 * len(steps)


def with_a_melody(tracks: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks with a melody among them: where none was found, the highest line or else the highest track leads."""
    if any(t.role is Role.MELODY for t in tracks):
        return tuple(tracks)
    pitched = [t for t in tracks if t.role in (Role.COUNTER, Role.ARP) and t.notes]
    pitched = pitched or [t for t in tracks if t.role in (Role.CHORDS, Role.PAD) and t.notes]
    if not pitched or (len(tracks) == 1 and pitched[0].role is Role.CHORDS):
        return tuple(tracks)
    lead = max(pitched, key=lambda t: sum(n.pitch for n in t.notes) / len(t.notes))
    return tuple(Track(Role.MELODY, t.name, t.program, t.notes) if t is lead else t for t in tracks)
