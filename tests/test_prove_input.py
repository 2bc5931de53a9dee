"""scripts/prove_input.py: a few hundred inputs of each kind do no harm, and harm is seen where it is done."""

import os
import warnings
from pathlib import Path

import _inputs
import prove_input
import pytest
from hypothesis import strategies as st

from gdviz.page.quality import promise_of, promises

pytestmark = pytest.mark.xdist_group("input")  # one process, so that what they share is made once


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """The kinds of input by name, and what hears what they do; pictures are a word."""
    folder = tmp_path_factory.mktemp("input")
    with pytest.MonkeyPatch.context() as patch:
        _inputs.without_drawing(patch.setattr)
        kinds = {kind.name: kind for kind in _inputs.kinds(folder)}
        yield kinds, prove_input.Guard(folder / "out", [folder / name for name in _inputs.FILES])


def _found(guarded, name, count, seed=5):
    kinds, guard = guarded
    prove_input.warm(kinds[name])
    tried, found = prove_input.try_kind(kinds[name], count, seed, guard)
    assert tried == count
    return [said for said, _ in found.values()]


@pytest.mark.parametrize("name", _inputs.VALID)
def test_no_input_does_harm(guarded, name):
    kinds, _ = guarded
    assert _found(guarded, name, max(2, kinds[name].share // 2)) == []


def test_every_kind_has_its_share():
    shares = {kind.name: kind.share for kind in _inputs.kinds(Path("nowhere"))}
    assert sum(shares.values()) == 1000 and shares.keys() == _inputs.VALID.keys()


@pytest.mark.parametrize(
    "put, said",
    [
        (lambda case: 1 / 0, "ZeroDivisionError: "),
        (lambda case: exec("1"), "it does what it must not: exec"),
        (lambda case: os.system("true") and "", "it does what it must not: os.system"),
        (lambda case: Path("written").write_text("") and "", "it does what it must not: open of 'written'"),
        (lambda case: "two\nlines", "it says more than a line"),
        (lambda case: "long" * 101, "it says 404 signs"),
        (lambda case: warnings.warn("odd", stacklevel=1) or "", "it warns: "),
        (lambda case: str(sum(range(3_000_000)))[:0], "it takes "),
    ],
)
def test_harm_is_seen(guarded, monkeypatch, tmp_path, put, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(prove_input, "SECONDS", 0.03)
    _, guard = guarded
    assert prove_input.problem(_inputs.Kind("harm", 1, st.just(""), put), "", guard).startswith(said)


def test_what_is_long_is_said_short(capsys):
    for arguments in (
        ["render", "a" * 10_000],
        ["render", _inputs.VALID["id"], "--format", "b" * 10_000],
        ["c" * 10_000],
    ):
        said = _inputs.command(*arguments)
        assert "\n" not in said and "…" in said and 100 < len(said) <= prove_input.LONGEST


def test_what_is_recorded_is_a_promise_that_the_page_has():
    kept = promise_of({**prove_input.promised(100_000, 0), "command": "python3 scripts/prove_input.py"})
    assert kept.holds is True and promise_of({**prove_input.promised(9, 2), "command": "x"}).holds is False
    assert kept.id in {each.id for each in promises() if each.command == kept.command}


@pytest.mark.parametrize(
    "typed", [["--cases", "0"], ["--cases", "many"], ["--only", "fire"], ["--record", "--cases", "9"]]
)
def test_what_is_typed_wrong_is_said(capsys, typed):
    with pytest.raises(SystemExit) as end:
        prove_input.main(typed)
    last = capsys.readouterr().err.splitlines()[-1]
    assert end.value.code == 2 and ": error: " in last and typed[0] in last
