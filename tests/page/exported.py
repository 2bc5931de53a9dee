"""A scene as the browser has it: its script run, without the runtime."""

import json
from functools import cache

import quickjs

from gdviz import scenes
from gdviz.page.scene_script import scene_script
from tests import built


@cache
def _read(place):
    return _run(built.script(scenes.all()[place].id))


def _run(script):
    context = quickjs.Context()
    context.eval("globalThis.gdviz = { define: (id, made) => { globalThis.made = made; } };")
    context.eval(script)
    return context.eval("JSON.stringify(made.scene)")


def _place(scene):
    return next((place for place, known in enumerate(scenes.all()) if known is scene), None)


def script_of(scene):
    """The script of a scene; that of one of the site's is printed once for all tests of a process."""
    place = _place(scene)
    return scene_script(scene) if place is None else built.script(scene.id)


def exported(scene):
    """The data of a scene."""
    place = _place(scene)
    return json.loads(_run(scene_script(scene)) if place is None else _read(place))


def part_of(scene, kind):
    """What the script of a part of this kind is told."""
    (part,) = [part for part in exported(scene)["parts"] if part["kind"] == kind]
    return part
