"""What a teacher's note takes from its page: minutes, misconceptions to expect, the answer key, the rubric.

An answer stands here as it is printed on the page, and so does what is said of a wrong one: a letter here is the letter
there. A lab has no key but what its checks know: the usual slips, each with the words that the reader is told.
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent

from gdviz import exercises
from gdviz.exercises.kinds import Exercise, FreeResponse, Matching
from gdviz.figure.numbers import in_words
from gdviz.page.exercise import anchor_of, printed
from gdviz.page.exercise_text import link
from gdviz.page.overview import front_of
from gdviz.page.review import ids_in

_LINE = re.compile(r"\*\*(?P<given>.*?)\*\* *(?P<verdict>Yes|No)\. (?P<said>.*)", re.DOTALL)
_OFFERED = re.compile(r"\*\*([A-J])\.\*\* (.*)", re.DOTALL)
_ASIDE = re.compile(r"<svg\b.*?</svg>|<a class=\"gd-run\".*?</a>\.?|</?span\b[^>]*>", re.DOTALL)
_CHECK = '# %% tags=["check"]'
_OTHERWISE = ("Another number.", "Anything else.")  # no misconception that we know


def note_time(source: str, here: str, docs: Path) -> str:
    """A line of Markdown: the page, its minutes, and what of them goes to exercises or to cells to write.

    Arguments:
        source: of the page, such as guide/derivatives.md.
        here: of the note.
    """
    file = docs / source
    front, text = front_of(file), file.read_text(encoding="utf-8")
    to = posixpath.relpath(source, posixpath.dirname(here))
    asked, turns = len(ids_in(text)), text.count('tags=["your-turn"]')
    more = f", with {_counted(asked, 'exercise')}" if asked else ""
    more = f", with {_counted(turns, 'cell')} to write" if turns else more
    return f"*On their own: {front['minutes']} minutes{more}.* [To the page]({to})"


def note_key(source: str, here: str, docs: Path) -> str:
    """What is folded up in a note, as Markdown: misconceptions, and the answer key; the search reads them elsewhere.

    Arguments:
        source: of the page, such as guide/derivatives.md or labs/adam.py.
        here: of the note.
    """
    text = (docs / source).read_text(encoding="utf-8")
    if source.endswith(".py"):
        blocks = [_folded("Slips that the checks know", _of_lab(text))]
    else:
        blocks = _of_exercises(source, text, here, docs)
    folded = "\n\n".join(blocks)
    return f'<div class="gd-known" markdown="block">\n\n{folded}\n</div>\n'


def _of_exercises(source: str, text: str, here: str, docs: Path) -> list[str]:
    """Misconceptions and answers of the exercises of a page, in its order."""
    asked = [exercises.get(id) for id in ids_in(text)]
    to = posixpath.relpath(source, posixpath.dirname(here))
    wrong, right = [], []
    for number, exercise in enumerate(asked, start=1):
        anchor = anchor_of(exercise) if isinstance(exercise, FreeResponse) else exercise.id
        name = f"{number}. " if isinstance(exercise, FreeResponse) else f"Exercise {number}: "
        head = f"**[{name}{exercise.title}]({to}#{anchor})**"
        found = list(misconceptions(exercise, here, docs))
        wrong += [head, _listed(found)] if found else []
        right += [head, *answer(exercise, here, docs)]
    blocks = [_folded("Misconceptions to expect", wrong)] if wrong else []
    free = any(isinstance(exercise, FreeResponse) for exercise in asked)
    return [*blocks, _folded("Answer key and rubric" if free else "Answer key", right)]


def misconceptions(exercise: Exercise, here: str, docs: Path) -> Iterator[str]:
    """Each wrong answer that the exercise knows, with what is said of it."""
    offered = _offered(exercise, here, docs)
    for given, verdict, said in _printed(exercise, here, docs):
        if verdict == "No" and given not in _OTHERWISE:
            yield f"{_quoted(given, offered)} {said}"


def answer(exercise: Exercise, here: str, docs: Path) -> list[str]:
    """What is right, as blocks of Markdown."""
    if isinstance(exercise, FreeResponse):
        points = [f"{point.text} {_see(point.see, here, docs)}" for point in exercise.points]
        head = f"*{len(points)} marks, one for each of these:*"
        return [block for block in (exercise.model, head, _listed(points), exercise.note) if block]
    if isinstance(exercise, Matching):
        lines = [_bare(line) for line in printed(exercise, here, docs).feedback]
        return [_listed(lines)]
    offered = _offered(exercise, here, docs)
    right = [(given, said) for given, verdict, said in _printed(exercise, here, docs) if verdict == "Yes"]
    return [_listed(f"**{given.rstrip('.')}**{_words(offered.get(given))}: {said}" for given, said in right)]


def _printed(exercise: Exercise, here: str, docs: Path) -> Iterator[tuple[str, str, str]]:
    """What was given, Yes or No, and what is said of it, as on the page; not what shows for other numbers only."""
    if isinstance(exercise, (FreeResponse, Matching)):
        return
    for line in printed(exercise, here, docs).feedback:
        found = _LINE.fullmatch(_bare(line))
        if found and "hidden=" not in line:
            yield found["given"], found["verdict"], found["said"]


def _offered(exercise: Exercise, here: str, docs: Path) -> dict[str, str]:
    """The words of each option by its letter; what is put in order has steps, which are no options."""
    if isinstance(exercise, (FreeResponse, Matching)):
        return {}
    lines = [line for offered in printed(exercise, here, docs).offered for line in offered]
    matches = (_OFFERED.fullmatch(_bare(line)) for line in lines)
    return {f"{match[1]}.": match[2] for match in matches if match}


def _quoted(given: str, offered: dict[str, str]) -> str:
    """A wrong answer as a teacher hears it."""
    steps = re.fullmatch(r"([A-J]) before ([A-J])\.", given)
    if steps:
        first, second = (offered[f"{letter}."] for letter in steps.groups())
        return f"“{first}” before “{second}”:"
    return f"“{offered[given]}”" if given in offered else f"**{given.rstrip('.')}**:"


def _words(option: str | None) -> str:
    return f", “{option}”" if option else ""


def _bare(line: str) -> str:
    """A line of an exercise without its pictures, and without what a script looks for."""
    return " ".join(_ASIDE.sub("", line).split())


def _see(address: str, here: str, docs: Path) -> str:
    return f"({link(address, here, docs)})"


def _of_lab(text: str) -> list[str]:
    """The slips of each cell to write, under its heading."""
    blocks = []
    for part in re.split(r"^(?=# ## )", text, flags=re.M)[1:]:
        found = list(dict.fromkeys(slips(part)))
        if found:
            heading = part.partition("\n")[0].removeprefix("# ## ").removeprefix("Your turn: ")
            blocks += [f"**{heading[:1].upper()}{heading[1:]}**", _listed(words.replace("*", r"\*") for words in found)]
    return blocks


def slips(text: str) -> Iterator[str]:
    """The words of every usual mistake that the checks in some cells of a lab know."""
    for cell in re.split(r"^(?=# %%)", text, flags=re.M):
        if not cell.startswith(_CHECK):
            continue
        tree = ast.parse(cell)
        named = dict(pair for node in tree.body if isinstance(node, ast.Assign) for pair in _named(node))
        for node in ast.walk(tree):
            for value in node.values if isinstance(node, ast.Dict) else ():
                found = named.get(value.id) if isinstance(value, ast.Name) else value
                if isinstance(found, ast.Constant) and isinstance(found.value, str):
                    yield found.value


def _named(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """The names that an assignment gives, each with what it gives it to."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=True)
        else:
            pairs = zip([target], [node.value], strict=True)
        yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))


def _counted(count: int, thing: str) -> str:
    return f"{in_words(count)} {thing}{'' if count == 1 else 's'}"


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _folded(title: str, blocks: Iterable[str]) -> str:
    text = "\n\n".join(blocks)
    return f'??? known "{title}"\n\n{indent(text, "    ")}\n'
