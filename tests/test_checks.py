"""What a lab says of its reader's functions: one line that says what was wanted, what came, and what that shows."""

import subprocess
import sys

import numpy as np
import pytest

from gdviz.checks import NotYet, call, check
from gdviz.paths import ROOT


def halve(x):
    return x / 2


def empty(x):
    """Says what it is for."""
    ...


def told(*calls, written=halve):
    with pytest.raises(NotYet) as caught:
        check(written, *calls)
    return str(caught.value)


def test_what_is_right_is_said_to_be_with_how_much_was_looked_at(capsys):
    check(halve, call(halve, 3, gives=1.5), call(halve, np.array([2.0, 4.0]), gives=(1, 2)))
    assert capsys.readouterr().out == "right: halve, 2 of 2 calls\n"


def bare(x): ...


def passed_over(x):
    pass


@pytest.mark.parametrize("written", [empty, bare, passed_over])
def test_an_empty_function_is_told_whatever_it_is_called_with(written):
    line = told(call(halve, 3, gives=1.5), written=written)
    assert line == f"{written.__name__} is empty: write it, then run both cells."


@pytest.mark.parametrize("written", [halve, lambda x: x, print, np.exp])
def test_a_function_with_a_body_is_not_empty(written):
    check(written, call(halve, 3, gives=1.5))


def test_the_first_call_that_is_wrong_is_told_with_the_mistake_that_gives_it():
    slips = {3.0: "two thirds are too much", 1.0: "a quarter is too little"}
    assert told(call(halve, 4.0, gives=2), call(halve, 2, gives=2.0, slips=slips), call(halve, 0, gives=9)) == (
        "halve(2) should be 2 and is 1: a quarter is too little."
    )
    assert told(call(halve, 3.0, gives=2.0, slips=slips)) == "halve(3) should be 2 and is 1.5."


@pytest.mark.parametrize(
    ("answer", "wanted", "line"),
    [
        (None, 2.0, "give(1) gives nothing: what it finds has to be returned."),
        (..., 2.0, "give(1) gives nothing: what it finds has to be returned."),
        ([1.0, 2.0], 2.0, "give(1) should be 2 and is [1, 2]: 2 numbers where one number is wanted."),
        (1.0, (1.0, 2.0), "give(1) should be (1, 2) and is 1: one number where 2 numbers are wanted."),
        (1, ((1,), (2,)), "give(1) should be ((1), (2)) and is 1: one number where 2 by 1 numbers are wanted."),
        ("two", 2.0, "give(1) should be 2 and is 'two': a str where one number is wanted."),
        ([[1], [2, 3]], 2.0, "give(1) should be 2 and is [[1], [2, 3]]: a list where one number is wanted."),
        (float("nan"), 2.0, "give(1) should be 2 and is nan."),
        (2.00001, 2.0, "give(1) should be 2 and is 2.00001."),
        (1.5, "down", "give(1) should be 'down' and is 1.5."),
    ],
)  # fmt: skip
def test_what_came_is_told_in_one_line_whatever_it_is(answer, wanted, line):
    def give(x):
        return answer

    assert told(call(give, 1, gives=wanted), written=give) == line


def test_what_stops_is_told_with_the_line_of_the_readers_own_code():
    def broken(rows):
        return np.linalg.inv(rows)

    line = told(call(broken, ((0.0, 0.0), (0.0, 0.0)), gives=1.0))
    first = broken.__code__.co_firstlineno
    assert line == (
        "broken(((0, 0), (0, 0))) stops with LinAlgError: Singular matrix, "
        f"at line {first + 1} of the cell with broken."
    )


def test_numbers_are_compared_within_what_a_call_allows_and_long_ones_are_cut():
    check(halve, call(halve, 2.0, gives=1 + 1e-10), call(halve, 2.0, gives=1.001, within=0.01))
    assert told(call(halve, 2.0, gives=1.001)) == "halve(2) should be 1.001 and is 1."
    assert told(call(halve, 2e-8, gives=2e-8)) == "halve(2e-08) should be 2e-08 and is 1e-08."  # however small
    check(halve, call(halve, 1e-10, gives=0.0), call(halve, np.inf, gives=np.inf))
    assert told(call(len, [1, 2, 3, 4, 5], gives=4)) == "len([1, 2, 3, 4, ...]) should be 4 and is 5."


def test_a_slip_that_is_right_is_a_mistake_of_the_lab():
    with pytest.raises(ValueError, match=r"^1\.5 is right, and stands among the slips$"):
        call(halve, 3.0, gives=1.5, slips={1.5: "no"})


def test_ctrl_c_is_no_answer():
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(halve, call(stop, gives=1.0))


def test_a_notebook_shows_the_line_and_no_traceback():
    code = "from gdviz.checks import check\ndef halve(x): ...\ncheck(halve)\n"
    shell = "import sys\nfrom IPython.core.interactiveshell import InteractiveShell as S\n"
    shown = subprocess.run(
        [sys.executable, "-c", f"{shell}S.instance(colors='NoColor').run_cell({code!r})"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (shown.stdout.strip(), shown.stderr) == (
        "not yet: halve is empty: write it, then run both cells.", ""
    )  # fmt: skip
