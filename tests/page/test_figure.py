"""A figure as HTML: its stills, its animation, its caption and links."""

import re
from xml.etree import ElementTree

import pytest

from gdviz.page.figure import Figures, framed

ROOT = "../../assets/generated"


@pytest.fixture
def figures(generated):
    return Figures(generated)


def tree(html):
    booleans = re.sub(r" (data-search-exclude)(?=[ >])", r' \1=""', html)
    return ElementTree.fromstring(re.sub(r"<(img|source)([^>]*)>", r"<\1\2/>", booleans))


def test_a_figure_shows_one_still_a_theme_and_layout_without_moving_the_page(figures):
    figure = tree(figures.figure("learning_rates.diverging", ROOT))
    assert figure.tag == "figure" and figure.get("id") == "learning_rates.diverging"
    assert figure.find("gd-scene").get("data-scene") == "learning_rates.diverging"
    for theme in ("light", "dark"):
        (picture,) = [each for each in figure.iter("picture") if each.get("class") == f"gd-{theme}"]
        image, source = picture.find("img"), picture.find("source")
        assert image.get("src") == f"../../assets/generated/learning_rates/diverging.{theme}.still.webp"
        assert source.get("srcset") == f"../../assets/generated/learning_rates/diverging.narrow.{theme}.still.webp"
        assert (image.get("width"), image.get("height")) == ("720", "428")
        assert (source.get("width"), source.get("height")) == ("400", "700")
        assert image.get("alt") == 'Dots that "climb" the walls' and image.get("loading") == "lazy"


def test_a_figure_keeps_the_room_of_a_still_that_is_not_fetched_yet(figures):
    divs = tree(figures.figure("learning_rates.diverging", ROOT)).find("gd-scene").iter("div")
    (frame,) = [div for div in divs if div.get("class") == "gd-frame gd-reserved"]
    assert frame.get("style") == "--gd-wide: 720 / 428; --gd-narrow: 400 / 700"
    alone = framed("stills", {"wide": {"width": 720, "height": 428}})
    assert alone == '<div class="gd-frame gd-reserved" style="--gd-wide: 720 / 428">stills</div>'


def test_play_knows_the_animation_of_every_theme_and_layout_and_its_size(figures):
    button = next(tree(figures.figure("learning_rates.diverging", ROOT)).iter("button"))
    assert button.text == "Play" and "180 KB" in button.get("title")
    for layout, infix in (("wide", ""), ("narrow", ".narrow")):
        for theme in ("light", "dark"):
            address = f"../../assets/generated/learning_rates/diverging{infix}.{theme}.gif"
            assert button.get(f"data-{layout}-{theme}") == address


def test_without_script_the_animation_is_a_link(figures):
    figure = tree(figures.figure("learning_rates.diverging", ROOT))
    (span,) = [each for each in figure.iter() if each.get("class") == "gd-without-script"]
    assert [link.get("href").rsplit("/", 1)[1] for link in span] == ["diverging.light.gif", "diverging.dark.gif"]


def test_a_still_has_no_play_button_and_no_gif(figures):
    html = figures.figure("derivatives.tangents", ROOT)
    assert "<button" not in html and "gif" not in html.lower()


def test_the_caption_has_its_question_and_its_formula(figures):
    figure = tree(figures.figure("learning_rates.diverging", ROOT))
    caption = figure.find("figcaption")
    assert caption.find("em").text == "Where does it land?"
    assert caption.text == "It leaves at η = 1.05, where "
    assert any(each.tag.endswith("math") for each in caption.iter())


def test_every_link_of_a_figure_is_a_file_the_figure_itself_or_its_licence(figures, generated):
    known = ("#learning_rates.diverging", "../../teach/licence/#learning_rates.diverging")
    for link in tree(figures.figure("learning_rates.diverging", ROOT)).iter("a"):
        address = link.get("href")
        assert address in known or (generated / address.split("generated/")[1]).is_file()


def test_the_licence_of_a_figure_is_one_click_behind_its_links_from_any_page(figures):
    for root, address in (("assets/generated", ""), (ROOT, "../../")):
        html = figures.figure("learning_rates.diverging", root) + figures.thumbnail(
            "learning_rates.diverging", root, "#"
        )
        assert html.count(f'<a href="{address}teach/licence/#learning_rates.diverging" target="_self">Licence</a>') == 2


def test_missing_figures_say_how_to_draw_them(tmp_path):
    with pytest.raises(ValueError, match=r"scripts/build\.py"):
        Figures(tmp_path)


def test_a_figure_opens_as_its_animation_does_unless_it_is_to_be_whole(figures):
    assert "data-open" not in figures.figure("learning_rates.diverging", ROOT)
    whole = tree(figures.figure("learning_rates.diverging", ROOT, whole=True))
    assert whole.find("gd-scene").get("data-open") == "whole"


def test_the_strip_of_controls_stands_in_the_figure_as_it_was_recorded(figures):
    scene = tree(figures.figure("learning_rates.diverging", ROOT)).find("gd-scene")
    assert [each.tag for each in scene] == ["div", "button", "fieldset", "details"]
    (frame,) = scene.find("div")
    assert frame.get("class") == "gd-frame gd-reserved" and len(frame) == 2  # the still of each theme
    assert scene.find("button").get("class") == "gd-play"
    assert [link.text for link in scene.find("details").iter("a")][-2:] == ["Link", "Licence"]


def test_what_is_not_live_has_its_links_under_it(figures):
    figure = tree(figures.figure("derivatives.tangents", ROOT))
    assert [each.tag for each in figure] == ["gd-scene", "div", "figcaption"]
    assert figure.find("div").get("class") == "gd-tools"
    assert [link.text for link in figure.find("div").iter("a")] == ["PNG", "SVG", "PNG", "SVG", "Link", "Licence"]


def test_a_thumbnail_is_one_link_with_the_card_of_both_themes(figures):
    thumbnail = tree(figures.thumbnail("derivatives.tangents", ROOT, "guide/#derivatives.tangents"))
    link = thumbnail.find("a")
    assert link.get("href") == "guide/#derivatives.tangents"
    assert [image.get("src") for image in link.iter("img")] == [
        f"{ROOT}/derivatives/tangents.{theme}.thumbnail.webp" for theme in ("light", "dark")
    ]
    assert {(image.get("width"), image.get("height")) for image in link.iter("img")} == {("320", "200")}
    assert [span.text for span in link.findall("span")] == [None, "Tangents"]
    assert thumbnail.find("button") is None  # it does not move


def test_the_numbers_of_a_figure_are_linked_in_the_gallery_and_add_nothing_to_a_lesson(figures):
    links = tree(figures.thumbnail("derivatives.tangents", ROOT, "x")).iter("a")
    numbers = {link.get("href"): link.text for link in links if link.text in ("JSON", "CSV")}
    assert numbers == {f"{ROOT}/derivatives/tangents.{kind}": kind.upper() for kind in ("json", "csv")}
    assert "tangents.json" not in figures.figure("derivatives.tangents", ROOT)


def test_a_thumbnail_of_what_moves_has_a_button_that_knows_both_animations(figures):
    button = tree(figures.thumbnail("learning_rates.diverging", ROOT, "x")).find("button")
    assert button.get("aria-label") == "Play: Too fast & too far" and button.get("aria-pressed") == "false"
    assert [button.get(f"data-{theme}") for theme in ("light", "dark")] == [
        f"{ROOT}/learning_rates/diverging.{theme}.gif" for theme in ("light", "dark")
    ]


def test_a_card_says_nothing_that_the_words_beside_it_say(figures):
    assert figures.card("derivatives.tangents", ROOT).count('alt=""') == 2
    assert "thumbnail" not in figures.figure("learning_rates.diverging", ROOT)


def test_an_unknown_scene_is_refused_with_the_nearest(figures):
    with pytest.raises(ValueError, match=r"^unknown scene 'derivatives\.tangent': did you mean derivatives\.tangents"):
        figures.entry("derivatives.tangent")
