// A run of an optimiser: the rule that Python has too, on objectives and optimisers printed from Python.
import { LIMIT } from "./constants.js";

/**
 * The trajectory of `run` ({ objective, optimizer, schedule, start, steps }), where `settingsAt(t)` gives the settings
 * that step t is taken with: { learning_rate, ...the optimiser's own }.
 */
export function descend(run, settingsAt) {
  const { objective, optimizer, schedule, steps } = run;
  const w = [...run.start];
  const iterates = [];
  const losses = [];
  let gradient = [];
  const look = () => {
    const loss = objective.value(w);
    gradient = objective.gradient(w);
    const inRange =
      w.every((part) => Math.abs(part) <= LIMIT) && Number.isFinite(loss) && gradient.every(Number.isFinite);
    if (inRange || !iterates.length) {
      iterates.push([...w]); // the start is kept whatever it is, so that there is a point to show
      losses.push(loss);
    }
    return inRange;
  };
  const memory = optimizer.init(w);
  let alive = look();
  for (let t = 0; alive && t < steps; t++) {
    const { learning_rate: rate, ...settings } = settingsAt(t);
    optimizer.update(gradient, memory, w, schedule ? rate * schedule(t) : rate, { ...optimizer.settings, ...settings });
    alive = look();
  }
  return { iterates, losses, diverged: iterates.length <= steps };
}
