"""The text that is learned, and what is kept aside: of the alphabet, of the size that pages say, and not the same."""

import re
import string

from gdviz.objectives.language import ALPHABET, plain_text
from gdviz.objectives.rhymes import LEARNED
from gdviz.objectives.rhymes_held_out import HELD_OUT


def test_the_characters_are_those_of_plain_english():
    allowed = set(string.ascii_letters + " '.,?\n")
    assert set(LEARNED) | set(HELD_OUT) <= allowed
    assert " " + string.ascii_lowercase + "/" == ALPHABET and len(ALPHABET) == 28
    assert set(ALPHABET) - set(plain_text(LEARNED)) == set("z")


def test_it_is_five_to_twenty_kilobytes_of_many_rhymes():
    learned, held = (text.strip().split("\n\n") for text in (LEARNED, HELD_OUT))
    assert 5_000 < len(plain_text(LEARNED)) < 20_000 and len(learned) > 40 and len(held) == 8
    assert learned[0].startswith("Jack and Jill") and learned[-1].startswith("Who killed Cock Robin")
    lines = [line for rhyme in (*learned, *held) for line in rhyme.splitlines()]
    assert all(re.fullmatch(r"[A-Z][A-Za-z',.? ]*[A-Za-z][,.?]?", line) for line in lines)


def test_no_rhyme_that_is_held_out_is_learned():
    learned = set(LEARNED.splitlines())
    lines = [line for line in HELD_OUT.splitlines() if line]
    assert [line for line in lines if line in learned] == []
