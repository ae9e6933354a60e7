"""What an open description suggests: mood, style and scene, read by a small model that says when it does not know.

``read_sense`` reads a text, ``attend`` names the words that mattered, and ``planner.senses.fill.with_sense`` adds to a
brief what the tables left open. NumPy and the weights are loaded at the first reading, not at import.
"""

from planner.senses.read import Attended, Sense, attend, read_sense

__all__ = ["Attended", "Sense", "attend", "read_sense"]
