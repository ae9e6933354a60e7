"""What a prompt asks for, in short, so that a whole reading fits on a line."""

from planner.brief import Attribute, Request
from planner.parse import parse

SIMPLE = ("style", "mood", "scene", "use", "energy", "ensemble", "modulation", "form", "bars", "duration_s")
TEMPO = ("tempo_bpm", "tempo_word")
LISTS = ("parts", "no_parts", "section_bars")


def player(request: Attribute[Request]) -> int | str:
    """A program, or ``kit`` and its program."""
    return f"kit {request.value.program}" if request.value.drums else request.value.program


def asked(prompt: str) -> dict[str, object]:
    """Every attribute that the prompt names, by name, with its value."""
    brief = parse(prompt)
    found: dict[str, object] = {"language": brief.language}
    for name in (*SIMPLE, *TEMPO):
        attribute = getattr(brief, name)
        if attribute is not None and name not in brief.inferred:
            found[name] = attribute.value
    for name in LISTS:
        if getattr(brief, name):
            found[name] = [each.value for each in getattr(brief, name)]
    if brief.meter is not None:
        found["meter"] = f"{brief.meter.value.numerator}/{brief.meter.value.denominator}"
    if brief.tonic is not None or brief.mode is not None:
        found["key"] = (
            None if brief.tonic is None else brief.tonic.value,
            None if brief.mode is None else brief.mode.value,
        )
    if brief.instruments:
        found["players"] = [player(each) for each in brief.instruments]
    if brief.excluded:
        found["away"] = [player(each) for each in brief.excluded]
    if brief.exclusive is not None:
        found["alone"] = True
    if brief.progression is not None:
        found["chords"] = " ".join(brief.progression.value.symbols)
    if brief.conflicts:
        found["conflicts"] = [conflict.attribute for conflict in brief.conflicts]
    return found
