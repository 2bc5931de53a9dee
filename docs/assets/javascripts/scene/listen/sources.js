// What there is to hear in a figure as it is now: its runs, one after the other, then the lines of the other panels.
import { clamp, shortest, times } from "../drawing/numbers.js";
import { change, draw, round } from "../drawing/geometry.js";
import { color } from "../drawing/color.js";
import { curveNotes, floorOf, runNotes } from "./notes.js";

const FOLLOWED = /^(Path|LossCurve|Race)/; // marks of what is heard as a run
const POINTS = 8; // fewer are a straight line
const WIDE = 0.3; // of a panel: what is narrower is no curve over it
const CURSOR = 6; // pixels

/**
 * Each as { name, notes, end, show(note), words(note), over() }: `show` moves the point of the figure to a note, `words` says what
 * is there, `over` takes away what showed it.
 */
export const soundsOf = (figure) => [...runSounds(figure), ...lineSounds(figure)];

// ---- runs

function runSounds({ store, announcer }) {
  const { scene } = store;
  const heard = scene.runs.map((_, run) => run).filter((run) => takesPart(store, run));
  return heard.map((run) => {
    const trajectory = store.trajectory(run);
    const objective = store.objectives[scene.runs[run].objective];
    const alike = heard.filter((other) => store.objectives[scene.runs[other].objective] === objective);
    const show = ({ step }) => {
      const least = store.segments.length > 1 ? 1 : 0; // at 0 it would forget the settings that were changed on the way
      if (store.controls.has("step")) store.set({ step: Math.max(step, least) });
    };
    return {
      name: nameOf(store, run, heard),
      ...runNotes(trajectory, objective, scaleOf(store, objective, alike)),
      show,
      words: (note) => announcer.run(store, run, note.step),
      over() {},
    };
  });
}

/** Whether a run is shown: in a race the reader says so. */
function takesPart(store, run) {
  const { racers } = store.scene.panels.flatMap(({ marks }) => marks).find((mark) => mark.racers) ?? {};
  const show = racers?.[run]?.show;
  return !show || store.values[show] >= 0.5;
}

/** One scale for all runs on an objective, so that they can be compared. */
function scaleOf(store, objective, runs) {
  const described = store.scene.objectives[store.scene.runs[runs[0]].objective];
  const iterates = runs.map((run) => store.trajectory(run).iterates);
  const floor = floorOf(objective, described, iterates.flat());
  const heights = iterates.map(([start]) => objective.value(start) - floor);
  return { floor, unit: Math.max(...heights.filter(Number.isFinite), 0) || 1, across: described.domain[0] };
}

/** A run in words: as the figure calls it, or by the setting that tells it from the others. */
function nameOf(store, run, heard) {
  const { scene } = store;
  if (heard.length === 1) return "";
  const number = `Run ${heard.indexOf(run) + 1} of ${heard.length}`;
  const labels = scene.panels.flatMap((panel) =>
    panel.marks.flatMap((mark) => ("labels" in mark ? (mark.labels[mark.run === null ? run : 0] ?? []) : [])),
  );
  const told = [
    ["learning rate", (each) => shortest(store.learningRate(each, 0))],
    [
      "start",
      (each) =>
        store
          .trajectory(each)
          .iterates[0].map((part) => shortest(part))
          .join(", "),
    ],
  ].find(([, value]) => new Set(heard.map(value)).size === heard.length);
  const { title } = scene.panels.find((panel) => panel.run === run && panel.title) ?? {};
  const name = scene.runs[run].label || title || (told ? `${told[0]} ${told[1](run)}` : labels[0]);
  return name ? `${number}, ${name}` : number;
}

// ---- lines

const lineSounds = ({ sheet }) =>
  sheet.plots
    .filter((plot) => plot.scaleX && !plot.view && !plot.marks.some(({ kind }) => FOLLOWED.test(kind)))
    .flatMap(lineSoundsOf);

function lineSoundsOf(plot) {
  const paths = [...plot.group.querySelectorAll("path[fill=none]")];
  const once = paths.filter((path, index) => !paths.slice(0, index).some((other) => isSame(other, path)));
  const lines = once.map(read).filter(Boolean);
  const drawn = lines.filter((pieces) => isOver(plot, pieces));
  return drawn.map((pieces, index) =>
    lineSound(plot, pieces, drawn.length > 1 ? `, line ${index + 1} of ${drawn.length}` : ""),
  );
}

/** Whether two paths are one line, as that of a run that is done and of what is ahead of it. */
const isSame = (one, other) => one.getAttribute("d") === other.getAttribute("d");

/** The pieces of a line that is seen, each a list of places in pixels of the plot; nothing for what is no line of pieces. */
function read(path) {
  const style = getComputedStyle(path);
  const data = path.getAttribute("d") ?? "";
  if (
    style.visibility === "hidden" ||
    style.stroke === "none" ||
    !/^(M-?[\d.]+ -?[\d.]+(L-?[\d.]+ -?[\d.]+)+)+$/.test(data)
  )
    return undefined;
  const pieces = data
    .split("M")
    .slice(1)
    .map((piece) => piece.split("L").map((place) => place.split(" ").map(Number)));
  const back = pieces.at(-1).at(-1)[0] < pieces[0][0][0]; // drawn from right to left
  return back ? pieces.toReversed().map((piece) => piece.toReversed()) : pieces;
}

/** Whether a line has one height at each place across, as the graph of a function has. */
function isOver(plot, pieces) {
  const across = pieces.flat().map(([x]) => x);
  const forward = across.every((x, index) => !index || x >= across[index - 1] - 0.5);
  return forward && across.length >= POINTS && across.at(-1) - across[0] > WIDE * plot.width;
}

function lineSound(plot, pieces, which) {
  const height = (share) => heightAt(pieces, share * plot.width, plot.height);
  const [along, up] = plot.axes.map((name) => name || "height");
  const { notes, end } = curveNotes(height);
  const words = ({ share }) => {
    const place = [share * plot.width, (1 - height(share)) * plot.height];
    const [x, y] = [0, 1].map((axis) => shortest(seenAt(plot, place, axis)));
    return `${along} ${x}, ${up} ${y === "–" ? "not there" : y}`;
  };
  let cursor;
  return {
    name: `${up} against ${along}${which}`,
    notes,
    end,
    words,
    show({ share }) {
      cursor ??= draw(plot.group, "circle", { r: CURSOR, fill: "none", stroke: color("ink"), "stroke-width": 2 });
      const y = clamp(1 - height(share), 0, 1);
      change(cursor, {
        cx: round(share * plot.width),
        cy: round(y * plot.height || 0),
        visibility: y === y ? null : "hidden",
      });
    },
    over() {
      cursor?.remove();
      cursor = undefined;
    },
    summary: () => ends(notes, words),
  };
}

/** The value along an axis at a place in pixels, to the digits that a pixel tells. */
function seenAt(plot, place, axis) {
  const [value, beside] = [0, 1].map((by) => plot.valuesAt(place.map((part, at) => part + (at === axis) * by))[axis]);
  const unit = 10 ** Math.floor(Math.log10(Math.abs(beside - value)));
  return Number((Math.round(value / unit) * unit).toPrecision(6)) || (value === value ? 0 : NaN);
}

/** Where a line is lowest and highest, in words. */
function ends(notes, words) {
  const heard = notes.filter(({ pitch }) => pitch !== null);
  const by = [...heard].sort((one, other) => one.pitch - other.pitch);
  return heard.length ? `Lowest at ${words(by[0])}; highest at ${words(by.at(-1))}` : "Nothing to hear";
}

/** How high a line is, as a share of its panel; NaN where there is none. */
function heightAt(pieces, x, high) {
  for (const piece of pieces)
    for (const index of times(piece.length - 1, Number)) {
      const [[x0, y0], [x1, y1]] = [piece[index], piece[index + 1]];
      if (x < x0 - 0.01 || x > x1 + 0.01) continue;
      return 1 - (y0 + ((y1 - y0) * clamp(x - x0, 0, x1 - x0)) / (x1 - x0 || 1)) / high;
    }
  return NaN;
}
