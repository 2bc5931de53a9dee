// The equation under a figure, with the current numbers in it: templates and numbers as in gdviz/equation.py.
const SLOT = /(\(?)\{(\w+)(?::(\+?)(\d*)(?:\.(\d+))?([fg]))?\}/g;

/** The number of a slot as text, with the parenthesis before it; one that is added has its sign set apart. */
function fillSlot([, opening, name, plus, , decimals, kind], values) {
  const value = values[name] ?? NaN;
  const text = kind === "f" ? fixed(value, Number(decimals ?? 0)) : shortest(value);
  if (!plus) return opening + text;
  return `${opening}${text.startsWith(MINUS) ? "" : "+"}${text}`.replace(/[+\u2212]/, "$&\u00a0");
}

class Equation {
  constructor({ store }, line) {
    const { equation, focus, panels } = store.scene;
    Object.assign(this, { store, run: focus.run, panel: panels[focus.panel], limited: equation.includes("{limit") });
    this.slots = [...equation.matchAll(SLOT)];
    this.numbers = [...line.children]; // each with its room: see gdviz/parts_html.py
    this.update();
  }

  update() {
    const { store, panel, run } = this;
    const values = store.quantities(panel, run);
    if (this.limited) values.limit = 2 / positive(curvatures(store.objectives[panel.read], store.point(run))[1]);
    this.slots.forEach((slot, place) => {
      const text = fillSlot(slot, values);
      if (this.numbers[place].textContent !== text) this.numbers[place].textContent = text;
    });
  }
}

gdviz.parts.push((figure) => {
  const line = figure.element.querySelector(".gd-equation");
  return line ? new Equation(figure, line) : undefined;
});
