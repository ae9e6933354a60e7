"""Colours and measures of the pictures, and the rows of the drum lane, as tables."""

from __future__ import annotations

from symbolic.score import ROLES, Role

ROLE_COLOURS: dict[Role, str] = {
    Role.MELODY: "#EE6677",  # red
    Role.COUNTER: "#AA3377",  # purple
    Role.CHORDS: "#4477AA",  # blue
    Role.ARP: "#66CCEE",  # cyan
    Role.BASS: "#228833",  # green
    Role.PAD: "#CCBB44",  # yellow
    Role.DRUMS: "#333333",  # the grey of the source, darker: hits stand out on white, and apart from the purple
}
"""One colour a role, told apart with any colour vision: the scheme "bright" of Paul Tol, technical note
SRON/EPS/TN/09-002, issue 3.2 (2021)."""

SECTION_TINTS: tuple[str, ...] = ("#BBCCEE", "#CCDDAA", "#FFCCCC", "#CCEEFF", "#EEEEBB", "#DDDDDD")
"""One tint a letter of the form, in the order in which the letters come: the scheme "pale" of the same note."""

GROUND_ROLES: dict[Role, float] = {Role.PAD: 0.6}
"""Roles that lie behind the others: their notes are drawn at this share of the strength."""

PAPER, INK, SOFT_INK, FAINT_INK = "#FFFFFF", "#1F2933", "#52606D", "#8593A1"
LANE_EDGE, BAR_LINE, BEAT_LINE, OCTAVE_LINE, BLACK_KEYS = "#C5CCD3", "#C5CCD3", "#EBEEF1", "#DDE2E7", "#F4F6F8"
ENERGY, ENERGY_GROUND, CHANGED_GROUND, BROKEN = "#7B8794", "#F4F6F8", "#FFF3BF", "#CC3311"

PAINT_ORDER: tuple[Role, ...] = (
    Role.PAD, Role.CHORDS, Role.ARP, Role.BASS, Role.COUNTER, Role.MELODY, Role.DRUMS,
)  # fmt: skip  # what is drawn later lies on top
assert set(PAINT_ORDER) == set(ROLES)

KIT_ROWS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("crash", (49, 52, 55, 57)),
    ("ride", (51, 53, 59)),
    ("open hat", (46,)),
    ("hat", (42, 44)),
    ("tambourine", (54,)),
    ("shaker", (69, 70, 82)),
    ("cowbell", (56,)),
    ("blocks", (75, 76, 77)),
    ("congas", (60, 61, 62, 63, 64)),
    ("timbales", (65, 66)),
    ("high tom", (48, 50)),
    ("mid tom", (45, 47)),
    ("low tom", (41, 43)),
    ("clap", (39,)),
    ("rim", (37,)),
    ("snare", (38, 40)),
    ("kick", (35, 36)),
)  # from the top of the lane down: name, General MIDI drum keys; any other key is "other", at the bottom
OTHER_KIT_ROW = "other"
