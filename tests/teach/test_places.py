"""Places of the course: names, addresses, minutes."""

import pytest

from gdviz import scenes
from gdviz.page.kept import Kept
from gdviz.paths import DOCS
from gdviz.teach import places as module
from gdviz.teach.places import Places, halves, said, timing_of
from tests.teach.sample import all_places, course


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(5, 0.5), (30, 0.5), (44, 0.5), (46, 1), (75, 1.0), (100, 1.5), (None, None)]
)
def test_minutes_are_in_halves_and_never_none(seconds, minutes):
    assert halves(seconds) == minutes


@pytest.mark.parametrize(
    ("minutes", "words"), [(0.5, "½ min"), (1, "1 min"), (1.5, "1½ min"), (12, "12 min"), (None, "")]
)
def test_minutes_in_words(minutes, words):
    assert said(minutes) == words.replace(" ", "\u00a0")


def test_a_place_is_found_by_source_and_anchor():
    places = all_places()
    page, section, exercises, figure = (
        places.find(f"guide/derivatives.md{anchor}")
        for anchor in ("", "#flat-is-not-lowest", "#check-yourself", "#derivatives.secant")
    )
    assert (page.kind, page.name, page.address, page.minutes) == ("page", "Derivatives", "guide/derivatives/", 10)
    assert (section.kind, section.name) == ("section", "Derivatives: Flat is not the same as lowest")
    assert section.address == "guide/derivatives/#flat-is-not-lowest" and section.minutes == 2
    assert (exercises.kind, exercises.minutes) == ("exercises", 3)
    assert (figure.kind, figure.name) == ("figure", f"Figure: {scenes.get('derivatives.secant').title}")
    with pytest.raises(
        ValueError, match=r"^guide/derivatives.md#no: no section and no figure of the page has this name$"
    ):
        places.find("guide/derivatives.md#no")
    with pytest.raises(ValueError, match=r"^guide/no.md: no page of the course is made of guide/no.md$"):
        places.find("guide/no.md")


def test_sections_add_up_to_their_page():
    """What is above the first heading, and rounding to halves, is the difference."""
    places = all_places()
    for lesson in course().lessons:
        seconds = places.timing.get(lesson.source, {})
        if lesson.source.startswith(("guide/", "deeper/")) and seconds:
            total = sum(place.minutes for place in places.sections(lesson)) + seconds[""] / 60
            assert total == pytest.approx(lesson.minutes, abs=1.5), lesson.source
        elif lesson.source.startswith("practice/"):  # which promise no less than they take
            assert lesson.minutes - 3 < sum(seconds.values()) / 60 <= lesson.minutes, lesson.source
    adam = places.timing["labs/adam.py"]
    assert sum(adam.values()) / 60 == pytest.approx(27, abs=5) and set(adam) >= {"Your turn: Adam", ""}


def test_every_figure_is_on_a_page_or_elsewhere():
    places = all_places()
    shown = [place.address.partition("#")[2] for lesson in course().lessons for place in places.figures(lesson)]
    left = [place.address.partition("#")[2] for place in places.elsewhere()]
    assert sorted([*shown, *left]) == sorted(scene.id for scene in scenes.all())
    assert all(place.address.startswith("reference/gallery/#") for place in places.elsewhere())


def test_the_seconds_are_measured_once_and_again_when_a_page_changes(tmp_path, monkeypatch):
    counted = []
    monkeypatch.setattr(module, "seconds_of_sections", lambda source, docs: counted.append(source) or [("", "a", 60.0)])
    texts = {"text": "one"}
    monkeypatch.setattr(module, "text_of", lambda source, docs: texts["text"])
    kept = Kept()
    first = timing_of(course(), DOCS, kept)
    assert first["guide/derivatives.md"] == {"a": 60.0} and "deeper/index.md" not in first
    assert timing_of(course(), DOCS, kept) == first and len(counted) == len(first)
    texts["text"] = "two"
    timing_of(course(), DOCS, kept)
    assert len(counted) == 2 * len(first)
    assert Places(course(), first).find("guide/derivatives.md").minutes == 10
