"""What a page asks of the code, as a hook of MkDocs.

`{{ scene("learning_rates.diverging") }}` is a figure, `{{ value("learning_rates.limit", ".4f") }}` a number the package
computes, `{{ source("gdviz.optimizers.GradientDescent.update") }}` the listing of code that runs,
`{{ exercise("derivatives.level_place") }}` an exercise, `{{ gallery() }}` every figure with a link to its page;
`{{ rule("adam") }}` is the formula of an optimiser, `{{ recipe("adam") }}` its lines as a reader may type them,
`{{ race_table(500) }}` how fast each is; `{{ faults() }}` the gallery of faults of a loop; `{{ model_table() }}` are
published models; `{{ review() }}` and `{{ all_exercises() }}` are about the exercises of all pages, `{{ handout() }}`
and `{{ register() }}` about those of a class, `{{ chapter_map() }}` and `{{ lab_list() }}` about chapters and labs;
`{{ glossary() }}` is every term, `{{ claims() }}` every claim with its source,
`{{ notation("letters") }}` a table of symbols; `{{ bibtex() }}` is how to cite the course,
`{{ quality() }}` what is promised of it and was measured, `{{ api("gdviz.optimizers") }}` are the public names of a
package, `{{ changelog() }}` is what changed, `{{ schema_table() }}` what is in the files of figure data,
`{{ policy() }}` what pages may load; `{{ note_time("guide/derivatives.md") }}` and
`{{ note_key("guide/derivatives.md") }}` are what a teacher's note takes from its page. A wrong one fails the build; the
line says where and why.
"""

from __future__ import annotations

import functools
import itertools
import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz import exercises
from gdviz.page import citation, classroom, overview, teacher_note
from gdviz.page import claims as ledger
from gdviz.page import gallery as cards
from gdviz.page import glossary as words
from gdviz.page import notation as symbols
from gdviz.page import review as mixed
from gdviz.page import schema_table as schema
from gdviz.page.api import api
from gdviz.page.changelog import changelog
from gdviz.page.exercise import markdown
from gdviz.page.expand import expand
from gdviz.page.fault_cards import faults
from gdviz.page.figure import Figures
from gdviz.page.gallery import Part
from gdviz.page.kept import Kept
from gdviz.page.listing import source
from gdviz.page.model_table import model_table
from gdviz.page.policy import policy
from gdviz.page.quality import quality as quality_of
from gdviz.page.race import race_table, recipe, rule
from gdviz.page.theme_styles import BOXED_TABLE
from gdviz.page.values import value
from gdviz.paths import from_root

GENERATED = "assets/generated"  # under docs/ and under the site

_SHOWN = re.compile(r"""\{\{\s*scene\(\s*["']([^"']+)""")

log = logging.getLogger("mkdocs.hooks.gdviz")  # what is below mkdocs counts in strict builds
_nav: list[Navigation] = []
_kept = [Kept()]  # what numbers the pages have, and what tables of them: to compute them is most of the work


def macros_of(page: Page, nav: Navigation, docs: Path) -> dict[str, Callable[..., str]]:
    """What the text of a page can call, by name."""
    root = get_relative_url(GENERATED, page.url)
    count = itertools.count(1)

    def scene(id: str, whole: bool = False) -> str:
        return _figures(docs / GENERATED).figure(id, root, whole)

    def gallery() -> str:
        figures, pages = _figures(docs / GENERATED), [each.file.src_uri for each in nav.pages]
        return cards.gallery(figures, root, _parts(figures.scenes, docs, pages), page.url)

    def exercise(id: str) -> str:
        return markdown(exercises.get(id), next(count), page.file.src_uri, docs)

    own = (scene, source, gallery, exercise, rule, recipe, model_table, api, changelog, policy)
    macros: tuple[Callable[..., str], ...] = (*own, *_about_pages(page, nav, docs), *_of_reference(nav, docs))
    remembered = {"value": _remembered(value), "race_table": _remembered(race_table), "faults": _remembered(faults)}
    return remembered | {macro.__name__: macro for macro in macros}


def _about_pages(page: Page, nav: Navigation, docs: Path) -> tuple[Callable[..., str], ...]:
    """The macros that gather something of several pages."""

    def review() -> str:
        return mixed.review(nav.pages, page.url, docs)

    def all_exercises() -> str:
        return mixed.all_exercises(nav.pages, page.file.src_uri, docs)

    def handout() -> str:
        return classroom.handout(nav.pages, page.url, docs)

    def register() -> str:
        return classroom.register(nav.pages, page.url, docs)

    def chapter_map() -> str:
        return overview.chapter_map(nav.pages, page.url, docs)

    def lab_list() -> str:
        return overview.lab_list(nav.pages, docs)

    def note_time(of: str) -> str:
        return teacher_note.note_time(of, page.file.src_uri, docs)

    def note_key(of: str) -> str:
        return teacher_note.note_key(of, page.file.src_uri, docs)

    return (review, all_exercises, handout, register, chapter_map, lab_list, note_time, note_key)


def _of_reference(nav: Navigation, docs: Path) -> tuple[Callable[..., str], ...]:
    """The macros of the pages to look things up in."""

    def bibtex() -> str:
        return citation.bibtex(nav.homepage.canonical_url if nav.homepage else None)

    def quality() -> str:
        return quality_of(docs)

    def schema_table() -> str:
        return schema.schema_table(docs)

    def claims() -> str:
        return ledger.claims(docs)

    def glossary() -> str:
        return words.glossary(docs)

    def notation(group: str) -> str:
        return symbols.notation(group, docs)

    return (bibtex, quality, schema_table, claims, glossary, notation)


def _remembered(macro: Callable[..., str]) -> Callable[..., str]:
    """A macro that computes with the package alone, and so gives the same until that changes."""

    @functools.wraps(macro)
    def told(*given: object, **named: object) -> str:
        return _kept[0].text(repr((macro.__name__, given, named)), lambda: macro(*given, **named))

    return told


def kept() -> Kept:
    """What the build keeps of what takes long to compute."""
    return _kept[0]


def on_pre_build(config: Any = None, **_: Any) -> None:
    """The figures may have been drawn again since the last build, and numbers have changed."""
    _figures.cache_clear()
    _kept[0] = Kept(Path(config.config_file_path).parent / ".cache" / "numbers.json" if config else None)


def on_page_markdown(markdown: str, page: Page, config: Any, files: Any) -> str:
    """Put what the macros give into a page; each that is wrong is a warning with its file and line."""
    if page.file.src_uri.endswith(".py"):  # a lab: its cells are Python
        return markdown
    path = Path(config.docs_dir) / page.file.src_uri
    whole = path.read_text(encoding="utf-8-sig")
    before = whole.count("\n", 0, max(whole.find(markdown.rstrip()), 0))  # the lines of the front matter
    name = from_root(path, Path(config.config_file_path).parent)

    def tell(line: int, reason: str) -> None:
        log.warning("%s:%d: %s", name, before + line, reason)

    return expand(markdown, macros_of(page, _nav[-1], Path(config.docs_dir)), tell)


def on_page_content(html: str, **_: Any) -> str:
    """Have every table scroll in a box of its own, which the theme makes with a script, for those without a class."""
    boxed = f'<div class="gd-table md-typeset__scrollwrap"><div class="md-typeset__table"><table class="{BOXED_TABLE}">'
    return re.sub(r"<table>(.*?)</table>", rf"{boxed}\1</table></div></div>", html, flags=re.DOTALL)


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Keep the list of pages for the gallery."""
    _nav[:] = [nav]
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let the templates ask for the picture of a page, drawn for a card: of the figure it shows first, unless said.

    And for the attributes of a link to a page by which progress.js marks how many of its exercises are answered.
    """
    docs = Path(config.docs_dir)

    def practice(page: Page) -> str:
        ids = mixed.ids_in(_text(docs / page.file.src_uri))
        return f'data-gd-chapter="{ids[0].partition(".")[0]}" data-gd-count="{len(ids)}"' if ids else ""

    def card(page: Page, here: Page) -> str:
        source = page.file.src_uri
        shown = _SHOWN.search(_text(docs / source))
        id = here.meta.get("pictures", {}).get(source) or (shown[1] if shown else "")
        return _figures(docs / GENERATED).card(id, get_relative_url(GENERATED, here.url)) if id else ""

    def lessons(pages: Any) -> list[Page]:
        return [each for each in pages if not each.file or not overview.overview(each.file.src_uri)]

    env.globals.update(card=card, practice=practice, lessons=lessons)
    return env


def on_post_build(config: Any) -> None:
    """Write the search index as a script too: a page opened from file:// may load a script but not JSON.

    And keep the numbers of the pages for the next build.
    """
    _kept[0].save()
    index = Path(config.site_dir) / "search/search_index.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")


@functools.cache
def _figures(folder: Path) -> Figures:
    return Figures(folder)


def shown_on(page: Path) -> list[str]:
    """The ids of the figures that a page shows, in order; none for a lab."""
    return _SHOWN.findall(_text(page)) if page.suffix == ".md" else []


def _parts(every: Iterable[str], docs: Path, pages: list[str]) -> list[Part]:
    """These figures by the first page that shows them, in the order of `pages`; those on no page are last."""
    texts = {page: _text(docs / page) for page in pages if page.endswith(".md")}
    shown: dict[str, list[str]] = {page: [] for page in [*texts, ""]}
    # The home page comes last: it borrows its figure from a lesson.
    order = sorted(texts, key=lambda page: page == "index.md")
    mentioned = {page: set(_SHOWN.findall(text)) for page, text in texts.items()}
    for id in every:
        shown[next((page for page in order if id in mentioned[page]), "")].append(id)
    titles = {page: re.search(r"^# (.+?)(?: *\{.*\})?$", text, flags=re.M) for page, text in texts.items()}
    return [
        Part(found[1] if (found := titles.get(page)) else "Others", _address(page) if page else "", ids)
        for page, ids in shown.items()
        if ids
    ]


def _text(page: Path) -> str:
    """What a page says, without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.S)


def _address(page: str) -> str:
    """The address of a page's source: guide/derivatives.md is guide/derivatives/."""
    return re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md")).rstrip("/") + "/"
