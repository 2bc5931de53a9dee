"""The guide as PDF, printed by a browser where one is there, and kept until what is on it changes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from gdviz.files import write
from gdviz.paths import CACHE, ROOT

NAME = "guide.pdf"
PRINTER = ROOT / "scripts" / "_print.py"
NO_BROWSER = 3  # its exit status where there is none
_PAGE = "guide-to-print.html"  # while it is printed
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d')\)")
_PART = re.compile(rb"\(node\d{8}\)")
_NAMED = re.compile(r'(?:href|src)="(assets/[^"]+)"')


def guide_pdf(
    html: str, site: Path, date: int, tell: Callable[[str], None], kept: Path = CACHE / "guide"
) -> bytes | None:
    """The file; None where it cannot be made, which is told in one line.

    Arguments:
        html: the page to print, whose place is the root of the site.
        site: the folder of the built site.
        date: what it says it was made on, in seconds since 1970.
        tell: called with that line.
        kept: where it is kept.
    """
    key = _digest([html.encode(), *_parts(html, site), PRINTER.read_bytes()])
    file = kept / f"{key[:32]}.pdf"
    if not file.is_file():
        try:
            write(file, _print(html, site, file.with_suffix(".new")))
        except OSError as error:
            tell(f"site: {NAME} is left out: {error}")
            return None
    return steady(file.read_bytes(), date)


def steady(pdf: bytes, date: int) -> bytes:
    """The same bytes for the same page, of the same length: with this date, and its parts numbered from 0.

    The browser says when it printed, and numbers the parts that refer to each other, as the headings of tables, by what
    it had done before.

    Arguments:
        pdf: as the browser has it.
        date: in seconds since 1970.
    """
    told = time.strftime("%Y%m%d%H%M%S", time.gmtime(date)).encode()
    numbers = {name: b"(node%08d)" % place for place, name in enumerate(sorted(set(_PART.findall(pdf))))}
    pdf = _PART.sub(lambda match: numbers[match[0]], pdf)
    return _DATE.sub(lambda match: match[1] + told + b"+00'00')", pdf)


def _print(html: str, site: Path, pdf: Path) -> bytes:
    """The PDF as the browser has it.

    Raises:
        OSError: when there is no browser, or it does not do it.
    """
    page = site / _PAGE
    pdf.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(page, html.encode())
        command = [sys.executable, str(PRINTER), str(page), str(pdf)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=300)
        if done.returncode == NO_BROWSER:
            raise OSError("there is no browser to print it with")
        if done.returncode or not pdf.is_file():
            raise OSError((done.stderr.strip().splitlines() or ["the browser did not print it"])[-1])
        return pdf.read_bytes()
    except subprocess.TimeoutExpired as error:
        raise OSError("the browser takes too long to print it") from error
    finally:
        page.unlink(missing_ok=True)
        pdf.unlink(missing_ok=True)


def _parts(html: str, site: Path) -> Iterable[bytes]:
    """The files that the page loads."""
    return [(site / name).read_bytes() for name in dict.fromkeys(_NAMED.findall(html))]


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
