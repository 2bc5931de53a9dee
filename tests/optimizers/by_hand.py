"""What the tests of descent descend on, with the gradients worked by hand."""


class Objective:
    """A value, a gradient worked by hand, and a dimension: all that a run asks for."""

    def __init__(self, dim, value, gradient):
        self.dim, self.value, self.gradient = dim, value, gradient

    def __call__(self, w):
        return self.value(w)


PARABOLA = Objective(1, lambda w: (w[0] - 3) ** 2, lambda w: 2 * (w - 3))
