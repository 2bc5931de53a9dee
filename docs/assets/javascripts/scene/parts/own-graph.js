// A formula of the reader's own: a text field whose formula takes the place of the scene's graph. The sliders take the
// names of its variables in the order in which they are met.
import { gdviz, parts, texts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { graphOf } from "../graph/shown.js";
import { typedGraph } from "../graph/typed.js";

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
  const { store, element } = figure;
  const { inputs } = graphOf(store);
  const sliders = inputs.map((name) => element.querySelector(`[data-control="${name}"]`)?.closest("label"));
  const names = sliders.map((slider) => slider?.querySelector(".gd-name").textContent);
  let used = "";
  const field = new gdviz.formula.FormulaField(box, figure, (typed) => {
    const text = typed.trim();
    if (text === used) return;
    if (text) typedGraph(typed); // complains of a place in the field, before anything changes
    used = text;
    figure.touched();
    take(store, text);
  });

  return {
    update() {
      const { own } = store;
      sliders.forEach((slider, place) => {
        if (!slider) return;
        slider.style.visibility = own && !own.names[place] ? "hidden" : "";
        reword(slider.querySelector(".gd-name"), own?.names[place] ?? names[place]);
      });
      if ((own?.text ?? "") === used) return;
      used = own?.text ?? ""; // after Reset, or from the address
      field.show(used);
    },
    dispose: () => field.dispose(),
  };
};
