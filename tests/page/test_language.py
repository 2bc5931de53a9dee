"""Language models in the browser: the scores, probabilities, losses and texts of Python."""

import gzip
import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.figure import language
from gdviz.objectives.bigram import bigram_losses
from gdviz.objectives.language import ALPHABET, codes_of, text_of
from gdviz.objectives.language_weights import LOSSES, WEIGHTS
from gdviz.page.language import language_js
from gdviz.page.modules import in_order, modules

TOLERANCE = 1e-9
BEGINNINGS = ("", "q", "jack and ", "/", "the mouse ran up the")
CASES = [
    {"model": model, "updates": updates, "temperature": temperature, "seed": seed, "written": 60}
    for model, every in ((0, (0, 1, 30, 499, 500, 2000)), (1, (*WEIGHTS, 41, 1999)))
    for updates in every
    for temperature, seed in ((1.0, 1), (0.1, 2), (2.0, 9))
]


@cache
def _context():
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "language/model.js")))
    return context


def _given(settings):
    """Settings as a figure has them: with the weights of the network."""
    return json.dumps({**settings, "weights": WEIGHTS, "losses": LOSSES})


def _answer(call):
    return json.loads(_context().eval(f"JSON.stringify({call})"))


def test_probabilities_and_texts_are_pythons():
    assert len(CASES) == 39
    for settings in CASES:
        given = _given(settings)
        for beginning in BEGINNINGS:
            codes = codes_of(beginning)
            shares = _answer(f"[...sharesAfter({given}, {codes})]")
            np.testing.assert_allclose(shares, language.shares_after(settings, codes), rtol=TOLERANCE, atol=TOLERANCE)
            text = text_of(language.continued(settings, codes))
            assert _answer(f"textOf(continued({given}, {codes}))") == text and len(text) == len(beginning) + 60


def test_a_text_that_goes_on_and_back_is_the_same():
    short, long = ({**CASES[-3], "written": count} for count in (7, 200))
    whole = _answer(f"continued({_given(long)}, [])")
    assert _answer(f"continued({_given(short)}, [])") == whole[:7] == language.continued(short, [])
    assert whole == language.continued(long, [])


def test_losses_are_pythons_forward_and_back():
    rows = _answer("lossesOf({ model: 0, updates: 500 })")
    np.testing.assert_allclose(np.array(rows)[:, 1:], bigram_losses(), rtol=TOLERANCE)
    for updates in (17, 430, 0, 26):  # a bigram that goes back is trained from where it was kept
        assert _answer(f"lossesAt({{ model: 0, updates: {updates} }})") == pytest.approx(bigram_losses()[updates])
    for updates in (0, 45, 2000):
        assert _answer(f"lossesAt({_given({'model': 1, 'updates': updates})})") == list(language.losses_at(1, updates))


def test_what_is_typed_is_read_alike_and_refused_in_the_same_words():
    assert _answer("codesOf('Jack/ Z')") == codes_of("Jack/ Z") == [ALPHABET.index(each) for each in "jack/ z"]
    told = "(() => { try { codesOf('go <b>!') } catch (error) { return [error.name, error.message]; } })()"
    with pytest.raises(ValueError, match="none of the 28") as refused:
        codes_of("go <b>!")
    assert _answer(told) == ["RangeError", str(refused.value)] and "“<”" in str(refused.value)


def test_lines_are_parted_alike():
    texts = ("", "jack and jill", "a" * 25, "abc/def ghi  jkl/", " / / /", "one two three/four five six seven")
    for text in texts:
        for width in (5, 10, 40):
            lines = _answer(f"rowsOfText({json.dumps(text)}, {width})")
            assert lines == language.lines_of(text, width) and "".join(lines) == text
            assert max(map(len, lines)) <= width + 1


def test_all_that_is_printed_is_small_and_has_no_weights():
    assert len(gzip.compress(language_js().encode(), 9)) < 3_500
