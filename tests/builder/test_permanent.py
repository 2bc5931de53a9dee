"""The list of addresses for good: nothing that it says is lost, and a command adds what is new."""

import re

import pytest

import gdviz
from gdviz import exercises
from gdviz.builder import permanent
from gdviz.page.redirects import Redirect, all_of
from gdviz.paths import DOCS, ROOT

ENTRY = re.compile(r"/(?:[\w.-]+/)*(?:#[\w.-]+|[\w-]+(?:\.[\w-]+)+)?|(?:figure|exercise) \w+\.\w+")
PAGE = """<h2 id="a-heading">A</h2><p id="no-place"></p><input id="field"><figure id="chapter.one" class="gd-figure">
</figure><div class="gd-exercise gd-question" id="chapter.asked"></div><h3><span id="old" data-gd-now="new"></span></h3>
<a href="../files/a%20b.zip" download>b</a><a href="../files/none.zip" download>c</a><a href="../plain.txt">d</a>
<a href="https://other.org/x.zip" download>e</a><a href="../files/c-1.0.whl" download>f</a>"""


def test_the_list_is_sorted_and_says_everything_once():
    entries = permanent.listed()
    assert entries == sorted(set(entries)) and len(entries) > 1000
    assert [entry for entry in entries if not ENTRY.fullmatch(entry)] == []
    assert {"/", "/guide/derivatives/#slope-at-a-point", "/teach/downloads/cards.apkg"} <= set(entries)
    id = "derivatives.secant"
    assert {f"/embed/{id}/", f"figure {id}", "exercise derivatives.level_place"} <= set(entries)


def test_no_id_of_a_figure_or_exercise_is_lost():
    """One that is gone would be an address that leads nowhere. Of a figure docs/redirects.txt may say the new id."""
    there = [entry for entry in permanent.listed() if entry.startswith("/")]  # see tests/site/test_permanent.py
    assert permanent.lost([*there, *permanent.ids()], all_of(DOCS)) == []


def test_exercises_are_listed_in_the_order_they_came_too():
    """From it follow the places of answers, so that it may not be sorted."""
    order = exercises.released()
    assert order[:2] == ("derivatives.slope_and_direction", "derivatives.level_place")
    assert sorted(f"exercise {id}" for id in order) == [e for e in permanent.listed() if e.startswith("exercise ")]


def test_a_version_that_is_out_lists_every_id():
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    is_out = re.search(rf"^## \[{re.escape(gdviz.__version__)}\]", log, re.M)
    new = set(permanent.ids()) - set(permanent.listed())
    assert not (is_out and new), f"run {permanent.COMMAND}, which adds {new}"
    assert permanent.COMMAND in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_the_words_of_a_heading_can_change_as_its_address_is_not_made_of_them(page):
    text = re.sub(r"^( *)```.*?^\1```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert [line for line in re.findall(r"^ *##+ .*", text, re.M) if not re.search(r"\{ #[\w.-]+ \}$", line)] == []


@pytest.fixture
def site(tmp_path):
    """A site of three pages, one of them a figure in a frame."""
    for folder in ("guide", "embed/chapter.one", "files"):
        (tmp_path / "site" / folder).mkdir(parents=True)
    for page in ("", "guide/", "embed/chapter.one/"):
        (tmp_path / "site" / page / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "site/files/a b.zip").write_bytes(b"")
    (tmp_path / "site/files/c-1.0.whl").write_bytes(b"")
    (tmp_path / "site/404.html").write_text('<h1 id="lost">', encoding="utf-8")
    return tmp_path / "site"


def test_places_are_pages_what_a_reader_can_link_to_and_what_is_offered(site):
    anchors = ("a-heading", "chapter.one", "chapter.asked", "old")
    wanted = ["/embed/chapter.one/", "/guide/", *(f"/guide/#{anchor}" for anchor in anchors), "/files/a b.zip"]
    found = list(permanent.places(site))
    assert [each for each in found if not each.startswith("/#") and each != "/"] == wanted
    assert found[-5:] == ["/", *(f"/#{anchor}" for anchor in anchors)]


@pytest.mark.parametrize(
    ("gone", "redirects"),
    [
        ("/old/", {"/old/": "/new/"}),
        ("/old/#same", {"/old/": "/new/"}),  # the fragment is kept
        ("/old/#other", {"/old/": "/new/", "/old/#other": "/new/#same"}),
        ("/old/#same", {"/old/": "/older/", "/older/": "/new/"}),
        ("/new/#before", {"/new/#before": "/new/"}),
        ("/embed/a.old/", {"a.old": "a.new"}),
        ("figure a.old", {"a.old": "a.new"}),
    ],
)
def test_what_leads_elsewhere_is_not_lost(monkeypatch, gone, redirects):
    there = ["/new/", "/new/#same", "figure a.new", "/embed/a.new/", "/old/"]  # where a page leads on there is a page
    monkeypatch.setattr(permanent, "listed", lambda: [gone, "/new/"])
    there = [entry for entry in there if entry != gone]
    assert permanent.lost(there, []) == [gone]
    assert permanent.lost(there, [Redirect(*each) for each in redirects.items()]) == []


@pytest.mark.parametrize(
    ("gone", "redirects"),
    [
        ("/old/#same", {"/old/": "/nowhere/"}),
        ("/old/#missing", {"/old/": "/new/"}),
        ("/old/", {"/old/": "/older/", "/older/": "/old/"}),
        ("figure a.old", {"a.old": "a.gone"}),
        ("exercise a.old", {"a.old": "a.new"}),
    ],
)
def test_what_leads_nowhere_is_lost(monkeypatch, gone, redirects):
    monkeypatch.setattr(permanent, "listed", lambda: [gone])
    there = ["/old/", "/new/", "/new/#same", "figure a.new", "exercise a.new"]
    assert permanent.lost(there, [Redirect(*each) for each in redirects.items()]) == [gone]


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """Lists in which something is gone, and much is missing."""
    files = tmp_path / "permanent.txt", tmp_path / "ids.txt"
    files[0].write_text("/gone/\nexercise derivatives.level_place\n", encoding="utf-8")
    files[1].write_text("derivatives.level_place\n", encoding="utf-8")
    monkeypatch.setattr(permanent, "FILE", files[0])
    monkeypatch.setattr(exercises, "IDS", files[1])
    monkeypatch.setattr(exercises, "listed", exercises.listed.__wrapped__)
    return files


def test_the_command_adds_what_is_new_and_takes_nothing_away(site, lists, monkeypatch, capsys):
    monkeypatch.setattr(permanent, "SITE", site)
    monkeypatch.setattr(permanent.keep, "__defaults__", (site,))
    assert permanent.main() == 0
    told = capsys.readouterr()
    added, after = told.out.splitlines(), permanent.listed()
    assert after == sorted({"/gone/", "exercise derivatives.level_place", *added}) and "/guide/#a-heading" in added
    order = lists[1].read_text(encoding="utf-8").split()
    assert order[0] == "derivatives.level_place" and len(order) == len(set(order)) == len(exercises.all())
    assert permanent.main() == 0
    assert capsys.readouterr() == ("", "everything is listed\n")
    assert permanent.listed() == after and lists[1].read_text(encoding="utf-8").split() == order


def test_without_a_site_nothing_is_listed(tmp_path, lists, monkeypatch, capsys):
    monkeypatch.setattr(permanent, "SITE", tmp_path / "none")
    assert permanent.main() == 1
    assert capsys.readouterr().err.startswith("there is no site in ") and len(permanent.listed()) == 2
