// A language model writes on from a beginning, which the reader may type: the words of gdviz/page/parts/writing.py.
import { LONGEST_BEGINNING } from "../constants.js";
import { parts, texts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { fixed } from "../drawing/numbers.js";
import { beginningOf, codesOf, lossesAt, textOf, writingNow, writingOf } from "../language/model.js";

const own = (store, beginning) => store.setOwn(beginning === null ? null : { beginning, objectives: [], ranges: [] });

texts.beginning = {
  longest: LONGEST_BEGINNING,
  get: (store) => store.own?.beginning,
  /** From an address or a script: a text that cannot be used changes nothing; null or "" brings back the scene's. */
  set(store, text) {
    if (!store.part("Writing")?.typed || (text ?? "") === (store.own?.beginning ?? "")) return;
    try {
      const beginning = text ? textOf(codesOf(text)).slice(0, texts.beginning.longest) : null;
      own(store, beginning);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  },
};

/** The sentence that says how well the model does that writes. */
function spokenOf(store) {
  const [loss, held] = lossesAt(writingOf(store));
  const said = (name, value) => `${name} ${fixed(value, 2)}, perplexity ${fixed(Math.exp(value), 1)}`;
  return `${said("Loss", loss)}; ${said("held out", held)}`;
}

parts.Writing = (figure, box, { typed }) => {
  const { store, listening } = figure;
  const [line, input, mistake] = [".gd-training", "input", ".gd-mistake"].map((name) => box.querySelector(name));

  const use = () => {
    try {
      const beginning = textOf(codesOf(input.value));
      complain("");
      if (beginning === beginningOf(store)) return;
      figure.touched();
      figure.player.rewind();
      own(store, beginning === store.part("Writing").begin ? null : beginning);
      store.set({ written: 0 });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      complain(error.message);
    }
  };

  const complain = (words) => {
    input.setAttribute("aria-invalid", String(Boolean(words)));
    reword(mistake, words && `${words}.`);
  };

  if (typed) {
    input.addEventListener("input", use, listening);
    box.querySelector("button").addEventListener(
      "click",
      () => {
        figure.touched();
        figure.change({ written: store.values.written + 1 });
      },
      listening,
    );
  }

  let shown = beginningOf(store);
  return {
    update() {
      if (line) reword(line, spokenOf(store));
      const beginning = beginningOf(store);
      if (!typed || shown === beginning) return;
      shown = beginning;
      if (input.value.toLowerCase() === beginning) return; // it is being typed
      input.value = beginning; // after Reset, or from the address
      complain("");
    },
    words: () => (typed ? `The text is: ${textOf(writingNow(store).codes)}` : ""),
  };
};
