"""Files written in one piece, and what is left of one whose process was killed."""

import os
import subprocess
import sys

import pytest

from gdviz.files import alone, remove_leftovers, write, write_if_different, writing
from gdviz.paths import ROOT


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
    with pytest.raises((IsADirectoryError, PermissionError)) as told:
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
        tmp_path / f".another.png.{ended.pid}.tmp",
        tmp_path / ".picture.png.draft.tmp",
        tmp_path / ".draft.tmp",
        tmp_path / "deeper" / f".picture.png.{ended.pid}.tmp",
    ]
    if os.name == "posix":  # elsewhere nobody says which processes run
        kept.append(tmp_path / f".picture.png.{os.getppid()}.tmp")
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


HOLDING = """
import sys, time
from pathlib import Path
from gdviz.files import alone
from gdviz.paths import ROOT
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(120)
"""


def test_one_process_at_a_time_and_what_a_killed_one_held_is_free(tmp_path):
    lock, waited = tmp_path / "deep" / "lock", []
    with alone(lock, lambda: waited.append("free")):
        assert waited == []
    holder = subprocess.Popen([sys.executable, "-c", HOLDING, lock], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    with alone(lock, lambda: (waited.append("held"), holder.kill())):
        assert waited == ["held"]  # once, and the holder is gone
    holder.communicate()
