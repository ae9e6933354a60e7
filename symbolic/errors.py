"""The errors that every folder raises, each with the exit code a command ends with."""

from __future__ import annotations


class ScoresmithError(Exception):
    """Something went wrong while working; the message names the value and the place."""

    exit_code = 1


class BadInput(ScoresmithError, ValueError):
    """What the user gave cannot be used as it is; the message says which value and why."""

    exit_code = 3


class MissingExtra(ScoresmithError, ImportError):
    """A library, engine, sound font or model is not there; the message says how to get it."""

    exit_code = 4


class CheckFailed(ScoresmithError):
    """A file or score was made but breaks a rule it must keep."""

    exit_code = 5
