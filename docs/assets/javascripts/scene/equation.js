// The equation under a figure, with the current numbers in it: templates and numbers as in gdviz/equation.py.
const SLOT = /(\(?)\{(\w+)(?::(\+?)(\d*)(?:\.(\d+))?([fg]))?\}/g;

/** A template with its slots filled; numbers keep their place by spaces as wide as a digit. */
function fillTemplate(template, values) {
  return template.replace(SLOT, (_, opening, name, plus, width, decimals, kind) => {
    const value = values[name] ?? NaN;
    if (kind !== "f") return opening + shortest(value);
    const text = fixed(value, Number(decimals ?? 0));
    if (!plus) return DIGIT_SPACE.repeat(Math.max(0, Number(width) - text.length)) + opening + text; // room left of a parenthesis
    const less = text.startsWith(MINUS);
    return `${opening}${less ? MINUS : "+"}\u00a0${text.slice(less ? 1 : 0).padStart(Number(width), DIGIT_SPACE)}`;
  });
}

class Equation {
  constructor({ store }, line) {
    const { equation, focus, panels } = store.scene;
    Object.assign(this, { store, line, template: equation, run: focus.run, panel: panels[focus.panel] });
    this.update();
  }

  update() {
    const values = this.store.quantities(this.panel, this.run);
    if (this.template.includes("{limit")) values.limit = 2 / positive(curvatures(this.store.objectives[this.panel.read], this.store.point(this.run))[1]);
    const text = fillTemplate(this.template, values);
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}

gdviz.parts.push((figure) => {
  const line = figure.element.querySelector(".gd-equation");
  return line ? new Equation(figure, line) : undefined;
});
