// Where an optimiser has been: its path, the current point, the gradient there; on curves and in the plane. A surface's
// view may offer `trail(iterates)`, the path data of what is seen and of what the surface hides.
import { ARROW, BLEND, DASHES, DOT_GAP, LINE_WIDTH, POINT_RADIUS, UNKNOWN } from "../constants.js";
import { marks } from "../registry.js";
import { clamp, times } from "../drawing/numbers.js";
import { clipSegment, distance, draw, finite, polygon, round } from "../drawing/geometry.js";
import { blend, color } from "../drawing/color.js";

/** Places far off where there is no number, so that clipping stays exact. */
const near = (place) => finite(place, UNKNOWN);

marks.Path = {
  create(plot, mark) {
    const runs = plot.runs(mark.run);
    const made = runs.map((run) => runPath(plot, mark, run, runs.length > 1));
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

function runPath(plot, mark, run, several) {
  const dashes = { dashes: plot.dashes(run, several) };
  const behind = plot.view
    ? plot.line("trace", color("path"), LINE_WIDTH.path, { dashes: DASHES.covered, opacity: BLEND.covered })
    : null;
  const stems = mark.stems ? plot.line("trace", blend("path", BLEND.stem), 0.8) : null;
  const line = plot.line("path", color("path"), LINE_WIDTH.path, dashes);
  const steps = plot.dots("path", "path", POINT_RADIUS.iterate, { ring: false });
  const start = plot.dots("path", "path", POINT_RADIUS.current - 0.5, { hollow: true });
  const now = plot.dots("point", "path", POINT_RADIUS.current);
  const leaving = draw(plot.layer("point"), "path", { fill: color("path") });
  return (store) => {
    const iterates = store.iterates(run, mark.step);
    const places = iterates.map((point) => near(plot.place(point)));
    const [seen, covered] = plot.view?.trail?.(iterates) ?? [plot.polyline(places), ""];
    line.setAttribute("d", seen);
    behind?.setAttribute("d", covered);
    steps.move(spaced(places.slice(1, -1)));
    start.move(places.slice(0, 1));
    now.move(places.slice(-1));
    leaving.setAttribute("d", exitArrow(plot, places));
    stems?.setAttribute(
      "d",
      places
        .filter(([x]) => x >= 0 && x <= plot.width)
        .map(([x, y]) => `M${round(x)} ${plot.height}V${round(clamp(y, -9, plot.height + 9))}`)
        .join(""),
    );
  };
}

/** The places without those that would crowd the last one kept. */
function spaced(places) {
  if (places.length < 40) return places;
  let last = places[0];
  return places.filter((place, index) => {
    if (index && Math.max(Math.abs(place[0] - last[0]), Math.abs(place[1] - last[1])) < DOT_GAP) return false;
    last = place;
    return true;
  });
}

/** An arrowhead on the border where a path leaves the plot. */
function exitArrow(plot, places) {
  if (places.length < 2 || plot.inside(places.at(-1))) return "";
  const size = [plot.width - 4, plot.height - 4];
  for (let index = places.length - 1; index > 0; index--) {
    const [start, end] = [places[index - 1], places[index]];
    const span = clipSegment(start, end, [4, 4], size);
    if (!span) continue;
    const tip = [0, 1].map((axis) => start[axis] + (end[axis] - start[axis]) * span[1]);
    const turn = Math.atan2(end[1] - start[1], end[0] - start[0]);
    return polygon(
      [0, 1, 2].map((corner) => {
        const angle = turn + (corner * 2 * Math.PI) / 3;
        return [tip[0] + 6 * Math.cos(angle), tip[1] + 6 * Math.sin(angle)];
      }),
    );
  }
  return "";
}

marks.Here = {
  create(plot, mark) {
    const made = plot.runs(mark.run).map((run) => {
      const drop = mark.drop && !plot.view ? plot.line("trace", color("path"), 0.9, { dashes: DASHES.drop }) : null;
      const dot = plot.dots("point", "path", POINT_RADIUS.current);
      return (store) => {
        const place = near(plot.place(store.point(run)));
        dot.move([place]);
        drop?.setAttribute("d", `M${round(place[0])} ${plot.height}V${round(clamp(place[1], -9, plot.height))}`);
      };
    });
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

marks.GradientArrows = {
  create(plot, mark) {
    const arrows = plot.shape("line", { fill: color("slope") });
    const fixedTails = [...mark.at, ...gridTails(plot, mark.grid)];
    return {
      update(store) {
        const iterates = store.scene.runs.length ? store.iterates(mark.run) : [];
        const tails = [
          ...fixedTails,
          ...mark.steps.filter((step) => step < iterates.length).map((step) => iterates[step]),
        ];
        if (mark.current) tails.push(store.point(mark.run));
        const longest = strongest(plot, mark, fixedTails, store);
        arrows.setAttribute("d", tails.map((tail) => arrowAt(plot, mark, tail, longest)).join(""));
      },
    };
  },
};

function gridTails(plot, count) {
  const axes = (plot.view?.axes ?? [plot.frame.x, plot.frame.y]).slice(
    0,
    plot.store.scene.objectives[plot.objective].dim,
  );
  const places = ({ low, high }) => times(count, (index) => low + ((high - low) * (index + 0.5)) / count);
  return axes.reduce(
    (tails, axis) => tails.flatMap((tail) => places(axis).map((value) => [...tail, value])),
    count ? [[]] : [],
  );
}

/** The norm that gets the longest arrow: over the fixed places and those of the run that are in view. */
function strongest(plot, mark, fixedTails, store) {
  const { iterates } = store.scene.runs.length
    ? store.trajectory(mark.run)
    : { iterates: mark.current ? [store.point()] : [] };
  const chosen = mark.steps.length
    ? mark.steps.flatMap((step) => iterates.slice(step, step + 1))
    : mark.current
      ? iterates
      : [];
  const points = [...fixedTails, ...chosen.filter((point) => plot.inside(near(plot.place(point))))];
  return Math.max(...points.map((point) => Math.hypot(...plot.shown.gradient(point))).filter(Number.isFinite), 0) || 1;
}

function arrowAt(plot, mark, tail, longest) {
  const gradient = plot.shown.gradient(tail);
  const norm = Math.hypot(...gradient);
  const length = mark.length * Math.min(norm / longest, 1) * (mark.negative ? -1 : 1);
  const head = tail.map((part, axis) => part + (length * gradient[axis]) / Math.max(norm, 1e-300));
  const start = near(plot.place(tail));
  const end = tail.length === 1 && !plot.view ? [plot.x(head[0]), start[1]] : near(plot.place(head));
  return plot.inside(start) && distance(start, end) > 1.5 ? arrowShape(start, end) : "";
}

/** The outline of an arrow as path data. */
export function arrowShape(tail, head) {
  const length = distance(head, tail);
  const [u, v] = [(head[0] - tail[0]) / length, (head[1] - tail[1]) / length];
  const back = Math.min(ARROW.barb, ARROW.head * length);
  const neck = [head[0] - back * u, head[1] - back * v];
  const beside = ([x, y], width) => [x - width * v, y + width * u];
  const [wide, thin] = [ARROW.width * back, Math.min(ARROW.shaft / 2, ARROW.thin * back)];
  return polygon([
    beside(tail, -thin),
    beside(neck, -thin),
    beside(neck, -wide),
    head,
    beside(neck, wide),
    beside(neck, thin),
    beside(tail, thin),
  ]);
}
