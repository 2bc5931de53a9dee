#!/usr/bin/env python3
"""Build the site and show it on this computer: `python3 scripts/serve.py [--watch] [--port N]`.

Without --watch the files of site/ are served as they are; with it pages are remade as their sources change.
"""

import sys

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

    from gdviz.website import serve

    sys.exit(serve())
