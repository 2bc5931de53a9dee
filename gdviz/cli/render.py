"""`gdviz render`: from the options to picture files. Everything is checked before anything is drawn or written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from gdviz.cli import values
from gdviz.cli.formats import FORMATS, HTML, check_format, check_look, live_file, numbers
from gdviz.cli.link import Linked, linked
from gdviz.cli.look import Look, look_of
from gdviz.cli.names import Told, render_name
from gdviz.cli.own import Chosen
from gdviz.cli.tell import tell
from gdviz.figure.own_function import own_function
from gdviz.figure.scene import Scene
from gdviz.figure.style import THEMES
from gdviz.files import write
from gdviz.optimizers.named import optimizer_named
from gdviz.pictures import picture

OWN = ("start", "learning_rate", "steps", "optimizer", "domain")  # options that belong to --function


def render(ids: Iterable[str], options: Mapping[str, Any], given: set[str]) -> None:
    """Draw the scenes, or the function, and print each path.

    Raises:
        ValueError: when something is not accepted by what draws.
        UsageError: when something is not accepted here.
    """
    link = _link(tuple(ids), options)
    asked = _asked(tuple(ids), options, given)
    chosen = [link.scene] if link else asked.scenes if asked else [_own_scene(options)]
    look = look_of(options, given)
    settings = dict(link.values) if link else values.settings(options["pairs"])
    size = values.size(options["size"])
    formats = tuple(dict.fromkeys(options["formats"]))
    file = _file(options["output"], chosen, formats)
    folder = values.folder("--output", options["output"] if file is None else str(file.parent))
    formats = formats or ("png" if file is None else file.suffix[1:].lower(),)
    check_look(formats, given)
    for scene in chosen:
        for format in formats:
            _checked("--format", format, check_format, scene, format)
        if size is not None and not look:
            _checked("--size", options["size"], picture.check_size, scene, options["layout"], size)
        if look:
            look.check(scene, size, formats)
        if not link:
            _check_settings(scene, settings, formats)
    wanted = [(scene, format) for scene in chosen for format in formats]
    named = _named(chosen[0], options, given, link, settings)
    for scene, format in tqdm(wanted, disable=not sys.stderr.isatty() or len(wanted) < 2, leave=False):
        used, told = (_unmoved(scene, format, each) for each in (settings, named))
        theme = options["theme"] if format in picture.FORMATS or "theme" in given else ""
        draw = partial(_drawn, scene, format, theme, options, size, used, look, link, settings, asked)
        data = asked.tried(scene, draw) if asked else draw()
        named_by = {**told, **(look.told if look else {})}
        target = file or folder / render_name(scene.id, named_by, size, options["layout"], theme, format)
        write(target, data)
        with tqdm.external_write_mode():
            tell(target)
    if options["formula"] is not None:
        _tell_end(chosen[0])


def _drawn(
    scene: Scene,
    format: str,
    theme: str,
    options: Mapping[str, Any],
    size: tuple[int, int] | None,
    used: dict[str, Any],
    look: Look | None,
    link: Linked | None,
    settings: Mapping[str, values.Value],
    asked: Chosen | None,
) -> bytes:
    """The content of one file."""
    if format == HTML:
        ours = asked.is_ours(scene) if asked else link is not None
        return live_file(scene, link, settings, theme, ours, look.palettes if look else THEMES)
    if format not in picture.FORMATS:
        return numbers(scene, format, used)
    if look:
        return look.picture(scene, format, theme, size, used)
    return picture.picture(scene, format, theme, options["layout"], size, used)


def _link(ids: tuple[str, ...], options: Mapping[str, Any]) -> Linked | None:
    """What --link says; it says all, so that nothing else may."""
    if options["link"] is None:
        return None
    other = "--set" if options["pairs"] else "--function" if options["formula"] is not None else ""
    if other:
        raise click.UsageError(f"--link says the whole state: leave out {other}")
    return linked(options["link"], ids)


def _named(
    scene: Scene,
    options: Mapping[str, Any],
    given: set[str],
    link: Linked | None,
    settings: Mapping[str, values.Value],
) -> dict[str, Told]:
    """The settings that tell this picture from others of its scene, in an order that does not hang on how they came."""
    if link:
        return dict(sorted(link.said.items()))
    if options["formula"] is None:
        return dict(sorted(settings.items()))
    (run,) = scene.runs
    made: dict[str, Told] = {"f": options["formula"].strip(), "start": run.start}
    made["learning_rate"], made["steps"] = run.optimizer.learning_rate, float(run.steps)
    if "optimizer" in given:
        made["optimizer"] = type(run.optimizer).__name__
    if "domain" in given:
        made["domain"] = tuple(end for ends in scene.objective.domain for end in ends) if scene.objective else ()
    return {**made, **dict(sorted(settings.items()))}


def _unmoved(scene: Scene, format: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that a picture takes: of an animation not those that move in it."""
    moves = scene.animation.values if scene.animation and format in picture.ANIMATIONS else ()
    return {name: value for name, value in settings.items() if name not in moves}


def _tell_end(scene: Scene) -> None:
    """Say so where the run on a function has not taken all of its steps."""
    (trajectory,) = scene.trajectories()
    if trajectory.left_domain or trajectory.diverged:
        tell(scene.caption, err=True)


def _file(output: str, chosen: list[Scene], formats: tuple[str, ...]) -> Path | None:
    """The very file that --output names, as out.png does; None where it names a folder."""
    path = Path(output)
    kind = path.suffix[1:].lower()
    if kind not in FORMATS or path.is_dir():
        return None
    if len(chosen) > 1 or len(formats) > 1:
        raise values.wrong("--output", output, "one file holds one picture: give one scene and one format, or a folder")
    if formats not in ((), (kind,)):
        raise values.wrong("--output", output, f"a {formats[0]} cannot be called so: give a name in .{formats[0]}")
    return path


def _check_settings(scene: Scene, settings: Mapping[str, values.Value], formats: Iterable[str]) -> None:
    """UsageError for a setting that the scene does not accept, or that would be overruled by its animation."""
    try:
        scene.state(**{**scene.still, **settings})
    except ValueError as error:
        raise click.UsageError(f"--set: {error}") from None
    moved = [name for name in settings if scene.animation is not None and name in scene.animation.values]
    moving = [format for format in formats if format in picture.ANIMATIONS]
    if moved and moving:
        accepted = f"it is what moves in the {moving[0]} of {scene.id}: leave it out, or give --format png"
        raise click.UsageError(f"--set {moved[0]}: {accepted}")


def _asked(ids: tuple[str, ...], options: Mapping[str, Any], given: set[str]) -> Chosen | None:
    """The scenes that are named; None where a link or a function says what is drawn."""
    if options["link"] is not None:
        return None
    if options["formula"] is None:
        unused = [f"--{name.replace('_', '-')}" for name in OWN if name in given]
        if unused:
            raise click.UsageError(f"{unused[0]} belongs to --function; to set a scene's control, use --set")
        if not ids:
            raise click.UsageError("nothing to render: give the id of a scene (`gdviz list` shows them) or --function")
        return Chosen(ids)
    if ids:
        raise click.UsageError(f"give either scenes or --function, not both: {ids[0]}")
    if options["start"] is None:
        raise click.UsageError("--function needs --start, such as --start 2")
    return None


def _own_scene(options: Mapping[str, Any]) -> Scene:
    start = values.numbers("--start", options["start"])
    rate, steps = values.learning_rate(options["learning_rate"]), values.steps(options["steps"])
    domain = values.domain(options["domain"])
    _checked("--optimizer", options["optimizer"], optimizer_named, options["optimizer"])
    try:
        return own_function(options["formula"], start, rate, steps, options["optimizer"], domain)
    except ValueError as error:
        option = "--start" if str(error).startswith(("start", "a point")) else "--function"
        if domain is not None and "domain" in str(error) and option == "--function":
            option = "--domain"
        given = options[option.removeprefix("--").replace("function", "formula")]
        raise values.wrong(option, repr(given) if option == "--function" else given, str(error)) from None


def _checked(option: str, given: str, check: Callable[..., object], *arguments: Any) -> None:
    """Run a check, with its complaint put down to the option."""
    try:
        check(*arguments)
    except ValueError as error:
        raise values.wrong(option, given, str(error)) from None
