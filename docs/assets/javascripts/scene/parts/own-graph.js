// A formula of the reader's own: a text field whose formula takes the place of the scene's graph. The sliders take the
// names of its variables in the order in which they are met.
import { gdviz, parts, texts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { graphOf } from "../graph/shown.js";
import { typedGraph } from "../graph/typed.js";

const PAUSE = 500; // milliseconds

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
  let used = "";
  let timer;

  const complain = (error) => gdviz.formula.complain(input, mistake, error);

  /** Put what is in the field to use; after a mistake the last good formula stays. */
  const use = () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text === used) return complain(null);
    try {
      if (text) typedGraph(input.value); // complains of a place in the field, before anything changes
      used = text;
      figure.touched();
      take(store, text);
      complain(null);
    } catch (error) {
      if (!(error instanceof gdviz.formula.FormulaError)) throw error;
      complain(error);
    }
    return undefined;
  };

  input.addEventListener(
    "input",
    () => {
      clearTimeout(timer);
      timer = setTimeout(use, PAUSE);
    },
    listening,
  );
  input.addEventListener("change", use, listening);
  input.addEventListener("keydown", ({ key }) => key === "Enter" && use(), listening);

  return {
    update() {
      const { own } = store;
      sliders.forEach((slider, place) => {
        if (!slider) return;
        slider.style.visibility = own && !own.names[place] ? "hidden" : "";
        reword(slider.querySelector(".gd-name"), own?.names[place] ?? names[place]);
      });
      if ((own?.text ?? "") === used) return;
      used = input.value = own?.text ?? ""; // after Reset, or from the address
      complain(null);
    },
    dispose: () => clearTimeout(timer),
  };
};
