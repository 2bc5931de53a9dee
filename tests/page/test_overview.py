"""The map of the chapters and the list of the labs, made from front matter."""

import re
from types import SimpleNamespace

import pytest

from gdviz.page import overview
from gdviz.paths import DOCS
from tests.lessons.test_pages import DEEPER, LABS

FRONT = """---
title: {title}
needs: "{needs}"
minutes: {minutes}
---

# {title}
"""
PAGES = {
    "guide/index.md": ("Start & go", "nothing.", 9),
    "deeper/index.md": ("Deeper", "nothing.", 1),
    "deeper/a.md": ("A", "[Start](../guide/index.md).", 5),
    "deeper/b.md": ("B", "[A](a.md#there), and again [a](a.md).", 7),
    "deeper/c.md": ("C", "[B](b.md), [A](a.md) and [Start](../guide/index.md#loop).", 8),
}


@pytest.fixture
def site(tmp_path):
    for source, (title, needs, minutes) in PAGES.items():
        (tmp_path / source).parent.mkdir(exist_ok=True)
        (tmp_path / source).write_text(FRONT.format(title=title, needs=needs, minutes=minutes), encoding="utf-8")
    return tmp_path, [page(source) for source in PAGES]


def page(source):
    address = re.sub(r"(^|/)(index)?$", r"\1", source.rpartition(".")[0]).rstrip("/") + "/"
    return SimpleNamespace(file=SimpleNamespace(src_uri=source), url=address)


def test_a_row_a_chapter_with_what_it_needs_in_words(site):
    docs, pages = site
    rows = overview.chapter_map(pages, "deeper/", docs).split("<li>")[1:]
    assert [re.findall(r'<a (?:class="gd-map__title" )?href="([^"]+)">([^<]+)</a>', row) for row in rows] == [
        [("a/", "A"), ("../guide/", "Start &amp; go")],
        [("b/", "B"), ("a/", "A")],
        [("c/", "C"), ("b/", "B"), ("a/", "A"), ("../guide/", "Start &amp; go")],
    ]
    assert [re.search(r"(\d+) min<", row)[1] for row in rows] == ["5", "7", "8"]


def test_a_line_comes_from_each_chapter_above_that_is_needed(site):
    docs, pages = site
    rows = overview.chapter_map(pages, "deeper/", docs).split("<li>")[1:]
    # From the height of this row up to that of the other, a hundred units a row; none to the guide.
    ends = [[(int(low), int(top)) for low, top in re.findall(r'd="M100 (\d+)C.*? 100 (\d+)"', row)] for row in rows]
    assert ends == [[], [(100, 0)], [(200, 100), (200, 0)]]
    assert 'viewBox="0 0 100 200"' in rows[2] and "--gd-rows: 2" in rows[2]
    left = [int(x) for x in re.findall(r"C(-?\d+) ", rows[2])]
    assert left[1] < left[0], "the longer one goes farther out"


def test_no_line_leaves_the_box_beside_the_list(site):
    docs, pages = site
    # The middle of a bow is three quarters of the way from its ends to what draws it outwards.
    for x in map(int, re.findall(r"C(-?\d+) ", overview.chapter_map(pages, "deeper/", docs))):
        assert 100 - 0.75 * (100 - x) >= 0


def test_the_map_of_the_course_has_every_chapter_after_what_it_needs():
    pages = [page(source) for source in ("guide/index.md", *DEEPER)]
    known = overview.chapters(pages, DOCS)
    assert [each.source for each in known] == DEEPER
    order = {each.source: place for place, each in enumerate(known)}
    for each in known:
        assert each.needs, "a chapter that needs nothing is in the guide"
        assert all(order[source] < order[each.source] for source in each.needs if source in order), each.source
        assert all((DOCS / source).is_file() for source in each.needs)
    assert known[DEEPER.index("deeper/backpropagation.md")].needs == (
        "deeper/chain-rule.md",
        "deeper/derivative-rules.md",
    )
    assert {each.minutes for each in known} <= set(range(7, 16)), "what the questions say of them"


def test_the_list_of_the_labs_has_all_with_what_they_need():
    told = overview.lab_list([page(source) for source in LABS], DOCS)
    assert re.findall(r"^### \[.+\]\(([\w-]+\.py)\) \{ #[\w-]+ \}$", told, re.M) == [lab[5:] for lab in LABS]
    assert told.count("You need: ") == len(LABS)
    assert "You need: the guide up to [two parameters](../guide/two-parameters.md)." in told
    minutes = [int(count) for count in re.findall(r"^\*(\d+) minutes\.\* You need", told, re.M)]
    assert min(minutes) >= 15 and max(minutes) <= 45, "what the questions say of them"


def test_only_two_pages_are_about_others():
    assert [source for source in (*PAGES, "labs/index.md", "guide/a.md") if overview.overview(source)] == [
        "deeper/index.md",
        "labs/index.md",
    ]
