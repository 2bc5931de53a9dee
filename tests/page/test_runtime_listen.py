"""What runs sound like: told apart by pitches alone, by a listener who knows nothing of the code that makes them."""

import json
import math
from functools import cache
from itertools import pairwise

import pytest
import quickjs

from gdviz import scenes
from gdviz.page import runtime
from gdviz.page.parts.share import can_be_heard
from tests.page.exported import script_of

pytestmark = pytest.mark.xdist_group("runtime")

BOWL = "learning_rates.diverging"  # f(x) = (x - 3)^2: an error is multiplied by 1 - 2 rate at each step
VALLEY = "two_parameters.contour_descent"
STARTS = (-1.7, -0.4, 0.9, 2.2, 4.1, 6.5, 7.9)
RATES = {  # by what their factor says they do; its size and its sign are all there is to know
    "converging": (0.1, 0.2, 0.3, 0.4),
    "oscillating": (0.8, 0.85, 0.9, 0.95, 1.0),
    "diverging": (1.05, 1.1, 1.15, 1.2),
    "creeping": (0.0005, 0.001, 0.002, 0.003),
}


@cache
def _context():
    context = quickjs.Context()
    context.eval(runtime.source_of("listen/notes.js"))
    context.eval(runtime.source())
    return context


def js(expression):
    """The value of an expression that sees the functions of notes.js."""
    return json.loads(_context().eval(f"JSON.stringify({expression})"))


def notes_of(id, run, **values):
    """The sound of one run of a scene with these settings, on a scale of its own."""
    _context().eval(script_of(scenes.get(id)))
    return js(f"""(() => {{
        const store = new gdviz.Store(gdviz.definitions.get({json.dumps(id)}));
        store.set({json.dumps(values)});
        const described = store.scene.objectives[store.scene.runs[{run}].objective];
        const objective = store.objectives[store.scene.runs[{run}].objective];
        const trajectory = {{ ...store.trajectory({run}) }};
        const floor = floorOf(objective, described, trajectory.iterates);
        const unit = objective.value(trajectory.iterates[0]) - floor || 1;
        return runNotes(trajectory, objective, {{ floor, unit, across: described.domain[0] }});
    }})()""")


def bowl(rate, start, steps=8):
    """The sound of descent on (x - 3)^2, its iterates by their closed form."""
    iterates = [[3 + (start - 3) * (1 - 2 * rate) ** step] for step in range(steps + 1)]
    objective = "{ value: ([x]) => (x - 3) ** 2 }"
    scale = {"floor": 0, "unit": (start - 3) ** 2, "across": [-2, 8]}
    return js(f"runNotes({{ iterates: {json.dumps(iterates)} }}, {objective}, {json.dumps(scale)})")


def heard(sound):
    """What a listener makes of the pitches: by how far they fall or rise from tick to tick, and by dips in between."""
    pitches = [note["pitch"] for note in sound["notes"]]
    ticks = [place for place, note in enumerate(sound["notes"]) if note["tick"]]
    whole = pitches[ticks[-1]] - pitches[ticks[0]]
    spans = [pitches[a : b + 1] for a, b in pairwise(ticks)]
    dips = [min(span[0], span[-1]) - min(span) for span in spans]
    if whole > 1:
        return "diverging"
    if sum(dip > 2 for dip in dips) > len(dips) / 2:
        return "oscillating"
    return "creeping" if whole > -2 else "converging"


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("kind", RATES)
def test_what_a_run_does_is_heard_from_every_start(kind, start):
    for rate in RATES[kind]:
        assert heard(bowl(rate, start)) == kind


@pytest.mark.parametrize(
    ("run", "rate", "kind"), [(0, 0.1, "converging"), (1, 0.9, "oscillating"), (2, 1.05, "diverging")]
)
def test_the_three_runs_of_the_lesson_are_told_apart_and_sound_as_their_closed_form_does(run, rate, kind):
    sound = notes_of(BOWL, run)
    assert heard(sound) == kind
    expected = [note["pitch"] for note in bowl(rate, 0)["notes"]]
    assert [note["pitch"] for note in sound["notes"]] == pytest.approx(expected, abs=1e-3)


def test_the_readers_own_rates_are_told_apart():
    for kind, rates in RATES.items():
        for rate in (rate for rate in rates if rate >= 0.01):  # of the slider's range
            assert heard(notes_of(BOWL, 2, learning_rate=rate)) == kind
    assert heard(notes_of(BOWL, 2, learning_rate=0.01)) == "creeping"


@pytest.mark.parametrize("start", [[-2.5, 3.0], [3.5, -2.0], [0.5, 4.5], [3.0, 3.0]])
def test_a_path_in_the_plane_is_heard_too(start):
    sound = notes_of(VALLEY, 0, start=start)
    assert heard(sound) == "converging"


def test_pitch_is_nine_semitones_a_power_of_ten_and_stays_where_it_can_be_heard():
    assert js("[1, 10, 0.1, 0.01].map((height) => pitchOf(height, 1))") == pytest.approx([72, 81, 63, 54])
    assert js("[0, 1e-300, 1e300].map((height) => pitchOf(height, 1))") == [45, 45, 90]
    assert js("[pitchOf(Infinity, 1), pitchOf(NaN, 1)]") == [90, 90]
    assert js("[frequencyOf(45), frequencyOf(69), frequencyOf(90)]") == pytest.approx([110, 440, 110 * 2 ** (45 / 12)])


def test_left_and_right_are_the_place():
    pans = [note["pan"] for note in bowl(0.4, -2)["notes"] if note["tick"]]
    assert pans[0] == pytest.approx(-0.9) and pans == sorted(pans)
    assert pans[-1] == pytest.approx(0.9 * (2 * (3 - 5 * 0.2**8 + 2) / 10 - 1))
    assert js("[panOf(5, [0, 1]), panOf(-5, [0, 1]), panOf(2, [2, 2])]") == [0.9, -0.9, 0]


def test_a_run_that_leaves_has_an_end_of_its_own():
    assert notes_of(BOWL, 2, learning_rate=1.2)["end"] == ""
    iterates = [[0.0], [1e100], [1e200]]
    made = js(f"runNotes({{ iterates: {json.dumps(iterates)}, diverged: true }}, {{ value: ([x]) => x * x }}, "
              "{ floor: 0, unit: 1, across: [-1, 1] })")  # fmt: skip
    assert made["end"] == "left" and made["notes"][-1]["pitch"] == 90


@pytest.mark.parametrize("steps", [1, 2, 8, 50, 1000])
def test_a_run_takes_a_time_that_one_listens_to_and_ends_at_its_last_step(steps):
    notes = bowl(0.01, 0, steps)["notes"]
    times = [note["time"] for note in notes]
    assert times == sorted(times) and times[0] == 0 and times[-1] <= 9
    assert notes[-1]["step"] == steps and notes[-1]["tick"] and notes[0]["step"] == 0
    assert min(b - a for a, b in pairwise(times)) > 0.001


def test_a_run_without_a_step_is_one_note():
    assert [note["tick"] for note in bowl(0.1, 0, 0)["notes"]] == [True]


def test_a_curve_is_swept_from_left_to_right_and_rests_where_there_is_none():
    notes = js("curveNotes((share) => (share > 0.5 ? NaN : share)).notes")
    left = [note for note in notes if note["share"] <= 0.5]
    assert [note["pitch"] for note in left] == pytest.approx([45 + 36 * note["share"] for note in left])
    assert {note["pitch"] for note in notes if note["share"] > 0.5} == {None}
    pans = [note["pan"] for note in notes]
    assert pans == sorted(pans) and pans[0] == -pans[-1] == pytest.approx(-0.9)


def test_the_lowest_value_is_looked_for_where_it_may_be():
    assert js("floorOf({ value: ([x]) => (x - 1) ** 2 + 2 }, { domain: [[-1, 3]] }, [])") == pytest.approx(2)
    assert js("floorOf({ value: ([x, y]) => x + y }, { domain: [[0, 1], [5, 6]] }, [[-3, 0]])") == -3
    assert js("floorOf({ value: ([x]) => Math.log(x) }, { domain: [[-1, 1]], minimizers: [[0.001]] }, [])") == (
        pytest.approx(math.log(0.001))
    )
    five = "{ value: (w) => w.reduce((sum, part) => sum + part * part, 0) }"
    assert js(f"floorOf({five}, {{ domain: Array(5).fill([0, 1]) }}, [[1, 1, 1, 1, 1]])") == 5


def test_every_figure_with_a_run_or_a_curve_can_be_heard_and_no_other():
    offered = {scene.id for scene in scenes.all() if can_be_heard(scene)}
    assert {BOWL, VALLEY, "learning_rates.final_loss", "derivatives.sliding_tangent", "home.bowl"} <= offered
    assert not offered & {"guide.tuning", "chain_rule.graph", "guide.five_step_loop", "hidden_units.seen"}
