// What the learning rate does in the end, said live: the rules and words of verdict_words in gdviz/equation.py.
const CURVATURE_SAMPLES = [0.37, -1.1, 2.3]; // where a curvature that is the same everywhere is the same
const WITHIN = 1e-9;
const positive = (value) => (value > 0 ? value : NaN);

/** The smallest and the largest eigenvalue of the Hessian; for one or two parameters. */
function curvatures(objective, w) {
  const [a, b, , d] = objective.hessian(w);
  if (objective.dim === 1) return [a, a];
  const middle = (a + d) / 2;
  const reach = Math.hypot((a - d) / 2, b);
  return [middle - reach, middle + reach];
}

const knownQuadratic = new WeakMap();

/** Whether the curvature is the same everywhere. */
function isQuadratic(objective) {
  if (!knownQuadratic.has(objective)) {
    const [first, ...others] = CURVATURE_SAMPLES.map((place) => [...objective.hessian(new Array(objective.dim).fill(place))]);
    const close = WITHIN * Math.max(1, ...first.map(Math.abs));
    knownQuadratic.set(objective, others.every((other) => other.every((part, place) => Math.abs(part - first[place]) <= close)));
  }
  return knownQuadratic.get(objective);
}

/** As gdviz.descent.behaviour. */
function behaviour(rate, curvature) {
  const excess = rate * curvature - 2;
  return Math.abs(excess) <= WITHIN ? "oscillates" : excess < 0 ? "converges" : "diverges";
}

/** What is said of a rate, and the word for it: ["2/λmax = 0.08452, this rate:", "converges"]. */
function verdictWords(objective, w, rate) {
  const name = objective.dim === 1 ? "2/f″" : "2/λmax";
  const same = isQuadratic(objective);
  const [lowest, highest] = curvatures(objective, same ? new Array(objective.dim).fill(0) : w);
  if (same && lowest < -WITHIN * Math.max(Math.abs(highest), 1)) return ["It has no bottom, so every rate:", "diverges"];
  if (!(highest > 0 && highest < Infinity)) return [same ? "No curvature, so no limit" : "Curvature here: not positive, so no limit", ""];
  const limit = shortest(2 / highest);
  const words = same ? `${name} = ${limit}, this rate:` : `Here ${name} = ${limit}; in a bowl of this curvature, this rate:`;
  return [words, rate > 0 ? behaviour(rate, highest) : ""];
}

class Verdict {
  constructor({ store }, line) {
    const { run } = store.scene.focus;
    Object.assign(this, { store, run, objective: store.scene.runs[run].objective });
    this.written = [...line.children];
    this.update();
  }

  update() {
    const { store, run } = this;
    const said = verdictWords(store.objectives[this.objective], store.point(run), store.learningRate(run));
    this.written.forEach((element, place) => {
      if (element.textContent !== said[place]) element.textContent = said[place];
    });
  }
}

gdviz.parts.push((figure) => {
  const line = figure.element.querySelector(".gd-verdict");
  return line ? new Verdict(figure, line) : undefined;
});
