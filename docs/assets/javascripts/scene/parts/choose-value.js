// Buttons that set a control to a value each; the one it has is pressed.
import { parts } from "../registry.js";

parts.ChooseValue = (figure, box, { control }) => {
  const buttons = [...box.querySelectorAll("button")];
  box.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      figure.touched();
      figure.change({ [control]: Number(button.dataset.value) }, { midRun: true });
    },
    figure.listening,
  );
  return {
    update() {
      const held = figure.store.values[control];
      for (const button of buttons) button.setAttribute("aria-pressed", String(Number(button.dataset.value) === held));
    },
  };
};
