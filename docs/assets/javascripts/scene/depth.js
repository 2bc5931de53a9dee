// What is left of a signal, and of a slope on its way back, layer by layer: what gdviz/figure/depth.py computes.
import { LN_EPS, NETWORK_DEPTH, NETWORK_WIDTH } from "./constants.js";
import { times } from "./drawing/numbers.js";
import { Generator } from "./random/generator.js";

/** An activation and its slope at z, by the place of its name in ACTIVATIONS. */
function activated(kind, z) {
  if (kind === 1) return z > 0 ? [z, 1] : [0, 0];
  const s = kind === 0 ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
  return [s, kind === 0 ? 1 - s * s : s * (1 - s)];
}

/** The local slopes of units in a row, the first unit first. */
export function rowFactors({ activation, weight, bias, x }, layers) {
  let a = x;
  return times(layers, () => {
    const [next, slope] = activated(activation, weight * a + bias);
    a = next;
    return weight * slope;
  });
}

const totalOf = (values) => values.reduce((whole, value) => whole + value, 0);
const middleOf = (values) => totalOf(values) / values.length;
const squaresOf = (values) => values.map((value) => value * value);

const MOST_PASSAGES = 64; // as many as Python keeps: two marks, and a way back, ask for the same
const passages = new Map();

/** One example through a network of `depth` layers and one slope of norm 1 back: { sizes, slopes }, see `passage` in Python. */
export function passage({ activation, scale, depth, seed, variant = 0 }) {
  const key = [activation, scale, depth, seed, variant].join();
  if (!passages.has(key)) {
    if (passages.size >= MOST_PASSAGES) passages.clear();
    passages.set(key, through(activation, scale, depth, seed, variant));
  }
  return passages.get(key);
}

function through(activation, scale, depth, seed, variant) {
  const [normed, skip] = [variant % 2 === 1, variant >= 2];
  const { example, end, weights } = drawnWith(seed);
  const kept = [];
  let h = example;
  const sizes = times(depth, (layer) => {
    const z = product(weights[layer], h, scale);
    const deviation = normed ? normalise(z) : 1;
    const local = new Float64Array(NETWORK_WIDTH);
    h = h.map((before, unit) => {
      const [a, slope] = activated(activation, z[unit]);
      local[unit] = slope;
      return skip ? before + a : a;
    });
    kept.push({ z, local, deviation });
    return Math.sqrt(middleOf(squaresOf(h)));
  });
  let slope = end;
  const slopes = times(depth, () => 1);
  for (let layer = depth - 1; layer > 0; layer--) {
    const { z, local, deviation } = kept[layer];
    const back = slope.map((value, unit) => value * local[unit]);
    if (normed) throughNorm(back, z, deviation);
    const arrived = transposed(weights[layer], back, scale);
    slope = skip ? slope.map((value, unit) => value + arrived[unit]) : arrived;
    slopes[layer - 1] = Math.sqrt(totalOf(squaresOf(slope)));
  }
  return { sizes, slopes };
}

/** Layer normalisation in place; returns the deviation. */
function normalise(z) {
  const middle = middleOf(z);
  const deviation = Math.sqrt(middleOf(z.map((value) => (value - middle) ** 2)) + LN_EPS);
  z.forEach((value, unit) => (z[unit] = (value - middle) / deviation));
  return deviation;
}

/** A slope by what layer normalisation gives, made one by what it is given. */
function throughNorm(back, z, deviation) {
  const middle = middleOf(back);
  const along = middleOf(back.map((value, unit) => value * z[unit]));
  back.forEach((value, unit) => (back[unit] = (value - middle - z[unit] * along) / deviation));
}

function product(weights, h, scale) {
  return Float64Array.from(h, (_, row) => {
    let total = 0;
    for (let column = 0; column < NETWORK_WIDTH; column++) total += weights[row * NETWORK_WIDTH + column] * h[column];
    return scale * total;
  });
}

function transposed(weights, back, scale) {
  const total = new Float64Array(NETWORK_WIDTH);
  back.forEach((value, row) => {
    for (let column = 0; column < NETWORK_WIDTH; column++)
      total[column] += weights[row * NETWORK_WIDTH + column] * value;
  });
  return total.map((value) => scale * value);
}

let last; // what was drawn for the last seed

/** An example of variance 1, a slope of norm 1, and weights of variance 1 / NETWORK_WIDTH for every layer. */
function drawnWith(seed) {
  if (last?.seed === seed) return last;
  const generator = new Generator(seed);
  const numbers = (count) => Float64Array.from({ length: count }, () => 2 * generator.uniform() - 1);
  const example = numbers(NETWORK_WIDTH).map((value) => Math.sqrt(3) * value);
  const direction = numbers(NETWORK_WIDTH);
  const length = Math.sqrt(totalOf(squaresOf(direction)));
  const weights = times(NETWORK_DEPTH, () =>
    numbers(NETWORK_WIDTH * NETWORK_WIDTH).map((value) => Math.sqrt(3 / NETWORK_WIDTH) * value),
  );
  last = { seed, example, end: direction.map((value) => value / length), weights };
  return last;
}
