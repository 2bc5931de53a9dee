"""Judging: numbers as people write them, and any answer at all, alike in Python and in the browser."""

import json
import math
import random
from functools import cache

import pytest
import quickjs

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from gdviz.exercises.judge import LONGEST, MESSAGES, judge, read_number
from gdviz.exercises.kinds import Exercise, FillBlank, FreeResponse, Numeric
from gdviz.page.exercise import data_of, written
from gdviz.paths import ASSETS

KINDS = tuple(sorted(Exercise.__subclasses__(), key=lambda kind: kind.__name__))
ANSWERS = 10_000  # of each kind
SEEDS = (0, 1, 7, 2**31, 2**32 - 1)


@cache
def engine():
    context = quickjs.Context()
    context.eval((ASSETS / "javascripts" / "exercise-judge.js").read_text(encoding="utf-8"))
    context.set_max_stack_size(4_000_000)
    judged = "JSON.parse(answers).map(([answer, seed]) => gdExercises.judge(JSON.parse(exercise), answer, seed))"
    context.eval(f"globalThis.judged = (exercise, answers) => JSON.stringify({judged}).slice(0)")
    return context


def in_browser(exercise, answers):
    """What the script says of each (answer, seed)."""
    judged = engine().get("judged")
    return json.loads(judged(json.dumps(data_of(exercise)), json.dumps(answers)))


# ---- numbers


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *[("4.6", 4.6), ("4,6", 4.6), ("  4.6 ", 4.6), (".5", 0.5), (",5", 0.5), ("5.", 5.0), ("+3", 3.0)],
        *[("-2", -2.0), ("−2", -2.0), ("−0,25", -0.25), ("1e-3", 0.001), ("1e−3", 0.001), ("1E3", 1000.0)],
        *[("3/4", 0.75), ("−3 / 4", -0.75), ("1,5/2", 0.75), ("0,125", 0.125), ("12345", 12345.0), ("1,25", 1.25)],
        *[("007", 7.0), ("1e3/1e3", 1.0), ("\u202f5\u00a0", 5.0), ("-0", 0.0)],
    ],
)
def test_a_number_is_read_as_people_write_it(typed, value):
    assert read_number(typed) == pytest.approx(value)
    assert math.isclose(engine().get("gdExercises") and _read(typed), value, abs_tol=1e-15)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        *[("", "empty"), (" \t ", "empty"), (None, "empty"), (4.6, "empty"), (True, "empty"), ([], "empty")],
        *[("1,000", "thousands"), ("−12,500", "thousands"), ("1/0", "zero"), ("0/0.0", "zero"), ("1/1e-999", "zero")],
        *[("1e999", "size"), ("1e300/1e-300", "size"), ("9" * (LONGEST + 1), "long"), ("x" * 10**6, "long")],
        *[("٤٫٦", "digits"), ("४", "digits"), ("４", "digits"), ("𝟒", "digits")],
        *[("NaN", "number"), ("Infinity", "number"), ("<b>4</b>", "number"), ("four", "number"), ("4.6.1", "number")],
        *[("1 000", "number"), ("--2", "number"), ("1/2/3", "number"), ("0x10", "number"), ("1_0", "number")],
        *[("½", "number"), ("4.6 m", "number"), ("1e", "number"), (".", "number"), ("2*3", "number")],
    ],
)
def test_anything_else_is_refused_with_a_sentence(typed, message):
    assert read_number(typed) == MESSAGES[message]
    assert _read(typed) == message


def test_a_unit_may_follow():
    for typed in ("4.6 m", "4.6m", "4,6 metres "):
        assert read_number(typed, ("m", "metres")) == 4.6
        assert _read(typed, ["m", "metres"]) == 4.6
    assert read_number("4.6 km", ("m",)) == MESSAGES["number"]


def _read(typed, units=()):
    code = f"JSON.stringify(gdExercises.readNumber({json.dumps(typed)}, {json.dumps(units)}))"
    return json.loads(engine().eval(code))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *[("- lr", 0), ("-lr", 0), ("−lr", 0), (" −\u00a0lr ", 0), ("-\tlr\n", 0), ("- LR", None), ("-l r", None)],
        *[("+ lr", 1), ("+lr", 1), ("lr -", None), ("- lr  # down", None), ("__import__('os')", None)],
    ],
)
def test_a_blank_is_read_whatever_its_spaces_and_minus_signs(typed, place):
    exercise = exercises.get("gradient_descent.the_missing_sign")
    last = len(exercise.slips) + 1
    assert judge(exercise, typed).says == (last if place is None else place,)
    assert in_browser(exercise, [[typed, 0]])[0]["says"] == [last if place is None else place]


def test_a_blank_too_long_and_one_left_empty_are_no_tries():
    exercise = exercises.get("gradient_descent.the_missing_sign")
    for typed, message in (("", "blank"), (" " * 99, "blank"), ("x" * (LONGEST + 1), "wordy"), (7, "blank")):
        assert judge(exercise, typed).message == MESSAGES[message]


# ---- any answer at all

ALPHABETS = (
    "0123456789",
    ".,-−+/eE ",
    "٠١٢٣٤٥",
    "०१२३",
    "０１２",
    "<>&\"'=;",
    "\u202f\u00a0\u2009\t\n",
    "NaInfty",
    "½²𝟒",
)


def scalars(draw):
    """One value out of all that a page, a broken store or a bad import could hand over."""
    pick = draw.randrange(10)
    if pick < 4:
        return draw.choice((0, 1, 2, 3, 4, -1, 5, 1.0, 0.5, -0.0))
    if pick < 7:
        letters = "".join(draw.sample(ALPHABETS, draw.randrange(1, 4)))
        return "".join(draw.choice(letters) for _ in range(draw.choice((0, 1, 2, 3, 4, 6, 9, 60, 61))))
    odd = ("", "<img src=x onerror=alert(1)>", "0", "1e999", "constructor", "__proto__", "NaN", "1,000", "x" * 500)
    return draw.choice((None, True, False, 10**30, -1e308, float("nan"), float("inf"), [], {}, {"length": 3}, *odd))


def answers(draw, exercise):
    """Of any shape, about half of them of the shape that is asked."""
    if isinstance(exercise, Numeric) and draw.random() < 0.5:
        known = [*numbers(exercise, draw.choice(SEEDS)).values()]
        return draw.choice(("{:.2f}", "{:.6g}", "{:g}", "{:.3e}")).format(draw.choice(known)).replace("-", "−")
    if isinstance(exercise, FillBlank) and draw.random() < 0.5:
        written = draw.choice([each for reply in (exercise.right, *exercise.slips) for each in reply.spellings])
        return "".join(draw.choice(("", " ", "\u00a0")) + each for each in written) + draw.choice(("", " ", "x", "−"))
    shape = draw.randrange(4)
    if shape == 0:
        return scalars(draw)
    if shape == 1:
        return [scalars(draw) for _ in range(draw.randrange(7))]
    count = len(data_of(exercise).get("order", "abcd"))
    return draw.sample(range(count), draw.choice((count, draw.randrange(count + 1))))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_any_answer_gets_the_same_verdict_in_python_and_in_the_browser(kind):
    draw = random.Random(kind.__name__)
    found = [exercise for exercise in exercises.all() if isinstance(exercise, kind)]
    seen = set()
    for exercise in found:
        made = [(_as_json(answers(draw, exercise)), draw.choice(SEEDS)) for _ in range(ANSWERS // len(found) + 1)]
        here = [judge(exercise, answer, seed) for answer, seed in made]
        there = in_browser(exercise, made)
        assert [(each.right, list(each.says), each.message) for each in here] == [
            (each["right"], each["says"], each["message"]) for each in there
        ]
        assert all(each.says or each.message for each in here)
        seen |= {each.right for each in here}
    assert seen == ({None} if kind is FreeResponse else {True, False, None})


def _as_json(value):
    """What is left of a value on its way from a page: NaN is null there, and infinity a large number here."""
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else 1e308
    return value


def test_numbers_that_are_no_json_are_judged_too():
    for exercise in exercises.all():
        for answer in (float("nan"), float("inf"), [float("nan")], object(), b"4", {1, 2}, 10**400, [10**400]):
            assert judge(exercise, answer).right is None
            assert judge(exercise, answer).message


# ---- fresh numbers


@pytest.mark.parametrize("exercise", [e for e in exercises.all() if isinstance(e, Numeric)], ids=lambda e: e.id)
def test_fresh_numbers_are_the_same_in_the_browser_and_written_alike(exercise):
    seeds = [*range(300), *SEEDS]
    data = json.dumps(data_of(exercise))
    code = f"""JSON.stringify({seeds}.map((seed) => Object.entries(gdExercises.numbers({data}, seed))
        .map(([name, value]) => [name, value, gdExercises.written(value)])))"""
    for seed, there in zip(seeds, json.loads(engine().eval(code)), strict=True):
        here = numbers(exercise, seed)
        assert {name: value for name, value, _ in there} == here
        assert [text for *_, text in there] == [written(here[name]) for name, *_ in there]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (-5, "−5"),
        (41 / 3, "13.6667"),
        (0.0001, "0.0001"),
        (250000, "250000"),
        (2.015625, "2.01563"),
    ],
)
def test_a_number_is_written_with_six_digits_at_most(value, text):
    assert written(value) == text
    assert engine().eval(f"gdExercises.written({value!r})") == text
