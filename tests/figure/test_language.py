"""What a language model says under settings, and the text it writes, step by step."""

import numpy as np
import pytest

from gdviz.figure import language
from gdviz.figure.controls import Slider
from gdviz.figure.language import (
    continued,
    lines_of,
    losses_at,
    shares_after,
    text_so_far,
    writing_under,
    writing_words,
)
from gdviz.figure.writing import Writing
from gdviz.objectives.bigram import bigram_losses, bigram_scores
from gdviz.objectives.language import codes_of, text_of
from gdviz.objectives.language_stored import STORED, stored_vector
from gdviz.objectives.random_numbers import Generator
from tests.samples import scene_of

BIGRAM = {"model": 0.0, "updates": 500.0, "temperature": 1.0, "seed": 1.0, "written": 30.0}
NETWORK = {**BIGRAM, "model": 1.0, "updates": 2000.0}
SCENE = scene_of(
    controls=(Slider("temperature", 0.1, 2.0, value=1.0), Slider("written", 0.0, 9.0, value=5.0, whole=True)),
    parts=(Writing(begin="jack ", model=1, updates=2000, seed=4),),
)


def test_settings_are_those_of_controls_and_else_those_of_the_part():
    told = writing_under(SCENE, {"temperature": 0.5})
    assert told == {"model": 1.0, "updates": 2000.0, "temperature": 0.5, "seed": 4.0, "written": 0.0}
    with pytest.raises(ValueError, match="no Writing"):
        writing_under(scene_of(), {})
    with pytest.raises(ValueError, match="temperature = 0: give a number above 0"):
        Writing(temperature=0)


def test_a_bigram_sees_the_last_character_only_and_a_network_four():
    assert shares_after(BIGRAM, codes_of("xyzq")) == pytest.approx(shares_after(BIGRAM, codes_of("q")))
    row = np.exp(bigram_scores()[500, codes_of("q")[0]])
    assert shares_after(BIGRAM, codes_of("q")) == pytest.approx(row / row.sum())
    assert shares_after(NETWORK, codes_of("zzjack")) == pytest.approx(shares_after(NETWORK, codes_of("jack")))
    assert np.abs(shares_after(NETWORK, codes_of("zack")) - shares_after(NETWORK, codes_of("jack"))).max() > 1e-3
    parameters = STORED.unpack(stored_vector(2000)).values()
    scores = STORED.scores(np.array([codes_of("///q")]), *parameters)[0]
    assert np.argmax(shares_after(NETWORK, codes_of("q"))) == np.argmax(scores), "before a text lines have ended"


def test_a_low_temperature_takes_the_likeliest_and_a_high_one_levels():
    plain, cool, warm = (shares_after({**NETWORK, "temperature": t}, codes_of("jack and ")) for t in (1.0, 0.2, 20.0))
    assert np.argmax(plain) == np.argmax(cool) == np.argmax(warm)
    assert cool.max() > plain.max() > warm.max() and warm.max() < 3 / 28
    assert cool / cool.max() == pytest.approx((plain / plain.max()) ** 5)


@pytest.mark.parametrize("settings", [BIGRAM, NETWORK])
def test_a_text_is_made_by_predicting_drawing_and_adding(settings):
    text, numbers = codes_of("the "), Generator(1)
    for _ in range(30):
        u, place = numbers.uniform(), 0
        shares = shares_after(settings, text)
        while sum(shares[: place + 1]) <= u:
            place += 1
        text = [*text, place]
    assert continued(settings, codes_of("the ")) == text
    assert continued({**settings, "written": 7.0}, codes_of("the ")) == text[:11]


def test_the_text_of_a_state():
    begin, added = text_so_far(SCENE.state(written=7))
    assert begin == "jack " and len(added) == 7 and added.startswith(text_so_far(SCENE.state())[1])
    whole = continued({**NETWORK, "seed": 4.0, "written": 7.0}, codes_of("jack "))
    assert text_of(whole) == begin + added


def test_lines_end_after_words_where_they_can():
    assert lines_of("jack and jill/went up", 9) == ["jack and ", "jill/went ", "up"]
    assert lines_of("jack and jill/went up", 40) == ["jack and jill/went up"]
    assert lines_of("aaaaaaaaaaaa", 5) == ["aaaaa", "aaaaa", "aa"] and lines_of("", 5) == [""]


def test_losses_and_the_words_that_say_them():
    assert losses_at(0, 100) == pytest.approx(bigram_losses()[100])
    assert losses_at(1, 99.0) == losses_at(1, 40) != losses_at(1, 100)
    assert losses_at(0, 2000) == losses_at(0, 500), "its training ends there"
    scene = scene_of(parts=(Writing(model=0, updates=0),))
    assert writing_words(scene, {}) == "Loss 3.33, perplexity 28.0; held out 3.33, perplexity 28.0"
    assert language.MODELS == ("bigram", "network")
