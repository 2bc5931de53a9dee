// The drawing of one scene in one layout, at the size and in the place of its still.
const ANCHORS = { left: "start", center: "middle", right: "end" };
let stageCount = 0;

class Stage {
  /** Draws into `box` (it is positioned) the scene of the store in the layout "wide" or "narrow". */
  constructor(store, box, layout) {
    this.store = store;
    this.layout = store.scene.layouts[layout];
    this.number = ++stageCount;
    this.scale = 1;
    this.canvases = [];
    this.ending = new AbortController();
    const { width, height } = this.layout;
    this.svg = draw(box, "svg", { class: "gd-stage", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": store.scene.alt });
    this.definitions = draw(this.svg, "defs");
    this.drawing = draw(this.svg, "g", { "aria-hidden": "true" });
    this.texts = draw(this.svg, "g", { "aria-hidden": "true" });
    this.handles = draw(this.svg, "g");
    const written = this.layout.texts.map((text) => this.text(text));
    this.titles = store.scene.panels.map(({ title }) => title && written.find((text) => text.textContent === title));
    this.panels = this.layout.panels.map((_, index) => new Panel(this, index));
  }

  /** Show the state of the store. */
  update(store) {
    for (const panel of this.panels) panel.update(store);
    this.titles.forEach((title, index) => title && change(title, { visibility: this.holds(store, index) ? null : "hidden" }));
  }

  /** Whether the title of a panel, which may say how its run ends, speaks of the run as it was given, and has come to that. */
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

  /** A line of text on its baseline: [x, y, words, role, size, weight, align, halo]. */
  text([x, y, words, role, size, weight, align, halo]) {
    const element = draw(this.texts, "text", {
      x: round(x), y: round(y), fill: color(role), "font-size": size, "font-weight": weight, "text-anchor": ANCHORS[align],
      ...(halo ? { class: "gd-halo" } : {}),
    });
    element.textContent = words;
    return element;
  }

  /** The name of the clip path of a panel's box. */
  clip(panel) {
    const name = `gd-clip-${this.number}-${panel.index}`;
    if (!this.definitions.querySelector(`#${name}`)) {
      draw(draw(this.definitions, "clipPath", { id: name }), "rect", { width: panel.width, height: panel.height });
    }
    return name;
  }

  /** A canvas under the drawing, over a panel's box: for what is too much for SVG. Its size is the caller's to set. */
  canvas(panel) {
    const canvas = document.createElement("canvas");
    const share = (part, whole) => `${(100 * part) / whole}%`;
    Object.assign(canvas.style, {
      left: share(panel.left, this.layout.width), top: share(panel.top, this.layout.height),
      width: share(panel.width, this.layout.width), height: share(panel.height, this.layout.height),
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
