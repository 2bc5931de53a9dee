"""Sheets of a class as its scripts write and read them, and as whoever reads the scripts could write them."""

import base64
import json
from functools import cache

import quickjs

from gdviz import exercises
from gdviz.exercises.class_seeds import digest, exercise_seed, student_seed
from gdviz.exercises.fresh import numbers
from gdviz.page.classroom import digest_of
from gdviz.page.exercise import data_of
from gdviz.paths import ASSETS

SEED = "k7x2m9qa"
SET = "derivatives,gradient_descent.one_step"
IDS = [each.id for each in exercises.all() if each.id.startswith("derivatives.")] + ["gradient_descent.one_step"]
ASKED = [exercises.get(id) for id in IDS]
DIGEST = digest(" ".join(map(digest_of, ASKED)))


def binary(text):
    """As btoa takes it: signs below 256."""
    return base64.b64encode(text.encode("latin-1")).decode()


@cache
def engine():
    context = quickjs.Context()
    context.add_callable("btoa", binary)
    context.add_callable("atob", lambda text: base64.b64decode(text + "=" * (-len(text) % 4)).decode("latin-1"))
    context.eval("globalThis.URLSearchParams = class {}")
    for name in ("exercise-judge.js", "class-code.js", "class-results.js"):
        context.eval((ASSETS / "javascripts" / name).read_text(encoding="utf-8"))
    context.eval("const { classes } = gdExercises")
    known = [{"id": each.id, "title": each.title, "data": data_of(each)} for each in ASKED]
    context.eval(f"const exercises = {json.dumps(known)}")
    return context


def js(code):
    return json.loads(engine().eval(f"JSON.stringify({code} ?? null).slice(0)"))  # of one piece


def right(exercise, name):
    """The right answer of a student, as a sheet has it."""
    data = data_of(exercise)
    if data["kind"] == "single":
        return str(data["right"].index(1))
    if data["kind"] == "matching":
        return "".join(map(str, range(len(data["order"]))))
    return f"{numbers(exercise, exercise_seed(student_seed(SEED, name), exercise.id))['answer']:.4f}"


def wrong(exercise):
    data = data_of(exercise)
    if data["kind"] == "single":
        return str(data["right"].index(0))
    return "1" + "0" + "".join(map(str, range(2, len(data["order"])))) if "order" in data else "987"


def entry(*tries, hints=0):
    return {"tries": list(tries), "hints": hints}


def sheet(name, entries=None, **changes):
    entries = entries or [entry(right(each, name)) for each in ASKED]
    return {"seed": SEED, "set": SET, "digest": DIGEST, "name": name, "entries": entries} | changes


def code(*given, **named):
    return js(f"classes.write({json.dumps(sheet(*given, **named))})")


def made(value):
    """A code of any list at all, with a hash that fits, as whoever reads the script can write it."""
    text = json.dumps(value, ensure_ascii=False).encode()
    body = "gd1." + base64.urlsafe_b64encode(text).decode().rstrip("=")
    return f"{body}.{digest(body)}"


def listed(name, entries, seed=SEED, asked=SET, exercises=DIGEST):
    return [seed, asked, exercises, name, entries]


def read(text, wanted=None):
    """All that the page of a teacher finds in what was pasted."""
    engine().eval(f"globalThis.found = classes.collected({json.dumps(text)}, {json.dumps(wanted)} ?? undefined)")
    engine().eval(f"globalThis.judged = classes.results(found.sheets, exercises, {json.dumps(DIGEST)})")
    found = js(
        "{ ...judged, rows: judged.rows.map((row) => ({ ...row, shares: row.shares.map(({ line }) => line) })) }"
    )
    problems = js("[...found.problems, ...judged.problems]")
    told = {each["line"]: each["words"] for each in problems}
    return found["rows"], told, found["common"]


def table():
    return js("classes.table(judged.rows, [...found.problems, ...judged.problems], exercises)")


def scores(text):
    return {row["name"]: (row["right"], row["first"], row["answered"]) for row in read(text)[0]}
