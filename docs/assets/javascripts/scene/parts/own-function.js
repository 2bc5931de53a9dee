// A function of the reader's own: a text field under the figure, whose formula takes the place of the scene's f(x).
import { HUGE, ROOM, STRETCH, TAIL, VIEW_SAMPLES } from "../constants.js";
import { gdviz, parts, texts } from "../registry.js";
import { shortest } from "../drawing/numbers.js";

const TYPING_PAUSE = 500; // milliseconds
const STUCK =
  "From this start no step can be taken: the function or its slope is not finite there, or too large. Drag the start.";

/** What a scene shows of the formula: see setOwn in store.js. FormulaError where it cannot be shown. */
function ownFunction(store, text) {
  const { panels, layouts } = store.scene;
  const { orders } = store.part("OwnFunction");
  const tree = gdviz.formula.parseFormula(text);
  const objectives = orders.map((order) => gdviz.formula.formulaObjective(tree, order));
  const shown = panels.map((panel, index) => {
    if (!panel.marks.some((mark) => mark.kind === "Curve")) return undefined;
    const { low, high } = layouts.wide.panels[index].x;
    const samples = Array.from(
      { length: VIEW_SAMPLES },
      (_, sample) => low + ((high - low) * sample) / (VIEW_SAMPLES - 1),
    );
    const values = samples.map((x) => objectives[panel.objective].value([x]));
    return { samples, values, range: valueRange(values, samples, orders[panel.objective] > 0) };
  });
  const main = panels.findIndex((panel) => orders[panel.objective] === 0);
  return {
    text,
    objectives,
    ranges: shown.map((each) => each?.range),
    minimum: lowestPoint(shown[main], objectives[panels[main].objective]),
  };
}

/** A range of y for the values; where a few of them are far from the rest (beside a pole), without them. */
function valueRange(values, samples, withZero) {
  const sorted = Float64Array.from(values.filter((value) => Math.abs(value) < HUGE)).sort();
  if (sorted.length < 2) {
    throw new gdviz.formula.FormulaError(
      `it has no values to draw for x from ${shortest(samples[0])} to ${shortest(samples.at(-1))}`,
    );
  }
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const room = STRETCH * (at(1 - TAIL) - at(TAIL));
  let [low, high] = [Math.max(at(0), at(TAIL) - room), Math.min(at(1), at(1 - TAIL) + room)];
  if (withZero) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  const span = high - low;
  if (!(span > 1e-9 * Math.max(1, Math.abs(low), Math.abs(high)))) return [low - 1, high + 1];
  return [low - ROOM * span, high + ROOM * span];
}

/**
 * Where a curve is lowest, by golden section about the lowest sample: [x], or null where that is at an end of the view, or
 * at a pole or a jump: there the curve does not come down to it from both sides.
 */
function lowestPoint({ samples, values }, objective) {
  const lowest = values.reduce(
    (best, value, index) => (value < values[best] || Number.isNaN(values[best]) ? index : best),
    0,
  );
  if (!(values[lowest - 1] > values[lowest] && values[lowest + 1] >= values[lowest])) return null;
  const value = (x) => objective.value([x]);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [samples[lowest - 1], samples[lowest + 1]];
  for (let time = 0; time < 40; time++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (value(left) < value(right)) high = right;
    else low = left;
  }
  const middle = (low + high) / 2;
  const rise = Math.max(values[lowest - 1], values[lowest + 1]) - values[lowest];
  const near = [low, middle, high].map(value);
  return Math.max(...near) - Math.min(...near) < 0.05 * rise ? [middle] : null;
}

texts.f = {
  get: (store) => store.own?.text,
  /** From an address or a script: a formula that cannot be used changes nothing; null or "" brings back the scene's. */
  set(store, text) {
    if (!store.part("OwnFunction")) return;
    try {
      store.setOwn(text === null || text === "" ? null : ownFunction(store, text));
    } catch (error) {
      if (!(error instanceof gdviz.formula.FormulaError)) throw error;
    }
  },
};

class OwnFunction {
  constructor(figure, box) {
    this.figure = figure;
    this.store = figure.store;
    this.input = box.querySelector("input");
    this.mistake = box.querySelector(".gd-mistake");
    const { listening } = figure;
    this.input.addEventListener("input", () => this.typed(), listening);
    this.input.addEventListener("blur", () => this.read(false), listening);
    this.input.addEventListener("change", () => this.use(), listening);
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && this.use(), listening);
    this.used = undefined;
    this.update();
  }

  /** Whether the reader is typing: then they may read it. */
  read(typing) {
    this.typing = typing;
    this.mask();
  }

  typed() {
    this.read(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.use(), TYPING_PAUSE);
  }

  /** A formula whose curve is still to be searched blind is not to be read in its field, but for who types it. */
  mask() {
    const { scene, values, own } = this.store;
    const { orders } = this.store.part("OwnFunction");
    const blind = scene.panels.some(
      ({ marks, objective }) => orders[objective] === 0 && marks.some((mark) => mark.kind === "Curve" && mark.hidden),
    );
    const masked = blind && !values.reveal && own && !this.typing;
    this.input.style.webkitTextSecurity = masked ? "disc" : "";
    this.input.title = masked ? "Hidden until you press Reveal" : "";
  }

  /** Put what is in the field to use; after a mistake the last good function stays. */
  use() {
    clearTimeout(this.timer);
    const text = this.input.value;
    if (text.trim() === (this.used ?? "")) return this.complain(null);
    try {
      const own = text.trim() ? ownFunction(this.store, text) : null;
      this.used = own?.text.trim();
      this.figure.touched();
      this.store.setOwn(own && { ...own, text: this.used });
      if (own) this.figure.showRuns();
      this.complain(null);
    } catch (error) {
      if (!(error instanceof gdviz.formula.FormulaError)) throw error;
      this.complain(error);
    }
    return undefined;
  }

  /** Say what is wrong, and show where; where nothing is, why its run stops, if it does. */
  complain(error) {
    gdviz.formula.complain(this.input, this.mistake, error, error ? "" : this.stopped());
  }

  stopped() {
    const { own, scene } = this.store;
    const { iterates, left } = own && scene.runs.length ? this.store.trajectory(0) : { iterates: [] };
    if (left) return `At step ${iterates.length} the run leaves the domain of the function.`;
    return iterates.length === 1 ? STUCK : "";
  }

  /** The store may have another function than the field: after Reset, or from the address; or one that is none. */
  update() {
    this.mask();
    const { own, refused } = this.store;
    this.store.refused = undefined;
    if (refused === undefined && own?.text === this.used)
      return this.input.getAttribute("aria-invalid") === "true" ? undefined : this.complain(null);
    this.show(own?.text);
    if (!refused) return undefined;
    this.input.value = refused;
    return this.use();
  }

  show(text) {
    clearTimeout(this.timer);
    this.used = text;
    this.input.value = text ?? "";
    this.complain(null);
  }

  dispose() {
    clearTimeout(this.timer);
  }
}

parts.OwnFunction = (figure, box) => new OwnFunction(figure, box);
