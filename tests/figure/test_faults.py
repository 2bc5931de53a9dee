"""Which fault a figure shows, and what is said of a patient, in words written here by hand."""

from __future__ import annotations

import pytest

from gdviz import scenes
from gdviz.figure.controls import Slider, Step
from gdviz.figure.faults import (
    TESTS_SAID,
    fault_of,
    fault_words,
    faulty,
    is_ordered,
    patient_name,
    patients,
    result_words,
    said_of,
    shown_fault,
    verdict_words,
)
from gdviz.figure.faulty import FaultWords
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene
from gdviz.figure.settings import is_whole
from gdviz.optimizers.examination import TESTS, examined
from gdviz.optimizers.faults import FAULTS, faulty_run

PATIENT = scenes.get("debugging_training.patient")
CHOSEN = Scene(
    title="t", alt="a", caption="c", panels=(Panel((), Axis("t", 0, 20), Axis("L", 0, 2)),),
    parts=(FaultWords(FAULTS, faulty_run, 20, 3),),
    controls=(Step(), Slider("fault", 0, 10, value=9.0, whole=True)),
)  # fmt: skip
OVERFIT, SIGN, DEAD = 5, 10, 9
NUMBER = next(number for number in range(33) if fault_of(number, 11) == (SIGN, 1))


def test_every_round_has_each_fault_once_and_a_seed_of_its_own() -> None:
    assert patients(11) == 33
    rounds = [[fault_of(number, 11) for number in range(first, first + 11)] for first in (0, 11, 22)]
    assert [sorted(place for place, _ in each) for each in rounds] == [list(range(11))] * 3
    assert [{seed for _, seed in each} for each in rounds] == [{1}, {2}, {3}]
    assert rounds[0] != [(place, 1) for place in range(11)]  # in an order that nobody guesses


def test_the_tests_are_those_that_can_be_measured() -> None:
    assert list(TESTS_SAID) == list(TESTS)


def test_what_is_shown_is_what_the_controls_say() -> None:
    assert shown_fault(CHOSEN.state()) == (9, 3) and CHOSEN.longest == 20
    assert shown_fault(CHOSEN.state(fault=2.0)) == (2, 3) and shown_fault(CHOSEN.state(), fault=0) == (0, 3)
    assert shown_fault(PATIENT.state(patient=float(NUMBER))) == (SIGN, 1)
    assert fault_words(CHOSEN.state()) == f"{FAULTS[9].cause} {FAULTS[9].remedy}"
    assert patient_name(PATIENT.state(patient=4.0)) == "Patient 5 of 33"
    assert all(is_whole(PATIENT, control) for control in PATIENT.controls)
    with pytest.raises(ValueError, match="no faults among its parts"):
        faulty(Scene(title="t", alt="a", caption="c", panels=()).state())


def test_a_test_says_nothing_before_it_is_ordered() -> None:
    state = PATIENT.state(patient=float(NUMBER), ordered=16.0)
    assert [is_ordered(state, test) for test in TESTS_SAID] == [False] * 4 + [True, False]
    assert [result_words(state, test) for test in TESTS_SAID] == [
        *[""] * 4, "off by: first layer 2, second < 10⁻⁶", ""
    ]  # fmt: skip


def test_what_is_no_number_is_called_so() -> None:
    number = next(number for number in range(33) if fault_of(number, 11) == (3, 1))
    state = PATIENT.state(patient=float(number), ordered=63.0)
    assert result_words(state, "loss").endswith("NaN at the end")
    assert result_words(state, "updates") == "of the weights: first layer NaN, second NaN"


def test_a_verdict_says_which_test_tells_it() -> None:
    sign, overfit = FAULTS[SIGN], FAULTS[OVERFIT]
    assert said_of(FAULTS, SIGN, SIGN, ["check"]) == (
        f"Right: “a wrong sign in the backward pass”. The gradient check told you. {sign.cause} {sign.remedy}"
    )
    assert said_of(FAULTS, SIGN, SIGN, ["loss"]).startswith(
        "Right: “a wrong sign in the backward pass”. A guess, though: the gradient check would have told you. "
    )
    looks = "the training loss goes on falling while the held-out loss turns and rises."
    assert overfit.sign.lower() == looks
    assert said_of(FAULTS, SIGN, OVERFIT, []) == (
        f"Not so. “overfitting” would look like this: {looks} Order the gradient check."
    )
    assert said_of(FAULTS, SIGN, OVERFIT, ["check"]).endswith("Look again at the gradient check.")


def test_one_test_of_two_does_not_tell() -> None:
    """A loss that jumps has several causes: the gradient check rules the others out."""
    high = next(place for place, fault in enumerate(FAULTS) if fault.name == "learning rate too high")
    assert FAULTS[high].tests == ("loss", "check")
    assert "A guess, though: the gradient check would have told you." in said_of(FAULTS, high, high, ["loss"])
    assert "The training loss and the gradient check told you." in said_of(FAULTS, high, high, ["loss", "check"])
    assert said_of(FAULTS, high, SIGN, ["loss"]).endswith("Order the gradient check.")


def test_a_tiny_batch_tells_nothing_of_wrong_labels() -> None:
    """It is learnt by heart with them as well."""
    labels = next(place for place, fault in enumerate(FAULTS) if fault.name == "wrong labels")
    assert examined(labels, 1, "tiny")[1] < 0.01 and FAULTS[labels].tests == ("held_out",)


def test_a_verdict_follows_the_controls() -> None:
    state = {"patient": float(NUMBER), "ordered": 16.0}
    assert verdict_words(PATIENT.state(**state)) == ""
    assert verdict_words(PATIENT.state(**state, named=SIGN + 1.0)) == said_of(FAULTS, SIGN, SIGN, ["check"])
    assert verdict_words(PATIENT.state(**state, named=DEAD + 1.0)) == said_of(FAULTS, SIGN, DEAD, ["check"])
