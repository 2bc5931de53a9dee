// Functions to choose from: each takes the place of the scene's f(x) as one of the reader's own does.
import { parts, texts } from "../registry.js";

parts.ChooseFunction = (figure, box) => {
  const buttons = [...box.querySelectorAll("button")];
  box.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      figure.touched();
      texts.f.set(figure.store, button.dataset.formula || null);
    },
    figure.listening,
  );
  return {
    update() {
      const shown = figure.store.own?.text ?? "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.formula === shown));
    },
  };
};
