"""The page of a report into a file."""

from __future__ import annotations

from pathlib import Path

from scoresmith.report.page import Subject, report_page
from symbolic.files import write_text


def write_report(subject: Subject, path: Path, language: str | None = None) -> Path:
    """Write the page of a score, whole or not at all, and give its path.

    ``language`` is one of ``LANGUAGES``; without it the page speaks as the plan does.
    """
    write_text(path, report_page(subject, language))
    return path
