"""`python -m gdviz`."""

import sys

from gdviz.cli.main import main

sys.exit(main())
