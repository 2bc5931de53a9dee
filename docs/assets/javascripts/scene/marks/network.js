// What a model says of a plane of two inputs, the points of two classes it is to tell apart, and how it is trained.
import {
  BOUNDARY_WIDTH,
  DASHES,
  LINE_WIDTH,
  POINT_RADIUS,
  REGION_GRID,
  REGION_SHARE,
  UNIT_REACH,
  UNIT_WIDTH,
} from "../constants.js";
import { marks } from "../registry.js";
import { contours } from "../drawing/d3.js";
import { times } from "../drawing/numbers.js";
import { gridValues, polygon, polyline } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";
import { trainerOf } from "../network/trainer.js";

const REGION_STEPS = times(REGION_GRID, (index) => index / (REGION_GRID - 1));
const inTraining = (store) => store.part("Training") !== undefined;

marks.Regions = {
  create(plot, { levels, boundary, objective }) {
    const bands = levels.map((_, index) =>
      plot.shape("band", { fill: blend("function", (REGION_SHARE * (index + 1)) / levels.length) }),
    );
    const line = plot.line("contour", color("function"), BOUNDARY_WIDTH);
    const [across, down] = [plot.width, plot.height].map((size) => size / (REGION_GRID - 1));
    const place = ([x, y]) => [(x - 0.5) * across, (y - 0.5) * down];
    const [xs, ys] = [REGION_STEPS.map(plot.scaleX.value), REGION_STEPS.map((share) => plot.scaleY.value(1 - share))]; // from the top
    const inputs = Float64Array.from(ys.flatMap((y) => xs.flatMap((x) => [x, y])));
    let [drawn, at] = [];
    return {
      update(store) {
        const trainer = inTraining(store) && trainerOf(store);
        const model = objective ? store.objectives[objective.objective] : plot.shown;
        const shown = trainer || model;
        if (drawn === shown && at === trainer.t) return;
        [drawn, at] = [shown, trainer.t];
        const values = trainer ? trainer.layers(inputs).score : gridValues(model, xs, ys);
        const rings = (level) =>
          contours()
            .size([REGION_GRID, REGION_GRID])
            .contour(values, level)
            .coordinates.flat()
            .map((ring) => ring.map(place));
        bands.forEach((band, index) => band.setAttribute("d", rings(levels[index]).map(polygon).join("")));
        if (boundary) line.setAttribute("d", rings(0).map(withoutEdges(plot)).join(""));
      },
    };
  },
};

/** The outline of a region as path data, without what of it runs along the edge of the box. */
const withoutEdges = (plot) => (ring) => {
  const off = ([x, y]) => x <= 0 || y <= 0 || x >= plot.width || y >= plot.height;
  return ring
    .slice(1)
    .map((end, index) => [ring[index], end])
    .filter((ends) => !ends.every(off))
    .map((ends) => polyline(ends, plot.width, plot.height))
    .join("");
};

marks.Classes = {
  create(plot, { points, classes, radius }) {
    const dots = [true, false].map((hollow) => plot.dots("data", "data", radius, { hollow, ring: false }));
    const show = (places, classes) =>
      dots.forEach((each, filled) => each.move(places.filter((_, index) => (classes[index] > 0.5 ? 1 : 0) === filled)));
    if (points.length) {
      show(
        points.map((point) => plot.at(point)),
        classes,
      );
      return undefined;
    }
    let shown;
    return {
      update(store) {
        const { data } = trainerOf(store);
        if (shown === data) return;
        shown = data;
        show(
          Array.from(data.y, (_, index) => plot.at([data.x[2 * index], data.x[2 * index + 1]])),
          data.y,
        );
      },
    };
  },
};

marks.UnitLines = {
  create(plot) {
    const lines = plot.line("line", color("ink"), UNIT_WIDTH, { dashes: DASHES.held_out });
    return {
      update(store) {
        const { w1, b1 } = trainerOf(store).parameters;
        const units = Array.from(b1, (bias, unit) => unitLine([w1[unit], w1[b1.length + unit]], bias));
        lines.setAttribute("d", units.map((ends) => plot.polyline(ends.map((end) => plot.at(end)))).join(""));
      },
    };
  },
};

/** Two points far apart on the line where weights · x + bias is 0. */
function unitLine([across, up], bias) {
  const size = Math.max(across * across + up * up, 1e-12);
  const [x, y] = [across, up].map((weight) => (-bias * weight) / size);
  const far = UNIT_REACH / Math.sqrt(size);
  return [
    [x - far * up, y + far * across],
    [x + far * up, y - far * across],
  ];
}

marks.TrainingCurves = {
  create(plot) {
    const made = [false, true].map((heldOut) => ({
      line: plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes: heldOut ? DASHES.held_out : [] }),
      dot: plot.dots("point", "path", POINT_RADIUS.current - 0.8, { hollow: heldOut }),
    }));
    return {
      update(store) {
        const trainer = trainerOf(store);
        const { loss, heldLoss } = trainer.measured();
        const past = [...trainer.history.filter(([t]) => t <= store.step), [store.step, loss, heldLoss]];
        made.forEach(({ line, dot }, column) => {
          const places = past.map((row) => plot.at([row[0], row[column + 1]]));
          line.setAttribute("d", plot.polyline(places));
          dot.move(places.slice(-1));
        });
      },
    };
  },
};
