"""What the policy of a page (gdviz/page/policy.py) refuses, written down in whatever context a test opens."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

_SAYS = "the policy refuses"
_LISTEN = f"""addEventListener("securitypolicyviolation", (event) => console.error(
    `{_SAYS} ${{event.violatedDirective}} ${{event.blockedURI}} ${{event.sourceFile}}:${{event.lineNumber}}`));"""
_FUNCTION = re.compile(r"\s*(?:async\s+)?(?:\w+|\([^()]*\))\s*=>")


@contextmanager
def noted() -> Iterator[list[str]]:
    """The list of what is refused from now on, on every page that any browser opens, in frames as well."""
    refused: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Browser, "new_context", _listening(Browser.new_context, refused))
        for kind in (Page, Frame):
            patch.setattr(kind, "wait_for_function", _without_eval(kind.wait_for_function))
        yield refused


def _listening(method: Callable[..., BrowserContext], refused: list[str]) -> Callable[..., BrowserContext]:
    @functools.wraps(method)
    def new_context(*arguments: Any, **options: Any) -> BrowserContext:
        context = method(*arguments, **options)
        context.add_init_script(_LISTEN)
        context.on("console", lambda message: refused.append(message.text) if _SAYS in message.text else None)
        return context

    return new_context


def _without_eval(method: Callable[..., Any]) -> Callable[..., Any]:
    """What is waited for as a function: an expression would be evaluated by the page, which the policy forbids."""

    @functools.wraps(method)
    def wait(page: Page | Frame, expression: str, **options: Any) -> Any:
        return method(page, as_function(expression), **options)

    return wait


def as_function(expression: str) -> str:
    """JavaScript that gives a value as a function that does; a function stays as it is."""
    return expression if _FUNCTION.match(expression) else f"() => ({expression})"


@pytest.fixture(scope="session", autouse=True)
def refused() -> Iterator[list[str]]:
    """What the policy of a page has refused since the last test."""
    with noted() as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_is_refused(refused: list[str]) -> Iterator[None]:
    """A test whose pages ask for what they may not have fails; one that means them to takes it out of `refused`."""
    yield
    found = refused[:]
    refused.clear()
    assert found == []
