"""Pads by manner, from still to moving: letters as in ``comping``."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic.stylebook.notation import Line

PADS: Mapping[str, tuple[Line, ...]] = {
    "held": (
        Line("held close", "x - - -", shape="close"),
        Line("held open", "x - - -", shape="open"),
        Line("held halves", "x - x -", shape="close"),
        Line("held swell", "o - x -", shape="open"),
        Line("held quarters", "x o x o", shape="close"),
        Line("held close in three", "x - -", "3/4", "close"),
        Line("held open in three", "x - -", "3/4", "open"),
        Line("held swell in three", "x - o", "3/4", "close"),
        Line("held close in six", "x -", "6/8", "close"),
        Line("held open in six", "x -", "6/8", "open"),
        Line("held swell in six", "x o", "6/8", "close"),
    ),
    "strings": (
        Line("strings open", "x - - -", shape="open"),
        Line("strings wide", "x - - -", shape="wide"),
        Line("strings bowed", "x - x -", shape="open"),
        Line("strings dotted", "x - - x | x - x -", shape="open"),
        Line("strings tremolo", "xo xo xo xo", shape="close"),
        Line("strings open in three", "x - -", "3/4", "open"),
        Line("strings wide in three", "x - -", "3/4", "wide"),
        Line("strings bowed in three", "x - x", "3/4", "open"),
        Line("strings open in six", "x -", "6/8", "open"),
        Line("strings bowed in six", "x x", "6/8", "open"),
        Line("strings tremolo in six", "xoo xoo", "6/8", "close"),
    ),
    "synth": (
        Line("synth close", "x - - -", shape="close"),
        Line("synth open", "x - - -", shape="open"),
        Line("synth pumping", ".x .x .x .x", shape="close"),
        Line("synth gated", ".x-x .x-x .x-x .x-x", shape="close"),
        Line("synth push", "x- -x -- --", shape="close"),
        Line("synth close in three", "x - -", "3/4", "close"),
        Line("synth open in three", "x - -", "3/4", "open"),
        Line("synth pumping in three", ".x .x .x", "3/4", "close"),
        Line("synth close in six", "x -", "6/8", "close"),
        Line("synth open in six", "x -", "6/8", "open"),
        Line("synth pumping in six", ".x- .x-", "6/8", "close"),
    ),
    "organ": (
        Line("organ held", "x - - -", shape="close"),
        Line("organ drawn", "x - - -", shape="drop"),
        Line("organ halves", "x - x -", shape="close"),
        Line("organ pushed", "x- -x -- --", shape="close"),
        Line("organ stabs", "x- .x .x x-", shape="close"),
        Line("organ held in three", "x - -", "3/4", "close"),
        Line("organ drawn in three", "x - -", "3/4", "drop"),
        Line("organ stabs in three", "x- .x .x", "3/4", "close"),
        Line("organ held in six", "x -", "6/8", "close"),
        Line("organ drawn in six", "x -", "6/8", "drop"),
        Line("organ halves in six", "x x", "6/8", "close"),
    ),
    "drone": (
        Line("drone fifths", "x - - -", shape="fifths"),
        Line("drone close", "x - - -", shape="close"),
        Line("drone breathing", "x - o -", shape="fifths"),
        Line("drone waves", "o - - x", shape="close"),
        Line("drone fifths in three", "x - -", "3/4", "fifths"),
        Line("drone close in three", "x - -", "3/4", "close"),
        Line("drone breathing in three", "x - o", "3/4", "fifths"),
        Line("drone fifths in six", "x -", "6/8", "fifths"),
        Line("drone close in six", "x -", "6/8", "close"),
        Line("drone breathing in six", "x o", "6/8", "fifths"),
    ),
}  # fmt: skip
