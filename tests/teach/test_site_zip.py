"""The whole site as one zip file."""

import zipfile

import pytest

from gdviz.teach.site_zip import FOLDER, write_site_zip


@pytest.fixture
def site(tmp_path):
    """A site of a page, pictures in two layouts, and files to take away."""
    files = {
        "index.html": b"<p>home</p>" * 100,
        "assets/generated/a/b.light.svg": b"<svg>" * 100,
        "assets/generated/a/b.narrow.light.svg": b"<svg>",
        "assets/generated/a/b.narrow.light.png": b"png",
        "assets/generated/a/b.narrow.light.gif": b"gif",
        "assets/generated/a/b.light.png": b"png" * 100,
        "teach/downloads/index.html": b"online",
        "teach/downloads/cards.apkg": b"cards",
        "teach/downloads/figures.zip": b"large",
        "teach/downloads/site.zip": b"of another day",
    }
    for name, content in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(content)
    return tmp_path / "site"


@pytest.fixture
def made(site):
    target = site / "teach/downloads/site.zip"
    write_site_zip(target, site, {"teach/downloads/figures.zip": None, "teach/downloads/index.html": b"offline"})
    return target


def test_it_has_all_files_in_one_folder_but_itself_and_what_no_page_links(made):
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert [name.removeprefix(f"{FOLDER}/") for name in archive.namelist()] == [
            "assets/generated/a/b.light.png", "assets/generated/a/b.light.svg", "assets/generated/a/b.narrow.light.gif",
            "index.html", "teach/downloads/cards.apkg", "teach/downloads/index.html",
        ]  # fmt: skip
        assert archive.read(f"{FOLDER}/teach/downloads/index.html") == b"offline"
        kinds = {entry.filename.rpartition(".")[2]: entry.compress_type for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert kinds["png"] == kinds["gif"] == zipfile.ZIP_STORED and kinds["svg"] == kinds["html"] == zipfile.ZIP_DEFLATED
    assert [path.name for path in made.parent.iterdir() if path.name.startswith(".")] == []


def test_the_same_site_gives_the_same_bytes_however_often(site, made):
    first = made.read_bytes()
    instead = {"teach/downloads/index.html": b"offline", "teach/downloads/figures.zip": None}
    for path in site.rglob("*"):
        path.touch()
    write_site_zip(made, site, instead)
    assert made.read_bytes() == first
