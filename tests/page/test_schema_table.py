"""The tables of the schema: a row for each name, in words."""

import json

from gdviz.page.schema_table import SCHEMA, _type, schema_table
from gdviz.paths import DOCS


def test_every_name_of_the_schema_has_a_row_and_every_object_a_table():
    schema = json.loads((DOCS / SCHEMA).read_text(encoding="utf-8"))
    tables = schema_table(DOCS).split("\n\n")
    kinds = [schema, *schema["$defs"].values()]
    assert len(tables) == len(kinds) == 6
    for table, kind in zip(tables, kinds, strict=True):
        head, line, *rows = table.splitlines()
        assert head.startswith(f"| {kind['title']} | Type | ") and line == "|---|---|---|"
        assert [row.split("`")[1] for row in rows] == list(kind["properties"])
        assert all(row.count("|") == 4 and not row.endswith("|  |") for row in rows)


def test_what_need_not_be_there_is_said():
    tables = schema_table(DOCS)
    assert "| `z` | axis | The height of a surface. Where there is one. |" in tables
    assert "| `x` | axis | The axis across. |" in tables


def test_types_in_words():
    number = {"type": "number"}
    assert _type({"type": "array", "items": {"type": ["number", "null"]}}) == "list of number or null"
    assert _type({"anyOf": [number, {"type": "array", "items": number}]}) == "number or list of number"
    assert (_type({"const": 1}), _type({"enum": ["a", "b"]}), _type({"type": "boolean"})) == (
        "`1`",
        "`a` `b`",
        "true or false",
    )
