"""The package as a wheel beside the labs' notebooks, for who has nothing but a notebook and an empty folder.

It is written here, with the standard library, since the tools that make wheels fetch themselves from a package index
first. The same sources give the same bytes.

Source: PEP 427, The Wheel Binary Package Format 1.0; core metadata 2.1.
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gdviz.files import zipped

TAG = "py3-none-any"


def wheel(root: Path) -> tuple[str, bytes]:
    """The name and the bytes of a checkout's wheel.

    Arguments:
        root: the folder of pyproject.toml and of the package.
    """
    project = _project(root)
    stem = _stem(project)
    files = dict(_package(root, project["name"])) | dict(_about(root, stem, project))
    record = f"{stem}.dist-info/RECORD"
    files[record] = "".join([*map(_line, files, files.values()), f"{record},,\n"]).encode()
    return wheel_name(root), zipped(files)


def wheel_name(root: Path) -> str:
    """What the wheel of a checkout is called, as pip wants it."""
    return f"{_stem(_project(root))}-{TAG}.whl"


def _project(root: Path) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _stem(project: Mapping[str, Any]) -> str:
    return f"{project['name']}-{project['version']}"


def _package(root: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted((root / name).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _about(root: Path, stem: str, project: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    folder = f"{stem}.dist-info"
    for licence in sorted(root.glob("LICENSE*")):
        yield f"{folder}/{licence.name}", licence.read_bytes()
    yield f"{folder}/METADATA", "".join(f"{line}\n" for line in _metadata(project)).encode()
    yield f"{folder}/WHEEL", f"Wheel-Version: 1.0\nGenerator: gdviz\nRoot-Is-Purelib: true\nTag: {TAG}\n".encode()
    scripts = "".join(f"{name} = {target}\n" for name, target in project["scripts"].items())
    yield f"{folder}/entry_points.txt", f"[console_scripts]\n{scripts}".encode()


def _metadata(project: Mapping[str, Any]) -> Iterator[str]:
    yield from ("Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {project['version']}")
    yield from (f"Summary: {project['description']}", f"License: {project['license']['text']}")
    yield f"Requires-Python: {project['requires-python']}"
    yield from (f"Requires-Dist: {each}" for each in project["dependencies"])
    for extra, needed in project["optional-dependencies"].items():
        yield f"Provides-Extra: {extra}"
        yield from (f'Requires-Dist: {each}; extra == "{extra}"' for each in needed)


def _line(name: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"
