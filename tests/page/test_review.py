"""The page of mixed review: its list, the scripts it loads, and which questions are chosen."""

import json
from functools import cache
from types import SimpleNamespace

import pytest
import quickjs

from gdviz import exercises
from gdviz.exercises.kinds import FreeResponse
from gdviz.page import review
from gdviz.paths import ASSETS, DOCS

DAY = 20_000
CHAPTERS = [["a", "guide/a/", [f"a.q{n}" for n in range(8)]], ["b", "guide/b/", [f"b.q{n}" for n in range(8)]]]
PAGES = [
    SimpleNamespace(url=f"{name}/", file=SimpleNamespace(src_uri=f"{name}.md", name=name))
    for name in ("guide/derivatives", "practice/check-your-understanding", "guide/gradient-descent")
]


@cache
def engine():
    context = quickjs.Context()
    for name in ("exercise-judge.js", "review-choice.js", "progress.js"):
        context.eval((ASSETS / "javascripts" / name).read_text(encoding="utf-8"))
    return context


def chosen(answers, read=("a", "b"), today=DAY):
    data = {"answers": answers, "read": dict.fromkeys(read, today)}
    given = ", ".join(map(json.dumps, (CHAPTERS, data, today)))
    return json.loads(engine().eval(f"JSON.stringify(gdExercises.choose({given}))"))


def test_missed_ones_come_first_then_those_due_then_new_ones():
    found = chosen({"a.q1": [0, DAY - 9], "b.q2": [1, DAY - 2], "a.q3": [1, DAY - 1], "b.q4": [0, DAY]})
    assert set(found["ids"][:2]) == {"a.q1", "b.q4"} and found["ids"][2] == "b.q2"
    assert "a.q3" not in found["ids"] and len(found["ids"]) == 12 == len(set(found["ids"]))
    assert found["next"] == 1


@pytest.mark.parametrize(("streak", "pause"), [(1, 2), (2, 7), (3, 21), (4, 21), (99, 21)])
def test_what_was_right_comes_back_after_days(streak, pause):
    assert "a.q0" not in chosen({"a.q0": [streak, DAY - pause + 1]}, read=("a",))["ids"]
    assert chosen({"a.q0": [streak, DAY - pause]}, read=("a",))["ids"][0] == "a.q0"


def test_the_pauses_are_those_that_the_page_states():
    text = " ".join((DOCS / "practice/mixed-review.md").read_text(encoding="utf-8").split())
    assert "after 2 days; twice in a row, after 7; three times or more, after 21;" in text


def test_only_sections_that_are_read_are_asked_and_for_a_beginner_the_first():
    assert {id[0] for id in chosen({}, read=("b",))["ids"]} == {"b"}
    assert {id[0] for id in chosen({"a.q1": [1, DAY]}, read=())["ids"]} == {"a"}, "answered is read"
    beginner = chosen({}, read=())
    assert beginner["ids"] == [*CHAPTERS[0][2], *CHAPTERS[1][2][:4]] and beginner["begun"] == 0


def test_the_order_is_mixed_and_another_one_tomorrow():
    today = chosen({})["ids"]
    assert today == chosen({})["ids"] != chosen({}, today=DAY + 1)["ids"]
    assert today != sorted(today)


def test_when_all_is_answered_there_is_nothing_until_the_first_comes_back():
    ids = [id for _, _, ids in CHAPTERS for id in ids]
    found = chosen({id: [3, DAY - 1] for id in ids} | {"a.q0": [2, DAY - 3]})
    assert (found["ids"], found["next"]) == ([], 4)


def test_anything_that_is_no_progress_of_ours_is_left_out():
    values = [None, 0, "x", [], {}, {"answers": []}, {"answers": {"a.b": 1, "a": [1, 1], "a.c": [1.5, 1]}}]
    for value in values:
        code = f"JSON.stringify(gdProgress.understood({json.dumps(value)}))"
        found = json.loads(engine().eval(code))
        assert (found["answers"], found["read"]) == ({}, {})
    assert found["left"] == 3


def test_of_two_answers_the_later_one_counts_and_of_one_day_the_better_one():
    one = {"answers": {"a.a": [3, 5], "a.b": [0, 7], "a.c": [1, 7]}, "read": {"a": 5}, "rest": {}}
    other = {"answers": {"a.a": [0, 6], "a.b": [2, 7], "b.d": [1, 1]}, "read": {"a": 9, "b": 2}, "rest": {}}
    found = json.loads(engine().eval(f"JSON.stringify(gdProgress.merged({json.dumps(one)}, {json.dumps(other)}))"))
    assert found["answers"] == {"a.a": [0, 6], "a.b": [2, 7], "a.c": [1, 7], "b.d": [1, 1]}
    assert found["read"] == {"a": 5, "b": 2}


def test_the_page_lists_what_is_judged_in_the_order_of_the_course():
    listed = review.all_exercises(PAGES, "practice/mixed-review.md", DOCS)
    assert listed.startswith("- [Derivatives](../guide/derivatives.md)\n    - [")
    assert "](../guide/gradient-descent.md#gradient_descent.one_step)" in listed
    assert "check_your_understanding" not in listed
    begun = review.review(PAGES, "practice/mixed-review/", DOCS)
    assert 'data-root="../../"' in begun and "&quot;derivatives&quot;,&quot;guide/derivatives/&quot;" in begun


def test_each_chapter_is_a_script(tmp_path):
    html = '<p>x</p><div class="gd-exercise" data-exercise="{}" id="a.b">\n<details>y</details>\n</div>\n</div><p>z</p>'
    review.on_pre_build()
    assert review.on_page_content(html) == html
    review.on_post_build({"site_dir": str(tmp_path)})
    text = (tmp_path / review.FOLDER / "a.js").read_text(encoding="utf-8")
    context = quickjs.Context()
    context.eval(text)
    assert context.eval("gdChapters.a['a.b']") == html[8:-8]
    review.on_pre_build()


def test_every_exercise_stands_on_a_page_that_the_review_can_find():
    found = {id for page in DOCS.rglob("*.md") for id in review.ids_in(page.read_text(encoding="utf-8"))}
    assert found == {exercise.id for exercise in exercises.all()}
    assert any(isinstance(exercises.get(id), FreeResponse) for id in found)
