// The reader judges the model, "too high" or "too low", and a slider is turned as they say: by the turns it is given.
// Whatever else changes the figure (the slider, Play, Reset, an address) begins again with the first turn.
import { parts } from "../registry.js";
import { clamp, shortest } from "../drawing/numbers.js";
import { writeControl } from "../controls/controls.js";

const TURNING = 400; // milliseconds

class Judge {
  constructor(figure, box, { control, turns, error }) {
    const { store } = figure;
    Object.assign(this, {
      figure,
      store,
      turns,
      control: store.controls.get(control),
      error: store.formulas[error.formula],
    });
    this.buttons = [...box.querySelectorAll("button")]; // too high, too low
    this.line = box.querySelector("p");
    this.first = this.line.textContent;
    this.begin();
    figure.element.addEventListener(
      "click",
      ({ target }) => {
        if (this.to !== undefined) figure.player.pause(); // a turn under way ends before anything else begins
        const button = target.closest("button");
        if (this.buttons.includes(button)) this.press(button);
      },
      { ...figure.listening, capture: true },
    );
  }

  begin() {
    const turning = this.to !== undefined;
    this.to = undefined; // where a turn under way leads
    this.known = this.store.values;
    this.say(0, this.first);
    if (turning) this.figure.player.pause();
  }

  say(turn, words) {
    this.turn = turn; // how many have been taken
    this.line.textContent = words;
    for (const button of this.buttons) button.setAttribute("aria-disabled", String(turn === this.turns.length));
  }

  press(button) {
    if (this.turn === this.turns.length) return;
    this.figure.touched();
    const { low, high, name } = this.control;
    const from = this.store.values[name];
    const turn = this.turns[this.turn] * (button === this.buttons[0] ? -1 : 1);
    this.to = clamp(from + turn, low, high);
    this.say(this.turn + 1, this.outcome(button, from, this.to));
    this.go(from);
  }

  /** From there to where the turn leads. The way is the player's: whoever stops that has it end at once, see update. */
  go(from) {
    const { player } = this.figure;
    if (player.calm.matches || from === this.to) this.update();
    else player.run(TURNING, (share) => this.set(from + (this.to - from) * share * share * (3 - 2 * share)));
  }

  set(value) {
    this.setting = true;
    this.store.set({ [this.control.name]: value });
    this.setting = false;
    this.known = this.store.values;
  }

  update() {
    if (this.setting) return;
    if (this.store.values !== this.known) this.begin();
    else if (this.to !== undefined && !this.figure.player.playing) {
      const { to } = this;
      this.to = undefined;
      this.set(to);
    }
  }

  /** "too high by 0.31" of the model at a value. */
  off(value) {
    const error = this.error(value);
    return `${this.verdict(this.buttons[error > 0 ? 0 : 1])} by ${shortest(Math.abs(error), 2)}`;
  }

  verdict(button) {
    return button.textContent.toLowerCase();
  }

  outcome(button, from, to) {
    const { control, turns, turn } = this;
    const [name, was, said] = [control.label || control.name, this.off(from), this.verdict(button)];
    const words = `Turn ${turn + 1}: you said ${said}, ${was.startsWith(said) ? "and" : "but"} on average it was ${was}. ${name}`;
    const value = writeControl(control, to);
    if (turn + 1 === turns.length)
      return `${words} settled at ${value}, ${this.off(to)} on average. Reset starts again.`;
    const went =
      from === to ? "stays at" : `went ${to < from ? "down" : "up"} by ${shortest(Math.abs(to - from), 3)}, to`;
    const end = to === control.low || to === control.high ? ", where its range ends" : "";
    return `${words} ${went} ${value}${end}.${this.lost(to)}`;
  }

  /** Where even all the turns left, and the last once more, lead to no balance: a sentence that says so. */
  lost(to) {
    const left = this.turns.slice(this.turn + 1).reduce((sum, turn) => sum + turn, 0);
    const reach = left + this.turns.at(-1);
    const balanced = this.error(to - reach) <= 0 && this.error(to + reach) >= 0;
    return balanced ? "" : ` The turns left add up to ${shortest(left, 3)}, too little to reach the balance.`;
  }

  words() {
    return this.turn ? this.line.textContent : "";
  }

  dispose() {
    this.begin();
  }
}

parts.Judge = (figure, box, part) => new Judge(figure, box, part);
