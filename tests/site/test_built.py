"""The site as files: small lab pages, notebooks that run, GIFs and posters within bounds, builds that repeat."""

from __future__ import annotations

import filecmp
import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from gdviz.paths import GENERATED, ROOT
from gdviz.pictures.picture import PAGE_STILL
from tests.site.conftest import build_pages

LABS = sorted(path.stem for path in (ROOT / "docs" / "labs").glob("*.py"))
MANIFEST = json.loads((GENERATED / "manifest.json").read_text(encoding="utf-8"))["scenes"]
ANIMATED = sorted(id for id, entry in MANIFEST.items() if entry["animated"])
KIBIBYTE = 1024


def test_there_are_labs() -> None:
    assert len(LABS) >= 3


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_page_is_small(site: Path, lab: str) -> None:
    assert (site / "labs" / lab / "index.html").stat().st_size <= 80 * KIBIBYTE


@pytest.mark.parametrize("lab", LABS)
def test_a_downloaded_notebook_runs(site: Path, lab: str, tmp_path: Path) -> None:
    book = nbformat.read(site / "labs" / lab / f"{lab}.ipynb", as_version=4)
    nbformat.validate(book)
    done = NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert any(cell.get("outputs") for cell in done.cells)
    images = [out for cell in done.cells for out in cell.get("outputs", []) if "image/png" in out.get("data", {})]
    assert images and all(out["metadata"]["image/png"]["alt"] for out in images)


def _site_of_one_lab(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Build a site of one lab with the labs' own settings."""
    (folder / "docs" / "labs").mkdir(parents=True)
    header = "# ---\n# title: small\n# minutes: 1\n# ---\n\n# %% [markdown]\n# # Small\n\n# %%\n"
    (folder / "docs" / "labs" / "small.py").write_text(header + code, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = config[config.index("  - mkdocs-jupyter:") : config.index("validation:")]
    (folder / "mkdocs.yml").write_text(
        f"site_name: one lab\nhooks: [{ROOT / 'gdviz' / 'page' / 'labs.py'}]\nplugins:\n{settings}", encoding="utf-8"
    )
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_a_failing_cell_fails_the_build(tmp_path: Path) -> None:
    told = _site_of_one_lab(tmp_path, "assert 1 + 1 == 3\n")
    assert told.returncode != 0
    assert CellExecutionError.__name__ in told.stderr or "AssertionError" in told.stderr


def test_what_a_cell_prints_is_one_block_however_slowly_it_comes(tmp_path: Path) -> None:
    slowly = 'import time\n\nfor word in ("one", "two"):\n    print(word, flush=True)\n    time.sleep(0.5)\n'
    told = _site_of_one_lab(tmp_path, slowly)
    assert told.returncode == 0, told.stderr
    page = BeautifulSoup(
        (tmp_path / "site" / "labs" / "small" / "index.html").read_text(encoding="utf-8"), "html.parser"
    )
    assert [block.get_text().split() for block in page.select(".lab-output code")] == [["one", "two"]]


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_offers_the_cells_it_shows(site: Path, lab: str) -> None:
    source = jupytext.read(ROOT / "docs" / "labs" / f"{lab}.py")
    book = nbformat.read(site / "labs" / lab / f"{lab}.ipynb", as_version=4)
    assert [cell.source for cell in book.cells] == [c.source for c in source.cells if c.cell_type != "raw"]


@pytest.mark.parametrize("id", ANIMATED)
def test_an_animation_is_sharp_small_and_the_shape_of_its_poster(id: str) -> None:
    for layout, themes in MANIFEST[id]["files"].items():
        for files in themes.values():
            gif, poster = GENERATED / files["gif"], GENERATED / files["png"]
            with Image.open(gif) as animation, Image.open(poster) as still:
                assert animation.width >= 800, (layout, animation.size)
                assert abs(animation.width / animation.height - still.width / still.height) < 0.005
                assert animation.n_frames >= 2
            assert gif.stat().st_size <= 300 * KIBIBYTE, f"{files['gif']}: {gif.stat().st_size / KIBIBYTE:.0f} KiB"


@pytest.mark.parametrize("id", sorted(MANIFEST))
def test_a_still_is_drawn_at_twice_its_size_in_every_theme_and_width(id: str) -> None:
    entry = MANIFEST[id]
    assert set(entry["files"]) == {"wide", "narrow"}
    for layout, themes in entry["files"].items():
        assert set(themes) == {"light", "dark"}
        size = (2 * entry["layouts"][layout]["width"], 2 * entry["layouts"][layout]["height"])
        for files in themes.values():
            for kind in ("png", PAGE_STILL):
                with Image.open(GENERATED / files[kind]) as image:
                    assert image.size == size
            assert (GENERATED / files["svg"]).read_text(encoding="utf-8").lstrip().startswith("<?xml")


def test_two_builds_in_different_folders_are_identical(tmp_path: Path) -> None:
    """The same checkout in two places, with the same figures, makes the same pages byte by byte."""
    sites = []
    for place, seed in (("here", "0"), ("there/and/further", "1")):
        checkout = tmp_path / place
        checkout.mkdir(parents=True)
        for name in ("docs", "gdviz"):
            source = ROOT if not sites else tmp_path / "here"
            shutil.copytree(source / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", checkout)
        sites.append(tmp_path / f"site-{seed}")
        build_pages(checkout, sites[-1], PYTHONHASHSEED=seed)
    assert list(_differences(filecmp.dircmp(*sites, ignore=[]))) == []


def _differences(comparison: filecmp.dircmp):
    """The first line that differs of every file that does, with the file's path."""
    for only in (*comparison.left_only, *comparison.right_only):
        yield f"{comparison.left}/{only}: in one of them only"
    _, mismatch, errors = filecmp.cmpfiles(comparison.left, comparison.right, comparison.common_files, shallow=False)
    for name in mismatch + errors:
        one, other = ((Path(side) / name).read_bytes().splitlines() for side in (comparison.left, comparison.right))
        lines = ([a[:300], b[:300]] for a, b in itertools.zip_longest(one, other, fillvalue=b"") if a != b)
        yield f"{comparison.left}/{name}: {next(lines, 'line ends')}"
    for below in comparison.subdirs.values():
        yield from _differences(below)
