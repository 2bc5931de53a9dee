"""The pages for instructors, filled without building the site."""

import json
import re
from types import SimpleNamespace

import pytest
import quickjs
from bs4 import BeautifulSoup

from gdviz import scenes
from gdviz.page.reading import parts_of, seconds
from gdviz.paths import ASSETS, DOCS
from gdviz.teach import syllabus as module
from gdviz.teach.course import PARTS, PLACEHOLDER
from gdviz.teach.plans import PLANS
from gdviz.teach.syllabus import Syllabus
from tests.teach.sample import SITE, all_places, course

TEXT = (DOCS / "teach/index.md").read_text(encoding="utf-8")
NOTES = {"guide/index.md": "teach/notes/guide/#index"}


@pytest.fixture(scope="module")
def page():
    return BeautifulSoup(Syllabus(all_places(), "teach/", NOTES).filled(TEXT, True), "html.parser")


def test_the_page_asks_for_every_part_and_every_plan():
    assert re.findall(r'data-gd-part="(\w+)"', TEXT) == list(PARTS)
    assert re.findall(r'### .* \{ #([\w-]+) \}\n[^#]*?data-gd-plan="\1"', TEXT) == [plan.id for plan in PLANS]


def test_every_page_section_figure_and_set_of_exercises_is_a_row(page):
    rows = {link["href"].removeprefix("../"): link for link in page.select(".gd-row a")}
    wanted = [
        address
        for lesson in course().lessons
        for address in (
            lesson.url,
            *(f"{lesson.url}#{section.anchor}" for section in lesson.sections),
            *(f"{lesson.url}#{id}" for id in lesson.figures),
        )
    ]
    assert list(rows) == wanted and len(rows) > 300
    assert rows["guide/#check-yourself"].find_next_sibling("span").get_text() == "3 exercises, 3\u00a0min"
    assert rows["guide/#guide.tuning"].get_text().startswith("Figure: ")


def test_a_page_says_what_it_is_for_what_it_needs_and_where_its_note_is(page):
    first, second = page.select(".gd-pages > li")[:2]
    about = first.select_one(".gd-about")
    assert about.get_text().startswith("You will be able to describe in five steps how a model is trained")
    assert about.find("a", string="Teacher’s note")["href"] == "notes/guide/#index"
    needs = second.select_one(".gd-about")
    assert "Needs: How a model learns: model, data, training." in needs.get_text()
    assert needs.a["href"] == "../guide/" and "note" not in needs.get_text()
    assert first.summary.get_text() == "5 sections, 2 figures, 3 exercises"


def test_what_a_lab_needs_leads_to_the_page_that_teaches_it(page):
    row = page.select_one('.gd-row a[href="../labs/debugging/"]').find_parent("li")
    assert row.code["translate"] == "no" and row.code.get_text() == "np.linalg.norm"
    row = page.select_one('.gd-row a[href="../labs/adam/"]').find_parent("li")
    assert row.select_one(".gd-about a")["href"] == "../deeper/optimizers/"


def test_the_address_is_said_where_it_is_known_and_else_what_stands_in_its_place():
    known, unknown = (Syllabus(all_places(), "teach/", {}).filled(TEXT, each) for each in (True, False))
    assert f'data-root="../" data-site="{SITE}"' in known and "data-instead" not in known
    assert f'data-root="../" data-instead="{SITE}"' in unknown and "data-site" not in unknown


def test_every_figure_has_its_line_under_its_own_id():
    text = (DOCS / "teach/licence.md").read_text(encoding="utf-8")
    page = BeautifulSoup(Syllabus(all_places(), "teach/licence/", {}).filled(text, True), "html.parser")
    found = {box["id"]: box for box in page.select(".gd-credits")}
    assert sorted(found) == sorted(scene.id for scene in scenes.all())
    assert found["guide.tuning"].select_one(".gd-credit-line").get_text() == (
        f"“{scenes.get('guide.tuning').title}”, How to train a model, {SITE}guide/#guide.tuning, CC BY 4.0"
    )
    assert found["guide.tuning"].a["href"] == "../../guide/#guide.tuning"


def test_the_hook_fills_both_pages_and_finds_the_notes(monkeypatch):
    def made(source, content="", markdown=""):
        url = source.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
        return SimpleNamespace(file=SimpleNamespace(src_uri=source), url=url, content=content, markdown=markdown)

    note = (
        "## Index { #index }\n\n*On their own: 9 minutes, with three exercises.* [To the page](../../guide/index.md)\n"
    )
    asked = '<div class="gd-teach"><div data-gd-{}></div></div>'
    pages = [
        made("teach/index.md", asked.format('part="Guide"')),
        made("teach/licence.md", asked.format("licences")),
        made("teach/notes/guide.md", markdown=note),
        made("guide/index.md", asked.format("licences")),
    ]
    nav, config = SimpleNamespace(pages=pages), SimpleNamespace(docs_dir=str(DOCS), site_url="")
    monkeypatch.setattr(module, "course_of", lambda nav, config: course(PLACEHOLDER))
    monkeypatch.setattr(module, "timing_of", lambda *given: all_places().timing)
    assert module.on_nav(nav) is nav
    assert module.on_env("env", config, None) == "env"
    index, licence, _, other = pages
    assert 'href="notes/guide/#index">Teacher’s note' in index.content and "gd-pages" in index.content
    assert 'id="guide.tuning"' in licence.content and f'data-instead="{PLACEHOLDER}"' in licence.content
    assert other.content == asked.format("licences"), "only the pages of this hook"
    module.on_nav(SimpleNamespace(pages=[]))
    module.on_env("env", config, None)  # a site without the pages


@pytest.mark.parametrize("page", ["index", "licence", "notes/guide", "notes/deeper", "notes/practice"])
def test_the_minutes_of_a_page_for_teachers_are_those_of_its_words(page):
    """What is listed or folded up is looked up, not read."""
    front, body = parts_of(f"teach/{page}.md")
    assert int(front["minutes"]) == round(seconds(body) / 60)
    assert set(front) == {"title", "promise", "needs", "minutes", "description"} and len(front["description"]) > 60
    assert front["title"] == re.search(r"^# (.*)$", body, re.M)[1]


# ---- what is copied

TWO = [
    {"name": "Loss functions: Why square?", "url": "https://a.example/c/guide/loss-functions/#why-square"},
    {"name": "1 < 2 & [a_b] *c*", "url": 'https://a.example/c/?a=1&b="2"'},
]
WRITTEN = {
    "markdown": (
        "- [Loss functions: Why square?](https://a.example/c/guide/loss-functions/#why-square)\n"
        '- [1 \\< 2 & \\[a\\_b\\] \\*c\\*](https://a.example/c/?a=1&b="2")'
    ),
    "html": (
        "<ul>\n"
        '  <li><a href="https://a.example/c/guide/loss-functions/#why-square">Loss functions: Why square?</a></li>\n'
        '  <li><a href="https://a.example/c/?a=1&#38;b=&#34;2&#34;">1 &#60; 2 &#38; [a_b] *c*</a></li>\n'
        "</ul>"
    ),
    "plain": (
        "Loss functions: Why square? https://a.example/c/guide/loss-functions/#why-square\n"
        '1 < 2 & [a_b] *c*: https://a.example/c/?a=1&b="2"'
    ),
}


@pytest.fixture(scope="module")
def links():
    engine = quickjs.Context()
    engine.eval((ASSETS / "javascripts/syllabus-links.js").read_text(encoding="utf-8"))

    def call(name, *given):
        arguments = ", ".join(map(json.dumps, given))
        return json.loads(engine.eval(f"JSON.stringify(gdLinks.{name}({arguments}))"))

    return call


@pytest.mark.parametrize("format", WRITTEN)
def test_links_in_each_format_one_several_none(links, format):
    assert links("written", TWO, format) == WRITTEN[format]
    one = re.sub(r"^- |<ul>\n  <li>|</li>.*", "", WRITTEN[format], flags=re.S if format == "html" else 0).split("\n")[0]
    assert links("written", TWO[:1], format) == one
    assert links("written", [], format) == ""


def test_a_choice_goes_into_an_address_and_comes_back(links):
    every = ["guide/", "guide/#the-loop", "deeper/limits/#limits.tolerance"]
    assert links("packed", every[:1], every) == "guide/"
    assert links("packed", every[1:], every) == "guide/~the-loop,deeper/limits/~limits.tolerance"
    assert links("packed", every, every) == "all"
    for choice in ([], every[:1], every[1:], every):
        assert links("unpacked", links("packed", choice, every), every) == choice
    assert links("unpacked", "javascript:alert(1),guide/,guide/~no,<b>", every) == ["guide/"]
