// Predict, then try: takes the reader's answer to the figure's question, and says how close it was once that shows.
// The answer is remembered nowhere but here.
import { parts } from "../registry.js";
import { decimalsOf, fixed } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { focusOn } from "../controls/handles.js";

class Predict {
  constructor(figure, box, part) {
    const { focus, panels } = figure.store.scene;
    Object.assign(this, { figure, store: figure.store, box, asked: part, run: focus.run, panel: panels[focus.panel] });
    this.input = box.querySelector("input");
    this.told = box.querySelector(".gd-told p");
    this.state = "asked"; // then "waiting" for the figure to show it and "told", or "skipped"
    box.addEventListener(
      "click",
      (event) => {
        const button = event.target.closest("button");
        if (button) this.press(button.dataset);
      },
      figure.listening,
    );
    this.input?.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // or it would press the button that takes the focus, too
        this.press({ predict: "say" });
      },
      figure.listening,
    );
    this.show("asked", "");
  }

  press({ option, predict }) {
    if (option !== undefined) this.take(Number(option));
    else if (predict === "say") this.type();
    else if (predict === "skip") this.show("skipped", "Skipped.", "[data-predict=again]");
    else this.show("asked", "", "input, [data-option]");
  }

  /** The reader has typed a number, if it is one. */
  type() {
    if (this.input.reportValidity()) this.take(Number(this.input.value));
  }

  /** The reader has said something: the figure goes to where it can be tried. */
  take(said) {
    const { own, edited } = this.store;
    this.said = said;
    this.aside = own !== null || edited ? ` ${this.asked.aside}` : "";
    this.figure.reset();
    this.show("waiting", this.advice);
    focusOn(this.figure.element.querySelector("[data-action=play]") ?? this.box.querySelector("[data-predict=again]"));
    this.fresh = this.store.values;
  }

  update() {
    if (this.figure.player.playing) return;
    const shows = this.shows();
    if (shows) this.box.toggleAttribute("data-seen", true);
    if (this.state !== "waiting") return;
    if (this.changed) this.say(this.saying("changed"));
    else if (!shows) this.say(this.advice);
    else {
      this.show("told", `${this.outcome()} ${this.asked.because}`.trim());
      this.fresh = this.store.values;
    }
  }

  /** The answer given, and one of the sentences that come with the question. */
  saying(sentence) {
    return `You say ${this.written(this.said)}. ${this.asked[sentence]}`;
  }

  /** What to do now, and what of the reader's own is out of the way. */
  get advice() {
    return this.saying("then") + this.aside;
  }

  /** Whether the runs are others than those that were asked about; not where it was asked about what is set. */
  get changed() {
    const asked = this.store.controls.get(this.asked.when[0]); // none where it was asked about what comes of the settings
    return this.store.own !== null || (this.store.altered && asked?.sets.length === 0);
  }

  /** Whether the figure shows what was asked for. */
  shows() {
    const [name, low, high] = this.asked.when;
    const value = name === "step" ? this.store.step : this.store.quantities(this.panel, this.run)[name];
    return (
      (value >= low && value <= high) || (name === "step" && this.store.step > 0 && this.store.left(this.run) !== "")
    );
  }

  outcome() {
    const { kind_: kind, answer, quantity, tolerance, outcome } = this.asked;
    const said = this.written(this.said);
    if (kind === "choice")
      return this.said === answer
        ? `You said ${said}: right.`
        : `You said ${said}; the answer is ${this.written(answer)}.`;
    const found = answer ?? this.store.quantities(this.panel, this.run)[quantity];
    const left = answer === null && this.store.scene.runs.length && this.store.left(this.run);
    if (left || !Number.isFinite(found)) return `You said ${said}; the run left the ${left || "range of numbers"}.`;
    const decimals = this.decimals && Math.max(2, this.decimals);
    const away = Math.abs(found - this.said);
    return `You said ${said}; ${outcome} ${fixed(found, decimals)}${away <= tolerance ? ": close." : `, ${fixed(away, decimals)} away.`}`;
  }

  get decimals() {
    return decimalsOf(this.asked.step);
  }

  written(said) {
    return this.asked.kind_ === "choice" ? `“${this.asked.options[said]}”` : fixed(said, this.decimals);
  }

  show(state, words, focus) {
    this.box.dataset.state = this.state = state;
    this.box.toggleAttribute("data-seen", state === "told" || state === "skipped"); // what is ahead shows in grey then
    this.say(words);
    if (focus) focusOn(this.box.querySelector(focus));
  }

  say(words) {
    reword(this.told, words);
  }

  /** For the announcement: said once, with the state it was said of. */
  words() {
    return this.fresh === this.store.values ? this.told.textContent : "";
  }
}

parts.Predict = (figure, box, part) =>
  figure.element.dataset.open === "whole" ? undefined : new Predict(figure, box, part);
