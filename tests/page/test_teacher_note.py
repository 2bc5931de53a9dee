"""What a teacher's note takes from its page: every misconception that we know, and each answer as it is printed."""

import ast
import re

import pytest

from gdviz import exercises
from gdviz.exercises import kinds
from gdviz.exercises.fresh import numbers
from gdviz.exercises.runs import case_of, trajectory
from gdviz.page.exercise import markdown
from gdviz.page.exercise_text import written
from gdviz.page.teacher_note import answer, misconceptions, note_key, note_time, slips
from gdviz.paths import DOCS

HERE = "teach/notes/guide.md"
NOTES = {
    name: (DOCS / f"teach/notes/{name}.md").read_text(encoding="utf-8") for name in ("guide", "deeper", "practice")
}
PAGES = sorted(
    [f"{folder}/{page.name}" for folder in ("guide", "deeper") for page in (DOCS / folder).glob("*.md")]
    + [f"labs/{lab.name}" for lab in (DOCS / "labs").glob("*.py")]
)
PAGES.remove("deeper/index.md")


def filled(words, known):
    return re.sub(r"\{(\w+)\}", lambda name: written(known[name[1]]) if name[1] in known else name[0], words)


def known_misconceptions(exercise):
    """What is said of every wrong answer, from the data of the exercise, with its printed numbers."""
    if isinstance(exercise, (kinds.SingleChoice, kinds.MultipleAnswer)):
        return [option.feedback for option in exercise.options if not option.right]
    if isinstance(exercise, kinds.Ordering):
        return [step.early for step in exercise.steps[1:]]
    if isinstance(exercise, kinds.Numeric):
        return [filled(slip.feedback, numbers(exercise)) for slip in exercise.mistakes]
    if isinstance(exercise, (kinds.PredictRun, kinds.DiagnoseCurve)):
        case = case_of(exercise)
        wrong = (outcome for place, outcome in enumerate(exercise.outcomes) if place != case.right)
        return [filled(outcome.feedback, case.numbers) for outcome in wrong]
    if isinstance(exercise, kinds.FillBlank):
        ends = [{"end": float(f"{trajectory(slip.run).final[0]:.4g}")} if slip.run else {} for slip in exercise.slips]
        return [filled(slip.feedback, end) for slip, end in zip(exercise.slips, ends, strict=True)]
    return []


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize("exercise", exercises.all(), ids=lambda exercise: exercise.id)
def test_a_note_has_every_misconception_that_the_exercise_knows(exercise):
    said = list(misconceptions(exercise, HERE, DOCS))
    wanted = known_misconceptions(exercise)
    assert len(said) == len(wanted)
    told = plain(" ".join(said))
    assert [feedback for feedback in wanted if plain(feedback) not in told] == []


@pytest.mark.parametrize("exercise", exercises.all(), ids=lambda exercise: exercise.id)
def test_an_answer_is_the_one_that_is_printed_on_the_page(exercise):
    """Its letters, number or code stand bold on the page, before Yes or what tells that a pair belongs together."""
    page = plain(re.sub(r"</?span\b[^>]*>", "", markdown(exercise, 1, "guide/derivatives.md")))
    given = answer(exercise, HERE, DOCS)
    assert given
    if isinstance(exercise, kinds.FreeResponse):
        assert plain(exercise.model) in plain(given[0])
        assert all(plain(point.text) in plain(" ".join(given)) for point in exercise.points)
        return
    lines = given[0].splitlines()
    assert len(lines) == (
        len(exercise.pairs)
        if isinstance(exercise, kinds.Matching)
        else sum(option.right for option in exercise.options)
        if isinstance(exercise, kinds.MultipleAnswer)
        else 1
    )
    for line in lines:
        letters = re.match(r"- \*\*(.*?)\.?\*\*", line)[1]
        verdict = "" if isinstance(exercise, kinds.Matching) else " Yes."
        assert re.search(rf"\*\*{re.escape(letters)}\.?\*\*{verdict}", page), line


def test_the_key_of_an_exercise_worked_by_hand():
    exercise = exercises.get("derivatives.slope_and_direction")
    (line,) = answer(exercise, HERE, DOCS)
    assert re.fullmatch(r"- \*\*[A-D]\*\*, “\$f'\(0\) = -6\$; down is to the right”: \$2\(0 - 3\) = -6\$, and .*", line)
    assert (
        "“$f'(0) = 6$; down is to the left” This loses the sign: $0 - 3$ is negative. "
        "See [From secant to tangent](../../guide/derivatives.md#from-secant-to-tangent)."
    ) in misconceptions(exercise, HERE, DOCS)


def test_the_slips_of_a_lab_are_all_that_its_checks_can_say():
    for lab in (DOCS / "labs").glob("*.py"):
        text = lab.read_text(encoding="utf-8")
        found = list(slips(text))
        assert len(found) >= 4, lab.name
        shown = note_key(f"labs/{lab.name}", HERE, DOCS)
        assert [words for words in found if words.replace("*", r"\*") not in shown] == []
        # A dictionary of slips has numbers, tuples or calls before its colons, and words or a name for words behind.
        cells = [cell for cell in re.split(r"^(?=# %%)", text, flags=re.M) if cell.startswith('# %% tags=["check"]')]
        dicts = (node for cell in cells for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Dict))
        assert len(found) == sum(len(node.values) for node in dicts), lab.name


def test_what_is_folded_up_is_marked_for_the_search():
    for page in ("guide/index.md", "labs/adam.py"):
        known = note_key(page, HERE, DOCS)
        assert known.startswith('<div class="gd-known" markdown="block">\n\n??? known "') and known.endswith(
            "\n</div>\n"
        )


def test_the_line_of_minutes():
    assert note_time("guide/index.md", HERE, DOCS) == (
        "*On their own: 9 minutes, with three exercises.* [To the page](../../guide/index.md)"
    )
    assert note_time("labs/fit-a-line.py", HERE, DOCS).startswith("*On their own: 20 minutes, with one cell to write.*")
    assert note_time("practice/mixed-review.md", HERE, DOCS).startswith("*On their own: 15 minutes.*")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_and_every_lab_has_a_note_with_all_its_parts(page):
    notes = "\n".join(NOTES.values())
    (note,) = [part for part in re.split(r"^(?=## )", notes, flags=re.M) if f'note_time("{page}")' in part]
    assert re.match(r"## .* \{ #[a-z-]+ \}\n\n\{\{ note_time", note)
    assert [f"**{label}" in note for label in ("Time.**", "Open with:**", "Where they stumble.**")] == [True] * 3
    assert f'{{{{ note_key("{page}") }}}}' in note
    assert len(note.split()) > 50


def test_the_notes_are_in_the_order_of_the_menu():
    menu = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("guide", "deeper"):
        asked = re.findall(r'note_time\("([^"]+)"\)', NOTES[name])
        assert asked == [page for page in re.findall(rf"- ({name}/[\w-]+\.md)", menu) if page != "deeper/index.md"]
    assert 'note_key("practice/check-your-understanding.md")' in NOTES["practice"]


def test_the_notes_say_that_the_answers_are_public():
    assert all("answers are public" in " ".join(text.split()) for text in NOTES.values())
