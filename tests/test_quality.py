"""scripts/_quality.py: what a script has measured is kept, whole or not at all."""

import datetime
import json

import _quality
import bench
import bench_interactive
import bench_pages
import prove_tests
import pytest

from gdviz.page.quality import promise_of, promises

ONE = {"id": "one", "part": "P", "promise": "It is", "goal": "at least 2", "unit": "s", "figure": 3}
TWO = {**ONE, "id": "two", "figure": 1}


def test_a_known_promise_is_replaced_where_it_stands_and_a_new_one_comes_last(tmp_path):
    data = tmp_path / "quality.json"
    _quality.record("first", [ONE, TWO], data)
    _quality.record("second", [{**TWO, "id": "three"}, {**ONE, "figure": 4.5}], data)
    told = [(each.id, each.figure, each.command, each.holds) for each in promises(data)]
    assert told == [("one", 4.5, "second", True), ("two", 1, "first", False), ("three", 1, "second", False)]
    assert promises(data)[0].date == datetime.datetime.now(datetime.UTC).date().isoformat()
    assert "Python 3." in promises(data)[0].on
    assert [file.name for file in tmp_path.iterdir()] == ["quality.json"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({**TWO, "figure": None}, "promise 'two': no figure; what was not measured is not recorded"),
        ({"id": "two", "figure": 1}, "promise 'two': no goal"),
    ],
)
def test_where_one_record_is_wrong_nothing_is_written(tmp_path, wrong, reason):
    data = tmp_path / "quality.json"
    _quality.record("first", [ONE], data)
    before = data.read_bytes()
    with pytest.raises(ValueError, match=reason):
        _quality.record("second", [{**ONE, "figure": 9}, wrong], data)
    assert data.read_bytes() == before


# ---- what the scripts record


def recorded(records, command):
    """Figures and verdicts by id, of records that the data would take."""
    every = [promise_of({**each, "command": command}) for each in records]
    return {each.id: (each.figure, each.holds) for each in every}


def known(command):
    return {each.id for each in promises() if each.command == command}


def test_the_renderer():
    row = {"seconds": 1.0, "bytes": 100, "psnr": 51.0}
    rows = {"gdviz": row, "PillowWriter": {"seconds": 40.0, "bytes": 200}, "FFMpegWriter": {"bytes": 80}}
    rows |= {name: {"bytes": 200} for name in bench.FFMPEG_FILTERS}
    found = recorded(bench.records({name: rows for name in bench.PSNR}), "python3 scripts/bench.py")
    assert found["gif-faster-fit"] == (40.0, True) and found["gif-smaller-fit"] == (2.0, False)
    assert found["gif-against-ffmpeg-fit"] == (1.25, False) and found["gif-psnr-fit"] == (51.0, True)
    assert found.keys() <= known("python3 scripts/bench.py")


def test_the_pages():
    scores = {name: 100 for name in bench_pages.SCORES} | {"performance": 90, "largest paint": 1512.0}
    sizes = {name: 150_000 for name in bench_pages.BYTES}
    found = recorded(bench_pages.records(sizes, {page: scores for page in bench_pages.PAGES}), "x")
    assert found["bytes-second"] == (150.0, False) and found["bytes-lab"] == (150.0, True)
    assert found["lighthouse-performance-home"] == (90, False) and found["lighthouse-seo-lab"] == (100, True)
    assert found["largest-paint-lesson"] == (1.51, True)
    assert found.keys() <= known("python3 scripts/bench_pages.py")


def test_the_live_figures():
    page = {"bytes": 50_000, "ready": 90.04, "shift": 0, "task": 51.0}
    results = {"pages": {"a": page, "b": {**page, "bytes": 60_001}}, "updates": {"c": {"median": 1.0, "worst": 16.0}}}
    found = recorded(bench_interactive.records(results), "x")
    assert found["live-bytes"] == (60_001, False) and found["live-ready"] == (90.04, True)
    assert found["live-task"] == (51.0, False) and found["live-worst"] == (16.0, True)
    assert found.keys() <= known("python3 scripts/bench_interactive.py")


def test_the_data_of_the_project_is_a_list_of_records():
    assert all(isinstance(each, dict) for each in json.loads(_quality.DATA.read_text(encoding="utf-8")))


# ---- promises that tests prove


def test_a_report_of_tests_is_counted(tmp_path):
    (tmp_path / "test_two.py").write_text("def test_a(): pass\ndef test_b(): assert False\ndef test_c(x): pass\n")
    assert prove_tests.tested([str(tmp_path / "test_two.py")]) == (3, 2)


def test_where_there_are_no_tests_pytest_says_so(tmp_path):
    with pytest.raises(SystemExit, match=r"pytest .*none\.py: "):
        prove_tests.tested([str(tmp_path / "none.py")])


def test_a_promise_that_no_tests_prove_is_named(capsys):
    with pytest.raises(SystemExit):
        prove_tests.main(["derivative"])
    assert "derivative: no promise that tests prove: did you mean derivatives" in capsys.readouterr().err
