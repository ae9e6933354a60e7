"""Every console and Python block of the READMEs runs, and the links between files lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)\)")


def blocks(readme: str, language: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def commands(readme: str) -> list[str]:
    """The commands of all console blocks: the lines that begin with "$ "."""
    return [line[2:] for block in blocks(readme, "console") for line in block.splitlines() if line.startswith("$ ")]


def environment() -> dict[str, str]:
    """The environment with the commands of this Python first in the path."""
    here = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_shows_commands_and_python(readme: str):
    assert len(commands(readme)) >= 3
    assert blocks(readme, "python")


@pytest.mark.slow
@pytest.mark.engine
@pytest.mark.parametrize("readme", READMES)
def test_the_commands_run_one_after_the_other(readme: str, tmp_path: Path):
    for command in commands(readme):
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.slow
@pytest.mark.engine
@pytest.mark.parametrize("readme", READMES)
def test_the_python_runs(readme: str, tmp_path: Path):
    for block in blocks(readme, "python"):
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{block}\n{done.stderr}"


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_to_files(readme: str):
    missing = [link for link in LINK.findall((ROOT / readme).read_text(encoding="utf-8")) if not (ROOT / link).exists()]
    assert not missing


def test_the_pictures_are_made_by_the_command_that_the_readme_shows():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    command = next(command for command in commands("README.md") if command.startswith("scoresmith show"))
    folder, name, *options = command.removeprefix("scoresmith show ").replace("--out ", "").split()
    assert folder in next(c for c in commands("README.md") if c.startswith("scoresmith compose")).split()
    assert f"show out/pictures --out docs/images/{name} {' '.join(options)}" in makefile


def test_the_demo_composes_the_first_example_of_the_readme():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    prompt = next(line for line in makefile.splitlines() if line.startswith("PROMPT := ")).removeprefix("PROMPT := ")
    first = next(command for command in commands("README.md") if command.startswith("scoresmith compose"))
    assert f'"{prompt}"' in first
