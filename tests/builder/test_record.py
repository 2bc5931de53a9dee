"""gdviz.store: files in one piece, and what counts as unchanged."""

import os
import subprocess
import sys

import pytest

from gdviz.builder.record import Record, is_same, library_versions, stamp, stamps
from gdviz.files import remove_leftovers, write, write_if_different, writing


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "file"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), writing(target) as file:
        file.write(b"new, but not all of it")
        raise RuntimeError
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_write_that_fails_names_the_file_asked_for(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError) as told:
        write(tmp_path / "folder", b"content")
    assert (told.value.filename, told.value.filename2) == (str(tmp_path / "folder"), None)
    with pytest.raises(OSError, match="No space left") as told, writing(tmp_path / "file"):
        raise OSError(28, "No space left on device")  # as a full disk says it, without a name
    assert told.value.filename == str(tmp_path / "file")
    with pytest.raises(FileNotFoundError) as told, writing(tmp_path / "file"):
        (tmp_path / "another").read_bytes()
    assert told.value.filename == str(tmp_path / "another")


def test_only_what_a_killed_process_left_beside_a_target_is_removed(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [tmp_path / f".{name}.{ended.pid}.tmp" for name in ("picture.png", ".record.json")]
    kept = [
        tmp_path / f".picture.png.{os.getppid()}.tmp",  # of a process that runs
        tmp_path / f".another.png.{ended.pid}.tmp",
        tmp_path / ".picture.png.draft.tmp",
        tmp_path / ".draft.tmp",
        tmp_path / "deeper" / f".picture.png.{ended.pid}.tmp",
    ]
    folder = tmp_path / f".folder.{ended.pid}.tmp"
    for each in (*left, *kept):
        write(each, b"half a pic")
    folder.mkdir()
    remove_leftovers([tmp_path / name for name in ("picture.png", ".record.json", "folder", "nowhere/picture.png")])
    assert sorted(each for each in tmp_path.rglob(".*")) == sorted([*kept, folder])


def test_a_file_that_says_the_same_is_not_touched(tmp_path):
    target = tmp_path / "deep" / "file"
    assert write_if_different(target, b"one")
    os.utime(target, ns=(1, 1))
    assert not write_if_different(target, b"one")
    assert target.stat().st_mtime_ns == 1
    assert write_if_different(target, b"two")


def test_a_file_is_the_same_by_its_content_and_not_by_its_time(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    before = stamp(file)
    os.utime(file, ns=(5, 5))
    assert is_same(file, before)
    file.write_bytes(b"abd")  # as long as before
    os.utime(file, ns=(6, 6))
    assert not is_same(file, before)
    file.unlink()
    assert not is_same(file, before)


@pytest.fixture
def built(tmp_path):
    """A record of one output made from one source."""
    source = tmp_path / "source.py"
    source.write_text("1")
    record = Record(tmp_path / "out" / "record.json")
    record.add("a/picture", "key", b"content")
    record.sources, record.context = stamps([source], tmp_path), {"numpy": "2"}
    record.save()
    return tmp_path


def _current(root, context=None):
    sources = [file for file in root.glob("*.py")]
    return Record(root / "out" / "record.json").is_current(root, sources, context or {"numpy": "2"})


def test_a_saved_record_is_current(built):
    assert _current(built)
    assert Record(built / "out" / "record.json").has("a/picture", "key")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "source.py").write_text("2"),
        lambda root: (root / "another.py").write_text(""),
        lambda root: (root / "source.py").unlink(),
        lambda root: (root / "out" / "a" / "picture").unlink(),
        lambda root: (root / "out" / "a" / "picture").write_bytes(b"conten"),
        lambda root: (root / "out" / "a" / "picture").write_bytes(b"CONTENT"),
        lambda root: (root / "out" / "record.json").write_bytes(b'{"format": 1, "sources"'),
        lambda root: (root / "out" / "record.json").unlink(),
    ],
)
def test_no_change_goes_unnoticed(built, change):
    change(built)
    assert not _current(built)


def test_other_library_versions_are_a_change(built):
    assert not _current(built, {"numpy": "3"})


def test_an_output_is_had_only_under_its_key(built):
    assert not Record(built / "out" / "record.json").has("a/picture", "another key")


def test_removing_the_last_output_of_a_folder_removes_the_folder(built):
    record = Record(built / "out" / "record.json")
    record.remove("a/picture")
    assert not (built / "out" / "a").exists()
    assert record.outputs == {}


def test_library_versions_are_those_that_are_imported():
    import matplotlib
    import numpy
    import PIL

    versions = library_versions()
    assert versions["numpy"] == numpy.__version__
    assert versions["matplotlib"] == matplotlib.__version__
    assert versions["pillow"] == PIL.__version__
