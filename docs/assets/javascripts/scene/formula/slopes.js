// The slope of a function where the chain rule does not tell it: what gdviz.objectives.slopes does.
import { DISTANCES, NEGLIGIBLE, SAME } from "../constants.js";

/** The slope at x from the function and its slope elsewhere; NaN where there is none. */
export function limitSlope(value, slope, x) {
  const here = value(x);
  const unit = Math.max(1, Math.abs(x));
  const limits = [unit, -unit]
    .map((side) => DISTANCES.map((distance) => x + side * distance))
    .filter(([, , nearest]) => Number.isFinite(value(nearest)))
    .map((places) => {
      const slopes = places.map(slope);
      const largest = Math.max(...slopes.map(Math.abs));
      const rise = Math.abs(value(places[0]) - here);
      const room = 2 * largest * Math.abs(places[0] - x) + NEGLIGIBLE * SAME * Math.abs(here);
      return [rise <= room ? limit(slopes) : NaN, largest]; // NaN at a jump
    });
  if (!limits.length) return NaN;
  const [[first, largest], [last, other]] = [limits[0], limits.at(-1)];
  const room = SAME * Math.max(Math.abs(first), Math.abs(last)) + NEGLIGIBLE * Math.max(largest, other);
  return Math.abs(first - last) <= room ? (first + last) / 2 : NaN;
}

/** What values at ever smaller distances tend to, by Aitken's method; NaN where they do not come to rest. */
function limit([far, near, nearest]) {
  const [before, change] = [near - far, nearest - near];
  if (Math.abs(change) <= NEGLIGIBLE * Math.abs(nearest)) return nearest;
  if (!(Math.abs(change) <= Math.abs(before) / 2)) return NaN;
  const tended = nearest - change ** 2 / (change - before);
  return Math.abs(tended) <= NEGLIGIBLE * Math.abs(far) ? 0 : tended;
}
