"""Which code a scene depends on, found by reading the sources and not by running them.

A definition depends on the names in it, they on the names in theirs. In `BY_DEFINITION`, where a change to one
definition says nothing of its neighbours, each counts by itself; of any other module the whole file counts, with all
that it imports. Who imports a folder that has nothing but a docstring of its own looks through it: all of it counts. So
an edit of one optimiser reaches the scenes that run it and no others, an edit of the renderer reaches all. Comments and
layout do not count in the former, everything does in the latter.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

Origin = tuple[str, str | int]

BY_DEFINITION = ("objectives", "optimizers", "scenes", "figure.style")  # folders and modules


@dataclass
class Sources:
    """The sources of a package.

    Attributes:
        root: the folder that holds its modules.
        package: its name.
    """

    root: Path
    package: str = "gdviz"
    _modules: dict[str, Module] = field(default_factory=dict)

    def digests(self, origins: Iterable[Origin], apart: Iterable[str] = ()) -> dict[str, str]:
        """The digest of every definition and file that `origins` depend on, by name, in alphabetical order.

        Arguments:
            origins: where to begin.
            apart: what to leave out with all that only it depends on, as its value is accounted for elsewhere:
                "gdviz.figure.style:THEMES", say.

        Raises:
            ValueError: when an origin, or a name in `apart`, is not there.
        """
        left_out = frozenset(apart)
        for reference in left_out:
            self._check(*reference.split(":"))
        found: dict[str, str] = {}
        waiting: list[tuple[Module, str]] = []
        for origin in origins:
            self._check(origin[0])
            waiting += self._part(*origin)
        while waiting:
            module, name = waiting.pop()
            key = f"{module.name}:{name}" if name else module.name
            if key not in found and key not in left_out:
                found[key] = module.digest(name)
                waiting += [part for used in module.uses(name) for part in self._part(*used)]
        return dict(sorted(found.items()))

    def _part(self, module_name: str, name: str | int) -> Iterator[tuple[Module, str]]:
        """What stands behind a name: a definition, a whole file (name ""), or nothing where it is not ours."""
        module = self._module(module_name)
        submodule = self._module(f"{module_name}.{name}") if isinstance(name, str) and name else None
        if submodule is not None:
            yield from ((inner, "") for inner in self._whole(submodule))
        elif module is None:
            return
        elif isinstance(name, int):
            yield module, module.name_at(name)
        elif name in module.imported:
            yield from self._part(*module.imported[name])
        elif self._counts_whole(module) or name not in module.definitions:
            yield module, ""
        else:
            yield module, name

    def _check(self, module_name: str, name: str = "") -> None:
        """ValueError unless there is such a module, and such a name in it."""
        module = self._module(module_name)
        if module is None or (name and name not in module.definitions):
            raise ValueError(f"{module_name}{':' * bool(name)}{name} is not there: it has another name now")

    def _whole(self, module: Module) -> Iterator[Module]:
        """A module, and if it is a folder that only says what it is for, all that is in it."""
        yield module
        if module.file.name == "__init__.py" and not module.imported and not module.definitions:
            for file in sorted(module.file.parent.glob("*.py")):
                inner = self._module(f"{module.name}.{file.stem}")
                if inner is not None and file != module.file:
                    yield inner

    def _counts_whole(self, module: Module) -> bool:
        inner = module.name.removeprefix(f"{self.package}.")
        return not any(inner == part or inner.startswith(f"{part}.") for part in BY_DEFINITION)

    def _module(self, name: str) -> Module | None:
        if name not in self._modules:
            if name.split(".")[0] != self.package:
                return None
            path = self.root.joinpath(*name.split(".")[1:])
            file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
            if name == self.package or not file.is_file():
                return None  # the package's own __init__ only names its parts
            self._modules[name] = Module(name, file)
        return self._modules[name]


@dataclass
class Module:
    """One source file: its definitions by name, and where the names it imports come from.

    Attributes:
        name: dotted, with that of the package.
    """

    name: str
    file: Path

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.file.read_text(encoding="utf-8"))

    @cached_property
    def definitions(self) -> dict[str, list[ast.stmt]]:
        """The statements that define or set each name at the top of the file."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.tree.body:
            for name in _defined(statement):
                found.setdefault(name, []).append(statement)
        return found

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """Local name -> (module, name there); name "" for a module itself."""
        return dict(_imports(self.tree))

    def name_at(self, line: int) -> str:
        """A name defined by the top-level statement around a line; "" where there is none."""
        for statement in self.tree.body:
            if statement.lineno <= line <= (statement.end_lineno or line):
                return next(iter(_defined(statement)), "")
        return ""

    def digest(self, name: str) -> str:
        """The digest of a definition, or of the whole file for the name ""."""
        if not name:
            return hashlib.sha256(self.file.read_bytes()).hexdigest()
        text = "".join(ast.dump(statement) for statement in self.definitions[name])
        return hashlib.sha256(text.encode()).hexdigest()

    def uses(self, name: str) -> Iterator[tuple[str, str]]:
        """The (module, name) pairs a definition refers to; of a whole file, its imports."""
        if not name:
            yield from self.imported.values()
            yield self.name.rpartition(".")[0], ""  # importing a module runs the package it is in
            return
        for statement in self.definitions[name]:
            local = dict(_imports(statement))
            yield from local.values()
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and node.id in self.definitions:
                    yield self.name, node.id
                elif isinstance(node, ast.Name) and node.id in self.imported:
                    yield self.imported[node.id]


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))


def _imports(tree: ast.AST) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, (node.module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name, (alias.name, "")
