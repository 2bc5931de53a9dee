// Where an optimiser has been: its path, the current point, the gradient there; on curves and in the plane. A surface's
// view may offer `trail(iterates)`, the path data of what is seen and of what the surface hides.
const DOT_GAP = 3; // pixels: iterates closer than this to the last dot get none

/** Places far off where there is no number, so that clipping stays exact. */
const near = (place) => place.map((part) => (Number.isNaN(part) ? -1e6 : clamp(part, -1e15, 1e15)));

gdviz.marks.Path = {
  create(panel, mark) {
    const runs = panel.runs(mark.run);
    const made = runs.map((run) => runPath(panel, mark, run, runs.length > 1));
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

function runPath(panel, mark, run, several) {
  const dashes = { dashes: several ? RUN_DASHES[run % RUN_DASHES.length] : "" };
  const behind = panel.view ? panel.line("trace", color("path"), LINE_WIDTH.path, { dashes: "2 2", opacity: 0.35 }) : null;
  const stems = mark.stems ? panel.line("trace", blend("path", 0.45), 0.8) : null;
  const line = panel.line("path", color("path"), LINE_WIDTH.path, dashes);
  const steps = panel.dots("path", "path", RADIUS.iterate, { ring: false });
  const start = panel.dots("path", "path", RADIUS.current - 0.5, { hollow: true });
  const now = panel.dots("point", "path", RADIUS.current);
  const leaving = draw(panel.layer("point"), "path", { fill: color("path") });
  return (store) => {
    const iterates = store.iterates(run, mark.step);
    const places = iterates.map((point) => near(panel.place(point)));
    const [seen, covered] = panel.view?.trail?.(iterates) ?? [panel.polyline(places), ""];
    line.setAttribute("d", seen);
    behind?.setAttribute("d", covered);
    steps.move(spaced(places.slice(1, -1)));
    start.move(places.slice(0, 1));
    now.move(places.slice(-1));
    leaving.setAttribute("d", exitArrow(panel, places));
    stems?.setAttribute("d", places.filter(([x]) => x >= 0 && x <= panel.width)
      .map(([x, y]) => `M${round(x)} ${panel.height}V${round(clamp(y, -9, panel.height + 9))}`).join(""));
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
function exitArrow(panel, places) {
  if (places.length < 2 || panel.inside(places.at(-1))) return "";
  const size = [panel.width - 4, panel.height - 4];
  for (let index = places.length - 1; index > 0; index--) {
    const [start, end] = [places[index - 1], places[index]];
    const span = clipSegment(start, end, [4, 4], size);
    if (!span) continue;
    const tip = [0, 1].map((axis) => start[axis] + (end[axis] - start[axis]) * span[1]);
    const turn = Math.atan2(end[1] - start[1], end[0] - start[0]);
    return polygon([0, 1, 2].map((corner) => {
      const angle = turn + (corner * 2 * Math.PI) / 3;
      return [tip[0] + 6 * Math.cos(angle), tip[1] + 6 * Math.sin(angle)];
    }));
  }
  return "";
}

gdviz.marks.Here = {
  create(panel, mark) {
    const made = panel.runs(mark.run).map((run) => {
      const drop = mark.drop && !panel.view ? panel.line("trace", color("path"), 0.9, { dashes: "3 2.5" }) : null;
      const dot = panel.dots("point", "path", RADIUS.current);
      return (store) => {
        const place = near(panel.place(store.point(run)));
        dot.move([place]);
        drop?.setAttribute("d", `M${round(place[0])} ${panel.height}V${round(clamp(place[1], -9, panel.height))}`);
      };
    });
    return { update: (store) => made.forEach((update) => update(store)) };
  },
};

gdviz.marks.GradientArrows = {
  create(panel, mark) {
    const arrows = panel.shape("line", { fill: color("slope") });
    const fixedTails = [...mark.at, ...gridTails(panel, mark.grid)];
    return {
      update(store) {
        const iterates = store.scene.runs.length ? store.iterates(mark.run) : [];
        const tails = [...fixedTails, ...mark.steps.filter((step) => step < iterates.length).map((step) => iterates[step])];
        if (mark.current) tails.push(store.point(mark.run));
        const longest = strongest(panel, mark, fixedTails, store);
        arrows.setAttribute("d", tails.map((tail) => arrowAt(panel, mark, tail, longest)).join(""));
      },
    };
  },
};

function gridTails(panel, count) {
  const axes = (panel.view?.axes ?? [panel.frame.x, panel.frame.y]).slice(0, panel.store.scene.objectives[panel.objective].dim);
  const places = ({ low, high }) => Array.from({ length: count }, (_, index) => low + ((high - low) * (index + 0.5)) / count);
  return axes.reduce((tails, axis) => tails.flatMap((tail) => places(axis).map((value) => [...tail, value])), count ? [[]] : []);
}

/** The norm that gets the longest arrow: over the fixed places and those of the run that are in view. */
function strongest(panel, mark, fixedTails, store) {
  const { iterates } = store.scene.runs.length ? store.trajectory(mark.run) : { iterates: mark.current ? [store.point()] : [] };
  const chosen = mark.steps.length ? mark.steps.flatMap((step) => iterates.slice(step, step + 1)) : mark.current ? iterates : [];
  const points = [...fixedTails, ...chosen.filter((point) => panel.inside(near(panel.place(point))))];
  return Math.max(...points.map((point) => Math.hypot(...panel.shown.gradient(point))).filter(Number.isFinite), 0) || 1;
}

function arrowAt(panel, mark, tail, longest) {
  const gradient = panel.shown.gradient(tail);
  const norm = Math.hypot(...gradient);
  const length = mark.length * Math.min(norm / longest, 1) * (mark.negative ? -1 : 1);
  const head = tail.map((part, axis) => part + (length * gradient[axis]) / Math.max(norm, 1e-300));
  const start = near(panel.place(tail));
  const end = tail.length === 1 && !panel.view ? [panel.x(head[0]), start[1]] : near(panel.place(head));
  return panel.inside(start) && distance(start, end) > 1.5 ? arrowShape(start, end) : "";
}

/** The outline of an arrow as path data. */
function arrowShape(tail, head, shaft = 2.2, barb = 9) {
  const length = distance(head, tail);
  const [u, v] = [(head[0] - tail[0]) / length, (head[1] - tail[1]) / length];
  const back = Math.min(barb, 0.75 * length);
  const neck = [head[0] - back * u, head[1] - back * v];
  const beside = ([x, y], width) => [x - width * v, y + width * u];
  const [wide, thin] = [0.42 * back, Math.min(shaft / 2, 0.2 * back)];
  return polygon([beside(tail, -thin), beside(neck, -thin), beside(neck, -wide), head, beside(neck, wide), beside(neck, thin), beside(tail, thin)]);
}
