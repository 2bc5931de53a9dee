// The drawing of one scene in one layout, at the size and in the place of its still.
import { change, draw, round } from "./geometry.js";
import { color } from "./color.js";
import { Plot } from "./plot.js";

export const ANCHORS = { left: "start", center: "middle", right: "end" };
let sheetCount = 0;
const KIND = 8; // where a text of the layout says what it is

export class Sheet {
  /** Draws into `box` (it is positioned) the scene of the store in the layout "wide" or "narrow". */
  constructor(store, box, layout) {
    this.store = store;
    this.layout = store.scene.layouts[layout];
    this.number = ++sheetCount;
    this.scale = 1;
    this.canvases = [];
    this.ending = new AbortController();
    const { width, height } = this.layout;
    this.svg = draw(box, "svg", {
      class: "gd-stage",
      viewBox: `0 0 ${width} ${height}`,
      role: "group",
      translate: "no",
      "aria-label": store.scene.alt,
    });
    this.definitions = draw(this.svg, "defs");
    this.drawing = draw(this.svg, "g", { "aria-hidden": "true" });
    this.texts = draw(this.svg, "g", { "aria-hidden": "true" });
    this.handles = draw(this.svg, "g");
    const written = this.layout.texts.map((text) => this.text(text));
    const titles = written.filter((_, index) => this.layout.texts[index][KIND] === "title");
    this.titles = store.scene.panels.map(({ title }) => title && titles.find((text) => text.textContent === title));
    this.plots = this.layout.panels.map((_, index) => new Plot(this, index));
  }

  /** Show the state of the store. */
  update(store) {
    for (const plot of this.plots) plot.update(store);
    this.titles.forEach(
      (title, index) => title && change(title, { visibility: this.holds(store, index) ? null : "hidden" }),
    );
  }

  /** Whether the title of a plot, which may say how its run ends, speaks of the run as it was given, and has come to that. */
  holds(store, index) {
    const { run, ending } = store.scene.panels[index];
    if (ending && store.step < store.longest) return false;
    if (store.segments.length > 1) return false;
    const own = store.scene.controls.filter((control) => run !== null && control.run === run);
    return own.every(({ name }) => store.values[name] === store.opening[name]);
  }

  /** Find out how many pixels of the screen a pixel of the sheet is: `scale`. It has the page laid out. */
  measure() {
    this.scale = this.svg.getScreenCTM()?.a || 1;
  }

  /** A place on the screen in pixels of the sheet. */
  placeOf({ clientX, clientY }) {
    const { a: unit, e: left, f: top } = this.svg.getScreenCTM();
    return [(clientX - left) / unit, (clientY - top) / unit];
  }

  /** A line of text on its baseline: [x, y, words, role, size, weight, align, halo, kind]. */
  text([x, y, words, role, size, weight, align, halo]) {
    const element = draw(this.texts, "text", {
      x: round(x),
      y: round(y),
      fill: color(role),
      "font-size": size,
      "font-weight": weight,
      "text-anchor": ANCHORS[align],
      ...(halo ? { class: "gd-halo" } : {}),
    });
    element.textContent = words;
    return element;
  }

  /** The name of the clip path of a plot's box. */
  clip(plot) {
    const name = `gd-clip-${this.number}-${plot.index}`;
    if (!this.definitions.querySelector(`#${name}`)) {
      draw(draw(this.definitions, "clipPath", { id: name }), "rect", { width: plot.width, height: plot.height });
    }
    return name;
  }

  /** A rectangle over a plot's box that takes the pointer, below the handles. */
  area(plot, name) {
    const { left: x, top: y, width, height } = plot;
    const area = draw(this.svg, "rect", { class: name, x, y, width, height, "aria-hidden": "true" });
    this.svg.insertBefore(area, this.handles);
    return area;
  }

  /** A canvas under the drawing, over a plot's box: for what is too much for SVG. Its size is the caller's to set. */
  canvas(plot) {
    const canvas = document.createElement("canvas");
    const share = (part, whole) => `${(100 * part) / whole}%`;
    Object.assign(canvas.style, {
      left: share(plot.left, this.layout.width),
      top: share(plot.top, this.layout.height),
      width: share(plot.width, this.layout.width),
      height: share(plot.height, this.layout.height),
    });
    canvas.className = "gd-canvas";
    canvas.setAttribute("aria-hidden", "true");
    this.svg.before(canvas);
    this.canvases.push(canvas);
    return canvas;
  }

  remove() {
    this.ending.abort();
    for (const canvas of this.canvases) canvas.remove();
    this.svg.remove();
  }
}
