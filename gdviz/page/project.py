"""MkDocs hook: what every page says of the project it comes from, as far as that is known where the site is built.

`extra.repository` and `extra.revision` of mkdocs.yml have it from `gdviz.builder.site`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from mkdocs.structure.pages import Page

from gdviz import __version__

LICENCE = "CC BY 4.0"
BRANCH = "main"  # the one that is published: .github/workflows/pages.yml
NOTEBOOKS = (
    "notebooks"  # the branch on which that puts the notebooks of the labs, for Colab opens only what is on GitHub
)
COLAB = "https://colab.research.google.com/github"


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let the templates ask."""
    env.globals["project"] = lambda page: about(page, config)
    return env


def about(page: Page | None, config: Any) -> dict[str, str]:
    """What the foot of a page says, "" for what is not known.

    Returns:
        `version`; `revision`, a few digits of the commit; addresses: `home` of the project, `commit` of what was built,
        `mistake` where one is reported, `source` of the page, to change it; and `attribution`, what to write beside
        what is taken from the page.
    """
    home, revision = (config.extra.get(name) or "" for name in ("repository", "revision"))
    title = page.title if page and page.title else ""
    gitlab = "gitlab" in urlsplit(home).netloc
    base = f"{home}/-" if gitlab else home
    asked = {"issue[title]": title} if gitlab else {"template": "lesson.yml", "title": title}
    source = f"docs/{quote(page.file.src_uri)}" if page else ""
    found = {
        "home": home,
        "commit": f"{base}/commit/{revision}" if revision else "",
        "mistake": f"{base}/issues/new?{urlencode(asked)}",
        "source": f"{base}/edit/{BRANCH}/{source}" if source else "",
    }
    known = found if home else dict.fromkeys(found, "")
    return {**known, "version": __version__, "revision": revision[:7], "attribution": _attribution(page, config)}


def in_colab(config: Any, stem: str) -> str:
    """The address that opens the notebook of a lab in Colab; "" where the project is not known to be on GitHub."""
    home = urlsplit(config.extra.get("repository") or "")
    return f"{COLAB}{home.path}/blob/{NOTEBOOKS}/{quote(stem)}.ipynb" if home.netloc == "github.com" else ""


def from_repository(config: Any) -> str:
    """What pip installs the package from: the project, as it was built."""
    return f"git+{config.extra['repository']}@{config.extra.get('revision') or BRANCH}"


def _attribution(page: Page | None, config: Any) -> str:
    """Title, course, address where it has one, and licence."""
    title = page.title if page and page.title and not page.is_homepage else ""
    parts = [f"“{title}”" if title else "", config.site_name, (page and page.canonical_url) or "", LICENCE]
    return ", ".join(part for part in parts if part)
