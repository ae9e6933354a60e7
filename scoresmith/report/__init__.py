"""The report of a piece as a page (HTML), as a table (terminal) and as plain values (JSON)."""

from __future__ import annotations

from scoresmith.report.page import Subject, report_page
from scoresmith.report.table import print_promises, promise_table
from scoresmith.report.values import report_values
from scoresmith.report.words import LANGUAGES
from scoresmith.report.write import write_report

__all__ = [
    "LANGUAGES",
    "Subject",
    "print_promises",
    "promise_table",
    "report_page",
    "report_values",
    "write_report",
]
