// How the loss falls: against the step, and against the learning rate.
import { BLEND, DASHES, HEADROOM, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { marks } from "../registry.js";
import { directionAt } from "../descent.js";
import { clamp, shortest, times } from "../drawing/numbers.js";
import { axisScale } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";
import { within } from "./data.js";

marks.LossCurve = {
  create(plot, mark) {
    const runs = plot.runs(mark.run);
    const made = runs.map((run, index) => oneLoss(plot, mark, run, index, runs.length > 1));
    return {
      update(store) {
        if (plot.frame.follows) plot.rescale(...lossRange(plot, store));
        made.forEach((update) => update(store));
      },
    };
  },
};

const remembered = new WeakMap(); // trajectory -> losses by objective

/** The losses a mark shows of a run, one a step. */
function runLosses(mark, store, run) {
  const trajectory = store.trajectory(run);
  if (!mark.objective) return trajectory.losses;
  const objective = store.objectives[mark.objective.objective];
  const known = remembered.get(trajectory) ?? new Map();
  if (!known.has(objective))
    known.set(
      objective,
      trajectory.iterates.map((w) => objective.value(w)),
    );
  remembered.set(trajectory, known);
  return known.get(objective);
}

/** The range of a y axis that follows the runs: as in the stills. */
function lossRange(plot, store) {
  const all = plot.marks
    .filter(({ kind }) => kind === "LossCurve")
    .flatMap((mark) => plot.runs(mark.run).map((run) => runLosses(mark, store, run)));
  const low = Math.min(0, ...all.flat());
  const start = Math.max(...all.map(([first]) => first));
  return [low, low + HEADROOM * (start - low || 1)];
}

function oneLoss(plot, mark, run, index, several) {
  const dashes = mark.held_out ? DASHES.held_out : plot.dashes(run, several);
  const ghost = mark.ghost ? plot.line("area", blend("path", BLEND.ghost), 1.2, { dashes }) : null;
  ghost?.classList.add("gd-ghost");
  const line = plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes });
  const now = plot.dots("point", "path", POINT_RADIUS.current - 0.8, { hollow: mark.held_out });
  const label = mark.labels[index]
    ? plot.words(mark.labels[index], { role: "path", size: plot.sheet.layout.small })
    : null;
  return (store) => {
    const places = runLosses(mark, store, run).map((loss, step) => within(plot.at([step, loss])));
    const done = places.slice(0, store.step + 1);
    line.setAttribute("d", plot.polyline(done));
    now.move(done.slice(-1));
    ghost?.setAttribute("d", plot.polyline(places));
    if (!label) return;
    const at = labelStep(plot, mark.label_steps[index], places);
    label.element.classList.toggle("gd-ghost", ghost && done.length <= at); // it stands where the run has yet to come
    label.put(labelPlace(plot, mark, at, places), lossLabel(mark.labels[index], store.learningRate(run)));
  };
}

/** A label that names the learning rate names the rate the run has now. */
const lossLabel = (label, rate) => (label.startsWith("η = ") ? `η = ${shortest(rate)}` : label);

/** The step that a label stands at; where the run has left the plot by then, the last before it did. */
function labelStep(plot, wanted, places) {
  const at = clamp(wanted ?? 0.6 * (places.filter(plot.inside, plot).length - 1), 0, places.length - 1);
  const last = places.slice(0, Math.ceil(at) + 1).findLastIndex(plot.inside, plot);
  return last < 0 ? at : Math.min(at, last);
}

function labelPlace(plot, mark, at, places) {
  const [before, after] = [places[Math.floor(at)], places[Math.ceil(at)]];
  const [x, y] = [0, 1].map((axis) => before[axis] + (at % 1) * (after[axis] - before[axis]));
  return [clamp(x + 8, 0, plot.width - 60), clamp(mark.held_out ? y + 18 : y - 10, 12, plot.height - 6)];
}

marks.FinalLoss = {
  create(plot, mark) {
    const line = plot.line("curve", color("path"), LINE_WIDTH.path + 0.4);
    line.classList.add("gd-ghost");
    const dot = plot.dots("point", "path", POINT_RADIUS.current);
    let key;
    return {
      update(store) {
        const { learning_rate: rate, start, ...settings } = store.settings(mark.run, store.values);
        const run = { ...store.machinery(mark.run, settings), start: [start].flat(), settings };
        const place = (each) => within(plot.at([each, finalLoss(run, each, mark.steps)]));
        const wanted = JSON.stringify([start, settings]);
        if (key !== wanted || line.objective !== run.objective) {
          const scale = axisScale({ low: mark.low, high: mark.high, scale: plot.frame.x.scale });
          const rates = times(mark.count, (index) => scale.value(index / (mark.count - 1)));
          line.setAttribute("d", plot.polyline(rates.map(place)));
          [key, line.objective] = [wanted, run.objective];
        }
        const [x, y] = place(rate);
        dot.move([[x, clamp(y, 0, plot.height)]]); // at the edge where it is beyond
      },
    };
  },
};

/** The loss after so many steps at one rate, without keeping the way; infinite where the run left the numbers. */
function finalLoss(run, rate, steps) {
  const { objective, optimizer, schedule, start, settings } = run;
  const w = [...start];
  const memory = optimizer.init(w);
  const all = { ...optimizer.settings, ...settings };
  const gradient = new Array(w.length);
  for (let t = 0; t < steps; t++) {
    const direction = directionAt(run, w, objective.gradient(w, gradient), all);
    optimizer.update(direction, memory, w, schedule ? rate * schedule(t, all) : rate, all);
  }
  const loss = objective.value(w);
  return Number.isFinite(loss) ? loss : Infinity;
}
