// Measured data, the model line through them, and what it misses by.
const FAR = 1e15;
const predict = (w, x) => w[0] * x + (w[1] ?? 0);
const within = (place) => place.map((part) => (Number.isNaN(part) ? FAR : clamp(part, -FAR, FAR)));
/** The parameters a mark shows: those it is fixed at, else the point of its run. */
const parameters = (mark, store) => (mark.at.length ? mark.at : store.point(mark.run, mark.step));

gdviz.marks.Points = {
  create(panel, mark) {
    const dots = panel.dots("data", "data", RADIUS.data, { hollow: mark.held_out });
    return {
      update(store) {
        const { x, y } = store.datasets[mark.dataset.dataset];
        dots.move(x.map((value, index) => panel.at([value, y[index]])));
      },
    };
  },
};

gdviz.marks.Line = {
  create(panel, mark) {
    const moving = !mark.at.length && mark.step === null;
    const [stroke, width] = mark.faint ? [blend("function", 0.4), 1.6] : [color("function"), LINE_WIDTH.function];
    const line = panel.line(moving ? "line" : "curve", stroke, width);
    const { low, high } = panel.frame.x;
    return {
      update(store) {
        const w = parameters(mark, store);
        line.setAttribute("d", panel.polyline([low, high].map((x) => within(panel.at([x, predict(w, x)])))));
      },
    };
  },
};

gdviz.marks.Residuals = {
  create(panel, mark) {
    const squares = mark.kind_ === "squares";
    const group = draw(panel.layer("area"), "g");
    const shape = () => squares // each its own, so that it can be seen where they overlap
      ? panel.shape(group, { fill: color("function"), "fill-opacity": 0.16, stroke: blend("function", 0.75), "stroke-width": 1 })
      : panel.line(group, blend("function", 0.6), 1.8);
    return {
      update(store) {
        const { x, y } = store.datasets[mark.dataset.dataset];
        const w = parameters(mark, store);
        while (group.childNodes.length < x.length) shape();
        while (group.childNodes.length > x.length) group.lastChild.remove();
        x.forEach((value, index) => {
          const seen = panel.at([value, y[index]]);
          const said = clamp(within(panel.at([value, predict(w, value)]))[1], -1e4, 1e4);
          group.childNodes[index].setAttribute("d", squares ? residualSquare(seen, said) : `M${round(seen[0])} ${round(seen[1])}V${round(said)}`);
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
