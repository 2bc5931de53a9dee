// The patient: the reader orders tests and names the fault. All that is shown follows from the values of the controls.
import { parts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { diagnosisWords, isOrdered, resultOf, resultWords } from "../faults/patient.js";

const PATIENCE = 300; // milliseconds before a reader who waits is told what for

parts.Patient = (figure, box, part) => {
  const { store } = figure;
  const tests = Object.keys(part.tests);
  const of = (name) => box.querySelector(`[data-patient=${name}]`);
  const [results, line] = [box.querySelectorAll("li"), box.querySelector("p")];
  const does = {
    order: ({ ordered }) => ({ ordered: ordered | (1 << Number(of("test").value)), named: 0 }),
    name: () => ({ named: Number(of("fault").value) + 1 }),
    next: ({ patient }) => ({ patient: (patient + 1) % part.patients, ordered: 0, named: 0 }),
  };
  let said = "";
  box.addEventListener(
    "click",
    ({ target }) => {
      const action = does[target.closest("button")?.dataset.patient];
      if (!action) return;
      said = target.closest("button").dataset.patient;
      figure.touched();
      figure.change(action(store.values));
    },
    figure.listening,
  );
  const told = (test) => {
    const words = resultWords(store, part, test);
    return words && `${part.tests[test][0]}: ${words}`;
  };
  const latest = () => (said === "order" ? told(tests[Number(of("test").value)]) : "");
  const name = () => `Patient ${store.values.patient + 1} of ${part.patients}`;
  const waits = () => tests.some((test) => isOrdered(store, part, test) && !resultOf(store, part, test));
  let timer;
  let late = false; // whether what was ordered has not come in time
  const words = () => diagnosisWords(store, part) || (late && part.waits) || latest() || name();
  const wait = () => {
    late = waits();
    reword(line, words());
  };
  return {
    update() {
      tests.forEach((test, place) => reword(results[place], told(test)));
      if (!waits()) {
        clearTimeout(timer);
        timer = late = false;
      } else timer ||= setTimeout(wait, PATIENCE);
      reword(line, words());
    },
    words,
    dispose: () => clearTimeout(timer),
  };
};
