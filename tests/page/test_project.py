"""What the foot of a page says of its project, and that it says nothing that is not known."""

from types import SimpleNamespace

import pytest

from gdviz import __version__
from gdviz.page.project import about

REVISION = "0123456789abcdef0123456789abcdef01234567"


def page(**changes):
    file = SimpleNamespace(src_uri="guide/two words.md")
    known = {"title": "Derivatives", "file": file, "canonical_url": "", "is_homepage": False}
    return SimpleNamespace(**known | changes)


def config(repository="", revision=""):
    return SimpleNamespace(site_name="Course", extra={"repository": repository, "revision": revision})


def test_where_nothing_is_known_nothing_is_linked():
    told = about(page(), config())
    assert {told[name] for name in ("home", "commit", "mistake", "source", "revision")} == {""}
    assert told["version"] == __version__ and told["attribution"] == "“Derivatives”, Course, CC BY 4.0"


def test_the_links_of_a_project_on_github():
    told = about(page(), config("https://github.com/people/course", REVISION))
    assert told["home"] == "https://github.com/people/course"
    assert told["commit"] == f"https://github.com/people/course/commit/{REVISION}" and told["revision"] == "0123456"
    assert told["mistake"] == "https://github.com/people/course/issues/new?template=lesson.md&title=Derivatives"
    assert told["source"] == "https://github.com/people/course/edit/main/docs/guide/two%20words.md"


def test_the_links_of_a_project_on_a_gitlab():
    told = about(page(), config("https://gitlab.example.org/people/course", REVISION))
    base = "https://gitlab.example.org/people/course/-"
    assert told["commit"] == f"{base}/commit/{REVISION}"
    assert told["mistake"] == f"{base}/issues/new?issue%5Btitle%5D=Derivatives"
    assert told["source"] == f"{base}/edit/main/docs/guide/two%20words.md"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"canonical_url": "https://example.org/a/"}, "“Derivatives”, Course, https://example.org/a/, CC BY 4.0"),
        ({"is_homepage": True}, "Course, CC BY 4.0"),
    ],
)
def test_what_to_write_beside_what_is_taken_from_a_page(changes, expected):
    assert about(page(**changes), config())["attribution"] == expected


def test_a_page_for_wrong_addresses_has_no_source():
    told = about(None, config("https://github.com/people/course"))
    assert told["source"] == told["commit"] == "" and told["mistake"].endswith("title=")
