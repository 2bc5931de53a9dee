"""A Python-Markdown extension that leaves a line of finished HTML as it is.

So a figure or a listing can stand inside an indented block, a note or a tab, where Markdown would otherwise take it for
the text of a paragraph.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension


class _Finished(BlockProcessor):  # type: ignore[misc]
    """Keeps a line of finished HTML (a figure, a listing) as it is."""

    def test(self, parent: Element, block: str) -> bool:
        return re.fullmatch(r'<(figure|div) class="(gd-|highlight")[^\n]*</\1>', block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        # Markdown puts a stashed block in place of a paragraph that has nothing else.
        SubElement(parent, "p").text = self.parser.md.htmlStash.store(blocks.pop(0).strip())


class FinishedHtml(Extension):  # type: ignore[misc]
    """Lets macros put finished HTML anywhere in a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before anything that reads text."""
        md.parser.blockprocessors.register(_Finished(md.parser), "gdviz-finished", 95)


def makeExtension(**options: Any) -> FinishedHtml:
    """What Python-Markdown calls to load the extension."""
    return FinishedHtml(**options)
