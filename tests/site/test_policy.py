"""The policy of a page: what it refuses is refused and noted, and a page from a disk works under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from gdviz.page import policy
from tests.site.conftest import Visit
from tests.site.refusals import as_function

pytestmark = pytest.mark.engines("chromium", "firefox")
TRIED = f"""<!doctype html><head>{policy.meta()}<title>t</title><script>window.ran = true</script></head>
<body><script src="maker.js"></script><p style="margin-left: 7px">text</p></body>"""
MAKER = """try { eval("window.made = true"); } catch { window.refused = true; }
addEventListener("load", () => document.body.setAttribute("onclick", "window.ran = true"));"""


@pytest.fixture
def tried(tmp_path: Path) -> str:
    """The address of a page that says the policy of the site and keeps to none of it."""
    (tmp_path / "page.html").write_text(TRIED, encoding="utf-8")
    (tmp_path / "maker.js").write_text(MAKER, encoding="utf-8")
    return (tmp_path / "page.html").as_uri()


def test_what_is_refused_does_not_run_and_is_noted(visit: Visit, refused: list[str], tried: str) -> None:
    page = visit.page
    page.goto(tried)
    page.locator("p").click()
    assert page.evaluate("[window.ran, window.made, window.refused]") == [None, None, True]
    assert page.locator("p").evaluate("each => getComputedStyle(each).marginLeft") == "7px"
    kinds = {text.removeprefix("the policy refuses ").split()[0] for text in refused}
    assert kinds == {"script-src-elem", "script-src", "script-src-attr"} and visit.problems != []
    refused.clear()


def test_a_page_from_a_disk_is_alive_searches_and_saves(visit: Visit, engine: str, site: Path) -> None:
    page = visit.open((site / "guide/gradient-descent/index.html").as_uri())
    figure = page.locator("gd-scene:has(.gd-controls)").first
    figure.scroll_into_view_if_needed()
    figure.evaluate("each => each.ready.then(() => true)")
    if engine == "chromium":  # nothing is downloaded in a Firefox that is driven from outside
        figure.evaluate("each => { for (const menu of each.querySelectorAll('.gd-more')) menu.open = true; }")
        with page.expect_download() as saved:
            figure.get_by_role("button", name="Save PNG").click()
        assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    page.locator("input.md-search__input").press_sequentially("curvature")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
    page.locator("input.md-search__input").fill("softmax")
    expect(page.locator(".md-search-result__item a[href*='choosing-a-loss']").first).to_be_visible()
    assert visit.problems == []


@pytest.mark.parametrize(
    ("written", "function"),
    [
        ("window.x === 1", "() => (window.x === 1)"),
        ("({ a: 1 }).a", "() => (({ a: 1 }).a)"),
        ("x => x > 1", "x => x > 1"),
        ("({ x }) => x", "({ x }) => x"),
        ("async () => 1", "async () => 1"),
    ],
)
def test_an_expression_to_wait_for_is_a_function_for_the_page(engine: str, written: str, function: str) -> None:
    assert as_function(written) == function
