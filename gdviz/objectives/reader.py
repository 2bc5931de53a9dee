"""Reads a formula as people write it, says what is wrong with it, and puts it in Python's spelling.

The text goes through three hands: numbers with commas, then single characters, then the signs one after the other, with
a note of what may come next. A number before a name or a parenthesis is a factor, as in 2x; where such a product could
be read in two ways, or a star is missing, the message shows what to write. `formula/reader.js` does the same in the
browser, with the tables and the messages of this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

LONGEST, DEEPEST, LARGEST_NUMBER, LARGEST_POWER = 200, 40, 1e9, 100.0

SAYS = {  # what is said of each mistake
    "empty": "empty; write for example x**2 - 3*x",
    "long": f"{{}} characters long; at most {LONGEST} are accepted",
    "separated": "a number has no {}; write {}",
    "points": "a number has one point",
    "character": "unexpected character {}{}",
    "end": "something is missing at the end of the formula",
    "before": "something is missing before {}",
    "nothing": "nothing stands between these parentheses",
    "closing": "this ) closes nothing; a ( is missing before it",
    "open": "this ( is never closed; a ) is missing",
    "argument": "{} takes one argument, as in {}({})",
    "two": "{} takes two arguments, as in {}({}, 0)",
    "sign": "'{}' is not accepted; use numbers, + - * / **, parentheses and functions",
    "function": "{} is a function: write {}({})",
    "raised": "the power of a function stands behind its parentheses: write {}({})^2",
    "star": "a star is missing; write {}",
    "product": "{} is not a function; write products with *, as in {}",
    "ways": "'{}' can be read in two ways; write {} or {}",
    "exponent": "'{}e' could be a product or the beginning of a power of ten; write {}*e",
    "zeros": "a whole number does not begin with 0; write {}",
    "unknown": "unknown {} '{}'; {}",
    "accepted": "accepted are {} and the functions {}",
    "deep": f"nested too deeply; at most {DEEPEST} levels are accepted",
    "large": f"the number is too large; at most {LARGEST_NUMBER:g} is accepted",
    "tower": "a power of a power is ambiguous; write parentheses, as in (x^2)^3",
    "power": f"the power is too large; at most {LARGEST_POWER:g} is accepted",
}
SPELLINGS = {"^": "**", "\t": " ", "÷": "/"} | dict.fromkeys("−–", "-") | dict.fromkeys("×·⋅∙∗", "*")
SPELLINGS |= dict.fromkeys("\u00a0\u2009\u202f", " ")
HINTS = {"|": "write abs(x)", "√": "write sqrt(x)", "π": "write pi", "=": "write only what stands right of it"}
HINTS |= dict.fromkeys("[]{}", "write round parentheses")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
WORDS = {  # names that functions have elsewhere
    "arctan": "atan(x)", "tg": "tan(x)", "sine": "sin(x)", "cosine": "cos(x)", "tangent": "tan(x)",
    "lg": "log(x)/log(10)", "log10": "log(x)/log(10)", "log2": "log(x)/log(2)", "root": "sqrt(x)", "sqr": "x^2",
    "square": "x^2", "pow": "x^2", "power": "x^2", "max": "relu(x)", "absolute": "abs(x)", "logistic": "sigmoid(x)",
    "sgn": "sign(g)",
}  # fmt: skip
SEPARATORS = {",": "comma", "'": "apostrophe", "’": "apostrophe", ".": "second point"}  # others are spaces
WRITTEN = re.compile("(^|[^A-Za-z0-9_.])([0-9]+(?:[,.'’ \u00a0\u2009\u202f][0-9]+)+)")
TOKEN = re.compile(
    r"(0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+"
    r"|(?:(?:[0-9](?:_?[0-9])*)?\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*\.?)(?:[eE][+-]?[0-9](?:_?[0-9])*)?)"
    r"|([A-Za-z_][A-Za-z0-9_]*)|(\*\*|\/\/|[^ ])"
)
_OPERATORS = ("+", "-", "*", "/", "**")
_BAR = re.compile(r"\|([^|]*)\|")
LONGEST_NAME = 20  # characters of a name that a message shows
WHOLE = 40  # characters of a formula that a message still shows whole
AROUND = 12  # characters on either side of a place that it shows of a longer one


class FormulaError(ValueError):
    """A formula that cannot be used, in one line that names the position.

    Attributes:
        problem: what is wrong.
        at: where, counted from 0; None where it is the whole.
    """

    def __init__(self, problem: str, at: int | None = None) -> None:
        super().__init__(f"formula: {problem}" if at is None else f"formula, position {at + 1}: {problem}")
        self.problem, self.at = problem, at


@dataclass(frozen=True)
class Token:
    """A number, a name or a sign, and where it stands in the text; the star of a product that was understood has none.

    Attributes:
        kind: "number", "name" or "sign".
    """

    kind: str
    word: str
    start: int
    end: int


def refuse(what: str, at: int | None, *details: object) -> NoReturn:
    """Refuse a formula with the words that `SAYS` has for it.

    Raises:
        ValueError: when it is called; it is a FormulaError.
    """
    raise FormulaError(SAYS[what].format(*details), at)


def read(
    text: object,
    variables: tuple[str, ...],
    constants: tuple[str, ...],
    functions: tuple[str, ...],
    pairs: tuple[str, ...] = (),
) -> list[Token]:
    """The signs of a formula, stars put in where a number is a factor of what follows it.

    Arguments:
        pairs: those of the functions that take two arguments.

    Raises:
        ValueError: when it is no formula; a FormulaError, in one line that names the position.
    """
    if not isinstance(text, str) or not text.strip():
        refuse("empty", None)
    if len(text) > LONGEST:
        refuse("long", None, len(text))
    _check_numbers(text)
    return _Arranger(text, variables, constants, functions, pairs).arranged(_tokens(text, *_spelt(text)))


def _check_numbers(text: str) -> None:
    """Refuse 2,5 and 12 345, and say how they are written here."""
    for found in WRITTEN.finditer(text):
        written = found[2]
        separators = re.sub("[0-9]", "", written)
        groups = re.split("[^0-9]", written)
        if separators == ".":
            continue
        last, choices = separators[-1], []
        if last in ".," and separators.count(last) == 1 and _thousands(groups[:-1]):
            choices.append(f"{''.join(groups[:-1])}.{groups[-1]}")
        if len(set(separators)) == 1 and _thousands(groups):
            choices.append("".join(groups))
        if choices:
            first = (separators.replace(".", "") or ".")[0]
            at = found.start(2) + written.index(first)
            refuse("separated", at, SEPARATORS.get(first, "space"), " or ".join(choices))


def _thousands(groups: list[str]) -> bool:
    return len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def _spelt(text: str) -> tuple[str, list[int]]:
    """The text in Python's spelling, and for each of its characters the position in the original."""
    source, positions = "", []
    lead = len(text) - len(text.lstrip())
    for at, character in enumerate(text.strip(), start=lead):
        new = SPELLINGS.get(character, character)
        if not re.fullmatch(r"[A-Za-z0-9_. +*/(),-]+", new):
            hint = _hint(text, at)
            refuse("character", at, ascii(character), f"; {hint}" if hint else "")
        source += new
        positions += [at] * len(new)
    return source, positions


def _hint(text: str, at: int) -> str:
    """How a character of mathematics is written here."""
    power = re.match(f"[{SUPERSCRIPTS}]+", text[at:])
    if power:
        return f"write powers with ^, as in x^{''.join('0123456789-'[SUPERSCRIPTS.index(one)] for one in power[0])}"
    bars = _BAR.match(text, at)
    return f"write abs({bars[1].strip()})" if bars and bars[1].strip() else HINTS.get(text[at], "")


def _tokens(text: str, source: str, positions: list[int]) -> Iterator[Token]:
    for found in TOKEN.finditer(source):
        kind = ("number", "name", "sign")[(found.lastindex or 1) - 1]
        yield Token(kind, found[0], positions[found.start()], positions[found.end() - 1] + 1)


class _Arranger:
    """Goes through the signs once, from left to right, knowing whether an operand has just ended."""

    def __init__(
        self,
        text: str,
        variables: tuple[str, ...],
        constants: tuple[str, ...],
        functions: tuple[str, ...],
        pairs: tuple[str, ...],
    ) -> None:
        self.text, self.variables, self.constants, self.functions = text, variables, constants, functions
        self.pairs, self.parted = pairs, set[int]()  # the parentheses in which a comma has been

    def arranged(self, tokens: Iterator[Token]) -> list[Token]:
        """The tokens with the stars that were left out."""
        self.tokens = list(tokens)
        self.open: list[int] = []
        self.ended = False
        result: list[Token] = []
        take: dict[str, Callable[[int, Token], None]] = {"(": self._opening, ")": self._closing}
        for index, token in enumerate(self.tokens):
            if token.kind == "number":
                self._check_zeros(token)
            if token.kind == "name":
                self._check_name(index, token)
            if self._begins(token) and self.ended and not self._is_call(index):
                self._check_factor(index)
                result.append(Token("sign", "*", token.start, token.start))
            take.get(token.word, self._operator if token.kind == "sign" else self._operand)(index, token)
            result.append(token)
        if not self.ended:
            refuse("end", len(self.text.rstrip()))
        if self.open:
            refuse("open", self.tokens[self.open[0]].start)
        return result

    def _begins(self, token: Token) -> bool:
        return token.kind != "sign" or token.word == "("

    def _is_call(self, index: int) -> bool:
        """Whether this is the parenthesis behind the name of a function."""
        return self._word(index) == "(" and self._word(index - 1) in self.functions

    def _word(self, index: int) -> str:
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def _opening(self, index: int, token: Token) -> None:
        self.open.append(index)
        self.ended = False

    def _closing(self, index: int, token: Token) -> None:
        if not self.open:
            refuse("closing", token.start)
        first = self.open.pop()
        if not self.ended and first == index - 1:
            self._check_arguments(first)
            refuse("nothing", self.tokens[first].start)
        self._check_ended(token)
        if self._takes_two(first) and first not in self.parted:
            self._check_arguments(first)

    def _takes_two(self, opening: int) -> bool:
        return self._is_call(opening) and self._word(opening - 1) in self.pairs

    def _check_arguments(self, opening: int) -> None:
        """Refuse a call, with how many arguments it takes."""
        if self._is_call(opening):
            name = self.tokens[opening - 1]
            what = "two" if self._takes_two(opening) else "argument"
            refuse(what, name.start, name.word, name.word, self.variables[0])

    def _parts(self, token: Token) -> bool:
        """Whether this is the comma between two arguments."""
        if token.word != "," or not self.open or self.open[-1] in self.parted or not self._takes_two(self.open[-1]):
            return False
        self._check_ended(token)
        self.parted.add(self.open[-1])
        return True

    def _operator(self, index: int, token: Token) -> None:
        if not self._parts(token):
            if token.word == "," and self.open:
                self._check_arguments(self.open[-1])
            if token.word not in _OPERATORS:
                refuse("sign", token.start, token.word)
            if token.word not in "+-":
                self._check_ended(token)
        self.ended = False

    def _check_ended(self, token: Token) -> None:
        if not self.ended:
            refuse("before", token.start, token.word)

    def _operand(self, index: int, token: Token) -> None:
        self.ended = True

    def _check_zeros(self, token: Token) -> None:
        if re.fullmatch("0[0-9_]*[1-9][0-9_]*", token.word):
            refuse("zeros", token.start, token.word.lstrip("0_"))

    def _check_name(self, index: int, token: Token) -> None:
        name, after = token.word, self._word(index + 1)
        example = self.variables[0] + (", 0" if name in self.pairs else "")
        if name in self.functions and after == "**":
            refuse("raised", token.start, name, example)
        if name in self.functions and after != "(":
            refuse("function", token.start, name, name, example)
        if name not in (*self.functions, *self.variables, *self.constants):
            refuse(
                "unknown", token.start, "function" if after == "(" else "name", name[:LONGEST_NAME], self._meant(name)
            )

    def _meant(self, name: str) -> str:
        """What to write instead of a name, or all that is accepted."""
        known = (*self.functions, *self.constants, *self.variables)
        instead = WORDS.get(name.lower(), "")
        if instead and set(re.findall("[a-z]+", instead)) <= set(known):
            return f"write {instead}"
        if name.lower() in known:
            return f"write {name.lower()}"
        parts = re.findall("|".join(("[0-9]+", *sorted(known, key=len, reverse=True))), name)
        if "".join(parts) != name or len(name) > LONGEST_NAME:
            names = ", ".join((*self.variables, *self.constants))
            return SAYS["accepted"].format(names, ", ".join(self.functions))
        meant = ""
        for part in reversed(parts):
            meant = part if not meant else f"{part}({meant})" if part in self.functions else f"{part}*{meant}"
        return f"write {meant}" + (f" or {meant.replace('*', '^')}" if parts[-1].isdigit() and len(parts) == 2 else "")

    def _check_factor(self, index: int) -> None:
        """Refuse a product without a star, unless a number is the factor of what follows it, and of nothing else."""
        left, right = self.tokens[index - 1], self.tokens[index]
        starred = self._shown(left.end, "*", right.start)
        if left.kind == "name" and right.word == "(":
            refuse("product", left.start, left.word, starred)
        if left.kind == right.kind == "number" and left.end == right.start:
            refuse("points", right.start)
        if left.kind != "number" or right.kind == "number":
            refuse("star", right.start, starred)
        if right.word == "e" and left.end == right.start:
            refuse("exponent", left.start, left.word, left.word)
        before = index - 2
        while self._word(before) in ("+", "-"):
            before -= 1
        if self._word(before) in ("/", "**"):
            start, end = self.tokens[before].end, self._end_of_product(index)
            inner = f"({self.text[start : left.end].lstrip()}*{self.text[right.start : end]})"
            both = self._shown(start, inner, end)
            refuse("ways", left.start, self.text[self.tokens[before].start : end], starred, both)

    def _end_of_product(self, index: int) -> int:
        """Where the factor ends that begins at this token: before the next operation outside of its parentheses."""
        depth = 0
        for at in range(index, len(self.tokens)):
            word = self._word(at)
            depth += (word == "(") - (word == ")")
            if depth < 0 or (depth == 0 and word in ("+", "-", "*", "/", ",") and self._word(at - 1) != "**"):
                return self.tokens[at - 1].end
        return self.tokens[-1].end

    def _shown(self, end: int, middle: str, again: int) -> str:
        """The text with something put in; of a long one the place alone."""
        room = AROUND if len(self.text) > WHOLE else WHOLE
        before, after = self.text[:end].lstrip(), self.text[again:].rstrip()
        cut, rest = "…" * (len(before) > room), "…" * (len(after) > room)
        return f"{cut}{before[-room:]}{middle}{after[:room]}{rest}"
