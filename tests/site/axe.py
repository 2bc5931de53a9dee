"""axe-core, the newest there was when it was vendored (scripts/vendor.py), run on a page.

No Python package of it is as new: what `Axe` does is what axe-playwright-python does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

from gdviz.paths import ROOT

COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # all in which one theme differs from the other


@cache
def script() -> str:
    """The text of axe-core."""
    return (ROOT / "tests/vendor/axe/axe.min.js").read_text(encoding="utf-8")


@dataclass
class Results:
    """What axe answers, as it answers it."""

    response: dict[str, Any]


class Axe:
    """Runs axe on a page."""

    def run(self, page: Page, context: Any = None, options: dict[str, Any] | None = None) -> Results:
        """Every rule on the whole page, or what `context` and `options` of axe.run say.

        Only of what is wrong are the places asked for: to name all that is right takes three times as long.
        """
        given = [each for each in (context, {"resultTypes": ["violations"], **(options or {})}) if each]
        if not page.evaluate("Boolean(window.axe?.run)"):
            page.evaluate(script())
        return Results(page.evaluate(f"axe.run({', '.join(map(json.dumps, given))})"))
