// A rule of the reader's own, such as "v = 0.9*v + g" and "x = x - eta*v": read and never run as code, with the grammar
// and the messages of gdviz.optimizers.written.
import {
  EQUAL_STEPS,
  EQUAL_WITHIN,
  FIXED,
  GIVEN,
  LONGEST_NAME,
  LONGEST_RULE,
  MOST_LINES,
  RULE_SAYS,
} from "../constants.js";
import { gdviz } from "../registry.js";
import { descend } from "../descent.js";

const BLANK_ENDS = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
const RULE_NUMBERS = ["pi", "e"];
const withoutEnds = (text) => text.replace(BLANK_ENDS, "");
const lengthOf = (text) => Array.from(text).length;

export class RuleError extends Error {
  constructor(problem, line = null, column = null) {
    const at = line === null ? "" : column === null ? `, line ${line}` : `, line ${line}, column ${column}`;
    super(`rule${at}: ${problem}`);
    Object.assign(this, { problem, line, column });
  }
}

function refuseRule(what, line, column, ...details) {
  throw new RuleError(
    RULE_SAYS[what].replaceAll("{}", () => details.shift()),
    line,
    column,
  );
}

/** The lines of a rule: { name, tree } each. RuleError for what is none. */
export function readRule(text) {
  if (typeof text !== "string" || !withoutEnds(text)) refuseRule("empty");
  const length = text.length > 4 * LONGEST_RULE ? text.length : lengthOf(text);
  if (length > LONGEST_RULE) refuseRule("long", null, null, length);
  const written = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => [index + 1, line])
    .filter(([, line]) => withoutEnds(line));
  if (written.length > MOST_LINES) refuseRule("lines", written[MOST_LINES][0], null, MOST_LINES + 1);
  const apart = written.map(([number, line]) => partedLine(number, line));
  const variables = [...new Set([...GIVEN, ...apart.map(({ name }) => name)])];
  const lines = apart.map(({ name, number, right, at }) => ({ name, tree: rightSide(number, right, at, variables) }));
  if (!lines.some(({ name }) => name === "x")) refuseRule("step");
  return lines;
}

/** The name that a line sets, what stands right of the sign, and where that begins. */
function partedLine(number, line) {
  const [left] = line.split("=", 1);
  if (left === line) refuseRule("assigns", number);
  const right = line.slice(left.length + 1);
  const name = withoutEnds(left);
  const at = lengthOf(left) - lengthOf(left.trimStart()) + 1;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) refuseRule("name", number, at);
  if (name.length > LONGEST_NAME) refuseRule("longer", number, at);
  if (FIXED.includes(name)) refuseRule("given", number, at, name);
  if (RULE_NUMBERS.includes(name) || gdviz.formula.RULE_FUNCTIONS.has(name)) refuseRule("taken", number, at, name);
  if (!withoutEnds(right)) refuseRule("right", number, lengthOf(line.trimEnd()));
  return { number, name, right, at: lengthOf(left) + 1 };
}

function rightSide(number, right, at, variables) {
  const { FormulaError, RULE_FUNCTIONS, parseFormula } = gdviz.formula;
  try {
    return parseFormula(right, variables, RULE_FUNCTIONS);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new RuleError(error.problem, number, error.position === null ? null : at + error.position);
  }
}

/** The rule as an optimiser: what gdviz.symbolic prints of one of Python's. */
export function ruleOptimizer(lines, label) {
  const own = [...new Set(lines.map(({ name }) => name))].filter((name) => name !== "x");
  return {
    label,
    settings: {},
    init: (w) => ({ t: 0, kept: w.map(() => new Map(own.map((name) => [name, 0]))) }),
    update(gradient, state, w, rate) {
      state.t++;
      w.forEach((x, axis) => {
        const known = new Map([...state.kept[axis], ["g", gradient[axis]], ["x", x], ["t", state.t], ["eta", rate]]);
        for (const { name, tree } of lines) known.set(name, gdviz.formula.evaluateRule(tree, known));
        w[axis] = known.get("x");
        for (const name of own) state.kept[axis].set(name, known.get(name));
      });
    },
  };
}

/** Whether two optimisers take the same steps of a run, as far as both go; `run` is { objective, start }. */
export function takesSameSteps(run, rate, [one, settings], [other, others]) {
  const [mine, theirs] = [
    [one, settings],
    [other, others],
  ].map(([optimizer, own]) =>
    descend({ ...run, optimizer, schedule: null, steps: EQUAL_STEPS }, () => ({ ...own, learning_rate: rate })),
  );
  const close = (place, step) =>
    place.every((part, axis) => {
      const there = theirs.iterates[step][axis];
      return Math.abs(part - there) <= EQUAL_WITHIN * Math.max(1, Math.abs(part), Math.abs(there));
    });
  return mine.iterates.length === theirs.iterates.length && mine.iterates.length > 1 && mine.iterates.every(close);
}
