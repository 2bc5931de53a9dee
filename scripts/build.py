#!/usr/bin/env python3
"""Build the whole site into site/: `python3 scripts/build.py [--force] [--only GLOB] [--jobs N]`.

Needs nothing but Python 3.11 or newer: the first run makes the environment. Figures come first, then the pages; what
has not changed is not made again. SITE_URL, where it is set, is the address the site will have.
"""

import sys

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

    try:
        from gdviz.website import main
    except KeyboardInterrupt:  # once it is loaded it says so itself
        sys.stderr.write("build.py: stopped\n")
        sys.exit(130)
    sys.exit(main())
