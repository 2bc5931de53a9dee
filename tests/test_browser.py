"""scripts/_browser.py: which Firefox the tests run in."""

import os

import _browser
import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a program here is a file that a shell runs")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program called firefox-esr, the only one to be found."""
    program = tmp_path / "firefox-esr"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(_browser, "FIREFOX_PLACES", ())
    monkeypatch.delenv("GDVIZ_FIREFOX", raising=False)
    return program


def test_an_installed_one_is_found(program):
    assert _browser.find_firefox() == str(program)


def test_the_one_that_is_named_is_taken(program, tmp_path, monkeypatch):
    other = tmp_path / "nightly"
    other.write_text("")
    monkeypatch.setenv("GDVIZ_FIREFOX", str(other))
    assert _browser.find_firefox() == str(other)


def test_a_name_that_leads_nowhere_leaves_it_out(program, monkeypatch):
    monkeypatch.setenv("GDVIZ_FIREFOX", "none")
    assert _browser.find_firefox() is None


def test_where_there_is_none_there_is_none(program):
    program.unlink()
    assert _browser.find_firefox() is None
    assert _browser.install_firefox() is None  # without apt-get nothing is tried


def test_it_is_installed_without_a_word(program, tmp_path, monkeypatch, capfd):
    program.unlink()
    (tmp_path / "apt-get").write_text(
        f"#!/bin/sh\necho loud\n[ \"$2\" = update ] || {{ echo '#!/bin/sh' > {program}; /bin/chmod +x {program}; }}\n"
    )
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setattr(_browser.os, "geteuid", lambda: 0, raising=False)
    assert _browser.install_firefox() == str(program)
    assert capfd.readouterr() == ("", "")
