// Training a network on mini-batches, step by step: gdviz/optimizers/training.py, on what is printed from Python.
import { NETWORK } from "./printed.js";
import { Generator } from "../random/generator.js";

const KEPT = 100; // a training can be gone on with from every so manyth step: to go back is to go forward from there
const INPUTS = 2;

const named = (group, place) => Object.values(group)[Math.round(place)];

/** The points of a data set, the classes by turns: flat, row after row. */
function drawn(shape, generator) {
  const { COUNT, NOISE } = NETWORK;
  const label = Float64Array.from({ length: COUNT }, (_, index) => index % 2);
  const share = generator.uniforms(COUNT);
  const [first, second] = [0, 1].map(() => generator.normals(COUNT).map((each) => NOISE * each));
  const x = new Float64Array(INPUTS * COUNT);
  shape({ share, label, first, second }, { x });
  return { x, y: label };
}

/** Named parts of one flat array. */
function slices(vector, shapes) {
  let from = 0;
  const made = Object.entries(shapes).map(([name, shape]) => {
    const size = shape.reduce((product, length) => product * length);
    from += size;
    return [name, vector.subarray(from - size, from)];
  });
  return Object.fromEntries(made);
}

const stateCopy = (state) =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value.length ? value.slice() : value]));

export class Trainer {
  /** The settings are those of the part `Training`. */
  constructor(settings) {
    const { hidden_units: hidden, activation, learning_rate: rate, batch_size: batch, seed } = settings;
    Object.assign(this, { settings, hidden: Math.round(hidden), rate, batch: Math.round(batch) });
    this.program = named(NETWORK.activations, activation);
    this.rule = named(NETWORK.optimizers, settings.optimizer);
    [this.data, this.held] = this.examples(); // { x, y } each: what it is trained on, and what is held out
    this.shapes = { w1: [INPUTS, this.hidden], b1: [this.hidden], w2: [this.hidden, 1], b2: [1] };
    this.vector = new Float64Array(this.hidden * (INPUTS + 2) + 1);
    this.parameters = slices(this.vector, this.shapes); // by name, in the memory of the vector
    this.gradient = new Float64Array(this.vector.length);
    this.slopes = slices(this.gradient, this.shapes);
    this.chosen = { x: new Float64Array(INPUTS * this.batch), y: new Float64Array(this.batch) };
    this.generator = new Generator(Math.round(seed));
    this.begin();
    this.kept = [];
    this.history = []; // [t, loss, held-out loss] at every step that is recorded, as far as it has ever come
    this.keep();
  }

  examples() {
    const source = new Generator(NETWORK.OWN_STREAM + Math.round(this.settings.data_seed));
    return [0, 1].map(() => drawn(named(NETWORK.shapes, this.settings.data), source));
  }

  /** From one step to the next at which the losses are recorded. */
  get stride() {
    return NETWORK.RECORDED;
  }

  begin() {
    for (const [name, shape] of Object.entries(this.shapes)) {
      if (shape.length < 2) continue;
      const scale = this.program.scale(...shape);
      const weights = this.generator.normals(this.parameters[name].length);
      this.parameters[name].set(weights.map((each) => scale * each));
    }
    this.state = this.rule.init(this.vector);
    this.t = this.epoch = 0;
    this.waiting = []; // the examples of this epoch that are still to come
  }

  /** One mini-batch: its gradient, and an update. */
  step() {
    if (!this.waiting.length) {
      this.waiting = this.ordered();
      this.epoch++;
    }
    this.slopeOn(this.waiting.splice(0, this.batch));
    this.rule.update(this.gradient, this.state, this.vector, this.rate, this.rule.settings);
    this.t++;
    this.keep();
  }

  /** The examples of one epoch in the order in which they come. */
  ordered() {
    return this.generator.permutation(this.data.y.length);
  }

  /** Those at these places: { x, y }. */
  taken(places) {
    places.forEach((place, row) => {
      for (let axis = 0; axis < INPUTS; axis++) this.chosen.x[row * INPUTS + axis] = this.data.x[place * INPUTS + axis];
      this.chosen.y[row] = this.data.y[place];
    });
    return { x: this.chosen.x.subarray(0, places.length * INPUTS), y: this.chosen.y.subarray(0, places.length) };
  }

  /** Have the gradient be what a step takes for that of the loss on these examples. */
  slopeOn(places) {
    this.program.gradient({ ...this.taken(places), ...this.parameters }, this.slopes);
  }

  /** To another step, forward or back. */
  goTo(t) {
    if (t < this.t) this.restore(this.kept[Math.floor(t / KEPT)]);
    while (this.t < t) this.step();
  }

  /** Loss and accuracy now, on all the data trained on and on those held out. */
  measured() {
    if (this.last?.t === this.t) return this.last;
    const { probability } = this.layers(this.held.x);
    const right = this.held.y.filter((label, index) => probability[index] > 0.5 === label > 0.5).length;
    this.last = { t: this.t, loss: this.lossOn(this.data), heldLoss: this.lossOn(this.held) };
    this.last.heldAccuracy = right / this.held.y.length;
    return this.last;
  }

  lossOn(data) {
    return this.program.loss({ ...data, ...this.parameters });
  }

  /** What comes out of the layers for points, flat: { h1, score, probability }, row after row. */
  layers(x) {
    const count = x.length / INPUTS;
    const out = { h1: new Float64Array(count * this.hidden) };
    out.score = new Float64Array(count);
    out.probability = new Float64Array(count);
    this.program.layers({ x, ...this.parameters }, out);
    return out;
  }

  keep() {
    const { t, epoch, waiting, vector, state, generator } = this;
    if (t === this.history.length * this.stride) this.history.push([t, this.lossOn(this.data), this.lossOn(this.held)]);
    if (t % KEPT || this.kept[t / KEPT]) return;
    const random = generator.state.slice();
    this.kept.push({ t, epoch, waiting: [...waiting], vector: vector.slice(), state: stateCopy(state), random });
  }

  restore({ t, epoch, waiting, vector, state, random }) {
    Object.assign(this, { t, epoch, waiting: [...waiting], state: stateCopy(state) });
    this.vector.set(vector);
    this.generator.state = random.slice();
  }
}

const TRAINERS = new WeakMap();

/** The training of a store at its current step; it begins anew when one of its settings changes. */
export function trainerOf(store) {
  const part = store.part("Training");
  const settings = Object.fromEntries(Object.keys(part).map((name) => [name, store.values[name] ?? part[name]]));
  const key = JSON.stringify(settings);
  if (TRAINERS.get(store)?.key !== key) TRAINERS.set(store, { key, trainer: new Trainer(settings) });
  const { trainer } = TRAINERS.get(store);
  trainer.goTo(store.step);
  return trainer;
}
