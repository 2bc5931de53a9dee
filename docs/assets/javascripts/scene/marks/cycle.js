// Boxes in a cycle with arrows from each to the next; a control says which one is lit. Their words stand still, in the layout.
import { BLEND } from "../constants.js";
import { marks } from "../registry.js";
import { change, draw, polygon } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

marks.Cycle = {
  create(plot, mark) {
    const { boxes, routes } = plot.frame.cycle;
    const tone = blend("muted", BLEND.arrow);
    const box = ([x, y, width, height], fill, stroke, strokeWidth, layer) =>
      draw(plot.layer(layer), "rect", { x, y, width, height, rx: 8, fill, stroke, "stroke-width": strokeWidth });
    for (const route of routes) {
      const { line, head } = route;
      plot.line("curve", tone, 1.6, { d: `M${line.map((place) => place.join(" ")).join("L")}` });
      draw(plot.layer("curve"), "path", { fill: tone, d: polygon(head) });
    }
    for (const each of boxes) box(each, color("raised"), color("rule"), 1, "axis");
    const lit = box(boxes[0], blend("function", BLEND.lit), color("function"), 2, "area");
    return {
      update(store) {
        const chosen = Math.round(store.values[mark.control] ?? 0);
        const [x, y, width, height] = boxes[Math.max(chosen - 1, 0)];
        change(lit, { x, y, width, height, visibility: chosen ? null : "hidden" });
      },
    };
  },
};
