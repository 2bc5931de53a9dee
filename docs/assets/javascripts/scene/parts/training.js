// How well a network in training does, at every step: the words of gdviz/figure/training.py.
import { parts } from "../registry.js";
import { fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { trainerOf } from "../network/trainer.js";

parts.Training = ({ store }, line) => ({
  update() {
    const { loss, heldLoss, heldAccuracy } = trainerOf(store).measured();
    const right = fixed(100 * heldAccuracy, 1);
    reword(line, `Loss ${fixed(loss, 3)}, held out ${fixed(heldLoss, 3)} and ${right} % right`);
  },
});
