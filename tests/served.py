"""The site that all browser tests look at: built once, and served by the process that hands out the tests."""

from __future__ import annotations

import functools
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gdviz.builder.server import Handler, Server
from gdviz.files import alone


class UnderRepository(Handler):
    """Serves a folder below /repo/ and nothing else, so that an address that forgets the sub-path fails."""

    def translate_path(self, path: str) -> str:
        """Where the file of an address is."""
        inside = path.removeprefix("/repo") if path.startswith("/repo/") else "/outside/of/the/site"
        return super().translate_path(inside)


@dataclass(frozen=True)
class Served:
    """A site that is served before it is built.

    Attributes:
        address: of its home page, ending in /repo/.
        folder: where it is.
    """

    address: str
    folder: str

    def site(self, build: Callable[[Path, str], None]) -> Path:
        """The folder, in which one of the processes has built it for its address, while the others wait."""
        folder = Path(self.folder)
        with alone(folder / "lock"):
            if not (folder / "built").exists():
                build(folder / "site", self.address)
                (folder / "built").touch()
        return folder / "site"


@contextmanager
def served_site() -> Iterator[Served]:
    """Serve what will be built in a folder of its own, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="gdviz-site-") as folder:
        server = Server(("127.0.0.1", 0), functools.partial(UnderRepository, directory=str(Path(folder) / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_address[1]}/repo/", folder)
        server.shutdown()
