// A reader's own formula as the nodes of a graph: the operations as they were typed, as Python records them.
import { MOST_ACROSS, MOST_INPUTS, MOST_LAYERS, MOST_NODES, OWN_NAMES, TOO_MUCH } from "../constants.js";
import { gdviz } from "../registry.js";
import { layersOf } from "./layout.js";
import { record } from "./record.js";
import { lastStage } from "./stages.js";

const SIGNS = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power" };
const CALLED = { ln: "log", abs: "absolute", atan: "arctan" };

/** What a store takes as a reader's own: { text, names of the inputs, nodes, stages }. FormulaError for what is none. */
export function typedGraph(text) {
  const tree = gdviz.formula.parseFormula(text, OWN_NAMES);
  const names = [...new Set(namesIn(tree))];
  if (!names.length) tooMuch("none");
  if (names.length > MOST_INPUTS) tooMuch("inputs", names.length, names.join(", "));
  const nodes = nodesOf(tree, names);
  if (nodes.length > MOST_NODES) tooMuch("nodes", nodes.length);
  const graph = record(nodes, Object.fromEntries(names.map((name) => [name, 1])));
  const { layer, place } = layersOf(graph);
  const deep = Math.max(...layer);
  if (deep >= MOST_LAYERS) tooMuch("deep", deep);
  if (Math.max(...place) - Math.min(...place) > MOST_ACROSS) tooMuch("wide");
  return { text, names, nodes, stages: lastStage(graph), objectives: [], ranges: [], minimum: null };
}

function tooMuch(what, ...details) {
  throw new gdviz.formula.FormulaError(TOO_MUCH[what].replaceAll("{}", () => details.shift()));
}

/** The names of the inputs in the order in which they are met. */
function namesIn({ varies, name, operand, left, right }) {
  if (!varies) return [];
  return name ? [name] : [operand, left, right].filter(Boolean).flatMap(namesIn);
}

function nodesOf(tree, names) {
  const nodes = names.map((name) => ({ operation: "input", name, operands: [] }));
  const add = (operation, ...operands) => nodes.push({ operation, name: "", operands }) - 1;
  const place = (node) => {
    const { kind, name, called, sign, operand, left, right } = node;
    if (!node.varies) return [gdviz.formula.evaluateFormula(node, NaN)];
    if (kind === "name") return names.indexOf(name);
    if (kind === "sign") return sign === "-" ? add("negative", place(operand)) : place(operand);
    if (called === "relu") return add("maximum", place(operand), [0]);
    if (called === "softplus") return add("logaddexp", [0], place(operand));
    if (called) return add(CALLED[called] ?? called, place(operand));
    const operands = [place(left), place(right)];
    return add(SIGNS[sign], ...operands);
  };
  place(tree);
  return nodes;
}
