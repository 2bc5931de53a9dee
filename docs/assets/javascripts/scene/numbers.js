// How a number is written: as gdviz/drawing/text.py writes it in the stills.
const MINUS = "\u2212";
const DIGIT_SPACE = "\u2007"; // as wide as a digit and as a minus sign

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const superscript = (exponent) => String(exponent).replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);

/** The number with that many decimals; never minus zero; a power of ten beyond 10 000. */
function fixed(value, decimals) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? `${MINUS}∞` : "–";
  if (Math.abs(value) >= 9999.5) {
    const [mantissa, exponent] = value.toExponential(1).split("e");
    return `${mantissa}×10${superscript(Number(exponent))}`.replace("-", MINUS);
  }
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", MINUS);
}

/** At most that many significant digits and no trailing zeros: 0.1, 1.05, 0.0845. */
function shortest(value, digits = 4) {
  if (value !== 0 && !(Math.abs(value) >= 1e-4 && Math.abs(value) < 1e4)) return powerOfTen(value);
  return String(Number(value.toPrecision(digits))).replace("-", MINUS);
}

function powerOfTen(value) {
  if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
  const [digits, exponent] = value.toExponential(1).split("e");
  const mantissa = digits.replace(/\.0$/, "").replace("-", MINUS);
  const power = `10${superscript(Number(exponent))}`;
  return mantissa === "1" ? power : mantissa === `${MINUS}1` ? MINUS + power : `${mantissa}×${power}`;
}

/** The labels of ticks, with as many decimals as the set of them needs. */
function tickLabels(values) {
  const largest = Math.max(...values.map(Math.abs), 0);
  if (largest >= 1e5 || (largest > 0 && largest < 1e-3)) return values.map((value) => (value ? powerOfTen(value) : "0"));
  const rounds = (decimals) => (value) => Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-6 * largest;
  const decimals = [0, 1, 2, 3, 4].find((count) => values.every(rounds(count))) ?? 5;
  return values.map((value) => fixed(value, decimals));
}

/** A readout's number; a leading digit space keeps the place of a minus sign. */
function writeReadout(slot, value) {
  if (slot.quantity === "step") return value.toFixed(0).padStart(String(slot.steps).length, DIGIT_SPACE);
  if (slot.quantity === "learning_rate") return shortest(value);
  const text = fixed(value, slot.quantity === "loss" ? 3 : 2);
  return slot.signed && !text.startsWith(MINUS) ? DIGIT_SPACE + text : text;
}
