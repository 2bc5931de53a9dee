"""The faces of text and formulas, cut to the characters that the site uses.

What a first view needs stands in the stylesheet itself, so that no text and no formula is ever set in another face and
nothing moves when a font comes; the others are files beside it. Characters that pages further in have beyond those of
the first ones are in faces of their own, which those pages load besides. A character that no face has is shown in the
reader's own fonts.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import fontTools
from fontTools import subset

from gdviz.files import write
from gdviz.page.theme_styles import needed_rules
from gdviz.paths import ASSETS

PLEX = ASSETS / "vendor/fonts"
KATEX = ASSETS / "vendor/katex"

# What no page may hold today and a live figure may show tomorrow: digits, signs, powers.
NUMBERS = "0123456789.,−+×·=←→≈≤≥∞()⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂"

# What formulas are mostly made of; fences and signs of every size are small enough not to be waited for.
_FIRST = ("Main-Regular", "Math-Italic", "Size1-Regular", "Size2-Regular", "Size3-Regular", "Size4-Regular")


@dataclass(frozen=True)
class Face:
    """A face of the text.

    Attributes:
        family: the name that stylesheets ask for.
        file: the whole font.
        within: whether it stands in the stylesheet; else it is a file, and another face shows until it has come.
        marks: the elements that are set in it, where those are few.
        usual: what it has beside letters in any case, where its elements are few.
    """

    family: str
    file: Path
    weight: int = 400
    style: str = "normal"
    within: bool = True
    marks: frozenset[str] = frozenset()
    usual: str = ""


_STRONG = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th", "dt"})
_EMPHASIS = frozenset({"em", "i", "cite", "dfn", "blockquote"})
_NAMES_OF = frozenset({"label", "button", "legend", "summary"})
_CODE = frozenset({"code", "pre", "kbd", "samp"})
_WORDS = NUMBERS + " ,.:;!?-–—'’“”\"()/%&=+"
TEXT = (
    Face("IBM Plex Serif", PLEX / "IBMPlexSerif-Regular.woff2"),
    Face("IBM Plex Serif", PLEX / "IBMPlexSerif-Italic.woff2", style="italic", marks=_EMPHASIS, usual=_WORDS),
    Face("IBM Plex Serif", PLEX / "IBMPlexSerif-SemiBold.woff2", weight=600, marks=_STRONG, usual=_WORDS),
    Face("IBM Plex Sans", PLEX / "IBMPlexSans-Regular.woff2"),
    Face(
        "IBM Plex Sans", PLEX / "IBMPlexSans-SemiBold.woff2", weight=600, marks=_STRONG | _NAMES_OF, usual=_WORDS + "∂"
    ),
    Face("IBM Plex Sans", PLEX / "IBMPlexSans-Italic.woff2", style="italic", within=False),
    Face("IBM Plex Mono", PLEX / "IBMPlexMono-Regular.woff2", within=False, marks=_CODE, usual=string.printable),
)


@dataclass
class Characters:
    """The characters that are shown somewhere: in text, in formulas upright, and in formulas as italic letters.

    `marked` has those of the text inside each element that a face of few elements is for.
    """

    text: set[str]
    upright: set[str]
    italic: set[str]
    marked: dict[str, set[str]]

    def __or__(self, other: Characters) -> Characters:
        """What is in either."""
        marked = {mark: found | other.marked[mark] for mark, found in self.marked.items()}
        return Characters(self.text | other.text, self.upright | other.upright, self.italic | other.italic, marked)

    def of(self, face: Face) -> set[str]:
        """What a face of the text must have: all of it; of few elements, letters and digits and what stands there."""
        if not face.marks:
            return self.text
        usual = {each for each in self.text if each.isalpha() or each in face.usual}
        return usual.union(*(self.marked.get(mark, set()) for mark in face.marks))


class _Shown(HTMLParser):
    """Reads a page: the formulas (what is inside `katex-html`, and what of it is `mathnormal`), and marked text."""

    def __init__(self) -> None:
        super().__init__()
        self.upright, self.italic = set[str](), set[str]()
        self.marked: dict[str, set[str]] = {mark: set() for mark in frozenset().union(*(face.marks for face in TEXT))}
        self._open: list[str] = []  # the classes of the spans that are open, from the formula on
        self._marks: list[str] = []  # the marked elements that are open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in self.marked:
            self._marks.append(tag)
        kind = dict(attributes).get("class") or ""
        if tag == "span" and (self._open or "katex-html" in kind):
            self._open.append(kind)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._marks:
            self._marks.remove(tag)
        if tag == "span" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for mark in self._marks:
            self.marked[mark].update(data)
        if self._open:
            (self.italic if "mathnormal" in self._open[-1] else self.upright).update(data)


def characters(pages: Iterable[str], scripts: Iterable[str]) -> Characters:
    """What pages (HTML) and scripts show, and what numbers can become."""
    text, shown = set(NUMBERS), _Shown()
    for page in pages:
        text |= set(unescape(page))
        shown.feed(page)
    for script in scripts:
        text |= set(script)
    return Characters(text, shown.upright | set(NUMBERS), shown.italic, shown.marked)


class Cutter:
    """Cuts fonts, and keeps what it has cut in a folder, since that takes a tenth of a second each."""

    def __init__(self, cache: Path) -> None:
        """Keep what is cut in `cache`."""
        self.cache = cache

    def cut(self, file: Path, wanted: Iterable[str]) -> bytes:
        """The font as WOFF2 with the wanted characters only, without hints, which large screens do not need."""
        whole, chosen = file.read_bytes(), "".join(sorted(set(wanted)))
        key = hashlib.sha256(b"\0".join([whole, chosen.encode(), fontTools.version.encode(), _OWN])).hexdigest()
        kept = self.cache / f"{key[:32]}.woff2"
        if not kept.is_file():
            write(kept, _cut(file, chosen))
        return kept.read_bytes()


_FEATURES = ("kern", "liga", "tnum")  # no small capitals, no fractions
_MARKS = ("ccmp", "mark", "mkmk")  # where a mark stands on the letter before it
_NAMES = (1, 2, 4, 6)  # family, style, both, and both for printers; the licence is beside the file
_OWN = b"4"  # raised when `_cut` changes


def _cut(file: Path, chosen: str) -> bytes:
    features = _FEATURES + (_MARKS if any(map(unicodedata.combining, chosen)) else ())
    options = subset.Options(flavor="woff2", hinting=False, layout_features=features, name_IDs=_NAMES)
    font = subset.load_font(str(file), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=chosen)
    cutter.subset(font)
    _rename(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()


def _rename(font: subset.ttLib.TTFont) -> None:
    """The Open Font License keeps the name of Plex for the whole font."""
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = record.toUnicode().replace("IBM Plex", "gdviz").replace("IBMPlex", "gdviz")


_FACE = (
    '@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
    "font-display:{display};src:{source}{more}}}"
)


def text_faces(cutter: Cutter, used: Characters, files: dict[str, bytes]) -> str:
    """The `@font-face` rules of the text; what stands beside the stylesheet is added to `files`."""
    rules = []
    for face in TEXT:
        data = cutter.cut(face.file, used.of(face))
        source = _data(data) if face.within else _beside(face.file.name, data, files)
        display = "block" if face.within else "swap"
        named = {"family": face.family, "weight": face.weight, "style": face.style}
        rules.append(_FACE.format(**named, display=display, source=source, more=""))
    return "\n".join(rules) + "\n"


def inlined(cutter: Cutter, used: Characters, faces: Iterable[Face]) -> str:
    """The `@font-face` rules of these faces, each with its font in it."""
    rules = []
    for face in faces:
        named = {"family": face.family, "weight": face.weight, "style": face.style, "display": "block", "more": ""}
        rules.append(_FACE.format(**named, source=_data(cutter.cut(face.file, used.of(face)))))
    return "\n".join(rules) + "\n"


def further_faces(cutter: Cutter, used: Characters, first: Characters) -> str:
    """The `@font-face` rules of what is used beyond the characters of the first pages: each face is asked for those."""
    rules = []
    for family, weight, style, file, wanted in _further(used, first):
        if known := sorted(set(map(ord, wanted)) & _known(file)):
            reach = ",".join(f"U+{number:X}" for number in known)
            named = {"family": family, "weight": weight, "style": style, "display": "block"}
            source = _data(cutter.cut(file, map(chr, known)))
            rules.append(_FACE.format(**named, source=source, more=f";unicode-range:{reach}"))
    return "".join(f"{rule}\n" for rule in rules)


def _further(used: Characters, first: Characters) -> Iterator[tuple[str, int, str, Path, set[str]]]:
    """Family, weight, style and file of each face of a first view, and the characters it needs beyond those first."""
    for face in TEXT:
        if face.within:
            yield face.family, face.weight, face.style, face.file, used.of(face) - first.of(face)
    for name in _FIRST:
        shape, letters = ("italic", "italic") if name == "Math-Italic" else ("normal", "upright")
        beyond = getattr(used, letters) - getattr(first, letters)
        yield f"KaTeX_{name.split('-')[0]}", 400, shape, KATEX / f"fonts/KaTeX_{name}.woff2", beyond


@lru_cache(maxsize=32)
def _known(file: Path) -> frozenset[int]:
    """The characters of a whole font, but for what stands on the letter before it and must come from its face."""
    with subset.ttLib.TTFont(file) as font:
        return frozenset(number for number in font.getBestCmap() if not unicodedata.combining(chr(number)))


_FACE_RULE = re.compile(r'@font-face\s*\{[^}]*?font-family:"?(\w+)"?[^}]*\}')


def formula_styles(cutter: Cutter, used: Characters, words: set[str], files: dict[str, bytes]) -> str:
    """What of KaTeX's stylesheet can apply, with its faces cut; what stands beside it is added to `files`.

    Arguments:
        words: of every page and script, see `theme_styles.words_of`.
    """

    def source(match: re.Match[str]) -> str:
        file, first = KATEX / "fonts" / match[1], match[1].removeprefix("KaTeX_").removesuffix(".woff2")
        if first not in _FIRST:
            return _beside(match[1], cutter.cut(file, used.upright | used.italic), files)
        return _data(cutter.cut(file, used.italic if first == "Math-Italic" else used.upright))

    css = needed_rules((KATEX / "katex.min.css").read_text(encoding="utf-8"), words)
    named = set(re.findall(r"KaTeX_\w+", _FACE_RULE.sub("", css)))
    css = _FACE_RULE.sub(lambda rule: rule[0] if rule[1] in named else "", css)
    return re.sub(r'url\(fonts/([\w-]+\.woff2)\) format\("woff2"\)', source, css)


def _data(font: bytes) -> str:
    return f'url(data:font/woff2;base64,{base64.b64encode(font).decode()}) format("woff2")'


def _beside(name: str, font: bytes, files: dict[str, bytes]) -> str:
    files[f"fonts/{name}"] = font
    return f'url(fonts/{name}) format("woff2")'


def licences() -> Iterator[tuple[str, bytes]]:
    """What is to be read beside the fonts."""
    yield "fonts/LICENSE-plex.txt", (PLEX / "OFL.txt").read_bytes()
    yield "fonts/LICENSE-katex.txt", (KATEX / "LICENSE").read_bytes()
