"""XML written as text."""

import pytest

from gdviz.teach.markup import document, element, tag, text


def test_an_element_has_its_attributes_in_the_order_given_and_what_is_inside():
    assert tag("a", tag("b"), "x", one="1", two="2") == '<a one="1" two="2"><b/>x</a>'
    assert tag("r", continue_="No") == '<r continue="No"/>'
    assert tag("file", name="x") == '<file name="x"/>'
    assert element("m", {"xmlns": "u", "xmlns:x": "v"}) == '<m xmlns="u" xmlns:x="v"/>'


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ('"x"', "&quot;x&quot;"),
        ("a\x00\x0bb\ud800c", "abc"),
        ("η−\U0001d70b", "η−\U0001d70b"),
    ],
)
def test_nothing_that_xml_forbids_is_written(said, written):
    assert text(said) == written
    assert tag("a", b=said) == f'<a b="{written}"/>'


def test_a_file_begins_with_its_encoding_and_breaks_lines_between_elements_only():
    root = tag("a", tag("b", "x y"), tag("c"))
    assert document(root) == b'<?xml version="1.0" encoding="UTF-8"?>\n<a>\n<b>x y</b>\n<c/></a>\n'
    assert document(root, lines=False).endswith(b"\n<a><b>x y</b><c/></a>\n")
