"""MkDocs, run strictly and calmly, as a program of its own: `python -m gdviz.builder.pages FOLDER`.

Whatever is logged as a warning or worse, by MkDocs, a plugin or a library, is one line on stderr that begins with file
and line where those are known, and the exit status is 1. What goes well is not told.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from pathlib import Path

from gdviz.builder.links import broken_links
from gdviz.builder.parent import end_with
from gdviz.errors import interrupted
from gdviz.paths import from_root

_PAGE = re.compile(r"^Error (?:reading|building) page '[^']*': (?=\S+:\d+: )")  # MkDocs', before a place of our own
_NO_PROBLEM = "Matplotlib is building the font cache"  # which it says where that takes long, on a machine that is busy
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)+)'")


class Problems(logging.Handler):
    """Tells every problem once, in one line on stderr, as it comes.

    Attributes:
        root: the folder of mkdocs.yml, which file names are told from.
        docs: the folder of the pages.
        told: the lines.
    """

    def __init__(self, root: Path, docs: Path) -> None:
        super().__init__(logging.WARNING)
        self.root, self.docs = root, docs
        self.told: list[str] = []
        self._begun = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell what was logged; the beginning of a message, such as the page it is about, with what follows it."""
        if record.getMessage().startswith(_NO_PROBLEM):
            return
        message = f"{self._begun} {record.getMessage()}".strip()
        self._begun = message if message.endswith(":") else ""
        if not self._begun:
            self.tell(message)

    def tell(self, message: str) -> None:
        """Tell a problem at its place, or at its places, unless it has been told."""
        text = _PAGE.sub("", " ".join(message.split()))
        if any(text in line for line in self.told):
            return
        for line in places(text, self.root, self.docs):
            self.told.append(line)
            print(line, file=sys.stderr, flush=True)


def places(message: str, root: Path, docs: Path) -> list[str]:
    """A message as MkDocs words it, once for each place it is about: "docs/a.md:12: ..."

    Arguments:
        root: the folder of mkdocs.yml.
        docs: the folder of the pages.
    """
    quoted = [text.replace("\\\\", "\\") for text in _QUOTED.findall(message)]
    file = next((docs / text for text in quoted if (docs / text).is_file()), None)
    if file is None and "nav" in message:
        file = root / "mkdocs.yml"
    if file is None:
        return [message]
    name = from_root(file, root)
    if message.startswith(f"{name}:"):
        return [message]
    subject = next((text.splitlines()[0] for text in quoted if docs / text != file), None)
    written = [subject, re.sub(r"\\[()]", "$", subject)] if subject else []  # a formula may stand between other marks
    lines = [
        number
        for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1)
        if any(_stands_in(text, line) for text in written)
    ]
    return [f"{name}:{number}: {message}" for number in lines] or [f"{name}: {message}"]


def _stands_in(text: str, line: str) -> bool:
    """Whether a line has the text, and not only as a part of a longer word or address."""
    return re.search(rf"(?<![\w/.-]){re.escape(text)}(?![\w/-]|\.\w)", line) is not None


def build_pages(folder: Path, config_file: Path) -> int:
    """Build the pages into the folder; 0, or 1 after telling what is wrong on stderr."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    problems = Problems(config_file.parent, config_file.parent / "docs")
    logging.getLogger().addHandler(problems)
    logging.captureWarnings(True)
    try:
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        problems.docs = Path(config.docs_dir)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
            if not problems.told:
                for problem in broken_links(folder, Path(config.docs_dir), config.site_url):
                    problems.tell(problem)
        finally:
            config.plugins.on_shutdown()
    except (BuildError, ConfigurationError) as error:
        problems.tell(str(error))
    except (Abort, SystemExit) as end:
        if not problems.told:
            problems.tell(f"the build was ended without a reason: {end}")
    except Exception as error:
        if interrupted(error):
            raise KeyboardInterrupt from None
        if not any(str(error) in line for line in problems.told):
            at = traceback.extract_tb(error.__traceback__)[-1]
            problems.tell(f"{from_root(at.filename, problems.root)}:{at.lineno}: {type(error).__name__}: {error}")
    finally:
        logging.captureWarnings(False)
        logging.getLogger().removeHandler(problems)
    return int(bool(problems.told))


def main() -> int:
    """The exit status; Ctrl-C is told by the program that runs this one, and this one ends with that."""
    end_with(os.getppid())
    try:
        return build_pages(Path(sys.argv[1]).absolute(), Path("mkdocs.yml").absolute())
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
