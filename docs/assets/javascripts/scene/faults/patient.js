// Which fault is shown, and the patient whose fault is to be found, in words: gdviz/figure/faults.py.
import { CHECK_BELOW, CHECK_NEGLIGIBLE } from "../constants.js";
import { shortest } from "../drawing/numbers.js";
import { Generator } from "../random/generator.js";
import { examined } from "./examination.js";

/** The part of a figure that has its faults. */
export const faultyPart = (store) => store.part("Patient") ?? store.part("FaultWords");

const TURNS = new Map(); // a round of patients -> the order of the faults in it

/** The fault of a patient, and the seed of its run. */
function faultOf(number, { faults, seeds }) {
  const turn = Math.floor(number / faults.length);
  if (!TURNS.has(turn)) TURNS.set(turn, new Generator(turn).permutation(faults.length));
  return [TURNS.get(turn)[number % faults.length], seeds[turn % seeds.length]];
}

/** The place of the fault that is shown, and the seed of its run. */
export function shownFault(store, fault = null) {
  const part = faultyPart(store);
  const { values } = store;
  if (part.kind === "Patient") return faultOf(values.patient, part);
  return [fault ?? values.fault, values.seed ?? part.seed];
}

export const isOrdered = ({ values: { ordered } }, part, test) =>
  Boolean((ordered >> Object.keys(part.tests).indexOf(test)) & 1);

/** What came of a test of the patient; nothing where it was not ordered, or is still being worked out. */
export function resultOf(store, part, test) {
  if (!isOrdered(store, part, test)) return undefined;
  const [place, seed] = shownFault(store);
  return examined(part.faults[place].settings, seed, test, store);
}

/** What a test says of the patient; nothing where there are no numbers. */
export function resultWords(store, part, test) {
  const numbers = resultOf(store, part, test)?.numbers.map((number) => numberSaid(number, test));
  return numbers ? fill(part.tests[test][1], numbers) : "";
}

const fill = (template, words) => template.replace(/\{(\d)\}/g, (_, place) => words[place]);

function numberSaid(number, test) {
  if (Number.isNaN(number)) return "NaN";
  return test === "check" && number < CHECK_NEGLIGIBLE ? CHECK_BELOW : shortest(number, number >= 100 ? 3 : 2);
}

const listWords = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");

/** What is said of the diagnosis; nothing before there is one. */
export function diagnosisWords(store, part) {
  const named = store.values.named;
  if (!named) return "";
  const { faults, tests, says } = part;
  const [place] = shownFault(store);
  const [fault, other] = [faults[place], faults[named - 1]];
  const missing = fault.tests.filter((test) => !isOrdered(store, part, test)); // only all together tell it from the others
  const names = listWords((missing.length ? missing : fault.tests).map((test) => `the ${tests[test][0]}`));
  if (place !== named - 1)
    return fill(says[missing.length ? "order" : "again"], [
      other.name,
      other.sign[0].toLowerCase() + other.sign.slice(1),
      names,
    ]);
  const shown = missing.length ? names : names[0].toUpperCase() + names.slice(1);
  return fill(says[missing.length ? "guess" : "told"], [fault.name, shown, fault.cause, fault.remedy]);
}
