// Amounts from one to a trillion: a spot with lines of words, lines of equal products, and bars with their amounts.
import {
  AMOUNT_BAR,
  AMOUNT_INSET,
  AMOUNT_SHARES,
  BLEND,
  DASHES,
  POINT_RADIUS,
  SPOT_LEADING,
  SPOT_WORDS,
  IN_ALL,
} from "../constants.js";
import { amount } from "../amounts.js";
import { marks } from "../registry.js";
import { blend, color } from "../drawing/color.js";
import { round } from "../drawing/geometry.js";

const valuesOf = (store, mark) => mark.controls.map((name) => store.values[name]);
/** Of each line its amount, and what is said of it, as functions of the values of the controls. */
const toldOf = (plot, lines) =>
  lines.map(({ before, formula, unit, after, whole }) => {
    const [of, inAll] = [formula, whole].map((each) => each && plot.store.formulas[each.formula]);
    const more = (values) => (inAll ? IN_ALL + amount(inAll(...values), unit) : "");
    return { of, said: (values) => before + amount(of(...values), unit) + after + more(values) };
  });
const wordsOf = (plot, count, role) => {
  const { small } = plot.sheet.layout;
  return Array.from({ length: count }, () => plot.words("", { role, size: small }));
};

marks.Spot = {
  create(plot, mark) {
    const line =
      mark.controls.length === 1 ? plot.line("trace", color("path"), 1.6, { dashes: DASHES.reference }) : null;
    const dot = line ? null : plot.dots("marker", "path", POINT_RADIUS.current);
    const told = toldOf(plot, mark.lines);
    const words = wordsOf(plot, mark.told ? mark.lines.length : 0, "path");
    return {
      update(store) {
        const values = valuesOf(store, mark);
        line?.setAttribute("d", `M${round(plot.x(values[0]))} ${plot.height}V0`);
        dot?.move([plot.at(values)]);
        words.forEach((each, row) =>
          each.put(
            [SPOT_WORDS[0], SPOT_WORDS[1] + row * SPOT_LEADING * plot.sheet.layout.size],
            told[row].said(values),
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
        const { x, y } = plot.frame;
        lines.forEach((line, place) => {
          const same = mark.products[place] / mark.factor;
          const ends = [Math.max(x.low, same / y.high), Math.min(x.high, same / y.low)];
          line.setAttribute("d", plot.polyline(ends.map((each) => plot.at([each, same / each]))));
        });
      },
    };
  },
};

marks.Amounts = {
  create(plot, mark) {
    const lines = [...mark.bars, ...mark.lines];
    const room = plot.height / lines.length;
    const bars = mark.bars.map(() =>
      plot.line("line", blend("ink", BLEND.stem), AMOUNT_BAR, { "stroke-linecap": "butt" }),
    );
    const told = toldOf(plot, lines);
    const words = wordsOf(plot, mark.told ? lines.length : 0, "ink");
    return {
      update(store) {
        const values = valuesOf(store, mark);
        bars.forEach((bar, place) => {
          const y = round((place + AMOUNT_SHARES[1]) * room);
          bar.setAttribute("d", `M0 ${y}H${round(plot.x(told[place].of(...values)))}`);
        });
        words.forEach((each, place) =>
          each.put([AMOUNT_INSET, (place + AMOUNT_SHARES[0]) * room], told[place].said(values)),
        );
      },
    };
  },
};
