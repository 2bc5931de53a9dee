"""The one script that draws every scene: the modules of docs/assets/javascripts/scene, joined.

What reads a reader's formula is a script of its own, which only the figures load that take one. So are the marks and
parts that few figures have: they find the names they use of the first script in its global.

Each is one closure whose only trace is the global `gdviz`; how modules are joined says `gdviz.page.modules`.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib.util import find_spec

from gdviz.page.modules import CONSTANTS, Module, in_order, modules
from gdviz.page.runtime_files import MORE
from gdviz.paths import D3_SCRIPTS, VENDOR

D3 = D3_SCRIPTS / "d3.min.js"
TERSER = VENDOR / "terser.min.js"
FORMULAS = "formula/formula.js"  # what the script of formulas is made of, with all it imports
HOOKS: tuple[str, ...] = (
    "marks",
    "views",
    "parts",
    "texts",
    "definitions",
    "define",
    "attach",
    "Store",
    "shared",
    "more",
)
_COMPRESS = {"passes": 2, "ecma": 2020, "sequences": False, "inline": 1, "lhs_constants": False}  # smallest once packed
OPTIONS = {"compress": _COMPRESS, "mangle": True, "format": {"comments": False, "ecma": 2020}}
_STACK = 64_000_000  # bytes: the minifier calls itself often


def source_of(*names: str) -> str:
    """Modules with all they import as a script whose names others can see, such as `formula/formula.js`."""
    return "\n".join([D3.read_text(encoding="utf-8"), *_joined(*names)])


def source() -> str:
    """The runtime as it is read: every module under a line that names it, in one closure."""
    licence, d3 = D3.read_text(encoding="utf-8").split("\n", 1)  # whose it is, and what it is
    shared = sorted({name for script in MORE for name in _asked(script)})
    given = f"Object.assign(gdviz, {{ shared: {{ {', '.join(shared)} }}, more: new Set() }});"
    return "\n".join([licence, "(() => {", '"use strict";', d3, *_joined(*_drawing()), given, "})();", ""])


def _drawing() -> list[str]:
    """All modules but those of the other scripts."""
    known = modules()
    apart = {module.name for module in in_order(known, FORMULAS)} - {CONSTANTS}
    apart |= {name for names in MORE.values() for name in names}
    return [name for name in sorted(known) if name not in apart]


def _apart(script: str) -> list[Module]:
    """The modules of one of the scripts beside the runtime, with constants of their own."""
    known = modules()
    first = {module.name for module in in_order(known, *_drawing())} - {CONSTANTS}
    return [module for module in in_order(known, *MORE[script]) if module.name not in first]


def _asked(script: str) -> set[str]:
    """What the modules of a script import from the runtime."""
    own = {module.name for module in _apart(script)}
    return {
        each for module in _apart(script) for _, target, names in module.imports if target not in own for each in names
    }


def more_source(script: str) -> str:
    """A script beside the runtime as it is read; it runs after that."""
    shared = f"const {{ {', '.join(sorted(_asked(script)))} }} = globalThis.gdviz.shared;"
    alone = "if (!globalThis.gdviz?.shared) return; // the runtime has not come: both are asked for again"
    bodies = [f"// ---- scene/{module.name}\n{module.body()}" for module in _apart(script)]
    told = f'globalThis.gdviz.more.add("{script}");'
    return "\n".join(
        [f"// {script}: see runtime.js", "(() => {", '"use strict";', alone, shared, *bodies, told, "})();", ""]
    )


def more(script: str) -> str:
    """A script beside the runtime as pages load it; see `runtime`."""
    return minified(more_source(script)) if _has_engine() else more_source(script)


def formulas_source() -> str:
    """The script of formulas as it is read."""
    return "\n".join(["// What reads a reader's formula", "(() => {", '"use strict";', *_joined(FORMULAS), "})();", ""])


def formulas() -> str:
    """The script of formulas as pages load it; see `runtime`."""
    return minified(formulas_source()) if _has_engine() else formulas_source()


def _joined(*names: str) -> Iterator[str]:
    for module in in_order(modules(), *names):
        yield f"// ---- scene/{module.name}\n{module.body()}"


def runtime() -> str:
    """The runtime as pages load it: the source, minified; as it is where no engine is installed that could do that."""
    return minified(source()) if _has_engine() else source()


def scripts() -> dict[str, Callable[[], str]]:
    """What makes each file of the live figures: as pages load it, and as it is read."""
    made: dict[str, Callable[[], str]] = {"runtime.js": runtime, "runtime.source.js": source}
    made |= {"formulas.js": formulas, "formulas.source.js": formulas_source}
    for name in MORE:
        made |= {f"{name}.js": partial(more, name), f"{name}.source.js": partial(more_source, name)}
    return made


def digest() -> str:
    """What the runtime depends on, as one text: the same digest, the same runtime."""
    parts = [
        source(),
        formulas_source(),
        *map(more_source, MORE),
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
