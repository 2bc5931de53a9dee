"""The names of pictures: readable, safe on any system, and different for different settings."""

import re

import pytest

from gdviz.cli.names import render_name


def name(settings, size=None, layout="wide"):
    return render_name("a.b", settings, size, layout, "light", "png")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "a.b.light.png"),
        ({"learning_rate": 0.3, "start": 2.0}, "a.b.learning_rate=0.3.start=2.light.png"),
        ({"start": (-1.0, 0.5)}, "a.b.start=-1,0.5.light.png"),
        ({"h": 1e-7}, "a.b.h=1e-07.light.png"),
        ({"f": "x+1"}, "a.b.f=x+1.light.png"),
    ],
)
def test_a_name_says_what_was_set(settings, expected):
    assert name(settings) == expected


def test_size_and_layout_are_in_it_too():
    assert name({"m": 1.0}, (900, 500), "narrow") == "a.b.m=1.size=900x500.narrow.light.png"


def test_no_two_settings_share_a_name():
    formulas = ["x^2", "x*2", "x/2", "x 2", "(x)2", "x-2", "x" * 60, "x" * 61, "../../x", "sin(x)", "sin x"]
    settings = [{"f": each} for each in formulas] + [{"x": 0.1}, {"x": 0.1 + 1e-16}, {"x": 1.0}, {"x": (1.0, 2.0)}]
    settings += [{f"control_{n}": 1 / (n + k + 3) for n in range(12)} for k in range(2)]
    names = [name(each) for each in settings]
    assert len({each.lower() for each in names}) == len(settings)
    assert all(re.fullmatch(r"[\w.=,+-]{1,200}", each, re.ASCII) for each in names)
