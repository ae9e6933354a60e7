"""Pictures of scores and plans: piano rolls and grids, as SVG without anything more, as PNG and PDF by matplotlib."""

from __future__ import annotations

from scoresmith.picture.files import SUFFIXES, check_suffix, save
from scoresmith.picture.grid import grid, plan_grid
from scoresmith.picture.palette import ROLE_COLOURS
from scoresmith.picture.roll import piano_roll
from scoresmith.picture.shapes import Drawing

__all__ = ["ROLE_COLOURS", "SUFFIXES", "Drawing", "check_suffix", "grid", "piano_roll", "plan_grid", "save"]
