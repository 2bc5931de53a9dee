// What a run or a curve sounds like, as data alone: a list of notes. It knows no page and makes no sound.
//
// The pitch is the height: how far a value lies above the lowest there is, nine semitones for each power of ten, so that
// steps that shrink by the same factor are heard as the same fall. A run is heard as its point moves: at each step, and in
// between the ground it passes over. Steps across a valley dip and rise again; steps down one side only fall.
import { clamp, times } from "../drawing/numbers.js";

const LOWEST_PITCH = 45; // MIDI: A2, 110 Hz; what is lower still stays there
const HIGHEST_PITCH = 90; // F#6, 1480 Hz
const START = 72; // C5: the height at which a run begins
const DECADE = 9; // semitones
const WIDEST = 0.9; // left and right, of what the ears can have
const STEPS = 120; // heard of a run at most: of a longer one every second, third, ...
const BETWEEN = [0.2, 0.4, 0.6, 0.8]; // of the way to the next step
const ABOUT = 8; // seconds, about, for a run
const STEP = [0.07, 0.4]; // seconds: the shortest and the longest
const SWEEP = 4; // seconds for a curve
const HEARD = 81; // of a curve
const LEAST = 1e-12; // of the unit: the logarithm of nothing is not asked for
const GRID = { 1: 161, 2: 41 }; // samples a side of where the lowest value is looked for

export const frequencyOf = (pitch) => 440 * 2 ** ((pitch - 69) / 12);

/** The pitch of a height above the lowest; what is beyond all numbers is as high as it goes. */
const pitchOf = (height, unit) =>
  Number.isFinite(height)
    ? clamp(START + DECADE * Math.log10(Math.max(height / unit, LEAST)), LOWEST_PITCH, HIGHEST_PITCH)
    : HIGHEST_PITCH;

/** Left and right, -1 to 1, of a value on a range. */
const panOf = (value, [low, high]) => WIDEST * (clamp((2 * (value - low)) / (high - low) - 1, -1, 1) || 0);

/** The lowest value that is known of an objective: on its domain, at its minimisers, or among these points. */
export function floorOf(objective, { domain, minimizers = [] }, points) {
  const side = GRID[domain.length];
  const grid = domain.reduce(
    (places, [low, high]) =>
      places.flatMap((place) => times(side ?? 0, (index) => [...place, low + ((high - low) * index) / (side - 1)])),
    [[]],
  );
  const values = [...grid, ...minimizers, ...points].map((point) => objective.value(point)).filter(Number.isFinite);
  return Math.min(...values);
}

/**
 * The notes of a run: [{ time, pitch, pan, step, tick }], `tick` at the steps, and `end`, "left" where the run went beyond
 * all numbers or left the domain. Times in seconds from its beginning, pitches in semitones as MIDI counts them.
 *
 * `run`: { iterates, diverged, left }; `scale`: { floor, unit, across }, the lowest value, the height to measure with and
 * the range of the first parameter, from left to right.
 */
export function runNotes({ iterates, diverged, left }, objective, { floor, unit, across }) {
  const last = iterates.length - 1;
  const stride = Math.ceil(Math.max(last, 1) / STEPS);
  const seconds = clamp((ABOUT * stride) / Math.max(last, 1), ...STEP);
  const at = (step, tick) => {
    const [before, share] = [Math.floor(step), step % 1];
    const point = iterates[before].map((part, axis) => part + share * (iterates[Math.ceil(step)][axis] - part));
    const pitch = pitchOf(objective.value(point) - floor, unit);
    return { time: (step / stride) * seconds, pitch, pan: panOf(point[0], across), step: before, tick };
  };
  const notes = [];
  for (let step = 0; step < last; step += stride) {
    notes.push(at(step, true));
    const next = Math.min(step + stride, last);
    for (const share of BETWEEN) notes.push(at(step + share * (next - step), false));
  }
  notes.push(at(last, true));
  return { notes, end: diverged || left ? "left" : "" };
}

/**
 * The notes of a drawn line, from left to right: `height(share)` is how high it is at a share of its way across, 0 at the
 * foot of its panel and 1 at the top, NaN where there is no line: a rest, whose pitch is null.
 */
export function curveNotes(height) {
  const notes = times(HEARD, (index) => {
    const share = index / (HEARD - 1);
    const up = height(share);
    const pitch = Number.isFinite(up) ? LOWEST_PITCH + (HIGHEST_PITCH - LOWEST_PITCH - DECADE) * clamp(up, 0, 1) : null;
    return { time: SWEEP * share, pitch, pan: panOf(share, [0, 1]), share, tick: index % 10 === 0 };
  });
  return { notes, end: "" };
}
