// The box of a surface: the outline of its floor, ticks at its near edges, the height axis at its left corner, and their
// labels, which turn along. As in the stills.
import { ASCENT, BELOW, DESCENT, MIDDLE, NAME_LIFT, SIDEWAYS, TICK } from "../constants.js";
import { change, round } from "../drawing/geometry.js";
import { ANCHORS } from "../drawing/sheet.js";
import { inner, project } from "../drawing/camera.js";

const FLOOR = [
  [-1, -1, 0],
  [1, -1, 0],
  [1, 1, 0],
  [-1, 1, 0],
];

export class SurfaceBox {
  constructor(plot) {
    Object.assign(this, { plot, view: plot.view, small: plot.sheet.layout.small });
    const { axes, ticks } = plot.view;
    this.labels = [...ticks.flatMap((each) => each.map(([, label]) => label)), ...axes.map(({ label }) => label)];
    this.texts = this.labels.map((label) => plot.sheet.text([0, 0, label, "muted", this.small, 400, "left", 0]));
    const { signal } = plot.sheet.ending; // fonts.ready would have the page laid out
    document.fonts.addEventListener("loadingdone", () => (this.widths = undefined), { signal });
  }

  /** Follow the camera: `segments` to draw below the surface, in box units; the labels are put in their places. */
  update() {
    this.segments = FLOOR.map((corner, index) => [corner, FLOOR[(index + 1) % 4]]);
    const places = [];
    const names = [];
    for (const axis of [0, 1]) this.edge(axis, places, names);
    this.heightAxis(places, names);
    this.write([...places, ...names]);
  }

  /** The ticks of x or y: along the edge that is nearer to the camera. */
  edge(axis, places, names) {
    const { camera, scales, ticks } = this.view;
    const other = 1 - axis;
    const front = camera.towards[other] >= 0 ? 1 : -1;
    const out = this.direction(axis === 0 ? [0, front, 0] : [front, 0, 0]);
    const at = (value, beyond) => (axis === 0 ? [value, front * (1 + beyond), 0] : [front * (1 + beyond), value, 0]);
    for (const [value] of ticks[axis]) {
      const place = 2 * scales[axis].fraction(value) - 1;
      this.segments.push([at(place, 0), at(place, TICK)]);
      places.push([at(place, 2.2 * TICK), out]);
    }
    names.push([at(0, this.view.out - 1), out]);
  }

  /** The height axis: at the corner of the floor that is farthest left. */
  heightAxis(places, names) {
    const { camera, rise, scales, ticks, unit } = this.view;
    const [x, y] = FLOOR.reduce((left, corner) =>
      inner(corner, camera.right) < inner(left, camera.right) ? corner : left,
    );
    this.segments.push([
      [x, y, 0],
      [x, y, rise],
    ]);
    for (const [value] of ticks[2])
      places.push([
        [x, y, rise * scales[2].fraction(value)],
        [-1, 0],
      ]);
    names.push([
      [x, y, rise + NAME_LIFT / unit / Math.max(camera.up[2], 0.2)],
      [-0.5, 0],
    ]);
  }

  /** A direction of the box on the screen, right and up, of length 1. */
  direction(part) {
    const [right, up] = project(this.view.camera, part);
    return [right, up].map((each) => each / Math.max(Math.hypot(right, up), 1e-9));
  }

  /** Put the labels in their places; names come first, and what would cover another is left out. */
  write(places) {
    const taken = [];
    const names = this.labels.length - 3;
    for (const index of this.labels.map((_, place) => (place + names) % this.labels.length)) {
      const [box, out] = places[index];
      const { left, x, y, width, align } = this.labelPlace(index, this.view.screen(box), out);
      const room = [left, y - ASCENT * this.small, left + width, y + DESCENT * this.small];
      const covered = taken.some(
        (other) => room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3],
      );
      if (!covered) taken.push(room);
      change(this.texts[index], {
        x: round(x),
        y: round(y),
        "text-anchor": ANCHORS[align],
        visibility: covered ? "hidden" : null,
      });
    }
  }

  /** Where a label beside a tick stands: away from the box, level with the tick where it is at the side, within the cell. */
  labelPlace(index, [placeX, placeY], out) {
    const { plot, small } = this;
    const align = out[0] < -SIDEWAYS ? "right" : out[0] > SIDEWAYS ? "left" : "center";
    const drop = MIDDLE * small - BELOW * small * out[1];
    const y = plot.top + placeY + drop - 2 * Math.min(out[1], 0);
    const x = plot.left + placeX + 4 * out[0];
    const width = this.width(index);
    const left = x - { left: 0, center: 0.5, right: 1 }[align] * width;
    const [cellLeft, , cellWidth] = plot.frame.cell;
    const into = Math.max(cellLeft - left, 0) || -Math.max(left + width - cellLeft - cellWidth, 0);
    return { left: left + into, x: x + into, y, width, align };
  }

  /** How wide a label is in the font of the page, as far as that is there. */
  width(index) {
    this.widths ??= this.measure();
    return this.widths[index];
  }

  measure() {
    const context = document.createElement("canvas").getContext("2d");
    context.font = `${this.small}px ${getComputedStyle(this.plot.sheet.svg).fontFamily}`;
    return this.labels.map((label) => context.measureText(label).width);
  }
}
