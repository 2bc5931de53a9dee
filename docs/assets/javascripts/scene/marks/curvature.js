// Second derivatives of two parameters: the curvature in every direction, the axes of a bowl, the parts of an error.
import {
  AXIS_NAMES,
  BAR,
  BAR_PLACES,
  BLEND,
  DASHES,
  AXIS_NAME_GAP,
  LINE_WIDTH,
  MIDDLE,
  POINT_RADIUS,
} from "../constants.js";
import { curvatureAlong, errorParts, steepAxis } from "../curvature.js";
import { marks } from "../registry.js";
import { distance, polygon, round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/plot.js";
import { EVERY } from "./direction.js";

/** A whole line for what is steep, a dashed one for what is gentle. */
const pair = (plot, role) => [[], DASHES.held_out].map((dashes) => plot.line("trace", color(role), 2, { dashes }));

marks.DirectionCurvatures = {
  create(plot, mark) {
    const steepest = plot.line("area", color("slope"), 1.1, { dashes: DASHES.reference });
    const curve = plot.line("line", color("slope"), LINE_WIDTH.slope);
    const dot = plot.dots("point", "path", POINT_RADIUS.current);
    return {
      update(store) {
        const hessian = plot.shown.hessian(store.point());
        const place = (degrees) => plot.at([degrees, curvatureAlong(hessian, degrees)]);
        curve.setAttribute("d", plot.polyline(EVERY.map(place)));
        const [across, up] = steepAxis(hessian);
        const turn = ((Math.atan2(up, across) * 180) / Math.PI + 180) % 180;
        steepest.setAttribute("d", `M${round(plot.x(turn))} ${plot.height}V0`);
        dot.move([place(store.values[mark.angle])]);
      },
    };
  },
};

marks.PrincipalAxes = {
  create(plot, mark) {
    const lines = pair(plot, "slope");
    const { small } = plot.sheet.layout;
    const names = AXIS_NAMES.map((name) => plot.words(name, { role: "slope", size: small, align: "center" }));
    return {
      update(store) {
        const point = store.point();
        const [across, up] = steepAxis(plot.shown.hessian(point));
        [
          [across, up],
          [-up, across],
        ].forEach((axis, index) => {
          const end = (way) => plot.at(point.map((part, each) => part + way * mark.length * axis[each]));
          const [tail, head] = [end(-1), end(1)];
          lines[index].setAttribute("d", plot.polyline([tail, head]));
          const out = AXIS_NAME_GAP / distance(tail, head);
          const [x, y] = head.map((part, each) => part + out * (part - tail[each]));
          names[index].put(plot.inside(head) ? [x, y + MIDDLE * small] : [NaN, NaN]);
        });
      },
    };
  },
};

/** The first minimizers of what a plot shows. */
const lowestOf = (plot) => plot.store.scene.objectives[plot.objective].minimizers;

marks.ErrorLegs = {
  create(plot, mark) {
    const lines = pair(plot, "ink");
    return {
      update(store) {
        const [lowest] = lowestOf(plot);
        const point = store.point(mark.run);
        const axis = steepAxis(plot.shown.hessian(lowest));
        const [steep] = errorParts(plot.shown, [lowest], point);
        const places = [lowest, lowest.map((part, each) => part + steep * axis[each]), point].map((place) =>
          plot.at(place),
        );
        lines.forEach((line, index) => line.setAttribute("d", plot.polyline(places.slice(index, index + 2))));
      },
    };
  },
};

marks.ErrorBars = {
  create(plot, mark) {
    const bars = [color("ink"), blend("ink", BLEND.stem)].map((fill) => plot.shape("line", { fill }));
    return {
      update(store) {
        const [start, now] = [0, null].map((step) =>
          errorParts(plot.shown, lowestOf(plot), store.point(mark.run, step)),
        );
        bars.forEach((bar, index) => {
          const length = start[index] < 0 ? -now[index] : now[index];
          const [[left, low], [right, high]] = [
            [0, BAR_PLACES[index] - BAR],
            [length, BAR_PLACES[index] + BAR],
          ].map((place) => plot.at(place));
          bar.setAttribute(
            "d",
            polygon([
              [left, low],
              [right, low],
              [right, high],
              [left, high],
            ]),
          );
        });
      },
    };
  },
};
