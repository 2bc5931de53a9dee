"""The accessibility statement: the tests that it names are there, and its criteria are those of WCAG 2.2."""

import re

import pytest

from gdviz.paths import ROOT
from tests.lessons.reading import text_of

STATEMENT = text_of("reference/accessibility.md")
MET, OPEN = (STATEMENT.partition(f"{{ #{anchor} }}")[2].partition("\n## ")[0] for anchor in ("met", "not-met"))
ROWS = re.findall(r"^- (.+?\.)<br>(.+?\.) Tests: (.+)$", MET, re.M)
NAMED = sorted(set(re.findall(r"\b(tests/[\w/]+\.py)(?:::(\w+))?", STATEMENT)))

# Level A and AA, as far as the statement speaks of them, and one of AAA; https://www.w3.org/TR/WCAG22/
CRITERIA = {
    *("1.1.1", "1.2.1", "1.3.1", "1.4.1", "1.4.3", "1.4.4", "1.4.10", "1.4.11", "1.4.12"),
    *("2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.3", "2.4.6", "2.4.7", "2.5.7", "2.5.8", "4.1.2", "4.1.3"),
}


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_is_named_is_there(file, test):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {test or 'test_'}", text, re.M)


def test_every_statement_has_its_criteria_and_a_test():
    assert len(ROWS) == MET.count("\n- ") >= 15
    for _, criteria, by in ROWS:
        assert re.fullmatch(r"(?:`tests/[^`]+`(?:, )?)+", by)
        told = re.fullmatch(r"WCAG \d\.\d\.\d+(?:, \d\.\d\.\d+)*\.", criteria)
        assert told or criteria in {"As many criteria as a program can judge.", "Beyond WCAG."}


def test_criteria_are_those_of_wcag():
    assert set(re.findall(r"\b\d\.\d\.\d+\b", MET + OPEN)) <= CRITERIA


def test_no_criterion_is_called_met_that_is_called_open_too():
    """But for what is told by its status: a part of it is tested, another is not."""
    met, still_open = (set(re.findall(r"\b\d\.\d\.\d+\b", text)) for text in (MET, OPEN))
    assert met & still_open <= {"4.1.3"}
    assert still_open


def test_the_command_names_a_script_and_a_file_that_are_there():
    command = re.search(r"^python3 (\S+) (\S+)$", STATEMENT, re.M)
    assert (ROOT / command[1]).is_file() and (ROOT / command[2]).is_file()
