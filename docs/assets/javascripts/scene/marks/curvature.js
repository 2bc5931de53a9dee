// The curvature of two parameters in every direction, the axes of a bowl, and the parts of an error along them.
import {
  AXIS_NAMES,
  AXIS_NAME_GAP,
  BAR_PLACES,
  BAR_WIDTH,
  BLEND,
  DASHES,
  DIRECTIONS,
  LINE_WIDTH,
  MIDDLE,
  POINT_RADIUS,
} from "../constants.js";
import { curvatureAlong, errorParts, steepAxis } from "../curvature.js";
import { marks } from "../registry.js";
import { times } from "../drawing/numbers.js";
import { distance, round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

const HALF_TURN = times(DIRECTIONS, (index) => (180 * index) / (DIRECTIONS - 1)); // a line has no front

marks.DirectionCurvatures = {
  create(plot, mark) {
    const steepest = plot.line("area", color("slope"), 1.1, { dashes: DASHES.reference });
    const curve = plot.line("line", color("slope"), LINE_WIDTH.slope);
    const dot = plot.dots("point", "path", POINT_RADIUS.current);
    return {
      update(store) {
        const hessian = plot.shown.hessian(store.point());
        const place = (degrees) => plot.at([degrees, curvatureAlong(hessian, degrees)]);
        curve.setAttribute("d", plot.polyline(HALF_TURN.map(place)));
        const [across, up] = steepAxis(hessian);
        const turn = ((Math.atan2(up, across) * 180) / Math.PI + 180) % 180;
        steepest.setAttribute("d", `M${round(plot.x(turn))} ${plot.height}V0`);
        dot.move([place(store.values[mark.angle])]);
      },
    };
  },
};

/** A whole line for what is steep, a dashed one for what is gentle; `show` takes two places for each. */
function pair(plot, role) {
  const lines = [[], DASHES.held_out].map((dashes) => plot.line("trace", color(role), 2, { dashes }));
  return (places) => lines.forEach((line, index) => line.setAttribute("d", plot.polyline(places[index])));
}

marks.PrincipalAxes = {
  create(plot, { length, told }) {
    const show = pair(plot, "slope");
    const { small } = plot.sheet.layout;
    const names = AXIS_NAMES.map((name) => plot.words(name, { role: "slope", size: small, align: "center" }));
    return {
      update(store) {
        const [x, y] = store.point();
        const [across, up] = steepAxis(plot.shown.hessian([x, y])).map((part) => part * length);
        const ends = [
          [across, up],
          [-up, across],
        ].map(([right, top]) => [-1, 1].map((way) => plot.at([x + way * right, y + way * top])));
        show(ends);
        ends.forEach(([tail, head], index) => {
          const out = AXIS_NAME_GAP / distance(tail, head);
          const [left, top] = head.map((part, axis) => part + out * (part - tail[axis]));
          names[index].put([left, top + MIDDLE * small], told && plot.inside(head) ? AXIS_NAMES[index] : "");
        });
      },
    };
  },
};

/** The first minimizer of what a plot shows. */
const lowestOf = (plot) => plot.store.scene.objectives[plot.objective].minimizers[0];

marks.ErrorLegs = {
  create(plot, { run }) {
    const show = pair(plot, "ink");
    return {
      update(store) {
        const lowest = lowestOf(plot);
        const point = store.point(run);
        const axis = steepAxis(plot.shown.hessian(lowest));
        const [steep] = errorParts(plot.shown, lowest, point);
        const [start, corner, end] = [lowest, lowest.map((part, each) => part + steep * axis[each]), point].map(
          (place) => plot.at(place),
        );
        show([
          [start, corner],
          [corner, end],
        ]);
      },
    };
  },
};

marks.ErrorBars = {
  create(plot, { run }) {
    const bars = [1, BLEND.stem].map((share) =>
      plot.line("line", blend("ink", share), BAR_WIDTH, { "stroke-linecap": "butt" }),
    );
    return {
      update(store) {
        const parts = (step) => errorParts(plot.shown, lowestOf(plot), store.point(run, step));
        const start = parts(0);
        parts().forEach((part, index) => {
          const ends = [0, start[index] < 0 ? -part : part].map((value) => round(plot.x(value)));
          bars[index].setAttribute("d", `M${ends[0]} ${round(plot.y(BAR_PLACES[index]))}H${ends[1]}`);
        });
      },
    };
  },
};
