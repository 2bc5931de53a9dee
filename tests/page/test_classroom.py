"""The pages of a class: what their scripts begin with."""

import json
from dataclasses import replace
from html import unescape
from types import SimpleNamespace

import pytest

from gdviz import exercises
from gdviz.exercises.class_seeds import variants
from gdviz.exercises.kinds import FreeResponse
from gdviz.page import classroom
from gdviz.paths import DOCS

PAGES = [
    SimpleNamespace(url=f"{name}/", file=SimpleNamespace(src_uri=f"{name}.md", name=name))
    for name in ("guide/derivatives", "practice/check-your-understanding", "guide/gradient-descent")
]
STEP = exercises.get("gradient_descent.one_step")


@pytest.mark.parametrize("made", [classroom.handout, classroom.register])
def test_a_script_begins_with_the_exercises_that_are_judged(made):
    html = made(PAGES, "teach/sheet/", DOCS)
    assert html.startswith(f'<div class="gd-{made.__name__}" data-root="../../" data-chapters="')
    chapters = json.loads(unescape(html.split('data-chapters="')[1].split('"')[0]))
    assert [chapter[:3] for chapter in chapters] == [
        ["derivatives", "guide/derivatives/", "Derivatives"],
        ["gradient_descent", "guide/gradient-descent/", "Gradient descent"],
    ]
    found = {id: (title, count) for *_, listed in chapters for id, title, count, _ in listed}
    assert found[STEP.id] == (STEP.title, 21) == (STEP.title, variants(STEP))
    assert "JavaScript" in html


def test_a_digest_changes_with_all_that_decides_an_answer_and_with_nothing_else():
    same = [replace(STEP, title="another title"), replace(STEP, working="in other words")]
    assert {classroom.digest_of(each) for each in (STEP, *same)} == {classroom.digest_of(STEP)}
    first = next(iter(STEP.draws))
    others = [
        replace(STEP, question=f"{STEP.question} Now."),
        replace(STEP, tolerance=2 * STEP.tolerance),
        replace(STEP, answer=f"{STEP.answer} + 1"),
        replace(STEP, draws={**STEP.draws, first: tuple(STEP.draws[first])[::-1]}),
        replace(STEP, mistakes=STEP.mistakes[:-1]),
    ]
    digests = {classroom.digest_of(each) for each in (STEP, *others)}
    assert len(digests) == 1 + len(others)


def test_no_two_exercises_have_one_digest():
    judged = [each for each in exercises.all() if not isinstance(each, FreeResponse)]
    assert len({classroom.digest_of(each) for each in judged}) == len(judged) > 90
