"""The exercises as a question bank in Moodle XML, a category a page.

A wrong number that a known slip leads to is an answer of its own, without marks, and so is any other number: each has
its feedback. Steps are put in order by giving each its place: the question type that orders came late into Moodle,
and one question of an unknown type stops the import of the whole file. The right sides of pairs are a menu there, so
plain text.

Source: Moodle XML format, docs.moodle.org, and Moodle's own reader (question/format/xml).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gdviz.teach.as_choices import as_choices
from gdviz.teach.assessment import model_answer
from gdviz.teach.course import Course
from gdviz.teach.markup import document, tag, text
from gdviz.teach.question import Arrange, Choose, Match, Number, Question, Write, placed
from gdviz.teach.questions import questions_of
from gdviz.teach.wording import ascii_only, blocks, link, plain

FOLDER = "@@PLUGINFILE@@/"
_BY_PLACE = "<p>Give each step its place, 1 for the first.</p>"


def question_bank(course: Course) -> bytes:
    """The whole file."""
    return document(tag("quiz", *_questions(course)))


def _questions(course: Course) -> Iterator[str]:
    for part in course.parts:
        for lesson in part.lessons:
            if lesson.exercises:
                names = (
                    "$course$",
                    "top",
                    *(each.replace("/", "//") for each in (course.title, part.title, lesson.title)),
                )
                about = f"<p>{link(course.site + lesson.url, lesson.title)}</p>"
                category = tag("category", tag("text", text("/".join(names))))
                yield tag("question", category, _formatted("info", about), type="category")
            for question in questions_of(course, lesson):
                yield _question(question)


def _question(question: Question) -> str:
    if isinstance(question, Arrange) and question.also:
        return "".join(map(_question, as_choices(question)))  # places know one order only
    kind, make = _KINDS[type(question)]
    stem, general, parts = make(question)
    where = f"<p>{link(question.address, 'This exercise in the course')}</p>"
    head = (
        tag("name", tag("text", text(question.title))),
        _formatted("questiontext", stem, question.pictures),
        _formatted("generalfeedback", blocks(general) + where, question.pictures),
        tag("defaultgrade", f"{len(question.points) if isinstance(question, Write) else 1}.0000000"),
        tag("penalty", "0.3333333"),
        tag("hidden", "0"),
        tag("idnumber", question.id),
    )
    return tag("question", *head, *parts, type=kind)


def _formatted(name: str, made: str, pictures: Mapping[str, bytes] | None = None) -> str:
    """HTML, with the files that it shows."""
    shown = {file: data for file, data in (pictures or {}).items() if file in made}
    files = (
        tag("file", b64encode(data).decode(), name=file, path="/", encoding="base64") for file, data in shown.items()
    )
    return tag(name, tag("text", text(placed(made, FOLDER))), *files, format="html")


def _typed(made: str, fraction: str, feedback: str, tolerance: float) -> str:
    said, allowed = _formatted("feedback", feedback), tag("tolerance", f"{tolerance:.10g}")
    return tag("answer", tag("text", made), said, allowed, fraction=fraction, format="moodle_auto_format")


def fraction(whole: int, sign: int = 1) -> str:
    """One of so many equal parts of all marks, to five decimals: Moodle knows 33.33333, and not 33.3."""
    return f"{sign * 100 / whole:.5f}".rstrip("0").rstrip(".")


_Made = tuple[str, str, list[str]]


def _choose(question: Choose) -> _Made:
    """Of several right ones each gives its part, and each wrong one takes one away: all together give none."""
    right = sum(choice.right for choice in question.choices)
    shares = {True: fraction(right), False: "0"}
    if question.several:
        shares[False] = fraction(len(question.choices) - right, -1)
    answers = [
        tag(
            "answer",
            tag("text", text(choice.text)),
            _formatted("feedback", choice.feedback),
            fraction=shares[choice.right],
            format="html",
        )
        for choice in question.choices
    ]
    about = [tag("single", "false" if question.several else "true"), tag("shuffleanswers", "true")]
    return question.stem, "", [*about, tag("answernumbering", "ABCD"), *answers]


def _match(question: Match) -> _Made:
    pairs = [_pair(left, plain(right)) for left, right, _ in question.pairs]
    told = "".join(f"<li>{left}: {right}. {feedback}</li>" for left, right, feedback in question.pairs)
    return question.stem, f"<ul>{told}</ul>", [tag("shuffleanswers", "true"), *pairs]


def _pair(left: str, right: str) -> str:
    return tag("subquestion", tag("text", text(left)), tag("answer", tag("text", text(right))), format="html")


def _arrange(question: Arrange) -> _Made:
    steps = [_pair(question.steps[place][0], str(place + 1)) for place in question.order]
    told = "".join(f"<li>{step}</li>" for step, _ in question.steps)
    early = "".join(
        f"<li>{step} before {above}: {said}</li>"
        for (above, _), (step, said) in zip(question.steps[:-1], question.steps[1:], strict=True)
    )
    said = f"<ol>{told}</ol><p>{question.because}</p><p>What other orders overlook:</p><ul>{early}</ul>"
    return blocks(question.stem) + _BY_PLACE, said, [tag("shuffleanswers", "true"), *steps]


def _number(question: Number) -> _Made:
    """The first answer that fits counts, so the right one is first and any other number last."""
    told = [(question.answer, "100", question.working), *((value, "0", said) for value, said in question.slips)]
    answers = [_typed(f"{value:.10g}", share, said, question.tolerance) for value, share, said in told]
    return question.stem, "", [*answers, _typed("*", "0", question.otherwise, 0)]


def _write(question: Write) -> _Made:
    about = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": "10",
        "attachments": "0",
        "attachmentsrequired": "0",
    }
    model = model_answer(question)
    marking = ascii_only(f"<p>One mark for each point; {len(question.points)} in all.</p>") + model
    parts = [tag(name, value) for name, value in about.items()]
    return question.stem, model, [*parts, _formatted("graderinfo", marking), _formatted("responsetemplate", "")]


_KINDS: Mapping[type[Question], tuple[str, Callable[[Any], _Made]]] = {
    Choose: ("multichoice", _choose),
    Match: ("matching", _match),
    Arrange: ("matching", _arrange),
    Number: ("numerical", _number),
    Write: ("essay", _write),
}
