"""Imports go one way, without cycles; importing is light; our import names are our own."""

import ast
import importlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT: dict[str, set[str]] = {
    "symbolic": set(),
    "planner": {"symbolic"},
    "render": {"symbolic"},
    "audio_refine": {"symbolic", "render"},
    "scoresmith": {"symbolic", "planner", "render", "audio_refine"},
}


def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    found = {}
    for folder in MAY_IMPORT:
        for path in (ROOT / folder).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported_names(tree: ast.AST, *, at_import: bool) -> set[str]:
    """Dotted names that a module imports; with ``at_import`` only those that run when it is imported."""
    names: set[str] = set()
    todo = [tree]
    while todo:
        node = todo.pop()
        if at_import and (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or is_type_checking(node)):
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        todo.extend(ast.iter_child_nodes(node))
    return names


def module_of(name: str, known: dict[str, Path]) -> str | None:
    """The module of ours that an imported name belongs to: itself, or the module that holds the attribute."""
    if name in known:
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in known else None


def imports_between_modules(*, at_import: bool) -> dict[str, set[str]]:
    known = modules()
    graph = {}
    for name, path in known.items():
        imported = imported_names(ast.parse(path.read_text(encoding="utf-8")), at_import=at_import)
        graph[name] = {m for m in (module_of(i, known) for i in imported) if m is not None and m != name}
    return graph


def find_cycle(graph: dict[str, set[str]]) -> list[str]:
    """The modules of one cycle, or nothing."""
    done: set[str] = set()

    def visit(module: str, above: list[str]) -> list[str]:
        if module in above:
            return [*above[above.index(module) :], module]
        if module in done:
            return []
        for following in sorted(graph[module]):
            if cycle := visit(following, [*above, module]):
                return cycle
        done.add(module)
        return []

    return next((cycle for module in sorted(graph) if (cycle := visit(module, []))), [])


def test_the_search_for_cycles_finds_one():
    assert find_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert find_cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_imports_go_one_way():
    wrong = [
        f"{name} imports {target}"
        for name, targets in imports_between_modules(at_import=False).items()
        for target in targets
        if target.split(".")[0] not in MAY_IMPORT[name.split(".")[0]] | {name.split(".")[0]}
    ]
    assert not wrong


def test_no_import_cycle():
    assert find_cycle(imports_between_modules(at_import=True)) == []


def test_nothing_of_the_project_imports_tests_or_benchmarks():
    for name, path in modules().items():
        imported = imported_names(ast.parse(path.read_text(encoding="utf-8")), at_import=False)
        assert not {i for i in imported if i.split(".")[0] in {"tests", "benchmarks", "conftest"}}, name


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


HEAVY = ("torch", "onnxruntime", "music21", "scipy", "matplotlib", "miditok", "symusic", "pretty_midi", "fluidsynth")


@pytest.mark.parametrize("module", ["scoresmith", "scoresmith.cli"])
def test_import_is_light_and_silent(module: str):
    code = f"import {module}, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert run_python(code) == "[]\n"


@pytest.mark.slow
def test_composing_does_not_load_torch():
    code = (
        "import scoresmith, sys\n"
        "piece = scoresmith.compose('a calm piano piece, 8 bars', seed=1)\n"
        "assert piece.score.tracks\n"
        "print([m for m in ('torch', 'music21', 'symusic', 'miditok') if m in sys.modules])\n"
    )
    assert run_python(code) == "[]\n"


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_public_names_are_sorted_and_real(folder: str):
    module = importlib.import_module(folder)
    public = getattr(module, "__all__", [])
    assert list(public) == sorted(set(public), key=lambda name: (not name.isupper(), name.islower(), name))
    missing = [name for name in public if not hasattr(module, name)]
    assert not missing


def test_the_front_door_shows_exactly_its_public_names():
    import scoresmith

    assert {"Piece", "compose"} <= set(scoresmith.__all__)


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_no_stranger_owns_our_import_names(folder: str):
    owners = set(metadata.packages_distributions().get(folder, []))
    assert owners <= {"scoresmith"}
    assert Path(importlib.import_module(folder).__file__ or "").resolve().parent == ROOT / folder
