"""The public names of a package, with their signatures and docstrings, as Markdown: `{{ api("gdviz.optimizers") }}`.

What is shown is what Python says of them. The sections of a docstring are those that `tests/test_docstrings.py` allows.
A name that several packages hand on is shown where the first of `PACKAGES` has it; the others lead there.
"""

from __future__ import annotations

import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from gdviz.errors import nearest
from gdviz.page.listing import WIDEST, fenced

PACKAGES = ("gdviz", "gdviz.autodiff", "gdviz.objectives", "gdviz.optimizers", "gdviz.scenes", "gdviz.exercises")
_HEADER = re.compile(r"(Arguments|Attributes|Returns|Raises|Source):(?: (.+))?")
_ENTRY = re.compile(r"(\w+): (.+)")
_AS_IT_IS = re.compile(r"`[^`]*`|(?P<address>https://[^\s;,)]+[^\s;,).])")
_MEANT = re.compile(r"[\\*_<>\[\]$#~^|&]")  # what Markdown, or an extension of it, reads as more than a letter


def api(package: str) -> str:
    """Every public name of a package, under a heading of its own.

    Raises:
        ValueError: when the package is none of `PACKAGES`.
    """
    if package not in PACKAGES:
        raise ValueError(f"api {package!r}: {nearest(package, PACKAGES)}")
    module = importlib.import_module(package)
    own, elsewhere = [], []
    for name in public_names(module):
        home = next(each for each in PACKAGES if _has(each, getattr(module, name), name))
        if home == package:
            own.append(_entry(package, name, getattr(module, name)))
        else:
            elsewhere.append(f"[`{name}`](#{home}.{name})")
    also = [f"Also here, and described above: {', '.join(elsewhere)}."] if elsewhere else []
    return "\n\n".join([*also, *own])


def public_names(module: ModuleType) -> list[str]:
    """What a package hands on: its `__all__`, else the functions that it defines."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__, key=str.lower)
    return sorted(
        name
        for name, found in vars(module).items()
        if not name.startswith("_") and getattr(found, "__module__", "") == module.__name__ and callable(found)
    )


def _has(package: str, found: Any, name: str) -> bool:
    module = importlib.import_module(package)
    return name in public_names(module) and getattr(module, name) is found


def _entry(package: str, name: str, found: Any) -> str:
    """One name: its heading, its signature, what its docstring says, and for a class its methods."""
    heading = f"### `{name}` {{ #{package}.{name} }}"
    if not callable(found):
        kind = type(found)
        if isinstance(found, tuple):
            return f"{heading}\n\nA tuple: {', '.join(f'`{each.__name__}`' for each in found)}."
        return f"{heading}\n\nA `{kind.__name__}`. {plain((inspect.getdoc(kind) or '').partition(chr(10))[0])}"
    blocks = [heading, fenced("python", signature(name, found)), described(inspect.getdoc(found) or "")]
    if inspect.isclass(found) and (methods := list(_methods(found))):
        blocks += ["**Methods and properties**", "\n".join(methods)]
    return "\n\n".join(blocks)


def signature(name: str, found: Any) -> str:
    """A name with its parameters and types, in lines that fit a page."""
    parameters, returns = _parts(found)
    line = f"{name}({', '.join(parameters)}){returns}"
    if len(line) <= WIDEST:
        return line
    return "\n".join([f"{name}(", *(f"    {each}," for each in parameters), f"){returns}"])


def _parts(found: Any) -> tuple[list[str], str]:
    """The parameters, but for `self`, and the arrow with what is returned, which a class does not say."""
    told = inspect.signature(found)
    given: list[str] = []
    kinds = [each.kind for each in told.parameters.values()]
    for each in (each for each in told.parameters.values() if each.name != "self"):
        if each.kind is each.KEYWORD_ONLY and "*" not in given and each.VAR_POSITIONAL not in kinds:
            given.append("*")
        given.append(re.sub(r": '([^']*)'", r": \1", str(each)))
    result = told.return_annotation
    says = isinstance(result, str) and result != "None" and not inspect.isclass(found)
    return given, f" -> {result}" if says else ""


def _methods(found: type) -> Iterator[str]:
    """The public methods and properties of a class and of those of the package that it inherits from, a line each."""
    seen: dict[str, Any] = {}
    for base in found.__mro__:
        if base.__module__.startswith("gdviz."):
            seen = {**vars(base), **seen}
    for name, each in sorted(seen.items()):
        text = inspect.getdoc(getattr(each, "func", each))  # a cached property keeps its function
        if name.startswith("_") or not text:
            continue
        if inspect.isfunction(each):
            parameters, returns = _parts(each)
            yield f"- `{name}({', '.join(parameters)}){returns}`: {plain(text.partition(chr(10))[0])}"
        elif isinstance(each, property) or hasattr(each, "func"):
            yield f"- `{name}`: {plain(text.partition(chr(10))[0])}"


# ---- docstrings


def described(docstring: str) -> str:
    """A docstring as Markdown: its text, and its sections as lists."""
    blocks = []
    for block in docstring.split("\n\n"):
        header = _HEADER.fullmatch(block.partition("\n")[0])
        if not header:
            blocks.append(plain(" ".join(block.split("\n"))))
        elif header[2]:
            blocks.append(f"**{header[1]}**: {plain(' '.join([header[2], *block.split(chr(10))[1:]]))}")
        else:
            blocks.append(f"**{header[1]}**\n\n{_listed(textwrap.dedent(block.partition(chr(10))[2]))}")
    return "\n\n".join(blocks)


def _listed(lines: str) -> str:
    """The entries of a section, each of which may go on in lines that are indented."""
    entries = re.split(r"\n(?! )", lines)
    said = [" ".join(entry.split()) for entry in entries]
    if not all(_ENTRY.fullmatch(each) for each in said):
        return plain(" ".join(said))
    return "\n".join(_ENTRY.sub(lambda match: f"- `{match[1]}`: {plain(match[2])}", each) for each in said)


def plain(text: str) -> str:
    """Words that Markdown shows as they are; what stands between backticks is code as before, an address a link."""

    def shown(letters: str) -> str:
        return _MEANT.sub(lambda sign: f"&#{ord(sign[0])};", letters)

    parts, at = [], 0
    for kept in _AS_IT_IS.finditer(text):
        parts += [shown(text[at : kept.start()]), f"<{kept[0]}>" if kept["address"] else kept[0]]
        at = kept.end()
    return "".join([*parts, shown(text[at:])])
