// A formula as a graph: boxes with what was computed, edges with how fast each follows the one before it. What is known
// depends on the step. A node can be pointed at, or chosen by keys, to be told of in words: parts/graph-words.js.
import {
  BARB,
  BLEND,
  CELLS,
  CORNER,
  HEAD,
  KEY_ROOM,
  LETTER,
  LEVEL,
  LIT,
  LIT_HEAD,
  NUMBER_ROOM,
  NUMBER_SIZE,
  THIN,
  TITLE_ROOM,
  TITLE_SIZE,
} from "../constants.js";
import { gdviz, marks } from "../registry.js";
import { blend, color } from "../drawing/color.js";
import { change, draw, polygon, reword, round } from "../drawing/geometry.js";
import { arrowhead, graphLayout } from "../graph/layout.js";
import { shownGraph } from "../graph/shown.js";
import { nodeWords, numeral, titleOf } from "../graph/words.js";

const BOLD = 600;
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const curve = ([[x, y], ...rest]) =>
  `M${round(x)} ${round(y)}${rest.map(([a, b], place) => `${place % 3 ? " " : "C"}${round(a)} ${round(b)}`).join("")}`;

class Graph {
  constructor(plot, mark) {
    Object.assign(this, { plot, mark, down: plot.sheet.layout.width < 600 });
    this.held = draw(plot.sheet.handles, "g", { role: "listbox", "aria-label": "Nodes of the graph" });
    this.held.setAttribute("transform", `translate(${plot.left + 1} ${plot.top + KEY_ROOM})`);
    this.held.addEventListener("keydown", (event) => this.key(event));
    this.held.addEventListener("focusin", ({ target }) => this.point(this.options.indexOf(target)));
    this.held.addEventListener("focusout", () => this.point(null));
    this.held.addEventListener("pointerover", ({ target }) => this.point(this.options.indexOf(target)));
    this.held.addEventListener("pointerleave", () => this.point(this.focused));
  }

  /** The place of the node that has the focus, or null. */
  get focused() {
    const place = this.options.indexOf(document.activeElement);
    return place < 0 ? null : place;
  }

  /** Tell of this node, or of none. */
  point(place) {
    const { store } = this.plot;
    const chosen = place === null || place < 0 ? null : place;
    if ((store.pointed ?? null) === chosen) return;
    store.pointed = chosen;
    store.notify();
  }

  /** To the nearest node in the direction of an arrow key, to the first or the last; away from them all. */
  key(event) {
    const { key, target } = event;
    const from = this.options.indexOf(target);
    const middles = this.layout.boxes.map(([left, top, width, height]) => [left + width / 2, top + height / 2]);
    let to = { Home: 0, End: middles.length - 1 }[key];
    if (WAYS[key]) {
      const [x, y] = WAYS[key];
      const costs = middles.map(([left, top]) => {
        const [across, up] = [left - middles[from][0], top - middles[from][1]];
        const along = across * x + up * y;
        return along > 1 ? along + 2 * Math.abs(across * y + up * x) : Infinity;
      });
      const least = Math.min(...costs);
      to = least < Infinity ? costs.indexOf(least) : from;
    }
    if (key === "Escape") target.blur();
    if (to === undefined) return;
    event.preventDefault();
    for (const [place, option] of this.options.entries()) option.setAttribute("tabindex", place === to ? 0 : -1);
    this.options[to].focus({ preventScroll: true });
  }

  update(store) {
    const { made, graph, known } = shownGraph(store, this.mark);
    if (made !== this.made) this.make(made, graph);
    const lit = known.backward ? "slope" : "function";
    this.numbers.forEach(({ value, slope }, place) => {
      this.write(value, known.values[place], place);
      this.write(slope, known.slopes[place], place);
      const input = made[place].name;
      const chosen = store.pointed === place;
      change(this.boxes[place], {
        fill: color(known.node === place || chosen ? "paper" : "raised"),
        stroke: color(known.node === place ? lit : chosen ? "ink" : input ? "path" : "rule"),
        "stroke-width": known.node === place || chosen ? LIT : 1.2,
      });
      change(this.options[place], {
        "aria-label": nodeWords(graph, known, place),
        "aria-selected": String(chosen),
      });
    });
    this.rates.forEach((text, place) =>
      reword(text, place < known.passed ? `× ${numeral(graph.edges[place].rate)}` : ""),
    );
    this.light(known.edges, lit, known.backward);
  }

  /** A number of a box, as large as fits. */
  write(text, value, place) {
    const words = value === null ? "" : numeral(value);
    const room = NUMBER_ROOM[Number(this.down)] * this.layout.boxes[place][2];
    reword(text, words);
    const size = Math.min(NUMBER_SIZE * this.layout.scale, room / (LETTER * Math.max(words.length, 1)));
    change(text, { "font-size": round(size) });
  }

  /** Edges in the colour of the way they have just been gone. */
  light(edges, role, back) {
    const paths = edges.map((edge) => (back ? wayBack(this.layout.paths[edge]) : this.layout.paths[edge]));
    change(this.lit, { d: paths.map(curve).join(""), stroke: color(role) });
    const heads = paths.map((path) => polygon(arrowhead(path.at(-1), path.at(-2), ...LIT_HEAD)));
    change(this.litHeads, { d: heads.join(""), fill: color(role) });
  }

  /** Draw other nodes. */
  make(made, graph) {
    const { plot } = this;
    this.made = made;
    this.group?.remove();
    this.held.replaceChildren();
    this.layout = graphLayout(graph, plot.width - 2, plot.height - KEY_ROOM - 1, this.down);
    this.group = draw(plot.layer("curve"), "g", { transform: `translate(1 ${KEY_ROOM})` });
    const tone = blend("muted", BLEND.axis);
    const { paths, boxes } = this.layout;
    const line = { fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" };
    draw(this.group, "path", { ...line, d: paths.map(curve).join(""), stroke: tone, "stroke-width": THIN });
    const heads = paths.map((path) => polygon(arrowhead(path.at(-1), path.at(-2), HEAD, BARB)));
    draw(this.group, "path", { d: heads.join(""), fill: tone });
    this.lit = draw(this.group, "path", { ...line, "stroke-width": LIT });
    this.litHeads = draw(this.group, "path");
    const shape = ([x, y, width, height]) => ({ x: round(x), y: round(y), width: round(width), height: round(height) });
    this.boxes = boxes.map((box) => draw(this.group, "rect", { ...shape(box), rx: CORNER }));
    this.numbers = boxes.map((box, place) => this.fill(box, made[place]));
    this.rates = this.layout.rates.map((place) => this.text(place, "slope", { class: "gd-halo" }));
    this.options = boxes.map((box, place) =>
      draw(this.held, "rect", {
        class: "gd-node",
        role: "option",
        tabindex: place ? -1 : 0,
        rx: CORNER,
        ...shape(box),
      }),
    );
  }

  /** What a box says: its title, and texts for its value and its slope. */
  fill(box, node) {
    const title = titleOf(node);
    const room = TITLE_ROOM[Number(this.down)] * box[2];
    const size = Math.min(TITLE_SIZE * this.layout.scale, room / (LETTER * title.length));
    const [at, value, slope] = CELLS[Number(this.down)].map(([across, up]) => [
      box[0] + across * box[2],
      box[1] + up * box[3],
    ]);
    reword(this.text(at, node.name ? "path" : "ink", { "font-weight": BOLD }, size), title);
    return { value: this.text(value, "function"), slope: this.text(slope, "slope") };
  }

  /** An empty text whose middle is at a place. */
  text([x, y], role, attributes, size = NUMBER_SIZE * this.layout.scale) {
    return draw(this.group, "text", {
      x: round(x),
      y: round(y + LEVEL * size),
      fill: color(role),
      "font-size": round(size),
      "text-anchor": "middle",
      ...attributes,
    });
  }
}

/** The way back over an edge: its head then ends where the edge begins. */
function wayBack([[x, y], [nextX, nextY], ...rest]) {
  const share = LIT_HEAD[0] / Math.max(Math.hypot(nextX - x, nextY - y), 1e-9);
  return [[x + share * (nextX - x), y + share * (nextY - y)], [nextX, nextY], ...rest].map((_, place, all) =>
    all.at(-1 - place),
  );
}

marks.Graph = { create: (plot, mark) => new Graph(plot, mark) };
gdviz.graph = true; // for the loader: the script has come
