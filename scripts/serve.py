#!/usr/bin/env python3
"""Build the site and show it on this computer: `python3 scripts/serve.py [--watch] [--port N]`.

Without --watch the files of site/ are served as they are. With it every edit of a page, a scene or any other source
builds what depends on it, and the pages that are open load again.
"""

import sys

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

    try:
        from gdviz.serve import main
    except KeyboardInterrupt:  # once it is loaded it says so itself
        sys.stderr.write("serve.py: stopped\n")
        sys.exit(130)
    sys.exit(main())
