"""The glossary of the course: each term is explained where it says, and what a page explains is in it."""

import re

import pytest

from gdviz.page import glossary
from gdviz.page.reading import HEADING
from tests.lessons.reading import DOCS, NO_PROSE, text_of
from tests.lessons.test_pages import LESSONS
from tests.lessons.test_terms import TERMS as EXPLAINED_ONCE

TERMS = glossary.all_of(DOCS)
NAMES = {name.lower() for name in glossary.names_of(TERMS)}

# Bold words of pages that are steps, sides and names in a table or an argument, or a term in another form.
NO_TERMS = {
    *(
        "adjust",
        "compare",
        "predict",
        "repeat",
        "work",
        "the same",
        "where",
        "how low",
        "steep",
        "nearly level",
        "slower",
    ),
    *("positive", "negative", "rises", "down", "uphill", "left", "right", "forward", "backward", "multiply", "add up"),
    *("global", "local", "mean", "order", "surface", "tolerance", "before training", "vanishes", "explode", "diverges"),
    *("he", "xavier", "nesterov's", "training data", "size of updates", "adds", "nearly level"),
}


def text_at(place):
    """What stands at a place: the section to the next heading, or the whole page; words of formulas stay."""
    page, _, anchor = place.partition("#")
    body = text_of(page)
    if not anchor:
        return body
    start = next(match for match in HEADING.finditer(body) if match[2] == anchor)
    following = HEADING.search(body, start.end())
    return body[start.start() : following.start() if following else len(body)]


def test_there_are_as_many_as_the_course_needs():
    assert len(TERMS) >= 120
    assert len({term.anchor for term in TERMS}) == len(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.anchor)
def test_a_term_is_explained_where_it_says(term):
    assert term.means.endswith(".") and 3 <= len(term.means.split()) <= 40
    assert 1 <= len(re.findall(r"[.:](?: |$)", term.means)) <= 3, "one or two sentences"
    text = " ".join(text_at(term.at).split()).lower()
    said = [term.said] if term.said else [term.name, *term.also]
    assert any(re.search(rf"\b{re.escape(each.lower())}", text) for each in said)


@pytest.mark.parametrize("page", LESSONS)
def test_what_a_page_explains_in_bold_is_in_the_glossary(page):
    """A term is set in bold where it is explained; other bold words are statements, which have a verb and a stop."""
    body = NO_PROSE.sub("", text_of(page).split("!!! wrong")[0])
    bold = {
        re.sub(r"^\[|\]$", "", " ".join(each.split())).lower()
        for each in re.findall(r"(?<!\*)\*\*([^*\n]+)\*\*", body)
        if not re.search(r"[.:?\d$]\"?$", each) and len(each.split()) <= 3
    }
    unknown = {each for each in bold if not {each, each.removesuffix("s"), each.removesuffix("es")} & NAMES}
    assert unknown - NO_TERMS == set()


def test_a_term_that_is_explained_once_is_explained_where_the_glossary_says():
    known = glossary.names_of(TERMS)
    for name, place in EXPLAINED_ONCE.items():
        assert known[name].page == place.partition("#")[0]
