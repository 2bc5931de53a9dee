"""Lists the ids that a release makes addresses for good: none of `ids.txt` ever goes, new ones come at its end.

`python -m gdviz.exercises.ids` adds them. Until then an exercise is in its chapter's module and nowhere else.
"""

from __future__ import annotations

import sys

from gdviz import exercises
from gdviz.files import write

COMMAND = "python -m gdviz.exercises.ids"


def lost() -> list[str]:
    """Those listed that no exercise has: addresses that would lead nowhere."""
    known = {exercise.id for exercise in exercises.all()}
    return [id for id in exercises.released() if id not in known]


def new() -> list[str]:
    """Those that are not listed."""
    released = exercises.released()
    return [exercise.id for exercise in exercises.all() if exercise.id not in released]


def release() -> list[str]:
    """Add those that are new to the list, and give them."""
    added = new()
    if added:
        write(exercises.IDS, "".join(f"{id}\n" for id in (*exercises.released(), *added)).encode())
    return added


def main() -> None:
    """What is new goes to stdout, one id a line; that nothing is, to stderr."""
    if added := release():
        print("\n".join(added))
    else:
        print("every exercise is listed", file=sys.stderr)


if __name__ == "__main__":
    main()
