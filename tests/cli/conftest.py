"""Where the command line is tried: an empty folder; and what it does with what it refuses."""

import pytest

from gdviz.cli.main import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def refused(folder, capfd):
    """Try arguments that are refused in one line that says all of this, with exit status 2 and no file."""

    def check(arguments, said):
        (folder / "a-file").write_text("")
        assert main(arguments) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1
        assert err.startswith("gdviz: ")
        assert [each for each in said if each not in err] == []
        assert [each.name for each in folder.iterdir()] == ["a-file"]

    return check
