#!/usr/bin/env python3
"""Remake docs/assets/vendor/d3, the part of d3 that the interactive figures use; needs npm.

Nothing here runs when the site is built. To take newer versions, change PACKAGES, run `python scripts/vendor_d3.py`
(after scripts/vendor.py, which writes the manifest anew) and read the diff of gdviz/page/vendor/vendored.json.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
MANIFEST = REPOSITORY / "gdviz/page/vendor/vendored.json"
TARGET = "docs/assets/vendor/d3"

# What is exported as the global d3, and the pinned packages it is made of.
EXPORTS = {"d3-array": ("ticks",), "d3-contour": ("contours",)}
PACKAGES = {"d3-array": "3.2.4", "d3-contour": "4.0.2", "internmap": "2.0.3"}
BUNDLER = "esbuild@0.28.2"


def main() -> None:
    """Bundle the exports, write the files and their records."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {f"{TARGET}/d3.min.js": _bundle(folder), f"{TARGET}/LICENSE": _licence(folder)}
    records = [each for each in json.loads(MANIFEST.read_text(encoding="utf-8")) if not each["file"].startswith(TARGET)]
    for file, data in files.items():
        target = REPOSITORY / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        records.append(_record(file, data))
    MANIFEST.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET}: {sum(map(len, files.values()))} bytes")


def _bundle(folder: Path) -> bytes:
    """The exports as one classic script, without what they do not use."""
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    wanted = [f"{package}@{version}" for package, version in PACKAGES.items()]
    _run(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", "--save-exact", *wanted, BUNDLER)
    lines = [f'export {{ {", ".join(names)} }} from "{package}";' for package, names in EXPORTS.items()]
    (folder / "d3.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _run(folder, "node_modules/.bin/esbuild", "d3.js", "--bundle", "--minify", "--format=iife", "--global-name=d3",
         "--target=es2020", "--log-level=warning", "--outfile=bundle.js")  # fmt: skip
    versions = ", ".join(f"{package} {version}" for package, version in PACKAGES.items())
    banner = f"/* {versions}: Copyright Mike Bostock, ISC License, see LICENSE */\n"
    return banner.encode() + (folder / "bundle.js").read_bytes()


def _licence(folder: Path) -> bytes:
    """The licence texts, each once, under the packages they cover."""
    texts: dict[str, list[str]] = {}
    for package in PACKAGES:
        text = (folder / "node_modules" / package / "LICENSE").read_text(encoding="utf-8").strip()
        texts.setdefault(text, []).append(package)
    return "\n\n".join(f"{', '.join(packages)}\n\n{text}" for text, packages in texts.items()).encode() + b"\n"


def _record(file: str, data: bytes) -> dict[str, object]:
    member = "LICENSE" if file.endswith("LICENSE") else "src/index.js"
    sources = [f"{package}@{version}/{member}" for package, version in PACKAGES.items()]
    digest = hashlib.sha256(data).hexdigest()
    return {"file": file, "licence": "ISC", "from": sources, "edited": True, "bytes": len(data), "sha256": digest}


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    main()
