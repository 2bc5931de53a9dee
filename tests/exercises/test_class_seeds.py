"""The seeds of a class: 200 students, alike in Python and in the browser, and no two with the same numbers."""

import json
from functools import cache

import pytest
import quickjs

from gdviz import exercises
from gdviz.exercises.class_seeds import (
    digest,
    exercise_seed,
    finished,
    fnv1a,
    hashed,
    name_key,
    student_seed,
    variants,
)
from gdviz.exercises.fresh import numbers
from gdviz.exercises.judge import judge
from gdviz.exercises.kinds import DiagnoseCurve, FreeResponse, Matching, Numeric, Ordering, PredictRun
from gdviz.exercises.runs import case_of
from gdviz.page.exercise import data_of
from gdviz.paths import ASSETS

JUDGED = [exercise for exercise in exercises.all() if not isinstance(exercise, FreeResponse)]
OWN = [exercise for exercise in JUDGED if variants(exercise) > 1]
CLASS = "k7x2m9qa"
STUDENTS = [f"Student {count}" for count in range(197)] + ["Zoë Müller-Strauß", "Ōe Kenzaburō 大江", "🦊 Αλέξανδρος"]
RUNS = (PredictRun, DiagnoseCurve)


@cache
def engine():
    context = quickjs.Context()
    for name in ("exercise-judge.js", "class-code.js"):
        context.eval((ASSETS / "javascripts" / name).read_text(encoding="utf-8"))
    context.eval("const { classes, numbers, caseOf } = gdExercises")
    return context


def in_browser(code):
    return json.loads(engine().eval(f"JSON.stringify({code})"))


def asked(exercise, seed):
    """What of an exercise a seed decides."""
    if isinstance(exercise, Numeric):
        return numbers(exercise, seed)
    return dict(case_of(exercise, seed).numbers) | {"run": case_of(exercise, seed).right}


def test_the_hash_is_made_of_two_that_are_published():
    """The vectors of its authors: FNV-1a of a few letters; MurmurHash3 of nothing, which is its last step alone."""
    assert [fnv1a(each) for each in (b"", b"a", b"foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]
    assert [finished(each) for each in (0, 1, 0xFFFFFFFF)] == [0, 0x514E28B7, 0x81F16F39]
    assert hashed("foobar") == finished(0xBF9CF968)


@pytest.mark.parametrize("text", ["", "a", "ä", "大江", "🦊", "k7x2m9qa student 1", "x" * 1000])
def test_the_hash_is_that_of_the_browser(text):
    assert in_browser(f"classes.hashed({json.dumps(text)})") == hashed(text)
    assert in_browser(f"classes.digestText({json.dumps(text)})") == digest(text)
    assert int(digest(text), 36) == hashed(text) and len(digest(text)) == 7


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        *[
            ("  Ada   Lovelace\t", "ada lovelace"),
            ("ADA LOVELACE", "ada lovelace"),
            ("Ada\u00a0Lovelace", "ada lovelace"),
        ],
        *[("Zoe\u0308", "zoë"), ("ZOË", "zoë"), ("Straße", "straße"), ("ﬁona", "fiona"), ("１２３", "123")],
        *[("Σίσυφος", "σίσυφος"), ("İpek", "i̇pek"), ("Ada\u200b\u2060 L", "ada l"), ("\ufeffAda", "ada")],
        *[
            ("☺\ufe0f Ada", "☺ ada"),
            ("👩\u200d🚀", "👩🚀"),
            ("\u202eadA", "ada"),
            ("a\u2028b", "a b"),
            (" \u3000 ", ""),
        ],
    ],
)
def test_of_a_name_neither_case_nor_spaces_nor_what_is_not_seen_count(typed, same):
    assert name_key(typed) == same
    assert in_browser(f"classes.nameKey({json.dumps(typed)})") == same


def test_other_names_and_other_classes_are_other_seeds():
    seeds = {student_seed(seed, name) for seed in (CLASS, "other") for name in STUDENTS}
    assert len(seeds) == 2 * len(STUDENTS) and 0 not in seeds
    assert name_key("Müller") != name_key("Muller")


def test_200_students_have_the_seeds_numbers_and_orders_that_the_browser_gives_them():
    given = json.dumps([[exercise.id, data_of(exercise)] for exercise in JUDGED])
    names = json.dumps(STUDENTS)
    engine().eval(f"""globalThis.found = {names}.map((name) => {{
        const student = classes.studentSeed({json.dumps(CLASS)}, name);
        return [student, {given}.map(([id, data]) => {{
            const seed = classes.exerciseSeed(student, id);
            const own = data.kind === "numeric" || data.cases ? numbers(data, seed) : {{}};
            const run = data.cases ? {{ run: caseOf(data, seed).right }} : {{}};
            return [seed, {{ ...own, ...run }}, data.order ? classes.orderOf(data, seed) : []];
        }})];
    }})""")
    for name, (student, found) in zip(STUDENTS, in_browser("found"), strict=True):
        assert student == student_seed(CLASS, name)
        for exercise, (seed, known, order) in zip(JUDGED, found, strict=True):
            assert seed == exercise_seed(student, exercise.id)
            assert known == (asked(exercise, seed) if exercise in OWN or isinstance(exercise, Numeric) else {})
            if order:
                assert tuple(order) == exercises.shown_order(exercise, seed)


@pytest.mark.parametrize("part", ["guide", "deeper"])
def test_no_two_of_200_students_share_all_numbers(part):
    """As a class with all exercises of the guide, or of Deeper, has them."""
    listed = (ASSETS.parent / part).glob("*.md")
    chapters = {page.stem.replace("-", "_") for page in listed}
    chosen = [exercise for exercise in OWN if exercise.id.split(".")[0] in chapters]
    assert len(chosen) >= 10
    sheets = set()
    for name in STUDENTS:
        student = student_seed(CLASS, name)
        sheets.add(json.dumps([asked(exercise, exercise_seed(student, exercise.id)) for exercise in chosen]))
    assert len(sheets) == len(STUDENTS) == 200


def test_the_key_of_each_of_200_students_is_made_again_from_the_seed_and_is_right():
    for name in STUDENTS:
        for exercise in OWN:
            seed = exercise_seed(student_seed(CLASS, name), exercise.id)
            if isinstance(exercise, RUNS):
                key = case_of(exercise, seed).right
            else:
                key = f"{numbers(exercise, seed)['answer']:.6f}"
            assert judge(exercise, key, seed).right, (name, exercise.id)


def test_every_variant_of_an_exercise_comes_up_and_none_is_a_favourite():
    for exercise in OWN:
        seeds = [exercise_seed(student_seed(CLASS, f"Student {count}"), exercise.id) for count in range(2000)]
        found = [json.dumps(asked(exercise, seed)) for seed in seeds]
        assert len(set(found)) <= variants(exercise)
        assert max(map(found.count, set(found))) < 2.5 * len(found) / len(set(found)), exercise.id


def test_an_order_of_a_student_is_no_answer_already():
    for exercise in JUDGED:
        orders = {exercises.shown_order(exercise, seed) for seed in range(1, 200)}
        if isinstance(exercise, (Ordering, Matching)):
            assert tuple(range(len(next(iter(orders))))) not in orders
        assert len(orders) > 4 or len(next(iter(orders))) < 4
