"""Runs commands in this process and looks at how they refuse."""

from dataclasses import dataclass

from typer.testing import CliRunner

from scoresmith.cli import app


@dataclass
class Done:
    exit_code: int
    stdout: str
    stderr: str


def scoresmith(*arguments: str, stdin: str | None = None) -> Done:
    """Run a command in this process."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def assert_refused(done: Done, exit_code: int, *told: str) -> None:
    """One line on stderr that begins with "error:" and names what is wrong; nothing on stdout."""
    lines = done.stderr.splitlines()
    assert done.exit_code == exit_code, done
    assert len(lines) == 1, lines
    assert lines[0].startswith("error: ")
    assert len(lines[0]) < 500
    for words in told:
        assert words in lines[0], lines[0]
    assert done.stdout == ""
