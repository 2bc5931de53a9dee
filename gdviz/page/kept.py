"""What takes long to compute for a page, kept from one build to the next until anything it may depend on changes."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from gdviz.files import write
from gdviz.paths import PACKAGE


def dependencies() -> str:
    """A digest of all that computing may depend on: the package, Python, and every library there is."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    for each in sorted(f"{found.name} {found.version}" for found in metadata.distributions()):
        digest.update(each.encode())
    return digest.hexdigest()[:16]


class Kept:
    """Texts by what was asked; without a file they are kept for one build only."""

    def __init__(self, file: Path | None = None) -> None:
        """Take up what the file has, if that was computed by what there is now."""
        self.file, self.key = file, dependencies() if file else ""
        self.known = self._read() if file else {}
        self.asked: dict[str, str] = {}

    def text(self, question: str, compute: Callable[[], str]) -> str:
        """The text for this question, computed where it is not known."""
        if question not in self.asked:
            known = self.known.get(question)
            self.asked[question] = compute() if known is None else known
        return self.asked[question]

    def save(self) -> None:
        """Write what was asked for, where that differs from what the file has."""
        if self.file and self.asked != self.known:
            write(self.file, json.dumps({"key": self.key, "texts": self.asked}, ensure_ascii=False).encode())
            self.known = self.asked

    def _read(self) -> dict[str, str]:
        """What the file has; nothing where it is another's work, or none, or broken."""
        assert self.file
        try:
            found = json.loads(self.file.read_text(encoding="utf-8"))
            return dict(found["texts"]) if found["key"] == self.key else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
