"""A plan as HTML, for a plan of two meetings worked out by hand."""

import pytest

from gdviz.teach.meetings import Item
from gdviz.teach.plans import Meeting, Plan
from gdviz.teach.sessions import minutes_of, plan_html, told
from tests.teach.sample import all_places

SECTION, PAGE = "guide/derivatives.md#flat-is-not-lowest", "guide/derivatives.md"  # 2 minutes, 10 minutes
PLAN = Plan(
    "small",
    "Meeting",
    20,
    30,
    (
        Meeting("One & all", (), (Item(SECTION, 3, "Ask < wait."),), (Item(PAGE),)),
        Meeting("Two", (Item(SECTION),), (Item(PAGE, 5, "Read."),), ()),
    ),
)


def test_a_section_counts_twice_in_class_and_a_page_once():
    places = all_places()
    assert minutes_of(Item(SECTION), places) == 2
    assert minutes_of(Item(SECTION, 3), places, in_class=True) == 7
    assert minutes_of(Item(PAGE, 5), places, in_class=True) == 15


def test_the_sums_of_a_plan():
    html = plan_html(PLAN, all_places(), lambda address: f"../{address}").replace("\u00a0", " ")
    assert "2 meetings of 20 minutes: 22 minutes planned in class, 12 minutes at home." in html
    assert '<h4 class="gd-meeting">Meeting 1: One &amp; all</h4>' in html
    assert 'In class, <span class="gd-minutes">7 min</span>' in html
    assert 'Before, <span class="gd-minutes">2 min</span>' in html
    assert html.count("Before,") == html.count("After,") == 1
    assert '<a href="../guide/derivatives/#flat-is-not-lowest">Derivatives: Flat is not the same as lowest</a>' in html
    assert '<span class="gd-do">Ask &lt; wait.</span>' in html


@pytest.mark.parametrize(("minutes", "words"), [(67, "67 minutes"), (119.5, "119.5 minutes"), (331, "5.5 hours")])
def test_a_long_time_is_in_hours(minutes, words):
    assert told(minutes) == words
