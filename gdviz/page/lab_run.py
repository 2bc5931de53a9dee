"""A lab run from top to bottom, where nothing of this machine reaches it, and what of the run fails the build.

A kernel of its own runs the cells: an empty home and folder, none of the settings of the person who builds, and of the
environment only what a program needs to start. A cell may take `LIMIT` seconds, or as many as it asks for in its first
line: `# %% limit=300`. An error fails the build, and so does anything on stderr, unless the cell has the tag
`raises-exception` or `shows-stderr`: `# %% tags=["shows-stderr"]`.

A cell that is for the reader to write has the tag `your-turn` and is empty; the check below it has the tag `check`, and
fails with its one line, since nothing is written. A cell that uses what the reader writes, `uses-yours`, is not run.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jupytext
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from gdviz.checks import NotYet
from gdviz.files import write_if_different
from gdviz.paths import PACKAGE

LIMIT = 60  # seconds a cell
RAISES, STDERR = "raises-exception", "shows-stderr"
TURN, CHECK, USES = "your-turn", "check", "uses-yours"
NOT_YET = NotYet.__name__
NEEDED = (
    "PATH",
    "LD_LIBRARY_PATH",
    "SYSTEMROOT",
    "WINDIR",
    "PATHEXT",
    "COMSPEC",
    "PYTHONHASHSEED",
    "SOURCE_DATE_EPOCH",
)
KERNEL_SETTINGS = """c = get_config()
c.IPKernelApp.log_level = 40  # what it says of its transport helps no one
c.IPKernelApp.extensions = ["gdviz.pictures.lab_figures"]
c.InteractiveShell.colors = "NoColor"
c.HistoryManager.enabled = False
"""
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{6,}(?=[^<>\n]*>)")  # of an object, in the repr that has no better
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


_SILENT = logging.getLogger(__name__)
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False


class LabError(Exception):
    """What is wrong with a lab, in one line that names its file, the line, and the cell."""


class Lab:
    """A lab while it is run: its cells, and how to name one.

    Attributes:
        name: of its file, as messages say it.
        book: its notebook; after `run` with what the cells gave.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.book = jupytext.reads(text, fmt="py:percent")
        self.lines = list(_lines(text, self.book.cells))
        self._running: Any = None

    @property
    def code(self) -> list[Any]:
        """The cells of code; the first is cell 1, as Jupyter counts when it runs them all."""
        return [cell for cell in self.book.cells if cell.cell_type == "code"]

    def error(self, cell: Any, problem: str, line: int = 1) -> LabError:
        """A problem of a cell, at a line of it."""
        at = next(index for index, each in enumerate(self.book.cells) if each is cell)
        number = next((n for n, each in enumerate(self.code, start=1) if each is cell), 0)
        return LabError(f"{self.name}:{self.lines[at] + line - 1}: cell {number}: {problem}")

    def run(self, settings: Path, tell: Callable[[str], None] = lambda line: None) -> None:
        """Run every cell.

        Arguments:
            settings: a folder for what the kernel's libraries keep from one run to the next.
            tell: called with what is being run.

        Raises:
            LabError: when a cell fails, takes too long, or says something on stderr that it does not mean.
        """
        with tempfile.TemporaryDirectory(prefix="lab-") as folder:
            client = self._client(Path(folder), tell)
            try:
                client.execute(cleanup_kc=True, cwd=folder, env=_environment(Path(folder), settings))
            except (Exception, asyncio.CancelledError) as error:
                if hasattr(client, "_async_cleanup_kernel_future"):  # Ctrl-C: it has ended the kernel, and gone on
                    raise KeyboardInterrupt from None
                raise self._failure(self._running, error) from None
            for cell in self.code:
                for output in cell.outputs:
                    _clean(output, cell.execution_count, [folder])
        for cell in self.code:
            self._check(cell)

    def _client(self, folder: Path, tell: Callable[[str], None]) -> NotebookClient:
        code, self._running = self.code, self.code[0] if self.code else None

        def running(cell: Any, cell_index: int) -> None:
            if cell.cell_type == "code":
                self._running = cell
                tell(f"{self.name}: cell {next(n for n, each in enumerate(code, 1) if each is cell)} of {len(code)}")

        manager = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),  # this Python, whatever kernels a person has
            connection_file=str(folder / "connection.json"),
        )
        return NotebookClient(
            self.book,
            km=manager,
            log=_SILENT,  # what it logs it raises too
            timeout_func=_limit,
            on_cell_execute=running,
            shutdown_kernel="immediate",
            allow_error_names=[NOT_YET],
            skip_cells_with_tag=USES,
        )

    def _failure(self, cell: Any, error: BaseException) -> LabError:
        """What ended the run, in the words of the one who wrote the cell."""
        if isinstance(error, CellTimeoutError):
            limit = _limit(cell)
            asking = f"begin it with `# %% limit={2 * limit}` if it needs more"
            return self.error(cell, f"has not come to an end in {limit} s: {asking}")
        if isinstance(error, DeadKernelError):
            return self.error(cell, "has ended the Python that ran it")
        if not isinstance(error, CellExecutionError):
            return LabError(f"{self.name}: cannot be run: {' '.join(str(error).split()) or type(error).__name__}")
        traceback: list[str] = next((out.traceback for out in cell.outputs if out.output_type == "error"), [])
        match = re.search(r"Cell In\[\d+\], line (\d+)", ESCAPE.sub("", "\n".join(traceback)))
        said = f"{error.ename}: {' '.join(error.evalue.split()) or 'no message'}"
        return self.error(cell, said, int(match[1]) if match else 1)

    def _check(self, cell: Any) -> None:
        """LabError for what a cell says that it did not mean to, or that tells of this machine."""
        tags = tags_of(cell)
        said = "".join(out.text for out in cell.outputs if out.output_type == "stream" and out.name == "stderr")
        if said.strip() and STDERR not in tags:
            first = " ".join(said.split())[:300]
            raise self.error(cell, f'on stderr: {first} (if it is meant: `# %% tags=["{STDERR}"]`)')
        if RAISES in tags and not any(out.output_type == "error" for out in cell.outputs):
            raise self.error(cell, f"is said to raise an exception (tag {RAISES}), and does not")
        self._check_turn(cell)
        for text in (text for output in cell.outputs for text in texts(output)):
            for path in _machine():
                if found := re.search(rf"(?<![\w/]){re.escape(path)}(?![\w.-])\S*", text):
                    raise self.error(cell, f"shows a path of the machine that builds the site: {found[0][:200]}")

    def _check_turn(self, cell: Any) -> None:
        """LabError for a check that is content though nothing is written, and for one that nobody is told of."""
        failed = any(is_not_yet(output) for output in cell.outputs)
        if CHECK in tags_of(cell) and not failed:
            raise self.error(
                cell, f"is said to check what the reader writes (tag {CHECK}), and is content with nothing"
            )
        if failed and CHECK not in tags_of(cell):
            raise self.error(cell, f'checks what the reader writes, and does not say so: `# %% tags=["{CHECK}"]`')


def tags_of(cell: Any) -> list[str]:
    """What a cell says of itself in its first line."""
    return list(cell.metadata.get("tags", []))


def is_not_yet(output: Any) -> bool:
    """Whether an output is that of a check that waits for the reader."""
    return bool(output.output_type == "error" and output.ename == NOT_YET)


def texts(output: Any) -> Iterator[str]:
    """Everything of an output that is text."""
    if output.output_type == "stream":
        yield output.text
    elif output.output_type == "error":
        yield from output.traceback
    else:
        yield from (data for kind, data in output.data.items() if isinstance(data, str) and _is_text(kind))


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind == "image/svg+xml"


def _limit(cell: Any) -> int:
    return int(cell.metadata.get("limit", LIMIT))


def _environment(folder: Path, settings: Path) -> dict[str, str]:
    """All that the kernel knows of its surroundings."""
    profile = folder / "ipython" / "profile_default"
    write_if_different(profile / "ipython_kernel_config.py", KERNEL_SETTINGS.encode())
    kept = {name: value for name, value in os.environ.items() if name.upper() in NEEDED}
    own = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "JUPYTER_DATA_DIR"), str(folder))
    return {
        **kept,
        **own,
        "IPYTHONDIR": str(folder / "ipython"),
        "LC_ALL": "C.UTF-8",
        "MPLCONFIGDIR": str(settings / "matplotlib"),  # its list of fonts takes seconds to make
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONNOUSERSITE": "1",
        "PYTHONPATH": str(PACKAGE.parent),
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }


def _machine() -> list[str]:
    """Paths that say where on this machine the site is built."""
    places = {
        str(PACKAGE.parent),
        sys.prefix,
        sysconfig.get_path("stdlib"),
        tempfile.gettempdir(),
        str(Path.home()),
        os.getcwd(),
    }
    return sorted((place for place in places if len(Path(place).parts) > 1), key=len, reverse=True)


def _clean(output: Any, count: int | None, folders: list[str]) -> None:
    """Take out of an output what differs from run to run, and where the code in a traceback is kept on this machine."""
    if output.output_type == "stream":
        output.text = _portable(output.text, count, folders)
    elif output.output_type == "error":
        output.traceback = [_portable(line, count, folders) for line in output.traceback]
    else:
        for kind, data in output.data.items():
            if isinstance(data, str) and _is_text(kind):
                output.data[kind] = ADDRESS.sub("", data)


def _portable(text: str, count: int | None, folders: list[str]) -> str:
    text = re.sub(r"\S*ipykernel_\d+[/\\]\d+\.py", f"cell {count}", ESCAPE.sub("", text))
    packages = {sysconfig.get_path(name) for name in ("purelib", "platlib", "stdlib", "platstdlib")}
    for place in sorted({*packages, *folders, str(PACKAGE.parent)}, key=len, reverse=True):
        text = text.replace(f"{place}{os.sep}", "")
    return ADDRESS.sub("", text)


def _lines(text: str, cells: list[Any]) -> Iterator[int]:
    """The line of the file that each cell's source begins at."""
    lines, at = text.splitlines(), 0
    for cell in cells:
        first = next((line for line in cell.source.splitlines() if line.strip()), "")
        if cell.cell_type == "code":
            found = (n for n in range(at, len(lines)) if lines[n] == first)
        else:
            found = (n for n in range(at, len(lines)) if lines[n].lstrip("# ") == first.lstrip("# "))
        start = next(found, at)
        yield start + 1 - _blank_before(cell.source)
        at = start + len(cell.source.splitlines())


def _blank_before(source: str) -> int:
    return len(source) - len(source.lstrip("\n"))
