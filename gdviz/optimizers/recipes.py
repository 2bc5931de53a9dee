"""The rules of this package as lines that a reader could have written: for the formulas of a page, and to start from.

A test runs each of them beside the class that it says the same as.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gdviz.objectives.formula import printed
from gdviz.optimizers import AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, Nesterov, Optimizer, RMSprop
from gdviz.optimizers.written import read_rule


@dataclass(frozen=True)
class Recipe:
    """A rule with names for its settings.

    Attributes:
        kind: the class that does the same.
        text: its lines.
        settings: for each name the field of the class that it stands for.
    """

    kind: type[Optimizer]
    text: str
    settings: tuple[tuple[str, str], ...] = ()

    def written(self) -> str:
        """The lines with the class's own settings put in, to be typed or run."""
        optimizer, text = self.kind(), self.text
        for name, field in self.settings:
            text = re.sub(rf"\b{name}\b", f"{getattr(optimizer, field):g}".replace("e-0", "e-"), text)
        return text

    def latex(self) -> str:
        """The lines as formulas, one below the other."""
        lines = []
        for name, tree, _ in read_rule(self.text, [name for name, _ in self.settings]):
            right = printed(tree, 0).replace(r" \cdot ", r"\,")
            lines.append(rf"{_left(name)} &\leftarrow {right}")
        return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def _left(name: str) -> str:
    return printed(read_rule(f"x = {name}", [name])[0][1], 0)


_BETAS = (("beta1", "beta1"), ("beta2", "beta2"))
_MEANS = """m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
v_hat = v/(1 - beta2^t)
"""
RECIPES: dict[str, Recipe] = {
    "plain": Recipe(GradientDescent, "x = x - eta*g"),
    "momentum": Recipe(Momentum, "v = mu*v + g\nx = x - eta*v", (("mu", "momentum"),)),
    "nesterov": Recipe(Nesterov, "v = mu*v + g\nx = x - eta*(g + mu*v)", (("mu", "momentum"),)),
    "adagrad": Recipe(AdaGrad, "s = s + g^2\nx = x - eta*g/(sqrt(s) + eps)", (("eps", "eps"),)),
    "rmsprop": Recipe(
        RMSprop,
        "s = beta*s + (1 - beta)*g^2\nx = x - eta*g/(sqrt(s) + eps)",
        (("beta", "decay"), ("eps", "eps")),
    ),
    "adam": Recipe(Adam, f"{_MEANS}x = x - eta*m_hat/(sqrt(v_hat) + eps)", (*_BETAS, ("eps", "eps"))),
    "adamw": Recipe(
        AdamW,
        f"{_MEANS}x = x - eta*lambda*x - eta*m_hat/(sqrt(v_hat) + eps)",
        (*_BETAS, ("eps", "eps"), ("lambda", "weight_decay")),
    ),
    "lion": Recipe(Lion, "x = x - eta*sign(beta1*m + (1 - beta1)*g)\nm = beta2*m + (1 - beta2)*g", _BETAS),
}
"""By the names that pages use."""
