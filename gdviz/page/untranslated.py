"""A Python-Markdown extension that keeps a browser's translator out of code: names of variables are no words.

Formulas say it of themselves (gdviz.page.mathematics).
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_CODE = re.compile(r"<(code|kbd|samp)(?=[ >])(?![^>]* translate=)")


class _Untranslated(Postprocessor):  # type: ignore[misc]
    def run(self, text: str) -> str:
        return _CODE.sub(r'<\1 translate="no"', text)


class UntranslatedExtension(Extension):  # type: ignore[misc]
    """Marks all code of a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register where all that was put aside, such as listings and figures, is back in the page."""
        md.postprocessors.register(_Untranslated(md), "gdviz-untranslated", 1)


def makeExtension(**options: Any) -> UntranslatedExtension:
    """What Python-Markdown calls to load the extension."""
    return UntranslatedExtension(**options)
