"""Exact derivatives of numpy formulas: `grad(f)`, `hessian(f)`, and what a formula is made of to have them."""

from gdviz.autodiff.derivatives import relu, sigmoid
from gdviz.autodiff.reverse import Variable, grad, hessian, value_and_grad, value_of

__all__ = ["Variable", "grad", "hessian", "relu", "sigmoid", "value_and_grad", "value_of"]
