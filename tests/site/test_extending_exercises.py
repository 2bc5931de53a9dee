"""The recipe for an exercise, followed in a copy: one file, and a line on a page."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gdviz.page.scripts import PARTS
from gdviz.paths import ASSETS, ROOT
from tests.checkout import copy_of_package
from tests.site.conftest import Visit

pytestmark = pytest.mark.xdist_group("build")

CHAPTER = '''"""Sums."""

from gdviz.exercises.kinds import Mistake, Numeric

sum_of_two = Numeric(
    title="a sum",
    question="What is {a} + {b}?",
    draws={"a": (2, 3), "b": (5, 7)},
    answer="a + b",
    tolerance=0.001,
    working="{a} and {b} make {answer}.",
    mistakes=(Mistake("a * b", "That is the product.", see="guide/sums.md#sums"),),
    otherwise="Count on from {a}.",
    see="guide/sums.md#sums",
)
'''
PAGE = '# Sums { #sums }\n\n{{ exercise("toy.sum_of_two") }}\n'
BUILD = """
from pathlib import Path
from types import SimpleNamespace

import markdown

from gdviz import exercises
from gdviz.page import macros
from gdviz.page.expand import expand
from gdviz.paths import DOCS

page = SimpleNamespace(url="guide/sums/", file=SimpleNamespace(src_uri="guide/sums.md"))
known = macros.macros_of(page, None, DOCS)
text = expand((DOCS / "guide/sums.md").read_text(), known, lambda line, reason: print(line, reason))
print(markdown.markdown(text, extensions=["admonition", "attr_list", "md_in_html", "pymdownx.details"]))
assert exercises.get("toy.sum_of_two").title == "a sum" and exercises.listed()[-1] == "toy.sum_of_two"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with one more exercise, and its page built."""
    folder = copy_of_package(tmp_path_factory.mktemp("exercise")).folder
    (folder / "gdviz/exercises/toy.py").write_text(CHAPTER, encoding="utf-8")
    (folder / "docs/guide").mkdir()
    (folder / "docs/guide/sums.md").write_text(PAGE, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    scripts = "".join(
        f"<script>{(ASSETS / 'javascripts' / name).read_text(encoding='utf-8')}</script>"
        for name in ("progress.js", "site.js", *PARTS["exercises.js"], "exercises.js")
    )
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Sums</title>{done.stdout}{scripts}'
    (folder / "sums.html").write_text(html, encoding="utf-8")
    return folder


def test_contributing_names_every_place_that_is_touched() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Add an exercise\n")[1].split("\n## ")[0]
    for place in ("`gdviz/exercises/`", '`{{ exercise("module.variable") }}`'):
        assert place in recipe
    assert len(recipe.strip().splitlines()) <= 13


def test_the_exercise_is_asked_and_judged(folder: Path, visit: Visit) -> None:
    page = visit.open((folder / "sums.html").as_uri())
    expect(page.get_by_text("What is 2 + 5?")).to_be_visible()
    told = page.locator(".gd-response[role=status]")
    for typed, words in (("10", "That is the product. See Sums."), ("7", "2 and 5 make 7.")):
        page.get_by_role("textbox").fill(typed)
        page.get_by_role("button", name="Check").click()
        expect(told).to_contain_text(words)
    assert visit.problems == []
