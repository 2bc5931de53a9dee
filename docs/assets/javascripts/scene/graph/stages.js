// The forward and the backward pass over a graph, stage by stage: what gdviz.figure.stages has.

/** How many of the nodes are inputs: they come first. */
const given = ({ nodes }) => nodes.filter(({ name }) => name).length;

/** The number of the stage at which all is known. */
export const lastStage = (graph) => graph.nodes.length - given(graph) + graph.edges.length + 2;

/** What is known at a stage: { values, slopes, passed, node, edges, backward }; null for what is still to come. */
export function knownAt(graph, stage) {
  const { nodes, edges } = graph;
  const [count, inputs] = [nodes.length, given(graph)];
  const forward = Math.min(inputs + stage, count);
  const passed = Math.min(inputs + stage - count - 1, edges.length);
  const values = nodes.map(({ value }, place) => (place < forward ? value : null));
  const slopes = nodes.map(() => null);
  if (passed < 0) {
    const into = edges.flatMap(({ target }, place) => (stage && target === forward - 1 ? [place] : []));
    return { values, slopes, passed: 0, node: stage ? forward - 1 : null, edges: into, backward: false };
  }
  slopes[count - 1] = 1;
  for (const { source, target, rate } of edges.slice(0, passed)) slopes[source] += slopes[target] * rate;
  const known = { values, slopes, passed, node: null, edges: [], backward: true };
  if (stage >= lastStage(graph)) return known;
  return { ...known, node: passed ? edges[passed - 1].source : count - 1, edges: passed ? [passed - 1] : [] };
}
