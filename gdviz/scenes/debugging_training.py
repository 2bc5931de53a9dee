"""Faults of a training loop: a tiny batch first, a gallery of real runs, and a patient whose fault is to be found."""

from __future__ import annotations

import numpy as np

from gdviz.figure.controls import Animation, Control, Slider, Step
from gdviz.figure.faults import TESTS_SAID, patients
from gdviz.figure.faulty import FaultCurves, FaultWords, Patient, PatientChart, PatientCurves
from gdviz.figure.marks import Label
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choose, Predict
from gdviz.figure.scene import Scene
from gdviz.optimizers.examination import examined
from gdviz.optimizers.faults import FAULT_STEPS, FAULTS, SOUND, TINY, TINY_STEPS, faulty_run

_NAMES = tuple(fault.name for fault in FAULTS)
count, units, examples = len(FAULTS), round(SOUND["hidden_units"]), round(SOUND["examples"])
(
    _SOUND, _HIGH, _LOW, _NAN, _SMALL, _OVERFIT, _LABELS, _SORTED, _CARRIED, _DEAD, _SIGN,
) = range(count)  # fmt: skip
seed = 1
guess_loss = float(np.log(2))


def _last(place: int, tiny: bool = False) -> float:
    return float(faulty_run(place, seed, tiny).losses[-1])


# ---- a tiny batch first

tiny_sound, tiny_sign = _last(_SOUND, True), _last(_SIGN, True)
tiny_count, tiny_steps, enough = TINY, TINY_STEPS, 0.1

tiny_batch = Scene(
    title=f"{in_words(TINY).capitalize()} examples, learnt by heart",
    alt=f"The loss on {in_words(TINY)} examples against the step, on a logarithmic axis, for two runs from the same "
    f"start. Blue, the sound loop: it falls smoothly to {shortest(tiny_sound, 2)}. The other, with a wrong sign, "
    f"stays above {shortest(enough)}.",
    caption=f"A network of {in_words(units)} units trained on {in_words(TINY)} examples alone, {TINY_STEPS} steps: the "
    f"sound loop (blue) brings their loss to {shortest(tiny_sound, 2)}. The other has the fault you choose. Which "
    "faults does such a batch not show?",
    question=f"A wrong sign in the backward pass: where is the loss on these {in_words(TINY)} examples after "
    f"{TINY_STEPS} steps?",
    parts=(
        FaultWords(FAULTS, faulty_run, TINY_STEPS, seed),
        Predict(
            "choice",
            options=("near zero, only later", f"still above {shortest(enough)}"),
            answer=int(tiny_sign > enough),
            when=("step", TINY_STEPS - 1.0, float(TINY_STEPS)),
            because=f"It ends at {shortest(tiny_sign, 2)}: the second layer learns, and the first one undoes it.",
            then="Now press Play. Then choose other faults.",
        ),
        Choose("fault", "fault", _NAMES),
    ),
    panels=(
        Panel(
            (
                FaultCurves(fault=0, tiny=True, role="function"),
                FaultCurves(tiny=True),
                Label("blue: the sound loop", (0.03 * TINY_STEPS, 2.2e-3), role="function"),
            ),
            x=Axis("step t", 0.0, float(TINY_STEPS)),
            y=Axis("loss, log scale", 1e-3, 10.0, "log"),
        ),
    ),
    controls=(
        Step(jumps=(10, 50)),
        Control("fault", 0.0, count - 1.0, value=float(_SIGN)),
        Slider("seed", 0.0, 9.0, value=float(seed), label="seed", whole=True),
    ),
    animation=Animation(
        {"step": tuple(float(t) for t in range(0, TINY_STEPS + 1, 4))}, seconds=6.0, hold=3.0, loops=False
    ),
    height=380,
)

# ---- the gallery

overfit_loss = _last(_OVERFIT)
overfit_lowest, overfit_at, overfit_held = examined(_OVERFIT, seed, "held_out")
overfit_examples = round(FAULTS[_OVERFIT].settings["examples"])
wrong_share = 1 / FAULTS[_LABELS].settings["flipped"]
labels_floor = float(-wrong_share * np.log(wrong_share) - (1 - wrong_share) * np.log(1 - wrong_share))
epoch = examples // round(SOUND["batch_size"])
top_loss = 2.0

gallery = Scene(
    title="The same network, one fault at a time",
    alt="Loss against the step, whole line on the training data, dashed on data held out. With the one chosen, "
    f"overfitting, the whole line falls to {fixed(overfit_loss, 2)} while the dashed one turns early and rises to "
    f"{fixed(overfit_held, 2)}.",
    caption=f"The two moons again, {FAULT_STEPS} steps. Choose a fault from the list: whole line, the loss on what the "
    "network is trained on; dashed, on what is held out. Losses above "
    f"{shortest(top_loss)} leave the picture. Which faults does the training loss alone not show?",
    question=f"This network has {round(FAULTS[_OVERFIT].settings['hidden_units'])} units and {overfit_examples} "
    "examples, some with wrong labels. Its training loss falls and falls. What does the dashed line do?",
    parts=(
        FaultWords(FAULTS, faulty_run, FAULT_STEPS, seed),
        Predict(
            "choice",
            options=("it falls with it", "it comes to rest", "it turns and rises"),
            answer=2 if overfit_held > 1.2 * overfit_lowest else 1,
            when=("step", 0.75 * FAULT_STEPS, float(FAULT_STEPS)),
            because=f"It is lowest at step {round(overfit_at)}, {fixed(overfit_lowest, 2)}, and ends at "
            f"{fixed(overfit_held, 2)}: what is learnt by heart is wrong elsewhere.",
            then="Now press Play. Then choose other faults.",
        ),
        Choose("fault", "fault", _NAMES),
    ),
    panels=(
        Panel(
            (
                FaultCurves(),
                Label("whole line: training", (FAULT_STEPS, 0.96 * top_loss), role="path", align="right"),
                Label("dashed: held out", (FAULT_STEPS, 0.89 * top_loss), role="path", align="right"),
            ),
            x=Axis("step t", 0.0, float(FAULT_STEPS)),
            y=Axis("loss", 0.0, top_loss),
        ),
    ),
    controls=(
        Step(jumps=(10, epoch)),
        Control("fault", 0.0, count - 1.0, value=float(_OVERFIT)),
        Slider("seed", 0.0, 9.0, value=float(seed), label="seed", whole=True),
    ),
    animation=Animation(
        {"step": tuple(float(t) for t in range(0, FAULT_STEPS + 1, 8))}, seconds=6.0, hold=3.0, loops=False
    ),
    height=400,
)


# What the page says of single runs: worked out when it is asked for.


def tiny_losses() -> tuple[float, ...]:
    """At the end of the tiny batch, for every fault."""
    return tuple(_last(place, True) for place in range(count))


def last_losses() -> tuple[float, ...]:
    """On the training data at the end, for every fault."""
    return tuple(_last(place) for place in range(count))


def sound_update() -> float:
    """The length of an update over that of the weights, in the first layer of the sound run."""
    return examined(_SOUND, seed, "updates")[0]


def low_update() -> float:
    """The same with the rate too low."""
    return examined(_LOW, seed, "updates")[0]


def nan_at() -> int:
    """The step from which the loss is no number."""
    return int(np.argmax(np.isnan(faulty_run(_NAN, seed).losses)))


# ---- the patient

all_tests = 2.0 ** len(TESTS_SAID) - 1
patient_count, test_count = patients(count), len(TESTS_SAID)

patient = Scene(
    title="A patient",
    alt="Left, the loss of a run against the step, those lines of it that have been ordered. Right, a chart with a row "
    f"for each of {in_words(test_count)} tests: its name, and under it what it says in numbers.",
    caption=f"{patient_count} networks, each with one of {in_words(count - 1)} faults or with none. Losses are drawn "
    "as lines. How few tests do you need?",
    question="A loss stays at that of a guess. Which test tells dead ReLUs from weights that are too small?",
    parts=(
        Patient(FAULTS, faulty_run, examine=examined),
        Predict(
            "choice",
            options=("the held-out loss", "the gradient norms", "the tiny batch"),
            answer=1,
            when=("ordered", 1.0, all_tests),
            because="Where every ReLU is dead the gradient of the first layer is exactly zero. That of small weights "
            "is small.",
            then="Now order a test, and find out what this patient has.",
        ),
    ),
    panels=(
        Panel((PatientCurves(),), x=Axis("step t", 0.0, float(FAULT_STEPS)), y=Axis("loss", 0.0, top_loss), weight=1.1),
        Panel((PatientChart(),), title="Tests"),
    ),
    controls=(
        Control("patient", 0.0, patient_count - 1.0, value=0.0),
        Control("ordered", 0.0, all_tests, value=0.0),
        Control("named", 0.0, float(count), value=0.0),
    ),
    still={"ordered": all_tests},
    height=430,
)
