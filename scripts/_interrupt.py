"""Imported first by what a person runs: from here on Ctrl-C ends it with one line and status 130."""

import os
import sys

if sys.version_info >= (3, 7):  # noqa: UP036  # an older one is told what is wanted by _environment
    sys.path.insert(1, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from gdviz.cli.process import install

    install(os.path.basename(sys.argv[0]))
