"""The modules of docs/assets/javascripts/scene, in the order of their imports.

They are ES modules, but a page opened as a file may load classic scripts only: `gdviz.page.runtime` joins them, without
the import lines, in one closure. What may be written in a module is kept small, so that joining is safe: imports are
lines such as `import { a, b } from "../x/y.js";` at its top, exports are words before a declaration, and no two modules
declare one name.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gdviz.page.constants import constants_js
from gdviz.page.faults import faults_js
from gdviz.page.language import language_js
from gdviz.page.network import network_js
from gdviz.page.operations import operations_js
from gdviz.page.random_numbers import random_numbers_js
from gdviz.page.runtime_files import FAULTS, LANGUAGE, NETWORK, OPERATIONS, RANDOM_NUMBERS
from gdviz.paths import SCENE_SCRIPTS

CONSTANTS = "constants.js"  # no file: see gdviz.page.constants

_IMPORT = re.compile(r'^import \{(\s*\w+(?:,\s*\w+)*,?\s*)\} from "(\.{1,2}/[\w./-]+\.js)";$\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function)\b)", re.MULTILINE)
_DECLARATION = re.compile(
    r"^(?P<export>export )?(?:(?:const|let|class|async function|function)\*? (?P<name>[\w$]+)"
    r"|(?:const|let) [\[{](?P<names>[\w$\s,]+)[\]}] =)",
    re.MULTILINE,
)
_OTHER = re.compile(r"^(?:import\b|export\b).*|\bimport\(.*", re.MULTILINE)  # what is not written as told above


@dataclass(frozen=True)
class Module:
    """One file: what it imports as (line, module, names), what it declares as name -> line, and what it exports."""

    name: str
    text: str
    imports: tuple[tuple[int, str, tuple[str, ...]], ...]
    declared: dict[str, int]
    exported: frozenset[str]

    def body(self) -> str:
        """What of it is joined with the others."""
        return _EXPORT.sub("", _IMPORT.sub("", self.text)).strip() + "\n"


@lru_cache(maxsize=512)
def read_module(name: str, text: str) -> Module:
    """A module from its text; kept, for every script is joined from all of them.

    Raises:
        ValueError: when it imports or exports in another way than can be joined.
    """
    imports, end = [], 0
    for match in _IMPORT.finditer(text):
        if re.sub(r"^//.*", "", text[end : match.start()], flags=re.MULTILINE).strip():
            raise _problem(name, text, match.start(), "an import below other lines: imports stand at the top")
        names = tuple(part.strip() for part in match[1].split(",") if part.strip())
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
        imports.append((_line(text, match.start()), target, names))
        end = match.end()
    rest = _IMPORT.sub(lambda match: "\n" * match[0].count("\n"), text)
    declared: dict[str, int] = {}
    exported = set()
    for match in _DECLARATION.finditer(rest):
        for each in (match["name"] or match["names"]).replace(",", " ").split():
            if each in declared:
                raise _problem(name, rest, match.start(), f"{each} is declared twice")
            declared[each] = _line(rest, match.start())
            exported |= {each} if match["export"] else set()
    if other := _OTHER.search(_EXPORT.sub("", rest)):
        raise _problem(
            name, rest, rest.find(other[0]), f"{other[0].strip()!r} cannot be joined: see gdviz.page.modules"
        )
    return Module(name, text, tuple(imports), declared, frozenset(exported))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _problem(name: str, text: str, position: int, words: str) -> ValueError:
    return ValueError(f"{name}:{_line(text, position)}: {words}")


def modules(folder: Path = SCENE_SCRIPTS) -> dict[str, Module]:
    """Every module by its path below the folder; that of the constants among them."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.js")}
    texts = {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}
    return {name: read_module(name, text) for name, text in (texts | printed()).items()}


@lru_cache(maxsize=1)
def printed() -> dict[str, str]:
    """The modules that are no files, but printed from Python."""
    return {
        CONSTANTS: constants_js(),
        OPERATIONS: operations_js(),
        RANDOM_NUMBERS: random_numbers_js(),
        NETWORK: network_js(),
        LANGUAGE: language_js(),
        FAULTS: faults_js(),
    }


def in_order(known: dict[str, Module], *wanted: str) -> list[Module]:
    """The wanted modules (all, where none is named) and what they import, each after what it imports.

    Raises:
        ValueError: when an import leads nowhere or back to where it started, or a name is declared twice; with the file
            and the line.
    """
    ordered: dict[str, Module] = {}
    for name in wanted or sorted(known):
        _visit(known, name, ordered, ())
    places: dict[str, str] = {}
    for module in ordered.values():
        for name, line in module.declared.items():
            place = f"{module.name}:{line}"
            if name in places:
                raise ValueError(f"{place}: {name} is declared in {places[name]} too: all modules share one scope")
            places[name] = place
    return list(ordered.values())


def _visit(known: dict[str, Module], name: str, ordered: dict[str, Module], above: tuple[str, ...]) -> None:
    if name in ordered:
        return
    module, path = known[name], (*above, name)
    for line, target, names in module.imports:
        at = f"{name}:{line}"
        if target not in known:
            raise ValueError(f"{at}: there is no module {target}")
        if target in path:
            raise ValueError(f"{at}: a circle of imports: {' -> '.join((*path[path.index(target) :], target))}")
        for each in names:
            if each not in known[target].exported:
                raise ValueError(f"{at}: {target} exports no {each}")
        _visit(known, target, ordered, path)
    ordered[name] = module
