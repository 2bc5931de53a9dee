// A line under a graph: what has just happened, or what there is to know of the node that is pointed at.
import { parts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { graphOf, shownGraph } from "../graph/shown.js";
import { nodeWords, stageWords } from "../graph/words.js";

parts.GraphWords = ({ store }, box) => {
  const mark = graphOf(store);
  const line = box.querySelector("p");
  const happened = () => {
    const { graph, known } = shownGraph(store, mark);
    return stageWords(graph, known, store.step);
  };
  return {
    update() {
      const { graph, known } = shownGraph(store, mark);
      const place = store.pointed ?? null;
      const chosen = place !== null && place < graph.nodes.length;
      reword(line, chosen ? nodeWords(graph, known, place) : stageWords(graph, known, store.step));
    },
    words: happened, // a node that is chosen says so itself
  };
};
