"""What holds for the package as a whole: who may import whom, how long a file is, what a scene must have."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from functools import cache

import pytest

import gdviz
from gdviz import exercises, scenes
from gdviz.paths import PACKAGE, ROOT

FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in FILES}
MAP_LINE = re.compile(r"^- ((?:`\w+`(?:, )?)+): ", re.M)


def mapped(text):
    """The names at the beginnings of the lines of a map, from top to bottom; those of one line stand on one floor."""
    return [re.findall(r"\w+", names) for names in MAP_LINE.findall(text)]


# The map of the package says which folder stands above which; the files beside the folders stand below them all.
FLOORS = mapped(gdviz.__doc__)
FLOOR_OF = {name: len(FLOORS) - floor for floor, names in enumerate(FLOORS) for name in names}
WITHOUT_PICTURES = ("figure", "scenes", "objectives", "optimizers", "symbolic", "autodiff")
MAY_DRAW = ("gdviz.drawing", "gdviz.pictures", "gdviz.page.layout")


@cache
def _tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def _imports(file):
    """The names a file imports, inside its functions and for type checking too: (module, name or "")."""
    found = []
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: imports say where from in full"
            found += [(node.module, alias.name) for alias in node.names]
    return found


def _modules(module, name):
    """The modules behind one imported name; a folder that only says what it is for stands for all that is in it."""
    whole = f"{module}.{name}" if f"{module}.{name}" in NAMES else module
    if whole not in NAMES or whole == "gdviz":
        return set()
    statements = [node for node in _tree(NAMES[whole]).body if not isinstance(node, ast.Expr)]
    if NAMES[whole].name == "__init__.py" and not statements:
        return {each for each in NAMES if each == whole or each.rpartition(".")[0] == whole}
    return {whole}


GRAPH = {name: {each for pair in _imports(file) for each in _modules(*pair)} - {name} for name, file in NAMES.items()}


@cache
def _reached(name):
    found, waiting = set(), list(GRAPH[name])
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += GRAPH[module]
    return found


def _place(name):
    """The folder of a module, or for a file beside the folders its own name; "" for what runs the whole."""
    parts = name.split(".")
    return "" if len(parts) == 1 or parts[1] == "__main__" else parts[1]


def test_the_map_names_every_folder_and_file():
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set(FLOOR_OF) == there - {"__init__", "__main__"}
    contributing = mapped((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert contributing == FLOORS


@pytest.mark.parametrize("name", [name for name in NAMES if _place(name)])
def test_a_folder_imports_only_what_stands_below_it(name):
    floor = FLOOR_OF[_place(name)]
    above = {module for module in GRAPH[name] if not _place(module) or FLOOR_OF[_place(module)] > floor}
    assert above == set()


def test_no_module_imports_itself_by_a_detour():
    assert [name for name in NAMES if name in _reached(name)] == []


@pytest.mark.parametrize("name", [name for name in NAMES if _place(name) in WITHOUT_PICTURES])
def test_what_a_figure_is_made_of_reaches_neither_pictures_nor_pages(name):
    reached = {name, *_reached(name)}
    assert not [module for module in reached if module.startswith((*MAY_DRAW, "gdviz.page"))]
    outside = {module.split(".")[0] for each in reached for module, _ in _imports(NAMES[each])}
    assert outside.isdisjoint({"matplotlib", "mpl_toolkits", "PIL", "html", "markdown", "mkdocs"})


@pytest.mark.parametrize("name", NAMES)
def test_only_drawing_knows_matplotlib_and_nobody_pyplot_or_eval(name):
    imported = {f"{module}.{each}" if each else module for module, each in _imports(NAMES[name])}
    assert not [each for each in imported if "pyplot" in each]
    if not name.startswith(MAY_DRAW):
        assert not [each for each in imported if each.split(".")[0] in ("matplotlib", "mpl_toolkits")]
    called = {ast.unparse(node.func) for node in ast.walk(_tree(NAMES[name])) if isinstance(node, ast.Call)}
    assert not called & {"eval", "exec", "compile", "__import__", "matplotlib.use"}


def test_what_is_found_by_looking_is_imported_by_nobody():
    """A new mark, part or chapter touches no list: what holds them is the folder."""
    # For a fact of one mark or part, whatever others there are:
    asking = {"gdviz.page.layout", "gdviz.page.constants", "gdviz.pictures.figure_data"}
    for folder in ("gdviz.drawing.marks", "gdviz.page.parts", "gdviz.scenes"):
        inside = {name for name in NAMES if name.startswith(f"{folder}.")}
        for name in set(NAMES) - inside - asking:
            named = {each for module, part in _imports(NAMES[name]) for each in (module, f"{module}.{part}")}
            assert named.isdisjoint(inside), name


# ---- names in quotes


def _resolves(dotted):
    """Whether a dotted name, gdviz.figure.style:THEMES or gdviz.optimizers.Adam.update, leads somewhere."""
    dotted, _, attribute = dotted.partition(":")
    parts = [*dotted.split("."), *filter(None, [attribute])]
    for end in range(len(parts), 0, -1):
        if ".".join(parts[:end]) in NAMES:
            found = importlib.import_module(".".join(parts[:end]))
            for part in parts[end:]:
                if not hasattr(found, part):
                    return False
                found = getattr(found, part)
            return True
    return False


NAMING = [
    *FILES,
    *sorted((ROOT / "scripts").glob("*.py")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "docs/labs").glob("*.py")),
    *(ROOT / name for name in ("mkdocs.yml", "pyproject.toml", "README.md", "CONTRIBUTING.md")),
]


@pytest.mark.parametrize("file", NAMING, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_name_of_the_package_in_a_text_leads_somewhere(file):
    text = file.read_text(encoding="utf-8")
    dotted = set(re.findall(r"(?<![\w./-])gdviz(?:\.[A-Za-z_]\w*)+(?::[A-Za-z_]\w*)?(?![\w(]*\.(?:js|py|css))", text))
    assert [name for name in sorted(dotted) if not _resolves(name) and not _is_of_the_browser(name)] == []
    paths = set(re.findall(r"(?<![\w/])gdviz/[\w/]+\.(?:py|json|js)\b", text))
    assert [path for path in sorted(paths) if not (ROOT / path).is_file()] == []


def _is_of_the_browser(name):
    """The global object of the runtime has the package's name."""
    return name.split(".")[1] in ("define", "definitions", "marks", "parts", "views", "texts", "attach", "Store")


def test_what_the_tools_are_told_to_load_is_there():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, name = settings["project"]["scripts"]["gdviz"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))
    for pattern in settings["tool"]["setuptools"]["package-data"]["gdviz"]:
        assert list(PACKAGE.glob(pattern)), pattern
    for pattern in settings["tool"]["ruff"]["lint"]["per-file-ignores"]:
        assert list(ROOT.glob(pattern.removesuffix("/**") + ("/*" if pattern.endswith("/**") else ""))), pattern


# ---- size


@pytest.mark.parametrize(
    "file",
    [*FILES, *sorted((ROOT / "scripts").glob("*.py"))],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_files_and_functions_stay_short_enough_to_read(file):
    assert len(_code_lines(file)) <= 260
    functions = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.FunctionDef)]
    assert {node.name: length for node in functions if (length := _length(node)) > 40} == {}


@pytest.mark.parametrize("file", sorted((ROOT / "tests").rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_tests_stay_short_enough_to_read(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 320


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


# ---- tests mirror the folders


def test_a_test_of_a_module_stands_where_the_module_does():
    """tests/drawing/marks/test_curve.py tests gdviz/drawing/marks/curve.py: a test file names a module of its folder,
    or the folder itself.
    """
    wrong = []
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        folder = file.relative_to(ROOT / "tests").parent
        if folder.parts and (PACKAGE / folder).is_dir():
            stem = file.stem.removeprefix("test_")
            known = {folder.name, *(path.stem for path in (PACKAGE / folder).iterdir())}
            if not any(stem == name or stem.startswith(f"{name}_") for name in known):
                wrong.append(file.relative_to(ROOT).as_posix())
    assert wrong == []


def test_every_module_has_a_test_file_of_its_own():
    said = {"__init__", "__main__", "arrays"}  # which say where things are, and nothing else
    asked = {f"exercises/{each.id.partition('.')[0]}.py" for each in exercises.all()}  # tested by walking over them all
    modules = [file.relative_to(PACKAGE) for file in PACKAGE.rglob("*.py") if file.stem not in said]
    modules = [module for module in modules if module.as_posix() not in asked]
    wanted = [ROOT / "tests" / module.parent / f"test_{module.name}" for module in modules]
    assert [file.relative_to(ROOT).as_posix() for file in wanted if not file.is_file()] == []


# ---- what is public


def test_importing_the_package_imports_nothing_heavy():
    code = (
        "import sys, gdviz, gdviz.builder.figures, gdviz.cli.main; print({'numpy', 'matplotlib'} & sys.modules.keys())"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


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


@pytest.mark.xdist_group("together")
def test_what_belongs_together_is_run_by_one_process(request):
    """pytest-xdist says so at the end of a name; of a pytest that is too new for it, it forgets to without a word."""
    assert not hasattr(request.config, "workerinput") or request.node.nodeid.endswith("@together")
