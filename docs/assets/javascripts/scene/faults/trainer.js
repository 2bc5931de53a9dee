// A network on its way with a fault: gdviz/optimizers/faults.py.
import { FAULT_STRIDE } from "../constants.js";
import { FAULTY } from "./printed.js";
import { forAPiece, soon } from "./pieces.js";
import { Trainer } from "../network/trainer.js";

const normOf = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

export class FaultyTrainer extends Trainer {
  /** `ways` are the settings of a fault; on the tiny batch alone with `tiny`. */
  constructor(ways, seed, tiny = false) {
    super({ ...ways, seed, tiny, data: 0, data_seed: 0, optimizer: 0 });
  }

  get stride() {
    return FAULT_STRIDE;
  }

  get lastStep() {
    return this.settings.tiny ? FAULTY.TINY_STEPS : FAULTY.STEPS;
  }

  /** How many parameters are of the first layer. */
  get first() {
    return 3 * this.hidden;
  }

  /** The data as the fault has them: fewer, or with wrong labels. */
  examples() {
    const { flipped, examples, tiny } = this.settings;
    const wrong = (place) => flipped && place % flipped === 0;
    const sets = super
      .examples()
      .map(({ x, y }) => ({ x, y: y.map((label, place) => (wrong(place) ? 1 - label : label)) }));
    const kept = tiny ? Math.min(FAULTY.TINY, examples) : examples;
    const [{ x, y }, held] = sets;
    return [{ x: x.slice(0, 2 * kept), y: y.slice(0, kept) }, held];
  }

  begin() {
    const { weights, bias, naive } = this.settings;
    if (naive) this.program = { ...this.program, ...FAULTY.naive };
    super.begin();
    for (const name of ["w1", "w2"]) this.parameters[name].forEach((each, at, all) => (all[at] = weights * each));
    this.parameters.b1.fill(bias);
    this.state.carried = new Float64Array(this.vector.length); // of all steps before
    this.updates = []; // of each step, the length of its update over that of the weights, by layer
  }

  ordered() {
    if (!this.settings.sorted) return super.ordered();
    const places = Array.from(this.data.y, (_, place) => place);
    return [0, 1].flatMap((label) => places.filter((place) => this.data.y[place] === label));
  }

  /** What the backward pass gives for examples { x, y }, in `gradient`. */
  passBack(examples) {
    this.program.gradient({ ...examples, ...this.parameters }, this.slopes);
    const first = this.gradient.subarray(0, this.first);
    first.forEach((slope, at) => (first[at] = this.settings.backward * slope));
  }

  slopeOn(places) {
    this.passBack(this.taken(places));
    const { carried } = this.state;
    if (this.settings.carried) this.gradient.forEach((slope, at) => (this.gradient[at] = slope + carried[at]));
    carried.set(this.gradient);
  }

  /** In single precision: see `stored` in Python. */
  keep() {
    this.vector.forEach((value, at) => (this.vector[at] = Math.fround(value)));
    super.keep();
  }

  step() {
    const before = this.vector.slice();
    const at = this.t;
    super.step();
    const moved = this.byLayer(this.vector.map((value, place) => value - before[place]));
    const sizes = this.byLayer(before);
    this.updates[at] = moved.map((length, layer) => length / sizes[layer]);
  }

  /** The lengths of the parts of a vector that belong to the first layer and to the second. */
  byLayer(vector) {
    return [vector.subarray(0, this.first), vector.subarray(this.first)].map(normOf);
  }
}

const MOST_RUNS = 24;
const runs = new Map();

/** The run of these settings, at the step it is at; kept, for several marks ask for the same. */
export function faultyRun(ways, seed, tiny = false) {
  const key = JSON.stringify([ways, seed, tiny]);
  if (!runs.has(key)) {
    if (runs.size >= MOST_RUNS) runs.clear();
    runs.set(key, new FaultyTrainer(ways, seed, tiny));
  }
  return runs.get(key);
}

/**
 * Its losses [step, on its data, held out] up to a step: at every so manyth, and there. Where it is far to that step,
 * they end where the run has come to in this frame, and the figure is drawn again in the next one.
 */
export function lossesUpTo(run, step, store) {
  const end = Math.min(step, run.lastStep);
  const past = () => run.history.slice(0, Math.floor(end / run.stride) + 1);
  if (end % run.stride === 0 && run.history[end / run.stride]) return past();
  if (run.t > end) run.restore(run.kept.findLast(({ t }) => t <= end));
  if (run.t < end && !forAPiece(() => (run.step(), run.t === end))) soon(store);
  return run.t < end || end % run.stride === 0
    ? past()
    : [...past(), [end, run.lossOn(run.data), run.lossOn(run.held)]];
}
