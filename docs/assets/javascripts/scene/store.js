// The state of one scene: the values of its controls, and everything that follows from them. It knows no page.
import { ANEW } from "./constants.js";
import { gdviz, texts } from "./registry.js";
import { secondOrder, slopeAlong } from "./curvature.js";
import { clamp } from "./drawing/numbers.js";
import { descend } from "./descent.js";

/** What a scene can show, as Python's State has it, plus runs whose settings change on the way. */
export class Store {
  /** `opening` are the values it begins with and goes back to. */
  constructor(definition, opening = definition.scene.opening) {
    this.definition = definition;
    this.scene = definition.scene;
    this.opening = opening;
    this.controls = new Map(this.scene.controls.map((control) => [control.name, this.controlOf(control)]));
    this.datasets = this.scene.datasets.map((dataset) => ({ ...dataset }));
    this.make();
    this.formulas = definition.formulas;
    this.own = null;
    this.refused = undefined; // a formula in the address that is none, until it is shown; null where there is none any more
    this.listeners = new Set();
    this.cache = [];
    this.begin();
  }

  /** The objectives of the scene, as they are until a reader brings others. */
  make() {
    this.objectives = this.definition.objectives.map((make) => make());
  }

  /** Those of them that controls set, as their values are now. */
  shape() {
    this.scene.objectives.forEach(({ settings }, index) => {
      if (settings) this.objectives[index] = this.definition.objectives[index]({ ...settings, ...this.values });
    });
  }

  /** A control; that of the steps goes as far as they do. */
  controlOf(control) {
    const store = this;
    return control.kind === "Step"
      ? {
          ...control,
          get high() {
            return store.longest;
          },
        }
      : control; // prettier
  }

  begin() {
    this.values = { ...this.opening };
    this.shape();
    this.turned = {}; // panel -> azimuth and elevation that the reader has turned its surface to
    this.history = Object.fromEntries(this.scene.probed.map((name) => [name, [this.values[name]]]));
    this.passing = false;
    this.restart();
  }

  // ---- values

  /** The data of a part that the figure has beside its controls, by its kind; nothing where it has none. */
  part(kind) {
    return this.scene.parts.find((part) => part.kind === kind);
  }

  /** Call `listener(store)` after every change; returns what ends that. */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Change values of controls: numbers, clamped to their ranges; unknown names and what is no number are left out. With
   * `midRun`, a run on its way keeps the iterates it has and goes on from there with the new settings; `passing` values
   * are on the way to others, and not remembered.
   */
  set(changes, { midRun = false, passing = false } = {}) {
    for (const [name, text] of Object.entries(texts))
      if (Object.hasOwn(Object(changes), name)) text.set(this, changes[name]);
    const values = { ...this.values };
    for (const [name, value] of Object.entries(Object(changes))) {
      const control = this.controls.get(name);
      const accepted = control && accept(control, value);
      if (accepted !== undefined) values[name] = accepted;
    }
    const changed = (name) => String(values[name]) !== String(this.values[name]);
    const names = Object.keys(values).filter(changed);
    const sets = names.flatMap((name) => this.controls.get(name).sets);
    this.values = values;
    if (names.some((name) => this.scene.objectives.some(({ settings }) => settings?.[name] !== undefined)))
      this.shape();
    if (sets.length || this.step === 0) {
      const onItsWay =
        midRun &&
        !this.scene.one_rate &&
        this.step > 0 &&
        this.step < this.longest &&
        !sets.some(([, field]) => ANEW.includes(field));
      if (onItsWay) this.continueFrom(this.step);
      else this.restart();
    }
    this.remember(passing);
    this.notify();
  }

  /** Whether the data are the reader's own. */
  get edited() {
    return this.ownData.some(Boolean);
  }

  /** Of each data set the points, where they are the reader's own. */
  get ownData() {
    return this.datasets.map(({ x, y }, index) => {
      const { x: atFirst, y: beside } = this.scene.datasets[index];
      return String([x, y]) !== String([atFirst, beside]) && { x, y };
    });
  }

  /** Whether the runs are others than those it opened with. */
  get altered() {
    return this.segments.length > 1 || this.edited || this.stated;
  }

  /** Whether they are by what `state` says. */
  get stated() {
    if (this.own !== null) return true;
    return [...this.controls.values()].some(
      ({ name, sets }) => sets.length && String(this.values[name]) !== String(this.opening[name]),
    );
  }

  /** The step that is meant where a state says none: runs that it alters are shown whole. */
  get impliedStep() {
    return this.stated ? this.longest : this.opening.step;
  }

  /** The values of the controls by name, and the texts that have been set. */
  get state() {
    const written = Object.entries(texts).map(([name, text]) => [name, text.get(this)]);
    return { ...this.values, ...Object.fromEntries(written.filter(([, text]) => text !== undefined)) };
  }

  /** All that the reader has set, as a text: for `restore`. */
  get snapshot() {
    const { state, ownData, turned, history, segments } = this;
    return JSON.stringify({ state, ownData, turned, history, segments });
  }

  /** Back to a snapshot; an error where it is none, or of a figure with other controls. */
  restore(snapshot) {
    const { state, ownData, ...kept } = JSON.parse(snapshot);
    if (String(Object.keys(kept.segments[0].values)) !== String(Object.keys(this.values)))
      throw new Error("other controls");
    const { listeners } = this;
    this.listeners = new Set(); // what is between is not shown
    this.reset();
    ownData.forEach((points, index) => points && this.setDataset(index, points));
    this.set(state);
    Object.assign(this, kept, { listeners });
    this.notify();
  }

  /** All as it was at first, data and functions too. */
  reset() {
    this.own = this.refused = null;
    this.datasets.forEach((dataset, index) => Object.assign(dataset, this.scene.datasets[index]));
    this.make();
    this.cache = [];
    this.begin();
    this.notify();
  }

  /** Other points for a data set: `{ x: [...], y: [...] }`; every objective measured on it follows. */
  setDataset(index, points) {
    Object.assign(this.datasets[index], points);
    this.scene.objectives.forEach((objective, number) => {
      if (objective.dataset === index) this.objectives[number] = this.definition.objectives[number](points);
    });
    this.cache = [];
    this.restart();
    this.notify();
  }

  /**
   * A function of the reader's own, { text, objectives: one for each of the scene's, ranges: of y for each panel, minimum:
   * its place in view or null }, or null for the scene's.
   */
  setOwn(own) {
    this.own = own;
    this.refused = undefined;
    if (own) this.objectives = own.objectives;
    else this.make();
    this.history = Object.fromEntries(this.scene.probed.map((name) => [name, [this.values[name]]]));
    this.cache = [];
    this.restart();
    this.notify();
  }

  notify() {
    for (const listener of this.listeners) listener(this);
  }

  /** Keep the values so far of the controls that probe a curve, each once; one that was only passed goes. */
  remember(passing) {
    for (const name of this.scene.probed) {
      const past = this.history[name];
      if (this.passing && past.length > 1) past.pop();
      this.passing = false;
      if (past.includes(this.values[name])) continue;
      past.push(this.values[name]);
      this.passing = passing;
    }
  }

  /** A search begins anew, with the first of these values. */
  forget(values) {
    for (const name of this.scene.probed) this.history[name] = [values[name]?.[0] ?? this.values[name]];
  }

  // ---- runs

  get longest() {
    return this.own?.stages ?? this.scene.longest;
  }

  get step() {
    return Math.round(this.values.step ?? this.longest);
  }

  restart() {
    this.segments = [{ from: 0, values: this.values }];
  }

  continueFrom(step) {
    this.segments = [...this.segments.filter((segment) => segment.from < step), { from: step, values: this.values }];
  }

  /** The settings a run takes from these values: { start, learning_rate, ... }. */
  settings(index, values) {
    const run = this.scene.runs[index];
    const settings = { start: run.start, learning_rate: run.learning_rate, ...run.batches };
    for (const control of this.scene.controls) {
      for (const [target, field, axis] of control.sets) {
        const value = values[control.name];
        if (target !== index) continue;
        settings[field] = axis === null ? value : settings[field].map((part, other) => (other === axis ? value : part));
      }
    }
    return settings;
  }

  /** The trajectory of a run: { iterates, losses, diverged, left }; worked out again only when its settings have changed. */
  trajectory(index) {
    const segments = this.segments.map(({ from, values }) => [from, this.settings(index, values)]);
    const key = JSON.stringify(segments);
    if (this.cache[index]?.key !== key) {
      const { start } = segments[0][1];
      const run = { ...this.machinery(index, segments[0][1]), start: [start].flat() };
      const taken = segments.map(([from, { start: _, ...settings }]) => [from, settings]);
      const settingsAt = (t) => taken.findLast(([from]) => from <= t)[1];
      this.cache[index] = { key, trajectory: descend(run, settingsAt) };
    }
    return this.cache[index].trajectory;
  }

  /** What a run is made of, apart from its start; one on batches needs its settings, and a script of its own. */
  machinery(index, settings) {
    const run = this.scene.runs[index];
    return {
      objective: run.batches ? gdviz.batched(this, run, settings) : this.objectives[run.objective],
      optimizer: this.own?.rules?.[index] ?? this.definition.optimizers[run.optimizer],
      schedule: run.schedule === null ? null : this.definition.schedules[run.schedule],
      noise: run.noise,
      steps: run.steps,
    };
  }

  get trajectories() {
    return this.scene.runs.map((_, index) => this.trajectory(index));
  }

  /** The learning rate that the step after `step` is taken with. */
  learningRate(index, step = this.step) {
    const segment = this.segments.findLast(({ from }) => from <= step);
    return this.settings(index, segment.values).learning_rate;
  }

  /** The rate that the step after `at` is taken with, or the last one, schedule included. */
  rateAt(index, at = this.step) {
    const { schedule, steps } = this.scene.runs[index];
    const step = Math.min(at, steps - 1);
    const { values } = this.segments.findLast(({ from }) => from <= step);
    const settings = this.settings(index, values);
    return settings.learning_rate * (schedule === null ? 1 : this.definition.schedules[schedule](step, settings));
  }

  /** The iterates 0 to `step` of a run; fewer where it diverged earlier. */
  iterates(index = 0, step = null) {
    return this.trajectory(index).iterates.slice(0, (step ?? this.step) + 1);
  }

  /** The current point: of a run, or of the controls that make one up. */
  point(index = 0, step = null) {
    if (!this.scene.runs.length) return this.scene.point.map((name) => this.values[name]);
    const { iterates } = this.trajectory(index);
    return iterates[Math.min(step ?? this.step, iterates.length - 1)];
  }

  /** What a run has left at the current step: the range of numbers, or the domain; "" where it is on its way. */
  left(index = 0) {
    if (!this.scene.runs.length) return "";
    const { iterates, diverged, left } = this.trajectory(index);
    if (this.step < iterates.length - 1) return "";
    return left ? "domain" : diverged ? "range of numbers" : "";
  }

  /** What a readout or an equation may name: see State.quantities in Python. */
  quantities(panel, run = panel.run ?? 0) {
    const values = {};
    for (const [name, value] of Object.entries(this.values)) if (typeof value === "number") values[name] = value;
    values.step = this.scene.runs.length ? Math.min(this.step, this.trajectory(run).iterates.length - 1) : this.step;
    if (this.scene.runs.length)
      Object.assign(values, { learning_rate: this.learningRate(run), rate: this.rateAt(run, values.step) });
    if ((!this.scene.runs.length && !this.scene.point.length) || panel.read === null) return values;
    let rate = values.learning_rate ?? NaN;
    if ("maximize" in values) values.signed_rate = -(rate *= 1 - 2 * values.maximize);
    const objective = this.objectives[panel.read];
    const w = this.point(run);
    const gradient = objective.gradient(w);
    const [loss, slopes] = measured(objective, w, gradient);
    const { axis_names: names, settings } = this.scene.objectives[panel.read];
    names.forEach((name, axis) => (values[name] = w[axis]));
    values.loss = loss;
    values.slope = w.length === 1 ? slopes[0] : NaN;
    values.gradient_norm = Math.hypot(...slopes);
    names.forEach((name, axis) => {
      const end = w.length === 1 ? "" : `_${name}`;
      values[`next${end}`] = w[axis] - rate * gradient[axis];
      values[`slope${end}`] = slopes[axis];
    });
    if (values.direction !== undefined && w.length === 2) values.slope_along = slopeAlong(gradient, values.direction);
    if (w.length === 2 && (settings || values.direction !== undefined))
      Object.assign(values, secondOrder(objective, w, names, rate, values.direction));
    if (values.h !== undefined) {
      values.secant_slope = secantSlope(objective, w[0], values.h, values.loss, values.slope);
      values.central_slope = centralSlope(objective, w[0], values.h, values.slope);
    }
    return values;
  }
}
gdviz.Store = Store;

/** Value and slopes at a point as far as there are any; NaN where there are none. */
export function measured(objective, w, gradient = objective.gradient(w)) {
  const value = objective.value(w);
  return objective.known?.(w, value) ?? [value, gradient];
}

/** The slope of the line through the curve at x and x + h; the curve's own slope where h is 0. */
export const secantSlope = (objective, x, h, value, slope) => (h ? (objective.value([x + h]) - value) / h : slope);

/** The slope of the line through the curve at x - h and x + h. */
export const centralSlope = (objective, x, h, slope) =>
  h ? (objective.value([x + h]) - objective.value([x - h])) / (2 * h) : slope;

/** A value for a control: in its range, a whole number where it counts; undefined for what cannot be one. */
function accept(control, value) {
  const lows = [control.low].flat();
  const highs = [control.high].flat();
  const parts = [value].flat();
  if (parts.length !== lows.length || !parts.every((part) => typeof part === "number" && Number.isFinite(part)))
    return undefined;
  const accepted = parts.map((part, index) =>
    clamp(control.whole ? Math.round(part) : part, lows[index], highs[index]),
  );
  return Array.isArray(control.low) ? accepted : accepted[0];
}
