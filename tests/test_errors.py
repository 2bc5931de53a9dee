"""What went wrong, in one line that says where."""

import os

import pytest

from gdviz import scenes
from gdviz.errors import LoadError, file_problem, load_error, nearest, one_line, place
from gdviz.paths import PACKAGE


def _raised(work):
    with pytest.raises(Exception) as told:
        work()
    return told.value


def test_an_error_is_named_with_what_it_says_and_where_it_arose():
    error = _raised(lambda: scenes.get("no.scene"))
    line = one_line(error)
    assert line.startswith("ValueError: unknown scene 'no.scene': ")
    file, number = line.rsplit("(", 1)[1].removesuffix(")").split(":")
    assert file == "gdviz/scenes/__init__.py"
    assert "raise ValueError" in (PACKAGE.parent / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_several_lines_become_one_and_no_words_are_said_to_be_none():
    assert one_line(ValueError("two\n   lines")) == "ValueError: two lines (unknown place)"
    assert one_line(KeyError()) == "KeyError: no message (unknown place)"


def test_the_place_is_the_last_line_of_ours_whatever_it_called():
    error = _raised(lambda: scenes.get(None))
    assert place(error).startswith("gdviz/scenes/__init__.py:")
    assert place(_raised(lambda: int("x"))) == "unknown place"


def test_a_file_that_cannot_be_read_as_python_is_named_with_its_line():
    error = _raised(lambda: compile("a = 1\nb =\n", str(PACKAGE / "scenes" / "made_up.py"), "exec"))
    assert place(error) == "gdviz/scenes/made_up.py:2"
    told = load_error(error)
    assert isinstance(told, LoadError)
    assert str(told) == (
        f"the scenes cannot be loaded: gdviz/scenes/made_up.py:2: SyntaxError: {error.msg} (made_up.py, line 2)"
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, os.strerror(28), "out.png"), f"out.png: {os.strerror(28)}"),
        (OSError(28, os.strerror(28)), os.strerror(28)),
        (OSError("odd"), "odd"),
    ],
)
def test_a_file_problem_names_the_file_and_why(error, said):
    assert file_problem(error) == said


KNOWN = ["adam", "adagrad", "lion", "nesterov"]


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("lions", {}, "did you mean lion?"),
        ("adagam", {}, "did you mean adam or adagrad?"),  # 2·4 of 10 letters, 2·5 of 13
        ("xyz", {}, "there are adagrad, adam, lion, nesterov"),
        ("xyz", {"otherwise": "see the list"}, "see the list"),
        ("lions", {"cutoff": 0.95}, "there are adagrad, adam, lion, nesterov"),
    ],
)
def test_what_an_unknown_name_may_have_meant(name, options, said):
    assert nearest(name, KNOWN, **options) == said


def test_of_nothing_there_is_none():
    assert nearest("a", []) == "there are none"
