// The graph that a figure shows: the scene's own or the reader's, at the values of its controls.
import { record } from "./record.js";
import { knownAt } from "./stages.js";

/** The mark of a scene that is a graph. */
export const graphOf = ({ scene }) => scene.panels.flatMap(({ marks }) => marks).find(({ kind }) => kind === "Graph");

/** { made: the nodes without their values, graph, known: what is known of it at the current step }. */
export function shownGraph(store, mark) {
  const made = store.own?.nodes ?? mark.nodes;
  const names = store.own?.names ?? mark.inputs;
  const graph = record(made, Object.fromEntries(names.map((name, place) => [name, store.values[mark.inputs[place]]])));
  return { made, graph, known: knownAt(graph, store.step) };
}
