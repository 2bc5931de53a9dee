#!/usr/bin/env python3
"""Build the whole site into site/: `python3 scripts/build.py [--force] [--only GLOB] [--jobs N]`.

Needs nothing but Python 3.11 or newer: the first run makes the environment. Figures come first, then the pages; what
has not changed is not made again. SITE_URL, where it is set, is the address the site will have.
"""

import _interrupt  # noqa: F401, I001  # first
import _environment

if __name__ == "__main__":
    _environment.run("gdviz.cli.site")
