#!/usr/bin/env python3
"""Build the site and show it on this computer: `python3 scripts/serve.py [--watch] [--port N]`.

Without --watch the files of site/ are served as they are. With it every edit of a page, a scene or any other source
builds what depends on it, and the pages that are open load again.
"""

import _interrupt  # noqa: F401, I001  # first
import _environment

if __name__ == "__main__":
    _environment.run("gdviz.cli.serve")
