// What a model says of a plane of two inputs, and the points of two classes it is to tell apart.
import { BOUNDARY_WIDTH, REGION_GRID, REGION_SHARE } from "../constants.js";
import { marks } from "../registry.js";
import { contours } from "../drawing/d3.js";
import { times } from "../drawing/numbers.js";
import { gridValues, polygon, polyline } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

const SHARES = times(REGION_GRID, (index) => index / (REGION_GRID - 1));

marks.Regions = {
  create(plot, { levels, boundary }) {
    const bands = levels.map((_, index) =>
      plot.shape("band", { fill: blend("function", (REGION_SHARE * (index + 1)) / levels.length) }),
    );
    const line = plot.line("contour", color("function"), BOUNDARY_WIDTH);
    const [across, down] = [plot.width, plot.height].map((size) => size / (REGION_GRID - 1));
    const place = ([x, y]) => [(x - 0.5) * across, (y - 0.5) * down];
    let drawn;
    return {
      update() {
        if (drawn === plot.shown) return;
        drawn = plot.shown;
        const [xs, ys] = [SHARES.map(plot.scaleX.value), SHARES.map((share) => plot.scaleY.value(1 - share))]; // from the top
        const values = gridValues(drawn, xs, ys);
        const rings = (level) =>
          contours()
            .size([REGION_GRID, REGION_GRID])
            .contour(values, level)
            .coordinates.flat()
            .map((ring) => ring.map(place));
        bands.forEach((band, index) => band.setAttribute("d", rings(levels[index]).map(polygon).join("")));
        if (boundary) line.setAttribute("d", rings(0).map(inner(plot)).join(""));
      },
    };
  },
};

/** The outline of a region as path data, without what of it runs along the edge of the box. */
const inner = (plot) => (ring) => {
  const off = ([x, y]) => x <= 0 || y <= 0 || x >= plot.width || y >= plot.height;
  return ring
    .slice(1)
    .map((end, index) => [ring[index], end])
    .filter((ends) => !ends.every(off))
    .map((ends) => polyline(ends, plot.width, plot.height))
    .join("");
};

marks.Classes = {
  create(plot, { points, labels, radius }) {
    const places = points.map((point) => plot.at(point));
    for (const hollow of [true, false])
      plot.dots("data", "data", radius, { hollow, ring: false }).move(places.filter((_, index) => !labels[index] === hollow));
    return undefined;
  },
};
