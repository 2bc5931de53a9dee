// An objective of two parameters seen from above: pale bands from the smallest value to the largest, with thin lines.
const CONTOUR_GRID = 81;

gdviz.marks.Contour = {
  create(panel, mark) {
    if (panel.view) return undefined; // a surface shows its own heights
    const bands = panel.layer("band");
    const lines = panel.line("contour", blend("function", 0.42, "band_low"), LINE_WIDTH.contour);
    let drawn;
    return {
      update() {
        if (drawn === panel.shown) return;
        drawn = panel.shown;
        const values = gridValues(panel, drawn, CONTOUR_GRID);
        const levels = mark.levels.length ? mark.levels : contourLevels(values, mark.count);
        const shapes = d3.contours().size([CONTOUR_GRID, CONTOUR_GRID]).thresholds(levels)(values).map((shape) => contourData(panel, shape));
        bands.replaceChildren();
        const fill = (index) => {
          const share = 100 * (index / levels.length) ** 0.8;
          return `color-mix(in srgb, ${color("band_high")} ${share.toFixed(1)}%, ${color("band_low")})`;
        };
        draw(bands, "rect", { width: panel.width, height: panel.height, fill: fill(0) });
        shapes.forEach((data, index) => panel.shape("band", { d: data, fill: fill(index + 1) }));
        lines.setAttribute("d", shapes.join(""));
      },
    };
  },
};

/** The objective on a grid over the panel's box, row after row from its top; the largest value where there is none. */
function gridValues(panel, objective, count) {
  const along = Array.from({ length: count }, (_, index) => index / (count - 1));
  const [xs, ys] = [along.map(panel.scaleX.value), along.map((share) => panel.scaleY.value(1 - share))];
  const values = ys.flatMap((y) => xs.map((x) => objective.value([x, y])));
  const largest = values.reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), -Infinity);
  return values.map((value) => (Number.isFinite(value) ? value : largest));
}

/** Levels at quantiles of the values, so that every band gets its share of the picture; the first ones closer. */
function contourLevels(values, count) {
  const sorted = Float64Array.from(values).sort();
  const quantile = (share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    return sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
  };
  return [...new Set(Array.from({ length: count }, (_, index) => quantile(((index + 1) / (count + 1)) ** 1.25)))];
}

function contourData(panel, shape) {
  const [across, down] = [panel.width, panel.height].map((size) => size / (CONTOUR_GRID - 1));
  const ring = (points) => polygon(points.map(([x, y]) => [(x - 0.5) * across, (y - 0.5) * down]));
  return shape.coordinates.flatMap((rings) => rings.map(ring)).join("");
}
