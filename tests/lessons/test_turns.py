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
from tests.lessons.mistakes import MISTAKES
from tests.lessons.turns import (
    BOWL,
    DEBUGGING,
    DIFFERENCES,
    LABS,
    LANDSCAPE,
    MINI,
    MOONS,
    RATES,
    REVERSE,
    RHYMES,
    function_in,
    look_at,
    solutions,
    solved,
    turns,
)

TURNS = [(lab, function_in(cell)) for lab in LABS for cell, _ in turns(lab)]


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


# ---- usual mistakes, and other ways that are right, too


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
