"""A reader's rule in the browser: the grammar, the messages and the steps of gdviz/optimizers/written.py."""

import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.objectives import beale
from gdviz.optimizers import Adam, Momentum
from gdviz.optimizers.descent import descend
from gdviz.optimizers.recipes import RECIPES
from gdviz.optimizers.written import RuleError, WrittenRule
from gdviz.page import runtime
from gdviz.symbolic.javascript import objective_to_javascript, optimizer_to_javascript
from tests.optimizers.test_written import MISTAKES

RULES = {
    **{name: recipe.written() for name, recipe in RECIPES.items()},
    "all": "a = max(g, -0.5) + min(x, 0.1t)\nb = sqrt(abs(a)) - log(exp(0.01*g^2))\nx = x - eta*sign(b)*(2^b)/e",
}


@cache
def _context():
    context = quickjs.Context()
    context.set_max_stack_size(4_000_000)
    context.eval(runtime.source_of("formula/formula.js", "race/rule.js"))
    context.eval(f"const objective = ({objective_to_javascript(beale())})(), start = [1, 1.4];")
    return context


def _said(text):
    read = f"""(() => {{ try {{ readRule({json.dumps(text)}); return ""; }} catch (error) {{
        return error instanceof RuleError ? error.message : `${{error}}`; }} }})()"""
    return _context().eval(read)


def _iterates(text, rate, steps):
    optimizer = f"ruleOptimizer(readRule({json.dumps(text)}))"
    run = f"{{ objective, start, schedule: null, steps: {steps}, optimizer: {optimizer} }}"
    return json.loads(_context().eval(f"JSON.stringify(descend({run}, () => ({{ learning_rate: {rate} }})).iterates)"))


@pytest.mark.parametrize("text", MISTAKES)
def test_the_browser_says_of_a_mistake_what_python_says(text):
    assert _said(text) == MISTAKES[text]


@pytest.mark.parametrize(
    "text",
    ["x = x\r\nv = g\rk = k", "é = g", "x = “g”", "\u00a0x = x − η·g", "x = g\u2028", "x=x-eta*g²", "x = 𝑥", "_ = g"],
)
def test_both_say_the_same_of_whatever_is_typed(text):
    try:
        WrittenRule(0.1, text)
        expected = ""
    except RuleError as error:
        expected = str(error)
    said, expected = (each.split("character")[0] for each in (_said(text), expected))  # shown in its own way in each
    assert said == expected


@pytest.mark.parametrize("name", RULES)
def test_both_take_the_same_steps(name):
    ours = descend(beale(), WrittenRule(0.003, RULES[name]), (1.0, 1.4), 200).iterates
    assert np.array(_iterates(RULES[name], 0.003, 200)) == pytest.approx(ours, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "kind", "settings", "same"),
    [
        ("v = 0.9*v + g\nx = x - eta*v", Momentum, {}, True),
        ("v = 0.9*v + g\nx = x - eta*v", Momentum, {"momentum": 0.8}, False),
        ("v = 0.9v + eta*g\nx = x - v", Momentum, {}, True),  # the same steps, said otherwise
        ("v = 0.9*v + 0.1*g\nx = x - eta*v", Momentum, {}, False),
        (RECIPES["adam"].written(), Adam, {}, True),
        (RECIPES["adam"].written().replace("m_hat = m/(1 - 0.9^t)", "m_hat = m"), Adam, {}, False),
        ("x = x - eta*g\nw = 1", Momentum, {"momentum": 0.0}, True),
    ],
)
def test_what_is_a_known_rule_is_told_from_what_is_none(text, kind, settings, same):
    other = f"[{optimizer_to_javascript(kind)}, {json.dumps(settings)}]"
    asked = (
        f"takesSameSteps({{ objective, start }}, 0.003, [ruleOptimizer(readRule({json.dumps(text)})), {{}}], {other})"
    )
    assert bool(_context().eval(asked)) is same
