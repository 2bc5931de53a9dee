// Measured data, the model line through them, and what it misses by.
import { BLEND, FAR, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { marks } from "../registry.js";
import { clamp } from "../drawing/numbers.js";
import { draw, finite, round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

const predict = (w, x) => w[0] * x + (w[1] ?? 0);
export const within = (place) => finite(place, FAR);
/** The parameters a mark shows: those it is fixed at, else the point of its run. */
const parameters = (mark, store) => (mark.at.length ? mark.at : store.point(mark.run, mark.step));

marks.Points = {
  create(plot, mark) {
    const dots = plot.dots("data", "data", POINT_RADIUS.data, { hollow: mark.held_out });
    return {
      update(store) {
        const { x, y } = store.datasets[mark.dataset.dataset];
        dots.move(x.map((value, index) => plot.at([value, y[index]])));
      },
    };
  },
};

marks.Line = {
  create(plot, mark) {
    const moving = !mark.at.length && mark.step === null;
    const [stroke, width] = mark.faint
      ? [blend("function", BLEND.faint), 1.6]
      : [color("function"), LINE_WIDTH.function];
    const line = plot.line(moving ? "line" : "curve", stroke, width);
    const { low, high } = plot.frame.x;
    return {
      update(store) {
        const w = parameters(mark, store);
        line.setAttribute("d", plot.polyline([low, high].map((x) => within(plot.at([x, predict(w, x)])))));
      },
    };
  },
};

marks.Residuals = {
  create(plot, mark) {
    const squares = mark.kind_ === "squares";
    const group = draw(plot.layer("area"), "g");
    const shape = () =>
      squares // each its own, so that it can be seen where they overlap
        ? plot.shape(group, {
            fill: color("function"),
            "fill-opacity": BLEND.square,
            stroke: blend("function", BLEND.square_edge),
            "stroke-width": 1,
          })
        : plot.line(group, blend("function", BLEND.stick), 1.8);
    return {
      update(store) {
        const { x, y } = store.datasets[mark.dataset.dataset];
        const w = parameters(mark, store);
        while (group.childNodes.length < x.length) shape();
        while (group.childNodes.length > x.length) group.lastChild.remove();
        x.forEach((value, index) => {
          const seen = plot.at([value, y[index]]);
          const said = clamp(within(plot.at([value, predict(w, value)]))[1], -1e4, 1e4);
          group.childNodes[index].setAttribute(
            "d",
            squares ? residualSquare(seen, said) : `M${round(seen[0])} ${round(seen[1])}V${round(said)}`,
          );
        });
      },
    };
  },
};

/** Left of a point above the line, right of one below: so a square never crosses a rising line. */
function residualSquare([x, y], said) {
  const side = round(said - y);
  return `M${round(x)} ${round(said)}v${-side}h${-side}v${side}Z`;
}
