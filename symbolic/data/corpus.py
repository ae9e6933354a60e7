"""All data sets by name, and one iterator over their works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from symbolic.data import ceol_rince, freedoom, groove, hauptstimme, openewld, openscore, pop909
from symbolic.data.ceol_rince import read_ceol_rince
from symbolic.data.freedoom import read_freedoom
from symbolic.data.groove import read_groove
from symbolic.data.hauptstimme import read_hauptstimme
from symbolic.data.openewld import read_openewld
from symbolic.data.openscore import read_openscore_lieder, read_openscore_quartets
from symbolic.data.pop909 import read_pop909
from symbolic.data.work import Work
from symbolic.errors import BadInput
from symbolic.stylebook.bands import read_bands

READERS: dict[str, Callable[[Path], Iterator[Work]]] = {
    "pop909": read_pop909,
    "groove": read_groove,
    "openscore_lieder": read_openscore_lieder,
    "openscore_quartets": read_openscore_quartets,
    "hauptstimme": read_hauptstimme,
    "openewld": read_openewld,
    "freedoom": read_freedoom,
    "ceol_rince": read_ceol_rince,
    "bands": read_bands,
}
"""A ``Reader`` is read in parts by several processes; any other function from the data folder to works in one go."""

LICENCES: dict[str, str] = {
    "pop909": pop909.LICENCE,
    "groove": groove.LICENCE,
    "openscore_lieder": openscore.LICENCE,
    "openscore_quartets": openscore.LICENCE,
    "hauptstimme": hauptstimme.LICENCE,
    "openewld": openewld.LICENCE,
    "freedoom": freedoom.LICENCE,
    "ceol_rince": ceol_rince.LICENCE,
    "bands": "as the work whose chords are played",
}
"""The licence of each source."""


def read_corpus(root: Path, sources: Iterable[str] | None = None) -> Iterator[Work]:
    """Read the works of these sources, or of all whose folder is in ``root``. Raises BadInput for an unknown source."""
    names = [name for name in READERS if (root / name).is_dir()] if sources is None else list(sources)
    for name in names:
        if name not in READERS:
            raise BadInput(f"'{name}' is not a data source; known are {', '.join(READERS)}")
    for name in names:
        yield from READERS[name](root)
