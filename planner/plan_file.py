"""The plan as a YAML file that people read and edit, and back; every mistake is named with its place."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

import yaml

from planner.facts import checked_meter
from planner.manners import manner_values, read_blend, read_manner
from planner.plan import SCHEMA_VERSION, Conflict, Decision, Plan, PlannedChord, PlannedRole, PlannedSection
from planner.reading.keys import keys
from planner.reading.text import prompt_of
from symbolic.errors import BadInput
from symbolic.instruments import drum_kit_named, instrument_named
from symbolic.score import ROLES, Meter, Role
from symbolic.theory import chord_symbol, note_name, parse_chord, pitch_class, prefers_flats
from symbolic.timing import beats_per_bar

MAX_BYTES = 120_000
"""A plan of ``length.MOST_BARS`` bars has less; YAML is read at 100,000 bytes a second or faster."""
MAX_DEPTH = 20
"""How deep a plan file may nest."""
MAX_SHOWN = 60
"""How much of a wrong value a message shows."""
HOLD = "."


class _Flow(list[str]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes without aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    _Flow, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def plan_to_yaml(plan: Plan) -> str:
    """The plan as YAML text; ``plan_from_yaml`` gives an equal plan back."""
    document: dict[str, object] = {
        "schema_version": plan.schema_version,
        "title": plan.title,
        "prompt": plan.prompt,
        "language": plan.language,
        "use": plan.use,
        "style": plan.style,
        "mood": plan.mood,
        "valence": plan.valence,
        "arousal": plan.arousal,
        "tempo_bpm": plan.tempo_bpm,
        "meter": str(plan.meter),
        "key": key_text(plan.tonic, plan.mode),
        "roles": {str(role.role): role.instrument for role in plan.roles},
        "sections": [_section(section, plan) for section in plan.sections],
        "decisions": [{"what": d.what, "value": d.value, "reason": d.reason} for d in plan.decisions],
        "conflicts": [
            {"attribute": c.attribute, "words": _Flow(c.words), "kept": c.kept, "reason": c.reason}
            for c in plan.conflicts
        ],
    }
    if plan.blend:
        document["blend"] = dict(plan.blend)
    if plan.swing is not None:
        document["swing"] = plan.swing
    if plan.manners:
        document["manners"] = {manner.role.value: manner_values(manner) for manner in plan.manners}
    if plan.fixed:
        document["fixed"] = _Flow(plan.fixed)
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=4096)


def key_text(tonic: int, mode: str) -> str:
    """A key as the plan file writes it, such as ``Eb major``."""
    return f"{note_name(tonic, prefers_flats(tonic, mode))} {mode}"


def read_key(text: str) -> tuple[int, str]:
    """Tonic and mode of a key such as ``A minor``, ``Am`` or ``D gong``, as the schema allows it."""
    tonic, _, mode = text.partition(" ")
    if not mode:
        mode = "minor" if tonic.endswith("m") else "major"
    return pitch_class(tonic.removesuffix("m")), mode


def read_key_words(text: str) -> tuple[int, str]:
    """Tonic and mode of a key as people write it. Raises BadInput naming the text for anything else."""
    if re.match(schema()["properties"]["key"]["pattern"], text):
        return read_key(text)
    found = keys(prompt_of(text))
    tonic = found[0].tonic if len(found) == 1 else None
    if tonic is None:
        raise BadInput(f"'{text}' is not a key such as 'A minor', 'Em' or 'D gong'")
    return tonic, found[0].mode or "major"


def _section(section: PlannedSection, plan: Plan) -> dict[str, object]:
    own_key = section.tonic is not None and section.mode is not None
    tonic, mode = plan.key_of(section)
    flats = prefers_flats(tonic, mode)
    values: dict[str, object] = {
        "name": section.name,
        "kind": section.kind,
        "letter": section.letter,
        "key": key_text(tonic, mode) if own_key else None,
        "energy": section.energy,
        "roles": _Flow(str(role) for role in section.roles),
        "chords": " | ".join(_bar_text(bar, flats) for bar in section.chords),
        "cadence": section.cadence,
        "material": section.material,
        "source": section.source,
        "reason": section.reason,
        "blend": dict(section.blend) or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _bar_text(bar: tuple[PlannedChord, ...], flats: bool) -> str:
    """The symbols of a bar; each stands for one share of its beats and is held by dots for more."""
    share = math.gcd(*(planned.beats for planned in bar))
    tokens: list[str] = []
    for planned in bar:
        tokens += [chord_symbol(planned.chord, flats), *[HOLD] * (planned.beats // share - 1)]
    return tokens[0] if len(bar) == 1 else " ".join(tokens)


def plan_hash(plan: Plan) -> str:
    """The SHA-256 of the plan's YAML text, in hexadecimal."""
    return hashlib.sha256(plan_to_yaml(plan).encode("utf-8")).hexdigest()


def plan_from_yaml(text: str, source: str = "plan.yaml") -> Plan:
    """Read a plan. Raises BadInput, in one line with ``source``, value and place, for whatever is wrong in it."""
    document = _load(text, source)
    try:
        _check(document)
        return _plan(document)
    except BadInput as error:
        raise BadInput(f"{source}: {error}") from error


class _Loader(yaml.SafeLoader):
    """Reads plain values only: aliases, repeated keys and deep nesting are refused."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            raise BadInput(f"line {event.start_mark.line + 1}: aliases (*{event.anchor}) are not read in a plan")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise BadInput(f"line {event.start_mark.line + 1}: a plan does not nest deeper than {MAX_DEPTH} levels")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise BadInput(f"line {key.start_mark.line + 1}: a key must be a word")
            if key.value in seen:
                raise BadInput(f"line {key.start_mark.line + 1}: the key '{key.value}' is given twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _load(text: str, source: str) -> dict[str, Any]:
    """The document as plain values."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise BadInput(f"{source} is larger than {MAX_BYTES:,} bytes")
    try:
        document = yaml.load(text, Loader=_Loader)
    except BadInput as error:
        raise BadInput(f"{source}, {error}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 1
        raise BadInput(f"{source}, line {line}: this is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadInput(f"{source} is not YAML that can be read: {_one_line(error)}") from error
    if not isinstance(document, dict):
        raise BadInput(f"{source} holds no plan: it must begin with keys such as 'title:' and 'sections:'")
    return document


def _one_line(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0]


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the plan file."""
    loaded: dict[str, Any] = json.loads(resources.files("planner").joinpath("plan.schema.json").read_text("utf-8"))
    return loaded


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _check(document: dict[str, Any]) -> None:
    """Raise BadInput for the first place where the document breaks the schema."""
    _finite(document, "")
    for error in sorted(_validator().iter_errors(document), key=lambda e: [str(step) for step in e.absolute_path]):
        raise BadInput(_message(error))


def _finite(value: object, place: str) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise BadInput(f"{place}: {value} is not a number that can be used")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise BadInput(f"{place or 'the plan'}: the key '{key}' is not a word")
            _finite(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _finite(inner, f"{place}[{index}]")


def _place(path: Iterable[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _shown(value: object) -> str:
    text = _one_line(ValueError(f"'{value}'" if isinstance(value, str) else json.dumps(value, default=str)))
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "..."


def _message(error: Any) -> str:
    """One line for one breach of the schema."""
    place = _place(error.absolute_path)
    at = f"{place}: " if place else ""
    if error.validator == "additionalProperties":
        known = list(error.schema["properties"])
        unknown = next(key for key in error.instance if key not in known)
        return f"{at}unknown key '{unknown}'{_hint(unknown, known)}"
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)
        return f"{at}the key '{missing}' is missing"
    if error.validator == "enum":
        known = [str(value) for value in error.validator_value]
        hint = _hint(str(error.instance), known) or f" (one of {', '.join(known)})"
        return f"{at}{_shown(error.instance)} is not known here{hint}"
    return f"{at}{_shown(error.instance)} {_expected(error)}"


def _hint(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _expected(error: Any) -> str:
    """What the schema wanted instead."""
    wanted = error.validator_value
    if error.validator == "pattern" and error.absolute_path and error.absolute_path[-1] == "key":
        return "is not a key such as 'A minor' or 'D gong'"
    return {
        "type": f"is not of type {wanted}",
        "minimum": f"is less than {wanted}",
        "maximum": f"is more than {wanted}",
        "pattern": "is not written as it should be (such as 4/4 for a meter, A for a letter)",
        "minItems": "is empty",
        "minProperties": "is empty",
        "minLength": "is empty",
        "maxLength": f"is longer than {wanted} characters",
        "uniqueItems": "holds something twice",
        "const": f"is not {wanted}",
    }.get(error.validator, "cannot be used")


def _plan(document: Mapping[str, Any]) -> Plan:
    """The plan of a document that obeys the schema."""
    numerator, denominator = document["meter"].split("/")
    meter = checked_meter(int(numerator), int(denominator), document["meter"])
    tonic, mode = read_key(document["key"])
    roles = tuple(_role(name, player) for name, player in document["roles"].items())
    sections = [_read_section(document, index, meter, roles) for index in range(len(document["sections"]))]
    return Plan(
        title=document["title"],
        prompt=document.get("prompt", ""),
        language=document.get("language", "en"),
        use=document.get("use", "song"),
        style=document["style"],
        mood=document.get("mood", "calm"),
        valence=float(document.get("valence", 0.0)),
        arousal=float(document.get("arousal", 0.0)),
        tempo_bpm=float(document["tempo_bpm"]),
        meter=meter,
        tonic=tonic,
        mode=mode,
        roles=roles,
        sections=tuple(sections),
        decisions=tuple(Decision(d["what"], d["value"], d["reason"]) for d in document.get("decisions", ())),
        conflicts=tuple(
            Conflict(c["attribute"], tuple(c["words"]), c["kept"], c["reason"]) for c in document.get("conflicts", ())
        ),
        fixed=tuple(document.get("fixed", ())),
        blend=read_blend(document, "blend"),
        swing=None if document.get("swing") is None else float(document["swing"]),
        manners=tuple(read_manner(Role(name), values) for name, values in document.get("manners", {}).items()),
        schema_version=document.get("schema_version", SCHEMA_VERSION),
    )


def _role(name: str, player: str) -> PlannedRole:
    role = Role(name)
    try:
        program = drum_kit_named(player) if role is Role.DRUMS else instrument_named(player).program
    except BadInput as error:
        raise BadInput(f"roles.{name}: {error}") from error
    return PlannedRole(role, player, program)


def _read_section(
    document: Mapping[str, Any], index: int, meter: Meter, roles: Iterable[PlannedRole]
) -> PlannedSection:
    values, place = document["sections"][index], f"sections[{index}]"
    playing = {planned.role for planned in roles}
    for name in values["roles"]:
        if Role(name) not in playing:
            raise BadInput(f"{place}.roles: '{name}' has no instrument in 'roles' of the plan")
    material, source = values.get("material", "state"), values.get("source")
    if source is not None and source >= index:
        raise BadInput(f"{place}.source: {source} is not an earlier section (sections count from 0)")
    if source is None and material in ("repeat", "vary"):
        raise BadInput(f"{place}.material: '{material}' needs a 'source', the index of an earlier section")
    tonic, mode = read_key(values["key"]) if "key" in values else (None, None)
    return PlannedSection(
        name=values.get("name", values["kind"]),
        kind=values["kind"],
        letter=values["letter"],
        energy=float(values.get("energy", 0.5)),
        roles=tuple(role for role in ROLES if role in values["roles"]),
        chords=read_bars(values["chords"], meter, f"{place}.chords"),
        cadence=values.get("cadence", "authentic"),
        material=material,
        source=source,
        reason=values.get("reason", ""),
        tonic=tonic,
        mode=mode,
        blend=read_blend(values, f"{place}.blend"),
    )


def read_bars(text: str, meter: Meter, place: str) -> tuple[tuple[PlannedChord, ...], ...]:
    """The bars of ``Am | F . G .``; a bar line at either end is allowed. Raises BadInput naming ``place``."""
    if not text.strip(" |\t\n"):
        raise BadInput(f"{place}: a section needs at least one bar, such as 'Am | F | C | G'")
    entries = re.sub(r"^\||\|$", "", text.strip()).split("|")
    return tuple(_read_bar(entry, meter, f"{place}, bar {n}") for n, entry in enumerate(entries, 1))


def _read_bar(entry: str, meter: Meter, place: str) -> tuple[PlannedChord, ...]:
    """Share the beats of a bar among its symbols and dots, earlier ones taking what is left over."""
    tokens, beats = entry.split(), beats_per_bar(meter)
    if not tokens or tokens[0] == HOLD:
        raise BadInput(f"{place}: a bar must begin with a chord")
    if len(tokens) > beats:
        raise BadInput(f"{place}: {len(tokens)} symbols are more than the {beats} beats of a bar in {meter}")
    share, extra = divmod(beats, len(tokens))
    bar: list[PlannedChord] = []
    for n, token in enumerate(tokens):
        length = share + (n < extra)
        if token == HOLD:
            bar[-1] = PlannedChord(bar[-1].chord, bar[-1].beats + length)
            continue
        if len(token) > MAX_SHOWN:
            raise BadInput(f"{place}: {_shown(token)} is not a chord")
        try:
            bar.append(PlannedChord(parse_chord(token), length))
        except BadInput as error:
            raise BadInput(f"{place}: {error}") from error
    return tuple(bar)
