// How a number is written: as in the stills.
import { DIGIT_SPACE, GROUP, MINUS, MISSING } from "../constants.js";

export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
/** What `make` makes of 0, 1, 2 and so on, so many times. */
export const times = (length, make) => Array.from({ length }, (_, index) => make(index));
const superscript = (exponent) => String(exponent).replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);

/** The decimals that tell values a step apart. */
export const decimalsOf = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** The number with that many decimals; never minus zero; a power of ten beyond 10 000. */
export function fixed(value, decimals) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? `${MINUS}∞` : "–";
  if (Math.abs(value) >= 9999.5) {
    const [mantissa, exponent] = value.toExponential(1).split("e");
    return `${mantissa}×10${superscript(Number(exponent))}`.replace("-", MINUS);
  }
  return signed(value.toFixed(decimals));
}

/** A number as JavaScript writes it, with a true minus sign, but none before a zero. */
const signed = (digits) => digits.replace("-", Number(digits) === 0 ? "" : MINUS);

/** At most that many significant digits and no trailing zeros: 0.1, 1.05, 0.0845. */
export function shortest(value, digits = 4) {
  if (value !== 0 && !(Math.abs(value) >= 1e-4 && Math.abs(value) < 1e4)) return powerOfTen(value);
  return String(Number(value.toPrecision(digits))).replace("-", MINUS);
}

function powerOfTen(value, decimals = 1) {
  if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
  const [digits, exponent] = value.toExponential(decimals).split("e");
  const mantissa = String(Number(digits)).replace("-", MINUS);
  const power = `10${superscript(Number(exponent))}`;
  return mantissa === "1" ? power : mantissa === `${MINUS}1` ? MINUS + power : `${mantissa}×${power}`;
}

/** The labels of ticks, with as many digits as it takes to tell them, and each from the next. */
export function tickLabels(values) {
  const largest = Math.max(...values.map(Math.abs), 0);
  const gaps = values
    .slice(1)
    .map((value, index) => Math.abs(value - values[index]))
    .filter(Boolean);
  const exact = Math.max(1e-4 * (gaps.length ? Math.min(...gaps) : largest), 4 * Number.EPSILON * largest);
  const fewest = (write) => {
    const enough = (count) => values.every((value) => Math.abs(Number(write(value, count)) - value) <= exact);
    return times(16, Number).find(enough) ?? 16;
  };
  if (largest >= 1e5 || (largest > 0 && largest < 1e-3)) {
    const digits = fewest((value, count) => value.toExponential(count));
    if (digits <= 3 || !(largest >= 1e5 && largest < 1e10))
      return values.map((value) => (value ? powerOfTen(value, digits) : "0"));
  }
  const decimals = fewest((value, count) => value.toFixed(count));
  return values.map((value) => plain(value, decimals));
}

/** Without a power of ten, in groups of three digits; never minus zero. */
function plain(value, decimals) {
  const [whole, rest] = signed(value.toFixed(decimals)).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, GROUP) + (rest ? `.${rest}` : "");
}

/** A quantity with that many decimals, or the words for one that there is not: short ones, or at length. */
export function written(name, values, decimals, length = 1) {
  const told = Number.isNaN(values[name]) && /^(loss|slope|gradient_norm)/.test(name);
  return told ? MISSING[Number.isNaN(values.loss) ? "loss" : "slope"][length] : fixed(values[name] ?? NaN, decimals);
}

/** A readout's number; a leading digit space keeps the place of a minus sign. */
export function writeReadout(slot, value) {
  if (slot.quantity === "step") return value.toFixed(0).padStart(String(slot.steps).length, DIGIT_SPACE);
  if (slot.quantity === "learning_rate" || slot.least) return shortest(value);
  const text = written(slot.quantity, { [slot.quantity]: value }, /^(loss|rate)$/.test(slot.quantity) ? 3 : 2, 0);
  return slot.signed && !text.startsWith(MINUS) ? DIGIT_SPACE + text : text;
}
