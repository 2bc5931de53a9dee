// A reader's formula such as "x^4 - 3*x^2 + x": the grammar, limits and messages that Python has. It is never run as
// code. What is not on the whitelist is a FormulaError, whose message names the position.
import { DEEPEST, LARGEST_NUMBER, LARGEST_POWER } from "../constants.js";
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
import { FormulaError, FormulaReader } from "./reader.js";

const CONSTANTS = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);
// For each operation what it does to numbers, and to series.
const OPERATIONS = new Map([
  ["+", [(a, b) => a + b, added]],
  ["-", [(a, b) => a - b, subtracted]],
  ["*", [(a, b) => a * b, multiplied]],
  ["/", [(a, b) => a / b, divided]],
  ["**", [powerOf, raised]],
]);

/** The tree of a formula in x: nodes { kind, at, ... }. FormulaError for anything else. */
export function parseFormula(text) {
  const reader = new FormulaReader(text);
  const tree = reader.all();
  checkFormula(reader, tree, 0);
  return tree;
}

/** The value of a checked tree at a number. */
function evaluateFormula(node, x) {
  if (node.kind === "number") return node.value;
  if (node.kind === "name") return node.name === "x" ? x : CONSTANTS.get(node.name);
  if (node.kind === "sign")
    return node.sign === "-" ? -evaluateFormula(node.operand, x) : evaluateFormula(node.operand, x);
  if (node.kind === "call") return FUNCTIONS.get(node.called.name)[0](evaluateFormula(node.operands[0], x));
  return OPERATIONS.get(node.sign)[0](evaluateFormula(node.left, x), evaluateFormula(node.right, x));
}

/** The series of a checked tree at a series; see series.js. What has no x in it has no derivative but 0. */
function expandFormula(node, x) {
  if (!node.varies) return constantSeries(evaluateFormula(node, NaN), x.length);
  if (node.kind === "name") return x;
  if (node.kind === "sign")
    return node.sign === "-" ? negated(expandFormula(node.operand, x)) : expandFormula(node.operand, x);
  if (node.kind === "call") return applied(node.called.name, expandFormula(node.operands[0], x));
  return OPERATIONS.get(node.sign)[1](expandFormula(node.left, x), expandFormula(node.right, x));
}

/** What a formula is worth as an objective of one parameter; `order` 1 is its slope, 2 its curvature, as a function. */
export function formulaObjective(tree, order = 0) {
  const factorial = [1, 1, 2, 6, 24];
  const derivative = (x, extra) => {
    const last = order + extra;
    if (last === 0) return evaluateFormula(tree, x);
    return (
      expandFormula(
        tree,
        Array.from({ length: last + 1 }, (_, place) => [x, 1][place] ?? 0),
      )[last] * factorial[last]
    );
  };
  const filled =
    (extra) =>
    ([x], out = new Array(1)) => {
      out[0] = derivative(x, extra);
      return out;
    };
  return { dim: 1, value: ([x]) => derivative(x, 0), gradient: filled(1), hessian: filled(2) };
}

// ---- checking, before anything is computed

const acceptedNames = () =>
  `accepted are x, ${[...CONSTANTS.keys()].join(", ")} and the functions ${[...FUNCTIONS.keys()].join(", ")}`;

/** Refuse a node, or anything inside it, with a FormulaError; note of every node whether it varies with x. */
function checkFormula(reader, node, depth) {
  const refuse = (problem, other = node) => new FormulaError(problem, reader.positions[other.at]);
  if (depth > DEEPEST) throw refuse(`nested too deeply; at most ${DEEPEST} levels are accepted`);
  if (node.kind === "number") {
    if (node.imaginary) throw refuse(`'${node.imaginary.slice(0, 12)}' is not a real number`);
    if (!(node.value <= LARGEST_NUMBER)) throw refuse("the number is too large; at most 1e+09 is accepted");
  } else if (node.kind === "name") checkName(node.name, refuse);
  else if (node.kind === "sign") checkFormula(reader, node.operand, depth + 1);
  else if (node.kind === "operation" && OPERATIONS.has(node.sign)) {
    checkFormula(reader, node.left, depth + 1);
    checkFormula(reader, node.right, depth + 1);
  } else if (node.kind === "call") {
    checkCall(reader, node, refuse);
    checkFormula(reader, node.operands[0], depth + 1);
  } else {
    const place = reader.positions[node.at];
    throw refuse(
      `'${reader.text.slice(place, place + 12)}' is not accepted; use numbers, + - * / **, parentheses and functions`,
    );
  }
  const inside = [node.operand, node.left, node.right, node.operands?.[0]];
  node.varies = node.name === "x" || inside.some((each) => each?.varies);
  if (node.sign === "**") checkPower(node, refuse);
}

function checkName(name, refuse) {
  if (["True", "False", "None"].includes(name)) throw refuse(`'${name}' is not a real number`);
  if (FUNCTIONS.has(name)) throw refuse(`${name} is a function: write ${name}(x)`);
  if (name !== "x" && !CONSTANTS.has(name)) throw refuse(`unknown name '${name.slice(0, 20)}'; ${acceptedNames()}`);
}

function checkCall(reader, node, refuse) {
  const name = node.called.kind === "name" ? node.called.name : "";
  if (name === "x" || CONSTANTS.has(name))
    throw refuse(`${name} is not a function; write products with *, as in ${name}*(...)`);
  if (!FUNCTIONS.has(name)) {
    const place = reader.positions[node.at];
    throw refuse(`unknown function '${name.slice(0, 20) || reader.text.slice(place, place + 12)}'; ${acceptedNames()}`);
  }
  if (node.operands.length !== 1 || !node.operands[0]) throw refuse(`${name} takes one argument, as in ${name}(x)`);
}

function checkPower({ right, apart }, refuse) {
  if (right.kind === "operation" && right.sign === "**" && !apart) {
    throw refuse("a power of a power is ambiguous; write parentheses, as in (x^2)^3", right);
  }
  if (right.varies) return;
  const size = Math.abs(evaluateFormula(right, NaN));
  if (!(size <= LARGEST_POWER)) throw refuse(`the power is too large; at most ${LARGEST_POWER} is accepted`, right);
}
