"""The course as a list of parts, pages and sections."""

from types import SimpleNamespace

import pytest

from gdviz.builder.site import EXAMPLE
from gdviz.paths import DOCS
from gdviz.teach.course import PARTS, PLACEHOLDER, Section, course_of
from tests.teach.sample import SITE, course


def page(source, title, toc=()):
    url = source.removesuffix(".md").removesuffix(".py").removesuffix("index").rstrip("/") + "/"
    return SimpleNamespace(title=title, url=url, file=SimpleNamespace(src_uri=source), toc=toc, children=None)


def heading(level, title, id, *children):
    return SimpleNamespace(level=level, title=title, id=id, children=children)


def menu(site_url=""):
    toc = [heading(1, "Derivatives", "derivatives", heading(2, "A &amp; <em>b</em>", "a", heading(3, "Below", "b")))]
    guide = SimpleNamespace(title="Guide", children=[page("guide/derivatives.md", "Derivatives", toc)])
    labs = SimpleNamespace(title="Labs", children=[page("labs/adam.py", "Adam", [heading(2, "Begin", "begin")])])
    teach = SimpleNamespace(title="Teach", children=[page("teach/downloads.md", "Downloads")])
    nav = SimpleNamespace(items=[page("index.md", "Home"), guide, labs, teach])
    config = SimpleNamespace(docs_dir=str(DOCS), site_name="A", site_description="B", site_url=site_url)
    return course_of(nav, config)


def test_a_part_of_the_menu_is_a_part_and_every_heading_below_the_title_a_section():
    found = menu(SITE)
    assert [(part.title, [lesson.source for lesson in part.lessons]) for part in found.parts] == [
        ("Guide", ["guide/derivatives.md"]),
        ("Labs", ["labs/adam.py"]),
    ]
    derivatives = found.parts[0].lessons[0]
    assert derivatives.sections == (Section("A & b", "a"), Section("Below", "b"))
    assert derivatives.exercises[0] == "derivatives.slope_and_direction"
    assert "derivatives.secant" in derivatives.figures
    assert (derivatives.name, found.title, found.site) == ("guide-derivatives", "A", SITE)


def test_where_nobody_says_the_address_it_is_the_one_that_the_build_gives_as_an_example():
    assert menu().site == PLACEHOLDER == EXAMPLE.partition("=")[2]


def test_an_address_is_that_of_the_page_with_the_anchor():
    assert course().address("guide/derivatives.md#flat") == f"{SITE}guide/derivatives/#flat"
    assert course().address("guide/index.md") == f"{SITE}guide/"
    with pytest.raises(ValueError, match=r"^guide/nowhere.md#x: no page of the course is made of guide/nowhere.md$"):
        course().address("guide/nowhere.md#x")


def test_a_figure_is_where_it_is_shown_first_or_in_the_gallery():
    assert course().address_of_figure("derivatives.secant") == f"{SITE}guide/derivatives/#derivatives.secant"
    assert course().address_of_figure("home.nowhere") == f"{SITE}reference/gallery/#home.nowhere"


def test_the_course_has_the_parts_that_are_handed_out():
    assert tuple(part.title for part in course().parts) == PARTS
    assert len({lesson.name for lesson in course().lessons}) == len(list(course().lessons)) > 40
