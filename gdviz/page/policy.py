"""The policy of the pages: nothing comes from elsewhere, no script stands in a page, and none is made from text.

Each page says it of itself, in a `<meta>`, so that it holds wherever the page lies, also on a disk. A server may send
it as the header `Content-Security-Policy` as well: `docs/reference/hosting.md` prints it.
Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Any

PARTS: Mapping[str, tuple[str, str]] = {
    "default-src": ("'self'", "scripts, the search index and all that is not named below come from the site"),
    "style-src": (
        "'self' 'unsafe-inline'",
        "formulas are set with style attributes, and a reader's own tools may add styles: neither can run anything",
    ),
    "font-src": ("'self' data:", "the faces of a first view stand in the stylesheets, so that no text waits for them"),
    "img-src": ("'self' data:", "small icons stand in the stylesheets, a picture that is saved is made in the page"),
    "connect-src": ("'self' blob:", "in a sandboxed frame the search reads an index that the page has put together"),
    "worker-src": ("'self' blob:", "and starts a worker that the page has written"),
    "object-src": ("'none'", "nothing of the kind is used"),
    "base-uri": ("'none'", "nothing changes where the links of a page lead"),
    "form-action": ("'none'", "no form is sent anywhere"),
}
"""By directive: what it allows, and why."""

SITE = ";".join(f"{name} {allowed}" for name, (allowed, _) in PARTS.items())
"""What holds on every page of the site, as a browser is told it."""

NAME = "Content-Security-Policy"

_WRITTEN = re.compile(r"<script>(.*?)</script>", re.S)
_ALONE = "default-src 'none';style-src 'unsafe-inline';font-src data:;img-src data:;base-uri 'none';form-action 'none'"


def meta(policy: str = SITE) -> str:
    """The element that says it; the first in a head, since it holds for what comes after it."""
    return f'<meta http-equiv="{NAME}" content="{policy}">'


def of_one_file(html: str) -> str:
    """The policy of a page that has all in it: nothing is fetched, and only the scripts that it has run.

    Arguments:
        html: the page, whose scripts are written without attributes.
    """
    return f"{_ALONE};script-src {' '.join(map(_hash, _WRITTEN.findall(html)))}"


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy() -> str:
    """The header as Markdown, and a table that says why each part is as it is."""
    rows = "\n".join(f"| `{name} {allowed}` | {why} |" for name, (allowed, why) in PARTS.items())
    fence = "`" * 3
    return f"{fence}text\n{NAME}: {SITE.replace(';', '; ')}\n{fence}\n\n| Part | Why |\n|---|---|\n{rows}\n"


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let the template of the pages say it."""
    env.globals["policy"] = meta()
    return env
