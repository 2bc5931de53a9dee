"""A rule of the reader's own in the race of the optimisers."""

from dataclasses import replace

import numpy as np

from gdviz.figure.controls import Control, Slider
from gdviz.figure.marks import Contour
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.parts import Predict
from gdviz.figure.race import ChooseRuns, OwnRule, Racer
from gdviz.figure.scene import Run, Scene
from gdviz.optimizers.descent import descend
from gdviz.optimizers.written import WrittenRule
from gdviz.scenes.optimizers import (
    BEST,
    BOWL,
    CENTER,
    FALL,
    FIRST,
    GROUND,
    LANDSCAPES,
    LONGER,
    MAP,
    MOVED,
    PLAY,
    RACE,
    RACERS,
    RATES,
    RULES,
    SETTINGS,
    STEPS,
    highest_rate,
    lowest_rate,
    runs_on,
)

rule_rate = 0.05
given_rule = "x = x - eta*sign(g)"
_OWN = (*RACERS, Racer("", "path"))
_OWN_RUN = Run(WrittenRule(rule_rate, given_rule), start=BEST[FIRST][2], steps=STEPS, label="yours")
_given = descend(BOWL, _OWN_RUN.optimizer, _OWN_RUN.start, STEPS)
_apart = np.hypot(*(_given.iterates[-20:] - CENTER).T)
given_nearest, given_end = float(_apart.min()), float(_apart.max())
rest_rate = 0.1  # with steps that shrink

race = Scene(
    title="A rule of your own in the race",
    alt="Left, a long bowl from above with the zig-zag of plain gradient descent and a path called yours, which goes "
    "along a diagonal, then in small zig-zags along the valley, and hops to and fro short of the lowest point. Right, "
    "how high both are: yours falls, then stays level.",
    caption="Type a rule in the menu: the names g, x, t and eta are given, all others are yours. Here x goes by "
    f"{shortest(rule_rate)} against the sign of the slope, in each parameter. What must you add "
    "so that it comes to rest?",
    question=f"The rule given is {given_rule}, with eta = {shortest(rule_rate)}. How does its run end?",
    parts=(
        LANDSCAPES,
        OwnRule(len(RULES), compared=tuple(range(len(RULES)))),
        Predict(
            "choice",
            options=("at rest in the lowest point", "hopping to and fro near it", "far away"),
            answer=1 + (given_end > 1),
            when=("step", STEPS / 2, STEPS),
            because=f"Each parameter moves by {shortest(rule_rate)} at every step, however small the slope is. In the "
            f"end it hops across the valley, {fixed(given_nearest, 1)} from the lowest point.",
            then="Now press Play, then write a rule of your own.",
        ),
        ChooseRuns(_OWN),
    ),
    objective=RACE,
    runs=(*runs_on(FIRST), _OWN_RUN),
    panels=(
        replace(MAP, marks=(Contour(), replace(MAP.marks[1], racers=_OWN))),  # type: ignore[call-arg]
        replace(FALL, marks=(FALL.marks[0], replace(FALL.marks[1], racers=_OWN))),  # type: ignore[call-arg]
    ),
    controls=(
        Slider(
            "rate_yours",
            lowest_rate,
            highest_rate,
            label="eta of your rule",
            run=len(RULES),
            field="learning_rate",
            log=True,
        ),
        *MOVED,
        *(Control(racer.show, 0.0, 1.0, value=0.0) for racer in RACERS[1:]),
        *RATES,
        *SETTINGS,
        LONGER,
        *GROUND,
    ),
    still={"step": 120},
    animation=PLAY,
    height=380,
)
