// The equation under a figure, with the current numbers in it: templates and numbers as Python fills them in.
import { MINUS, SLOT } from "../constants.js";
import { parts } from "../registry.js";
import { shortest, written } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { curvatures } from "../curvature.js";
import { positive } from "./verdict.js";

/** The number of a slot as text, with the parenthesis before it; one that is added has its sign set apart. */
function fillSlot([, opening, name, plus, , decimals, kind], values) {
  const text = kind === "f" ? written(name, values, Number(decimals ?? 0)) : shortest(values[name] ?? NaN);
  if (!plus) return opening + text;
  return `${opening}${text.startsWith(MINUS) ? "" : "+"}${text}`.replace(/[+\u2212]/, "$&\u00a0");
}

class Equation {
  constructor({ store }, line, { template }) {
    const { focus, panels } = store.scene;
    Object.assign(this, { store, run: focus.run, panel: panels[focus.panel], limited: template.includes("{limit") });
    const boxes = [...line.querySelectorAll("[data-slot]")]; // each with its room
    this.slots = boxes.map((box) => [box, ...box.dataset.slot.matchAll(SLOT)]);
    this.update();
  }

  update() {
    const { store, panel, run } = this;
    const values = store.quantities(panel, run);
    if (this.limited) values.limit = 2 / positive(curvatures(store.objectives[panel.read], store.point(run))[1]);
    for (const [box, slot] of this.slots) reword(box, fillSlot(slot, values));
  }
}

parts.Equation = (figure, line, part) => new Equation(figure, line, part);
