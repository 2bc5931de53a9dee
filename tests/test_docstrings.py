"""How the package explains itself: everything public says what it is, in sections of one kind and one order."""

import ast
import builtins
import inspect
import re
from functools import cache
from itertools import pairwise

import click
import pytest

from gdviz.paths import PACKAGE

SECTIONS = ("Arguments", "Attributes", "Returns", "Raises", "Source")
NAMING = ("Arguments", "Attributes")
HEADER = re.compile(r"([A-Z]\w*):(?: (.+))?")
ENTRY = re.compile(r"    (\w+): (.+)")

FILES = {str(file.relative_to(PACKAGE.parent)): file for file in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree(file):
    return ast.parse(FILES[file].read_text(encoding="utf-8"))


@cache
def classes():
    """Every class of the package by its name."""
    nodes = (node for file in FILES for node in ast.walk(tree(file)))
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


def documented(file):
    """(qualified name, node) of a module, its classes and functions, and their methods; not of inner functions."""
    waiting = [("module", tree(file))]
    while waiting:
        name, node = waiting.pop()
        yield name, node
        if not isinstance(node, ast.FunctionDef):
            inner = (each for each in node.body if isinstance(each, ast.FunctionDef | ast.ClassDef))
            waiting += [(each.name if name == "module" else f"{name}.{each.name}", each) for each in inner]


def is_public(name):
    return not any(part.startswith("_") for part in name.split("."))


def split(docstring):
    """The prose, the sections as (header, text after the colon, lines below), and the prose that follows on them."""
    blocks = [block.splitlines() for block in inspect.cleandoc(docstring).split("\n\n")]
    prose, sections, stray = blocks[:1], [], []
    for block in blocks[1:]:
        header = HEADER.fullmatch(block[0])
        if header:
            sections.append((header[1], header[2] or "", block[1:]))
        else:
            (stray if sections else prose).append(block)
    return prose, sections, stray


def bases(node):
    """A class and those of the package that it inherits from."""
    yield node
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in classes():
            yield from bases(classes()[base.id])


def parameters(function):
    arguments = function.args
    several = [each for each in (arguments.vararg, arguments.kwarg) if each]
    return {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *several)}


def fields(node):
    """What an instance of a class has: annotated names, properties, and what its methods set on `self`."""
    for each in (inner for base in bases(node) for inner in base.body):
        if isinstance(each, ast.AnnAssign):
            yield each.target.id
        if isinstance(each, ast.FunctionDef):
            yield from [each.name] if each.decorator_list else []
            yield from parameters(each) - {"self"} if each.name == "__init__" else []
            stored = (inner for inner in ast.walk(each) if isinstance(inner, ast.Attribute))
            yield from (
                inner.attr
                for inner in stored
                if isinstance(inner.ctx, ast.Store) and isinstance(inner.value, ast.Name) and inner.value.id == "self"
            )


def is_exception(name):
    """Whether this is the name of an exception: Python's, that of the command line, or one of the package."""
    known = getattr(builtins, name, None) or getattr(click, name, None)
    if isinstance(known, type):
        return issubclass(known, BaseException)
    ours = classes().get(name)
    return ours is not None and any(is_exception(base.id) for base in ours.bases if isinstance(base, ast.Name))


def problems(name, node):
    """What is wrong with one docstring, in words."""
    docstring = ast.get_docstring(node, clean=False)
    if docstring is None:
        return [f"{name}: no docstring"] if is_public(name) else []
    prose, sections, stray = split(docstring)
    headers = [header for header, _, _ in sections]
    wrong = [f"{header}: is no section" for header in headers if header not in SECTIONS]
    order = [SECTIONS.index(header) for header in headers if header in SECTIONS]
    wrong += ["sections out of order, or twice"] if any(one >= other for one, other in pairwise(order)) else []
    wrong += ["the first sentence has no line of its own"] if len(prose[0]) > 1 else []
    wrong += ["text after the sections"] if stray else []
    for header, text, lines in sections:
        wrong += _section_problems(node, header, text, lines) if header in SECTIONS else []
    if is_public(name) and not isinstance(node, ast.Module):
        errors = re.findall(r"\b[A-Z]\w*Error\b", " ".join(line for block in prose for line in block))
        wrong += [f"{error} stands outside Raises:" for error in errors]
    return [f"{name}: {each}" for each in wrong]


def _section_problems(node, header, text, lines):
    if header == "Source":
        return [] if text else ["Source: says nothing"]
    if text or not lines or not all(line.startswith("    ") for line in lines):
        return [f"{header}: is not followed by indented lines"]
    if header == "Returns":
        return []
    first_lines = [line for line in lines if not line.startswith("     ")]
    entries = [entry for line in first_lines if (entry := ENTRY.fullmatch(line))]
    wrong = [f"{header}: {line.strip()!r} is no 'name: text'" for line in first_lines if not ENTRY.fullmatch(line)]
    names = [entry[1] for entry in entries]
    if header in NAMING:
        known = parameters(node) if isinstance(node, ast.FunctionDef) else set(fields(node))
        wrong += [f"{header}: there is no {name}" for name in names if name not in known]
        return wrong
    wrong += [f"{header}: {name} is no exception" for name in names if not is_exception(name)]
    loose = [entry[0].strip() for entry in entries if not entry[2].startswith(("when ", "as for "))]
    return wrong + [f"{header}: {line!r} does not say when" for line in loose]


@pytest.mark.parametrize("file", FILES)
def test_everything_public_explains_itself_in_sections_of_one_kind(file):
    found = [problem for name, node in documented(file) for problem in problems(name, node)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Halve.", None),
        ("Halve.\n\nArguments:\n    x: in metres,\n        or feet.\n\nRaises:\n    ValueError: when x is odd.", None),
        ("Halve.\n\nReturns:\n    A number: half of x.\n\nSource: Euclid, book 7.", None),
        ("Halve\nthe number.", "the first sentence has no line of its own"),
        ("Halve.\n\nArgs:\n    x: in metres.", "Args: is no section"),
        ("Halve.\n\nMethod: Euclid's.", "Method: is no section"),
        ("Halve.\n\nArguments:\n    y: in metres.", "Arguments: there is no y"),
        ("Halve.\n\nArguments:\n    in metres.", "Arguments: 'in metres.' is no 'name: text'"),
        ("Halve.\n\nArguments: x, in metres.", "Arguments: is not followed by indented lines"),
        ("Halve.\n\nRaises:\n    Oddness: when x is odd.", "Raises: Oddness is no exception"),
        ("Halve.\n\nRaises:\n    ValueError: x is odd.", "Raises: 'ValueError: x is odd.' does not say when"),
        ("Halve; ValueError where x is odd.", "ValueError stands outside Raises:"),
        ("Halve.\n\nSource: Euclid.\n\nReturns:\n    Half.", "sections out of order, or twice"),
        ("Halve.\n\nReturns:\n    Half.\n\nAnd so on.", "text after the sections"),
    ],
)
def test_a_docstring_that_strays_is_found(text, problem):
    function = ast.parse(f"def halve(x):\n    {text!r}").body[0]
    assert problems("halve", function) == ([] if problem is None else [f"halve: {problem}"])


def test_what_has_no_docstring_is_found_and_a_field_is_known_by_any_way_it_came():
    source = ast.parse(
        "class Base:\n    a: int\nclass Thing:\n    'A thing.'\n    b: int = 0\n"
        "    def __init__(self, c):\n        self.d = c\n    @property\n    def e(self):\n        return 1\n"
    )
    thing = source.body[1]
    assert set(fields(thing)) == set("bcde")
    assert problems("Base", source.body[0]) == ["Base: no docstring"] and problems("_Base", source.body[0]) == []


@pytest.mark.parametrize("file", FILES)
def test_code_in_text_stands_between_single_backticks(file):
    assert "``" not in FILES[file].read_text(encoding="utf-8")
