"""The questions that figures ask, as cards."""

import json

import pytest

from gdviz import scenes
from gdviz.builder.manifest import asked_of
from gdviz.cli.link import linked
from gdviz.figure.parts import Predict
from gdviz.teach.cards import cards, deck
from tests.teach.sample import SITE, course, opened
from tests.teach.test_figure_pack import drawn

ASKED = {scene.id: scene.part(Predict) for scene in scenes.all() if scene.part(Predict)}
ALL = {  # as the figure build records it
    scene.id: {
        "title": scene.title,
        "alt": scene.alt,
        "question": scene.question,
        **({"asked": json.loads(json.dumps(asked_of(ASKED[scene.id])))} if scene.id in ASKED else {}),
    }
    for scene in scenes.all()
}
CARDS = {card.id: card for card in cards(course(), ALL)}


def test_every_figure_that_asks_what_it_can_answer_is_a_card():
    asking = {id for id, asked in ASKED.items() if asked.answer is not None}
    assert set(CARDS) == asking and len(CARDS) > 70
    assert list(CARDS) == list(
        dict.fromkeys(id for lesson in course().lessons for id in lesson.figures if id in asking)
    )


def test_a_card_asks_answers_and_says_why():
    card = CARDS["loss_functions.shrinking_squares"]
    assert card.question == (
        "<p>Will every square shrink on the way to the best line?</p>"
        "<ul><li>every one shrinks</li><li>some grow</li></ul>"
    )
    assert card.answer.startswith("<p><b>some grow</b></p><p>Of the 12 squares 2 grow:")
    number = CARDS["chain_rule.graph"]
    assert "<ul>" not in number.question and number.answer.startswith("<p><b>28</b></p>")
    question, _, picture, source = card.note().fields
    assert question == card.question and card.note().tag == "loss_functions"
    assert picture.startswith('<img src="gdviz-loss_functions-shrinking_squares.webp" alt="A line below')
    assert (
        source
        == f'<a href="{SITE}guide/loss-functions/#loss_functions.shrinking_squares">Play with it: {card.source}</a>'
    )


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_its_link_opens_the_figure_in_the_state_that_is_asked_about(card):
    asked = ASKED[card.id]
    found = linked(card.address, ())
    assert found.scene.id == card.id and dict(found.said) == pytest.approx(dict(asked.begin))
    assert card.address.startswith(SITE) and card.address.endswith(f"#{card.id}")


def test_the_deck_has_the_still_of_each_card(tmp_path):
    pictures = drawn(tmp_path, "derivatives.secant", "loss_functions.shrinking_squares", "chain_rule.graph")
    pictures = {id: {**ALL[id], **scene} for id, scene in pictures.items()}
    files = opened(deck(course(), tmp_path, pictures, 1764500000))
    stills = [files[name] for name in files if name.isdecimal()]
    asked = [id for id in CARDS if id in pictures]
    assert stills == [f"{id.replace('.', '/')}.light.still.webp".encode() for id in asked] and len(stills) >= 2
