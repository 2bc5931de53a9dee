// A language model: the probability of each next character, the text it writes, its loss as it is trained.
import {
  ASCENT,
  DASHES,
  HELD_AT,
  HELD_BESIDE,
  HELD_NAME,
  HELD_ROOM,
  LINE_WIDTH,
  POINT_RADIUS,
  SHARE_WIDTH,
  WRITTEN_LINE,
  WRITTEN_SIGN,
  WRITTEN_TOP,
} from "../constants.js";
import { marks } from "../registry.js";
import { color } from "../drawing/color.js";
import { draw, reword, round } from "../drawing/geometry.js";
import { times } from "../drawing/numbers.js";
import { rowsOfText, lossesOf, sharesAfter, textOf, writingNow, writingOf } from "../language/model.js";

marks.NextCharacters = {
  create(plot) {
    const width = SHARE_WIDTH * (plot.x(1) - plot.x(0));
    const bars = plot.line("area", color("function"), width, { "stroke-linecap": "butt" });
    return {
      update(store) {
        const { settings, codes } = writingNow(store);
        const places = Array.from(sharesAfter(settings, codes), (share, place) => [place, share]);
        const bar = ([place, share]) => plot.polyline([plot.at([place, 0]), plot.at([place, share])]);
        bars.setAttribute("d", places.map(bar).join(""));
      },
    };
  },
};

marks.WrittenText = {
  create(plot, { lines: count, told }) {
    const { small } = plot.sheet.layout;
    const width = Math.floor(plot.width / (WRITTEN_SIGN * small));
    const rows = times(count, (row) => {
      const y = plot.top + WRITTEN_TOP + small * (ASCENT + WRITTEN_LINE * row);
      const line = plot.sheet.text([plot.left + WRITTEN_TOP, round(y), "", "ink", small, 400, "left", 1]);
      line.style.whiteSpace = "pre"; // a space at an end stays
      return ["ink", "path"].map((role) => draw(line, "tspan", { fill: color(role) }));
    });
    return {
      update(store) {
        if (!told) return;
        const { codes, given } = writingNow(store);
        let left = given;
        const parted = rowsOfText(textOf(codes), width).map((line) => {
          const at = Math.max(left, 0);
          left -= line.length;
          return [line.slice(0, at), line.slice(at)];
        });
        const shown = parted.slice(-count);
        rows.forEach((spans, row) => spans.forEach((span, part) => reword(span, shown[row]?.[part] ?? "")));
      },
    };
  },
};

marks.TextLoss = {
  create(plot, { below, under, told }) {
    const { small } = plot.sheet.layout;
    const name = told ? plot.words(HELD_NAME, { role: "path", size: small }) : null;
    const highest = under ? WRITTEN_TOP + small * (ASCENT + WRITTEN_LINE * under) : -Infinity;
    const made = [false, true].map((heldOut) => ({
      line: plot.line("path", color("path"), LINE_WIDTH.path + 0.2, { dashes: heldOut ? DASHES.held_out : [] }),
      dot: plot.dots("point", "path", POINT_RADIUS.current - 0.8, { hollow: heldOut }),
    }));
    return {
      update(store) {
        const past = lossesOf(writingOf(store));
        made.forEach(({ line, dot }, column) => {
          const places = past.map((row) => plot.at([row[0], row[column + 1]]));
          line.setAttribute("d", plot.polyline(places));
          dot.move(places.slice(-1));
          const [x, y] = places.at(-1);
          if (column === 0) return;
          name?.put([Math.min(x + HELD_BESIDE, plot.width - HELD_ROOM), Math.max(y + HELD_AT[Number(below)], highest)]);
        });
      },
    };
  },
};
