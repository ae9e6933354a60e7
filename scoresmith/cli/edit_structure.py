"""The commands that change the form of a piece."""
