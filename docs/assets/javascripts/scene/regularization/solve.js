// Models that are kept simple on purpose: what gdviz.objectives.regularized computes in Python.
import { BUDGET_HALVINGS, SETTLED, LASSO_SWEEPS } from "../constants.js";
import { times } from "../drawing/numbers.js";

const dot = (a, b) => a.reduce((sum, part, index) => sum + part * b[index], 0);
const transformed = (matrix, vector) => matrix.map((row) => dot(row, vector));
const identity = (size, value) => times(size, (i) => times(size, (j) => (i === j ? value : 0)));
const plus = (one, other) => one.map((row, i) => row.map((part, j) => part + other[i][j]));

/** The Legendre polynomials 0 to `degree` at x. */
function legendre(x, degree) {
  const rows = [1, x];
  for (let k = 1; k < degree; k++) rows.push(((2 * k + 1) * x * rows[k] - k * rows[k - 1]) / (k + 1));
  return rows.slice(0, degree + 1);
}

export const polynomial = (weights, x) => dot(weights, legendre(x, weights.length - 1));

export const meanSquare = (weights, { x, y }) =>
  x.reduce((sum, value, index) => sum + (polynomial(weights, value) - y[index]) ** 2, 0) / x.length;

/** The solution of a system of equations, by Gauss' elimination with the largest entry of a column first. */
function solve(matrix, right) {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index]]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = column + 1; i < size; i++) {
      const share = rows[i][column] / rows[column][column];
      for (let j = column; j <= size; j++) rows[i][j] -= share * rows[column][j];
    }
  }
  const found = new Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) found[i] = (rows[i][size] - dot(rows[i].slice(0, size), found)) / rows[i][i];
  return found;
}

/** The polynomial with the least mean squared error plus ½ λ times the squares of its weights but the first. */
export function ridgeFit({ x, y }, degree, penalty) {
  const features = x.map((value) => legendre(value, degree));
  const size = degree + 1;
  const sum = (of) => (2 * features.reduce((total, row, index) => total + of(row, index), 0)) / x.length;
  const matrix = times(size, (i) =>
    times(size, (j) => sum((row) => row[i] * row[j]) + (i === j && i > 0 ? penalty : 0)),
  );
  return solve(
    matrix,
    times(size, (i) => sum((row, index) => row[i] * y[index])),
  );
}

/** How features go together: the first two as given, the others not at all. */
export function pairGram(size, correlation) {
  const gram = identity(size, 1);
  gram[0][1] = gram[1][0] = correlation;
  return gram;
}

export const ridge = (gram, best, penalty) =>
  solve(plus(gram, identity(best.length, penalty)), transformed(gram, best));

const softThreshold = (value, by) => Math.sign(value) * Math.max(Math.abs(value) - by, 0);

/** Coordinate descent, until it has settled. */
export function lasso(gram, best, penalty) {
  const pull = transformed(gram, best);
  const w = [...best];
  for (let sweep = 0; sweep < LASSO_SWEEPS; sweep++) {
    let change = 0;
    for (let i = 0; i < w.length; i++) {
      const next = softThreshold(pull[i] - dot(gram[i], w) + gram[i][i] * w[i], penalty);
      change = Math.max(change, Math.abs(next - w[i]));
      w[i] = next;
    }
    if (change <= SETTLED) break;
  }
  return w;
}

/** Where a bowl of two parameters is least within a diamond (power 1) or a circle (power 2). */
export function withinBudget(hessian, best, budget, power) {
  const size = best.reduce((sum, part) => sum + Math.abs(part) ** power, 0);
  if (size <= budget ** power) return [...best];
  return power === 1 ? onDiamond(hessian, best, budget) : onCircle(hessian, best, budget);
}

function onDiamond(hessian, best, budget) {
  const corners = [
    [budget, 0],
    [0, budget],
    [-budget, 0],
    [0, -budget],
  ];
  let found = [];
  let least = Infinity;
  corners.forEach((corner, index) => {
    const following = corners[(index + 1) % 4];
    const along = following.map((part, axis) => part - corner[axis]);
    const off = (point) => point.map((part, axis) => part - best[axis]);
    const share = -dot(transformed(hessian, off(corner)), along) / dot(transformed(hessian, along), along);
    const point = share >= 1 ? following : corner.map((part, axis) => part + Math.max(share, 0) * along[axis]);
    const value = dot(transformed(hessian, off(point)), off(point));
    if (value < least) [least, found] = [value, point];
  });
  return found;
}

function onCircle(hessian, best, budget) {
  let [low, high] = [0, Math.hypot(...transformed(hessian, best)) / budget];
  for (let turn = 0; turn < BUDGET_HALVINGS; turn++) {
    const middle = (low + high) / 2;
    if (Math.hypot(...ridge(hessian, best, middle)) > budget) low = middle;
    else high = middle;
  }
  return ridge(hessian, best, high);
}
