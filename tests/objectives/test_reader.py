"""What is said of the mistakes that people make in formulas: what is wrong, where, and what to write instead."""

from __future__ import annotations

import pytest

from gdviz.objectives.formula import parse_formula

MISTAKES = {  # what is typed, where the mistake is, and what is said
    # a parenthesis
    "sin(x": (4, "this ( is never closed; a ) is missing"),
    "3*(x - (1 + x)": (3, "this ( is never closed; a ) is missing"),
    "(x + 1))*2": (8, "this ) closes nothing; a ( is missing before it"),
    "x + ()": (5, "nothing stands between these parentheses"),
    "2*sin()": (3, "sin takes one argument, as in sin(x)"),
    "1 + sin(x, 2x)": (5, "sin takes one argument, as in sin(x)"),
    "[x + 1]^2": (1, "unexpected character '['; write round parentheses"),
    # a star
    "x(x+1)": (1, "x is not a function; write products with *, as in x*(x+1)"),
    "2 pi x": (6, "a star is missing; write 2 pi*x"),
    "(x+1)(x-1)": (6, "a star is missing; write (x+1)*(x-1)"),
    "sin(x) cos(x)": (8, "a star is missing; write sin(x)*cos(x)"),
    "x 2": (3, "a star is missing; write x*2"),
    "2 3": (3, "a star is missing; write 2*3"),
    "1 + 2*x - 3*x^2 + 4*x^3 - 5 x y(x) + 7*x^5": (31, "unknown function 'y'; accepted are x, pi"),
    "1 + 2*x - 3*x^2 + 4*x^3 - 5 x pi + 7*x^5 - 8": (31, "a star is missing; write … 4*x^3 - 5 x*pi + 7*x^5 -…"),
    "xsin(x)": (1, "unknown function 'xsin'; write x*sin"),
    "pix": (1, "unknown name 'pix'; write pi*x"),
    "x2": (1, "unknown name 'x2'; write x*2 or x^2"),
    # a product that can be read in two ways
    "1/2x": (3, "'/2x' can be read in two ways; write 1/2*x or 1/(2*x)"),
    "1/2x^2 + 1": (3, "'/2x^2' can be read in two ways; write 1/2*x^2 + 1 or 1/(2*x^2) + 1"),
    "3 / -2(x + 1)": (6, "'/ -2(x + 1)' can be read in two ways; write 3 / -2*(x + 1) or 3 /(-2*(x + 1))"),
    "e^2x": (3, "'^2x' can be read in two ways; write e^2*x or e^(2*x)"),
    "2e": (1, "'2e' could be a product or the beginning of a power of ten; write 2*e"),
    # a number
    "2,5*x": (2, "a number has no comma; write 2.5"),
    "1,000*x": (2, "a number has no comma; write 1.000 or 1000"),
    "x + 1,234,567": (6, "a number has no comma; write 1234567"),
    "1.234,5*x": (6, "a number has no comma; write 1234.5"),
    "12 345*x": (3, "a number has no space; write 12345"),
    "12\N{NARROW NO-BREAK SPACE}345.5*x": (3, "a number has no space; write 12345.5"),
    "12'345*x": (3, "a number has no apostrophe; write 12345"),
    "1.234.567*x": (2, "a number has no second point; write 1234567"),
    "1.5.2": (4, "a number has one point"),
    "007": (1, "a whole number does not begin with 0; write 7"),
    # a function by another name, or without its parentheses
    "sin x": (1, "sin is a function: write sin(x)"),
    "2*sinx": (3, "unknown name 'sinx'; write sin(x)"),
    "sin^2(x)": (1, "the power of a function stands behind its parentheses: write sin(x)^2"),
    "arctan(x)": (1, "unknown function 'arctan'; write atan(x)"),
    "Sin(x)": (1, "unknown function 'Sin'; write sin"),
    "log10(x)": (1, "unknown function 'log10'; write log(x)/log(10)"),
    "max(x, 0)": (1, "unknown function 'max'; write relu(x)"),
    # signs of mathematics
    "(x + 1)\N{SUPERSCRIPT TWO}": (8, "; write powers with ^, as in x^2"),
    "x\N{SUPERSCRIPT MINUS}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}": (2, "; write powers with ^, as in x^-12"),
    "2*|x - 3|": (3, "unexpected character '|'; write abs(x - 3)"),
    "\N{SQUARE ROOT}x": (1, "; write sqrt(x)"),
    "y = x^2": (3, "unexpected character '='; write only what stands right of it"),
    # what is left out
    "x*/2": (3, "something is missing before /"),
    "(x + )": (6, "something is missing before )"),
    "x^2 -": (6, "something is missing at the end of the formula"),
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_has_its_own_message_at_its_place(text: str) -> None:
    position, words = MISTAKES[text]
    with pytest.raises(ValueError) as caught:
        parse_formula(text)
    message = str(caught.value)
    assert message.startswith(f"formula, position {position}: ") and words in message
    assert words.startswith((";", "unknown")) or message.endswith(words)


@pytest.mark.parametrize(
    "text",
    ["x*(x+1)", "(x+1)*(x-1)", "1/2*x", "1/(2*x)", "e^(2*x)", "x^2", "3 /(-2*(x + 1))", "sin(x)^2", "2*e", "2.5"],
)
def test_what_a_message_says_to_write_can_be_read(text: str) -> None:
    assert parse_formula(text)


def test_the_variables_are_named_where_there_are_two() -> None:
    with pytest.raises(ValueError, match=r"position 1: unknown name 'yx'; write y\*x"):
        parse_formula("yx", ("x", "y"))
    assert parse_formula("2y + 3 x", ("x", "y"))(1.0, 1.0) == 5.0
