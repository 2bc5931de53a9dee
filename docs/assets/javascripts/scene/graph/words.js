// What the nodes of a graph are called, and what is said of them and of each stage: names and rules are those of
// gdviz.figure.operations.
import { DIGITS, FORMS, NAMED } from "../constants.js";
import { fixed, shortest } from "../drawing/numbers.js";

/** A number as a graph has it. */
export const numeral = (value) => (Number.isFinite(value) ? shortest(value, DIGITS) : fixed(value, 0));

/** The key of an operation among the forms, its constant if it has one. */
function formOf({ operation, operands }) {
  const place = operands.findIndex(Array.isArray);
  if (place < 0) return [operation];
  const [constant] = operands[place];
  const special = Object.keys(NAMED).find((key) => String(NAMED[key]) === String([operation, place, constant]));
  return [special ?? `${operation} ${["left", "right"][place]}`, constant];
}

/** What stands in the box of a node: "× 2", "square", or the name of an input. */
export function titleOf(node) {
  if (node.name) return node.name;
  const [form, constant] = formOf(node);
  return FORMS[form][0].replace("{c}", () => numeral(constant));
}

/** The local derivative of an edge: in words, in numbers, as a number; in words alone where these are still to come. */
function localDerivative({ nodes }, { source, target, operand, rate }, known = true) {
  const node = nodes[target];
  const [form, constant] = formOf(node);
  const slots = { u: nodes[source].value, y: node.value, c: constant, d: constant - 1 };
  const other = node.operands.find((each, place) => place !== operand);
  if (typeof other === "number") slots.v = nodes[other].value;
  const told = FORMS[form][1][constant === undefined ? operand : 0].map((words) =>
    words.replace(/\{(.)\}/g, (_, slot) => numeral(slots[slot])),
  );
  return [...new Set(known ? [...told, numeral(rate)] : [told[0]])].filter(Boolean).join(" = ");
}

const quoted = (node) => (node.name ? node.name : `“${titleOf(node)}”`);
const listed = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");

/** All that is known of a node, in words. */
export function nodeWords(graph, known, place) {
  const { nodes, edges } = graph;
  const node = nodes[place];
  const has = known.values[place] !== null;
  const value = has ? numeral(node.value) : "";
  if (node.name) return [`${node.name} = ${value}, an input.`, slopeWords(graph, known, place)].join(" ").trim();
  const into = edges.filter(({ target }) => target === place);
  const rules = into.map((edge) => localDerivative(graph, edge, has));
  const local =
    into.length === 1
      ? `Local derivative: ${rules[0]}.`
      : `Local derivatives: ${into.map((edge, index) => `by ${quoted(nodes[edge.source])} ${rules[index]}`).join("; ")}.`;
  return [`${titleOf(node)}: ${has ? value : "not computed yet"}.`, local, slopeWords(graph, known, place)]
    .filter(Boolean)
    .join(" ");
}

/** The derivative of the output by a node as far as it is known: what has come over each edge, and the sum. */
function slopeWords({ nodes, edges }, { slopes, passed }, place) {
  if (slopes[place] === null) return "";
  if (place === nodes.length - 1) return "Derivative of the output by itself: 1.";
  const parts = edges
    .slice(0, passed)
    .filter(({ source }) => source === place)
    .map(({ target, rate }) => `${numeral(slopes[target])} × ${numeral(rate)}`);
  const paths = parts.length > 1 ? ", a part for each way" : "";
  return `Derivative of the output: ${parts.join(" + ")} = ${numeral(slopes[place])}${paths}.`;
}

/** What has just happened at a stage. */
export function stageWords(graph, known, stage) {
  const { nodes, edges } = graph;
  if (!stage) return "Forward: every node computes its value from those before it.";
  const node = nodes[known.node];
  if (!node) return endWords(graph);
  if (!known.backward) {
    const gets = [...new Set(known.edges.map((edge) => numeral(nodes[edges[edge].source].value)))];
    return `Forward: ${quoted(node)} gets ${listed(gets)} and gives ${numeral(node.value)}.`;
  }
  if (!known.edges.length) return "Backward: the derivative of the output by itself is 1.";
  const edge = edges[known.edges[0]];
  const { source, target, rate } = edge;
  const arriving = `${numeral(known.slopes[target])} × ${numeral(rate)} = ${numeral(known.slopes[target] * rate)}`;
  const earlier = edges.slice(0, known.passed - 1).some((other) => other.source === source);
  const there = earlier ? `, added to what was there: ${numeral(known.slopes[source])}` : "";
  return `Back over ${quoted(nodes[target])}, local derivative ${localDerivative(graph, edge)}: to ${quoted(nodes[source])} goes ${arriving}${there}.`;
}

function endWords({ nodes }) {
  const slopes = nodes.filter(({ name }) => name).map(({ name, slope }) => `by ${name} ${numeral(slope)}`);
  return `The output is ${numeral(nodes.at(-1).value)}. Its derivatives: ${listed(slopes)}.`;
}
