"""A lab runs apart from the machine that builds; what fails, hangs or complains is told with its line and cell."""

import os
import subprocess
import sys

import pytest

from gdviz.page.lab_run import Lab, LabError
from gdviz.paths import ROOT

HEADER = "# ---\n# title: small\n# minutes: 1\n# ---\n\n# %% [markdown]\n# # Small\n\n"  # eight lines


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return tmp_path_factory.mktemp("settings")


@pytest.fixture
def run(settings):
    """Run cells; the lab with what they gave."""

    def ran(code, tell=lambda line: None):
        lab = Lab(HEADER + code, "docs/labs/small.py")
        lab.run(settings, tell)
        return lab

    return ran


@pytest.fixture
def refused(run):
    """The line in which cells are refused."""

    def check(code):
        with pytest.raises(LabError) as caught:
            run(code)
        return str(caught.value)

    return check


def printed(cell):
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def test_a_cell_that_fails_is_told_with_its_line(refused):
    told = refused("# %%\nx = 1\n\n\n# %%\nprint(x)\n\nx / 0\n")
    assert told == "docs/labs/small.py:16: cell 2: ZeroDivisionError: division by zero"


def test_a_cell_that_does_not_end_is_stopped_and_told(refused):
    told = refused("# %%\nx = 1\n\n# %% limit=1\nwhile True:\n    pass\n")
    assert told.startswith("docs/labs/small.py:13: cell 2: has not come to an end in 1 s: ") and "limit=2" in told


def test_a_cell_that_ends_its_python_is_told(refused):
    assert refused("# %%\nimport os\n\nos._exit(0)\n") == (
        "docs/labs/small.py:10: cell 1: has ended the Python that ran it"
    )


@pytest.mark.parametrize(
    "code",
    [
        "import warnings\nwarnings.warn('mind the gap')",
        "import sys\nprint('mind the gap', file=sys.stderr)",
        "import os\nos.write(2, b'mind the gap')",
    ],
)
def test_what_is_said_on_stderr_fails_the_lab(refused, code):
    told = refused(f"# %%\n{code}\nimport time; time.sleep(0.3)\n")
    assert told.startswith("docs/labs/small.py:10: cell 1: on stderr: ") and "mind the gap" in told
    assert "shows-stderr" in told


def test_what_is_meant_is_kept_without_the_paths_of_the_machine(run):
    lab = run(
        '# %% tags=["shows-stderr"]\nimport warnings\n\nwarnings.warn("mind the gap")\n\n'
        '# %% tags=["raises-exception"]\nimport numpy as np\n\nnp.linalg.inv(np.zeros((2, 2)))\n\n'
        "# %%\nprint(object(), 'at 0x10c0ffee', flush=True)\nprint(f\"{'step':>8}\")\nobject()\n"
    )
    warned, raised, plain = lab.code
    assert printed(warned) == 'cell 1:3: UserWarning: mind the gap\n  warnings.warn("mind the gap")\n'
    traceback = "\n".join(raised.outputs[0].traceback)
    assert "Cell In[2], line 3" in traceback and "\x1b" not in traceback
    assert "File numpy/linalg/_linalg.py:" in traceback and traceback.endswith("LinAlgError: Singular matrix")
    assert printed(plain) == "<object object> at 0x10c0ffee\n    step\n"
    assert plain.outputs[-1].data["text/plain"] == "<object>"


def test_an_exception_that_is_announced_has_to_come(refused):
    told = refused('# %% tags=["raises-exception"]\nx = 1\n')
    assert told == "docs/labs/small.py:10: cell 1: is said to raise an exception (tag raises-exception), and does not"


@pytest.mark.parametrize("code", ["import numpy\nprint(numpy)", "import os\nos.getcwd()", "import os\nos.__file__"])
def test_a_path_of_the_machine_is_refused(refused, code):
    if "numpy" in code:
        code += "\nprint(numpy.__path__[0])\nprint(__import__('os').path.abspath('.'))"
    told = refused(f"# %%\n{code}\n")
    assert told.startswith("docs/labs/small.py:10: cell 1: shows a path of the machine that builds the site: /")


def test_nothing_of_the_machine_or_its_owner_reaches_a_lab(run, tmp_path, monkeypatch):
    home = tmp_path / "home"
    startup = home / "ipython" / "profile_default" / "startup"
    for folder in (home / "matplotlib", startup, home / "jupyter"):
        folder.mkdir(parents=True)
    (home / "matplotlib" / "matplotlibrc").write_text("savefig.frameon : True\nlines.linewidth : 17\n")
    (startup / "00.py").write_text("leaked = 1\nprint('started')\n")
    (home / "jupyter" / "jupyter_nbconvert_config.py").write_text("raise SystemExit('leaked')\n")
    for name, value in {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "jupyter",
        "MATPLOTLIBRC": home / "matplotlib" / "matplotlibrc",
        "MPLCONFIGDIR": home / "matplotlib",
        "PYTHONSTARTUP": startup / "00.py",
        "PYTHONWARNINGS": "error",
        "SECRET_TOKEN": "leaked",
        "TZ": "Asia/Kolkata",
        "LC_ALL": "de_DE.UTF-8",
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.chdir(home / "matplotlib")
    lab = run(
        "# %%\nimport os, time\nimport matplotlib\n\nprint(matplotlib.rcParams['lines.linewidth'])\n"
        "print('leaked' in globals(), [name for name in os.environ if 'SECRET' in name], time.timezone)\n"
        "print(sorted(os.listdir()), os.listdir(os.path.expanduser('~')) == os.listdir())\n"
    )
    first, second, third = printed(lab.code[0]).splitlines()
    assert (first, second) == ("1.5", "False [] 0")
    assert not os.path.exists(home / ".ipython") and "matplotlibrc" not in third


def test_progress_is_told_cell_by_cell(run):
    told = []
    run("# %%\nx = 1\n\n# %% [markdown]\n# Words.\n\n# %%\nx\n", told.append)
    assert told == ["docs/labs/small.py: cell 1 of 2", "docs/labs/small.py: cell 2 of 2"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send to another process")
def test_an_interrupt_ends_the_run_and_is_one(tmp_path):
    cell = "import os, signal, time\n\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(50)\n"
    code = (
        "import pathlib, sys\nfrom gdviz.page.lab_run import Lab\n"
        "try:\n    Lab(sys.argv[1], 'a.py').run(pathlib.Path(sys.argv[2]))\n"
        "except KeyboardInterrupt:\n    print('stopped')\n"
    )
    command = [sys.executable, "-c", code, f"{HEADER}# %%\n{cell}", str(tmp_path)]
    told = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (told.returncode, told.stdout, told.stderr) == (0, "stopped\n", "")


TURN = '# %% tags=["your-turn"]\nfrom gdviz.checks import call, check\n\n\ndef halve(x):\n    "Half of x."\n    {}\n\n'
CHECK = "# %%{}\ncheck(halve, call(halve, 3.0, gives=1.5, slips={{6.0: 'that is twice'}}))\n\n"
CHECKED = CHECK.format(' tags=["check"]')
USE = '# %% tags=["uses-yours"]\nprint(halve(10.0) + 1)\n'


def test_a_check_waits_for_the_reader_and_the_lab_goes_on(run):
    lab = run(TURN.format("...") + CHECKED + "# %%\nprint('on')\n\n" + USE)
    _, check, after, use = lab.code
    (told,) = check.outputs
    line = "not yet: halve is empty: write it, then run both cells."
    assert (told.ename, told.traceback) == ("NotYet", [line])
    assert printed(after) == "on\n" and use.outputs == []


@pytest.mark.parametrize(
    ("body", "check", "said"),
    [
        ("return x / 2", CHECKED, "is said to check what the reader writes (tag check), and is content with nothing"),
        ("...", CHECK.format(""), 'checks what the reader writes, and does not say so: `# %% tags=["check"]`'),
        ("...", '# %% tags=["check"]\nchekc(halve)\n', "NameError: name 'chekc' is not defined"),
        ("...", CHECKED + "# %%\nhalve(3) + 1\n", "TypeError: unsupported operand"),
    ],
)
def test_what_is_no_check_that_waits_still_fails_the_build(refused, body, check, said):
    assert f": {said}" in refused(TURN.format(body) + check)
