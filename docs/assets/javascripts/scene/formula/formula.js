// A reader's formula such as "x^4 - 3*x^2 + x": the grammar, limits and messages that Python has. It is never run as
// code. What is not on the whitelist is a FormulaError, whose message names the position. This is a script of its own, whose
// only trace is gdviz.formula.
import { DEEPEST, LARGEST_NUMBER, LARGEST_POWER, SAYS } from "../constants.js";
import {
  added,
  applied,
  constantSeries,
  divided,
  FUNCTIONS,
  multiplied,
  negated,
  powerOf,
  raised,
  subtracted,
} from "./series.js";
import { complain } from "./complaint.js";
import { CONSTANTS, FormulaError, readFormula, refuse } from "./reader.js";
import { limitSlope } from "./slopes.js";
import { stable } from "./stable.js";

// For each operation what it does to numbers, and to series.
const OPERATIONS = new Map([
  ["+", [(a, b) => a + b, added]],
  ["-", [(a, b) => a - b, subtracted]],
  ["*", [(a, b) => a * b, multiplied]],
  ["/", [(a, b) => a / b, divided]],
  ["**", [powerOf, raised]],
]);

// What may stand in a rule of an optimiser: see race/rule.js.
const RULE_FUNCTIONS = new Map([
  ...["sqrt", "abs", "exp", "log"].map((name) => [name, FUNCTIONS.get(name)]),
  ["sign", [Math.sign]],
  ["max", [Math.max]],
  ["min", [Math.min]],
]);

/** The tree of a formula in the variables: nodes { kind, at, ... }. FormulaError for anything else. */
function parseFormula(text, variables = ["x"], functions = FUNCTIONS) {
  const tree = readFormula(text, variables, functions);
  checkFormula(tree, 0, variables);
  return tree;
}

/** The value of a checked tree at a number. */
function evaluateFormula(node, x) {
  if (node.kind === "number") return node.value;
  if (node.kind === "name") return node.name === "x" ? x : CONSTANTS.get(node.name);
  if (node.kind === "sign")
    return node.sign === "-" ? -evaluateFormula(node.operand, x) : evaluateFormula(node.operand, x);
  if (node.kind === "call") return FUNCTIONS.get(node.called)[0](evaluateFormula(node.operand, x));
  return OPERATIONS.get(node.sign)[0](evaluateFormula(node.left, x), evaluateFormula(node.right, x));
}

/** The series of a checked tree at a series; see series.js. What has no x in it has no derivative but 0. */
function expandFormula(node, x) {
  if (!node.varies) return constantSeries(evaluateFormula(node, NaN), x.length);
  if (node.kind === "name") return x;
  if (node.kind === "sign")
    return node.sign === "-" ? negated(expandFormula(node.operand, x)) : expandFormula(node.operand, x);
  if (node.kind === "call") return applied(node.called, expandFormula(node.operand, x));
  return OPERATIONS.get(node.sign)[1](expandFormula(node.left, x), expandFormula(node.right, x));
}

/** The value of a checked tree where `known` maps its variables to numbers, as those of a rule. */
function evaluateRule(node, known) {
  const { kind, value, name, sign, called, operand, other, left, right } = node;
  if (kind === "number") return value;
  if (kind === "name") return known.get(name) ?? CONSTANTS.get(name);
  const [first, second] = [operand ?? left, other ?? right].map((each) => each && evaluateRule(each, known));
  if (kind === "sign") return sign === "-" ? -first : first;
  const [compute] = kind === "call" ? (RULE_FUNCTIONS.get(called) ?? FUNCTIONS.get(called)) : OPERATIONS.get(sign);
  return compute(first, second);
}

/** Whether a corner of its parts is met at x: there the chain rule gives a slope by convention only. */
function hasCorner({ called, sign, operand, left, right }, x, powers = true) {
  if (/^(abs|relu)$/.test(called) && evaluateFormula(operand, x) === 0) return true;
  if (powers && sign === "**" && right.varies && !(evaluateFormula(left, x) > 0)) return true;
  return [operand, left, right].some((each) => each && hasCorner(each, x, powers));
}

/**
 * Whether something in it is no real number at x, as log(-1) or 1/0: what the innermost part tells that has no finite
 * value. Where that is only too large for a number, x is in the domain; nothing where all parts are finite.
 */
function leavesReals(node, x) {
  const { called, sign, operand, left, right } = node;
  for (const each of [operand, left, right]) {
    const told = each && leavesReals(each, x);
    if (typeof told === "boolean") return told;
  }
  const value = evaluateFormula(node, x);
  if (Number.isFinite(value)) return undefined;
  const zero = (part) => evaluateFormula(part, x) === 0;
  return (
    Number.isNaN(value) || (sign === "/" && zero(right)) || (sign === "**" && zero(left)) || /^(log|ln)$/.test(called)
  );
}

const FACTORIAL = [1, 1, 2, 6, 24];

/**
 * What a formula is worth as an objective of one parameter; `order` 1 is its slope, 2 its curvature, as a function.
 * `known` gives value and slope as far as there are any: see WrittenObjective in Python.
 */
function formulaObjective(written, order = 0) {
  const tree = stable(written);
  const chain = (x, last) =>
    last
      ? expandFormula(
          tree,
          Array.from({ length: last + 1 }, (_, place) => [x, 1][place] ?? 0),
        )[last] * FACTORIAL[last]
      : evaluateFormula(tree, x);
  const undefinedAt = ([x]) => leavesReals(tree, x) === true;
  const isLimit = (x, byRule) => !Number.isFinite(byRule) || hasCorner(tree, x);
  // A derivative by the chain rule, or what those around tend to; NaN where they differ.
  const strict = (x, last, byRule = chain(x, last)) => {
    if (!last || !isLimit(x, byRule)) return byRule;
    return undefinedAt([x])
      ? NaN
      : limitSlope(
          (place) => strict(place, last - 1),
          (place) => chain(place, last),
          x,
        );
  };
  const derivative = (x, last) => {
    const byRule = chain(x, last);
    const found = strict(x, last, byRule);
    return Number.isFinite(found) || !hasCorner(tree, x, false) ? found : byRule; // the convention of frameworks
  };
  const filled =
    (extra) =>
    ([x], out = new Array(1)) => {
      out[0] = derivative(x, order + extra);
      return out;
    };
  return {
    dim: 1,
    value: ([x]) => (order && undefinedAt([x]) ? NaN : strict(x, order)),
    gradient: filled(1),
    hessian: filled(2),
    known: ([x], value) => (undefinedAt([x]) ? [NaN, [NaN]] : [value, [strict(x, order + 1)]]),
    undefined: undefinedAt,
  };
}

// ---- checking, before anything is computed

/** Refuse a node, or anything inside it, with a FormulaError; note of every node whether it varies. */
function checkFormula(node, depth, variables) {
  const { at, left, right, operand, other } = node;
  if (depth > DEEPEST) refuse(SAYS.deep, at);
  if (node.value > LARGEST_NUMBER) refuse(SAYS.large, at);
  const inside = [operand, other, left, right].filter(Boolean);
  for (const each of inside) checkFormula(each, depth + 1, variables);
  node.varies = variables.includes(node.name) || inside.some(({ varies }) => varies);
  if (node.sign !== "**") return;
  if (right.sign === "**" && !node.apart) refuse(SAYS.tower, right.at);
  if (!right.varies && !(Math.abs(evaluateRule(right, new Map())) <= LARGEST_POWER)) refuse(SAYS.power, right.at);
}

(globalThis.gdviz ??= {}).formula = {
  FormulaError,
  RULE_FUNCTIONS,
  complain,
  evaluateFormula,
  evaluateRule,
  formulaObjective,
  parseFormula,
};
