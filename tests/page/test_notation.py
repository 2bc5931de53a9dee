"""The symbols: what is one, what their file may say, and the table that is made of it."""

import pytest

from gdviz.page import notation
from gdviz.page.notation import Symbol

TEXT = r"""
letters:
  - {tex: x, read: x, means: input, at: a.md#there, code: x}
  - {tex: "f'(x)", signs: ["'"], read: f prime of x, means: slope, at: a.md#there}
"""


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "reference").mkdir()
    (tmp_path / notation.FILE).write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\n# A\n\n## A place { #there }\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("tex", "signs"),
    [
        (r"\hat y = m x_i + b", [r"\hat", "y", "m", "x", "i", "b"]),
        (r"\slope{f'(x)}", ["f", "'", "x"]),
        (r"\frac{\partial L}{\partial b}\,\text{mean of } e", [r"\frac", r"\partial", "L", r"\partial", "b", "e"]),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \quad \left( 5 \right)", []),
    ],
)
def test_a_sign_is_what_is_read_aloud(tex, signs):
    assert notation.signs_of(tex) == signs


def test_formulas_are_found_in_text_and_not_in_code():
    code = 'and `$d$`, {{ value("e.f", "$") }}:\n\n```sh\necho $e $f\n```\n'
    text = f'One $a$, ${{{{ value("x.y") }}}}$, two\n\n$$b\n+ c$$\n\n{code}\nlast ($g$).'
    assert notation.formulas(text) == ["a", "0", "b\n+ c", "g"]


def test_a_line_is_about_its_own_signs_unless_it_says_which(docs):
    assert notation.all_of(docs) == {
        "letters": [
            Symbol("x", "x", "input", "a.md#there", "x", ("x",)),
            Symbol("f'(x)", "f prime of x", "slope", "a.md#there", "", ("'",)),
        ]
    }


def test_the_table_has_a_row_for_each(docs):
    head, _, first, second = notation.notation("letters", docs).splitlines()
    assert head.count("|") == first.count("|") == 6
    assert first == "| $x$ | x | input | [A place](../a.md#there) | `x` |"
    assert second == "| $f'(x)$ | f prime of x | slope | [A place](../a.md#there) |  |"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [{tex: x, read: x, means: input}]", "x: at is missing"),
        ("a: [{tex: x, red: x, means: input, at: a.md}]", "x: unknown 'red': .*read"),
        ("a: [{read: x, means: input, at: a.md}]", "a symbol: tex is missing"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_in_a_line(text, told):
    with pytest.raises(ValueError, match=told):
        notation.read(text)


def test_a_group_that_is_not_there_is_told(docs):
    with pytest.raises(ValueError, match=r"no group 'leters': .*letters"):
        notation.notation("leters", docs)
