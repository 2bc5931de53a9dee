// Data of the reader's own: points are added by a click, dragged, moved by arrow keys, deleted; the loss and all that
// follows from it are worked out on them at once.
import { parts } from "../registry.js";
import { clamp, fixed, times } from "../drawing/numbers.js";
import { ticks } from "../drawing/d3.js";
import { change, distance, draw, round } from "../drawing/geometry.js";
import { listenToClicks, listenToDrags, moveOf } from "../controls/pointer.js";
import { focusOn } from "../controls/handles.js";

const FEWEST = 2;
const MOST = 60;
const REACH = 22; // pixels of the screen: how near a finger must come
const ROOMS = 12; // along each axis: of the places for a new point more than there can be points

class EditData {
  constructor(figure, strip, { dataset }) {
    this.figure = figure;
    this.store = figure.store;
    this.strip = strip;
    this.name = strip.dataset.point;
    this.index = dataset;
    this.selected = null;
    strip.addEventListener(
      "click",
      (event) => {
        const edit = event.target.closest("[data-edit]")?.dataset.edit;
        if (edit) this[edit]();
      },
      figure.listening,
    );
    // Not on the group of the points: Chromium makes a stop for Tab of a part of an SVG that listens to the focus.
    figure.box.addEventListener("focusin", ({ target }) => this.focused(target), figure.listening);
    // A moment later it shows whether the focus has left a point, or the point is gone: then update() gives it back.
    figure.box.addEventListener(
      "focusout",
      ({ target }) =>
        queueMicrotask(() => {
          if (target.isConnected && this.inFocus === target) this.inFocus = null;
        }),
      figure.listening,
    );
    this.update();
  }

  get points() {
    const { x, y } = this.store.datasets[this.index];
    return x.map((value, index) => [value, y[index]]);
  }

  /** Change the data: every objective measured on them, and its runs, follow. */
  change(points) {
    this.figure.touched();
    this.store.setDataset(this.index, { x: points.map(([x]) => x), y: points.map(([, y]) => y) });
    this.figure.showRuns();
  }

  focused(target) {
    this.inFocus = target;
    if (this.handles.includes(target)) this.select(this.handles.indexOf(target));
  }

  // ---- what can be done

  /** A new point, or by a button one in the middle of the plot, where no other is. */
  add(point) {
    if (this.points.length >= MOST) return this.say(`${MOST} is the most there can be`);
    this.change([...this.points, point ?? this.room()]);
    const last = this.points.length - 1;
    focusOn(this.handles[last]);
    return this.say(`Added ${this.spoken(last)}`);
  }

  delete(index = this.selected) {
    if (index === null) return this.say(`Choose a ${this.name} first`);
    if (this.points.length <= FEWEST) return this.say(`${FEWEST} are the fewest there can be`);
    const onHandle = document.activeElement === this.handles[index];
    this.change(this.points.filter((_, other) => other !== index));
    this.select(onHandle ? Math.min(index, this.points.length - 1) : null);
    if (onHandle) focusOn(this.handles[this.selected]);
    return this.say(`Deleted ${this.name} ${index + 1}, ${this.points.length} left`);
  }

  original() {
    const { x, y } = this.store.scene.datasets[this.index];
    this.select(null);
    this.change(x.map((value, index) => [value, y[index]]));
    this.say("Original data");
  }

  move(index, to) {
    const points = this.points;
    points[index] = this.tidy(to);
    this.change(points);
  }

  select(selected) {
    this.selected = selected;
    this.handles.forEach((handle, index) => handle.toggleAttribute("data-selected", index === selected));
    this.strip
      .querySelector("[data-edit=delete]")
      .setAttribute("aria-disabled", String(selected === null || this.points.length <= FEWEST));
  }

  say(words) {
    this.figure.announcer.tell(words);
  }

  spoken(index) {
    const axes = this.plot.axes.map((label) => label?.replace(/ \(.*\)$/, ""));
    const [x, y] = this.points[index].map((value) => fixed(value, 2));
    return `${this.name} ${index + 1}: ${axes[0]} ${x}, ${axes[1]} ${y}`;
  }

  // ---- where points may be

  get ranges() {
    return [this.plot.frame.x, this.plot.frame.y];
  }

  /** About a sixtieth of each range: how far an arrow key goes. */
  get steps() {
    return this.ranges.map(({ low, high }) => {
      const [first, second] = ticks(low, high, 60);
      return second - first;
    });
  }

  /** The middle of the plot, or the place nearest to it that no point covers; not below 0. */
  room() {
    const { plot } = this;
    const [width, height] = [plot.width / ROOMS, plot.height / ROOMS];
    const shown = plot.marks
      .filter(({ kind }) => kind === "Points")
      .map((mark) => this.store.datasets[mark.dataset.dataset]);
    const points = shown.flatMap(({ x, y }) => x.map((value, index) => plot.at([value, y[index]])));
    const across = times(ROOMS - 1, (index) => index + 1);
    const places = across
      .flatMap((x) => across.map((y) => this.tidy(plot.valuesAt([x * width, y * height]))))
      .filter(([, y]) => y >= 0);
    const middle = [plot.width / 2, plot.height / 2];
    const away = (place) => distance(plot.at(place), middle);
    places.sort((one, other) => away(one) - away(other));
    const free = (rooms) =>
      places.find((place) =>
        points.every((point) => distance(point, plot.at(place)) >= rooms * Math.min(width, height)),
      );
    // Well apart, or else less so: then there is always room, for no point is within half a room of two places.
    return free(0.7) ?? free(0.5) ?? this.tidy(plot.valuesAt(middle));
  }

  /** Within the plot, with no more digits than can be told apart in it. */
  tidy(point) {
    return point.map((value, axis) => {
      const { low, high } = this.ranges[axis];
      const digits = Math.max(0, Math.ceil(Math.log10(200 / (high - low))));
      return Number(clamp(value, low, high).toFixed(digits));
    });
  }

  // ---- on the drawing

  /** Draw the handles of a new sheet. */
  begin(sheet) {
    this.sheet = sheet;
    const marks = (plot) => plot.marks.some((mark) => mark.kind === "Points" && mark.dataset.dataset === this.index);
    this.plot = sheet.plots.find(marks);
    listenToClicks(sheet.area(this.plot, "gd-area"), (event) =>
      this.add(this.tidy(this.plot.valuesAt(this.plot.placeOf(event)))),
    );
    this.group = draw(sheet.handles, "g", { transform: `translate(${this.plot.left} ${this.plot.top})` });
    this.handles = [];
    this.listen();
  }

  /** The point nearest to a pointer: the rooms that fingers need overlap. */
  nearest([x, y]) {
    const away = this.points.map((point) => distance(this.plot.at(point), [x, y]));
    return away.indexOf(Math.min(...away));
  }

  listen() {
    listenToDrags(this.group, this.plot, {
      grab: (position) => {
        const index = this.nearest(position);
        return { index, focus: this.handles[index], middle: this.plot.at(this.points[index]) };
      },
      drag: ({ index }, position) => this.move(index, this.plot.valuesAt(position)),
    });
    this.group.addEventListener("keydown", (event) => this.key(event, this.handles.indexOf(event.target)));
  }

  key(event, index) {
    const along = moveOf(event);
    if (event.key === "Delete" || event.key === "Backspace") this.delete(index);
    else if (along) {
      this.move(
        index,
        this.points[index].map((value, axis) => value + along[axis] * this.steps[axis]),
      );
    } else return;
    event.preventDefault();
  }

  update() {
    const old = this.sheet === this.figure.sheet ? [] : (this.handles ?? []);
    if (this.sheet !== this.figure.sheet) this.begin(this.figure.sheet);
    const { points } = this;
    const before = this.handles.length;
    while (this.handles.length < points.length) this.handles.push(this.handle(this.handles.length));
    while (this.handles.length > points.length) this.handles.pop().remove();
    points.forEach((point, index) => this.put(this.handles[index], point, index));
    if (before !== points.length)
      this.select(this.selected !== null && this.selected < points.length ? this.selected : null);
    this.handles[old.indexOf(this.inFocus)]?.focus({ preventScroll: true });
  }

  handle(index) {
    const element = draw(this.group, "g", {
      class: "gd-handle gd-datum",
      role: "slider",
      tabindex: 0,
      "aria-label": `${this.name} ${index + 1}`,
    });
    draw(element, "circle", { class: "gd-touch" });
    draw(element, "circle", { class: "gd-ring", r: 9 });
    return element;
  }

  put(handle, point, index) {
    const [{ low, high }] = this.ranges;
    const [x, y] = this.plot.at(point);
    change(handle, {
      transform: `translate(${round(x)} ${round(y)})`,
      "aria-valuemin": low,
      "aria-valuemax": high,
      "aria-valuenow": point[0],
      "aria-valuetext": this.spoken(index).split(": ")[1],
    });
    handle.firstChild.setAttribute("r", round(REACH / this.sheet.scale));
  }
}

parts.EditData = (figure, strip, part) => new EditData(figure, strip, part);
