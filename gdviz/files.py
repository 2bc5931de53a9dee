"""Files written in one piece: whole or not at all. Standard library only, so that anything may import it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def writing(target: Path) -> Iterator[BinaryIO]:
    """A binary file that becomes `target` in one piece when the block ends well, and vanishes when it does not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, str(beside), beside):
            error.filename, error.filename2 = str(target), None  # the file asked for, not the one beside it
        raise


@contextmanager
def alone(lock: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """One process at a time in the block; the lock of one that is killed is free.

    Arguments:
        lock: an empty file that stands for what only one may change, made where there is none.
        wait: called once where another process is in it and has to be waited for.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with open(lock, "ab") as file:
        told = False
        while not _locked(file):
            if not told:
                wait()
            told = True
            time.sleep(0.1)
        yield  # closed, the file is free


def _locked(file: BinaryIO) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except (BlockingIOError, PermissionError):
        return False
    return True


def remove_leftovers(targets: Iterable[Path]) -> None:
    """Delete what a killed process left beside these targets, as `writing` names it; nobody else's files."""
    folders: dict[Path, set[str]] = {}
    for target in targets:
        folders.setdefault(target.parent, set()).add(target.name)
    for folder, names in folders.items():
        for file in folder.glob(".*.tmp"):
            match = re.fullmatch(r"\.(.+)\.(\d+)\.tmp", file.name)
            if match and match[1] in names and _is_plain_file(file) and not _is_running(int(match[2])):
                with suppress(OSError):  # what cannot be deleted is in nobody's way
                    file.unlink()


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_running(process: int) -> bool:
    """Whether another process of this number runs. Elsewhere than on POSIX nobody says; an open file is kept there."""
    if os.name != "posix" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)  # no signal, only the question
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def write(target: Path, content: bytes) -> None:
    """Write a file in one piece."""
    with writing(target) as file:
        file.write(content)


def write_if_different(target: Path, content: bytes) -> bool:
    """Write a file in one piece unless it says the same already; whether it was written."""
    if target.is_file() and target.read_bytes() == content:
        return False
    write(target, content)
    return True


FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can tell: its files have it, so that the same files give the same bytes at any time."""


def zipped(files: Mapping[str, bytes], pressed: tuple[str, ...] = ()) -> bytes:
    """A zip file of these files, in their order.

    Arguments:
        files: by name.
        pressed: endings of the names of files that are small already, and are stored as they are.
    """
    import io  # a build with nothing to do makes no zip file

    content = io.BytesIO()
    zip_into(content, files.items(), pressed)
    return content.getvalue()


def zip_into(file: BinaryIO, files: Iterable[tuple[str, bytes]], pressed: tuple[str, ...] = ()) -> None:
    """Write a zip file of these files, of which one is in memory at a time.

    Arguments:
        file: open for writing.
        files: (name, content), in their order.
        pressed: endings of the names of files that are small already, and are stored as they are.
    """
    import zipfile

    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(pressed) else zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = 0o644 << 16, 3  # as on Unix, wherever it is made
            archive.writestr(entry, data)
