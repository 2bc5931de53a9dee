// The gradient on a few points, term by term, as they and the line are moved: numbers and words as Python writes them.
import { parts } from "../registry.js";
import { clamp, fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

class GradientTerms {
  constructor({ store }, box, { dataset, limit }) {
    const { axis_names: names } = store.scene.objectives.find((objective) => objective.dataset === dataset.dataset);
    const [rows, [means, doubled]] = ["tbody", "tfoot"].map((part) => box.querySelector(part).rows);
    Object.assign(this, { store, names, limit, rows, means, doubled, dataset: dataset.dataset });
    this.bars = [...box.querySelectorAll(".gd-bars p")];
    this.body = box.querySelector("tbody");
    this.update();
  }

  update() {
    const { x, y } = this.store.datasets[this.dataset];
    const [m, b] = this.store.point(this.store.scene.focus.run);
    const errors = x.map((across, index) => m * across + b - y[index]);
    const terms = errors.map((error, index) => error * x[index]);
    while (this.rows.length > x.length) this.rows[x.length].remove();
    while (this.rows.length < x.length) this.body.append(this.rows[0].cloneNode(true));
    const changed = [...this.rows].filter((row, index) =>
      writeRow(row, [...[x, y, errors].map((values) => fixed(values[index], 2)), fixed(terms[index], 3)]),
    );
    if (changed.length) this.mark(changed);
    const means = [meanOf(errors), meanOf(terms)];
    writeRow(
      this.means,
      means.map((value) => fixed(value, 3)),
    );
    const slopes = [2 * means[1], 2 * means[0]];
    writeRow(
      this.doubled,
      [1, 0].map((axis) => `∂L/∂${this.names[axis]} = ${fixed(slopes[axis], 2)}`),
    );
    this.bars.forEach((bar, axis) => this.draw(bar, this.names[axis], slopes[axis]));
  }

  /** The row of the one point that has moved stands out. */
  mark(changed) {
    for (const row of this.rows) row.toggleAttribute("data-moved", changed.length === 1 && row === changed[0]);
    this.moved = changed.length === 1 ? changed[0] : null;
  }

  draw(bar, name, slope) {
    const [track, words] = bar.children;
    const share = 50 * clamp(slope / this.limit, -1, 1);
    const { style } = track.firstElementChild;
    style.left = `${50 + Math.min(share, 0)}%`;
    style.width = `${Math.abs(share)}%`;
    const written = fixed(slope, 2);
    const verb = written === fixed(0, 2) ? "leave" : slope < 0 ? "raise" : "lower";
    reword(words, `${written}: ${verb} ${name}`);
  }

  /** For the announcement: the terms of the point that has moved. */
  words() {
    if (!this.moved?.isConnected) return "";
    const [, , error, term] = [...this.moved.cells].map((cell) => cell.textContent);
    return `error ${error}, times x ${term}`;
  }
}

/** Write the cells of numbers of a row; whether any of them is new. */
function writeRow(row, texts) {
  const cells = row.querySelectorAll("td");
  const changed = texts.some((text, index) => cells[index].textContent !== text);
  texts.forEach((text, index) => reword(cells[index], text));
  return changed;
}

parts.GradientTerms = (figure, box, part) => new GradientTerms(figure, box, part);
