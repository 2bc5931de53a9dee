"""The text that is learnt, and what is kept aside: of the alphabet, of the size that pages say, and not the same."""

import re
import string

from gdviz.objectives.language import ALPHABET, plain_text
from gdviz.objectives.rhymes import RHYMES
from gdviz.objectives.rhymes_held_out import HELD_OUT


def test_the_characters_are_those_of_plain_english():
    allowed = set(string.ascii_letters + " '.,?\n")
    assert set(RHYMES) | set(HELD_OUT) <= allowed
    assert " " + string.ascii_lowercase + "/" == ALPHABET and len(ALPHABET) == 28
    assert set(ALPHABET) - set(plain_text(RHYMES)) == set("z")


def test_it_is_five_to_twenty_kilobytes_of_many_rhymes():
    learnt, held = (text.strip().split("\n\n") for text in (RHYMES, HELD_OUT))
    assert 5_000 < len(plain_text(RHYMES)) < 20_000 and len(learnt) > 40 and len(held) == 8
    assert learnt[0].startswith("Jack and Jill") and learnt[-1].startswith("Who killed Cock Robin")
    lines = [line for rhyme in (*learnt, *held) for line in rhyme.splitlines()]
    assert all(re.fullmatch(r"[A-Z][A-Za-z',.? ]*[A-Za-z][,.?]?", line) for line in lines)
