"""XML written as text: short, in a fixed order, and with nothing in it that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, /, *inside: str, **attributes: str) -> str:
    """An element with what is inside it, which is XML already.

    A trailing underscore of an attribute's name is left out: `continue_` is `continue`.
    """
    return element(name, {key.removesuffix("_"): value for key, value in attributes.items()}, *inside)


def element(name: str, attributes: Mapping[str, str], *inside: str) -> str:
    """An element whose attributes stand in the order given."""
    given = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def text(value: str) -> str:
    """Text or HTML as the text of an element, or the value of an attribute."""
    return escape(_FORBIDDEN.sub("", value))


def document(root: str, lines: bool = True) -> bytes:
    """An XML file.

    Arguments:
        lines: begin each element on a line of its own where it follows a tag; not where HTML stands as elements.
    """
    spread = re.sub(r"(?<=>)(?=<[^/])", "\n", root) if lines else root
    return f"{DECLARATION}{spread}\n".encode()
