// How the learning rate changes: against the step, with a hairline at the current one.
import { BLEND, DASHES, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { marks } from "../registry.js";
import { times } from "../drawing/numbers.js";
import { round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

marks.RateCurve = {
  create(plot, mark) {
    const runs = plot.runs(mark.run);
    const made = runs.map((run) => oneRate(plot, run, runs.length > 1));
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

function oneRate(plot, run, several) {
  const dashes = plot.dashes(run, several);
  const ghost = plot.line("area", blend("path", BLEND.ghost), 1.2, { dashes });
  const line = plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes });
  const now = plot.dots("point", "path", POINT_RADIUS.current - 0.8);
  return (store) => {
    const places = times(store.scene.runs[run].steps, (step) => plot.at([step, store.rateAt(run, step)]));
    const done = places.slice(0, store.step + 1);
    line.setAttribute("d", plot.polyline(done));
    ghost.setAttribute("d", plot.polyline(places));
    now.move(done.slice(-1));
  };
}

marks.StepCursor = {
  create(plot) {
    const line = plot.line("area", color("ink"), LINE_WIDTH.axis, { dashes: DASHES.reference });
    return {
      update: (store) => line.setAttribute("d", `M${round(plot.x(store.step))} ${plot.height}V0`),
    };
  },
};
