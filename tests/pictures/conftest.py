"""Pictures of the site, as the build has drawn them."""

import pytest

from gdviz.builder.figures import source_files
from gdviz.builder.jobs import output_name
from gdviz.builder.record import RECORD, Record, library_versions
from gdviz.paths import GENERATED, ROOT


@pytest.fixture(scope="session")
def on_the_site():
    """The contents of a picture of the site by scene, layout, theme and format: of what the package is now."""
    current = Record(GENERATED / RECORD).is_current(ROOT, source_files(), library_versions())
    assert current, "the pictures are not those of this package: run python3 scripts/build.py first"

    def contents(scene, layout, theme, format):
        return (GENERATED / output_name(scene.id, layout, theme, format)).read_bytes()

    return contents
