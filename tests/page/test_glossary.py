"""The glossary: what its file may say, and the list that is made of it."""

import re

import markdown
import pytest

from gdviz.page import glossary
from gdviz.page.glossary import Term

TEXT = """
Hessian: {means: A table., at: a.md}
bias: {means: A number., at: guide/b.md#there, also: [offset], said: adds, common: true}
"""


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "reference").mkdir()
    (tmp_path / "guide").mkdir()
    (tmp_path / glossary.FILE).write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.md").write_text('---\ntitle: "First: page"\n---\n\n# First\n', encoding="utf-8")
    (tmp_path / "guide/b.md").write_text("---\ntitle: B\n---\n\n# B\n\n## A place { #there }\n", encoding="utf-8")
    return tmp_path


def test_a_term_is_what_the_file_says(docs):
    assert glossary.all_of(docs) == [
        Term("Hessian", "A table.", "a.md"),
        Term("bias", "A number.", "guide/b.md#there", ("offset",), "adds", True),
    ]
    assert glossary.all_of(docs / "guide") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bias: A number.", "bias: write means: and at: below it"),
        ("bias: {means: A number.}", "bias: at is missing"),
        ("bias: {at: a.md}", "bias: means is missing"),
        ("bias: {means: A., at: a.md, als: [b]}", "bias: unknown 'als': .*also"),
        ("bias: {means: A., at: a.md}\noffset: {means: B., at: a.md, also: [Bias]}", "offset: 'Bias' is said of bias"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_in_a_line(text, told):
    with pytest.raises(ValueError, match=told):
        glossary.read(text)


def test_the_list_is_in_the_order_of_letters_and_each_term_can_be_linked(docs):
    html = markdown.markdown(glossary.glossary(docs), extensions=["def_list", "attr_list"])
    assert re.findall(r'<dt id="([\w-]+)">(.+?)</dt>', html) == [("bias", "bias"), ("hessian", "Hessian")]
    assert 'A number. Also: offset. Explained in <a href="../guide/b.md#there">A place</a>.' in html
    assert 'A table. Explained in <a href="../a.md">First: page</a>.' in html
    assert re.findall(r'<a href="#([\w-]+)">(\w)</a>', html) == [("bias", "B"), ("hessian", "H")]


@pytest.mark.parametrize(
    ("place", "told"),
    [("guide/c.md", "there is no page guide/c.md"), ("guide/b.md#their", "no section 'their': .*there")],
)
def test_a_place_that_is_not_there_is_told(docs, place, told):
    with pytest.raises(ValueError, match=told):
        glossary.title_of(place, docs)


@pytest.mark.parametrize(
    ("name", "anchor"),
    [("L1 penalty", "l1-penalty"), ("Newton's method", "newtons-method"), ("log-sum-exp", "log-sum-exp")],
)
def test_an_anchor_is_made_of_the_name(name, anchor):
    assert Term(name, "It.", "a.md").anchor == anchor


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("guide/b.md#there", "../../guide/b/#there"),
        ("guide/index.md#loop", "../../guide/#loop"),
        ("deeper/c.md", "../c/"),
        ("labs/d.py", "../../labs/d/"),
    ],
)
def test_a_link_leads_to_the_address_of_a_page(place, address):
    assert glossary.address_of(place, "deeper/here/") == address
