"""MkDocs hook for the labs: notebooks as text, executed at build, shown as pages of this site.

mkdocs-jupyter finds the notebooks, has them executed and caches what came of it. Its own execution lets the settings of
whoever builds reach a page, and its own page brings 590 KB of styles and scripts from elsewhere: so `lab_run` executes
them here, and `lab_output` writes Markdown, which the site's own extensions render. The mathematics, the code and the
links are checked like those of any lesson.
"""

from __future__ import annotations

import base64
import posixpath
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_jupyter import convert

from gdviz.page.kept import dependencies
from gdviz.page.lab_output import PICTURES, finished_html, markdown
from gdviz.page.lab_run import Lab, LabError
from gdviz.page.project import from_repository, in_colab
from gdviz.page.wheel import wheel, wheel_name
from gdviz.paths import ROOT, from_root

COLAB_FOLDER = "colab"  # of the site: from there the notebooks go to a branch, see .github/workflows/pages.yml

_EMBEDDED = re.compile(r'src="data:(image/[a-z+]+);base64,([A-Za-z0-9+/=]+)"')
_LINK = re.compile(r"\[([^\]\n]+)\]\(([\w./-]+\.(?:md|py))(#[\w.-]+)?\)")  # to another page, as a lab writes it
_FOOTER = """
## Take it with you {{ #take-it-with-you }}

[Download this lab as a notebook]({stem}/{stem}.ipynb){{ .lab-download download }} or as
[plain Python]({stem}/{stem}.py){{ download }}{wheel}, into an empty folder. It
needs Python 3.11 or newer. In that folder:

~~~sh
python3 -m venv .venv
.venv/bin/pip install \\
  {package} \\
  jupyterlab
.venv/bin/jupyter lab {stem}.ipynb
~~~

On Windows it is `py` for `python3`, and `.venv\\Scripts\\` for `.venv/bin/`.
"""
_BEGIN = """
To work on this lab, {colab}[download the notebook]({stem}/{stem}.ipynb){{ download }} and [run it](#take-it-with-you).
It needs Python 3.11 or newer and the package gdviz, which installs with one command.{turns}
{{ .lab-begin }}
"""
_COLAB = "[open it in Colab]({address}), where its first cell installs what it needs, or "
_IN_COLAB = "The package of this lab, from the project itself."
_TURNS = """ Under each "Your turn" a cell
is empty: write what is missing, and run the check below it. Until that passes it says what it waits for, as on this
page."""
_FIRST = """This lab needs Python 3.11 or newer and the package gdviz. If the first cell of code says that there
is none, run this in a terminal, {where}, then restart the kernel:

    python3 -m pip install {package}"""


def on_config(config: Any) -> Any:
    """Have mkdocs-jupyter run the labs our way, with a cache that forgets when anything that they import changes."""
    root = Path(config.config_file_path).parent
    cache = root / ".cache" / "labs"

    def to_markdown(path: str, **_: Any) -> str:
        lab = Lab(Path(path).read_text(encoding="utf-8-sig"), from_root(path, root))
        progress = _Progress(lab.name)
        try:
            lab.run(cache, progress)
            return markdown(lab)
        except LabError as error:
            raise PluginError(str(error)) from None
        finally:
            progress.close()

    convert.nb2html, convert.nb2md = to_markdown, lambda path: ""
    key = dependencies()
    for old in cache.glob("[0-9a-f]" * 16):
        if old.name != key:
            shutil.rmtree(old, ignore_errors=True)
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache / key)
    return config


class _Progress:
    """Tells which lab is run, and on a terminal which cell of it, on one line."""

    def __init__(self, name: str) -> None:
        self.terminal = sys.stdout.isatty()
        print(f"site: running {name}", flush=True)

    def __call__(self, line: str) -> None:
        if self.terminal:
            print(f"\r\033[K  {line}", end="", flush=True)

    def close(self) -> None:
        """Leave the line to what comes next."""
        if self.terminal:
            print("\r\033[K", end="", flush=True)


def on_files(files: Files, config: Any) -> Files:
    """Add each lab's notebook and source beside its page, for download, and beside them what they need: the package."""
    name, content = wheel(ROOT)
    files.append(File.generated(config, f"labs/{name}", content=content))
    address = str(config.site_url or "")
    first = _FIRST.format(
        package=f"{address}labs/{name}" if address else f"./{name}",
        where="in any folder" if address else f"in the folder with the {name} that its page offers",
    )
    for source in [file for file in files if is_lab(file)]:
        text = _portable(Path(str(source.abs_src_path)).read_text(encoding="utf-8"), source, files, address)
        folder = source.src_uri.removesuffix(".py")
        stem = folder.rsplit("/", 1)[-1]
        for suffix, made in ((".ipynb", notebook(text, first)), (".py", text)):
            files.append(File.generated(config, f"{folder}/{stem}{suffix}", content=made))
        if in_colab(config, stem):
            made = notebook(text, _IN_COLAB, f"%pip install --quiet {from_repository(config)}")
            files.append(File.generated(config, f"{COLAB_FOLDER}/{stem}.ipynb", content=made))
    return files


def _portable(text: str, lab: File, files: Files, address: str) -> str:
    """A lab's text for somewhere else: links lead to the site where its address is known, and else are plain words."""

    def elsewhere(match: re.Match[str]) -> str:
        words, target, anchor = match.groups(default="")
        page = files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(lab.src_uri), target)))
        return f"[{words}]({address}{page.url}{anchor})" if address and page is not None else words

    return "".join(_LINK.sub(elsewhere, line) if line[0] == "#" else line for line in text.splitlines(keepends=True))


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Take title, promise and minutes from the notebook's header, as a lesson does from its front matter."""
    if is_lab(page.file):
        page.meta.update(front_matter(markdown))
    return markdown


def on_page_content(html: str, page: Page, config: Any, files: Files) -> str:
    """Render the lab that has been run, which is Markdown so far, as the site renders a lesson."""
    if not is_lab(page.file):
        return html
    stem = page.file.src_uri.removesuffix(".py").rsplit("/", 1)[-1]
    page.markdown = _with_beginning(html, stem, in_colab(config, stem)) + _footer(stem, str(config.site_url or ""))
    type(page).render(page, config, files)
    return finished_html(_with_files(page, str(page.content)))


def _with_beginning(text: str, stem: str, colab: str = "") -> str:
    """A lab's text with what it takes to work on it below its title.

    Arguments:
        colab: the address that opens it in Colab, where there is one.
    """
    title, _, rest = text.partition("\n")
    turns, elsewhere = _TURNS if ".lab-turn" in text else "", _COLAB.format(address=colab) if colab else ""
    return title + "\n" + _BEGIN.format(stem=stem, turns=turns, colab=elsewhere) + rest


def _footer(stem: str, address: str) -> str:
    """How to take a lab along: with the package by its address, or where that is not known by a wheel to download."""
    name = wheel_name(ROOT)
    offered = "" if address else f", and with it [the package gdviz]({name}){{ download }}"
    return _FOOTER.format(stem=stem, wheel=offered, package=f"{address}labs/{name}" if address else f"./{name}")


def is_lab(file: File) -> bool:
    """Whether a source file is a lab."""
    return file.src_uri.startswith("labs/") and file.src_uri.count("/") == 1 and file.src_uri.endswith(".py")


def front_matter(text: str) -> dict[str, Any]:
    """The YAML header of a notebook in the percent format.

    Raises:
        ValueError: when there is none.
    """
    first = jupytext.reads(text, fmt="py:percent").cells[0]
    if first.cell_type != "raw":
        raise ValueError("a lab starts with a header between two lines `# ---`: title, promise, needs, minutes")
    return dict(yaml.safe_load(first.source.strip("-\n ")))


def notebook(text: str, first: str = "", install: str = "") -> str:
    """The notebook to download: the same cells, without the site's header, with ids that never change.

    Arguments:
        first: what a cell before all others says.
        install: the code of a cell below that.
    """
    book = jupytext.reads(text, fmt="py:percent")
    book.cells = [cell for cell in book.cells if cell.cell_type != "raw"]
    for number, cell in enumerate(book.cells, start=1):
        cell.id = f"cell-{number}"
    if install:
        book.cells.insert(0, nbformat.v4.new_code_cell(install, id="cell-install"))  # type: ignore[no-untyped-call]
    if first:
        book.cells.insert(0, nbformat.v4.new_markdown_cell(first, id="cell-0"))  # type: ignore[no-untyped-call]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata = nbformat.from_dict({"kernelspec": kernel})  # type: ignore[no-untyped-call]
    return str(nbformat.writes(book, version=4)) + "\n"  # type: ignore[no-untyped-call]


def _with_files(page: Page, html: str) -> str:
    """Move the pictures out of the page into files beside it, so that they load when they are looked at."""
    folder = Path(page.file.abs_dest_path).parent
    names: dict[bytes, str] = {}

    def to_file(match: re.Match[str]) -> str:
        image = base64.b64decode(match[2])
        name = names.setdefault(image, f"figure-{len(names) + 1}.{PICTURES[match[1]]}")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(image)
        return f'src="{name}" loading="lazy"'

    return _EMBEDDED.sub(to_file, html)
