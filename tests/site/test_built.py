"""The site as files: small lab pages, notebooks that run, GIFs and posters within bounds, builds that repeat."""

from __future__ import annotations

import filecmp
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import jupytext
import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from PIL import Image

import gdviz
from gdviz.builder.site import surroundings
from gdviz.paths import GENERATED, ROOT
from gdviz.pictures.picture import PAGE_STILL
from tests.site.conftest import PROJECT, build_pages

LABS = sorted(path.stem for path in (ROOT / "docs" / "labs").glob("*.py"))
MANIFEST = json.loads((GENERATED / "manifest.json").read_text(encoding="utf-8"))["scenes"]
ANIMATED = sorted(id for id, entry in MANIFEST.items() if entry["animated"])
KIBIBYTE = 1024
THEME = "theme: { name: material, font: false }"


def test_there_are_labs() -> None:
    assert len(LABS) >= 6


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_page_is_small(site: Path, lab: str) -> None:
    """The menu of all pages, which each page has, is a quarter of it."""
    assert (site / "labs" / lab / "index.html").stat().st_size <= 90 * KIBIBYTE


@pytest.mark.parametrize("lab", LABS)
def test_a_downloaded_notebook_runs(site: Path, lab: str, tmp_path: Path) -> None:
    book = nbformat.read(site / "labs" / lab / f"{lab}.ipynb", as_version=4)
    nbformat.validate(book)
    client = NotebookClient(
        book, timeout=120, resources={"metadata": {"path": str(tmp_path)}},
        allow_error_names=["NotYet"], skip_cells_with_tag="uses-yours",
    )  # fmt: skip
    done = client.execute()
    waiting = [cell for cell in done.cells if "check" in cell.metadata.get("tags", [])]
    assert waiting and all(cell.outputs[0].traceback[0].startswith("not yet: ") for cell in waiting)
    images = [out for cell in done.cells for out in cell.get("outputs", []) if "image/png" in out.get("data", {})]
    assert images and all(out["metadata"]["image/png"]["alt"] for out in images)


@pytest.fixture
def small(tmp_path: Path) -> Callable[[str], tuple[int, str, list[str], BeautifulSoup | None]]:
    """Build a site of one lab with the labs' own settings: its exit status, what it told, and the lab's page."""

    def build(code: str) -> tuple[int, str, list[str], BeautifulSoup | None]:
        (tmp_path / "docs" / "labs").mkdir(parents=True, exist_ok=True)
        header = "# ---\n# title: small\n# minutes: 1\n# ---\n\n# %% [markdown]\n# # Small\n\n"
        (tmp_path / "docs" / "labs" / "small.py").write_text(header + code, encoding="utf-8")
        (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = config[config.index("  - mkdocs-jupyter:") : config.index("validation:")]
        hooks = f"hooks: [{ROOT / 'gdviz' / 'page' / 'labs.py'}]"
        (tmp_path / "mkdocs.yml").write_text(
            f"site_name: one lab\n{hooks}\n{THEME}\nplugins:\n{settings}", encoding="utf-8"
        )
        command = [sys.executable, "-m", "gdviz.builder.pages", str(tmp_path / "site")]
        environment = {**surroundings(), "PYTHONPATH": str(ROOT)}
        told = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        page = tmp_path / "site" / "labs" / "small" / "index.html"
        read = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") if page.is_file() else None
        return told.returncode, told.stdout, told.stderr.splitlines(), read

    return build


def test_a_failing_cell_fails_the_build_by_name_and_line(small) -> None:
    status, out, err, _ = small("# %%\nx = 1\nassert x == 3\n")
    assert status == 1 and out == "site: running docs/labs/small.py\n"
    assert err == ["docs/labs/small.py:11: cell 1: AssertionError: no message"]


def test_what_a_cell_prints_is_one_block_however_slowly_it_comes(small) -> None:
    status, _, err, page = small(
        '# %%\nimport time\n\nfor word in ("   one", "two"):\n    print(word, flush=True)\n    time.sleep(0.5)\n'
    )
    assert (status, err) == (0, [])
    assert [block.get_text() for block in page.select(".lab-output code")] == ["   one\ntwo\n"]


def test_any_ordinary_output_is_shown_and_what_was_run_is_not_run_again(small, tmp_path: Path) -> None:
    code = (
        '# %% alt="A line that rises"\nimport matplotlib.pyplot as plt\n\nplt.plot([1, 2, 3])\n\n'
        "# %%\nfrom IPython.display import HTML, Math, Markdown, display\n\n"
        'display(HTML("<table>\\n\\n<tr><td>7</td></tr></table>"), Math("e^{{x}}"), Markdown("a **word**"))\n\n'
        '# %%\nn = 3\nprint(f"{{{n}}}")\n\n# %% tags=["raises-exception"]\n1 / 0\n'
    )
    status, out, err, page = small(code)
    assert (status, out, err) == (0, "site: running docs/labs/small.py\n", [])
    pictures = page.select("figure.lab-figure img")
    assert [image["class"] for image in pictures] == [["gd-light"], ["gd-dark"]]
    assert {image["alt"] for image in pictures} == {"A line that rises"}
    light, dark = (Image.open(tmp_path / "site/labs/small" / image["src"]) for image in pictures)
    assert light.size == dark.size == (2 * int(pictures[0]["width"]), 2 * int(pictures[0]["height"]))
    assert light.convert("L").getpixel((0, 0)) > 240 and dark.convert("L").getpixel((0, 0)) < 40
    assert page.select_one(".lab-html td").get_text() == "7" and page.select_one("p strong").get_text() == "word"
    assert page.select_one(".gd-math annotation").get_text() == "e^{{x}}"
    outputs = [block.get_text() for block in page.select(".lab-output code")]
    assert outputs[0] == "{3}\n" and outputs[1].endswith("ZeroDivisionError: division by zero\n") and len(outputs) == 2
    assert str(tmp_path) not in str(page) and str(ROOT) not in str(page)
    assert small(code)[1:3] == ("", [])


def test_a_picture_without_its_text_fails_the_build(small) -> None:
    status, _, err, _ = small("# %%\nimport matplotlib.pyplot as plt\n\nplt.plot([1, 2, 3])\n")
    assert status == 1 and len(err) == 1
    assert err[0].startswith("docs/labs/small.py:10: cell 1: draws a picture without a text for readers who do not see")


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_offers_the_cells_it_shows(site: Path, lab: str) -> None:
    source = jupytext.read(ROOT / "docs" / "labs" / f"{lab}.py")
    book = nbformat.read(site / "labs" / lab / f"{lab}.ipynb", as_version=4)
    code = [cell.source for cell in source.cells if cell.cell_type == "code"]
    assert [cell.source for cell in book.cells if cell.cell_type == "code"] == code
    words = [re.sub(r"\]\([^)]*\)", "]()", c.source) for c in (*source.cells, *book.cells) if c.cell_type == "markdown"]
    assert words[: len(words) // 2] == words[len(words) // 2 + 1 :] and "gdviz" in words[len(words) // 2]


@pytest.mark.parametrize("lab", LABS)
def test_a_download_links_to_nothing_that_a_downloader_lacks(site: Path, root: str, lab: str) -> None:
    """The address of the site is known here: links are whole, and lead to a page or a file that is there."""
    for suffix in (".ipynb", ".py"):
        book = jupytext.read(site / "labs" / lab / f"{lab}{suffix}")
        words = "\n".join(cell.source for cell in book.cells if cell.cell_type != "code")
        targets = [target for target in re.findall(r"\]\((\S+?)\)", words) if not target.startswith("https:")]
        assert all(target.startswith(root) for target in targets), targets
        paths = [target.removeprefix(root).partition("#")[0] for target in targets]
        assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_the_wheel_beside_the_labs_installs_in_a_fresh_environment(site: Path, root: str, tmp_path: Path) -> None:
    (found,) = (site / "labs").glob("*.whl")
    page = BeautifulSoup((site / "labs" / LABS[0] / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert f"{root}labs/{found.name}" in page.get_text()
    venv.create(tmp_path / "env", with_pip=True)
    python = next((tmp_path / "env").glob("[bS]*/python*"))
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*install, found], check=True, capture_output=True, cwd=tmp_path)
    told = subprocess.run(
        [python, "-c", "import gdviz; print(gdviz.__version__, gdviz.__file__)"],
        check=True, capture_output=True, text=True, cwd=tmp_path, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    version, file = told.stdout.split()
    assert version == gdviz.__version__ and file.startswith(str(tmp_path))
    assert list((tmp_path / "env").glob("[bS]*/gdviz*"))


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


def test_two_builds_in_different_folders_are_identical(site: Path, root: str, tmp_path: Path) -> None:
    """The same checkout in two places, with the same figures, makes the same pages byte by byte, its labs run anew."""
    checkout = tmp_path / "there/and/further"
    checkout.mkdir(parents=True)
    for name in ("docs", "gdviz"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "mkdocs.yml",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "LICENSE-content",
        "CITATION.cff",
    ):
        shutil.copy(ROOT / name, checkout)
    build_pages(checkout, tmp_path / "site", SITE_URL=root, REPOSITORY_URL=PROJECT, PYTHONHASHSEED="1")
    assert list(_differences(filecmp.dircmp(site, tmp_path / "site", ignore=[]))) == []


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
