"""The command line as a page: every command and option is there, and every example can be typed."""

import re
import shlex
from types import SimpleNamespace

import click
import pytest

from gdviz.cli import reference
from gdviz.cli.main import cli, main
from gdviz.paths import DOCS

TOLD = reference.command_line()
COMMANDS = {"gdviz": cli, **{f"gdviz {name}": each for name, each in cli.commands.items()}, **reference.SCRIPTS}
EXAMPLES = sorted({each for command in COMMANDS.values() for each in reference.examples(command)})
OWN = "from gdviz import scenes\nname = scenes.get('gradient_descent.path')\n"
COLOURS = '[light]\npath = "#a03000"\n\n[dark]\n'


def part(name):
    """What stands under the heading of a command."""
    return re.search(rf"^## `{re.escape(name)}` .*?(?=^## |\Z)", TOLD, re.S | re.M)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_with_its_help_and_all_its_options(name):
    command, told = COMMANDS[name], part(name)
    first = command.help.split(".")[0].split("--")[0]
    assert first.replace("site/", "`site/`") in told
    for option in (each for each in command.params if isinstance(each, click.Option)):
        assert f"`{', '.join(sorted(option.opts, key=len))}" in told
        if isinstance(option.type, click.Choice):
            assert "[" + "\\|".join(option.type.choices) + "]" in told


def test_there_are_as_many_headings_as_commands_and_each_has_its_own_address():
    ids = re.findall(r"^## `[^`]+` \{ #([\w-]+) \}$", TOLD, re.M)
    assert len(ids) == len(set(ids)) == len(COMMANDS) == TOLD.count("\n\n| Option | Meaning |\n")


def test_what_is_typed_is_code():
    assert reference._text("With --scenes of DIR/*.py, [light] and 'a.*'; half-way.") == (
        "With `--scenes` of `DIR/*.py`, `[light]` and `'a.*'`; half-way."
    )


def test_only_the_page_that_asks_has_it():
    source = (DOCS / reference.PAGE).read_text(encoding="utf-8")
    other = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"))
    page = SimpleNamespace(file=SimpleNamespace(src_uri=reference.PAGE))
    assert reference.on_page_markdown(source, other) == source
    assert TOLD in reference.on_page_markdown(source, page)


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each != "gdviz build"])
def test_an_example_can_be_typed(example, tmp_path, monkeypatch, capfd):
    (tmp_path / "path/to").mkdir(parents=True)
    (tmp_path / "path/to/figures.py").write_text(OWN, encoding="utf-8")
    (tmp_path / "colours.toml").write_text(COLOURS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(example)
    assert program == "gdviz" and main(arguments) == 0
    assert capfd.readouterr().out


def test_there_are_examples():
    assert len(EXAMPLES) > 8 and all("\n".join(["", *reference.folded(each), ""]) in TOLD for each in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_long_example_is_the_same_in_lines_that_fit(example):
    lines = reference.folded(example)
    assert max(map(len, lines)) <= 72 and (len(lines) > 1) == (len(example) > 70)
    assert shlex.split("\n".join(lines).replace("\\\n", " ")) == shlex.split(example)
