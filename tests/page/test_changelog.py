"""The changelog as a page: addresses that stay, and links that hold there."""

import re

from gdviz.page.changelog import changelog
from gdviz.paths import DOCS, ROOT

TEXT = """# Changelog

What changed.

## [Unreleased]

### Added

- A page on [hosting](docs/reference/hosting.md), and [more](docs/teach/index.md#a) at [x](https://x.org/docs/y.md).

## [0.2.0] - 2026-01-31

### Added

### Changed
"""


def test_headings_have_the_name_of_their_version_and_links_hold_from_the_page():
    assert changelog(TEXT).splitlines() == [
        "What changed.",
        "",
        "## Unreleased { #unreleased }",
        "",
        "### Added { #unreleased-added }",
        "",
        "- A page on [hosting](hosting.md), and [more](../teach/index.md#a) at [x](https://x.org/docs/y.md).",
        "",
        "## 0.2.0, 2026-01-31 { #v0-2-0 }",
        "",
        "### Added { #v0-2-0-added }",
        "",
        "### Changed { #v0-2-0-changed }",
    ]


def test_that_of_the_project_has_every_entry_and_leads_only_to_what_is_there():
    told = changelog()
    whole = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^- ", told, re.M)) == len(re.findall(r"^- ", whole, re.M)) > 40
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", told)
    assert targets and all((DOCS / "reference" / target).is_file() for target in targets)
    ids = re.findall(r"\{ #(\S+) \}$", told, re.M)
    assert len(ids) == len(set(ids)) == len(re.findall(r"^##", whole, re.M))
