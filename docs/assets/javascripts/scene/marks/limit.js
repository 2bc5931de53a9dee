// A derivative as a limit: what a distance h makes of it on a computer, and what "as near as you like" means.
import { BLEND, DASHES, ERROR_SAMPLES, LINE_WIDTH, POINT_RADIUS, TOLD_ROOM, TOLERANCE_SAMPLES } from "../constants.js";
import { marks } from "../registry.js";
import { centralSlope, secantSlope } from "../store.js";
import { axisScale, round } from "../drawing/geometry.js";
import { fixed, times } from "../drawing/numbers.js";
import { blend, color } from "../drawing/color.js";

/** How far the slope of a secant with the distance h is from that of the curve at x. */
function differenceError(objective, x, h, central) {
  const [slope] = objective.gradient([x]);
  const found = central
    ? centralSlope(objective, x, h, slope)
    : secantSlope(objective, x, h, objective.value([x]), slope);
  return Math.abs(found - slope);
}

marks.DifferenceErrors = {
  create(plot, mark) {
    const role = mark.central ? "ink" : "slope";
    const dots = plot.dots("curve", role, 1.6, { ring: false });
    const ring = plot.dots("point", role, POINT_RADIUS.current, { hollow: mark.central });
    const scale = axisScale({ low: mark.low, high: mark.high, scale: "log" });
    const steps = times(ERROR_SAMPLES, (index) => scale.value(index / (ERROR_SAMPLES - 1)));
    let drawn;
    return {
      update(store) {
        const [x] = store.point();
        const place = (h) => plot.at([h, differenceError(plot.shown, x, h, mark.central)]);
        if (drawn !== x) dots.move(steps.map(place));
        drawn = x;
        ring.move([place(store.values[mark.h])]);
      },
    };
  },
};

/** Values of x closer than delta to the place, and how far the curve is from the limit there; the place itself counts as near. */
function stretch(objective, { at, limit }, delta) {
  return times(TOLERANCE_SAMPLES, (index) => {
    const middle = index === (TOLERANCE_SAMPLES - 1) / 2;
    const x = at + delta * ((2 * index) / (TOLERANCE_SAMPLES - 1) - 1);
    const y = middle ? limit : objective.value([x]);
    return [x, y, Math.abs(y - limit)];
  });
}

marks.Tolerance = {
  create(plot, mark) {
    const band = plot.shape("band", { fill: blend("slope", BLEND.square) });
    const sides = plot.line("line", color("slope"), 1.1, { dashes: DASHES.reference });
    const [kept, beyond] = ["slope", "ink"].map((role) => plot.line("trace", color(role), LINE_WIDTH.function + 1.6));
    const hole = plot.dots("point", "function", POINT_RADIUS.data, { hollow: true });
    const { small } = plot.sheet.layout;
    const told = plot.words("", { size: small });
    return {
      update(store) {
        const [epsilon, delta] = [store.values[mark.epsilon], store.values[mark.delta]];
        const [top, bottom] = [mark.limit + epsilon, mark.limit - epsilon].map((y) => round(plot.y(y)));
        band.setAttribute("d", `M0 ${top}H${plot.width}V${bottom}H0Z`);
        const across = [mark.at - delta, mark.at + delta].map(
          (x) => `M${round(plot.x(x))} ${plot.height}V${small + TOLD_ROOM}`,
        );
        sides.setAttribute("d", across.join(""));
        const shown = stretch(plot.shown, mark, delta);
        const part = (is) => plot.polyline(shown.map(([x, y, away]) => (is(away) ? plot.at([x, y]) : [NaN, NaN])));
        kept.setAttribute(
          "d",
          part((away) => away <= epsilon),
        );
        beyond.setAttribute(
          "d",
          part((away) => away > epsilon),
        );
        hole.move([plot.at([mark.at, mark.limit])]);
        const farthest = Math.max(...shown.map(([, , away]) => away));
        told.put([8, small + 4], `within ${fixed(delta, 2)}: off by up to ${fixed(farthest, 2)}`);
      },
    };
  },
};
