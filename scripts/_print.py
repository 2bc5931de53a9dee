"""Print a page of HTML as PDF: `python scripts/_print.py PAGE PDF`, with a browser that is there; none is installed.

Ends with status NO_BROWSER where there is none.
"""

import sys
from pathlib import Path

NO_BROWSER = 3
MARGINS = {"top": "18mm", "right": "17mm", "bottom": "20mm", "left": "17mm"}
FOOTER = (
    '<div style="width: 100%; font: 8px sans-serif; text-align: center; color: #5a616c">'
    '<span class="pageNumber"></span></div>'
)


def main(page, pdf):
    """The exit status."""
    try:
        from _browser import find_browser, launch
        from playwright.sync_api import sync_playwright
    except ImportError:
        return NO_BROWSER
    found = find_browser()
    if not found:
        return NO_BROWSER
    with sync_playwright() as playwright:
        browser = launch(playwright, found)
        sheet = browser.new_page(color_scheme="light")
        sheet.goto(Path(page).absolute().as_uri(), wait_until="load")
        sheet.evaluate("document.fonts.ready.then(() => true)")
        missing = sheet.evaluate("[...document.images].filter((each) => !each.naturalWidth).map((each) => each.src)")
        if missing:
            print(f"{missing[0]} does not load", file=sys.stderr)
            return 1
        numbers = {"display_header_footer": True, "header_template": "<span></span>", "footer_template": FOOTER}
        sheet.pdf(path=pdf, format="A4", margin=MARGINS, print_background=True, tagged=True, outline=True, **numbers)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
