// What can be measured of a run to find its fault: gdviz/optimizers/examination.py.
import { FAULTY } from "./printed.js";
import { FaultyTrainer, faultyRun } from "./trainer.js";

const finished = (ways, seed, tiny = false) => {
  const run = faultyRun(ways, seed, tiny);
  run.goTo(run.lastStep);
  return run;
};

/** The loss of a run at a step, and back to its end. */
function lossAt(run, step) {
  run.goTo(step);
  const loss = run.lossOn(run.data);
  run.goTo(run.lastStep);
  return loss;
}

/** The losses on the data held out at every step, from a run of its own. */
function heldLosses(ways, seed) {
  const run = new FaultyTrainer(ways, seed);
  return Array.from({ length: run.lastStep + 1 }, (_, t) => {
    run.goTo(t);
    return run.lossOn(run.held);
  });
}

function check(ways, seed) {
  const run = new FaultyTrainer(ways, seed);
  run.goTo(1);
  const chosen = run.waiting.slice(0, run.batch);
  run.slopeOn(chosen);
  const taken = run.gradient.slice();
  const { x, y } = run.taken(chosen);
  const measured = taken.map((_, place) => {
    const [ahead, behind] = [1, -1].map((way) => {
      const here = run.vector[place];
      run.vector[place] = here + way * FAULTY.CHECK_DISTANCE;
      const loss = run.lossOn({ x, y });
      run.vector[place] = here;
      return loss;
    });
    return (ahead - behind) / (2 * FAULTY.CHECK_DISTANCE);
  });
  const [apart, longest, other] = [taken.map((slope, place) => slope - measured[place]), taken, measured].map((each) =>
    run.byLayer(each),
  );
  return apart.map((gap, layer) => gap && gap / Math.max(longest[layer], other[layer]));
}

const TESTS = {
  loss(ways, seed) {
    const run = finished(ways, seed);
    return [0, run.lastStep / 2, run.lastStep].map((step) => lossAt(run, step));
  },
  held_out(ways, seed) {
    const losses = heldLosses(ways, seed);
    const lowest = losses.reduce((best, loss, step) => (loss < losses[best] ? step : best), 0);
    return [losses[lowest], lowest, losses.at(-1)];
  },
  norms(ways, seed) {
    const run = finished(ways, seed);
    run.passBack(run.data);
    return run.byLayer(run.gradient);
  },
  updates(ways, seed) {
    const { updates } = finished(ways, seed);
    const late = updates.slice(-FAULTY.LATE);
    return [0, 1].map((layer) => late.reduce((sum, each) => sum + each[layer], 0) / late.length);
  },
  check,
  tiny(ways, seed) {
    const run = finished(ways, seed, true);
    return [0, run.lastStep].map((step) => lossAt(run, step));
  },
};

const MOST_NUMBERS = 200;
const measuredNumbers = new Map();

/** The numbers of one test of a run. */
export function examined(ways, seed, test) {
  const key = JSON.stringify([ways, seed, test]);
  if (!measuredNumbers.has(key)) {
    if (measuredNumbers.size >= MOST_NUMBERS) measuredNumbers.clear();
    measuredNumbers.set(key, TESTS[test](ways, seed));
  }
  return measuredNumbers.get(key);
}
