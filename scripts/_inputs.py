"""The inputs that `prove_input.py` generates, kind by kind, and how each is put in."""

import io
import string
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from gdviz import Adam, GradientDescent, Panel, Run, Scene, Slider, exercises, from_formula
from gdviz.cli import look, render
from gdviz.cli.main import main
from gdviz.exercises.judge import judge
from gdviz.figure.controls import Animation, Step
from gdviz.figure.marks import Contour, Curve, Surface
from gdviz.figure.own_palette import ROLES
from gdviz.objectives.formula import FUNCTIONS, PAIRS, as_written
from gdviz.optimizers.named import KINDS
from gdviz.optimizers.written import WrittenRule
from gdviz.pictures import picture

VALID = {  # an input of each kind that is accepted: it is tried first, and bits of it are what others are made of
    "formula": "x**4 - 3*x**2 + sin(2x)/exp(x)",
    "rule": "v = 0.9*v + g\nx = x - eta*v/(sqrt(abs(v)) + 1e-8)",
    "optimizer": "adam",
    "set": "learning_rate=0.3",
    "size": "800x500",
    "numbers": "2",
    "link": "https://example.org/guide/gradient-descent/?learning_rate=0.3&start=2#gradient_descent.path",
    "id": "gradient_descent.path",
    "palette": '[light]\nfunction = "#005b96"\n[dark]\nfunction = "#9fc5e8"\n',
    "scenes": "valley",
    "answer": None,
    "picture": ("x^2", "1", "0.1"),
}
FILES = ("colours.toml", "figures.py")  # that inputs are
_WORDS = "x y z g t v eta pi e i j sin( exp( log( max( abs( sqrt( nan inf -inf 0 1 2 0.5 .5 5. 1e9 1e-9 1e999 007 1_000"
_PLACES = "12,5 0x1f // ** ½ ² √ π × − “ \u202e \u00a0"
_LITERALS = "0 1 -1 2.5 -0.0 1e300 1e-300 10**20 float('nan') float('inf') True None '2' () (1,2) (1,) [] {} ..."
_CODE = ("__import__('os').system('true')", "().__class__.__mro__", "open('written','w')", "while 1:", "\n")
_ELSEWHERE = "lambda if %s {0} ${x} $(true) ;true ../ /etc/passwd ~ NUL file:/// <script> \x1b[31m \udcff"
SIGNS = [*_WORDS.split(), *_PLACES.split(" "), *"()[]{}^+-*/%=,;:.|&#'\"\\~`@!?<\t\n", *_CODE, *_ELSEWHERE.split()]
SCENE = """
from gdviz import Adam, GradientDescent, Panel, Run, Scene, Slider, from_formula
from gdviz.figure.controls import Animation, Step
from gdviz.figure.marks import Contour, Curve, Here, Path, Surface, Tangent

valley = Scene(
    title={title}, alt={alt}, caption="Where does it end?",
    objective=from_formula({formula}, {domain}),
    runs=({run},),
    panels=({panel},),
    controls=({control},){more})
"""
CALLS = (GradientDescent, Adam, Run, Panel, Scene, Slider, Step, Animation, Curve, Contour, Surface)


@dataclass(frozen=True)
class Kind:
    """A kind of input.

    Attributes:
        name: of it.
        share: of every thousand cases.
        cases: the strategy that makes them.
        put: puts one in and returns what is said of it, "" where it is accepted.
    """

    name: str
    share: int
    cases: Any
    put: Any


def texts(valid, signs=SIGNS, more=()):
    """Texts: anything; signs of the grammar in any order; something accepted with bits changed; very long ones."""
    known, half = [*signs, *more], st.integers(0, len(valid))
    times = st.sampled_from([30, 300, 3000, 20_000])
    return st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(known), max_size=12).map("".join),
        st.lists(st.sampled_from(known), max_size=8).map(" ".join),
        st.builds(lambda at, to, bit: valid[:at] + bit + valid[to:], half, half, st.sampled_from(known)),
        st.builds(lambda bit, times: bit * times, st.sampled_from([valid, *known]), times),
    )


def expressions(variables=("x",)):
    """Formulas that are put together as the grammar says; most of them mean something, at some places."""
    numbers = st.sampled_from(["0", "1", "2", "3", "0.5", "1e-9", "1e6", "pi", "e"])
    parts = st.one_of(st.sampled_from(variables), numbers)

    def larger(inner):
        pair = st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "^", "**"]), inner).map(
            "({0[0]}{0[1]}{0[2]})".format
        )
        call = st.builds("{}({})".format, st.sampled_from(sorted(set(FUNCTIONS) - set(PAIRS))), inner)
        return st.one_of(pair, call, inner.map("-{}".format), st.builds("max({}, {})".format, inner, inner))

    return st.recursive(parts, larger, max_leaves=8)


def _formula(text):
    try:
        objective = from_formula(text)
    except ValueError as error:
        return str(error)
    formula, point = objective.formula.keywords["formula"], np.array([0.7, -1.3][: objective.dim])
    with np.errstate(all="ignore"):
        as_written(formula, *point)
    objective.value_and_gradient(point), objective.known(point, *objective.value_and_gradient(point)), formula.latex()
    return ""


def _rule(text):
    try:
        rule = WrittenRule(0.1, text)
    except ValueError as error:
        return str(error)
    point = np.array([0.5, -2.0])
    with np.errstate(all="ignore"):  # as where a run is made of it
        rule.update(point, rule.init(point), point, 0.1)
    return ""


def _answer(case):
    exercise, answer, seed = case
    return judge(exercise, answer, seed).message


def command(*arguments):
    """Put arguments into the command line: what it says on stderr, after status and whatever it wrote on stdout."""
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        try:
            status = main([each.replace("\0", "") for each in arguments])  # no argument has a zero in it
        except SystemExit as end:
            raise AssertionError(f"the process is ended with {end.code!r}") from None
    if status not in (0, 1, 2):
        raise AssertionError(f"the exit status is {status}")
    if bool(status) and not said.getvalue():
        raise AssertionError(f"the exit status is {status}, and nothing is said")
    return said.getvalue().removesuffix("\n")


def _values():
    plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
    nested = st.recursive(
        plain,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
        max_leaves=6,
    )
    places = st.lists(st.integers(-1, 5), max_size=6)
    return st.one_of(nested, places, texts("3/4"), st.integers(-1, 6))


def _literals():
    """What may stand for a field in a file of scenes."""
    numbers = st.sampled_from(_LITERALS.split())
    made = st.builds(
        lambda name, inner: f"{name}({', '.join(inner)})",
        st.sampled_from([each.__name__ for each in CALLS]),
        st.lists(numbers, max_size=3),
    )
    return st.one_of(
        numbers,
        made,
        st.text(alphabet=string.printable, max_size=12).map(repr),
        st.sampled_from(["undefined", "valley", "("]),
    )


def _files():
    def field(usual):
        return st.one_of(st.just(usual), st.just(usual), st.just(usual), _literals())

    usual = {
        "title": "'T'", "alt": "'A'", "formula": "'x^4 - 3*x^2 + x'", "domain": "((-2.2, 2.2),)",
        "control": "Slider('start', -2.0, 2.0)",
        "run": "Run(GradientDescent(0.02), start=2.0, steps=3)", "panel": "Panel((Curve(), Path(), Here()))",
    }  # fmt: skip
    more = st.one_of(
        st.just(""),
        st.builds(
            lambda name, value: f", {name}={value}",
            st.sampled_from(["height", "colour", "animation", "point", "id"]),
            _literals(),
        ),
    )
    filled = st.fixed_dictionaries({**{name: field(each) for name, each in usual.items()}, "more": more})
    return st.one_of(
        filled.map(lambda fields: SCENE.format(**fields)),
        filled.map(lambda fields: SCENE.format(**fields)),
        st.text(max_size=60),
    )


def typed(kind, *signs):
    """Texts made of what is accepted of a kind, with more signs of it."""
    return texts(VALID[kind], more=signs)


def _cases():
    """What is put in, by kind: a strategy for each."""
    options = st.sampled_from(["--start", "--learning-rate", "--domain", "--steps"])
    sizes, rates = st.sampled_from(["0", "1", "-2", "1e-9", "1e6", "1e300"]), st.sampled_from(["0.1", "1e300"])
    formulas, lines = st.one_of(expressions(), expressions(("x", "y"))), expressions(("x", "g", "t", "eta"))
    return {
        "formula": st.one_of(typed("formula", "y"), formulas),
        "rule": st.one_of(typed("rule", "x = ", "v = ", "= "), lines.map("x = {}".format)),
        "optimizer": typed("optimizer", *(each.__name__ for each in KINDS)),
        "set": typed("set", "start=", "step", "learning-rate=", "f=", "1,2"),
        "size": typed("size", "x", "200", "4000"),
        "numbers": st.tuples(options, typed("numbers", "-2,2", "-1,1,-1,1", "10000")),
        "link": typed("link", "&", "?", "f=", "rule=", "%41", "%zz", "+", "#"),
        "id": typed("id", ".py", ".py:", "-", "--for", "html"),
        "palette": typed("palette", *ROLES, "[light]\n", "[dark]\n", '= "#000000"\n', "= 1\n"),
        "scenes": _files(),
        "answer": st.tuples(st.sampled_from(exercises.all()), _values(), st.integers(0, 50)),
        "picture": st.tuples(formulas, sizes, rates),
    }


def kinds(folder):
    """Every kind of input.

    Arguments:
        folder: where files that are put in stand, and in `out` what is written.
    """
    out, cases = ("-o", str(folder / "out")), _cases()
    own = ("render", "--function", "x^2", "--start", "1", "--steps", "3", *out)
    path = ("render", VALID["id"], *out)

    def file(name, text, *arguments):
        Path(folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        return command(*arguments, str(folder / name))

    def drawn(case):
        formula, start, rate = case
        start = f"{start},{start}" if "y" in formula else start
        with _drawing():
            return command("render", f"--function={formula}", f"--start={start}", f"--learning-rate={rate}", *out)

    puts = {  # of every thousand so many, and how one is put in
        "formula": (318, _formula),
        "rule": (160, _rule),
        "optimizer": (40, lambda name: command(*own, "--optimizer", name)),
        "set": (70, lambda pair: command(*path, "--set", pair)),
        "size": (50, lambda size: command(*path, f"--size={size}")),
        "numbers": (60, lambda case: command(*own, f"{case[0]}={case[1]}")),
        "link": (50, lambda link: command("render", f"--link={link}", *out)),
        "id": (20, lambda id: command("render", *out, "--", id)),
        "palette": (50, lambda text: file("colours.toml", text, *path, "--palette")),
        "scenes": (20, lambda text: file("figures.py", text, "list")),
        "answer": (160, _answer),
        "picture": (2, drawn),
    }
    return [Kind(name, share, cases[name], put) for name, (share, put) in puts.items()]


def shown(case):
    """A case in a line."""
    text = repr(case)
    return text if len(text) <= 100 else f"{text[:60]}... ({len(text)} signs)"


DRAW = picture.picture


def without_drawing(replace=setattr):
    """Have pictures be a word: what is asked here is what is taken; that it can be drawn is a kind of its own.

    Arguments:
        replace: sets an attribute, for good or for a while.
    """
    for module, name in ((picture, "picture"), (look, "dressed"), (render, "live_file")):
        replace(module, name, lambda *_, **__: b"drawn")
    replace(render, "write", _write)
    replace(sys, "dont_write_bytecode", False)  # so that what Python would keep is seen


@contextmanager
def _drawing():
    """Pictures are drawn in the block."""
    before, picture.picture = picture.picture, DRAW
    try:
        yield
    finally:
        picture.picture = before


def _write(target, data):
    """As `gdviz.files.write`, but for waiting until the disk has it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
