// A race of optimisers: their paths from above, how low each is against the step, and a name to each.
import {
  BLEND,
  DASHES,
  LEAST_LOSS,
  LINE_WIDTH,
  MIDDLE,
  POINT_RADIUS,
  RACE_DOT,
  RACE_LETTER,
  RACE_LINE,
  RACE_SAMPLE,
  RACE_SPOTS,
} from "../constants.js";
import { marks } from "../registry.js";
import { clamp } from "../drawing/numbers.js";
import { change, reword, round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";
import { within } from "./data.js";

const NAME_SHARES = { left: 0, center: 0.5, right: 1 };
const NAME_ANCHORS = { left: "start", center: "middle", right: "end" };

/** The places of the runs that take part. */
const racing = (racers, store) =>
  racers.map((_, run) => run).filter((run) => !racers[run].show || store.values[racers[run].show] >= 0.5);

const racerLine = (plot, { role, dashed }) =>
  plot.line("path", color(role), LINE_WIDTH.path, { dashes: dashed ? DASHES.held_out : [] });

const racerNames = (plot, racers) =>
  racers.map(({ role }) => plot.sheet.text([0, 0, "", role, plot.sheet.layout.small, 400, "left", 1]));

/** Write a name in the middle of its line at a place of the plot, or nothing. */
function writeName(plot, element, words, [x, y] = [0, 0], align = "left") {
  reword(element, words);
  change(element, {
    x: round(plot.left + x),
    y: round(plot.top + y + MIDDLE * plot.sheet.layout.small),
    "text-anchor": NAME_ANCHORS[align],
  });
}

marks.RacePaths = {
  create(plot, { racers, lowest, landscape, told }) {
    const bottom = plot.dots("curve", "ink", RACE_DOT, { hollow: true });
    const lines = racers.map((racer) => racerLine(plot, racer));
    const start = plot.dots("path", "path", POINT_RADIUS.current - 0.5, { hollow: true });
    const dots = racers.map(({ role }) => plot.dots("point", role, RACE_DOT));
    const names = racerNames(plot, racers);
    return {
      update(store) {
        bottom.move((lowest[Math.round(store.values[landscape])] ?? []).map((place) => plot.at(place)));
        const heads = new Map();
        for (const run of racing(racers, store)) {
          const places = store.iterates(run).map((point) => within(plot.at(point)));
          lines[run].setAttribute("d", plot.polyline(places));
          heads.set(run, places.at(-1));
          start.move(places.slice(0, 1));
        }
        racers.forEach((_, run) => {
          if (!heads.has(run)) lines[run].setAttribute("d", "");
          dots[run].move(heads.has(run) ? [heads.get(run)] : []);
        });
        nameHeads(plot, store, names, told ? heads : new Map());
      },
    };
  },
};

/** A name beside each run that is in view, at the first spot that covers no other; none where there is no room. */
function nameHeads(plot, store, names, heads) {
  const { small } = plot.sheet.layout;
  const taken = [...heads.values()].map(([x, y]) => [x - RACE_DOT, y - RACE_DOT, x + RACE_DOT, y + RACE_DOT]);
  const free = (box) =>
    box[0] >= 2 &&
    box[1] >= 2 &&
    box[2] <= plot.width - 2 &&
    box[3] <= plot.height - 2 &&
    !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
  names.forEach((name, run) => {
    const head = heads.get(run);
    const { label } = store.scene.runs[run];
    const [wide, high] = [RACE_LETTER * small * label.length, RACE_LINE * small];
    const spot =
      head &&
      plot.inside(head) &&
      RACE_SPOTS.find(([right, down, align]) => {
        const left = head[0] + right - NAME_SHARES[align] * wide;
        const box = [left, head[1] + down - high / 2, left + wide, head[1] + down + high / 2];
        return free(box) && taken.push(box);
      });
    if (spot) writeName(plot, name, label, [head[0] + spot[0], head[1] + spot[1]], spot[2]);
    else writeName(plot, name, "");
  });
}

marks.RaceLosses = {
  create(plot, { racers, names_from: from, told }) {
    const ghosts = racers.map(({ role }) => plot.line("area", blend(role, BLEND.ghost), 1));
    for (const ghost of ghosts) ghost.classList.add("gd-ghost");
    const lines = racers.map((racer) => racerLine(plot, racer));
    const samples = racers.map((racer) => racerLine(plot, racer));
    const names = racerNames(plot, racers);
    const left = plot.x(from);
    return {
      update(store) {
        const ends = new Map();
        for (const run of racing(racers, store)) {
          const { losses } = store.trajectory(run);
          const whole = losses.map((loss, step) => within(plot.at([step, Math.max(loss, LEAST_LOSS)])));
          const done = whole.slice(0, store.step + 1);
          ghosts[run].setAttribute("d", plot.polyline(whole));
          lines[run].setAttribute("d", plot.polyline(done));
          ends.set(run, clamp(done.at(-1)[1], 0, plot.height));
        }
        const heights = told ? setApart(ends, RACE_LINE * plot.sheet.layout.small, plot.height) : new Map();
        racers.forEach((_, run) => {
          if (!ends.has(run)) for (const line of [lines[run], ghosts[run]]) line.setAttribute("d", "");
          const y = heights.get(run);
          samples[run].setAttribute("d", y === undefined ? "" : `M${round(left)} ${round(y)}h${RACE_SAMPLE}`);
          if (y === undefined) writeName(plot, names[run], "");
          else writeName(plot, names[run], store.scene.runs[run].label, [left + RACE_SAMPLE + 5, y]);
        });
      },
    };
  },
};

/** Places along a line from 0 to `height`, as wanted as far as no two are closer than `least`, in their order. */
function setApart(wanted, least, height) {
  const order = [...wanted.keys()].sort((a, b) => wanted.get(b) - wanted.get(a) || a - b); // from the bottom up
  const found = new Map();
  let floor = height - least / 2;
  for (const run of order) {
    found.set(run, Math.min(wanted.get(run), floor));
    floor = found.get(run) - least;
  }
  let ceiling = least / 2;
  for (const run of order.toReversed()) {
    found.set(run, Math.max(found.get(run), ceiling));
    ceiling = found.get(run) + least;
  }
  return found;
}
