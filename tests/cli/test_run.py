"""How a command ends: its exit status, and one line on stderr."""

import contextlib
import signal
import sys

import click
import pytest

from gdviz.cli import process
from gdviz.cli.run import run_command
from gdviz.errors import LoadError


def _ended(capfd, work, *arguments):
    """The exit status of a command that does this work, and its lines on stderr."""
    command = click.Command("command", callback=lambda: work(), params=[])
    status = run_command(command, "name", list(arguments))
    out, err = capfd.readouterr()
    assert out == ""
    return status, err


def _raising(error):
    def work():
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (click.UsageError("give a number"), 2, "give a number"),
        (ValueError("two\n   lines"), 2, "two lines"),
        (OSError(28, "No space left on device", "out.png"), 2, "out.png: No space left on device"),
        (OSError("odd"), 2, "odd"),
        (ValueError("a" * 300 + "b" * 300), 2, f"{'a' * 260}…{'b' * 133}"),
        (LoadError("the scenes cannot be loaded"), 1, "the scenes cannot be loaded"),
        (KeyboardInterrupt(), 130, "stopped"),
        (click.Abort(), 130, "stopped"),
    ],
)
def test_what_goes_wrong_is_one_line_and_its_status(capfd, error, status, line):
    found, err = _ended(capfd, _raising(error))
    assert (found, err.removeprefix("\n")) == (status, f"name: {line}\n")  # click ends the line that has the ^C


def test_an_error_made_of_an_interrupt_is_one(capfd):
    def work():
        try:
            try:
                raise KeyboardInterrupt
            except KeyboardInterrupt as stop:
                raise RuntimeError("Error calling __set_name__") from stop
        except Exception:
            raise LoadError("the scenes cannot be loaded") from None

    assert _ended(capfd, work) == (130, "name: stopped\n")


def test_an_error_that_says_no_cause_is_one_where_an_interrupt_has_come(capfd, monkeypatch):
    def work():
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        raise ValueError("Invalid affine transformation matrix")  # what code in C makes of it

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(process, "_at_most", lambda *_: None)  # an alarm would end the process of the tests
    stop = process.install("name")
    stop.running = True
    try:
        assert _ended(capfd, work) == (130, "name: stopped\n")
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_goes_well_says_nothing(capfd):
    assert _ended(capfd, lambda: None) == (0, "")


def test_the_status_is_what_the_command_returns(capfd):
    assert _ended(capfd, lambda: 3) == (3, "")


def test_what_nobody_accepts_is_bad_input(capfd):
    status, err = _ended(capfd, lambda: None, "--colour")
    assert status == 2 and err.startswith("name: ") and "--colour" in err and len(err.splitlines()) == 1


def test_a_mistake_of_ours_is_not_hidden(capfd):
    with pytest.raises(ZeroDivisionError):
        _ended(capfd, lambda: 1 / 0)


def test_a_command_that_ends_the_process_itself_does(capfd):
    with pytest.raises(SystemExit) as stop:
        _ended(capfd, lambda: sys.exit(1))
    assert stop.value.code == 1
