// Where the points of a surface go: our own orthographic camera, as in the stills. The box of a surface is
// [-1, 1] x [-1, 1] x [0, rise]; azimuth and elevation are degrees, as matplotlib measures them.
import { LIFT, RAY_END, RAY_SAMPLES, RAY_START, STRIDE } from "../constants.js";
import { views } from "../registry.js";
import { clamp, times } from "./numbers.js";
import { axisScale, clipSegment, distance, gridValues, round } from "./geometry.js";

const NEAR = 0.001; // of an axis: less than half a pixel
const TRAIL_POINTS = 1500; // about as many at most: a longer path has longer strides
const RAY_STEP = (RAY_END - RAY_START) / (RAY_SAMPLES - 1);
const RAY = times(RAY_SAMPLES, (index) => RAY_START + index * RAY_STEP); // how far along a ray to look

/** A camera: what is right and up on the screen, and which way it stands from the box, as unit vectors. */
export function cameraAt(azimuth, elevation) {
  const [a, e] = [azimuth, elevation].map((angle) => (angle * Math.PI) / 180);
  return {
    azimuth,
    elevation,
    right: [-Math.sin(a), Math.cos(a), 0],
    up: [-Math.cos(a) * Math.sin(e), -Math.sin(a) * Math.sin(e), Math.cos(e)],
    towards: [Math.cos(a) * Math.cos(e), Math.sin(a) * Math.cos(e), Math.sin(e)],
  };
}

export const inner = ([x, y, z], [u, v, w]) => x * u + y * v + z * w;

/** A position in the box as the camera sees it: right, up, and how near. */
export const project = (camera, position) =>
  [camera.right, camera.up, camera.towards].map((direction) => inner(position, direction));

class View {
  constructor(plot) {
    this.plot = plot;
    const { axes, ticks, unit, turns, rise, rooms, out } = plot.frame.view;
    Object.assign(this, { axes, ticks, turns, rise, rooms, out, largest: unit, version: 0 });
    this.scales = axes.map(axisScale);
    this.count = plot.marks.find((mark) => mark.kind === "Surface").resolution;
    this.update(plot.store);
  }

  /** Follow the store: the objective's heights, and the camera. `version` changes with either. */
  update(store) {
    const [azimuth, elevation] = this.angles(store);
    const same = this.camera?.azimuth === azimuth && this.camera.elevation === elevation;
    if (same && this.objective === this.plot.shown) return;
    if (this.objective !== this.plot.shown) this.measure(this.plot.shown);
    this.aim(cameraAt(azimuth, elevation));
    this.version++;
  }

  /** Azimuth and elevation: from controls, else as the reader has turned it, else as in the still. */
  angles({ values, turned }) {
    const given = turned[this.plot.index] ?? this.plot.camera;
    return [values.azimuth ?? given[0], values.elevation ?? given[1]];
  }

  /** The heights of the grid, row after row, in box units; the largest one where there is no number. */
  measure(objective) {
    const { count } = this;
    const shares = times(count, (index) => index / (count - 1));
    const [xs, ys] = [0, 1].map((axis) => shares.map(this.scales[axis].value));
    const height = (value) => this.rise * this.scales[2].fraction(value);
    this.heights = Float64Array.from(gridValues(objective, xs, ys), height);
    this.objective = objective;
  }

  /** The grid as this camera sees it, in pixels. */
  aim(camera) {
    this.camera = camera;
    this.fit(camera);
    const { count, heights, unit } = this;
    this.screenX = new Float64Array(count * count);
    this.screenY = new Float64Array(count * count);
    const { right, up } = camera;
    for (let index = 0, row = 0; row < count; row++) {
      const y = (2 * row) / (count - 1) - 1;
      for (let column = 0; column < count; column++, index++) {
        const x = (2 * column) / (count - 1) - 1;
        this.screenX[index] = this.originX + unit * (x * right[0] + y * right[1]);
        this.screenY[index] = this.originY - unit * (x * up[0] + y * up[1] + heights[index] * up[2]);
      }
    }
  }

  /** Pixels to a unit of the box: as in the still, less where box and names would not fit; and where its floor is. */
  fit({ right, up }) {
    const [across, along] = right.map(Math.abs);
    const [reach, nearest, apart] = this.turns
      ? [Math.SQRT2, 1, 1]
      : [across + along, Math.max(across, along), Math.abs(across - along)];
    const slope = Math.hypot(up[0], up[1]);
    const [side, ...rooms] = this.rooms;
    const { width, height } = this.plot;
    const ends = [
      [reach, this.out * nearest],
      [reach, apart],
    ].map((lengths, end) => lengths.map((length, index) => [rooms[end][index], slope * length]));
    const tall = this.rise * up[2];
    const pairs = ends[0].flatMap(([below, down]) => ends[1].map(([above, high]) => [below + above, down + high]));
    this.unit = Math.min(
      this.largest,
      (width - 2 * side) / (2 * reach),
      ...pairs.map(([room, length]) => (height - room) / (length + tall)),
    );
    const [low, high] = ends.map((end) => Math.max(...end.map(([room, length]) => room + this.unit * length)));
    this.originX = width / 2;
    this.originY = (height + high - low + this.unit * tall) / 2;
  }

  /** A corner of the grid in box units. */
  corner(index) {
    const { count } = this;
    const row = Math.floor(index / count);
    return [(2 * (index - row * count)) / (count - 1) - 1, (2 * row) / (count - 1) - 1, this.heights[index]];
  }

  // ---- places

  /** A point of the parameter space, or one with its height, in box units. */
  inBox([x, y, z], lift = 0) {
    const height = z ?? this.objective.value([x, y]);
    const fractions = [x, y, height].map((value, axis) => this.scales[axis].fraction(value));
    return [2 * fractions[0] - 1, 2 * fractions[1] - 1, this.rise * fractions[2] + lift];
  }

  /** A position in the box in pixels of the plot. */
  screen(position) {
    return [
      this.originX + this.unit * inner(position, this.camera.right),
      this.originY - this.unit * inner(position, this.camera.up),
    ];
  }

  /** A point of the parameter space (on the surface), or one with its height, in pixels of the plot. */
  place(point) {
    return this.screen(this.inBox(point, point.length === 2 ? LIFT : 0));
  }

  /**
   * The point of the parameter space that lies on the surface at these pixels: the one nearest to the camera, or nearest
   * to the point `near`. Not numbers where there is no surface.
   */
  valuesAt([x, y], near) {
    const pixel = [x, y + this.unit * LIFT * this.camera.up[2]]; // what lies on the surface is drawn above it
    const aim = near && this.inBox(near);
    const score = (position) => (aim ? -distance(position, aim) : inner(position, this.camera.towards));
    let best;
    for (const position of this.hits(pixel)) if (!best || score(position) > score(best)) best = position;
    return [0, 1].map((axis) => (best ? this.scales[axis].value((best[axis] + 1) / 2) : NaN));
  }

  /** Where the ray through a pixel meets the triangles of the grid, in box units. */
  hits([x, y]) {
    const { count, screenX, screenY } = this;
    const found = [];
    for (let cell = 0; cell < count * (count - 1) - 1; cell++) {
      if (cell % count === count - 1) continue;
      const across = cell + count + 1;
      for (const third of [cell + 1, cell + count]) {
        const shares = sharesOf(
          [x, y],
          [cell, across, third].map((index) => [screenX[index], screenY[index]]),
        );
        if (!shares) continue;
        const corners = [cell, across, third].map((index) => this.corner(index));
        const position = [0, 1, 2].map((axis) =>
          corners.reduce((sum, corner, index) => sum + shares[index] * corner[axis], 0),
        );
        if (position[2] <= this.rise) found.push(position);
      }
    }
    return found;
  }

  // ---- paths

  /** A path over the surface as path data: what is seen of it, and what the surface hides. */
  trail(iterates) {
    const data = ["", ""];
    let last; // 0 where the path was seen, 1 where it was hidden
    for (const [ground, begins] of groundLine(
      iterates.map((point) => [0, 1].map((axis) => this.scales[axis].fraction(point[axis]))),
    )) {
      const box = this.inBox(
        [0, 1].map((axis) => this.scales[axis].value(ground[axis])),
        LIFT,
      );
      const shown = box[2] > this.rise + 2 * LIFT ? undefined : Number(this.hidden(box));
      if (shown !== undefined)
        data[shown] += `${begins || shown !== last ? "M" : "L"}${this.screen(box).map(round).join(" ")}`;
      last = shown;
    }
    return data;
  }

  /** Whether the surface stands between a position in the box and the camera. */
  hidden([x, y, z]) {
    const [dx, dy, dz] = this.camera.towards;
    for (const far of RAY) {
      const [across, back, up] = [x + far * dx, y + far * dy, z + far * dz];
      if (up > this.rise || Math.abs(across) > 1 || Math.abs(back) > 1) return false;
      const ground = this.heightAt(across, back);
      if (ground <= this.rise && up <= ground) return true;
    }
    return false;
  }

  /** The height of the surface over a place of the floor, interpolated in its grid. */
  heightAt(x, y) {
    const { count, heights } = this;
    const column = clamp(((x + 1) / 2) * (count - 1), 0, count - 1.001);
    const row = clamp(((y + 1) / 2) * (count - 1), 0, count - 1.001);
    const [i, j] = [Math.floor(row), Math.floor(column)];
    const [s, t] = [row - i, column - j];
    const [near, far] = [i * count + j, (i + 1) * count + j];
    return (
      (1 - s) * ((1 - t) * heights[near] + t * heights[near + 1]) + s * ((1 - t) * heights[far] + t * heights[far + 1])
    );
  }
}
views.surface = { create: (plot) => new View(plot) };

/** The shares of the three corners of a triangle in a place inside it; nothing outside. */
function sharesOf([x, y], [[ax, ay], [bx, by], [cx, cy]]) {
  if (x < Math.min(ax, bx, cx) || x > Math.max(ax, bx, cx) || y < Math.min(ay, by, cy) || y > Math.max(ay, by, cy))
    return undefined;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
  const c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
  return b >= -1e-9 && c >= -1e-9 && b + c <= 1 + 1e-9 ? [1 - b - c, b, c] : undefined; // an edge belongs to both sides
}

/** Without the places that no eye could tell from the one before; the last one stays. */
function distinct(places) {
  let kept = [NaN, NaN];
  return places.filter((place, index) => {
    if (distance(place, kept) < NEAR && index < places.length - 1) return false;
    kept = place;
    return true;
  });
}

/** A polyline on the floor (fractions of its axes), cut to it, in short strides: [place, whether a piece begins there]. */
function* groundLine(whole) {
  const places = distinct(whole);
  const onFloor = (start, end) => Math.min(distance(start, end) || 0, 2); // it is no wider
  const length = places.slice(1).reduce((sum, place, index) => sum + onFloor(places[index], place), 0);
  const stride = Math.max(STRIDE / 2, length / TRAIL_POINTS);
  let joined = false;
  for (let index = 1; index < places.length; index++) {
    const [start, end] = [places[index - 1], places[index]];
    const span = clipSegment(start, end, [0, 0], [1, 1]);
    joined = joined && span?.[0] === 0;
    if (!span) continue;
    const at = (share) => [0, 1].map((axis) => start[axis] + (end[axis] - start[axis]) * share);
    const strides = Math.max(Math.ceil(((span[1] - span[0]) * distance(start, end)) / stride), 1);
    for (let count = joined ? 1 : 0; count <= strides; count++) {
      yield [at(span[0] + ((span[1] - span[0]) * count) / strides), count === 0];
    }
    joined = span[1] === 1;
  }
}
