// How well a network in training does, at every step: the words of gdviz/figure/training.py. What plays the steps trains
// it: in frames while it is in sight, or by so many steps a press for those who want no motion.
import { parts } from "../registry.js";
import { fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { trainerOf } from "../network/trainer.js";

const AT_ONCE = 50;

parts.Training = ({ store, player }, line) => {
  player.calmly = `Train ${AT_ONCE} steps`;
  player.next = (from) => player.show(Math.min(from + AT_ONCE, store.longest));
  player.label();
  return {
    update() {
      const { loss, heldLoss, heldAccuracy } = trainerOf(store).measured();
      const right = fixed(100 * heldAccuracy, 1);
      reword(line, `Loss ${fixed(loss, 3)}, held out ${fixed(heldLoss, 3)} and ${right}% right`);
    },
  };
};
