// A formula of the reader's own: a text field whose formula takes the place of the scene's graph. The sliders take the
// names of its variables in the order in which they are met.
import { gdviz, parts, texts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { graphOf } from "../graph/shown.js";
import { typedGraph } from "../graph/typed.js";
import { typedField } from "./typed.js";

function take(store, text) {
  const own = text ? typedGraph(text) : null;
  store.setOwn(own);
  store.set({ step: store.longest });
}

texts.formula = {
  get: (store) => (store.own?.nodes ? store.own.text : undefined),
  /** From an address or a script: a formula that cannot be used changes nothing; null or "" brings back the scene's. */
  set(store, text) {
    if (!store.part("OwnGraph") || (text ?? "") === (store.own?.text ?? "")) return;
    try {
      take(store, text);
    } catch (error) {
      if (!(error instanceof gdviz.formula.FormulaError)) throw error;
    }
  },
};

parts.OwnGraph = (figure, box) => {
  const { store, element, listening } = figure;
  const [input, mistake] = [box.querySelector("input"), box.querySelector(".gd-mistake")];
  const { inputs } = graphOf(store);
  const sliders = inputs.map((name) => element.querySelector(`[data-control="${name}"]`)?.closest("label"));
  const names = sliders.map((slider) => slider?.querySelector(".gd-name").textContent);
  const field = typedField(figure, input, {
    read: typedGraph, // of the field as it is: it complains of a place in it
    isMistake: (error) => error instanceof gdviz.formula.FormulaError,
    take: (text) => take(store, text),
    complain: (error) => gdviz.formula.complain(input, mistake, error),
  });
  input.addEventListener("keydown", ({ key }) => key === "Enter" && field.use(), listening);

  return {
    update() {
      const { own } = store;
      sliders.forEach((slider, place) => {
        if (!slider) return;
        slider.style.visibility = own && !own.names[place] ? "hidden" : "";
        reword(slider.querySelector(".gd-name"), own?.names[place] ?? names[place]);
      });
      field.show(own?.text ?? "");
    },
    dispose: field.dispose,
  };
};
