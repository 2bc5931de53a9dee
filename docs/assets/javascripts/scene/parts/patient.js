// The patient: the reader orders tests and names the fault. All that is shown follows from the values of the controls.
import { parts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { resultWords, diagnosisWords } from "../faults/patient.js";

parts.Patient = (figure, box, part) => {
  const { store } = figure;
  const tests = Object.keys(part.tests);
  const of = (name) => box.querySelector(`[data-patient=${name}]`);
  const [results, number, verdict] = [
    box.querySelectorAll("li"),
    box.querySelector("span.gd-name:last-child"),
    box.querySelector("p"),
  ];
  const does = {
    order: ({ ordered }) => ({ ordered: ordered | (1 << Number(of("test").value)) }),
    name: () => ({ named: Number(of("fault").value) + 1 }),
    next: ({ patient }) => ({ patient: (patient + 1) % part.patients, ordered: 0, named: 0 }),
  };
  let said = "";
  box.addEventListener(
    "click",
    ({ target }) => {
      const action = does[target.closest("button")?.dataset.patient];
      if (!action) return;
      figure.touched();
      figure.change(action(store.values));
      said = target.closest("button").dataset.patient;
    },
    figure.listening,
  );
  const told = (test) => {
    const words = resultWords(store, part, test);
    return words && `${part.tests[test][0]}: ${words}`;
  };
  return {
    update() {
      tests.forEach((test, place) => reword(results[place], told(test)));
      reword(number, `Patient ${store.values.patient + 1} of ${part.patients}`);
      reword(verdict, diagnosisWords(store, part));
    },
    words: () =>
      said === "order" ? told(tests[Number(of("test").value)]) : diagnosisWords(store, part) || number.textContent,
  };
};
