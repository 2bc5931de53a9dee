// A list of landscapes: to choose one sets which it is, where the runs start, and the rates that suit it.
import { parts } from "../registry.js";

parts.ChooseLandscape = (figure, box, { options, owned }) => {
  const list = box.querySelector("select");
  const { store, element } = figure;
  const sliders = Object.entries(owned).map(([name, place]) => [
    element.querySelector(`input[data-control="${name}"]`),
    place,
  ]);
  list.addEventListener(
    "change",
    () => {
      figure.touched();
      figure.change(options[list.value].values);
    },
    figure.listening,
  );
  return {
    /** The landscape and the noise say which one it is; start and rates may be the reader's own. */
    update() {
      const { landscape, noise } = store.values;
      const place = options.findIndex(({ values }) => values.landscape === landscape && values.noise > 0 === noise > 0);
      for (const [slider, owner] of sliders) slider.disabled = owner !== landscape;
      list.selectedIndex = place < 0 ? options.findIndex(({ values }) => values.landscape === landscape) : place;
    },
  };
};
