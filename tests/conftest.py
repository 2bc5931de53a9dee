"""What all tests share: an example of hypothesis may take as long as a busy machine makes it, and a built checkout."""

import shutil

import pytest
from hypothesis import settings

settings.register_profile("gdviz", deadline=None)
settings.load_profile("gdviz")


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A checkout that has been built; not to be changed."""
    from tests.checkout import EVERY, copy_of_package

    checkout = copy_of_package(tmp_path_factory.mktemp("finished"))
    assert checkout.build() == EVERY
    return checkout


@pytest.fixture
def built(finished, tmp_path):
    """A copy of the built checkout, file times and all."""
    from tests.checkout import Checkout

    shutil.copytree(finished.folder, tmp_path / "copy")
    return Checkout(tmp_path / "copy")
