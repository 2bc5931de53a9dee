"""A drawing as the bytes of a file: png, svg, pdf, gif, webp, mp4."""
