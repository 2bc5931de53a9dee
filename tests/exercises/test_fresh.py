"""Fresh numbers: the generator that was published, formulas of four operations, and slips that stay apart."""

import itertools

import pytest

from gdviz import exercises
from gdviz.exercises.fresh import drawn, evaluate, numbers, random, shuffled, tree
from gdviz.exercises.kinds import Numeric
from tests.exercises.drawn import combinations

NUMERIC = [exercise for exercise in exercises.all() if isinstance(exercise, Numeric)]
every = pytest.mark.parametrize("exercise", NUMERIC, ids=lambda exercise: exercise.id)


def test_the_generator_gives_the_published_numbers():
    """mulberry32(0) as its author's JavaScript prints it."""
    assert [next(random(0))] == [0.26642920868471265]
    draw = random(0)
    assert [next(draw) for _ in range(3)][1:] == [0.0003297457005828619, 0.2232720274478197]


def test_a_shuffle_keeps_all_and_follows_its_seed():
    assert shuffled("abcd", 1) == shuffled("abcd", 1)
    assert len({tuple(shuffled("abc", seed)) for seed in range(200)}) == 6


@pytest.mark.parametrize(
    ("formula", "value"), [("1 + 2 * x", 7.0), ("-(x - 1) / 4", -0.5), ("x * x * x - 7", 20.0), ("0.5", 0.5)]
)
def test_a_formula_is_worked_out(formula, value):
    assert evaluate(tree(formula), {"x": 3.0}) == value


@pytest.mark.parametrize("formula", ["x ** 2", "abs(x)", "x.real", "'a'", "x +", "True", "[x]", "x if x else 1"])
def test_anything_else_is_no_formula(formula):
    with pytest.raises(ValueError, match="are known"):
        tree(formula)


def test_an_unknown_name_is_told():
    with pytest.raises(ValueError, match="'y' is no number of the exercise: x"):
        evaluate(tree("x + y"), {"x": 1.0})


@every
def test_seed_0_is_what_is_printed_and_others_are_among_the_values(exercise):
    assert drawn(exercise) == {name: values[0] for name, values in exercise.draws.items()}
    found = [drawn(exercise, seed) for seed in range(300)]
    for name, values in exercise.draws.items():
        assert {each[name] for each in found} == set(values)


@every
def test_with_all_numbers_the_answer_and_each_slip_are_told_apart(exercise):
    for known in combinations(exercise):
        values = [known["answer"], *(evaluate(tree(mistake.value), known) for mistake in exercise.mistakes)]
        gaps = [abs(one - other) for one, other in itertools.combinations(values, 2)]
        assert min(gaps) > 2 * exercise.tolerance, known


@every
def test_the_answer_is_right_and_each_slip_recognised(exercise):
    for seed in range(40):
        known = numbers(exercise, seed)
        assert exercises.judge(exercise, f"{known['answer']:.4f}", seed).says == (0,)
        for place, mistake in enumerate(exercise.mistakes, start=1):
            found = exercises.judge(exercise, f"{evaluate(tree(mistake.value), known):.4f}", seed)
            assert (found.right, found.says) == (False, (place,))
        assert exercises.judge(exercise, "123456", seed).says == (len(exercise.mistakes) + 1,)
