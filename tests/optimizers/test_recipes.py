"""The rules as lines: what a reader is given to start from. Whether they do what their class does: test_written.py."""

from gdviz.optimizers import Adam, AdamW, Momentum
from gdviz.optimizers.recipes import RECIPES, Recipe


def test_settings_stand_in_the_lines_as_numbers():
    assert RECIPES["momentum"].written() == "v = 0.9*v + g\nx = x - eta*v"
    assert RECIPES["adam"].written().splitlines() == [
        "m = 0.9*m + (1 - 0.9)*g",
        "v = 0.999*v + (1 - 0.999)*g^2",
        "m_hat = m/(1 - 0.9^t)",
        "v_hat = v/(1 - 0.999^t)",
        "x = x - eta*m_hat/(sqrt(v_hat) + 1e-8)",
    ]
    assert "eta*0.01*x" in RECIPES["adamw"].written()


def test_the_formula_has_the_letters_of_the_papers():
    assert RECIPES["adamw"].latex().count(r"\beta_1") == 3
    assert r"- \eta\,\lambda\,x" in RECIPES["adamw"].latex()
    assert RECIPES["plain"].latex() == r"\begin{aligned} x &\leftarrow x - \eta\,g \end{aligned}"


def test_each_setting_is_a_field_of_its_class():
    for recipe in RECIPES.values():
        assert all(hasattr(recipe.kind(), field) for _, field in recipe.settings)
    assert {RECIPES[name].kind for name in ("momentum", "adam", "adamw")} == {Momentum, Adam, AdamW}
    assert Recipe(Momentum, "x = x - mu*g", (("mu", "momentum"),)).written() == "x = x - 0.9*g"
