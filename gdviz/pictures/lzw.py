"""The compression of GIFs (LZW), by Pillow's encoder, on every core."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Indices = NDArray[np.uint8]


def compress(pictures: Sequence[Indices], bits: int) -> list[bytes]:
    """Each picture compressed, and cut into the blocks of the format without the empty one that ends them.

    Arguments:
        pictures: indices below `2**bits`, each of shape (height, width); sizes may differ.
        bits: of an index, 2 to 8.

    Raises:
        OSError: when Pillow refuses a picture.
    """
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as threads:
        shares = threads.map(_compress, (pictures[core::cores] for core in range(cores)), [bits] * cores)
        return [compressed for compressed in chain.from_iterable(zip_longest(*shares)) if compressed is not None]


def _compress(pictures: Sequence[Indices], bits: int) -> list[bytes]:
    """Through a file, as Pillow lets other threads run while it writes to one, but not while it fills a string."""
    ends = [0]
    with tempfile.TemporaryFile() as file:
        for pixels in pictures:
            image = Image.fromarray(pixels)
            encoder: Any = Image._getencoder("L", "gif", ("L",), (bits, 0))  # bits of an index, not interlaced
            encoder.setimage(image.im, (0, 0, *image.size))
            if (status := encoder.encode_to_file(file.fileno(), 1 << 16)) < 0:
                raise OSError(f"Pillow could not compress {pixels.shape} pixels: error {status}")
            ends.append(os.lseek(file.fileno(), 0, os.SEEK_CUR))
        file.seek(0)
        written = file.read()
    return [written[start:end] for start, end in pairwise(ends)]
