"""Editing: change some cells of a song and nothing else, keep every take, and go back."""

from scoresmith.editing.accompany import accompany
from scoresmith.editing.extend import continue_
from scoresmith.editing.fit import Fit, fit, fit_of
from scoresmith.editing.harmony import harmonise, reharmonise
from scoresmith.editing.history import History, Step, choose, redo, undo
from scoresmith.editing.hum import hum_song, hum_workspace
from scoresmith.editing.imports import import_song, new_workspace
from scoresmith.editing.operations import Edit, edit_of, regenerate
from scoresmith.editing.orchestrate import orchestrate
from scoresmith.editing.request import cells_asked, locks_asked
from scoresmith.editing.restyle import restyle
from scoresmith.editing.simplify import simplify
from scoresmith.editing.song import Lock, Song, song_of
from scoresmith.editing.told import set_chords, set_tempo
from scoresmith.editing.transpose import OctaveMove, octave_moves, transpose
from scoresmith.editing.update import update
from scoresmith.editing.vary import vary
from scoresmith.editing.workspace import Workspace, open_workspace

__all__ = [
    "Edit",
    "Fit",
    "History",
    "Lock",
    "OctaveMove",
    "Song",
    "Step",
    "Workspace",
    "accompany",
    "cells_asked",
    "choose",
    "continue_",
    "edit_of",
    "fit",
    "fit_of",
    "harmonise",
    "hum_song",
    "hum_workspace",
    "import_song",
    "locks_asked",
    "new_workspace",
    "octave_moves",
    "open_workspace",
    "orchestrate",
    "redo",
    "regenerate",
    "reharmonise",
    "restyle",
    "set_chords",
    "set_tempo",
    "simplify",
    "song_of",
    "transpose",
    "undo",
    "update",
    "vary",
]
