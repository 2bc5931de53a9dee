"""What the build has made of this very package, where it has: to make it again takes minutes of a run."""

from functools import cache

from gdviz import scenes
from gdviz.builder.figures import source_files
from gdviz.builder.record import RECORD, Record, library_versions
from gdviz.page import runtime
from gdviz.page.scene_script import scene_script
from gdviz.paths import GENERATED, ROOT


@cache
def is_current():
    """Whether what has been built is of the package as it is."""
    return Record(GENERATED / RECORD).is_current(ROOT, source_files(), library_versions())


@cache
def script(id):
    """The script of a scene of the site: the build's, or else printed once in a process."""
    file = GENERATED / f"scenes/{id}.js"
    if is_current() and file.is_file():
        return file.read_text(encoding="utf-8")
    return scene_script(scenes.get(id))


@cache
def _digest():
    return runtime.digest()


@cache
def shared(name):
    """A script that figures share, minified, which takes seconds: the build's where it is of these very sources."""
    if Record(GENERATED / RECORD).has(f"{name}.js", _digest()):
        return (GENERATED / f"{name}.js").read_text(encoding="utf-8")
    return runtime.scripts()[f"{name}.js"]()
