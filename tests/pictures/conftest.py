"""Pictures that are drawn once for all tests."""

import pytest

from gdviz.builder import figures
from gdviz.builder.jobs import output_name
from gdviz.paths import GENERATED


@pytest.fixture(scope="session")
def on_the_site():
    """The contents of a picture of the site by scene, layout, theme and format; what is out of date is drawn anew."""
    report = figures.build()
    assert not report.failures

    def contents(scene, layout, theme, format):
        return (GENERATED / output_name(scene.id, layout, theme, format)).read_bytes()

    return contents
