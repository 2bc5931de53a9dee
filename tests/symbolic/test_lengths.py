"""Lengths are read from the arrays that tell them."""

from __future__ import annotations

import re

import pytest

from gdviz.symbolic.lengths import Lengths


def test_each_length_is_read_from_an_array_whose_other_axes_are_known() -> None:
    lengths = Lengths({"x": ("n", 3), "w": ("context * size", "hidden"), "t": ("n", "context"), "b": ("hidden",)})
    assert lengths.definitions() == [
        "const hidden = b.length;",
        "const n = x.length / 3;",
        "const context = t.length / n;",
        "const size = w.length / (context * hidden);",
    ]


def test_a_product_tells_what_it_is_a_product_of() -> None:
    lengths = Lengths({"x": ("n", "m"), "y": ("n",)})
    (n, m) = lengths.sizes(("n", "m"))
    assert [lengths[size] for size in (1, 7, n, n * m, 3 * m * n, n * n)] == [
        "1",
        "7",
        "n",
        "n * m",
        "3 * n * m",
        "n * n",
    ]
    assert lengths.sizes(("2 * n", 4)) == (2 * n, 4)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": ("n", "m")}, "no array tells the length n: give one whose other axes are known"),
        ({"x": ("i",)}, "i is the variable of a loop: call no array or length one of ijklpqrs"),
        ({"k": ("n",)}, "k is the variable of a loop: call no array or length one of ijklpqrs"),
        (
            {letter: (2 * letter,) for letter in "abcdefghmno"},
            "there can be 10 lengths with a name, not 11: aa, bb, cc",
        ),
        ({"x": (202,)}, "no axis can have a length that is a multiple of one of (101, "),
    ],
)
def test_lengths_that_cannot_be_told_are_refused(arguments: dict[str, tuple[int | str, ...]], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(message)}"):
        Lengths(arguments).definitions()
