// What explains a plot: reference lines, named points, words, boxes in a cycle. Their words stand still, in the layout,
// except on a surface, which turns.
const MARKERS = {
  minimum: ["ink", 3.6, false, true], start: ["path", 5, true, false], flat: ["slope", 4.2, true, true], point: ["ink", 4.2, false, false],
}; // role, radius, hollow, a diamond

gdviz.marks.Reference = {
  create(panel, mark) {
    const line = panel.line("grid", color(mark.role), 1.1, { dashes: "4 3" });
    return {
      update() {
        const data = mark.axis === "x" ? `M${round(panel.x(mark.value))} ${panel.height}V0` : `M0 ${round(panel.y(mark.value))}H${panel.width}`;
        line.setAttribute("d", data);
      },
    };
  },
};

gdviz.marks.Marker = {
  create(panel, mark) {
    const [role, radius, hollow, diamond] = MARKERS[mark.kind_];
    const layer = panel.view ? "line" : mark.kind_ === "minimum" ? "surface" : "marker"; // a path that arrives covers it
    const dot = diamond ? diamondAt(panel, layer, role, radius, hollow) : panel.dots(layer, role, radius, { hollow });
    const { dx, dy, align } = beside(panel, mark);
    const name = panel.view && mark.label ? panel.words(mark.label, { align }) : null;
    return {
      update() {
        const at = panel.store.own ? panel.store.own.minimum : mark.at; // only a minimum is known of a reader's own function
        const place = at && (at === mark.at || mark.kind_ === "minimum") ? panel.placeGiven(at) : [NaN, NaN];
        dot.move([place]);
        name?.put([place[0] + dx, place[1] + dy]);
      },
    };
  },
};

/** Where the words of a mark stand on a surface: as in the still, or by the mark's own offset. */
function beside(panel, mark) {
  const [across, up] = mark.offset ?? [0, 0];
  const align = mark.align ?? (across > 0 ? "left" : across < 0 ? "right" : "center");
  return panel.frame.view?.words[panel.marks.indexOf(mark)] ?? { dx: across, dy: 4 - up, align };
}

function diamondAt(panel, layer, role, radius, hollow) {
  const reach = radius * Math.SQRT2;
  const shape = draw(panel.layer(layer), "path", {
    fill: color(hollow ? "paper" : role), stroke: color(hollow ? role : "paper"), "stroke-width": hollow ? 1.6 : 1,
  });
  const corners = ([x, y]) => [[x - reach, y], [x, y - reach], [x + reach, y], [x, y + reach]];
  return { move: ([place]) => shape.setAttribute("d", panel.inside(place) ? polygon(corners(place)) : "") };
}

gdviz.marks.Label = {
  create(panel, mark) {
    if (!panel.view) return undefined;
    const { dx, dy, align } = beside(panel, mark);
    const words = panel.words(mark.text, { role: mark.role, align });
    return {
      update() {
        const [x, y] = panel.placeGiven(mark.at);
        words.put([x + dx, y + dy]);
      },
    };
  },
};

gdviz.marks.Cycle = {
  create(panel, mark) {
    const { boxes, routes } = panel.frame.cycle;
    const tone = blend("muted", 0.8);
    const box = ([x, y, width, height], fill, stroke, strokeWidth, layer) =>
      draw(panel.layer(layer), "rect", { x, y, width, height, rx: 8, fill, stroke, "stroke-width": strokeWidth });
    for (const route of routes) {
      const { line, head } = route;
      panel.line("curve", tone, 1.6, { d: `M${line.map((place) => place.join(" ")).join("L")}` });
      draw(panel.layer("curve"), "path", { fill: tone, d: polygon(head) });
    }
    for (const each of boxes) box(each, color("raised"), color("rule"), 1, "axis");
    const lit = box(boxes[0], blend("function", 0.16), color("function"), 2, "area");
    return {
      update(store) {
        const chosen = Math.round(store.values[mark.control] ?? 0);
        const [x, y, width, height] = boxes[Math.max(chosen - 1, 0)];
        change(lit, { x, y, width, height, visibility: chosen ? null : "hidden" });
      },
    };
  },
};
