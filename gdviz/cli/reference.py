"""The command line as Markdown, from the commands themselves: a hook of MkDocs for the page `reference/command-line/`.

It runs before the macros, which stand below the command line and cannot ask it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import click

from gdviz.cli.main import cli
from gdviz.cli.serve import serve_command
from gdviz.cli.site import build_command
from gdviz.page.listing import WIDEST, fenced

PAGE = "reference/command-line.md"
CALL = "{{ command_line() }}"
_TYPED = re.compile(  # an option, a text in quotes, a path, what is in brackets, a name in capitals
    r"(?<![\w`])(--?[a-z][\w-]*|'[^' ]+'|\w+/(?:[\w./*]*[\w/*])?|\[[^\]]+\]|[A-Z]{2,}(?:[_,][A-Z]+)+)"
)
SCRIPTS = {"python3 scripts/build.py": build_command, "python3 scripts/serve.py": serve_command}


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put the commands where the page asks for them."""
    return markdown.replace(CALL, command_line()) if page.file.src_uri == PAGE else markdown


def command_line() -> str:
    """Every command under a heading of its own: how it is called, what it does, its options and examples."""
    commands = {"gdviz": cli, **{f"gdviz {name}": command for name, command in sorted(cli.commands.items())}}
    return "\n\n".join(_command(name, command) for name, command in (commands | SCRIPTS).items())


def examples(command: click.Command) -> list[str]:
    """The examples that the help of a command ends in."""
    lines = (command.epilog or "").splitlines()
    return [line.strip() for line in lines if line.startswith("  ")]


def folded(command: str) -> list[str]:
    """A command in lines that fit a listing, each but the last with the backslash that a shell goes on after."""
    lines, line = [], ""
    for word in re.findall(r"""(?:'[^']*'|"[^"]*"|\S)+""", command):
        longer = f"{line} {word}" if line else word
        if line and len(longer) > WIDEST - 2:
            lines.append(f"{line} \\")
            longer = f"    {word}"
        line = longer
    return [*lines, line]


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    anchor = re.sub(r"\W+", "-", name.removeprefix("python3 scripts/").removesuffix(".py"))
    anchor = f"script-{anchor}" if name.startswith("python3") else anchor
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    blocks = [
        f"## `{name}` {{ #{anchor} }}",
        fenced("text", usage),
        _text(inspect.cleandoc(command.help or "")),
    ]
    blocks.append("\n".join(_options(command, context)))
    if asked := examples(command):
        blocks.append(fenced("sh", "\n".join(line for each in asked for line in folded(each))))
    return "\n\n".join(blocks)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """A table of all that may be typed after a command, with what it takes."""
    yield "| Option | Meaning |"
    yield "|---|---|"
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):  # arguments stand above, in the call
            option, meaning = record
            yield f"| `{_in_cell(option)}` | {_in_cell(_text(meaning))} |"


def _text(help: str) -> str:
    """Help as Markdown: what may be typed is code, so that its signs stay as they are."""
    return _TYPED.sub(r"`\1`", help)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")
