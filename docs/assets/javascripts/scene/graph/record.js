// A formula as a graph with its values and derivatives: what gdviz.autodiff.graph records, from the same operations.
// A node is { operation, name, operands }; an operand is the place of a node, or a constant in brackets.
import { DERIVATIVES } from "./operations.js";

/** The nodes with value and slope, and the edges { source, target, operand, rate } in the order of the backward pass. */
export function record(made, values) {
  const nodes = [];
  for (const node of made) {
    const { operation, name, operands } = node;
    const value = name ? values[name] : DERIVATIVES[operation].value(...numbers(nodes, operands));
    nodes.push({ ...node, value, slope: 0 });
  }
  nodes.at(-1).slope = 1;
  const edges = [];
  for (let target = nodes.length - 1; target >= 0; target--) {
    const { operation, operands, slope } = nodes[target];
    operands.forEach((source, operand) => {
      if (Array.isArray(source)) return;
      const rate = DERIVATIVES[operation].rates[operand](...numbers(nodes, operands));
      edges.push({ source, target, operand, rate });
      nodes[source].slope += slope * rate;
    });
  }
  return { nodes, edges };
}

const numbers = (nodes, operands) => operands.map((each) => (Array.isArray(each) ? each[0] : nodes[each].value));
