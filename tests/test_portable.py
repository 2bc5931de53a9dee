"""What would be another thing on Windows or macOS, seen in the sources: encodings, names of files, calls of POSIX."""

import ast
import re
import subprocess
from collections import Counter

import pytest

from gdviz.paths import ROOT

FOLDERS = ("gdviz", "scripts", "docs/labs")
SOURCES = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
# Where a text may be opened: the names of arguments, and the place of the encoding among those without a name.
TEXTS = {"read_text": 0, "write_text": 1}
OPENERS = {"open": 1, "fdopen": 1, "NamedTemporaryFile": 0, "TemporaryFile": 0, "SpooledTemporaryFile": 1}  # their mode
STARTERS = {"run", "Popen", "check_output"}  # of other programs, whose output is bytes unless somebody asks
NOT_FILES = {"Image", "os", "tarfile", "webbrowser", "zipfile", "self"}  # whose `open` is another
ON_POSIX = {
    "os": {"fork", "getpgid", "geteuid", "getuid", "killpg", "sched_getaffinity", "setsid", "uname", "wait4"},
    "signal": {"SIGALRM", "SIGKILL", "SIG_BLOCK", "SIG_UNBLOCK", "alarm", "pthread_sigmask", "setitimer"},
}
ONLY_THERE = {"fcntl", "grp", "pty", "pwd", "resource", "termios"}  # modules
ASKS = re.compile(r"hasattr\((?:os|signal|socket)\b|\bos\.name\b|\bsys\.platform\b")


def unnamed(source):
    """The lines of Python that open a text and do not say in which encoding."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [node.lineno for node in calls if _opens_text(node) and not _names_encoding(node)]


def _name(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _opens_text(call):
    name, given = _name(call), {each.arg: each.value for each in call.keywords}
    if name in TEXTS:
        return len(call.args) <= TEXTS[name]
    if name in STARTERS:
        asked = {"text", "universal_newlines"} & given.keys()
        return any(not isinstance(given[each], ast.Constant) or given[each].value for each in asked)
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if name not in OPENERS or (name == "open" and isinstance(owner, ast.Name) and owner.id in NOT_FILES):
        return False
    place = 0 if owner is not None and name == "open" else OPENERS[name]  # of a path, the mode comes first
    mode = given.get("mode", call.args[place] if len(call.args) > place else None)
    default = "w+b" if name.endswith("TemporaryFile") else "r"
    return "b" not in (mode.value if isinstance(mode, ast.Constant) else default)


def _names_encoding(call):
    return any(each.arg in ("encoding", None) for each in call.keywords)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("path.read_text()\npath.read_text(encoding='utf-8')\npath.read_text('utf-8')", [1]),
        ("path.write_text('a')\npath.write_text('a', 'utf-8')", [1]),
        (
            "open(name)\nopen(name, 'w')\nopen(name, 'wb')\nopen(name, mode='rb')\npath.open()\npath.open('rb')",
            [1, 2, 5],
        ),
        ("open(name, encoding='utf-8')\nos.open(name, flags)\nImage.open(name)", []),
        ("subprocess.run(a, text=True)\nsubprocess.run(a)\nrun(a, text=True, encoding='utf-8')", [1]),
        ("TemporaryFile()\nNamedTemporaryFile('w')", [2]),
    ],
)
def test_what_opens_a_text_is_known(source, lines):
    assert unnamed(source) == lines


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_text_is_opened_in_an_encoding_that_is_named(file):
    """Without one a text is read as the system's own, on many a Windows not UTF-8: an η would be two other letters."""
    assert unnamed(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_only_posix_has_is_used_where_the_file_asks_for_it(file):
    text = file.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    used = {
        f"{node.value.id}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in ON_POSIX.get(node.value.id, ())
    }
    used |= {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names} & ONLY_THERE
    assert not used or ASKS.search(text), used


def _committed():
    """The names of all files of the checkout, or where there is no git, of those that are there."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if told.returncode == 0 and told.stdout:
        return told.stdout.rstrip("\0").split("\0")
    return [file.relative_to(ROOT).as_posix() for each in FOLDERS for file in (ROOT / each).rglob("*")]


def test_every_file_has_a_name_that_every_system_can_give_it():
    names = _committed()
    assert len(names) > 100
    reserved = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
    for name in names:
        for part in name.split("/"):
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part) and not reserved.match(part), name
    folded = Counter(name.casefold() for name in names)
    assert [name for name, count in folded.items() if count > 1] == []
    assert max(map(len, names)) < 160  # of 260 that Windows takes, the rest is for where the checkout is


def test_a_text_has_the_same_line_ends_wherever_it_is_checked_out():
    """Bytes decide what is drawn again and whether a vendored file is the one recorded."""
    told = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* text=auto eol=lf" in told
    for folder in ("gdviz/page/vendor", "gdviz/drawing/fonts", "docs/assets/vendor", "tests/vendor"):
        assert f"{folder}/** -text" in told and (ROOT / folder).is_dir()
