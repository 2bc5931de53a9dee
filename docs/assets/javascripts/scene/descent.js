// A run of an optimiser: the rule that Python has too, on objectives and optimisers printed from Python.
import { LIMIT } from "./constants.js";

const inside = (part) => Math.abs(part) <= LIMIT;

/** What a rule goes against at a point: the gradient, or what the rule makes of it with these settings. */
export const directionAt = ({ objective, optimizer }, w, gradient, settings) =>
  optimizer.direction ? optimizer.direction(gradient, objective.hessian?.(w), settings) : gradient;

/**
 * The trajectory of `run` ({ objective, optimizer, schedule, noise, start, steps }), where `settingsAt(t)` gives the settings
 * that step t is taken with: { learning_rate, ...those of optimiser, schedule and noise }.
 */
export function descend(run, settingsAt) {
  const { objective, optimizer, schedule, noise, steps } = run;
  const w = [...run.start];
  const iterates = [];
  const losses = [];
  let gradient = [];
  let left = false; // the domain: as Python tells it from divergence
  const look = () => {
    const loss = objective.value(w);
    gradient = objective.gradient(w);
    const inRange = w.every(inside) && Number.isFinite(loss) && gradient.every(Number.isFinite);
    if (inRange || !iterates.length) {
      iterates.push([...w]); // the start is kept whatever it is, so that there is a point to show
      losses.push(loss);
    } else {
      left =
        w.every(inside) &&
        Boolean(objective.undefined) &&
        (objective.undefined(w) || (inside(loss) && !gradient.every(Number.isFinite)));
    }
    return inRange;
  };
  const memory = optimizer.init(w);
  let alive = look();
  for (let t = 0; alive && t < steps; t++) {
    const { learning_rate: rate, ...given } = settingsAt(t);
    const settings = { ...optimizer.settings, ...given };
    const size = given.noise ?? noise?.size;
    if (noise) gradient = gradient.map((part, axis) => part + size * noise.table[t][axis]);
    const direction = directionAt(run, w, objective.seen?.(gradient, t) ?? gradient, settings);
    optimizer.update(direction, memory, w, schedule ? rate * schedule(t, given) : rate, settings);
    alive = look();
  }
  return { iterates, losses, left, diverged: !left && iterates.length <= steps };
}
