"""A lab that has been run, as Markdown of this site: its words, its code, and whatever its cells gave.

Of an output that comes in several forms the richest that a page can show is taken: a picture (with its dark twin where
there is one), a table or other HTML, Markdown, TeX, text. A picture needs a text for those who do not see it, which its
cell has in its first line: `# %% alt="A line from 1 to 3"`, or `alt=["...", "..."]` for several.
"""

from __future__ import annotations

import base64
import io
import re
import struct
from collections.abc import Iterator
from html import escape
from typing import Any

from PIL import Image

from gdviz.page.lab_run import ESCAPE, TURN, USES, Lab, is_not_yet, tags_of
from gdviz.pictures.lab_figures import DARK_PNG

PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg", "image/webp": "webp"}
HTML = re.compile(r'<div class="gd-lab-html" data-html="([A-Za-z0-9+/=]*)"></div>')
UNCOLOURED = re.compile(r'<span class="[nopw]">([^<]*)</span>')  # names, operators, brackets, space: as all text
WAITS = "runs in your notebook, with what you have written"
_NAMELESS = re.compile(r"[\[({]*<[^<>]*>[\])}]*(?:,\s*)?")  # the repr of what has no better: <Figure size 640x480 ...>


def markdown(lab: Lab) -> str:
    """The page of a lab.

    Raises:
        LabError: when a picture lacks its text, or HTML has what a page does not run.
    """
    parts: list[str] = []
    for cell in lab.book.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            turn = " .lab-turn" if TURN in tags_of(cell) else ""
            parts.append(_fenced(cell.source, f".python .lab-input{turn}"))
            waits = _fenced(WAITS, ".text .lab-output .lab-waits")
            parts += [waits] if USES in tags_of(cell) else _Outputs(lab, cell).parts()
    return "\n\n".join(parts) + "\n"


def finished_html(page: str) -> str:
    """A rendered page with the HTML that its cells gave in its place, and in code no marks for what has no colour."""
    page = re.sub(r"<code\b.*?</code>", lambda match: UNCOLOURED.sub(r"\1", match[0]), page, flags=re.S)
    return HTML.sub(lambda match: f'<div class="lab-html">{base64.b64decode(match[1]).decode()}</div>', page)


class _Outputs:
    """What one cell gave, a part at a time."""

    def __init__(self, lab: Lab, cell: Any) -> None:
        self.lab, self.cell = lab, cell
        alt = cell.metadata.get("alt", [])
        self.alts = [alt] if isinstance(alt, str) else list(alt)
        self.count = 0  # of pictures without a text of their own
        self.draws = any(kind in out.get("data", {}) for out in cell.outputs for kind in PICTURES)

    def parts(self) -> Iterator[str]:
        """Every output as Markdown; what was printed in pieces is in one."""
        waiting = ""
        for output in self.cell.outputs:
            if output.output_type == "stream":
                waiting += output.text
                continue
            yield from self._text(waiting)
            waiting = ""
            if output.output_type == "error":
                told = ".lab-waits" if is_not_yet(output) else ".lab-error"
                yield _fenced(_lines(ESCAPE.sub("", "\n".join(output.traceback))), f".text .lab-output {told}")
            else:
                yield from self._data(output)
        yield from self._text(waiting)
        if len(self.alts) > self.count:
            raise self.lab.error(self.cell, f"has {len(self.alts)} texts (alt) for {self.count} pictures")

    def _text(self, text: str) -> Iterator[str]:
        lines = _lines(text)
        if lines:
            yield _fenced(lines, ".text .lab-output")

    def _data(self, output: Any) -> Iterator[str]:
        data = output.data
        picture = next((kind for kind in PICTURES if kind in data), None)
        if picture:
            yield self._figure(output, picture)
        elif "text/html" in data:
            yield self._html(data["text/html"])
        elif "text/markdown" in data:
            yield data["text/markdown"]
        elif "text/latex" in data:
            yield _formula(data["text/latex"])
        elif not (self.draws and _NAMELESS.fullmatch(data.get("text/plain", "").strip())):
            yield from self._text(data.get("text/plain", ""))

    def _figure(self, output: Any, kind: str) -> str:
        about = output.metadata.get(kind, {})
        alt = about.get("alt") or self._alt()
        images = [("lab-paper", kind, output.data[kind])]
        if DARK_PNG in output.data:
            images = [("gd-light", kind, output.data[kind]), ("gd-dark", "image/png", output.data[DARK_PNG])]
        size = _size(about, output.data.get("image/png"))
        shown = "".join(
            f'<img class="{name}" alt="{escape(alt)}" src="{_address(*_light(type, data))}"{size}>'
            for name, type, data in images
        )
        return f'<figure class="gd-lab-figure lab-figure">{shown}</figure>'

    def _alt(self) -> str:
        self.count += 1
        alt = self.alts[self.count - 1].strip() if self.count <= len(self.alts) else ""
        if not alt:
            which = "a picture" if self.count == 1 else f"picture {self.count}"
            wanted = '# %% alt="..."' if self.count == 1 else '# %% alt=["...", "..."]'
            raise self.lab.error(
                self.cell, f"draws {which} without a text for readers who do not see it: begin the cell with `{wanted}`"
            )
        return " ".join(alt.split())

    def _html(self, html: str) -> str:
        if found := re.search(r"<(script|iframe|object|embed|link)\b|\son\w+\s*=", html, re.I):
            raise self.lab.error(
                self.cell, f"gives HTML with {found[0].strip()!r}, which a page does not run: print it"
            )
        for image in re.findall(r"<img\b[^>]*>", html, re.I):
            if not re.search(r"\salt\s*=", image):
                raise self.lab.error(self.cell, f"gives HTML with a picture without alt: {image[:80]}")
        html = re.sub(r"<style scoped>.*?</style>", "", html, flags=re.S)  # of a table, whose look is the site's
        html = re.sub(r"<table\b[^>]*>", "<table>", html)
        return f'<div class="gd-lab-html" data-html="{base64.b64encode(html.encode()).decode()}"></div>'


def _fenced(text: str, classes: str) -> str:
    """A block of code or text, whatever rows of ` it has in it."""
    fence = "`" * max(4, 1 + max((len(row) for row in re.findall(r"`+", text)), default=0))
    return f"{fence} {{ {classes} }}\n{text}\n{fence}"


def _lines(text: str) -> str:
    """What a terminal would show, without empty lines around it and spaces behind: of a line written over the last."""
    lines = [line.rstrip("\r").rpartition("\r")[2].rstrip() for line in ESCAPE.sub("", text).split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines).rstrip()


def _formula(tex: str) -> str:
    """TeX as notebooks have it, on a line of its own."""
    inner = re.fullmatch(r"\$\$(.*)\$\$|\$(.*)\$|\\\[(.*)\\\]|\\\((.*)\\\)", tex.strip(), re.S)
    text = next((group for group in inner.groups() if group is not None), "") if inner else tex
    return f"$$\n{text.replace(chr(92) + 'displaystyle', '').strip()}\n$$"


def _size(about: Any, png: str | None) -> str:
    """The size of a picture in CSS pixels, so that nothing moves when it comes; "" where nobody knows."""
    if "width" in about and "height" in about:
        width, height = about["width"], about["height"]
    elif png:
        width, height = struct.unpack(">II", base64.b64decode(png)[16:24])
    else:
        return ""
    return f' width="{width}" height="{height}"'


def _light(kind: str, data: str) -> tuple[str, str]:
    """A picture and its kind as a page has it: of a PNG the same pixels in a third of the bytes."""
    if kind != "image/png":
        return kind, data
    from gdviz.pictures.still import lossless  # which loads all that draws

    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        content = lossless(picture.convert("RGBA" if picture.has_transparency_data else "RGB"))
    return "image/webp", base64.b64encode(content).decode()


def _address(kind: str, data: str) -> str:
    encoded = base64.b64encode(data.encode()).decode() if kind == "image/svg+xml" else "".join(data.split())
    return f"data:{kind};base64,{encoded}"
