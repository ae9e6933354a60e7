from __future__ import annotations

from pathlib import Path

import pytest

from symbolic.decoder import WEIGHTS_FOLDER


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped weights exported anew."""
    pytest.importorskip("torch")
    from symbolic.export import export

    out = tmp_path_factory.mktemp("exported")
    export(WEIGHTS_FOLDER, out)
    return out
