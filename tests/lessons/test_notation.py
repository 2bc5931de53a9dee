"""The symbols of the course: every one that a page's formulas have is listed, and is where the list says."""

import re

import pytest

from gdviz.optimizers.recipes import RECIPES
from gdviz.page import notation
from gdviz.page.race import rule
from gdviz.paths import DOCS
from tests.lessons.reading import text_of
from tests.lessons.test_pages import LESSONS

GROUPS = notation.all_of(DOCS)
SYMBOLS = [symbol for symbols in GROUPS.values() for symbol in symbols]
LISTED = {sign for symbol in SYMBOLS for sign in symbol.signs}
PAGES = [*LESSONS, "reference/questions.md", "practice/check-your-understanding.md", "practice/mixed-review.md"]


def _filled(page):
    """A page's source with the formulas of rules in it; numbers are no symbols."""
    return re.sub(r'\{\{ rule\("(\w+)"\) \}\}', lambda match: rule(match[1]), text_of(page))


def _sections(page):
    """The formulas under each heading, by anchor, in order; "" is what stands above the first."""
    parts = re.split(r"^##+ .* \{ #([\w-]+) \}$", _filled(page), flags=re.M)
    return dict(zip(["", *parts[1::2]], map(notation.formulas, parts[::2]), strict=True))


def _signs(formulas):
    return {sign for tex in formulas for sign in notation.signs_of(tex)}


FORMULAS = {page: _sections(page) for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_every_symbol_of_a_page_is_listed(page):
    assert {sign for formulas in FORMULAS[page].values() for sign in _signs(formulas)} - LISTED == set()


@pytest.mark.parametrize("name", RECIPES)
def test_every_symbol_of_a_rule_is_listed(name):
    assert _signs(notation.formulas(rule(name))) - LISTED == set()


@pytest.mark.parametrize("symbol", SYMBOLS, ids=lambda symbol: f"{symbol.tex} {symbol.at}")
def test_a_symbol_stands_where_the_list_says(symbol):
    page, _, anchor = symbol.at.partition("#")
    assert set(symbol.signs) <= _signs(FORMULAS[page][anchor])


def test_the_first_line_about_a_sign_says_where_it_is_first_used():
    places = [f"{page}#{anchor}" for page in LESSONS for anchor in FORMULAS[page]]
    first = {}
    for page in LESSONS:
        for anchor, formulas in FORMULAS[page].items():
            for sign in _signs(formulas):
                first.setdefault(sign, f"{page}#{anchor}")
    told = {}
    for symbol in SYMBOLS:
        for sign in symbol.signs:
            told[sign] = min(told.get(sign, symbol.at), symbol.at, key=places.index)
    late = {sign: place for sign, place in told.items() if sign in first and first[sign] != place}
    # A letter that stands in a formula above the first heading of its page is explained below it.
    assert {sign: place for sign, place in late.items() if not first[sign].endswith("#")} == {}
    assert set(told) - set(first) == set()


def test_no_line_is_there_twice():
    assert len({(symbol.tex, symbol.at, symbol.means) for symbol in SYMBOLS}) == len(SYMBOLS) > 80
