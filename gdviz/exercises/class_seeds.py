"""What each student of a class is asked: seeds out of the seed of the class and a name; see class-code.js.

A class has a seed in the link that its teacher hands out. With the name of a student it gives the student's seed, and
that, with the id of an exercise, the seed of its numbers, its run or its order: the same here and in the browser.
"""

from __future__ import annotations

import math
import re
import unicodedata

from gdviz.exercises.kinds import DiagnoseCurve, Exercise, Numeric, PredictRun
from gdviz.exercises.runs import cases

_WORD = 2**32
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 7  # digits of a number below 2**32
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\ud800-\udfff]")
_SPACES = re.compile("[\u0000-\u0020\u007f-\u00a0\u1680\u2028\u2029]+")


def hashed(text: str) -> int:
    """A number below 2**32 out of a text; a change of one sign changes about half of its bits."""
    return finished(fnv1a(text.encode()))


def fnv1a(data: bytes) -> int:
    """The hash of some bytes.

    Source: FNV-1a of 32 bits by Fowler, Noll and Vo, in the public domain.
    """
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 % _WORD
    return value


def finished(value: int) -> int:
    """A hash with its bits mixed.

    Source: the last step of MurmurHash3 of 32 bits by Austin Appleby, in the public domain.
    """
    value = (value ^ value >> 16) * 0x85EBCA6B % _WORD
    value = (value ^ value >> 13) * 0xC2B2AE35 % _WORD
    return value ^ value >> 16


def digest(text: str) -> str:
    """The hash of a text as seven digits and letters."""
    value, digits = hashed(text), ""
    for _ in range(_LONGEST):
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def name_key(name: str) -> str:
    """What of a name counts: not its case, nor how many spaces stand where, nor signs that nobody sees."""
    shown = _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFKC", name))).strip(" ")
    return unicodedata.normalize("NFKC", shown.lower())


def student_seed(class_seed: str, name: str) -> int:
    """The seed of a student, never 0, which is that of what is printed."""
    return hashed(f"{class_seed} {name_key(name)}") or 1


def exercise_seed(student: int, id: str) -> int:
    """The seed of one exercise of a student, never 0: each has its own, so that one tells nothing of another."""
    return hashed(f"{student} {id}") or 1


def variants(exercise: Exercise) -> int:
    """With how many different numbers or runs an exercise can be asked; 1 where all are asked the same."""
    if isinstance(exercise, Numeric):
        return math.prod(len(values) for values in exercise.draws.values())
    return len(cases(exercise)) if isinstance(exercise, (PredictRun, DiagnoseCurve)) else 1
