// What the learning rate does in the end, said live: the rules and words that Python has for the page.
import { CURVATURE_SAMPLES, WITHIN } from "../constants.js";
import { parts } from "../registry.js";
import { shortest } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { curvatures } from "../curvature.js";

export const positive = (value) => (value > 0 ? value : NaN);

const knownQuadratic = new WeakMap();

/** Whether the curvature is the same everywhere. */
function isQuadratic(objective) {
  if (!knownQuadratic.has(objective)) {
    const [first, ...others] = CURVATURE_SAMPLES.map((value) => [
      ...objective.hessian(new Array(objective.dim).fill(value)),
    ]);
    const close = WITHIN * Math.max(1, ...first.map(Math.abs));
    knownQuadratic.set(
      objective,
      others.every((other) => other.every((part, index) => Math.abs(part - first[index]) <= close)),
    );
  }
  return knownQuadratic.get(objective);
}

/** What gradient descent does at a rate where the curvature is the same everywhere: as Python says it. */
function behaviour(rate, curvature) {
  const excess = rate * curvature - 2;
  return Math.abs(excess) <= WITHIN ? "oscillates" : excess < 0 ? "converges" : "diverges";
}

/** What is said of a rate, and the word for it: ["2/λmax = 0.08452, this rate:", "converges"]. */
function verdictWords(objective, w, rate) {
  const name = objective.dim === 1 ? "2/f″" : "2/λmax";
  const same = isQuadratic(objective);
  const [lowest, highest] = curvatures(objective, same ? new Array(objective.dim).fill(0) : w);
  if (same && lowest < -WITHIN * Math.max(Math.abs(highest), 1))
    return ["It has no bottom, so every rate:", "diverges"];
  if (!(highest > 0 && highest < Infinity))
    return [same ? "No curvature, so no limit" : "Curvature here: not positive, so no limit", ""];
  const limit = shortest(2 / highest);
  const words = same
    ? `${name} = ${limit}, this rate:`
    : `Here ${name} = ${limit}; in a bowl of this curvature, this rate:`;
  return [words, rate > 0 ? behaviour(rate, highest) : ""];
}

class Verdict {
  constructor({ store }, line) {
    const { run } = store.scene.focus;
    Object.assign(this, { store, run, objective: store.scene.runs[run].objective });
    this.written = ["words", "verdict"].map((slot) => line.querySelector(`[data-slot=${slot}]`));
    this.update();
  }

  update() {
    const { store, run } = this;
    const said = verdictWords(store.objectives[this.objective], store.point(run), store.learningRate(run));
    this.written.forEach((element, index) => reword(element, said[index]));
  }
}

parts.Verdict = (figure, line) => new Verdict(figure, line);
