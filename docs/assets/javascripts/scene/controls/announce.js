// One polite live region a scene: what the figure shows, in words, once it has come to rest.
import { fixed, written } from "../drawing/numbers.js";

const REST = 700; // milliseconds

export class Announcer {
  constructor(region, figure) {
    Object.assign(this, { region, figure });
  }

  /** From now on: what is shown already is not said. */
  begin() {
    this.said = this.all();
  }

  /** What the figure shows, and what its parts add. */
  all() {
    return [this.words(this.figure), ...this.figure.parts.map((part) => part.words?.())].filter(Boolean).join(". ");
  }

  update() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say(), REST);
  }

  /** Say this now; what was to be said of the figure comes after it. */
  tell(words) {
    this.region.textContent = words;
    this.update();
  }

  say() {
    if (this.figure.player.playing) return;
    const words = this.all();
    if (words !== this.said) this.region.textContent = this.said = words;
  }

  words({ store }) {
    const { scene } = store;
    if (scene.runs.length)
      return this.run(store, scene.controls.find((control) => control.sets.length)?.sets[0][0] ?? 0);
    const said = scene.panels.flatMap((panel) => {
      const quantities = panel.readout.length ? store.quantities(panel) : {};
      const { loss = true, value_name: value } = scene.objectives[panel.read] ?? {};
      return panel.readout.map(
        (name) =>
          `${name === "loss" && !loss ? value : name.replaceAll("_", " ")} ${written(name, quantities, name === "loss" ? 3 : 2, 0)}`,
      );
    });
    if (store.controls.has("reveal")) said.push(store.values.reveal ? "revealed" : "hidden");
    return said.join(", ");
  }

  run(store, index, step = store.step) {
    const {
      axis_names: names,
      value_name: valueName,
      loss: isLoss,
    } = store.scene.objectives[store.scene.runs[index].objective];
    const { iterates, losses } = store.trajectory(index);
    const last = Math.min(step, iterates.length - 1);
    const place = names.map((name, axis) => `${name} ${fixed(iterates[last][axis], 2)}`).join(", ");
    const loss = `${isLoss ? "loss" : valueName} ${fixed(losses[last], 3)}`;
    const left = store.left(index);
    const end = left && `, the run has left the ${left}`;
    return `Step ${last} of ${store.longest}: ${place}, ${loss}${end}`;
  }

  dispose() {
    clearTimeout(this.timer);
  }
}
