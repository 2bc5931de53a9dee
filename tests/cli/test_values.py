"""What the text of an option means, and what is said of one that means nothing."""

from pathlib import Path

import click
import pytest

from gdviz.cli import values
from gdviz.pictures.picture import FORMATS

SIZES = "give WIDTHxHEIGHT in pixels, each from 200 to 4000, such as 800x500"


@pytest.mark.parametrize("format", [*FORMATS, "json", "csv"])
def test_a_folder_that_is_not_there_is_not_called_like_a_file_of_ours(format, tmp_path):
    with pytest.raises(click.UsageError, match="this is the name of a file: give a folder"):
        values.folder("--output", str(tmp_path / f"out.{format}"))
    assert values.folder("--output", str(tmp_path / "out.d")) == tmp_path / "out.d"


def test_a_folder_that_is_there_may_be_called_like_a_file(tmp_path):
    (tmp_path / "out.png").mkdir()
    assert values.folder("--output", str(tmp_path / "out.png")) == tmp_path / "out.png"
    assert values.folder("--output", ".") == Path(".")


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.learning_rate, "0.05", 0.05),
        (values.learning_rate, "1e-3", 0.001),
        (values.steps, "1", 1),
        (values.steps, "10000", 10_000),
        (values.size, None, None),
        (values.size, "200x4000", (200, 4000)),
        (values.size, "1200X700", (1200, 700)),
        (values.domain, None, None),
        (values.domain, "-1,2.5", ((-1.0, 2.5),)),
        (values.domain, "-1,1,0,3", ((-1.0, 1.0), (0.0, 3.0))),
        (values.settings, ("learning-rate=0.3", "start=1,2"), {"learning_rate": 0.3, "start": (1.0, 2.0)}),
        (values.settings, (), {}),
    ],
)
def test_a_value_is_what_its_text_says(read, text, value):
    assert read(text) == value


def test_one_number_or_several():
    assert values.number("--start", "-2") == -2.0
    assert values.numbers("--start", "-2") == -2.0
    assert values.numbers("--start", "-2,1e1") == (-2.0, 10.0)


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (values.learning_rate, "0", "--learning-rate 0: give a number above 0"),
        (values.learning_rate, "nan", "--learning-rate nan: give a finite number, such as 0.05"),
        (values.steps, "10001", "--steps 10001: give a whole number from 1 to 10000"),
        (values.steps, "0", "--steps 0: give a whole number from 1 to 10000"),
        (values.steps, "00000000020000", "--steps 00000000020000: give a whole number from 1 to 10000"),
        (values.steps, "²", "--steps ²: give a whole number from 1 to 10000"),
        (values.size, "199x300", "--size 199x300: give WIDTHxHEIGHT in pixels, each from 200 to 4000, such as 800x500"),
        (
            values.size,
            "300x4001",
            "--size 300x4001: give WIDTHxHEIGHT in pixels, each from 200 to 4000, such as 800x500",
        ),
        (values.settings, ("=1",), "--set =1: give name=value, such as learning_rate=0.3 or start=1,2"),
        (values.settings, ("start=1,",), "--set start : give a finite number, such as 0.05"),
        (
            values.domain,
            "1,1",
            "--domain 1,1: give LOW,HIGH, or LOW,HIGH,LOW,HIGH for a formula in x and y, each LOW below its HIGH",
        ),
    ],
)
def test_what_is_no_value_is_refused_with_what_is_accepted(read, text, message):
    with pytest.raises(click.UsageError) as told:
        read(text)
    assert str(told.value) == message


def test_of_a_long_text_only_the_beginning_is_shown():
    assert str(values.wrong("--function", "x" * 80, "too long")) == f"--function {'x' * 80}: too long"
    assert str(values.wrong("--function", "x" * 81, "too long")) == f"--function {'x' * 77}...: too long"
