"""What is done in class: every item is a place of the course."""

from gdviz.teach import meetings
from gdviz.teach.meetings import Item, home
from tests.teach.sample import all_places


def items():
    for name, found in vars(meetings).items():
        if name.isupper():
            yield from found if isinstance(found, tuple) else (found,)


def test_every_item_exists():
    found = list(items())
    assert len(found) > 80
    for item in found:
        assert all_places().find(item.place), item.place


def test_what_is_done_at_home_needs_no_words():
    assert home("a.md", "b.md") == (Item("a.md"), Item("b.md"))
