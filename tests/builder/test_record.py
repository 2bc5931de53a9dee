"""What counts as unchanged, and the record of what was built from what."""

import os

import pytest

from gdviz.builder.record import Record, is_same, library_versions, stamp, stamps


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
def recorded(tmp_path):
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


def test_a_saved_record_is_current(recorded):
    assert _current(recorded)
    assert Record(recorded / "out" / "record.json").has("a/picture", "key")


def test_what_was_added_is_known_though_the_record_was_not_saved_again(recorded):
    record = Record(recorded / "out" / "record.json")
    saved = record.path.read_bytes()
    record.add("a/second", "key", b"more")
    record.add("a/picture", "new key", b"other content")
    assert record.path.read_bytes() == saved  # the cost of an output does not grow with their number
    with open(recorded / "out" / "record.json.lines", "ab") as notes:
        notes.write(b'\n["a/third", "key", [4, ')  # killed as it was written
    again = Record(record.path)
    again.add("a/fourth", "key", b"more")
    again = Record(record.path)
    assert again.outputs.keys() == {"a/picture", "a/second", "a/fourth"}
    assert again.has("a/second", "key") and again.has("a/picture", "new key") and again.has("a/fourth", "key")
    again.save()
    assert sorted(file.name for file in record.path.parent.iterdir()) == ["a", "record.json"]
    assert Record(record.path).outputs == again.outputs


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"7", b'["a"]', b'["../b", "key", [1, 1, "x"]]', b'["a/b", "key", "xyz!"]', b"\xff"]
)
def test_a_damaged_line_is_passed_over(recorded, line):
    (recorded / "out" / "record.json.lines").write_bytes(line)
    assert Record(recorded / "out" / "record.json").outputs.keys() == {"a/picture"}


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
def test_no_change_goes_unnoticed(recorded, change):
    change(recorded)
    assert not _current(recorded)


def test_other_library_versions_are_a_change(recorded):
    assert not _current(recorded, {"numpy": "3"})


def test_an_output_is_had_only_under_its_key(recorded):
    assert not Record(recorded / "out" / "record.json").has("a/picture", "another key")


def test_removing_the_last_output_of_a_folder_removes_the_folder(recorded):
    record = Record(recorded / "out" / "record.json")
    record.remove("a/picture")
    assert not (recorded / "out" / "a").exists()
    assert record.outputs == {}


def test_library_versions_are_those_that_are_imported():
    import matplotlib
    import numpy
    import PIL

    versions = library_versions()
    assert versions["numpy"] == numpy.__version__
    assert versions["matplotlib"] == matplotlib.__version__
    assert versions["pillow"] == PIL.__version__


def test_the_versions_of_all_that_is_installed_are_known_where_all_may_matter():
    every, pictures = library_versions(every=True), library_versions()
    assert pictures.items() < every.items()
    assert {"mkdocs", "nbclient", "ipykernel"} <= every.keys()


OUTPUT = '{"format": 1, "sources": {}, "context": {}, "outputs": {"%s": ["key", [1, 2, "digest"]]}}'


@pytest.mark.parametrize(
    "damaged",
    [
        *(OUTPUT % name for name in ("../precious", "a/../../precious", "/etc/passwd", "", "a//b", ".", "a\\\\b")),
        *(OUTPUT % name for name in ("a\\u0000b", "\\ud800", "a" * 256, "a/" * 600 + "b")),
        OUTPUT.replace("[1, 2,", "[1e999, 2,") % "a",
        OUTPUT.replace("[1, 2,", "[{}, 2,") % "a",
        OUTPUT.replace("[1, 2,", "[1,") % "a",
        "[" * 100_000,
        "null",
        "[]",
    ],
)
def test_a_damaged_record_counts_as_empty_and_leads_to_no_file_of_others(tmp_path, damaged):
    path = tmp_path / "out" / "record.json"
    path.parent.mkdir()
    path.write_text(damaged)
    record = Record(path)
    assert (record.outputs, record.sources, record.context) == ({}, {}, {})
    path.write_text(OUTPUT % "a/picture")
    assert Record(path).outputs == {"a/picture": ("key", (1, 2, "digest"))}


def test_what_a_record_takes_for_a_file_may_be_a_folder_and_stays(recorded):
    record = Record(recorded / "out" / "record.json")
    record.outputs["a"] = record.outputs["a/picture"]
    record.remove("a")
    assert "a" not in record.outputs and (recorded / "out" / "a" / "picture").is_file()
