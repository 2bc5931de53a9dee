"""The answers to the labs' tasks: each lab run with the change that a task asks for, and what its answer says."""

import contextlib
import io
import re
import warnings

import numpy as np
import pytest

from gdviz.page.lab_run import CHECK, USES
from gdviz.paths import DOCS
from tests.lessons import turns
from tests.lessons.turns import solved

LABS = DOCS / "labs"
FIT, RATES, LANDSCAPE = "fit-a-line", "parabola-and-learning-rates", "loss-landscape"
DIFFERENCES, REVERSE, BOWL = "finite-differences", "reverse-mode", "shape-of-a-bowl"
MINI = "mini-batches"
MOONS = "two-moons"
RHYMES = "language-model"
DEBUGGING = "debugging"


def run(lab, change=("", ""), extra=""):
    """What the lab leaves behind, what it printed, and the places of the code cells whose assert failed."""
    cells = [cell for cell in solved(lab) if "show(" not in cell]  # draws the lab's picture
    old, new = change
    assert any(old in cell for cell in cells)
    left, printed, failed = {}, io.StringIO(), []
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for place, cell in enumerate(cells):
            try:
                exec(cell.replace(old, new) if old else cell, left)
            except AssertionError:
                failed.append(place)
        exec(extra, left)
    return left, printed.getvalue(), failed


def says(lab, *numbers):
    """Whether the lab's answers say these numbers."""
    text = " ".join(line.removeprefix("# ") for line in (LABS / f"{lab}.py").read_text(encoding="utf-8").splitlines())
    return [number for number in numbers if number.replace("-", "\N{MINUS SIGN}") not in text and number not in text]


@pytest.mark.parametrize(("lab", "count"), [(FIT, 3), (RATES, 2), (LANDSCAPE, 3)])
def test_every_task_has_an_answer(lab, count):
    text = (LABS / f"{lab}.py").read_text(encoding="utf-8")
    before, tasks = text.split("## Now you")
    tasks = tasks.split('# <details class="answer" markdown>')[:-1]
    assert [re.findall(r"^# \*\*(\d)\. ", task, re.M) for task in tasks] == [[str(n + 1)] for n in range(count)]
    asked = before.count('# %% tags=["uses-yours"]')  # what the reader has written is asked about, too
    assert text.count("<summary>Answer</summary>") == text.count("</details>") == count + asked
    assert run(lab)[2] == []


def test_a_line_fitted_with_other_rates():
    faster, _, _ = run(FIT, ("learning_rate = 0.1", "learning_rate = 0.3"))
    first, second, last = (faster["history"][place] for place in (1, 2, 100))
    slow, _, _ = run(FIT)
    found = [f"{each:.2f}" for each in (*first, *second)] + [f"{last[0]:.4f}", f"{slow['history'][100][0]:.4f}"]
    assert found == ["2.24", "1.57", "1.07", "0.64", "1.8778", "1.8529"] and says(FIT, *found) == []
    broken, _, failed = run(FIT, ("learning_rate = 0.1", "learning_rate = 0.6"))
    losses = [broken["loss"](*broken["history"][step]) for step in (1, 3, 400)]
    assert (f"{losses[0]:.1f}", f"{losses[1]:.0f}", len(str(int(losses[2])))) == ("35.6", "682", 258)
    assert failed and says(FIT, "35.6", "682", "258") == []
    x = slow["x"]
    steepest = np.linalg.eigvalsh(2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])).max()
    found = [f"{2 / steepest:.4f}", f"{steepest:.3f}", f"{1 - 0.3 * steepest:.2f}", f"{1 - 0.6 * steepest:.2f}"]
    assert says(FIT, *found) == []


def test_a_line_fitted_with_one_odd_house():
    plain, _, _ = run(FIT)
    added = "data = houses()\nfrom dataclasses import replace\ndata = replace(data, x=(*data.x, {}), y=(*data.y, 0.5))"
    odd, _, _ = run(FIT, ("data = houses()", added.format(2.3)))
    said = plain["best"][0] * 2.3 + plain["best"][1]
    found = [f"{each:.2f}" for each in (*plain["best"], *odd["best"], said, said - 0.5, (said - 0.5) ** 2 / 13)]
    assert says(FIT, *found, f"{odd['loss'](*odd['best']):.2f}", f"{(said - 0.5) ** 2:.1f}") == []
    middle, _, _ = run(FIT, ("data = houses()", added.format(1.16)))
    assert f"{middle['best'][0]:.2f}" == f"{plain['best'][0]:.2f}" and says(FIT, f"{middle['best'][1]:.2f}") == []


def test_a_line_fitted_with_a_wrong_sign():
    changed, printed, failed = run(
        FIT, ("errors = predict(m, b) - y\n    return np.array", "errors = y - predict(m, b)\n    return np.array")
    )
    plain, _, _ = run(FIT)
    right = plain["gradient"](0.7, -0.3)
    assert failed and "1.2e+01" in printed and np.allclose(changed["gradient"](0.7, -0.3), -right)
    assert says(FIT, "1.2e+01", f"{2 * abs(right[0]):.1f}", f"{right[0]:.2f}", f"{right[1]:.2f}") == []


def steps_to(factor, distance=3.0, within=0.001):
    count = 0
    while abs(distance) > within:
        distance, count = distance * factor, count + 1
    return count


def test_the_parabolas_answers():
    assert [steps_to(1 - 2 * rate) for rate in (0.5, 0.4, 0.6, 0.1, 0.9)] == [1, 5, 5, 36, 36]
    assert says(RATES, "5 steps", "36 steps") == []
    x, found = 0.0, []
    for _ in range(6):
        found.append(f"{x:.0f}")
        x -= 0.5 * 10 * (x - 3)
    assert says(RATES, ", ".join(found)) == []


def test_the_limit_for_a_sum_of_squares():
    # Five times the curvature: 2 / (5 · (12 + √136)).
    assert f"{2 / (5 * (12 + np.sqrt(136))):.5f}" == "0.01690" and says(RATES, "0.01690") == []


def test_the_limit_for_houses_in_other_units():
    left, _, _ = run(RATES)
    areas = np.array([0.35, 0.50, 0.62, 0.75, 0.84, 0.95, 1.10, 1.25, 1.45, 1.70, 2.05, 2.40])
    (low, high), (flat, steep) = (np.linalg.eigvalsh(left["hessian"](each)) for each in (areas, 100 * areas))
    assert says(RATES, f"{2 / high:.4f}", f"{2 / steep:.7f}", f"{high:.2f}", f"{low:.2f}", f"{flat:.2f}") == []
    assert round(steep / high, -2) == 6700 and says(RATES, "6700") == []


def test_the_landscapes_answers():
    left, _, _ = run(LANDSCAPE, extra="absolute = np.mean(np.abs(predictions - y), axis=-1)")
    bends = np.round(
        np.diff(left["absolute"][:, left["column"]], n=2) / (left["slopes"][1] - left["slopes"][0]) ** 2, 3
    )
    where = left["slopes"][1:-1][bends > 0]
    assert (len(bends), (bends == 0).sum(), (bends > 0).sum()) == (79, 69, 10)
    assert (round(where.min(), 2), round(where.max(), 2)) == (1.4, 2.15)
    lowest = np.unravel_index(np.argmin(left["absolute"]), left["absolute"].shape)
    assert (round(left["m"][lowest], 2), round(left["b"][lowest], 2)) == (1.75, 0.55)
    assert says(LANDSCAPE, "79", "69", "1.4", "2.15", "1.75", "0.55") == []


def test_the_landscape_of_two_houses_and_of_one():
    begin = "x, y = np.array(data.x), np.array(data.y)"
    two, _, failed = run(LANDSCAPE, (begin, f"{begin}\nx, y = x[[0, -1]], y[[0, -1]]"))
    slope = (4.75 - 1.20) / (2.40 - 0.35)
    found = [f"{slope:.3f}", f"{1.20 - 0.35 * slope:.3f}", f"{two['landscape'].min():.4f}"]
    assert failed == [] and says(LANDSCAPE, *found) == []
    one, _, failed = run(LANDSCAPE, (begin, f"{begin}\nx, y = x[:1], y[:1]"))
    nearest = 1.20 * np.array([0.35, 1.0]) / (0.35**2 + 1)
    assert failed and says(LANDSCAPE, f"{nearest[0]:.3f}", f"{nearest[1]:.3f}") == []
    assert one["landscape"].min() < 1e-12


def test_what_finite_differences_are_wrong_by():
    """For x³ at 1 the forward difference is off by 3h + h², as long as rounding lets it."""
    _, printed, failed = run(DIFFERENCES)
    assert failed == []
    errors = [float(error) for error in re.findall(r"^h = 1e-\d\d   error (\S+)$", printed, re.M)]
    assert errors[:7] == [float(f"{3 * 10**-k + 100**-k:.1e}") for k in range(1, 8)]
    assert (errors.index(min(errors)) + 1, errors[15]) == (8, 3.0) and says(DIFFERENCES, "$10^{-16}$ it is 3") == []
    first, *others = [float(apart) for apart in re.findall(r"apart (\S+)$", printed, re.M)]
    assert first < 1e-14 and len(others) == 3 and min(others) > 1000 * first


def test_the_record_of_a_formula_and_its_slopes():
    """(2x + 3)² at 1: the slope of the square is 2 · 5, and twice that for x."""
    _, printed, failed = run(REVERSE)
    assert failed == [] and says(REVERSE, "It is 10.", "the slope for $x$ is 20") == []
    lines = [line.split() for line in printed.splitlines() if line.split()[1:2] == ["slope"]]
    assert [(line[0], line[2]) for line in lines if line[0] in ("5", "25") or line[2] == "20"] == [
        *(("1", "20"), ("5", "10"), ("25", "1")),
    ]


def test_which_rates_converge_on_the_bowl_and_which_is_the_fastest():
    _, printed, failed = run(BOWL)
    assert failed == []
    rows = re.findall(r"^rate (\S+)   factor (\S+)   distance (\S+)$", printed, re.M)
    assert [float(factor) < 1 for _, factor, _ in rows] == [True] * 5 + [False]
    low, high = 12 - np.sqrt(136), 12 + np.sqrt(136)
    found = f"{2 / 24:.5f}", f"{1 - low / 12:.4f}"
    assert min(rows, key=lambda row: float(row[2]))[:2] == found
    assert says(BOWL, *found, f"{2 / high:.5f}", f"{0.085 * high - 1:.4f}") == []


def test_mini_batches_one_epoch_and_six():
    _, printed, failed = run(MINI)
    assert failed == []
    rows = re.findall(r"^size +(\d+) +(\d+) steps  (\S+)  (\S+)$", printed, re.M)
    assert [(size, steps) for size, steps, *_ in rows] == [("64", "6"), ("8", "48"), ("1", "384")]
    (_, _, all_first, _), (_, _, eight_first, eight_last), (_, _, one_first, one_last) = rows
    assert float(one_first) < float(eight_first) < float(all_first)
    assert float(eight_last) < float(one_last)
    assert says(MINI, one_first, eight_first, all_first, eight_last, one_last) == []


def test_a_network_learns_two_moons_and_its_copies_do_not():
    """Scores near 0 cost ln 2 a point; eight copies of one unit are a line, which gets 25 of 200 wrong at best."""
    _, printed, failed = run(MOONS)
    assert failed == [] and says(MOONS, f"{np.log(2):.2f}") == []
    rows = re.findall(r"^step (\d+)   loss (\S+)   held out (\S+)$", printed, re.M)
    assert [step for step, _, _ in rows] == ["0", "10", "100", "400"]
    first, tenth, _, last = [(float(loss), float(share)) for _, loss, share in rows]
    assert abs(first[0] - np.log(2)) < 0.1 and 0.8 < tenth[1] < 0.92 and last[1] >= 0.97
    assert "largest slope: 0.0\n" in printed
    (alike,) = re.findall(r"^loss (\S+)   held out (\S+)$", printed, re.M)
    assert abs(float(alike[0]) - 0.336) < 0.01 and float(alike[1]) < 0.9


@pytest.mark.parametrize("lab", turns.LABS)
def test_every_lab_compares_what_its_reader_wrote_with_the_package(lab):
    """In a cell after all that is written, which stops the notebook where the two differ."""
    cells = turns.code_cells(lab)
    last = max(place for place, cell in enumerate(cells) if turns.has(cell, CHECK))
    compared = [cell.source for cell in cells[last:] if turns.has(cell, USES)]
    assert any("assert " in source and re.search(r"^from gdviz\b", source, re.M) for source in compared)


def test_a_bigram_comes_within_a_hundredth_of_the_counts_and_never_to_them():
    _, printed, failed = run(RHYMES)
    assert failed == [] and says(RHYMES, f"{np.log(28):.2f}") == []
    rows = re.findall(r"^ *(\d+)  (\d\.\d{3})  +(\d+\.\d)  (.{40})$", printed, re.M)
    assert [updates for updates, *_ in rows] == ["0", "10", "100", "500"]
    losses = [float(loss) for _, loss, _, _ in rows]
    assert losses[0] == 3.332 and rows[0][2] == "28.0" and losses == sorted(losses, reverse=True)
    ((least, above),) = re.findall(r"^least (\S+), and you are (\S+)% above it$", printed, re.M)
    assert 0 < float(above) < 1 and abs(losses[-1] / float(least) - 1 - float(above) / 100) < 1e-3
    yours, theirs = re.findall(r"^(?:yours|gdviz) (\d\.\d{12})$", printed, re.M)
    assert yours == theirs


def test_the_tests_of_the_lab_find_the_three_faults():
    """200 times too long is off by 199/200; opposite is off by 2; dead ReLUs leave the loss of a guess."""
    _, printed, failed = run(DEBUGGING)
    assert failed == [] and says(DEBUGGING, "0.995", f"{np.log(2):.4f}") == []
    checked = dict(re.findall(r"^gradient_(\w)   (\S+)   right \w+$", printed, re.M))
    assert checked["a"] == "0.000" and checked["b"] == f"{199 / 200:.3f}" and says(DEBUGGING, checked["c"]) == []
    assert "losses seen: 37   last score: 36\n" in printed and says(DEBUGGING, "36", "37") == []
    rows = {row[0]: row[1:] for row in re.findall(r"^(\w)   (\S+)   (\S+)   tiny (\S+)$", printed, re.M)}
    assert rows["A"][:2] == ("2.00", "0.00") and float(rows["A"][2]) > 0.1
    assert min(map(float, rows["B"][:2])) > 0.1 and float(rows["B"][2]) < 0.01
    assert rows["C"] == ("0.00", "0.00", f"{np.log(2):.4f}")
