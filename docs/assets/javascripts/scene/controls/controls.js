// The strip of controls: native inputs and buttons, written with the page, brought to life here.
import { decimalsOf, fixed, shortest } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";

export class Controls {
  constructor(strip, figure) {
    this.figure = figure;
    this.store = figure.store;
    this.inputs = [...strip.querySelectorAll("input[data-control]")];
    this.buttons = [...strip.querySelectorAll("button[data-action]")];
    strip.disabled = false;
    strip.addEventListener("input", (event) => this.slide(event.target), figure.listening);
    strip.addEventListener(
      "click",
      (event) => {
        const button = event.target.closest("button[data-action]");
        if (button) this.press(button);
      },
      figure.listening,
    );
  }

  slide(input) {
    const control = this.store.controls.get(input.dataset.control);
    if (!control) return;
    const value = Number(input.value); // before a pause, which puts the slider back to what is shown
    this.figure.touched();
    this.figure.change({ [control.name]: control.log ? 10 ** value : value }, { midRun: true });
  }

  press(button) {
    const { store, figure } = this;
    const { action, jump } = button.dataset;
    if (action === "play") return figure.player.toggle();
    if (action === "reset") return figure.reset();
    figure.touched();
    const from = store.step >= store.longest ? 0 : store.step; // a run that has ended starts again
    const actions = {
      restart: () => store.set({ step: 0 }),
      jump: () => store.set({ step: from + Number(jump) }),
      reveal: () => store.set({ reveal: store.values.reveal ? 0 : 1 }),
    };
    actions[action]?.();
    return undefined;
  }

  update() {
    for (const input of this.inputs) this.show(input, this.store.controls.get(input.dataset.control));
    for (const button of this.buttons) {
      if (button.dataset.action === "reveal")
        button.setAttribute("aria-pressed", String(Boolean(this.store.values.reveal)));
    }
  }

  show(input, control) {
    const value = this.store.values[control.name];
    const position = control.log ? Math.log10(value) : value;
    const off = Math.abs(input.value - position);
    if (off > 1e-9 && off >= input.step / 2) input.value = position;
    const text = writeControl(control, value);
    input.setAttribute("aria-valuetext", text);
    reword(input.closest("label").querySelector(".gd-value"), text);
  }
}

/** The value of a slider as its label shows it. */
export function writeControl(control, value) {
  if (control.kind === "Step") return `${value} of ${control.high}`;
  if (control.log) return shortest(value, 3);
  return fixed(value, decimalsOf(control.step));
}
