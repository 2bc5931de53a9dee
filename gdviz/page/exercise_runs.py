"""What exercises about runs put on a page: pictures of real runs, and what is said of each outcome.

Each outcome has a line for the runs that it fits and one for all others; of the two the script shows one.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from gdviz import scenes
from gdviz.exercises import shown_order
from gdviz.exercises.judge import spelled
from gdviz.exercises.kinds import DiagnoseCurve, FillBlank, PredictRun, Reply
from gdviz.exercises.runs import Case, cases, trajectory
from gdviz.objectives import Objective
from gdviz.optimizers.descent import Trajectory
from gdviz.page.exercise_text import LETTERS, Parts, See, filled, messages
from gdviz.page.small_plot import plot, svg


def predict_run(exercise: PredictRun, see: See) -> Parts:
    """Outcomes to choose from; the run is drawn with the answer, and can be run in its figure."""
    known = cases(exercise)
    scene = scenes.get(exercise.scene)
    level = _minimizer(scene.runs[exercise.run].objective or scene.objective)
    plots = [plot(case.trajectory, "iterates", level) for case in known]
    picture = _drawn(plots[0], known[0].trajectory, level)
    settings = {name: known[0].numbers[name] for name in exercise.draws}
    names = " ".join(settings)
    run = f'<a class="gd-run" data-run="{names}" href="{_address(exercise.scene, settings)}">Run it in the figure</a>.'
    return _outcomes(exercise, see, plots, after=f" {run} {picture}")


def diagnose_curve(exercise: DiagnoseCurve, see: See) -> Parts:
    """A curve below the question, and outcomes to choose from."""
    known = cases(exercise)
    plots = [plot(case.trajectory, "losses") for case in known]
    return _outcomes(exercise, see, plots, shown=svg(plots[0], "losses", known[0].trajectory.steps))


def _minimizer(objective: Objective | None) -> float | None:
    """Where the objective is lowest, where that is at one place."""
    found = objective.minimizers if objective else ()
    return float(found[0][0]) if len(found) == 1 else None


def _drawn(data: dict[str, Any], run: Trajectory, level: float | None) -> str:
    """The iterates of a run, with a line at the minimizer."""
    return svg(data, "iterates", run.steps, "minimizer" if level is not None else "")


def _address(scene: str, settings: Mapping[str, float]) -> str:
    return escape(f"?{urlencode({name: f'{value:g}' for name, value in settings.items()})}#{scene}")


def _outcomes(
    exercise: PredictRun | DiagnoseCurve, see: See, plots: list[dict[str, Any]], *, shown: str = "", after: str = ""
) -> Parts:
    order = shown_order(exercise)
    known = cases(exercise)
    first = known[0]
    said = []
    for letter, place in zip(LETTERS, order, strict=False):
        outcome, right = exercise.outcomes[place], place == first.right
        because = filled(outcome.because, first.numbers) + after
        feedback = filled(outcome.feedback, first.numbers) + see(outcome.see)
        said += [f"**{letter}.** Yes. {because}{_HIDDEN[right]}", f"**{letter}.** No. {feedback}{_HIDDEN[not right]}"]
    data = {
        "kind": "run",
        "order": order,
        "cases": [_told(case, each) for case, each in zip(known, plots, strict=True)],
        "fresh": len(known) > 1,
        "messages": messages("choose"),
        "feedback": [2 * order.index(place) + wrong for place in range(len(order)) for wrong in (0, 1)],
    }
    offered = [f"**{letter}.** {exercise.outcomes[place].text}" for letter, place in zip(LETTERS, order, strict=False)]
    return Parts(said, data, (offered,), shown)


_HIDDEN = {True: "", False: '\n  { hidden="hidden" }'}


def _told(case: Case, plot: dict[str, Any]) -> dict[str, Any]:
    return {"right": case.right, "numbers": case.numbers, "plot": plot}


def fill_blank(exercise: FillBlank, see: See) -> Parts:
    """The code, and for each reply what it does, drawn where it runs."""
    replies = (exercise.right, *exercise.slips)
    said = [_reply(exercise, reply, see) for reply in replies]
    other = f"**Anything else.** No. {exercise.otherwise}{see(exercise.see)}"
    data = {
        "kind": "blank",
        "replies": [[spelled(each) for each in reply.spellings] for reply in replies],
        "answer": [0],
        "feedback": list(range(len(said) + 1)),
        "messages": messages("blank", "wordy"),
    }
    return Parts([*said, other], data, shown=f"~~~python\n{exercise.code}\n~~~", lines=2)


def _reply(exercise: FillBlank, reply: Reply, see: See) -> str:
    verdict = "Yes" if reply is exercise.right else "No"
    run = trajectory(reply.run) if reply.run else None
    known = {"end": float(f"{run.final[0]:.4g}")} if run else {}
    text = f"**`{reply.spellings[0]}`** {verdict}. {filled(reply.feedback, known)}{see(reply.see)}"
    if reply.settings:
        text += f' <a class="gd-run" href="{_address(exercise.scene, reply.settings)}">See it in the figure</a>.'
    if run and reply.run:
        level = _minimizer(reply.run.objective)
        text += f" {_drawn(plot(run, 'iterates', level), run, level)}"
    return text
