"""A formula as one line of text, as a reader would type it."""

import re

import pytest

from gdviz.page.formula_text import formula_text
from gdviz.page.mathematics import render_math

LINES = {
    r"0 < \eta < \frac{2}{\lambda_{\max}}": "0 < η < 2/λmax",
    r"x \leftarrow x - \eta f'(x)": "x ← x − ηf′(x)",
    r"\frac{f(x+h)-f(x)}{h}": "(f(x + h) − f(x))/h",
    r"(1-2\eta)\,(x-3)": "(1 − 2η) (x − 3)",
    r"\hat y = w x + b": "ŷ = wx + b",
    r"\sum_{i=1}^{n} (y_i - \hat y_i)^2": "∑_(i = 1)^n (yi − ŷi)²",
    r"x = -3 - 2": "x = −3 − 2",
    r"f(-1) + [-2, -3]": "f(−1) + [−2, −3]",
    r"x^{-1} + \sqrt{2}": "x⁻¹ + √2",
    r"\sqrt{a + b}": "√(a + b)",
    r"\slope{f'(x)} = 2 \cdot \data{x_1}": "f′(x) = 2 ⋅ x1",
    r"\nabla L = \left(\frac{\partial L}{\partial w}, \frac{\partial L}{\partial b}\right)": "∇L = (∂L/∂w, ∂L/∂b)",
    r"10^{-4}": "10⁻⁴",
    r"e^{-x^2}": "e^(−x²)",
    r"x^{*} \le x^{n+1}": "x∗ ≤ x^(n + 1)",
    r"\log(1 + e^x)": "log(1 + e^x)",
    r"\log x": "log x",
    r"\frac12 x": "1/2x",
    r"x_{i+1} = x_i": "x_(i + 1) = xi",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}": "(1 2; 3 4)",
    r"\text{loss} = 3": "loss = 3",
}


@pytest.mark.parametrize("tex", LINES)
def test_a_formula_reads_as_it_is_typed(tex):
    assert formula_text(re.search("<math.*</math>", render_math(tex))[0]) == LINES[tex]
