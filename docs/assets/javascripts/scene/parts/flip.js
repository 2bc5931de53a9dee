// A button that turns a control between 0 and 1; a run on its way goes on with what it has become.
import { parts } from "../registry.js";

parts.Flip = (figure, box, { control }) => {
  const button = box.firstElementChild;
  const press = () => {
    figure.touched();
    figure.change({ [control]: 1 - figure.store.values[control] }, { midRun: true });
  };
  button.addEventListener("click", press, figure.listening);
  return { update: () => button.setAttribute("aria-pressed", String(figure.store.values[control] === 1)) };
};
