"""MkDocs hook for the labs: notebooks as text, executed at build, shown as pages of this site.

mkdocs-jupyter finds the notebooks, executes them (a failing cell fails the build) and caches what they printed. Its own
page brings 590 KB of styles and scripts from elsewhere, so that here its template writes Markdown instead and the
site's own extensions render it: the mathematics, the code and the links are checked like those of any lesson.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from html import unescape
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_jupyter.config import settings

from gdviz.paths import PACKAGE

TEMPLATES = Path(__file__).parent / "lab_templates"
_EMBEDDED = re.compile(r'src="data:image/png;base64,([A-Za-z0-9+/=]+)"')
_FOOTER = """
## Take it with you {{ #take-it-with-you }}

[Download this lab as a notebook]({stem}.ipynb){{ .lab-download download }} or as
[plain Python]({stem}.py){{ download }}. It needs Python 3.11 or newer and this package: in a clone of the project,
`pip install . jupyterlab`, then `jupyter lab` and open the file.
"""


def on_config(config: Any) -> Any:
    """Use the lean templates, and a cache that forgets when the package the labs import changes."""
    settings.templates_dir = str(TEMPLATES)
    digest = hashlib.sha256()
    for path in sorted([*PACKAGE.rglob("*.py"), *TEMPLATES.rglob("*.j2")]):
        digest.update(path.read_bytes())
    cache = Path(config.config_file_path).parent / ".cache" / "labs"
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache / digest.hexdigest()[:16])
    _own_ipython(cache / "ipython")
    return config


def _own_ipython(folder: Path) -> None:
    """Run the labs under an IPython of our own: a reader's start-up files must not reach them.

    It also leaves out what the kernel says of its transport, which is a warning where no one can act on it.
    """
    settings_file = folder / "profile_default" / "ipython_kernel_config.json"
    settings_file.parent.mkdir(parents=True, exist_ok=True)
    settings_file.write_text(json.dumps({"IPKernelApp": {"log_level": 40}}), encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)


def on_files(files: Files, config: Any) -> Files:
    """Add each lab's notebook and source beside its page, for download."""
    for source in [file for file in files if is_lab(file)]:
        text = Path(str(source.abs_src_path)).read_text(encoding="utf-8")
        folder = source.src_uri.removesuffix(".py")
        stem = folder.rsplit("/", 1)[-1]
        for suffix, content in ((".ipynb", notebook(text)), (".py", text)):
            files.append(File.generated(config, f"{folder}/{stem}{suffix}", content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Take title, promise and minutes from the notebook's header, as a lesson does from its front matter."""
    if is_lab(page.file):
        page.meta.update(front_matter(markdown))
    return markdown


def on_page_content(html: str, page: Page, config: Any, files: Files) -> str:
    """Render the executed notebook, which the template left as Markdown, as the site renders a lesson."""
    if not is_lab(page.file):
        return html
    stem = page.file.src_uri.removesuffix(".py").rsplit("/", 1)[-1]
    page.markdown = unescape(html) + _FOOTER.format(stem=f"{stem}/{stem}")
    type(page).render(page, config, files)
    return _with_files(page, str(page.content))


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


def notebook(text: str) -> str:
    """The notebook to download: the same cells, without the site's header, with ids that never change."""
    book = jupytext.reads(text, fmt="py:percent")
    book.cells = [cell for cell in book.cells if cell.cell_type != "raw"]
    for number, cell in enumerate(book.cells, start=1):
        cell.id = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata = nbformat.from_dict({"kernelspec": kernel})  # type: ignore[no-untyped-call]
    return str(nbformat.writes(book, version=4)) + "\n"  # type: ignore[no-untyped-call]


def _with_files(page: Page, html: str) -> str:
    """Move the pictures out of the page into files beside it, so that they load when they are looked at."""
    folder = Path(page.file.abs_dest_path).parent
    names: dict[bytes, str] = {}

    def to_file(match: re.Match[str]) -> str:
        image = base64.b64decode(match[1])
        name = names.setdefault(image, f"figure-{len(names) + 1}.png")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(image)
        return f'src="{name}" loading="lazy"'

    return _EMBEDDED.sub(to_file, html)
