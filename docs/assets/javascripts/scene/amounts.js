// Amounts from one to a trillion, in words of their size.
import { AMOUNT_DIGITS, UNITS } from "./constants.js";
import { shortest } from "./drawing/numbers.js";

/** A number of 0 or more in words of its size: 175 billion, 2.8 TB. */
export function amount(value, unit) {
  const near = Number(value.toPrecision(AMOUNT_DIGITS));
  const [size, word] = UNITS[unit].find(([least]) => near >= least) ?? UNITS[unit].at(-1);
  const written = shortest(near / (word ? size : 1), AMOUNT_DIGITS);
  return written + (written === "1" ? word.replace(/s$/, "") : word);
}
