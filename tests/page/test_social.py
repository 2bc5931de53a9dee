"""What the head of a page says to others: which figure, which words, and data about what it teaches."""

import json
from types import SimpleNamespace

import jinja2
import pytest

from gdviz.page import social
from gdviz.paths import DOCS

SITE = "https://school.example/calc/"
ID = "learning_rates.diverging"


def page(source, url, **meta):
    return SimpleNamespace(
        file=SimpleNamespace(src_uri=source), url=url, meta=meta, title=meta.get("title", "Home"), is_homepage=not url,
        canonical_url=SITE + url,
    )  # fmt: skip


PAGES = [
    page("index.md", "", description="A course.", pictures={"guide/chosen.md": "a.chosen"}),
    page(
        "guide/one.md", "guide/one/", title="One", promise="You will see </script> & <b>.", minutes=9, description="D."
    ),
    page("guide/chosen.md", "guide/chosen/", title="Chosen", promise="P.", minutes=3),
    page(
        "labs/lab.py", "labs/lab/", title="Lab", promise="P.", minutes=27, needs="[a](b.py), [one](../guide/one.md#x)"
    ),
    page("deeper/index.md", "deeper/", title="Deeper", promise="P."),
    page("reference/more.md", "reference/more/", title="More", minutes=4, description="Of the reference."),
]
HOME, ONE, CHOSEN, LAB, MAP, MORE = PAGES


@pytest.fixture
def docs(tmp_path):
    """Pages of which two show figures, one of them live on the card of the home page."""
    texts = {"index.md": '{{ scene("home.bowl") }}', "guide/one.md": f'{{{{ scene("{ID}") }}}} {{{{ scene("b.b") }}}}'}
    for each in PAGES:
        file = tmp_path / each.file.src_uri
        file.parent.mkdir(exist_ok=True)
        file.write_text(texts.get(each.file.src_uri, ""), encoding="utf-8")
    return tmp_path


@pytest.fixture
def config(docs, monkeypatch):
    monkeypatch.setattr(social, "_nav", [SimpleNamespace(pages=PAGES, homepage=HOME)])
    names = {"docs_dir": str(docs), "site_dir": str(docs / "site"), "site_url": SITE}
    return SimpleNamespace(site_name="Course", site_description="All of it.", **names)


FIGURES = SimpleNamespace(entry=lambda id: {"title": f"The figure {id}"})


def _figure(page, docs):
    return social.figure_of(page, {each.file.src_uri: each for each in PAGES}, docs)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [(HOME, "home.bowl"), (ONE, ID), (CHOSEN, "a.chosen"), (LAB, ID), (MAP, "home.bowl"), (MORE, "home.bowl")],
)
def test_the_figure_is_the_chosen_the_first_or_that_of_what_the_page_needs(docs, page, wanted):
    assert _figure(page, docs) == wanted


def test_what_is_said_of_a_page(config):
    said = social.about(ONE, config, FIGURES)
    assert {name: said[name] for name in ("title", "description", "type")} == {
        "title": "One", "description": "You will see </script> & <b>.", "type": "article",
    }  # fmt: skip
    assert said["image"] == f"{SITE}assets/social/guide-one.png" and said["alt"] == f"The figure {ID}"
    assert (said["width"], said["height"]) == ("1200", "630")
    home = social.about(HOME, config, FIGURES)
    assert (home["title"], home["type"], home["description"]) == ("Course", "website", "A course.")
    assert home["image"] == f"{SITE}assets/social/index.png"


def test_without_an_address_no_address_is_said(config, monkeypatch):
    config.site_url = ""
    for each in PAGES:
        monkeypatch.setattr(each, "canonical_url", None)
    said = social.about(ONE, config, FIGURES)
    assert said["image"] == "../../assets/social/guide-one.png"
    assert social.about(HOME, config, FIGURES, nowhere=True)["image"] == ""
    data = json.loads(said["data"])
    assert "url" not in data and "image" not in data and "url" not in data["isPartOf"]


def test_a_lesson_says_what_it_teaches_in_which_time_and_of_which_course_it_is(config):
    text = social.data_of(ONE, config)
    assert "<" not in text  # nothing in it can end the element that it stands in
    assert json.loads(text) == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": "One",
        "url": f"{SITE}guide/one/",
        "description": "D.",
        "inLanguage": "en",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
        "image": f"{SITE}assets/social/guide-one.png",
        "learningResourceType": "lesson",
        "educationalLevel": "beginner",
        "teaches": "You will see </script> & <b>.",
        "timeRequired": "PT9M",
        "isPartOf": {"@type": "Course", "name": "Course", "url": SITE},
    }
    lab = json.loads(social.data_of(LAB, config))
    assert (lab["learningResourceType"], lab["timeRequired"]) == ("hands-on exercise", "PT27M")


def test_the_home_page_is_the_course_and_names_its_lessons(config):
    data = json.loads(social.data_of(HOME, config))
    assert data["@type"] == "Course" and data["provider"]["@type"] == "Organization"
    assert [(part["@type"], part["name"], part["url"]) for part in data["hasPart"]] == [
        ("LearningResource", each.title, each.canonical_url) for each in (ONE, CHOSEN, LAB)
    ]


def test_a_description_with_quotes_stays_in_its_attribute_and_is_the_same_elsewhere(config):
    quoted = page("guide/q.md", "guide/q/", title="Q", description='What "wrong" & less means.')
    for _ in range(2):  # a page that is shown again
        social.on_page_context({}, page=quoted)
        assert str(quoted.meta["description"]) == "What &quot;wrong&quot; &amp; less means."
    template = jinja2.Environment(autoescape=False).from_string('<meta content="{{ d }}"><meta content="{{ d | e }}">')
    assert template.render(d=quoted.meta["description"]).count('"What &quot;wrong&quot; &amp; less means."') == 2
    assert social.about(quoted, config, FIGURES)["description"] == 'What "wrong" & less means.'


@pytest.mark.parametrize("page", [MAP, MORE], ids=["a map", "a reference"])
def test_a_page_that_is_no_lesson_says_nothing_of_the_kind(config, page):
    assert social.data_of(page, config) == ""


def test_a_card_is_drawn_once_and_anew_when_its_words_or_its_figure_change(tmp_path, monkeypatch):
    drawn = []
    monkeypatch.setattr(social.social, "social_card", lambda *given: drawn.append(given) or b"card")
    asked = [
        ("C", "T", "P", b"still"),
        ("C", "T", "Q", b"still"),
        ("C", "T", "P", b"another"),
        ("CT", "", "P", b"still"),
    ]
    for each in (*asked, *asked):
        assert social.kept(*each, folder=tmp_path) == b"card"
    assert drawn == asked
    monkeypatch.setattr(social.PIL, "__version__", "0")
    social.kept(*asked[0], folder=tmp_path)
    assert len(drawn) == 5


def test_the_hook_writes_a_card_for_every_page(config, generated, monkeypatch, tmp_path):
    config.docs_dir = str(generated.parents[1])
    monkeypatch.setattr(social, "figure_of", lambda page, pages, docs: ID)
    monkeypatch.setattr(social.kept, "__defaults__", (tmp_path / "kept",))
    monkeypatch.setattr(social.social, "social_card", lambda course, title, *_: f"{course}: {title}".encode())
    social.on_post_build(config)
    cards = {path.stem: path.read_text() for path in (tmp_path / "site/assets/social").iterdir()}
    assert cards == {
        "index": ": Course", "guide-one": "Course: One", "guide-chosen": "Course: Chosen", "labs-lab": "Course: Lab",
        "deeper": "Course: Deeper", "reference-more": "Course: More",
    }  # fmt: skip


@pytest.mark.parametrize(
    "page", sorted(DOCS.rglob("*.md")) + sorted(DOCS.glob("labs/*.py")), ids=lambda page: page.stem
)
def test_every_page_has_a_description(page):
    begun = page.read_text(encoding="utf-8").split("---")[1]
    assert [
        line for line in begun.splitlines() if line.removeprefix("# ").startswith("description: ") and len(line) > 60
    ]
