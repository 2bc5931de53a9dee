// A number that knows its derivatives: [f, f', f''/2, f'''/6 ...], the first terms of a Taylor series. Arithmetic on these
// gives derivatives that are exact to rounding. At corners the conventions of Python's derivatives hold.
// Method: A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, SIAM 2008, chapter 13.

export const constantSeries = (value, length) => Array.from({ length }, (_, order) => (order ? 0 : value));
export const negated = (a) => a.map((part) => -part);
export const added = (a, b) => a.map((part, order) => part + b[order]);
export const subtracted = (a, b) => a.map((part, order) => part - b[order]);

export function multiplied(a, b) {
  return a.map((_, order) => {
    let sum = 0;
    for (let part = 0; part <= order; part++) sum += a[part] * b[order - part];
    return sum;
  });
}

export function divided(a, b) {
  const quotient = [];
  a.forEach((term, order) => {
    let rest = term;
    for (let part = 1; part <= order; part++) rest -= b[part] * quotient[order - part];
    quotient.push(rest / b[0]);
  });
  return quotient;
}

/** The series that begins with `value` and whose derivative is slope(n) times that of `a`; slope gives n terms. */
function integrated(value, a, slope) {
  const result = [value];
  for (let order = 1; order < a.length; order++) {
    const rate = slope(order, result);
    let sum = 0;
    for (let part = 1; part <= order; part++) sum += part * a[part] * rate[order - part];
    result.push(sum / order);
  }
  return result;
}

/** C's pow, which numpy has too: 1 to any power is 1. */
export const powerOf = (a, b) => (a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b);

/** aᵇ. Where b is constant, the slope is b aᵇ⁻¹, and 0 (not 0 times infinity) for b = 0. */
export function raised(a, b) {
  const value = powerOf(a[0], b[0]);
  const fixed = !b.some((part, order) => order && part !== 0);
  if (fixed && b[0] === 0) return constantSeries(value, a.length);
  const one = constantSeries(1, a.length);
  const base = integrated(value, a, (length) => {
    const exponent = b.slice(0, length);
    return multiplied(exponent, raised(a.slice(0, length), subtracted(exponent, one.slice(0, length))));
  });
  if (fixed) return base;
  const whole = (length) => (length < a.length ? raised(a.slice(0, length), b.slice(0, length)) : undefined);
  const growth = integrated(0, b, (length) => {
    const logarithm = a[0] > 0 ? applied("log", a.slice(0, length)) : constantSeries(0, length);
    return multiplied(whole(length), logarithm);
  });
  return added(base, growth);
}

const ones = (a) => constantSeries(1, a.length);
const sine = (a) => applied("sin", a);
const logarithmic = [Math.log, (a) => divided(ones(a), a)];
const rectified = (a) => (Number.isNaN(a) ? NaN : Math.max(a, 0));

// One line a function: its value, and its slope as a series, from its argument a and its own value y.
export const FUNCTIONS = new Map(
  Object.entries({
    sin: [Math.sin, (a) => applied("cos", a)],
    cos: [Math.cos, (a) => negated(sine(a))],
    tan: [Math.tan, (a, y) => added(ones(a), multiplied(y, y))],
    exp: [Math.exp, (a, y) => y],
    log: logarithmic,
    ln: logarithmic,
    sqrt: [Math.sqrt, (a, y) => divided(constantSeries(0.5, a.length), y)],
    abs: [Math.abs, (a) => constantSeries(Math.sign(a[0]), a.length)],
    sinh: [Math.sinh, (a) => applied("cosh", a)],
    cosh: [Math.cosh, (a) => applied("sinh", a)],
    tanh: [Math.tanh, (a, y) => subtracted(ones(a), multiplied(y, y))],
    atan: [Math.atan, (a) => divided(ones(a), added(ones(a), multiplied(a, a)))],
    sigmoid: [(a) => 1 / (1 + Math.exp(-a)), (a, y) => multiplied(y, subtracted(ones(a), y))],
    relu: [rectified, (a) => constantSeries(a[0] > 0 ? 1 : 0, a.length)],
    softplus: [(a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))), (a) => applied("sigmoid", a)],
  }),
);

/** A function of a series. */
export function applied(name, a) {
  const [value, slope] = FUNCTIONS.get(name);
  return integrated(value(a[0]), a, (length, result) => slope(a.slice(0, length), result.slice(0, length)));
}
