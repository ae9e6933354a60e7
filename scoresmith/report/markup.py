"""HTML from values: whatever is not markup already is escaped, so that no text of a plan can become a tag."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


VOID: frozenset[str] = frozenset({"meta", "br"})
"""Elements without content or end tag."""


def visible(text: str) -> str:
    """The text without control, direction and surrogate characters; white space becomes plain spaces."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)


def element(name: str, /, *children: object, **attributes: object) -> Markup:
    """An element; children that are no Markup are escaped, attributes that are None left out.

    A trailing underscore of an attribute's name goes away and others become hyphens (``class_``, ``aria_label``).
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(children)}</{name}>")


def joined(children: object) -> Markup:
    """Children one after another: Markup as it is, sequences in their order, None as nothing, all else escaped."""
    if children is None:
        return Markup("")
    if isinstance(children, Markup):
        return children
    if isinstance(children, list | tuple):
        return Markup("".join(joined(child) for child in children))
    return Markup(escape(visible(str(children)), quote=False))
