// Words that move with what they name, and stay clear of each other.
import { LETTER } from "../constants.js";
import { change, reword, round } from "./geometry.js";

const LINE = 1.2; // of the font size, from one to the next
const BEFORE = { left: 0, center: 0.5, right: 1 };

/** Words on a plot: `put([x, y])` in pixels of its box, `align` as in SVG's text-anchor. */
export function movingWords(plot, text, { role = "ink", size, align = "left", weight = 400 } = {}) {
  const high = size ?? plot.sheet.layout.size;
  const element = plot.sheet.text([0, 0, text, role, high, weight, align, 1]);
  const put = ([x, y], words = text) => {
    reword(element, words);
    const shown = Number.isFinite(x + y);
    const wide = LETTER * high * words.length;
    const left = x - BEFORE[align] * wide;
    const clear = shown ? clearOf(plot.said, { left, right: left + wide, y, apart: LINE * high }) : y;
    change(element, {
      x: round(plot.left + x),
      y: round(plot.top + clear),
      visibility: shown ? null : "hidden",
    });
  };
  return { element, put };
}

/** The height at which words cover none of those said before: theirs, or the next one that is free above or below. */
function clearOf(said, box) {
  let way;
  const covered = (other) =>
    box.left < other.right && other.left < box.right && Math.abs(box.y - other.y) < other.apart - 1e-9;
  for (let other; (other = said.find(covered));) {
    way ??= box.y < other.y ? -1 : 1;
    box.y = other.y + way * Math.max(box.apart, other.apart);
  }
  said.push(box);
  return box.y;
}
