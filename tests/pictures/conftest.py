"""Pictures of the site, as the build has drawn them."""

import pytest

from gdviz.builder.jobs import output_name
from gdviz.paths import GENERATED
from tests import built


@pytest.fixture(scope="session")
def on_the_site():
    """The contents of a picture of the site by scene, layout, theme and format: of what the package is now."""
    assert built.is_current(), "the pictures are not those of this package: run python3 scripts/build.py first"

    def contents(scene, layout, theme, format):
        return (GENERATED / output_name(scene.id, layout, theme, format)).read_bytes()

    return contents
