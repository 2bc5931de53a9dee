// Points of the plot that can be dragged, clicked to, or moved by the arrow keys.
import { measured } from "../store.js";
import { clamp, fixed, written } from "../drawing/numbers.js";
import { change, draw, round } from "../drawing/geometry.js";
import { listenToClicks, listenToDrags, moveOf } from "./pointer.js";

/** What each handle of a scene moves: { plot, names of its controls, run whose start it is or null }. */
export function handlesOf(sheet) {
  const { scene } = sheet.store;
  const able = sheet.plots.filter((plot) => (plot.scaleX || plot.view) && plot.objective !== null);
  const shows = (plot, ...kinds) => plot.marks.some((mark) => kinds.includes(mark.kind));
  const home = (names, dim, run) =>
    able
      .filter(
        (plot) =>
          scene.objectives[plot.objective].dim === dim &&
          shows(plot, "Curve", "Here", "Contour", "Probes") &&
          (run === null || plot.runs(null).includes(run)),
      )
      .map((plot) => ({ plot, names, run }));
  const made = scene.controls
    .filter((control) => control.kind === "Drag")
    .map((control) => {
      const run = control.sets[0]?.[0] ?? null;
      return home([control.name], [control.low].flat().length, run);
    });
  const pair = scene.point.length === 2 && scene.point.every((name) => sheet.store.controls.has(name));
  if (pair) made.push(home(scene.point, 2, null));
  return made.flatMap(apart).filter((places) => places.length);
}

/** A surface beside a flat plot gets a handle of its own, for the pointer; by keys there is the flat one. */
function apart(places) {
  const onSurface = places.filter(({ plot }) => plot.view);
  const flat = places.filter(({ plot }) => !plot.view);
  return flat.length && onSurface.length
    ? [flat, onSurface.map((place) => ({ ...place, pointerOnly: true }))]
    : [places];
}

/** Move the focus there. The page stays where it is, unless a reader who goes by keys would lose sight of the focus. */
export function focusOn(element) {
  element.focus({ preventScroll: true });
  if (element.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
}

/** One handle in the first of its plots; the others take a click as well. */
export class Handle {
  constructor(sheet, places, figure) {
    Object.assign(this, { sheet, figure, store: sheet.store, ...places[0] });
    this.controls = this.names.map((name) => this.store.controls.get(name));
    for (const { plot } of places) if (!plot.view) this.takeClicks(plot); // a surface takes its own: orbit.js
    const access = this.pointerOnly
      ? { "aria-hidden": "true" }
      : { role: "slider", tabindex: 0, "aria-label": this.label };
    this.element = draw(sheet.handles, "g", { class: "gd-handle", ...access });
    this.touch = draw(this.element, "circle", { class: "gd-touch" });
    draw(this.element, "circle", { class: "gd-ring", r: 10 });
    draw(this.element, "circle", { class: "gd-grip", r: 5.5 });
    this.listen();
  }

  get label() {
    return this.controls.map((control) => control.label || control.name.replaceAll("_", " ")).join(" and ");
  }

  /** The values it stands at: one for each axis it moves along. */
  get values() {
    return this.names.flatMap((name) => this.store.values[name]);
  }

  get bounds() {
    return [this.controls.flatMap((control) => control.low), this.controls.flatMap((control) => control.high)];
  }

  /** Set its controls; `passing` on the way, before it is let go. */
  move(values, passing = false) {
    this.figure.touched();
    const changes =
      this.names.length > 1
        ? Object.fromEntries(this.names.map((name, index) => [name, values[index]]))
        : { [this.names[0]]: Array.isArray(this.controls[0].low) ? values : values[0] };
    this.figure.change(changes, { passing });
  }

  update() {
    const { values, plot } = this;
    const [x, y] = plot.place(values);
    const [lows, highs] = this.bounds;
    const place = [clamp(x, 0, plot.width), clamp(y, 0, plot.height)];
    change(this.element, {
      transform: `translate(${round(plot.left + place[0])} ${round(plot.top + (place[1] || 0))})`,
      "aria-valuemin": lows[0],
      "aria-valuemax": highs[0],
      "aria-valuenow": values[0],
      "aria-valuetext": this.words(values),
    });
  }

  /** 44 pixels of the screen for a finger, whatever the size of the drawing. */
  fit() {
    this.touch.setAttribute("r", 22 / this.sheet.scale);
  }

  /** Where it is and how high that is, in words. */
  words(values) {
    const objective = this.plot.shown;
    const { axis_names: axes, value_name: valueName, loss } = this.store.scene.objectives[this.plot.objective];
    const said = axes.map((name, axis) => `${name} ${fixed(values[axis], 2)}`);
    const blind = this.store.scene.probed.length; // there the height is all that a probe tells
    const [value, [slope]] = measured(objective, values);
    const known = { loss: value, slope };
    if (values.length === 1 && !blind) said.push(`slope ${written("slope", known, 2, 0)}`);
    said.push(`${loss ? "loss" : valueName} ${written("loss", known, 3, 0)}`);
    return said.join(", ");
  }

  // ---- pointer and keys

  takeClicks(plot) {
    listenToClicks(this.sheet.area(plot, "gd-area"), (event) => this.take(event, plot));
  }

  /** Go to where a plot was clicked. */
  take(event, plot) {
    this.move(plot.valuesAt(plot.placeOf(event)));
    this.element.focus({ preventScroll: true });
  }

  listen() {
    const { element, plot } = this;
    listenToDrags(element, plot, {
      grab: () => {
        const [x, y] = plot.place(this.values);
        return { focus: element, middle: [x, y || 0] };
      },
      drag: (held, place) => this.move(plot.valuesAt(place, this.values), true),
      release: () => this.move(this.values),
    });
    element.addEventListener("keydown", (event) => this.key(event));
    element.addEventListener("keyup", () => this.store.passing && this.move(this.values));
  }

  key(event) {
    const [lows, highs] = this.bounds;
    const along = moveOf(event);
    const values = [...this.values];
    if (event.key === "Home" || event.key === "End") values[0] = (event.key === "Home" ? lows : highs)[0];
    else if (along) {
      const axis = along[0] ? 0 : values.length - 1;
      const { step } = this.controls[Math.min(axis, this.controls.length - 1)];
      values[axis] = Number((values[axis] + (along[0] || along[1]) * step).toPrecision(12));
    } else return;
    event.preventDefault();
    this.move(values, true);
  }
}
