"""Scenes that stand in a file of somebody's own: found by running it, and each field of them looked at.

`figures.py:name` is the scene that the variable `name` of the file holds; its id is `figures.name`. What is wrong in
the file is one line that begins with file and line.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

from gdviz.errors import nearest
from gdviz.figure.scene import Scene

_PLACE = re.compile(r"(?P<file>.+\.py)(?::(?P<name>[^\\/]*))?", re.DOTALL)
_UNKNOWN = re.compile(r"(\w+)\.__init__\(\) got an unexpected keyword argument '(\w+)'")
_LONGEST = 4096  # signs of the name of a file, which no system has more of
_MOST = 60  # signs of a value that are shown


def is_place(text: str) -> bool:
    """Whether this names a file of scenes, or a scene in one, and not a scene of the course."""
    return len(text) <= _LONGEST and _PLACE.fullmatch(text) is not None


def found(text: str) -> tuple[Scene, ...]:
    """The scene of `path/to/figures.py:name`; all of the file where no name is given.

    Raises:
        ValueError: when there is none, or something in the file is wrong.
    """
    match = _PLACE.fullmatch(text)
    assert match is not None
    every = scenes_in(Path(match["file"]))
    if not every:
        raise ValueError(f"{match['file']}: there is no scene in it: give a variable a gdviz.Scene(...)")
    if not match["name"]:
        return every
    names = {scene.id.partition(".")[2]: scene for scene in every}
    if match["name"] not in names:
        raise ValueError(f"{match['file']}: no scene {match['name']!r} in it: {nearest(match['name'], names)}")
    return (names[match["name"]],)


def named(text: str) -> tuple[Scene, ...]:
    """The same, each with what names it to a command, `path/to/figures.py:name`, as its id.

    Raises:
        ValueError: when there is none, or something in the file is wrong.
    """
    file = text[: text.rindex(".py") + 3]
    return tuple(replace(scene, id=f"{file}:{scene.id.partition('.')[2]}") for scene in found(text))


@cache
def scenes_in(file: Path) -> tuple[Scene, ...]:
    """Every scene of a file, in the order in which they are defined.

    Raises:
        ValueError: when there is no such file, or something in it is wrong.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {getattr(error, 'strerror', None) or 'this is no text in UTF-8'}") from None
    module = _run(file)
    made = {
        name: value for name, value in vars(module).items() if isinstance(value, Scene) and not name.startswith("_")
    }
    for name, scene in made.items():
        _check(file, text, name, scene)
    return tuple(replace(scene, id=f"{file.stem}.{name}") for name, scene in made.items())


def line_of(file: Path, name: str) -> int:
    """The line of a file on which a variable is set."""
    return _line(ast.parse(file.read_text(encoding="utf-8")), name)


class _Loader(SourceFileLoader):
    """Loads a file as it stands, and keeps nothing beside it: that would not tell two edits within a second."""

    def get_code(self, fullname: str) -> types.CodeType:
        """What the file says now."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def _run(file: Path) -> types.ModuleType:
    name = f"_scenes_of_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file, loader=_Loader(name, str(file)))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and pickles of it look there
    beside = str(file.resolve().parent)
    sys.path.insert(0, beside)  # as Python does for a file that it runs
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ValueError(f"{file}:{_line_in(file, error)}: {_told(error)}") from None
    finally:
        sys.path.remove(beside)
    return module


def _line_in(file: Path, error: BaseException) -> int:
    """The last line of the file that an error passed through."""
    if isinstance(error, SyntaxError) and error.lineno:
        return error.lineno
    line, at = 1, error.__traceback__
    while at is not None:
        line = at.tb_lineno if at.tb_frame.f_code.co_filename == str(file) else line
        at = at.tb_next
    return line


def _told(error: BaseException) -> str:
    """What an error says; of a field that there is not, what there is."""
    text = " ".join(str(error).split()) or "no message"
    if unknown := _UNKNOWN.search(text):
        kinds = (
            getattr(module, unknown[1], None) for name, module in [*sys.modules.items()] if name.startswith("gdviz")
        )
        kind = next((kind for kind in kinds if is_dataclass(kind)), None)
        known = [field.name for field in fields(kind)] if kind else []
        return f"{unknown[1]} has no {unknown[2]!r}: {nearest(unknown[2], known)}"
    return text if isinstance(error, ValueError) else f"{type(error).__name__}: {text}"


# ---- the fields of a scene


def _check(file: Path, text: str, name: str, scene: Scene) -> None:
    """ValueError for a field whose value is of another type than it takes, or that does not fit the others."""
    tree = ast.parse(text)
    for where, value, wanted in _misfits(scene, name):
        path = re.findall(r"\.(\w+)", where)
        shown = repr(value)
        shown = shown if len(shown) <= _MOST else f"{shown[: _MOST - 3]}..."
        raise ValueError(f"{file}:{_line(tree, name, *reversed(path))}: {where} = {shown}: give {wanted}")
    try:
        scene.still_state().trajectories  # noqa: B018  # every control is checked, every run is run
        if scene.animation:
            scene.frames()
    except Exception as error:
        raise ValueError(f"{file}:{_line(tree, name)}: {name}: {_told(error)}") from None


def _line(tree: ast.Module, name: str, *path: str) -> int:
    """The line on which a variable is set, or on which that names the first of these fields that it names."""
    for statement in tree.body:
        targets = [
            node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        ]
        if name in targets:
            named = [node for node in ast.walk(statement) if isinstance(node, ast.keyword)]
            given = (node.value.lineno for field in path for node in named if node.arg == field)
            return next(given, statement.lineno)
    return 1


def _misfits(value: Any, where: str) -> Iterator[tuple[str, Any, str]]:
    """Each field that has a value of another type than it takes: where, the value, and what is accepted."""
    if isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _misfits(each, f"{where}[{place}]")
    if not is_dataclass(value) or isinstance(value, type) or not type(value).__module__.startswith("gdviz.figure"):
        return
    hints = _hints(type(value))
    for field in fields(value):
        given = getattr(value, field.name)
        if field.name in hints and not _fits(given, hints[field.name]):
            yield f"{where}.{field.name}", given, _accepted(str(field.type))
        else:
            yield from _misfits(given, f"{where}.{field.name}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    try:
        return get_type_hints(kind)
    except NameError:  # of something that is imported for type checking alone
        return {}


def _fits(value: Any, hint: Any) -> bool:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, each) for each in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        several = inner[-1:] == (...,)
        kinds = (inner[0],) * len(value) if several else inner
        return len(kinds) == len(value) and all(map(_fits, value, kinds))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(each, inner[1]) for each in value.values())
    if origin is Callable or hint is Callable:
        return callable(value)
    if hint is float:
        return isinstance(value, int | float | np.number)
    if hint is int:
        return isinstance(value, int | np.integer)
    return hint is Any or not isinstance(hint, type) or isinstance(value, hint)


def _accepted(written: str) -> str:
    """A type as a sentence has it."""
    plain = {
        "float": "a number",
        "float | tuple[float, ...]": "a number, or a tuple of some",
        "int": "a whole number",
        "str": "a text",
        "bool": "True or False",
    }
    single = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", written)
    return plain.get(written) or (f"a tuple of {single[1]}, as (one,) or (one, two)" if single else written)
