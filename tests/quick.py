"""The run of a minute, `--quick`: of each test that needs neither a browser nor the site nor other programs, few cases.

A test of a module that names what it needs of these is left out; so is one marked `slow`, which takes a second or more.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

FEW = 2  # cases of a test: the first and the one in the middle
_ELSEWHERE = re.compile(
    r"\b(subprocess|playwright|multiprocessing|nbclient|run_lab|on_the_site|GENERATED|SITE|checkout)\b"
)


def left_out(items: list[pytest.Item]) -> list[pytest.Item]:
    """What `--quick` does not run."""
    left, cases = [], {}
    for item in items:
        if item.get_closest_marker("slow") or needs_more(item.path):
            left.append(item)
        else:
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for every in cases.values():
        few = every[:: max(1, -(-len(every) // FEW))]
        left += [item for item in every if item not in few]
    return left


@cache
def needs_more(file: Path) -> bool:
    """Whether the tests of a module need a browser, the built site or another program."""
    return "site" in file.parts[-3:-1] or bool(_ELSEWHERE.search(file.read_text(encoding="utf-8")))
