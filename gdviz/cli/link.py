"""A state of a figure from the address that the site copies for it, as parts/share.js writes and reads it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

import click

from gdviz import scenes
from gdviz.cli.values import Value, wrong
from gdviz.figure.controls import Control
from gdviz.figure.parts import OwnFunction
from gdviz.figure.race import OwnRule
from gdviz.figure.scene import Scene
from gdviz.figure.settings import is_whole, sets
from gdviz.figure.with_beginning import with_beginning
from gdviz.figure.with_function import with_function
from gdviz.figure.with_rule import with_rule
from gdviz.figure.writing import LONGEST_BEGINNING, Writing
from gdviz.objectives.reader import LONGEST
from gdviz.optimizers.written import LONGEST_RULE

LONGEST_ADDRESS = 4000
SCHEMES = ("https", "http", "file")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_LONGEST = {  # what is typed, by its name in an address
    "f": ("formula", LONGEST),
    "rule": ("rule", LONGEST_RULE),
    "beginning": ("beginning", LONGEST_BEGINNING),
}
_WITH = {"f": with_function, "rule": with_rule, "beginning": with_beginning}
_ACCEPTED = "give an address as Copy link writes it, such as 'https://.../?learning_rate=0.3#gradient_descent.path'"


@dataclass(frozen=True)
class Linked:
    """What an address says.

    Attributes:
        scene: with the reader's own function, rule or text, where there is one.
        said: by name, what the address itself says: numbers, as `f` a formula, as `rule` a rule, as `beginning` a text.
        values: of every control of the scene.
    """

    scene: Scene
    said: dict[str, Value | str]
    values: dict[str, Value]


def linked(address: str, ids: tuple[str, ...]) -> Linked:
    """The figure of an address in the state it says.

    Arguments:
        ids: the scenes that were named beside it: at most the one of the address.

    Raises:
        UsageError: when it is no such address, or of another figure, or says what the figure does not accept.
    """
    query, id = _taken_apart(address)
    if ids and ids != (id,):
        raise wrong("--link", address, f"this is a state of {_plain(id)}, not of {', '.join(map(_plain, ids))}")
    try:
        scene = scenes.get(id)
    except ValueError as error:
        raise click.UsageError(f"--link: {error}") from None
    said: dict[str, Value | str] = dict(_said(scene, query))
    for name, own in _WITH.items():
        text = said.get(name)
        if isinstance(text, str):
            try:
                scene = own(scene, text)
            except ValueError as error:
                raise wrong("--link", f"{name}={_plain(text)!r}", str(error)) from None
    numbers = {name: value for name, value in said.items() if not isinstance(value, str)}
    return Linked(scene, said, completed(scene, numbers, any(name in said for name in _WITH)))


def _taken_apart(address: str) -> tuple[str, str]:
    """The query of an address, and the scene that its hash names."""
    if len(address) > LONGEST_ADDRESS:
        raise wrong("--link", _plain(address), f"an address has at most {LONGEST_ADDRESS} signs")
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise wrong("--link", _plain(address), _ACCEPTED) from None
    if parts.scheme.lower() not in SCHEMES or not parts.fragment or not address.isprintable():
        raise wrong("--link", _plain(address), _ACCEPTED)
    return parts.query, unquote(parts.fragment)


def _said(scene: Scene, query: str) -> Iterator[tuple[str, Value | str]]:
    """The values in a query by name, clamped to what the controls accept, as the site does."""
    try:
        pairs = parse_qsl(query.replace("+", "%2B"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except (ValueError, UnicodeDecodeError):
        raise wrong("--link", f"?{_plain(query)}", "this is no query of a figure") from None
    known = {control.name: control for control in scene.controls}
    names = [*known, *(["f"] if scene.part(OwnFunction) else []), *(["rule"] if scene.part(OwnRule) else [])]
    writing = scene.part(Writing)
    names += ["beginning"] if writing and writing.typed else []
    for name, text in pairs:
        if name not in names:
            raise wrong("--link", _plain(name), f"{scene.id} has no such setting: it has {', '.join(names) or 'none'}")
        if [each for each, _ in pairs].count(name) > 1:
            raise wrong("--link", _plain(name), "it is said more than once")
        yield name, _typed(name, text) if name in _LONGEST else _value(scene, known[name], text)


def _typed(name: str, text: str) -> str:
    what, longest = _LONGEST[name]
    if not 0 < len(text) <= longest or not (text.replace("\n", "") if name == "rule" else text).isprintable():
        raise wrong("--link", f"{name}={_plain(text)}", f"give a {what} of 1 to {longest} signs")
    return text


def _value(scene: Scene, control: Control, text: str) -> Value:
    lows, highs = (end if isinstance(end, tuple) else (end,) for end in (control.low, control.high))
    parts = text.split(",")
    if len(parts) != len(lows) or not all(map(_is_number, parts)):
        wanted = "a number" if len(lows) == 1 else f"{len(lows)} numbers, separated by commas"
        raise wrong("--link", f"{control.name}={_plain(text)}", f"give {wanted}")
    highs = (float(scene.longest),) if control.name == "step" else highs
    numbers = [round(float(part)) if _counts(scene, control, part) else float(part) for part in parts]
    within = tuple(float(min(max(n, low), high)) for n, low, high in zip(numbers, lows, highs, strict=True))
    return within if isinstance(control.low, tuple) else within[0]


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and math.isfinite(float(text))


def _counts(scene: Scene, control: Control, part: str) -> bool:
    return is_whole(scene, control) and abs(float(part)) < 1e9


def completed(scene: Scene, said: dict[str, Value], own: bool) -> dict[str, Value]:
    """Every control's value: where no step is said, a run that is not as it opened is shown whole."""
    values = {**scene.opening, **said}
    if "step" in values and "step" not in said:
        sets_runs = [control.name for control in scene.controls if sets(scene, control)]
        altered = own or any(values[name] != scene.opening[name] for name in sets_runs)
        values["step"] = float(scene.longest) if altered else scene.opening["step"]
    return values


def _plain(text: str) -> str:
    """A text of somebody else's without what would reach into a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
