// What explains a plot: reference lines, named points, words. Their words stand still, in the layout,
// except on a surface, which turns.
import { DASHES, MARKERS } from "../constants.js";
import { marks } from "../registry.js";
import { draw, polygon, round } from "../drawing/geometry.js";
import { color } from "../drawing/color.js";

marks.Reference = {
  create(plot, mark) {
    const line = plot.line("grid", color(mark.role), 1.1, { dashes: DASHES.reference });
    return {
      update() {
        const data =
          mark.axis === "x"
            ? `M${round(plot.x(mark.value))} ${plot.height}V0`
            : `M0 ${round(plot.y(mark.value))}H${plot.width}`;
        line.setAttribute("d", data);
      },
    };
  },
};

marks.Marker = {
  create(plot, mark) {
    const [role, radius, hollow, shape] = MARKERS[mark.kind_];
    const layer = plot.view ? "line" : mark.kind_ === "minimum" ? "surface" : "marker"; // a path that arrives covers it
    const dot =
      shape === "D" ? diamondAt(plot, layer, role, radius, hollow) : plot.dots(layer, role, radius, { hollow });
    const { dx, dy, align } = beside(plot, mark);
    const name = plot.view && mark.label ? plot.words(mark.label, { align }) : null;
    return {
      update() {
        const at = plot.store.own ? plot.store.own.minimum : mark.at; // only a minimum is known of a reader's own function
        const place = at && (at === mark.at || mark.kind_ === "minimum") ? plot.placeGiven(at) : [NaN, NaN];
        dot.move([place]);
        name?.put([place[0] + dx, place[1] + dy]);
      },
    };
  },
};

/** Where the words of a mark stand on a surface: as in the still, or by the mark's own offset. */
function beside(plot, mark) {
  const [across, up] = mark.offset ?? [0, 0];
  const align = mark.align ?? (across > 0 ? "left" : across < 0 ? "right" : "center");
  return plot.frame.view?.words[plot.marks.indexOf(mark)] ?? { dx: across, dy: 4 - up, align };
}

function diamondAt(plot, layer, role, radius, hollow) {
  const reach = radius * Math.SQRT2;
  const shape = draw(plot.layer(layer), "path", {
    fill: color(hollow ? "paper" : role),
    stroke: color(hollow ? role : "paper"),
    "stroke-width": hollow ? 1.6 : 1,
  });
  const corners = ([x, y]) => [
    [x - reach, y],
    [x, y - reach],
    [x + reach, y],
    [x, y + reach],
  ];
  return { move: ([place]) => shape.setAttribute("d", plot.inside(place) ? polygon(corners(place)) : "") };
}

marks.Label = {
  create(plot, mark) {
    if (!plot.view) return undefined;
    const { dx, dy, align } = beside(plot, mark);
    const words = plot.words(mark.text, { role: mark.role, align });
    return {
      update() {
        const [x, y] = plot.placeGiven(mark.at);
        words.put([x + dx, y + dy]);
      },
    };
  },
};
