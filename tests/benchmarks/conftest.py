"""The benchmark scripts stand beside the packages, not in one; the tests of their parts find them here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
