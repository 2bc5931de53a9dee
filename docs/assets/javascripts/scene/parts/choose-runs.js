// Which runs of a race are shown. The sliders of a run that is not shown are put away.
import { parts } from "../registry.js";

parts.ChooseRuns = (figure, box, { racers }) => {
  const { store, element } = figure;
  const boxes = [...box.querySelectorAll("input")];
  const runs = (name) => !name || store.values[name] >= 0.5;
  const owned = store.scene.controls.flatMap(({ name, sets }) => {
    const own = sets.length === 1 && sets[0][1] !== "start" && racers[sets[0][0]];
    const slider = own && element.querySelector(`.gd-others [data-control="${name}"]`)?.closest("label");
    return slider ? [[slider, own.show]] : [];
  });
  box.addEventListener(
    "change",
    ({ target }) => {
      figure.touched();
      figure.change({ [target.value]: Number(target.checked) });
      if (store.step === 0) figure.showRuns();
    },
    figure.listening,
  );
  return {
    update() {
      for (const each of boxes) each.checked = runs(each.value);
      for (const [slider, show] of owned) slider.hidden = !runs(show);
    },
  };
};
