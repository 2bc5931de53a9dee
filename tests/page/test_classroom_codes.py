"""The code of a sheet: written, read, and found out whatever has been done to it."""

import base64
import json
import random
import re

import pytest

from gdviz.exercises.class_seeds import digest
from gdviz.paths import DOCS
from tests.page.class_sheets import (
    ASKED,
    DIGEST,
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
    sheet,
    wrong,
)


def test_a_code_is_what_the_page_documents():
    text = code("Zoë 🦊", [entry("2"), entry("1", "0", hints=1), entry("120"), entry()])
    version, body, sum = text.split(".")
    assert version == "gd1" and sum == digest(f"{version}.{body}") and re.fullmatch(r"[\w.-]+", text)
    value = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    assert value == listed("Zoë 🦊", ["2", ["1", "0", 1], "120", 0])
    page = (DOCS / "teach/class.md").read_text(encoding="utf-8")
    example = json.loads(re.search(r"```text\n(.*?)```", page, re.S)[1])
    assert js(f"classes.read({json.dumps(made(example))})")[0]["sheet"]["name"] == "Ada Lovelace"
    compact = js(f"classes.write(classes.read({json.dumps(made(example))})[0].sheet)")
    assert 160 <= len(compact) <= 180 and "about 170 letters for five exercises" in page


NAMES = [
    "Ada",
    "Zoë Müller-Strauß",
    "大江 健三郎",
    "🦊👩\u200d🚀",
    "=1+1",
    '"; x',
    "O'Neill, Ann",
    "<b>x</b>",
    "٣٤",
    "\\u0041",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_is_read(name):
    entries = [entry("0"), entry("1", "2", hints=3), entry(), entry("−0,6 ", "3/4 \u202f" + "9" * 20)]
    shown = js(f"classes.cleaned({json.dumps(name)})")
    given = sheet(shown, entries)
    assert js(f"classes.read({json.dumps(code(shown, entries))})") == [{"code": code(shown, entries), "sheet": given}]


def test_a_link_of_a_class_is_read_as_it_was_written_and_nothing_else_is():
    given = {"seed": SEED, "set": SET, "digest": DIGEST}
    text = js(f"classes.writeClass({json.dumps(given)})")
    assert text == f"gd1~{SEED}~{SET}~{DIGEST}" and js(f"classes.readClass({json.dumps(text)})") == given
    for other in ("", "gd1", text[:-1], text + "~", text.replace("gd1", "gd2"), f"gd1~{SEED}~{SET}", f"gd1~ ~{SET}~x"):
        assert js(f"classes.readClass({json.dumps(other)})") is None, other


def test_a_set_is_sections_and_single_exercises_and_must_be_whole():
    chapters = [[name, f"guide/{name}/", name, [[each, each, 1, "x"] for each in ids]] for name, ids in (
        ("a", ["a.one", "a.two"]), ("b", ["b.one"]))]  # fmt: skip
    known = {"a": ["a.one", "a.two"], "b,a.two": ["b.one", "a.two"], "a.one,b": ["a.one", "b.one"]}
    for text, ids in known.items():
        found = js(f"classes.asked({json.dumps(text)}, {json.dumps(chapters)})")
        assert [id for id, *_ in found] == ids
    for text in ("", "c", "a,c", "a.three", "a,a.one", "a,a", "__proto__", "a.one.two"):
        assert js(f"classes.asked({json.dumps(text)}, {json.dumps(chapters)})") is None, text


# ---- forged


def forged():
    """Sheets that have been changed without the hash, and what is said of each."""
    text = code("Ada")
    body = text.split(".")[1]
    value = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))

    def edited(change):
        other = json.loads(json.dumps(value))
        change(other)
        return f"gd1.{made(other).split('.')[1]}.{text.split('.')[2]}"

    yield edited(lambda sheet: sheet[4].__setitem__(0, wrong(ASKED[0]))), "changed or mistyped"
    yield edited(lambda sheet: sheet.__setitem__(3, "Bob")), "changed or mistyped"
    yield edited(lambda sheet: sheet.append(100)), "changed or mistyped"
    for end in (3, 10, len(text) // 2, len(text) - 8):
        yield text[:end], "ends too early" if "gd1." in text[:end] else "no code"
    for end in range(len(text) - 7, len(text)):
        yield text[:end], "ends too early"
    yield text + "a", "changed or mistyped"
    yield text.upper(), "no code"
    yield text.replace("gd1", "gd2"), "reads version 1, not 2"


@pytest.mark.parametrize(("text", "words"), list(forged()), ids=lambda value: value[:24])
def test_a_forged_sheet_is_found(text, words):
    rows, told, _ = read(text)
    assert rows == [] and words in told[1]


def test_any_letter_changed_or_two_exchanged_is_found():
    text, draw = code("Zoë Müller"), random.Random(1)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for place in range(4, len(text)):
        if text[place] == ".":
            continue
        other = draw.choice([letter for letter in letters if letter != text[place]])
        assert read(text[:place] + other + text[place + 1 :])[0] == []
        if text[place - 1] not in (".", text[place]):
            assert read(text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :])[0] == []


WRONG = [
    *[None, 1, "x", {}, [], [SEED], listed("Ada", []), [*listed("Ada", [0] * 4), 4], listed("", [0] * 4)],
    *[listed(3, [0] * 4), listed(" Ada", [0] * 4), listed("x" * 61, [0] * 4), listed("Ada", {"length": 4})],
    *[listed("Ada", [each, 0, 0, 0]) for each in (1, None, True, {}, [], [1], ["0", "1", "2"], ["0", -1], ["0", 1.5])],
    *[listed("Ada", [each, 0, 0, 0]) for each in ("", "9", "00", "x", ["0", 100], [["0"]], "constructor", "٣")],
    *[listed("Ada", [0, 0, each, 0]) for each in ("0", "001", "0" * 50, "01x")],
    *[listed("Ada", [0, 0, 0, each]) for each in ("", "x", "1,000", "9" * 61, "NaN", ["901", "902", "903"])],
    *[listed("Ada", [0] * count) for count in (3, 5)],
    *[listed("Ada", [0] * 4, seed="a b"), listed("Ada", [0] * 4, asked="<b>"), listed("Ada", [0] * 4, seed=3)],
]


@pytest.mark.parametrize("value", WRONG, ids=lambda value: json.dumps(value)[:60])
def test_whoever_writes_the_hash_too_gets_no_more_than_the_page_gives(value):
    rows, told, _ = read(made(value), {"seed": SEED, "set": SET})
    assert rows == [] and ("does not verify" in told[1] or "another class" in told[1]), told


def test_a_try_after_the_right_one_and_a_score_are_nothing_that_the_page_writes():
    first = right(ASKED[0], "Ada")
    for entries in ([[first, wrong(ASKED[0])], 0, 0, 0], [[first, first], 0, 0, 0]):
        assert "cannot be answered on the page" in read(made(listed("Ada", entries)))[1][1]
    assert scores(made(listed("Ada", [wrong(ASKED[0]), 0, 0, 0]))) == {"Ada": (0, 0, 1)}
