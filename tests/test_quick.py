"""What `python3 scripts/test.py` is asked for, and what its run of a minute leaves out."""

import importlib.util
from types import SimpleNamespace

import pytest

from gdviz.paths import ROOT
from tests import quick


def _script():
    spec = importlib.util.spec_from_file_location("whole_suite", ROOT / "scripts" / "test.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("arguments", "every", "quickly", "others"),
    [
        ([], False, False, []),
        (["-k", "descent", "-x"], False, False, ["-k", "descent", "-x"]),
        (["--every", "tests/page"], True, False, ["tests/page"]),
        (["-q", "--quick"], False, True, ["-q"]),
    ],
)
def test_what_is_no_option_of_the_command_goes_on_to_pytest(arguments, every, quickly, others):
    asked, rest = _script().options(arguments)
    assert (asked.every, asked.quick, rest) == (every, quickly, others)


def test_all_and_few_are_not_asked_together(capsys):
    with pytest.raises(SystemExit):
        _script().options(["--every", "--quick"])
    assert "not allowed with" in capsys.readouterr().err


def _case(name, file, slow=False):
    return SimpleNamespace(nodeid=name, path=file, get_closest_marker=lambda _: slow or None)


def test_few_cases_of_each_test_are_left_and_none_that_is_slow_or_needs_more(tmp_path):
    (tmp_path / "site").mkdir()
    plain, other, site = tmp_path / "test_a.py", tmp_path / "test_b.py", tmp_path / "site" / "test_c.py"
    for file, text in ((plain, "import json"), (other, "import subprocess"), (site, "import json")):
        file.write_text(text)
    items = [_case(f"one[{number}]", plain) for number in range(6)]
    items += [_case("two", plain), _case("long", plain, slow=True), _case("program", other), _case("page", site)]
    left = quick.left_out(items)
    assert [item.nodeid for item in items if item not in left] == ["one[0]", "one[3]", "two"]
