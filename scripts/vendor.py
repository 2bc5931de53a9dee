#!/usr/bin/env python3
"""Remake every vendored file from its published npm package; needs npm and fonttools.

Nothing here runs when the site is built. To take a newer version, change it in PACKAGES, run
`python scripts/vendor.py` and read the diff of gdviz/page/vendor/vendored.json, which records where every file
came from, its licence and its digest (tests/test_vendor.py compares them).
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
MANIFEST = REPOSITORY / "gdviz/page/vendor/vendored.json"
SITE_VENDOR = "docs/assets/vendor"

# The faces of the site's text; the build cuts them to the characters it uses (gdviz/page/fonts.py).
SANS = ("Regular", "SemiBold", "Italic")
SERIF = ("Regular", "SemiBold", "Italic")
MONO = ("Regular",)


Edit = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Package:
    """A pinned npm package and the files taken from it: {member: (target, edit)}.

    Members with the same target, also of different packages, are joined in order. `again` says which members are
    wanted in a second place, {member: target}: a licence, beside every folder that it covers.
    """

    name: str
    version: str
    licence: str
    files: dict[str, tuple[str, Edit | None]]
    again: dict[str, str] = field(default_factory=dict)

    def wanted(self) -> list[tuple[str, str, Edit | None]]:
        """Every file to write: the member, its target and what is done to it."""
        once = [(member, target, edit) for member, (target, edit) in self.files.items()]
        return once + [(member, target, None) for member, target in self.again.items()]


def main() -> None:
    """Fetch every package, write its files and the manifest."""
    contents: dict[str, bytes] = {}
    records: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            members = _fetch(package, Path(folder))
            for member, target, edit in package.wanted():
                data = members[f"package/{member}"]
                contents[target] = contents.get(target, b"") + (edit(data) if edit else data)
                record = records.setdefault(target, {"file": target, "licence": package.licence, "from": []})
                record["from"].append(f"{package.name}@{package.version}/{member}")
                record["edited"] = edit is not None
    for target, data in contents.items():
        (REPOSITORY / target).parent.mkdir(parents=True, exist_ok=True)
        (REPOSITORY / target).write_bytes(data)
        records[target] |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    # What another recipe made (scripts/vendor_d3.py) stays recorded.
    recorded = json.loads(MANIFEST.read_text(encoding="utf-8"))
    kept = [each for each in recorded if each["file"] not in records and (REPOSITORY / each["file"]).is_file()]
    manifest = json.dumps([*records.values(), *kept], indent=1, ensure_ascii=False)
    MANIFEST.write_text(manifest + "\n", encoding="utf-8")
    print(f"{len(records)} files, {sum(map(len, contents.values())) // 1024} KiB")


def _fetch(package: Package, folder: Path) -> dict[str, bytes]:
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    printed = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout
    with tarfile.open(folder / printed.split()[-1]) as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        return {name: file.read() for name, file in files.items() if file}


def _as_truetype(woff: bytes) -> bytes:
    """The same font without WOFF's compression, for matplotlib."""
    from fontTools.ttLib import TTFont

    font, out = TTFont(io.BytesIO(woff), recalcTimestamp=False), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def _only_woff2(css: bytes) -> bytes:
    """KaTeX's stylesheet without the older formats that no current browser asks for."""
    return re.sub(rb',url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', b"", css)


def _plex(kind: str, version: str, styles: tuple[str, ...], drawn: tuple[str, ...]) -> Package:
    family, fonts = f"IBMPlex{kind}", f"{SITE_VENDOR}/fonts"
    files: dict[str, tuple[str, Edit | None]] = {}
    for style in styles:
        files[f"fonts/complete/woff2/{family}-{style}.woff2"] = (f"{fonts}/{family}-{style}.woff2", None)
    for style in drawn:
        whole = f"fonts/complete/woff/{family}-{style}.woff"
        files[whole] = (f"gdviz/drawing/fonts/{family}-{style}.ttf", _as_truetype)
    if kind == "Sans":
        files["LICENSE.txt"] = ("gdviz/drawing/fonts/OFL.txt", None)
        files["fonts/complete/woff2/license.txt"] = (f"{fonts}/OFL.txt", None)
    return Package(f"@ibm/plex-{kind.lower()}", version, "OFL-1.1", files)


KATEX_FONTS = {
    "Main": ("Regular", "Bold", "Italic", "BoldItalic"),
    "Math": ("Italic", "BoldItalic"),
    "SansSerif": ("Regular", "Bold", "Italic"),
    **dict.fromkeys(("Caligraphic", "Fraktur"), ("Regular", "Bold")),
    **dict.fromkeys(("AMS", "Script", "Size1", "Size2", "Size3", "Size4", "Typewriter"), ("Regular",)),
}
KATEX = Package(
    "katex",
    "0.19.1",
    "MIT",
    {
        "dist/katex.min.js": ("gdviz/page/vendor/katex.min.js", None),  # used by the build only
        "LICENSE": (f"{SITE_VENDOR}/katex/LICENSE", None),
        "dist/katex.min.css": (f"{SITE_VENDOR}/katex/katex.min.css", _only_woff2),
    }
    | {
        f"dist/fonts/KaTeX_{family}-{style}.woff2": (
            f"{SITE_VENDOR}/katex/fonts/KaTeX_{family}-{style}.woff2",
            None,
        )
        for family, styles in KATEX_FONTS.items()
        for style in styles
    },
    again={"LICENSE": "gdviz/page/vendor/LICENSE-katex"},  # beside the script, which the installed package brings too
)
# Makes the runtime of the live figures small; used by the build only.
TERSER = Package(
    "terser",
    "5.51.4",
    "BSD-2-Clause",
    {
        "dist/bundle.min.js": ("gdviz/page/vendor/terser.min.js", None),
        "LICENSE": ("gdviz/page/vendor/LICENSE-terser", None),
    },
)
# Reads our stylesheets against the published grammar of CSS; used by the tests only.
CSSTREE = Package(
    "csstree-validator",
    "4.0.1",
    "MIT",
    {
        "dist/csstree-validator.js": ("tests/vendor/csstree/csstree-validator.js", None),
        "LICENSE": ("tests/vendor/csstree/LICENSE", None),
    },
)
# Looks for what bars readers from a page; used by the tests only.
AXE = Package(
    "axe-core",
    "4.14.1",
    "MPL-2.0",
    {
        "axe.min.js": ("tests/vendor/axe/axe.min.js", None),
        "LICENSE": ("tests/vendor/axe/LICENSE", None),
        "LICENSE-3RD-PARTY.txt": ("tests/vendor/axe/LICENSE-3RD-PARTY.txt", None),
    },
)
PACKAGES = (
    _plex("Sans", "1.1.0", SANS, drawn=("Regular", "SemiBold")),
    _plex("Serif", "2.0.0", SERIF, drawn=()),
    _plex("Mono", "2.5.0", MONO, drawn=("Regular",)),
    KATEX,
    TERSER,
    CSSTREE,
    AXE,
)

if __name__ == "__main__":
    main()
