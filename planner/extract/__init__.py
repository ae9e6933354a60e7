"""From a score, or a file, back to a plan: a composer's own sketch as something to compose on from."""

from planner.extract.extract import plan_of, plan_of_file

__all__ = ["plan_of", "plan_of_file"]
