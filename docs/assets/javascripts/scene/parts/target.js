// A value to beat: says how far the reader is from it, and when it is reached.
import { parts } from "../registry.js";
import { fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";

class Target {
  constructor({ store }, line, { quantity, value, decimals }) {
    Object.assign(this, {
      store,
      line,
      quantity,
      value,
      decimals,
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
    const [shown, wanted, above] = [value, this.value, value - this.value].map((each) => fixed(each, this.decimals));
    if (value < this.value) return `${shown}: under the target ${wanted}`;
    return `Target: ${this.quantity} under ${wanted}. Now ${shown}, ${above} too high`;
  }

  update() {
    reword(this.line, this.words());
    this.line.toggleAttribute("data-reached", this.reached);
  }
}

parts.Target = (figure, line, part) => new Target(figure, line, part);
