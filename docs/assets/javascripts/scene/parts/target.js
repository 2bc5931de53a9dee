// A value to beat: says how far the reader is from it, and when it is reached.
import { parts } from "../registry.js";
import { fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";

class Target {
  constructor({ store }, line, { quantity, value }) {
    Object.assign(this, {
      store,
      line,
      quantity,
      value,
      panel: store.scene.panels.find((panel) => panel.readout.includes(quantity)),
    });
    this.update();
  }

  get reached() {
    return this.store.quantities(this.panel)[this.quantity] < this.value;
  }

  /** The same words as the page has. */
  words() {
    const value = this.store.quantities(this.panel)[this.quantity];
    const [shown, wanted] = [value, this.value].map((each) => fixed(each, 3));
    if (value < this.value) return `${shown}: under the target ${wanted}`;
    return `Target: ${this.quantity} under ${wanted}. Now ${shown}, ${fixed(value - this.value, 3)} too high`;
  }

  update() {
    reword(this.line, this.words());
    this.line.toggleAttribute("data-reached", this.reached);
  }
}

parts.Target = (figure, line, part) => new Target(figure, line, part);
