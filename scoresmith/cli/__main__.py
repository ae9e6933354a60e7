"""``python -m scoresmith.cli``."""

from scoresmith.cli import main

main()
