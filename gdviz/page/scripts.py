"""MkDocs hook that makes the pages' own scripts small: what explains them is for readers of the source alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gdviz.page.runtime import minified

FOLDER = "assets/javascripts"


def on_post_build(config: Any) -> None:
    """Write each script that mkdocs.yml or the theme's head names anew, minified; the theme's own are small."""
    for script in own_scripts(Path(config["docs_dir"])):
        built = Path(config["site_dir"]) / FOLDER / script.name
        built.write_text(minified(script.read_text(encoding="utf-8")), encoding="utf-8")


def own_scripts(docs: Path) -> list[Path]:
    """The scripts of the pages, without the modules of the live figures, which the figure build joins."""
    return sorted((docs / FOLDER).glob("*.js"))
