"""The exercises of the site as questions that other programs know, with the numbers that its pages print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from gdviz import exercises
from gdviz.exercises import kinds, shown_order
from gdviz.exercises.fresh import evaluate, numbers, shuffled, tree
from gdviz.exercises.runs import case_of, trajectory
from gdviz.page.exercise_text import section_of
from gdviz.page.small_plot import plot, svg
from gdviz.paths import DOCS
from gdviz.teach import drawings
from gdviz.teach.course import Course, Lesson
from gdviz.teach.question import PICTURES, Arrange, Choice, Choose, Match, Number, Question, Write, check
from gdviz.teach.wording import ascii_only, blocks, filled, html, link


@cache
def questions_of(course: Course, lesson: Lesson) -> tuple[Question, ...]:
    """The exercises of a page as questions, in its order."""
    return tuple(_Asking(course, lesson, exercises.get(id)).question() for id in lesson.exercises)


class _Asking:
    """One exercise on its page, and what its texts need of both."""

    def __init__(self, course: Course, lesson: Lesson, exercise: kinds.Exercise) -> None:
        self.course, self.lesson, self.exercise = course, lesson, exercise
        title = exercise.title[:1].upper() + exercise.title[1:]
        self.common: dict[str, Any] = {
            "id": exercise.id,
            "title": f"{lesson.title}: {title}",
            "address": f"{course.site}{lesson.url}#{exercise.id}",
        }

    def question(self) -> Question:
        """The question.

        Raises:
            ValueError: when what is asked would not survive in another program; it says which exercise and why.
        """
        make = _MAKERS.get(type(self.exercise))
        if make is None:
            raise ValueError(
                f"{self.exercise.id}: say in gdviz/teach/questions.py how {type(self.exercise).__name__}s "
                "are handed out"
            )
        made = make(self, self.exercise)
        check(made)
        return made

    def see(self, place: str) -> str:
        """The words that send the reader to a section; nothing for no place."""
        if not place:
            return ""
        return f" See {link(self.course.address(place), section_of(place, DOCS)[0])}."

    def said(self, words: str, known: Mapping[str, float], place: str = "") -> str:
        """Feedback with its numbers, and where to look."""
        return html(filled(words, known)) + self.see(place)

    def choices(self, exercise: kinds.SingleChoice | kinds.MultipleAnswer) -> Question:
        shown = [exercise.options[place] for place in shown_order(exercise)]
        made = tuple(Choice(html(each.text), self.said(each.feedback, {}, each.see), each.right) for each in shown)
        several = isinstance(exercise, kinds.MultipleAnswer)
        return Choose(**self.common, stem=html(exercise.question), choices=made, several=several)

    def ordering(self, exercise: kinds.Ordering) -> Question:
        steps = tuple((html(step.text), self.said(step.early, {}, step.see)) for step in exercise.steps)
        return Arrange(
            **self.common,
            stem=html(exercise.question),
            steps=steps,
            order=shown_order(exercise),
            because=html(exercise.because),
            also=exercise.also,
        )

    def matching(self, exercise: kinds.Matching) -> Question:
        pictures = {
            place: found for place, pair in enumerate(exercise.pairs) if (found := drawings.drawing_in(pair.left))
        }
        names = {place: f"{exercise.id.replace('.', '-')}-{place + 1}.svg" for place in pictures}
        pairs = tuple(
            (
                f"picture {place + 1}" if place in pictures else html(pair.left),
                html(pair.right),
                self.said(pair.feedback, {}, pair.see),
            )
            for place, pair in enumerate(exercise.pairs)
        )
        shown = "".join(
            f"<p>Picture {place + 1}:<br>{_image(names[place], drawing)}</p>" for place, drawing in pictures.items()
        )
        return Match(
            **self.common,
            stem=blocks(html(exercise.question)) + shown if shown else html(exercise.question),
            pairs=pairs,
            order=shown_order(exercise),
            pictures={names[place]: drawings.standalone(drawing) for place, drawing in pictures.items()},
        )

    def numeric(self, exercise: kinds.Numeric) -> Question:
        known = numbers(exercise)
        slips = ((evaluate(tree(slip.value), known), slip) for slip in exercise.mistakes)
        return Number(
            **self.common,
            stem=self.said(exercise.question, known),
            answer=known["answer"],
            tolerance=exercise.tolerance,
            working=self.said(exercise.working, known),
            slips=tuple((value, self.said(slip.feedback, known, slip.see)) for value, slip in slips),
            otherwise=self.said(exercise.otherwise, known, exercise.see),
        )

    def predict(self, exercise: kinds.PredictRun) -> Question:
        known = case_of(exercise).numbers
        state = urlencode({name: f"{known[name]:g}" for name in exercise.draws})
        run = link(f"{self.course.site}{self.lesson.url}?{state}#{exercise.scene}", "Run it in the figure")
        return Choose(
            **self.common,
            stem=self.said(exercise.question, known),
            choices=self.outcomes(exercise, f" {run}."),
        )

    def diagnose(self, exercise: kinds.DiagnoseCurve) -> Question:
        case = case_of(exercise)
        drawing = svg(plot(case.trajectory, "losses"), "losses", case.trajectory.steps)
        name = f"{exercise.id.replace('.', '-')}.svg"
        return Choose(
            **self.common,
            stem=blocks(self.said(exercise.question, case.numbers)) + f"<p>{_image(name, drawing)}</p>",
            choices=self.outcomes(exercise),
            pictures={name: drawings.standalone(drawing)},
        )

    def outcomes(self, exercise: kinds.PredictRun | kinds.DiagnoseCurve, after: str = "") -> tuple[Choice, ...]:
        case, made = case_of(exercise), []
        for place in shown_order(exercise):
            outcome, right = exercise.outcomes[place], place == case.right
            said = self.said(outcome.because, case.numbers) + after
            said = said if right else self.said(outcome.feedback, case.numbers, outcome.see)
            made.append(Choice(html(outcome.text), said, right))
        return tuple(made)

    def blank(self, exercise: kinds.FillBlank) -> Question:
        replies = (exercise.right, *exercise.slips)
        made = tuple(
            Choice(html(f"`{reply.spellings[0]}`"), self.said(reply.feedback, _ends(reply), reply.see), place == 0)
            for place, reply in enumerate(replies)
        )
        stem = html(f"{exercise.question}\n\n~~~\n{exercise.code}\n~~~")
        return Choose(**self.common, stem=stem, choices=mixed(made, exercise.id))

    def free(self, exercise: kinds.FreeResponse) -> Question:
        anchor = self.exercise.id.rpartition(".")[2].replace("_", "-")
        return Write(
            **{**self.common, "address": f"{self.course.site}{self.lesson.url}#{anchor}"},
            stem=html(exercise.question),
            model=blocks(html(exercise.model)),
            points=tuple(self.said(point.text, {}, point.see) for point in exercise.points),
            note=html(exercise.note),
        )


def mixed(choices: Iterable[Choice], id: str) -> tuple[Choice, ...]:
    """Choices in an order that the id decides, the same at every build."""
    return tuple(shuffled(list(choices), crc32(id.encode())))


def _ends(reply: kinds.Reply) -> Mapping[str, float]:
    return {"end": float(f"{trajectory(reply.run).final[0]:.4g}")} if reply.run else {}


def _image(name: str, drawing: str) -> str:
    return f'<img src="{PICTURES}{name}" alt="{ascii_only(drawings.alt_of(drawing))}">'


_MAKERS: Mapping[type[kinds.Exercise], Callable[..., Question]] = {
    kinds.SingleChoice: _Asking.choices,
    kinds.MultipleAnswer: _Asking.choices,
    kinds.Ordering: _Asking.ordering,
    kinds.Matching: _Asking.matching,
    kinds.Numeric: _Asking.numeric,
    kinds.PredictRun: _Asking.predict,
    kinds.DiagnoseCurve: _Asking.diagnose,
    kinds.FillBlank: _Asking.blank,
    kinds.FreeResponse: _Asking.free,
}
