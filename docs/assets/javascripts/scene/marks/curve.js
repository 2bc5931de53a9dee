// What is minimised and its slope, for one parameter: the curve, tangents, secants, probes of a curve that is hidden.
const SAMPLES = 361;
const LEAP = 4; // pixels between two samples; a jump of less is not seen
const OFF = 1e9; // pixels: as good as infinitely far off, and exact to reckon with

gdviz.marks.Curve = {
  create(panel, mark) {
    const line = panel.line("curve", color(mark.role), LINE_WIDTH.function);
    const formula = mark.formula ? panel.store.formulas[mark.formula.formula] : null;
    let drawn;
    return {
      update(store) {
        line.setAttribute("visibility", mark.hidden && !(store.values.reveal ?? 1) ? "hidden" : "visible");
        const objective = panel.shown;
        if (drawn === objective) return;
        drawn = objective;
        const value = formula ?? ((x) => objective.value([x]));
        line.setAttribute("d", panel.polyline(curvePlaces(panel, value)));
      },
    };
  },
};

/** The places of a curve in pixels. Where it leaps, at a pole or a jump, one that is nowhere parts the line. */
function curvePlaces(panel, value) {
  const at = (x) => [panel.x(x), clamp(panel.y(value(x)), -OFF, OFF)];
  const samples = Array.from({ length: SAMPLES }, (_, index) => panel.scaleX.value(index / (SAMPLES - 1)));
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
  for (let time = 0; time < 60; time++) { // as near as numbers come
    if (time < 20) sides = [low, high]; // nearer than can be seen, yet beside what may be at the leap itself
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

gdviz.marks.Tangent = {
  create(panel, mark) {
    const made = mark.at.length ? mark.at.map((x) => fixedTangent(panel, mark, x)) : panel.runs(mark.run).map((run) => movingTangent(panel, mark, run));
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

/** The two ends of a tangent in pixels, and its slope. */
function tangentEnds(panel, x, halfWidth) {
  const value = panel.shown.value([x]);
  const [slope] = panel.shown.gradient([x]);
  const ends = [-1, 1].map((side) => panel.at([x + side * halfWidth, value + side * halfWidth * slope]));
  return [ends, slope];
}

/** Its label, where it has one, stands still: the layout has it. */
function fixedTangent(panel, mark, x) {
  const line = panel.line("line", color("slope"), LINE_WIDTH.slope);
  const dot = panel.dots("point", "slope", RADIUS.data);
  return () => {
    line.setAttribute("d", panel.polyline(tangentEnds(panel, x, mark.half_width)[0]));
    dot.move([panel.place([x])]);
  };
}

function movingTangent(panel, mark, run) {
  const legs = mark.triangle ? panel.line("line", color("slope"), 1.1, { dashes: "3 2" }) : null;
  const line = panel.line("line", color("slope"), LINE_WIDTH.slope);
  const { small } = panel.stage.layout;
  const [along, up] = ["center", "left"].map((align) => mark.triangle && panel.words("", { role: "slope", size: small, align }));
  return (store) => {
    const [x] = store.point(run);
    const [ends, slope] = tangentEnds(panel, x, mark.half_width);
    line.setAttribute("d", panel.polyline(ends));
    if (!legs) return;
    const value = panel.shown.value([x]);
    const [foot, corner, tip] = [[x, value], [x + 1, value], [x + 1, value + slope]].map((place) => panel.at(place));
    legs.setAttribute("d", panel.polyline([foot, corner, tip]));
    const write = (words, place, text) => words.put(place, panel.inside(place) ? text : "");
    write(along, [(foot[0] + corner[0]) / 2, corner[1] + (slope >= 0 ? 6 + 0.75 * small : -6)], "1");
    write(up, [corner[0] + 6, (corner[1] + tip[1]) / 2 + 0.3 * small], fixed(slope, 2));
  };
}

gdviz.marks.Secant = {
  create(panel, mark) {
    const legs = panel.line("line", color("slope"), 1.1, { dashes: "3 2" });
    const line = panel.line("line", color("slope"), LINE_WIDTH.slope);
    const dots = panel.dots("point", "slope", RADIUS.current);
    return {
      update(store) {
        const [x, h] = [store.values[mark.x], store.values[mark.h]];
        const { shown } = panel;
        const [one, other] = [x, x + h].map((place) => panel.place([place]));
        dots.move([one, other]);
        legs.setAttribute("d", panel.polyline([one, [other[0], one[1]], other]));
        const value = shown.value([x]);
        // As h goes to 0 the secant becomes the tangent, whose direction the two points no longer tell.
        const slope = Math.abs(h) < 1e-9 ? shown.gradient([x])[0] : (shown.value([x + h]) - value) / h;
        const reach = 10 * (panel.frame.x.high - panel.frame.x.low);
        line.setAttribute("d", panel.polyline([-1, 1].map((side) => panel.at([x + side * reach, value + side * reach * slope]))));
      },
    };
  },
};

gdviz.marks.Probes = {
  create(panel, mark) {
    const ring = panel.dots("path", "path", RADIUS.current + 3.5, { hollow: true });
    const dots = panel.dots("path", "path", RADIUS.data);
    const count = panel.words("", { role: "path", align: "right", size: panel.stage.layout.small });
    return {
      update(store) {
        const places = store.history[mark.control].map((x) => panel.place([x]));
        dots.move(places);
        count.put([panel.width - 4, 14], places.length === 1 ? "1 probe" : `${places.length} probes`);
        ring.move([places.reduce((lowest, place) => (place[1] > lowest[1] ? place : lowest))]);
      },
    };
  },
};
