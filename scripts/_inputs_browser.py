"""What `prove_input.py --browser` puts into the pages of a built site: texts in fields, and addresses."""

import functools
import threading
from contextlib import contextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import psutil
from _browser import launch
from _inputs import SIGNS, Kind, expressions, texts, typed
from hypothesis import strategies as st
from playwright.sync_api import Error, sync_playwright

from gdviz.builder.server import Handler

BATCH = 100  # texts that a page is given at a time
LONGEST = 20_000  # signs of a text
PATIENCE = 300  # seconds for them
IN_PAGE = Path(__file__).with_name("prove_input.js")
MARKUP = [
    "<gd-harm>",
    "<img data-harm src=x onerror='gdHarm=1'>",
    '"><svg data-harm onload=gdHarm=1>',
    "' data-harm='",
    "<script data-harm>gdHarm=1</script>",
    "</textarea><gd-harm>",
    "&lt;gd-harm&gt;",
    "javascript:gdHarm=1",
    "${gdHarm=1}",
    "{{gdHarm=1}}",
    "\\(\\href{javascript:gdHarm=1}{x}\\)",
    "constructor",
    "__proto__",
    "toString",
]
FIGURE, RULE = "#gradient_descent.path", "#own_rule.race"
LINK = "class=gd1~k7x2m9qa~derivatives~1c9f0zk&until=Friday"
SHEET = "gd1.WyJrN3gybTlxYSIsImRlcml2YXRpdmVzIiwiMWM5ZjB6ayIsIkFkYSIsWzBdXQ.1c9f0zk"
PAGES = {  # where each kind is put in: the page, and how it is put in there
    "address": ("guide/gradient-descent/", "address"),
    "function": ("guide/gradient-descent/", "function"),
    "answer": ("guide/gradient-descent/", "answer"),
    "rule-address": ("deeper/optimizers/", "address"),
    "rule": ("deeper/optimizers/", "rule"),
    "class-link": ("teach/sheet/", "link"),
    "name": ("teach/class/", "name"),
    "sheets": ("teach/class/", "sheets"),
}


def kinds():
    """Every kind of input; what a kind's `put` is, stands in `prove_input.js`."""

    def text(kind, *signs):
        return typed(kind, *MARKUP, *signs)

    def queries(values, name):
        """Addresses: the query as it comes, or with a value that is well written in it."""
        parts = st.tuples(st.sampled_from([name, "start", "learning_rate", "step", "source"]), values)
        many = st.lists(parts.map(lambda pair: f"{pair[0]}={quote(cleaned(pair[1])[:5000])}"), min_size=1, max_size=3)
        return st.one_of(text("link").map(_query), many.map(lambda each: f"?{'&'.join(each)}"))

    formulas = st.one_of(text("formula"), expressions())
    rules = st.one_of(text("rule", "x = ", "v = ", "= "), expressions(("x", "g", "t", "eta")).map("x = {}".format))
    links = texts(LINK, [*SIGNS, *MARKUP, "class=", "sheet=", "&until=", "gd1~", SHEET, "~"])
    return [
        Kind("address", 220, queries(formulas, "f").map(lambda query: query + FIGURE), None),
        Kind("function", 220, formulas, None),
        Kind("answer", 200, st.one_of(text("numbers", "3/4", "1e999"), st.floats().map(str)), None),
        Kind("rule-address", 80, queries(rules, "rule").map(lambda query: query + RULE), None),
        Kind("rule", 100, rules, None),
        Kind("class-link", 120, links.map(lambda link: f"#{link}"), None),
        Kind("name", 20, text("id"), None),
        Kind("sheets", 40, texts(SHEET, [*SIGNS, *MARKUP, "\n", "gd1.", LINK, SHEET]), None),
    ]


def _query(link):
    """The query of a link."""
    return "?" + link.partition("?")[2].replace("#", "%23")


@contextmanager
def opened(site, browser):
    """A function that opens the page of a kind."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = launch(playwright, browser)
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(path=IN_PAGE)
        try:
            root = f"http://127.0.0.1:{server.server_address[1]}/"
            yield lambda kind: Opened(context, root + PAGES[kind][0], PAGES[kind][1])
        finally:
            chromium.close()
            server.shutdown()


class Opened:
    """A page that texts are put into.

    Attributes:
        said: what its console has said that is no good news.
    """

    def __init__(self, context, address, how):
        """Open it, for texts that are put in in one way."""
        self.context, self.address, self.how = context, address, how
        self._open()

    def _open(self):
        self.said, self.page = [], self.context.new_page()
        self.page.on("console", lambda each: self.said.append(each.text) if each.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(f"exception: {error}"))
        self.page.goto(self.address, wait_until="load")
        if found := self.page.evaluate("(how) => inputs.begin(how)", self.how):
            raise AssertionError(f"{self.address}: {found[0]}")

    def put(self, cases):
        """Put texts in: (what went wrong, the text) for each that does harm."""
        self.said.clear()
        late = threading.Timer(PATIENCE, kill_pages)
        late.start()
        try:
            found = self.page.evaluate("([how, cases]) => inputs.put(how, cases)", [self.how, cases])
        except Error as error:  # it has been led elsewhere, or has broken down
            self.page.close()
            self._open()
            return [(f"the page is lost: {str(error).splitlines()[0]}", cases[0])]
        finally:
            late.cancel()
        told = [said for said in self.said if not any(said.removeprefix("exception: ") in each for _, each in found)]
        return [(said, cases[place]) for place, said in found] + [(f"the console: {said}", cases[-1]) for said in told]

    def close(self):
        """Close it."""
        self.page.close()


def kill_pages():
    """End the processes of all pages: nobody else can interrupt one that hangs."""
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "--type=renderer" in each.cmdline():
                each.kill()


def try_cases(cases, page):
    """Put cases into the page of their kind: what was found, by its first words, with the shortest case."""
    found, texts = {}, [cleaned(case) for case in cases]
    for first in range(0, len(texts), BATCH):
        for said, case in page.put(texts[first : first + BATCH]):
            key = said[:30]
            found[key] = min(found.get(key, (said, case)), (said, case), key=lambda each: len(each[1]))
    return found


def cleaned(case):
    """A text as it can be handed to a page: no half of a letter, and not too long."""
    return case.encode("utf-8", "ignore").decode()[:LONGEST]
