"""The commands about the installation: ``doctor`` and ``version``."""

from __future__ import annotations

import json

from scoresmith.cli.common import AsJson, Soundfont, app, reporting
from symbolic.errors import MissingExtra


@app.command()
@reporting
def doctor(soundfont: Soundfont = None, as_json: AsJson = False) -> None:
    """Say what is installed, which sound font and model are used, and how to mend what is missing."""
    from scoresmith.doctor import as_values, examine

    findings = examine(soundfont)
    if as_json:
        print(json.dumps(as_values(findings), indent=1, ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.ok else 'MISS'}  {finding.name:<16} {finding.found}")
            if not finding.ok:
                print(f"      {'':<16} mend: {finding.mend}")
    missing = [finding.name for finding in findings if not finding.ok]
    if missing:
        raise MissingExtra(f"missing: {', '.join(missing)}")


@app.command()
@reporting
def version() -> None:
    """Print the version."""
    from scoresmith.doctor import version as installed_version

    print(installed_version())
