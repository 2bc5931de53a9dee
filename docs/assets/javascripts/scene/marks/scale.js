// Amounts from one to a trillion: a spot with lines of words, lines of equal products, and bars with their amounts.
import {
  AMOUNT_BAR,
  AMOUNT_DIGITS,
  AMOUNT_INSET,
  AMOUNT_SHARES,
  BLEND,
  DASHES,
  POINT_RADIUS,
  SPOT_LEADING,
  SPOT_WORDS,
  UNITS,
} from "../constants.js";
import { marks } from "../registry.js";
import { blend, color } from "../drawing/color.js";
import { round } from "../drawing/geometry.js";
import { shortest } from "../drawing/numbers.js";

/** A number of 0 or more in words of its size: 175 billion, 2.8 TB. */
export function amount(value, unit) {
  const near = Number(value.toPrecision(AMOUNT_DIGITS));
  const [size, word] = UNITS[unit].find(([least]) => near >= least) ?? UNITS[unit].at(-1);
  const written = shortest(near / (word ? size : 1), AMOUNT_DIGITS);
  return written + (written === "1" ? word.replace(/s$/, "") : word);
}

/** The functions of the lines of a mark, of the values of its controls. */
const formulasOf = (plot, lines) => lines.map(({ formula }) => plot.store.formulas[formula.formula]);
const valuesOf = (store, mark) => mark.controls.map((name) => store.values[name]);
const said = ({ before, unit, after }, value) => before + amount(value, unit) + after;
const wordsOf = (plot, count, role) => {
  const { small } = plot.sheet.layout;
  return Array.from({ length: count }, () => plot.words("", { role, size: small }));
};

marks.Spot = {
  create(plot, mark) {
    const line =
      mark.controls.length === 1 ? plot.line("trace", color("path"), 1.6, { dashes: DASHES.reference }) : null;
    const dot = line ? null : plot.dots("marker", "path", POINT_RADIUS.current);
    const formulas = formulasOf(plot, mark.lines);
    const words = wordsOf(plot, mark.told ? mark.lines.length : 0, "path");
    return {
      update(store) {
        const values = valuesOf(store, mark);
        line?.setAttribute("d", `M${round(plot.x(values[0]))} ${plot.height}V0`);
        dot?.move([plot.at(values)]);
        words.forEach((each, row) =>
          each.put(
            [SPOT_WORDS[0], SPOT_WORDS[1] + row * SPOT_LEADING * plot.sheet.layout.size],
            said(mark.lines[row], formulas[row](...values)),
          ),
        );
      },
    };
  },
};

marks.EqualProducts = {
  create(plot, mark) {
    const stroke = blend("muted", BLEND.contour);
    const lines = mark.products.map(() => plot.line("grid", stroke, 1.1, { dashes: DASHES.reference }));
    return {
      update() {
        const { low, high } = plot.frame.x;
        const ends = (product) => [low, high].map((x) => plot.at([x, product / mark.factor / x]));
        lines.forEach((line, place) => line.setAttribute("d", plot.polyline(ends(mark.products[place]))));
      },
    };
  },
};

marks.Amounts = {
  create(plot, mark) {
    const lines = [...mark.bars, ...mark.lines];
    const room = plot.height / lines.length;
    const bars = mark.bars.map(() => plot.line("line", color("function"), AMOUNT_BAR, { "stroke-linecap": "butt" }));
    const formulas = formulasOf(plot, lines);
    const words = wordsOf(plot, mark.told ? lines.length : 0, "ink");
    return {
      update(store) {
        const values = valuesOf(store, mark);
        bars.forEach((bar, place) => {
          const y = round((place + AMOUNT_SHARES[1]) * room);
          bar.setAttribute("d", `M0 ${y}H${round(plot.x(formulas[place](...values)))}`);
        });
        words.forEach((each, place) =>
          each.put([AMOUNT_INSET, (place + AMOUNT_SHARES[0]) * room], said(lines[place], formulas[place](...values))),
        );
      },
    };
  },
};
