"""The gallery as HTML: a card a figure, and the fields to choose by; test_gallery_filters.py uses them."""

import re
from xml.etree import ElementTree

import pytest

from gdviz.page.figure import Figures
from gdviz.page.gallery import Part, gallery

ROOT = "../../assets/generated"
PARTS = [
    Part("Learning rates", "guide/learning-rates/", ["learning_rates.diverging"]),
    Part("Others", "", ["derivatives.tangents"]),
]


@pytest.fixture
def made(generated):
    return gallery(Figures(generated), ROOT, PARTS, "reference/gallery/")


def form_of(html):
    text = re.search(r"<form.*?</form>", html)[0]
    text = re.sub(r" (hidden|data-search-exclude)(?=[ >])", r' \1=""', text)
    return ElementTree.fromstring(re.sub(r"<(input[^>]*)>", r"<\1/>", text))


def test_a_card_knows_what_the_filters_ask_of_it(made):
    assert (
        '<figure class="gd-thumbnail" id="learning_rates.diverging" data-kinds="contours steps" data-moving data-live>'
        in made
    )
    assert '<figure class="gd-thumbnail" id="derivatives.tangents" data-kinds="curve">' in made


def test_a_part_stands_under_its_title_and_is_named_by_its_page(made):
    found = re.findall(r'## (.+)\n\n<div class="gd-gallery" data-idea="([^"]+)">', made)
    assert found == [("Learning rates", "learning-rates"), ("Others", "others")]
    assert 'href="../../guide/learning-rates/#learning_rates.diverging"' in made


def test_every_field_has_a_name_for_the_address_and_a_label(made):
    form = form_of(made)
    fields = {field.get("name"): label for label in form.iter("label") for field in label if field.get("name")}
    assert list(fields) == ["find", "idea", "kind", "moving", "live"]
    assert all("".join(label.itertext()).strip() for label in fields.values())


def test_what_can_be_chosen_is_what_is_there(made):
    ideas, kinds = ({option.get("value"): option.text for option in field} for field in form_of(made).iter("select"))
    assert ideas == {"": "Every idea", "learning-rates": "Learning rates", "others": "Others"}
    assert kinds == {
        "": "Every kind",
        "curve": "Curve of a function",
        "contours": "Contours",
        "steps": "Loss or rate over steps",
    }


def test_the_number_of_figures_is_told_before_any_script(made):
    form = form_of(made)
    assert [each.text for each in form.iter("span") if each.get("role") == "status"] == ["2 figures."]
    assert [each.get("type") for each in form.iter("button") if each.get("hidden") is not None] == ["reset"]
