"""The scripts' own Python environment: made from the lock file on the first run, checked in milliseconds after.

Standard library only, and in syntax that any Python reads (no annotations, no f-strings), so that an old one gets as
far as saying what to install. The environment is `.venv` beside this folder; `gdviz-environment.json`
in it says what it was made from, and "installing" in it that making it was cut short.
"""

import glob
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

OLDEST = (3, 11)
REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MARKER = "gdviz-environment.json"


def ensure_environment(repository=REPOSITORY):
    """Run the calling script in the project's environment: make or mend that first, then start over inside it.

    Returns when already inside. Otherwise the process is replaced (on Windows: a child runs and its exit status is
    handed on). Exits with one line on stderr when this Python cannot make the environment.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a path that the console cannot write ends nothing
            stream.reconfigure(errors="backslashreplace")
    _check_version()
    environment = Environment(repository)
    try:
        if not environment.is_current():
            _check_modules()
            with _Lock(environment.lock):
                environment.repair()
    except OSError as error:
        sys.exit("cannot make {}: {}".format(environment.folder, error))
    except KeyboardInterrupt:
        sys.exit(130)
    if os.path.realpath(sys.prefix) != os.path.realpath(environment.folder):
        _run_instead([environment.python] + sys.argv)
    _hold_interrupt(False)


def run(module):
    """Run `main` of a module of the package in the project's environment, and exit with the status it returns."""
    ensure_environment()
    from gdviz.cli.process import run

    sys.exit(run(os.path.basename(sys.argv[0]), module))


def _hold_interrupt(held):
    """Ctrl-C waits while another Python starts in the place of this one, and comes when that can tell it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK if held else signal.SIG_UNBLOCK, [signal.SIGINT])


def _check_version():
    """Exit with one line when this Python is too old."""
    if sys.version_info[:2] < OLDEST:
        sys.exit(
            "{} needs Python 3.11 or newer, and this is {}.{} ({}): install a newer one (Debian, Ubuntu: "
            "apt install python3.11 python3.11-venv) and run it with that".format(_script(), *_this_python())
        )


def _check_modules():
    """Exit with one line when this Python lacks what makes an environment with pip in it."""
    import importlib.util

    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        major, minor, program = _this_python()
        sys.exit(
            "{} needs the Python modules venv and ensurepip, and {} lacks {}: install them (Debian, Ubuntu: "
            "apt install python{}.{}-venv)".format(_script(), program, " and ".join(missing), major, minor)
        )


def _script():
    return sys.argv[0]


def _this_python():
    return sys.version_info[0], sys.version_info[1], sys.executable


class Environment:
    """The environment of one checkout: where its parts are, whether it is up to date, how to make it so."""

    def __init__(self, repository):
        self.repository = os.path.abspath(repository)
        self.folder = os.path.join(self.repository, ".venv")
        self.lock = os.path.join(self.repository, "requirements.lock")
        self.marker = os.path.join(self.folder, MARKER)
        self.scripts = os.path.join(self.folder, "Scripts" if os.name == "nt" else "bin")
        self.python = os.path.join(self.scripts, "python.exe" if os.name == "nt" else "python")

    def description(self):
        """What an up-to-date marker says: the lock's digest, the place, and the interpreter behind `python`."""
        with open(self.lock, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        interpreter = os.path.realpath(self.python)
        return {"state": "ready", "lock": digest, "repository": self.repository, "interpreter": interpreter}

    def recorded(self):
        """What the marker says; nothing where there is no readable one."""
        try:
            with open(self.marker, encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError):
            return {}

    def is_current(self):
        """Whether nothing has to be done."""
        return os.path.exists(self.python) and self.recorded() == self.description()

    def repair(self):
        """Make the environment, or mend one that was cut short, moved, or made from another lock."""
        if self.is_current():  # another process was quicker
            return
        recorded, wanted = self.recorded(), self.description()
        if os.path.exists(self.python) and dict(recorded, repository=self.repository) == wanted:
            _say("the checkout has moved: mending .venv")
            self.rewrite_paths(recorded["repository"])
        else:
            self.install(adopt=os.path.exists(self.python) and not recorded)
        self.write_marker(self.description())

    def install(self, adopt):
        """A new environment with every package of the lock; `adopt` keeps one that somebody else made."""
        if not adopt:
            if os.path.lexists(self.folder):
                shutil.rmtree(self.folder)
            os.mkdir(self.folder)
            self.write_marker({"state": "installing"})
            base = getattr(sys, "_base_executable", None) or sys.executable
            _run([base, "-m", "venv", self.folder], "cannot make a virtual environment", _no_progress)
        else:
            _run([self.python, "-m", "ensurepip"], "cannot use the .venv that is there: it lacks pip", _no_progress)
        self.install_packages()
        self.link_checkout()

    def install_packages(self):
        """Install exactly the lock's packages, telling how far it is."""
        with open(self.lock, encoding="utf-8") as file:
            total = sum(1 for line in file if "==" in line and line[0].isalnum())
        began = time.time()
        _say("installing {} packages into .venv (once; a minute or two)".format(total))
        command = [self.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        command += ["--progress-bar", "off", "--require-hashes", "-r", self.lock]
        _run(command, "cannot install the packages of requirements.lock", _Progress(total))
        _say("installed in {:.0f} s".format(time.time() - began))

    def link_checkout(self):
        """Make `import gdviz` find this checkout, by a path that is relative and so survives a move."""
        for packages in glob.glob(os.path.join(self.folder, "[Ll]ib", "**", "site-packages"), recursive=True):
            _write(os.path.join(packages, "gdviz-checkout.pth"), os.path.relpath(self.repository, packages) + "\n")

    def rewrite_paths(self, old):
        """After a move, correct the checkout's path where an environment has it spelled out."""
        names = [os.path.join(self.scripts, name) for name in os.listdir(self.scripts)]
        for name in names + [os.path.join(self.folder, "pyvenv.cfg")]:
            if os.path.isfile(name) and not os.path.islink(name) and not name.endswith(".exe"):
                with open(name, "rb") as file:
                    before = file.read()
                after = before.replace(os.fsencode(old), os.fsencode(self.repository))
                if after != before:
                    with open(name, "wb") as file:
                        file.write(after)

    def write_marker(self, content):
        """Write the marker in one piece: beside its place, then renamed."""
        _write(self.marker, json.dumps(content, indent=1) + "\n")


class _Lock:
    """Only one process at a time may work on the environment; the others wait (where the system can lock a file)."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.file = open(self.path, "rb")
        if os.name != "nt":
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *error):
        self.file.close()


class _Progress:
    """Counts the packages pip has looked at, and says so: on one line of a terminal, else a few plain lines."""

    def __init__(self, total):
        self.total, self.seen, self.told = total, 0, 0

    def __call__(self, line):
        if line.startswith("Collecting "):
            self.seen += 1
            if sys.stderr.isatty():
                sys.stderr.write("\r  {} of {} packages fetched".format(self.seen, self.total))
            elif self.seen * 4 // self.total > self.told:
                self.told = self.seen * 4 // self.total
                _say("  {} of {} packages fetched".format(self.seen, self.total))
        elif line.startswith("Installing collected packages"):
            _say(("\n" if sys.stderr.isatty() else "") + "  unpacking them")


def _no_progress(line):
    """Say nothing."""


def _run(command, problem, progress):
    """Run a command quietly, line by line past `progress`; on failure exit with the last thing it said."""
    spoilers = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    clean = {name: value for name, value in os.environ.items() if name not in spoilers}
    child = subprocess.Popen(
        command, env=clean, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    lines = []
    for raw in child.stdout:
        line = raw.decode("utf-8", "replace").strip()
        lines = lines[-200:] + [line]
        progress(line)
    if child.wait():
        errors = [line for line in lines if line.lower().startswith("error")] or [line for line in lines if line]
        sys.exit("{}: {}".format(problem, errors[-1] if errors else "exit status {}".format(child.returncode)))


def _run_instead(command):
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    _hold_interrupt(True)
    os.execv(command[0], command)


def _say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _write(path, text):
    beside = "{}.{}".format(path, os.getpid())
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
