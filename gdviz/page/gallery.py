"""The gallery: every figure as a card under the page that shows it, with what to choose and to look for among them.

Everything is on the page; `gallery-filters.js` leaves cards out. Without it all of them are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from mkdocs.utils import get_relative_url

from gdviz.page.figure import Entry, Figures
from gdviz.page.figure_kinds import KINDS


@dataclass(frozen=True)
class Part:
    """Figures that stand together: those of one page.

    Attributes:
        title: of the page.
        address: of the page, as `guide/derivatives/`; empty where no page shows them.
        ids: of the figures, in the order of the course.
    """

    title: str
    address: str
    ids: list[str]

    @property
    def idea(self) -> str:
        """What it is called in the address of a gallery of this part alone, as `derivatives`."""
        return self.address.rstrip("/").rpartition("/")[2] or "others"


def gallery(figures: Figures, root: str, parts: Sequence[Part], here: str) -> str:
    """What is chosen by, then every part with a card a figure, as Markdown.

    Arguments:
        figures: what the build recorded of them.
        root: from the page of the gallery to their folder.
        parts: with a figure or more each.
        here: the address of the gallery.
    """
    return "\n".join([_filters(figures, parts), *(_part(figures, root, part, here) for part in parts)])


def _part(figures: Figures, root: str, part: Part, here: str) -> str:
    page = get_relative_url(part.address, here) if part.address else ""
    cards = "".join(figures.thumbnail(id, root, f"{page}#{id}", _facts(figures.entry(id))) for id in part.ids)
    return f'## {part.title}\n\n<div class="gd-gallery" data-idea="{escape(part.idea)}">{cards}</div>\n'


def _facts(entry: Entry) -> str:
    """What the filters ask of a figure, as attributes of its card."""
    facts = f' data-kinds="{" ".join(entry["kinds"])}"'
    return facts + " data-moving" * bool(entry["animated"]) + " data-live" * bool(entry["controls"])


def _filters(figures: Figures, parts: Sequence[Part]) -> str:
    """The fields: a figure of the gallery is shown when it is what all of them ask for."""
    ids = [id for part in parts for id in part.ids]
    there = {kind for id in ids for kind in figures.entry(id)["kinds"]}
    ideas = _options("Every idea", {part.idea: part.title for part in parts})
    kinds = _options("Every kind", {kind: name for kind, name in KINDS.items() if kind in there})
    return (
        '<form class="gd-filters" role="search" aria-label="Figures" autocomplete="off" data-search-exclude>'
        '<label>Words <input type="search" name="find" maxlength="100" enterkeyhint="done"></label>'
        f'<label>Idea <select name="idea">{ideas}</select></label>'
        f'<label>Shows <select name="kind">{kinds}</select></label>'
        '<label class="gd-filters__tick"><input type="checkbox" name="moving"> Moving</label>'
        '<label class="gd-filters__tick"><input type="checkbox" name="live"> Live</label>'
        f'<p class="gd-filters__found"><span role="status">{len(ids)} figures.</span> '
        '<button type="reset" hidden>Show all</button></p></form>\n'
    )


def _options(every: str, named: Mapping[str, str]) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(name)}</option>' for value, name in named.items())
    return f'<option value="">{every}</option>{options}'
