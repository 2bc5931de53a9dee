// From values to pixels, and from pixels to the paths of an SVG.
import { FAR } from "../constants.js";
import { clamp } from "./numbers.js";

/** One axis as a map from values to 0..1; a log scale sends what is not positive just under its low end. */
export function axisScale({ low, high, scale }) {
  if (scale !== "log") {
    return { fraction: (value) => (value - low) / (high - low), value: (fraction) => low + fraction * (high - low) };
  }
  const floor = low * (low / high) ** 0.05;
  const span = Math.log(high / low);
  return {
    fraction: (value) => Math.log(Math.max(value, floor) / low) / span,
    value: (fraction) => low * Math.exp(fraction * span),
  };
}

export const distance = ([x, y], [otherX, otherY]) => Math.hypot(x - otherX, y - otherY);

/** A tenth of a pixel is enough. */
export const round = (value) => Math.round(value * 100) / 100;

/** A polyline, cut to the box enlarged by `margin`, as path data. Exact for points as far off as a diverging run goes. */
export function polyline(places, width, height, margin = 30) {
  let data = "";
  let [endX, endY] = [NaN, NaN];
  for (let index = 1; index < places.length; index++) {
    const [start, end] = [places[index - 1], places[index]];
    const span = clipSegment(start, end, [-margin, -margin], [width + margin, height + margin]);
    if (!span) continue;
    const at = (share) => [0, 1].map((axis) => round(start[axis] + (end[axis] - start[axis]) * share));
    const [x, y] = at(span[0]);
    if (x !== endX || y !== endY) data += `M${x} ${y}`;
    [endX, endY] = at(span[1]);
    data += `L${endX} ${endY}`;
  }
  return data;
}

/** Liang and Barsky's clipping: the shares of a segment where it enters and leaves the box, or nothing. */
export function clipSegment(start, end, low, high) {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1]) {
    const step = end[axis] - start[axis];
    if (!Number.isFinite(step)) return undefined;
    if (step === 0) {
      if (start[axis] < low[axis] || start[axis] > high[axis]) return undefined;
      continue;
    }
    const bounds = [(low[axis] - start[axis]) / step, (high[axis] - start[axis]) / step];
    enter = Math.max(enter, Math.min(...bounds));
    leave = Math.min(leave, Math.max(...bounds));
  }
  return enter <= leave ? [enter, leave] : undefined;
}

/** A place with what is farther than FAR put there, and what is no number at `nan`: so clipping stays exact. */
export const finite = (place, nan) => place.map((part) => (Number.isNaN(part) ? nan : clamp(part, -FAR, FAR)));

/** The values of an objective on a grid, row after row; where there is no number, the largest. */
export function gridValues(objective, xs, ys) {
  const values = ys.flatMap((y) => xs.map((x) => objective.value([x, y])));
  const largest = values.reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), -Infinity);
  return values.map((value) => (Number.isFinite(value) ? value : largest));
}

/** Separate points as path data, to be drawn with round caps: one element for a thousand of them. */
export const dots = (places) => places.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join("");

export const polygon = (places) => `M${places.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;

/** A new SVG element at the end of `parent`. */
export function draw(parent, name, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  change(element, attributes);
  parent.append(element);
  return element;
}

/** Set the words of an element, unless they are there already: what follows them is not disturbed. */
export function reword(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Set attributes; null takes one away. */
export function change(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}
