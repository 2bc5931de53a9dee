// A rule of the reader's own: lines in a field, by which one of the runs goes; and whether that is a rule known already.
import { EQUAL_STEPS, LONGEST_RULE } from "../constants.js";
import { parts, texts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { readRule, RuleError, ruleOptimizer, takesSameSteps } from "../race/rule.js";
import { typedField } from "./typed.js";

/** What a store takes for a rule: its text, and the optimiser in the place of its run. */
function takeRule(store, text) {
  const { run, show } = store.part("OwnRule");
  if (!text) return store.setOwn(null);
  const rules = { [run]: ruleOptimizer(readRule(text), store.scene.runs[run].label) };
  store.setOwn({ text, rules, objectives: store.objectives, ranges: [], minimum: null });
  if (show) store.set({ [show]: 1 });
  return undefined;
}

texts.rule = {
  longest: LONGEST_RULE,
  get: (store) => (store.own?.rules ? store.own.text : undefined),
  /** From an address or a script: a rule that cannot be used changes nothing; null or "" takes it away. */
  set(store, text) {
    if (!store.part("OwnRule") || (text ?? "") === (store.own?.text ?? "")) return;
    try {
      takeRule(store, text);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
    }
  },
};

/** The name of the rule that takes the same steps as the reader's, "" where none of those compared does. */
function knownAs(store, run, compared) {
  const { optimizer, objective } = store.machinery(run);
  const { values } = store.segments.at(-1);
  const { start, learning_rate: rate } = store.settings(run, values);
  const same = compared.find((other) => {
    const known = [store.machinery(other).optimizer, store.settings(other, values)];
    return takesSameSteps({ objective, start }, rate, [optimizer, {}], known);
  });
  return same === undefined ? "" : store.machinery(same).optimizer.label;
}

parts.OwnRule = (figure, box, { run, compared }) => {
  const { store } = figure;
  const [input, mistake, told] = ["textarea", ".gd-mistake", ".gd-same"].map((each) => box.querySelector(each));
  let asked;

  const complain = (error) => {
    input.setAttribute("aria-invalid", String(Boolean(error)));
    const { line, column, problem } = error ?? {};
    const at = line ? (column ? `Line ${line}, column ${column}: ` : `Line ${line}: `) : "Rule: ";
    reword(mistake, error ? `${at}${problem}.` : "");
  };

  const field = typedField(figure, input, {
    read: (text) => readRule(text.trim()),
    isMistake: (error) => error instanceof RuleError,
    take(text) {
      takeRule(store, text);
      figure.showRuns();
    },
    complain,
  });

  return {
    update() {
      const text = store.own?.rules ? store.own.text : "";
      field.show(text);
      const question = text && JSON.stringify([text, store.segments, store.values.landscape]);
      if (question === asked) return;
      asked = question;
      const same = text && knownAs(store, run, compared);
      const words = same
        ? `Over ${EQUAL_STEPS} steps from here this is ${same}, to within 10⁻¹².`
        : `Over ${EQUAL_STEPS} steps from here it is none of the rules on this page.`;
      reword(told, text ? words : "");
    },
    dispose: field.dispose,
  };
};
