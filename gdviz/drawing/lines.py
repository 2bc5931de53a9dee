"""Lines, segments and dots whose axes never change: what a matplotlib Line2D draws, in a fraction of its time.

A Line2D works out transforms, clipping and style again for every draw. Here they are worked out once for each style,
and a draw is one call of the renderer. Where the renderer is not Agg's (SVG, PDF), Line2D does the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import ArrayLike


class Polyline(Line2D):
    """A polyline in pixels of the axes' box; NaN parts its pieces."""

    _drawn_with: Any = None

    def put_segments(self, segments: Sequence[ArrayLike]) -> None:
        """Separate segments, each of shape (n, 2)."""
        gap = np.full((1, 2), np.nan)
        pieces = [piece for segment in segments for piece in (np.asarray(segment, dtype=float), gap)]
        self.set_data(np.concatenate(pieces).T if pieces else ([], []))

    def draw(self, renderer: Any) -> None:
        """Draw with any renderer, with Agg's at once."""
        if not isinstance(renderer, RendererAgg) or self.get_path_effects():
            super().draw(renderer)
            return
        positions = np.array(self.get_data(orig=True), dtype=float).T
        if self.get_visible() and positions.size:
            self._put(renderer, Path(positions))
        self.stale = False

    def _put(self, renderer: Any, path: Path) -> None:
        style = (self.get_color(), self.get_alpha(), self.get_linewidth())
        context, transform = self._remembered(style, renderer)
        renderer.draw_path(context, path, transform)

    def _remembered(self, style: tuple[Any, ...], renderer: Any) -> Any:
        """What a draw in this style needs besides positions: worked out when the style or the canvas has changed."""
        key = (style, renderer.width, renderer.height)
        if self._drawn_with is None or self._drawn_with[0] != key:
            self._drawn_with = (key, self._needed(renderer))
        return self._drawn_with[1]

    def _needed(self, renderer: Any) -> Any:
        context = self._context(renderer, to_rgba(self.get_color(), self.get_alpha()), self.get_linewidth())
        dashed = self.is_dashed()
        context.set_joinstyle(self.get_dash_joinstyle() if dashed else self.get_solid_joinstyle())
        context.set_capstyle(self.get_dash_capstyle() if dashed else self.get_solid_capstyle())
        context.set_dashes(*self._dash_pattern)  # type: ignore[attr-defined]
        context.set_snap(self.get_snap())  # type: ignore[arg-type]
        return context, self.get_transform().frozen()

    def _context(self, renderer: Any, color: Any, width: float) -> GraphicsContextBase:
        context = renderer.new_gc()
        if self.get_clip_on():
            context.set_clip_rectangle(self.get_clip_box())
            context.set_clip_path(self.get_clip_path())  # type: ignore[arg-type]
        context.set_antialiased(True)
        context.set_linewidth(width)
        context.set_foreground(color, isRGBA=True)
        return context


class Dots(Polyline):
    """Markers at positions in pixels of the axes' box."""

    def _put(self, renderer: Any, path: Path) -> None:
        style = (self.get_alpha(), self.get_markerfacecolor(), self.get_markersize(), self.get_marker())
        context, transform, shape, size, face = self._remembered(style, renderer)
        renderer.draw_markers(context, shape, size, path, transform, face)

    def _needed(self, renderer: Any) -> Any:
        marker, alpha = MarkerStyle(self.get_marker()), self.get_alpha()
        context = self._context(renderer, to_rgba(self.get_markeredgecolor(), alpha), self.get_markeredgewidth())
        context.set_joinstyle(marker.get_joinstyle())
        context.set_capstyle(marker.get_capstyle())
        threshold, diameter = marker.get_snap_threshold(), renderer.points_to_pixels(self.get_markersize())
        context.set_snap(None if threshold is None else diameter >= threshold)
        size = Affine2D(marker.get_transform().get_matrix()).scale(diameter)
        face = to_rgba(self.get_markerfacecolor(), alpha)
        return context, self.get_transform().frozen(), marker.get_path(), size, face
