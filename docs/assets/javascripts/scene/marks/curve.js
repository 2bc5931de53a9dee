// What is minimised and its slope, for one parameter: the curve, tangents, secants, probes of a curve that is hidden.
import { BELOW_LEG, CURVE_SAMPLES, DASHES, HALVINGS, LEAP, LINE_WIDTH, OFF, POINT_RADIUS, SEEN } from "../constants.js";
import { marks } from "../registry.js";
import { measured, secantSlope } from "../store.js";
import { clamp, fixed } from "../drawing/numbers.js";
import { color } from "../drawing/color.js";

marks.Curve = {
  create(plot, mark) {
    const line = plot.line("curve", color(mark.role), LINE_WIDTH.function);
    const formula = mark.formula ? plot.store.formulas[mark.formula.formula] : null;
    let drawn;
    return {
      update(store) {
        line.setAttribute("visibility", mark.hidden && !(store.values.reveal ?? 1) ? "hidden" : "visible");
        line.classList.toggle("gd-ghost", mark.asked && !store.own);
        const objective = plot.shown;
        if (drawn === objective) return;
        drawn = objective;
        const value = formula ?? ((x) => objective.value([x]));
        line.setAttribute("d", plot.polyline(curvePlaces(plot, value)));
      },
    };
  },
};

/** The places of a curve in pixels. Where it leaps, at a pole or a jump, one that is nowhere parts the line. */
function curvePlaces(plot, value) {
  const at = (x) => [plot.x(x), clamp(plot.y(value(x)), -OFF, OFF)];
  const samples = Array.from({ length: CURVE_SAMPLES }, (_, index) => plot.scaleX.value(index / (CURVE_SAMPLES - 1)));
  const places = samples.map(at);
  return places.flatMap((place, index) => {
    const last = places[index - 1];
    const leap = index && rise(last, place) > LEAP ? leapBetween(at, samples[index - 1], samples[index]) : null;
    if (!leap) return [place];
    const [before, after] = leap.map(at);
    return [...(before[0] === last[0] ? [] : [before]), [NaN, NaN], ...(after[0] === place[0] ? [] : [after]), place];
  });
}

const rise = ([, from], [, to]) => Math.abs(to - from);

/** The two sides of a leap between two values of x; null where the curve is only steep: there parting shrinks the rise. */
function leapBetween(at, low, high) {
  let sides;
  let ends = [at(low), at(high)];
  const whole = rise(...ends);
  for (let time = 0; time < HALVINGS; time++) {
    if (time < SEEN) sides = [low, high];
    const middle = low + 0.47 * (high - low); // a half might be at it
    const between = at(middle);
    const [left, right] = [rise(ends[0], between), rise(between, ends[1])];
    if (Number.isNaN(left)) break; // no value there
    if (Math.max(left, right) < whole / 2) return null;
    if (left > right) [high, ends] = [middle, [ends[0], between]];
    else [low, ends] = [middle, [between, ends[1]]];
  }
  return sides;
}

marks.Tangent = {
  create(plot, mark) {
    const made = mark.at.length
      ? mark.at.map((x) => fixedTangent(plot, mark, x))
      : plot.runs(mark.run).map((run) => movingTangent(plot, mark, run));
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

/** The two ends of a tangent in pixels, and its slope. */
function tangentEnds(plot, x, halfWidth) {
  const [value, [slope]] = measured(plot.shown, [x]);
  const ends = [-1, 1].map((side) => plot.at([x + side * halfWidth, value + side * halfWidth * slope]));
  return [ends, slope];
}

/** Its label, where it has one, stands still: the layout has it. */
function fixedTangent(plot, mark, x) {
  const line = plot.line("line", color("slope"), LINE_WIDTH.slope);
  const dot = plot.dots("point", "slope", POINT_RADIUS.data);
  return () => {
    line.setAttribute("d", plot.polyline(tangentEnds(plot, x, mark.half_width)[0]));
    dot.move([plot.place([x])]);
  };
}

function movingTangent(plot, mark, run) {
  const legs = mark.triangle ? plot.line("line", color("slope"), 1.1, { dashes: DASHES.legs }) : null;
  const line = plot.line("line", color("slope"), LINE_WIDTH.slope);
  const { small } = plot.sheet.layout;
  const [along, up] = ["center", "left"].map(
    (align) => mark.triangle && plot.words("", { role: "slope", size: small, align }),
  );
  return (store) => {
    const [x] = store.point(run);
    const [ends, slope] = tangentEnds(plot, x, mark.half_width);
    line.setAttribute("d", plot.polyline(ends));
    if (!legs) return;
    const value = plot.shown.value([x]);
    const [foot, corner, tip] = [
      [x, value],
      [x + 1, value],
      [x + 1, value + slope],
    ].map((place) => plot.at(place));
    legs.setAttribute("d", slope === slope ? plot.polyline([foot, corner, tip]) : "");
    const write = (words, place, text) => words.put(place, plot.inside(place) ? text : "");
    write(along, [(foot[0] + corner[0]) / 2, corner[1] + (slope >= 0 ? 6 + BELOW_LEG * small : -6)], "1");
    write(up, [corner[0] + 6, (corner[1] + tip[1]) / 2 + 0.3 * small], fixed(slope, 2));
  };
}

marks.Secant = {
  create(plot, mark) {
    const legs = plot.line("line", color("slope"), 1.1, { dashes: DASHES.legs });
    const line = plot.line("line", color("slope"), LINE_WIDTH.slope);
    const dots = plot.dots("point", "slope", POINT_RADIUS.current);
    return {
      update(store) {
        const [x, h] = [store.values[mark.x], store.values[mark.h]];
        const { shown } = plot;
        const [one, other] = [x, x + h].map((place) => plot.place([place]));
        dots.move([one, other]);
        legs.setAttribute("d", plot.polyline([one, [other[0], one[1]], other]));
        const [value, [tangent]] = measured(shown, [x]);
        const slope = secantSlope(shown, x, h, value, tangent);
        const reach = 10 * (plot.frame.x.high - plot.frame.x.low);
        line.setAttribute(
          "d",
          plot.polyline([-1, 1].map((side) => plot.at([x + side * reach, value + side * reach * slope]))),
        );
      },
    };
  },
};

marks.Probes = {
  create(plot, mark) {
    const ring = plot.dots("path", "path", POINT_RADIUS.current + 3.5, { hollow: true });
    const dots = plot.dots("path", "path", POINT_RADIUS.data);
    const count = plot.words("", { role: "path", align: "right", size: plot.sheet.layout.small });
    return {
      update(store) {
        const places = store.history[mark.control].map((x) => plot.place([x]));
        dots.move(places);
        count.put([plot.width - 4, 14], places.length === 1 ? "1 probe" : `${places.length} probes`);
        ring.move([places.reduce((lowest, place) => (place[1] > lowest[1] ? place : lowest))]);
      },
    };
  },
};
