"""The words of an exercise: numbers that a script finds, sections that links lead to."""

import pytest

from gdviz.page.exercise_text import filled, link, messages, section_of
from gdviz.paths import DOCS

PAGE = '# A { #a }\n\ntext\n\n```python\n# no heading\n```\n\n## B, with "x" { #b-1 }\n\nmore\n\n## C { #c }\n'


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/one.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_known_name_is_a_number_and_anything_else_stays():
    assert filled("{a} and {b}", {"a": -0.5}) == '<span data-number="a">−0.5</span> and {b}'
    assert filled("{a}", {}) == "{a}"


def test_a_section_ends_at_the_next_heading_and_not_at_a_comment(docs):
    assert section_of("guide/one.md#a", docs) == ("A", "\n\ntext\n\n```python\n# no heading\n```\n\n")
    assert section_of("guide/one.md#b-1", docs) == ('B, with "x"', "\n\nmore\n\n")


@pytest.mark.parametrize("address", ["guide/one.md#b", "guide/two.md#a", "guide/one.md"])
def test_a_section_that_is_not_there_is_told(docs, address):
    with pytest.raises(ValueError, match=r"no heading with #\w* in docs/guide/"):
        section_of(address, docs)


@pytest.mark.parametrize(
    ("page", "target"), [("guide/one.md", ""), ("guide/x.md", "one.md"), ("p/y.md", "../guide/one.md")]
)
def test_a_link_leads_from_the_page_it_is_on(docs, page, target):
    assert link("guide/one.md#a", page, docs) == f"[A]({target}#a)"


def test_messages_are_those_that_are_asked_for():
    assert set(messages("choose", "blank")) == {"choose", "blank"}
    assert section_of("guide/derivatives.md#slope-at-a-point", DOCS)[0] == "Slope at a point"
