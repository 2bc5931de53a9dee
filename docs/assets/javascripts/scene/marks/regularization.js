// Budgets for two parameters, and the paths of parameters against a penalty.
import { BUDGET_SHADE, CIRCLE_CORNERS, LINE_WIDTH, PATH_SAMPLES, POINT_RADIUS, RUN_DASHES } from "../constants.js";
import { marks } from "../registry.js";
import { fixed, times } from "../drawing/numbers.js";
import { axisScale, round } from "../drawing/geometry.js";
import { color } from "../drawing/color.js";
import { lasso, pairGram, ridge, withinBudget } from "../regularization/solve.js";

/** The corners of all that is within a budget. */
function outline(budget, power) {
  const count = power === 1 ? 4 : CIRCLE_CORNERS;
  const turn = (index) => (2 * Math.PI * index) / count;
  return times(count, (index) => [budget * Math.cos(turn(index)), budget * Math.sin(turn(index))]);
}

/** Where the best point is, and which of its parameters are exactly 0. */
function budgetWords(names, point) {
  const zero = names.filter((_, axis) => point[axis] === 0);
  const told = names.map((name, axis) => `${name} = ${fixed(point[axis], 2)}`).join(", ");
  return told + (zero.length ? `: a corner, ${zero.join(" and ")} is 0` : "");
}

marks.Budget = {
  create(plot, { power, budget: control, told }) {
    const shade = color("slope");
    const area = plot.shape("area", {
      fill: shade,
      "fill-opacity": BUDGET_SHADE,
      stroke: shade,
      "stroke-width": 1.4,
    });
    const link = plot.line("trace", color("ink"), 1.1);
    const [loss, best] = ["function", "path"].map((role) => plot.dots("point", role, POINT_RADIUS.current));
    const words = plot.words("", { size: plot.sheet.layout.small, align: "right" });
    const { axis_names: names } = plot.store.scene.objectives[plot.objective];
    return {
      update(store) {
        const center = store.point();
        const [a, b, c, d] = plot.shown.hessian(center);
        const hessian = [
          [a, b],
          [c, d],
        ];
        const budget = store.values[control];
        const point = withinBudget(hessian, center, budget, power);
        area.setAttribute("d", `${plot.polyline(outline(budget, power).map((place) => plot.at(place)))}Z`);
        link.setAttribute("d", plot.polyline([center, point].map((place) => plot.at(place))));
        loss.move([plot.at(center)]);
        best.move([plot.at(point)]);
        words.put([plot.width - 6, plot.height - 8], told ? budgetWords(names, point) : "");
      },
    };
  },
};

marks.CoefficientPaths = {
  create(plot, mark) {
    const scale = axisScale(plot.frame.x);
    const penalties = times(PATH_SAMPLES, (index) => scale.value(index / (PATH_SAMPLES - 1)));
    const lines = mark.best.map((_, index) =>
      plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes: RUN_DASHES[index % RUN_DASHES.length] }),
    );
    for (const line of lines) line.classList.toggle("gd-ghost", mark.asked);
    const dots = plot.dots("point", "path", POINT_RADIUS.current - 0.8);
    const here = plot.line("area", color("ink"), LINE_WIDTH.axis);
    const method = mark.power === 1 ? lasso : ridge;
    let drawn;
    return {
      update(store) {
        const { [mark.penalty]: penalty, [mark.correlation]: correlation } = store.values;
        const at = (each) => method(pairGram(mark.best.length, correlation), mark.best, each);
        if (drawn !== correlation) {
          const paths = penalties.map(at);
          lines.forEach((line, index) =>
            line.setAttribute("d", plot.polyline(penalties.map((each, k) => plot.at([each, paths[k][index]])))),
          );
          drawn = correlation;
        }
        dots.move(at(penalty).map((value) => plot.at([penalty, value])));
        here.setAttribute("d", `M${round(plot.x(penalty))} ${plot.height}V0`);
      },
    };
  },
};
