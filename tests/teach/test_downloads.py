"""The files that instructors take away: the page that offers them, and that they come out the same."""

import hashlib
import json
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from gdviz.paths import DOCS, ROOT
from gdviz.teach import downloads as module
from gdviz.teach.course import PLACEHOLDER
from gdviz.teach.downloads import FOLDER, LATER, PAGE, downloads, finished, readable
from tests.teach.sample import SITE, course
from tests.teach.test_figure_pack import drawn

TEXT = (DOCS / PAGE).read_text(encoding="utf-8")
NAMES = [
    "course-cc11.imscc",
    "course-cc13.imscc",
    "questions.moodle.xml",
    "questions-qti21.zip",
    "figures.zip",
    "cards.apkg",
]
SCENES = ("derivatives.secant", "loss_functions.shrinking_squares")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    return downloads(course(), drawn(folder, *SCENES), folder, 1764500000)


def test_the_page_offers_every_file_with_its_size(made):
    assert list(made) == NAMES
    for written in (r'<a href="([^"]+)" download>\1</a>', r'data-gd-size="([^"]+)"'):
        assert sorted(re.findall(written, TEXT)) == sorted([*NAMES, *LATER])
    page = finished(TEXT, made, SITE)
    assert f"| {readable(len(made['course-cc11.imscc']))} |" in page
    assert sorted(re.findall(r'data-gd-size="([^"]+)"', page)) == sorted(LATER)  # told when they are made


@pytest.mark.parametrize(
    ("bytes", "said"), [(10, "1 KB"), (251_374, "251 KB"), (999_499, "999 KB"), (42_183_416, "42.2 MB")]
)
def test_a_size_is_said_as_people_say_it(bytes, said):
    assert readable(bytes) == said.replace(" ", "\u00a0")


def test_where_the_address_is_known_the_page_says_it_and_else_that_it_is_not(made):
    known, unknown = (finished(TEXT, made, site) for site in (SITE, ""))
    assert "does not know its address" not in known and PLACEHOLDER not in known
    assert f"How to train a model, {SITE}, CC BY 4.0" in known
    assert "does not know its address" in unknown and f"How to train a model, {PLACEHOLDER}, CC BY 4.0" in unknown


def test_a_file_that_is_not_made_is_not_offered(made):
    with pytest.raises(ValueError, match=r"^docs/teach/downloads.md: there is no slides.pdf: it may offer course-cc11"):
        finished('<span data-gd-size="slides.pdf"></span>', made, SITE)


HASHES = """
import hashlib, json, sys
from pathlib import Path
from gdviz.teach.downloads import downloads
from tests.teach.sample import course
scenes = json.loads(sys.argv[2])
made = downloads(course(), scenes, Path(sys.argv[1]), 1764500000)
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in made.items()}))
"""


def test_the_bytes_are_the_same_in_another_process_time_zone_and_order_of_hashes(made, tmp_path):
    scenes = json.dumps(drawn(tmp_path, *SCENES))
    wanted = {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", HASHES, str(tmp_path), scenes]
    told = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == wanted


def test_the_hook_writes_the_files_beside_the_page(made, tmp_path, monkeypatch):
    page = SimpleNamespace(file=SimpleNamespace(src_uri=PAGE), content='<span data-gd-size="cards.apkg"></span>')
    config = SimpleNamespace(docs_dir=str(tmp_path), site_dir=str(tmp_path / "site"), site_url=SITE)
    nav = SimpleNamespace(pages=[page], items=[])
    monkeypatch.setattr(module, "Figures", lambda folder: SimpleNamespace(scenes={}))
    monkeypatch.setattr(module, "course_of", lambda nav, config: course())
    monkeypatch.setattr(module, "downloads", lambda *given: made)
    assert module.on_nav(nav, config=config, files=None) is nav
    assert module.on_env("env", config, None) == "env"
    module.on_post_build(config)
    assert page.content == readable(len(made["cards.apkg"]))
    written = {path.name: path.read_bytes() for path in (tmp_path / "site" / FOLDER).iterdir()}
    assert written == made
    module.on_nav(SimpleNamespace(pages=[], items=[]))
    module.on_env("env", config, None)  # a site without the page
    assert module._made == {}
