"""References: what a score or a recording is like, and a plan that leans towards it."""

from planner.references.apply import leaning_to
from planner.references.facts import Reference, RolePlaying
from planner.references.read import read_reference
from planner.references.weights import DEFAULT_WEIGHT, reference_weights

__all__ = ["DEFAULT_WEIGHT", "Reference", "RolePlaying", "leaning_to", "read_reference", "reference_weights"]
