// The slope in a direction: a dial round a point, and what it says in every direction.
import { BLEND, DASHES, DIRECTIONS, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { marks } from "../registry.js";
import { slopeAlong } from "../store.js";
import { round } from "../drawing/geometry.js";
import { times } from "../drawing/numbers.js";
import { blend, color } from "../drawing/color.js";
import { arrowShape } from "./path.js";

const EVERY = times(DIRECTIONS, (index) => (360 * index) / (DIRECTIONS - 1));

/** The place at the mark's length from a point in a direction. */
function away(plot, [x, y], { length }, degrees) {
  const turn = (degrees * Math.PI) / 180;
  return plot.at([x + length * Math.cos(turn), y + length * Math.sin(turn)]);
}

marks.Direction = {
  create(plot, mark) {
    const ring = plot.line("line", blend("path", BLEND.stem), 1);
    const arrow = plot.shape("trace", { fill: color("path") });
    return {
      update(store) {
        const point = store.point();
        const tail = plot.at(point);
        ring.setAttribute("d", plot.polyline(EVERY.map((degrees) => away(plot, point, mark, degrees))));
        const head = away(plot, point, mark, store.values[mark.angle]);
        arrow.setAttribute("d", plot.inside(tail) ? arrowShape(tail, head) : "");
      },
    };
  },
};

marks.DirectionSlopes = {
  create(plot, mark) {
    const highest = plot.line("area", color("slope"), 1.1, { dashes: DASHES.reference });
    const curve = plot.line("line", color("slope"), LINE_WIDTH.slope);
    const dot = plot.dots("point", "path", POINT_RADIUS.current);
    return {
      update(store) {
        const slopes = plot.shown.gradient(store.point());
        const place = (degrees) => plot.at([degrees, slopeAlong(slopes, degrees)]);
        curve.setAttribute("d", plot.polyline(EVERY.map(place)));
        const uphill = ((Math.atan2(slopes[1], slopes[0]) * 180) / Math.PI + 360) % 360;
        highest.setAttribute("d", `M${round(plot.x(uphill))} ${plot.height}V0`);
        dot.move([place(store.values[mark.angle])]);
      },
    };
  },
};
