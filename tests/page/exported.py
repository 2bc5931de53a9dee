"""A scene as the browser has it: its script run, without the runtime."""

import json

import quickjs

from gdviz.page.scene_script import scene_script


def exported(scene):
    """The data of a scene."""
    context = quickjs.Context()
    context.eval("globalThis.gdviz = { define: (id, made) => { globalThis.made = made; } };")
    context.eval(scene_script(scene))
    return json.loads(context.eval("JSON.stringify(made.scene)"))


def part_of(scene, kind):
    """What the script of a part of this kind is told."""
    (part,) = [part for part in exported(scene)["parts"] if part["kind"] == kind]
    return part
