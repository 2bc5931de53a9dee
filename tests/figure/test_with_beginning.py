"""Texts that begin as somebody typed."""

import pytest

from gdviz.figure.language import text_so_far
from gdviz.figure.with_beginning import with_beginning
from gdviz.figure.writing import Writing
from gdviz.scenes import language_model


def test_the_text_goes_on_from_there():
    own = with_beginning(language_model.writing, "The Queen ")
    assert text_so_far(own.state(written=5))[0] == "the queen " and own.part(Writing).typed
    assert text_so_far(own.state(written=5))[1] != text_so_far(language_model.writing.state(written=5))[1]


def test_what_is_none_is_refused():
    with pytest.raises(ValueError, match="“7” is none of the 28 characters"):
        with_beginning(language_model.writing, "7 mice")
    with pytest.raises(ValueError, match="takes no beginning"):
        with_beginning(language_model.bigram, "mice")
