// An objective of two parameters seen from above: pale bands from the smallest value to the largest, with thin lines.
import { BAND_POWER, BLEND, LEVEL_POWER, LINE_WIDTH } from "../constants.js";
import { marks } from "../registry.js";
import { contours } from "../drawing/d3.js";
import { times } from "../drawing/numbers.js";
import { draw, gridValues, polygon } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

const CONTOUR_GRID = 81;
const ALONG = times(CONTOUR_GRID, (index) => index / (CONTOUR_GRID - 1));

marks.Contour = {
  create(plot, mark) {
    if (plot.view) return undefined; // a surface shows its own heights
    const bands = plot.layer("band");
    const lines = plot.line("contour", blend("function", BLEND.contour, "band_low"), LINE_WIDTH.contour);
    let drawn;
    return {
      update() {
        if (drawn === plot.shown) return;
        drawn = plot.shown;
        const [xs, ys] = [ALONG.map(plot.scaleX.value), ALONG.map((share) => plot.scaleY.value(1 - share))]; // from the top
        const values = gridValues(drawn, xs, ys);
        const levels = mark.levels.length ? mark.levels : contourLevels(values, mark.count);
        const shapes = contours()
          .size([CONTOUR_GRID, CONTOUR_GRID])
          .thresholds(levels)(values)
          .map((shape) => contourData(plot, shape));
        bands.replaceChildren();
        const fill = (index) => {
          const share = 100 * (index / levels.length) ** BAND_POWER;
          return `color-mix(in srgb, ${color("band_high")} ${share.toFixed(1)}%, ${color("band_low")})`;
        };
        draw(bands, "rect", { width: plot.width, height: plot.height, fill: fill(0) });
        shapes.forEach((data, index) => plot.shape("band", { d: data, fill: fill(index + 1) }));
        lines.setAttribute("d", shapes.join(""));
      },
    };
  },
};

/** Levels at quantiles of the values, so that every band gets its share of the picture; the first ones closer. */
function contourLevels(values, count) {
  const sorted = Float64Array.from(values).sort();
  const quantile = (share) => {
    const position = share * (sorted.length - 1);
    const below = Math.floor(position);
    return sorted[below] + (position - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
  };
  return [...new Set(times(count, (index) => quantile(((index + 1) / (count + 1)) ** LEVEL_POWER)))];
}

function contourData(plot, shape) {
  const [across, down] = [plot.width, plot.height].map((size) => size / (CONTOUR_GRID - 1));
  const ring = (points) => polygon(points.map(([x, y]) => [(x - 0.5) * across, (y - 0.5) * down]));
  return shape.coordinates.flatMap((rings) => rings.map(ring)).join("");
}
