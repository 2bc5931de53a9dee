"""When the guide is printed anew, and what is told where it cannot be."""

import pytest

from gdviz.teach import guide_pdf as module
from gdviz.teach.guide_pdf import guide_pdf, steady

DATE = 1735689600  # 2025-01-01
HTML = '<link rel="stylesheet" href="assets/a.css"><img src="assets/b.svg"><a href="#x">x</a>'
MADE = b"%PDF /CreationDate (D:20261130190612+00'00') /ModDate (D:20261130190612+01'00') end"

# In place of the one that starts a browser: it counts how often it prints, and prints what it is given.
PRINTER = """
import sys
from pathlib import Path
page, pdf = map(Path, sys.argv[1:])
count = Path(__file__).with_name("count")
count.write_text(count.read_text() + "x" if count.exists() else "x")
assert page.parent.name == "site" and "stylesheet" in page.read_text()
{last}
"""
PRINTS = f"pdf.write_bytes({MADE!r})"


@pytest.fixture
def printing(tmp_path, monkeypatch):
    """Print, with a printer that ends as the test says; what came, what was told, and how often it printed."""
    (tmp_path / "site/assets").mkdir(parents=True)
    for name in ("a.css", "b.svg"):
        (tmp_path / "site/assets" / name).write_text("first")
    monkeypatch.setattr(module, "PRINTER", tmp_path / "printer.py")

    def go(html=HTML, last=PRINTS, date=DATE):
        (tmp_path / "printer.py").write_text(PRINTER.format(last=last))
        told = []
        made = guide_pdf(html, tmp_path / "site", date, told.append, tmp_path / "kept")
        count = tmp_path / "count"
        return made, told, len(count.read_text()) if count.exists() else 0

    go.folder = tmp_path
    return go


def test_it_is_printed_once_and_anew_when_the_page_or_what_it_loads_changes(printing):
    assert [printing()[2] for _ in range(3)] == [1, 1, 1]
    assert printing(HTML + "<p>more</p>")[2] == 2
    (printing.folder / "site/assets/b.svg").write_text("second")
    assert printing()[2] == 3
    assert printing(date=DATE + 86400)[0] == printing()[0].replace(b"(D:20250101", b"(D:20250102")
    assert printing()[2] == 3
    assert {path.suffix for path in (printing.folder / "kept").iterdir()} == {".pdf"}
    assert [path.name for path in (printing.folder / "site").iterdir()] == [
        "assets"
    ]  # the page it was printed from is gone


def test_it_says_the_date_of_the_site_and_keeps_its_length(printing):
    made, told, _ = printing()
    assert told == [] and made == steady(MADE, DATE)
    assert b"(D:20250101000000+00'00') /ModDate (D:20250101000000+00'00') end" in made and len(made) == len(MADE)


def test_how_the_browser_numbers_parts_of_the_page_makes_no_difference():
    """As two prints of one page had them: headings of a table, and cells that name them."""
    one, other = (
        b"/ID (node%08d) /ID (node%08d) /Headers [(node%08d)] /Names [(node%08d) 1 (node%08d) 2]" % numbers
        for numbers in ((7332, 7345, 7332, 7332, 7345), (7333, 7346, 7333, 7333, 7346))
    )
    wanted = (
        b"/ID (node00000000) /ID (node00000001) /Headers [(node00000000)] /Names [(node00000000) 1 (node00000001) 2]"
    )
    assert steady(one, DATE) == steady(other, DATE) == wanted and len(wanted) == len(one)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("sys.exit(3)", "site: guide.pdf is left out: there is no browser to print it with"),
        ("sys.exit('first\\nassets/b.svg does not load')", "site: guide.pdf is left out: assets/b.svg does not load"),
        ("pass", "site: guide.pdf is left out: the browser did not print it"),
    ],
)
def test_where_it_cannot_be_made_one_line_says_so_and_nothing_is_kept(printing, last, told):
    assert printing(last=last)[:2] == (None, [told])
    assert printing()[0] is not None


def test_the_printer_and_the_build_mean_the_same_by_its_status():
    assert f"NO_BROWSER = {module.NO_BROWSER}\n" in (module.ROOT / "scripts/_print.py").read_text(encoding="utf-8")
