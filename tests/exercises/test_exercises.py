"""Every exercise as data: exactly the right answer is right, every other has words of its own, ids stay."""

import itertools
import re
from collections import Counter

import numpy as np
import pytest

from gdviz import exercises, scenes
from gdviz.exercises.kinds import (
    DiagnoseCurve,
    FillBlank,
    FreeResponse,
    Matching,
    MultipleAnswer,
    Numeric,
    Ordering,
    PredictRun,
    SingleChoice,
)
from gdviz.exercises.runs import trajectory
from gdviz.page.exercise_text import section_of
from gdviz.paths import DOCS

ALL = exercises.all()
every = pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)


def of(*kinds):
    found = [exercise for exercise in ALL if isinstance(exercise, kinds)]
    return pytest.mark.parametrize("exercise", found, ids=lambda exercise: exercise.id)


def test_every_id_is_listed_once():
    """Each is an address on the site; for those that have been released see test_ids.py."""
    listed = exercises.listed()
    assert sorted(listed) == sorted(exercise.id for exercise in ALL)
    assert not set(listed) & {scene.id for scene in scenes.all()}, "an anchor leads to one place"
    # The first there were.
    assert listed[:2] == ("derivatives.slope_and_direction", "derivatives.level_place")


@every
def test_an_exercise_is_found_and_stands_on_one_page(exercise):
    assert exercises.get(exercise.id) is exercise
    texts = [page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md")]
    assert sum(text.count(f'{{{{ exercise("{exercise.id}") }}}}') for text in texts) == 1


def test_an_unknown_id_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match=r"unknown exercise 'derivatives.levl_place': did you mean derivatives.level_"):
        exercises.get("derivatives.levl_place")


def feedbacks(exercise):
    """What is said of each wrong answer, and where it sends the reader."""
    if isinstance(exercise, Ordering):
        return [(step.early, step.see) for step in exercise.steps[1:]]
    if isinstance(exercise, Matching):
        return [(pair.feedback, pair.see) for pair in exercise.pairs]
    if isinstance(exercise, Numeric):
        mistakes = [(mistake.feedback, mistake.see) for mistake in exercise.mistakes]
        return [*mistakes, (exercise.otherwise, exercise.see)]
    if isinstance(exercise, FillBlank):
        return [*((reply.feedback, reply.see) for reply in exercise.slips), (exercise.otherwise, exercise.see)]
    if isinstance(exercise, (PredictRun, DiagnoseCurve)):
        return [(outcome.feedback, outcome.see) for outcome in exercise.outcomes]
    if isinstance(exercise, FreeResponse):
        return [(point.text.replace("?", "."), point.see) for point in exercise.points]
    return [(option.feedback, option.see) for option in exercise.options if not option.right]


@every
def test_every_wrong_answer_has_feedback_of_its_own_and_an_address(exercise):
    said = feedbacks(exercise)
    assert len({words for words, _ in said}) == len(said) >= 2
    for words, see in said:
        assert words.endswith(".") and len(words) > 15
        file, anchor = see.split("#")
        assert f"{{ #{anchor} }}" in (DOCS / file).read_text(encoding="utf-8")
    assert exercise.title and exercise.question.endswith((".", "?"))
    assert not re.search(r"(?<![\w$])-\d", re.sub(r"\$.*?\$", "", exercise.question)), "a hyphen is no minus sign"


@of(SingleChoice)
def test_exactly_one_option_is_right(exercise):
    verdicts = [exercises.judge(exercise, place).right for place in range(len(exercise.options))]
    assert verdicts == [option.right for option in exercise.options]
    assert verdicts.count(True) == 1 and len(verdicts) >= 3
    assert not any(re.search(r"\b(all|none) of (the|these)", option.text) for option in exercise.options)


@of(MultipleAnswer)
def test_exactly_the_right_options_are_right(exercise):
    places = range(len(exercise.options))
    right = {place for place in places if exercise.options[place].right}
    assert 0 < len(right) < len(exercise.options)
    for count in range(1, len(exercise.options) + 1):
        for chosen in itertools.combinations(places, count):
            found = exercises.judge(exercise, list(chosen))
            assert found.right is (set(chosen) == right)
            assert found.says or found.message


@of(Ordering)
def test_exactly_one_order_is_right_or_those_that_are_listed(exercise):
    orders = itertools.permutations(range(len(exercise.steps)))
    right = {order for order in orders if exercises.judge(exercise, list(order)).right}
    assert right == {tuple(range(len(exercise.steps))), *exercise.also}
    assert len({step.text for step in exercise.steps}) == len(exercise.steps)


@of(Ordering)
def test_a_step_too_early_is_told_why(exercise):
    swapped = list(range(len(exercise.steps)))
    swapped[-2:] = swapped[:-3:-1]
    assert exercises.judge(exercise, swapped).says == (len(swapped) - 1,)


@of(Matching)
def test_exactly_one_matching_is_right(exercise):
    orders = itertools.permutations(range(len(exercise.pairs)))
    right = [order for order in orders if exercises.judge(exercise, list(order)).right]
    assert right == [tuple(range(len(exercise.pairs)))]
    assert len({pair.right for pair in exercise.pairs}) == len({pair.left for pair in exercise.pairs}) == len(right[0])


def test_the_right_place_is_spread_evenly_over_a_to_d():
    four = [each for each in ALL if isinstance(each, SingleChoice) and len(each.options) == 4]
    places = Counter(
        next(at for at, place in enumerate(exercises.shown_order(each)) if each.options[place].right) for each in four
    )
    counts = [places[at] for at in range(4)]
    assert sum(counts) == len(four) and max(counts) - min(counts) <= 1


@of(FillBlank)
def test_a_blank_has_one_right_reply_and_each_spelling_belongs_to_one(exercise):
    replies = (exercise.right, *exercise.slips)
    for place, reply in enumerate(replies):
        for spelling in reply.spellings:
            found = exercises.judge(exercise, spelling.replace("-", "−"))
            assert (found.right, found.says) == (place == 0, (place,)), spelling
    assert exercises.judge(exercise, "eval(1)").says == (len(replies),)
    assert exercise.code.count("____") == 1


@of(PredictRun, FillBlank)
def test_its_figure_stands_on_its_page_and_does_what_is_said_of_it(exercise):
    pages = [page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md")]
    (page,) = (text for text in pages if f'{{{{ exercise("{exercise.id}") }}}}' in text)
    assert f'{{{{ scene("{exercise.scene}") }}}}' in page
    scene = scenes.get(exercise.scene)
    if isinstance(exercise, PredictRun):
        assert set(exercise.draws) <= {control.name for control in scene.controls}
        return
    for reply in (exercise.right, *exercise.slips):
        if reply.settings:
            shown = scene.trajectories(**reply.settings)[0].iterates[: reply.run.steps + 1]
            assert np.array_equal(shown, trajectory(reply.run).iterates)


@of(FreeResponse)
def test_each_point_of_a_rubric_is_taught_where_its_hint_leads(exercise):
    for point in exercise.points:
        taught = " ".join(section_of(point.see, DOCS)[1].split())
        assert point.taught and point.taught in taught, point
        assert point.text.endswith("?")


@of(Ordering, Matching)
def test_what_is_shown_is_never_the_answer_already(exercise):
    order = exercises.shown_order(exercise)
    assert sorted(order) == list(range(len(order))) != list(order)
