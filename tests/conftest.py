"""What all tests share: an example of hypothesis may take as long as a busy machine makes it; what is built, once."""

import shutil
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from tests import kinds, quick

settings.register_profile("gdviz", deadline=None)
settings.load_profile("gdviz")
_SERVED = pytest.StashKey()

# Where a script runs the tests in its background, they ignore Ctrl-C, and what they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    """How many cases are asked."""
    told = "ask all cases, not only few that together have every kind of thing, of what is marked `covering`"
    parser.addoption("--every", action="store_true", help=told)
    told = "ask few cases of each test, and none that needs a browser, the site or other programs"
    parser.addoption("--quick", action="store_true", help=told)


def pytest_configure_node(node):
    """Tell each process of several where the one site is that all look at."""
    from tests.served import served_site

    if _SERVED not in node.config.stash:
        place = ExitStack()
        node.config.stash[_SERVED] = place.enter_context(served_site())
        node.config.add_cleanup(place.close)
    served = node.config.stash[_SERVED]
    node.workerinput["served"] = (served.address, served.folder)


def pytest_report_header(config):
    """Which cases are asked, and in which Firefox too; without one those are left out, and that is said."""
    from _browser import find_firefox

    cases = "all" if _asks_all(config) else "of what is marked `covering` few that have every kind; all with --every"
    if config.option.quick:
        cases = "few of each test, and none that needs a browser, the site or other programs"
    return [f"cases: {cases}", f"firefox: {find_firefox() or 'not installed, its tests are left out'}"]


def _asks_all(config):
    """With --every; and what is asked for by its name is asked, too."""
    return config.option.every or config.option.keyword or any("[" in each for each in config.args)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Where not all cases are asked, those are left out that add no kind of thing to the others.

    What shares what it has made runs in one process: a file, or what a mark has put together, in the order of files.

    What a mark puts together comes first, then what opens a browser, since they take longest, and of them those that
    are most: at the end of a run, where a process might wait for the other, are left only short ones.
    """
    if not _asks_all(config):
        _leave_out(config, kinds.left_out(items), items)
    if config.option.quick:
        _leave_out(config, quick.left_out(items), items)
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))
    written = {id(item): place for place, item in enumerate(items)}  # an item's own hash changes with its group
    result = yield
    groups = {}
    for item in items:
        groups.setdefault(item.get_closest_marker("xdist_group").args[0], []).append(item)
    for name, group in groups.items():
        if name != group[0].location[0]:
            group.sort(key=lambda item: written[id(item)])
    ordered = sorted(groups.items(), key=_place_in_the_queue)
    items[:] = [item for _, group in ordered for item in group]
    return result


def _leave_out(config, left, items):
    config.hook.pytest_deselected(items=left)
    known = set(map(id, left))
    items[:] = [item for item in items if id(item) not in known]


def _place_in_the_queue(named):
    name, group = named
    file = group[0].location[0]
    return name == file, not Path(file).is_relative_to("tests/site"), -len(group)


@pytest.fixture(autouse=True)
def no_alarm():
    """No test leaves an alarm that would end the process of others; there is none on Windows."""
    yield
    assert not hasattr(signal, "alarm") or signal.alarm(0) == 0


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A checkout that has been built; not to be changed."""
    from tests.checkout import EVERY, copy_of_package

    checkout = copy_of_package(tmp_path_factory.mktemp("finished"))
    assert checkout.build() == EVERY
    return checkout


@pytest.fixture
def built(finished, tmp_path):
    """A copy of the built checkout, file times and all."""
    from tests.checkout import Checkout

    shutil.copytree(finished.folder, tmp_path / "copy")
    return Checkout(tmp_path / "copy")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The folder of a project with a page, and a MkDocs that writes that page's text and counts its `runs`."""
    from gdviz.builder import site
    from gdviz.cli import build

    (tmp_path / "docs" / "assets" / "generated").mkdir(parents=True)
    (tmp_path / "gdviz").mkdir()
    (tmp_path / "docs" / "index.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("")

    def mkdocs(folder):
        mkdocs.runs += 1
        text = (tmp_path / "docs" / "index.md").read_text()
        target = Path(folder)
        target.mkdir()
        (target / "index.html").write_text(text)
        return int(text == "bad")

    mkdocs.runs = 0
    for name, value in {
        "ROOT": tmp_path,
        "PACKAGE": tmp_path / "gdviz",
        "DOCS": tmp_path / "docs",
        "SITE": tmp_path / "site",
        "CACHE": tmp_path / ".cache",
        "GENERATED": tmp_path / "docs" / "assets" / "generated",
        "_mkdocs": mkdocs,
    }.items():
        monkeypatch.setattr(site, name, value)
    monkeypatch.setattr(build, "build", lambda **options: 0)
    monkeypatch.delenv("SITE_URL", raising=False)
    return tmp_path, mkdocs
