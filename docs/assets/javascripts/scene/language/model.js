// What a language model says, and the text it writes: gdviz/figure/language.py, on what is printed from Python.
import { LANGUAGE } from "./printed.js";
import { Generator } from "../random/generator.js";

const BIGRAM = 0; // its place in MODELS
const KEPT_EVERY = 25; // the bigram is kept after every so manyth update: to go back is to go forward from there
const CHARACTERS = LANGUAGE.ALPHABET.length;

/** The codes of a text, whose capitals count as small letters; an error that says which character is none. */
export function codesOf(text) {
  return Array.from(text.toLowerCase(), (character) => {
    const code = LANGUAGE.ALPHABET.indexOf(character);
    if (code < 0) throw new RangeError(LANGUAGE.NOT_A_CHARACTER.replace("{}", () => character));
    return code;
  });
}

export const textOf = (codes) => codes.map((code) => LANGUAGE.ALPHABET[code]).join("");

/** The settings of the part `Writing` as the controls have them. */
export function writingOf(store) {
  const part = store.part("Writing");
  const { model, updates, temperature, seed, written } = { ...part, ...store.values };
  const whole = { model: Math.round(model), seed: Math.round(seed), written: Math.round(written) };
  return { ...whole, updates, temperature, weights: part.weights, losses: part.losses };
}

/** The text that a figure goes on from: the reader's own, or the scene's. */
export const beginningOf = (store) => store.own?.beginning ?? store.part("Writing").begin;

// ---- the bigram, trained in the page

const kept = [new Float64Array(CHARACTERS * CHARACTERS)]; // the scores after 0, 25, 50, ... updates
const losses = []; // [updates, loss, held-out loss] after 0, 1, ...
let trained = { updates: 0, scores: kept[0].slice() };
const slopes = new Float64Array(CHARACTERS * CHARACTERS);

function bigramAt(updates) {
  if (updates < trained.updates) {
    const place = Math.floor(updates / KEPT_EVERY);
    trained = { updates: place * KEPT_EVERY, scores: kept[place].slice() };
  }
  const { scores } = trained;
  for (; trained.updates < updates;) {
    measure(LANGUAGE.gradient({ scores, counts: LANGUAGE.COUNTS }, { slopes }));
    for (let place = 0; place < scores.length; place++) scores[place] -= LANGUAGE.RATE * slopes[place];
    if (++trained.updates % KEPT_EVERY === 0) kept[trained.updates / KEPT_EVERY] ??= scores.slice();
  }
  return scores;
}

function measure(loss) {
  losses[trained.updates] ??= [trained.updates, loss, LANGUAGE.loss({ scores: trained.scores, counts: LANGUAGE.HELD })];
}

/** [updates, loss, held-out loss] of a model as far as it has come; the last is what it has now. */
export function lossesOf({ model, updates, losses: known }) {
  if (model !== BIGRAM)
    return known.map((both, place) => [place * LANGUAGE.LOSS_EVERY, ...both]).filter(([at]) => at <= updates);
  const end = stageAt({ model, updates });
  const scores = bigramAt(end);
  measure(LANGUAGE.loss({ scores, counts: LANGUAGE.COUNTS }));
  return losses.slice(0, end + 1);
}

/** The loss of a model on what is learnt and on what is held out. */
export function lossesAt(settings) {
  const [, loss, held] = lossesOf({ ...settings, updates: stageAt(settings) }).at(-1);
  return [loss, held];
}

/** The last update up to now after which a model can speak: the network is kept at a few only. */
function stageAt({ model, updates, weights }) {
  if (model === BIGRAM) return Math.min(Math.round(updates), LANGUAGE.UPDATES); // its training ends earlier
  const stages = Object.keys(weights).map(Number);
  return Math.max(...stages.filter((stage) => stage <= updates));
}

// ---- the network, whose weights come with the figure

const networks = new Map();

function networkFrom(packed) {
  if (!networks.has(packed)) {
    const { DIGITS, MIDDLE, PARTS, SHAPES } = LANGUAGE;
    const digits = Array.from(packed, (digit) => DIGITS.indexOf(digit));
    let from = 0;
    const parameters = Object.entries(SHAPES).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length);
      const number = (place) => (digits[2 * place] * 64 + digits[2 * place + 1] - MIDDLE) / PARTS;
      from += size;
      return [name, Float64Array.from({ length: size }, (_, place) => number(from - size + place))];
    });
    networks.set(packed, Object.fromEntries(parameters));
  }
  return networks.get(packed);
}

// ---- writing

/** The score of each next character after a text. */
function scoresAfter(settings, codes) {
  const { CONTEXT, LINE_END } = LANGUAGE;
  if (settings.model === BIGRAM) {
    const row = (codes.at(-1) ?? LINE_END) * CHARACTERS;
    return bigramAt(stageAt(settings)).subarray(row, row + CHARACTERS);
  }
  const seen = [...Array(CONTEXT).fill(LINE_END), ...codes].slice(-CONTEXT);
  const scores = new Float64Array(CHARACTERS);
  LANGUAGE.network({ codes: seen, ...networkFrom(settings.weights[stageAt(settings)]) }, { scores });
  return scores;
}

/** The probability of each next character at the temperature that is set. */
export function sharesAfter(settings, codes) {
  const shares = new Float64Array(CHARACTERS);
  LANGUAGE.probabilities({ scores: scoresAfter(settings, codes), temperature: settings.temperature }, { shares });
  return shares;
}

let text = {}; // the last one that was written

/** A text with as many characters added as are set, one after the other, each drawn by its probability. */
function continued(settings, begin) {
  const { written, model, updates, temperature, seed } = settings;
  const key = JSON.stringify([model, updates, temperature, seed, begin]);
  if (text.key !== key) text = { key, codes: [...begin], generator: new Generator(settings.seed) };
  while (text.codes.length < begin.length + written)
    text.codes.push(drawnFrom(sharesAfter(settings, text.codes), text.generator.uniform()));
  return text.codes.slice(0, begin.length + written);
}

/** The place at which the running sum of probabilities first exceeds a uniform number. */
function drawnFrom(shares, uniform) {
  let total = 0;
  const place = shares.findIndex((share) => (total += share) > uniform);
  return place < 0 ? shares.length - 1 : place;
}

/** What a figure shows: its settings, the codes of the whole text, and how many of them are the beginning. */
export function writingNow(store) {
  const settings = writingOf(store);
  const begin = codesOf(beginningOf(store));
  return { settings, codes: continued(settings, begin), given: begin.length };
}

/** A text in lines of at most so many characters, parted after spaces and slashes where there are any. */
export function rowsOfText(whole, width) {
  const lines = [];
  let line = "";
  for (const word of whole.match(/[^ /]*[ /]|[^ /]+/g) ?? []) {
    if (line && line.length + word.replace(/ +$/, "").length > width) {
      lines.push(line);
      line = "";
    }
    line += word;
    while (line.length > width + 1) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...lines, line];
}
