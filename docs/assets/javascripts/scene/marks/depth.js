// Units in a row and the layers of a deep network: a point each, on a line, and in words what is left at the end.
import { BLEND, LAYER_DOT, LAYER_SAID, LAYER_WORDS, LINE_WIDTH, ROW_SAID, SWEEP_SAMPLES } from "../constants.js";
import { passage, rowFactors } from "../depth.js";
import { marks } from "../registry.js";
import { blend, color } from "../drawing/color.js";
import { axisScale } from "../drawing/geometry.js";
import { shortest, times } from "../drawing/numbers.js";

/** A point a layer on a line; `show` takes their values, and what is said at the upper edge. */
function series(plot, role, faint, told) {
  const line = plot.line("line", faint ? blend("muted", BLEND.faint) : color(role), LINE_WIDTH.path);
  const dots = faint ? null : plot.dots("point", role, LAYER_DOT);
  const { small } = plot.sheet.layout;
  const words = told ? plot.words("", { role, size: small }) : null;
  return (values, said) => {
    const places = values.map((value, layer) => plot.at([layer + 1, value]));
    line.setAttribute("d", plot.polyline(places));
    dots?.move(places);
    words?.put([LAYER_WORDS[0], small + LAYER_WORDS[1]], said);
  };
}

marks.RowFactors = {
  create(plot, { layers, product, told }) {
    const show = series(plot, "slope", false, told && product);
    return {
      update(store) {
        const factors = rowFactors(store.values, layers);
        let total = 1;
        const products = factors.map((factor) => (total *= factor));
        show(product ? products : factors, `${ROW_SAID}${shortest(total, 2)}`);
      },
    };
  },
};

marks.LayerSizes = {
  create(plot, { backward, plain, told }) {
    const show = series(plot, backward ? "slope" : "function", plain, told && !plain);
    return {
      update({ values }) {
        const { sizes, slopes } = passage(plain ? { ...values, variant: 0 } : values);
        const end = backward ? slopes[0] : sizes.at(-1);
        show(backward ? slopes : sizes, LAYER_SAID[Number(backward)] + shortest(end, 2));
      },
    };
  },
};

marks.ScaleSweep = {
  create(plot, { activation, depth, seed, role }) {
    const scale = axisScale(plot.frame.x);
    const line = plot.line("curve", color(role), LINE_WIDTH.function);
    const places = times(SWEEP_SAMPLES, (index) => {
      const at = scale.value(index / (SWEEP_SAMPLES - 1));
      return plot.at([at, passage({ activation, scale: at, depth, seed }).slopes[0]]);
    });
    return { update: () => line.setAttribute("d", plot.polyline(places)) };
  },
};
