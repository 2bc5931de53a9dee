// Lines that are fitted to data and one point more by several losses, and how steep each is.
import { LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { FITS } from "../fits.js";
import { marks } from "../registry.js";
import { color } from "../drawing/color.js";
import { within } from "./data.js";

/** [m, b] of each line. */
function fitted({ dataset, losses }, store) {
  const { x, y } = store.datasets[dataset.dataset];
  const [across, up] = store.point();
  return losses.map((loss) => FITS[loss]([...x, across], [...y, up]));
}

/** A line for each loss. */
const linesOf = (plot, { losses }) =>
  losses.map((_, place) =>
    plot.line("line", color("function"), LINE_WIDTH.function, { dashes: plot.dashes(place, true) }),
  );

marks.FittedLines = {
  create(plot, mark) {
    const lines = linesOf(plot, mark);
    const { low, high } = plot.frame.x;
    return {
      update(store) {
        fitted(mark, store).forEach(([m, b], place) =>
          lines[place].setAttribute("d", plot.polyline([low, high].map((x) => within(plot.at([x, m * x + b]))))),
        );
      },
    };
  },
};

marks.FittedSlopes = {
  create(plot, mark) {
    const bars = linesOf(plot, mark);
    const ends = plot.dots("point", "function", POINT_RADIUS.current);
    return {
      update(store) {
        const places = fitted(mark, store).map(([m], place) => [m, mark.losses.length - 0.5 - place]);
        places.forEach(([m, middle], place) =>
          bars[place].setAttribute("d", plot.polyline([0, m].map((x) => plot.at([x, middle])))),
        );
        ends.move(places.map((place) => plot.at(place)));
      },
    };
  },
};
