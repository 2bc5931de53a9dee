// What batches make of a run: its loss against the examples seen, and where each batch would lead.
import { BLEND, LINE_WIDTH, POINT_RADIUS } from "../constants.js";
import { countOf, partOf, placesOf } from "../batches.js";
import { marks } from "../registry.js";
import { clamp, times } from "../drawing/numbers.js";
import { blend, color } from "../drawing/color.js";
import { within } from "./data.js";

/** Steps that a run takes in an epoch. */
function perEpoch(store, run) {
  const { objective, batches } = store.scene.runs[run];
  return batches ? Math.ceil(countOf(store, objective) / store.settings(run, store.values).batch_size) : 1;
}

marks.EpochLoss = {
  create(plot, mark) {
    const runs = plot.runs(mark.run);
    const made = runs.map((run, index) => {
      const label = mark.labels[index];
      const words = label && plot.words(label, { role: "path", size: plot.sheet.layout.small });
      if (label) words.element.classList.add("gd-ghost"); // it stands where the run has yet to come
      const dashes = { dashes: plot.dashes(run, runs.length > 1) };
      const ghost = plot.line("area", blend("path", BLEND.ghost), 1.2, dashes);
      ghost.classList.add("gd-ghost");
      const line = plot.line("path", color("path"), LINE_WIDTH.path + 0.2, dashes);
      const now = plot.dots("point", "path", POINT_RADIUS.current - 0.8);
      return (store) => {
        const objective = mark.objective && store.objectives[mark.objective.objective];
        const { iterates, losses } = store.trajectory(run);
        const shown = objective ? iterates.map((w) => objective.value(w)) : losses;
        const steps = perEpoch(store, run);
        const places = shown.map((loss, step) => within(plot.at([step / steps, loss])));
        const done = places.slice(0, store.step + 1);
        ghost.setAttribute("d", plot.polyline(places));
        line.setAttribute("d", plot.polyline(done));
        now.move(done.slice(-1));
        const [x, y] = places[Math.min(Math.round(mark.label_epochs[index] * steps), places.length - 1)];
        words?.put([clamp(x + 8, 0, plot.width - 40), clamp(y - 10, 12, plot.height - 6)]);
      };
    });
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

marks.BatchGradients = {
  create(plot, { rate }) {
    const ways = plot.line("trace", blend("slope", BLEND.stem), 1.1);
    const ends = plot.dots("point", "slope", POINT_RADIUS.data);
    const mean = plot.dots("point", "slope", POINT_RADIUS.current + 2, { hollow: true });
    return {
      update(store) {
        const point = store.point();
        const count = countOf(store, plot.objective);
        const batches = placesOf(count, store.values);
        const slopes = times(Math.ceil(count / store.values.batch_size), () =>
          partOf(store, plot.objective, batches.next().value).gradient(point),
        );
        const led = (slope) => plot.at(point.map((part, axis) => part - rate * slope[axis]));
        const from = plot.at(point);
        const places = slopes.map(led);
        ways.setAttribute("d", places.map((place) => plot.polyline([from, place])).join(""));
        ends.move(places);
        mean.move([led([0, 1].map((axis) => slopes.reduce((sum, slope) => sum + slope[axis], 0) / slopes.length))]);
      },
    };
  },
};
