// One panel on a sheet: where values go, and the few kinds of shape that marks are made of. Units are CSS pixels from
// the upper left corner of the panel's box.
import { BLEND, LINE_WIDTH, MIDDLE, RUN_DASHES, TICK_GAP } from "../constants.js";
import { marks, views } from "../registry.js";
import { blend, color } from "./color.js";
import { ticks } from "./d3.js";
import { tickLabels, writeReadout } from "./numbers.js";
import { movingWords } from "./words.js";
import { axisScale, dots, draw, polyline, round } from "./geometry.js";

const NAME_GAP = 10.5; // on the line of the name of the y axis
const DIGIT_WIDTH = 0.58; // of the font size
const LAYERS = [
  "band",
  "contour",
  "grid",
  "axis",
  "curve",
  "surface",
  "area",
  "line",
  "trace",
  "path",
  "point",
  "data",
  "marker",
];

export class Plot {
  constructor(sheet, index) {
    this.sheet = sheet;
    this.store = sheet.store;
    this.frame = sheet.layout.panels[index];
    Object.assign(this, { index, ...this.store.scene.panels[index] });
    [this.left, this.top, this.width, this.height] = this.frame.box;
    this.group = draw(sheet.drawing, "g", { transform: `translate(${this.left} ${this.top})` });
    this.layers = {};
    this.said = []; // what words stand where
    if (this.frame.x) this.setAxes();
    this.view = this.kind === "surface" ? views.surface.create(this) : null;
    this.readouts = this.frame.readout.map((slot) => [
      slot,
      sheet.text([...slot.at, "", "ink", sheet.layout.small, 400, "left", 0]),
    ]);
    this.nameRun();
    this.updates = this.marks.map((mark) => marks[mark.kind].create(this, mark)).filter(Boolean);
  }

  /** Of several runs: the one that the reader's controls change, and the others, which are fixed, in grey. */
  nameRun() {
    const { controls, runs } = this.store.scene;
    const set = controls.flatMap(({ sets }) => sets.map(([run]) => run));
    if (this.run === null || !set.length || runs.every((_, run) => set.includes(run))) return;
    const [word, role] = set.includes(this.run) ? ["yours to change", "path"] : ["fixed", "muted"];
    if (role === "muted") this.group.style.setProperty("--gd-path", color(role));
    const end = [this.left + this.width, this.top - NAME_GAP];
    this.sheet.text([...end, word, role, this.sheet.layout.small, 600, "right", 0]);
  }

  /** Show the state of the store. */
  update(store) {
    this.said = [];
    if (this.frame.fits) this.fit(store.own?.ranges[this.index]);
    this.view?.update?.(store);
    for (const mark of this.updates) mark.update(store);
    if (!this.readouts.length) return;
    const quantities = store.quantities(this);
    for (const [slot, text] of this.readouts) text.textContent = writeReadout(slot, quantities[slot.quantity]);
  }

  // ---- where things are

  /** The objective the panel shows: { value, gradient, hessian }. */
  get shown() {
    return this.store.objectives[this.objective];
  }

  x(value) {
    return this.scaleX.fraction(value) * this.width;
  }

  y(value) {
    return (1 - this.scaleY.fraction(value)) * this.height;
  }

  /** A place in data units (on a surface two or three) as pixels. */
  at(place) {
    return this.view ? this.view.place(place, this.store) : [this.x(place[0]), this.y(place[1])];
  }

  /** A point of the parameter space as pixels: on the curve, in the plane, on the surface. */
  place(point) {
    return this.at(point.length === 1 && !this.view ? [point[0], this.shown.value(point)] : point);
  }

  /** A place a scene names: one number is a point of the curve, two are where they say. */
  placeGiven(point) {
    return point.length === 1 ? this.place(point) : this.at(point);
  }

  /** Pixels as values of x and y; on a surface that has several there, those nearest to the values `near`. */
  valuesAt([x, y], near) {
    if (this.view) return this.view.valuesAt([x, y], near);
    return [this.scaleX.value(x / this.width), this.scaleY.value(1 - y / this.height)];
  }

  /** Where a pointer is, in pixels of the box. */
  placeOf(event) {
    const [x, y] = this.sheet.placeOf(event);
    return [x - this.left, y - this.top];
  }

  inside([x, y]) {
    return x >= -0.5 && x <= this.width + 0.5 && y >= -0.5 && y <= this.height + 0.5;
  }

  /** The runs a mark follows: the one it names, the panel's own, else all of them. */
  runs(run) {
    const { runs, point } = this.store.scene;
    if (!runs.length) return point.length ? [0] : [];
    const chosen = run ?? this.run;
    return chosen === null ? runs.map((_, index) => index) : [chosen];
  }

  // ---- what marks are made of

  /** The group of a layer. */
  layer(name) {
    if (!this.layers[name]) {
      const later = LAYERS.slice(LAYERS.indexOf(name) + 1).find((other) => this.layers[other]);
      const group = draw(this.group, "g");
      if (later) this.group.insertBefore(group, this.layers[later]);
      this.layers[name] = group;
    }
    return this.layers[name];
  }

  /** An empty shape in a layer or a group, cut off at the box. */
  shape(layer, attributes) {
    return draw(typeof layer === "string" ? this.layer(layer) : layer, "path", {
      "clip-path": `url(#${this.sheet.clip(this)})`,
      ...attributes,
    });
  }

  /** An empty line, cut off at the box; `d` of its path comes with an update. Dashes are in widths of the line. */
  line(layer, stroke, width, { dashes = [], ...attributes } = {}) {
    const dashed = { "stroke-linecap": "butt", "stroke-dasharray": dashes.map((length) => length * width).join(" ") };
    return this.shape(layer, {
      fill: "none",
      stroke,
      "stroke-width": width,
      "stroke-linejoin": "round",
      ...(dashes.length ? dashed : { "stroke-linecap": "round" }),
      ...attributes,
    });
  }

  /** Filled points with a thin ring of paper, or hollow ones; `move(places)` puts those of them that are on the plot. */
  dots(layer, role, radius, { hollow = false, ring = true, opacity = 1 } = {}) {
    const width = 2 * radius;
    const edge = hollow ? 1.6 : ring ? 1 : 0;
    const group = draw(this.layer(layer), "g", { opacity });
    const outer = hollow ? color(role) : color("paper");
    const inner = hollow ? color("paper") : color(role);
    const strokes = [
      [outer, width + edge],
      [inner, width - edge],
    ].filter(([, size]) => edge || size === width);
    const paths = strokes.map(([stroke, size]) =>
      draw(group, "path", { fill: "none", stroke, "stroke-width": size, "stroke-linecap": "round" }),
    );
    const move = (places) => {
      const data = dots(places.filter(this.inside, this));
      for (const path of paths) path.setAttribute("d", data);
    };
    return { group, move };
  }

  /** The dashes that tell a run from the others; none where it is alone. */
  dashes(run, several) {
    return several ? RUN_DASHES[run % RUN_DASHES.length] : [];
  }

  polyline(places, margin) {
    return polyline(places, this.width, this.height, margin);
  }

  /** Words that move, clear of those that this plot has said before in the same update. */
  words(text, options) {
    return movingWords(this, text, options);
  }

  // ---- axes

  setAxes() {
    const { x, y, x_ticks: xTicks, y_ticks: yTicks, follows, fits } = this.frame;
    this.scaleX = axisScale(x);
    this.scaleY = axisScale(y);
    const stroke = blend("muted", BLEND.axis);
    this.tickMarks = this.line("axis", stroke, LINE_WIDTH.axis, { "stroke-linecap": "butt", "clip-path": "none" });
    this.tickTexts = [];
    this.range = [y.low, y.high];
    this.drawAxes(xTicks, yTicks);
    if (follows || fits) this.writeTicks(yTicks);
  }

  drawAxes(xTicks, yTicks) {
    const right = xTicks.map(([value]) => `M${round(this.x(value))} ${this.height}v4`).join("");
    const up = yTicks.map(([value]) => `M0 ${round(this.y(value))}h-4`).join("");
    this.tickMarks.setAttribute("d", `M0 0V${this.height}H${this.width}${right}${up}`);
  }

  writeTicks(yTicks) {
    const { small } = this.sheet.layout;
    for (const text of this.tickTexts) text.remove();
    const longest = Math.max(...yTicks.map(([, label]) => label.length)) * DIGIT_WIDTH * small;
    const inside = longest > this.left - this.frame.cell[0] + 10; // too long for the margin
    const [x, align, halo] = inside ? [this.left + TICK_GAP, "left", 1] : [this.left - TICK_GAP, "right", 0];
    this.tickTexts = yTicks.map(([value, label]) =>
      this.sheet.text([x, this.top + this.y(value) + MIDDLE * small, label, "muted", small, 400, align, halo]),
    );
  }

  /** The y axis of a function of the reader's own, or the scene's own again. */
  fit(range) {
    if (range) this.rescale(...range);
    else this.takeAxis(this.frame.y, () => this.frame.y_ticks);
  }

  /** A y axis that follows the runs: another range with ticks to suit. */
  rescale(low, high) {
    this.takeAxis({ low, high }, () => {
      const values = ticks(low, high, Math.max(2, Math.min(5, this.height / 60)));
      const labels = tickLabels(values);
      return values.map((value, index) => [value, labels[index]]);
    });
  }

  /** Another y axis, with the ticks made for it. */
  takeAxis(axis, makeTicks) {
    if (this.range[0] === axis.low && this.range[1] === axis.high) return;
    this.range = [axis.low, axis.high];
    this.scaleY = axisScale(axis);
    const yTicks = makeTicks();
    this.drawAxes(this.frame.x_ticks, yTicks);
    this.writeTicks(yTicks);
  }
}
