"""The small pictures of exercises as files."""

from xml.etree import ElementTree

from gdviz.exercises.sketch import line
from gdviz.teach.drawings import alt_of, drawing_in, standalone

LINE = line(2, 0, "A line that rises & rises.".replace("&", "&amp;"))


def test_a_picture_is_found_in_a_text_with_its_words():
    assert drawing_in(f"a {LINE} b") == LINE
    assert alt_of(LINE) == "A line that rises & rises."
    assert drawing_in("a b") == alt_of("") == ""


def test_as_a_file_it_needs_nothing_of_the_page():
    root = ElementTree.fromstring(standalone(LINE))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("216", "168", "0 0 108 84")
    assert root.get("class") is None and root.get("style") is None
    assert "color: #1a1a1a; background: #fff" in root[0].text
