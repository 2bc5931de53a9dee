"""How to cite the course: the file for programs, the entry for BibTeX, and where the guide comes from."""

import json
import re
import tomllib
from datetime import date

import jsonschema
import pytest

import gdviz
from gdviz.page import citation
from gdviz.page.citation import bibtex, data
from gdviz.paths import DOCS, ROOT

_PERSON = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {"type": "string", "minLength": 1} for name in ("family-names", "given-names", "orcid")},
}
_ENTITY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {name: {"type": "string", "minLength": 1} for name in ("name", "website", "email")},
}
_AUTHORS = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"anyOf": [_PERSON, _ENTITY]}}
_TEXT, _URL = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"}
_DATE = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
_WORDS = {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT}
# Of https://citation-file-format.github.io/1.2.0/schema.json what the file uses, and what a release adds.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        **dict.fromkeys(("message", "title", "abstract", "license"), _TEXT),
        **{"cff-version": {"const": "1.2.0"}, "type": {"enum": ["dataset", "software"]}, "authors": _AUTHORS},
        **{"version": {"type": ["string", "number"]}, "date-released": _DATE, "keywords": _WORDS, "url": _URL},
        "references": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["authors", "title", "type"],
                "properties": {
                    **dict.fromkeys(("title", "notes"), _TEXT),
                    **{"type": {"enum": ["website", "article", "book", "conference-paper", "software"]}},
                    **{"authors": _AUTHORS, "url": _URL, "year": {"type": ["integer", "string"]}},
                },
            },
        },
    },
}


def test_the_file_is_one_of_its_kind():
    jsonschema.validate(json.loads(json.dumps(data(), default=str)), SCHEMA)


def test_its_version_authors_and_title_are_those_of_the_package_and_the_site():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert data()["version"] == project["version"] == gdviz.__version__
    assert [each["name"] for each in project["authors"]] == [citation.author()]
    assert sorted(data()["keywords"]) == sorted(project["keywords"]) and data()["license"] == project["license"]["text"]
    assert f"site_name: {data()['title']}\n" in config


def test_a_version_that_is_out_has_its_date():
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    out = re.search(rf"^## \[{re.escape(gdviz.__version__)}\] - (\S+)", log, re.M)
    assert not out or str(data()["date-released"]) == out[1]
    assert "`CITATION.cff`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Release")[2]


def test_where_the_guide_comes_from_is_said_once_and_led_to():
    """The page has the words; the file for programs has the same work, and what cites the course leads there."""
    page = (DOCS / "reference/further-reading.md").read_text(encoding="utf-8").partition("{ #acknowledgement }")[2]
    (work,) = data()["references"]
    link = f"[{work['title']}]({work['url']}) by Jacob Buckhouse, first published at NeurIPS {work['year']}"
    assert link in " ".join(page.split()) and work["notes"].startswith("First published at NeurIPS 2025.")
    assert work["authors"] == [{"family-names": "Buckhouse", "given-names": "Jacob"}]
    for name in ("README.md", "docs/reference/hosting.md"):
        assert "further-reading.md#acknowledgement)" in (ROOT / name).read_text(encoding="utf-8"), name


ENTRY = """```bibtex
@misc{gdviz2026,
  title   = {How to train a model},
  author  = {{The gdviz contributors}},
  year    = {2026},
  version = {0.1.0},
  url     = {https://school.example/calc/},
  note    = {Text and pictures: CC BY 4.0}
}
```"""


def test_the_entry_has_version_year_and_address(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # 2026-11-29
    assert bibtex("https://school.example/calc/") == ENTRY.replace("0.1.0", gdviz.__version__)
    assert bibtex(None) == re.sub("  url.*\n", "", ENTRY).replace("0.1.0", gdviz.__version__)


@pytest.mark.parametrize("date", ["2027-01-02", date(2027, 1, 2)])
def test_the_year_is_that_of_the_release_once_there_is_one(monkeypatch, date):
    monkeypatch.setattr(citation, "data", lambda: {**data(), "date-released": date})
    assert "{gdviz2027,\n" in bibtex(None) and "year    = {2027}" in bibtex(None)
