"""The one script that draws every scene: the modules of docs/assets/javascripts/scene, joined.

What reads a reader's formula is a script of its own, which only the figures load that take one; so is what draws a
graph.

The modules are ES modules, but a page opened as a file may load classic scripts only. So they are joined here in the
order of their imports, without the import lines, in one closure whose only trace is the global `gdviz`. What may be
written in a module is kept small, so that joining is safe: imports are lines such as
`import { a, b } from "../x/y.js";` at its top, exports are words before a declaration, and no two modules declare one
name.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from gdviz.page.constants import constants_js
from gdviz.page.operations import operations_js
from gdviz.paths import D3_SCRIPTS, SCENE_SCRIPTS, VENDOR

D3 = D3_SCRIPTS / "d3.min.js"
TERSER = VENDOR / "terser.min.js"
CONSTANTS = "constants.js"  # no file: see gdviz.page.constants
OPERATIONS = "graph/operations.js"  # no file: see gdviz.page.operations
FORMULAS = "formula/formula.js"  # what the script of formulas is made of, with all it imports
GRAPH = ("marks/dials.js", "marks/graph.js", "parts/graph-words.js", "parts/own-graph.js")  # and that of graphs
HOOKS = ("marks", "views", "parts", "texts", "definitions", "define", "attach", "Store")  # of the global gdviz
_COMPRESS = {"passes": 2, "ecma": 2020, "sequences": False, "inline": 1, "lhs_constants": False}  # smallest once packed
OPTIONS = {"compress": _COMPRESS, "mangle": True, "format": {"comments": False, "ecma": 2020}}
_STACK = 64_000_000  # bytes: the minifier calls itself often

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


def read_module(name: str, text: str) -> Module:
    """A module from its text.

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
            name, rest, rest.find(other[0]), f"{other[0].strip()!r} cannot be joined: see gdviz.page.runtime"
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
    made = {CONSTANTS: constants_js(), OPERATIONS: operations_js()}
    return {name: read_module(name, text) for name, text in (texts | made).items()}


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


def source_of(*names: str) -> str:
    """Modules with all they import as a script whose names others can see, such as `formula/formula.js`."""
    return "\n".join([D3.read_text(encoding="utf-8"), *_joined(*names)])


def source() -> str:
    """The runtime as it is read: every module under a line that names it, in one closure."""
    licence, d3 = D3.read_text(encoding="utf-8").split("\n", 1)  # whose it is, and what it is
    return "\n".join([licence, "(() => {", '"use strict";', d3, *_joined(*_drawing()), "})();", ""])


def _drawing() -> list[str]:
    """All modules but those of the scripts of formulas and of graphs."""
    known = modules()
    apart = {module.name for module in in_order(known, FORMULAS)} - {CONSTANTS}
    return [name for name in sorted(known) if name not in (*apart, *GRAPH) and not name.startswith("graph/")]


def formulas_source() -> str:
    """The script of formulas as it is read."""
    return "\n".join(["// What reads a reader's formula", "(() => {", '"use strict";', *_joined(FORMULAS), "})();", ""])


def formulas() -> str:
    """The script of formulas as pages load it; see `runtime`."""
    return minified(formulas_source()) if _has_engine() else formulas_source()


def graph_source() -> str:
    """The script of graphs as it is read."""
    return "\n".join(["// What draws a graph", "(() => {", '"use strict";', *_joined(*GRAPH), "})();", ""])


def graph() -> str:
    """The script of graphs as pages load it; see `runtime`."""
    return minified(graph_source()) if _has_engine() else graph_source()


def _joined(*names: str) -> Iterator[str]:
    for module in in_order(modules(), *names):
        yield f"// ---- scene/{module.name}\n{module.body()}"


def runtime() -> str:
    """The runtime as pages load it: the source, minified; as it is where no engine is installed that could do that."""
    return minified(source()) if _has_engine() else source()


def digest() -> str:
    """What the runtime depends on, as one text: the same digest, the same runtime."""
    parts = [
        source(),
        formulas_source(),
        graph_source(),
        json.dumps(OPTIONS),
        str(_has_engine()),
        hashlib.sha256(TERSER.read_bytes()).hexdigest(),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _has_engine() -> bool:
    return find_spec("quickjs") is not None


@lru_cache(maxsize=8)
def minified(text: str) -> str:
    """A script made small by terser, which takes some seconds in the engine that typesets the formulas.

    The first line stays: it says what the script is, and whose.
    """
    found: list[str | Exception] = []
    worker = threading.Thread(target=lambda: found.append(_attempt(text)))
    before = threading.stack_size(2 * _STACK)  # more than a thread has
    try:
        worker.start()
    finally:
        threading.stack_size(before)
    worker.join()
    (result,) = found
    if isinstance(result, Exception):
        raise result
    licence = text.split("\n", 1)[0]
    return f"{licence}\n{result}\n"


def _attempt(text: str) -> str | Exception:
    import quickjs

    try:
        context = quickjs.Context()
        context.set_max_stack_size(_STACK)
        context.eval("globalThis.sourceMap = {};")  # a part of terser that is not asked for
        context.eval(TERSER.read_text(encoding="utf-8"))
        context.set("text", text)
        # slice() because the engine cannot hand over a string it has not yet joined.
        return str(context.eval(f"Terser.minify_sync(text, {json.dumps(OPTIONS)}).code.slice(0)"))
    except Exception as error:
        return ValueError(f"the runtime cannot be minified: {str(error).splitlines()[0]}")
