"""What is made of the finished site, and what its page says of it there and in the copy to take away."""

import zipfile
from types import SimpleNamespace

import pytest

from gdviz.teach import whole
from gdviz.teach.downloads import FOLDER, PAGE, readable
from gdviz.teach.site_zip import FOLDER as COPY

SITE = "https://school.example/calc/"
ROW = '<tr>\n<td><a href="{0}" download>{0}</a></td>\n<td>{1}</td></tr>\n'
SIZE = '<span data-gd-size="{}"></span>'
LATER = [ROW.format(name, SIZE.format(name)) for name in ("guide.pdf", "site.zip")]
ROWS = "".join([ROW.format("figures.zip", "42.1 MB"), *LATER])
TABLE = f"<table>{ROWS}</table><!-- guide.pdf --><p>A4</p><!-- /guide.pdf -->"


@pytest.fixture
def config(tmp_path, monkeypatch):
    """A site with the page, and a guide that is printed as the test says."""
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(TABLE, encoding="utf-8")
    (folder / "figures.zip").write_bytes(b"large")
    pages = [SimpleNamespace(url=url, file=SimpleNamespace(src_uri=source)) for url, source in (
        ("", "index.md"), ("guide/", "guide/index.md"), ("guide/one/", "guide/one.md"), ("teach/downloads/", PAGE),
    )]  # fmt: skip
    whole.on_nav(SimpleNamespace(pages=pages))
    monkeypatch.delenv(whole.SWITCH, raising=False)
    monkeypatch.setattr(whole, "printed", lambda site, urls, *_: " ".join(urls))
    monkeypatch.setattr(whole.guide_pdf, "guide_pdf", lambda html, *_: html.encode() * 1000)
    return SimpleNamespace(site_dir=str(tmp_path), site_url=SITE, site_name="Course")


def _made(config):
    """The page, the page in the copy, and the names of the copy's files."""
    whole.on_post_build(config)
    folder = whole.Path(config.site_dir) / FOLDER
    with zipfile.ZipFile(folder / "site.zip") as archive:
        names = [name.removeprefix(f"{COPY}/{FOLDER}/") for name in archive.namelist()]
        copied = archive.read(f"{COPY}/{FOLDER}/index.html").decode()
    return (folder / "index.html").read_text(encoding="utf-8"), copied, names


def test_both_files_are_made_and_their_sizes_told(config):
    page, _, names = _made(config)
    folder = whole.Path(config.site_dir) / FOLDER
    assert (folder / "guide.pdf").read_bytes() == b"guide/ guide/one/" * 1000  # the pages of the guide, in their order
    size = readable((folder / "site.zip").stat().st_size)
    assert ROW.format("guide.pdf", "17\u00a0KB") in page and ROW.format("site.zip", size) in page
    assert "data-gd-size" not in page and "<!--" not in page and "<p>A4</p>" in page
    assert names == ["guide.pdf", "index.html"]


def test_the_copy_has_no_link_to_what_is_not_in_it(config):
    _, copied, _ = _made(config)
    assert f'<a href="{SITE}teach/downloads/figures.zip">figures.zip</a>' in copied
    assert "this copy" in copied and 'href="site.zip"' not in copied and 'href="guide.pdf"' in copied
    config.site_url = ""
    (whole.Path(config.site_dir) / FOLDER / "index.html").write_text(TABLE, encoding="utf-8")
    _, copied, _ = _made(config)
    assert "<td>figures.zip</td>" in copied and "<td>site.zip</td>" in copied and "http" not in copied


@pytest.mark.parametrize("reason", ["switch", "no browser"])
def test_without_the_pdf_the_page_does_not_offer_it(config, monkeypatch, reason):
    if reason == "switch":
        monkeypatch.setenv(whole.SWITCH, "no")
    else:
        monkeypatch.setattr(whole.guide_pdf, "guide_pdf", lambda *_: None)
    page, copied, names = _made(config)
    assert "guide.pdf" not in page + copied and "A4" not in page + copied and names == ["index.html"]
    assert page.count("<tr>") == 2 and ROW.format("figures.zip", "42.1 MB") in page


def test_a_site_without_the_page_has_none_of_them(config, tmp_path):
    whole.on_nav(SimpleNamespace(pages=[]))
    whole.on_post_build(config)
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == ["figures.zip", "index.html"]


def test_the_switch_is_part_of_what_a_build_is_told(monkeypatch):
    """So that a site built without the guide to print is not taken for one with it."""
    from gdviz.builder import site

    monkeypatch.setenv(whole.SWITCH, "no")
    assert site.told()[whole.SWITCH] == "no"
    monkeypatch.delenv(whole.SWITCH)
    assert site.told()[whole.SWITCH] == ""
