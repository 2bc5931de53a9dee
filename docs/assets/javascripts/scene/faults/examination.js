// What can be measured of a run to find its fault: gdviz/optimizers/examination.py. A test is a generator that pauses after
// each step of training, so that it can be done in pieces; it returns what came of it.
import { FAULTY } from "./printed.js";
import { inPieces } from "./pieces.js";
import { FaultyTrainer, faultyRun } from "./trainer.js";

/** A run, once it has come to its end. */
function* finished(ways, seed, tiny = false) {
  const run = faultyRun(ways, seed, tiny);
  for (; run.t < run.lastStep; yield) run.step();
  return run;
}

/** The slope of the loss on examples along a parameter, by a central difference. */
function differenceAt(run, place, examples) {
  const here = run.vector[place];
  const [ahead, behind] = [1, -1].map((way) => {
    run.vector[place] = here + way * FAULTY.CHECK_DISTANCE;
    return run.lossOn(examples);
  });
  run.vector[place] = here;
  return (ahead - behind) / (2 * FAULTY.CHECK_DISTANCE);
}

/** The numbers of each test; for one whose losses are drawn, the history of its run as well. */
const TESTS = {
  *loss(ways, seed) {
    const { history } = yield* finished(ways, seed);
    const places = [0, (history.length - 1) / 2, history.length - 1];
    return { numbers: places.map((place) => history[place][1]), history };
  },
  *held_out(ways, seed) {
    const run = new FaultyTrainer(ways, seed); // each of its steps is looked at, not only those that are recorded
    let [lowest, at] = [run.lossOn(run.held), 0];
    while (run.t < run.lastStep) {
      run.step();
      const loss = run.lossOn(run.held);
      if (loss < lowest) [lowest, at] = [loss, run.t];
      yield;
    }
    return { numbers: [lowest, at, run.lossOn(run.held)], history: run.history };
  },
  *norms(ways, seed) {
    const run = yield* finished(ways, seed);
    run.passBack(run.data);
    return { numbers: run.byLayer(run.gradient) };
  },
  *updates(ways, seed) {
    const { updates } = yield* finished(ways, seed);
    const late = updates.slice(-FAULTY.LATE);
    return { numbers: [0, 1].map((layer) => late.reduce((sum, each) => sum + each[layer], 0) / late.length) };
  },
  *check(ways, seed) {
    const run = new FaultyTrainer(ways, seed);
    run.goTo(1);
    const chosen = run.waiting.slice(0, run.batch);
    run.slopeOn(chosen);
    const taken = run.gradient.slice();
    const { x, y } = run.taken(chosen);
    const measured = taken.slice();
    for (const place of measured.keys()) {
      measured[place] = differenceAt(run, place, { x, y });
      yield;
    }
    const gaps = run.byLayer(taken.map((slope, place) => slope - measured[place]));
    const [longest, other] = [taken, measured].map((each) => run.byLayer(each));
    return { numbers: gaps.map((gap, layer) => gap && gap / Math.max(longest[layer], other[layer])) };
  },
  *tiny(ways, seed) {
    const { history } = yield* finished(ways, seed, true);
    return { numbers: [history[0], history.at(-1)].map((row) => row[1]), history };
  },
};

const MOST_RESULTS = 200;
const results = new Map(); // of each test of a run: what came of it, and the figures to be told once something has

/** What came of one test of a run; nothing while that is being worked out, and then the figure is drawn again. */
export function examined(ways, seed, test, store) {
  const key = JSON.stringify([ways, seed, test]);
  if (!results.has(key)) {
    if (results.size >= MOST_RESULTS) results.clear();
    const entry = { told: new Set() };
    results.set(key, entry);
    inPieces(TESTS[test](ways, seed), (result) => {
      entry.result = result;
      for (const each of entry.told) each.notify();
    });
  }
  const { result, told } = results.get(key);
  if (!result) told.add(store);
  return result;
}
