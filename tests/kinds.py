"""What the cases of a test differ in, and the few of them that together have every kind of it.

A test marked `covering(argument, kinds)` asks what hangs on the kinds of things on a page or in a figure, and not on
each of them. The everyday run asks it of a cover of its cases, worked out each time from what they are; with `--every`
it is asked of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

import pytest

from gdviz import scenes
from gdviz.figure.scene import Scene
from gdviz.page.registry import parts_of, scripts_of
from gdviz.paths import ROOT

SITE = ROOT / "site"
Case = TypeVar("Case", bound=Hashable)
Kinds = Callable[[Any], frozenset[str]]


def cover(kinds: Mapping[Case, frozenset[str]]) -> list[Case]:
    """Few cases that together have every kind that some case has: the greedy cover, of equals the first."""
    left = dict(kinds)
    chosen: list[Case] = []
    while any(left.values()):
        chosen.append(max(left, key=lambda one: len(left[one])))
        seen = left[chosen[-1]]
        left = {one: has - seen for one, has in left.items()}
    return chosen or list(kinds)[:1]


def left_out(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of the tests marked `covering` the cases that the everyday run does not ask."""
    asked: dict[str, list[tuple[pytest.Item, Any]]] = {}
    kinds: dict[str, Kinds] = {}
    for item in items:
        if mark := item.get_closest_marker("covering"):
            argument, kinds[_name(item)] = mark.args
            asked.setdefault(_name(item), []).append((item, item.callspec.params[argument]))  # type: ignore[attr-defined]
    left = []
    for name, cases in asked.items():
        chosen = cover({_key(case): kinds[name](case) for _, case in cases})
        left += [item for item, case in cases if _key(case) not in chosen]
    return left


def _name(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def _key(case: Any) -> str:
    """A page by its address, a scene by its id."""
    return case.id if isinstance(case, Scene) else str(case)


# ---- kinds


@cache
def of_page(address: str) -> frozenset[str]:
    """Every class that a stylesheet asks for, part of a figure, type of a field and script that a page has."""
    text = _text(address)
    found = re.findall(r'(?:data-part|data-more|<input[^>]* type)="([^"]*)"', text)
    return frozenset(word for said in found for word in said.split()) | _classes(text) & frozenset().union(
        *(asked for asked, _ in _rules())
    )


def of_overflow(address: str) -> frozenset[str]:
    """Every class of a page that a rule about what is too large for its box asks for."""
    return _classes(_text(address)) & frozenset().union(*(asked for asked, said in _rules() if "overflow" in said))


def _classes(text: str) -> frozenset[str]:
    return frozenset(word for said in re.findall(r'class="([^"]*)"', text) for word in said.split())


@cache
def _text(address: str) -> str:
    file = SITE / address / "index.html"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def _rules() -> list[tuple[frozenset[str], str]]:
    """Of each rule of the site's stylesheets the classes that it asks for, and what it says."""
    sheets = [sheet.read_text(encoding="utf-8") for sheet in sorted((SITE / "assets").rglob("*.css"))]
    rules = [rule for sheet in sheets for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)]
    return [(frozenset(re.findall(r"\.(-?[A-Za-z_][\w-]*)", asked)), said) for asked, said in rules]


@cache
def of_scripts(address: str) -> frozenset[str]:
    """Every script, stylesheet and part of a figure that a page of the built site asks for."""
    text = _text(address)
    files = set(re.findall(r"[\w.-]+[.](?:js|css)\b", text))  # also those that early.js runs, several in one attribute
    parts = re.findall(r'(?:data-part|data-more|data-md-component|<input[^>]* type)="([^"]*)"', text)
    return frozenset(files | {word for said in parts for word in said.split()})


def of_scene(scene: Scene | str) -> frozenset[str]:
    """Every class of what a scene is made of, all that is set of each, and the scripts that its figure loads."""
    return _made_of(_scene(scene).id)


def of_use(scene: Scene | str) -> frozenset[str]:
    """What a reader may do in a figure: its controls and parts, and the panels and scripts that these work on."""
    scene = _scene(scene)
    held = (*scene.controls, *parts_of(scene))
    drawn = {f"{panel.kind} of {len(scene.panels)}" for panel in scene.panels}
    return frozenset({type(each).__name__ for each in held} | drawn | {f"script {name}" for name in scripts_of(scene)})


def of_drawing(scene: Scene | str) -> frozenset[str]:
    """What is drawn in a figure and what moves it: its marks, kinds of panels, and the controls that it animates."""
    scene = _scene(scene)
    drawn = {name for panel in scene.panels for name in (panel.kind, *(type(mark).__name__ for mark in panel.marks))}
    return frozenset(drawn | {f"moves {name}" for name in (scene.animation.values if scene.animation else ())})


def _scene(scene: Scene | str) -> Scene:
    return scenes.get(scene) if isinstance(scene, str) else scene


@cache
def _made_of(id: str) -> frozenset[str]:
    scene = scenes.get(id)
    return frozenset(_said(scene)) | {f"script {name}" for name in scripts_of(scene)}


def _said(thing: Any) -> Iterator[str]:
    """The names of the classes that a value is made of, and of their fields that are not as they are by themselves."""
    if isinstance(thing, Mapping):
        thing = tuple(thing.values())
    if isinstance(thing, tuple | list):
        for each in thing:
            yield from _said(each)
    if not is_dataclass(thing):
        return
    name = type(thing).__name__
    yield name
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.default is MISSING or value != field.default:
            yield f"{name}.{field.name}"
        yield from _said(value)
