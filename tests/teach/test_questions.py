"""Exercises as questions: every kind, with its answer, its misconceptions and where to look."""

from collections import Counter
from dataclasses import replace

import pytest

from gdviz import exercises
from gdviz.exercises import kinds
from gdviz.exercises.judge import judge
from gdviz.teach import questions as module
from gdviz.teach.question import PICTURES, Arrange, Choose, Match, Number, Write, placed
from gdviz.teach.questions import questions_of
from tests.teach.sample import SITE, course

ALL = {question.id: question for lesson in course().lessons for question in questions_of(course(), lesson)}
# The kinds of exercises, and what each becomes. A kind that is in neither list fails the build.
BECOMES = {
    kinds.SingleChoice: Choose,
    kinds.MultipleAnswer: Choose,
    kinds.PredictRun: Choose,
    kinds.DiagnoseCurve: Choose,
    kinds.FillBlank: Choose,
    kinds.Ordering: Arrange,
    kinds.Matching: Match,
    kinds.Numeric: Number,
    kinds.FreeResponse: Write,
}
LEFT_OUT = {}  # id: the reason; there is none


def test_every_exercise_of_the_site_is_handed_out():
    assert set(ALL) | set(LEFT_OUT) == {exercise.id for exercise in exercises.all()}
    assert Counter(map(type, ALL.values())) == Counter(BECOMES[type(each)] for each in exercises.all())
    assert set(module._MAKERS) == set(BECOMES)


@pytest.mark.parametrize("exercise", exercises.all(), ids=lambda each: each.id)
def test_the_judge_of_the_site_agrees_with_what_is_right(exercise):
    question = ALL[exercise.id]
    if isinstance(exercise, kinds.SingleChoice | kinds.MultipleAnswer):
        order = exercises.shown_order(exercise)
        right = [place for place, choice in zip(order, question.choices, strict=True) if choice.right]
        assert judge(exercise, sorted(right) if question.several else right[0]).right
    elif isinstance(exercise, kinds.PredictRun | kinds.DiagnoseCurve):
        order = exercises.shown_order(exercise)
        assert [judge(exercise, place).right for place in order] == [choice.right for choice in question.choices]
    elif isinstance(exercise, kinds.Numeric):
        assert judge(exercise, f"{question.answer:.10g}").says == (0,)
        said = [judge(exercise, f"{value:.10g}").says[0] for value, _ in question.slips]
        assert said == [place for place, _ in enumerate(question.slips, start=1)]
    elif isinstance(exercise, kinds.FillBlank):
        written = [choice.text.removeprefix("<code>").removesuffix("</code>") for choice in question.choices]
        assert [judge(exercise, each).right for each in written] == [choice.right for choice in question.choices]


def test_questions_have_titles_addresses_and_enough_options():
    assert len({question.title for question in ALL.values()}) == len(ALL)
    for question in ALL.values():
        assert question.address.startswith(SITE) and question.stem
        assert question.address.endswith(f"#{question.id}") or isinstance(question, Write)
        if isinstance(question, Choose):
            assert len(question.choices) >= 3 and len({choice.text for choice in question.choices}) >= 3
            assert all(choice.feedback for choice in question.choices)
            assert sum(choice.right for choice in question.choices) == 1 or question.several
        if isinstance(question, Match):
            assert len(question.pairs) >= 3


def test_texts_say_the_numbers_of_the_page_and_where_to_look():
    number = ALL["curvature.limit_from_a_table"]
    assert "are 5 along \\(m\\), 5 along \\(b\\), and the mixed one is 3." in number.stem
    assert (number.answer, number.tolerance, number.slips[0][0]) == (0.25, 0.005, 0.4)
    assert number.slips[0][1].endswith(
        f'See <a href="{SITE}deeper/curvature/#along-a-line" target="_blank">The curvature along a line</a>.'
    )
    run = ALL["learning_rates.where_it_goes"]
    right = next(choice for choice in run.choices if choice.right)
    rate = exercises.get(run.id).draws["learning_rate"][0]
    assert f"{SITE}guide/learning-rates/?learning_rate={rate:g}#{exercises.get(run.id).scene}" in right.feedback


def test_pictures_are_files_with_words():
    lines = ALL["linear_regression.pictures_of_lines"]
    assert [left for left, _, _ in lines.pairs] == ["picture 1", "picture 2", "picture 3", "picture 4"]
    assert list(lines.pictures) == [f"linear_regression-pictures_of_lines-{place}.svg" for place in (1, 2, 3, 4)]
    for question in ALL.values():
        for name in question.pictures:
            assert f'<img src="{PICTURES}{name}" alt="' in question.stem
            assert "," not in name and name.isascii()
        assert question.stem.count(PICTURES) == len(question.pictures)
    assert placed(lines.stem, "x/").count('src="x/linear') == 4


def test_a_kind_that_is_new_says_where_it_is_to_be_added():
    with pytest.raises(ValueError, match=r"^x.y: say in gdviz/teach/questions.py how Exercises are handed out$"):
        module._Asking(course(), next(course().lessons), kinds.Exercise(title="t", question="q", id="x.y")).question()


def test_what_another_program_would_spoil_fails_with_the_name_of_the_exercise():
    lesson = next(each for each in course().lessons if "loss_functions.twice_the_data" in each.exercises)
    exercise = exercises.get("loss_functions.twice_the_data")
    with pytest.raises(ValueError, match=r"^loss_functions.twice_the_data: 2 options: give 3 or more$"):
        module._Asking(course(), lesson, replace(exercise, options=exercise.options[:2])).question()
