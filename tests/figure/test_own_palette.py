"""Colours of somebody's own, from a file."""

import pytest

from gdviz.figure.own_palette import ROLES, contrast, palettes_of
from gdviz.figure.style import DARK, LIGHT


@pytest.fixture
def write(tmp_path):
    def made(text):
        (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
        return tmp_path / "mine.toml"

    return made


def test_what_is_named_changes_and_all_else_stays(write):
    made = palettes_of(write('[light]\nfunction = "#005b96"\n[dark]\nband_low = "#222222"\n'))
    assert made["light"].function == "#005b96" and made["light"].path == LIGHT.path
    assert made["dark"].band_low == "#222222" and made["dark"].function == DARK.function
    assert palettes_of(write("")) == {"light": LIGHT, "dark": DARK}


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ff0000") == pytest.approx(4.0, abs=0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[light]\nink = "#111111"\npath = "#ffcc00"\n',
            ":3: light.path = '#ffcc00': its contrast on the paper '#fcfbf8' is 1.4:1",
        ),
        (
            '[dark]\npath = "#ffcc00"\npaper = "#eeeeee"\n',
            ":3: dark.ink = '#e8e6e1': its contrast on the paper '#eeeeee'",
        ),
        ('[light]\nfuncion = "#005b96"\n', ":2: light.funcion: there is no such colour: did you mean function?"),
        ('[light]\nfunction = "blue"\n', ":2: light.function = 'blue': give a colour as '#rrggbb'"),
        ('\n[blue]\npath = "#000000"\n', ":2: blue: colours stand in a table [light] or [dark]"),
        ('path = "#000000"\n', ":1: path: colours stand in a table"),
        ("[light\n", "(at line 1"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_file_line_colour_and_ratio(write, text, said):
    file = write(text)
    with pytest.raises(ValueError) as error:
        palettes_of(file)
    assert str(error.value).startswith(str(file)) and said in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_ratio_is_never_rounded_up_to_what_is_accepted(write):
    with pytest.raises(ValueError, match=r"is 4\.4:1: give one of at least 4\.5:1"):
        palettes_of(write('[light]\npaper = "#ffffff"\nmuted = "#777777"\n'))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ValueError, match=r"none\.toml: No such file"):
        palettes_of(tmp_path / "none.toml")


def test_every_colour_of_a_palette_has_a_name_here():
    assert set(LIGHT.css()) == {f"--gd-{role.replace('_', '-')}" for role in ROLES}
