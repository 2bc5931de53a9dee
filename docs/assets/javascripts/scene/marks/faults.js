// The losses of runs with a fault, and the chart of a patient.
import {
  CHART_LEFT,
  CHART_ROW,
  DASHES,
  LINE_WIDTH,
  NAN_WORDS,
  NOT_A_NUMBER,
  POINT_RADIUS,
  RUN_DASHES,
} from "../constants.js";
import { marks } from "../registry.js";
import { color } from "../drawing/color.js";
import { faultyPart, resultOf, resultWords, shownFault } from "../faults/patient.js";
import { faultyRun, lossesUpTo } from "../faults/trainer.js";

/** A line, a point at its end, and a word where what comes after is no number; `show` takes [step, loss] pairs. */
function lossLine(plot, role, dashes, told = true) {
  const line = plot.line("path", color(role), LINE_WIDTH.path + 0.2, { dashes });
  const dot = plot.dots("point", role, POINT_RADIUS.current - 0.8, { hollow: dashes.length > 0 });
  const words = told && plot.words("", { role, size: plot.sheet.layout.small });
  return (pairs) => {
    const there = ([, loss]) => Number.isFinite(loss);
    const pieces = [[]]; // between what is no number
    for (const pair of pairs) {
      if (there(pair)) pieces.at(-1).push(plot.at(pair));
      else if (pieces.at(-1).length) pieces.push([]);
    }
    line.setAttribute("d", pieces.map((piece) => plot.polyline(piece)).join(""));
    const last = pieces.flat().at(-1);
    dot.move(last ? [last] : []);
    if (!told) return;
    const ended = last && !there(pairs.at(-1));
    const [x, y] = ended ? last : [0, 0];
    words.put([x + NAN_WORDS[0], y - NAN_WORDS[1]], ended ? NOT_A_NUMBER : "");
  };
}

marks.FaultCurves = {
  create(plot, { fault, tiny, role }) {
    const shows = [[], tiny ? null : DASHES.held_out]
      .filter(Boolean)
      .map((dashes, column) => [lossLine(plot, role, dashes, column === 0), column + 1]);
    return {
      update(store) {
        const [place, seed] = shownFault(store, fault);
        const rows = lossesUpTo(faultyRun(faultyPart(store).faults[place].settings, seed, tiny), store.step, store);
        for (const [show, column] of shows) show(rows.map((row) => [row[0], row[column]]));
      },
    };
  },
};

marks.PatientCurves = {
  create(plot) {
    const kinds = { loss: [[], 1], held_out: [DASHES.held_out, 2], tiny: [RUN_DASHES[2], 1] };
    const shows = Object.entries(kinds).map(([test, [dashes, column]]) => [
      test,
      column,
      lossLine(plot, test === "tiny" ? "slope" : "path", dashes),
    ]);
    return {
      update(store) {
        const part = faultyPart(store);
        for (const [test, column, show] of shows)
          show((resultOf(store, part, test)?.history ?? []).map((row) => [row[0], row[column]]));
      },
    };
  },
};

marks.PatientChart = {
  create(plot) {
    const part = faultyPart(plot.store);
    const tests = Object.keys(part.tests);
    const row = plot.height / tests.length;
    const results = tests.map((test, place) => [test, plot.words("", {}), (place + CHART_ROW[1]) * row]);
    return {
      update(store) {
        for (const [test, words, y] of results) words.put([CHART_LEFT, y], resultWords(store, part, test));
      },
    };
  },
};
