// Lines fitted to points by losses that differ in what they make of a large error: see gdviz/objectives/fits.py.
import { DELTA, EQUAL, ROUNDS } from "./constants.js";

const sum = (values) => values.reduce((whole, value) => whole + value, 0);
const errorsOf = ([m, b], x, y) => x.map((value, index) => m * value + b - y[index]);
const spreadOf = (x) => Math.max(...x) - Math.min(...x);

/** The line of the least sum of weighted squared errors. */
function weighted(x, y, weights) {
  const whole = sum(weights);
  const middle = (values) => sum(values.map((value, index) => weights[index] * value)) / whole;
  const [atX, atY] = [middle(x), middle(y)];
  const along = x.map((value, index) => weights[index] * (value - atX));
  const m =
    sum(along.map((part, index) => part * (y[index] - atY))) / sum(along.map((part, index) => part * (x[index] - atX)));
  return [m, atY - m * atX];
}

const squaredFit = (x, y) =>
  weighted(
    x,
    y,
    x.map(() => 1),
  );

/** Of lines, each with what it costs, the first of the cheapest. */
function cheapest(lines) {
  let [best, least] = [[0, 0], Infinity];
  for (const [line, cost] of lines) if (cost < least - EQUAL * (1 + cost)) [best, least] = [line, cost];
  return best;
}

function* throughPairs(x, y) {
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      if (x[one] === x[other]) continue;
      const m = (y[one] - y[other]) / (x[one] - x[other]);
      const line = [m, y[one] - m * x[one]];
      yield [line, sum(errorsOf(line, x, y).map(Math.abs))];
    }
  }
}

function* withoutOne(x, y) {
  for (let index = 0; index < x.length; index++) {
    const [fewX, fewY] = [x, y].map((values) => values.filter((_, other) => other !== index));
    if (!spreadOf(fewX)) continue;
    const line = squaredFit(fewX, fewY);
    yield [line, sum(errorsOf(line, fewX, fewY).map((error) => error ** 2))];
  }
}

function huberFit(x, y) {
  let line = squaredFit(x, y);
  for (let round = 0; round < ROUNDS; round++) {
    const found = settled(x, y, line);
    if (found) return found;
    const weights = errorsOf(line, x, y).map((error) => Math.min(1, DELTA / Math.abs(error)));
    line = weighted(x, y, weights);
  }
  return line;
}

/** The side each error is on: 0 for a small one, else its sign. */
const sides = (line, x, y) => errorsOf(line, x, y).map((error) => (Math.abs(error) <= DELTA ? 0 : Math.sign(error)));

/** The best line if the errors are on the sides they are on for `line`; nothing where its own are on others. */
function settled(x, y, line) {
  const on = sides(line, x, y);
  const few = on.flatMap((side, index) => (side ? [] : [index]));
  if (few.length < 2 || !spreadOf(few.map((index) => x[index]))) return undefined;
  const total = (term) => sum(few.map((index) => term(x[index], y[index])));
  const [sumX, sumXX] = [total((value) => value), total((value) => value * value)];
  const pull = on.map((side) => DELTA * side);
  const rightM = total((value, height) => value * height) - sum(pull.map((part, index) => part * x[index]));
  const rightB = total((_, height) => height) - sum(pull);
  const size = few.length * sumXX - sumX * sumX;
  const found = [(few.length * rightM - sumX * rightB) / size, (sumXX * rightB - sumX * rightM) / size];
  return String(sides(found, x, y)) === String(on) ? found : undefined;
}

/** By the name of a loss: (x, y) -> [m, b]. */
export const FITS = {
  squared: squaredFit,
  absolute: (x, y) => cheapest(throughPairs(x, y)),
  Huber: huberFit,
  trimmed: (x, y) => cheapest(withoutOne(x, y)),
};
