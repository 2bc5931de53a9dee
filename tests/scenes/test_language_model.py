"""Language models: what counting gives, what training reaches, and what the words promise."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from gdviz.figure.parts import ChooseValue, Predict
from gdviz.figure.writing import Writing
from gdviz.objectives.language import plain_text
from gdviz.objectives.rhymes import RHYMES
from gdviz.objectives.rhymes_held_out import HELD_OUT
from gdviz.scenes import language_model
from tests.scenes.by_hand import close

TEXT = plain_text(RHYMES)


def test_what_the_page_says_of_the_text():
    assert (language_model.count, language_model.possible_pairs) == (28, 784)
    assert language_model.learnt_count == len(TEXT) and language_model.pair_count == len(TEXT) - 1
    assert language_model.rhyme_count == RHYMES.strip().count("\n\n") + 1
    assert language_model.held_rhyme_count == HELD_OUT.strip().count("\n\n") + 1 == 8
    assert language_model.t_count == TEXT.count("t") and language_model.th_count == TEXT.count("th")
    assert close(language_model.th_share, TEXT.count("th") / TEXT.count("t"), 1e-12)
    assert len({TEXT[place : place + 2] for place in range(len(TEXT) - 1)}) == language_model.seen_pairs < 784 / 2


def test_the_bigram_is_within_a_hundredth_of_what_counting_gives():
    pairs, firsts = Counter(pairwise(TEXT)), Counter(TEXT[:-1])
    least = -sum(n * math.log(n / firsts[first]) for (first, _), n in pairs.items()) / (len(TEXT) - 1)
    assert close(language_model.best_loss, least, 1e-9) and close(language_model.even_loss, math.log(28), 1e-12)
    assert 0 < language_model.above_best < 1
    assert close(language_model.bigram_loss, least * (1 + language_model.above_best / 100), 1e-9)
    assert close(language_model.bigram_perplexity, math.exp(language_model.bigram_loss), 1e-9)
    assert 9.5 < language_model.bigram_perplexity < 10.5, "as unsure as among ten characters"
    assert close(language_model.bigram_bits, language_model.bigram_loss / 0.6931471805599453, 1e-9)


def test_after_q_it_has_not_arrived_and_after_a_space_it_is_unsure():
    assert TEXT.count("qu") == TEXT.count("q"), "counted, u is sure"
    assert 0.5 < language_model.q_u < 0.95 and 0.1 < language_model.space_highest < 0.2


def test_the_network_is_better_on_both_and_turns():
    assert language_model.parameters == 28 * 6 + 24 * 40 + 40 + 40 * 28 + 28
    assert language_model.network_loss < language_model.best_loss < language_model.bigram_held
    assert language_model.lowest_held < language_model.network_held < language_model.bigram_held
    assert language_model.lowest_stage < language_model.network_updates


def test_predictions_are_what_happens():
    for scene, said in (
        (language_model.bigram, "about 10"),
        (language_model.network, "yes, but by less"),
        (language_model.writing, "it grows"),
    ):
        predict = scene.part(Predict)
        assert predict.options[predict.answer] == said
    assert language_model.highest_cool > language_model.highest_plain > language_model.highest_warm


def test_a_lower_temperature_is_a_power():
    """At T each share is raised to 1/T: so the likeliest of two gains as the power of their ratio."""
    assert language_model.likeliest == "t"
    assert np.log(language_model.highest_share(0.5)) > np.log(language_model.highest_share(1.0))


def test_what_is_chosen_is_named_with_its_value():
    (stages,) = language_model.network.part(ChooseValue).choices
    assert stages.control == "updates" and [name for name, _ in stages.options] == ["0", "40", "100", "300", "2000"]
    (models,) = language_model.writing.part(ChooseValue).choices
    assert models.options == (("bigram", 0.0), ("network", 1.0))
    assert language_model.writing.part(Writing).typed and not language_model.bigram.part(Writing).typed


@pytest.mark.parametrize("scene", [language_model.bigram, language_model.network, language_model.writing])
def test_the_animation_goes_from_nothing_to_the_end(scene):
    ((name, values),) = scene.animation.values.items()
    assert values[0] == 0.0 and list(values) == sorted(values) and name in ("updates", "written")
