"""Lengths that are read at run time: while a formula is recorded, a prime number stands in for each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from gdviz.symbolic.lowering import VARIABLES

STANDING_IN = (101, 103, 107, 109, 113, 127, 131, 137, 139, 149)
INSTEAD = (151, 157, 163, 167, 173, 179, 181, 191, 193, 197)
"""Large enough to be no length that a formula fixes, small enough for arrays of three such axes. Being prime, each
product of them tells what it is a product of. What is printed with the others must be the same."""


class Lengths(Mapping[int, str]):
    """The lengths of the arguments of a function: of the number that stands for it while recording, its JavaScript.

    Arguments:
        arguments: the shape of each array by name; of each axis the length, or the name of one, or a product of such as
            "context * size".
        numbers: those that stand for the lengths with names.

    Raises:
        TypeError: when a length cannot be told from the arrays, or a name is one that loops need.
    """

    def __init__(self, arguments: Mapping[str, tuple[int | str, ...]], numbers: tuple[int, ...] = STANDING_IN) -> None:
        factors = [part for shape in arguments.values() for part in _factors(shape)]
        named = dict.fromkeys(part for part in factors if not part.isdigit())
        if len(named) > len(numbers):
            raise TypeError(f"there can be {len(numbers)} lengths with a name, not {len(named)}: {', '.join(named)}")
        if loops := [name for name in (*arguments, *named) if name in set(VARIABLES)]:
            raise TypeError(f"{loops[0]} is the variable of a loop: call no array or length one of {VARIABLES}")
        fixed = {int(part) for part in factors if part.isdigit()}
        if any(math.gcd(size, number) != 1 for size in fixed for number in numbers):
            raise TypeError(f"no axis can have a length that is a multiple of one of {numbers}")
        self.arguments = arguments
        self.numbers = dict(zip(named, numbers, strict=False))

    @property
    def names(self) -> tuple[str, ...]:
        """The lengths that have names."""
        return tuple(self.numbers)

    def sizes(self, shape: tuple[int | str, ...]) -> tuple[int, ...]:
        """A shape in numbers."""
        return tuple(math.prod(self.numbers.get(part) or int(part) for part in _factors((size,))) for size in shape)

    def stands_in(self, size: int) -> bool:
        """Whether a number stands for a length that is read at run time, or for a product of such."""
        return any(size % number == 0 for number in self.numbers.values() if size)

    def __getitem__(self, size: int) -> str:
        rest, factors = int(size), list[str]()
        for name, number in self.numbers.items():
            while rest and rest % number == 0:
                rest //= number
                factors.append(name)
        return " * ".join([str(rest), *factors] if rest != 1 or not factors else factors)

    def get(self, size: int, default: Any = None) -> Any:
        """The JavaScript of any length: products of names and a number are such too."""
        return self[size]

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.values())

    def __len__(self) -> int:
        return len(self.numbers)

    def definitions(self) -> list[str]:
        """The statements that read every length from an array, the shortest arrays first."""
        known, lines = set[str](), list[str]()
        pending = sorted(self.arguments.items(), key=lambda item: len(item[1]))
        while len(known) < len(self.numbers):
            for name, shape in pending:
                parts = [part for part in _factors(shape) if part != "1"]
                unknown = [part for part in parts if part in self.numbers and part not in known]
                if len(unknown) == 1:
                    others = [part for part in parts if part != unknown[0]]
                    divisor = f" / ({' * '.join(others)})" if len(others) > 1 else "".join(f" / {o}" for o in others)
                    lines.append(f"const {unknown[0]} = {name}.length{divisor};")
                    known.add(unknown[0])
                    break
            else:
                missing = [name for name in self.numbers if name not in known]
                raise TypeError(f"no array tells the length {missing[0]}: give one whose other axes are known")
        return lines


def _factors(shape: tuple[int | str, ...]) -> list[str]:
    """What the lengths of all axes are products of: numbers and names."""
    return [part for size in shape for part in str(size).split(" * ")]
