"""The names of the scripts are those that are made."""

import subprocess
import sys

from gdviz.page import modules, runtime, runtime_files


def test_the_files_are_those_that_the_runtime_makes():
    assert sorted(runtime_files.FILES) == sorted(runtime.scripts())


def test_every_module_named_is_there_and_in_one_script_only():
    named = [name for names in runtime_files.MORE.values() for name in names]
    assert set(named) <= set(modules.modules()) and len(named) == len(set(named))


def test_the_names_are_known_without_numpy():
    code = "import sys, gdviz.page.runtime_files; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
