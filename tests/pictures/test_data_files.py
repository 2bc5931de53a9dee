"""Figure data as files: the same bytes in every process, JSON that any program reads, and a table."""

import csv
import io
import json
import subprocess
import sys

import pytest

from gdviz.figure.marks import Contour, Path
from gdviz.figure.panel import Panel
from gdviz.paths import ROOT
from gdviz.pictures.data_files import COLUMNS, KINDS, data_files
from gdviz.pictures.figure_data import figure_data
from tests.samples import descent, run_on_loss


def table_of(scene):
    return list(csv.DictReader(io.StringIO(data_files(scene, ["csv"])["csv"].decode())))


def refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


def test_the_json_is_the_numbers_and_nothing_that_json_has_not():
    (content,) = data_files(descent(1.3, 60), ["json"]).values()  # it leaves the panel
    assert json.loads(content, parse_constant=refuse) == figure_data(descent(1.3, 60).still_state())
    assert content.endswith(b"\n") and content.count(b"\n") == 1


def test_a_row_for_each_point_and_each_step():
    scene = descent(0.25, 6)
    rows, data = table_of(scene), figure_data(scene.still_state())
    assert [*rows[0]] == [*COLUMNS, "parameter_1"]
    steps = [row for row in rows if row["run"]]
    assert [(int(row["step"]), float(row["parameter_1"]), float(row["loss"])) for row in steps] == [
        (t, pytest.approx(3 * (1 - 0.5**t)), pytest.approx(9 * 0.25**t)) for t in range(7)
    ]
    assert all(row["panel"] == row["x"] == "" for row in steps)
    series = data["panels"][0]["series"]
    assert len(rows) - len(steps) == sum(len(each["x"]) for each in series)
    third = [row for row in rows if row["series"] == "3"]
    assert {(row["mark"], row["shape"], row["run"]) for row in third} == {(series[2]["mark"], series[2]["shape"], "")}


def test_a_grid_has_a_row_for_each_of_its_points():
    scene = run_on_loss(Panel((Contour(), Path())))
    rows = [row for row in table_of(scene) if row["shape"] == "grid"]
    (grid,) = (each for each in figure_data(scene.still_state())["panels"][0]["series"] if each["shape"] == "grid")
    assert len(rows) == 61 * 61
    place = rows[61 * 5 + 7]
    assert [float(place[name]) for name in "xyz"] == [grid["x"][7], grid["y"][5], grid["z"][5][7]]
    assert [*rows[0]][-2:] == ["parameter_1", "parameter_2"]


def test_every_process_writes_the_same_bytes():
    code = (
        "import sys; from gdviz import scenes; from gdviz.pictures.data_files import data_files\n"
        "files = data_files(scenes.get('two_parameters.surface_descent'), ['json', 'csv'])\n"
        "sys.stdout.buffer.write(files['json'] + files['csv'])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and len(told[0]) > 10_000


def test_to_know_the_kinds_takes_neither_numpy_nor_matplotlib():
    code = (
        "import sys; import gdviz.pictures.data_files; print([n for n in ('numpy', 'matplotlib') if n in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]" and KINDS == ("json", "csv")
