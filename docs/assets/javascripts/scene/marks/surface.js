// Draws a surface on a canvas below the drawing: its facets from far to near, its mesh, and the box it stands in. It is
// drawn again only when it is turned, resized or recoloured; what moves on it is SVG.
import { BLEND, HEIGHT_SHARES, LIGHT, LINE_WIDTH, MESH, SHADE, SHADED, UNDERSIDE } from "../constants.js";
import { marks } from "../registry.js";
import { clamp, times } from "../drawing/numbers.js";
import { draw } from "../drawing/geometry.js";
import { color } from "../drawing/color.js";
import { inner } from "../drawing/camera.js";
import { SurfaceBox } from "./surface-box.js";

const UNDERLAP = 0.3; // of the next facet, how far one reaches under it
const TO_LIGHT = LIGHT.map((part) => part / Math.hypot(...LIGHT)); // of length 1

marks.Surface = { create: (plot) => new Surface(plot) };

class Surface {
  constructor(plot) {
    const { sheet, view } = plot;
    Object.assign(this, { plot, sheet, view, box: new SurfaceBox(plot) });
    this.canvas = sheet.canvas(plot);
    this.context = this.canvas.getContext("2d");
    this.probe = draw(plot.group, "g"); // colours of the page are read from it
    this.watch();
  }

  /** Show the state of the store. */
  update() {
    if (this.drawn === this.view.version) return;
    this.drawn = this.view.version;
    this.box.update();
    this.paint();
  }

  /** Draw again when the size of a pixel or a colour changes. */
  watch() {
    const { signal } = this.sheet.ending;
    const resized = new ResizeObserver(([entry]) => this.resize(entry));
    try {
      resized.observe(this.canvas, { box: "device-pixel-content-box" }); // exact, so that nothing is blurred
    } catch {
      resized.observe(this.canvas);
    }
    const recolour = () => {
      this.cells = undefined;
      this.paint();
    };
    const recoloured = new MutationObserver(recolour);
    recoloured.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    for (const media of ["print", "(forced-colors: active)", "(prefers-color-scheme: dark)"]) {
      matchMedia(media).addEventListener("change", recolour, { signal });
    }
    signal.addEventListener("abort", () => {
      resized.disconnect();
      recoloured.disconnect();
    });
  }

  resize({ contentRect, devicePixelContentBoxSize: exact }) {
    const [width, height] = [
      [contentRect.width, exact?.[0].inlineSize],
      [contentRect.height, exact?.[0].blockSize],
    ].map(([size, given]) =>
      Math.abs(size * devicePixelRatio - given) < 1 ? given : Math.round(size * devicePixelRatio),
    ); // not known, or of another screen
    if (!width || (width === this.canvas.width && height === this.canvas.height && this.sized)) return;
    Object.assign(this.canvas, { width, height });
    this.sized = true;
    this.paint();
  }

  paint() {
    if (!this.sized || this.drawn === undefined) return;
    const { context, canvas, plot, view } = this;
    if (!this.cells || this.measured !== view.heights) this.prepare();
    context.setTransform(canvas.width / plot.width, 0, 0, canvas.height / plot.height, 0, 0);
    context.clearRect(0, 0, plot.width, plot.height);
    context.lineJoin = context.lineCap = "round";
    this.lines(this.box.segments, this.colours.box, LINE_WIDTH.axis);
    this.cellsInOrder();
  }

  // ---- facets and mesh, each cell after those it may stand before

  cellsInOrder() {
    const { count, camera } = this.view;
    const last = count - 2;
    const [toColumn, toRow] = camera.towards.map((part) => (part > 0 ? 1 : -1));
    for (let step = 0; step <= last; step++) {
      const row = toRow > 0 ? step : last - step;
      for (let stride = 0; stride <= last; stride++) {
        const column = toColumn > 0 ? stride : last - stride;
        const cell = this.cells[row * count + column];
        if (!cell) continue;
        if (cell.cut) this.cutFacet(cell);
        else this.facet(cell, row * count + column, toColumn, toRow * count);
        this.meshBeside(row, column);
      }
    }
  }

  /** A whole facet. It reaches a little under those that come next, so that nothing shows through the seams. */
  facet({ top, under }, index, toColumn, toRow) {
    const { context, cells } = this;
    const { count, screenX: x, screenY: y } = this.view;
    const far = index + (toColumn < 0 ? 1 : 0) + (toRow < 0 ? count : 0);
    const [beside, near, before] = [far + toColumn, far + toColumn + toRow, far + toRow];
    const area = (x[near] - x[far]) * (y[before] - y[beside]) - (x[before] - x[beside]) * (y[near] - y[far]);
    context.fillStyle = area < 0 === toColumn * toRow > 0 ? top : under; // y runs down
    const follows = (next) => cells[index + next] && !cells[index + next].cut;
    const across = follows(toColumn) ? toColumn : 0;
    const onward = follows(toRow) ? toRow : 0;
    const both = across && onward && follows(toColumn + toRow);
    const to = (corner, first, second) =>
      context.lineTo(
        x[corner] + UNDERLAP * (x[corner + first] + x[corner + second] - 2 * x[corner]),
        y[corner] + UNDERLAP * (y[corner + first] + y[corner + second] - 2 * y[corner]),
      );
    context.beginPath();
    context.moveTo(x[far], y[far]);
    to(beside, across, 0);
    to(near, both ? across : 0, both ? onward : 0);
    to(before, 0, onward);
    context.fill();
  }

  /** What is left of a facet at the top of the box. */
  cutFacet({ cut, top, under }) {
    const { context } = this;
    const flat = cut.map((corner) => this.view.screen(corner));
    context.beginPath();
    for (const [x, y] of flat) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = context.strokeStyle = facesCamera(flat) ? top : under;
    context.lineWidth = 0.5; // over the seams
    context.fill();
    context.stroke();
  }

  /** The mesh lines at the far edges of a cell, and at its near ones where no cell follows: both sides are there now. */
  meshBeside(row, column) {
    const { count, camera } = this.view;
    for (const ahead of [0, 1]) {
      const across = column + ahead;
      const up = row + ahead;
      const drawn = (line, towards) =>
        line % MESH === 0 && ((ahead === 0) === towards > 0 || line === 0 || line === count - 1);
      if (drawn(across, camera.towards[0])) this.meshLine(row * count + across, (row + 1) * count + across);
      if (drawn(up, camera.towards[1])) this.meshLine(up * count + column, up * count + column + 1);
    }
  }

  meshLine(start, end) {
    const { context, view } = this;
    if (Math.max(view.heights[start], view.heights[end]) > view.rise) return;
    context.strokeStyle = this.colours.mesh;
    context.lineWidth = LINE_WIDTH.mesh;
    context.beginPath();
    context.moveTo(view.screenX[start], view.screenY[start]);
    context.lineTo(view.screenX[end], view.screenY[end]);
    context.stroke();
  }

  lines(segments, stroke, width) {
    const { context, view } = this;
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.beginPath();
    for (const [start, end] of segments) {
      context.moveTo(...view.screen(start));
      context.lineTo(...view.screen(end));
    }
    context.stroke();
  }

  // ---- what does not change with the camera

  /** The cells below the top of the box with the colours of their upper sides and undersides. */
  prepare() {
    const { view } = this;
    this.measured = view.heights;
    this.colours = this.palette();
    this.cells = times(view.count * (view.count - 1), (index) => {
      if (index % view.count === view.count - 1) return undefined;
      const corners = [index, index + 1, index + view.count + 1, index + view.count].map((corner) =>
        view.corner(corner),
      );
      const heights = corners.map(([, , z]) => z);
      if (Math.min(...heights) >= view.rise) return undefined;
      const cut = Math.max(...heights) > view.rise + 1e-9 ? belowTop(corners, view.rise) : undefined;
      return { cut, ...this.shades(cut ?? corners) };
    });
  }

  /** The colours of one facet: by its height and by the light on it. */
  shades(corners) {
    const { low, high, shade } = this.colours;
    const share = Math.sqrt(
      clamp(corners.reduce((sum, [, , z]) => sum + z, 0) / corners.length / this.view.rise, 0, 1),
    );
    const base = mix(high, low, share);
    const lit = clamp(inner(normal(corners), TO_LIGHT), 0, 1);
    return { top: css(mix(shade, base, (1 - lit) * SHADED)), under: css(mix(shade, base, UNDERSIDE)) };
  }

  palette() {
    const read = (role) => {
      this.probe.style.color = color(role);
      return getComputedStyle(this.probe)
        .color.match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number);
    };
    const [blue, paper, ink, muted, band] = ["function", "paper", "ink", "muted", "band_high"].map(read);
    const dark = inner(paper, [1, 1, 1]) < inner(ink, [1, 1, 1]);
    const [low, high] = (dark ? HEIGHT_SHARES.dark : HEIGHT_SHARES.light).map((share) => mix(blue, band, share));
    return {
      low,
      high,
      shade: mix(blue, dark ? paper : ink, SHADE),
      mesh: css(mix(blue, paper, BLEND.contour)),
      box: css(mix(muted, paper, BLEND.axis)),
    };
  }
}

/** `share` of one colour over another. */
const mix = (over, under, share) => under.map((part, index) => part + share * (over[index] - part));
const css = (parts) => `rgb(${parts.map(Math.round).join(",")})`;

/** Whether a facet shows its upper side: its corners then run anticlockwise on the screen, where y runs down. */
function facesCamera(flat) {
  let area = 0;
  let [x, y] = flat.at(-1);
  for (const corner of flat) {
    area += x * corner[1] - corner[0] * y;
    [x, y] = corner;
  }
  return area < 0;
}

function normal([a, b, c]) {
  const [u, v] = [b, c].map((corner) => corner.map((part, axis) => part - a[axis]));
  const across = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  return across.map((part) => part / Math.max(Math.hypot(...across), 1e-12));
}

/** The part of a facet below the top of the box (Sutherland and Hodgman). */
function belowTop(corners, top) {
  return corners.flatMap((start, index) => {
    const end = corners[(index + 1) % corners.length];
    const kept = start[2] <= top ? [start] : [];
    if (kept.length && end[2] <= top) return kept;
    if (!kept.length && end[2] > top) return kept;
    return [...kept, mix(end, start, (top - start[2]) / (end[2] - start[2]))];
  });
}
