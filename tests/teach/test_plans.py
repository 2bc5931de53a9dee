"""The plans keep what they promise: every item exists, and the sums fit the time."""

import posixpath
import re

import pytest

from gdviz.teach.plans import PLANS
from gdviz.teach.sessions import total
from tests.teach.sample import all_places, course

MEETINGS = [(plan, meeting) for plan in PLANS for meeting in plan.meetings]
NAMES = [f"{plan.id}: {meeting.title}" for plan, meeting in MEETINGS]


def test_there_are_three_plans():
    assert [(plan.id, len(plan.meetings)) for plan in PLANS] == [
        ("one-lecture", 1),
        ("two-weeks", 6),
        ("full-term", 12),
    ]


@pytest.mark.parametrize(("plan", "meeting"), MEETINGS, ids=NAMES)
def test_a_meeting_fits_its_time_and_so_does_what_is_done_at_home(plan, meeting):
    places = all_places()
    in_class = total(meeting.during, places, in_class=True)
    assert 0.75 * plan.minutes <= in_class <= plan.minutes
    assert 0 < total((*meeting.before, *meeting.after), places) <= plan.at_home


@pytest.mark.parametrize(("plan", "meeting"), MEETINGS, ids=NAMES)
def test_what_is_shown_in_class_comes_with_something_to_do(plan, meeting):
    assert all(item.do.endswith((".", "?")) for item in meeting.during)
    assert all(not item.do and not item.talk for item in (*meeting.before, *meeting.after))
    places = [item.place for item in meeting.during]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_plan_goes_through_the_pages_in_their_order(plan):
    """Whoever teaches by it needs nothing that comes later: no meeting begins before the one above it has begun."""
    order = [lesson.source for lesson in course().lessons]
    firsts = [
        min(
            order.index(item.place.partition("#")[0])
            for item in meeting.during
            if item.place.startswith(("guide", "deeper"))
        )
        for meeting in plan.meetings
    ]
    assert firsts[:6] == sorted(firsts[:6])


@pytest.mark.parametrize("plan", PLANS[1:], ids=lambda plan: plan.id)
def test_what_a_page_needs_has_been_met_before_it_is_left(plan):
    """In an earlier meeting or in the same one: a meeting goes through its pages in their order."""
    met = set()
    for meeting in plan.meetings:
        pages = {item.place.partition("#")[0] for item in (*meeting.before, *meeting.during, *meeting.after)}
        met |= pages
        for page in pages - {"practice/mixed-review.md", "practice/check-your-understanding.md"}:
            needs = re.findall(r"\]\(([\w./-]+\.md)", course().lesson(page).needs)
            needed = {posixpath.normpath(posixpath.join(posixpath.dirname(page), need)) for need in needs}
            assert needed <= met, (meeting.title, page)


def test_the_term_has_every_page_of_the_guide_and_of_deeper():
    (term,) = (plan for plan in PLANS if plan.id == "full-term")
    items = [item for meeting in term.meetings for item in (*meeting.before, *meeting.during, *meeting.after)]
    covered = {item.place.partition("#")[0] for item in items}
    wanted = {lesson.source for lesson in course().lessons if lesson.source.startswith(("guide/", "deeper/"))}
    assert wanted <= covered
