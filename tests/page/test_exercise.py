"""An exercise as Markdown of a page: without a script a question and its answer."""

import html
import json
import re

import markdown
import pytest

from gdviz import exercises
from gdviz.exercises.kinds import Exercise, FreeResponse, Numeric, Option, SingleChoice
from gdviz.page import exercise as page_exercise

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.superfences"]
PAGE = "guide/derivatives.md"
JUDGED = [each for each in exercises.all() if not isinstance(each, FreeResponse)]
every = pytest.mark.parametrize("exercise", JUDGED, ids=lambda exercise: exercise.id)


def built(exercise, page=PAGE):
    return markdown.markdown(page_exercise.markdown(exercise, 2, page), extensions=EXTENSIONS)


@every
def test_it_is_one_note_with_a_title_a_link_and_an_answer_in_details(exercise):
    page = built(exercise)
    assert page.startswith('<div class="gd-exercise" data-exercise="') and page.endswith("</details>\n</div>\n</div>")
    assert f' id="{exercise.id}">' in page and f'href="#{exercise.id}"' in page
    assert f'<p class="admonition-title">Exercise 2: {exercise.title} <a class="headerlink"' in page
    assert page.count('<details class="answer">') == page.count("<summary>Answer and feedback</summary>") == 1
    assert "**" not in page and "{ ." not in page
    data = json.loads(html.unescape(re.search(r'data-exercise="([^"]*)"', page)[1]))
    assert data == json.loads(json.dumps(page_exercise.data_of(exercise)))
    assert len(re.findall(r"<li\b", page.split("<details")[1])) == len(data["feedback"]), "one line a feedback"


def test_options_stand_in_the_order_shown_and_so_does_what_is_said_of_them():
    exercise = exercises.get("derivatives.slope_and_direction")
    text = page_exercise.markdown(exercise, 1, PAGE)
    order = exercises.shown_order(exercise)
    offered = re.findall(r"^    - \*\*[A-D]\.\*\* (.*)$", text, re.M)
    assert offered == [exercise.options[place].text for place in order]
    said = re.findall(r"^        - \*\*([A-D])\.\*\* (Yes|No)\. (.*?)(?: See .*)?$", text, re.M)
    assert [letter for letter, *_ in said] == list("ABCD")
    assert [(verdict == "Yes", words) for _, verdict, words in said] == [
        (exercise.options[place].right, exercise.options[place].feedback) for place in order
    ]


def test_a_place_to_look_at_is_a_link_with_its_heading_from_the_page_it_is_on():
    exercise = exercises.get("derivatives.slope_and_direction")
    assert "See [One step](gradient-descent.md#one-step)." in page_exercise.markdown(exercise, 1, PAGE)
    assert "See [One step](#one-step)." in page_exercise.markdown(exercise, 1, "guide/gradient-descent.md")
    assert "See [One step](../guide/gradient-descent.md#one-step)." in page_exercise.markdown(exercise, 1, "a/b.md")
    assert "See [One step](guide/gradient-descent.md#one-step)." in page_exercise.markdown(exercise, 1, "index.md")


def test_a_place_that_is_not_there_is_told():
    options = (Option("a", "A.", see="guide/derivatives.md#nowhere"), Option("b", "B.", right=True), Option("c", "C."))
    exercise = SingleChoice(title="t", question="q?", options=options, id="toy.one")
    with pytest.raises(ValueError, match=r"no heading with #nowhere in docs/guide/derivatives.md"):
        page_exercise.markdown(exercise, 1, PAGE)


def test_numbers_are_filled_in_where_the_script_finds_them():
    page = built(exercises.get("gradient_descent.one_step"))
    assert 'you stand at $x$ = <span data-number="x">6</span>' in page
    assert '<strong><span data-number="answer">5.4</span>.</strong> Yes.' in page
    assert '<strong><span data-mistake="0">6.6</span>.</strong> No. This adds' in page
    assert "{" not in re.sub(r'data-exercise="[^"]*"', "", page)


@pytest.mark.parametrize("exercise", [e for e in exercises.all() if isinstance(e, Numeric)], ids=lambda e: e.id)
def test_no_number_that_can_be_fresh_stands_in_a_formula(exercise):
    texts = (exercise.question, exercise.working, exercise.otherwise, *(each.feedback for each in exercise.mistakes))
    for text in texts:
        formulas = "".join(re.findall(r"\$.*?\$", text))
        assert not [name for name in (*exercise.draws, *exercise.quantities) if f"{{{name}}}" in formulas]


def test_lists_to_match_are_two_and_paper_has_lines():
    page = built(exercises.get("derivatives.signs_on_both_sides"))
    before = page.split("<details")[0]
    assert before.count("<ul>") == 2 and '<p class="gd-lines"><i></i><i></i></p>' in before
    assert '<p class="gd-with">with</p>' in before


def test_an_answer_in_words_has_a_heading_room_to_write_and_a_rubric():
    exercise = next(each for each in exercises.all() if isinstance(each, FreeResponse))
    text = page_exercise.markdown(exercise, 3, "practice/check-your-understanding.md")
    page = markdown.markdown(text, extensions=EXTENSIONS)
    assert page.startswith('<div class="gd-exercise gd-question" data-exercise="') and page.endswith(
        "</details>\n</div>"
    )
    assert f'<h2 id="in-your-own-words">3. {exercise.title}</h2>' in page
    assert page.count("<textarea") == page.count('<p class="gd-lines">') == page.count("<summary>Model answer") == 1
    assert page.split("<details")[1].count("<li>") == len(exercise.points) == 3
    assert '<a href="../guide/gradient-descent.md#one-step">One step</a>' in page.split("<details")[0]


def test_every_kind_can_be_put_on_a_page():
    """A kind that is forgotten here fails with the first exercise of it; one without an exercise, now."""
    assert {type(exercise) for exercise in exercises.all()} == set(Exercise.__subclasses__())
