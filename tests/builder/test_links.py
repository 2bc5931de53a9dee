"""Every link of a built site leads somewhere, or is told."""

import pytest

from gdviz.builder.links import broken_links


@pytest.fixture
def broken(tmp_path):
    """The broken links of a site whose home page has this in it."""

    def find(html, site_url=None):
        site, docs = tmp_path / "site", tmp_path / "docs"
        for folder in (site / "guide" / "a", docs / "guide"):
            folder.mkdir(parents=True, exist_ok=True)
        (docs / "index.md").write_text("")
        (docs / "guide" / "a.md").write_text("")
        (site / "index.html").write_text(html)
        (site / "guide" / "a" / "index.html").write_text('<h2 id="größe">a</h2><a href="../../">home</a>')
        (site / "a picture.png").write_text("")
        return list(broken_links(site, docs, site_url))

    return find


@pytest.mark.parametrize(
    "link",
    ["guide/a/", "guide/a/#gr%C3%B6%C3%9Fe", "guide/a/?x=1#größe", "#here", "#", "/guide/a/", "https://other.org/x",
     "mailto:a@b.c", "a%20picture.png", "data:image/png;base64,AA", "http://site.other/nope"],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_none(broken, link):
    assert broken(f'<p id="here"></p><a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    ("html", "link", "reason"),
    [
        ('<a href="guide/b/">x</a>', "guide/b/", "there is no such file on the site"),
        ('<a href="guide/a/#size">x</a>', "guide/a/#size", "there is no anchor '#size' on that page"),
        ('<a href="#nope">x</a>', "#nope", "there is no anchor '#nope' on that page"),
        ('<img src="b.png">', "b.png", "there is no such file on the site"),
        ('<source srcset="a%20picture.png 1x, c.png 2x">', "c.png", "there is no such file on the site"),
        ('<script src="x.js"></script>', "x.js", "there is no such file on the site"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_page(broken, html, link, reason):
    assert broken(html) == [f"Doc file 'index.md' contains a link '{link}', but {reason}"]


def test_below_a_sub_path_an_absolute_link_must_have_it(broken):
    url = "https://example.org/course/"
    assert broken('<a href="/course/guide/a/">x</a>', url) == []
    found = "Doc file 'index.md' contains a link '/guide/a/', but it leads out of the site"
    assert broken('<a href="/guide/a/">x</a>', url) == [found]
