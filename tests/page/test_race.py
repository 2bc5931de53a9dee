"""The formulas, the lines and the table of a page on optimisers."""

import pytest

from gdviz.page.race import race_table, recipe, rule


def test_a_formula_is_one_of_its_own_and_lines_are_a_listing():
    assert rule("momentum") == (
        r"$$\begin{aligned} v &\leftarrow \mu\,v + g \\ x &\leftarrow x - \eta\,v \end{aligned}$$"
    )
    assert recipe("plain").splitlines()[1:-1] == ["x = x - eta*g"]
    with pytest.raises(ValueError, match="unknown rule 'adan'"):
        rule("adan")


def test_the_table_has_a_row_a_rule_and_the_rate_of_each():
    rows = race_table(500).splitlines()
    assert len(rows) == 2 + 8
    assert rows[0] == "| Rule | Long bowl | Noisy bowl | Rosenbrock’s valley | Beale’s function | Saddle |"
    assert rows[2].startswith("| plain | **56**<br>η = 1 | ")
    assert "–<br>η = 0.002" in rows[2]
    assert "**397**<br>η = 1 " in next(row for row in rows if row.startswith("| Adam |"))
    assert "**502**" in race_table(1000)
