"""Nothing stands in the package or the scripts that nobody uses: vulture looks for it, and few things are allowed."""

import vulture

from gdviz.paths import ROOT

LOOKED_AT = ("gdviz", "scripts")
USERS = (*LOOKED_AT, "docs/labs", "tests")
BY_WALKING = ("gdviz/scenes/", "gdviz/exercises/")  # what a chapter defines is found by looking, its pages say where
SURE = 60  # percent: as sure as vulture is of any name that it sees nowhere else
ALLOWED = {
    # called by their names, by others
    "__getattr__": "Python, for a public name when it is first asked for",
    "__dir__": "Python, to list them",
    "_render_traceback_": "IPython, for what a check says",
    "handle_starttag": "html.parser",
    "handle_endtag": "html.parser",
    "handle_data": "html.parser",
    "load_ipython_extension": "IPython",
    "get_code": "importlib, for a file of scenes",
    "log_message": "http.server",
    "makeExtension": "Markdown",
    "on_closed": "watchdog",
    "list_command": "click, as `list`",
    "export": "click, as a command",
    # set for others, who read them
    "create_system": "zipfile",
    "external_attr": "zipfile",
    "figure_formats": "IPython",
    "flavor": "fontTools",
    "protocol_version": "http.server",
    "stale": "matplotlib",
    # arguments that others pass by name
    "cell_index": "nbclient",
    "rgbFace": "matplotlib",
    "thread": "quickjs",
    # read by name: as a field of each palette, or printed as data for the browser
    "ANEW": "gdviz.page.constants",
    "EQUAL_STEPS": "gdviz.page.constants",
    "EQUAL_WITHIN": "gdviz.page.constants",
    "owned": "gdviz.figure.payload",
    "race_adam": "a role of a racer",
    "race_momentum": "a role of a racer",
    "race_scaled": "a role of a racer",
    "race_sign": "a role of a racer",
}


def unused(*paths):
    """What of these files nothing in them uses: (file, name)."""
    found = vulture.Vulture()
    found.scavenge([str(path) for path in paths], exclude=["gdviz/page/vendor", "docs/assets"])
    return {(item.filename, item.name) for item in found.get_unused_code(min_confidence=SURE)}


def test_nothing_is_defined_that_nobody_uses():
    named = {(file.relative_to(ROOT).as_posix(), name) for file, name in unused(*(ROOT / each for each in USERS))}
    named = {(file, name) for file, name in named if file.startswith(LOOKED_AT) and not file.startswith(BY_WALKING)}
    assert sorted((file, name) for file, name in named if name not in ALLOWED) == []
    assert sorted(ALLOWED.keys() - {name for _, name in named}) == []  # nor is anything allowed that need not be


def test_a_name_that_nobody_uses_is_found(tmp_path):
    (tmp_path / "lives.py").write_text("import os\n\n\ndef used():\n    return 1\n\n\ndef dead():\n    return used()\n")
    assert {name for _, name in unused(tmp_path)} == {"os", "dead"}
