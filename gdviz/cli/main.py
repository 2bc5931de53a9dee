"""The command line: `gdviz`, or `python -m gdviz`. Bad input is one line on stderr and exit status 2.

Nothing heavy is imported before it is known to be needed, so that help, mistakes and a build with nothing to do are
instant.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

import gdviz
from gdviz.cli import values
from gdviz.cli.run import run_command
from gdviz.cli.tell import tell

EXAMPLES = """
\b
Examples:
  gdviz list
  gdviz render learning_rates.diverging --format png gif --theme dark
  gdviz render gradient_descent.path --set learning_rate=0.3 --set start=2
  gdviz render --function "x**4 - 3*x**2 + x" --start 2 --learning-rate 0.01 --domain -2.2,2.2
  gdviz render learning_rates.diverging --format html
  gdviz build
"""


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version=gdviz.__version__, prog_name="gdviz")
def cli() -> None:
    """Draws how a model is trained: tangents, descent paths and learning rates as figures and animations."""


@cli.command("list")
@click.argument("file", required=False, metavar="[FILE]")
def list_command(file: str | None) -> None:
    """List every scene: its id, whether it moves, its title, and what --set accepts.

    Of a file of your own, such as figures.py, those in it.
    """
    from gdviz import scenes
    from gdviz.figure import own_scenes

    if file is not None and not own_scenes.is_place(file):
        raise values.wrong("list", file, "give a file with scenes in it, such as figures.py, or nothing")
    every = scenes.all() if file is None else own_scenes.named(file)
    width = max((len(scene.id) for scene in every), default=0)
    for scene in every:
        moves = "moves" if scene.animation else "still"
        controls = ", ".join(control.name for control in scene.controls)
        tell(f"{scene.id:<{width}}  {moves}  {scene.title}" + (f"  [{controls}]" if controls else ""))


@cli.command(
    epilog="""
\b
Examples:
  gdviz render learning_rates.diverging --format png svg gif --theme dark -o pictures
  gdviz render gradient_descent.path --set learning_rate=0.3 --set start=2 --size 1200x700
  gdviz render --function "x**4 - 3*x**2 + x" --start 2 --learning-rate 0.01 --domain -2.2,2.2
  gdviz render --function "(1-x)^2 + 100*(y-x^2)^2" --start -1,1 --domain -2,2,-1,3 --optimizer adam --steps 300
  gdviz render path/to/figures.py:name --palette colours.toml --for slides
  gdviz render gradient_descent.path --format json csv --set learning_rate=0.3
  gdviz render gradient_descent.path --link 'https://example.org/?start=5#gradient_descent.path'
"""
)
@click.argument("ids", nargs=-1, metavar="[ID|FILE.py:NAME]...")
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    help="png, svg, pdf, gif, webp, mp4, html (alive, in one file), json or csv (its numbers).",
)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--layout", type=click.Choice(["wide", "narrow"]), default="wide", show_default=True)
@click.option("--for", "for_", type=click.Choice(["slides"]), help="Letters large enough for a projector; 1920x1080.")
@click.option("--palette", metavar="FILE", help="Your own colours: a TOML file with tables [light] and [dark].")
@click.option("--size", metavar="WxH", help="Pixels of the picture, such as 1200x700.")
@click.option("--set", "pairs", multiple=True, metavar="NAME=VALUE", help="A control's value; a point as 1,2.")
@click.option("--link", metavar="ADDRESS", help="The state that a figure's Copy link has copied; in quotes.")
@click.option("--function", "formula", metavar="FORMULA", help="Your own function of x, or of x and y.")
@click.option("--start", metavar="X", help="Where the run on your function starts; a point as 1,2.")
@click.option("--learning-rate", default="0.1", show_default=True, metavar="RATE")
@click.option("--steps", default="40", show_default=True, metavar="N")
@click.option("--optimizer", default="GradientDescent", show_default=True, metavar="NAME")
@click.option(
    "--domain",
    metavar="LOW,HIGH",
    help="What part of your function is shown; of x and y: XLOW,XHIGH,YLOW,YHIGH, such as -2,2,-1,3.",
)
@click.option(
    "-o", "--output", default=".", show_default=True, metavar="DIR", help="Folder for the pictures, or a file for one."
)
@click.pass_context
def render(context: click.Context, /, ids: tuple[str, ...], **options: str) -> None:
    """Draw scenes, or a function of your own, into picture files; print the path of each."""
    from gdviz.cli import render as command

    command.render(ids, options, given=_given(context))


@cli.command()
@click.option("--only", metavar="GLOB", help="Only the scenes whose id matches, such as 'learning_rates.*'.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to draw with; one a core unless given.")
@click.option("--force", is_flag=True, help="Draw everything again.")
@click.option("--scheduler", metavar="ADDRESS", help="Draw on the workers of a Dask scheduler, tcp://host:port.")
@click.option("-o", "--output", metavar="DIR", help="Folder; docs/assets/generated of the checkout unless given.")
@click.option("--scenes", metavar="DIR", help="Draw the scenes in the files of a folder of your own instead.")
@click.option("--readme", is_flag=True, help="Also renew the README's pictures, which are committed.")
def build(
    only: str | None,
    jobs: int | None,
    force: bool,
    scheduler: str | None,
    output: str | None,
    scenes: str | None,
    readme: bool,
) -> int:
    """Draw every picture of the site; what has not changed is not drawn again.

    With --scenes every picture and a live file of the scenes in DIR/*.py, into DIR/pictures unless --output says where.

    Exit status 1 when a scene could not be drawn; the others are.
    """
    from gdviz.cli import build as command

    if scenes is not None:
        if readme:
            raise click.UsageError("--readme is about the scenes of the course: leave out --scenes")
        return command.build_own(scenes, only=only, jobs=jobs or -1, force=force, scheduler=scheduler, output=output)
    if readme and output is not None:
        raise click.UsageError("--readme copies from docs/assets/generated of the checkout: leave out --output")
    status = command.build(only=only, jobs=jobs or -1, force=force, scheduler=scheduler, output=output)
    if readme and not status:
        command.renew_readme_pictures()
    return status


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("-o", "--output", default="scene-data", show_default=True, metavar="DIR", help="Folder for the files.")
def export(ids: tuple[str, ...], output: str) -> None:
    """Write scenes as JSON, one file each: all that a scene says, for programs that draw it elsewhere."""
    from gdviz import scenes
    from gdviz.figure.payload import scene_payload, to_json
    from gdviz.files import write

    folder = values.folder("--output", output)
    chosen = [scenes.get(each) for each in ids] or list(scenes.all())
    for scene in chosen:
        target = folder / f"{scene.id}.json"
        write(target, to_json(scene_payload(scene)).encode())
        tell(target)


def _given(context: click.Context) -> set[str]:
    """The options that were typed, and not left at their defaults."""
    typed = click.core.ParameterSource.COMMANDLINE
    return {name for name in context.params if context.get_parameter_source(name) is typed}


def several_formats(arguments: Sequence[str]) -> list[str]:
    """The arguments with every format in an option of its own.

    So `--format png svg`, `--format=png svg` and `--format png,svg` are spelt as `--format png --format svg`.
    """
    spelt: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        option, equals, first = argument.partition("=")
        if option in ("--format", "-f") and (equals or waiting):
            taken = [first if equals else waiting.pop(0)]
            while waiting and waiting[0].isalnum():  # an id has a dot, an option a dash
                taken.append(waiting.pop(0))
            for name in ",".join(taken).split(","):
                spelt += ["--format", name]
        else:
            spelt.append(argument)
    return spelt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for a failure, 2 for bad input, 130 for Ctrl-C."""
    if sys.stderr is None:  # closed by the caller, who wants to hear nothing; much else expects one to write to
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # for as long as the process lives
    arguments = several_formats(sys.argv[1:] if arguments is None else arguments)
    return run_command(cli, "gdviz", arguments or ["--help"])
