"""Projects for digital audio workstations: DAWproject (Bitwig, Studio One, Cubase and others) and REAPER."""

from render.daw.dawproject import write_dawproject
from render.daw.reaper import write_reaper

__all__ = ["write_dawproject", "write_reaper"]
