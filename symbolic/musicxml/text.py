"""Text as XML holds it."""

from __future__ import annotations

from html import escape


def text(value: str) -> str:
    """A text escaped for XML, without the control characters and lone surrogates that XML forbids."""
    return escape("".join(c for c in value if _is_allowed(c)), quote=False)


def _is_allowed(character: str) -> bool:
    code = ord(character)
    return code >= 0x20 and code not in (0xFFFE, 0xFFFF) and not 0xD800 <= code <= 0xDFFF
