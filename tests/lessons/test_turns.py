"""The cells of labs that readers write: empty until they do, with a check that knows right from wrong and says why."""

import ast
import io
import os
import re
import subprocess
import sys
import textwrap
import zipfile

import pytest

from gdviz.checks import NotYet
from gdviz.page.wheel import wheel
from gdviz.paths import DOCS, ROOT
from tests.lessons.turns import LABS, function_in, look_at, solutions, solved, turns

TURNS = [(lab, function_in(cell)) for lab in LABS for cell, _ in turns(lab)]
FIT, RATES, LANDSCAPE = "fit-a-line", "parabola-and-learning-rates", "loss-landscape"
DIFFERENCES, REVERSE, BOWL = "finite-differences", "reverse-mode", "shape-of-a-bowl"
MINI, OVERFITTING = "mini-batches", "overfitting"
MOONS = "two-moons"
RHYMES = "language-model"
ADAM = "adam"
DEBUGGING = "debugging"


@pytest.mark.parametrize("lab", LABS)
def test_a_reader_really_writes_and_each_cell_to_write_is_empty_with_a_check_below(lab):
    assert turns(lab)
    for cell, check in turns(lab):
        (function,) = ast.parse(cell.source).body
        documented, dots = function.body
        assert ast.get_docstring(function) and ast.unparse(dots) == "..." and isinstance(documented, ast.Expr)
        assert 5 <= cell.metadata["minutes"] <= 10
        called = [node for node in ast.walk(ast.parse(check.source)) if isinstance(node, ast.Call)]
        (looks,) = [node for node in called if ast.unparse(node.func) == "check"]
        assert ast.unparse(looks.args[0]) == function.name and len(looks.args) >= 4, "on several inputs"
    assert set(solutions(lab)) == {function_in(cell) for cell, _ in turns(lab)}


@pytest.mark.parametrize("lab", LABS)
def test_a_solved_lab_runs_from_top_to_bottom_in_a_process_of_its_own(lab, tmp_path):
    (tmp_path / "solved.py").write_text("\n\n".join(solved(lab)), encoding="utf-8")
    began = os.times()
    done = subprocess.run(
        [sys.executable, "-W", "error", "solved.py"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    ended = os.times()  # of work, whatever else the machine does
    assert ended.children_user + ended.children_system - began.children_user - began.children_system < 20
    right = re.findall(r"^right: (\w+), (\d+) of \2 calls$", done.stdout, re.M)
    assert [name for name, _ in right] == [function_in(cell) for cell, _ in turns(lab)]


@pytest.mark.parametrize(("lab", "name"), TURNS)
def test_no_check_passes_before_its_function_is_written_nor_by_accident(lab, name):
    header = re.match(r"def \w+\(.*?\):", solutions(lab)[name], re.S)[0]
    empty = next(cell.source for cell, _ in turns(lab) if function_in(cell) == name)
    with pytest.raises(NotYet, match=rf"^{name} is empty: write it, then run both cells\.$"):
        look_at(lab, name, empty)
    arguments = [each.arg for each in ast.parse(header + " pass").body[0].args.args]
    for body in ("return None", "pass; print()", "return 0.0", "return 1", "return []", "return (0, 0)", "1 / 0"):
        with pytest.raises(NotYet):
            look_at(lab, name, f"{header}\n    {body}")
    for argument in arguments:
        with pytest.raises(NotYet):
            look_at(lab, name, f"{header}\n    return {argument}")


def test_no_solution_is_in_a_lab_or_in_what_is_taken_along():
    _, content = wheel(ROOT)
    packed = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in packed if "solutions" in name]
    texts = "\n".join((DOCS / "labs" / f"{lab}.py").read_text(encoding="utf-8") for lab in LABS)
    for lab in LABS:
        for source in solutions(lab).values():
            body = "\n".join(source.splitlines()[1:])
            assert textwrap.dedent(body).strip() not in textwrap.dedent(texts)
            last = ast.parse(source).body[0].body[-1]
            assert len(ast.unparse(last)) < 25 or ast.unparse(last) not in texts


# ---- usual mistakes: the solution with one thing changed, and words of the line that has to come

MISTAKES = [
    (DEBUGGING, "apart", " / largest if largest else 0.0", "", "that is the distance"),
    (DEBUGGING, "apart", "max(", "min(", "not the smaller"),
    (DEBUGGING, "apart", "max(np.linalg.norm(a), np.linalg.norm(b))", "np.linalg.norm(a) + np.linalg.norm(b)",
     "not their sum"),
    (DEBUGGING, "by_layer", "apart(taken[:first], measured[:first]), apart(taken[first:], measured[first:])",
     "apart(taken[:1], measured[:1]), apart(taken[1:], measured[1:])", "begins where the first ends"),
    (DEBUGGING, "by_layer", "apart(taken[:first], measured[:first]), apart(taken[first:], measured[first:])",
     "apart(taken, measured), apart(taken, measured)", "its own part of the vectors"),
    (DEBUGGING, "by_layer", ", apart(taken[first:], measured[first:])", "", "two numbers"),
    (DEBUGGING, "finite_losses", "range(steps + 1)", "range(steps)", "after the last step is missing"),
    (DEBUGGING, "finite_losses", "    return losses", "    return losses[1:]", "before the first step is missing"),
    (DEBUGGING, "finite_losses", "w - rate", "w + rate", "that climbs"),
    (DEBUGGING, "finite_losses", "return losses", "return losses[-1]", "in a list"),
    (DEBUGGING, "finite_losses", "            break\n        losses.append(loss)",
     "            losses.append(loss)\n            break\n        losses.append(loss)", "leave out the loss"),
    (DEBUGGING, "finite_losses", "            break\n", "            pass\n", "stop at the first"),
    (DEBUGGING, "tiny_loss", "x[:count], y[:count]", "x, y", "only the first count examples"),
    (DEBUGGING, "tiny_loss", "1.0, 200", "1.0, 0", "nothing has moved"),
    (OVERFITTING, "polynomial_error", " / len(xs)", "", "that is the sum"),
    (OVERFITTING, "polynomial_error", "(predicted - y) ** 2", "abs(predicted - y)", "square the differences"),
    (OVERFITTING, "polynomial_error", "enumerate(weights)", "enumerate(weights[::-1])", "the constant comes first"),
    (OVERFITTING, "soft_threshold", "return size if value > 0 else -size", "return value - by",
     "a value below 0 moves up"),
    (OVERFITTING, "soft_threshold", "max(abs(value) - by, 0.0)", "abs(value) - by", "that went past 0"),
    (OVERFITTING, "soft_threshold", "max(abs(value) - by, 0.0)", "abs(value) / (1 + by)", "as L2 takes"),
    (OVERFITTING, "kept_step", "return best", "return step", "that is where it stops"),
    (OVERFITTING, "kept_step", "            break\n", "            pass\n", "that loss is never seen"),
    (OVERFITTING, "kept_step", "return best", "return losses[best]", "that is the loss"),
    (FIT, "fit_line", "m - lr * grad_m, b - lr * grad_b", "m + lr * grad_m, b + lr * grad_b", "that climbs"),
    (FIT, "fit_line", "2 * error", "error", "the 2 that comes with the square is missing"),
    (FIT, "fit_line", " / len(xs)", "", "that is the sum"),
    (FIT, "fit_line", "lr * ", "", "the learning rate is left out"),
    (FIT, "fit_line", "    for _ in range(steps):\n        grad_m = grad_b = 0.0\n",
     "    grad_m = grad_b = 0.0\n    for _ in range(steps):\n", "start from 0 in every step"),
    (FIT, "fit_line", "            grad_m += 2 * error * x / len(xs)\n            grad_b += 2 * error / len(xs)\n"
     "        m, b = m - lr * grad_m, b - lr * grad_b", "            grad = 2 * error / len(xs)\n"
     "            m, b = m - lr * grad * x, b - lr * grad", "add up all of them first"),
    (FIT, "fit_line", "range(steps)", "range(1, steps)", "nothing has moved"),
    (RATES, "steps_needed", "abs(x - lowest)", "lowest - x", "take the size of the distance"),
    (RATES, "steps_needed", "count = 0", "count = 1", "counts the start, too"),
    (RATES, "steps_needed", "return count", "return count - 1", "the last one has to end within reach"),
    (RATES, "rate_limit", ".max()", ".min()", "that is the gentle direction"),
    (RATES, "rate_limit", "2 / ", "1 / ", "that is half of it"),
    (RATES, "rate_limit", "2 / ", "", "that is the curvature"),
    (RATES, "rate_limit", "np.linalg.eigvalsh(hessian(x)).max()", "hessian(x)[0][0]", "22 is along m alone"),
    (LANDSCAPE, "lowest_pair", "(m, b), found", "(b, m), found", "the slope m comes first"),
    (LANDSCAPE, "lowest_pair", "found < smallest", "smallest == float('inf')", "that is the first pair"),
    (LANDSCAPE, "lowest_pair", "found < smallest", "True", "that is the last pair"),
    (LANDSCAPE, "lowest_pair", "found < smallest", "found > (0 if best is None else smallest)", "that is the highest"),
    (LANDSCAPE, "lowest_pair", "in intercepts", "in intercepts[:1]", "all intercepts for every m"),
    (LANDSCAPE, "lowest_pair", "return best", "return smallest", "that is the loss"),
    (DIFFERENCES, "forward", "f(x + h) - f(x)", "f(x) - f(x + h)", "the sign is turned"),
    (DIFFERENCES, "forward", " / h", "", "that is the rise"),
    (DIFFERENCES, "forward", " / h", " * h", "was multiplied by h"),
    (DIFFERENCES, "forward", " / h", " / (2 * h)", "h apart, not 2 h"),
    (DIFFERENCES, "forward", "f(x + h) - f(x)", "f(x) - f(x - h)", "that looks back"),
    (DIFFERENCES, "forward", "- f(x)) / h", "- f(x - h)) / (2 * h)", "has a point on each side"),
    (DIFFERENCES, "central", "f(x + h) - f(x - h)", "f(x - h) - f(x + h)", "the sign is turned"),
    (DIFFERENCES, "central", "f(x - h)) / (2 * h)", "f(x)) / h", "that is the forward difference"),
    (DIFFERENCES, "central", "(f(x + h) - f(x - h)) / (2 * h)", "(f(x) - f(x - h)) / h", "looks back only"),
    (DIFFERENCES, "central", "(2 * h)", "h", "2 h apart, not h"),
    (DIFFERENCES, "central", "(2 * h)", "2 * h", "put 2 * h in brackets"),
    (DIFFERENCES, "central", " / (2 * h)", "", "that is the rise"),
    (DIFFERENCES, "best_distance", "abs(quotient(f, x, h) - slope)", "quotient(f, x, h) - slope",
     "without their signs"),
    (DIFFERENCES, "best_distance", "return best", "return smallest", "that is the error"),
    (DIFFERENCES, "best_distance", "best, smallest = h,", "best, smallest = power,", "that is the power"),
    (DIFFERENCES, "best_distance", "range(1, 17)", "range(1, 2)", "the loop has to go on"),
    (DIFFERENCES, "best_distance", "quotient(f", "forward(f", "that was handed in"),
    (DIFFERENCES, "measured_gradient", "(2 * h)", "h", "2 h apart, not h"),
    (DIFFERENCES, "measured_gradient", "        down[i] -= h\n        slopes.append((loss(up) - loss(down)) / (2 * h))",
     "        slopes.append((loss(up) - loss(down)) / h)", "that is the forward difference"),
    (DIFFERENCES, "measured_gradient", "loss(up) - loss(down)", "loss(down) - loss(up)", "the sign is turned"),
    (DIFFERENCES, "measured_gradient", "up, down = list(parameters), list(parameters)\n        up[i] += h\n"
     "        down[i] -= h", "up, down = [p + h for p in parameters], [p - h for p in parameters]", "one at a time"),
    (DIFFERENCES, "measured_gradient", "up, down = list(parameters), list(parameters)\n        up[i] += h\n"
     "        down[i] -= h\n", "down = parameters\n        down[i] += h\n        up = list(down)\n"
     "        down[i] -= 2 * h\n", "not put back before the second"),
    (REVERSE, "multiply", "(b.value, a.value)", "(a.value, b.value)", "the slopes are swapped"),
    (REVERSE, "multiply", "(b.value, a.value)", "(1.0, 1.0)", "those are the local slopes of a sum"),
    (REVERSE, "multiply", "a.value * b.value", "a.value + b.value", "the value is that of a sum"),
    (REVERSE, "multiply", ", (a, b), (b.value, a.value)", "", "the local slopes are missing"),
    (REVERSE, "in_order", "        visited.add(value)\n", "", "only visit it once"),
    (REVERSE, "in_order", "        for parent in value.parents:\n            visit(parent)\n"
     "        order.append(value)", "        order.append(value)\n        for parent in value.parents:\n"
     "            visit(parent)", "append it after them"),
    (REVERSE, "in_order", "    return order", "    return [v for v in order if v.parents or v is output]",
     "what the formula began with"),
    (REVERSE, "in_order", "    visit(output)\n    return order", "    visit(output)\n    return order[:-1] or order",
     "the output itself is missing"),
    (REVERSE, "in_order", "    visit(output)\n    return order", "    waiting = [output]\n    for value in waiting:\n"
     "        waiting += [p for p in dict.fromkeys(value.parents) if p not in waiting]\n    return waiting[::-1]",
     "follow a parent all the way down"),
    (REVERSE, "backward", "    output.slope = 1.0\n", "", "the output's own slope is 1"),
    (REVERSE, "backward", "parent.slope +=", "parent.slope =", "add them, with +="),
    (REVERSE, "backward", " * local_slope", "", "the local slopes are left out"),
    (REVERSE, "backward", "reversed(order)", "order", "walked from its end"),
    (REVERSE, "backward", "    for value in order:\n        value.slope = 0.0\n", "", "set them to 0"),
    (REVERSE, "train", "-=", "+=", "that climbs"),
    (REVERSE, "train", "lr * ", "", "the learning rate is left out"),
    (REVERSE, "train", "range(steps)", "range(0)", "nothing has moved"),
    (REVERSE, "train", "m.slope\n", "m.slope\n        backward(loss_of(m, b, xs, ys))\n", "measured after m had moved"),
    (BOWL, "hessian_by_hand", "return [[2 * mean_of_squares, 2 * mean], [2 * mean, 2]]",
     "return [[mean_of_squares, mean], [mean, 1]]", "the 2 of the square is missing"),
    (BOWL, "hessian_by_hand", "[2 * mean, 2]]", "[2 * mean, 1]]", "twice by b gives 2"),
    (BOWL, "hessian_by_hand", "sum(x * x for x in xs) / len(xs)", "mean**2", "not the squared mean"),
    (BOWL, "hessian_by_hand", "2 * mean], [2 * mean", "0], [0", "the slope in m changes with b"),
    (BOWL, "hessian_by_hand", "[[2 * mean_of_squares, 2 * mean], [2 * mean, 2]]",
     "[[2, 2 * mean], [2 * mean, 2 * mean_of_squares]]", "m comes first"),
    (BOWL, "measured_hessian", "(4 * h * h)", "(h * h)", "divide by 4 h squared"),
    (BOWL, "measured_hessian", "(4 * h * h)", "(2 * h * h)", "not by 2 h squared"),
    (BOWL, "measured_hessian", "row.append(change", "row.append((i == j) * change", "i other than j"),
    (BOWL, "measured_hessian", "at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) + at(i, -h, j, -h)",
     "4 * (at(i, h, j, h) - at(i, h, j, 0) - at(i, 0, j, h) + at(i, 0, j, 0))", "nudges up only"),
    (BOWL, "curvatures", "return middle - half, middle + half", "return middle + half, middle - half",
     "the smaller one comes first"),
    (BOWL, "curvatures", "return middle - half, middle + half", "return r, p", "the bowl is turned"),
    (BOWL, "curvatures", " ** 0.5", "", "the square root is missing"),
    (BOWL, "largest_factor", "abs(1 - rate * curvature)", "1 - rate * curvature", "without its sign"),
    (BOWL, "largest_factor", "in curvatures", "in [max(curvatures)]", "only the steep one counts"),
    (MINI, "batches_of", "len(order), size", "len(order) - size + 1, size", "left at the end is a batch"),
    (MINI, "batches_of", "range(0, len(order), size)", "range(len(order) - size + 1)", "in one batch only"),
    (MINI, "batch_gradient", "for place in places", "places = range(len(xs))\n    for place in places",
     "of all points"),
    (MINI, "batch_gradient", " / len(places)", "", "that is the sum"),
    (MINI, "batch_gradient", "2 * ", "", "the 2 of the square is missing"),
    (MINI, "batch_gradient", "len(places)", "len(xs)", "not by all"),
    (MINI, "batch_gradient", "m * xs[place] + b - ys[place]", "ys[place] - m * xs[place] - b",
     "prediction minus truth"),
    (MINI, "batch_gradient", "return slope_m, slope_b", "return slope_b, slope_m", "m comes first"),
    (MINI, "one_epoch", "    for places in batches:\n        slope_m, slope_b = batch_gradient(m, b, xs, ys, places)\n",
     "    at = m, b\n    for places in batches:\n        slope_m, slope_b = batch_gradient(*at, xs, ys, places)\n",
     "where the last step led"),
    (MINI, "one_epoch", "in batches", "in batches[:1]", "one for each batch"),
    (MINI, "one_epoch", "in batches", "in batches[-1:]", "the last batch alone"),
    (MINI, "one_epoch", "m - rate * slope_m, b - rate * slope_b", "m + rate * slope_m, b + rate * slope_b",
     "that climbs"),
    (MINI, "one_epoch", "rate * ", "", "the rate is left out"),
    (MOONS, "scores", "np.tanh(x @ w + b)", "(x @ w + b)", "the bend is missing"),
    (MOONS, "scores", " + c", "", "the last bias, c, is missing"),
    (MOONS, "scores", "x @ w + b", "x @ w", "the units have a bias"),
    (MOONS, "scores", "hidden @ v + c", "hidden[:, 0]", "it counts v times"),
    (MOONS, "scores", "return hidden @ v + c", "return np.tanh(hidden @ v + c)", "is not bent"),
    (MOONS, "cross_entropy", "np.mean", "np.sum", "take the mean"),
    (MOONS, "cross_entropy", " - y * s", "", "the label does not occur"),
    (MOONS, "cross_entropy", " - y * s", " + y * s", "is taken away"),
    (MOONS, "cross_entropy", "np.mean(np.logaddexp(0, s) - y * s)",
     "np.mean(np.where(s > 700, np.inf, np.log1p(np.exp(np.minimum(s, 700)))) - y * s)",
     "np.logaddexp(0, 800.0)"),
    (MOONS, "train", "part - rate", "part + rate", "that climbs"),
    (MOONS, "train", "rate * slope", "slope", "the learning rate is left out"),
    (MOONS, "train", "range(steps)", "range(0)", "nothing has moved"),
    (MOONS, "train", "        slopes = grad(loss)(*parameters)\n        parameters = [part - rate * slope for part, "
     "slope in zip(parameters, slopes, strict=True)]\n",
     "        parameters = list(parameters)\n        for place in range(len(parameters)):\n"
     "            parameters[place] = parameters[place] - rate * grad(loss)(*parameters)[place]\n",
     "measured after the first step"),
    (MOONS, "share_right", "0) ==", "0) !=", "the share that is wrong"),
    (MOONS, "share_right", "np.mean", "np.sum", "how many"),
    (MOONS, "share_right", "(s > 0) == (y == 1)", "(s > 0) & (y == 1)", "count zeros"),
    (RHYMES, "count_pairs", "codes[place - 1], codes[place]", "codes[place], codes[place - 1]", "the row is for"),
    (RHYMES, "count_pairs", "+= 1", "= 1", "add 1 each time"),
    (RHYMES, "count_pairs", "range(1, ", "range(0, ", "the last character is followed by none"),
    (RHYMES, "softmax", "np.sum(raised, axis=1, keepdims=True)", "np.sum(raised)", "not over the whole table"),
    (RHYMES, "softmax", "np.sum(raised, axis=1, keepdims=True)", "np.sum(raised, axis=0)", "not over each column"),
    (RHYMES, "softmax", "raised = np.exp(z - np.max(z, axis=1, keepdims=True))\n    return raised / "
     "np.sum(raised, axis=1, keepdims=True)", "return np.exp(np.minimum(z, 700))", "divide by the sum of the row"),
    (RHYMES, "slopes", " / np.sum(counts)", "", "divide by the number of all pairs"),
    (RHYMES, "slopes", "rows * softmax", "softmax", "the total of its row"),
    (RHYMES, "slopes", "rows * softmax(z) - counts", "counts - rows * softmax(z)", "it is predicted less counted"),
    (RHYMES, "slopes", "np.sum(counts, axis=1, keepdims=True)", "np.sum(counts)", "a total of its own"),
    (RHYMES, "write", "begin = int(np.argmax(np.cumsum(p[begin]) > u))\n        written.append(begin)",
     "written.append(int(np.argmax(np.cumsum(p[begin]) > u)))", "picks the row of the next one"),
    (RHYMES, "write", "written = []", "written = [begin]", "without the beginning"),
    (RHYMES, "write", "np.cumsum(p[begin]) > u", "p[begin]", "not the likeliest"),
    (ADAM, "running_means", "keep * mean + (1 - keep) * number", "(1 - keep) * mean + keep * number", "kept by keep"),
    (ADAM, "running_means", "(1 - keep) * number", "number", "counts 1 - keep only"),
    (ADAM, "running_means", "mean = [], 0.0", "mean = [], numbers[0]", "begin at 0"),
    (ADAM, "running_means", "return means", "return mean", "in a list, not the last one"),
    (ADAM, "corrected_means", "mean / (1 - keep**t)", "mean", "not divided yet"),
    (ADAM, "corrected_means", "keep**t", "keep", "t goes up by one"),
    (ADAM, "corrected_means", "means.append(mean / (1 - keep**t))",
     "mean = mean / (1 - keep**t)\n        means.append(mean)", "carry on the mean that is not divided"),
    (ADAM, "corrected_means", "start=1", "start=0", "ZeroDivisionError"),
    (ADAM, "adam", "m / (1 - 0.9**t), v / (1 - 0.999**t)", "m, v", "not corrected"),
    (ADAM, "adam", "m / (1 - 0.9**t), v / (1 - 0.999**t)", "m / 0.1, v / 0.001", "not with 0.9 alone"),
    (ADAM, "adam", "v_hat**0.5", "v_hat", "the root of v is missing"),
    (ADAM, "adam", "x - rate", "x + rate", "that climbs"),
    (ADAM, "adam", "rate * m_hat", "rate * g", "step along the mean"),
    (ADAM, "adam", "        x = x - rate", "        y = x - rate", "has to move"),
]  # fmt: skip


@pytest.mark.parametrize(("lab", "name", "old", "new", "words"), MISTAKES)
def test_a_usual_mistake_is_told_for_what_it_is(lab, name, old, new, words):
    source = solutions(lab)[name]
    assert old in source
    with pytest.raises(NotYet) as caught:
        look_at(lab, name, source.replace(old, new))
    line = str(caught.value)
    assert "\n" not in line and len(line) < 160
    assert words in line, line


# ---- other ways that are right, too

OTHERS = [
    (DIFFERENCES, "central", "return f(x + h) / (2 * h) - f(x - h) / 2 / h"),
    (DIFFERENCES, "best_distance",
     "return min((10.0**-k for k in range(1, 17)), key=lambda h: abs(slope - quotient(f, x, h)))"),
    (DIFFERENCES, "measured_gradient", "p, found = parameters, np.zeros(len(parameters))\n"
     "    for i, kept in enumerate(parameters):\n        p[i] = kept + h\n        up = loss(p)\n"
     "        p[i] = kept - h\n        found[i] = (up - loss(p)) / (2 * h)\n        p[i] = kept\n    return found"),
    (REVERSE, "in_order", "order = []\n    for parent in output.parents:\n"
     "        order += [value for value in in_order(parent) if value not in order]\n    return order + [output]"),
    (BOWL, "hessian_by_hand", "x = np.array(xs)\n    rows = np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])\n"
     "    return 2 * rows"),
    (MINI, "batches_of", "return [order[i : i + size] for i in range(0, len(order), size)]"),
    (MINI, "batch_gradient", "x, y = np.array(xs)[list(places)], np.array(ys)[list(places)]\n"
     "    e = m * x + b - y\n    return 2 * np.mean(e * x), 2 * np.mean(e)"),
    (BOWL, "curvatures", "return np.linalg.eigvalsh(np.array(hessian, dtype=float))"),
    (BOWL, "largest_factor", "return max(abs(1 - rate * each) for each in curvatures)"),
    (MOONS, "scores", "return np.sum(v * np.tanh(np.dot(x, w) + b), axis=1) + c"),
    (MOONS, "cross_entropy", "p = np.where(y == 1, -s, s)\n"
     "    return np.mean(np.maximum(p, 0) + np.log1p(np.exp(-np.abs(p))))"),
    (DEBUGGING, "apart", "return float(np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b), 1e-300))"),
    (MOONS, "share_right", "return sum(bool(a > 0) == bool(b) for a, b in zip(s, y)) / len(y)"),
    (RHYMES, "count_pairs", "counts = np.zeros((size, size))\n    np.add.at(counts, (codes[:-1], codes[1:]), 1)\n"
     "    return counts"),
    (RHYMES, "softmax", "z = z - z.max(axis=-1)[:, None]\n"
     "    return np.exp(z - np.log(np.exp(z).sum(axis=1))[:, None])"),
    (RHYMES, "write", "made = [begin]\n    for u in uniforms:\n"
     "        made.append(int(np.searchsorted(np.cumsum(p[made[-1]]), u, side='right')))\n    return made[1:]"),
    (RATES, "rate_limit", "p, q = np.mean(x * x), np.mean(x)\n"
     "    return 2 / (p + 1 + np.sqrt((p - 1) ** 2 + 4 * q * q))"),
    (LANDSCAPE, "lowest_pair", "return min(((m, b) for m in slopes for b in intercepts), key=lambda p: loss(*p))"),
]  # fmt: skip


@pytest.mark.parametrize(("lab", "name", "body"), OTHERS)
def test_another_way_that_is_right_passes(lab, name, body, capsys):
    header = re.match(r"def \w+\(.*?\):", solutions(lab)[name], re.S)[0]
    look_at(lab, name, f"{header}\n    {body}")
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"right: {name}, ")
