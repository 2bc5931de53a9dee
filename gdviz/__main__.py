"""`gdviz`, or `python -m gdviz`."""

import sys

from gdviz.cli.process import run


def main() -> int:
    """Run what was typed; the exit status."""
    return run("gdviz", "gdviz.cli.main")


if __name__ == "__main__":
    sys.exit(main())
