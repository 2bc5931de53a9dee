// Judges the answers of exercises as gdviz/exercises/judge.py and fresh.py do, from the data in the page; tests compare them.
// Any value at all gets a verdict, { right, says, message }, as there. Nothing that is typed becomes HTML or code.
(() => {
  "use strict";

  const LONGEST = 60;
  const BLANK = " \\t\\r\\n\\u00a0\\u2009\\u202f";
  const SPACE = `[${BLANK}]*`;
  const SIGN = new RegExp(`[^${BLANK}]`);
  const DECIMAL = "[+\\-\\u2212]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+\\-\\u2212]?[0-9]+)?";
  const NUMBER = new RegExp(`^(${DECIMAL})(?:${SPACE}/${SPACE}(${DECIMAL}))?$`);
  const THOUSANDS = /(?:^|[^0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?:$|[^0-9.,])/;
  const FOREIGN = /\p{Nd}/u;

  const verdict = (right, says = [], message = "") => ({ right, says, message });

  /** Numbers from 0 to 1: mulberry32. */
  function random(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** The items in an order that is drawn. */
  function shuffled(items, draw) {
    const result = [...items];
    for (let place = result.length - 1; place > 0; place--) {
      const other = Math.floor(draw() * (place + 1));
      [result[place], result[other]] = [result[other], result[place]];
    }
    return result;
  }

  function evaluate(formula, known) {
    if (typeof formula === "number") return formula;
    if (typeof formula === "string") return known[formula];
    const [left, right] = [evaluate(formula[1], known), evaluate(formula[2], known)];
    if (formula[0] === "+") return left + right;
    if (formula[0] === "-") return left - right;
    return formula[0] === "*" ? left * right : left / right;
  }

  /** The run that is asked about. */
  const caseOf = ({ cases }, seed = 0) => cases[seed ? Math.floor(random(seed)() * cases.length) : 0];

  /** Every number of an exercise by name. */
  function numbers(exercise, seed = 0) {
    if (exercise.cases) return caseOf(exercise, seed).numbers;
    const { draws, quantities } = exercise;
    const draw = random(seed);
    const found = {};
    for (const [name, values] of Object.entries(draws))
      found[name] = values[seed ? Math.floor(draw() * values.length) : 0];
    for (const [name, formula] of quantities) found[name] = evaluate(formula, found);
    return found;
  }

  /** Of six digits at most, as gdviz.page.exercise.written has it. */
  const written = (value) => `${Number(value.toPrecision(6))}`.replace(/-/g, "\u2212");

  function places(answer, count) {
    if (!Array.isArray(answer) || answer.length > count) return null;
    if (answer.some((each) => !Number.isInteger(each) || each < 0 || each >= count)) return null;
    return new Set(answer).size === answer.length ? answer : null;
  }

  /** The places in the feedback that tell the answer. */
  const answerOf = (exercise, seed) => (exercise.cases ? [2 * caseOf(exercise, seed).right] : exercise.answer);

  const trimmed = (text) => text.replace(new RegExp(`^${SPACE}|${SPACE}$`, "g"), "");
  const spelled = (text) =>
    trimmed(text)
      .replace(new RegExp(`[${BLANK}]+`, "g"), " ")
      .replace(/\u2212/g, "-")
      .replace(new RegExp(`${SPACE}([^A-Za-z0-9_${BLANK}])${SPACE}`, "gu"), "$1");
  const isLong = (text) => text.length > 2 * LONGEST || [...text].length > LONGEST;

  /** A number, or the name of the message that says why it is none. */
  function readNumber(answer, units = []) {
    if (typeof answer !== "string") return "empty";
    if (isLong(answer)) return "long";
    let text = trimmed(answer);
    if (!text) return "empty";
    const unit = units.find((each) => text.endsWith(each)) ?? "";
    text = trimmed(text.slice(0, text.length - unit.length));
    if (THOUSANDS.test(text)) return "thousands";
    const match = NUMBER.exec(text);
    if (!match) return FOREIGN.test(text.replace(/[0-9]/g, "")) ? "digits" : "number";
    const [above, below] = [match[1], match[2] ?? "1"].map((part) =>
      Number(part.replace(/,/g, ".").replace(/\u2212/g, "-")),
    );
    if (below === 0) return "zero";
    return Number.isFinite(above / below) ? above / below : "size";
  }

  const kinds = {
    single({ right, messages }, answer) {
      const chosen = places([answer], right.length);
      return chosen ? verdict(Boolean(right[answer]), chosen) : verdict(null, [], messages.choose);
    },

    multiple({ right, messages, answer: all }, answer) {
      const chosen = places(answer, right.length);
      if (!chosen?.length) return verdict(null, [], messages.choose);
      const wrong = [...chosen].sort((one, other) => one - other).filter((place) => !right[place]);
      if (wrong.length) return verdict(false, [wrong[0]]);
      return chosen.length === all.length ? verdict(true, all) : verdict(false, [], messages.missing);
    },

    ordering({ order, also, messages }, answer) {
      const chosen = places(answer, order.length);
      if (chosen?.length !== order.length) return verdict(null, [], messages.choose);
      if (also.some((other) => other.every((place, at) => place === chosen[at]))) return verdict(true, [0]);
      for (let at = 1; at < order.length; at++) {
        if (chosen.indexOf(at) < chosen.indexOf(at - 1)) return verdict(false, [at]);
      }
      return verdict(true, [0]);
    },

    matching({ order, answer: all, messages }, answer) {
      const chosen = places(answer, order.length);
      if (chosen?.length !== order.length) return verdict(null, [], messages.match);
      const wrong = chosen.findIndex((place, at) => place !== at);
      return wrong < 0 ? verdict(true, all) : verdict(false, [wrong]);
    },

    numeric(exercise, answer, seed) {
      const read = readNumber(answer, exercise.units);
      if (typeof read === "string") return verdict(null, [], exercise.messages[read]);
      const known = numbers(exercise, seed);
      const values = [known.answer, ...exercise.mistakes.map((mistake) => evaluate(mistake, known))];
      const found = values.findIndex((value) => Math.abs(read - value) <= exercise.tolerance);
      const place = found < 0 ? values.length : found;
      return verdict(place === 0, [place]);
    },

    run(exercise, answer, seed) {
      const chosen = places([answer], exercise.order.length);
      if (!chosen) return verdict(null, [], exercise.messages.choose);
      const right = chosen[0] === caseOf(exercise, seed).right;
      return verdict(right, [2 * chosen[0] + (right ? 0 : 1)]);
    },

    blank({ replies, messages }, answer) {
      if (typeof answer !== "string" || !SIGN.test(answer)) return verdict(null, [], messages.blank);
      if (isLong(answer)) return verdict(null, [], messages.wordy);
      const found = replies.findIndex((spellings) => spellings.includes(spelled(answer)));
      const place = found < 0 ? replies.length : found;
      return verdict(place === 0, [place]);
    },

    free({ messages }, answer) {
      return typeof answer === "string" && SIGN.test(answer) ? verdict(null, [0]) : verdict(null, [], messages.write);
    },
  };

  const judge = (exercise, answer, seed = 0) => kinds[exercise.kind](exercise, answer, seed);
  globalThis.gdExercises = { judge, numbers, evaluate, written, readNumber, caseOf, answerOf, random, shuffled };
})();
