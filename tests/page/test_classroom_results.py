"""What the sheets of a class come to: every answer judged again, rubbish told line by line, and a table as CSV."""

import csv
import io
import json

import pytest

from gdviz import exercises
from gdviz.exercises.class_seeds import exercise_seed, student_seed
from gdviz.page.exercise import data_of
from tests.page.class_sheets import (
    ASKED,
    DIGEST,
    IDS,
    SEED,
    SET,
    code,
    entry,
    js,
    listed,
    made,
    read,
    right,
    scores,
    table,
    wrong,
)


def test_every_answer_is_judged_again_from_the_seed():
    lines = [
        code("Ada"),
        code("Bo", [entry(wrong(each), right(each, "Bo"), hints=at) for at, each in enumerate(ASKED)]),
        code("Cy", [entry(wrong(ASKED[0]), wrong(ASKED[0])), entry(), entry(), entry(right(ASKED[3], "Cy"))]),
    ]
    assert scores("\n".join(lines)) == {"Ada": (4, 4, 4), "Bo": (4, 0, 4), "Cy": (1, 1, 2)}
    rows, told, common = read("\n\n".join(lines))
    assert told == {} and [row["line"] for row in rows] == [1, 3, 5] and [row["hints"] for row in rows] == [0, 6, 0]
    assert [row["seed"] for row in rows] == [student_seed(SEED, name) for name in ("Ada", "Bo", "Cy")]
    assert (common[0]["count"], common[0]["of"], common[0]["at"]) == (2, 3, 0)
    assert common[0]["place"] == data_of(ASKED[0])["right"].index(0)


def test_the_numbers_of_another_are_wrong():
    """Who copies the answers of a friend has them judged with numbers of their own."""
    names = [f"Student {count}" for count in range(30)]
    copied = [code(name, [entry(right(each, "Ada")) for each in ASKED]) for name in names]
    found = scores("\n".join(copied))
    assert {right for right, _, _ in found.values()} == {3, 4}  # of 21 variants one is Ada's
    assert sum(right == 3 for right, _, _ in found.values()) >= 25


def test_thirty_lines_with_rubbish_among_them_each_told_in_a_line():
    good = [code(f"Student {count}") for count in range(24)]
    link = f"https://example.org/teach/sheet/#sheet={code('Zoë')}&until=Friday"
    other = [made(listed("Eve", [0] * 4, seed="other")), made(listed("Old", [0] * 4, exercises="0000000"))]
    hello = "Hello! Here is my sheet."
    mail = f'"2026-12-01 18:00","Ann","{code("Ann")}"'
    asked = f"https://example.org/teach/sheet/#class=gd1~{SEED}~{SET}~{DIGEST}"
    lines = [hello, *good, "", link, *other, good[3], good[5][:-3], asked, mail]
    rows, told, _ = read("\r\n".join(lines))
    assert [row["name"] for row in rows] == [*(f"Student {count}" for count in range(24)), "Zoë", "Ann"]
    assert told == {
        1: "there is no code of a sheet in it",
        28: "a sheet of another class",
        29: "answered with another version of these exercises: not judged",
        30: "the same sheet as line 5",
        31: "the code ends too early: was all of it copied?",
        32: "the link of a class, without answers",
    }


def test_of_several_classes_that_of_most_sheets_is_read_unless_one_is_wanted():
    mine, other = [code("Ada"), code("Bo")], made(listed("Cy", [0] * 4, seed="other"))
    assert list(scores("\n".join([other, *mine]))) == ["Ada", "Bo"]
    rows, told, _ = read("\n".join([other, *mine]), {"seed": "other", "set": SET})
    assert [row["name"] for row in rows] == ["Cy"] and set(told) == {2, 3}
    assert read("") == ([], {}, [])


def test_two_that_share_a_seed_are_told():
    lines = [code("Ada"), code("Bo"), code("  ADA ".strip()), code("Cy")]
    rows, told, _ = read("\n".join(lines))
    assert told == {} and [row["shares"] for row in rows] == [[3], [], [1], []]


# ---- CSV


def test_the_table_as_csv_is_read_by_others():
    lines = [
        code("Zoë, “the first”"),
        code(
            '=HYPERLINK("http://x";"y")',
            [entry(wrong(each), right(each, "x"), hints=2) for each in ASKED[:3]] + [entry()],
        ),
        code("ADA", [entry()] * 3 + [entry("-0.5", "+0.25")]),
        code("ada", [entry()] * 4),
        "rubbish",
    ]
    read("\n".join(lines))
    text = table()
    assert text.startswith("\ufeff") and text.count("\r\n") == len(text.splitlines()) == 6 and text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["name"] for row in rows] == ["Zoë, “the first”", '\'=HYPERLINK("http://x";"y")', "ADA", "ada", ""]
    assert [(row["right"], row["right at first"], row["answered"], row["of"]) for row in rows[:3]] == [
        ("4", "4", "4", "4"),
        ("3", "0", "3", "4"),
        ("0", "0", "1", "4"),
    ]
    first, last = IDS[0], IDS[-1]
    assert [row[first] for row in rows] == ["first try", "second try", "", "", ""]
    letters = exercises.shown_order(ASKED[0])
    at = "ABCD"[letters.index(data_of(ASKED[0])["right"].index(1))]
    assert rows[0][f"{first} answers"] == at and rows[1][f"{first} answers"].endswith(f" / {at}")
    assert (rows[2][last], rows[2][f"{last} answers"]) == ("wrong", "'-0.5 / +0.25")
    assert [row["note"] for row in rows[2:]] == [
        "shares its seed with line 4",
        "shares its seed with line 3",
        "there is no code of a sheet in it",
    ]


def test_the_key_of_each_student_stands_beside_what_they_answered():
    names = [f"Student {count}" for count in range(200)]
    read("\n".join(code(name, [entry()] * len(ASKED)) for name in names))
    table_of = csv.DictReader(io.StringIO(table().removeprefix("\ufeff"), newline=""))
    for name, row in zip(names, table_of, strict=True):
        assert int(row["seed"]) == student_seed(SEED, name)
        for exercise in ASKED[:2]:
            place = data_of(exercise)["right"].index(1)
            assert row[f"{exercise.id} key"] == "ABCD"[exercises.shown_order(exercise).index(place)]
        assert row[f"{ASKED[2].id} key"] == "".join(
            "ABCD"[exercises.shown_order(ASKED[2]).index(at)] for at in range(4)
        )
        assert exercises.judge(ASKED[3], row[f"{ASKED[3].id} key"], exercise_seed(int(row["seed"]), ASKED[3].id)).right


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        *[("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"), ("a=1", "a=1")],
        *[
            ("\t=1", "'\t=1"),
            (" =1", "' =1"),
            ("\r=1", '"\'\r=1"'),
            ("-0.6", "-0.6"),
            ("+3", "+3"),
            ("-1e-3", "-1e-3"),
        ],
        *[("-1+1", "'-1+1"), ("a,b", '"a,b"'), ('say "x"', '"say ""x"""'), ("a\nb", '"a\nb"'), ("", ""), (3, "3")],
    ],
)
def test_a_cell_is_no_formula_and_is_quoted_where_it_must_be(value, cell):
    assert js(f"classes.csv([[{json.dumps(value)}]])") == f"\ufeff{cell}\r\n"
