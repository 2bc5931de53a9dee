"""The space between the tags of a page."""

from gdviz.page.spaces import lean


def test_between_tags_one_line_break_is_left_and_spaces_in_a_line_stay():
    assert lean("<a>\n  \n   <b> <i>x</i>  <u>\n</u></b>\t\n</a>\n") == "<a>\n<b> <i>x</i>  <u>\n</u></b>\n</a>\n"


def test_text_and_what_shows_its_spaces_stay_as_they_are():
    code = '<pre class="a"><span>if x:</span>\n\n    <span>y</span>\n</pre>'
    for same in ("one\n\n  two", code, "<textarea>\n\n <b>\n</textarea>"):
        assert lean(f"<p>\n\n<i></i>{same}<b></b>\n <br></p>") == f"<p>\n<i></i>{same}<b></b>\n<br></p>"
