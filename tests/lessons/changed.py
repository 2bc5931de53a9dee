"""A copy of a module with a constant changed, in place of the module, and what the course then says that is not so."""

import inspect
import runpy
import sys
from types import ModuleType

from gdviz import exercises
from gdviz.paths import PACKAGE, ROOT
from tests.lessons.reading import FIGURE, parts_of
from tests.lessons.test_answers import ANSWERS


def put_changed(monkeypatch, name, *edits):
    """Have a module as it would be with these pieces of its source changed, each (old, new) found once.

    Arguments:
        name: from the package on, such as "scenes.limits"; names that the folder hands on are those of the copy.
    """
    path = PACKAGE / f"{name.replace('.', '/')}.py"
    source = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert source.count(old) == 1, f"{name}: {old!r} is there {source.count(old)} times"
        source = source.replace(old, new)
    copy = ModuleType(f"gdviz.{name}")
    copy.__file__ = str(path)
    monkeypatch.setitem(sys.modules, copy.__name__, copy)
    exec(compile(source, str(path), "exec"), copy.__dict__)
    folder, _, stem = copy.__name__.rpartition(".")
    original = getattr(sys.modules[folder], stem)
    monkeypatch.setattr(sys.modules[folder], stem, copy)
    for each, value in list(vars(sys.modules[folder]).items()):
        if getattr(value, "__module__", "") == copy.__name__ and getattr(original, each, None) is value:
            monkeypatch.setattr(sys.modules[folder], each, getattr(copy, each))
    exercises.all.cache_clear()


def untrue_sentences(page):
    """The sentences of a page that answer the question of a figure, as they are typed, and are not what it says now."""
    body = parts_of(page)[1]
    said = " ".join(body.split())
    return [ANSWERS[id] for id in FIGURE.findall(body) if ANSWERS[id] not in said]


def untrue_answers(chapter):
    """What of a chapter's exercises is not so: the test that finds it, as a sentence."""
    tests = runpy.run_path(str(ROOT / f"tests/exercises/test_{chapter}.py"))  # anew, as it imports what has changed
    found = []
    for name, test in tests.items():
        if name.startswith("test_") and inspect.isfunction(test) and not inspect.signature(test).parameters:
            try:
                test()
            except AssertionError:
                found.append(name.removeprefix("test_").replace("_", " "))
    return found
