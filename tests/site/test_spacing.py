"""Text with the spacing that a reader may ask for (WCAG 1.4.12) at 320 px: no letter of it is cut."""

from __future__ import annotations

import pytest

from tests import kinds
from tests.site.conftest import Visit, all_of_it, all_open

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }"""
# Text that ends beyond what its nearest clipping box shows, or beyond the window; what scrolls shows all of it.
CUT = """() => {
    const cut = [], range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = { visibilityProperty: true, opacityProperty: true };
    for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility(shown)) continue;
        if (parent.closest(".katex-mathml, .gd-unseen, .md-search, .md-dialog, .md-sidebar, .md-skip")) continue;
        range.selectNodeContents(node);
        const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
        let [edge, scrolls] = [innerWidth, false];
        for (let box = parent; box && box !== document.body; box = box.parentElement) {
            const style = getComputedStyle(box);
            if (/auto|scroll/.test(style.overflowX)) scrolls = true;
            if (style.overflowX === "visible" || scrolls) continue;
            const margin = style.overflowX === "clip" ? parseFloat(style.overflowClipMargin) || 0 : 0;
            edge = Math.min(edge, box.getBoundingClientRect().right + margin);
        }
        if (!scrolls && right > edge + 0.5) cut.push([node.data.trim().slice(0, 40), right - edge]);
    }
    return cut;
}"""


@pytest.mark.covering("address", kinds.of_page)
def test_no_letter_is_cut_where_letters_are_set_wide(narrow: Visit) -> None:
    """A letter is cut by the box that it stands in, which its class makes."""
    page = narrow.page
    with all_open(page):
        all_of_it(page)
        page.evaluate("Promise.all([...document.querySelectorAll('gd-scene')].map((figure) => figure.ready))")
        spacing = page.add_style_tag(content=SPACING)
        cut = page.evaluate(CUT)
        spacing.evaluate("style => style.remove()")
    assert cut == []
