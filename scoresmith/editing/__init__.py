"""Editing: change some cells of a song and nothing else, keep every take, and go back."""

from scoresmith.editing.history import History, Step, choose, redo, undo
from scoresmith.editing.operations import Edit, edit_of, regenerate
from scoresmith.editing.request import cells_asked, locks_asked
from scoresmith.editing.song import Lock, Song, song_of
from scoresmith.editing.workspace import Workspace, open_workspace

__all__ = [
    "Edit",
    "History",
    "Lock",
    "Song",
    "Step",
    "Workspace",
    "cells_asked",
    "choose",
    "edit_of",
    "locks_asked",
    "open_workspace",
    "redo",
    "regenerate",
    "song_of",
    "undo",
]
