"""What all tests share: an example of hypothesis may take as long as a busy machine makes it."""

from hypothesis import settings

settings.register_profile("gdviz", deadline=None)
settings.load_profile("gdviz")
