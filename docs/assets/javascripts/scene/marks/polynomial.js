// Polynomials through data, how wrong they are, and the step of a run to keep.
import { DASHES, FIT_SAMPLES, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { marks } from "../registry.js";
import { times } from "../drawing/numbers.js";
import { axisScale, round } from "../drawing/geometry.js";
import { color } from "../drawing/color.js";
import { within } from "./data.js";
import { meanSquare, polynomial, ridgeFit } from "../regularization/solve.js";

/** The place of the least number in a list, the first where there are several. */
const leastOf = (numbers) => numbers.reduce((least, number, index) => (number < numbers[least] ? index : least), 0);

function weightsOf(mark, store) {
  const data = store.datasets[mark.dataset.dataset];
  if (mark.run === null) return ridgeFit(data, store.values[mark.degree], store.values[mark.penalty]);
  if (!mark.kept) return store.point(mark.run);
  const points = store.iterates(mark.run);
  return points[leastOf(points.map((weights) => meanSquare(weights, data)))];
}

marks.Polynomial = {
  create(plot, mark) {
    const dashes = mark.kept ? DASHES.held_out : [];
    const line = plot.line("line", color("function"), LINE_WIDTH.function, { dashes });
    const scale = axisScale(plot.frame.x);
    const places = times(FIT_SAMPLES, (index) => scale.value(index / (FIT_SAMPLES - 1)));
    return {
      update(store) {
        const weights = weightsOf(mark, store);
        line.setAttribute("d", plot.polyline(places.map((x) => within(plot.at([x, polynomial(weights, x)])))));
      },
    };
  },
};

marks.FitErrors = {
  create(plot, mark) {
    const kinds = [
      [mark.dataset, []],
      [mark.held_out, DASHES.held_out],
    ];
    const made = kinds.map(([{ dataset }, dashes], index) => ({
      dataset,
      line: plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes }),
      dot: plot.dots("point", "path", POINT_RADIUS.current - 0.8, { hollow: index === 1 }),
    }));
    for (const { line } of made) line.classList.toggle("gd-ghost", mark.asked);
    return {
      update(store) {
        const { [mark.degree]: degree, [mark.penalty]: penalty } = store.values;
        const data = store.datasets[mark.dataset.dataset];
        const fits = times(mark.highest + 1, (each) => ridgeFit(data, each, penalty));
        for (const { dataset, line, dot } of made) {
          const places = fits.map((fit, each) => within(plot.at([each, meanSquare(fit, store.datasets[dataset])])));
          line.setAttribute("d", plot.polyline(places));
          dot.move([places[degree]]);
        }
      },
    };
  },
};

marks.KeptStep = {
  create(plot, mark) {
    const line = plot.line("area", color("ink"), 1.2, { dashes: DASHES.reference });
    return {
      update(store) {
        const objective = store.objectives[mark.objective.objective];
        const kept = leastOf(store.iterates(mark.run).map((w) => objective.value(w)));
        line.setAttribute("d", `M${round(plot.x(kept))} ${plot.height}V0`);
      },
    };
  },
};
