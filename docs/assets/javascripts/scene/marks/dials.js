// Machines in a row as dials: turn the first and the others follow. Their names, and the rates between them, stand still.
import {
  ARROW_REACH,
  BARB,
  BLEND,
  DIAL_ROOM,
  DIAL_TICKS,
  HAND,
  HEAD,
  LARGEST_DIAL,
  MINUS,
  OVER_DIAL,
  TICK_REACH,
  UNDER_DIAL,
} from "../constants.js";
import { marks } from "../registry.js";
import { blend, color } from "../drawing/color.js";
import { change, draw, polygon, reword, round } from "../drawing/geometry.js";
import { fixed, times } from "../drawing/numbers.js";
import { arrowhead } from "../graph/layout.js";

const DECIMALS = 2;
const toward = ([x, y], turn, reach) => [x + reach * Math.sin(turn), y - reach * Math.cos(turn)];
const path = (from, to) => `M${from.map(round).join(" ")}L${to.map(round).join(" ")}`;

marks.Dials = {
  create(plot, mark) {
    const { width, height, sheet } = plot;
    const machines = mark.machines.map(([, { formula }]) => plot.store.formulas[formula]);
    const room = width / machines.length;
    const radius = Math.min(LARGEST_DIAL, DIAL_ROOM * room, (height - OVER_DIAL - UNDER_DIAL[1] - 24) / 2);
    const middles = machines.map((_, place) => [(place + 0.5) * room, (height - UNDER_DIAL[1] + OVER_DIAL) / 2]);
    const group = draw(plot.layer("curve"), "g");
    const tone = blend("muted", BLEND.axis);
    for (const [cx, cy] of middles)
      draw(group, "circle", { cx, cy, r: radius, fill: color("raised"), stroke: color("rule"), "stroke-width": 1.2 });
    const ways = times(DIAL_TICKS, (tick) => (2 * Math.PI * tick) / DIAL_TICKS);
    const ticks = middles.flatMap((middle) =>
      ways.map((way) => path(...TICK_REACH.map((reach) => toward(middle, way, reach * radius)))),
    );
    draw(group, "path", { d: ticks.join(""), stroke: tone, "stroke-width": 1.2 });
    middles.slice(1).forEach(([x, y], place) => {
      const from = [middles[place][0] + radius + ARROW_REACH, y];
      const to = [x - radius - ARROW_REACH - HEAD, y];
      draw(group, "path", { d: path(from, to), stroke: tone, "stroke-width": 1.3 });
      draw(group, "path", { d: polygon(arrowhead(to, from, HEAD, BARB)), fill: tone });
    });
    const hands = draw(group, "path", { stroke: color("path"), "stroke-width": 3, "stroke-linecap": "round" });
    for (const [cx, cy] of middles) draw(group, "circle", { cx, cy, r: 4, fill: color("path") });
    const said = (below, role) =>
      middles.map(([x, y]) =>
        draw(group, "text", {
          x: round(x),
          y: round(y + radius + below),
          fill: color(role),
          "font-size": sheet.layout.small,
          "text-anchor": "middle",
        }),
      );
    const [values, changes] = [said(UNDER_DIAL[0], "function"), said(UNDER_DIAL[1], "path")];
    return {
      update(store) {
        const x = store.values[mark.control];
        const tips = machines.map((machine, place) => {
          const [now, before] = [machine(x), machine(mark.at)];
          reword(values[place], fixed(now, DECIMALS));
          const moved = fixed(now - before, DECIMALS);
          reword(changes[place], moved.startsWith(MINUS) ? moved : `+${moved}`);
          return toward(middles[place], (mark.turn * (now - before) * Math.PI) / 180, HAND * radius);
        });
        change(hands, { d: tips.map((tip, place) => path(middles[place], tip)).join("") });
      },
    };
  },
};
