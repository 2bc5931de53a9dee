"""scripts/prove_input.py in the browser: a few hundred texts do no harm to the pages, and harm is seen."""

import _inputs_browser
import prove_input
import pytest

pytestmark = pytest.mark.xdist_group("typed")  # one process, so that the pages are opened once


@pytest.fixture(scope="module")
def opened(browser, root):
    """A page for each way of putting texts in, of a site that is served."""
    context = browser.new_context()
    context.add_init_script(path=_inputs_browser.IN_PAGE)
    pages = {}

    def page(kind):
        address, how = _inputs_browser.PAGES[kind]
        if how not in pages:
            pages[how] = _inputs_browser.Opened(context, root + address, how)
        return pages[how]

    yield page
    context.close()


@pytest.mark.parametrize("kind", _inputs_browser.kinds(), ids=lambda kind: kind.name)
def test_no_text_does_harm(opened, kind):
    made = []
    prove_input.generate(kind, kind.share // 5, 5, made.append)
    assert _inputs_browser.try_cases(made, opened(kind.name)) == {}


def test_every_kind_has_its_share():
    shares = {kind.name: kind.share for kind in _inputs_browser.kinds()}
    assert sum(shares.values()) == 1000 and shares.keys() == _inputs_browser.PAGES.keys()


def test_what_is_put_in_arrives(opened):
    opened("function").put(["x^4 - 2*x"])
    state = "document.querySelector('figure:has(.gd-own) gd-scene').state"
    assert opened("function").page.evaluate(state)["f"] == "x^4 - 2*x"
    opened("address").put([f"?f=x%5E6&start=1{_inputs_browser.FIGURE}"])
    assert opened("address").page.evaluate(state)["f"] == "x^6"
    opened("rule").put(["x = x - 2*eta*g"])
    assert opened("rule").page.evaluate("document.querySelector('#own_rule\\\\.race gd-scene').state")["rule"]
    opened("class-link").put([f"#{_inputs_browser.LINK}"])
    assert "From your teacher: Friday" in opened("class-link").page.locator(".gd-handout").inner_text()
    opened("name").put(["Ada <b>Lovelace</b>"])
    assert "Ada <b>Lovelace</b>" in opened("name").page.locator(".gd-results").inner_text()


@pytest.mark.parametrize(
    ("listener", "text", "said"),
    [
        ("() => { throw new Error('odd'); }", "x", "exception: Uncaught Error: odd"),
        ("async () => { throw new Error('late'); }", "x", "exception: Error: late"),
        ("(event) => { document.body.title = event.target.value; document.body.append("
         "new Range().createContextualFragment(event.target.value)); }", "<gd-harm>", "markup is in the page"),
        ("() => { window.gdHarm = 1; }", "x", "a script of the text is run"),
        ("() => { console.error('alas'); }", "x", "the console: alas"),
    ],
)  # fmt: skip
def test_harm_is_seen(opened, listener, text, said):
    page = opened("function")
    page.page.evaluate(
        "(listener) => document.querySelector('[data-part=OwnFunction] input')"
        ".addEventListener('input', listener, { once: true })".replace("(listener)", "()").replace(
            "listener,", f"{listener},"
        )
    )
    assert said in [found for found, _ in page.put([text])]
    page.page.evaluate("document.body.removeAttribute('title')")
