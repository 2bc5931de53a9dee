// The points of a schedule that is drawn by hand: each is dragged up and down, or moved by the arrow keys.
import { parts } from "../registry.js";
import { clamp, fixed } from "../drawing/numbers.js";
import { change, draw, round } from "../drawing/geometry.js";
import { listenToDrags, moveOf } from "../controls/pointer.js";

const POINT_REACH = 22; // pixels of the screen: the room a finger needs
const KEY_STEP = 0.05; // of the learning rate: how far an arrow key goes

class DrawSchedule {
  constructor(figure, { control }) {
    Object.assign(this, { figure, store: figure.store, control: figure.store.controls.get(control) });
  }

  get points() {
    return this.store.values[this.control.name];
  }

  /** The rates that the factors stand for. */
  get rate() {
    return this.store.settings(0, this.store.values).learning_rate;
  }

  /** Where a point stands, in pixels of the box of the plot. */
  placeOf(index) {
    const { longest } = this.store;
    return this.plot.at([(index * longest) / (this.points.length - 1), this.rate * this.points[index]]);
  }

  /** The point nearest to a pointer: the rooms that fingers need overlap. */
  nearest([x]) {
    const away = this.points.map((_, index) => Math.abs(this.placeOf(index)[0] - x));
    return away.indexOf(Math.min(...away));
  }

  put(index, factor) {
    const { low, high, name } = this.control;
    const points = [...this.points];
    points[index] = Number(clamp(factor, low[index], high[index]).toFixed(2));
    this.figure.touched();
    this.figure.change({ [name]: points });
  }

  begin(sheet) {
    this.sheet = sheet;
    this.plot = sheet.plots.find(({ marks }) => marks.some(({ kind, points }) => kind === "RateCurve" && points));
    const { plot } = this;
    this.group = draw(sheet.handles, "g", { transform: `translate(${plot.left} ${plot.top})` });
    this.handles = this.points.map((_, index) => this.handle(index));
    listenToDrags(this.group, plot, {
      grab: (position) => {
        const index = this.nearest(position);
        return { index, focus: this.handles[index], middle: this.placeOf(index) };
      },
      drag: ({ index }, position) => this.put(index, plot.valuesAt(position)[1] / this.rate),
    });
    this.group.addEventListener("keydown", (event) => this.key(event, this.handles.indexOf(event.target)));
  }

  handle(index) {
    const element = draw(this.group, "g", {
      class: "gd-handle",
      role: "slider",
      tabindex: 0,
      "aria-label": `point ${index + 1} of ${this.points.length}`,
      "aria-orientation": "vertical",
    });
    draw(element, "circle", { class: "gd-touch" });
    draw(element, "circle", { class: "gd-ring", r: 10 });
    draw(element, "circle", { class: "gd-grip", r: 5.5 });
    return element;
  }

  key(event, index) {
    const { low, high } = this.control;
    const along = moveOf(event);
    if (event.key === "Home" || event.key === "End") this.put(index, (event.key === "Home" ? low : high)[index]);
    else if (along) this.put(index, this.points[index] + (along[0] || along[1]) * KEY_STEP);
    else return;
    event.preventDefault();
  }

  update() {
    if (this.sheet !== this.figure.sheet) this.begin(this.figure.sheet);
    const { low, high } = this.control;
    this.handles.forEach((handle, index) => {
      const [x, y] = this.placeOf(index);
      const factor = this.points[index];
      const step = Math.round((index * this.store.longest) / (this.points.length - 1));
      change(handle, {
        transform: `translate(${round(x)} ${round(y)})`,
        "aria-valuemin": low[index],
        "aria-valuemax": high[index],
        "aria-valuenow": factor,
        "aria-valuetext": `at step ${step}: rate ${fixed(this.rate * factor, 3)}`,
      });
      handle.firstChild.setAttribute("r", round(POINT_REACH / this.sheet.scale));
    });
  }
}

parts.DrawSchedule = (figure, box, part) => new DrawSchedule(figure, part);
