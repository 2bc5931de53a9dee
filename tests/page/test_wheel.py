"""The wheel of the package: what is in it, and that the same sources give the same bytes."""

import base64
import csv
import hashlib
import io
import os
import shutil
import tomllib
import zipfile
from email.parser import Parser

import pytest

import gdviz
from gdviz.page.wheel import wheel, wheel_name
from gdviz.paths import ROOT


@pytest.fixture(scope="module")
def made():
    return wheel(ROOT)


def _files(made):
    with zipfile.ZipFile(io.BytesIO(made[1])) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_its_name_has_the_version(made):
    assert made[0] == wheel_name(ROOT) == f"gdviz-{gdviz.__version__}-py3-none-any.whl"


def test_it_has_the_whole_package_and_nothing_else(made):
    paths = (path for path in (ROOT / "gdviz").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    package = {path.relative_to(ROOT).as_posix() for path in paths}
    assert {name for name in _files(made) if ".dist-info/" not in name} == package


def test_its_record_has_every_file_with_its_digest(made):
    files = _files(made)
    rows = list(csv.reader(io.StringIO(files[f"gdviz-{gdviz.__version__}.dist-info/RECORD"].decode())))
    assert [row[0] for row in rows] == list(files)
    for name, digest, size in rows[:-1]:
        right = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).decode().rstrip("=")
        assert (digest, int(size)) == (f"sha256={right}", len(files[name]))


def test_what_it_needs_is_what_the_project_says(made):
    told = Parser().parsestr(_files(made)[f"gdviz-{gdviz.__version__}.dist-info/METADATA"].decode())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = [each for each in told.get_all("Requires-Dist") if "extra ==" not in each]
    assert needed == project["dependencies"] and told["Requires-Python"] == project["requires-python"]
    assert told.get_all("Provides-Extra") == list(project["optional-dependencies"])


def test_the_same_sources_give_the_same_bytes(made, tmp_path):
    shutil.copytree(ROOT / "gdviz", tmp_path / "gdviz", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE", "LICENSE-content"):
        shutil.copy(ROOT / name, tmp_path)
    for path in tmp_path.rglob("*.py"):
        os.utime(path, (0, 0))
        path.chmod(0o600)
    assert wheel(tmp_path) == made
