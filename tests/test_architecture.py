"""What holds for the package as a whole: who may import whom, how long a file is, what a scene must have."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import gdviz
from gdviz import scenes

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "gdviz"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in FILES}

# From the mathematics down to the files. None of these may import one that is below it, not by detours either.
ORDER = (
    "autodiff", "objectives", "optimizers", "descent", "marks", "scene", "scenes", "render", "gif", "worker",
    "build", "__main__",
)  # fmt: skip
DRAWING = (
    "gdviz.render",
    "gdviz.gif",
    "gdviz.video",
    "gdviz.frames",
    "gdviz.sprites",
    "gdviz.drawing",
    "gdviz.notebook",
    "gdviz.browser_layout",
)


@cache
def _tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def _imported(name, file):
    """The modules of the package that a module imports when it runs, inside its functions too."""
    checking = {
        inner
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(_tree(file)):
        if node in checking:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "gdviz":
            parts = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (part for part in parts if part in NAMES)
            if node.module != "gdviz" and not all(part in NAMES for part in parts):
                yield node.module


GRAPH = {name: sorted(set(_imported(name, file)) - {name}) for name, file in NAMES.items()}


@cache
def _reached(name):
    found, waiting = set(), list(GRAPH[name])
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += GRAPH[each]
    return found


def test_no_module_imports_itself_by_a_detour():
    assert [name for name in NAMES if name in _reached(name)] == []


def test_imports_point_one_way():
    order = [f"gdviz.{name}" for name in ORDER]
    wrong = [
        f"{upper} imports {lower}"
        for at, upper in enumerate(order)
        for lower in order[at + 1 :]
        if lower in _reached(upper)
    ]
    assert wrong == []


def test_a_chapter_imports_what_it_shows_and_nothing_that_draws():
    chapters = [name for name in NAMES if name.startswith("gdviz.scenes.")]
    assert chapters
    assert {name: drawing for name in chapters if (drawing := set(DRAWING) & _reached(name))} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_only_the_renderer_knows_matplotlib_and_nobody_pyplot_or_eval(file):
    name = next(name for name, path in NAMES.items() if path == file)
    imported = {
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not [each for each in imported if "pyplot" in each]
    if not name.startswith(DRAWING):
        assert not [each for each in imported if each.split(".")[0] in ("matplotlib", "mpl_toolkits")]
    called = {ast.unparse(node.func) for node in ast.walk(_tree(file)) if isinstance(node, ast.Call)}
    assert not called & {"eval", "exec", "compile", "__import__", "matplotlib.use"}


@pytest.mark.parametrize(
    "file", [*FILES, *sorted((ROOT / "scripts").glob("*.py"))], ids=lambda file: str(file.relative_to(ROOT))
)
def test_files_and_functions_stay_short_enough_to_read(file):
    assert len(_code_lines(file)) <= 260
    functions = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.FunctionDef)]
    assert {node.name: length for node in functions if (length := _length(node)) > 40} == {}


def _code_lines(file):
    """The numbers of the lines that hold code: neither blank, nor comment, nor docstring."""
    documented = [
        node for node in ast.walk(_tree(file)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)
    ]
    docstrings = {
        line
        for node in documented
        if ast.get_docstring(node) is not None
        for line in range(node.body[0].lineno, node.body[0].end_lineno + 1)
    }
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return [at for at, line in lines if line.strip() and not line.strip().startswith("#") and at not in docstrings]


def _length(function):
    """Lines of the body, the docstring apart."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, gdviz, gdviz.build, gdviz.__main__; print({'numpy', 'matplotlib'} & sys.modules.keys())"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_every_public_name_is_where_the_package_says():
    for name in gdviz.__all__:
        assert getattr(gdviz, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Adma'"):
        _ = gdviz.Adma


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_every_scene_has_words_and_a_page(scene):
    assert len(scene.alt) > 40
    assert scene.title
    assert scene.caption.endswith("?")
    pages = [page for page in sorted((ROOT / "docs").rglob("*.md")) if _shows(page, scene.id)]
    assert pages, f"no page shows {scene.id}"


def _shows(page, id):
    return re.search(rf"scene\(\s*['\"]{re.escape(id)}['\"]", page.read_text(encoding="utf-8"))
