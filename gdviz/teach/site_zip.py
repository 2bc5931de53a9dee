"""The whole site as one zip file, to be read from a disk: in one folder, with no file that another of its files has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from gdviz.files import writing, zip_into

NAME = "site.zip"
FOLDER = "how-to-train-a-model"  # in it
_PRESSED = (".png", ".gif", ".webp", ".zip", ".imscc", ".apkg", ".woff2", ".gz", ".whl", ".pdf")
_UNLINKED = re.compile(r"assets/generated/.*\.narrow\.\w+\.(?:png|svg)")  # for whom asks gdviz for it by name


def write_site_zip(target: Path, site: Path, instead: Mapping[str, bytes | None]) -> None:
    """Write it in one piece; the same files give the same bytes.

    Arguments:
        target: the zip file.
        site: the folder of the built site.
        instead: by path, what a file has there in place of what it has on the site; None for what is left out.
    """
    with writing(target) as file:
        zip_into(file, _files(site, target, instead), _PRESSED)


def _files(site: Path, target: Path, instead: Mapping[str, bytes | None]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        being_written = path == target or path.name.startswith(".")
        if path.is_file() and not being_written and not _UNLINKED.fullmatch(name):
            content = instead[name] if name in instead else path.read_bytes()
            if content is not None:
                yield f"{FOLDER}/{name}", content
