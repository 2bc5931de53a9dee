"""A plan as HTML: its meetings with what is done before, in and after each, and the minutes that this takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from gdviz.teach.meetings import Item
from gdviz.teach.places import Places, said
from gdviz.teach.plans import IN_CLASS, Meeting, Plan

Href = Callable[[str], str]


def minutes_of(item: Item, places: Places, in_class: bool = False) -> float:
    """What an item takes: a section or a figure is shown in class, a page is read or worked on."""
    place = places.find(item.place)
    times = IN_CLASS if in_class and place.kind in ("section", "figure", "exercises") else 1
    return (place.minutes or 0) * times + item.talk


def total(items: Iterable[Item], places: Places, in_class: bool = False) -> float:
    """What several items take."""
    return sum(minutes_of(item, places, in_class) for item in items)


def plan_html(plan: Plan, places: Places, href: Href) -> str:
    """All of a plan."""
    several = len(plan.meetings) > 1
    rows = "".join(_meeting(plan, place, each, places, href, several) for place, each in enumerate(plan.meetings, 1))
    in_class = sum(total(each.during, places, True) for each in plan.meetings)
    at_home = sum(total((*each.before, *each.after), places) for each in plan.meetings)
    head = (
        f'<p class="gd-total">{_meetings(plan)} of {plan.minutes} minutes: {told(in_class)} planned in class, '
        f"{told(at_home)} at home.</p>"
    )
    return f'<div class="gd-plan" data-search-exclude>{head}<ol class="gd-meetings">{rows}</ol></div>'


def _meetings(plan: Plan) -> str:
    count = len(plan.meetings)
    if count == 1:
        return f"One {plan.unit.lower()}"
    return f"{count} {plan.unit.lower()}s" + (", with a meeting" if plan.unit == "Week" else "")


def told(minutes: float) -> str:
    """A long time as people say it."""
    return f"{minutes:g} minutes" if minutes < 120 else f"{minutes / 60:.1f} hours"


def _meeting(plan: Plan, place: int, meeting: Meeting, places: Places, href: Href, several: bool) -> str:
    head = f"{plan.unit} {place}: {meeting.title}" if several else meeting.title
    parts = (("Before", meeting.before, False), ("In class", meeting.during, True), ("After", meeting.after, False))
    parts_told = "".join(_part(name, items, places, href, in_class) for name, items, in_class in parts if items)
    return f'<li><h4 class="gd-meeting">{escape(head)}</h4>{parts_told}</li>'


def _part(name: str, items: tuple[Item, ...], places: Places, href: Href, in_class: bool) -> str:
    rows = "".join(_item(item, places, href, in_class) for item in items)
    minutes = said(total(items, places, in_class))
    return f'<p class="gd-when">{name}, <span class="gd-minutes">{minutes}</span></p><ul>{rows}</ul>'


def _item(item: Item, places: Places, href: Href, in_class: bool) -> str:
    place = places.find(item.place)
    do = f'<span class="gd-do">{escape(item.do, quote=False)}</span>' if item.do else ""
    minutes = f' <span class="gd-minutes">{said(minutes_of(item, places, in_class))}</span>'
    return f'<li><a href="{href(place.address)}">{escape(place.name)}</a>{minutes}{do}</li>'
