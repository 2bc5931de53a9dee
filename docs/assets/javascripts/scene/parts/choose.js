// A list to choose one thing from: a run on its way goes on with what has been chosen.
import { parts } from "../registry.js";

parts.Choose = (figure, box, { control }) => {
  const list = box.querySelector("select");
  const choose = () => {
    figure.touched();
    figure.change({ [control]: Number(list.value) }, { midRun: true });
  };
  list.addEventListener("change", choose, figure.listening);
  return { update: () => (list.value = String(figure.store.values[control])) };
};
