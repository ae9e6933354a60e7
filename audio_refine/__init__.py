"""From a plain render to fine audio; so far the measure that a refined render must pass."""
