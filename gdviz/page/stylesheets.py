"""MkDocs hook: our stylesheets, ten in all, each loaded by the pages that need it.

`site.css` dresses every page, after the theme's own rules, which it begins with; `formulas.css` those with formulas,
`figures.css` those with figures, `gallery.css` the gallery of them, `exercises.css` those with exercises, `faults.css`
the gallery of faults, `class.css` the sheets of a class, `overview.css` the map of chapters, `syllabus.css` the lists
for instructors; `letters.css` has the letters and signs that only pages further in have, so that the first ones do not
carry them. They are made when the pages are there: the fonts are cut to what the pages show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gdviz.files import write
from gdviz.page import fonts, theme_styles
from gdviz.paths import ASSETS, CACHE

FOLDER, THEME = "assets/styles", "assets/stylesheets"  # of the site
_SCENE = tuple(f"stylesheets/scene/{name}.css" for name in ("stage", "controls", "parts"))
SHEETS: Mapping[str, tuple[str, ...]] = {
    "site": ("generated/palette.css", *(f"stylesheets/{name}.css" for name in ("text", "frame", "lesson"))),
    "formulas": (),
    "figures": ("stylesheets/figures.css", *_SCENE),
    "gallery": ("stylesheets/gallery.css",),
    "exercises": ("stylesheets/exercises.css",),
    "faults": ("stylesheets/faults.css",),
    "class": ("stylesheets/class.css",),
    "overview": ("stylesheets/overview.css",),
    "syllabus": ("stylesheets/syllabus.css",),
    "letters": (),
}
"""What each is made of, in order; the faces of the text come first in `site`, KaTeX's own styles are `formulas`."""

ALONE = (*SHEETS["figures"], "stylesheets/alone.css")  # what dresses a figure without a page: see gdviz.page.alone

_FURTHER_IN = re.compile(r"(?:deeper|practice|reference|teach)/")

_NEEDED_BY = {
    "formulas": r'class="(?:katex|gd-(?:review|handout|register)")',  # in the last three they come later
    "figures": r"gd-(?:figure|gallery)",
    "gallery": r'class="gd-gallery"',
    "exercises": r"gd-(?:exercise|review|keep|handout|register)",
    "faults": r'class="gd-faults"',
    "class": r'class="gd-(?:handout|register)"',
    "overview": r'class="gd-map"',
    "syllabus": r'class="gd-(?:teach|known)"',
}  # what a page has that needs it


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let the templates ask which stylesheets a page needs."""
    env.globals["stylesheets"] = needed
    return env


def needed(content: str | None, address: str = "") -> list[str]:
    """The addresses, from the root of the site, of the stylesheets that a page with this content needs."""
    names = ["site", *(name for name, mark in _NEEDED_BY.items() if re.search(mark, content or ""))]
    names += ["letters"] if _FURTHER_IN.match(address) else []
    return [f"{FOLDER}/{name}.css" for name in names]


def on_post_build(config: Any) -> None:
    """Write the stylesheets, and the fonts beside them."""
    site = Path(config.site_dir)
    pages = _texts(sorted(site.rglob("*.html")))
    made = stylesheets(site, pages, fonts.Cutter(CACHE / "fonts"))
    made["site.css"] = _of_theme(site, pages, made) + made["site.css"]
    for name, data in made.items():
        write(site / FOLDER / name, data)


def _texts(files: Iterable[Path]) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in files]


def _of_theme(site: Path, pages: Iterable[str], made: Mapping[str, bytes]) -> bytes:
    """The theme's rules that a page can use, taken from its own stylesheets, which no page names."""
    sheets = {path: path.read_text(encoding="utf-8") for path in sorted((site / THEME).glob("*.css"))}
    scripts = _texts([*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/generated/*.js")])
    ours = [data.decode() for name, data in made.items() if name.endswith(".css")]
    for path in (site / THEME).iterdir():
        path.unlink()
    return "".join(theme_styles.lean(sheets, theme_styles.words_of([*pages, *scripts]), ours).values()).encode()


def stylesheets(site: Path, pages: Sequence[str], cutter: fonts.Cutter) -> dict[str, bytes]:
    """Every file of the folder, by its name in it, for these pages and the scripts that are in `site`."""
    ours = [*site.glob("assets/javascripts/*.js"), *site.glob("assets/generated/**/*.js")]
    unseen = ("bundle.", ".source.js")  # the theme's, and ours with comments
    scripts = {file: file.read_text(encoding="utf-8") for file in ours if not any(part in file.name for part in unseen)}
    early, late = _characters(pages, scripts)
    words, files = theme_styles.words_of([*pages, *scripts.values()]), dict(fonts.licences())
    first = {
        "site": fonts.text_faces(cutter, early, files),
        "formulas": fonts.formula_styles(cutter, early, words, files),
        "letters": fonts.further_faces(cutter, early | late, early),
    }
    for name, parts in SHEETS.items():
        own = "".join(lean((ASSETS / part).read_text(encoding="utf-8")) for part in parts)
        files[f"{name}.css"] = (first.get(name, "") + own).encode()
    return files


def _characters(pages: Sequence[str], scripts: Mapping[Path, str]) -> tuple[fonts.Characters, fonts.Characters]:
    """What is shown by the pages that do not load `letters.css` and the scripts that they load, and by all others."""
    early = [page for page in pages if f"{FOLDER}/letters.css" not in page]
    together = "".join(early)
    loaded = {*re.findall(r'data-scene="([\w.]+)"', together), "runtime", "formulas"}
    loaded.update(*map(str.split, re.findall(r'data-more="([\w ]+)"', together)))
    first = {file for file in scripts if "generated" not in file.parts or file.stem in loaded}
    late = [page for page in pages if f"{FOLDER}/letters.css" in page]
    return (
        fonts.characters(early, (scripts[file] for file in first)),
        fonts.characters(late, (text for file, text in scripts.items() if file not in first)),
    )


def lean(css: str) -> str:
    """A stylesheet without comments and indentation."""
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.S)).lstrip()
