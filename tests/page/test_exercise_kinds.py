"""What each kind without a run puts on a page, on exercises made for this."""

from gdviz.exercises.kinds import Matching, Mistake, MultipleAnswer, Numeric, Option, Ordering, Pair, SingleChoice, Step
from gdviz.page import exercise_kinds

OPTIONS = (Option("one", "First.", see="x"), Option("two", "Second.", right=True), Option("three", "Third."))


def see(address):
    return f" -> {address}" if address else ""


def test_options_are_lettered_as_they_are_shown():
    for kind, name in ((SingleChoice, "single"), (MultipleAnswer, "multiple")):
        parts = exercise_kinds.choices(kind(title="t", question="q?", options=OPTIONS, id="a.b"), see)
        texts = [OPTIONS[place].text for place in parts.data["order"]]
        assert parts.offered == ([f"**{letter}.** {text}" for letter, text in zip("ABC", texts, strict=True)],)
        assert sorted(line.split(".** ")[1] for line in parts.feedback) == [
            "No. First. -> x", "No. Third.", "Yes. Second.",
        ]  # fmt: skip
        assert (parts.data["kind"], parts.data["answer"], parts.lines) == (name, [1], 0)
        assert parts.feedback[parts.data["feedback"][1]].endswith("Yes. Second.")


def test_steps_come_shuffled_and_their_order_is_told():
    steps = (Step("one"), Step("two", "Early.", see="x"), Step("three", "Too early."))
    parts = exercise_kinds.ordering(Ordering(title="t", question="q?", steps=steps, because="So.", id="a.b"), see)
    letters = {line.split("** ")[1]: line[2] for line in parts.offered[0]}
    right = ", ".join(letters[step.text] for step in steps)
    assert parts.feedback[0] == f"**{right}.** Yes. So."
    assert parts.feedback[1] == f"**{letters['two']} before {letters['one']}.** No. Early. -> x"
    assert parts.lines == 2


def test_partners_have_numbers_and_letters():
    pairs = (Pair("a", "x", "A."), Pair("b", "y", "B.", see="z"))
    parts = exercise_kinds.matching(Matching(title="t", question="q?", pairs=pairs, id="a.b"), see)
    assert parts.offered == (["**1.** a", "**2.** b"], ["**A.** y", "**B.** x"])
    assert parts.feedback == ["**1 and B.** A.", "**2 and A.** B. -> z"]


def test_numbers_are_those_that_are_printed_first():
    exercise = Numeric(
        title="t", question="{a}?", draws={"a": (2, 3)}, answer="a + 1", tolerance=0.1, working="{a} and 1.",
        mistakes=(Mistake("a - 1", "Not less.", see="x"),), otherwise="Count.", see="y",
    )  # fmt: skip
    parts = exercise_kinds.numeric(exercise, see)
    assert parts.feedback == [
        '**<span data-number="answer">3</span>.** Yes. <span data-number="a">2</span> and 1.',
        '**<span data-mistake="0">1</span>.** No. Not less. -> x',
        "**Another number.** No. Count. -> y",
    ]
    assert parts.data["fresh"] and parts.data["quantities"] == [["answer", ("+", "a", 1.0)]]
