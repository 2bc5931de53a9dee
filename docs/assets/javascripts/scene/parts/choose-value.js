// Buttons that set a control to a value each; the one it has is pressed.
import { parts } from "../registry.js";

parts.ChooseValue = (figure, box) => {
  const buttons = [...box.querySelectorAll("button")];
  const control = (button) => button.parentElement.dataset.sets;
  box.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      figure.touched();
      figure.change({ [control(button)]: Number(button.dataset.value) }, { midRun: true });
    },
    figure.listening,
  );
  return {
    update() {
      const { values } = figure.store;
      for (const button of buttons)
        button.setAttribute("aria-pressed", String(Number(button.dataset.value) === values[control(button)]));
    },
  };
};
