"""The gallery in the text of a page: a card a fault, drawn from its run."""

import re

import numpy as np
import pytest

from gdviz.optimizers.faults import FAULTS, faulty_run
from gdviz.page.fault_cards import faults

CARDS = faults().split('<div class="gd-fault">')[1:]


@pytest.mark.parametrize("place", range(len(FAULTS)))
def test_a_card_says_and_shows_its_fault(place):
    fault, card = FAULTS[place], CARDS[place].replace("&#x27;", "'")
    assert fault.name.lower() in card.lower()
    assert all(f"<p><b>{name}</b> {words}</p>" in card for name, words in
               (("Sign", fault.sign), ("Cause", fault.cause), ("Remedy", fault.remedy)))  # fmt: skip
    run = faulty_run(place, 1)
    top = float(re.search(r'y="14">([\d.]+)</text>', card)[1])
    path = re.search(r'class="gd-curve" d="([^"]+)"', card)[1]
    points = np.array([[float(part) for part in point.split(",")] for point in re.split(r"[M ]", path)[1:]])
    steps = np.rint((points[:, 0] - 34) / 210 * 400).astype(int)
    losses = (90 - points[:, 1]) / 80 * top
    assert losses == pytest.approx(np.minimum(run.losses[steps], top), abs=0.02 * top)
    assert set(steps) == {step for step in range(0, 401, 4) if np.isfinite(run.losses[step])}


def test_words_say_the_curves_to_those_who_do_not_see_them():
    assert len(CARDS) == len(FAULTS) >= 11
    assert all(card.count('role="img" aria-label="Training loss ') == 1 for card in CARDS)
    assert sum("NaN at step 400" in card for card in CARDS) == 1
