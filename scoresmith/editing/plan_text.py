"""Another plan in a person's own file: only what it decides differently is written, comments and layout stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import yaml

from planner.plan import Plan
from planner.plan_file import plan_from_yaml, plan_to_yaml
from symbolic.errors import BadInput

WIDTH = 4096


class _NoPlaceError(Exception):
    """A change has no place in the text as it is written."""


@dataclass(frozen=True, slots=True)
class _Change:
    """The text between two places becomes another."""

    start: int
    end: int
    text: str


def patched(text: str, plan: Plan) -> str:
    """The plan's file, written into the text of another plan; the plain file of the plan where that cannot be done."""
    plain = plan_to_yaml(plan)
    try:
        old = yaml.safe_load(plan_to_yaml(plan_from_yaml(text)))
        changes = sorted(_changes(text, yaml.compose(text), old, yaml.safe_load(plain)), key=lambda each: -each.start)
        for change in changes:
            text = text[: change.start] + change.text + text[change.end :]
        return text if plan_from_yaml(text) == plan else plain
    except (_NoPlaceError, BadInput, yaml.YAMLError, KeyError):
        return plain


def _changes(text: str, node: Any, old: Any, new: Any) -> Iterator[_Change]:
    """What to change in the node of a value that was ``old`` and is ``new``."""
    if old == new:
        return
    if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(new, dict) and not node.flow_style:
        yield from _in_mapping(text, node, old, new)
    elif _is_rows(node, old, new):
        yield from _in_rows(text, node, old, new)
    else:
        yield _Change(node.start_mark.index, _last(node), _dumped(new, flow=True))


def _in_mapping(text: str, node: yaml.MappingNode, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Change]:
    here = {key.value: (key, value) for key, value in node.value}
    indent = " " * node.start_mark.column
    for name in here:
        key, value = here[name]
        if name in new:
            yield from _changes(text, value, old.get(name), new[name])
        elif name in old:
            if key.start_mark.index == node.start_mark.index:
                raise _NoPlaceError
            yield _Change(_line_start(text, key.start_mark.index), _line_end(text, _last(value)), "")
    known = [*here]
    for place, name in enumerate(new):
        if name in here or old.get(name) == new[name]:
            continue
        earlier = next((each for each in reversed([*new][:place]) if each in here), known[0])
        at = _line_end(text, _last(here[earlier][1]))
        fresh = _dumped({name: new[name]}, flow=False).replace("\n", f"\n{indent}")
        yield _Change(at, at, f"{_newline(text, at)}{indent}{fresh}\n")


def _is_rows(node: Any, old: Any, new: Any) -> bool:
    """Whether a value is a list of mappings, each on lines of its own, before and after."""
    return (
        isinstance(node, yaml.SequenceNode)
        and not node.flow_style
        and isinstance(old, list)
        and isinstance(new, list)
        and len(node.value) == len(old)
        and bool(new)
        and all(isinstance(each, dict) for each in (*old, *new))
    )


def _in_rows(text: str, node: yaml.SequenceNode, old: Sequence[Any], new: Sequence[Any]) -> Iterator[_Change]:
    dash = " " * node.start_mark.column
    starts = [_line_start(text, item.start_mark.index) for item in node.value]
    starts.append(_line_end(text, _last(node)))
    was, now = ([repr(sorted(each.items(), key=str)) for each in rows] for rows in (old, new))
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(a2 - a1, b2 - b1)
        for n in range(both):
            yield from _changes(text, node.value[a1 + n], old[a1 + n], new[b1 + n])
        if a2 > a1 + both:
            yield _Change(starts[a1 + both], starts[a2], "")
        rows = [_dumped(row, flow=False).replace("\n", f"\n{dash}  ") for row in new[b1 + both : b2]]
        if rows:
            at = starts[a2]
            yield _Change(at, at, _newline(text, at) + "".join(f"{dash}- {row}\n" for row in rows))


def _last(node: Any) -> int:
    """Where the last word of a node ends; a block reaches to the next key, over comments that are not its own."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _last(last[1] if isinstance(last, tuple) else last)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _newline(text: str, at: int) -> str:
    """A line break where the text before has none."""
    return "" if at == 0 or text[at - 1] == "\n" else "\n"


def _dumped(value: Any, *, flow: bool) -> str:
    """A value as YAML without a line break at its end: on one line, or lists on one line and the rest in a block."""
    text: str = yaml.safe_dump(
        value, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=True if flow else None
    )
    if not flow and isinstance(value, dict) and text.startswith("{"):  # a mapping of plain values
        text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)
    return text.removesuffix("\n").removesuffix("\n...")
