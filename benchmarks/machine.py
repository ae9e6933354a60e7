"""The machine that a figure was measured on, written beside every figure."""

from __future__ import annotations

import datetime
import os
import platform
import resource
import sys
from pathlib import Path

from scoresmith.doctor import versions

BYTES_PER_MB = 1_000_000


def machine() -> dict[str, object]:
    """Processor, cores that may be used, system, date and the versions of what was measured."""
    return {
        "processor": processor(),
        "cores": usable_cores(),
        "system": platform.platform(),
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "versions": versions(),
    }


def processor() -> str:
    """The processor's name as the system gives it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        named = next((line for line in lines if line.startswith("model name")), "")
        if named:
            return named.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def usable_cores() -> int:
    """The number of cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def maxrss_mb(usage: resource.struct_rusage) -> float:
    """The peak memory of a process in MB; the system counts in kibibytes, macOS in bytes."""
    unit_bytes = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit_bytes / BYTES_PER_MB
