"""What is promised: the data, whether a promise holds, and the page made of both."""

import json
import re
import shlex

import pytest

from gdviz.page.quality import DATA, NOT_YET, Promise, as_json, promise_of, promises, quality
from gdviz.paths import ROOT

SAID = {"id": "a-1", "part": "P", "promise": "It is", "goal": "at least 20", "unit": "times", "command": "do"}
EVERY = promises()


@pytest.mark.parametrize(
    ("goal", "figure", "holds"),
    [
        ("at least 20", 20, True),
        ("at least 20", 19.99, False),
        ("at most 0.01", 0.01, True),
        ("at most 100,000", 100_001, False),
        ("exactly 0", 0, True),
        ("exactly 0", 1, False),
        ("exactly -1.5", -1.5, True),
        ("at least 20", None, None),
    ],
)
def test_goal_and_figure_decide_whether_a_promise_holds(goal, figure, holds):
    assert Promise(**{**SAID, "goal": goal}, figure=figure, held=not holds).holds is holds


def test_a_goal_in_words_holds_as_the_record_says():
    said = {**SAID, "goal": "the same bytes", "figure": "345 files"}
    assert Promise(**said, held=True).holds is True and Promise(**said, held=False).holds is False
    with pytest.raises(ValueError, match="promise 'a-1': `held` says whether 'the same bytes' holds; or give numbers"):
        Promise(**said)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "A 1"}, "promise 'A 1': an id has small letters, digits and dashes"),
        ({"figure": float("nan")}, "promise 'a-1': the figure nan is not a finite number"),
        ({"goals": 1}, "promise 'a-1': unknown goals; it has command, "),
    ],
)
def test_a_record_that_says_what_it_cannot_mean_is_refused(change, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        promise_of({**SAID, **change})


def test_a_record_without_a_field_is_refused():
    with pytest.raises(ValueError, match="promise 'a-1': no goal, no unit; it has"):
        promise_of({name: said for name, said in SAID.items() if name not in ("goal", "unit")})


def test_what_is_written_is_read_again(tmp_path):
    both = [Promise(**SAID), Promise(**{**SAID, "id": "b"}, figure=1.5, date="2026-11-30", on="2 cores")]
    (tmp_path / "data.json").write_text(as_json(both), encoding="utf-8")
    assert promises(tmp_path / "data.json") == both
    assert "figure" not in json.loads(as_json(both))[0]


# ---- the page


def test_a_table_a_part_with_what_was_measured(tmp_path):
    (tmp_path / "reference").mkdir()
    records = [
        Promise(**SAID, figure=22.5, date="2026-11-30", on="2 cores"),
        Promise(**{**SAID, "id": "b", "part": "Bad input", "goal": "exactly 0", "unit": "", "command": "a | b"}),
        Promise(**{**SAID, "id": "c", "goal": "at most 3,000"}, figure=12345, date="2026-11-29", on="4 cores"),
    ]
    (tmp_path / "reference/quality.json").write_text(as_json(records), encoding="utf-8")
    assert quality(tmp_path).splitlines() == [
        "Of 3 promises 1 held when they were last measured, 1 did not, and 1 are not measured yet.",
        "",
        "## P { #p }",
        "",
        "| Promise | Goal | Last figure | Holds | Command |",
        "|---|---|---|---|---|",
        "| It is | at least 20\xa0times | 22.5\xa0times<br>2026-11-30, 2 cores | yes | `do` |",
        "| It is | at most 3,000\xa0times | 12,345\xa0times<br>2026-11-29, 4 cores | **no** | `do` |",
        "",
        "## Bad input { #bad-input }",
        "",
        "| Promise | Goal | Last figure | Holds | Command |",
        "|---|---|---|---|---|",
        "| It is | exactly 0 | not measured yet | — | `a \\| b` |",
    ]


# ---- the promises of this project


def test_no_two_promises_have_one_id():
    assert len({each.id for each in EVERY}) == len(EVERY) > 20


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.id)
def test_every_promise_has_a_command_that_is_there(each):
    """A script with the options it knows, or tests that are in the tree."""
    program, script, *rest = shlex.split(each.command)
    assert program == "python3" and (ROOT / script).is_file()
    if script == "scripts/test.py":
        assert rest and all((ROOT / place).exists() for place in rest)
    else:
        text = (ROOT / script).read_text(encoding="utf-8")
        assert all(f'"{option}"' in text for option in rest if option.startswith("--"))


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.id)
def test_a_figure_has_the_day_and_the_machine_it_was_measured_on(each):
    measured = each.figure is not None
    assert (each.date is not None) == measured and (each.on is not None) == measured
    assert not measured or re.fullmatch(r"20\d\d-\d\d-\d\d", each.date)


def test_the_data_is_written_as_the_scripts_write_it():
    assert DATA.read_text(encoding="utf-8") == as_json(EVERY)


def test_the_page_says_of_each_promise_what_the_data_says():
    rows = [line for line in quality().splitlines() if line.startswith("| ") and not line.startswith("| Promise ")]
    assert len(rows) == len(EVERY)
    for each in json.loads(DATA.read_text(encoding="utf-8")):
        row = next(row for row in rows if row.startswith(f"| {each['promise']} |"))
        assert f"`{each['command']}`" in row and each["goal"] in row
        told = NOT_YET if each.get("figure") is None else f"{each['date']}, {each['on']}"
        assert told in row
