"""What is kept of a build for the next one."""

from types import SimpleNamespace

import pytest

from gdviz.page import kept
from gdviz.page.kept import Kept


def test_the_digest_changes_with_any_library_and_with_python(monkeypatch):
    installed = [SimpleNamespace(name="numpy", version="2.0"), SimpleNamespace(name="pandas", version="2.2")]
    monkeypatch.setattr(kept.metadata, "distributions", lambda: reversed(installed))
    before = kept.dependencies()
    installed.reverse()
    assert kept.dependencies() == before
    installed[0] = SimpleNamespace(name="pandas", version="2.3")
    changed = kept.dependencies()
    assert changed != before
    monkeypatch.setattr(kept.sys, "version", "3.99")
    assert kept.dependencies() not in (before, changed)


def refuse():
    raise AssertionError("computed again")


def test_a_text_is_computed_once_and_again_only_when_something_changes(tmp_path, monkeypatch):
    file = tmp_path / "deep" / "numbers.json"
    first = Kept(file)
    assert first.text("1 + 1", lambda: "2") == first.text("1 + 1", refuse) == "2"
    first.save()
    assert Kept(file).text("1 + 1", refuse) == "2"
    monkeypatch.setattr(kept, "dependencies", lambda: "another")
    assert Kept(file).text("1 + 1", lambda: "two") == "two"


def test_what_no_page_asks_for_any_more_is_forgotten_and_an_idle_build_writes_nothing(tmp_path):
    file = tmp_path / "numbers.json"
    first = Kept(file)
    for question in ("a", "b"):
        first.text(question, question.upper)
    first.save()
    second = Kept(file)
    second.text("a", refuse)
    second.save()
    third = Kept(file)
    assert third.known == {"a": "A"}
    before = file.stat()
    third.text("a", refuse)
    third.save()
    assert file.stat().st_mtime_ns == before.st_mtime_ns and file.stat().st_ino == before.st_ino


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"key": "x"}', b"\xff"])
def test_a_file_that_is_broken_is_as_good_as_none(tmp_path, content):
    file = tmp_path / "numbers.json"
    file.write_bytes(content)
    assert Kept(file).text("1 + 1", lambda: "2") == "2"


def test_a_mistake_is_not_kept():
    def wrong():
        raise ValueError("no such number")

    nowhere = Kept()
    with pytest.raises(ValueError, match="no such number"):
        nowhere.text("1 + 1", wrong)
    assert nowhere.text("1 + 1", lambda: "2") == "2"
    nowhere.save()  # nowhere to write
