"""The schema of figure data as tables of a page: one definition tells readers, programs and tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = "reference/figure-data.schema.json"  # under docs/


def schema_table(docs: Path) -> str:
    """A table for each kind of object in the file, the whole first: name, type, what it is."""
    whole = _schema(docs / SCHEMA)
    return "\n\n".join(map(_table, (whole, *whole["$defs"].values())))


@cache
def _schema(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def _table(kind: Mapping[str, Any]) -> str:
    rows = [f"| {kind['title']} | Type | {kind['description']} |", "|---|---|---|"]
    for name, field in kind["properties"].items():
        may = "" if name in kind["required"] else " Where there is one."
        rows.append(f"| `{name}` | {_type(field)} | {field['description']}{may} |")
    return "\n".join(rows)


def _type(field: Mapping[str, Any]) -> str:
    """A type in words; what else it may be is in the schema."""
    if "$ref" in field:
        return f"{field['$ref'].rpartition('/')[2]}"
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return " ".join(f"`{each}`" for each in field["enum"])
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    if field["type"] == "array":
        return f"list of {_type(field['items'])}"
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    return " or ".join("true or false" if kind == "boolean" else str(kind) for kind in kinds)
