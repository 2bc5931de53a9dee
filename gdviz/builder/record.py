"""The record of what has been built from what. Standard library only, and quick.

`Record.is_current` answers "is there anything to do?" from file sizes and times alone; only a file whose time has
changed is read. It must import neither numpy nor matplotlib: nothing to do should take no time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from gdviz.files import write

RECORD = ".record.json"  # beside the figures
NOTES = ".lines"  # ends the name of the file beside it
FORMAT = 1  # of the record; another number means: build everything again
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
LIBRARIES = ("numpy", "matplotlib", "pillow", "contourpy")

Stamp = tuple[int, int, str]
"""Size in bytes, time of the last change in ns, SHA-256."""


def library_versions(every: bool = False) -> dict[str, str]:
    """The installed version of every library that a picture depends on, without importing any.

    Arguments:
        every: of all that is installed, as a lab may import what it likes.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            project, dash, version = name.removesuffix(".dist-info").partition("-")
            if dash and name.endswith(".dist-info") and (every or project.lower() in LIBRARIES):
                found.setdefault(project.lower(), version)
    return dict(sorted(found.items()))


def stamp(file: Path) -> Stamp:
    """What tells whether a file has changed.

    Raises:
        OSError: when there is none.
    """
    status = file.stat()
    return status.st_size, status.st_mtime_ns, hashlib.sha256(file.read_bytes()).hexdigest()


def is_same(file: Path, before: Stamp) -> bool:
    """Whether a file is what it was: the same size and time, or else the same digest."""
    try:
        status = file.stat()
        if status.st_size != before[0]:
            return False
        return status.st_mtime_ns == before[1] or hashlib.sha256(file.read_bytes()).hexdigest() == before[2]
    except OSError:
        return False


def stamps(files: Iterable[Path], root: Path) -> dict[str, Stamp]:
    """The stamp of every file, by its path from `root`."""
    return {file.relative_to(root).as_posix(): stamp(file) for file in files}


class Record:
    """What a folder of built files was made from.

    What is added is noted at once, as a line of a file beside the record: to write the whole record for each output
    would take longer the more there are.

    Attributes:
        path: its JSON file; an unreadable one counts as empty.
        folder: where the built files are.
        sources: the stamp of each file they were made from, by its path from the root.
        outputs: the key and stamp of each of them, by its path from the folder.
        context: what else matters, such as library versions.
    """

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        self.path = path
        self.folder = folder or path.parent
        self.sources: dict[str, Stamp] = {}
        self.outputs: dict[str, tuple[str, Stamp]] = {}
        self.context: dict[str, str] = {}
        self._notes = path.with_name(f"{path.name}{NOTES}")
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))
            if saved["format"] == FORMAT:
                self.sources = {name: _stamp(entry) for name, entry in saved["sources"].items()}
                self.outputs = dict(_output(name, *kept) for name, kept in saved["outputs"].items())
                self.context = dict(saved["context"])
        except _UNREADABLE:
            self.sources, self.outputs, self.context = {}, {}, {}
        self.outputs.update(self._noted())

    def _noted(self) -> Iterator[tuple[str, tuple[str, Stamp]]]:
        """What was added after the record was saved; of a line that a killed build did not end, nothing."""
        try:
            lines = self._notes.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            with suppress(*_UNREADABLE):
                yield _output(*json.loads(line))

    def is_current(self, root: Path, sources: Iterable[Path], context: dict[str, str]) -> bool:
        """Whether these sources, and no others, have already been built completely and the results are all there."""
        if not self.sources or self.context != context:
            return False
        names = {file.relative_to(root).as_posix(): file for file in sources}
        return (
            names.keys() == self.sources.keys()
            and all(is_same(file, self.sources[name]) for name, file in names.items())
            and all(is_same(self.folder / name, kept) for name, (_, kept) in self.outputs.items())
        )

    def has(self, name: str, key: str) -> bool:
        """Whether an output made under this key is there, undamaged."""
        kept = self.outputs.get(name)
        return kept is not None and kept[0] == key and is_same(self.folder / name, kept[1])

    def add(self, name: str, key: str, content: bytes) -> None:
        """Write an output and note it."""
        write(self.folder / name, content)
        self.outputs[name] = (key, stamp(self.folder / name))
        line = json.dumps([name, *self.outputs[name]])
        with open(self._notes, "ab") as notes:
            notes.write(f"\n{line}".encode())  # apart from a line that was not ended

    def remove(self, name: str) -> None:
        """Delete an output and forget it, with the folder if that leaves it empty."""
        self.outputs.pop(name, None)
        if (self.folder / name).is_file():  # of a damaged record it may be anything
            (self.folder / name).unlink()
        parent = (self.folder / name).parent
        if parent != self.folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()

    def settle(self) -> None:
        """Save what was added since that was done last, if anything was."""
        if self._notes.exists():
            self.save()

    def save(self) -> None:
        """Write the record in one piece."""
        content: dict[str, Any] = {
            "format": FORMAT,
            "context": self.context,
            "sources": self.sources,
            "outputs": self.outputs,
        }
        write(self.path, json.dumps(content, indent=0).encode())
        self._notes.unlink(missing_ok=True)


def _output(name: str, key: object, kept: Any) -> tuple[str, tuple[str, Stamp]]:
    return _inside(name), (str(key), _stamp(kept))


def _inside(name: str) -> str:
    """A path from the folder that does not leave it: a damaged record has nobody else's files removed."""
    parts = name.split("/")
    strange = {"", ".", ".."}.intersection(parts) or "\0" in name or "\\" in name or Path(name).drive
    longest = max(len(part.encode()) for part in parts)  # of half a letter this raises a ValueError, too
    if strange or longest > 255 or len(name) > 1000:
        raise ValueError(f"{name!r} is no file in the folder")
    return name


def _stamp(saved: Any) -> Stamp:
    size, changed, digest = saved
    return int(size), int(changed), str(digest)
